//! Walks: everything above a node, everything below, the first levels below, and the circle that a link would close.

use rustc_hash::FxHashMap;

use super::lists::Entry;
use super::moment::Moment;
use super::seen::Seen;
use super::{Graph, LinkId, NodeIx, Relation, Way, When};

/// A node on a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The node.
    pub node: NodeIx,
    /// How many links away from where the walk began, from 1.
    pub depth: usize,
    /// What the link says by which it was reached first.
    pub relation: Relation,
    /// The other end of that link, one step nearer to where the walk began.
    pub via: NodeIx,
    /// That link.
    pub link: LinkId,
}

/// The first levels below a node.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Down {
    /// How many lie below it in all, each counted once.
    pub all: usize,
    /// How many lie right below it and are not shown.
    pub not_shown: usize,
    /// The nodes shown, each followed by those shown below it.
    pub shown: Vec<Shown>,
}

/// A node below another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The node.
    pub node: NodeIx,
    /// On which level it stands, from 1.
    pub depth: usize,
    /// What the link to it says. The first one, when there are several.
    pub relation: Relation,
    /// That link.
    pub link: LinkId,
    /// How many lie below it in all, each counted once.
    pub all: usize,
    /// How many lie right below it and are not shown under it.
    pub not_shown: usize,
    /// It also stands elsewhere, as near or nearer, and is opened there and not here.
    pub again: bool,
}

impl Graph {
    /// Returns everything above a node, nearest first, and in the order the links were made where it is equally near.
    #[must_use]
    pub fn up(&self, from: NodeIx, when: When) -> Vec<Step> {
        self.walk(from, Way::Up, &self.near(when))
    }

    /// Returns everything below a node, in the same order. Near north that is most of the graph: what a page shows is
    /// [`Graph::down`].
    #[must_use]
    pub fn all_below(&self, from: NodeIx, when: When) -> Vec<Step> {
        self.walk(from, Way::Down, &self.far(when))
    }

    /// Returns what lies right above a node.
    #[must_use]
    pub fn right_above(&self, node: NodeIx, when: When) -> Vec<Step> {
        self.steps_from(node, 1, Way::Up, &self.near(when))
    }

    /// Returns what lies right below a node.
    #[must_use]
    pub fn right_below(&self, node: NodeIx, when: When) -> Vec<Step> {
        self.steps_from(node, 1, Way::Down, &self.near(when))
    }

    /// Returns the first levels below a node: on each as many under one node as `levels` says.
    #[must_use]
    pub fn down(&self, from: NodeIx, levels: &[usize], when: When) -> Down {
        let mut opened = Seen::new(self.nodes());
        opened.insert(from.0);
        let moment = self.far(when);
        let mut down = Down { all: self.count(from, &moment), ..Down::default() };
        // Level by level, so that what stands in several places is opened in the nearest.
        let mut found: Vec<(Shown, Vec<usize>)> = Vec::new();
        let mut top = Vec::new();
        let mut open: Vec<(Option<usize>, NodeIx)> = vec![(None, from)];
        for depth in 1..=levels.len() + 1 {
            let room = levels.get(depth - 1).copied().unwrap_or(0);
            for (parent, node) in std::mem::take(&mut open) {
                let below = self.steps_from(node, depth, Way::Down, &moment);
                let first = found.len();
                for step in below.iter().take(room) {
                    let again = !opened.insert(step.node.0);
                    if !again {
                        open.push((Some(found.len()), step.node));
                    }
                    found.push((self.show(step, again, &moment), Vec::new()));
                }
                let (children, not_shown) = ((first..found.len()).collect(), below.len().saturating_sub(room));
                match parent.and_then(|parent| found.get_mut(parent)) {
                    Some((shown, its)) => (shown.not_shown, *its) = (not_shown, children),
                    None => (down.not_shown, top) = (not_shown, children),
                }
            }
        }
        down.shown = preorder(&found, top);
        down
    }

    fn show(&self, step: &Step, again: bool, moment: &Moment) -> Shown {
        let not_shown = if again { self.steps_from(step.node, 1, Way::Down, moment).len() } else { 0 };
        let Step { node, depth, relation, link, .. } = *step;
        Shown { node, depth, relation, link, all: self.count(node, moment), not_shown, again }
    }

    /// Returns the circle that a link saying that `from` supports `to` would close, over links that have not ended:
    /// `from`, then `to` and on upwards until `from` again. `None` when it would close none.
    ///
    /// What leads through an ended node counts as well, so that there is no circle should it be taken up again.
    #[must_use]
    pub fn cycle(&self, from: NodeIx, to: NodeIx) -> Option<Vec<NodeIx>> {
        let mut came_from: FxHashMap<u32, u32> = FxHashMap::default();
        let (mut at, mut found) = (0, vec![to.0]);
        while let Some(&node) = found.get(at) {
            if node == from.0 {
                let back = std::iter::successors(Some(node), |node| came_from.get(node).copied());
                let mut circle: Vec<NodeIx> = back.map(NodeIx).collect();
                circle.push(from);
                circle.reverse();
                return Some(circle);
            }
            at += 1;
            for entry in self.up.now.of(node).iter().chain(self.up.aside(node)) {
                let holds = entry.relation() == Relation::Supports && !self.ended.contains_key(&entry.link());
                if holds && entry.node != to.0 && !came_from.contains_key(&entry.node) {
                    came_from.insert(entry.node, node);
                    found.push(entry.node);
                }
            }
        }
        None
    }

    fn walk(&self, from: NodeIx, way: Way, moment: &Moment) -> Vec<Step> {
        let mut seen = Seen::new(self.nodes());
        seen.insert(from.0);
        let (mut steps, mut at, mut buffer) = (Vec::new(), 0, Vec::new());
        let (mut node, mut depth) = (from, 1);
        while moment.has(self, from.0) {
            let next = self.next(node.0, way, moment, &mut buffer);
            let new = next.iter().filter(|entry| seen.insert(entry.node));
            steps.extend(new.map(|entry| self.step(*entry, depth, node)));
            let Some(&Step { node: nearest, depth: reached, .. }) = steps.get(at) else { break };
            (node, depth, at) = (nearest, reached + 1, at + 1);
        }
        steps
    }

    /// Returns what lies right on one side of a node, each once, in the order the links were made.
    fn steps_from(&self, node: NodeIx, depth: usize, way: Way, moment: &Moment) -> Vec<Step> {
        if !moment.has(self, node.0) {
            return Vec::new();
        }
        let mut seen = Seen::new(self.nodes());
        let mut buffer = Vec::new();
        let next = self.next(node.0, way, moment, &mut buffer).iter();
        next.filter(|entry| seen.insert(entry.node)).map(|entry| self.step(*entry, depth, node)).collect()
    }

    fn step(&self, entry: Entry, depth: usize, via: NodeIx) -> Step {
        let link = self.link_id(entry.link());
        Step { node: NodeIx(entry.node), depth, relation: entry.relation(), via, link }
    }

    /// Returns a node and all that lie on one side of it, nearest first, or nothing when they are more than `most`.
    pub(super) fn gather(&self, from: u32, way: Way, moment: &Moment, most: usize) -> Option<Vec<u32>> {
        let mut seen = Seen::new(self.nodes());
        seen.insert(from);
        let (mut at, mut found, mut buffer) = (0, vec![from], Vec::new());
        // A node that is being ended still has links among those that hold now: those are to be followed.
        let begins = moment.when == When::Now || moment.has(self, from);
        while let Some(&node) = found.get(at).filter(|_| begins) {
            at += 1;
            let next = self.next(node, way, moment, &mut buffer);
            found.extend(next.iter().map(|entry| entry.node).filter(|&next| seen.insert(next)));
            if found.len() > most {
                return None;
            }
        }
        Some(found)
    }

    /// Returns a node and all that lie on one side of it now.
    pub(super) fn set_of(&self, from: u32, way: Way) -> Seen {
        let mut seen = Seen::new(self.nodes());
        seen.insert(from);
        let mut left = vec![from];
        while let Some(node) = left.pop() {
            let next = self.side(way).now.of(node).iter().map(|entry| entry.node);
            left.extend(next.filter(|&next| seen.insert(next)));
        }
        seen
    }
}

/// Returns the nodes so that each is followed by its children.
fn preorder(found: &[(Shown, Vec<usize>)], top: Vec<usize>) -> Vec<Shown> {
    let mut left: Vec<usize> = top.into_iter().rev().collect();
    let mut shown = Vec::with_capacity(found.len());
    while let Some((node, children)) = left.pop().and_then(|place| found.get(place)) {
        shown.push(*node);
        left.extend(children.iter().rev());
    }
    shown
}
