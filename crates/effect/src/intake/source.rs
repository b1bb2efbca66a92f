//! From bytes to the table that values are read from: CSV, Excel or JSON-stat, with its headings found.

use tabular::{ReadError, Row, RowFault, Table};
use ui::i18n::Locale;

use super::json_stat::{self, Dataset, JsonStatFault};

/// How far down the headings may stand.
const MOST_TITLES: usize = 12;

/// Why bytes are no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SourceFault {
    /// Not a table.
    Table(ReadError),
    /// Not JSON-stat.
    Json(JsonStatFault),
    /// There are headings and nothing below them.
    NoRows,
}

impl SourceFault {
    /// Says what is wrong and what to do.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> String {
        match self {
            Self::Table(error) => {
                let key = match error {
                    ReadError::Empty { .. } => "intake-source-empty",
                    ReadError::TooLarge { .. }
                    | ReadError::TooManyRows { .. }
                    | ReadError::TooManyCells { .. }
                    | ReadError::TooMuchText { .. }
                    | ReadError::UnpacksTooLarge { .. } => "intake-source-too-large",
                    ReadError::OldExcel { .. } => "intake-source-old-excel",
                    ReadError::Encrypted { .. } => "intake-source-encrypted",
                    ReadError::MixedEncoding { line, .. } => return locale.t1("intake-source-encoding", "line", line),
                    ReadError::UnclosedHeader { line, .. } => {
                        return locale.t1("intake-source-open-quote", "line", line);
                    }
                    ReadError::TooManyColumns { line, .. } => return locale.t1("intake-source-too-wide", "line", line),
                    ReadError::CellTooLong { line, column, .. } => {
                        return locale.t2("intake-source-long-cell", "line", line, "column", column);
                    }
                    _ => "intake-source-no-table",
                };
                locale.t(key)
            }
            Self::Json(JsonStatFault::NotADataset) => locale.t("intake-source-no-dataset"),
            Self::Json(JsonStatFault::TooLarge) => locale.t("intake-source-too-large"),
            Self::Json(JsonStatFault::Form(what) | JsonStatFault::Broken(what)) => {
                locale.t1("intake-source-bad-json", "what", what)
            }
            Self::NoRows => locale.t("intake-source-no-rows"),
        }
    }
}

/// Reads the tables of a file, each with its headings.
///
/// # Errors
/// See [`SourceFault`].
pub fn tables(name: &str, bytes: &[u8]) -> Result<Vec<Table>, SourceFault> {
    let tables = if json_stat::is_json(bytes) {
        vec![Dataset::read(bytes).map_err(SourceFault::Json)?.table(name)]
    } else {
        tabular::read(name, bytes).map_err(SourceFault::Table)?
    };
    let tables: Vec<Table> = tables.into_iter().map(headed).filter(|table| !table.rows.is_empty()).collect();
    if tables.is_empty() { Err(SourceFault::NoRows) } else { Ok(tables) }
}

/// The table that a mapping names, or the first.
#[must_use]
pub fn chosen(tables: Vec<Table>, sheet: &str) -> Option<Table> {
    let place = tables.iter().position(|table| table.name == sheet).unwrap_or(0);
    tables.into_iter().nth(place)
}

fn filled(cells: &[String]) -> usize {
    cells.iter().filter(|cell| !cell.trim().is_empty()).count()
}

/// Spreadsheets often begin with a title and a remark: the headings are the first row that is filled as far as the rows
/// below it are.
fn headed(mut table: Table) -> Table {
    let below = table.rows.iter().take(MOST_TITLES).map(|row| filled(&row.cells)).max().unwrap_or(0);
    if filled(&table.header) * 2 > below || below < 2 {
        return named(table);
    }
    let Some(place) = table.rows.iter().take(MOST_TITLES).position(|row| filled(&row.cells) * 2 > below) else {
        return named(table);
    };
    let rest = table.rows.split_off(place + 1);
    if let Some(heading) = table.rows.pop() {
        table.header_line = heading.line;
        table.header = heading.cells.iter().map(|cell| cell.trim().to_owned()).collect();
        while table.header.last().is_some_and(String::is_empty) {
            table.header.pop();
        }
    }
    let width = table.header.len();
    table.rows = rest.into_iter().map(|row| fitted(row, width)).collect();
    named(table)
}

fn fitted(mut row: Row, width: usize) -> Row {
    row.faults.retain(|fault| !matches!(fault, RowFault::TooManyCells { .. } | RowFault::TooFewCells { .. }));
    while row.cells.len() > width && row.cells.last().is_some_and(|cell| cell.trim().is_empty()) {
        row.cells.pop();
    }
    if row.cells.len() > width {
        row.faults.push(RowFault::TooManyCells { found: row.cells.len() });
    }
    row.cells.resize(row.cells.len().max(width), String::new());
    row
}

/// Gives each column a heading of its own: those without one are numbered, and those that are not the first of theirs.
fn named(mut table: Table) -> Table {
    let mut seen = std::collections::HashSet::new();
    for (place, heading) in table.header.iter_mut().enumerate() {
        if heading.is_empty() {
            *heading = format!("({})", place + 1);
        }
        if !seen.insert(heading.clone()) {
            *heading = format!("{heading} ({})", place + 1);
            seen.insert(heading.clone());
        }
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_found_below_titles_and_lines_stay_those_of_the_file() {
        let text = "Fravær i skolerne;;;\nOpgjort i august;;;\n\nSkole;2023;2024;2023\nØst;1;2;3\nVest;4;5;6\n";
        let table = tables("a.csv", text.as_bytes()).unwrap().remove(0);
        assert_eq!(table.header, ["Skole", "2023", "2024", "2023 (4)"]);
        assert_eq!(table.header_line, 4);
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [5, 6]);
        assert!(table.rows.iter().all(|row| row.faults.is_empty()));
    }

    #[test]
    fn a_table_with_headings_at_the_top_is_left_as_it_is() {
        let table = tables("a.csv", b"unit;period;value\n1;2024;5\n2;2024;\n").unwrap().remove(0);
        assert_eq!((table.header.join(","), table.rows.len()), ("unit,period,value".to_owned(), 2));
        assert_eq!(tables("a.csv", b"unit;period;value\n"), Err(SourceFault::NoRows));
    }
}
