//! From values to places on a drawing, with ticks at round figures.

use crate::svg::{Area, count};

/// Values beyond this are drawn at it: further out, neighbours cannot be told apart.
const FURTHEST: f64 = 1e15;
/// The finest step between ticks.
const FINEST: f64 = 1e-9;

/// The value, when it can be drawn.
pub(super) fn drawable(value: f64) -> Option<f64> {
    value.is_finite().then(|| value.clamp(-FURTHEST, FURTHEST))
}

/// A stretch of values that begins and ends at a tick.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    /// A scale with room for the values and about so many steps.
    pub(super) fn of(values: impl IntoIterator<Item = f64>, steps: f64) -> Self {
        let drawable = values.into_iter().filter_map(drawable);
        let ends = drawable.fold(None, |ends: Option<(f64, f64)>, value| {
            Some(ends.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
        });
        let (low, high) = ends.unwrap_or((0.0, 1.0));
        let (low, high) = Self::widened(low, high);
        let step = round_step((high - low) / steps);
        Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step }
    }

    /// A series without variation gets room on both sides, but not below zero when it is not.
    fn widened(low: f64, high: f64) -> (f64, f64) {
        let size = low.abs().max(high.abs());
        if high - low > size * 1e-9 && high - low > FINEST {
            return (low, high);
        }
        let room = if size > FINEST { size * 0.1 } else { 1.0 };
        (if low >= 0.0 { (low - room).max(0.0) } else { low - room }, high + room)
    }

    /// The same, ending soon after the highest value and not at a tick.
    pub(super) fn ending_after(self, highest: f64) -> Self {
        let high = drawable(highest).unwrap_or(self.high) + (self.high - self.low) * 0.02;
        if high > self.low + self.step && high < self.high { Self { high, ..self } } else { self }
    }

    /// Where a value is, from 0 (the lowest) to 1.
    pub(super) fn share(self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        if share.is_finite() { share.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// Whether a value is within.
    pub(super) fn has(self, value: f64) -> bool {
        (self.low..=self.high).contains(&value)
    }

    pub(super) fn low(self) -> f64 {
        self.low
    }

    pub(super) fn high(self) -> f64 {
        self.high
    }

    /// The round figures, from the lowest.
    pub(super) fn ticks(self) -> Vec<f64> {
        let ticks = (0..=40_u32).map(|place| self.low + f64::from(place) * self.step);
        // What should be nothing is not to be written as a minus and nothing.
        let clean = ticks.map(|tick| if tick.abs() < self.step / 1e3 { 0.0 } else { tick });
        clean.take_while(|tick| *tick <= self.high + self.step / 1e3).collect()
    }

    /// How many decimals a tick needs.
    pub(super) fn decimals(self) -> usize {
        (0..9_u32)
            .find(|places| is_whole(self.step * 10_f64.powi(i32::try_from(*places).unwrap_or(0))))
            .map_or(9, |places| usize::try_from(places).unwrap_or(0))
    }
}

fn is_whole(value: f64) -> bool {
    (value - value.round()).abs() < 1e-6 && value.round() >= 1.0
}

/// The next of 1, 2, 5 and 10 times a power of ten.
fn round_step(step: f64) -> f64 {
    let step = step.clamp(FINEST, FURTHEST);
    let power = 10_f64.powf(step.log10().floor());
    let factors = [1.0, 2.0, 5.0].into_iter();
    let found = factors.map(|factor| factor * power).find(|round| *round >= step * 0.999);
    found.unwrap_or(10.0 * power)
}

/// A place for values in height.
#[derive(Clone, Copy, Debug)]
pub(super) struct Plot {
    pub(super) area: Area,
    pub(super) scale: Scale,
}

impl Plot {
    /// How far down a value is.
    pub(super) fn y(&self, value: f64) -> f64 {
        self.area.bottom() - self.scale.share(value) * self.area.height
    }
}

/// So many places of equal width beside each other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slots {
    pub(super) from: f64,
    pub(super) spacing: f64,
    pub(super) number: usize,
}

impl Slots {
    pub(super) fn across(area: Area, number: usize) -> Self {
        Self { from: area.x, spacing: area.width / count(number.max(1)), number }
    }

    /// Where a place begins.
    pub(super) fn edge(&self, place: usize) -> f64 {
        self.from + count(place.min(self.number)) * self.spacing
    }

    /// The middle of a place.
    pub(super) fn middle(&self, place: usize) -> f64 {
        self.edge(place) + self.spacing / 2.0
    }

    /// Both ends of a stretch of places; none when nothing of it is here.
    pub(super) fn stretch(&self, from: usize, to: usize) -> Option<(f64, f64)> {
        (from <= to && from < self.number).then(|| (self.edge(from), self.edge(to.saturating_add(1))))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ticks_stand_at_round_figures_and_say_how_many_decimals_they_need() {
        let scale = Scale::of([3.2, 17.9], 5.0);
        assert_eq!(scale.ticks(), [0.0, 5.0, 10.0, 15.0, 20.0]);
        assert_eq!(scale.decimals(), 0);
        assert_eq!(Scale::of([0.11, 0.19], 5.0).decimals(), 2);
        assert_eq!(Scale::of([2.0, 3.0], 5.0).decimals(), 1);
        assert_eq!(Scale::of([7.0, 7.0], 5.0).ticks(), [6.0, 6.5, 7.0, 7.5, 8.0]);
        assert_eq!(Scale::of([], 5.0).ticks().first(), Some(&0.0));
    }

    proptest! {
        #[test]
        fn whatever_the_values_they_are_within_and_the_ticks_few(
            values in prop::collection::vec(prop_oneof![any::<f64>(), -100.0..100.0_f64, 1e-12..1e-6_f64], 0..20)
        ) {
            let scale = Scale::of(values.iter().copied(), 5.0);
            prop_assert!(scale.high > scale.low);
            for value in values.iter().filter_map(|value| drawable(*value)) {
                prop_assert!(scale.has(value) || (value - scale.share(value)).is_finite());
            }
            let ticks = scale.ticks();
            prop_assert!((2..=13).contains(&ticks.len()), "{:?}", scale);
            prop_assert!(ticks.iter().zip(ticks.iter().skip(1)).all(|(low, high)| low < high));
        }
    }
}
