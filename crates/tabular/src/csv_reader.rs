//! A CSV text as a table: which character separates, where each record begins, what a program added.

use crate::formula_guard::unguarded;
use crate::limits::{Budget, MAX_CELL_CHARS};
use crate::read::ReadError;
use crate::table::{Row, RowFault, ShortRows, Stored, Table, header_of, is_blank, with_plain_breaks};

const SEPARATORS: [u8; 3] = [b';', b',', b'\t'];
/// A character no decoded file contains: separates nothing, so every record is one cell.
const NO_SEPARATOR: u8 = b'\0';
/// How many records are looked at to find the separator.
const SAMPLE: usize = 50;
/// A record put after the last one. Reading it back alone proves that no quotation mark was left open.
const SENTINEL: &str = "\u{1}";

/// One record: its first line, its cells, and whether its quotation marks are closed.
struct Record {
    line: usize,
    cells: Vec<String>,
    closed: bool,
}

/// Reads the one table of a CSV text.
pub(crate) fn read(file: &str, text: &str, budget: &mut Budget<'_>) -> Result<Table, ReadError> {
    let (told, body_start) = separator_line(text);
    let body = text.get(body_start..).unwrap_or_default();
    let separator = match told {
        Some(separator) => separator,
        None => separator_of(file, body)?,
    };
    let first_line = if body_start > 0 { 2 } else { 1 };
    let mut all = records(file, body, separator, usize::MAX, |record| {
        budget.row(record.line + first_line - 1, record.cells.len())
    })?
    .into_iter()
    .filter(|record| !record.cells.iter().all(|cell| is_blank(cell)));
    let header = all.next().ok_or_else(|| ReadError::Empty { file: file.to_owned() })?;
    let header_line = header.line + first_line - 1;
    if !header.closed {
        return Err(ReadError::UnclosedHeader { file: file.to_owned(), line: header_line });
    }
    let names = header_of(&finished(header_line, header.cells, budget)?);
    let mut rows = Vec::new();
    for mut record in all {
        let line = record.line + first_line - 1;
        if !record.closed {
            for cell in &mut record.cells {
                *cell = cell.chars().take(MAX_CELL_CHARS).collect();
            }
        }
        let closed = record.closed;
        let cells = finished(line, record.cells, budget)?;
        let mut row = Row::fitted(line, cells, names.len(), ShortRows::Fault);
        if !closed {
            row.faults = vec![RowFault::UnclosedQuote];
        }
        rows.push(row);
    }
    Ok(Table { name: file.to_owned(), header_line, header: names, rows, stored: Stored::Nothing })
}

/// Returns the cells as the author wrote them, counted against the limits.
fn finished(line: usize, cells: Vec<String>, budget: &mut Budget<'_>) -> Result<Vec<String>, ReadError> {
    let mut result = Vec::with_capacity(cells.len());
    for (index, cell) in cells.into_iter().enumerate() {
        let cell = unguarded(with_plain_breaks(cell));
        budget.text(line, index + 1, &cell)?;
        result.push(cell);
    }
    Ok(result)
}

/// Finds Excel's first line `sep=;`: the separator it tells, and where the table begins.
fn separator_line(text: &str) -> (Option<u8>, usize) {
    let Some(end) = text.find('\n') else {
        return (None, 0);
    };
    let line = text.get(..end).unwrap_or_default().trim_end_matches('\r').trim_matches('"');
    let separator = match line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP=")).map(str::as_bytes) {
        Some([separator]) if SEPARATORS.contains(separator) => *separator,
        _ => return (None, 0),
    };
    (Some(separator), end + 1)
}

/// Finds the separator: the one under which most of the first records are as long as the header, and the one that
/// gives the longer header when two do equally well. A header that no separator divides, or only one that no row
/// uses, is a table of one column, whose cells may then contain any separator.
fn separator_of(file: &str, text: &str) -> Result<u8, ReadError> {
    let mut best = (NO_SEPARATOR, 0, 0);
    for separator in SEPARATORS {
        let lengths: Vec<usize> = records(file, text, separator, SAMPLE, |_| Ok(()))?
            .iter()
            .filter(|record| !record.cells.iter().all(|cell| is_blank(cell)))
            .map(|record| record.cells.len())
            .collect();
        let Some((&header, rows)) = lengths.split_first() else {
            return Ok(separator);
        };
        let used = rows.is_empty() || rows.iter().any(|&length| length > 1);
        if header < 2 || !used {
            continue;
        }
        let alike = rows.iter().filter(|&&length| length == header).count();
        if best.0 == NO_SEPARATOR || (alike, header) > (best.1, best.2) {
            best = (separator, alike, header);
        }
    }
    Ok(best.0)
}

/// Reads at most `limit` records, showing each to `check` as it comes.
fn records(
    file: &str,
    text: &str,
    separator: u8,
    limit: usize,
    mut check: impl FnMut(&Record) -> Result<(), ReadError>,
) -> Result<Vec<Record>, ReadError> {
    let text = format!("{text}\n{SENTINEL}");
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let (mut result, mut raw) = (Vec::new(), csv::StringRecord::new());
    let (mut at, mut line) = (0, 1);
    while result.len() < limit
        && reader
            .read_record(&mut raw)
            .map_err(|error| ReadError::Corrupt { file: file.to_owned(), reason: error.to_string() })?
    {
        let begins = raw.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(usize::MAX));
        let rest = text.get(begins..).unwrap_or_default();
        let begins = begins + (rest.len() - rest.trim_start_matches(['\r', '\n']).len());
        line += line_breaks(text.get(at..begins).unwrap_or_default());
        at = begins;
        let record = Record { line, cells: raw.iter().map(str::to_owned).collect(), closed: true };
        if record.cells == [SENTINEL] && at + SENTINEL.len() == text.len() {
            break;
        }
        check(&record)?;
        result.push(record);
    }
    if let Some(last) = result.last_mut()
        && let Some(open) = last.cells.last().and_then(|cell| cell.strip_suffix(SENTINEL)).map(str::to_owned)
        && is_at(&reader, text.len())
    {
        last.closed = false;
        last.cells.pop();
        last.cells.push(open.strip_suffix('\n').unwrap_or(&open).to_owned());
    }
    Ok(result)
}

/// Tells whether everything has been read, which a limited look at the first records has not.
fn is_at(reader: &csv::Reader<&[u8]>, length: usize) -> bool {
    usize::try_from(reader.position().byte()).is_ok_and(|byte| byte >= length)
}

fn line_breaks(text: &str) -> usize {
    text.matches('\n').count() + text.matches('\r').count() - text.matches("\r\n").count()
}
