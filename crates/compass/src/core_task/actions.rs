//! Reading core tasks, and bringing their rows and the thread up to date with their wordings.

use platform::Fault;
use platform::access::{Actor, Denied, Right};
use platform::store::{Reads, StoreError, Tx};

use super::standing::stand_anew;
use super::{CoreTask, store};
use crate::as_of::Day;
use crate::thread::links::actions as links;
use crate::thread::links::{Audience, LinkFault, NewNode, Standing};
use crate::thread::{End, Kind, Relation};
use crate::wording::store as wording_store;
use crate::wording::{PartKind, State, ThingKind, Version, WordingFault, WordingRefusal, Words};

pub use super::create::{NewCoreTask, NewTask, add_missing, create};
pub use super::places::{close, move_under, shift};
pub(crate) use super::places::{put_in_place, require_open};
pub use super::reopen::reopen;

/// Why something was not done with a core task.
#[derive(Debug, thiserror::Error)]
pub enum TaskFault {
    /// The actor may not do this here.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such task, or none that the actor may know of.
    #[error("findes ikke")]
    NotFound,
    /// It cannot be done; the key of the text that says why and what to do.
    #[error("{0}")]
    Refused(&'static str),
    /// Its wording breaks a rule.
    #[error("{}", .0.text())]
    Wording(WordingRefusal),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl TaskFault {
    /// Puts it into the words of the platform.
    #[must_use]
    pub fn into_fault(self) -> Fault {
        match self {
            Self::Denied(denied) => Fault::Denied(denied),
            Self::NotFound => Fault::NotFound,
            Self::Refused(key) => Fault::Refused(key),
            Self::Wording(refusal) => Fault::Refused(refusal.text()),
            Self::Store(error) => Fault::Store(error),
        }
    }
}

impl From<Fault> for TaskFault {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Denied(denied) => Self::Denied(denied),
            Fault::NotFound => Self::NotFound,
            Fault::Refused(key) => Self::Refused(key),
            Fault::Store(error) => Self::Store(error),
        }
    }
}

impl From<WordingFault> for TaskFault {
    fn from(fault: WordingFault) -> Self {
        match fault {
            WordingFault::Denied(denied) => Self::Denied(denied),
            WordingFault::NotFound => Self::NotFound,
            WordingFault::Refused(refusal) => Self::Wording(refusal),
            WordingFault::Store(error) => Self::Store(error),
        }
    }
}

impl From<LinkFault> for TaskFault {
    fn from(fault: LinkFault) -> Self {
        match fault {
            LinkFault::Denied(denied) => Self::Denied(denied),
            LinkFault::NotFound => Self::NotFound,
            LinkFault::Cycle(_) | LinkFault::Itself => Self::Refused("core-task-refused-circle"),
            LinkFault::Exists | LinkFault::NoReason | LinkFault::LongReason => {
                Self::Refused("core-task-refused-parent")
            }
            LinkFault::Store(error) => Self::Store(error),
        }
    }
}

/// Returns the municipality's core tasks that are in force, in their order. They are public.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn all(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<CoreTask>, StoreError> {
    let mut tasks = with_drafts(reads, actor).await?;
    tasks.retain(|task| task.in_force == 1 && task.closed_at.is_none());
    Ok(tasks)
}

/// Returns all core tasks that the actor may see: also drafts and closed ones, for those who read the compass from
/// inside; drafts in consultation, and closed ones that were in force, for everyone.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn with_drafts(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<CoreTask>, StoreError> {
    let mut tasks = store::all(reads, &actor.municipality).await?;
    tasks.retain(|task| {
        let is_public = task.in_force == 1 || task.in_consultation > 0;
        let right = if is_public { Right::ReadPublic } else { Right::ReadCompass };
        actor.may(right, &task.scope())
    });
    Ok(tasks)
}

/// Returns the core task with this readable or opaque identifier, also a draft or a closed one that the actor may see.
///
/// # Errors
/// [`Fault::NotFound`] when there is none.
pub async fn find(reads: &mut impl Reads, actor: &Actor, slug_or_id: &str) -> Result<CoreTask, Fault> {
    let tasks = with_drafts(reads, actor).await?;
    tasks.into_iter().find(|task| task.slug == slug_or_id || task.id == slug_or_id).ok_or(Fault::NotFound)
}

/// Returns the identifier of the core task with this readable identifier.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub(crate) async fn by_slug(reads: &mut impl Reads, actor: &Actor, slug: &str) -> Result<Option<String>, StoreError> {
    let tasks = with_drafts(reads, actor).await?;
    Ok(tasks.into_iter().find(|task| task.slug == slug).map(|task| task.id))
}

/// The reasons of links that follow from the tree and from wordings, as they are stored with them.
pub(crate) const STANDS_UNDER: &str = "Står under den i kompasset";
pub(crate) const PART_OF: &str = "Er en del af den";
pub(crate) const WORDING_OF: &str = "Er dens ordlyd";
const NOT_IN_WORDING: &str = "Står ikke i den nye ordlyd";

/// Brings the task's row and the thread up to date with the wording that has just come in force.
pub(crate) async fn show_in_force(
    tx: &mut Tx,
    actor: &Actor,
    id: &str,
    version: &Version,
    words: &Words,
) -> Result<(), WordingFault> {
    let (title, purpose) = (words.text(PartKind::Title).trim(), words.text(PartKind::Purpose));
    store::show_in_force(tx, &actor.municipality, id, title, purpose).await?;
    let all = store::all(tx, &actor.municipality).await?;
    let task = all.iter().find(|task| task.id == id).ok_or(WordingFault::NotFound)?;
    stand_anew(tx, actor, &task.model_id).await?;
    let own = End::new(Kind::CoreTask, id);
    if let Some(parent) = &task.parent_id {
        let upper = End::new(Kind::CoreTask, parent);
        link_in(tx, actor, &own, &upper, STANDS_UNDER).await?;
    }
    put_wording_node(tx, actor, task, version, Audience::Public).await?;
    put_parts(tx, actor, task, words).await
}

/// Puts a version that is being written on the thread, for those who read the compass from inside.
pub(crate) async fn put_draft_on_thread(
    tx: &mut Tx,
    actor: &Actor,
    id: &str,
    version: &Version,
) -> Result<(), WordingFault> {
    let all = store::all(tx, &actor.municipality).await?;
    let task = all.iter().find(|task| task.id == id).ok_or(WordingFault::NotFound)?;
    put_wording_node(tx, actor, task, version, Audience::Staff).await
}

/// Repeats in the row of a task that was never in force, and on the thread, what its draft is called now: whoever may
/// read a draft in consultation is not to read what it was called before.
pub(crate) async fn show_draft(
    tx: &mut Tx,
    actor: &Actor,
    id: &str,
    version: &Version,
    words: &Words,
) -> Result<(), WordingFault> {
    let title = words.text(PartKind::Title).trim();
    let all = store::all(tx, &actor.municipality).await?;
    let task = all.into_iter().find(|task| task.id == id).ok_or(WordingFault::NotFound)?;
    if task.in_force == 1 || task.title == title {
        return Ok(());
    }
    store::set_title(tx, &actor.municipality, id, title).await?;
    put_wording_node(tx, actor, &CoreTask { title: title.to_owned(), ..task }, version, Audience::Staff).await
}

/// Puts a version on the thread, so that it can be said what it rests on.
async fn put_wording_node(
    tx: &mut Tx,
    actor: &Actor,
    task: &CoreTask,
    version: &Version,
    audience: Audience,
) -> Result<(), WordingFault> {
    let node = NewNode {
        end: End::new(Kind::Wording, &version.id),
        title: format!("Ordlyd {}: {}", version.number, task.title),
        url: format!("{}/ordlyd/{}", task.url(), version.number),
        unit: task.unit_id.clone(),
        audience,
        standing: Standing::Below,
    };
    links::put_node(tx, actor, &node).await?;
    if task.in_force == 1 || version.state == State::Adopted {
        link_in(tx, actor, &node.end, &End::new(Kind::CoreTask, &task.id), WORDING_OF).await?;
    }
    Ok(())
}

async fn put_parts(tx: &mut Tx, actor: &Actor, task: &CoreTask, words: &Words) -> Result<(), WordingFault> {
    let own = End::new(Kind::CoreTask, &task.id);
    let before = crate::thread::links::store::parts_of(tx, &actor.municipality, &task.id, &task.url()).await?;
    for part in &words.0 {
        let Some(kind) = part.kind.on_thread() else { continue };
        let title =
            if part.heading.is_empty() { part.body.clone() } else { format!("{}: {}", part.heading, part.body) };
        let node = NewNode {
            end: End::new(kind, &part.id),
            title,
            url: format!("{}/del/{}", task.url(), part.id),
            unit: task.unit_id.clone(),
            audience: Audience::Public,
            standing: Standing::Below,
        };
        links::put_node(tx, actor, &node).await?;
        link_in(tx, actor, &node.end, &own, PART_OF).await?;
    }
    for gone in before.iter().filter(|end| words.part(&end.id).is_none()) {
        links::end_node(tx, actor, gone, NOT_IN_WORDING).await?;
    }
    Ok(())
}

async fn link_in(tx: &mut Tx, actor: &Actor, from: &End, to: &End, reason: &str) -> Result<(), WordingFault> {
    match links::make_in(tx, actor, from, Relation::Supports, to, reason).await {
        Ok(()) => Ok(()),
        Err(LinkFault::Store(error)) => Err(error.into()),
        // Such a link leads from a part to its whole, so that it can close no circle but one that people made.
        Err(_) => Err(WordingFault::NotFound),
    }
}

/// Returns the tasks that are in force, or were on a day, with the title, purpose and upper task that they had then.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub(crate) async fn held(
    reads: &mut impl Reads,
    actor: &Actor,
    day: Option<&Day>,
) -> Result<Vec<CoreTask>, StoreError> {
    let Some(day) = day else { return all(reads, actor).await };
    let tasks = with_drafts(reads, actor).await?;
    let said = wording_store::words_on(reads, &actor.municipality, ThingKind::CoreTask, &day.stored).await?;
    let uppers = crate::thread::links::store::tree_at(reads, &actor.municipality, day.last_moment).await?;
    let was = |task: &CoreTask| {
        let words = said.get(&task.id)?;
        if task.closed_at.is_some_and(|closed| closed <= day.last_moment) {
            return None;
        }
        // A wording may be older than the program: before the tree was kept here, a task stood where it was put first.
        let upper = uppers.iter().find(|(lower, _)| *lower == task.id).map(|(_, upper)| upper.clone());
        let parent_id = if task.created_at > day.last_moment { task.parent_id.clone() } else { upper };
        let (title, purpose) = (words.text(PartKind::Title).to_owned(), words.text(PartKind::Purpose).to_owned());
        Some(CoreTask { title, purpose, parent_id, in_force: 1, ..task.clone() })
    };
    Ok(tasks.iter().filter_map(was).collect())
}
