//! What `pejl effect status` answers: values, limits, verdict and the rules behind it, in a form that stays as it is.

use serde::Serialize;
use stats::run_chart::RunChart;
use stats::xmr;

use super::judge::{Judged, Working, rules_name};
use super::subject::{Case, Subject};
use crate::amount::{Amount, SCALE};
use crate::observation::SeriesPoint;

/// The answer. `segments`, `points`, `variation` and `assurance` are those of `pejl stats xmr` when the rules are `nhs`,
/// but say nothing by limits of no width, nor of a target by limits from few values. A run chart has stretches of its own
/// form.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct StatusAnswer {
    /// Slug of the indicator.
    pub indicator: String,
    /// What it is called.
    pub title: String,
    /// What it is measured in.
    pub unit_of_measure: String,
    /// Which way is better: `up`, `down`, `neutral`, `band`.
    pub direction: &'static str,
    /// The unit.
    pub unit: UnitAnswer,
    /// The part, such as `koen=k`; empty for the whole.
    pub breakdown: String,
    /// The name of the rules with their version.
    pub rule_set: &'static str,
    /// How much the newest stretch can say: `empty`, `one`, `constant`, `no_limits`, `trial`, `settled`,
    /// `too_large`.
    pub state: &'static str,
    /// What is aimed at in the newest period.
    pub target: Option<f64>,
    /// The stretches.
    pub segments: Vec<SegmentAnswer>,
    /// The points with a value.
    pub points: Vec<PointAnswer>,
    /// What the newest point says; none when nothing can be said.
    pub variation: Option<&'static str>,
    /// Whether the target, or the band, can be expected to be met.
    pub assurance: Option<&'static str>,
    /// All periods from the first to the last, those without a value too.
    pub values: Vec<ValueAnswer>,
}

/// A unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct UnitAnswer {
    /// What files call it.
    pub code: String,
    /// What it is called.
    pub name: String,
}

/// A stretch with limits of its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum SegmentAnswer {
    /// Of an XmR chart.
    Limits {
        /// The first day of its first period.
        from: String,
        /// How many points it has.
        n: usize,
        /// The mean.
        mean: f64,
        /// The average moving range, after screening.
        average_moving_range: f64,
        /// The lower limit.
        lower: f64,
        /// The upper limit.
        upper: f64,
    },
    /// Of a run chart.
    Runs {
        /// The first day of its first period.
        from: String,
        /// How many points it has.
        n: usize,
        /// The median.
        median: f64,
        /// How many points are not on the median.
        useful: usize,
        /// The longest run.
        longest_run: usize,
        /// More than so many are a signal.
        longest_run_limit: usize,
        /// How many times the line crosses the median.
        crossings: usize,
        /// Fewer than so many are a signal.
        crossings_limit: usize,
        /// Whether either is a signal.
        signal: bool,
    },
}

/// A point with a value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PointAnswer {
    /// The first day of its period.
    pub date: String,
    /// The value, rounded to six decimals.
    pub value: f64,
    /// The number of its segment, from 0.
    pub segment: usize,
    /// The rule that wins, as [`xmr::SpecialCause::name`]; of a run chart `shift_above` or `shift_below` in a run that is
    /// too long.
    pub special_cause: &'static str,
}

/// A period.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ValueAnswer {
    /// As pejl writes it: `2024`, `2024-K1`, `2024-03`.
    pub period: String,
    /// The value, rounded to six decimals.
    pub value: Option<f64>,
    /// What was counted: an exact decimal number as text.
    pub numerator: Option<String>,
    /// What it was counted among.
    pub denominator: Option<String>,
    /// `preliminary`, `final`, `corrected`, `suppressed`, `missing`.
    pub status: &'static str,
    /// Why it is missing, or what else there is to say.
    pub note: String,
    /// How many units below have said something.
    pub coverage: CoverageAnswer,
    /// What a source says that the whole is.
    pub published: Option<f64>,
}

/// "9 of 10 units".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CoverageAnswer {
    /// How many have said something.
    pub reported: u32,
    /// How many should.
    pub expected: u32,
}

impl StatusAnswer {
    /// Writes what is said of a case.
    #[must_use]
    pub fn new(subject: &Subject, case: &Case) -> Self {
        let (indicator, judged) = (&subject.indicator, &case.judged);
        let definition = case.newest().map_or(&indicator.definition, |newest| subject.definition(newest.period));
        let date =
            |place: usize| case.points.get(place).map(|point| point.period.first().to_string()).unwrap_or_default();
        Self {
            indicator: indicator.slug.clone(),
            title: indicator.title.clone(),
            unit_of_measure: definition.unit_of_measure.clone(),
            direction: definition.direction.name(),
            unit: UnitAnswer { code: case.unit.code.clone(), name: case.unit.name.clone() },
            breakdown: case.part.to_string(),
            rule_set: rules_name(judged.rule_set),
            state: judged.ground.name(),
            target: judged.target.and_then(|target| i64::try_from(target).ok()).map(|target| real(Amount(target))),
            segments: segments(judged, date),
            points: judged
                .marks
                .iter()
                .map(|mark| PointAnswer {
                    date: date(mark.place),
                    value: stats::decimal::Decimal::new(mark.value, SCALE).to_f64(),
                    segment: mark.stretch,
                    special_cause: mark.cause.name(),
                })
                .collect(),
            variation: variation(judged),
            assurance: judged.assurance.map(xmr::Assurance::name),
            values: case.points.iter().map(value).collect(),
        }
    }
}

fn real(amount: Amount) -> f64 {
    amount.decimal().to_f64()
}

/// The name of what the newest point says, as the engine has it; a run chart's signal may have no direction.
fn variation(judged: &Judged) -> Option<&'static str> {
    use super::Variation;
    Some(match judged.variation {
        Variation::Unknown => return None,
        Variation::Constant | Variation::Common => xmr::Variation::CommonCause.name(),
        Variation::ImprovementHigh | Variation::ImprovementLow => xmr::Variation::Improvement.name(),
        Variation::ConcernHigh | Variation::ConcernLow => xmr::Variation::Concern.name(),
        Variation::NeutralHigh => xmr::Variation::NeutralHigh.name(),
        Variation::NeutralLow => xmr::Variation::NeutralLow.name(),
        Variation::Signal => "special_cause",
    })
}

fn segments(judged: &Judged, date: impl Fn(usize) -> String) -> Vec<SegmentAnswer> {
    let stretches = judged.stretches.iter().map(|stretch| {
        let from = judged.places_of(stretch).map(|(from, _)| date(from)).unwrap_or_default();
        match &stretch.working {
            Working::Xmr(limits) => SegmentAnswer::Limits {
                from,
                n: stretch.n,
                mean: limits.mean().to_f64_at(SCALE),
                average_moving_range: limits.average_moving_range().to_f64_at(SCALE),
                lower: limits.lower().to_f64_at(SCALE),
                upper: limits.upper().to_f64_at(SCALE),
            },
            Working::Run(chart) => run(from, stretch.n, chart),
        }
    });
    stretches.collect()
}

fn run(from: String, n: usize, chart: &RunChart) -> SegmentAnswer {
    SegmentAnswer::Runs {
        from,
        n,
        median: chart.median.to_f64_at(SCALE),
        useful: chart.useful,
        longest_run: chart.longest_run,
        longest_run_limit: chart.longest_run_limit,
        crossings: chart.crossings,
        crossings_limit: chart.crossings_limit,
        signal: chart.has_signal(),
    }
}

fn value(point: &SeriesPoint) -> ValueAnswer {
    let rounded = |value: stats::fraction::Fraction| value.rounded(SCALE).map(stats::decimal::Decimal::to_f64);
    ValueAnswer {
        period: point.period.to_string(),
        value: point.value.and_then(rounded),
        numerator: point.numerator.map(|amount| amount.to_string()),
        denominator: point.denominator.map(|amount| amount.to_string()),
        status: point.status.name(),
        note: point.note.clone(),
        coverage: CoverageAnswer { reported: point.coverage.reported, expected: point.coverage.expected },
        published: point.published.and_then(rounded),
    }
}
