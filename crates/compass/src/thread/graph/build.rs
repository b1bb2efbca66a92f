//! Filling a graph at once, when a server begins: the links are sorted into place together, and everything is counted
//! with all processors.

use rustc_hash::FxHashMap;

use super::counts::FIRST_STEPS;
use super::lists::{Entry, Lists, Side};
use super::names::Names;
use super::seen::Seen;
use super::{Graph, Kind, Link, LinkId, NewLink, NodeFacts, NodeIx, Relation};

/// Takes all nodes and links and makes a graph of them.
#[derive(Debug, Default)]
pub struct Builder {
    names: Names,
    facts: Vec<NodeFacts>,
    links: Vec<(Link, Relation)>,
    /// The links that were ended, and when.
    ended: Vec<(LinkId, i64)>,
}

impl Builder {
    /// Returns one that has nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a node. Told of it again, it keeps what it was told last.
    pub fn node(&mut self, kind: Kind, id: &str, facts: NodeFacts) -> NodeIx {
        let node = self.names.find_or_add(kind, id);
        self.facts.resize(self.names.len(), facts);
        if let Some(known) = self.facts.get_mut(node as usize) {
            *known = facts;
        }
        NodeIx(node)
    }

    /// Returns the node that is called this, of those taken so far.
    #[must_use]
    pub fn find(&self, kind: Kind, id: &str) -> Option<NodeIx> {
        self.names.find(kind, id).map(NodeIx)
    }

    /// Takes a link, whose identifier no other has. Quickest in the order of these.
    pub fn link(&mut self, link: &NewLink) {
        let (lower, upper) = link.ends();
        if lower != upper && (lower.max(upper) as usize) < self.names.len() {
            self.links.push((Link { id: link.id, made_at: link.made_at, lower, upper }, link.relation));
            self.ended.extend(link.ended_at.map(|ended| (link.id, ended)));
        }
    }

    /// Makes the graph.
    #[must_use]
    pub fn finish(mut self) -> Graph {
        let nodes = self.names.len();
        if !self.links.is_sorted_by_key(|(link, _)| link.id) {
            self.links.sort_unstable_by_key(|(link, _)| link.id);
        }
        let place = |id| self.links.binary_search_by_key(&id, |(link, _)| link.id).ok();
        let ended: FxHashMap<u32, i64> =
            self.ended.iter().filter_map(|&(id, end)| Some((u32::try_from(place(id)?).ok()?, end))).collect();
        let mut holding = Seen::new(nodes);
        for (node, _) in (0_u32..).zip(&self.facts).filter(|(_, facts)| facts.ended_at.is_none()) {
            holding.insert(node);
        }
        let (up, down) = rayon::join(
            || self.side(&ended, &holding, |link| (link.lower, link.upper)),
            || self.side(&ended, &holding, |link| (link.upper, link.lower)),
        );
        let links: Vec<Link> = self.links.into_iter().map(|(link, _)| link).collect();
        let mut graph = Graph {
            names: self.names,
            facts: self.facts,
            in_time_order: links.is_sorted_by_key(|link| link.made_at),
            links,
            ended,
            up,
            down,
            holding,
            reaching: Seen::new(nodes),
            through: vec![0; nodes],
            below: Vec::new(),
            masks: vec![0; nodes],
        };
        for node in
            (0..u32::try_from(nodes).unwrap_or(u32::MAX)).filter(|&node| graph.is_north_now(node)).collect::<Vec<_>>()
        {
            graph.spread(node, node);
            graph.lean(node, node);
        }
        graph.count_all(FIRST_STEPS);
        graph
    }

    /// Returns the lists of one side, given which end they belong to and which they point to.
    fn side(&self, ended: &FxHashMap<u32, i64>, holding: &Seen, ends: impl Fn(&Link) -> (u32, u32) + Copy) -> Side {
        let all = (0_u32..).zip(&self.links).map(|(at, (link, relation))| {
            let (node, other) = ends(link);
            let holds = !ended.contains_key(&at) && holding.has(node) && holding.has(other);
            (holds, node, Entry::new(other, at, *relation))
        });
        let now = all.clone().filter(|&(holds, ..)| holds).map(|(_, node, entry)| (node, entry));
        let mut side = Side { now: Lists::filled(self.facts.len(), now), ..Side::default() };
        for (_, node, entry) in all.clone().filter(|&(holds, ..)| !holds) {
            side.put_aside(node, entry);
        }
        side
    }
}
