//! What a file of units says to people: one sentence per fault and per change.

use tabular::{Expected, ReadError};
use ui::i18n::Locale;

use super::plan::Change;
use super::{RowFault, Wanted};

/// How much of a cell is shown in a fault, in characters.
const SHOWN: usize = 80;

/// Writes a fault as one line: where it is, what stands there, what to do.
#[must_use]
pub fn fault_line(fault: &RowFault, locale: &Locale) -> String {
    let wanted = wanted(&fault.expected, locale);
    if fault.line == 0 {
        return format!("{}: {wanted}", fault.file);
    }
    let place = if fault.column.is_empty() {
        locale.t1("unit-import-line", "line", fault.line)
    } else {
        locale.t2("unit-import-place", "line", fault.line, "column", &fault.column)
    };
    let value: String = fault.value.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(SHOWN).collect();
    if value.is_empty() {
        format!("{place}: {} {wanted}", locale.t("unit-import-found-nothing"))
    } else {
        format!("{place}: {} {wanted}", locale.t1("unit-import-found", "value", value))
    }
}

fn wanted(wanted: &Wanted, locale: &Locale) -> String {
    match wanted {
        Wanted::Table(expected) => table(expected, locale),
        Wanted::ReadableFile(error) => unreadable(error, locale),
        Wanted::ShortCode => locale.t("unit-import-short-code"),
        Wanted::ShortName => locale.t("unit-import-short-name"),
        Wanted::Once(line) => locale.t1("unit-import-once", "line", line),
        Wanted::KnownUnit => locale.t("unit-import-known"),
        Wanted::NoCircle => locale.t("unit-import-circle"),
        Wanted::OpenParent => locale.t("unit-import-open"),
        Wanted::AfterParent(day) => locale.t1("unit-import-after-parent", "day", day),
        Wanted::MoveDay => locale.t("unit-import-move-day"),
        Wanted::DayAfter(day) => locale.t1("unit-import-day-after", "day", day),
        Wanted::ToAfterFrom => locale.t("unit-import-to-after-from"),
        Wanted::NextFrom(day) => locale.t1("unit-import-next-from", "day", day),
        Wanted::FewerUnits => locale.t("unit-import-fewer"),
    }
}

fn table(expected: &Expected, locale: &Locale) -> String {
    match expected {
        Expected::Column(name) => locale.t1("unit-import-column", "name", name),
        Expected::UniqueColumn => locale.t("unit-import-unique-column"),
        Expected::Cells(count) => locale.t1("unit-import-cells", "count", count),
        Expected::ClosingQuote => locale.t("unit-import-quote"),
        Expected::Value => locale.t("unit-import-value"),
        Expected::Date => locale.t("unit-import-date"),
        Expected::Text | Expected::WholeNumber | Expected::Flag => locale.t("unit-import-text"),
    }
}

fn unreadable(error: &ReadError, locale: &Locale) -> String {
    match error {
        ReadError::Empty { .. } => locale.t("unit-import-empty"),
        ReadError::TooLarge { .. } => locale.t("unit-import-too-large"),
        ReadError::OldExcel { .. } => locale.t("unit-import-old-excel"),
        _ => locale.t("unit-import-unreadable"),
    }
}

/// Writes a change as one line.
#[must_use]
pub fn change_line(change: &Change, locale: &Locale) -> String {
    let at_top = locale.t("unit-at-top");
    let place = |name: &String| if name.is_empty() { at_top.clone() } else { name.clone() };
    let day = change.day.parse().map(|day| locale.date(day)).unwrap_or_default();
    let (name, before, after) = (&change.name, &change.before, &change.after);
    match change.kind {
        "added" => locale.t2("unit-change-added", "name", name, "above", place(after)),
        "renamed" => locale.t2("unit-change-renamed", "before", before, "after", after),
        "moved" => locale.with(
            "unit-change-moved",
            &[("name", name), ("before", &place(before)), ("after", &place(after)), ("day", &day)],
        ),
        "begins" => locale.t2("unit-change-begins", "name", name, "day", day),
        "closed" => locale.t2("unit-change-closed", "name", name, "day", day),
        "joins" => locale.t2("unit-change-joins", "name", name, "group", after),
        _ => locale.t2("unit-change-leaves", "name", name, "group", after),
    }
}
