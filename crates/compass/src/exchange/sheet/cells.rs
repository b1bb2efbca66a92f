//! The rows of a sheet with their cells found by column, and the objects that they are.

use std::collections::BTreeSet;

use tabular::{RowFault, Table};

use super::super::fault::{Place, Wanted};
use super::super::json::tree::{Entry, Node, Value};
use super::super::json::value::Json;
use super::super::reader::{Reader, nearest};
use super::super::remarks::{REMARK_KEYS, Remarks};
use super::names;
use super::parts::{self, Column, From, Part};
use super::template::example;

/// A row of a sheet.
#[derive(Debug)]
pub(super) struct SheetRow {
    part: &'static Part,
    line: usize,
    /// One for each column of the part; empty where the file has none.
    cells: Vec<String>,
}

/// Reads the rows of a sheet; nothing if its header does not do.
pub(super) fn rows(part: &'static Part, table: &Table, reader: &mut Reader) -> Option<Vec<SheetRow>> {
    let places = header(part, table, reader)?;
    let mut rows = Vec::new();
    for row in &table.rows {
        let cell = |place: &Option<usize>| place.and_then(|place| row.cells.get(place)).cloned().unwrap_or_default();
        let found = SheetRow { part, line: row.line, cells: places.iter().map(cell).collect() };
        let is_blank = found.cells.iter().all(|cell| cell.trim().is_empty());
        let is_example = found.cells.iter().map(|cell| cell.trim()).eq(example(part));
        for fault in &row.faults {
            let (column, wanted) = match fault {
                RowFault::FormulaError { column } => (table.header.get(*column), Wanted::Value),
                _ => (None, Wanted::Nothing),
            };
            let value = row.cells.last().filter(|_| column.is_none()).cloned().unwrap_or_default();
            reader.refuse(&found.place(column.map_or("", String::as_str)), value, wanted);
        }
        if !is_blank && !is_example {
            rows.push(found);
        }
    }
    Some(rows)
}

/// Finds the place of each column of the part in the file.
fn header(part: &Part, table: &Table, reader: &mut Reader) -> Option<Vec<Option<usize>>> {
    let mut is_sound = true;
    let place =
        |column: &str| Place::Cell { sheet: part.sheet.to_owned(), row: table.header_line, column: column.to_owned() };
    let is = |written: &str, column: &Column| written.to_lowercase() == column.title.to_lowercase();
    let mut seen = BTreeSet::new();
    for written in table.header.iter().filter(|written| !written.is_empty()) {
        let wanted = if !part.columns.iter().any(|column| is(written, column)) {
            Wanted::KnownColumn(nearest(written, part.columns.iter().map(|column| column.title)))
        } else if !seen.insert(written.to_lowercase()) {
            Wanted::ColumnOnce
        } else {
            continue;
        };
        is_sound = false;
        reader.refuse(&place(written), written.clone(), wanted);
    }
    let places: Vec<_> =
        part.columns.iter().map(|column| table.header.iter().position(|written| is(written, column))).collect();
    for (column, found) in part.columns.iter().zip(&places) {
        if found.is_none() && matches!(column.from, From::Must(_) | From::Owner | From::RowKind) {
            is_sound = false;
            reader.refuse(&place(""), String::new(), Wanted::Column(column.title));
        }
    }
    is_sound.then_some(places)
}

impl SheetRow {
    /// Returns the place of a cell, or of the row.
    pub(super) fn place(&self, column: &str) -> Place {
        Place::Cell { sheet: self.part.sheet.to_owned(), row: self.line, column: column.to_owned() }
    }

    /// Returns the cell of a column and where it is.
    pub(super) fn cell(&self, from: From) -> (&str, Place) {
        let found = self.part.columns.iter().zip(&self.cells).find(|(column, _)| column.from == from);
        found.map_or(("", self.place("")), |(column, cell)| (cell.as_str(), self.place(column.title)))
    }

    /// Makes the values of the keys that the row may have; what stands in the cells of others is refused.
    pub(super) fn entries(&self, may_have: impl Fn(&str) -> bool, reader: &mut Reader) -> Vec<Entry> {
        let mut entries = Vec::new();
        for (column, cell) in self.part.columns.iter().zip(&self.cells) {
            let place = self.place(column.title);
            let is_blank = cell.trim().is_empty();
            let (key, value) = match column.from {
                From::Must(key) | From::May(key) if may_have(key) => (key, Value::Text(cell.clone())),
                From::Must(_) | From::May(_) if is_blank => continue,
                From::Must(_) | From::May(_) => {
                    reader.refuse(&place, cell.clone(), Wanted::Nothing);
                    continue;
                }
                From::Number(key) => match cell.trim().parse::<i64>() {
                    Ok(number) => (key, Value::Number(number.to_string())),
                    Err(_) => (key, Value::Text(cell.clone())),
                },
                From::TaskKind if is_blank => continue,
                From::TaskKind => match names::task_kind_of(cell) {
                    Some(kind) => ("kind", Value::Text(kind.name().to_owned())),
                    None => {
                        let words = super::super::KINDS_BELOW.map(names::task_kind).to_vec();
                        reader.refuse(&place, cell.clone(), Wanted::RowKind(words));
                        continue;
                    }
                },
                _ => continue,
            };
            let value = if is_blank { Value::Null } else { value };
            entries.push(Entry { key: key.to_owned(), place: place.clone(), node: Node { place, value } });
        }
        entries
    }

    /// Reads the remarks: those for the program, and those with columns of their own.
    pub(super) fn remarks(&self, reader: &mut Reader) -> Remarks {
        let (machine, place) = self.cell(From::Machine);
        let mut remarks = Remarks::from_text(machine.trim()).unwrap_or_default();
        if !machine.trim().is_empty() && !is_own(&remarks) {
            reader.refuse(&place, machine.to_owned(), Wanted::Machine);
        }
        for (column, cell) in self.part.columns.iter().zip(&self.cells) {
            let From::Remark(key) = column.from else { continue };
            if key == "note" && cell.trim_start().starts_with(parts::EXAMPLE) {
                reader.refuse(&self.place(column.title), cell.clone(), Wanted::OwnRow);
            }
            if !cell.trim().is_empty() {
                remarks.set(key, Some(Json::Text(cell.clone())));
            }
        }
        remarks
    }
}

/// Tells whether remarks are such as the program writes.
fn is_own(remarks: &Remarks) -> bool {
    let keys: BTreeSet<&str> = remarks.given.iter().map(|given| given.key.as_str()).collect();
    !remarks.is_empty()
        && keys.len() == remarks.given.len()
        && remarks.kept.keys().all(|key| REMARK_KEYS.contains(&key.as_str()))
}
