//! Run charts with Anhøj's rules: is the longest run too long, or does the line cross the median too seldom, to be
//! chance? The second rule set beside [`crate::xmr`]; the one Danish quality people know.
//!
//! The rules: J. Anhøj and A. Vingaard Olesen, "Run charts revisited: a simulation study of run chart rules for detection
//! of non-random variation in health care processes", PLoS ONE 9(11), 2014; J. Anhøj, "Diagnostic value of run chart
//! analysis", PLoS ONE 10(3), 2015. As in the R package qicharts2 0.8.1: with n useful points, those not on the median,
//! the longest run signals above log2(n) + 3, rounded to a whole number; the crossings below the 5th percentile of the
//! binomial distribution with n − 1 tries of one half.
//!
//! Sides are decided in whole numbers, as in [`crate::xmr`]. A run chart asks whether there is anything but chance; it
//! does not say at which points, but the longest run is told so that it can be drawn.

mod crossings;
#[cfg(test)]
mod tests;

use std::cmp::Ordering;
use std::ops::Range;

pub use crossings::fewest_crossings;

use crate::fraction::Fraction;

/// The name of these rules, to be kept with every verdict made by them.
pub const RULE_SET: &str = "anhoej";

/// Below so many useful points the rules say little: a chart with fewer is only a trial.
pub const FEWEST_POINTS: usize = 10;

/// Why there is no chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is no value.
    #[error("there are no values")]
    Empty,
    /// The values have so many digits that the median cannot be kept exactly.
    #[error("the values have too many digits")]
    TooLarge,
}

/// A finished run chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RunChart {
    /// The median, in the values' units.
    pub median: Fraction,
    /// How many points are not on the median.
    pub useful: usize,
    /// How many useful points the longest run has.
    pub longest_run: usize,
    /// Where the longest run is, the first of several: from its first to past its last useful point, points on the
    /// median between them included.
    pub longest_run_at: Range<usize>,
    /// More than so many in a run are a signal.
    pub longest_run_limit: usize,
    /// How many times the line crosses the median.
    pub crossings: usize,
    /// Fewer crossings than this are a signal.
    pub crossings_limit: usize,
}

impl RunChart {
    /// Tells whether the longest run is longer than chance would have it.
    #[must_use]
    pub const fn is_run_too_long(&self) -> bool {
        self.longest_run > self.longest_run_limit
    }

    /// Tells whether the line crosses the median less often than chance would have it.
    #[must_use]
    pub const fn are_crossings_too_few(&self) -> bool {
        self.crossings < self.crossings_limit
    }

    /// Tells whether there is more than chance: either signal.
    #[must_use]
    pub const fn has_signal(&self) -> bool {
        self.is_run_too_long() || self.are_crossings_too_few()
    }

    /// Tells whether there are too few useful points for the rules to say much.
    #[must_use]
    pub const fn is_trial(&self) -> bool {
        self.useful < FEWEST_POINTS
    }
}

/// Makes the run chart of values in the order of time. The median is that of the first `fix_after` values, or of all.
///
/// # Errors
/// See [`Fault`].
pub fn chart(values: &[i128], fix_after: Option<usize>) -> Result<RunChart, Fault> {
    let mut baseline = values.get(..fix_after.unwrap_or(values.len())).unwrap_or(values).to_vec();
    baseline.sort_unstable();
    let middle = baseline.len() / 2;
    let upper = baseline.get(middle).copied().ok_or(Fault::Empty)?;
    let lower = if baseline.len().is_multiple_of(2) { baseline.get(middle.saturating_sub(1)) } else { Some(&upper) };
    let twice = lower.and_then(|lower| lower.checked_add(upper)).ok_or(Fault::TooLarge)?;
    let median = Fraction::new(twice, 2).ok_or(Fault::TooLarge)?;
    let side = |value: &i128| value.checked_mul(2).map(|doubled| doubled.cmp(&twice)).ok_or(Fault::TooLarge);
    let sides: Result<Vec<Ordering>, Fault> = values.iter().map(side).collect();
    let useful: Vec<(usize, Ordering)> =
        sides?.into_iter().enumerate().filter(|(_, side)| *side != Ordering::Equal).collect();
    let runs = || useful.chunk_by(|one, next| one.1 == next.1);
    // The last of equals is the greatest: from the end, that is the first.
    let longest = runs().rev().max_by_key(|run| run.len()).unwrap_or_default();
    let at = longest.first().zip(longest.last()).map_or(0..0, |(first, last)| first.0..last.0 + 1);
    Ok(RunChart {
        median,
        useful: useful.len(),
        longest_run: longest.len(),
        longest_run_at: at,
        longest_run_limit: longest_run_limit(useful.len()),
        crossings: runs().count().saturating_sub(1),
        crossings_limit: fewest_crossings(useful.len()),
    })
}

/// The longest run that chance explains among so many useful points: log2(n) + 3, rounded. Whole numbers decide: log2(n)
/// is rounded up when n² is above 2^(2·floor + 1); it is never exactly a half.
#[must_use]
pub fn longest_run_limit(useful: usize) -> usize {
    let Some(floor) = useful.checked_ilog2() else { return 3 };
    let square = (useful as u128).saturating_mul(useful as u128);
    let is_above_half = square >> (2 * floor + 1) > 0;
    floor as usize + usize::from(is_above_half) + 3
}
