//! What a node is called outside: kind and identifier, to its number and back. All identifiers lie in one string and
//! the table holds numbers alone, so that a million nodes take some forty bytes each and not two hundred.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::super::Kind;

/// A place in the table that nobody has taken.
const FREE: u32 = u32::MAX;

/// Kind and identifier of every node.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    kinds: Vec<Kind>,
    /// All identifiers, one after the other.
    letters: String,
    /// Where each identifier ends in `letters`.
    ends: Vec<usize>,
    /// The numbers, each at the first free place from where its hash points. As many as a power of two, or none.
    table: Vec<u32>,
}

impl Names {
    /// Returns how many nodes there are.
    pub(super) fn len(&self) -> usize {
        self.kinds.len()
    }

    /// Returns what a node is called.
    pub(super) fn get(&self, node: u32) -> Option<(Kind, &str)> {
        let node = node as usize;
        let start = if node == 0 { 0 } else { *self.ends.get(node - 1)? };
        Some((*self.kinds.get(node)?, self.letters.get(start..*self.ends.get(node)?)?))
    }

    /// Returns the node that is called this.
    pub(super) fn find(&self, kind: Kind, id: &str) -> Option<u32> {
        self.places(kind, id).map_while(|place| self.taken(place)).find(|&node| self.get(node) == Some((kind, id)))
    }

    /// Returns the node that is called this, which is a new one when there is none.
    pub(super) fn find_or_add(&mut self, kind: Kind, id: &str) -> u32 {
        if let Some(node) = self.find(kind, id) {
            return node;
        }
        let node = u32::try_from(self.len()).unwrap_or(FREE);
        self.kinds.push(kind);
        self.letters.push_str(id);
        self.ends.push(self.letters.len());
        if self.len() * 2 > self.table.len() {
            self.table = vec![FREE; (self.len() * 4).next_power_of_two()];
            for known in 0..=node {
                self.put(known);
            }
        } else {
            self.put(node);
        }
        node
    }

    fn put(&mut self, node: u32) {
        let Some((kind, id)) = self.get(node) else { return };
        let free = self.places(kind, id).find(|&place| self.taken(place).is_none());
        if let Some(place) = free.and_then(|place| self.table.get_mut(place)) {
            *place = node;
        }
    }

    fn taken(&self, place: usize) -> Option<u32> {
        self.table.get(place).copied().filter(|&node| node != FREE)
    }

    /// Returns every place in the table, beginning where this name's hash points.
    fn places(&self, kind: Kind, id: &str) -> impl Iterator<Item = usize> + use<> {
        let size = self.table.len();
        let first = FxBuildHasher.hash_one((kind, id)) as usize;
        (0..size).map(move |step| first.wrapping_add(step) & (size - 1))
    }

    /// Returns how many bytes the names take.
    pub(super) fn bytes(&self) -> usize {
        self.kinds.capacity() + self.letters.capacity() + self.ends.capacity() * 8 + self.table.capacity() * 4
    }
}
