//! Reading a tree of units from a file: what it says, what that changes, and then the change.
//!
//! Columns: `kode` (or `code`), `navn` (`name`), `over` (`parent`, the code of the unit above), `fra` (`from`, the first
//! day there), `til` (`to`, the first day on which the unit is no more), `gruppe` (`group`, official groups to compare
//! with, `;` between several). A unit that moved has several rows. The same file twice changes nothing.

mod file;
pub(super) mod pages;
mod plan;
pub mod words;

pub use file::{Row, UnitFile, Wanted, read};
pub use plan::{Change, Groups, Membership, Plan, plan};

use platform::access::Actor;
use platform::store::{Db, Reads, StoreError, new_id};
use platform::time::Timestamp;

use super::{MeasuredTree, UnitFault, actions, store};
use crate::comparison;

/// A fault of a file of units, with its place.
pub type RowFault = tabular::Fault<Wanted>;

/// Why a file was not read into a tree: all faults of the file.
#[derive(Debug, thiserror::Error)]
pub enum ImportFault {
    /// The actor may not, or the tree is not there.
    #[error(transparent)]
    Unit(#[from] UnitFault),
    /// The file cannot be read as it is.
    #[error("{} fejl i filen", .0.len())]
    File(Vec<RowFault>),
}

impl From<StoreError> for ImportFault {
    fn from(error: StoreError) -> Self {
        Self::Unit(error.into())
    }
}

/// Returns what a file changes, without changing it.
///
/// # Errors
/// [`ImportFault`]: without `Right::ManageIndicators`, and for a file with faults: all of them.
pub async fn preview(db: &Db, actor: &Actor, tree: &MeasuredTree, file: (&str, &[u8])) -> Result<Plan, ImportFault> {
    let mut reader = db.reader();
    actions::require_manager(&mut reader, actor).await?;
    let file = read(file.0, file.1).map_err(ImportFault::File)?;
    plan_of(&mut reader, actor, tree, &file).await
}

/// Reads a file into a tree: everything, or nothing when it has faults.
///
/// # Errors
/// As [`preview`].
pub async fn import(
    db: &Db,
    actor: &Actor,
    tree: &MeasuredTree,
    file: (&str, &[u8]),
    now: Timestamp,
) -> Result<Plan, ImportFault> {
    let before = preview(db, actor, tree, file).await?;
    if before.is_nothing() {
        // The same file twice changes nothing, not even the tree's number.
        return Ok(before);
    }
    let file = read(file.0, file.1).map_err(ImportFault::File)?;
    let (mut tx, _) = actions::begin(db, actor, "effect.unit.import", tree, now).await?;
    let plan = plan_of(&mut tx, actor, tree, &file).await?;
    store::apply(&mut tx, actor, &tree.id, &plan.steps).await?;
    comparison::store::set_official(&mut tx, actor, &tree.id, &plan.memberships).await?;
    tx.detail("changes", i64::try_from(plan.changes.len()).unwrap_or(i64::MAX));
    actions::commit(tx, actor, tree).await?;
    Ok(plan)
}

async fn plan_of(
    reads: &mut impl Reads,
    actor: &Actor,
    tree: &MeasuredTree,
    file: &UnitFile,
) -> Result<Plan, ImportFault> {
    let units = store::units(reads, &actor.municipality, &tree.id).await?;
    let groups = comparison::store::official(reads, &actor.municipality, &tree.id).await?;
    plan(&units, &groups, file, new_id).map_err(ImportFault::File)
}
