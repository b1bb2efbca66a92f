//! How certain a measure of agreement is: the same measure on many samples drawn from the units at hand.
//!
//! The percentile bootstrap (Efron and Tibshirani, "An Introduction to the Bootstrap", 1993, chapter 13), which draws
//! whole units and not single codes, because units are what was sampled. With few units it is known to be somewhat too
//! narrow (Hughes, "Toward improved inference for Krippendorff's alpha agreement coefficient", 2022), so below
//! [`LEAST_FOR_INTERVAL`] none is told at all.

use super::{Undefined, real};
use crate::random::Random;

/// How many samples are drawn: the limits are then steady to about a hundredth.
pub const RESAMPLES: usize = 2_000;

/// The fewest units from which an interval is told. A convention of ours: fewer units hardly differ when drawn again.
pub const LEAST_FOR_INTERVAL: usize = 10;

/// The largest share of samples without an answer (one category only) that the others may stand in for.
const MOST_WITHOUT_ANSWER: f64 = 0.05;

/// The share of samples that lie outside the interval at each end: 2.5 %, so that 95 % lie inside.
const OUTSIDE: f64 = 0.025;

/// A 95 % confidence interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Likely at least this.
    pub low: f64,
    /// Likely at most this.
    pub high: f64,
}

/// Why no interval is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// There are fewer units than [`LEAST_FOR_INTERVAL`].
    TooFew,
    /// All agree on every unit: so do all samples drawn from them, and they tell nothing of how it might have been.
    AllAgree,
    /// Nearly all units are in one category, or a coder used only one: the samples have no measure, or all the same.
    TooUniform,
}

/// Returns the 95 % interval of `measure`, whose value on all `units` is `value`, from [`RESAMPLES`] samples of as many
/// units drawn with putting back. Equal seeds give equal intervals. The interval always holds the value itself: where
/// the samples lie to one side of it, it is the limit.
///
/// # Errors
/// [`Unknown`] says why none can be told.
pub fn interval<U: Clone>(
    units: &[U],
    value: f64,
    measure: impl Fn(&[U]) -> Result<f64, Undefined>,
    seed: u64,
) -> Result<Interval, Unknown> {
    if units.len() < LEAST_FOR_INTERVAL {
        return Err(Unknown::TooFew);
    }
    if value > 1.0 - 1e-12 {
        return Err(Unknown::AllAgree);
    }
    let mut random = Random::new(seed);
    let mut sample: Vec<U> = Vec::with_capacity(units.len());
    let mut values = Vec::with_capacity(RESAMPLES);
    for _ in 0..RESAMPLES {
        sample.clear();
        sample.extend((0..units.len()).filter_map(|_| units.get(random.below(units.len())).cloned()));
        values.extend(measure(&sample));
    }
    if real(RESAMPLES - values.len()) > MOST_WITHOUT_ANSWER * real(RESAMPLES) {
        return Err(Unknown::TooUniform);
    }
    values.sort_by(f64::total_cmp);
    let low = percentile(&values, OUTSIDE).unwrap_or(value);
    let high = percentile(&values, 1.0 - OUTSIDE).unwrap_or(value);
    if high - low < 1e-12 {
        return Err(Unknown::TooUniform);
    }
    Ok(Interval { low: low.min(value), high: high.max(value) })
}

/// The value below which `share` of the sorted values lie: the nearest rank.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a rank among a few thousand, never below 0"
)]
fn percentile(sorted: &[f64], share: f64) -> Option<f64> {
    let rank = (share * real(sorted.len())).ceil() as usize;
    sorted.get(rank.clamp(1, sorted.len().max(1)) - 1).copied()
}
