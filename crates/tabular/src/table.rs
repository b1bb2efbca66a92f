//! What is read: a header and rows that know on which line they began.

/// One table: a CSV file, or one sheet of an XLSX file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The file's name, or "file: sheet" for a sheet of an XLSX file.
    pub name: String,
    /// The 1-based line (CSV) or row number (XLSX) on which the header stands.
    pub header_line: usize,
    /// The names of the columns, trimmed; empty names at the right end are left out.
    pub header: Vec<String>,
    /// The rows below the header; wholly empty rows are left out.
    pub rows: Vec<Row>,
    /// Which cells are numbers, and not text that somebody wrote.
    pub stored: Stored,
}

/// Which cells a program stored as numbers: a point in them stands before decimals, whatever people of the language mean
/// by it, and there may be more decimals than anybody sees. Of whole numbers nothing is said: there is no point in them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Stored {
    /// None: a text file.
    #[default]
    Nothing,
    /// These cells of a workbook, by line and 0-based column, in order.
    At(Vec<(u32, u16)>),
    /// All, as in the answer of a service.
    Everything,
}

impl Table {
    /// Tells whether a cell, by its line and 0-based column, is a number with decimals that a program stored.
    #[must_use]
    pub fn is_stored(&self, line: usize, column: usize) -> bool {
        match &self.stored {
            Stored::Nothing => false,
            Stored::At(cells) => place(line, column).is_some_and(|place| cells.binary_search(&place).is_ok()),
            Stored::Everything => true,
        }
    }
}

/// A cell as [`Stored::At`] keeps it.
pub(crate) fn place(line: usize, column: usize) -> Option<(u32, u16)> {
    Some((u32::try_from(line).ok()?, u16::try_from(column).ok()?))
}

/// One row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The 1-based physical line on which the record begins (CSV), or the row number (XLSX).
    pub line: usize,
    /// The cells as written, one per column of the header at least; line breaks are `\n`.
    pub cells: Vec<String>,
    /// What is wrong with the row as a whole; empty for a sound row.
    pub faults: Vec<RowFault>,
}

/// What can be wrong with a row before anybody looks at its values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// The row has more cells than the header has columns, and the surplus is not empty.
    TooManyCells {
        /// How many cells the row has.
        found: usize,
    },
    /// A CSV row has fewer cells than the header has columns. Not a fault in XLSX, where blank cells are not stored.
    TooFewCells {
        /// How many cells the row has.
        found: usize,
    },
    /// A quotation mark opened in this row is never closed: the rest of the file has ended up in the row.
    UnclosedQuote,
    /// An XLSX cell shows an error such as `#N/A` instead of a value.
    FormulaError {
        /// The 0-based column of the cell.
        column: usize,
    },
}

/// Whether a row that is shorter than its header is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ShortRows {
    /// Every record must be as long as the header.
    Fault,
    /// Blank cells at the right end need not be there.
    Fine,
}

impl Row {
    /// Fits the cells to the width of the header, noting what does not fit.
    pub(crate) fn fitted(line: usize, cells: Vec<String>, width: usize, short: ShortRows) -> Self {
        let mut row = Self { line, cells, faults: Vec::new() };
        let found = row.cells.len();
        while row.cells.len() > width && row.cells.last().is_some_and(|cell| is_blank(cell)) {
            row.cells.pop();
        }
        if row.cells.len() > width {
            row.faults.push(RowFault::TooManyCells { found: row.cells.len() });
        }
        if found < width {
            row.cells.resize(width, String::new());
            if short == ShortRows::Fault {
                row.faults.push(RowFault::TooFewCells { found });
            }
        }
        row
    }
}

/// Returns the header of the given cells: trimmed, without the empty names at the right end.
pub(crate) fn header_of(cells: &[String]) -> Vec<String> {
    let mut header: Vec<String> = cells.iter().map(|cell| cell.trim().to_owned()).collect();
    while header.last().is_some_and(String::is_empty) {
        header.pop();
    }
    header
}

/// Tells whether a cell has nothing but white space.
pub(crate) fn is_blank(cell: &str) -> bool {
    cell.trim().is_empty()
}

/// Returns the text with the line breaks of Windows written as those of everybody else.
pub(crate) fn with_plain_breaks(text: String) -> String {
    if text.contains("\r\n") { text.replace("\r\n", "\n") } else { text }
}
