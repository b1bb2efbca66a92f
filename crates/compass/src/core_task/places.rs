//! Changing a core task's place in the tree, and closing it.
//!
//! The tree is read after the municipality's turn is taken: what somebody saw before that may have been moved, or
//! closed, in the meantime.

use platform::access::{Actor, Right};
use platform::store::{Db, Tx};
use platform::time::Timestamp;

use super::actions::{STANDS_UNDER, TaskFault};
use super::create::check_responsible;
use super::standing::stand_anew;
use super::{CoreTask, TaskKind, store};
use crate::thread::links::actions as links;
use crate::thread::links::store as link_store;
use crate::thread::{End, Kind, Relation};
use crate::wording::{self, MAX_REASON, Thing, WordingFault, WordingRefusal};

/// The reason that is stored with the links that a move ends.
const MOVED: &str = "Flyttet i kompasset";

/// An action on the tree that has the municipality's turn.
struct Turn {
    tx: Tx,
    /// All core tasks as they are now.
    all: Vec<CoreTask>,
    /// The task that the action is about, as it is now.
    task: CoreTask,
}

impl Turn {
    async fn take(db: &Db, actor: &Actor, action: &'static str, id: &str, now: Timestamp) -> Result<Self, TaskFault> {
        let mut tx = Tx::begin(db, actor, action, now).await?;
        links::take_turn(&mut tx, actor).await?;
        let all = store::all(&mut tx, &actor.municipality).await?;
        let task = all.iter().find(|one| one.id == id).cloned().ok_or(TaskFault::NotFound)?;
        if task.closed_at.is_some() {
            return Err(TaskFault::Refused("core-task-refused-closed"));
        }
        tx.about("core-task", id);
        Ok(Self { tx, all, task })
    }
}

/// Refuses new words for a core task that is closed. The caller has the municipality's turn.
///
/// # Errors
/// [`WordingRefusal::Closed`]; [`WordingFault::NotFound`] when there is no such task.
pub(crate) async fn require_open(tx: &mut Tx, actor: &Actor, id: &str) -> Result<(), WordingFault> {
    let all = store::all(tx, &actor.municipality).await?;
    let task = all.iter().find(|task| task.id == id).ok_or(WordingFault::NotFound)?;
    if task.closed_at.is_some() { Err(WordingRefusal::Closed.into()) } else { Ok(()) }
}

/// Moves a task under another one of its model that is in force, or to the top.
///
/// # Errors
/// [`TaskFault`]: without `Right::EditCompass`, for a task of another model, a draft or a closed one, and when it would
/// come to stand under itself.
pub async fn move_under(
    db: &Db,
    actor: &Actor,
    task: &CoreTask,
    parent: Option<&CoreTask>,
    now: Timestamp,
) -> Result<(), TaskFault> {
    actor.require(Right::EditCompass, &task.scope())?;
    let Turn { mut tx, all, task } = Turn::take(db, actor, "compass.core-task.move", &task.id, now).await?;
    if let Some(parent) = parent {
        let can_be_above = |one: &&CoreTask| {
            one.id == parent.id && one.model_id == task.model_id && one.in_force == 1 && one.closed_at.is_none()
        };
        let upper = all.iter().find(can_be_above).ok_or(TaskFault::Refused("core-task-refused-parent"))?;
        if is_within(&all, upper, &task.id) {
            return Err(TaskFault::Refused("core-task-refused-circle"));
        }
    }
    let parent = parent.map(|parent| parent.id.as_str());
    if task.parent_id.as_deref() == parent {
        return Ok(());
    }
    move_in(&mut tx, actor, &task, parent).await?;
    tx.commit().await?;
    Ok(())
}

/// Tells whether a task is another one, or stands somewhere under it.
fn is_within<'t>(all: &'t [CoreTask], task: &'t CoreTask, other: &str) -> bool {
    let upper = |one: &&'t CoreTask| {
        let id = one.parent_id.as_ref()?;
        all.iter().find(|upper| upper.id == *id)
    };
    // No way up is longer than there are tasks: a circle in a damaged database ends there.
    std::iter::successors(Some(task), upper).take(all.len()).any(|one| one.id == other)
}

/// Moves a task as part of another action, which has the transaction and its right.
async fn move_in(tx: &mut Tx, actor: &Actor, task: &CoreTask, parent: Option<&str>) -> Result<(), TaskFault> {
    let own = End::new(Kind::CoreTask, &task.id);
    for link in link_store::links_at(tx, &actor.municipality, &own).await? {
        let leads_up = link.from == own && link.relation == Relation::Supports && link.to.kind == Kind::CoreTask;
        let is_of_the_tree = link.reason == STANDS_UNDER || Some(&link.to.id) == task.parent_id.as_ref();
        if leads_up && link.ended_at.is_none() && is_of_the_tree {
            links::end_in(tx, actor, &link.id, MOVED).await?;
        }
    }
    store::set_place(tx, &actor.municipality, &task.id, parent, task.position).await?;
    if task.in_force == 1 {
        if let Some(parent) = parent {
            let upper = End::new(Kind::CoreTask, parent);
            links::make_in(tx, actor, &own, Relation::Supports, &upper, STANDS_UNDER).await?;
        }
        stand_anew(tx, actor, &task.model_id).await?;
    }
    Ok(())
}

/// Changes places with the task before (`-1`) or after (`1`) it on its level.
///
/// # Errors
/// [`TaskFault`]: without `Right::EditCompass`, and for a closed task.
pub async fn shift(db: &Db, actor: &Actor, task: &CoreTask, by: i64, now: Timestamp) -> Result<(), TaskFault> {
    actor.require(Right::EditCompass, &task.scope())?;
    let Turn { mut tx, all, task } = Turn::take(db, actor, "compass.core-task.shift", &task.id, now).await?;
    let mut level: Vec<&CoreTask> = all
        .iter()
        .filter(|one| one.model_id == task.model_id && one.parent_id == task.parent_id && one.closed_at.is_none())
        .collect();
    let positions = apart(level.iter().map(|one| one.position));
    let Some(place) = level.iter().position(|one| one.id == task.id) else { return Ok(()) };
    let other = place.checked_add_signed(isize::try_from(by).unwrap_or(0));
    let Some(other) = other.filter(|other| *other < level.len() && *other != place) else { return Ok(()) };
    level.swap(place, other);
    for (one, position) in level.iter().zip(positions) {
        if one.position != position {
            store::set_place(&mut tx, &actor.municipality, &one.id, one.parent_id.as_deref(), position).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Returns the positions of a level in order, moved on where two are the same: those could never change places.
fn apart(positions: impl Iterator<Item = i64>) -> Vec<i64> {
    let next = |last: &mut i64, position: i64| {
        *last = position.max(last.saturating_add(1));
        Some(*last)
    };
    positions.scan(0, next).collect()
}

/// Closes a task: it keeps its address and its versions, and what supported it has to find another way north. A version
/// that is being worked on is given up.
///
/// # Errors
/// [`TaskFault`]: without `Right::EditCompass`, without a reason or with one that is too long, for a task that is closed
/// already, and while tasks stand under it.
pub async fn close(db: &Db, actor: &Actor, task: &CoreTask, reason: &str, now: Timestamp) -> Result<(), TaskFault> {
    actor.require(Right::EditCompass, &task.scope())?;
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(TaskFault::Refused("core-task-refused-no-reason"));
    }
    if reason.chars().count() > MAX_REASON {
        return Err(TaskFault::Refused("core-task-refused-long-reason"));
    }
    let Turn { mut tx, all, task } = Turn::take(db, actor, "compass.core-task.close", &task.id, now).await?;
    let stands_under = |one: &CoreTask| one.parent_id.as_ref() == Some(&task.id) && one.closed_at.is_none();
    if all.iter().any(stands_under) {
        return Err(TaskFault::Refused("core-task-refused-not-empty"));
    }
    wording::actions::withdraw_open(&mut tx, actor, &Thing::core_task(&task.id), reason).await?;
    for end in link_store::parts_of(&mut tx, &actor.municipality, &task.id, &task.url()).await? {
        links::end_node(&mut tx, actor, &end, reason).await?;
    }
    links::end_node(&mut tx, actor, &End::new(Kind::CoreTask, &task.id), reason).await?;
    store::close(&mut tx, &actor.municipality, &task.id).await?;
    stand_anew(&mut tx, actor, &task.model_id).await?;
    tx.commit().await?;
    Ok(())
}

/// Where a file puts a task that is known.
pub(crate) struct Place<'p> {
    pub(crate) kind: TaskKind,
    pub(crate) parent: Option<&'p str>,
    pub(crate) responsible: &'p str,
    pub(crate) remarks: &'p str,
}

/// Puts a known task where a file has it, as part of an import that has the transaction and its right.
pub(crate) async fn put_in_place(
    tx: &mut Tx,
    actor: &Actor,
    task: &CoreTask,
    place: &Place<'_>,
) -> Result<(), TaskFault> {
    check_responsible(place.responsible)?;
    store::set_kind(tx, &actor.municipality, &task.id, place.kind, place.responsible, place.remarks).await?;
    if task.parent_id.as_deref() != place.parent {
        move_in(tx, actor, task, place.parent).await?;
    } else if task.kind != place.kind {
        stand_anew(tx, actor, &task.model_id).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn positions_stay_as_they_are_unless_two_are_the_same() {
        assert_eq!(apart([2, 5, 9].into_iter()), [2, 5, 9]);
        assert_eq!(apart([2, 2, 2, 9].into_iter()), [2, 3, 4, 9]);
        assert_eq!(apart([0, 0].into_iter()), [1, 2]);
    }
}
