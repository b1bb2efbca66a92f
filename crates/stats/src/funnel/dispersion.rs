//! Over-dispersion: units that vary more than chance alone lets them.

use super::{Kind, Unit};
use crate::decimal::real;

/// The share of the units at either end that may not stand further out than the next: a few units that truly stand out
/// must not make the funnel wide enough to hide them.
const TRIMMED: f64 = 0.1;

/// How many times as much units vary as chance alone gives.
///
/// As Spiegelhalter handles over-dispersion (2005, see [the module](super)): φ is the mean of the squared z-scores, these winsorised, 10 per cent at either end.
/// Chance alone makes it about 1 with a variance of 2 / units, so it is held to be above 1 only from more than two
/// standard deviations on: 1 + 2·√(2 / units). Limits are widened by √φ (the multiplicative model). The percentiles are
/// interpolated between the two units on either side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dispersion {
    /// φ: about 1 when chance alone is at work.
    pub phi: f64,
    /// From how many units.
    pub units: usize,
}

impl Dispersion {
    /// From so many units on, 10 per cent of them is one, and φ is not the doing of a single unit. The limits of fewer
    /// are not widened.
    pub const FEWEST: usize = 10;

    /// The dispersion around a centre; 1 where nothing can vary.
    pub(super) fn of(kind: Kind, centre: f64, units: &[Unit]) -> Self {
        let variance = match kind {
            Kind::Proportion => centre * (1.0 - centre),
            Kind::Rate => centre,
        };
        if units.is_empty() || variance <= 0.0 {
            return Self { phi: 1.0, units: units.len() };
        }
        let score = |unit: &Unit| {
            let size = real(unit.size.into());
            (real(unit.events.into()) / size - centre) / (variance / size).sqrt()
        };
        let mut scores: Vec<f64> = units.iter().map(score).collect();
        scores.sort_by(f64::total_cmp);
        let (least, most) = (quantile(&scores, TRIMMED), quantile(&scores, 1.0 - TRIMMED));
        let squares: f64 = scores.iter().map(|score| score.clamp(least, most).powi(2)).sum();
        Self { phi: squares / count(units.len()), units: units.len() }
    }

    /// Tells whether the units vary more than chance alone gives.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.units > 1 && self.phi > 1.0 + 2.0 * (2.0 / count(self.units)).sqrt()
    }

    /// Tells whether limits are widened by it.
    #[must_use]
    pub fn widens(&self) -> bool {
        self.units >= Self::FEWEST && self.is_over()
    }

    /// How many times as far from the centre limits are: √φ, or 1 where they are not widened.
    pub(super) fn times(&self) -> f64 {
        if self.widens() { self.phi.sqrt() } else { 1.0 }
    }
}

#[expect(clippy::cast_precision_loss, reason = "units are counted in thousands")]
const fn count(number: usize) -> f64 {
    number as f64
}

/// The value below which a share of sorted values lies, interpolated between two.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place among the values")]
fn quantile(sorted: &[f64], share: f64) -> f64 {
    let place = count(sorted.len().saturating_sub(1)) * share;
    let at = |place: f64| sorted.get(place as usize).copied().unwrap_or(0.0);
    let (below, above) = (at(place.floor()), at(place.ceil()));
    below + (above - below) * place.fract()
}

#[cfg(test)]
mod tests {
    use super::super::{Position, funnel, limits};
    use super::*;

    /// Units of 100 with a centre of one half: a deviation is 5 events.
    fn hundreds(events: &[u64]) -> Vec<Unit> {
        events.iter().map(|events| Unit { events: *events, size: 100 }).collect()
    }

    #[track_caller]
    fn near(found: f64, wanted: f64) {
        assert!((found - wanted).abs() < 1e-9, "{found} is not {wanted}");
    }

    #[test]
    fn ten_units_that_vary_more_than_chance_have_limits_that_are_wider_by_as_much() {
        // z = -4 -3 -2 -1 0 0 1 2 3 4. The 10th percentile lies at place 0.9: -4 + 0.9 = -3.1, and 3.1 at the other end.
        // φ = 2 (3.1² + 3² + 2² + 1²) / 10 = 4.722, above 1 + 2 √0.2 = 1.894.
        let units = hundreds(&[30, 35, 40, 45, 50, 50, 55, 60, 65, 70]);
        let all = funnel(Kind::Proportion, &units).unwrap();
        near(all.dispersion.phi, 4.722);
        assert!(all.dispersion.is_over() && all.dispersion.widens());
        let chance = limits(Kind::Proportion, 0.5, 100);
        assert_eq!(chance.position(0.7), Position::FarAbove);
        near(all.points[9].limits.outer_upper, 0.5 + (chance.outer_upper - 0.5) * 4.722_f64.sqrt());
        near(all.points[9].limits.inner_lower, 0.5 - (0.5 - chance.inner_lower) * 4.722_f64.sqrt());
        assert_eq!((all.points[9].position, all.limits(100)), (Position::Within, all.points[9].limits));
    }

    #[test]
    fn one_unit_far_out_among_many_does_not_widen_the_funnel_that_it_is_outside_of() {
        // Twenty units around one half, with z = -1, 0 seventeen times, 1 and 10.
        let mut events = vec![50; 17];
        events.extend([45, 55, 100]);
        let found = Dispersion::of(Kind::Proportion, 0.5, &hundreds(&events));
        // The 10th percentile lies at place 1.9: 0; the 90th at 17.1, between 0 and 1: 0.1. So φ = 2 · 0.1² / 20 = 0.001.
        near(found.phi, 0.001);
        assert!(!found.is_over());
        near(found.times(), 1.0);
    }

    #[test]
    fn units_that_vary_as_chance_has_them_keep_their_limits() {
        // z = -1 and 1, five times each: φ = 1.
        let all = funnel(Kind::Proportion, &hundreds(&[45, 55, 45, 55, 45, 55, 45, 55, 45, 55])).unwrap();
        near(all.dispersion.phi, 1.0);
        assert!(!all.dispersion.is_over());
        assert_eq!(all.points[0].limits, limits(Kind::Proportion, 0.5, 100));
    }

    #[test]
    fn few_units_that_vary_too_much_are_told_of_but_keep_their_limits() {
        // Rates of 4 and 16 to 10 around 1: z = (0.4 - 1) / √0.1 = -1.897 and 1.897. Of two, the percentiles lie a tenth
        // of their distance inwards: ±1.518; φ = 2.304, not above 1 + 2 √1 = 3. Of 1 and 19: z² = 8.1, φ = 5.184.
        let of = |events: [u64; 2]| funnel(Kind::Rate, &events.map(|events| Unit { events, size: 10 })).unwrap();
        near(of([4, 16]).dispersion.phi, 3.6 * 0.64);
        assert!(!of([4, 16]).dispersion.is_over());
        let wide = of([1, 19]);
        near(wide.dispersion.phi, 8.1 * 0.64);
        assert!(wide.dispersion.is_over() && !wide.dispersion.widens());
        let chance = limits(Kind::Rate, 1.0, 10);
        near(wide.points[1].limits.outer_lower, chance.outer_lower);
        near(wide.points[1].limits.outer_upper, chance.outer_upper);
    }

    #[test]
    fn where_nothing_can_vary_there_is_no_dispersion() {
        near(Dispersion::of(Kind::Proportion, 1.0, &hundreds(&[100, 100])).phi, 1.0);
        near(Dispersion::of(Kind::Rate, 0.0, &hundreds(&[0, 0])).phi, 1.0);
    }
}
