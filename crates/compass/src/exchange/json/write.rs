//! Writes the form as a JSON file: what was read comes back as it was, what is new at its place.

use super::value::Json;
use crate::exchange::Form;
use crate::exchange::object::{Object, Out};
use crate::exchange::remarks::Remarks;

/// Writes the form as UTF-8 JSON, indented by one space, as the municipalities' own files are.
#[must_use]
pub fn write_json(form: &Form) -> Vec<u8> {
    let mut text = object(form).indented();
    text.push('\n');
    text.into_bytes()
}

/// Returns an object of the form as JSON: a plain text where that says it all.
pub(in crate::exchange) fn object<T: Object>(object: &T) -> Json {
    let mut fields = Vec::new();
    object.give(&mut fields);
    if T::SHORT && object.remarks().is_empty() {
        let mut said = fields.iter().filter_map(|field| field.json.as_ref().map(|json| (field.key, json)));
        if let (Some(("text", text)), None) = (said.next(), said.next()) {
            return text.clone();
        }
    }
    Json::Object(merged(fields, object.remarks()))
}

/// Tells whether an object read from these keys would be written with them, and in this order, without being told.
pub(in crate::exchange) fn is_usual<T: Object>(object: &T, keys: &[&str]) -> bool {
    let mut fields = Vec::new();
    object.give(&mut fields);
    let is_text = T::SHORT && keys == ["text"];
    let plain = Remarks { given: Vec::new(), kept: object.remarks().kept.clone() };
    !is_text && merged(fields, &plain).iter().map(|(key, _)| key).eq(keys)
}

/// Puts the keys in the order in which they were given, and those that were not beside their neighbours.
fn merged(fields: Vec<Out>, remarks: &Remarks) -> Vec<(String, Json)> {
    let mut entries: Vec<(String, Json)> = Vec::new();
    for given in &remarks.given {
        if let Some(json) = remarks.get(&given.key) {
            entries.push((given.key.clone(), json.clone()));
        } else if let Some(field) = fields.iter().find(|field| field.key == given.key) {
            let json = field.json.clone().unwrap_or_else(|| (field.nothing)(given.stood));
            entries.push((given.key.clone(), json));
        }
    }
    let order: Vec<&str> = fields.iter().map(|field| field.key).collect();
    let is_given = |key: &str| remarks.given.iter().any(|given| given.key == key);
    for (index, field) in fields.into_iter().enumerate() {
        if let (Some(json), false) = (field.json, is_given(field.key)) {
            let place = place_for(&entries, &order, index);
            entries.insert(place, (field.key.to_owned(), json));
        }
    }
    for (key, json) in remarks.kept.iter().filter(|(key, _)| !is_given(key.as_str())) {
        let place = if key == "source" { 0 } else { entries.len() };
        entries.insert(place, (key.clone(), json.clone()));
    }
    entries
}

/// Returns where the key with this index in the usual order belongs: after the nearest of those before it that are
/// there, else before the nearest of those after it.
fn place_for(entries: &[(String, Json)], order: &[&str], index: usize) -> usize {
    let place_of = |key: &&str| entries.iter().position(|(other, _)| other == key);
    let (before, after) = order.split_at(index);
    let previous = before.iter().rev().find_map(place_of).map(|place| place + 1);
    previous.or_else(|| after.iter().find_map(place_of)).unwrap_or(entries.len())
}
