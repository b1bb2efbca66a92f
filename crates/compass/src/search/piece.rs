//! Showing what was found where it stands: a text cut into pieces, those that were looked for marked.

use std::ops::Range;

use text::Query;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub text: String,
    /// Whether they were looked for.
    pub is_hit: bool,
}

/// Where words are in a title and in a text, as ranges of bytes, sorted and apart.
pub type Marks = (Vec<Range<usize>>, Vec<Range<usize>>);

/// Returns where in a title and in a text the words are; nothing when title and text together are not what
/// is looked for.
#[must_use]
pub fn marks(query: &Query, title: &str, text: &str) -> Option<Marks> {
    let (mut in_title, mut in_text) = (Vec::new(), Vec::new());
    let text_begins = title.len() + 1;
    for range in query.find(&format!("{title}\n{text}"))? {
        if range.start < title.len() {
            in_title.push(range.start..range.end.min(title.len()));
        }
        if range.end > text_begins {
            in_text.push(range.start.max(text_begins) - text_begins..range.end - text_begins);
        }
    }
    Some((in_title, in_text))
}

/// How many characters stand before the first hit.
const BEFORE: usize = 60;

/// Returns at most about `length` characters of a text around its first hit, in pieces, with "…" where it was cut.
#[must_use]
pub fn excerpt(text: &str, ranges: &[Range<usize>], length: usize) -> Vec<Piece> {
    let first = ranges.first().map_or(0, |range| range.start);
    let places: Vec<usize> = text.char_indices().map(|(place, _)| place).chain([text.len()]).collect();
    let at = |number: usize| places.get(number).copied().unwrap_or(text.len());
    let first_letter = places.partition_point(|place| *place < first);
    let is_short = places.len() <= length + 1;
    let from = if is_short || first_letter <= BEFORE { 0 } else { word_after(text, at(first_letter - BEFORE), first) };
    let from_letter = places.partition_point(|place| *place < from);
    let until = if is_short || places.len() <= from_letter + length + 1 {
        text.len()
    } else {
        // Never cut before the first hit ends.
        let must = ranges.first().map_or(from, |range| range.end);
        let longest = at(from_letter + length).max(must);
        text.get(..longest)
            .and_then(|part| part.rfind(char::is_whitespace))
            .filter(|end| *end >= must)
            .unwrap_or(longest)
    };
    let mut pieces = cut(text, ranges, from..until);
    if from > 0 {
        pieces.insert(0, Piece { text: "… ".to_owned(), is_hit: false });
    }
    if until < text.len() {
        pieces.push(Piece { text: " …".to_owned(), is_hit: false });
    }
    pieces
}

/// The beginning of the first word after a place, but not after `latest`.
fn word_after(text: &str, place: usize, latest: usize) -> usize {
    let rest = text.get(place..latest).unwrap_or_default();
    let space = rest.char_indices().find(|(_, letter)| letter.is_whitespace());
    space.map_or(place, |(at, letter)| place + at + letter.len_utf8())
}

fn cut(text: &str, ranges: &[Range<usize>], shown: Range<usize>) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut push = |range: Range<usize>, is_hit| {
        let words = text.get(range).filter(|words| !words.is_empty());
        pieces.extend(words.map(|words| Piece { text: words.to_owned(), is_hit }));
    };
    let mut from = shown.start;
    for range in ranges.iter().filter(|range| range.start >= shown.start && range.end <= shown.end) {
        push(from..range.start, false);
        push(range.clone(), true);
        from = range.end;
    }
    push(from..shown.end, false);
    pieces
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn written(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| if piece.is_hit { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
    }

    #[test]
    fn a_short_text_is_shown_whole_with_its_hits() {
        let (title, text) = marks(&Query::parse("skole unge"), "Skolen", "De unge i folkeskolen").unwrap();
        assert_eq!(written(&excerpt("Skolen", &title, 100)), "[Skolen]");
        assert_eq!(written(&excerpt("De unge i folkeskolen", &text, 100)), "De [unge] i [folkeskolen]");
    }

    #[test]
    fn a_long_text_is_cut_between_words_around_the_first_hit() {
        let text =
            format!("{} Flere cykelstier til alle. {}", "Noget helt andet. ".repeat(20), "Og mere til. ".repeat(20));
        let (_, ranges) = marks(&Query::parse("cykelsti"), "", &text).unwrap();
        let shown = written(&excerpt(&text, &ranges, 120));
        assert!(
            shown.starts_with("… ") && shown.ends_with(" …") && shown.contains("Flere [cykelstier] til"),
            "{shown}"
        );
        assert!(shown.chars().count() < 140, "{shown}");
    }

    proptest! {
        #[test]
        fn whatever_is_shown_is_of_the_text_and_shows_the_first_hit(
            words in proptest::collection::vec("skole|æble|å|🙂🙂|sammenhængskraft|og", 0..60), length in 1_usize..80,
        ) {
            let text = words.join(" ");
            let (_, ranges) = marks(&Query::parse("skole"), "", &text).unwrap_or_default();
            let pieces = excerpt(&text, &ranges, length);
            let whole: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
            prop_assert!(text.contains(whole.trim_start_matches("… ").trim_end_matches(" …")));
            prop_assert_eq!(pieces.iter().any(|piece| piece.is_hit), !ranges.is_empty());
        }
    }
}
