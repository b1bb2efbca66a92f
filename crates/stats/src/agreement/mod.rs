//! Agreement between coders who sorted the same units into the same categories.
//!
//! Percent agreement is what everyone understands, but two people who guess agree too. Cohen's kappa ([`kappa`]) and
//! Krippendorff's alpha ([`alpha`]) are 1 when all agree, 0 when they agree no more than chance would have it, and
//! below 0 when less. A category is a number from 0; what it is called changes nothing. [`compare`] gives everything
//! about two coders at once.

mod alpha;
mod bootstrap;
mod kappa;
mod scale;
#[cfg(test)]
mod tests;

pub use alpha::alpha;
pub use bootstrap::{Interval, LEAST_FOR_INTERVAL, RESAMPLES, Unknown, interval};
pub use kappa::{kappa, kappa_of, share};
pub use scale::{Strength, Trust};

/// Why agreement cannot be computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undefined {
    /// No unit was sorted by two coders.
    NoOverlap,
    /// Only one unit was sorted by two coders: nothing can be said from one.
    TooFew,
    /// Only one category was used, by everyone: chance alone gives full agreement, and nothing is left to measure.
    OneCategory,
}

/// A measure of agreement and how certain it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The value: 1 for full agreement, 0 for chance.
    pub value: f64,
    /// Between which values it is likely to lie, or why that is not known.
    pub interval: Result<Interval, Unknown>,
}

/// What two coders agree on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Agreement {
    /// How many units both sorted.
    pub units: usize,
    /// How many of them both put in the same category.
    pub same: usize,
    /// Cohen's kappa.
    pub kappa: Result<Estimate, Undefined>,
    /// Krippendorff's alpha for nominal data.
    pub alpha: Result<Estimate, Undefined>,
}

impl Agreement {
    /// Returns the share of units that both put in the same category, from 0 to 1.
    ///
    /// # Errors
    /// [`Undefined::NoOverlap`] when there is no unit.
    pub fn share(&self) -> Result<f64, Undefined> {
        if self.units == 0 { Err(Undefined::NoOverlap) } else { Ok(ratio(self.same, self.units)) }
    }
}

/// Measures the agreement in pairs that both coders sorted.
type PairMeasure = fn(&[(usize, usize)]) -> Result<f64, Undefined>;

/// Compares two coders. A pair is the categories that the first and the second gave one unit, `None` where one of
/// them gave none; units that both did not sort are left out. `seed` decides the draws behind the intervals.
#[must_use]
pub fn compare(pairs: &[(Option<usize>, Option<usize>)], seed: u64) -> Agreement {
    let both: Vec<(usize, usize)> = pairs.iter().filter_map(|(one, other)| (*one).zip(*other)).collect();
    let estimate = |measure: PairMeasure| {
        let value = measure(&both)?;
        Ok(Estimate { value, interval: interval(&both, value, measure, seed) })
    };
    Agreement {
        units: both.len(),
        same: both.iter().filter(|(one, other)| one == other).count(),
        kappa: estimate(kappa),
        alpha: estimate(alpha_of_pairs),
    }
}

fn alpha_of_pairs(pairs: &[(usize, usize)]) -> Result<f64, Undefined> {
    let units: Vec<[usize; 2]> = pairs.iter().map(|(one, other)| [*one, *other]).collect();
    alpha(&units)
}

/// A whole number divided by another, both small enough to be exact as floating point.
fn ratio(part: usize, whole: usize) -> f64 {
    real(part) / real(whole)
}

/// A count as a floating-point number.
#[expect(clippy::cast_precision_loss, reason = "counts of units are far below 2^52")]
const fn real(count: usize) -> f64 {
    count as f64
}
