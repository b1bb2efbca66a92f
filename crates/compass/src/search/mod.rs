//! Search over everything the visitor may see: by words, in all their Danish forms, with the place where they stand.
//!
//! Every context is a [`Finder`] of its own things, as it is a [`crate::thread::Source`] of them; [`Finders`] asks all.
//! What is found is always what [`text::Query`] finds in a thing's own words. An index only narrows down where to look
//! (`words`); docs/decisions/0016-search.md says why there is one for the thread and none for statements. What people
//! search for is written nowhere.

mod compass;
pub(crate) mod named;
mod nodes;
mod pages;
mod piece;
mod said;
mod store;
mod words;

pub use compass::CompassFinder;
pub(crate) use pages::routes;
pub use piece::{Marks, Piece, excerpt, marks};
pub use words::WordIndex;

use std::collections::HashSet;
use std::sync::Arc;

use futures::future::BoxFuture;
use platform::store::StoreError;
use text::Query;

use crate::thread::{Asker, Kind, Node};

/// What kind of thing is found: one that stands on the thread, or a model, which is above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// A model's own texts.
    Model,
    /// Something on the thread.
    Thing(Kind),
}

impl What {
    /// Returns the stable name, in addresses and in the keys of texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Model => "model",
            Self::Thing(kind) => kind.name(),
        }
    }

    /// Returns all kinds in the order in which they are shown: from north and down.
    pub fn all() -> impl Iterator<Item = Self> {
        Kind::ALL.into_iter().map(Self::Thing).chain([Self::Model])
    }

    /// Returns the kind with this stable name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|what| what.name() == name)
    }

    fn place(self) -> usize {
        Self::all().position(|what| what == self).unwrap_or(usize::MAX)
    }
}

/// A thing that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// What kind of thing.
    pub what: What,
    /// Its identifier within its kind.
    pub id: String,
    /// What it is called, or says.
    pub title: String,
    /// The rest of its words; may be empty.
    pub text: String,
    /// Where it stands, such as the camp's title; may be empty.
    pub place: String,
    /// Its page.
    pub url: String,
    /// How well it fits, from 0 to 1000: see [`relevance`].
    pub relevance: u32,
}

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    words: String,
    query: Query,
}

/// The longest text that is read as a search, in characters; the rest is not looked for.
const LONGEST: usize = 200;
/// How many things of one kind a finder tells of at most.
pub const MOST_OF_A_KIND: usize = 400;

impl Wanted {
    /// Reads what a person typed.
    #[must_use]
    pub fn new(words: &str) -> Self {
        let words: String = words.trim().chars().take(LONGEST).collect();
        Self { query: Query::parse(&words), words }
    }

    /// Returns what was typed.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.words
    }

    /// Returns it as it is looked for.
    #[must_use]
    pub const fn query(&self) -> &Query {
        &self.query
    }

    /// Tells whether there is a word that must be there. Without one, nothing is looked for: everything that lacks a word
    /// is no answer to anything.
    #[must_use]
    pub fn has_words(&self) -> bool {
        !self.query.each_word().is_empty()
    }

    /// Returns the thing as a hit if its words are what is looked for. The hit's own `relevance` is set here.
    #[must_use]
    pub fn hit(&self, thing: Hit) -> Option<Hit> {
        let relevance = relevance(&self.query, &thing.title, &thing.text)?;
        Some(Hit { relevance, ..thing })
    }
}

/// Returns how well a thing fits: the more of its title is what was looked for, the better; words in the title come
/// before words in the text. Nothing for a thing that is not found.
#[must_use]
pub fn relevance(query: &Query, title: &str, text: &str) -> Option<u32> {
    let (in_title, in_text) = marks(query, title, text)?;
    let share = |ranges: &[std::ops::Range<usize>], whole: &str| {
        let covered: usize = ranges.iter().map(ExactSizeIterator::len).sum();
        u32::try_from(covered * 100 / whole.len().max(1)).unwrap_or(100).min(100)
    };
    let by_title = if in_title.is_empty() { 0 } else { 500 + 4 * share(&in_title, title) };
    Some(by_title + share(&in_text, text))
}

/// What a finder found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The things, at most [`MOST_OF_A_KIND`] of a kind from each finder.
    pub hits: Vec<Hit>,
    /// The kinds of which there may be more than are told of.
    pub more: HashSet<What>,
}

impl Found {
    /// Adds a thing, or notes that there is more of its kind than fits.
    pub fn add(&mut self, hit: Hit) {
        if self.count(hit.what) < MOST_OF_A_KIND {
            self.hits.push(hit);
        } else {
            self.more.insert(hit.what);
        }
    }

    /// Tells whether no more of a kind fits.
    #[must_use]
    pub fn is_full_of(&self, what: What) -> bool {
        self.more.contains(&what)
    }

    /// Returns how many of a kind were found.
    #[must_use]
    pub fn count(&self, what: What) -> usize {
        self.hits.iter().filter(|hit| hit.what == what).count()
    }
}

/// What a context finds among its own things.
pub trait Finder: Send + Sync {
    /// Returns the things that the asker may see and whose words are what is looked for.
    fn find<'a>(&'a self, asker: Asker<'a>, wanted: &'a Wanted) -> BoxFuture<'a, Result<Found, StoreError>>;
}

/// All finders.
#[derive(Clone)]
pub struct Finders(Arc<Vec<Box<dyn Finder>>>);

impl std::fmt::Debug for Finders {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "Finders({})", self.0.len())
    }
}

impl Finders {
    /// Puts the finders together.
    #[must_use]
    pub fn new(finders: Vec<Box<dyn Finder>>) -> Self {
        Self(Arc::new(finders))
    }

    /// Returns everything that is found: by kind from north and down, the best of each kind first.
    ///
    /// # Errors
    /// [`StoreError`] when it cannot be read.
    pub async fn find(&self, asker: &Asker<'_>, wanted: &Wanted) -> Result<Found, StoreError> {
        let mut all = Found::default();
        if !wanted.has_words() {
            return Ok(all);
        }
        for finder in self.0.iter() {
            let found = finder.find(*asker, wanted).await?;
            all.hits.extend(found.hits);
            all.more.extend(found.more);
        }
        let by_fit = |one: &Hit, other: &Hit| {
            let place = one.what.place().cmp(&other.what.place());
            place.then(other.relevance.cmp(&one.relevance)).then_with(|| one.title.cmp(&other.title))
        };
        all.hits.sort_by(by_fit);
        Ok(all)
    }
}

/// Returns the things on the thread whose words are `words`, the best first: for choosing one to link to.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn things(asker: &Asker<'_>, finders: &Finders, words: &str, limit: usize) -> Result<Vec<Node>, StoreError> {
    let mut hits = finders.find(asker, &Wanted::new(words)).await?.hits;
    // Stable: what fits equally well stays in the order from north and down.
    hits.sort_by_key(|hit| std::cmp::Reverse(hit.relevance));
    let node = |hit: Hit| match hit.what {
        What::Thing(kind) => Some(Node { kind, id: hit.id, title: hit.title, url: hit.url }),
        What::Model => None,
    };
    Ok(hits.into_iter().filter_map(node).take(limit).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_found_by_its_name_and_has_its_own_place() {
        for (place, what) in What::all().enumerate() {
            assert_eq!((What::from_name(what.name()), what.place()), (Some(what), place));
        }
    }

    #[test]
    fn words_in_the_title_come_first_and_the_more_of_it_the_better() {
        let query = Query::parse("skole");
        let fit = |title: &str, text: &str| relevance(&query, title, text);
        assert!(fit("Skolen", "") > fit("En skole for alle", ""));
        assert!(fit("En skole for alle børn i hele kommunen", "") > fit("Trivsel", "Skole skole skole"));
        assert!(fit("Trivsel", "Skolen") > fit("Trivsel", "Vi vil, at skolen er for alle"));
        assert_eq!(fit("Trivsel", "for alle"), None);
    }

    #[test]
    fn a_search_without_a_word_that_must_be_there_looks_for_nothing() {
        assert!(
            !Wanted::new("  ").has_words() && !Wanted::new("-skole").has_words() && Wanted::new("ø -by").has_words()
        );
    }
}
