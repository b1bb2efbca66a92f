//! The content model: what a report says, with nothing about how it looks in any one format.

use std::fmt;

use serde::Serialize;

use crate::{ReportError, address};

/// A whole report. All text is plain text: markup of any kind in it is shown as it was typed.
///
/// Line breaks and tabs inside a text count as spaces, and control characters are dropped.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Document {
    /// The title, also the title of the file. Must not be empty.
    pub title: String,
    /// A line under the title; empty when there is none.
    pub subtitle: String,
    /// The municipality, also given as the author of the file.
    pub organisation: String,
    /// The language the text is written in; decides hyphenation, fixed words and how it is read aloud.
    pub language: Language,
    /// The date of the report, kept in the file's metadata (PDF/A demands one).
    pub date: Date,
    /// The same date as it is written on the title page, for example "21. november 2026".
    pub date_text: String,
    /// The heading over the list of contents, for example "Indhold".
    pub contents_title: String,
    /// The municipality's colour; a calm dark blue when there is none.
    pub accent: Option<Colour>,
    /// The content, in reading order.
    pub blocks: Vec<Block>,
}

/// A language a report can be written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Language {
    /// Danish as used in Denmark.
    Danish,
    /// British English.
    English,
}

/// A calendar day between year 1 and 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Reads a day written as ISO 8601, `2026-11-21`.
    ///
    /// # Errors
    /// [`ReportError::Date`] when the text is not a day that exists.
    pub fn parse(text: &str) -> Result<Self, ReportError> {
        let wrong = || ReportError::Date { text: text.to_owned() };
        let [year, month, day] = text.split('-').collect::<Vec<_>>()[..] else {
            return Err(wrong());
        };
        let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
        if !(digits(year, 4) && digits(month, 2) && digits(day, 2)) {
            return Err(wrong());
        }
        let date = Self {
            year: year.parse().map_err(|_| wrong())?,
            month: month.parse().map_err(|_| wrong())?,
            day: day.parse().map_err(|_| wrong())?,
        };
        let exists = date.year > 0 && (1..=date.days_in_month()).contains(&date.day);
        exists.then_some(date).ok_or_else(wrong)
    }

    /// Returns year, month and day.
    pub(crate) fn parts(self) -> [u16; 3] {
        [self.year, self.month.into(), self.day.into()]
    }

    /// Returns how many days the month has; 0 when there is no such month.
    fn days_in_month(self) -> u8 {
        let leap = self.year.is_multiple_of(4) && (!self.year.is_multiple_of(100) || self.year.is_multiple_of(400));
        match self.month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        }
    }
}

impl fmt::Display for Date {
    /// Writes the day as ISO 8601.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// A colour without transparency, in sRGB.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// Reads a colour written as `#1f4e79`.
    ///
    /// # Errors
    /// [`ReportError::Colour`] when the text is anything else.
    pub fn parse(text: &str) -> Result<Self, ReportError> {
        let wrong = || ReportError::Colour { text: text.to_owned() };
        let digits = text.strip_prefix('#').ok_or_else(wrong)?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return Err(wrong());
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).map_err(|_| wrong())?.to_be_bytes();
        Ok(Self { red, green, blue })
    }

    /// Returns whether text in this colour on white meets the 4.5:1 contrast of WCAG 2.2, criterion 1.4.3.
    pub(crate) fn is_readable_on_white(self) -> bool {
        let linear = |channel: u8| {
            let share = f64::from(channel) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        let luminance = 0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue);
        1.05 / (luminance + 0.05) >= 4.5
    }
}

impl fmt::Display for Colour {
    /// Writes the colour as `#1f4e79`.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

/// One piece of the report, standing by itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Block {
    /// A heading; it is never left alone at the foot of a page.
    Heading(Heading),
    /// A paragraph of running text.
    Paragraph(Vec<Inline>),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A drawing with a caption.
    Figure(Figure),
    /// What follows begins on a new page (on paper).
    PageBreak,
    /// A remark set apart from the running text.
    Note(Vec<Inline>),
    /// A photograph, with neither number nor caption.
    Photo(Photo),
    /// Someone's own words, set apart from the running text.
    Quote(Quote),
}

/// A heading in the text. The first one is at level 1, and each is at most one level below the one before it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// 1 for a chapter, to 4 for the smallest section.
    pub level: u8,
    /// The heading's words. Must not be empty.
    pub text: String,
    /// The name that references point at: a Latin letter, then letters, digits, `-`, `_` or `.`; once per document.
    pub id: String,
}

/// A list of short items.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct List {
    /// Whether the order of the items matters.
    pub ordering: Ordering,
    /// The items, each a line of running text.
    pub items: Vec<Vec<Inline>>,
}

/// Whether the order of a list's items matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ordering {
    /// It does not: bullets.
    Bulleted,
    /// It does: 1, 2, 3.
    Numbered,
}

/// A table. The writers number tables themselves ("Tabel 1"); the caption is what follows the number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Table {
    /// What the table shows; empty gives the number alone.
    pub caption: String,
    /// The columns, at least one, from left to right.
    pub columns: Vec<Column>,
    /// What the first cell of a row is.
    pub first_column: FirstColumn,
    /// The rows, each with one cell for each column.
    pub rows: Vec<TableRow>,
    /// A last row that sums up the others.
    pub total: Option<TableRow>,
}

/// The cells of one row, from left to right.
pub type TableRow = Vec<Vec<Inline>>;

/// One column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The heading of the column.
    pub title: String,
    /// How the cells are aligned.
    pub align: Align,
    /// The share of the table's width, relative to the other columns; 0 counts as 1. On the web the browser decides.
    pub width_share: u16,
}

/// How the cells of a column are aligned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// To the left: words.
    Start,
    /// To the right with figures of equal width: numbers.
    End,
}

/// What the first cell of each row in a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstColumn {
    /// The name of the row: read aloud with each cell of it.
    RowHeader,
    /// A cell like the others.
    Plain,
}

/// A drawing. The writers number figures themselves ("Figur 1"); the caption is what follows the number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Figure {
    /// The drawing as SVG, with a `viewBox` (or width and height) and a `font-family` for its words. Scripts, style
    /// sheets, classes and style attributes in it are dropped: use presentation attributes.
    #[serde(skip)]
    pub svg: String,
    /// What the drawing shows, for those who cannot see it. Must not be empty.
    pub alt: String,
    /// The caption; empty gives the number alone.
    pub caption: String,
}

/// A photograph.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Photo {
    /// The photograph as a JPEG file, the right way up. It is put into the document as it is, so what must not be told
    /// (such as where it was taken) has to be taken out before.
    #[serde(skip)]
    pub jpeg: Vec<u8>,
    /// What the photograph shows, for those who cannot see it. Must not be empty.
    pub alt: String,
}

/// Someone's own words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quote {
    /// What was said.
    pub paragraphs: Vec<Vec<Inline>>,
    /// Who said it; empty when that is told elsewhere.
    pub source: Vec<Inline>,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Important text.
    Strong(String),
    /// Stressed text.
    Emphasis(String),
    /// An identifier, such as the number of a statement; not hyphenated.
    Code(String),
    /// An identifier as [`Inline::Code`] that references can point at: where the thing it names stands.
    Target {
        /// The identifier.
        text: String,
        /// The name that references point at, by the same rules as [`Heading::id`].
        id: String,
    },
    /// A link out of the document.
    Link {
        /// The words to click.
        text: String,
        /// An address beginning with `https://`, `http://` or `mailto:`.
        url: String,
    },
    /// A link to a heading or a target in the document.
    Reference {
        /// The words to click.
        text: String,
        /// The id of the heading or target.
        target_id: String,
    },
}

impl Inline {
    /// Returns a link when the address is one that may be linked to, else the plain text "words (address)".
    ///
    /// For addresses typed by users: a mistyped one is shown, and does not stop the report.
    #[must_use]
    pub fn link(text: &str, url: &str) -> Self {
        if address::is_allowed(url) {
            Self::Link { text: text.to_owned(), url: url.to_owned() }
        } else if url.trim().is_empty() {
            Self::Text(text.to_owned())
        } else {
            Self::Text(format!("{text} ({url})"))
        }
    }

    /// Returns the words of the piece, without its kind or address.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Text(text) | Self::Strong(text) | Self::Emphasis(text) | Self::Code(text) => text,
            Self::Target { text, .. } | Self::Link { text, .. } | Self::Reference { text, .. } => text,
        }
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "tests fail by panicking")]
    use super::*;

    #[test]
    fn a_date_is_read_only_when_the_day_exists() {
        assert_eq!(Date::parse("2026-11-21").unwrap().to_string(), "2026-11-21");
        assert_eq!(Date::parse("2024-02-29").unwrap().to_string(), "2024-02-29");
        for wrong in [
            "2026-02-29",
            "1900-02-29",
            "2026-13-01",
            "2026-00-10",
            "0000-01-01",
            "21-11-2026",
            "+026-01-01",
            "2026-1-1",
            "",
        ] {
            assert!(Date::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_colour_is_six_hexadecimal_digits() {
        assert_eq!(Colour::parse("#1F4e79").unwrap().to_string(), "#1f4e79");
        for wrong in ["1f4e79", "#fff", "#1f4e7g", "#1f4e799", "#+f4e79", ""] {
            assert!(Colour::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn yellow_text_on_white_is_not_readable_but_dark_blue_is() {
        assert!(!Colour::parse("#ffd500").unwrap().is_readable_on_white());
        assert!(Colour::parse("#1f4e79").unwrap().is_readable_on_white());
        assert!(Colour::parse("#767676").unwrap().is_readable_on_white());
        assert!(!Colour::parse("#777777").unwrap().is_readable_on_white());
    }

    #[test]
    fn a_mistyped_address_becomes_text_that_shows_it() {
        assert_eq!(Inline::link("Notat", "ftp:/x"), Inline::Text("Notat (ftp:/x)".to_owned()));
        assert_eq!(Inline::link("Notat", "  "), Inline::Text("Notat".to_owned()));
        assert!(matches!(Inline::link("Notat", "https://example.org/a"), Inline::Link { .. }));
    }
}
