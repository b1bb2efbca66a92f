//! What a file of units says, row by row, with the place of every fault.

use std::collections::HashMap;

use tabular::{Columns, Expected, Fault, ReadError, RowReader, Table};

use super::{RowFault, nomenclature};
use crate::measured_unit::rules;

/// What should have stood in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// What a table should have.
    Table(Expected),
    /// A file that can be read.
    ReadableFile(ReadError),
    /// A code that is short enough.
    ShortCode,
    /// A name that is short enough.
    ShortName,
    /// One row for the unit and the day; there is another on this line.
    Once(usize),
    /// The code of a unit that is in the tree or in the file.
    KnownUnit,
    /// A unit that is not below the one of the row.
    NoCircle,
    /// A unit above that is there for as long.
    OpenParent,
    /// A first day that is not before this one, on which the unit above begins.
    AfterParent(String),
    /// The day on which the unit moved: it stands elsewhere now.
    MoveDay,
    /// A day after this one, on which something else happened to the unit.
    DayAfter(String),
    /// A last day after the first.
    ToAfterFrom,
    /// Nothing, or the day on which the unit's next row begins.
    NextFrom(String),
    /// Fewer units.
    FewerUnits,
}

impl From<Expected> for Wanted {
    fn from(expected: Expected) -> Self {
        Self::Table(expected)
    }
}

/// One row: where a unit stands from a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The line in the file.
    pub line: usize,
    /// What files call the unit.
    pub code: String,
    /// What it is called; empty when the file does not say.
    pub name: String,
    /// The code of the unit above; empty at the top, none when the file does not say.
    pub parent: Option<String>,
    /// The first day there, `YYYY-MM-DD`; empty: always, or since before.
    pub from: String,
    /// The first day on which the unit is no more; empty: it is.
    pub to: String,
    /// The official groups it is in; none when the file does not say.
    pub groups: Option<Vec<String>>,
}

/// The columns as this file names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Names {
    pub(super) code: &'static str,
    pub(super) name: &'static str,
    pub(super) parent: &'static str,
    pub(super) from: &'static str,
    pub(super) to: &'static str,
    pub(super) group: &'static str,
}

/// A file whose rows are sound, each by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitFile {
    /// The file, or the file and the sheet.
    pub name: String,
    /// The columns as it names them.
    pub names: Names,
    /// Its rows.
    pub rows: Vec<Row>,
}

impl UnitFile {
    /// Returns a fault of one of its rows.
    pub(super) fn fault(&self, row: &Row, column: &str, value: &str, expected: Wanted) -> RowFault {
        Fault { file: self.name.clone(), line: row.line, column: column.to_owned(), value: value.to_owned(), expected }
    }
}

impl Names {
    fn of(table: &Table) -> Self {
        let pick = |names: [&'static str; 2]| {
            let [first, _] = names;
            let is_there = |name: &&&str| table.header.iter().any(|head| head.trim().to_lowercase() == ***name);
            names.iter().find(is_there).copied().unwrap_or(first)
        };
        Self {
            code: pick(["kode", "code"]),
            name: pick(["navn", "name"]),
            parent: pick(["over", "parent"]),
            from: pick(["fra", "from"]),
            to: pick(["til", "to"]),
            group: pick(["gruppe", "group"]),
        }
    }
}

/// Reads a CSV or XLSX file of units; of a workbook, the first sheet.
///
/// # Errors
/// Everything that is wrong with it, in the order of the file.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<UnitFile, Vec<RowFault>> {
    let unreadable = |error: ReadError| {
        let (line, column, value) = (0, String::new(), String::new());
        vec![Fault { file: file_name.to_owned(), line, column, value, expected: Wanted::ReadableFile(error) }]
    };
    let tables = tabular::read(file_name, bytes).map_err(unreadable)?;
    let empty = || unreadable(ReadError::Empty { file: file_name.to_owned() });
    let table = tables.first().ok_or_else(empty)?;
    let names = Names::of(table);
    if nomenclature::is_one(table) {
        let rows = nomenclature::rows(table)?;
        return Ok(UnitFile { name: table.name.clone(), names, rows });
    }
    let columns = table.columns(&[names.code, names.name], &[names.parent, names.from, names.to, names.group])?;
    let (mut rows, mut faults) = (Vec::new(), Vec::new());
    let mut seen: HashMap<(String, String), usize> = HashMap::new();
    for mut reader in columns.rows::<Wanted>() {
        let row = row(&columns, &names, &mut reader);
        if let Some(line) = seen.insert((row.code.clone(), row.from.clone()), row.line)
            && !row.code.is_empty()
        {
            reader.refuse(names.code, Wanted::Once(line));
        }
        match reader.finish() {
            Ok(()) => rows.push(row),
            Err(found) => faults.extend(found),
        }
    }
    if faults.is_empty() { Ok(UnitFile { name: table.name.clone(), names, rows }) } else { Err(faults) }
}

fn row(columns: &Columns<'_>, names: &Names, reader: &mut RowReader<'_, '_, Wanted>) -> Row {
    let code = rules::one_line(reader.required(names.code).unwrap_or_default());
    if !code.is_empty() && rules::code_fault(&code).is_some() {
        reader.refuse(names.code, Wanted::ShortCode);
    }
    let name = rules::one_line(reader.required(names.name).unwrap_or_default());
    if !name.is_empty() && rules::name_fault(&name).is_some() {
        reader.refuse(names.name, Wanted::ShortName);
    }
    let mut day = |name: &str| reader.date(name).map(|day| day.to_string()).unwrap_or_default();
    let (from, to) = (day(names.from), day(names.to));
    if !to.is_empty() && to <= from {
        reader.refuse(names.to, Wanted::ToAfterFrom);
    }
    let group = |reader: &RowReader<'_, '_, Wanted>| {
        let groups = reader.optional(names.group).unwrap_or_default().split(';');
        groups.map(rules::one_line).filter(|group| !group.is_empty()).collect()
    };
    Row {
        line: reader.line(),
        code,
        name,
        parent: columns.has(names.parent).then(|| rules::one_line(reader.optional(names.parent).unwrap_or_default())),
        from,
        to,
        groups: columns.has(names.group).then(|| group(reader)),
    }
}
