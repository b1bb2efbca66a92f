//! Reading a tree of units from a file: what it says, what that changes, and then the change.
//!
//! Columns: `kode` (or `code`), `navn` (`name`), `over` (`parent`, the code of the unit above), `fra` (`from`, the first
//! day there), `til` (`to`, the first day on which the unit is no more), `gruppe` (`group`, official groups to compare
//! with, `;` between several). A unit that moved has several rows. The same file twice changes nothing. A classification as
//! Statistics Denmark publishes it is read too (`nomenclature`): that is how the official groups of municipalities come in.

mod file;
mod nomenclature;
pub(super) mod pages;
mod plan;
pub mod words;

pub use file::{Row, UnitFile, Wanted, read};
pub use plan::{Change, Groups, Membership, Plan, plan};

use std::sync::Arc;

use platform::access::Actor;
use platform::store::{Db, Reads, StoreError, new_id};
use platform::time::Timestamp;

use super::{MeasuredTree, UnitFault, Units, actions, store};
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

/// Does work that keeps a processor busy off the threads that answer.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Vec<RowFault>> + Send + 'static,
) -> Result<T, ImportFault> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|error| StoreError::Unreadable(error.to_string()))?.map_err(ImportFault::File)
}

/// Returns what a file changes in units as they are.
async fn planned(
    reads: &mut impl Reads,
    actor: &Actor,
    tree: &MeasuredTree,
    (units, file): (Arc<Units>, Arc<UnitFile>),
) -> Result<Plan, ImportFault> {
    let groups = comparison::store::official(reads, &actor.municipality, &tree.id).await?;
    aside(move || plan(&units, &groups, &file, new_id)).await
}

/// Reads a file, and what it changes.
async fn looked(
    db: &Db,
    actor: &Actor,
    tree: &MeasuredTree,
    (name, bytes): (&str, &[u8]),
) -> Result<(Arc<UnitFile>, Plan), ImportFault> {
    let mut reader = db.reader();
    actions::require_manager(&mut reader, actor).await?;
    let (name, bytes) = (name.to_owned(), bytes.to_vec());
    let file = Arc::new(aside(move || read(&name, &bytes)).await?);
    let units = Arc::new(store::units(&mut reader, &actor.municipality, &tree.id).await?);
    let plan = planned(&mut reader, actor, tree, (units, Arc::clone(&file))).await?;
    Ok((file, plan))
}

/// Returns what a file changes, without changing it.
///
/// # Errors
/// [`ImportFault`]: without `Right::ManageIndicators`, and for a file with faults: all of them.
pub async fn preview(db: &Db, actor: &Actor, tree: &MeasuredTree, file: (&str, &[u8])) -> Result<Plan, ImportFault> {
    Ok(looked(db, actor, tree, file).await?.1)
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
    let (file, before) = looked(db, actor, tree, file).await?;
    if before.is_nothing() {
        // The same file twice changes nothing, not even the tree's number.
        return Ok(before);
    }
    let (mut tx, units) = actions::begin(db, actor, "effect.unit.import", tree, now).await?;
    let units = Arc::new(units);
    let plan = planned(&mut tx, actor, tree, (Arc::clone(&units), file)).await?;
    store::apply(&mut tx, actor, &tree.id, &plan.steps).await?;
    comparison::store::set_official(&mut tx, actor, &tree.id, &plan.memberships).await?;
    tx.detail("changes", i64::try_from(plan.changes.len()).unwrap_or(i64::MAX));
    actions::keep(&mut tx, actor, (tree, &units), &plan.steps).await?;
    tx.commit().await?;
    Ok(plan)
}
