//! The one way to change an analysis: ask for the right, take the lock, decide on the analysis as it now is, carry
//! out and keep the step.

use platform::Fault;
use platform::access::{Actor, Denied, Right, Scope};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::tenancy;
use platform::time::Timestamp;

use super::{ACROSS, Analysis, Command, Key, Refusal, Step, rules, store};
use crate::consolidation::Edit;
use crate::gathering::Camp;

/// Why an analysis was not changed.
#[derive(Debug, thiserror::Error)]
pub enum AnalysisFault {
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

/// Where an analysis is, and whose rights hold there.
#[derive(Clone, Debug)]
pub struct Home {
    /// Which analysis.
    pub key: Key,
    /// Where it lives, for rights.
    pub scope: Scope,
}

impl Home {
    /// Returns the home of a camp's analysis.
    #[must_use]
    pub fn of(camp: &Camp) -> Self {
        Self { key: Key::of(camp), scope: camp.scope() }
    }

    /// Returns the home of what is common to all camps of the actor's municipality: its root unit.
    ///
    /// # Errors
    /// [`Fault`] when the unit cannot be read.
    pub async fn across(reads: &mut impl Reads, actor: &Actor) -> Result<Self, Fault> {
        let unit = tenancy::root_unit(reads, &actor.municipality).await?;
        let scope = Scope { municipality: actor.municipality.clone(), unit_path: unit.path };
        Ok(Self { key: Key::across(&actor.municipality), scope })
    }
}

/// Returns a camp's analysis as it stands, for anyone who may read the camp.
///
/// # Errors
/// [`Fault::Denied`] when the actor may not read the camp.
pub async fn of_camp(reads: &mut impl Reads, actor: &Actor, camp: &Camp) -> Result<Analysis, Fault> {
    camp.require_readable(actor)?;
    Ok(store::analysis(reads, &Key::of(camp)).await?)
}

/// Carries out a command, and returns the number of the step (the latest one, when there was nothing to change).
///
/// # Errors
/// [`AnalysisFault`]; nothing is changed then.
pub async fn carry_out(
    db: &Db,
    actor: &Actor,
    home: &Home,
    command: &Command,
    now: Timestamp,
) -> Result<i64, AnalysisFault> {
    actor.require(Right::Consolidate, &home.scope)?;
    let mut tx = Tx::begin(db, actor, action(&home.key), now).await?;
    let number = store::next_step(&mut tx, &home.key).await?;
    let analysis = store::analysis(&mut tx, &home.key).await?;
    let known = store::known(&mut tx, &home.key).await?;
    let edits = rules::decide(&analysis, &known, command, &mut new_id)?;
    if edits.is_empty() {
        return Ok(number - 1);
    }
    take(&mut tx, &home.key, &new_step(number, command.name(), actor, edits, now)).await?;
    tx.commit().await?;
    Ok(number)
}

fn action(key: &Key) -> &'static str {
    if key.place == ACROSS { "camp.crossing.change" } else { "camp.analysis.change" }
}

pub(super) fn new_step(
    number: i64,
    kind: &str,
    actor: &Actor,
    edits: Vec<Edit<super::Finding>>,
    now: Timestamp,
) -> Step {
    Step {
        number,
        kind: kind.to_owned(),
        by_id: actor.audit_name(),
        by_name: actor.name.clone(),
        at: now.millis(),
        edits,
        undoes: None,
        undone_by: None,
    }
}

pub(super) async fn take(tx: &mut Tx, key: &Key, step: &Step) -> Result<(), StoreError> {
    tx.about("analysis", &key.place);
    tx.detail("step", step.number);
    store::take_step(tx, key, step).await
}

/// Undoes a step, and returns the number of the undoing one.
///
/// # Errors
/// [`AnalysisFault::Refused`] when there is no such step, it is undone already, or something has happened since to
/// what it touched.
pub async fn undo(db: &Db, actor: &Actor, home: &Home, number: i64, now: Timestamp) -> Result<i64, AnalysisFault> {
    actor.require(Right::Consolidate, &home.scope)?;
    let mut tx = Tx::begin(db, actor, action(&home.key), now).await?;
    let next = store::next_step(&mut tx, &home.key).await?;
    let analysis = store::analysis(&mut tx, &home.key).await?;
    let steps = store::steps(&mut tx, &home.key).await?;
    let step = steps.iter().find(|step| step.number == number).ok_or(Refusal::CannotUndo)?;
    let edits = rules::undo(&analysis, step)?;
    let undoing = Step { undoes: Some(number), ..new_step(next, "undo", actor, edits, now) };
    take(&mut tx, &home.key, &undoing).await?;
    store::mark_undone(&mut tx, &home.key, number, Some(next)).await?;
    if let Some(redone) = step.undoes {
        // Undoing an undoing: what it had undone stands again, and can be undone again.
        store::mark_undone(&mut tx, &home.key, redone, None).await?;
    }
    tx.commit().await?;
    Ok(next)
}

/// Returns the steps of an analysis, newest first, for those who may change it.
///
/// # Errors
/// [`Fault::Denied`] without `Right::Consolidate`.
pub async fn steps(reads: &mut impl Reads, actor: &Actor, home: &Home) -> Result<Vec<Step>, Fault> {
    actor.require(Right::Consolidate, &home.scope)?;
    Ok(store::steps(reads, &home.key).await?)
}
