//! Bringing a plan in from a file that was read: all of it or nothing.
//!
//! Core areas that the compass does not have are made in the model "Kerneområder", in force at once, with the
//! administration as the one responsible. What the file does not mention is left alone, and the same file twice changes
//! nothing.

use compass::core_task::actions::TaskFault;
use compass::core_task::{self, NewTask, TaskKind, create_in_force};
use compass::model;
use compass::wording::actions::AdoptedBy;
use compass::wording::{PartKind, Words};
use platform::access::{Actor, Right};
use platform::store::{Db, Reads, StoreError, Tx};
use platform::tenancy;
use platform::time::Timestamp;

use super::file::PlanFile;
use super::rules::{Changes, FileArea};
use super::{Entry, PlanFault, actions, rules, store};

/// The model that core areas are made in.
const MODEL: &str = "Kerneområder";
/// What the wording of a core area that came from a file is adopted by.
const DECISION: &str = "Indlæst med planen for effektstyring";

/// Tells what a file would change.
///
/// # Errors
/// [`StoreError`] when the plan cannot be read.
pub async fn preview(reads: &mut impl Reads, actor: &Actor, file: &PlanFile) -> Result<Changes, StoreError> {
    let plan = actions::read(reads, actor).await?;
    let tasks = core_task::actions::all(reads, actor).await?;
    let told = store::file(reads, &actor.municipality).await?;
    Ok(rules::changes(file, &plan, &tasks, &told))
}

/// Tells whether the actor may make the core areas that a file needs.
///
/// # Errors
/// [`PlanFault`] when the municipality has no root unit.
pub async fn may_make_areas(reads: &mut impl Reads, actor: &Actor) -> Result<bool, PlanFault> {
    Ok(actor.may(Right::EditCompass, &actions::scope(reads, actor).await?))
}

/// Brings a file into the plan, and returns what that changed.
///
/// # Errors
/// [`PlanFault::Denied`] without `Right::ProposeGoal` in the municipality, and without `Right::EditCompass` when core areas
/// have to be made; [`PlanFault::Area`] for one whose words break a rule. Then nothing is written.
pub async fn import(db: &Db, actor: &Actor, file: &PlanFile, now: Timestamp) -> Result<Changes, PlanFault> {
    let scope = actions::scope(&mut db.reader(), actor).await?;
    let (mut tx, _) = actions::begin(db, actor, "effect.plan.import", now).await?;
    let changes = preview(&mut tx, actor, file).await?;
    // A file that says nothing new leaves no trace.
    if changes.is_nothing() {
        return Ok(changes);
    }
    let made = changes.new_areas().count();
    if made > 0 {
        actor.require(Right::EditCompass, &scope)?;
    }
    for year in &changes.years {
        store::put_year(&mut tx, actor, year).await?;
    }
    let mut model = None;
    for area in &changes.areas {
        let id = match &area.known {
            Some(id) => id.clone(),
            None => make(&mut tx, actor, area, &mut model).await?,
        };
        put_in_years(&mut tx, actor, &id, area).await?;
    }
    store::set_file(&mut tx, actor, &file.content).await?;
    tx.detail("made", made);
    tx.detail("placed", changes.placed);
    tx.commit().await?;
    Ok(changes)
}

/// Makes a core area. `model` is where they are made, once it is known.
async fn make(tx: &mut Tx, actor: &Actor, area: &FileArea, model: &mut Option<String>) -> Result<String, PlanFault> {
    let model = match model {
        Some(model) => model.clone(),
        None => model.insert(model_of_areas(tx, actor).await?).clone(),
    };
    let mut words = Words::default();
    words.add(PartKind::Title, "", &area.title, None);
    let new = NewTask {
        model,
        parent: None,
        kind: TaskKind::CoreArea,
        responsible: area.responsible.clone(),
        words,
        remarks: "{}".to_owned(),
    };
    let unit = tenancy::root_unit(tx, &actor.municipality).await?;
    let day = tx.now().in_denmark().date().to_string();
    let decision = AdoptedBy { reference: DECISION.to_owned(), day };
    create_in_force(tx, actor, &unit, &new, &decision).await.map_err(|fault| match fault {
        TaskFault::Store(error) => PlanFault::Store(error),
        TaskFault::Denied(denied) => PlanFault::Denied(denied),
        TaskFault::NotFound => PlanFault::NotFound,
        TaskFault::Refused(key) => PlanFault::Area(area.title.clone(), key),
        TaskFault::Wording(refusal) => PlanFault::Area(area.title.clone(), refusal.text()),
    })
}

/// Returns the model that core areas are made in; makes it when it is not there.
async fn model_of_areas(tx: &mut Tx, actor: &Actor) -> Result<String, PlanFault> {
    let slug = tenancy::slug(MODEL);
    let known = model::actions::all(tx, actor).await?.into_iter().find(|model| model.slug == slug);
    match known {
        Some(model) => Ok(model.id),
        None => Ok(model::actions::create_in(tx, actor, MODEL, "{}").await?.id),
    }
}

async fn put_in_years(tx: &mut Tx, actor: &Actor, id: &str, area: &FileArea) -> Result<(), StoreError> {
    let known = store::entries(tx, &actor.municipality).await?;
    for (year, remarks) in &area.years {
        let entry = Entry { core_task_id: id.to_owned(), budget_year: *year, remarks: remarks.clone() };
        if !known.contains(&entry) {
            store::put_entry(tx, actor, &entry).await?;
        }
    }
    Ok(())
}
