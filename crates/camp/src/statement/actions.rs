//! Reading statements, and what concerns one of them beyond the board: seeing behind a mask, taking a mask off,
//! undoing a step of its history.

use platform::Fault;
use platform::access::{Actor, Right};
use platform::store::{Db, Reads, Tx};
use platform::time::Timestamp;
use ui::Hub;

use super::{Statement, store};
use crate::consolidation::actions::{BoardFault, carry_out, key};
use crate::consolidation::{self, Change, Command, Refusal, Step};
use crate::exercise::Exercise;
use crate::gathering::Camp;

/// Returns the statements of an exercise in the order in which they were captured.
///
/// # Errors
/// [`Fault::Denied`] when the actor may not read the camp.
pub async fn of_exercise(
    reads: &mut impl Reads,
    actor: &Actor,
    camp: &Camp,
    exercise: Exercise,
) -> Result<Vec<Statement>, Fault> {
    camp.require_readable(actor)?;
    Ok(store::of_exercise(reads, &key(camp, exercise)).await?)
}

/// Returns the camp's statement with this code.
///
/// # Errors
/// [`Fault::Denied`] when the actor may not read the camp; [`Fault::NotFound`] when there is no such statement.
pub async fn find(reads: &mut impl Reads, actor: &Actor, camp: &Camp, code: &str) -> Result<Statement, Fault> {
    camp.require_readable(actor)?;
    store::find(reads, &camp.municipality_id, &camp.id, code).await?.ok_or(Fault::NotFound)
}

/// Returns the steps that touched a statement, oldest first. Who took them is told to people who are signed in,
/// and to nobody else.
///
/// # Errors
/// [`Fault::Denied`] when the actor may not read the camp.
pub async fn history(
    reads: &mut impl Reads,
    actor: &Actor,
    camp: &Camp,
    statement: &Statement,
) -> Result<Vec<Step>, Fault> {
    camp.require_readable(actor)?;
    let mut steps = consolidation::step_store::steps_of_statement(reads, &camp.municipality_id, &statement.id).await?;
    if !actor.is_signed_in() {
        for step in &mut steps {
            step.by_id.clear();
            step.by_name.clear();
        }
    }
    Ok(steps)
}

/// Returns what a category that is no longer on the board was last called.
pub(super) async fn former_name(
    reads: &mut impl Reads,
    camp: &Camp,
    exercise: Exercise,
    category: &str,
) -> Result<Option<String>, Fault> {
    Ok(store::former_name(reads, &key(camp, exercise), category).await?)
}

/// A statement as it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// The headline; empty when there is none.
    pub headline: String,
    /// The words.
    pub words: String,
}

/// Returns the words behind a mask, and notes in the audit log that the actor has seen them.
///
/// # Errors
/// [`Fault::Denied`] without `Right::SeeMasked`; [`Fault::NotFound`] when there is no such statement.
pub async fn see_masked(
    db: &Db,
    actor: &Actor,
    camp: &Camp,
    statement: &Statement,
    now: Timestamp,
) -> Result<Written, Fault> {
    actor.require(Right::SeeMasked, &camp.scope())?;
    let mut tx = Tx::begin(db, actor, "camp.statement.see-masked", now).await?;
    tx.about("statement", &statement.id);
    let (headline, words) =
        store::written(&mut tx, &camp.municipality_id, &statement.id).await?.ok_or(Fault::NotFound)?;
    tx.commit().await?;
    Ok(Written { headline, words })
}

/// Shows a statement as it was written again, to everyone.
///
/// # Errors
/// [`BoardFault::Denied`] without both `Right::SeeMasked` and `Right::Consolidate`: who takes a mask off must be
/// allowed to know what is behind it.
pub async fn unmask(
    db: &Db,
    hub: &Hub,
    actor: &Actor,
    camp: &Camp,
    statement: &Statement,
    now: Timestamp,
) -> Result<i64, BoardFault> {
    actor.require(Right::SeeMasked, &camp.scope())?;
    carry_out(db, hub, actor, camp, statement.exercise, &Command::Unmask { statement: statement.id.clone() }, now).await
}

/// Undoes a step of a statement's history.
///
/// # Errors
/// [`BoardFault::Refused`] when the step is none of this statement's or cannot be undone; [`BoardFault::Denied`]
/// without `Right::Consolidate`, and without `Right::SeeMasked` when it would show what is masked.
pub async fn undo(
    db: &Db,
    hub: &Hub,
    actor: &Actor,
    camp: &Camp,
    statement: &Statement,
    number: i64,
    now: Timestamp,
) -> Result<i64, BoardFault> {
    let steps =
        consolidation::step_store::steps_of_statement(&mut db.reader(), &camp.municipality_id, &statement.id).await?;
    let step = steps.iter().find(|step| step.number == number).ok_or(Refusal::CannotUndo)?;
    if masks(step) {
        actor.require(Right::SeeMasked, &camp.scope())?;
    }
    consolidation::actions::undo(db, hub, actor, camp, statement.exercise, Some(number), now).await
}

/// Tells whether a step changed a mask.
pub(super) fn masks(step: &Step) -> bool {
    step.changes.iter().any(|change| matches!(change, Change::Mask(_)))
}
