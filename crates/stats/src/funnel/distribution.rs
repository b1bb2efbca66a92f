//! Counts that chance gives: the part of a binomial or Poisson distribution that has any weight, computed outwards from
//! its most likely count. Where counts spread so far that this would take long, the normal distribution with the same
//! mean, spread and lean is as good: it is less than a hundredth of a count off.

use crate::decimal::real;

/// Terms below this share of the largest add nothing that shows.
const NEGLIGIBLE: f64 = 1e-18;
/// Above this variance counts are not looked at one by one: about 18,000 of them have weight there.
const LARGE: f64 = 1e6;

/// How much of a distribution lies below a limit, and how many standard deviations of the normal distribution that limit
/// is above its middle.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tail {
    probability: f64,
    deviations: f64,
}

impl Tail {
    /// 95 % lie between this and [`Tail::upper`].
    pub(super) const INNER: Self = Self { probability: 0.025, deviations: -1.959_963_984_540_054 };
    /// 99.8 % lie between this and [`Tail::upper`].
    pub(super) const OUTER: Self = Self { probability: 0.001, deviations: -3.090_232_306_167_813_5 };

    /// The limit above which as much lies as below this one.
    pub(super) const fn upper(self) -> Self {
        Self { probability: 1.0 - self.probability, deviations: -self.deviations }
    }
}

/// How likely counts are.
#[derive(Clone, Debug)]
pub(super) enum Distribution {
    /// The probability of each count that has any weight: of `first`, of `first` + 1 and so on.
    Counted { first: u64, weights: Vec<f64> },
    /// `lean` is the skewness times the deviation: 0 when both sides are alike.
    Normal { mean: f64, deviation: f64, lean: f64 },
}

impl Distribution {
    /// So many of `size` with a chance of `chance` each; 0 < `chance` < 1.
    pub(super) fn binomial(size: u64, chance: f64) -> Self {
        let mean = real(size.into()) * chance;
        let variance = mean * (1.0 - chance);
        if variance > LARGE {
            return Self::Normal { mean, deviation: variance.sqrt(), lean: 1.0 - 2.0 * chance };
        }
        let odds = chance / (1.0 - chance);
        let mode = whole((real(size.into()) + 1.0) * chance).min(size);
        // P(k + 1) / P(k).
        Self::around(mode, |k| if k < size { odds * real((size - k).into()) / (real(k.into()) + 1.0) } else { 0.0 })
    }

    /// Events that come singly, `mean` of them on average; `mean` > 0.
    pub(super) fn poisson(mean: f64) -> Self {
        if mean > LARGE {
            return Self::Normal { mean, deviation: mean.sqrt(), lean: 1.0 };
        }
        Self::around(whole(mean), |k| mean / (real(k.into()) + 1.0))
    }

    /// From the most likely count outwards by the ratio of each probability to the one before; then scaled so that all
    /// add up to 1, which needs no factorials.
    fn around(mode: u64, ratio: impl Fn(u64) -> f64) -> Self {
        let mut below = Vec::new();
        let (mut weight, mut at) = (1.0, mode);
        while at > 0 {
            weight /= ratio(at - 1);
            if weight < NEGLIGIBLE {
                break;
            }
            below.push(weight);
            at -= 1;
        }
        let mut weights: Vec<f64> = below.into_iter().rev().chain([1.0]).collect();
        let (mut weight, mut above) = (1.0, mode);
        loop {
            weight *= ratio(above);
            if weight < NEGLIGIBLE {
                break;
            }
            weights.push(weight);
            above += 1;
        }
        let all: f64 = weights.iter().sum();
        weights.iter_mut().for_each(|weight| *weight /= all);
        Self::Counted { first: at, weights }
    }

    /// The interpolated quantile (Spiegelhalter 2005, A.1.1): r − (F(r) − p) / P(r), where r is the smallest count with
    /// F(r) ≥ p. May be below 0 when even no event at all is more likely than p. Of many counts by Cornish and Fisher's
    /// first correction; a count's own probability lies half before it and half after.
    pub(super) fn quantile(&self, tail: Tail) -> f64 {
        match self {
            Self::Counted { first, weights } => counted(*first, weights, tail.probability),
            Self::Normal { mean, deviation, lean } => {
                let z = tail.deviations;
                mean + z * deviation + (z * z - 1.0) / 6.0 * lean - 0.5
            }
        }
    }
}

fn counted(first: u64, weights: &[f64], probability: f64) -> f64 {
    let (mut sum, mut count, mut last) = (0.0, first, first);
    for weight in weights {
        sum += weight;
        if sum >= probability {
            return real(count.into()) - (sum - probability) / weight;
        }
        last = count;
        count += 1;
    }
    real(last.into())
}

/// A number from 0 on without its decimals.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are from 0 on and far below 2^52")]
const fn whole(number: f64) -> u64 {
    number as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is drawn from the normal distribution is where the exact one would have it.
    #[track_caller]
    fn agree(exact: &Distribution, large: &Distribution) {
        assert!(matches!(exact, Distribution::Counted { .. }), "{exact:?}");
        for tail in [Tail::OUTER, Tail::INNER, Tail::INNER.upper(), Tail::OUTER.upper()] {
            let (one, other) = (exact.quantile(tail), large.quantile(tail));
            assert!((one - other).abs() < 0.01, "{tail:?}: {one} {other}");
        }
    }

    #[test]
    fn many_events_have_the_limits_that_counting_them_one_by_one_gives() {
        agree(&Distribution::poisson(LARGE), &Distribution::Normal { mean: LARGE, deviation: 1_000.0, lean: 1.0 });
        let (size, chance) = (6_000_000, 0.2);
        let normal = Distribution::Normal { mean: 1.2e6, deviation: 0.96e6_f64.sqrt(), lean: 0.6 };
        agree(&Distribution::binomial(size, chance), &normal);
    }

    #[test]
    fn a_count_of_billions_takes_no_memory() {
        assert!(matches!(Distribution::poisson(9e12), Distribution::Normal { .. }));
        assert!(matches!(Distribution::binomial(9_000_000_000_000, 0.5), Distribution::Normal { .. }));
        assert!(matches!(Distribution::binomial(9_000_000_000_000, 1e-9), Distribution::Counted { .. }));
    }
}
