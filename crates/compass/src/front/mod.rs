//! The front page, for everyone and as the intranet's page for those who are signed in: what the core task is, what is in
//! focus now, where the workplaces stand, what is new, and what waits for whoever looks.
//!
//! What is new and what waits is told by the contexts themselves ([`Teller`]); the page puts it together.

mod gather;
mod own;
mod pages;
mod store;

pub use own::CompassTeller;
pub(crate) use pages::routes;

use std::sync::Arc;

use futures::future::BoxFuture;
use platform::store::StoreError;

use crate::thread::Asker;

/// Something new that the visitor may see.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct News {
    /// When, in milliseconds UTC.
    pub at: i64,
    /// What happened, in words of the visitor's language: "Ny stemme".
    pub what: String,
    /// What it happened to.
    pub title: String,
    /// Where to read on.
    pub url: String,
}

/// Something that waits for the visitor to do it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// What, in words of the visitor's language, with its number where there are several.
    pub text: String,
    /// Where it is done.
    pub url: String,
}

/// What a context tells the front page. Each answer holds only what the asker may see.
pub trait Teller: Send + Sync {
    /// Returns what is new, newest first, at most `limit`.
    fn news<'a>(&'a self, asker: Asker<'a>, limit: usize) -> BoxFuture<'a, Result<Vec<News>, StoreError>>;

    /// Returns what waits for the asker, who is signed in.
    fn waiting<'a>(&'a self, asker: Asker<'a>) -> BoxFuture<'a, Result<Vec<Waiting>, StoreError>>;
}

/// All tellers.
#[derive(Clone)]
pub struct Tellers(Arc<Vec<Box<dyn Teller>>>);

impl std::fmt::Debug for Tellers {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Tellers({})", self.0.len())
    }
}

impl Tellers {
    /// Puts the tellers together, in the order in which what waits is shown.
    #[must_use]
    pub fn new(tellers: Vec<Box<dyn Teller>>) -> Self {
        Self(Arc::new(tellers))
    }

    /// Returns what is new everywhere, newest first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn news(&self, asker: &Asker<'_>, limit: usize) -> Result<Vec<News>, StoreError> {
        let mut all = Vec::new();
        for teller in self.0.iter() {
            all.extend(teller.news(*asker, limit).await?);
        }
        all.sort_by_key(|news| std::cmp::Reverse(news.at));
        all.truncate(limit);
        Ok(all)
    }

    /// Returns everything that waits for the asker; nothing for one who is not signed in.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn waiting(&self, asker: &Asker<'_>) -> Result<Vec<Waiting>, StoreError> {
        let mut all = Vec::new();
        if asker.actor.is_signed_in() {
            for teller in self.0.iter() {
                all.extend(teller.waiting(*asker).await?);
            }
        }
        Ok(all)
    }
}
