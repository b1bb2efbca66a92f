//! Takes typed values from one row and collects everything that is wrong with it, not only the first thing.

use crate::columns::Columns;
use crate::date::Date;
use crate::fault::{Expected, Fault};
use crate::table::{Row, RowFault};

const YES: [&str; 8] = ["1", "ja", "j", "x", "sand", "true", "yes", "y"];
const NO: [&str; 6] = ["0", "nej", "n", "falsk", "false", "no"];

/// Reads one row by the names of its columns. Ends with [`RowReader::finish`], which has the faults.
///
/// Values are read without surrounding white space. A column the file does not have reads as empty.
#[derive(Debug)]
pub struct RowReader<'c, 't, E> {
    columns: &'c Columns<'t>,
    row: &'t Row,
    faults: Vec<Fault<E>>,
}

impl<'c, 't, E: From<Expected>> RowReader<'c, 't, E> {
    /// Begins with the faults the row has as a whole.
    pub(crate) fn new(columns: &'c Columns<'t>, row: &'t Row) -> Self {
        let mut reader = Self { columns, row, faults: Vec::new() };
        let header = &columns.table.header;
        for fault in &row.faults {
            let (column, value, expected) = match *fault {
                RowFault::TooManyCells { found } | RowFault::TooFewCells { found } => {
                    (String::new(), found.to_string(), Expected::Cells(header.len()))
                }
                RowFault::UnclosedQuote => {
                    let opened = row.cells.iter().find(|cell| cell.contains('\n')).or(row.cells.last());
                    (String::new(), opened.cloned().unwrap_or_default(), Expected::ClosingQuote)
                }
                RowFault::FormulaError { column } => (
                    header.get(column).cloned().unwrap_or_default(),
                    row.cells.get(column).cloned().unwrap_or_default(),
                    Expected::Value,
                ),
            };
            reader.push(column, value, expected.into());
        }
        reader
    }

    /// The line on which the row begins, 1-based.
    #[must_use]
    pub fn line(&self) -> usize {
        self.row.line
    }

    /// The cell exactly as written; nothing when the file does not have the column.
    #[must_use]
    pub fn raw(&self, column: &str) -> Option<&'t str> {
        let place = self.columns.place(column)?;
        self.row.cells.get(place).map(String::as_str)
    }

    /// The text of the cell, or nothing when it is blank.
    #[must_use]
    pub fn optional(&self, column: &str) -> Option<&'t str> {
        self.raw(column).map(str::trim).filter(|text| !text.is_empty())
    }

    /// The text of the cell; a blank cell is a fault ([`Expected::Text`]).
    pub fn required(&mut self, column: &str) -> Option<&'t str> {
        let text = self.optional(column);
        if text.is_none() {
            self.refuse(column, Expected::Text.into());
        }
        text
    }

    /// The whole number in the cell, or nothing when it is blank. Thousands may not be marked.
    pub fn whole_number(&mut self, column: &str) -> Option<i64> {
        let number = self.optional(column)?.parse().ok();
        if number.is_none() {
            self.refuse(column, Expected::WholeNumber.into());
        }
        number
    }

    /// Whether the cell says yes (`1`, `ja`, `j`, `x`, `sand`, `true`, `yes`, `y`) or no (blank, `0`, `nej`, `n`,
    /// `falsk`, `false`, `no`), in any case. Anything else is a fault and reads as no.
    pub fn flag(&mut self, column: &str) -> bool {
        let Some(text) = self.optional(column) else {
            return false;
        };
        let word = text.to_lowercase();
        let yes = YES.contains(&word.as_str());
        if !yes && !NO.contains(&word.as_str()) {
            self.refuse(column, Expected::Flag.into());
        }
        yes
    }

    /// The date in the cell, or nothing when it is blank; see [`Date::parse`] for the forms.
    pub fn date(&mut self, column: &str) -> Option<Date> {
        let date = Date::parse(self.optional(column)?);
        if date.is_none() {
            self.refuse(column, Expected::Date.into());
        }
        date
    }

    /// Adds the caller's own fault with a value, such as a group that does not exist.
    pub fn refuse(&mut self, column: &str, expected: E) {
        let value = self.raw(column).unwrap_or_default().to_owned();
        self.push(self.columns.written(column), value, expected);
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// Every fault that was found, those of the row as a whole first.
    pub fn finish(self) -> Result<(), Vec<Fault<E>>> {
        if self.faults.is_empty() { Ok(()) } else { Err(self.faults) }
    }

    fn push(&mut self, column: String, value: String, expected: E) {
        let (file, line) = (self.columns.table.name.clone(), self.row.line);
        self.faults.push(Fault { file, line, column, value, expected });
    }
}
