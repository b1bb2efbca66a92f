//! Mean and limits of a baseline, kept as whole numbers, and where a value lies among them.

use std::cmp::Ordering;

use crate::fraction::Fraction;

/// Whether moving ranges far above the others are left out of their average.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Screening {
    /// Those of at least 3.267 times the average are left out, and the average is taken again, once (Nelson 1982).
    On,
    /// All count, as in the NHS workbook for Excel.
    Off,
}

/// How far from the mean a value lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Within two thirds of the way to the limit, that included.
    Inner,
    /// Beyond two thirds of the way, but not beyond the limit.
    Near,
    /// Beyond the limit.
    Outside,
}

/// The mean and the limits of a baseline: mean ∓ 2.66 × the average moving range.
///
/// Kept as counts and sums. With n values of sum s, and k moving ranges of sum r, a value y is above the upper limit
/// when n·y − s > 2.66·n·r/k: since the left side is whole, when it is above the right side rounded down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    n: i128,
    sum: i128,
    ranges: i128,
    range_sum: i128,
    /// n times the distance from mean to limit, rounded down.
    to_limit: i128,
    /// n times two thirds of it, rounded down.
    to_near: i128,
}

/// Tells whether all that is computed from the values fits in 128 bits, whatever they are. The largest number that
/// arises is below 8,000 · n² · the largest value.
pub(super) fn fits(values: &[i128], target: Option<i128>) -> bool {
    let largest = values.iter().chain(&target).map(|value| value.unsigned_abs()).max().unwrap_or(0).max(1);
    let n = values.len() as u128;
    let bound = largest.checked_mul(n).and_then(|product| product.checked_mul(n)).and_then(|it| it.checked_mul(8_000));
    bound.is_some_and(|bound| bound <= i128::MAX.unsigned_abs())
}

impl Limits {
    /// Takes them from the values of a baseline; nothing when there is none.
    pub(super) fn of(baseline: &[i128], screening: Screening) -> Option<Self> {
        let n = whole(baseline.len());
        let sum: i128 = baseline.iter().sum();
        let all = || baseline.iter().zip(baseline.iter().skip(1)).map(|(before, after)| (after - before).abs());
        let (mut ranges, mut range_sum) =
            all().fold((0, 0), |(count, sum): (i128, i128), range| (count + 1, sum + range));
        if screening == Screening::On && range_sum > 0 {
            let kept = move |range: &i128| 1_000 * ranges * range < 3_267 * range_sum;
            (ranges, range_sum) = all().filter(kept).fold((0, 0), |(count, sum), range| (count + 1, sum + range));
        }
        // One value has no range; it has no variation either.
        let ranges = ranges.max(1);
        let to_limit = (266 * n * range_sum) / (100 * ranges);
        let to_near = (2 * 266 * n * range_sum) / (3 * 100 * ranges);
        (n > 0).then_some(Self { n, sum, ranges, range_sum, to_limit, to_near })
    }

    /// On which side of the mean a value lies: greater is above, equal is on neither.
    #[must_use]
    pub fn side(&self, value: i128) -> Ordering {
        self.off(value).cmp(&0)
    }

    /// How far from the mean a value lies.
    #[must_use]
    pub const fn reach(&self, value: i128) -> Reach {
        let off = self.off(value).abs();
        if off > self.to_limit {
            Reach::Outside
        } else if off > self.to_near {
            Reach::Near
        } else {
            Reach::Inner
        }
    }

    /// n times the distance from the mean.
    const fn off(&self, value: i128) -> i128 {
        self.n * value - self.sum
    }

    /// How many points they were taken from.
    #[must_use]
    pub fn baseline(&self) -> usize {
        usize::try_from(self.n).unwrap_or(usize::MAX)
    }

    /// Tells whether the baseline varies at all; if not, both limits are its mean.
    #[must_use]
    pub const fn vary(&self) -> bool {
        self.range_sum > 0
    }

    /// The mean of the baseline.
    #[must_use]
    pub fn mean(&self) -> Fraction {
        quotient(self.sum, self.n)
    }

    /// The average moving range, after screening.
    #[must_use]
    pub fn average_moving_range(&self) -> Fraction {
        quotient(self.range_sum, self.ranges)
    }

    /// The lower limit.
    #[must_use]
    pub fn lower(&self) -> Fraction {
        self.at(-266)
    }

    /// The upper limit.
    #[must_use]
    pub fn upper(&self) -> Fraction {
        self.at(266)
    }

    /// The mean and so many hundredths of the average moving range.
    fn at(&self, hundredths: i128) -> Fraction {
        let numerator = 100 * self.ranges * self.sum + hundredths * self.n * self.range_sum;
        quotient(numerator, 100 * self.ranges * self.n)
    }
}

/// A quotient whose denominator is a count, never 0.
fn quotient(numerator: i128, denominator: i128) -> Fraction {
    Fraction::new(numerator, denominator).unwrap_or(Fraction::whole(0))
}

fn whole(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(i128::MAX)
}
