//! The one way to change a board: ask for the right, take the board's lock, decide on the board as it now is,
//! carry out and keep the step, tell everyone who is looking.

use platform::Fault;
use platform::access::{Actor, Denied, Right};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::time::Timestamp;
use ui::Hub;

use super::rules::{Command, Refusal, decide};
use super::{Board, BoardKey, Change, Step, step_store, store, undo};
use crate::exercise::Exercise;
use crate::gathering::Camp;

/// Why a board was not changed.
#[derive(Debug, thiserror::Error)]
pub enum BoardFault {
    /// The rules say no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The actor lacks the right.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Returns the key of a camp's board.
#[must_use]
pub fn key(camp: &Camp, exercise: Exercise) -> BoardKey {
    BoardKey { municipality: camp.municipality_id.clone(), camp: camp.id.clone(), exercise }
}

/// Returns a board as it stands, for anyone who may read the camp.
///
/// # Errors
/// [`Fault::Denied`] when the actor may not read the camp.
pub async fn board(reads: &mut impl Reads, actor: &Actor, camp: &Camp, exercise: Exercise) -> Result<Board, Fault> {
    camp.require_readable(actor)?;
    Ok(store::board(reads, &key(camp, exercise)).await?)
}

/// Carries out a command, and returns the number of the step (the latest one, when there was nothing to change).
///
/// # Errors
/// [`BoardFault`]; nothing is changed then.
pub async fn carry_out(
    db: &Db,
    hub: &Hub,
    actor: &Actor,
    camp: &Camp,
    exercise: Exercise,
    command: &Command,
    now: Timestamp,
) -> Result<i64, BoardFault> {
    let right = if matches!(command, Command::Erase { .. }) { Right::EraseStatement } else { Right::Consolidate };
    actor.require(right, &camp.scope())?;
    let key = key(camp, exercise);
    let mut tx = Tx::begin(db, actor, audit_action(command.name()), now).await?;
    let number = store::next_step(&mut tx, &key).await?;
    let board = store::board(&mut tx, &key).await?;
    let changes = decide(&board, command, &mut new_id)?;
    if changes.is_empty() {
        return Ok(number - 1);
    }
    let step = new_step(number, command.name(), actor, changes, now);
    take(&mut tx, &key, &board, actor, &step).await?;
    if let Command::Erase { statement } = command {
        step_store::erase_words(&mut tx, &key, statement).await?;
    }
    tx.commit().await?;
    hub.tell(db, &key.topic(), number).await;
    Ok(number)
}

fn new_step(number: i64, kind: &str, actor: &Actor, changes: Vec<Change>, now: Timestamp) -> Step {
    Step {
        number,
        kind: kind.to_owned(),
        by_id: actor.audit_name(),
        by_name: actor.name.clone(),
        at: now.millis(),
        changes,
        undoes: None,
        undone_by: None,
    }
}

async fn take(tx: &mut Tx, key: &BoardKey, board: &Board, actor: &Actor, step: &Step) -> Result<(), StoreError> {
    tx.about("board", &format!("{}/{}", key.camp, key.exercise.name()));
    tx.detail("step", step.number);
    store::take_step(tx, key, board, actor, step).await
}

/// Undoes a step: `None` means the actor's own latest. Returns the number of the undoing step.
///
/// # Errors
/// [`BoardFault::Refused`] when it is undone already or something has happened since to what it touched.
pub async fn undo(
    db: &Db,
    hub: &Hub,
    actor: &Actor,
    camp: &Camp,
    exercise: Exercise,
    which: Option<i64>,
    now: Timestamp,
) -> Result<i64, BoardFault> {
    actor.require(Right::Consolidate, &camp.scope())?;
    let key = key(camp, exercise);
    let mut tx = Tx::begin(db, actor, "camp.consolidation.undo", now).await?;
    let number = store::next_step(&mut tx, &key).await?;
    let board = store::board(&mut tx, &key).await?;
    let step = match which {
        Some(which) => step_store::find_step(&mut tx, &key, which).await?.ok_or(Refusal::CannotUndo)?,
        None => step_store::latest_of(&mut tx, &key, &actor.audit_name()).await?.ok_or(Refusal::NothingToUndo)?,
    };
    if step.changes.iter().any(|change| matches!(change, Change::Mask(_))) {
        // Undoing a mask shows the words behind it.
        actor.require(Right::SeeMasked, &camp.scope())?;
    }
    let changes = undo::undo(&board, &step)?;
    let undoing = Step { undoes: Some(step.number), ..new_step(number, "undo", actor, changes, now) };
    take(&mut tx, &key, &board, actor, &undoing).await?;
    step_store::mark_undone(&mut tx, &key, step.number, Some(number)).await?;
    if let Some(redone) = step.undoes {
        // Undoing an undoing: what it had undone stands again, and can be undone again.
        step_store::mark_undone(&mut tx, &key, redone, None).await?;
    }
    tx.commit().await?;
    hub.tell(db, &key.topic(), number).await;
    Ok(number)
}

/// Returns the newest steps of a board, for those who may consolidate.
///
/// # Errors
/// [`Fault::Denied`] without `Right::Consolidate`.
pub async fn newest_steps(
    reads: &mut impl Reads,
    actor: &Actor,
    camp: &Camp,
    exercise: Exercise,
    limit: i64,
) -> Result<Vec<Step>, Fault> {
    actor.require(Right::Consolidate, &camp.scope())?;
    Ok(step_store::newest_steps(reads, &key(camp, exercise), limit).await?)
}

fn audit_action(command: &str) -> &'static str {
    match command {
        "place" => "camp.consolidation.place",
        "unplace" => "camp.consolidation.unplace",
        "set-aside" => "camp.consolidation.set-aside",
        "merge" => "camp.consolidation.merge",
        "detach" => "camp.consolidation.detach",
        "split" => "camp.consolidation.split",
        "mask" => "camp.statement.mask",
        "unmask" => "camp.statement.unmask",
        "erase" => "camp.statement.erase",
        "accept" => "camp.suggestion.accept",
        "reject" => "camp.suggestion.reject",
        "keep-apart" => "camp.suggestion.keep-apart",
        "set-sample" => "camp.summary.sample",
        "add-theme" | "edit-theme" | "move-theme" | "remove-theme" => "camp.summary.theme",
        _ => "camp.consolidation.category",
    }
}
