//! Reading core tasks, and bringing them in from a file.

use platform::Fault;
use platform::access::{Actor, Right};
use platform::store::{Reads, StoreError, Tx, new_id};
use platform::tenancy;

use super::{CoreTask, store, title_key};

/// Returns the municipality's core tasks in their order. They are public.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn all(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<CoreTask>, StoreError> {
    let tasks = store::all(reads, &actor.municipality).await?;
    Ok(tasks.into_iter().filter(|task| actor.may(Right::ReadPublic, &task.scope())).collect())
}

/// Returns the core task with this readable or opaque identifier.
///
/// # Errors
/// [`Fault::NotFound`] when there is none.
pub async fn find(reads: &mut impl Reads, actor: &Actor, slug_or_id: &str) -> Result<CoreTask, Fault> {
    let tasks = all(reads, actor).await?;
    tasks.into_iter().find(|task| task.slug == slug_or_id || task.id == slug_or_id).ok_or(Fault::NotFound)
}

/// A core task as a file gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCoreTask {
    /// Its place among the core tasks.
    pub position: i64,
    /// Title.
    pub title: String,
    /// Purpose.
    pub purpose: String,
}

/// Adds those of `new` whose title is not there yet and returns how many were added. Part of an import, so
/// the caller has the transaction and its right.
///
/// # Errors
/// [`Fault::Denied`] without `Right::ImportCamps` in the municipality's root unit.
pub async fn add_missing(tx: &mut Tx, actor: &Actor, new: &[NewCoreTask]) -> Result<usize, Fault> {
    let unit = tenancy::root_unit(tx, &actor.municipality).await?;
    actor.require(
        Right::ImportCamps,
        &platform::access::Scope { municipality: actor.municipality.clone(), unit_path: unit.path.clone() },
    )?;
    let known: Vec<String> =
        store::all(tx, &actor.municipality).await?.iter().map(|task| title_key(&task.title)).collect();
    let mut added = 0;
    for task in new.iter().filter(|task| !known.contains(&title_key(&task.title))) {
        let id = new_id();
        store::insert(tx, &actor.municipality, &unit.id, &id, &tenancy::slug(&task.title), task).await?;
        added += 1;
    }
    Ok(added)
}
