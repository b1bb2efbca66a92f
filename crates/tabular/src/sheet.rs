//! What is written: sheets of typed cells, and why they cannot be written.

use crate::date::Date;
use crate::limits::MAX_CELL_CHARS;

/// The most rows a sheet may have below its header: Excel's own limit.
const MAX_SHEET_ROWS: usize = 1_048_575;
/// The most columns a sheet may have: Excel's own limit.
const MAX_SHEET_COLUMNS: usize = 16_384;

/// A workbook to be written as XLSX.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    /// The title in the document's properties.
    pub title: String,
    /// The author in the document's properties, if one is to be named.
    pub creator: Option<String>,
    /// The day the document says it was made. A parameter, so that the same content gives the same bytes.
    pub created: Date,
    /// The sheets, at least one.
    pub sheets: Vec<Sheet>,
}

/// One table to be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// The wanted name. What Excel does not allow is replaced, and a name already taken gets a number.
    pub name: String,
    /// The columns, at least one.
    pub columns: Vec<Column>,
    /// The rows; cells missing at the right end are empty, more cells than columns is an error.
    pub rows: Vec<Vec<Cell>>,
}

/// One column of a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The name in the header.
    pub title: String,
    /// What its cells mostly are; decides the width when none is given.
    pub kind: Kind,
    /// The width in characters; without one it is found from the content.
    pub width: Option<u16>,
}

impl Column {
    /// Returns a column whose width follows from its content.
    #[must_use]
    pub fn new(title: impl Into<String>, kind: Kind) -> Self {
        Self { title: title.into(), kind, width: None }
    }

    /// Returns the column with a fixed width in characters.
    #[must_use]
    pub fn wide(self, width: u16) -> Self {
        Self { width: Some(width), ..self }
    }
}

/// What the cells of a column mostly are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text, which wraps within a width of 12 to 60 characters.
    Text,
    /// Numbers, whole or not.
    Number,
    /// Dates.
    Date,
    /// Yes or no.
    Flag,
}

/// One cell to be written.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// Text, always written as text: never as a formula, a number or a link.
    Text(String),
    /// A whole number. Beyond 15 digits, which a spreadsheet cannot hold, it is written as text.
    Whole(i64),
    /// A number with decimals; must be finite.
    Decimal(f64),
    /// A date.
    Date(Date),
    /// Yes or no: a boolean in XLSX, `1` and `0` in CSV.
    Flag(bool),
}

/// Why a sheet cannot be written.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum WriteError {
    /// The workbook has no sheets.
    #[error("the workbook \"{title}\" has no sheets")]
    NoSheets {
        /// The workbook's title.
        title: String,
    },
    /// The sheet has no columns, or more columns or rows than Excel can hold.
    #[error("the sheet \"{sheet}\" has {columns} columns and {rows} rows, which a spreadsheet cannot hold")]
    Size {
        /// The sheet's name.
        sheet: String,
        /// Its columns.
        columns: usize,
        /// Its rows.
        rows: usize,
    },
    /// A row has more cells than the sheet has columns.
    #[error("the sheet \"{sheet}\" has {columns} columns, but row {row} has {cells} cells")]
    TooManyCells {
        /// The sheet's name.
        sheet: String,
        /// Its columns.
        columns: usize,
        /// The row, 1-based, header not counted.
        row: usize,
        /// The row's cells.
        cells: usize,
    },
    /// A text is longer than Excel allows.
    #[error("the sheet \"{sheet}\", row {row}, column \"{column}\" has more than {MAX_CELL_CHARS} characters")]
    CellTooLong {
        /// The sheet's name.
        sheet: String,
        /// The row, 1-based, header not counted; 0 for the header.
        row: usize,
        /// The column's title.
        column: String,
    },
    /// A decimal is infinite or not a number.
    #[error("the sheet \"{sheet}\", row {row}, column \"{column}\" is not a number")]
    NotANumber {
        /// The sheet's name.
        sheet: String,
        /// The row, 1-based, header not counted.
        row: usize,
        /// The column's title.
        column: String,
    },
    /// The library that packs the workbook refused.
    #[error("the workbook \"{title}\" cannot be packed: {reason}")]
    Packing {
        /// The workbook's title.
        title: String,
        /// What the library says, in technical English.
        reason: String,
    },
}

impl Sheet {
    /// Checks that the sheet can be written in every format.
    pub(crate) fn check(&self) -> Result<(), WriteError> {
        let sheet = || self.name.clone();
        let (columns, rows) = (self.columns.len(), self.rows.len());
        if columns == 0 || columns > MAX_SHEET_COLUMNS || rows > MAX_SHEET_ROWS {
            return Err(WriteError::Size { sheet: sheet(), columns, rows });
        }
        for column in &self.columns {
            if is_too_long(&column.title) {
                return Err(WriteError::CellTooLong { sheet: sheet(), row: 0, column: column.title.clone() });
            }
        }
        for (index, cells) in self.rows.iter().enumerate() {
            let row = index + 1;
            if cells.len() > columns {
                return Err(WriteError::TooManyCells { sheet: sheet(), columns, row, cells: cells.len() });
            }
            for (cell, column) in cells.iter().zip(&self.columns) {
                let column = || column.title.clone();
                match cell {
                    Cell::Text(text) if is_too_long(text) => {
                        return Err(WriteError::CellTooLong { sheet: sheet(), row, column: column() });
                    }
                    Cell::Decimal(number) if !number.is_finite() => {
                        return Err(WriteError::NotANumber { sheet: sheet(), row, column: column() });
                    }
                    _ => {}
                }
            }
        }
        Ok(())
    }
}

fn is_too_long(text: &str) -> bool {
    text.len() > MAX_CELL_CHARS && text.chars().count() > MAX_CELL_CHARS
}
