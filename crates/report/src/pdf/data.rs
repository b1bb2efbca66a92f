//! The document as the template reads it, with every text made fit for print.

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use super::{Fonts, Paper};
use crate::picture::Size;
use crate::prepare::map_text;
use crate::words::Words;
use crate::{Block, Colour, Column, Document, Inline, ReportError, Table, address, photo};

/// The colour of a report whose municipality has not chosen one.
const DEFAULT_ACCENT: &str = "#1d4f73";
/// The colour of headings when the municipality's own is too pale to read.
const INK: &str = "#1b2a36";
/// The longest title that fits the running header, in characters.
const HEADER_LENGTH: usize = 80;
/// The longest word in running text that is kept whole when it cannot be hyphenated, in characters.
const LONGEST_WORD: usize = 28;
/// From this length even a word of letters only, which can be hyphenated, may be broken anywhere.
const ENDLESS_WORD: usize = 60;
/// The room a cell's margins take, and what one character takes at the size of tables, in millimetres.
const CELL_MARGINS: f64 = 4.4;
const CHARACTER: f64 = 2.1;
/// How much of a drawing's height a photograph may have, so that words stand beside it on the page.
const PHOTO_HEIGHT: f64 = 0.55;

/// The content of `report.json`.
#[derive(Serialize)]
struct Sheet<'a> {
    document: &'a Document,
    /// `a4` or `a5`.
    paper: &'static str,
    /// Year, month and day.
    date: [u16; 3],
    words: Words,
    families: &'a [String],
    accent: String,
    heading_ink: String,
    header: String,
    /// The width and height of each figure in millimetres.
    figures: Vec<[f64; 2]>,
    /// The width and height of each photograph in millimetres.
    photos: Vec<[f64; 2]>,
}

/// Returns the data file for a document that has been prepared.
pub(super) fn json(document: &Document, fonts: &Fonts, paper: Paper) -> Result<Vec<u8>, ReportError> {
    let failed = |reason: String| ReportError::Typesetting { reason };
    let printed = with_breaks(map_text(document, &|text| displayable(text, fonts)), paper.room().width);
    let accent = document.accent.map_or_else(|| DEFAULT_ACCENT.to_owned(), |colour| colour.to_string());
    let readable = document.accent.is_none_or(Colour::is_readable_on_white);
    let mut figures = Vec::new();
    for block in &document.blocks {
        let Block::Figure(figure) = block else {
            continue;
        };
        let size = Size::of(&figure.svg).map_err(failed)?.within(paper.room());
        figures.push([size.width, size.height]);
    }
    let mut photos = Vec::new();
    for (_, photo) in photo::numbered(document) {
        let room = Size { height: paper.room().height * PHOTO_HEIGHT, ..paper.room() };
        let size = photo::size(&photo.jpeg).map_err(failed)?.within(room);
        photos.push([size.width, size.height]);
    }
    let sheet = Sheet {
        document: &printed,
        paper: paper.name(),
        date: document.date.parts(),
        words: document.language.words(),
        families: fonts.families(),
        heading_ink: if readable { accent.clone() } else { INK.to_owned() },
        accent,
        header: shortened(&printed.title),
        figures,
        photos,
    };
    serde_json::to_vec(&sheet).map_err(|fault| failed(fault.to_string()))
}

/// Returns the text with what no typeface has replaced by a small square, since PDF/UA-1 forbids missing signs.
///
/// Marks that only join or vary signs are dropped, and so are the private-use characters PDF/A-2a forbids. Of a sign of
/// several characters that no typeface has together, or a letter with a mark of another script, the first is shown.
pub(super) fn displayable(text: &str, fonts: &Fonts) -> String {
    let square = if fonts.can_show('\u{25a1}') { '\u{25a1}' } else { '?' };
    let shown = |character: char| match character {
        _ if character.is_ascii() => Some(character),
        '\u{a0}' | '\u{ad}' | '\u{200b}' | '\u{2011}' => Some(character),
        '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' => None,
        '\u{fe00}'..='\u{fe0f}' | '\u{e0000}'..='\u{e0fff}' | '\u{1f3fb}'..='\u{1f3ff}' => None,
        '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => Some(square),
        _ if fonts.can_show(character) => Some(character),
        _ => Some(square),
    };
    let sign = |sign: &str| {
        let whole: String = sign.chars().filter_map(shown).collect();
        let has_own_marks = whole.starts_with(|first: char| first > '\u{2ff}' && first != square);
        let is_one = whole.chars().skip(1).all(|mark| has_own_marks || joins_any_letter(mark) || mark == square);
        if is_one && fonts.can_show_together(&whole) { whole } else { whole.chars().take(1).collect() }
    };
    text.graphemes(true).map(|one| if one.is_ascii() { one.to_owned() } else { sign(one) }).collect()
}

/// Tells whether a mark belongs to no script of its own (the blocks of combining diacritical marks). One of another script
/// is set with a sign of its own for the letter that is missing, which no typeface has either.
const fn joins_any_letter(mark: char) -> bool {
    matches!(mark, '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}')
}

/// Returns the text with places to break put into words longer than that which cannot be hyphenated.
fn breakable(text: &str, longest: usize) -> String {
    text.split(' ').map(|word| breakable_word(word, longest)).collect::<Vec<_>>().join(" ")
}

fn breakable_word(word: &str, longest: usize) -> String {
    let length = word.chars().count();
    let mut parts = word.trim_matches(|edge: char| edge.is_ascii_punctuation()).split('-');
    let letters_only = parts.all(|part| part.chars().all(char::is_alphabetic));
    if length <= longest || (letters_only && length < ENDLESS_WORD) {
        return word.to_owned();
    }
    let step = longest.min(10);
    let mut since_break = 0;
    let mut out = String::with_capacity(word.len() + word.len() / 2);
    for character in word.chars() {
        out.push(character);
        since_break += 1;
        let pause = matches!(character, '/' | '.' | '-' | '_' | '?' | '&' | '=' | '@' | ',' | ';' | ':');
        if since_break >= step || (pause && since_break > 2) {
            out.push('\u{200b}');
            since_break = 0;
        }
    }
    out
}

/// Returns the title cut at a word, with an ellipsis, when it is too long for the running header.
fn shortened(title: &str) -> String {
    if title.chars().count() <= HEADER_LENGTH {
        return title.to_owned();
    }
    let start: String = title.chars().take(HEADER_LENGTH).collect();
    let whole_words = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
    format!("{}…", whole_words.trim_end())
}

/// Makes running text fit its lines and cells, and encodes the addresses in it. Headings and the title are left as
/// they are, for they are also bookmarks and the name of the file.
fn with_breaks(mut document: Document, width: f64) -> Document {
    for block in &mut document.blocks {
        match block {
            Block::Paragraph(line) | Block::Note(line) => fit(line, LONGEST_WORD),
            Block::List(list) => list.items.iter_mut().for_each(|item| fit(item, LONGEST_WORD)),
            Block::Table(table) => fit_table(table, width),
            Block::Quote(quote) => {
                quote.paragraphs.iter_mut().chain([&mut quote.source]).for_each(|line| fit(line, LONGEST_WORD));
            }
            Block::Heading(_) | Block::Figure(_) | Block::Photo(_) | Block::PageBreak => {}
        }
    }
    document
}

fn fit_table(table: &mut Table, room: f64) {
    let share = |column: &Column| f64::from(column.width_share.max(1));
    let all: f64 = table.columns.iter().map(share).sum();
    for (index, column) in table.columns.iter_mut().enumerate() {
        let width = room * share(column) / all - CELL_MARGINS;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few letters, at least one")]
        let longest = (width / CHARACTER).max(1.0) as usize;
        column.title = breakable(&column.title, longest);
        let cells = table.rows.iter_mut().chain(&mut table.total).filter_map(|row| row.get_mut(index));
        cells.for_each(|cell| fit(cell, longest));
    }
}

fn fit(line: &mut [Inline], longest: usize) {
    for piece in line {
        match piece {
            Inline::Text(text) | Inline::Strong(text) | Inline::Emphasis(text) | Inline::Code(text) => {
                *text = breakable(text, longest);
            }
            Inline::Link { text, url } => {
                *text = breakable(text, longest);
                *url = address::encoded(url);
            }
            Inline::Target { text, .. } | Inline::Reference { text, .. } => *text = breakable(text, longest),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_emoji_becomes_a_square_and_danish_letters_stay() {
        let fonts = Fonts::bundled();
        assert_eq!(displayable("Ærø 👩‍👧️ – ok", &fonts), "Ærø □□ – ok");
        assert_eq!(displayable("\u{e123}", &fonts), "□");
        assert_eq!(displayable("A\u{30a}rs\r\nre\u{301}", &fonts), "A\u{30a}rs\r\nre\u{301}");
    }

    #[test]
    fn a_mark_on_a_letter_that_no_typeface_has_goes_with_the_letter() {
        assert_eq!(displayable("ౘ\u{93a} ok", &Fonts::bundled()), "□ ok");
    }

    #[test]
    fn a_long_address_can_be_broken_but_a_danish_compound_is_left_to_hyphenation() {
        let compound = "(kommunalbestyrelsesmedlemmernes, arbejdsmarkeds-uddannelsesinstitutioner).";
        assert_eq!(breakable(compound, LONGEST_WORD), compound);
        let address = breakable("https://example.org/en/meget/lang/adresse?id=1234567890123", LONGEST_WORD);
        assert!(address.contains('\u{200b}'));
        assert_eq!(address.replace('\u{200b}', ""), "https://example.org/en/meget/lang/adresse?id=1234567890123");
        assert!(breakable(&"a".repeat(200), LONGEST_WORD).contains('\u{200b}'));
    }

    #[test]
    fn an_amount_too_wide_for_its_column_is_broken_after_a_full_stop() {
        assert_eq!(breakable("1.234.567,89", 7), "1.234.\u{200b}567,\u{200b}89");
    }

    #[test]
    fn a_long_title_is_cut_at_a_word_in_the_running_header() {
        let title = "Styring efter kerneopgaven ".repeat(5);
        let header = shortened(&title);
        assert!(header.chars().count() <= HEADER_LENGTH + 1 && header.ends_with('…'), "{header}");
        assert_eq!(shortened("Kort"), "Kort");
    }
}
