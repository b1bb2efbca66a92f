//! Choosing groups of units to compare with.

use platform::access::{Actor, Right};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::time::Timestamp;

use super::{ComparisonFault, ComparisonGroup, Origin, Refusal, store};
use crate::measured_unit::{self, MeasuredTree, UnitFault};

/// The longest name of a group, in letters.
const MOST_NAME: usize = 120;

impl From<UnitFault> for ComparisonFault {
    fn from(fault: UnitFault) -> Self {
        match fault {
            UnitFault::Denied(denied) => Self::Denied(denied),
            UnitFault::NotFound | UnitFault::Refused(_) | UnitFault::TooLarge(..) => Self::NotFound,
            UnitFault::Store(error) => Self::Store(error),
        }
    }
}

/// Returns the groups of a tree that the actor may see, the official ones first.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn groups(
    reads: &mut impl Reads,
    actor: &Actor,
    tree: &MeasuredTree,
) -> Result<Vec<ComparisonGroup>, StoreError> {
    if !actor.may_somewhere(Right::ReadEffect) {
        return Ok(Vec::new());
    }
    store::groups(reads, &actor.municipality, &tree.id).await
}

async fn begin(
    db: &Db,
    actor: &Actor,
    action: &'static str,
    tree: &MeasuredTree,
    now: Timestamp,
) -> Result<Tx, ComparisonFault> {
    measured_unit::actions::require_manager(&mut db.reader(), actor).await?;
    let mut tx = Tx::begin(db, actor, action, now).await?;
    tx.about("measured-tree", &tree.id);
    Ok(tx)
}

/// Makes a group of these units, or gives the group `id` this name and these units; returns its identifier.
///
/// # Errors
/// [`ComparisonFault::Denied`] without `Right::ManageIndicators`, [`ComparisonFault::NotFound`],
/// [`ComparisonFault::Refused`]: an official group is changed by its file only.
pub async fn save(
    db: &Db,
    actor: &Actor,
    tree: &MeasuredTree,
    id: Option<&str>,
    (name, units): (&str, &[String]),
    now: Timestamp,
) -> Result<String, ComparisonFault> {
    let mut tx = begin(db, actor, "effect.group.save", tree, now).await?;
    let known = store::groups(&mut tx, &actor.municipality, &tree.id).await?;
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    let tree_units = measured_unit::store::units(&mut tx, &actor.municipality, &tree.id).await?;
    let mut units: Vec<String> = units.to_vec();
    units.sort();
    units.dedup();
    let is_taken = known.iter().any(|group| group.name == name && Some(group.id.as_str()) != id);
    let rules = [
        (name.is_empty(), Refusal::NoName),
        (name.chars().count() > MOST_NAME, Refusal::LongName),
        (is_taken, Refusal::NameTaken),
        (units.len() < 2, Refusal::FewUnits),
        (units.iter().any(|unit| tree_units.number(unit).is_none()), Refusal::UnknownUnit),
    ];
    let faults: Vec<Refusal> = rules.into_iter().filter(|(broken, _)| *broken).map(|(_, refusal)| refusal).collect();
    if !faults.is_empty() {
        return Err(ComparisonFault::Refused(faults));
    }
    let group = match id {
        None => {
            let group = new_id();
            match store::insert(&mut tx, actor, &tree.id, (&group, &name), Origin::Own).await {
                Err(error) if error.is_duplicate() => {
                    return Err(ComparisonFault::Refused(vec![Refusal::NameTaken]));
                }
                other => other?,
            }
            group
        }
        Some(id) => {
            own(&known, id)?;
            store::rename(&mut tx, &actor.municipality, id, &name).await?;
            id.to_owned()
        }
    };
    store::set_members(&mut tx, &actor.municipality, &group, &units).await?;
    tx.detail("group", group.as_str());
    tx.commit().await?;
    Ok(group)
}

fn own<'g>(known: &'g [ComparisonGroup], id: &str) -> Result<&'g ComparisonGroup, ComparisonFault> {
    let group = known.iter().find(|group| group.id == id).ok_or(ComparisonFault::NotFound)?;
    match group.origin {
        Origin::Own => Ok(group),
        Origin::Official => Err(ComparisonFault::Refused(vec![Refusal::Official])),
    }
}

/// Removes a group that somebody chose.
///
/// # Errors
/// As [`save`].
pub async fn remove(
    db: &Db,
    actor: &Actor,
    tree: &MeasuredTree,
    id: &str,
    now: Timestamp,
) -> Result<(), ComparisonFault> {
    let mut tx = begin(db, actor, "effect.group.remove", tree, now).await?;
    let known = store::groups(&mut tx, &actor.municipality, &tree.id).await?;
    own(&known, id)?;
    store::delete(&mut tx, &actor.municipality, id).await?;
    tx.detail("group", id);
    Ok(tx.commit().await?)
}
