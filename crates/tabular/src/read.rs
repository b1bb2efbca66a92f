//! From the bytes of a file to its tables: what kind of file it is, and why it cannot be read.

use crate::limits::{
    Budget, MAX_BYTES, MAX_CELL_CHARS, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT_BYTES, MAX_UNPACKED_BYTES,
};
use crate::table::Table;
use crate::{csv_reader, encoding, xlsx_reader};

const ZIP: &[u8] = b"PK\x03\x04";
const EMPTY_ZIP: &[u8] = b"PK\x05\x06";
/// The container of Excel 97-2003, and of XLSX files with a password.
const COMPOUND_FILE: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/// Why a file cannot be read at all. Faults in single rows are not errors: see [`crate::Row::faults`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReadError {
    /// The file has no rows: nothing, only white space, or only empty sheets.
    #[error("{file} is empty: give it a header and at least one row")]
    Empty {
        /// The file's name.
        file: String,
    },
    /// The file is larger than [`MAX_BYTES`].
    #[error("{file} has {bytes} bytes, more than {MAX_BYTES}: split it")]
    TooLarge {
        /// The file's name.
        file: String,
        /// Its size.
        bytes: usize,
    },
    /// The file is neither a text nor a workbook: a PDF, a picture, another kind of archive.
    #[error("{file} is not a table: save it as CSV or XLSX")]
    NotATable {
        /// The file's name.
        file: String,
    },
    /// The file is a workbook of Excel 97-2003.
    #[error("{file} is in the old Excel format (.xls): save it as XLSX")]
    OldExcel {
        /// The file's name.
        file: String,
    },
    /// The workbook has a password.
    #[error("{file} is protected by a password: save it without one")]
    Encrypted {
        /// The file's name.
        file: String,
    },
    /// The text is neither UTF-8, UTF-16 nor Windows-1252.
    #[error("{file} changes character encoding at line {line}: save it as UTF-8")]
    MixedEncoding {
        /// The file's name.
        file: String,
        /// The first line that does not make sense.
        line: usize,
    },
    /// A quotation mark in the header is never closed, so the whole file is one cell.
    #[error("{file}: a quotation mark in the header on line {line} is never closed")]
    UnclosedHeader {
        /// The file's name.
        file: String,
        /// The header's line.
        line: usize,
    },
    /// The workbook cannot be unpacked or understood.
    #[error("{file} is damaged ({reason}): open it in a spreadsheet and save it again")]
    Corrupt {
        /// The file's name.
        file: String,
        /// What the reader stumbled on, in technical English.
        reason: String,
    },
    /// The workbook unpacks to more than [`MAX_UNPACKED_BYTES`].
    #[error("{file} unpacks to more than {MAX_UNPACKED_BYTES} bytes: remove what is not a table")]
    UnpacksTooLarge {
        /// The file's name.
        file: String,
    },
    /// The file has more than [`MAX_ROWS`] rows.
    #[error("{file} has more than {MAX_ROWS} rows: split it")]
    TooManyRows {
        /// The file's name.
        file: String,
    },
    /// A row has more than [`MAX_COLUMNS`] cells.
    #[error("{file}, line {line} has more than {MAX_COLUMNS} columns: remove those that are not used")]
    TooManyColumns {
        /// The file's name.
        file: String,
        /// The row's line.
        line: usize,
    },
    /// The file has more than [`MAX_CELLS`] cells.
    #[error("{file} has more than {MAX_CELLS} cells: split it")]
    TooManyCells {
        /// The file's name.
        file: String,
    },
    /// The cells hold more than [`MAX_TEXT_BYTES`] of text.
    #[error("{file} has more than {MAX_TEXT_BYTES} bytes of text: split it")]
    TooMuchText {
        /// The file's name.
        file: String,
    },
    /// A cell is longer than [`MAX_CELL_CHARS`].
    #[error("{file}, line {line}, cell {column} has more than {MAX_CELL_CHARS} characters: shorten it")]
    CellTooLong {
        /// The file's name.
        file: String,
        /// The row's line.
        line: usize,
        /// The cell's 1-based number in the row.
        column: usize,
    },
}

/// Reads the tables of a CSV or XLSX file: one of a CSV file, one per non-empty sheet of a workbook.
///
/// The content decides what kind of file it is; the name is used in messages, and to tell a damaged workbook from a
/// text. CSV may be UTF-8, UTF-16 or Windows-1252, separated by comma, semicolon or tab, with quoted cells and
/// Excel's `sep=` line. XLSX cells become text: numbers without needless decimals, dates as `yyyy-mm-dd` (with
/// ` hh:mm:ss` when there is a time of day), booleans as `1` and `0`, formulas as their last result; of merged cells
/// only the first has a value. Hidden sheets are read like others.
///
/// # Errors
/// See [`ReadError`]. The constants of this crate say how much a file may hold.
pub fn read(file_name: &str, bytes: &[u8]) -> Result<Vec<Table>, ReadError> {
    let file = || file_name.to_owned();
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::TooLarge { file: file(), bytes: bytes.len() });
    }
    let mut budget = Budget::new(file_name);
    if bytes.starts_with(ZIP) || bytes.starts_with(EMPTY_ZIP) {
        return xlsx_reader::read(file_name, bytes, &mut budget);
    }
    if bytes.starts_with(COMPOUND_FILE) {
        return Err(if has_utf16(bytes, "EncryptedPackage") {
            ReadError::Encrypted { file: file() }
        } else {
            ReadError::OldExcel { file: file() }
        });
    }
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(ReadError::Empty { file: file() });
    }
    if file_name.to_lowercase().ends_with(".xlsx") {
        let reason = "it has the name but not the content of a workbook".to_owned();
        return Err(ReadError::Corrupt { file: file(), reason });
    }
    if bytes.starts_with(b"%PDF") {
        return Err(ReadError::NotATable { file: file() });
    }
    let text = encoding::decode(file_name, bytes)?;
    csv_reader::read(file_name, &text, &mut budget).map(|table| vec![table])
}

fn has_utf16(bytes: &[u8], text: &str) -> bool {
    let wanted: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|window| window == wanted)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a person is told about a file that cannot be read.
    fn refusal(name: &str, bytes: &[u8]) -> String {
        read(name, bytes).map_or_else(|error| error.to_string(), |tables| format!("read: {tables:?}"))
    }

    #[test]
    fn files_without_rows_are_refused_with_what_to_do() {
        for bytes in [b" \r\n\n".as_slice(), b"\xef\xbb\xbf\n", b";;;\r\n;;;\r\n", b""] {
            assert_eq!(refusal("a.csv", bytes), "a.csv is empty: give it a header and at least one row");
        }
    }

    #[test]
    fn files_that_are_no_tables_are_refused_with_what_to_do() {
        let name = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes);
        let encrypted: Vec<u8> = COMPOUND_FILE.iter().copied().chain(name).collect();
        let cases: [(&str, &[u8], &str); 6] = [
            ("a.xlsx", &encrypted, "a.xlsx is protected by a password: save it without one"),
            ("a.xls", COMPOUND_FILE, "a.xls is in the old Excel format (.xls): save it as XLSX"),
            ("a.csv", b"%PDF-1.7\n", "a.csv is not a table: save it as CSV or XLSX"),
            ("a.csv", b"\x89PNG\r\n\x1a\n\0\0", "a.csv is not a table: save it as CSV or XLSX"),
            ("a.csv", b"id;\"tekst\n1;x", "a.csv: a quotation mark in the header on line 1 is never closed"),
            (
                "a.XLSX",
                b"id;tekst",
                "a.XLSX is damaged (it has the name but not the content of a workbook): \
                 open it in a spreadsheet and save it again",
            ),
        ];
        for (name, bytes, wanted) in cases {
            assert_eq!(refusal(name, bytes), wanted);
        }
    }

    #[test]
    fn a_file_over_the_limits_is_refused() {
        let wide = "id;".repeat(MAX_COLUMNS + 1);
        assert!(matches!(read("a.csv", wide.as_bytes()), Err(ReadError::TooManyColumns { line: 1, .. })));
        let long = [b"id\n".as_slice(), &vec![b'a'; MAX_CELL_CHARS + 1]].concat();
        assert!(matches!(read("a.csv", &long), Err(ReadError::CellTooLong { line: 2, column: 1, .. })));
        let high = "a\n".repeat(MAX_ROWS + 1);
        assert!(matches!(read("a.csv", high.as_bytes()), Err(ReadError::TooManyRows { .. })));
        assert!(matches!(read("a.csv", &vec![b'a'; MAX_BYTES + 1]), Err(ReadError::TooLarge { .. })));
    }
}
