//! Why a topic is suggested: the words that speak for it, and the placed statements most like it.

use super::{Neighbour, Sorter, Why};
use crate::features::Dense;
use std::collections::BTreeMap;

/// The most words shown.
const MOST_WORDS: usize = 5;
/// The most statements shown.
const MOST_NEIGHBOURS: usize = 3;
/// The least likeness of a statement that is shown.
const ALIKE: f32 = 0.1;

impl Sorter {
    /// Says why a topic is suggested for a statement; empty when either is unknown.
    #[must_use]
    pub fn why(&self, placed: &BTreeMap<String, usize>, key: &str, topic: usize) -> Why {
        let Some(&at) = self.places.get(key).filter(|_| topic < self.topics) else { return Why::default() };
        let placed = self.known(placed);
        Why { words: self.speaking_words(&placed, at, topic), neighbours: self.placed_neighbours(&placed, at, topic) }
    }

    /// The words of a statement that speak for the topic rather than for the others: the strongest first.
    fn speaking_words(&self, placed: &BTreeMap<usize, usize>, at: usize, topic: usize) -> Vec<String> {
        let (mut examples, labels) = self.examples(placed);
        let mut shares = self.learnt(&examples, &labels);
        if let Some(likeness) = &self.likeness {
            let mut own = Dense::zeros(shares.len(), self.space.len());
            for (row, shares) in own.rows_mut().zip(shares.rows()) {
                let mut all = vec![0.0; row.len()];
                for (example, share) in examples.iter().zip(shares) {
                    if let Some(sum) = all.get_mut(*example) {
                        *sum += share;
                    }
                }
                row.copy_from_slice(&likeness.own_shares(&all));
            }
            shares = own;
            examples = (0..self.space.len()).collect();
        }
        let directions = self.space.directions(&examples, &shares);
        let values: BTreeMap<u32, f32> = self.space.lexical.row(at).collect();
        let says = |feature: u32| {
            let row = directions.lexical.row(feature as usize);
            let mean = row.iter().sum::<f32>() / row.len().max(1) as f32;
            values.get(&feature).map_or(0.0, |value| value * (row.get(topic).copied().unwrap_or(0.0) - mean))
        };
        self.words_by(at, says)
    }

    /// The words of a statement for which what their features say adds up to something, as they stand in it.
    fn words_by(&self, at: usize, says: impl Fn(u32) -> f32) -> Vec<String> {
        let mut words: Vec<(f32, &str)> = Vec::new();
        for reading in self.space.corpus.words(at) {
            let first_gram = self.space.corpus.terms as u32;
            let features = reading.terms.iter().copied().chain(reading.grams.iter().map(|gram| first_gram + gram));
            let known = words.iter().any(|(_, word)| word.eq_ignore_ascii_case(&reading.written));
            if !reading.terms.is_empty() && !known {
                words.push((features.map(&says).sum(), reading.written.as_str()));
            }
        }
        words.retain(|(strength, _)| *strength > 0.0);
        words.sort_by(|one, other| other.0.total_cmp(&one.0));
        words.into_iter().take(MOST_WORDS).map(|(_, word)| word.to_owned()).collect()
    }

    /// The statements placed in the topic that are most like one.
    fn placed_neighbours(&self, placed: &BTreeMap<usize, usize>, at: usize, topic: usize) -> Vec<Neighbour> {
        let others: Vec<usize> =
            placed.iter().filter(|(other, own)| **other != at && **own == topic).map(|(other, _)| *other).collect();
        let near = others.iter().copied().zip(self.space.likeness(at, &others));
        let mut near: Vec<(f32, usize)> =
            near.map(|(other, near)| (near, other)).filter(|near| near.0 >= ALIKE).collect();
        near.sort_unstable_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        near.truncate(MOST_NEIGHBOURS);
        let neighbour = |(near, other): (f32, usize)| {
            let key = self.items.get(other)?.key.clone();
            Some(Neighbour { key, likeness: f64::from(near).clamp(0.0, 1.0) })
        };
        near.into_iter().filter_map(neighbour).collect()
    }
}
