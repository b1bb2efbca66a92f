//! Where something is wrong, and what should have stood there.

use std::fmt;

/// One thing wrong with a table, with the place where a person can find it.
///
/// `E` is the caller's own reason; it must be able to hold an [`Expected`], which is what this crate finds itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault<E = Expected> {
    /// The table's name: the file, or "file: sheet".
    pub file: String,
    /// The 1-based line (CSV) or row number (XLSX).
    pub line: usize,
    /// The column's name as the file writes it; empty when the fault is the whole row's.
    pub column: String,
    /// What stands there, unchanged.
    pub value: String,
    /// What should have stood there.
    pub expected: E,
}

/// What a table should have had, as this crate can tell without knowing what the table is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A column of this name in the header; the fault's value is the header as it is.
    Column(String),
    /// A name that only one column has.
    UniqueColumn,
    /// As many cells as the header has columns; the fault's value is the number found.
    Cells(usize),
    /// A quotation mark that ends the cell.
    ClosingQuote,
    /// A value instead of a formula's error, such as `#N/A`.
    Value,
    /// Anything but an empty cell.
    Text,
    /// A whole number, such as 12.
    WholeNumber,
    /// Yes or no: see [`crate::RowReader::flag`] for the words.
    Flag,
    /// A date: see [`crate::Date::parse`] for the forms.
    Date,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Column(name) => write!(f, "a column named \"{name}\""),
            Self::UniqueColumn => f.write_str("a name that only one column has"),
            Self::Cells(count) => write!(f, "{count} cells, one per column of the header"),
            Self::ClosingQuote => f.write_str("a quotation mark that ends the cell"),
            Self::Value => f.write_str("a value instead of a formula's error"),
            Self::Text => f.write_str("a text"),
            Self::WholeNumber => f.write_str("a whole number, such as 12"),
            Self::Flag => f.write_str("1, ja or x for yes; 0, nej or nothing for no"),
            Self::Date => f.write_str("a date, such as 2017-03-12 or 12.03.2017"),
        }
    }
}

impl<E> Fault<E> {
    /// Returns the same fault with the reason translated.
    pub fn map<F>(self, translate: impl FnOnce(E) -> F) -> Fault<F> {
        let Self { file, line, column, value, expected } = self;
        Fault { file, line, column, value, expected: translate(expected) }
    }
}

impl<E: fmt::Display> fmt::Display for Fault<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}, line {}", self.file, self.line)?;
        if !self.column.is_empty() {
            write!(f, ", column \"{}\"", self.column)?;
        }
        write!(f, ": found \"{}\", expected {}", self.value, self.expected)
    }
}
