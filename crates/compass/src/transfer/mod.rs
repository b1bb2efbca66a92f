//! A compass that comes in from a file or goes out as one: between the form of [`crate::exchange`] and what is stored.
//!
//! An import writes all of a file or nothing. What is there already and says the same stays as it is; what says
//! something else gets a new version, adopted at once; what stands elsewhere is moved; what the file does not mention is
//! left alone. So the same file
//! twice changes nothing, and what came in goes out again as it was, remarks and all.

mod build;
mod export;
mod import;
mod matching;
mod pages;
mod target;
mod voices;
mod words;

pub use export::export;
pub use import::{Imported, TransferFault, import};
pub use target::Into;

pub(crate) use pages::routes;

use serde::{Deserialize, Serialize};

/// What is kept of a task beside its words, for the way out: stored as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Kept {
    /// What the file remarked, as the exchange writes it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    remarks: String,
    /// Whether it came from a file at all; only then is what the file did not have left out on the way.
    #[serde(default)]
    is_from_file: bool,
    /// What the file calls the municipality; only of a model.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    municipality: String,
    /// Whether the file gave the model a title.
    #[serde(default)]
    is_titled: bool,
    /// The number that the file gave the task.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    number: Option<i64>,
}

impl Kept {
    fn to_text(&self) -> String {
        // Texts and numbers can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What was stored by hand or by an older file is nothing to keep.
    fn from_text(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }
}
