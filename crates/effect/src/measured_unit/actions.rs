//! Making trees of measured units, and changing them. A change raises the tree's number, so that what was worked out
//! before is worked out again.

use platform::Fault;
use platform::access::{Actor, Denied, Right, Scope};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::tenancy;
use platform::time::Timestamp;

use super::change::Step;
use super::rules::{self, NewUnit, Refusal};
use super::{MeasuredTree, MeasuredUnit, UnitFault, Units, store};

pub use super::import::import;

use crate::observation;

/// Asks whether the actor may change trees: they are the whole municipality's.
///
/// # Errors
/// [`UnitFault::Denied`] without `Right::ManageIndicators` in the municipality's root unit.
pub async fn require_manager(reads: &mut impl Reads, actor: &Actor) -> Result<(), UnitFault> {
    let denied = || Denied { right: Right::ManageIndicators };
    let root = match tenancy::root_unit(reads, &actor.municipality).await {
        Ok(root) => root,
        Err(Fault::Store(error)) => return Err(error.into()),
        Err(_) => return Err(denied().into()),
    };
    let scope = Scope { municipality: actor.municipality.clone(), unit_path: root.path };
    Ok(actor.require(Right::ManageIndicators, &scope)?)
}

/// Makes a tree without units.
///
/// # Errors
/// [`UnitFault::Denied`] without `Right::ManageIndicators`, [`UnitFault::Refused`] for a name that is missing, too long
/// or taken.
pub async fn create_tree(
    db: &Db,
    actor: &Actor,
    name: &str,
    note: &str,
    now: Timestamp,
) -> Result<MeasuredTree, UnitFault> {
    require_manager(&mut db.reader(), actor).await?;
    let (name, note) = (rules::one_line(name), note.trim());
    let slug = tenancy::slug(&name);
    let mut faults: Vec<Refusal> = [rules::name_fault(&name), rules::note_fault(note)].into_iter().flatten().collect();
    if faults.is_empty() && (slug.is_empty() || slug == "ny") {
        faults.push(Refusal::NameTaken);
    }
    if !faults.is_empty() {
        return Err(UnitFault::Refused(faults));
    }
    let mut tx = Tx::begin(db, actor, "effect.tree.create", now).await?;
    let id = new_id();
    tx.about("measured-tree", &id);
    let tree = MeasuredTree { id, slug, name, note: note.to_owned(), seq: 0 };
    match store::insert_tree(&mut tx, actor, &tree).await {
        Err(error) if error.is_duplicate() => return Err(UnitFault::Refused(vec![Refusal::NameTaken])),
        other => other?,
    }
    tx.commit().await?;
    Ok(tree)
}

/// Begins a change of a tree: nobody else changes it until the commit.
pub(super) async fn begin(
    db: &Db,
    actor: &Actor,
    action: &'static str,
    tree: &MeasuredTree,
    now: Timestamp,
) -> Result<(Tx, Units), UnitFault> {
    require_manager(&mut db.reader(), actor).await?;
    let mut tx = Tx::begin(db, actor, action, now).await?;
    if store::raise(&mut tx, &actor.municipality, &tree.id).await? == 0 {
        return Err(UnitFault::NotFound);
    }
    tx.about("measured-tree", &tree.id);
    let units = store::units(&mut tx, &actor.municipality, &tree.id).await?;
    Ok((tx, units))
}

async fn finish(
    mut tx: Tx,
    actor: &Actor,
    tree: &MeasuredTree,
    decided: Result<Vec<Step>, Vec<Refusal>>,
) -> Result<(), UnitFault> {
    let steps = decided.map_err(UnitFault::Refused)?;
    store::apply(&mut tx, actor, &tree.id, &steps).await?;
    commit(tx, actor, tree).await
}

/// Keeps a change of a tree, with all totals that it changes.
pub(super) async fn commit(mut tx: Tx, actor: &Actor, tree: &MeasuredTree) -> Result<(), UnitFault> {
    observation::rebuild_tree(&mut tx, &actor.municipality, &tree.id).await?;
    Ok(tx.commit().await?)
}

/// Adds a unit.
///
/// # Errors
/// [`UnitFault::Denied`], [`UnitFault::NotFound`] without such a tree, [`UnitFault::Refused`].
pub async fn add(
    db: &Db,
    actor: &Actor,
    tree: &MeasuredTree,
    new: &NewUnit,
    now: Timestamp,
) -> Result<MeasuredUnit, UnitFault> {
    let (mut tx, units) = begin(db, actor, "effect.unit.add", tree, now).await?;
    let steps = rules::add(&units, new, new_id).map_err(UnitFault::Refused)?;
    store::apply(&mut tx, actor, &tree.id, &steps).await?;
    let code = rules::one_line(&new.code);
    let units = store::units(&mut tx, &actor.municipality, &tree.id).await?;
    let unit = units.coded(&code).and_then(|number| units.unit(number)).cloned();
    let unit = unit.ok_or(UnitFault::NotFound)?;
    tx.about("measured-unit", &unit.id);
    commit(tx, actor, tree).await?;
    Ok(unit)
}

/// Changes what a unit is called.
///
/// # Errors
/// As [`add`].
pub async fn rename(
    db: &Db,
    actor: &Actor,
    tree: &MeasuredTree,
    unit: &str,
    (name, note): (&str, &str),
    now: Timestamp,
) -> Result<(), UnitFault> {
    let (mut tx, units) = begin(db, actor, "effect.unit.rename", tree, now).await?;
    tx.about("measured-unit", unit);
    finish(tx, actor, tree, rules::rename(&units, unit, name, note)).await
}

/// A move of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Move {
    /// Identifier of the unit above from then on; none at the top.
    pub parent: Option<String>,
    /// The first day, `YYYY-MM-DD`.
    pub from: String,
    /// Why.
    pub reason: String,
}

/// Moves a unit under another from a day: before it, it still counts where it stood.
///
/// # Errors
/// As [`add`]; [`Refusal::Circle`] when it would be above itself, [`Refusal::Later`] for a day before its last move.
pub async fn move_under(
    db: &Db,
    actor: &Actor,
    tree: &MeasuredTree,
    unit: &str,
    to: &Move,
    now: Timestamp,
) -> Result<(), UnitFault> {
    let (mut tx, units) = begin(db, actor, "effect.unit.move", tree, now).await?;
    tx.about("measured-unit", unit);
    let how = (to.parent.as_deref(), to.from.as_str(), to.reason.trim());
    finish(tx, actor, tree, rules::move_under(&units, unit, how, new_id)).await
}

/// That a unit is no more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closing {
    /// The first day on which it is no more, `YYYY-MM-DD`.
    pub on: String,
    /// Why.
    pub reason: String,
}

/// Merges a unit into a successor from a day: it is closed, and what stood below it stands below the successor.
///
/// # Errors
/// As [`move_under`].
pub async fn merge(
    db: &Db,
    actor: &Actor,
    tree: &MeasuredTree,
    unit: &str,
    successor: &str,
    closing: &Closing,
    now: Timestamp,
) -> Result<(), UnitFault> {
    let (mut tx, units) = begin(db, actor, "effect.unit.merge", tree, now).await?;
    tx.about("measured-unit", unit);
    let how = (successor, closing.on.as_str(), closing.reason.trim());
    finish(tx, actor, tree, rules::merge(&units, unit, how, new_id)).await
}

/// Closes a unit from a day. Its values stay.
///
/// # Errors
/// As [`move_under`]; [`Refusal::ParentClosed`] while others stand below it.
pub async fn close(
    db: &Db,
    actor: &Actor,
    tree: &MeasuredTree,
    unit: &str,
    closing: &Closing,
    now: Timestamp,
) -> Result<(), UnitFault> {
    let (mut tx, units) = begin(db, actor, "effect.unit.close", tree, now).await?;
    tx.about("measured-unit", unit);
    finish(tx, actor, tree, rules::close(&units, unit, &closing.on, closing.reason.trim())).await
}

/// Takes back the last change of where a unit stands: that it was closed or merged, or else its last move.
///
/// # Errors
/// As [`add`]; [`Refusal::NothingToUndo`] when it was never moved.
pub async fn undo(db: &Db, actor: &Actor, tree: &MeasuredTree, unit: &str, now: Timestamp) -> Result<(), UnitFault> {
    let (mut tx, units) = begin(db, actor, "effect.unit.undo", tree, now).await?;
    tx.about("measured-unit", unit);
    finish(tx, actor, tree, rules::undo(&units, unit)).await
}

/// Returns the trees that the actor may see, by name.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn trees(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<MeasuredTree>, StoreError> {
    if !actor.may_somewhere(Right::ReadEffect) {
        return Ok(Vec::new());
    }
    store::trees(reads, &actor.municipality).await
}

/// Returns a tree by slug or identifier.
///
/// # Errors
/// [`UnitFault::Denied`] without `Right::ReadEffect`; [`UnitFault::NotFound`].
pub async fn find_tree(reads: &mut impl Reads, actor: &Actor, slug_or_id: &str) -> Result<MeasuredTree, UnitFault> {
    actor.require_somewhere(Right::ReadEffect)?;
    store::tree(reads, &actor.municipality, slug_or_id).await?.ok_or(UnitFault::NotFound)
}
