//! Where suggestions, groups and duplicates are worked out and kept: beside the requests, each from exactly what it
//! depends on, so that a placement does not make anything be read again that has not changed.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use text::{Cut, Expected, Pair, Sorter, Suggestions};
use ui::{App, Handle, Task, Visitor, Work};

use super::choice::{Choice, choices};
use super::material::Material;
use super::meaning::Asker;
use crate::consolidation::{Board, BoardKey, Place};

/// Up to so many thoughts, a visitor waits for the answer.
const SMALL: usize = 1_000;

/// What is worked out for a board.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Reading statements and categories, which suggestions need.
    Reading,
    /// A category for each statement.
    Suggestions,
    /// Groups where there are no categories.
    Groups,
    /// Statements that say the same.
    Duplicates,
}

impl Kind {
    /// Returns its name in forms.
    pub(crate) const fn slug(self) -> &'static str {
        match self {
            Self::Reading => "laesning",
            Self::Suggestions => "forslag",
            Self::Groups => "grupper",
            Self::Duplicates => "dubletter",
        }
    }

    /// Returns the name of its job for a board.
    pub(crate) fn job(self, key: &BoardKey) -> String {
        format!("{}:{}", self.slug(), key.topic())
    }

    fn task(self, key: &BoardKey, version: String, parts: usize) -> Task {
        Task { name: self.job(key), version, parts, topic: key.work_topic() }
    }
}

/// Statements and categories, read and ready to be sorted.
#[derive(Debug)]
pub(crate) struct Ready {
    pub(crate) sorter: Sorter,
    /// Whether a language model has read them.
    pub(crate) with_model: bool,
}

/// What is suggested for a board as it was at a step.
#[derive(Debug)]
pub(crate) struct Suggested {
    /// The version: who acts on what they have seen names it.
    pub(crate) version: String,
    /// The step.
    pub(crate) step: i64,
    /// The choices for each card that waits and leads, best first, without those that someone has said no to.
    pub(crate) choices: BTreeMap<String, Vec<Choice>>,
    /// The waiting cards' order when what teaches most comes first: card and its place.
    pub(crate) order: BTreeMap<String, usize>,
    /// How many thoughts each category is likely to hold in the end.
    pub(crate) expected: BTreeMap<String, Expected>,
    /// What it was made from.
    pub(crate) material: Arc<Material>,
    /// What it was made with.
    pub(crate) ready: Arc<Ready>,
}

/// Groups at every cut, made from the thoughts with this hash.
#[derive(Debug)]
pub(crate) struct Grouped {
    pub(crate) version: String,
    pub(crate) cuts: Vec<Cut>,
    pub(crate) cards: BTreeMap<String, String>,
    pub(crate) with_model: bool,
}

/// Pairs of thoughts that say the same.
#[derive(Debug)]
pub(crate) struct Doubled {
    pub(crate) pairs: Vec<Pair>,
    pub(crate) cards: BTreeMap<String, String>,
    pub(crate) with_model: bool,
}

fn patience(parts: usize) -> Duration {
    Duration::from_millis(if parts <= SMALL { 1_000 } else { 250 })
}

/// Runs what keeps a core busy on a thread for such work; `None` when it breaks down.
async fn busy<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Option<T> {
    match tokio::task::spawn_blocking(work).await {
        Ok(result) => Some(result),
        Err(error) => {
            tracing::error!(%error, "Work for a board broke down");
            None
        }
    }
}

fn asker(visitor: &Visitor) -> Asker {
    Asker { db: visitor.app.db.clone(), actor: visitor.actor.clone(), now: visitor.app.now() }
}

async fn material(board: &Arc<Board>) -> Option<Arc<Material>> {
    let board = board.clone();
    busy(move || Arc::new(Material::of(&board))).await
}

/// Suggests a category for every waiting card of a board that has categories.
pub(crate) async fn suggestions(visitor: &Visitor, key: &BoardKey, board: &Arc<Board>) -> Work<Suggested> {
    let (app, asker) = (&visitor.app, asker(visitor));
    let model = asker.model().await;
    let version = format!("{}.{}.{model}", board.latest_step, board.cards.len());
    if let Some(work) = app.jobs.find(&Kind::Suggestions.job(key), &version) {
        match work {
            Work::Under { .. } => {}
            ended => return ended,
        }
    }
    let Some(material) = material(board).await else { return Work::Stopped };
    let ready = match read(app, key, material.clone(), asker, &model).await {
        Work::Done(ready) => ready,
        Work::Under { done, of } => return Work::Under { done, of },
        Work::Stopped => return Work::Stopped,
    };
    let parts = material.items.len();
    let task = Kind::Suggestions.task(key, version.clone(), parts);
    let board = board.clone();
    let suggest = move |_| busy(move || suggest(version, &board, material, ready));
    app.work(&task, patience(parts), suggest).await
}

/// Returns what was suggested last for a board, however old; for showing while it is worked out anew.
pub(crate) fn latest(app: &App, key: &BoardKey) -> Option<Arc<Suggested>> {
    app.jobs.latest(&Kind::Suggestions.job(key))
}

/// Returns what was suggested in a version that someone has looked at, if it is still known.
pub(crate) fn looked_at(app: &App, key: &BoardKey, version: &str) -> Option<Arc<Suggested>> {
    match app.jobs.find(&Kind::Suggestions.job(key), version) {
        Some(Work::Done(suggested)) => Some(suggested),
        _ => None,
    }
}

async fn read(app: &App, key: &BoardKey, material: Arc<Material>, asker: Asker, model: &str) -> Work<Ready> {
    let parts = material.items.len();
    let task = Kind::Reading.task(key, format!("{}.{model}", material.hash()), parts);
    let read = move |handle: Handle| async move {
        let (material, with_model) = with_meaning(&asker, material, &handle).await?;
        let sorter = move || {
            let watch = |progress: text::Progress| handle.progress(progress.done, progress.of);
            Sorter::new(&material.items, &material.topics, &watch).ok()
        };
        Some(Ready { sorter: busy(sorter).await??, with_model })
    };
    app.work(&task, patience(parts), read).await
}

/// Returns the material with its meaning, and whether a model gave it any; `None` when stopped.
async fn with_meaning(asker: &Asker, material: Arc<Material>, handle: &Handle) -> Option<(Material, bool)> {
    let watch = |progress: text::Progress| handle.progress(progress.done, progress.of);
    let mut material = Arc::unwrap_or_clone(material);
    let with_model = asker.read(&mut material, &watch).await.ok()?;
    Some((material, with_model))
}

fn suggest(version: String, board: &Board, material: Arc<Material>, ready: Arc<Ready>) -> Suggested {
    let suggestions = ready.sorter.suggest(&material.placed);
    let waits = |card: &String| {
        board.cards.get(card).is_some_and(|(card, _)| card.place == Place::NotPlaced && card.merged_into.is_none())
    };
    let choices = suggestions.best.iter().filter_map(|(key, best)| {
        let card = material.cards.get(key).filter(|card| waits(card))?;
        Some((card.clone(), choices(board, card, best, &material.categories)))
    });
    let cards = suggestions.next.iter().filter_map(|key| material.cards.get(key).cloned());
    Suggested {
        version,
        step: board.latest_step,
        choices: choices.collect(),
        order: cards.zip(0..).collect(),
        expected: expected(board, &material, &suggestions),
        material,
        ready,
    }
}

/// What the engine expects of each category, less what was set aside: that will not be placed.
fn expected(board: &Board, material: &Material, suggestions: &Suggestions) -> BTreeMap<String, Expected> {
    let mut expected: BTreeMap<String, Expected> =
        material.categories.iter().cloned().zip(suggestions.expected.iter().copied()).collect();
    let is_aside = |key: &String| {
        let card = material.cards.get(key).and_then(|id| board.cards.get(id));
        card.is_some_and(|(card, _)| matches!(card.place, Place::SetAside(_)))
    };
    for (_, best) in suggestions.best.iter().filter(|(key, _)| is_aside(key)) {
        for suggestion in best {
            let category = material.categories.get(suggestion.topic).and_then(|id| expected.get_mut(id));
            if let Some(Expected { mean, low, high }) = category {
                for value in [mean, low, high] {
                    *value = (*value - suggestion.p).max(0.0);
                }
            }
        }
    }
    expected
}

/// Finds groups among a board's statements.
pub(crate) async fn groups(visitor: &Visitor, key: &BoardKey, board: &Arc<Board>) -> Work<Grouped> {
    let (app, asker) = (&visitor.app, asker(visitor));
    let Some(material) = material(board).await else { return Work::Stopped };
    let version = format!("{}.{}", material.hash_of_items(), asker.model().await);
    let parts = material.items.len();
    let task = Kind::Groups.task(key, version.clone(), parts);
    let group = move |handle: Handle| async move {
        let (material, with_model) = with_meaning(&asker, material, &handle).await?;
        let cards = material.cards.clone();
        let cut = move || {
            let watch = |progress: text::Progress| handle.progress(progress.done, progress.of);
            text::groups(&material.items, &watch).ok()
        };
        Some(Grouped { version, cuts: busy(cut).await??, cards, with_model })
    };
    app.work(&task, patience(parts), group).await
}

/// Finds statements of a board that say the same.
pub(crate) async fn duplicates(visitor: &Visitor, key: &BoardKey, board: &Arc<Board>) -> Work<Doubled> {
    let (app, asker) = (&visitor.app, asker(visitor));
    let Some(material) = material(board).await else { return Work::Stopped };
    let version = format!("{}.{}", material.hash_of_items(), asker.model().await);
    let parts = material.items.len();
    let task = Kind::Duplicates.task(key, version, parts);
    let find = move |handle: Handle| async move {
        let (material, with_model) = with_meaning(&asker, material, &handle).await?;
        let cards = material.cards.clone();
        let pairs = busy(move || text::duplicates(&material.items)).await?;
        Some(Doubled { pairs, cards, with_model })
    };
    app.work(&task, patience(parts), find).await
}
