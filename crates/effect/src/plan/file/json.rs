//! JSON with the line of every value.

use jsonc_parser::ast::{Array, Object, Value};
use jsonc_parser::common::Ranged;

use super::{Fault, Wanted};

/// How much of what was found is shown, in characters.
const SHOWN: usize = 60;

/// A text that is being read, with the faults found so far.
pub(super) struct Reader<'t> {
    text: &'t str,
    pub(super) faults: Vec<Fault>,
}

impl<'t> Reader<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, faults: Vec::new() }
    }

    /// The line at a place of the text, from 1.
    fn line(&self, at: usize) -> usize {
        self.text.get(..at).unwrap_or_default().matches('\n').count() + 1
    }

    /// The text of a value as it stands.
    pub(super) fn source(&self, value: &impl Ranged) -> &'t str {
        let range = value.range();
        self.text.get(range.start..range.end).unwrap_or_default()
    }

    /// Notes a fault of something that stands there.
    pub(super) fn fault(&mut self, value: &impl Ranged, place: &str, wanted: Wanted) {
        let found = self.source(value).chars().take(SHOWN).collect();
        let line = self.line(value.range().start);
        self.faults.push(Fault { line, place: place.to_owned(), wanted, found });
    }

    /// Returns what an object has under a key, and notes a fault when it has nothing.
    pub(super) fn needed<'v>(&mut self, object: &'v Object<'t>, key: &str, place: &str) -> Option<&'v Value<'t>> {
        let found = value(object, key);
        if found.is_none() {
            let line = self.line(object.range().start);
            let place = below(place, key);
            self.faults.push(Fault { line, place, wanted: Wanted::Something, found: String::new() });
        }
        found
    }

    pub(super) fn object<'v>(&mut self, value: &'v Value<'t>, place: &str) -> Option<&'v Object<'t>> {
        let Value::Object(object) = value else {
            self.fault(value, place, Wanted::Object);
            return None;
        };
        Some(object)
    }

    pub(super) fn list<'v>(&mut self, value: &'v Value<'t>, place: &str) -> Option<&'v Array<'t>> {
        let Value::Array(list) = value else {
            self.fault(value, place, Wanted::List);
            return None;
        };
        Some(list)
    }

    /// Reads a text that says something and is no longer than `most` characters.
    pub(super) fn text(&mut self, value: &Value<'t>, place: &str, most: usize) -> Option<String> {
        let text = match value {
            Value::StringLit(text) => text.value.trim(),
            _ => "",
        };
        let wanted = match text.chars().count() {
            0 => Wanted::Text,
            letters if letters > most => Wanted::ShortText,
            _ => return Some(text.to_owned()),
        };
        self.fault(value, place, wanted);
        None
    }

    /// Reads a whole number.
    pub(super) fn number(&mut self, value: &Value<'t>, place: &str, wanted: Wanted) -> Option<i64> {
        let number = match value {
            Value::NumberLit(number) => number.value.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            self.fault(value, place, wanted);
        }
        number
    }
}

/// Returns what an object has under a key.
pub(super) fn value<'v, 't>(object: &'v Object<'t>, key: &str) -> Option<&'v Value<'t>> {
    object.properties.iter().find(|property| property.name.as_str() == key).map(|property| &property.value)
}

/// Names a key of an object at a place.
pub(super) fn below(place: &str, key: &str) -> String {
    if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") }
}
