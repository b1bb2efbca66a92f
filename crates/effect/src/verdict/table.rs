//! The table behind a chart: one row for each point, in the order of time.

use stats::fraction::Fraction;
use ui::address;
use ui::i18n::Locale;

use super::beside::Beside;
use super::draw::row_id;
use super::subject::{Case, Subject, minus};
use super::words::{broken, cause};
use crate::indicator::Measure;
use crate::observation::words::{self, with_unit};
use crate::observation::{SeriesPoint, Status};

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Row {
    /// What the chart's point leads to.
    pub(super) id: String,
    pub(super) period: String,
    /// Where the value's own page is; empty for a longer period than the indicator's.
    pub(super) url: String,
    pub(super) value: String,
    /// `12 af 80`; empty unless it is a ratio.
    pub(super) parts: String,
    /// `9 af 10 enheder`; empty for a unit without any below.
    pub(super) coverage: String,
    pub(super) status: String,
    /// Whether the status says more than that the value is final.
    pub(super) is_plain: bool,
    pub(super) note: String,
    /// What a source says of the whole, with the difference; empty when it says nothing.
    pub(super) published: String,
    /// The rule that wins; empty without a value.
    pub(super) rule: String,
    pub(super) target: String,
    /// The mean of the group that it is held beside; empty without a group.
    pub(super) beside: String,
    /// What happened before it: a break, a new definition.
    pub(super) happened: Vec<String>,
}

/// Makes the rows.
pub(super) fn rows(locale: &Locale, (subject, case): (&Subject, &Case), beside: Option<&Beside>) -> Vec<Row> {
    let mut last = None;
    let mut rows = Vec::with_capacity(case.points.len());
    for (place, point) in case.points.iter().enumerate() {
        let row = row(locale, (subject, case), place, point);
        let beside = beside.map(|beside| beside.cell(locale, (subject, case), place)).unwrap_or_default();
        rows.push(Row { happened: happened(locale, subject, last, point), beside, ..row });
        last = Some(point);
    }
    rows
}

fn row(locale: &Locale, (subject, case): (&Subject, &Case), place: usize, point: &SeriesPoint) -> Row {
    let definition = subject.definition(point.period);
    let mark = case.judged.mark_at(place);
    let aim = subject.aim(crate::indicator::AimKind::Target, &case.unit.id, point.period);
    Row {
        id: row_id(point.period),
        period: words::period(locale, point.period),
        url: value_url(subject, case, point),
        value: words::point(locale, definition, point),
        parts: parts(locale, subject, point),
        coverage: coverage(locale, (subject, case), point),
        status: words::status(locale, point.status),
        is_plain: point.status == Status::Final,
        note: point.note.clone(),
        published: published(locale, subject, point),
        rule: mark.map_or_else(String::new, |mark| cause(locale, &case.judged, mark)),
        target: aim.map_or_else(String::new, |aim| words::amount(locale, aim.amount)),
        beside: String::new(),
        happened: Vec::new(),
    }
}

/// So many of so many.
pub(super) fn parts(locale: &Locale, subject: &Subject, point: &SeriesPoint) -> String {
    match (subject.definition(point.period).measure, point.numerator, point.denominator) {
        (Measure::Ratio, Some(numerator), Some(denominator)) => locale.t2(
            "verdict-parts",
            "numerator",
            words::amount(locale, numerator),
            "denominator",
            words::amount(locale, denominator),
        ),
        _ => String::new(),
    }
}

/// How many of the units below, or of a longer period's parts, have a value.
fn coverage(locale: &Locale, (subject, case): (&Subject, &Case), point: &SeriesPoint) -> String {
    if point.coverage.expected <= 1 {
        return String::new();
    }
    let is_longer = case.frequency != subject.indicator.frequency;
    let key = if is_longer { "verdict-coverage-periods" } else { "verdict-coverage" };
    let number = |count: u32| locale.number(count.into());
    locale.t2(key, "reported", number(point.coverage.reported), "expected", number(point.coverage.expected))
}

/// What a source says of the whole, and how far that is from what the parts make.
fn published(locale: &Locale, subject: &Subject, point: &SeriesPoint) -> String {
    let Some(published) = point.published else { return String::new() };
    let definition = subject.definition(point.period);
    let written = |value: Fraction| with_unit(definition, &words::fraction(locale, value, definition.decimals.max(2)));
    let difference = point.value.and_then(|own| minus(published, own)).filter(|less| less.numerator() != 0);
    match difference {
        Some(difference) => {
            locale.t2("verdict-published-other", "published", written(published), "difference", written(difference))
        }
        None => locale.t1("verdict-published-same", "published", written(published)),
    }
}

fn value_url(subject: &Subject, case: &Case, point: &SeriesPoint) -> String {
    if case.frequency != subject.indicator.frequency {
        return String::new();
    }
    let (period, part) = (point.period.to_string(), case.part.to_string());
    let page = format!("{}/vaerdi", subject.indicator.url());
    address(&page, &[("enhed", &case.unit.code), ("periode", &period), ("del", &part)])
}

/// What happened between the point before and this one.
fn happened(locale: &Locale, subject: &Subject, before: Option<&SeriesPoint>, point: &SeriesPoint) -> Vec<String> {
    let Some(before) = before else { return Vec::new() };
    let is_between = |day: jiff::civil::Date| before.period.last() < day && day <= point.period.last();
    let breaks = subject.breaks.iter().filter(|one| is_between(one.period.first())).map(|one| broken(locale, one));
    let new = subject.definitions.iter().filter(|one| one.from.is_some_and(|from| is_between(from.first())));
    let new = new.map(|one| {
        let told = locale.t1("verdict-event-definition", "version", one.version);
        if one.reason.is_empty() { told } else { format!("{told}: {}", one.reason) }
    });
    breaks.chain(new).collect()
}
