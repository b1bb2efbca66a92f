//! Reads a workbook as the form, or tells everything that is wrong with it.

use tabular::{ReadError, Table};

use super::super::fault::{Fault, Place, Unreadable, Wanted};
use super::super::field;
use super::super::reader::{Reader, nearest};
use super::super::{Form, check};
use super::assembly::Assembly;
use super::cells::{self, SheetRow};
use super::parts::{self, PARTS, Part, Rows};

/// Reads a compass from an XLSX workbook with the sheets of [`super::template::template`]; `name` is the file's name,
/// for the faults.
///
/// # Errors
/// Everything that is wrong; only what makes the file unreadable stands alone.
pub fn read_xlsx(name: &str, bytes: &[u8]) -> Result<Form, Vec<Fault>> {
    let tables = tables(name, bytes)?;
    let mut reader = Reader::new(name);
    let mut assembly = Assembly::default();
    let sheets = sheets(name, &tables, &mut reader);
    assembly.has_gaps = !reader.is_content();
    for part in PARTS {
        let found = sheets.iter().filter(|(other, _)| other.sheet == part.sheet);
        let mut rows = Vec::new();
        for (_, table) in found {
            match cells::rows(part, table, &mut reader) {
                Some(more) => rows.extend(more),
                None => assembly.has_gaps = true,
            }
        }
        let rows = at_most_one(part, rows, &mut reader);
        assembly.add(part, &rows, &mut reader);
    }
    let has_compass = sheets.iter().any(|(part, _)| part.sheet == parts::COMPASS.sheet);
    if !has_compass {
        reader.refuse(&Place::File, String::new(), Wanted::Sheet(parts::COMPASS.sheet));
    }
    let tree = assembly.tree(has_compass);
    let form: Form = field::read_object(&tree, &mut reader);
    check::form(&tree, &mut reader);
    reader.outcome(form).map_err(in_order)
}

/// Sorts faults as they are met in the workbook.
fn in_order(mut faults: Vec<Fault>) -> Vec<Fault> {
    faults.sort_by_key(|fault| match &fault.place {
        Place::Cell { sheet, row, .. } => (PARTS.iter().position(|part| part.sheet == sheet), *row),
        _ => (None, 0),
    });
    faults
}

fn tables(name: &str, bytes: &[u8]) -> Result<Vec<Table>, Vec<Fault>> {
    let refused = |why| vec![Fault::of_file(name, Place::File, Wanted::Readable(why))];
    let tables = tabular::read(name, bytes).map_err(|error| match error {
        ReadError::Empty { .. } => refused(Unreadable::Empty),
        ReadError::OldExcel { .. } => refused(Unreadable::OldExcel),
        ReadError::Encrypted { .. } => refused(Unreadable::Encrypted),
        ReadError::Corrupt { .. } => refused(Unreadable::Corrupt),
        ReadError::NotATable { .. } | ReadError::MixedEncoding { .. } | ReadError::UnclosedHeader { .. } => {
            refused(Unreadable::NotAWorkbook)
        }
        _ => refused(Unreadable::TooLarge),
    })?;
    let is_text = tables.iter().any(|table| table.name == name);
    if is_text { Err(refused(Unreadable::NotAWorkbook)) } else { Ok(tables) }
}

/// Finds out which sheet is which, and tells those that are none.
fn sheets<'t>(name: &str, tables: &'t [Table], reader: &mut Reader) -> Vec<(&'static Part, &'t Table)> {
    let mut sheets = Vec::new();
    for table in tables {
        let own = table.name.strip_prefix(name).and_then(|rest| rest.strip_prefix(": ")).unwrap_or(&table.name);
        let is = |wanted: &str| own.trim().to_lowercase() == wanted.to_lowercase();
        if let Some(part) = PARTS.into_iter().find(|part| is(part.sheet)) {
            sheets.push((part, table));
        } else if !is(parts::GUIDE) {
            let near = nearest(own, PARTS.iter().map(|part| part.sheet));
            let place = Place::Cell { sheet: own.to_owned(), row: 0, column: String::new() };
            reader.refuse(&place, String::new(), Wanted::KnownSheet(near));
        }
    }
    sheets
}

fn at_most_one(part: &Part, mut rows: Vec<SheetRow>, reader: &mut Reader) -> Vec<SheetRow> {
    if part.rows == Rows::One {
        for row in rows.drain(1.min(rows.len())..) {
            reader.refuse(&row.place(""), String::new(), Wanted::OneRow);
        }
    }
    rows
}
