//! "Calculated like this": for each stretch of values, the numbers that its verdict was made of.

use ui::i18n::Locale;

use super::judge::{Working, rules_name};
use super::subject::{Case, Subject};
use super::words::level;
use crate::indicator::RuleSet;
use crate::observation::words;

/// The working of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// The rules with their version.
    pub(super) rules: &'static str,
    pub(super) is_by_runs: bool,
    /// Whether moving ranges are screened.
    pub(super) is_screened: bool,
    /// From how many values limits are taken; empty for all.
    pub(super) fix_after: String,
    /// How many periods have no value and are left out.
    pub(super) gaps: usize,
    /// Keys of the table's headings.
    pub(super) heads: &'static [&'static str],
    /// One row for each stretch.
    pub(super) stretches: Vec<Vec<String>>,
}

const LIMITS: &[&str] =
    &["verdict-stretch", "verdict-n", "verdict-mean", "verdict-moving-range", "verdict-lower", "verdict-upper"];
const RUNS: &[&str] =
    &["verdict-stretch", "verdict-n", "verdict-median", "verdict-useful", "verdict-longest-run", "verdict-crossings"];

/// Makes the working of a case.
pub(super) fn shown(locale: &Locale, subject: &Subject, case: &Case) -> Shown {
    let judged = &case.judged;
    let definition = case.newest().map_or(&subject.indicator.definition, |newest| subject.definition(newest.period));
    let limit = |key: &str, number: usize, limit: usize| locale.t2(key, "number", number, "limit", limit);
    let mut stretches = Vec::new();
    for stretch in &judged.stretches {
        let at =
            |place: usize| case.points.get(place).map_or_else(String::new, |point| words::period(locale, point.period));
        let (from, to) = judged.places_of(stretch).unwrap_or_default();
        let mut cells = vec![format!("{} – {}", at(from), at(to)), stretch.n.to_string()];
        match &stretch.working {
            Working::Xmr(limits) => cells.extend(
                [limits.mean(), limits.average_moving_range(), limits.lower(), limits.upper()]
                    .map(|value| level(locale, definition, value)),
            ),
            Working::Run(chart) => cells.extend([
                level(locale, definition, chart.median),
                chart.useful.to_string(),
                limit("verdict-run-of", chart.longest_run, chart.longest_run_limit),
                limit("verdict-crossings-of", chart.crossings, chart.crossings_limit),
            ]),
        }
        stretches.push(cells);
    }
    let is_by_runs = judged.rule_set == RuleSet::Anhoej;
    Shown {
        rules: rules_name(judged.rule_set),
        is_by_runs,
        is_screened: subject.indicator.screening == stats::xmr::Screening::On,
        fix_after: subject.indicator.fix_after.map_or_else(String::new, |points| points.to_string()),
        gaps: case.points.len() - judged.marks.len().min(case.points.len()),
        heads: if is_by_runs { RUNS } else { LIMITS },
        stretches,
    }
}
