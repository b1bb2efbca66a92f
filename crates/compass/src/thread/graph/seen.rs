//! A set of nodes, one bit for each that exists.

/// A set of nodes.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen(Vec<u64>);

impl Seen {
    /// Returns an empty set with room for so many nodes.
    pub(super) fn new(nodes: usize) -> Self {
        Self(vec![0; nodes.div_ceil(64)])
    }

    /// Makes room for so many nodes.
    pub(super) fn grow(&mut self, nodes: usize) {
        self.0.resize(self.0.len().max(nodes.div_ceil(64)), 0);
    }

    /// Puts a node in. Returns whether it was new. A node there is no room for is never new.
    pub(super) fn insert(&mut self, node: u32) -> bool {
        let Some(word) = self.0.get_mut(node as usize / 64) else { return false };
        let bit = 1 << (node % 64);
        let new = *word & bit == 0;
        *word |= bit;
        new
    }

    /// Takes a node out.
    pub(super) fn remove(&mut self, node: u32) {
        if let Some(word) = self.0.get_mut(node as usize / 64) {
            *word &= !(1 << (node % 64));
        }
    }

    /// Returns whether a node is in the set.
    pub(super) fn has(&self, node: u32) -> bool {
        self.0.get(node as usize / 64).is_some_and(|word| word & (1 << (node % 64)) != 0)
    }

    /// Returns the nodes of this set that are not in the other, in order.
    pub(super) fn but_not<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = u32> + 'a {
        let words = self.0.iter().zip(other.0.iter().chain(std::iter::repeat(&0)));
        (0_u32..).zip(words).flat_map(|(at, (here, there))| {
            let mut left = here & !there;
            std::iter::from_fn(move || {
                let bit = (left != 0).then(|| left.trailing_zeros())?;
                left &= left - 1;
                Some(at * 64 + bit)
            })
        })
    }

    /// Returns how many bytes the set takes.
    pub(super) fn bytes(&self) -> usize {
        self.0.capacity() * 8
    }
}
