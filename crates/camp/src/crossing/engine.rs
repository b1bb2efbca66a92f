//! What the engine proposes: thoughts that occur in several camps, and statements that say what a crossing says.
//!
//! Both may take seconds over all camps, so they run off the threads that answer requests. Results are kept by the
//! content they were made from, in memory only: when a word changes, so does the fingerprint.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, LazyLock, Mutex, OnceLock, PoisonError};

use sha2::{Digest, Sha256};
use text::{Crossing, Item, Neighbour, Passage, Progress, Topic};

use crate::analysis::Finding;
use crate::analysis::ground::Ground;
use crate::gathering::Camp;

/// Returns the statements of each camp as the engine takes them, in the order of the camps. Erased ones say nothing.
pub(super) fn sets(camps: &[Camp], ground: &Ground) -> Vec<Vec<Item>> {
    let of_camp = |camp: &Camp| {
        let own = ground.statements.values().filter(|one| one.camp == camp.id && !one.is_erased);
        own.map(|one| {
            let words = [one.headline.as_str(), &one.words].into_iter().filter(|text| !text.is_empty());
            Item { key: one.code.clone(), passage: Passage::new(&words.collect::<Vec<_>>().join("\n")) }
        })
        .collect()
    };
    camps.iter().map(of_camp).collect()
}

fn fingerprint<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut hash = Sha256::new();
    for text in texts {
        hash.update(text);
        hash.update([0]);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn texts(items: &[Item]) -> impl Iterator<Item = &str> {
    items.iter().flat_map(|item| [item.key.as_str(), item.passage.words.as_str()])
}

/// A search for crossings that is under way or done.
#[derive(Debug)]
pub(super) struct Search {
    fingerprint: String,
    done: AtomicUsize,
    of: AtomicUsize,
    is_stopped: AtomicBool,
    found: OnceLock<Vec<Crossing>>,
}

/// How far a search has come.
pub(super) enum State<'s> {
    /// So many hundredths.
    Running(usize),
    /// Someone stopped it.
    Stopped,
    /// What it found.
    Done(&'s [Crossing]),
}

impl Search {
    pub(super) fn state(&self) -> State<'_> {
        if let Some(found) = self.found.get() {
            State::Done(found)
        } else if self.is_stopped.load(Ordering::Relaxed) {
            State::Stopped
        } else {
            State::Running(self.done.load(Ordering::Relaxed) * 100 / self.of.load(Ordering::Relaxed).max(1))
        }
    }

    pub(super) fn stop(&self) {
        self.is_stopped.store(true, Ordering::Relaxed);
    }

    fn run(&self, sets: &[Vec<Item>]) {
        let watch = |progress: Progress| {
            self.done.store(progress.done, Ordering::Relaxed);
            self.of.store(progress.of, Ordering::Relaxed);
            if self.is_stopped.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        if let Ok(found) = text::crossings(sets, &watch) {
            self.found.get_or_init(|| found);
        }
    }
}

/// The latest search of each municipality.
static SEARCHES: LazyLock<Mutex<BTreeMap<String, Arc<Search>>>> = LazyLock::new(Mutex::default);

/// Returns the municipality's search over these statements; begins one where there is none, or where words have
/// changed since the last.
pub(super) fn search(municipality: &str, sets: Vec<Vec<Item>>) -> Arc<Search> {
    let fingerprint = fingerprint(sets.iter().flat_map(|set| texts(set).chain(["\u{1}"])));
    let mut searches = SEARCHES.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(search) = searches.get(municipality).filter(|search| search.fingerprint == fingerprint) {
        return search.clone();
    }
    let search = Arc::new(Search {
        fingerprint,
        done: AtomicUsize::new(0),
        of: AtomicUsize::new(1),
        is_stopped: AtomicBool::new(false),
        found: OnceLock::new(),
    });
    if let Some(old) = searches.insert(municipality.to_owned(), search.clone()) {
        old.stop();
    }
    let running = search.clone();
    tokio::task::spawn_blocking(move || running.run(&sets));
    search
}

/// Returns the municipality's latest search, if there was one.
pub(super) fn latest(municipality: &str) -> Option<Arc<Search>> {
    SEARCHES.lock().unwrap_or_else(PoisonError::into_inner).get(municipality).cloned()
}

/// Forgets a search, so that the next one begins anew.
pub(super) fn forget(municipality: &str) {
    SEARCHES.lock().unwrap_or_else(PoisonError::into_inner).remove(municipality);
}

/// How many answers are kept; the oldest fingerprint in the alphabet goes first, which is as good as any.
const KEPT: usize = 256;

type Answers = BTreeMap<String, Arc<Vec<Neighbour>>>;

static ANSWERS: LazyLock<Mutex<Answers>> = LazyLock::new(Mutex::default);

/// Returns, for each camp, the codes of the statements that say what a crossing says and are neither in it nor
/// declined, the most alike first.
pub(super) async fn suggestions(finding: &Finding, camps: &[Camp], ground: &Ground) -> Vec<Vec<String>> {
    let passages = [finding.title.as_str(), &finding.words].into_iter().filter(|text| !text.is_empty());
    let topic = Topic { passages: passages.map(Passage::new).collect() };
    let behind = ground.behind(finding);
    let is_open = |code: &str| {
        ground
            .statements
            .iter()
            .any(|(id, one)| one.code == code && !behind.contains(id.as_str()) && !finding.declined.contains(id))
    };
    let mut suggestions = Vec::with_capacity(camps.len());
    for items in sets(camps, ground) {
        let alike = bearers(items, topic.clone()).await;
        suggestions.push(alike.iter().map(|one| one.key.clone()).filter(|code| is_open(code)).collect());
    }
    suggestions
}

async fn bearers(items: Vec<Item>, topic: Topic) -> Arc<Vec<Neighbour>> {
    let named = topic.passages.iter().map(|passage| passage.words.as_str());
    let key = fingerprint(texts(&items).chain(["\u{1}"]).chain(named));
    let answers = || ANSWERS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = answers().get(&key) {
        return known.clone();
    }
    // A fault in the engine costs the suggestions, not the page.
    let found = tokio::task::spawn_blocking(move || text::bearers(&items, &topic)).await.unwrap_or_default();
    let found = Arc::new(found);
    let mut answers = answers();
    if answers.len() >= KEPT {
        answers.pop_first();
    }
    answers.insert(key, found.clone());
    found
}
