//! How wide text is, and where its lines break, when the reader's typeface is not known.
//!
//! Widths are estimates on the wide side: for each letter the wider of IBM Plex Sans and Arial.

use hypher::Lang;
use unicode_segmentation::UnicodeSegmentation;

/// A space at which no line breaks.
const HOLD: char = '\u{a0}';

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// Running text.
    Regular,
    /// Headings: semi-bold or bold.
    Bold,
}

/// Estimates how wide a text is at a size, rather too wide than too narrow; in the unit of the size.
#[must_use]
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    let heavier = match weight {
        Weight::Regular => 0.0,
        Weight::Bold => 0.07,
    };
    text.chars().map(|letter| advance(letter) + heavier).sum::<f64>() * size
}

/// A letter's width in regular weight, as a share of the size.
fn advance(letter: char) -> f64 {
    match letter {
        'i' | 'j' | '\'' => 0.25,
        'l' | '’' | '‘' => 0.27,
        ' ' | '.' | ',' | '!' | ':' | ';' | '\u{a0}' => 0.29,
        'f' | '|' | '·' | '(' | ')' | '[' | ']' => 0.34,
        't' | 'r' | '/' => 0.38,
        'I' | '-' | '•' | '"' | '*' | '“' | '”' => 0.47,
        'c' | 's' | 'v' | 'y' | 'z' | 'x' | 'J' => 0.51,
        'a' | 'e' | 'g' | 'k' | 'o' | 'L' | '_' | '«' | '»' => 0.56,
        'b' | 'd' | 'h' | 'n' | 'p' | 'q' | 'u' | 'å' => 0.58,
        '0'..='9' | '+' | '=' | '<' | '>' | '–' | 'ø' | 'F' | 'T' | 'Z' | '?' => 0.61,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | 'Å' | '&' => 0.69,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' | '#' => 0.72,
        'w' | 'G' | 'O' | 'Q' | 'Ø' => 0.78,
        'm' | 'M' | 'æ' => 0.89,
        'W' | '%' | 'Æ' | '—' | '…' | '@' => 1.02,
        _ if letter < '\u{250}' && letter.is_lowercase() => 0.62,
        _ if letter < '\u{2000}' => 0.8,
        _ => 1.4,
    }
}

/// Breaks a text into lines no wider than `room`: between words, and after a hyphen or a slash. A word wider than a line
/// is divided as Danish words are, and where that is not enough, anywhere between its letters.
#[must_use]
pub fn lines(text: &str, room: f64, size: f64, weight: Weight) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let held = dashes_held(&shown(text));
    let words = held.split(|letter: char| letter.is_whitespace() && letter != HOLD).filter(|word| !word.is_empty());
    for (number, word) in words.enumerate() {
        for (part, piece) in word.split_inclusive(['-', '/', '–']).enumerate() {
            let space = if number > 0 && part == 0 && !line.is_empty() { " " } else { "" };
            let longer = format!("{line}{space}{piece}");
            if width(&longer, size, weight) <= room {
                line = longer;
                continue;
            }
            if !line.is_empty() {
                lines.push(std::mem::take(&mut line));
            }
            let mut divided = divided(piece, room, size, weight);
            line = divided.pop().unwrap_or_default();
            lines.append(&mut divided);
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The text with each dash between words held to the word before it, since no line begins with one.
fn dashes_held(text: &str) -> String {
    let mut held = String::new();
    for word in text.split_whitespace() {
        if !held.is_empty() {
            held.push(if matches!(word, "-" | "–" | "—") { HOLD } else { ' ' });
        }
        held.push_str(word);
    }
    held
}

/// The size to set a heading in: the given one, or down to three quarters of it where that keeps its longest word whole.
#[must_use]
pub fn undivided_size(text: &str, room: f64, size: f64, weight: Weight) -> f64 {
    let widest = text
        .split_whitespace()
        .flat_map(|word| word.split_inclusive(['-', '/', '–']))
        .map(|part| width(part, size, weight))
        .fold(0.0, f64::max);
    let share = room / widest;
    // Sizes are written with a tenth.
    if (0.75..1.0).contains(&share) { (size * share * 10.0).floor() / 10.0 } else { size }
}

/// Like [`lines`], with as few lines, but the lines about equally long: for headings.
#[must_use]
pub fn balanced(text: &str, room: f64, size: f64, weight: Weight) -> Vec<String> {
    let widest = lines(text, room, size, weight);
    if widest.len() < 2 {
        return widest;
    }
    let steps = (1..20_u32).map(|step| room * (1.0 - f64::from(step) * 0.025));
    steps
        .map(|narrower| lines(text, narrower, size, weight))
        .take_while(|narrower| narrower.len() == widest.len() && divisions(narrower) <= divisions(&widest))
        .last()
        .unwrap_or(widest)
}

/// Like [`lines`], with as few lines, but without a lonely word or two in the last: for running text.
#[must_use]
pub fn settled(text: &str, room: f64, size: f64, weight: Weight) -> Vec<String> {
    let widest = lines(text, room, size, weight);
    let ends_well = |lines: &[String]| lines.last().is_none_or(|last| width(last, size, weight) >= room * 0.36);
    if widest.len() < 2 || ends_well(&widest) {
        return widest;
    }
    let steps = (1..=12_u32).map(|step| room * (1.0 - f64::from(step) * 0.025));
    let narrower = steps.map(|narrower| lines(text, narrower, size, weight));
    let as_few =
        narrower.take_while(|narrower| narrower.len() == widest.len() && divisions(narrower) <= divisions(&widest));
    let mut best = widest.clone();
    for candidate in as_few {
        best = candidate;
        if ends_well(&best) {
            break;
        }
    }
    best
}

/// How many lines end within a word.
fn divisions(lines: &[String]) -> usize {
    lines.iter().filter(|line| line.ends_with('-')).count()
}

/// What does not stand before an ellipsis.
const TRAILING: [char; 5] = [' ', ',', '-', '–', HOLD];

/// The first lines, at most so many; when there were more, the last of them ends with an ellipsis within `room`.
#[must_use]
pub fn shortened(mut lines: Vec<String>, most: usize, room: f64, size: f64, weight: Weight) -> Vec<String> {
    if lines.len() <= most {
        return lines;
    }
    let next = lines.get(most).cloned().unwrap_or_default();
    lines.truncate(most);
    if let Some(last) = lines.last_mut() {
        // A line of nothing but a hyphen says nothing: the next one's beginning joins it.
        if last.trim_end_matches(TRAILING).is_empty() {
            last.push_str(&next);
        }
        while width(&format!("{last}…"), size, weight) > room {
            let kept = last.graphemes(true).next_back().map_or(0, |end| last.len() - end.len());
            if kept == 0 {
                break;
            }
            last.truncate(kept);
        }
        last.truncate(last.trim_end_matches(TRAILING).len());
        last.push('…');
    }
    lines
}

/// Divides what is wider than a line into pieces that are not; all but the last end with a hyphen.
fn divided(word: &str, room: f64, size: f64, weight: Weight) -> Vec<String> {
    let fits = |piece: &str| width(piece, size, weight) <= room;
    if fits(word) {
        return vec![word.to_owned()];
    }
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut take = |piece: &mut String, part: &str| {
        if !piece.is_empty() && !fits(&format!("{piece}{part}-")) {
            piece.push('-');
            pieces.push(std::mem::take(piece));
        }
        piece.push_str(part);
    };
    for syllable in hypher::hyphenate(word, Lang::Danish) {
        if fits(&format!("{syllable}-")) {
            take(&mut piece, syllable);
        } else {
            syllable.graphemes(true).for_each(|letter| take(&mut piece, letter));
        }
    }
    pieces.push(piece);
    pieces
}

/// The text without the characters that XML 1.0 has no way to write (section 2.2, Char).
pub(crate) fn shown(text: &str) -> String {
    let has = |letter: &char| match letter {
        '\t' | '\n' | '\r' => true,
        '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => false,
        _ => true,
    };
    text.chars().filter(has).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const WORD: &str = "forventningsafstemningsprocesbeskrivelsesarbejdsgruppe";

    fn letters(text: &str) -> String {
        shown(text).chars().filter(|letter| !letter.is_whitespace() && *letter != '-').collect()
    }

    #[test]
    fn a_word_too_long_is_divided_as_danish_words_are() {
        assert_eq!(lines("selvforsørgelse", 90.0, 16.0, Weight::Regular), ["selvforsør-", "gelse"]);
        assert!(lines(WORD, 150.0, 16.0, Weight::Bold).len() > 2);
    }

    #[test]
    fn a_heading_is_set_smaller_before_its_word_is_divided_and_no_smaller_than_three_quarters() {
        let set = |room| {
            let size = undivided_size("Kerneområder", room, 24.0, Weight::Bold);
            (size, lines("Kerneområder", room, size, Weight::Bold).len())
        };
        assert_eq!(set(500.0), (24.0, 1));
        assert!(set(166.0).0 < 24.0 && set(166.0).0 > 18.0);
        assert_eq!(set(166.0).1, 1);
        assert!(set(100.0).0 == 24.0 && set(100.0).1 > 1);
    }

    #[test]
    fn a_line_breaks_after_a_hyphen_or_a_slash_without_a_new_hyphen() {
        assert_eq!(
            lines("kultur- og handlinger/ydelser", 90.0, 16.0, Weight::Regular),
            ["kultur- og", "handlinger/", "ydelser"]
        );
    }

    #[test]
    fn no_line_begins_with_a_dash() {
        for room in 80..200 {
            let broken = lines("et samfund - som alle – også børn – lever i", f64::from(room), 16.0, Weight::Regular);
            assert!(!broken.iter().any(|line| line.starts_with(['-', '–'])), "{broken:?}");
        }
    }

    #[test]
    fn a_heading_has_no_lonely_last_word() {
        let text = "Understøtte borgere og virksomheders muligheder for at udfolde sig";
        let (greedy, even) = (lines(text, 480.0, 16.0, Weight::Bold), balanced(text, 480.0, 16.0, Weight::Bold));
        assert_eq!(greedy.len(), even.len());
        let shortest = |lines: &[String]| lines.iter().map(String::len).min();
        assert!(shortest(&even) > shortest(&greedy), "{even:?}");
    }

    #[test]
    fn a_text_has_no_lonely_last_word_where_that_costs_no_line() {
        let text = "At borgerne har adgang til sunde og gode steder at bo og være sammen";
        let last = |lines: &[String]| lines.last().map_or(0, String::len);
        let both = |room| (lines(text, room, 15.0, Weight::Regular), settled(text, room, 15.0, Weight::Regular));
        let rooms = (200..300).map(|room| both(f64::from(room)));
        let better = rooms.filter(|(greedy, settled)| {
            assert_eq!(greedy.len(), settled.len());
            assert!(last(settled) >= last(greedy));
            last(settled) > last(greedy)
        });
        assert!(better.count() > 10);
    }

    #[test]
    fn what_is_cut_off_ends_with_an_ellipsis() {
        let cut = shortened(lines(&"ord, ".repeat(99), 90.0, 16.0, Weight::Regular), 3, 90.0, 16.0, Weight::Regular);
        assert_eq!(cut.len(), 3);
        assert!(cut.iter().all(|line| width(line, 16.0, Weight::Regular) <= 90.0));
        assert!(cut.concat().ends_with("d…"), "{cut:?}");
        let hyphen = lines("-forventningsafstemning", 90.0, 16.0, Weight::Regular);
        let shown = shortened(hyphen, 1, 90.0, 16.0, Weight::Regular).concat();
        assert!(shown.starts_with("-for") && shown.ends_with('…'), "{shown}");
    }

    proptest! {
        #[test]
        fn every_line_is_within_its_room_and_no_letter_is_lost(text in "\\PC{0,400}", room in 60.0..900.0_f64) {
            for breaking in [lines, balanced, settled] {
                let broken = breaking(&text, room, 16.0, Weight::Bold);
                for line in &broken {
                    prop_assert!(width(line, 16.0, Weight::Bold) <= room || line.graphemes(true).count() <= 2, "{}", line);
                }
                prop_assert_eq!(letters(&broken.concat()), letters(&text));
            }
        }
    }
}
