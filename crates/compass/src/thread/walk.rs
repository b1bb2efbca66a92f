//! Walking the thread: over the links that people made, and over what contexts tell of their own things. Only what the
//! asker may see is met, and nothing is walked through that they may not see.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use futures::future::BoxFuture;
use platform::Fault;
use platform::access::{Actor, Right, Scope};
use platform::store::StoreError;
use platform::tenancy;

use super::ahead::{self, Read, Step};
use super::graph::{self, When};
use super::index::Index;
use super::links::store::NodeRow;
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
}

/// What a panel shows.
pub(crate) const PANEL: Extent = Extent { up: 3, down: &[8, 3, 2], most: 80 };
/// What the page of a thread shows: as much as a drawing can take.
pub(crate) const FULL: Extent = Extent { up: usize::MAX, down: &[16, 6, 3, 2], most: 60 };
/// A walk upwards ends after so many things; no person can read more.
const MOST_ABOVE: usize = 500;
/// So many things are read at once while looking for those that may be seen.
const AT_ONCE: usize = 20;

/// Which way a step leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Up,
    Down,
}

/// A thing that the asker may see.
#[derive(Clone)]
struct Found {
    node: Node,
    /// Path of the unit that owns it; none for what stands on a board.
    unit_path: Option<String>,
    is_north: bool,
    ended_at: Option<i64>,
}

/// A thing that lies right above or below another.
struct Near {
    found: Found,
    tie: Option<Tie>,
}

/// A thing met on the way up.
struct Met {
    found: Found,
    depth: usize,
    tie: Option<Tie>,
}

/// What lies above a thing: first the thing itself, then the others, nearest first.
struct Above {
    met: Vec<Met>,
    /// Lower and upper, by their places in `met`.
    rungs: Vec<(usize, usize, Option<Tie>)>,
}

struct Walker<'a> {
    threads: &'a Threads,
    asker: &'a Asker<'a>,
    index: Arc<Index>,
    moment: Option<i64>,
    extent: Extent,
    /// The path of the root unit, where what stands on boards lives; none when the asker may link nothing anywhere.
    root: Option<String>,
    opened: HashSet<End>,
    left: usize,
    read: Read,
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
    let mut walker = Walker { threads, asker, index: index.clone(), moment, extent, root, opened, left, read };
    let start = walker.start(end).await?.ok_or(Fault::NotFound)?;
    walker.read_ahead(&start.node.end()).await?;
    let above = walker.above(&start).await?;
    let mut down = Vec::new();
    walker.opened.insert(start.node.end());
    walker.below(&start, 1, &mut down).await?;
    shape(&mut down);
    let mut thread = Thread {
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

fn level(found: &Found, depth: usize, tie: Option<Tie>) -> Level {
    Level {
        depth,
        node: found.node.clone(),
        tie,
        is_north: found.is_north,
        below: None,
        again: false,
        not_shown: 0,
        opens: false,
        closes: 0,
    }
}

impl Above {
    /// Returns the first levels upwards, each thing followed by what lies above it.
    fn in_reading_order(&self, levels: usize) -> Vec<Level> {
        let mut told = HashSet::from([0]);
        let mut shown = Vec::new();
        let mut left: Vec<(usize, usize, Option<&Tie>)> = self.rungs_from(0, 1);
        while let Some((place, depth, tie)) = left.pop() {
            let Some(met) = self.met.get(place) else { continue };
            let again = !told.insert(place);
            shown.push(Level { again, ..level(&met.found, depth, tie.cloned()) });
            if !again && depth < levels {
                left.extend(self.rungs_from(place, depth + 1));
            }
        }
        shape(&mut shown);
        shown
    }

    /// Returns what lies right above, the first one last.
    fn rungs_from(&self, place: usize, depth: usize) -> Vec<(usize, usize, Option<&Tie>)> {
        let from_here = self.rungs.iter().filter(|(lower, ..)| *lower == place);
        from_here.map(|(_, upper, tie)| (*upper, depth, tie.as_ref())).rev().collect()
    }

    /// Returns the nearest north when it lies so many steps away that it is not shown.
    fn further(&self, levels: usize) -> Option<Level> {
        let norths = || self.met.iter().filter(|met| met.found.is_north);
        let is_shown = norths().any(|met| met.depth <= levels);
        norths().next().filter(|_| !is_shown).map(|met| level(&met.found, met.depth, None))
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

    fn actor(&self) -> &Actor {
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
            for near in self.near(&here, Way::Up, usize::MAX).await?.0 {
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
            let (near, total) = self.near(here, Way::Down, room.min(self.left)).await?;
            self.left -= near.len();
            let (last, not_shown) = (near.len(), total.saturating_sub(near.len()));
            for (place, Near { found, tie }) in (1..).zip(near) {
                let again = !self.opened.insert(found.node.end());
                let not_shown = if place == last { not_shown } else { 0 };
                shown.push(Level { again, not_shown, ..level(&found, depth, tie) });
                // A statement is the bottom: nothing lies below a person's own words.
                if !again && found.node.kind != Kind::Statement {
                    self.below(&found, depth + 1, shown).await?;
                }
            }
            Ok(())
        })
    }

    /// Returns the first things right above or below, and how many there are: what a context tells first (a core task's
    /// camps), at most half when there are links too, then what links lead to.
    async fn near(&mut self, here: &Found, way: Way, room: usize) -> Result<(Vec<Near>, usize), StoreError> {
        let steps = self.steps(&here.node.end(), way);
        let part = if steps.is_empty() { room } else { room.div_ceil(2) };
        let (mut near, told) = self.told_near(here, way, part).await?;
        let mut total = told + steps.len();
        for some in steps.chunks(room.clamp(1, AT_ONCE)) {
            if near.len() >= room {
                break;
            }
            let some_named = self.named(some);
            let seen = self.look(here, &some_named).await?;
            total -= some.len() - seen.len();
            for one in seen {
                // A link may say once more what a context tells; then the link's reason is worth more.
                match near.iter_mut().find(|other| other.found.node.end() == one.found.node.end()) {
                    Some(other) => {
                        other.tie = one.tie;
                        total -= 1;
                    }
                    None => near.push(one),
                }
            }
        }
        near.truncate(room);
        Ok((near, total))
    }

    /// Returns what contexts tell of, and how much that is in all.
    async fn told_near(&self, here: &Found, way: Way, room: usize) -> Result<(Vec<Near>, usize), StoreError> {
        let (mut near, mut total) = (Vec::new(), 0);
        let sources = self.threads.sources.iter().filter(|_| self.moment.is_none());
        let Asker { db, actor, locale } = *self.asker;
        for source in sources {
            let nodes = match way {
                Way::Up => {
                    let nodes = source.above(db, actor, locale, &here.node).await?;
                    total += nodes.len();
                    nodes
                }
                Way::Down => {
                    let below = source.below(db, actor, locale, &here.node, room.saturating_sub(near.len())).await?;
                    total += below.total;
                    below.nodes
                }
            };
            for node in nodes {
                near.push(Near { found: self.told(node).await?, tie: None });
            }
        }
        Ok((near, total))
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
    fn steps(&self, here: &End, way: Way) -> Vec<graph::Step> {
        self.index.read(|known| {
            let Some(node) = known.graph.node(here.kind, &here.id) else { return Vec::new() };
            match way {
                Way::Up => known.graph.right_above(node, self.when()),
                Way::Down => ahead::below(known, node, self.when()),
            }
        })
    }

    fn named(&self, steps: &[graph::Step]) -> Vec<Step> {
        self.index.read(|known| steps.iter().filter_map(|step| Step::of(known, step)).collect())
    }

    fn holds(&self, made_at: i64, ended_at: Option<i64>) -> bool {
        match self.moment {
            None => ended_at.is_none(),
            Some(moment) => made_at <= moment && ended_at.is_none_or(|ended| moment < ended),
        }
    }

    /// Returns those of the other ends that the asker may see, with what the links say.
    async fn look(&mut self, here: &Found, steps: &[Step]) -> Result<Vec<Near>, StoreError> {
        self.read.fetch(self.asker, steps).await?;
        let mut near = Vec::new();
        for step in steps {
            let found = if step.other.kind.is_of_a_camp() {
                self.threads.find(self.asker, &step.other).await?.map(on_board)
            } else {
                let row = self.read.row(&step.other).filter(|row| stored::may_see(self.actor(), row));
                row.filter(|row| self.holds(row.made_at, row.ended_at)).and_then(found)
            };
            let Some(found) = found else { continue };
            let tie = self.read.said(&step.link).map(|said| self.tie(said, here, &found));
            near.push(Near { found, tie });
        }
        Ok(near)
    }

    fn tie(&self, said: &Said, here: &Found, other: &Found) -> Tie {
        let from = if said.from == here.node.end() { here } else { other };
        let follows = links::follows_from_compass(&said.from, said.relation, &said.to, &said.reason);
        Tie {
            id: said.id.clone(),
            relation: said.relation,
            reason: said.reason.clone(),
            may_end: self.moment.is_none() && !follows && self.may_link(from),
        }
    }

    /// Adds to a thing that its context told of whether it is north.
    async fn told(&self, node: Node) -> Result<Found, StoreError> {
        if node.kind.is_of_a_camp() {
            return Ok(on_board(node));
        }
        let row = links::store::node(&mut self.asker.db.reader(), &self.actor().municipality, &node.end()).await?;
        // A core task that nobody has put on the thread has nothing above it.
        let is_north = row.as_ref().map_or(node.kind == Kind::CoreTask, |row| row.is_north == 1);
        Ok(Found { node, unit_path: row.map(|row| row.unit_path), is_north, ended_at: None })
    }
}

fn found(row: &NodeRow) -> Option<Found> {
    Some(Found {
        node: stored::node_of(row)?,
        unit_path: Some(row.unit_path.clone()),
        is_north: row.is_north == 1,
        ended_at: row.ended_at,
    })
}

fn on_board(node: Node) -> Found {
    Found { node, unit_path: None, is_north: false, ended_at: None }
}
