//! The booklet about the core task, as Nyborg printed it: the whole of what a model says, in the order in which it is read.
//!
//! A [`Booklet`] is gathered once and is plain data; `document` writes it (pure), and the crate `report` makes the same
//! document a file for paper, for Word and for the web. Only what was adopted is in it, whoever asks.

pub mod actions;
mod chapter;
mod common_texts;
mod document;
mod line;
mod pages;
mod press;
#[cfg(test)]
mod tests;

pub use document::document;
pub(crate) use pages::routes;

use crate::figures::Stand;

/// Which booklet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wish {
    /// The model's readable or opaque identifier; none: the municipality's own.
    pub model: Option<String>,
    /// The day, yyyy-mm-dd, on which it is to be read; none: today.
    pub day: Option<String>,
}

/// All that a booklet says.
#[derive(Clone, Debug)]
pub struct Booklet {
    pub(crate) municipality: String,
    /// The municipality's colour, if it has chosen one.
    pub(crate) accent: Option<report::Colour>,
    pub(crate) look: figure::Look,
    pub(crate) stand: Stand,
    pub(crate) voices: Vec<Spoken>,
    /// The wordings that it is made of: the model's, then the core tasks' in their order.
    pub(crate) versions: Vec<Adopted>,
    /// The day that it is as of; none: as it is.
    pub(crate) day: Option<String>,
    /// The day on which it is made.
    pub(crate) printed: report::Date,
}

impl Booklet {
    /// Returns the readable identifier of its model.
    #[must_use]
    pub fn model_slug(&self) -> &str {
        &self.stand.model.slug
    }
}

/// What a workplace says of its own part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Spoken {
    pub(crate) workplace: String,
    /// Role and centre; may be empty.
    pub(crate) by: String,
    pub(crate) paragraphs: Vec<String>,
}

/// A wording that holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Adopted {
    /// Of which core task; of the model itself when it is empty.
    pub(crate) title: String,
    pub(crate) number: i64,
    /// From which day, yyyy-mm-dd.
    pub(crate) from: String,
    /// Who decided it, when, under which item.
    pub(crate) decision: String,
}

/// The forms of the booklet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For reading, printing and keeping.
    Pdf,
    /// For writing on in Word.
    Docx,
    /// One page for any browser.
    Html,
}

impl Format {
    /// All of them, in the order in which the page offers them.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Docx, Self::Html];

    /// Returns the ending of its files.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
        }
    }

    /// Returns the form whose files end so.
    #[must_use]
    pub fn from_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending() == ending)
    }

    /// Returns the media type of its files.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Html => "text/html; charset=utf-8",
        }
    }

    /// The key of its name on the screen.
    fn title_key(self) -> String {
        format!("booklet-format-{}", self.ending())
    }
}

/// A written booklet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, such as `kerneopgaver-2026-11-26.pdf`.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}
