//! The few fixed words the writers add themselves, in each language a report can have.

use crate::Language;

/// The fixed words of one language.
#[derive(Debug, Clone, Copy, serde::Serialize)]
pub(crate) struct Words {
    /// The language as HTML, PDF and typst name it.
    pub(crate) code: &'static str,
    /// The language and country as Word names it.
    pub(crate) locale: &'static str,
    /// Before the page number.
    pub(crate) page: &'static str,
    /// Between the page number and the number of pages.
    pub(crate) of: &'static str,
    /// Before the number of a table.
    pub(crate) table: &'static str,
    /// Before the number of a figure.
    pub(crate) figure: &'static str,
    /// The link that jumps over the contents.
    pub(crate) skip: &'static str,
}

const DANISH: Words = Words {
    code: "da",
    locale: "da-DK",
    page: "Side",
    of: "af",
    table: "Tabel",
    figure: "Figur",
    skip: "Gå til indholdet",
};

const ENGLISH: Words = Words {
    code: "en",
    locale: "en-GB",
    page: "Page",
    of: "of",
    table: "Table",
    figure: "Figure",
    skip: "Skip to the content",
};

impl Language {
    /// Returns the fixed words of the language.
    pub(crate) fn words(self) -> Words {
        match self {
            Self::Danish => DANISH,
            Self::English => ENGLISH,
        }
    }
}

/// Returns what stands between a caption's number and its words: nothing when there are no words.
pub(crate) fn caption_tail(caption: &str) -> String {
    if caption.trim().is_empty() { String::new() } else { format!(". {caption}") }
}
