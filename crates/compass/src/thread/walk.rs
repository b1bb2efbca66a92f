//! Walking the thread: over the links that people made, and over what contexts tell of their own things. Only what the
//! asker may see is met, and nothing is walked through that they may not see.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use futures::future::BoxFuture;
use platform::Fault;
use platform::access::{Actor, Right, Scope};
use platform::store::StoreError;
use platform::tenancy;

use super::above::{Above, Met};
use super::ahead::{self, Read, Step};
use super::graph::{self, When};
use super::index::Index;
use super::links::store::NodeRow;
use super::nearby::Nearby;
use super::shown::shape;
use super::store::Said;
use super::{Asker, End, Kind, Level, Node, Thread, Threads, Tie, counting, links, stored};

/// How much of a thread is shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Extent {
    /// Upwards: so many steps. Everything above is known all the same.
    up: usize,
    /// Downwards: how many things are opened under one, on each level. Fewer the further down, so that the thread can be
    /// taken in at a glance.
    down: &'static [usize],
    /// Downwards: so many things in all.
    most: usize,
    /// Whether it is a page of the thread, which has pages after it.
    has_pages: bool,
    /// What pages before this one have shown of what lies right below.
    after: After,
}

/// What a panel shows.
pub(crate) const PANEL: Extent =
    Extent { up: 3, down: &[8, 3, 2], most: 80, has_pages: false, after: After { told: 0, links: 0 } };
/// What the page of a thread shows: as much as a drawing can take.
pub(crate) const FULL: Extent =
    Extent { up: usize::MAX, down: &[16, 6, 3, 2], most: 60, has_pages: true, after: After { told: 0, links: 0 } };

/// How much of what lies right below a thing stands on earlier pages: of what contexts tell, and of links.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct After {
    pub(super) told: usize,
    pub(super) links: usize,
}

impl After {
    /// Reads what addresses write: `8-9`. Anything else is the beginning.
    pub(crate) fn read(text: &str) -> Self {
        let read = || {
            let (told, links) = text.split_once('-')?;
            Some(Self { told: told.parse().ok()?, links: links.parse().ok()? })
        };
        read().unwrap_or_default()
    }
}

impl std::fmt::Display for After {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}-{}", self.told, self.links)
    }
}

impl Extent {
    /// Returns as much again, after what earlier pages have shown.
    pub(crate) const fn from(self, after: After) -> Self {
        Self { after, ..self }
    }
}
/// A walk upwards ends after so many things; no person can read more.
const MOST_ABOVE: usize = 500;
/// Which way a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Up,
    Down,
}

/// A thing that the asker may see.
#[derive(Clone)]
pub(super) struct Found {
    pub(super) node: Node,
    /// Path of the unit that owns it; none for what stands on a board.
    pub(super) unit_path: Option<String>,
    pub(super) is_north: bool,
    pub(super) ended_at: Option<i64>,
}

/// A thing that lies right above or below another.
pub(super) struct Near {
    pub(super) found: Found,
    pub(super) tie: Option<Tie>,
}

pub(super) struct Walker<'a> {
    pub(super) threads: &'a Threads,
    pub(super) asker: &'a Asker<'a>,
    index: Arc<Index>,
    pub(super) moment: Option<i64>,
    extent: Extent,
    /// The path of the root unit, where what stands on boards lives; none when the asker may link nothing anywhere.
    root: Option<String>,
    opened: HashSet<End>,
    left: usize,
    pub(super) read: Read,
    /// How many more lie right below than are shown, and where they are.
    rest: Option<(usize, String)>,
}

/// Returns the thread of a thing. See [`Threads::of`].
pub(super) async fn walk(
    threads: &Threads,
    asker: &Asker<'_>,
    end: &End,
    moment: Option<i64>,
    extent: Extent,
) -> Result<Thread, Fault> {
    let root = if asker.actor.may_somewhere(Right::LinkThread) {
        Some(tenancy::root_unit(&mut asker.db.reader(), &asker.actor.municipality).await?.path)
    } else {
        None
    };
    let index = threads.indexes.fresh(asker.db, asker.actor).await?;
    let (opened, left) = (HashSet::new(), extent.most);
    let read = Read::default();
    let mut walker =
        Walker { threads, asker, index: index.clone(), moment, extent, root, opened, left, read, rest: None };
    let start = walker.start(end).await?.ok_or(Fault::NotFound)?;
    walker.read_ahead(&start.node.end()).await?;
    let above = walker.above(&start).await?;
    let mut down = Vec::new();
    walker.opened.insert(start.node.end());
    walker.below(&start, 1, &mut down).await?;
    shape(&mut down);
    let (not_shown, next) = walker.rest.take().unzip();
    let mut thread = Thread {
        not_shown: not_shown.unwrap_or(0),
        next,
        reaches_north: above.met.iter().any(|met| met.found.is_north),
        up: above.met.iter().skip(1).map(|met| level(&met.found, met.depth, met.tie.clone())).collect(),
        way_up: above.in_reading_order(extent.up),
        further: above.further(extent.up),
        may_link: moment.is_none() && start.ended_at.is_none() && walker.may_link(&start),
        is_inside: asker.actor.may_somewhere(Right::ReadCompass),
        ended_at: start.ended_at,
        below: None,
        down,
        node: start.node,
    };
    if moment.is_none() {
        counting::count(threads, asker, index, &mut thread).await?;
    }
    Ok(thread)
}

pub(super) fn level(found: &Found, depth: usize, tie: Option<Tie>) -> Level {
    Level {
        depth,
        node: found.node.clone(),
        tie,
        is_north: found.is_north,
        below: None,
        again: false,
        not_shown: 0,
        more_url: String::new(),
        opens: false,
        closes: 0,
    }
}

impl Walker<'_> {
    async fn start(&self, end: &End) -> Result<Option<Found>, StoreError> {
        let row = stored::row(self.asker.db, self.asker.actor, end).await?;
        if let Some(row) = row {
            let was_there = self.moment.is_none_or(|moment| row.made_at <= moment);
            return Ok(found(&row).filter(|_| was_there));
        }
        Ok(self.threads.find(self.asker, end).await?.map(on_board))
    }

    pub(super) fn actor(&self) -> &Actor {
        self.asker.actor
    }

    fn may_link(&self, found: &Found) -> bool {
        let Some(root) = &self.root else { return false };
        let unit_path = found.unit_path.as_ref().unwrap_or(root).clone();
        self.actor().may(Right::LinkThread, &Scope { municipality: self.actor().municipality.clone(), unit_path })
    }

    async fn above(&mut self, start: &Found) -> Result<Above, StoreError> {
        let mut places = HashMap::from([(start.node.end(), 0)]);
        let mut above = Above { met: vec![Met { found: start.clone(), depth: 0, tie: None }], rungs: Vec::new() };
        let mut at = 0;
        while let Some((here, depth)) = above.met.get(at).map(|met| (met.found.clone(), met.depth)) {
            if above.met.len() > MOST_ABOVE {
                break;
            }
            for near in self.near(&here, Way::Up, usize::MAX, After::default()).await?.near {
                let next = above.met.len();
                let place = *places.entry(near.found.node.end()).or_insert(next);
                above.rungs.push((at, place, near.tie.clone()));
                if place == next {
                    above.met.push(Met { found: near.found, depth: depth + 1, tie: near.tie });
                }
            }
            at += 1;
        }
        Ok(above)
    }

    fn below<'b>(
        &'b mut self,
        here: &'b Found,
        depth: usize,
        shown: &'b mut Vec<Level>,
    ) -> BoxFuture<'b, Result<(), StoreError>> {
        Box::pin(async move {
            let Some(&room) = self.extent.down.get(depth - 1) else { return Ok(()) };
            let after = if depth == 1 { self.extent.after } else { After::default() };
            let Nearby { near, left, after } = self.near(here, Way::Down, room.min(self.left), after).await?;
            self.left -= near.len();
            let more_url = self.rest_url(here, depth, after);
            if depth == 1 && left > 0 {
                self.rest = Some((left, more_url.clone()));
            }
            let last = near.len();
            for (place, Near { found, tie }) in (1..).zip(near) {
                let again = !self.opened.insert(found.node.end());
                let (not_shown, more_url) =
                    if place == last && left > 0 { (left, more_url.clone()) } else { (0, String::new()) };
                shown.push(Level { again, not_shown, more_url, ..level(&found, depth, tie) });
                // A statement is the bottom: nothing lies below a person's own words.
                if !again && found.node.kind != Kind::Statement {
                    self.below(&found, depth + 1, shown).await?;
                }
            }
            Ok(())
        })
    }

    /// Returns where the rest of what lies below a thing is: on the next page of this thread, or on the thread of its own.
    fn rest_url(&self, here: &Found, depth: usize, after: After) -> String {
        let url = here.node.thread_url();
        if depth == 1 && self.extent.has_pages { format!("{url}?efter={after}") } else { url }
    }

    fn when(&self) -> When {
        self.moment.map_or(When::Now, When::At)
    }

    /// Reads with few statements what the walk is likely to need: everything near above, and below as much as is shown.
    async fn read_ahead(&mut self, start: &End) -> Result<(), StoreError> {
        let Extent { down, most, .. } = self.extent;
        let likely = self.index.read(|known| ahead::likely(known, start, self.when(), down, most));
        self.read.fetch(self.asker, &likely).await
    }

    /// Returns the links that hold at a thing and lead the way that is asked for, each other end once.
    pub(super) fn steps(&self, here: &End, way: Way) -> Vec<graph::Step> {
        self.index.read(|known| {
            let Some(node) = known.graph.node(here.kind, &here.id) else { return Vec::new() };
            match way {
                Way::Up => known.graph.right_above(node, self.when()),
                Way::Down => ahead::below(known, node, self.when()),
            }
        })
    }

    pub(super) fn named(&self, steps: &[graph::Step]) -> Vec<Step> {
        self.index.read(|known| steps.iter().filter_map(|step| Step::of(known, step)).collect())
    }

    pub(super) fn holds(&self, made_at: i64, ended_at: Option<i64>) -> bool {
        match self.moment {
            None => ended_at.is_none(),
            Some(moment) => made_at <= moment && ended_at.is_none_or(|ended| moment < ended),
        }
    }

    pub(super) fn tie(&self, said: &Said, here: &Found, other: &Found) -> Tie {
        let from = if said.from == here.node.end() { here } else { other };
        let follows = links::follows_from_compass(&said.from, said.relation, &said.to, &said.reason);
        Tie {
            id: said.id.clone(),
            relation: said.relation,
            reason: said.reason.clone(),
            may_end: self.moment.is_none() && !follows && self.may_link(from),
        }
    }
}

pub(super) fn found(row: &NodeRow) -> Option<Found> {
    Some(Found {
        node: stored::node_of(row)?,
        unit_path: Some(row.unit_path.clone()),
        is_north: row.is_north == 1,
        ended_at: row.ended_at,
    })
}

pub(super) fn on_board(node: Node) -> Found {
    Found { node, unit_path: None, is_north: false, ended_at: None }
}
