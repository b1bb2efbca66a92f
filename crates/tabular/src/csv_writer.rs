//! A sheet as CSV, in the form Danish Excel opens with a double click or in the form programs expect.

use crate::formula_guard::guarded;
use crate::sheet::{Cell, Sheet, WriteError};

/// Which habits the CSV follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CsvFlavour {
    /// Semicolons, decimal comma, UTF-8 with byte order mark, lines ended by CR LF.
    DanishExcel,
    /// Commas, decimal point, UTF-8 without mark, lines ended by LF.
    Plain,
}

/// Writes the sheet as CSV: a header, then the rows.
///
/// Dates are `yyyy-mm-dd`, flags `1` and `0`. A text that a spreadsheet would run as a formula gets an apostrophe in
/// front, which [`crate::read`] takes away again.
///
/// # Errors
/// [`WriteError`] when the sheet has no columns, a row is too long, a text is too long or a number is not finite:
/// the same as for XLSX, so that the two forms of one sheet exist or fail together.
pub fn write_csv(sheet: &Sheet, flavour: CsvFlavour) -> Result<Vec<u8>, WriteError> {
    sheet.check()?;
    let mut csv = match flavour {
        CsvFlavour::DanishExcel => String::from('\u{feff}'),
        CsvFlavour::Plain => String::new(),
    };
    push_record(&mut csv, sheet.columns.iter().map(|column| guarded(&column.title)), flavour);
    for row in &sheet.rows {
        let missing = sheet.columns.len().saturating_sub(row.len());
        let blanks = std::iter::repeat_n(String::new(), missing);
        push_record(&mut csv, row.iter().map(|cell| text_of(cell, flavour)).chain(blanks), flavour);
    }
    Ok(csv.into_bytes())
}

fn push_record(csv: &mut String, cells: impl Iterator<Item = String>, flavour: CsvFlavour) {
    let (separator, end) = match flavour {
        CsvFlavour::DanishExcel => (';', "\r\n"),
        CsvFlavour::Plain => (',', "\n"),
    };
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            csv.push(separator);
        }
        push_cell(csv, &cell);
    }
    csv.push_str(end);
}

/// Writes one cell, in quotation marks when it holds any separator a reader might guess at, a line break or a
/// quotation mark, or begins or ends with a space that a reader might trim.
fn push_cell(csv: &mut String, cell: &str) {
    let risky = cell.contains([',', ';', '\t', '"', '\n', '\r']) || cell.trim().len() != cell.len();
    if risky {
        csv.push('"');
        csv.push_str(&cell.replace('"', "\"\""));
        csv.push('"');
    } else {
        csv.push_str(cell);
    }
}

fn text_of(cell: &Cell, flavour: CsvFlavour) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => guarded(text),
        Cell::Whole(number) => number.to_string(),
        Cell::Decimal(number) => match flavour {
            CsvFlavour::DanishExcel => number.to_string().replace('.', ","),
            CsvFlavour::Plain => number.to_string(),
        },
        Cell::Date(date) => date.to_string(),
        Cell::Flag(flag) => u8::from(*flag).to_string(),
    }
}
