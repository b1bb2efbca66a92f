//! Counts that chance gives: the part of a binomial or Poisson distribution that has any weight, computed outwards from
//! its most likely count, so that it is as exact for millions as for ten.

use crate::decimal::real;

/// Terms below this share of the largest add nothing that shows.
const NEGLIGIBLE: f64 = 1e-18;

/// The probabilities of neighbouring counts.
#[derive(Clone, Debug)]
pub(super) struct Distribution {
    first: u64,
    /// The probability of `first`, of `first` + 1 and so on.
    weights: Vec<f64>,
}

impl Distribution {
    /// So many of `size` with a chance of `chance` each; 0 < `chance` < 1.
    pub(super) fn binomial(size: u64, chance: f64) -> Self {
        let odds = chance / (1.0 - chance);
        let mode = whole((real(size.into()) + 1.0) * chance).min(size);
        // P(k + 1) / P(k).
        Self::around(mode, |k| if k < size { odds * real((size - k).into()) / (real(k.into()) + 1.0) } else { 0.0 })
    }

    /// Events that come singly, `mean` of them on average; `mean` > 0.
    pub(super) fn poisson(mean: f64) -> Self {
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
        Self { first: at, weights }
    }

    /// The interpolated quantile (Spiegelhalter 2005, A.1.1): r − (F(r) − p) / P(r), where r is the smallest count with
    /// F(r) ≥ p. May be below 0 when even no event at all is more likely than p.
    pub(super) fn quantile(&self, probability: f64) -> f64 {
        let (mut sum, mut count, mut last) = (0.0, self.first, self.first);
        for weight in &self.weights {
            sum += weight;
            if sum >= probability {
                return real(count.into()) - (sum - probability) / weight;
            }
            last = count;
            count += 1;
        }
        real(last.into())
    }
}

/// A number from 0 on without its decimals.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes are from 0 on and far below 2^52")]
const fn whole(number: f64) -> u64 {
    number as u64
}
