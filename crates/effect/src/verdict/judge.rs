//! From the points of a series to a verdict by a named set of rules. Pure: values in, verdict out.
//!
//! Values are judged as whole numbers of millionths ([`crate::amount::SCALE`]). Points without a value are left out of
//! all that is counted: the values before and after a gap are neighbours, as in the reference.

use std::cmp::Ordering;

use stats::run_chart::{self, RunChart};
use stats::xmr::{self, Assurance, Limits, Reach, SpecialCause};

use super::kinds::{Ground, InBand, Variation};
use crate::amount::{Amount, SCALE};
use crate::indicator::{Direction, RuleSet};
use crate::observation::SeriesPoint;
use crate::period::Period;

/// What values are judged by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The named rules.
    pub rule_set: RuleSet,
    /// Which way is better.
    pub direction: Direction,
    /// From how many values, the first of each stretch, limits are taken; from all when nothing is said.
    pub fix_after: Option<usize>,
    /// Whether the largest moving ranges are left out of the limits.
    pub screening: xmr::Screening,
    /// The periods from which limits start again.
    pub restarts: Vec<Period>,
    /// What is aimed at in the newest period.
    pub target: Option<Amount>,
}

/// A value with what the rules say of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its place among the points of the series.
    pub place: usize,
    /// In millionths.
    pub value: i128,
    /// The number of its stretch, from 0.
    pub stretch: usize,
    /// The rule that wins; of a run chart only whether it is in a run that is too long. Common where limits have no
    /// width.
    pub cause: SpecialCause,
}

/// A stretch of values that are judged together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The number of its first value, from 0.
    pub start: usize,
    /// How many values it has.
    pub n: usize,
    /// What was worked out.
    pub working: Working,
}

/// What was worked out for a stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Working {
    /// Mean and limits.
    Xmr(Limits),
    /// Median, runs and crossings.
    Run(RunChart),
}

/// A series as it is judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Judged {
    /// By which rules.
    pub rule_set: RuleSet,
    /// How much the newest stretch can say.
    pub ground: Ground,
    /// The values, in the order of time.
    pub marks: Vec<Mark>,
    /// The stretches, in the order of time.
    pub stretches: Vec<Stretch>,
    /// What the newest value says of change.
    pub variation: Variation,
    /// Whether what is aimed at, or the band, can be expected to be met; none without either, and when that cannot be said.
    pub assurance: Option<Assurance>,
    /// Where the newest value lies, when a band is wanted.
    pub in_band: Option<InBand>,
    /// The target it was judged against, in millionths.
    pub target: Option<i128>,
}

/// The name of rules, with their version.
#[must_use]
pub const fn rules_name(rules: RuleSet) -> &'static str {
    match rules {
        RuleSet::Nhs => xmr::RULE_SET,
        RuleSet::Anhoej => run_chart::RULE_SET,
    }
}

/// The values of a series in millionths, each with its place; none when one is too large.
fn values_of(points: &[SeriesPoint]) -> Option<Vec<(usize, i128)>> {
    let told = points.iter().enumerate().filter_map(|(place, point)| Some((place, point.value?)));
    told.map(|(place, value)| Some((place, value.rounded(SCALE)?.units_at(SCALE)?))).collect()
}

/// Judges a series.
#[must_use]
pub fn judge(points: &[SeriesPoint], terms: &Terms) -> Judged {
    let mut judged = Judged {
        rule_set: terms.rule_set,
        ground: Ground::Empty,
        marks: Vec::new(),
        stretches: Vec::new(),
        variation: Variation::Unknown,
        assurance: None,
        in_band: None,
        target: terms.target.map(|target| target.0.into()),
    };
    let Some(values) = values_of(points) else {
        judged.ground = Ground::TooLarge;
        return judged;
    };
    let Some((_, newest)) = values.last().copied() else { return judged };
    if let Direction::Band { low, high } = terms.direction {
        judged.in_band = Some(match newest {
            value if value < low.0.into() => InBand::Below,
            value if value > high.0.into() => InBand::Above,
            _ => InBand::Within,
        });
    }
    let starts = starts(points, &values, &terms.restarts);
    let is_made = match terms.rule_set {
        RuleSet::Nhs => by_limits(&mut judged, &values, &starts, terms),
        RuleSet::Anhoej => by_runs(&mut judged, &values, &starts, terms),
    };
    if is_made.is_none() {
        judged.ground = Ground::TooLarge;
    }
    judged
}

/// The numbers of the values with which stretches begin, the first one among them.
fn starts(points: &[SeriesPoint], values: &[(usize, i128)], restarts: &[Period]) -> Vec<usize> {
    let begins = |restart: &Period| {
        values.iter().position(|(place, _)| points.get(*place).is_some_and(|point| point.period >= *restart))
    };
    let mut starts: Vec<usize> = restarts.iter().filter_map(begins).chain([0]).collect();
    starts.sort_unstable();
    starts.dedup();
    starts
}

/// What the newest values, those of the last stretch, can say.
fn ground_of(values: &[(usize, i128)], is_trial: bool) -> Ground {
    let mut values = values.iter().map(|(_, value)| *value);
    match (values.next(), values.next()) {
        (None, _) => Ground::Empty,
        (_, None) => Ground::One,
        (Some(first), Some(second)) if first == second && values.all(|value| value == first) => Ground::Constant,
        _ if is_trial => Ground::Trial,
        _ => Ground::Settled,
    }
}

/// XmR charts with the rules of the NHS.
fn by_limits(judged: &mut Judged, values: &[(usize, i128)], starts: &[usize], terms: &Terms) -> Option<()> {
    let target = judged.target.filter(|_| !matches!(terms.direction, Direction::Band { .. }));
    let options = xmr::Options {
        direction: terms.direction.of_chart(),
        target,
        fix_after: terms.fix_after.filter(|points| *points >= 2),
        screening: terms.screening,
    };
    let bare: Vec<i128> = values.iter().map(|(_, value)| *value).collect();
    let chart = xmr::chart(&bare, starts, &options).ok()?;
    let last = chart.segments.last()?;
    // What limits are taken from decides how sure they are, not how many values come after.
    judged.ground = match ground_of(values.get(last.start..)?, last.limits.baseline() < xmr::FEWEST_POINTS) {
        Ground::Trial | Ground::Settled if !last.limits.vary() => Ground::NoLimits,
        ground => ground,
    };
    for (number, segment) in chart.segments.iter().enumerate() {
        let within = values.iter().zip(&chart.points).skip(segment.start).take(segment.n);
        judged.marks.extend(within.map(|((place, value), cause)| Mark {
            place: *place,
            value: *value,
            stretch: number,
            cause: if segment.limits.vary() { *cause } else { SpecialCause::CommonCause },
        }));
        judged.stretches.push(Stretch { start: segment.start, n: segment.n, working: Working::Xmr(segment.limits) });
    }
    let newest = chart.points.last().copied()?;
    judged.variation = match judged.ground {
        Ground::Constant => Variation::Constant,
        Ground::Trial | Ground::Settled => Variation::of(newest, terms.direction),
        Ground::Empty | Ground::One | Ground::NoLimits | Ground::TooLarge => Variation::Unknown,
    };
    if judged.ground == Ground::Settled {
        judged.assurance = match terms.direction {
            Direction::Band { low, high } => Some(within_band(&last.limits, low, high)),
            _ => chart.assurance,
        };
    }
    Some(())
}

/// Whether values that keep within limits keep within a band.
fn within_band(limits: &Limits, low: Amount, high: Amount) -> Assurance {
    let beyond = |bound: Amount| {
        let bound = i128::from(bound.0);
        if limits.reach(bound) == Reach::Outside { limits.side(bound) } else { Ordering::Equal }
    };
    match (beyond(low), beyond(high)) {
        (Ordering::Less, Ordering::Greater) => Assurance::ConsistentPass,
        (Ordering::Greater, _) | (_, Ordering::Less) => Assurance::ConsistentFail,
        _ => Assurance::Inconsistent,
    }
}

/// Run charts with Anhøj's rules.
fn by_runs(judged: &mut Judged, values: &[(usize, i128)], starts: &[usize], terms: &Terms) -> Option<()> {
    let ends = starts.iter().copied().skip(1).chain([values.len()]);
    for (number, (start, end)) in starts.iter().copied().zip(ends).enumerate() {
        let within = values.get(start..end)?;
        let bare: Vec<i128> = within.iter().map(|(_, value)| *value).collect();
        let chart = run_chart::chart(&bare, terms.fix_after.filter(|points| *points >= 2)).ok()?;
        let cause = long_run(&chart, &bare);
        judged.marks.extend(within.iter().enumerate().map(|(at, (place, value))| {
            let is_in_run = chart.longest_run_at.contains(&at) && side(&chart, *value) != Ordering::Equal;
            let cause = if is_in_run { cause } else { SpecialCause::CommonCause };
            Mark { place: *place, value: *value, stretch: number, cause }
        }));
        judged.stretches.push(Stretch { start, n: within.len(), working: Working::Run(chart) });
    }
    let last = judged.stretches.last()?;
    let Working::Run(chart) = &last.working else { return None };
    judged.ground = ground_of(values.get(last.start..)?, chart.is_trial());
    let is_going_on = chart.longest_run_at.end == last.n;
    let cause = judged.marks.last().map_or(SpecialCause::CommonCause, |mark| mark.cause);
    judged.variation = match judged.ground {
        Ground::Constant => Variation::Constant,
        Ground::Trial | Ground::Settled if !chart.has_signal() => Variation::Common,
        Ground::Trial | Ground::Settled if chart.is_run_too_long() && is_going_on => {
            Variation::of(cause, terms.direction)
        }
        Ground::Trial | Ground::Settled => Variation::Signal,
        Ground::Empty | Ground::One | Ground::NoLimits | Ground::TooLarge => Variation::Unknown,
    };
    Some(())
}

/// On which side of the median a value lies.
fn side(chart: &RunChart, value: i128) -> Ordering {
    value.saturating_mul(chart.median.denominator()).cmp(&chart.median.numerator())
}

/// What the points of the longest run are, when it is too long.
fn long_run(chart: &RunChart, values: &[i128]) -> SpecialCause {
    if !chart.is_run_too_long() {
        return SpecialCause::CommonCause;
    }
    let first = chart.longest_run_at.clone().next().and_then(|at| values.get(at)).copied().unwrap_or_default();
    match side(chart, first) {
        Ordering::Greater => SpecialCause::ShiftAbove,
        Ordering::Less => SpecialCause::ShiftBelow,
        Ordering::Equal => SpecialCause::CommonCause,
    }
}

impl Judged {
    /// The newest stretch.
    #[must_use]
    pub fn newest(&self) -> Option<&Stretch> {
        self.stretches.last()
    }

    /// The mark of the point at a place.
    #[must_use]
    pub fn mark_at(&self, place: usize) -> Option<&Mark> {
        self.marks.binary_search_by_key(&place, |mark| mark.place).ok().and_then(|number| self.marks.get(number))
    }

    /// Tells whether the rules can say anything of a value: whether the limits that it is held against have any width.
    #[must_use]
    pub fn is_judged(&self, mark: &Mark) -> bool {
        match self.stretches.get(mark.stretch).map(|stretch| &stretch.working) {
            Some(Working::Xmr(limits)) => limits.vary(),
            Some(Working::Run(_)) => true,
            None => false,
        }
    }

    /// The places of a stretch's first and last value among the points of the series.
    #[must_use]
    pub fn places_of(&self, stretch: &Stretch) -> Option<(usize, usize)> {
        let within = self.marks.get(stretch.start..stretch.start + stretch.n)?;
        Some((within.first()?.place, within.last()?.place))
    }

    /// How many values, ending with the newest, are on the newest's side of the mean.
    #[must_use]
    pub fn run_on_a_side(&self) -> usize {
        let Some(Stretch { start, working: Working::Xmr(limits), .. }) = self.newest() else { return 0 };
        let within = self.marks.get(*start..).unwrap_or_default();
        let Some(side) = within.last().map(|mark| limits.side(mark.value)) else { return 0 };
        within.iter().rev().take_while(|mark| limits.side(mark.value) == side).count()
    }

    /// How many values, ending with the newest, each go the same way from the one before.
    #[must_use]
    pub fn run_one_way(&self) -> usize {
        let within = self.newest().and_then(|stretch| self.marks.get(stretch.start..)).unwrap_or_default();
        let steps: Vec<Ordering> =
            within.iter().zip(within.iter().skip(1)).map(|(one, next)| next.value.cmp(&one.value)).collect();
        let Some(way) = steps.last() else { return within.len() };
        1 + steps.iter().rev().take_while(|step| *step == way).count()
    }
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
