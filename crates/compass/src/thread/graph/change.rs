//! What becomes new: nodes and links that are made, changed and ended. A link lies among what holds now when it has not
//! ended and neither end has; everything else lies aside, and [`Graph::settle`] moves it to where it belongs.

use super::counts::Change;
use super::lists::Entry;
use super::{Graph, Kind, Link, LinkId, NewLink, NodeFacts, NodeIx, Way};

impl Graph {
    /// Tells what is so of a node now, which is made when there is none that is called this.
    ///
    /// A node has one period: one that is taken up again counts as never ended.
    pub fn set_node(&mut self, kind: Kind, id: &str, facts: NodeFacts) -> NodeIx {
        let known = self.nodes();
        let node = self.names.find_or_add(kind, id);
        let is_new = self.nodes() > known;
        if is_new {
            self.make_room(facts);
        }
        let (held, was_north) = (self.holding.has(node), self.is_north_now(node));
        if let Some(known) = self.facts.get_mut(node as usize) {
            *known = facts;
        }
        if facts.ended_at.is_none() {
            self.holding.insert(node);
        } else {
            self.holding.remove(node);
        }
        if was_north && !self.is_north_now(node) {
            self.recede(node, node);
        }
        if held && facts.ended_at.is_some() {
            self.settle_all(node, Way::Up);
            // Nothing is above it any more: how its own number falls, link by link, is not worth following.
            self.forget_count(node);
            self.settle_all(node, Way::Down);
        } else if !held && !is_new && facts.ended_at.is_none() {
            self.forget_count(node);
            self.settle_all(node, Way::Down);
            self.settle_all(node, Way::Up);
        }
        if self.is_north_now(node) {
            self.spread(node, node);
            self.lean(node, node);
        }
        NodeIx(node)
    }

    /// Tells what is so of a link now, which is made when there is none with its identifier between its two ends.
    ///
    /// It is taken as it is, for it has been stored: whoever makes a link asks [`Graph::cycle`] before.
    pub fn set_link(&mut self, link: &NewLink) {
        let (lower, upper) = link.ends();
        let (nodes, both) = (self.nodes(), lower.max(upper) as usize);
        if lower == upper || both >= nodes {
            return;
        }
        let (entry, is_new) = match self.find_link(lower, upper, link.id) {
            Some(known) => (known, false),
            None => (Entry::new(upper, u32::try_from(self.links.len()).unwrap_or(u32::MAX), link.relation), true),
        };
        let kept = Link { id: link.id, made_at: link.made_at, lower, upper };
        match link.ended_at {
            Some(ended) => self.ended.insert(entry.link(), ended),
            None => self.ended.remove(&entry.link()),
        };
        if is_new {
            self.in_time_order &= self.links.last().is_none_or(|last| last.made_at <= link.made_at);
            self.links.push(kept);
            self.put_aside(entry, lower);
        } else if let Some(known) = self.links.get_mut(entry.link() as usize) {
            self.in_time_order &= known.made_at == link.made_at;
            *known = kept;
        }
        self.settle(entry, lower);
    }

    /// Gives the newest node what every node has.
    fn make_room(&mut self, facts: NodeFacts) {
        let nodes = self.nodes();
        self.facts.resize(nodes, facts);
        self.holding.grow(nodes);
        self.reaching.grow(nodes);
        self.up.now.grow(nodes);
        self.down.now.grow(nodes);
        self.below.resize_with(nodes, Default::default);
        self.through.resize(nodes, 0);
        self.masks.resize(nodes, 0);
    }

    fn find_link(&self, lower: u32, upper: u32, id: LinkId) -> Option<Entry> {
        let mut all = self.up.now.of(lower).iter().chain(self.up.aside(lower));
        all.find(|entry| entry.node == upper && self.link_id(entry.link()) == id).copied()
    }

    /// Moves all links on one side of a node to where they belong.
    fn settle_all(&mut self, node: u32, way: Way) {
        let side = self.side(way);
        let all: Vec<Entry> = side.now.of(node).iter().chain(side.aside(node)).copied().collect();
        for entry in all {
            match way {
                Way::Up => self.settle(entry, node),
                Way::Down => self.settle(Entry::new(node, entry.link(), entry.relation()), entry.node),
            }
        }
    }

    /// Moves a link, as seen from its lower end, to where it belongs.
    fn settle(&mut self, entry: Entry, lower: u32) {
        let upper = entry.node;
        let holds = !self.ended.contains_key(&entry.link()) && self.holding.has(lower) && self.holding.has(upper);
        let lies_aside = self.up.aside(lower).iter().any(|other| other.link() == entry.link());
        if holds && lies_aside {
            self.take_from_aside(entry, lower);
            self.shift(lower, upper, Change::More);
            self.insert_now(Way::Up, lower, entry);
            self.insert_now(Way::Down, upper, Entry::new(lower, entry.link(), entry.relation()));
            if self.reaching.has(upper) {
                self.spread(lower, upper);
            }
        } else if !holds && !lies_aside {
            self.up.now.remove(lower, entry.link());
            self.down.now.remove(upper, entry.link());
            self.put_aside(entry, lower);
            self.shift(lower, upper, Change::Fewer);
            self.recede(lower, upper);
        }
    }

    /// Puts a link into the list of what holds, at the place that its identifier gives it.
    fn insert_now(&mut self, way: Way, node: u32, entry: Entry) {
        let id = self.link_id(entry.link());
        let list = self.side(way).now.of(node);
        let place = list.partition_point(|other| self.link_id(other.link()) < id);
        self.side_mut(way).now.insert(node, place, entry);
    }

    fn put_aside(&mut self, entry: Entry, lower: u32) {
        self.up.put_aside(lower, entry);
        self.down.put_aside(entry.node, Entry::new(lower, entry.link(), entry.relation()));
    }

    fn take_from_aside(&mut self, entry: Entry, lower: u32) {
        self.up.take_from_aside(lower, entry.link());
        self.down.take_from_aside(entry.node, entry.link());
    }
}

impl NewLink {
    /// Returns the lower end, then the one nearer to north.
    pub(super) const fn ends(&self) -> (u32, u32) {
        if self.relation.goes_up() { (self.from.0, self.to.0) } else { (self.to.0, self.from.0) }
    }
}
