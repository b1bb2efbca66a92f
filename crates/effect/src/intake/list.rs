//! What a file would do, as lists to download: every row with its fate, what changes, what is faulty, and where its totals
//! differ from our own.

use tabular::{Cell, Column, CsvFlavour, Kind, Sheet, WriteError, write_csv};
use ui::i18n::Locale;

use super::fate::{Fate, Told};
use super::fault::Fault;
use super::look::{Look, Setting};
use super::quality::Quality;
use super::rows::Blank;
use super::view::{FaultView, QualityView, ToldView, unit_text};

/// How many rows are written at a time, so that a large list is in the memory once.
const STEP: usize = 5_000;

/// Writes a list of rows of texts, each made when it is written.
fn csv<R>(
    headings: &[&str],
    rows: &[R],
    row: impl Fn(&R) -> Vec<String>,
    (last, locale): (Option<String>, &Locale),
) -> Result<Vec<u8>, WriteError> {
    let columns: Vec<Column> =
        headings.iter().map(|name| Column::new(locale.t(&format!("intake-head-{name}")), Kind::Text)).collect();
    let sheet = |rows: Vec<Vec<String>>| {
        let cells = |row: Vec<String>| row.into_iter().map(Cell::Text).collect();
        let rows = rows.into_iter().map(cells).collect();
        write_csv(&Sheet { name: String::new(), columns: columns.clone(), rows }, CsvFlavour::DanishExcel)
    };
    let mut all = sheet(Vec::new())?;
    let head = all.len();
    for chunk in rows.chunks(STEP) {
        all.extend(sheet(chunk.iter().map(&row).collect())?.into_iter().skip(head));
    }
    if let Some(last) = last {
        let mut cells = vec![String::new(); columns.len().saturating_sub(1)];
        cells.push(last);
        all.extend(sheet(vec![cells])?.into_iter().skip(head));
    }
    Ok(all)
}

/// What is said at the end of a list that is not whole.
fn left_out(key: &str, count: usize, locale: &Locale) -> Option<String> {
    (count > 0).then(|| locale.count(key, i64::try_from(count).unwrap_or(i64::MAX)))
}

/// The faults.
pub(super) fn faults(look: &Look, locale: &Locale) -> Result<Vec<u8>, WriteError> {
    let row = |fault: &Fault| {
        let view = FaultView::new(fault, locale);
        vec![view.line, view.column, view.value, view.why]
    };
    let faults = &look.plan.faults;
    let last = left_out("intake-faults-left-out", look.plan.faulty().saturating_sub(faults.len()), locale);
    csv(&["line", "column", "cell", "why"], faults, row, (last, locale))
}

/// A row of a file.
enum Line<'a> {
    Told(Fate, &'a Told),
    Blank(&'a Blank),
    Faulty(&'a Fault),
}

impl Line<'_> {
    fn number(&self) -> usize {
        match self {
            Self::Told(_, told) => told.line,
            Self::Blank(blank) => blank.line,
            Self::Faulty(fault) => fault.line,
        }
    }

    fn fate(&self) -> Fate {
        match self {
            Self::Told(fate, _) => *fate,
            Self::Blank(_) => Fate::Blank,
            Self::Faulty(_) => Fate::Faulty,
        }
    }

    /// Line, fate, unit, period, part, what stood before, the value, and a remark.
    fn cells(&self, setting: &Setting, locale: &Locale) -> Vec<String> {
        let fate = locale.t(&format!("intake-row-{}", self.fate().name()));
        let nothing = String::new;
        match self {
            Self::Told(_, told) => {
                let view = ToldView::new(told, setting, locale);
                let unit = setting.units.unit(told.unit).map(|unit| unit_text(&unit.name, &unit.code));
                let part = if view.part.is_empty() { locale.t("intake-part-whole") } else { view.part };
                let remark = if told.is_total { locale.t("intake-row-total") } else { nothing() };
                vec![view.line, fate, unit.unwrap_or_default(), view.period, part, view.before, view.after, remark]
            }
            Self::Blank(blank) => {
                let (unit, period) = (blank.unit.clone(), blank.period.clone());
                vec![blank.line.to_string(), fate, unit, period, nothing(), nothing(), nothing(), nothing()]
            }
            Self::Faulty(fault) => {
                let view = FaultView::new(fault, locale);
                let remark = if view.column.is_empty() { view.why } else { format!("{}: {}", view.column, view.why) };
                vec![view.line, fate, nothing(), nothing(), nothing(), nothing(), view.value, remark]
            }
        }
    }
}

/// What becomes of every row of a file that was looked at value by value, in the order of the file.
pub(super) fn outcome(look: &Look, locale: &Locale) -> Result<Vec<u8>, WriteError> {
    let plan = &look.plan;
    let mut lines: Vec<Line<'_>> = plan.told.iter().map(|(fate, told)| Line::Told(*fate, told)).collect();
    lines.extend(plan.blanks.iter().map(Line::Blank));
    lines.extend(plan.faults.iter().map(Line::Faulty));
    lines.sort_by_key(Line::number);
    let last = left_out("intake-faults-left-out", plan.faulty().saturating_sub(plan.faults.len()), locale);
    let headings = ["line", "fate", "unit", "period", "part", "before", "value", "remark"];
    csv(&headings, &lines, |line| line.cells(&look.setting, locale), (last, locale))
}

/// What changes, of a file that was looked at value by value.
pub(super) fn corrections(look: &Look, locale: &Locale) -> Result<Vec<u8>, WriteError> {
    let changed: Vec<&Told> =
        look.plan.told.iter().filter(|(fate, _)| *fate == Fate::Changed).map(|(_, told)| told).collect();
    let row = |told: &&Told| {
        let mut cells = Line::Told(Fate::Changed, told).cells(&look.setting, locale);
        cells.remove(1);
        cells
    };
    csv(&["line", "unit", "period", "part", "before", "after", "remark"], &changed, row, (None, locale))
}

/// Where totals differ.
pub(super) fn differences(quality: &Quality, setting: &Setting, locale: &Locale) -> Result<Vec<u8>, WriteError> {
    let view = QualityView::new(quality, setting, locale, usize::MAX);
    // Of a ratio, two may differ in one total.
    let told = quality
        .differences
        .chunk_by(|one, other| (&one.unit, &one.period, &one.part) == (&other.unit, &other.period, &other.part));
    let last = left_out("intake-quality-left-out", quality.differing.saturating_sub(told.count()), locale);
    let headings = ["unit", "period", "part", "what", "published", "own", "difference", "coverage"];
    let row = |one: &super::view::DifferenceView| {
        let part = if one.part.is_empty() { locale.t("intake-part-whole") } else { one.part.clone() };
        let numbers = [&one.published, &one.own, &one.difference, &one.coverage].map(Clone::clone);
        [one.unit.clone(), one.period.clone(), part, one.what.clone()].into_iter().chain(numbers).collect()
    };
    csv(&headings, &view.rows, row, (last, locale))
}
