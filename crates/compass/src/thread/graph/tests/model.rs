//! The simplest thing that could be right, and the steps by which both it and the graph are changed.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::super::{Builder, Graph, Kind, LinkId, NewLink, NodeFacts, NodeIx, Relation, When};

/// Something that happens. Numbers are taken modulo what there is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Event {
    Node {
        is_north: bool,
        owner: u32,
    },
    North(usize),
    EndNode(usize),
    TakeUpNode(usize),
    Link(usize, Relation, usize),
    EndLink(usize),
    MakeAgain(usize),
    /// The kept number of a node is lost.
    Forget(usize),
}

pub(super) fn event() -> impl Strategy<Value = Event> {
    let any = 0..1000_usize;
    let relation = prop::sample::select(Relation::ALL.to_vec());
    let supports = Just(Relation::Supports);
    prop_oneof![
        3 => (prop::bool::weighted(0.1), 0..3_u32).prop_map(|(is_north, owner)| Event::Node { is_north, owner }),
        1 => any.clone().prop_map(Event::North),
        1 => any.clone().prop_map(Event::EndNode),
        1 => any.clone().prop_map(Event::TakeUpNode),
        9 => (any.clone(), prop_oneof![supports, relation], any.clone()).prop_map(|(a, r, b)| Event::Link(a, r, b)),
        2 => any.clone().prop_map(Event::EndLink),
        2 => any.clone().prop_map(Event::MakeAgain),
        1 => any.prop_map(Event::Forget),
    ]
}

pub(super) fn events() -> impl Strategy<Value = Vec<Event>> {
    let beginning =
        prop::collection::vec((0..3_u32).prop_map(|owner| Event::Node { is_north: owner == 0, owner }), 3..9);
    (beginning, prop::collection::vec(event(), 0..40)).prop_map(|(mut first, rest)| {
        first.extend(rest);
        first
    })
}

/// Everything that happened, as plain lists. Its clock shows how many events there were.
#[derive(Clone, Debug, Default)]
pub(super) struct Model {
    pub(super) nodes: Vec<NodeFacts>,
    pub(super) links: Vec<NewLink>,
    pub(super) clock: i64,
}

/// The identifier of a node in tests: not in the order of the numbers.
pub(super) fn id(node: usize) -> String {
    format!("{}-{node}", node * 7 % 10)
}

impl Model {
    /// Lets something happen in the model and in the graph. Returns the circle with which a link was refused.
    pub(super) fn happen(&mut self, graph: &mut Graph, event: Event) -> Option<Vec<NodeIx>> {
        self.clock += 1;
        let (now, nodes, links) = (self.clock, self.nodes.len(), self.links.len());
        match event {
            Event::Node { is_north, owner } => {
                self.set(graph, nodes, NodeFacts { is_north, owner, made_at: now, ended_at: None });
            }
            Event::North(node) if nodes > 0 => {
                let facts = self.nodes[node % nodes];
                self.set(graph, node % nodes, NodeFacts { is_north: !facts.is_north, ..facts });
            }
            Event::EndNode(node) if nodes > 0 => {
                let facts = self.nodes[node % nodes];
                self.set(graph, node % nodes, NodeFacts { ended_at: facts.ended_at.or(Some(now)), ..facts });
            }
            Event::TakeUpNode(node) if nodes > 0 => {
                let facts = self.nodes[node % nodes];
                self.set(graph, node % nodes, NodeFacts { ended_at: None, ..facts });
            }
            Event::Link(from, relation, to) if nodes > 0 => {
                let ends = (ix(graph, from % nodes), ix(graph, to % nodes));
                return self.link(graph, ends.0, relation, ends.1);
            }
            Event::EndLink(link) if links > 0 => {
                let known = &mut self.links[link % links];
                known.ended_at = known.ended_at.or(Some(now));
                graph.set_link(known);
            }
            Event::MakeAgain(link) if links > 0 => {
                let NewLink { from, relation, to, ended_at, .. } = self.links[link % links];
                if ended_at.is_some() {
                    return self.link(graph, from, relation, to);
                }
            }
            Event::Forget(node) if nodes > 0 => graph.forget_count(u32::try_from(node % nodes).unwrap()),
            _ => {}
        }
        None
    }

    fn set(&mut self, graph: &mut Graph, node: usize, facts: NodeFacts) {
        self.nodes.truncate(node.max(self.nodes.len()));
        if node == self.nodes.len() {
            self.nodes.push(facts);
        }
        self.nodes[node] = facts;
        assert_eq!(graph.set_node(Kind::Theme, &id(node), facts).number(), node);
    }

    fn link(&mut self, graph: &mut Graph, from: NodeIx, relation: Relation, to: NodeIx) -> Option<Vec<NodeIx>> {
        if relation == Relation::Supports
            && let Some(circle) = graph.cycle(from, to)
        {
            return Some(circle);
        }
        let id = LinkId(self.links.len() as u128 + 1);
        let link = NewLink { id, from, relation, to, made_at: self.clock, ended_at: None };
        // A link from a node to itself is none.
        if from != to {
            self.links.push(link);
        }
        graph.set_link(&link);
        None
    }

    /// Returns the same graph, filled at once.
    pub(super) fn built(&self) -> Graph {
        let mut builder = Builder::new();
        for (node, facts) in self.nodes.iter().enumerate() {
            builder.node(Kind::Theme, &id(node), *facts);
        }
        // From the back, so that it has something to sort.
        self.links.iter().rev().for_each(|link| builder.link(link));
        builder.finish()
    }

    pub(super) fn holds(&self, node: usize, when: When) -> bool {
        let facts = self.nodes[node];
        match when {
            When::Now => facts.ended_at.is_none(),
            When::At(at) => facts.made_at <= at && facts.ended_at.is_none_or(|ended| at < ended),
        }
    }

    /// Lower and upper end of the links that hold.
    fn pairs(&self, when: When) -> BTreeSet<(usize, usize)> {
        let holds = |link: &&NewLink| match when {
            When::Now => link.ended_at.is_none(),
            When::At(at) => link.made_at <= at && link.ended_at.is_none_or(|ended| at < ended),
        };
        let pairs = self.links.iter().filter(holds).map(|link| {
            let (from, to) = (link.from.number(), link.to.number());
            if link.relation.goes_up() { (from, to) } else { (to, from) }
        });
        pairs.filter(|&(lower, upper)| self.holds(lower, when) && self.holds(upper, when)).collect()
    }

    /// For each node everything above it, with how far it is.
    pub(super) fn above(&self, when: When) -> Vec<BTreeMap<usize, usize>> {
        let pairs = self.pairs(when);
        let from = |node: usize| {
            let mut found = BTreeMap::from([(node, 0)]);
            for depth in 1.. {
                let nearer: Vec<usize> = found.keys().copied().collect();
                for &(_, upper) in pairs.iter().filter(|(lower, _)| nearer.contains(lower)) {
                    found.entry(upper).or_insert(depth);
                }
                if found.len() == nearer.len() {
                    break;
                }
            }
            found.remove(&node);
            found
        };
        (0..self.nodes.len()).map(from).collect()
    }

    /// Whether links that support, and have not ended, lead round in a circle.
    pub(super) fn goes_round(&self) -> bool {
        let holds = |link: &&NewLink| link.ended_at.is_none() && link.relation == Relation::Supports;
        let mut links: Vec<NewLink> = self.links.iter().filter(holds).copied().collect();
        // What nothing supports cannot be part of a circle.
        loop {
            let before = links.len();
            let supported: BTreeSet<usize> = links.iter().map(|link| link.to.number()).collect();
            links.retain(|link| supported.contains(&link.from.number()));
            if links.len() == before {
                return before > 0;
            }
        }
    }
}

/// Returns a node by its number, asking by its name.
pub(super) fn ix(graph: &Graph, node: usize) -> NodeIx {
    graph.node(Kind::Theme, &id(node)).unwrap()
}
