//! How many nodes lie below each, all counted once and never the node itself.
//!
//! Counting below north means walking over everything, so the numbers for now are kept. When a link between `lower` and
//! `upper` comes or goes, only `upper` and what is above it can get another number, and only by `lower` and what is below
//! it: for each of those below one asks which of those above it can reach without the link. Sixty-four of those above
//! are asked about at a time, one bit for each, carried from parent to child. Where that would take too long the numbers
//! are forgotten, and counted again by whoever asks.

use std::sync::atomic::{AtomicU32, Ordering};

use rayon::iter::{IntoParallelIterator, ParallelIterator};

use super::moment::Moment;
use super::seen::Seen;
use super::{Graph, NodeIx, Way, When};

/// The number of a node that nobody has counted below.
pub(super) const UNKNOWN: u32 = u32::MAX;

/// So many nodes may lie below a link, for each sixty-four that it newly lies under, before counting again is quicker.
const MOST_BELOW: usize = 30_000;

/// So many steps each processor takes when everything is counted for the first time: some two seconds.
pub(super) const FIRST_STEPS: usize = 500_000_000;

/// What becomes of the numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    More,
    Fewer,
}

impl Graph {
    /// Returns how many nodes lie below one, each counted once. For now the number is kept; for another moment, and in
    /// the rare case that it was forgotten, it is counted.
    #[must_use]
    pub fn below_count(&self, node: NodeIx, when: When) -> usize {
        self.count(
            node,
            &match when {
                When::Now => self.near(when),
                When::At(_) => self.far(when),
            },
        )
    }

    /// Returns how many nodes lay below one at the moment.
    pub(super) fn count(&self, node: NodeIx, moment: &Moment) -> usize {
        let (kept, when) = (self.below.get(node.number()), moment.when);
        if when == When::Now
            && let Some(known) = kept.map(|kept| kept.load(Ordering::Relaxed)).filter(|&known| known != UNKNOWN)
        {
            return known as usize;
        }
        let counted = self.gather(node.0, Way::Down, moment, usize::MAX).map_or(0, |all| all.len() - 1);
        if let (When::Now, Some(kept), Ok(counted)) = (when, kept, u32::try_from(counted)) {
            // Two who count at once count the same: changes need the graph for themselves.
            kept.store(counted, Ordering::Relaxed);
        }
        counted
    }

    pub(super) fn forget_count(&mut self, node: u32) {
        if let Some(kept) = self.below.get_mut(node as usize) {
            *kept.get_mut() = UNKNOWN;
        }
    }

    fn has_count(&self, node: u32) -> bool {
        self.below.get(node as usize).is_some_and(|kept| kept.load(Ordering::Relaxed) != UNKNOWN)
    }

    /// Mends the numbers for a link that is about to lie among what holds, or has just been taken away from there.
    pub(super) fn shift(&mut self, lower: u32, upper: u32, change: Change) {
        let over_lower = self.set_of(lower, Way::Up);
        let now = self.near(When::Now);
        let mut gaining = self.gather(upper, Way::Up, &now, usize::MAX).unwrap_or_default();
        gaining.retain(|&node| !over_lower.has(node) && self.has_count(node));
        if gaining.is_empty() {
            return;
        }
        let most = MOST_BELOW / gaining.len().div_ceil(64);
        let Some(under) = self.gather(lower, Way::Down, &now, most.max(1)) else {
            for node in gaining {
                self.forget_count(node);
            }
            return;
        };
        let mut masks = std::mem::take(&mut self.masks);
        let order = self.parents_first(&under);
        for some in gaining.chunks(64) {
            let tally = self.tally(&under, some, &order, &mut masks);
            for (&node, by) in some.iter().zip(tally) {
                if let Some(kept) = self.below.get_mut(node as usize) {
                    let kept = kept.get_mut();
                    *kept = match change {
                        Change::More => kept.saturating_add(by),
                        Change::Fewer => kept.saturating_sub(by),
                    };
                }
            }
        }
        self.masks = masks;
    }

    /// Returns, for each of at most 64 nodes `over`, how many of `under` are neither it nor below it. `masks` is all
    /// nought before and after.
    fn tally(&self, under: &[u32], over: &[u32], order: &Order, masks: &mut [u64]) -> [u32; 64] {
        let read = |masks: &[u64], node: u32| masks.get(node as usize).copied().unwrap_or(0);
        let mut all = 0_u64;
        for (bit, &node) in over.iter().enumerate() {
            all |= 1 << bit;
            if let Some(mask) = masks.get_mut(node as usize) {
                *mask = 1 << bit;
            }
        }
        loop {
            let mut changed = false;
            for &node in &order.nodes {
                let above = self.up.now.of(node).iter().fold(0, |bits, entry| bits | read(masks, entry.node));
                if let Some(mask) = masks.get_mut(node as usize) {
                    changed |= *mask | above != *mask;
                    *mask |= above;
                }
            }
            // Without circles every parent was done before its child, and once is enough.
            if !(changed && order.has_circles) {
                break;
            }
        }
        let mut tally = [0; 64];
        for &node in under {
            let mut missing = all & !read(masks, node);
            while missing != 0 {
                if let Some(count) = tally.get_mut(missing.trailing_zeros() as usize) {
                    *count += 1;
                }
                missing &= missing - 1;
            }
        }
        for &node in order.nodes.iter().chain(over) {
            if let Some(mask) = masks.get_mut(node as usize) {
                *mask = 0;
            }
        }
        tally
    }

    /// Returns these nodes and all above them, each after what is above it, as far as there are no circles.
    fn parents_first(&self, from: &[u32]) -> Order {
        let mut order = Order { nodes: Vec::new(), has_circles: false };
        let (mut entered, mut done) = (Seen::new(self.nodes()), Seen::new(self.nodes()));
        let mut path: Vec<(u32, usize)> = Vec::new();
        for &start in from {
            if entered.insert(start) {
                path.push((start, 0));
            }
            while let Some((node, next)) = path.last_mut() {
                let node = *node;
                let Some(entry) = self.up.now.of(node).get(*next) else {
                    done.insert(node);
                    order.nodes.push(node);
                    path.pop();
                    continue;
                };
                *next += 1;
                if entered.insert(entry.node) {
                    path.push((entry.node, 0));
                } else {
                    order.has_circles |= !done.has(entry.node);
                }
            }
        }
        order
    }

    /// Counts below every node, once, with all processors: each node adds one to all above it. After so many steps the
    /// rest stays unknown.
    pub(super) fn count_all(&mut self, most_steps: usize) {
        let nodes = u32::try_from(self.nodes()).unwrap_or(UNKNOWN);
        let parts = u32::try_from(rayon::current_num_threads()).unwrap_or(1).max(1);
        let counted: Vec<Part> =
            (0..parts).into_par_iter().map(|first| self.count_part(first, parts, most_steps)).collect();
        self.below = (0..self.nodes())
            .map(|node| AtomicU32::new(counted.iter().filter_map(|part| part.below.get(node)).sum()))
            .collect();
        for (first, part) in (0..parts).zip(&counted) {
            let left = (first..nodes).step_by(parts as usize).skip(part.done);
            left.for_each(|node| self.forget_above(node));
        }
    }

    /// Adds up what every `step`th node adds to those above it, until all are done or it has taken too many steps.
    fn count_part(&self, first: u32, step: u32, most_steps: usize) -> Part {
        let nodes = u32::try_from(self.nodes()).unwrap_or(UNKNOWN);
        let mut part = Part { below: vec![0; self.nodes()], done: 0 };
        let mut seen = Seen::new(self.nodes());
        let (mut found, mut steps) = (Vec::new(), 0);
        for node in (first..nodes).step_by(step as usize) {
            if steps > most_steps {
                break;
            }
            found.push(node);
            seen.insert(node);
            let mut at = 0;
            while let Some(&here) = found.get(at) {
                at += 1;
                let above = self.up.now.of(here);
                steps += above.len();
                found.extend(above.iter().map(|entry| entry.node).filter(|&next| seen.insert(next)));
            }
            for here in found.drain(..) {
                seen.remove(here);
                if let Some(count) = part.below.get_mut(here as usize).filter(|_| here != node) {
                    *count += 1;
                }
            }
            part.done += 1;
        }
        part
    }

    /// Forgets the numbers of all above a node. Where one is unknown already, so are those above it.
    fn forget_above(&mut self, node: u32) {
        let mut left: Vec<u32> = self.up.now.of(node).iter().map(|entry| entry.node).collect();
        while let Some(node) = left.pop() {
            if self.has_count(node) {
                self.forget_count(node);
                left.extend(self.up.now.of(node).iter().map(|entry| entry.node));
            }
        }
    }
}

/// Nodes in an order for carrying something downwards.
struct Order {
    nodes: Vec<u32>,
    has_circles: bool,
}

/// What some nodes add to those above them, and how many of these nodes were done.
struct Part {
    below: Vec<u32>,
    done: usize,
}
