//! Reading the plan and changing it by hand.

use std::collections::BTreeSet;

use compass::core_task;
use compass::thread::links::actions as links;
use platform::access::{Actor, Right, Scope};
use platform::store::{Db, Reads, StoreError, Tx};
use platform::tenancy;
use platform::time::Timestamp;

use super::{Entry, Plan, PlanFault, Year, rules, store};

/// Returns the plan. It is public, as the core areas are.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn read(reads: &mut impl Reads, actor: &Actor) -> Result<Plan, StoreError> {
    let tasks = core_task::actions::all(reads, actor).await?;
    let entries = store::entries(reads, &actor.municipality).await?;
    let years = store::years(reads, &actor.municipality).await?;
    Ok(rules::plan(tasks, &entries, years))
}

/// Returns the text of the file that the plan was last read from; empty when there was none.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn file(reads: &mut impl Reads, actor: &Actor) -> Result<String, StoreError> {
    store::file(reads, &actor.municipality).await
}

/// Returns where the plan lives, for rights: it is the whole municipality's.
///
/// # Errors
/// [`PlanFault`] when the municipality has no root unit.
pub async fn scope(reads: &mut impl Reads, actor: &Actor) -> Result<Scope, PlanFault> {
    let unit = tenancy::root_unit(reads, &actor.municipality).await?;
    Ok(Scope { municipality: actor.municipality.clone(), unit_path: unit.path })
}

/// Asks for the right to change the plan, takes the turn of those who write, and reads the plan as it is from then on.
pub(super) async fn begin(
    db: &Db,
    actor: &Actor,
    action: &'static str,
    now: Timestamp,
) -> Result<(Tx, Plan), PlanFault> {
    actor.require(Right::ProposeGoal, &scope(&mut db.reader(), actor).await?)?;
    let mut tx = Tx::begin(db, actor, action, now).await?;
    links::take_turn(&mut tx, actor).await?;
    let plan = read(&mut tx, actor).await?;
    tx.about("plan", &actor.municipality);
    Ok((tx, plan))
}

/// Says for all core areas at once in which budget years they are treated: `chosen` are those that are, as
/// [`rules::written`] has them, `seen` is what the actor saw ([`rules::seen`]). Returns how many came in and went out.
///
/// # Errors
/// [`PlanFault::Denied`] without `Right::ProposeGoal` in the municipality, [`PlanFault::Changed`] when someone has changed
/// the plan since it was seen.
pub async fn save(
    db: &Db,
    actor: &Actor,
    chosen: &[String],
    seen: &str,
    now: Timestamp,
) -> Result<(usize, usize), PlanFault> {
    let (mut tx, plan) = begin(db, actor, "effect.plan.save", now).await?;
    if rules::seen(&plan) != seen {
        return Err(PlanFault::Changed);
    }
    let chosen: BTreeSet<&str> = chosen.iter().map(String::as_str).collect();
    let (mut added, mut removed) = (0, 0);
    for area in plan.areas() {
        for year in &plan.years {
            let entry =
                Entry { core_task_id: area.task.id.clone(), budget_year: year.budget_year, remarks: String::new() };
            let is_chosen = chosen.contains(rules::written(&entry).as_str());
            match (area.in_year(year.budget_year), is_chosen) {
                (None, true) => {
                    store::put_entry(&mut tx, actor, &entry).await?;
                    added += 1;
                }
                (Some(_), false) => {
                    store::remove_entry(&mut tx, actor, &entry).await?;
                    removed += 1;
                }
                (None, false) | (Some(_), true) => {}
            }
        }
    }
    if added + removed > 0 {
        tx.detail("placed", added);
        tx.detail("unplaced", removed);
        tx.commit().await?;
    }
    Ok((added, removed))
}

/// Adds a budget year to the plan. One that is there stays as it is.
///
/// # Errors
/// [`PlanFault::Denied`] without `Right::ProposeGoal` in the municipality, [`PlanFault::Refused`] for what is no year.
pub async fn add_year(db: &Db, actor: &Actor, typed: &str, now: Timestamp) -> Result<i64, PlanFault> {
    let (mut tx, plan) = begin(db, actor, "effect.plan.year", now).await?;
    let year = rules::budget_year(typed).ok_or(PlanFault::Refused("plan-refused-year"))?;
    if !plan.years.iter().any(|known| known.budget_year == year) {
        store::put_year(&mut tx, actor, &Year { budget_year: year, remarks: String::new() }).await?;
        tx.detail("budget_year", year);
        tx.commit().await?;
    }
    Ok(year)
}

/// Takes a budget year out of the plan, when no core area stands in it.
///
/// # Errors
/// [`PlanFault::Denied`] without `Right::ProposeGoal` in the municipality, [`PlanFault::NotFound`] when there is no such
/// year, [`PlanFault::Refused`] while core areas stand in it.
pub async fn remove_year(db: &Db, actor: &Actor, typed: &str, now: Timestamp) -> Result<i64, PlanFault> {
    let (mut tx, plan) = begin(db, actor, "effect.plan.remove-year", now).await?;
    let year = rules::budget_year(typed).ok_or(PlanFault::NotFound)?;
    if !plan.years.iter().any(|known| known.budget_year == year) {
        return Err(PlanFault::NotFound);
    }
    // Also where core tasks stand that are not in force: they come back into the years that they had.
    if store::entries(&mut tx, &actor.municipality).await?.iter().any(|entry| entry.budget_year == year) {
        return Err(PlanFault::Refused("plan-refused-year-in-use"));
    }
    store::remove_year(&mut tx, actor, year).await?;
    tx.detail("budget_year", year);
    tx.commit().await?;
    Ok(year)
}
