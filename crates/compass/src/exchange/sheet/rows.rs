//! Rows of a workbook from objects of the form.

use tabular::Cell;

use super::super::json::value::Json;
use super::super::object::Object;
use super::super::remarks::Remarks;
use super::names;
use super::parts::{From, Part};
use crate::core_task::TaskKind;

/// Makes the row of an object; `owner` and `kind` are what it belongs to and what it is, where the sheet has those.
pub(super) fn row<T: Object>(part: &Part, object: &T, owner: &str, kind: &str) -> Vec<Cell> {
    let mut fields = Vec::new();
    object.give(&mut fields);
    let mut rest = object.remarks().clone();
    let shown: Vec<(&str, String)> = part.columns.iter().filter_map(|column| shown(column.from, &mut rest)).collect();
    let cell = |from: From| match from {
        From::Must(key) | From::May(key) | From::Number(key) => {
            cell_of(fields.iter().find(|field| field.key == key).and_then(|field| field.json.as_ref()))
        }
        From::TaskKind => match fields.iter().find(|field| field.key == "kind").and_then(|field| field.json.as_ref()) {
            Some(Json::Text(name)) => {
                TaskKind::from_name(name).map_or(Cell::Empty, |kind| text(names::task_kind(kind)))
            }
            _ => Cell::Empty,
        },
        From::Owner | From::MayOwner => text(owner),
        From::RowKind => text(kind),
        From::Remark(key) => shown.iter().find(|(other, _)| *other == key).map_or(Cell::Empty, |(_, note)| text(note)),
        From::Machine => text(&rest.to_text()),
    };
    part.columns.iter().map(|column| cell(column.from)).collect()
}

/// Takes a remark out that has a column of its own, if a cell can hold it unchanged.
fn shown(from: From, rest: &mut Remarks) -> Option<(&'static str, String)> {
    let From::Remark(key) = from else { return None };
    let note = rest.text(key).filter(|note| survives(note))?.to_owned();
    rest.set(key, None);
    Some((key, note))
}

/// Tells whether a cell gives back the text as it was.
fn survives(note: &str) -> bool {
    let is_odd = |sign: char| sign.is_control() && sign != '\n' || matches!(sign, '\u{fffe}' | '\u{ffff}');
    !note.trim().is_empty() && !note.contains(is_odd) && note.len() <= tabular::MAX_CELL_CHARS
}

fn text(content: &str) -> Cell {
    if content.is_empty() { Cell::Empty } else { Cell::Text(content.to_owned()) }
}

fn cell_of(json: Option<&Json>) -> Cell {
    match json {
        Some(Json::Text(content)) => text(content),
        Some(Json::Number(digits)) => digits.parse().map_or_else(|_| text(digits), Cell::Whole),
        _ => Cell::Empty,
    }
}
