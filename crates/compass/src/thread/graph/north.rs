//! Which nodes reach north. Kept for now, since "without north" asks about all of them at once: a link that comes carries
//! it downwards. Each node that reaches leans on one of those above it, so that all together form trees from north and
//! down; a link that goes makes only those ask again who leaned on it.

use super::moment::Moment;
use super::seen::Seen;
use super::{Graph, NodeIx, Way, When};

impl Graph {
    /// Returns whether a node is north, or a walk up from it comes to north.
    #[must_use]
    pub fn reaches_north(&self, node: NodeIx, when: When) -> bool {
        if when == When::Now {
            return self.reaching.has(node.0);
        }
        let is_north = |node: u32| self.facts.get(node as usize).is_some_and(|facts| facts.is_north);
        self.holds(node.0, when)
            && self
                .gather(node.0, Way::Up, &self.near(when), usize::MAX)
                .is_some_and(|all| all.into_iter().any(is_north))
    }

    /// Returns where the line breaks: the top ends of the walk up from a node that does not reach north, which may be
    /// the node itself. Nothing when it does. Where links of several relations lead round in a circle there is no top
    /// end; then it is the node farthest away.
    #[must_use]
    pub fn breaks(&self, node: NodeIx, when: When) -> Vec<NodeIx> {
        if self.reaches_north(node, when) {
            return Vec::new();
        }
        let (moment, mut buffer) = (self.near(when), Vec::new());
        let all = self.gather(node.0, Way::Up, &moment, usize::MAX).unwrap_or_default();
        let is_top = |&&node: &&u32| self.next(node, Way::Up, &moment, &mut buffer).is_empty();
        let tops: Vec<NodeIx> = all.iter().filter(is_top).map(|&node| NodeIx(node)).collect();
        if tops.is_empty() { all.last().map(|&node| NodeIx(node)).into_iter().collect() } else { tops }
    }

    /// Lets a node reach north by what lies above it (north: by itself), and with it all below.
    pub(super) fn spread(&mut self, node: u32, through: u32) {
        let mut left = vec![(node, through)];
        while let Some((node, through)) = left.pop() {
            if self.reaching.insert(node) {
                self.lean(node, through);
                left.extend(self.down.now.of(node).iter().map(|entry| (entry.node, node)));
            }
        }
    }

    /// Finds out which nodes still reach north, after a node lost what lay above it (north: that it is north). Only those
    /// that leaned on that are in doubt.
    pub(super) fn recede(&mut self, node: u32, lost: u32) {
        let still_there = node != lost && self.up.now.of(node).iter().any(|entry| entry.node == lost);
        if still_there || !self.leans(node, lost) {
            return;
        }
        let (mut at, mut doubtful) = (0, vec![node]);
        self.reaching.remove(node);
        while let Some(&node) = doubtful.get(at) {
            at += 1;
            for entry in self.down.now.of(node) {
                if self.leans(entry.node, node) {
                    self.reaching.remove(entry.node);
                    doubtful.push(entry.node);
                }
            }
        }
        for node in doubtful {
            let other_way = self.up.now.of(node).iter().map(|entry| entry.node).find(|&above| self.reaching.has(above));
            if let Some(above) = other_way {
                self.spread(node, above);
            }
        }
    }

    /// Notes by what lies above it a node reaches north.
    pub(super) fn lean(&mut self, node: u32, through: u32) {
        if let Some(known) = self.through.get_mut(node as usize) {
            *known = through;
        }
    }

    fn leans(&self, node: u32, through: u32) -> bool {
        self.reaching.has(node) && self.through.get(node as usize) == Some(&through)
    }

    /// Returns the nodes that reach north at the moment that is asked about.
    pub(super) fn reaching_at(&self, moment: &Moment) -> Seen {
        let mut seen = Seen::new(self.nodes());
        let (mut left, mut buffer) = (Vec::new(), Vec::new());
        for (node, facts) in (0_u32..).zip(&self.facts) {
            if facts.is_north && moment.has(self, node) && seen.insert(node) {
                left.push(node);
            }
        }
        while let Some(node) = left.pop() {
            let below = self.next(node, Way::Down, moment, &mut buffer);
            left.extend(below.iter().map(|entry| entry.node).filter(|&below| seen.insert(below)));
        }
        seen
    }
}
