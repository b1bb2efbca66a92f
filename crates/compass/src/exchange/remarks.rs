//! What a file said beside the form's own words, kept with each object so that nothing is lost on the way out.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::json::value::Json;

/// The keys that may stand in any object and are kept as they are.
pub const REMARK_KEYS: [&str; 6] = ["source", "note", "notes", "basis", "uncertain", "page_order"];

/// What one object of a file had beside what it says: its remarks, and which keys it had in which order.
///
/// Small, and stored as one text: see [`Remarks::to_text`]. An object that was not read from a file has none.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remarks {
    /// The keys that were there, in order; none when they are those that would be written anyway.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "given")]
    pub given: Vec<Given>,
    /// The remarks. Those whose key was given are written in its place; of the others, `source` comes first and the
    /// rest last.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub kept: BTreeMap<String, Json>,
}

/// A key that was there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// The key.
    pub key: String,
    /// What stood at it.
    pub stood: Stood,
}

/// What stood at a key: `null` and an empty list both say that there is nothing, but are not the same file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stood {
    /// Something.
    #[default]
    Filled,
    /// `null`.
    Null,
    /// An empty text or list, or `false`.
    Empty,
}

impl Stood {
    /// What is written behind the key.
    const fn mark(self) -> &'static str {
        match self {
            Self::Filled => "",
            Self::Null => ":null",
            Self::Empty => ":empty",
        }
    }
}

/// Given keys as one text, `number title focus:empty`: keys of the form have no spaces.
mod given {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::{Given, Stood};

    pub(super) fn serialize<S: Serializer>(given: &[Given], to: S) -> Result<S::Ok, S::Error> {
        let keys: Vec<String> = given.iter().map(|Given { key, stood }| format!("{key}{}", stood.mark())).collect();
        to.serialize_str(&keys.join(" "))
    }

    pub(super) fn deserialize<'d, D: Deserializer<'d>>(from: D) -> Result<Vec<Given>, D::Error> {
        let text = String::deserialize(from)?;
        let of = |word: &str| {
            let marked = [Stood::Null, Stood::Empty]
                .into_iter()
                .find_map(|stood| Some((word.strip_suffix(stood.mark())?, stood)));
            let (key, stood) = marked.unwrap_or((word, Stood::Filled));
            Given { key: key.to_owned(), stood }
        };
        Ok(text.split_whitespace().map(of).collect())
    }
}

impl Remarks {
    /// Tells whether there is nothing to keep.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.given.is_empty() && self.kept.is_empty()
    }

    /// Returns the remark at a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Json> {
        self.kept.get(key)
    }

    /// Returns the remark at a key, if it is a text.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.get(key)? {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the texts at a key: one, or those of a list.
    #[must_use]
    pub fn texts(&self, key: &str) -> Vec<&str> {
        let all = match self.get(key) {
            Some(Json::List(list)) => list.as_slice(),
            Some(other) => std::slice::from_ref(other),
            None => &[],
        };
        let mut texts = Vec::new();
        for json in all {
            if let Json::Text(text) = json {
                texts.push(text.as_str());
            }
        }
        texts
    }

    /// Sets the remark at a key, or takes it away. Its place among the keys is remembered either way.
    pub fn set(&mut self, key: &str, json: Option<Json>) {
        match json {
            Some(json) => drop(self.kept.insert(key.to_owned(), json)),
            None => drop(self.kept.remove(key)),
        }
    }

    /// Writes it as one text to be stored; empty when there is nothing to keep.
    #[must_use]
    pub fn to_text(&self) -> String {
        if self.is_empty() {
            return String::new();
        }
        // Strings and lists can always be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Reads what [`Remarks::to_text`] wrote.
    ///
    /// # Errors
    /// If the text is something else.
    pub fn from_text(text: &str) -> Result<Self, serde_json::Error> {
        if text.is_empty() { Ok(Self::default()) } else { serde_json::from_str(text) }
    }
}
