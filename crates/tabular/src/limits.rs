//! How much one file may hold. A file of a few kilobytes can unpack to gigabytes, so every size is counted.

use crate::read::ReadError;

/// The largest file that is read, in bytes. A camp of 1,500 statements takes 0.2 million, 400,000 rows of a statistical
/// office 12 to 25 million. Pages that take smaller files say so themselves.
pub const MAX_BYTES: usize = 40 * 1024 * 1024;
/// The most rows that are read from one file, header rows included. A row takes 56 bytes beside its cells, so that a
/// file of nothing but short rows takes no more than 60 MB by their number.
pub const MAX_ROWS: usize = 1_000_000;
/// The most columns one row may have.
pub const MAX_COLUMNS: usize = 512;
/// The most cells that are read from one file, empty ones included: 400,000 rows of 20 columns. An empty cell takes 24
/// bytes and a filled one 24 more than its text at least (and 8 when it is a number with decimals in a workbook), so that
/// the worst file of 40 MB takes about 400 MB while it is read. Large files are read one at a time (see `ui::jobs`).
pub const MAX_CELLS: usize = 8_000_000;
/// The longest text of one cell, in characters: Excel's own limit.
pub const MAX_CELL_CHARS: usize = 32_767;
/// The most text that is read from one file, in bytes; an XLSX file may repeat one long text in every cell.
pub const MAX_TEXT_BYTES: usize = 64 * 1024 * 1024;
/// The most bytes an XLSX file may unpack to.
pub const MAX_UNPACKED_BYTES: u64 = 128 * 1024 * 1024;
/// The most bytes an XLSX part other than sheets, texts and pictures may unpack to.
pub const MAX_PART_BYTES: u64 = 8 * 1024 * 1024;

/// Counts what has been read of one file and says stop at the limits.
#[derive(Debug)]
pub(crate) struct Budget<'f> {
    file: &'f str,
    rows: usize,
    cells: usize,
    text: usize,
}

impl<'f> Budget<'f> {
    /// Starts counting for the named file.
    pub(crate) fn new(file: &'f str) -> Self {
        Self { file, rows: 0, cells: 0, text: 0 }
    }

    /// Counts one row of so many cells that begins on `line`.
    pub(crate) fn row(&mut self, line: usize, cells: usize) -> Result<(), ReadError> {
        self.rows += 1;
        if self.rows > MAX_ROWS {
            return Err(ReadError::TooManyRows { file: self.file.to_owned() });
        }
        self.widen(line, cells, cells)
    }

    /// Counts `added` cells of a row that is now `width` wide.
    pub(crate) fn widen(&mut self, line: usize, width: usize, added: usize) -> Result<(), ReadError> {
        self.cells += added;
        if width > MAX_COLUMNS {
            return Err(ReadError::TooManyColumns { file: self.file.to_owned(), line });
        }
        if self.cells > MAX_CELLS {
            return Err(ReadError::TooManyCells { file: self.file.to_owned() });
        }
        Ok(())
    }

    /// Counts the text of one cell; `column` is 1-based.
    pub(crate) fn text(&mut self, line: usize, column: usize, text: &str) -> Result<(), ReadError> {
        self.text += text.len();
        if text.len() > MAX_CELL_CHARS && text.chars().count() > MAX_CELL_CHARS {
            return Err(ReadError::CellTooLong { file: self.file.to_owned(), line, column });
        }
        if self.text > MAX_TEXT_BYTES {
            return Err(ReadError::TooMuchText { file: self.file.to_owned() });
        }
        Ok(())
    }
}
