//! What holds at the moment that is asked about. Now is what lies in the lists; then is found by looking at periods, and
//! whoever is going to look at very many has the answers worked out first.

use super::lists::Entry;
use super::seen::Seen;
use super::{Graph, Way, When};

/// A moment, and what is known of it beforehand.
#[derive(Debug)]
pub(super) struct Moment {
    pub(super) when: When,
    /// The links before this one had been made by then, and no others. Known where links lie in the order of time.
    links_before: Option<u32>,
    /// The nodes that held then.
    nodes: Option<Seen>,
}

impl Moment {
    /// Returns whether a node held.
    pub(super) fn has(&self, graph: &Graph, node: u32) -> bool {
        self.nodes.as_ref().map_or_else(|| graph.holds(node, self.when), |nodes| nodes.has(node))
    }

    fn had_made(&self, graph: &Graph, link: u32, at: i64) -> bool {
        let looked_up = || graph.links.get(link as usize).is_some_and(|link| link.made_at <= at);
        self.links_before.map_or_else(looked_up, |first_later| link < first_later)
    }
}

impl Graph {
    /// Returns the moment for a look at few nodes.
    pub(super) fn near(&self, when: When) -> Moment {
        let links_before = match when {
            When::At(at) if self.in_time_order => {
                u32::try_from(self.links.partition_point(|link| link.made_at <= at)).ok()
            }
            _ => None,
        };
        Moment { when, links_before, nodes: None }
    }

    /// Returns the moment for a walk that may come to every node.
    pub(super) fn far(&self, when: When) -> Moment {
        let nodes = matches!(when, When::At(_)).then(|| {
            let mut nodes = Seen::new(self.nodes());
            let all = (0_u32..).zip(&self.facts).filter(|(_, facts)| facts.holds(when));
            all.for_each(|(node, _)| _ = nodes.insert(node));
            nodes
        });
        Moment { nodes, ..self.near(when) }
    }

    /// Returns the links on one side of a node that held at the moment, as their other end did.
    pub(super) fn next<'a>(&'a self, node: u32, way: Way, moment: &Moment, buffer: &'a mut Vec<Entry>) -> &'a [Entry] {
        let side = self.side(way);
        let When::At(at) = moment.when else { return side.now.of(node) };
        let held = |entry: &&Entry| moment.had_made(self, entry.link(), at) && moment.has(self, entry.node);
        buffer.clear();
        buffer.extend(side.now.of(node).iter().filter(held));
        let aside = side.aside(node).iter().filter(held);
        let known = buffer.len();
        buffer.extend(aside.filter(|entry| self.ended.get(&entry.link()).is_none_or(|&ended| at < ended)));
        if buffer.len() > known {
            buffer.sort_by_key(|entry| self.link_id(entry.link()));
        }
        buffer
    }
}
