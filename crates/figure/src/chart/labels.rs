//! Where labels stand so that none lies over another.

use crate::svg::{Area, count};

/// Places labels of one height below each other, each as near as can be to where it wants its middle. Where there is not
/// room for all, the first ones are kept. Answers the middles, in the order given.
pub(super) fn spread(wanted: &[f64], height: f64, top: f64, bottom: f64) -> Vec<Option<f64>> {
    let room = ((bottom - top) / height).floor().max(0.0);
    let mut kept: Vec<_> = wanted.iter().copied().enumerate().filter(|(place, _)| count(*place) < room).collect();
    kept.sort_by(|one, two| one.1.total_cmp(&two.1).then(one.0.cmp(&two.0)));
    // Groups of labels that touch: the sum of where their first wants to be, and how many they are.
    let mut groups: Vec<(f64, f64)> = Vec::new();
    let first = |(sum, number): (f64, f64)| {
        (sum / number).clamp(top + height / 2.0, (bottom - height * (number - 0.5)).max(top + height / 2.0))
    };
    for (_, middle) in &kept {
        let mut group = (*middle, 1.0);
        while let Some(before) = groups.last().copied() {
            if first(before) + before.1 * height <= first(group) + 1e-9 {
                break;
            }
            groups.pop();
            // The later ones want their first by as many heights further up.
            group = (before.0 + group.0 - before.1 * group.1 * height, before.1 + group.1);
        }
        groups.push(group);
    }
    let placed = groups.iter().flat_map(|group| {
        let begin = first(*group);
        (0_u32..).map(f64::from).take_while(|place| *place < group.1).map(move |place| begin + place * height)
    });
    let mut middles = vec![None; wanted.len()];
    for ((place, _), middle) in kept.iter().zip(placed) {
        if let Some(slot) = middles.get_mut(*place) {
            *slot = Some(middle);
        }
    }
    middles
}

/// Moves a label of a width so that it is within the drawing.
pub(super) fn within(middle: f64, width: f64, all: f64) -> f64 {
    middle.min(all - width / 2.0 - 1.0).max(width / 2.0 + 1.0)
}

/// Which labels in a row can be shown: every so many, counted from the last, so that none touches its neighbour.
/// `labels` are middles and widths from left to right.
pub(super) fn thinned(labels: &[(f64, f64)], air: f64) -> Vec<usize> {
    let chosen = |step: usize| -> Vec<usize> { (0..labels.len()).rev().step_by(step).collect() };
    let fit = |places: &[usize]| {
        let ends = places
            .iter()
            .filter_map(|place| labels.get(*place))
            .map(|(middle, wide)| (middle - wide / 2.0, middle + wide / 2.0));
        let ends: Vec<_> = ends.collect();
        ends.iter().zip(ends.iter().skip(1)).all(|(right, left)| left.1 + air <= right.0)
    };
    let steps = (1..=labels.len().max(1)).map(chosen);
    let mut found = steps.into_iter().find(|places| fit(places)).unwrap_or_default();
    found.reverse();
    found
}

/// What is already taken on a drawing.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken(Vec<Area>);

impl Taken {
    pub(super) fn put(&mut self, area: Area) {
        self.0.push(area);
    }

    pub(super) fn is_free(&self, area: Area) -> bool {
        !self.0.iter().any(|taken| taken.meets(area))
    }

    /// Takes the first of the places that is free.
    pub(super) fn first_free(&mut self, places: impl IntoIterator<Item = Area>) -> Option<Area> {
        let found = places.into_iter().find(|place| self.is_free(*place))?;
        self.put(found);
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn labels_that_want_the_same_place_stand_around_it() {
        assert_eq!(spread(&[50.0, 50.0], 10.0, 0.0, 100.0), [Some(45.0), Some(55.0)]);
        assert_eq!(spread(&[50.0, 10.0], 10.0, 0.0, 100.0), [Some(50.0), Some(10.0)]);
        assert_eq!(spread(&[1.0, 2.0, 3.0], 10.0, 0.0, 25.0), [Some(5.0), Some(15.0), None]);
    }

    #[test]
    fn the_last_period_keeps_its_label() {
        let labels: Vec<_> = (0..12).map(|place| (f64::from(place) * 10.0, 25.0)).collect();
        assert_eq!(thinned(&labels, 4.0), [2, 5, 8, 11]);
    }

    proptest! {
        #[test]
        fn no_label_lies_over_another_or_outside(wanted in prop::collection::vec(-50.0..350.0_f64, 0..30)) {
            let placed = spread(&wanted, 14.0, 0.0, 300.0);
            let mut middles: Vec<_> = placed.iter().flatten().copied().collect();
            prop_assert_eq!(middles.len(), wanted.len().min(21));
            middles.sort_by(f64::total_cmp);
            prop_assert!(middles.iter().all(|middle| (6.99..=293.01).contains(middle)), "{:?}", middles);
            prop_assert!(middles.iter().zip(middles.iter().skip(1)).all(|(upper, lower)| lower - upper > 13.99), "{:?}", middles);
        }
    }
}
