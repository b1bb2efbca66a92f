//! Importing camps: read the files, check every row, and write all that is new or nothing.

use compass::core_task;
use platform::access::{Actor, Right, Scope};
use platform::store::{Db, Tx};
use platform::tenancy;
use platform::time::Timestamp;
use ui::Hub;

use super::check::check;
use super::known::Known;
use super::sources::{Kind, Sources};
use super::write::{Written, write};
use super::{ImportFault, OnFaults, Outcome, SourceFile, Wanted, store};
use crate::gathering;

/// Imports core tasks, camps, statements, front pages and analyses from `files` into the actor's municipality, in one
/// transaction. What is stored already is left as it is, so that the same files can be imported again. Personal data
/// in statements is masked at once. Nothing is written when there is nothing new.
///
/// # Errors
/// [`ImportFault::Faulty`] with every fault, when there are any and `on_faults` is [`OnFaults::Stop`], or when a core
/// task belongs to another municipality; [`ImportFault::NoTables`] when no file is a table that is imported;
/// [`ImportFault::Other`] without `Right::ImportCamps` in the municipality's root unit or when the database fails.
/// Nothing is written then.
pub async fn import(
    db: &Db,
    hub: &Hub,
    actor: &Actor,
    files: Vec<SourceFile>,
    on_faults: OnFaults,
    now: Timestamp,
) -> Result<Outcome, ImportFault> {
    let unit = tenancy::root_unit(&mut db.reader(), &actor.municipality).await?;
    actor.require(
        Right::ImportCamps,
        &Scope { municipality: actor.municipality.clone(), unit_path: unit.path.clone() },
    )?;
    let municipality = tenancy::find(db, &actor.municipality).await?.ok_or(platform::Fault::NotFound)?;
    let sources = Sources::read(files);
    if sources.tables.is_empty() && sources.faults.is_empty() {
        return Err(ImportFault::NoTables { notes: sources.notes });
    }

    let mut tx = Tx::begin(db, actor, "camp.import", now).await?;
    store::take_turn(&mut tx, &actor.municipality).await?;
    let camps = gathering::store::all(&mut tx, &actor.municipality).await?;
    let known = Known {
        municipality,
        core_tasks: core_task::actions::all(&mut tx, actor).await?,
        camps: camps.into_iter().map(|camp| (camp.slug.clone(), camp)).collect(),
        statements: store::statements(&mut tx, &actor.municipality).await?,
        analyses: crate::analysis::intake::imported(&mut tx, &actor.municipality).await?,
    };
    let plan = check(sources, &known, on_faults);
    if plan.stops(on_faults) {
        return Err(ImportFault::Faulty { faults: plan.faults, notes: plan.notes });
    }
    let Written { outcome, boards } = write(&mut tx, actor, &unit, &known, plan).await?;
    if !outcome.added_something() {
        return Ok(outcome);
    }
    tx.about("municipality", &actor.municipality);
    for (name, count) in [
        ("core_tasks", outcome.core_tasks_added),
        ("camps", outcome.camps_added),
        ("statements", outcome.statements_added),
        ("frontpages", outcome.frontpages_added),
        ("findings", outcome.findings_added),
        ("masked", outcome.masked.len()),
        ("faults_skipped", outcome.skipped.len()),
    ] {
        tx.detail(name, count);
    }
    tx.commit().await?;
    for (key, step) in boards {
        hub.tell(db, &key.topic(), step).await;
    }
    Ok(outcome)
}

/// Returns the municipality that the core tasks of `files` name, so that it can be created in an empty database.
/// Nothing when no core task names one.
#[must_use]
pub fn municipality_name(files: &[SourceFile]) -> Option<String> {
    let mut sources = Sources::default();
    files.iter().for_each(|file| sources.add(file));
    let tables = sources.tables.iter().filter(|(kind, _)| *kind == Kind::CoreTasks);
    tables
        .filter_map(|(kind, table)| table.columns::<Wanted>(kind.required(), kind.optional()).ok())
        .find_map(|columns| columns.rows::<Wanted>().find_map(|row| row.optional("municipality").map(str::to_owned)))
}
