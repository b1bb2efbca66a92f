//! The index of what is stored on the thread, in memory, per municipality: loaded when it is first asked, and brought up
//! to date before it is asked again. Each change of a municipality's thread has a number, which the database gives out
//! under a lock (`links`); whoever asks reads what is newer than the index first, so that several servers on one
//! database agree.
//!
//! There are two for each municipality: everything, and what is public. The public's counts and walks are over the
//! second, so that a number gives nothing away; in it, what is not public has never been there. Those who read the
//! compass from inside are told numbers over everything, also where they may see only their own unit's.
//!
//! What stands on a camp's board is not stored. Where people link to it, it is in the graph as a north of its own, since
//! it always leads to its camp's core task; should that not reach north, the core task is what is told of.

mod store;

use std::collections::HashMap;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use futures::lock::Mutex;
use platform::access::{Actor, Right};
use platform::store::{Db, Reads, StoreError};
use platform::tenancy;
use rustc_hash::FxHashMap;

use self::store::{IndexLink, IndexNode, links_after, nodes_after};
use crate::aside::aside;
use crate::thread::graph::{Builder, Graph, LinkId, NewLink, NodeFacts, NodeIx};
use crate::thread::links::store::head;
use crate::thread::{End, Kind, Relation};

/// So far behind, reading everything again is quicker than catching up.
const MOST_CAUGHT_UP: i64 = 50_000;
/// The number of an index that has not been loaded.
const NOT_LOADED: i64 = -1;
/// The owner of what stands on boards.
pub(in crate::thread) const NOBODY: u32 = u32::MAX;

/// The indexes of all municipalities that have been asked about.
#[derive(Debug, Default)]
pub(in crate::thread) struct Indexes(Mutex<HashMap<(String, Reach), Arc<Index>>>);

/// Whose index it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::thread) enum Reach {
    /// Of those who read the compass from inside.
    Everything,
    /// Of everyone.
    Public,
}

/// What is stored on one municipality's thread.
#[derive(Debug)]
pub(in crate::thread) struct Index {
    reach: Reach,
    /// The change that it is up to date with.
    seq: AtomicI64,
    /// Taken by whoever brings it up to date. Others go on reading until the new is in place.
    turn: Mutex<()>,
    known: RwLock<Known>,
}

/// The graph, and what its numbers for owners stand for.
#[derive(Debug, Default)]
pub(in crate::thread) struct Known {
    pub(in crate::thread) graph: Graph,
    owners: Vec<String>,
    numbers: FxHashMap<String, u32>,
}

/// A [`Known`] that is being filled.
#[derive(Default)]
struct Filling {
    builder: Builder,
    known: Known,
}

impl Reach {
    /// Returns the reach of whoever asks.
    pub(in crate::thread) fn of(actor: &Actor) -> Self {
        if actor.may_somewhere(Right::ReadCompass) { Self::Everything } else { Self::Public }
    }
}

impl Indexes {
    /// Returns the index of what the actor may hope to see, up to date.
    pub(in crate::thread) async fn fresh(&self, db: &Db, actor: &Actor) -> Result<Arc<Index>, StoreError> {
        self.fresh_for(db, &actor.municipality, Reach::of(actor)).await
    }

    /// Loads the indexes of all municipalities.
    pub(in crate::thread) async fn warm(&self, db: &Db) -> Result<(), StoreError> {
        for municipality in tenancy::all(db).await? {
            for reach in [Reach::Everything, Reach::Public] {
                self.fresh_for(db, &municipality.id, reach).await?;
            }
        }
        Ok(())
    }

    async fn fresh_for(&self, db: &Db, municipality: &str, reach: Reach) -> Result<Arc<Index>, StoreError> {
        let key = (municipality.to_owned(), reach);
        let index = self.0.lock().await.entry(key).or_insert_with(|| Arc::new(Index::new(reach))).clone();
        index.catch_up(db, municipality).await?;
        Ok(index)
    }
}

impl Index {
    fn new(reach: Reach) -> Self {
        let (seq, turn) = (AtomicI64::new(NOT_LOADED), Mutex::default());
        Self { reach, seq, turn, known: RwLock::default() }
    }

    /// Looks something up.
    pub(in crate::thread) fn read<T>(&self, look: impl FnOnce(&Known) -> T) -> T {
        look(&self.known.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Looks up something that may take some milliseconds, off the threads that answer.
    pub(in crate::thread) async fn read_aside<T: Send + 'static>(
        self: Arc<Self>,
        look: impl FnOnce(&Known) -> T + Send + 'static,
    ) -> Result<T, StoreError> {
        aside(move || self.read(look)).await
    }

    async fn catch_up(self: &Arc<Self>, db: &Db, municipality: &str) -> Result<(), StoreError> {
        let mut reads = db.reader();
        if head(&mut reads, municipality).await? == self.seq.load(Ordering::Acquire) {
            return Ok(());
        }
        let _turn = self.turn.lock().await;
        let now = head(&mut reads, municipality).await?;
        let known = self.seq.load(Ordering::Acquire);
        if now == known {
            return Ok(());
        }
        // Fewer changes than are known of: another database stands in the place of the one that was read.
        if known == NOT_LOADED || now < known || now - known > MOST_CAUGHT_UP {
            let loaded = load(&mut reads, municipality, self.reach).await?;
            let index = self.clone();
            // What was there is let go off the threads too: a large graph takes its time.
            aside(move || drop(std::mem::replace(&mut *index.write(), loaded))).await?;
        } else {
            // Nodes first: a link whose end is newer than this look is read again at the next, as is what changes now.
            let nodes = nodes_after(&mut reads, municipality, known).await?;
            let links = links_after(&mut reads, municipality, known).await?;
            let index = self.clone();
            aside(move || index.write().change(&nodes, &links, index.reach)).await?;
        }
        self.seq.store(now, Ordering::Release);
        Ok(())
    }

    fn write(&self) -> std::sync::RwLockWriteGuard<'_, Known> {
        self.known.write().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Reads everything, a page at a time.
async fn load(reads: &mut impl Reads, municipality: &str, reach: Reach) -> Result<Known, StoreError> {
    let mut filling = Filling::default();
    let mut last = (String::new(), String::new());
    loop {
        let rows = store::nodes_page(reads, municipality, (&last.0, &last.1)).await?;
        let Some(end) = rows.last().map(|row| (row.kind.clone(), row.id.clone())) else { break };
        last = end;
        filling = aside(move || filling.with_nodes(&rows, reach)).await?;
    }
    let mut last = String::new();
    loop {
        let rows = store::links_page(reads, municipality, &last).await?;
        let Some(end) = rows.last().map(|row| row.id.clone()) else { break };
        last = end;
        filling = aside(move || filling.with_links(&rows)).await?;
    }
    aside(|| filling.finish()).await
}

impl Filling {
    fn with_nodes(mut self, rows: &[IndexNode], reach: Reach) -> Self {
        for row in rows {
            let Some(kind) = Kind::from_name(&row.kind) else { continue };
            let facts = self.known.facts(row, reach);
            self.builder.node(kind, &row.id, facts);
        }
        self
    }

    fn with_links(mut self, rows: &[IndexLink]) -> Self {
        for row in rows {
            let from = self.end(&row.from_kind, &row.from_id);
            let to = self.end(&row.to_kind, &row.to_id);
            if let Some(link) = new_link(row, from, to) {
                self.builder.link(&link);
            }
        }
        self
    }

    fn end(&mut self, kind: &str, id: &str) -> Option<NodeIx> {
        let kind = Kind::from_name(kind)?;
        let known = self.builder.find(kind, id);
        known.or_else(|| kind.is_of_a_camp().then(|| self.builder.node(kind, id, ON_BOARD)))
    }

    fn finish(self) -> Known {
        Known { graph: self.builder.finish(), ..self.known }
    }
}

/// What stands on a board has always stood there, as far as the thread knows.
const ON_BOARD: NodeFacts = NodeFacts { is_north: true, owner: NOBODY, made_at: i64::MIN, ended_at: None };

fn new_link(row: &IndexLink, from: Option<NodeIx>, to: Option<NodeIx>) -> Option<NewLink> {
    Some(NewLink {
        id: LinkId::read(&row.id)?,
        from: from?,
        relation: Relation::from_name(&row.relation)?,
        to: to?,
        made_at: row.made_at,
        ended_at: row.ended_at,
    })
}

impl Known {
    /// Returns the unit that a number stands for.
    pub(in crate::thread) fn owner(&self, number: u32) -> Option<&str> {
        self.owners.get(number as usize).map(String::as_str)
    }

    /// Returns the number of a unit that owns something.
    pub(in crate::thread) fn number(&self, unit: &str) -> Option<u32> {
        self.numbers.get(unit).copied()
    }

    /// Returns what a node's number stands for.
    pub(in crate::thread) fn end(&self, node: NodeIx) -> Option<End> {
        self.graph.name(node).map(|(kind, id)| End::new(kind, id))
    }

    fn facts(&mut self, row: &IndexNode, reach: Reach) -> NodeFacts {
        let next = u32::try_from(self.owners.len()).unwrap_or(NOBODY);
        let owner = *self.numbers.entry(row.unit_id.clone()).or_insert(next);
        if owner == next {
            self.owners.push(row.unit_id.clone());
        }
        let is_hidden = reach == Reach::Public && row.is_public == 0;
        NodeFacts {
            is_north: row.is_north == 1 && !is_hidden,
            owner,
            made_at: row.made_at,
            // Ended when it was made: it never held.
            ended_at: if is_hidden { Some(row.made_at) } else { row.ended_at },
        }
    }

    fn change(&mut self, nodes: &[IndexNode], links: &[IndexLink], reach: Reach) {
        for row in nodes {
            let Some(kind) = Kind::from_name(&row.kind) else { continue };
            let facts = self.facts(row, reach);
            self.graph.set_node(kind, &row.id, facts);
        }
        for row in links {
            let from = self.find_or_add(&row.from_kind, &row.from_id);
            let to = self.find_or_add(&row.to_kind, &row.to_id);
            if let Some(link) = new_link(row, from, to) {
                self.graph.set_link(&link);
            }
        }
    }

    fn find_or_add(&mut self, kind: &str, id: &str) -> Option<NodeIx> {
        let kind = Kind::from_name(kind)?;
        let known = self.graph.node(kind, id);
        known.or_else(|| kind.is_of_a_camp().then(|| self.graph.set_node(kind, id, ON_BOARD)))
    }
}
