//! The graph behind the thread: every stored node and link of one municipality in memory, with the periods in which
//! they held. It answers in milliseconds what a database answers in seconds: everything above, how much lies below,
//! what has no north. It knows no database and no clock; who fills it and keeps it in step is `links`.
//!
//! - [`Builder`] fills an empty graph at once; [`Graph::set_node`] and [`Graph::set_link`] tell it what is new. Both may
//!   be told the same thing twice.
//! - What holds now lies in arrays of its own, which ended links have left: a walk over now never sees what was. What
//!   is asked about another moment looks at all links and their periods.
//! - How many nodes lie below each ([`counts`]) and which reach north ([`north`]) is kept for now, and mended by each
//!   change where it matters.
//!
//! A million nodes and three million links take some 380 MB.

mod build;
mod change;
mod counts;
mod link_id;
mod lists;
mod moment;
mod names;
mod north;
mod seen;
#[cfg(test)]
mod tests;
mod walk;
mod without;

use std::sync::atomic::AtomicU32;

use rustc_hash::FxHashMap;

use self::lists::Side;
use self::names::Names;
use self::seen::Seen;
use super::{Kind, Relation};

pub use self::build::Builder;
pub use self::link_id::LinkId;
pub use self::walk::{Down, Shown, Step};
pub use self::without::{Age, Ask, WithoutNorth};

/// A node's number in one [`Graph`]: from 0 and without gaps, so that more can be kept about nodes in a plain list.
/// It never changes, but another server may have numbered otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NodeIx(u32);

impl NodeIx {
    /// Returns the number.
    #[must_use]
    pub const fn number(self) -> usize {
        self.0 as usize
    }
}

/// What the graph knows of a node besides its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NodeFacts {
    /// Whether this is the north: what holds and leads here reaches it.
    pub is_north: bool,
    /// Whose it is: a number that the caller has given a unit.
    pub owner: u32,
    /// When it was made, in milliseconds since 1970.
    pub made_at: i64,
    /// When it was ended, if it was. From that moment nothing leads to it or away from it.
    pub ended_at: Option<i64>,
}

/// A link, as it is told to the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewLink {
    /// Its identifier. What lies beside each other is shown in the order of these.
    pub id: LinkId,
    /// The end that says something of the other.
    pub from: NodeIx,
    /// What it says.
    pub relation: Relation,
    /// The other end. A link from a node to itself is no link.
    pub to: NodeIx,
    /// When it was made, in milliseconds since 1970.
    pub made_at: i64,
    /// When it was ended, if it was.
    pub ended_at: Option<i64>,
}

/// The moment that is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// What holds now, whenever it was made.
    Now,
    /// What held then, in milliseconds since 1970: made no later, and not ended before or at that moment.
    At(i64),
}

/// Which way a walk goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// What is kept of a link besides what the lists hold.
#[derive(Clone, Copy, Debug)]
struct Link {
    id: LinkId,
    made_at: i64,
    lower: u32,
    upper: u32,
}

/// All nodes and links there have ever been.
#[derive(Debug)]
pub struct Graph {
    names: Names,
    facts: Vec<NodeFacts>,
    links: Vec<Link>,
    /// No link was made before one that lies before it.
    in_time_order: bool,
    /// When a link was ended, for those that were.
    ended: FxHashMap<u32, i64>,
    up: Side,
    down: Side,
    /// The nodes that have not ended.
    holding: Seen,
    /// The nodes that reach north now, and north itself.
    reaching: Seen,
    /// For these: by which of those above them. North: itself.
    through: Vec<u32>,
    /// How many nodes lie below each now, or [`counts::UNKNOWN`]. Whoever asks for an unknown one counts and notes it.
    below: Vec<AtomicU32>,
    /// Empty between changes: room for what [`counts`] works out.
    masks: Vec<u64>,
}

impl Graph {
    /// Returns a graph without nodes.
    #[must_use]
    pub fn new() -> Self {
        Builder::new().finish()
    }

    /// Returns the node that is called this, whether it holds or has ended.
    #[must_use]
    pub fn node(&self, kind: Kind, id: &str) -> Option<NodeIx> {
        self.names.find(kind, id).map(NodeIx)
    }

    /// Returns what a node is called.
    #[must_use]
    pub fn name(&self, node: NodeIx) -> Option<(Kind, &str)> {
        self.names.get(node.0)
    }

    /// Returns what is known of a node.
    #[must_use]
    pub fn facts(&self, node: NodeIx) -> Option<NodeFacts> {
        self.facts.get(node.number()).copied()
    }

    /// Returns how many nodes there are and have been.
    #[must_use]
    pub fn nodes(&self) -> usize {
        self.names.len()
    }

    /// Returns how many links there are and have been.
    #[must_use]
    pub fn links(&self) -> usize {
        self.links.len()
    }

    /// Returns how much memory the graph takes, in bytes (nearly: tables are counted by their entries).
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.names.bytes()
            + self.facts.capacity() * size_of::<NodeFacts>()
            + self.links.capacity() * size_of::<Link>()
            + self.ended.capacity() * 17
            + self.up.bytes()
            + self.down.bytes()
            + self.holding.bytes()
            + self.reaching.bytes()
            + self.through.capacity() * 4
            + self.below.capacity() * 4
            + self.masks.capacity() * 8
    }

    const fn side(&self, way: Way) -> &Side {
        match way {
            Way::Up => &self.up,
            Way::Down => &self.down,
        }
    }

    const fn side_mut(&mut self, way: Way) -> &mut Side {
        match way {
            Way::Up => &mut self.up,
            Way::Down => &mut self.down,
        }
    }

    fn link_id(&self, link: u32) -> LinkId {
        self.links.get(link as usize).map_or(LinkId(0), |link| link.id)
    }

    fn is_north_now(&self, node: u32) -> bool {
        self.holding.has(node) && self.facts.get(node as usize).is_some_and(|facts| facts.is_north)
    }

    fn holds(&self, node: u32, when: When) -> bool {
        match when {
            When::Now => self.holding.has(node),
            When::At(_) => self.facts.get(node as usize).is_some_and(|facts| facts.holds(when)),
        }
    }
}

impl Default for Graph {
    fn default() -> Self {
        Self::new()
    }
}

impl NodeFacts {
    /// Returns whether the node holds at the moment that is asked about.
    #[must_use]
    pub fn holds(&self, when: When) -> bool {
        match when {
            When::Now => self.ended_at.is_none(),
            When::At(at) => self.made_at <= at && self.ended_at.is_none_or(|ended| at < ended),
        }
    }
}
