//! The thread: from anything up to the north it supports, and down to what it rests on.
//!
//! Every context is a [`Source`]: it knows what lies right above and right below its own things, within what
//! the visitor may see. [`Threads`] asks all sources and walks on from there. Upwards ends at a core task; a
//! walk that ends anywhere else has no north, and the panel says so.

mod kind;
pub mod links;
mod relation;
mod stored;

pub use kind::Kind;
pub use links::End;
pub use relation::Relation;
pub use stored::Stored;

use std::sync::Arc;

use futures::future::BoxFuture;
use platform::access::Actor;
use platform::store::{Db, StoreError};
use serde::Serialize;
use ui::i18n::Locale;

/// A thing on the thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Node {
    /// What kind of thing.
    pub kind: Kind,
    /// Its identifier within its kind.
    pub id: String,
    /// What it is called, or says.
    pub title: String,
    /// Its page.
    pub url: String,
}

impl Node {
    /// Returns the thing's kind and identifier.
    #[must_use]
    pub fn end(&self) -> End {
        End::new(self.kind, &self.id)
    }
}

/// What lies below a thing: so many of a kind, of which the first are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Below {
    /// The first ones.
    pub nodes: Vec<Node>,
    /// How many there are in all.
    pub total: usize,
}

/// What a context tells about its own things. Each answer holds only what `actor` may see.
pub trait Source: Send + Sync {
    /// Returns the thing with this kind and identifier, if it is this context's.
    fn node<'a>(
        &'a self,
        db: &'a Db,
        actor: &'a Actor,
        locale: &'a Locale,
        kind: Kind,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Option<Node>, StoreError>>;

    /// Returns what the thing supports: the next step towards north.
    fn above<'a>(
        &'a self,
        db: &'a Db,
        actor: &'a Actor,
        locale: &'a Locale,
        node: &'a Node,
    ) -> BoxFuture<'a, Result<Vec<Node>, StoreError>>;

    /// Returns what the thing rests on: the next step towards evidence, at most `limit` of it.
    fn below<'a>(
        &'a self,
        db: &'a Db,
        actor: &'a Actor,
        locale: &'a Locale,
        node: &'a Node,
        limit: usize,
    ) -> BoxFuture<'a, Result<Below, StoreError>>;
}

/// A thing with its thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Thread {
    /// The thing itself.
    pub node: Node,
    /// Upwards: everything between it and north, nearest first, each with how many steps away it is.
    pub up: Vec<Level>,
    /// Downwards: what it rests on, at most three levels.
    pub down: Vec<Level>,
    /// Whether a walk upwards ends at a core task.
    pub reaches_north: bool,
}

/// A thing at some distance from where the walk began.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Level {
    /// Steps from the beginning, from 1.
    pub depth: usize,
    /// The thing.
    #[serde(flatten)]
    pub node: Node,
    /// How many more lie beside it that are not shown.
    #[serde(skip_serializing_if = "is_zero")]
    pub not_shown: usize,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde wants a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// Who asks about things on the thread.
#[derive(Clone, Copy, Debug)]
pub struct Asker<'a> {
    /// Where everything is kept.
    pub db: &'a Db,
    /// Who, and what they may see.
    pub actor: &'a Actor,
    /// In which language.
    pub locale: &'a Locale,
}

/// All sources.
#[derive(Clone)]
pub struct Threads(Arc<Vec<Box<dyn Source>>>);

impl std::fmt::Debug for Threads {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Threads({} sources)", self.0.len())
    }
}

/// A walk ends after so many steps; nothing on the thread is that far from north.
const MAX_STEPS: usize = 12;
/// How many things a panel opens on each level of evidence: fewer the further down, so that a camp's thread can be
/// taken in at a glance and asks the database some dozens of times, not hundreds.
const SHOWN_ON_LEVEL: [usize; 3] = [8, 3, 2];

impl Threads {
    /// Puts the sources together.
    #[must_use]
    pub fn new(sources: Vec<Box<dyn Source>>) -> Self {
        Self(Arc::new(sources))
    }

    /// Returns a thing that the actor may see, as its own context tells of it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn find(&self, asker: &Asker<'_>, end: &End) -> Result<Option<Node>, StoreError> {
        for source in self.0.iter() {
            let found = source.node(asker.db, asker.actor, asker.locale, end.kind, &end.id).await?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// Returns the thread of a thing.
    ///
    /// # Errors
    /// [`platform::Fault::NotFound`] when there is no such thing that the actor may see.
    pub async fn of(
        &self,
        db: &Db,
        actor: &Actor,
        locale: &Locale,
        kind: Kind,
        id: &str,
    ) -> Result<Thread, platform::Fault> {
        let node = self.find(&Asker { db, actor, locale }, &End::new(kind, id)).await?;
        let node = node.ok_or(platform::Fault::NotFound)?;
        let up = self.walk_up(db, actor, locale, &node).await?;
        let reaches_north = node.kind == Kind::CoreTask || up.iter().any(|level| level.node.kind == Kind::CoreTask);
        let mut down = Vec::new();
        self.walk_down(db, actor, locale, &node, 1, &mut down).await?;
        Ok(Thread { node, up, down, reaches_north })
    }

    async fn walk_up(&self, db: &Db, actor: &Actor, locale: &Locale, from: &Node) -> Result<Vec<Level>, StoreError> {
        let mut found: Vec<Level> = Vec::new();
        let mut frontier = vec![from.clone()];
        for depth in 1..=MAX_STEPS {
            let mut next = Vec::new();
            for node in &frontier {
                for source in self.0.iter() {
                    next.extend(source.above(db, actor, locale, node).await?);
                }
            }
            next.retain(|node| !found.iter().any(|level| level.node == *node));
            next.dedup();
            if next.is_empty() {
                break;
            }
            found.extend(next.iter().map(|node| Level { depth, node: node.clone(), not_shown: 0 }));
            frontier = next;
        }
        Ok(found)
    }

    fn walk_down<'a>(
        &'a self,
        db: &'a Db,
        actor: &'a Actor,
        locale: &'a Locale,
        from: &'a Node,
        depth: usize,
        found: &'a mut Vec<Level>,
    ) -> BoxFuture<'a, Result<(), StoreError>> {
        Box::pin(async move {
            let Some(&shown_here) = SHOWN_ON_LEVEL.get(depth - 1) else { return Ok(()) };
            for source in self.0.iter() {
                let below = source.below(db, actor, locale, from, shown_here).await?;
                let shown = below.nodes.len();
                for (place, node) in below.nodes.into_iter().enumerate() {
                    let not_shown = if place + 1 == shown { below.total.saturating_sub(shown) } else { 0 };
                    found.push(Level { depth, node: node.clone(), not_shown });
                    // A statement is the bottom: nothing lies below a person's own words.
                    if node.kind != Kind::Statement {
                        self.walk_down(db, actor, locale, &node, depth + 1, found).await?;
                    }
                }
            }
            Ok(())
        })
    }
}
