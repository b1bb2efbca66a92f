//! Reads the rows of a file; everything that is wrong is told with its place before the reading is given up.

use std::fmt::Display;
use std::path::Path;

use ::camp::intake;
use ::stats::decimal::{Decimal, NotADecimal};
use anyhow::{Context, Result, bail};
use tabular::{Expected, Fault, RowReader};
use ui::i18n::Locale;

/// What should have stood in a cell.
#[derive(Debug)]
pub(super) enum Wanted {
    /// What any table must have.
    Table(Expected),
    /// A number that can be kept exactly.
    Number(NotADecimal),
    /// Something that no other row has; it stands in this line too.
    Once(usize),
    /// A unit that the tree has.
    KnownUnit,
    /// A unit with no others below it.
    LowestUnit,
    /// A unit that is not below itself.
    OutsideItself,
}

impl From<Expected> for Wanted {
    fn from(expected: Expected) -> Self {
        Self::Table(expected)
    }
}

impl Wanted {
    fn text(&self, locale: &Locale) -> String {
        match self {
            Self::Table(expected) => intake::Wanted::Table(expected.clone()).text(locale),
            Self::Number(NotADecimal::Form) => locale.t("stats-wanted-number"),
            Self::Number(NotADecimal::TooLong) => {
                locale.t1("stats-wanted-fewer-digits", "decimals", Decimal::MAX_SCALE)
            }
            Self::Once(line) => locale.t1("stats-wanted-once", "line", line),
            Self::KnownUnit => locale.t("stats-wanted-known-unit"),
            Self::LowestUnit => locale.t("stats-wanted-lowest-unit"),
            Self::OutsideItself => locale.t("stats-wanted-outside-itself"),
        }
    }
}

/// One row while it is being read.
pub(super) type Row<'c, 't> = RowReader<'c, 't, Wanted>;

/// The number in a cell; anything else is a fault.
pub(super) fn number(row: &mut Row<'_, '_>, column: &str) -> Option<Decimal> {
    match row.required(column)?.parse() {
        Ok(number) => Some(number),
        Err(reason) => {
            row.refuse(column, Wanted::Number(reason));
            None
        }
    }
}

/// Reads every row of a file with `read`.
///
/// # Errors
/// When the file cannot be read, has no rows, or has faults, which are written to standard error.
pub(super) fn rows<T>(
    path: &Path,
    locale: &Locale,
    (required, optional): (&[&str], &[&str]),
    mut read: impl FnMut(&mut Row<'_, '_>) -> Option<T>,
) -> Result<Vec<T>> {
    let shown = path.display();
    let bytes = std::fs::read(path).with_context(|| locale.t1("stats-fault-unreadable", "file", &shown))?;
    let tables = match tabular::read(&shown.to_string(), &bytes) {
        Ok(tables) => tables,
        Err(error) => bail!("{shown}: {}", intake::Wanted::ReadableFile(error).text(locale)),
    };
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    for table in &tables {
        match table.columns::<Wanted>(required, optional) {
            Ok(columns) => {
                for mut row in columns.rows::<Wanted>() {
                    found.extend(read(&mut row));
                    faults.extend(row.finish().err().unwrap_or_default());
                }
            }
            Err(missing) => faults.extend(missing),
        }
    }
    for fault in &faults {
        eprintln!("{}", fault_line(fault, locale));
    }
    if !faults.is_empty() {
        let count = i64::try_from(faults.len())?;
        bail!(locale.count_with("stats-fault-rows", count, &[("file", &shown)]));
    }
    if found.is_empty() {
        bail!(locale.t2("stats-fault-no-rows", "file", &shown, "columns", required.join(",")));
    }
    Ok(found)
}

/// File, line and column.
pub(super) fn place(locale: &Locale, file: impl Display, line: usize, column: &str) -> String {
    locale.with("import-place-column", &[("file", &file), ("line", &line), ("column", &column)])
}

/// File, line, column, value, and what is expected.
fn fault_line(fault: &Fault<Wanted>, locale: &Locale) -> String {
    let Fault { file, line, column, value, expected } = fault;
    let place = if column.is_empty() {
        locale.with("import-place-line", &[("file", file), ("line", line)])
    } else {
        place(locale, file, *line, column)
    };
    let found = match value.trim() {
        "" => locale.t("import-found-nothing"),
        value => locale.t1("import-found", "value", value),
    };
    format!("{place}: {found} {}", expected.text(locale))
}
