//! Reads a JSON file as the form, or tells everything that is wrong with it.

use super::tree;
use crate::exchange::Form;
use crate::exchange::check;
use crate::exchange::fault::{Fault, Place, Unreadable, Wanted};
use crate::exchange::field;
use crate::exchange::reader::Reader;

/// The largest file that is read, in bytes. Nyborg's compass takes 14 thousand.
pub const MAX_BYTES: usize = 20 * 1024 * 1024;
/// How much of a broken line is shown, in characters.
const SHOWN: usize = 60;

/// Reads a compass from a JSON file; `name` is the file's name, for the faults.
///
/// # Errors
/// Everything that is wrong, in the order of the file; only what makes the file unreadable stands alone.
pub fn read_json(name: &str, bytes: &[u8]) -> Result<Form, Vec<Fault>> {
    let text = text_of(bytes)
        .map_err(|(place, unreadable)| vec![Fault::of_file(name, place, Wanted::Readable(unreadable))])?;
    let tree = tree::parse(text).map_err(|(at, broken)| {
        let line = text.lines().nth(at.line - 1).unwrap_or_default();
        let found = line.chars().skip(at.column - 1).take(SHOWN).collect();
        vec![Fault { found, ..Fault::of_file(name, at.into(), Wanted::Json(broken)) }]
    })?;
    let mut reader = Reader::new(name);
    let form: Form = field::read_object(&tree, &mut reader);
    check::form(&tree, &mut reader);
    reader.outcome(form).map_err(in_order)
}

fn in_order(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_by_key(|fault| match fault.place {
        Place::Text { line, column } => (line, column),
        _ => (usize::MAX, 0),
    });
    faults
}

fn text_of(bytes: &[u8]) -> Result<&str, (Place, Unreadable)> {
    if bytes.len() > MAX_BYTES {
        return Err((Place::File, Unreadable::TooLarge));
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        return Err((Place::Text { line: 1, column: 1 }, Unreadable::Mark));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let sound = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let sound = String::from_utf8_lossy(sound);
        let column = sound.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (Place::Text { line: sound.matches('\n').count() + 1, column }, Unreadable::NotUtf8)
    })?;
    if text.trim().is_empty() { Err((Place::File, Unreadable::Empty)) } else { Ok(text) }
}
