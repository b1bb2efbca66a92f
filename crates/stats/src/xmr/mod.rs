//! XmR charts (individual values and moving ranges) with the rules of the NHS programme "Making Data Count": is a change
//! more than noise, and can the process be expected to meet its target?
//!
//! The rule set is that of `NHSRplotthedots` 0.2.2 (nhs-r-community, commit 050b07d, 2025-09-29), here under the name
//! [`RULE_SET`]. The limits (2.66 times the average moving range from the mean) are Wheeler's ("Understanding
//! Variation", 1993), the screening of moving ranges (3.267 times their average) Nelson's ("Control charts for
//! individual measurements", Journal of Quality Technology 14:3, 1982).
//!
//! Everything is decided in whole numbers. A value is compared with the mean by comparing n times the value with the
//! sum, so that a point equal to the mean is on neither side, and neither a constant added to all values nor a change
//! of unit moves a flag. Floating point is only for showing: see [`Answer`].
//!
//! Two things differ from that package, which has no limits there (NaN): a baseline without any variation has limits
//! equal to its mean, and below [`FEWEST_POINTS`] points there is no verdict on a target.

mod answer;
mod limits;
mod signal;
#[cfg(test)]
mod tests;
mod verdict;

pub use answer::{Answer, PointAnswer, SegmentAnswer};
pub use limits::{Limits, Reach, Screening};
pub use signal::SpecialCause;
pub use verdict::{Assurance, Direction, Variation};

use limits::fits;

/// The name of these rules, to be kept with every verdict made by them.
pub const RULE_SET: &str = "mdc-2019-7";

/// From so many points on, limits are more than a trial, and a target is judged.
pub const FEWEST_POINTS: usize = 13;

/// How a chart is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Which way is better.
    pub direction: Direction,
    /// The target, in the values' units.
    pub target: Option<i128>,
    /// From how many points, the first of each segment, mean and limits are taken; from all when nothing is said.
    pub fix_after: Option<usize>,
    /// Whether the largest moving ranges are left out of the average.
    pub screening: Screening,
}

impl Options {
    /// The usual way: limits from all points, with screening, no target.
    #[must_use]
    pub const fn new(direction: Direction) -> Self {
        Self { direction, target: None, fix_after: None, screening: Screening::On }
    }
}

/// Why there is no chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is no value.
    #[error("there are no values")]
    Empty,
    /// Limits cannot be taken from fewer than two points.
    #[error("limits need at least two points")]
    ShortBaseline,
    /// The values have so many digits that the chart cannot be decided exactly in 128 bits.
    #[error("the values have too many digits")]
    TooLarge,
}

/// A stretch of points with limits of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// The place of its first point among all points.
    pub start: usize,
    /// How many points it has.
    pub n: usize,
    /// Its mean and limits, in the values' units.
    pub limits: Limits,
}

impl Segment {
    /// Tells whether the limits are only a trial: fewer than [`FEWEST_POINTS`] points.
    #[must_use]
    pub const fn is_trial(&self) -> bool {
        self.n < FEWEST_POINTS
    }
}

/// A finished chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// The segments in the order of time; at least one.
    pub segments: Vec<Segment>,
    /// Per point, the rule that won.
    pub points: Vec<SpecialCause>,
    /// What the last point says.
    pub variation: Variation,
    /// Whether the target can be expected to be met; nothing without a target, with a neutral direction, and while the
    /// last segment's limits are a trial.
    pub assurance: Option<Assurance>,
}

/// Makes the chart of values in the order of time, all in the same unit (see [`crate::decimal`]). `rebase` has the
/// places at which a new segment begins; 0, repeated places and those beyond the end change nothing.
///
/// # Errors
/// See [`Fault`].
pub fn chart(values: &[i128], rebase: &[usize], options: &Options) -> Result<Chart, Fault> {
    if options.fix_after.is_some_and(|points| points < 2) {
        return Err(Fault::ShortBaseline);
    }
    if !fits(values, options.target) {
        return Err(Fault::TooLarge);
    }
    let mut segments = Vec::new();
    let mut points = Vec::with_capacity(values.len());
    for (start, end) in stretches(values.len(), rebase) {
        let within = values.get(start..end).unwrap_or_default();
        let baseline = within.get(..options.fix_after.unwrap_or(within.len())).unwrap_or(within);
        let limits = Limits::of(baseline, options.screening).ok_or(Fault::Empty)?;
        signal::causes(within, &limits, &mut points);
        segments.push(Segment { start, n: within.len(), limits });
    }
    let (Some(last), Some(cause)) = (segments.last(), points.last()) else {
        return Err(Fault::Empty);
    };
    let variation = Variation::of(*cause, options.direction);
    let target = options.target.filter(|_| !last.is_trial());
    let assurance = target.and_then(|target| Assurance::of(target, &last.limits, options.direction));
    Ok(Chart { segments, points, variation, assurance })
}

/// The beginnings and ends of the segments.
fn stretches(n: usize, rebase: &[usize]) -> Vec<(usize, usize)> {
    let mut starts: Vec<usize> = rebase.iter().copied().filter(|start| *start < n).collect();
    starts.push(0);
    starts.sort_unstable();
    starts.dedup();
    let ends = starts.iter().copied().skip(1).chain([n]);
    starts.iter().copied().zip(ends).collect()
}
