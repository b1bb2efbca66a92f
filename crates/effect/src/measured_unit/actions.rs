//! Making trees of measured units, and changing them. A change of where units stand raises the tree's number, so that what
//! was worked out before is worked out again, from the first day that it touches.

use platform::Fault;
use platform::access::{Actor, Denied, Right, Scope};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::tenancy;
use platform::time::Timestamp;

use super::change::{Step, after, check, first_change};
use super::rules::{self, Naming, NewUnit, Refusal};
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
    if store::take_turn(&mut tx, &actor.municipality, &tree.id).await? == 0 {
        return Err(UnitFault::NotFound);
    }
    tx.about("measured-tree", &tree.id);
    let units = store::units(&mut tx, &actor.municipality, &tree.id).await?;
    Ok((tx, units))
}

async fn finish(
    mut tx: Tx,
    actor: &Actor,
    (tree, units): (&MeasuredTree, &Units),
    decided: Result<Vec<Step>, Vec<Refusal>>,
) -> Result<(), UnitFault> {
    let steps = decided.map_err(UnitFault::Refused)?;
    store::apply(&mut tx, actor, &tree.id, &steps).await?;
    keep(&mut tx, actor, (tree, units), &steps).await?;
    Ok(tx.commit().await?)
}

/// Keeps all totals right after steps that were taken in a tree that was `units` before.
pub(super) async fn keep(
    tx: &mut Tx,
    actor: &Actor,
    (tree, units): (&MeasuredTree, &Units),
    steps: &[Step],
) -> Result<(), UnitFault> {
    if steps.iter().all(|step| matches!(step, Step::Name { .. })) {
        return Ok(());
    }
    store::raise(tx, &actor.municipality, &tree.id).await?;
    match first_change(units, steps) {
        None => observation::keep_tree(tx, &actor.municipality, &tree.id).await?,
        Some(day) => observation::rebuild_tree(tx, &actor.municipality, &tree.id, day.parse().ok()).await?,
    }
    Ok(())
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
    let after = after(&units, &steps);
    let unit = after.coded(&rules::one_line(&new.code)).and_then(|number| after.unit(number)).cloned();
    let unit = unit.ok_or(UnitFault::NotFound)?;
    tx.about("measured-unit", &unit.id);
    finish(tx, actor, (tree, &units), Ok(steps)).await?;
    Ok(unit)
}

/// Changes what a unit is called; what it was called is kept in the audit trail.
///
/// # Errors
/// As [`add`]; [`Refusal::Renamed`] when someone has changed its name or note since they were seen.
pub async fn rename(
    db: &Db,
    actor: &Actor,
    tree: &MeasuredTree,
    unit: &str,
    new: &Naming<'_>,
    now: Timestamp,
) -> Result<(), UnitFault> {
    let (mut tx, units) = begin(db, actor, "effect.unit.rename", tree, now).await?;
    tx.about("measured-unit", unit);
    if let Some(known) = units.find(unit) {
        tx.detail("old_name", known.name.as_str());
        tx.detail("old_note", known.note.as_str());
    }
    finish(tx, actor, (tree, &units), rules::rename(&units, unit, new)).await
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
    finish(tx, actor, (tree, &units), rules::move_under(&units, unit, how, new_id)).await
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
    finish(tx, actor, (tree, &units), rules::merge(&units, unit, how, new_id)).await
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
    finish(tx, actor, (tree, &units), rules::close(&units, unit, &closing.on, closing.reason.trim())).await
}

/// Takes back the last change of where a unit stands: that it was closed or merged, or else its last move. `seen` is what
/// the actor saw that can be taken back ([`rules::undoable`]).
///
/// # Errors
/// As [`add`]; [`Refusal::NothingToUndo`] when it was never moved, [`Refusal::UndoChanged`] when someone has moved, closed
/// or opened it since.
pub async fn undo(
    db: &Db,
    actor: &Actor,
    tree: &MeasuredTree,
    unit: &str,
    seen: &str,
    now: Timestamp,
) -> Result<(), UnitFault> {
    let (mut tx, units) = begin(db, actor, "effect.unit.undo", tree, now).await?;
    tx.about("measured-unit", unit);
    if let Some(known) = units.find(unit) {
        let last = rules::last_place(&units, unit);
        let (from, reason, above) = match &known.closed_on {
            Some(closed_on) => (closed_on.as_str(), known.close_reason.as_str(), known.successor_id.as_ref()),
            None => last.map_or(("", "", None), |last| (&last.from_day, &last.reason, last.parent_id.as_ref())),
        };
        let above = above.and_then(|above| units.find(above)).map(|above| above.name.as_str());
        tx.detail("from", from);
        tx.detail("reason", reason);
        tx.detail("above", above.unwrap_or_default());
    }
    finish(tx, actor, (tree, &units), rules::undo(&units, unit, seen)).await
}

/// Returns what is wrong with the trees of a municipality, each tree's name with the first thing; nothing, unless they
/// were made before it was refused.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn broken(reads: &mut impl Reads, municipality: &str) -> Result<Vec<(String, Refusal)>, StoreError> {
    let mut broken = Vec::new();
    for tree in store::trees(reads, municipality).await? {
        let units = store::units(reads, municipality, &tree.id).await?;
        broken.extend(check(&units).err().map(|refusal| (tree.name, refusal)));
    }
    Ok(broken)
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
