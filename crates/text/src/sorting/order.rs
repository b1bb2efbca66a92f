//! Which statements to place next: those whose suggestion is most likely wrong; at first those more that stand for many
//! others and are unlike what is placed already.

use super::Sorter;
use crate::features::Dense;
use std::collections::BTreeMap;

/// How many nearest statements tell how close they lie.
const NEAREST: usize = 5;
/// What a statement counts that is like no other, beside one that is equal to its nearest.
const LONELY: f32 = 0.3;
/// What a statement counts that is equal to a placed one, beside one that is unlike all of them.
const KNOWN: f32 = 0.5;
/// After how many placements for each topic only the doubt counts.
const SETTLED: f32 = 2.0;

/// How alike each of the first so many texts is to those nearest to it, on average.
pub(super) fn densities(own: &Dense, items: usize) -> Vec<f32> {
    let density = |(item, row): (usize, &[f32])| {
        let mut others: Vec<f32> =
            row.iter().take(items).enumerate().filter(|(other, _)| *other != item).map(|(_, near)| *near).collect();
        others.sort_unstable_by(|one, other| other.total_cmp(one));
        others.truncate(NEAREST);
        others.iter().sum::<f32>() / others.len().max(1) as f32
    };
    own.rows().take(items).enumerate().map(density).collect()
}

impl Sorter {
    /// The statements not placed, the one that teaches most first.
    pub(super) fn next(&self, placed: &BTreeMap<usize, usize>, probabilities: &Dense) -> Vec<usize> {
        let seeking = (1.0 - placed.len() as f32 / (SETTLED * self.topics as f32)).max(0.0);
        let open = (0..self.items.len()).filter(|item| !placed.contains_key(item));
        let mut next: Vec<(f32, usize)> = open
            .map(|item| {
                let doubt = 1.0 - probabilities.row(item).iter().copied().fold(0.0, f32::max);
                (doubt * self.novelty(item, placed).powf(seeking), item)
            })
            .collect();
        next.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        next.into_iter().map(|(_, item)| item).collect()
    }

    /// How many others a statement stands for, and how unlike it is to those placed.
    fn novelty(&self, item: usize, placed: &BTreeMap<usize, usize>) -> f32 {
        let (Some(density), Some(likeness)) = (self.density.get(item), &self.likeness) else { return 1.0 };
        let row = likeness.own.row(item);
        let nearest = placed.keys().filter_map(|at| row.get(*at).copied()).fold(0.0, f32::max);
        (LONELY + density) * (1.0 - KNOWN * nearest)
    }
}
