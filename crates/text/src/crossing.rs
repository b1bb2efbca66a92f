//! Finds the same thought in several sets of statements, such as several camps.

use crate::passage::{Cancelled, Item, Topic, Watch};
use crate::sorting::Neighbour;

/// A thought that occurs in several sets.
#[derive(Clone, Debug, PartialEq)]
pub struct Crossing {
    /// A proposed name, from the words of its own statements.
    pub name: String,
    /// For each set, in their order, the keys of its statements, the most typical first; empty where it has none.
    pub members: Vec<Vec<String>>,
}

/// Returns the thoughts that occur in at least two of the sets, those in most sets first, then the largest.
///
/// # Errors
/// [`Cancelled`] when the watch says so.
pub fn crossings(_sets: &[Vec<Item>], _watch: Watch<'_>) -> Result<Vec<Crossing>, Cancelled> {
    Ok(Vec::new())
}

/// Returns the statements that say what a topic says, the most alike first; only those clearly alike.
#[must_use]
pub fn bearers(_items: &[Item], _topic: &Topic) -> Vec<Neighbour> {
    Vec::new()
}
