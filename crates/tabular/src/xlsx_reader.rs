//! The sheets of a workbook as tables of text.

use crate::limits::Budget;
use crate::read::ReadError;
use crate::table::{Row, RowFault, ShortRows, Stored, Table, header_of, is_blank, place, with_plain_breaks};
use crate::unpacked;
use calamine::{DataRef, ExcelDateTime, Reader, SheetType, Xlsx, XlsxError};
use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A row as it is gathered: the cells that are there, by 0-based column, and the columns that show an error.
#[derive(Default)]
struct Gathered {
    cells: Vec<String>,
    errors: Vec<usize>,
}

/// Reads every worksheet that has a header.
///
/// The library that reads workbooks stops the program at some damaged ones (such as a sheet that says it begins after its
/// end): that is a file that cannot be read, and no more.
pub(crate) fn read(file: &str, bytes: &[u8], budget: &mut Budget<'_>) -> Result<Vec<Table>, ReadError> {
    unpacked::check(file, bytes)?;
    catch_unwind(AssertUnwindSafe(|| read_sheets(file, bytes, budget)))
        .unwrap_or_else(|_| Err(ReadError::Corrupt { file: file.to_owned(), reason: "damaged".to_owned() }))
}

fn read_sheets(file: &str, bytes: &[u8], budget: &mut Budget<'_>) -> Result<Vec<Table>, ReadError> {
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| refused(file, &error))?;
    let sheets: Vec<String> = book
        .sheets_metadata()
        .iter()
        .filter(|sheet| sheet.typ == SheetType::WorkSheet)
        .map(|sheet| sheet.name.clone())
        .collect();
    let mut tables = Vec::new();
    for sheet in sheets {
        let gathered = gather(file, &mut book, &sheet, budget)?;
        tables.extend(table_of(format!("{file}: {sheet}"), gathered));
    }
    if tables.is_empty() { Err(ReadError::Empty { file: file.to_owned() }) } else { Ok(tables) }
}

/// The rows of a sheet by 1-based number, and which of their cells are numbers with decimals.
type Sheet = (BTreeMap<usize, Gathered>, Vec<(u32, u16)>);

/// Collects the cells of a sheet. Blank cells at the right end take no room.
fn gather(
    file: &str,
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    budget: &mut Budget<'_>,
) -> Result<Sheet, ReadError> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(|error| refused(file, &error))?;
    let mut rows: BTreeMap<usize, Gathered> = BTreeMap::new();
    let mut stored = Vec::new();
    while let Some(cell) = cells.next_cell().map_err(|error| refused(file, &error))? {
        let (row, column) = cell.get_position();
        let (line, column) = (row as usize + 1, column as usize);
        let text = text_of(cell.get_value());
        if is_blank(&text) {
            continue;
        }
        budget.text(line, column + 1, &text)?;
        let gathered = rows.entry(line).or_default();
        if gathered.cells.is_empty() {
            budget.row(line, 0)?;
        }
        let known = gathered.cells.len();
        if column >= known {
            budget.widen(line, column + 1, column + 1 - known)?;
            gathered.cells.resize(column + 1, String::new());
        }
        if matches!(cell.get_value(), DataRef::Error(_)) {
            gathered.errors.push(column);
        }
        if matches!(cell.get_value(), DataRef::Float(number) if number.fract() != 0.0) {
            stored.extend(place(line, column));
        }
        if let Some(known) = gathered.cells.get_mut(column) {
            *known = text;
        }
    }
    // Almost always in order already.
    stored.sort_unstable();
    Ok((rows, stored))
}

fn table_of(name: String, (rows, stored): Sheet) -> Option<Table> {
    let mut rows = rows.into_iter();
    let (header_line, first) = rows.next()?;
    let header = header_of(&first.cells);
    let rows = rows
        .map(|(line, gathered)| {
            let mut row = Row::fitted(line, gathered.cells, header.len(), ShortRows::Fine);
            row.faults.extend(gathered.errors.into_iter().map(|column| RowFault::FormulaError { column }));
            row
        })
        .collect();
    Some(Table { name, header_line, header, rows, stored: Stored::At(stored) })
}

fn text_of(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Empty => String::new(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number_text(*number),
        DataRef::String(text) => with_plain_breaks(text.clone()),
        DataRef::SharedString(text) => with_plain_breaks((*text).to_owned()),
        DataRef::Bool(flag) => if *flag { "1" } else { "0" }.to_owned(),
        DataRef::DateTime(moment) => moment_text(moment),
        DataRef::DateTimeIso(text) => text.strip_suffix("T00:00:00").unwrap_or(text).replace('T', " "),
        DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
    }
}

/// Writes a number with the 15 digits a spreadsheet shows, without needless decimals.
fn number_text(number: f64) -> String {
    let shown = format!("{number:.14e}").parse::<f64>().unwrap_or(number);
    if shown == 0.0 { "0".to_owned() } else { shown.to_string() }
}

/// Writes a date, a date with a time of day, or a time alone.
fn moment_text(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = format!("{hour:02}:{minute:02}:{second:02}");
    if moment.is_duration() || (0.0..1.0).contains(&moment.as_f64()) {
        let hours = if moment.is_duration() { moment.as_f64().trunc() * 24.0 } else { 0.0 } + f64::from(hour);
        return format!("{hours:02}:{minute:02}:{second:02}");
    }
    let date = format!("{year:04}-{month:02}-{day:02}");
    if time == "00:00:00" { date } else { format!("{date} {time}") }
}

fn refused(file: &str, error: &XlsxError) -> ReadError {
    match error {
        XlsxError::Password => ReadError::Encrypted { file: file.to_owned() },
        other => ReadError::Corrupt { file: file.to_owned(), reason: other.to_string() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    #[test]
    fn numbers_are_written_as_a_spreadsheet_shows_them() {
        for (number, text) in [(3.0, "3"), (0.1 + 0.2, "0.3"), (-0.0, "0"), (1.5, "1.5"), (20_304_050.0, "20304050")] {
            assert_eq!(number_text(number), text);
        }
    }

    #[test]
    fn dates_and_times_are_written_in_iso_form() {
        let of = |value, kind| moment_text(&ExcelDateTime::new(value, kind, false));
        assert_eq!(of(42_806.0, ExcelDateTimeType::DateTime), "2017-03-12");
        assert_eq!(of(42_806.75, ExcelDateTimeType::DateTime), "2017-03-12 18:00:00");
        assert_eq!(of(0.5, ExcelDateTimeType::DateTime), "12:00:00");
        assert_eq!(of(1.5, ExcelDateTimeType::TimeDelta), "36:00:00");
    }
}
