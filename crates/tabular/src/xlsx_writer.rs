//! A workbook as XLSX, made to be read by people: a header that stays in view, filters, wrapped text.

use crate::sheet::{Cell, Column, Kind, Sheet, Workbook, WriteError};
use crate::sheet_names;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Worksheet, XlsxError};

/// The largest whole number a spreadsheet shows without loss: 15 digits.
const MAX_EXACT: u64 = 999_999_999_999_999;
/// Excel's built-in date format, which follows the reader's language (12-03-2017 in Danish).
const LOCAL_DATE: u8 = 14;
/// The room the filter's arrow takes in the header, in characters.
const FILTER_ARROW: usize = 3;

/// Writes the workbook as XLSX. The same workbook always gives the same bytes.
///
/// Cells have real types, so numbers can be summed and dates sorted. Text is always text, never a formula.
///
/// # Errors
/// See [`WriteError`].
pub fn write_xlsx(workbook: &Workbook) -> Result<Vec<u8>, WriteError> {
    if workbook.sheets.is_empty() {
        return Err(WriteError::NoSheets { title: workbook.title.clone() });
    }
    for sheet in &workbook.sheets {
        sheet.check()?;
    }
    packed(workbook).map_err(|error| WriteError::Packing { title: workbook.title.clone(), reason: error.to_string() })
}

fn packed(workbook: &Workbook) -> Result<Vec<u8>, XlsxError> {
    let created = workbook.created;
    let created = ExcelDateTime::from_ymd(created.year(), created.month(), created.day())?;
    let mut properties = DocProperties::new().set_title(&workbook.title).set_creation_datetime(&created);
    if let Some(creator) = &workbook.creator {
        properties = properties.set_author(creator);
    }
    let mut book = rust_xlsxwriter::Workbook::new();
    book.set_properties(&properties);
    let names = sheet_names::allowed(workbook.sheets.iter().map(|sheet| sheet.name.as_str()));
    for (sheet, name) in workbook.sheets.iter().zip(names) {
        fill(book.add_worksheet().set_name(name)?, sheet)?;
    }
    book.save_to_buffer()
}

fn fill(target: &mut Worksheet, sheet: &Sheet) -> Result<(), XlsxError> {
    let text = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let header = text.clone().set_bold().set_border_bottom(FormatBorder::Thin);
    let plain = Format::new().set_align(FormatAlign::Top);
    let date = plain.clone().set_num_format_index(LOCAL_DATE).set_align(FormatAlign::Left);
    let mut last_column = 0;
    for (place, column) in (0u16..).zip(&sheet.columns) {
        target.set_column_width(place, f64::from(width(sheet, usize::from(place), column)))?;
        target.write_string_with_format(0, place, &column.title, &header)?;
        last_column = place;
    }
    let mut last_row = 0;
    for (line, cells) in (1u32..).zip(&sheet.rows) {
        last_row = line;
        for (place, cell) in (0u16..).zip(cells) {
            match cell {
                Cell::Empty => continue,
                Cell::Text(content) => target.write_string_with_format(line, place, content, &text)?,
                Cell::Whole(number) if number.unsigned_abs() > MAX_EXACT => {
                    target.write_string_with_format(line, place, number.to_string(), &text)?
                }
                Cell::Whole(number) => target.write_number_with_format(line, place, *number as f64, &plain)?,
                Cell::Decimal(number) => target.write_number_with_format(line, place, *number, &plain)?,
                Cell::Date(day) => {
                    let day = ExcelDateTime::from_ymd(day.year(), day.month(), day.day())?;
                    target.write_datetime_with_format(line, place, &day, &date)?
                }
                Cell::Flag(flag) => target.write_boolean_with_format(line, place, *flag, &plain)?,
            };
        }
    }
    target.autofilter(0, 0, last_row, last_column)?;
    target.set_freeze_panes(1, 0)?;
    target.set_repeat_rows(0, 0)?.set_landscape().set_print_fit_to_pages(1, 0);
    Ok(())
}

/// The width of a column in characters: as given, or wide enough for its content within bounds that can be read.
fn width(sheet: &Sheet, place: usize, column: &Column) -> u16 {
    if let Some(width) = column.width {
        return width.clamp(1, 255);
    }
    let longest_line = |text: &str| text.lines().map(|line| line.chars().count()).max().unwrap_or(0);
    let title = longest_line(&column.title) + FILTER_ARROW;
    let content = sheet.rows.iter().filter_map(|row| row.get(place)).map(|cell| match cell {
        Cell::Text(text) => longest_line(text) + 1,
        Cell::Whole(number) => number.to_string().len() + 1,
        Cell::Decimal(number) => number.to_string().len() + 1,
        Cell::Date(_) => 11,
        Cell::Flag(_) => 7,
        Cell::Empty => 0,
    });
    let wanted = content.max().unwrap_or(0).max(title);
    let (least, most) = match column.kind {
        Kind::Text => (12, 60),
        Kind::Number | Kind::Flag => (8, 20),
        Kind::Date => (12, 20),
    };
    u16::try_from(wanted).unwrap_or(most).clamp(least, most)
}
