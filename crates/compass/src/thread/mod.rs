//! The thread: from anything up to the north it supports, and down to what it rests on.
//!
//! What people say hangs together is stored as links between things (`links`), whichever context put the things there
//! (`stored`). What hangs together by itself, such as a statement and the category it stands in, its context tells as a
//! [`Source`]. [`Threads`] follows both (`walk`), the links over an index in memory (`index`, `graph`). Upwards ends at
//! north; a walk that ends anywhere else has none, and the panel says so (`panel.html`), the page of everything without
//! north too (`north_pages`).

mod above;
mod ahead;
mod candidates;
mod counting;
mod drawing;
pub mod graph;
mod index;
mod kind;
mod link_pages;
pub mod links;
mod nearby;
mod north_pages;
mod north_rows;
mod pages;
mod relation;
mod shown;
mod store;
mod stored;
mod told;
mod tops;
mod walk;
mod without;

pub use kind::Kind;
pub use links::End;
pub use relation::Relation;
pub use shown::{Level, Thread, Tie};
pub use stored::Stored;
pub use tops::{Counted, Top};

use std::sync::Arc;

use futures::future::BoxFuture;
use platform::access::Actor;
use platform::store::{Db, StoreError};
use serde::Serialize;
use ui::i18n::Locale;

use index::Indexes;
pub(crate) use stored::may_see;
pub(crate) use walk::{After, Extent, FULL, PANEL};
pub(crate) use without::count_without_north;

/// Returns the routes of the thread's own pages.
pub(crate) fn routes() -> ui::Routes {
    pages::routes().merge(link_pages::routes()).merge(north_pages::routes())
}

/// Returns the last moment of a day in Denmark, in milliseconds UTC; `None` for what is not written as `yyyy-mm-dd`.
#[must_use]
pub fn end_of_day(day: &str) -> Option<i64> {
    day.trim().parse().ok().and_then(crate::as_of::last_moment)
}

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

    /// Returns the uppermost of this context's own things, each with the core task that it supports. Nothing unless the
    /// context has things that are not stored.
    fn tops<'a>(&'a self, _: &'a Db, _: &'a Actor) -> BoxFuture<'a, Result<Vec<Top>, StoreError>> {
        Box::pin(async { Ok(Vec::new()) })
    }

    /// Returns how many things lie below each of this context's tops. Nothing unless the context counts.
    fn count_below<'a>(&'a self, _: &'a Db, _: &'a Actor) -> BoxFuture<'a, Result<Vec<Counted>, StoreError>> {
        Box::pin(async { Ok(Vec::new()) })
    }
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

impl<'a> Asker<'a> {
    /// Returns a page's visitor as one who asks.
    #[must_use]
    pub fn of(visitor: &'a ui::Visitor) -> Self {
        Self { db: &visitor.app.db, actor: &visitor.actor, locale: &visitor.locale }
    }
}

/// All sources, and the index of what is stored.
#[derive(Clone)]
pub struct Threads {
    sources: Arc<Vec<Box<dyn Source>>>,
    indexes: Arc<Indexes>,
}

impl std::fmt::Debug for Threads {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Threads({} sources)", self.sources.len())
    }
}

impl Threads {
    /// Puts the sources together.
    #[must_use]
    pub fn new(sources: Vec<Box<dyn Source>>) -> Self {
        Self { sources: Arc::new(sources), indexes: Arc::default() }
    }

    /// Loads the index of every municipality, so that nobody has to wait for it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn warm(&self, db: &Db) -> Result<(), StoreError> {
        self.indexes.warm(db).await
    }

    /// Returns a thing that the actor may see, as its own context tells of it.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn find(&self, asker: &Asker<'_>, end: &End) -> Result<Option<Node>, StoreError> {
        for source in self.sources.iter() {
            let found = source.node(asker.db, asker.actor, asker.locale, end.kind, &end.id).await?;
            if found.is_some() {
                return Ok(found);
            }
        }
        Ok(None)
    }

    /// Returns the thread of a thing, as much of it as a panel shows.
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
        self.walk(&Asker { db, actor, locale }, &End::new(kind, id), None, PANEL).await
    }

    /// Returns the thread of a thing as it was at a moment, in milliseconds UTC. What contexts tell by themselves has no
    /// dates and is left out, as is what was not there yet.
    ///
    /// # Errors
    /// [`platform::Fault::NotFound`] when there was no such thing that the actor may see.
    pub async fn of_at(&self, asker: &Asker<'_>, end: &End, moment: i64) -> Result<Thread, platform::Fault> {
        self.walk(asker, end, Some(moment), PANEL).await
    }

    /// Returns as much of a thing's thread as is asked for, now or as it was at a moment.
    pub(crate) async fn walk(
        &self,
        asker: &Asker<'_>,
        end: &End,
        moment: Option<i64>,
        extent: Extent,
    ) -> Result<Thread, platform::Fault> {
        walk::walk(self, asker, end, moment, extent).await
    }
}
