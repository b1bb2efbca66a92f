//! Finds pairs of statements that say the same, for a person to confirm.

use crate::passage::Item;

/// In which way two statements say the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sameness {
    /// The same words, but for capitals, signs and spaces.
    Exact,
    /// The same but for typing errors, endings or the order of words.
    Almost,
    /// Other words, the same meaning.
    Meaning,
}

/// Two statements that say the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The key that comes first.
    pub one: String,
    /// The key that comes last.
    pub other: String,
    /// How alike, from 0 to 1.
    pub likeness: f64,
    /// In which way.
    pub sameness: Sameness,
    /// The words they share, as they stand in the first.
    pub shared: Vec<String>,
}

/// Returns the pairs that say the same, the most alike first. The order of the items does not matter.
#[must_use]
pub fn duplicates(_items: &[Item]) -> Vec<Pair> {
    Vec::new()
}
