//! Opening a closed core task again, as it was: a closing that was a mistake leaves nothing to be written once more.

use platform::access::{Actor, Right};
use platform::store::{Db, Tx};
use platform::time::Timestamp;

use super::actions::{TaskFault, show_in_force};
use super::{CoreTask, TaskKind, store};
use crate::thread::links::{actions as links, left};
use crate::thread::{End, Kind};
use crate::wording::store as wordings;
use crate::wording::{State, Thing};

/// Opens a closed task again: what it said then is in force, and the links that ended with it are made anew where their
/// other end is still there. A version that was given up with it stays given up.
///
/// # Errors
/// [`TaskFault`]: without `Right::EditCompass`, for a task that is open, while the one above it is closed, and when its
/// model has another overall task by now.
pub async fn reopen(db: &Db, actor: &Actor, task: &CoreTask, now: Timestamp) -> Result<(), TaskFault> {
    actor.require(Right::EditCompass, &task.scope())?;
    let mut tx = Tx::begin(db, actor, "compass.core-task.reopen", now).await?;
    links::take_turn(&mut tx, actor).await?;
    let all = store::all(&mut tx, &actor.municipality).await?;
    let task = all.iter().find(|one| one.id == task.id).ok_or(TaskFault::NotFound)?;
    let closed_at = task.closed_at.ok_or(TaskFault::Refused("core-task-refused-is-open"))?;
    require_room(task, &all)?;
    tx.about("core-task", &task.id);
    store::reopen(&mut tx, &actor.municipality, &task.id).await?;
    let thing = Thing::core_task(&task.id);
    let versions = wordings::versions(&mut tx, &actor.municipality, &thing).await?;
    if let Some(version) = versions.iter().find(|version| version.state == State::Adopted) {
        let words = wordings::words(&mut tx, &actor.municipality, &version.id).await?;
        show_in_force(&mut tx, actor, &task.id, version, &words).await?;
        let parts = words.0.iter().filter_map(|part| Some(End::new(part.kind.on_thread()?, &part.id)));
        for own in std::iter::once(End::new(Kind::CoreTask, &task.id)).chain(parts) {
            left::bring_back_in(&mut tx, actor, &own, closed_at).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Refuses a task whose place in the tree is no longer there.
fn require_room(task: &CoreTask, all: &[CoreTask]) -> Result<(), TaskFault> {
    let is_above = |one: &&CoreTask| Some(&one.id) == task.parent_id.as_ref();
    if all.iter().find(is_above).is_some_and(|above| above.closed_at.is_some()) {
        return Err(TaskFault::Refused("core-task-refused-above-closed"));
    }
    let is_other_north = |one: &CoreTask| {
        one.kind == TaskKind::Overall && one.closed_at.is_none() && one.model_id == task.model_id && one.id != task.id
    };
    if task.kind == TaskKind::Overall && all.iter().any(is_other_north) {
        return Err(TaskFault::Refused("core-task-refused-two-norths"));
    }
    Ok(())
}
