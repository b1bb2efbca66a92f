//! Making core tasks: by hand, from the compass's own file, and from a camp's files.

use platform::Fault;
use platform::access::{Actor, Right};
use platform::store::{Db, Tx, new_id};
use platform::tenancy::{self, Unit};
use platform::time::Timestamp;

use super::actions::{self, TaskFault};
use super::store::{self, Row};
use super::{CoreTask, TaskKind, title_key};
use crate::model;
use crate::thread::links::actions as links;
use crate::wording::actions::AdoptedBy;
use crate::wording::{self, PartKind, Thing, Words};

/// A core task to be made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTask {
    /// The model that it stands in.
    pub model: String,
    /// The task above it.
    pub parent: Option<String>,
    /// What kind.
    pub kind: TaskKind,
    /// Whose responsibility it is, in words.
    pub responsible: String,
    /// What it says.
    pub words: Words,
    /// What the file that it comes from remarks, as JSON.
    pub remarks: String,
}

/// Makes a core task with a first draft of its wording. It is in force once that is adopted.
///
/// # Errors
/// [`TaskFault`]: without `Right::EditCompass`, when the words break a rule, under a task of another model, and for a
/// second overall core task in a model.
pub async fn create(db: &Db, actor: &Actor, new: &NewTask, now: Timestamp) -> Result<CoreTask, TaskFault> {
    let unit = tenancy::root_unit(&mut db.reader(), &actor.municipality).await?;
    actor.require(Right::EditCompass, &model::actions::scope(&mut db.reader(), actor).await?)?;
    model::actions::find(&mut db.reader(), actor, &new.model).await?;
    wording::check_task(&new.words).map_err(TaskFault::Wording)?;
    let mut tx = Tx::begin(db, actor, "compass.core-task.create", now).await?;
    links::take_turn(&mut tx, actor).await?;
    let id = insert(&mut tx, actor, &unit, new).await?;
    wording::actions::begin_in(&mut tx, actor, &Thing::core_task(&id), "", &new.words).await?;
    tx.about("core-task", &id);
    tx.commit().await?;
    Ok(actions::find(&mut db.reader(), actor, &id).await?)
}

/// Makes a core task whose wording is in force at once, as part of an import that has the transaction and its right, and
/// returns its identifier.
///
/// # Errors
/// [`TaskFault`] when the words break a rule, under a task of another model, and for a second overall core task.
pub async fn create_in_force(
    tx: &mut Tx,
    actor: &Actor,
    unit: &Unit,
    new: &NewTask,
    decision: &AdoptedBy,
) -> Result<String, TaskFault> {
    let id = insert(tx, actor, unit, new).await?;
    wording::actions::adopt_at_once(tx, actor, &Thing::core_task(&id), &new.words, decision).await?;
    Ok(id)
}

async fn insert(tx: &mut Tx, actor: &Actor, unit: &Unit, new: &NewTask) -> Result<String, TaskFault> {
    check_responsible(&new.responsible)?;
    let known = store::all(tx, &actor.municipality).await?;
    let title = new.words.text(PartKind::Title).trim();
    if title.is_empty() {
        return Err(TaskFault::Refused("core-task-refused-no-title"));
    }
    let of_model: Vec<&CoreTask> = known.iter().filter(|task| task.model_id == new.model).collect();
    let is_open_overall = |task: &&&CoreTask| task.kind == TaskKind::Overall && task.closed_at.is_none();
    if new.kind == TaskKind::Overall && of_model.iter().any(|task| is_open_overall(&task)) {
        return Err(TaskFault::Refused("core-task-refused-two-norths"));
    }
    if new.parent.as_ref().is_some_and(|parent| !of_model.iter().any(|task| task.id == *parent)) {
        return Err(TaskFault::Refused("core-task-refused-parent"));
    }
    let id = new_id();
    store::insert(
        tx,
        &actor.municipality,
        &Row {
            id: &id,
            unit: &unit.id,
            model: &new.model,
            parent: new.parent.as_deref(),
            kind: new.kind,
            responsible: new.responsible.trim(),
            slug: &free_slug(title, &known),
            position: of_model.iter().map(|task| task.position).max().unwrap_or(0) + 1,
            title,
            remarks: &new.remarks,
        },
    )
    .await?;
    Ok(id)
}

/// The longest name of who is responsible, in characters.
const MAX_RESPONSIBLE: usize = 300;

/// Refuses a name of who is responsible that is longer than a line or two: it stands in lists and figures.
pub(super) fn check_responsible(who: &str) -> Result<(), TaskFault> {
    if who.trim().chars().count() > MAX_RESPONSIBLE {
        return Err(TaskFault::Refused("core-task-refused-long-responsible"));
    }
    Ok(())
}

/// Addresses under `/kompas/` that are pages of their own.
const RESERVED: [&str; 12] = [
    "model",
    "uden-nord",
    "dele",
    "ny",
    "indlaes",
    "hent",
    "handlinger",
    "prioritering",
    "stemmer",
    "rapport",
    "figurer",
    "paa",
];
/// The longest readable identifier: an overall core task may be a whole sentence.
const LONGEST_SLUG: usize = 60;

/// Returns a readable identifier that nobody has: as many whole words of the title as fit, and a number when needed.
fn free_slug(title: &str, known: &[CoreTask]) -> String {
    let whole = tenancy::slug(title);
    let mut slug = String::new();
    for word in whole.split('-') {
        if !slug.is_empty() && slug.len() + word.len() >= LONGEST_SLUG {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(word);
    }
    if slug.is_empty() {
        "kerneopgave".clone_into(&mut slug);
    }
    let is_free = |slug: &str| !RESERVED.contains(&slug) && !known.iter().any(|task| task.slug == slug);
    if is_free(&slug) {
        return slug;
    }
    (2..).map(|number| format!("{slug}-{number}")).find(|slug| is_free(slug)).unwrap_or(slug)
}

/// A core task as a camp's files give it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCoreTask {
    /// Its place among the core tasks.
    pub position: i64,
    /// Title.
    pub title: String,
    /// Purpose.
    pub purpose: String,
}

/// Adds those of `new` whose title is not there yet to the municipality's own model, in force, and returns how many
/// were added. Part of an import, so the caller has the transaction and its right.
///
/// # Errors
/// [`Fault::Denied`] without `Right::ImportCamps` in the municipality's root unit.
pub async fn add_missing(tx: &mut Tx, actor: &Actor, new: &[NewCoreTask]) -> Result<usize, Fault> {
    let unit = tenancy::root_unit(tx, &actor.municipality).await?;
    actor.require(
        Right::ImportCamps,
        &platform::access::Scope { municipality: actor.municipality.clone(), unit_path: unit.path.clone() },
    )?;
    let tasks = store::all(tx, &actor.municipality).await?;
    let known: Vec<String> = tasks.iter().map(|task| title_key(&task.title)).collect();
    let missing: Vec<&NewCoreTask> = new.iter().filter(|task| !known.contains(&title_key(&task.title))).collect();
    if missing.is_empty() {
        return Ok(0);
    }
    let model = match model::store::all(tx, &actor.municipality).await?.into_iter().next() {
        Some(model) => model,
        None => model::actions::create_in(tx, actor, "Kerneopgaver", "{}").await?,
    };
    // Under the overall core task, where the model has one: a camp's core task is one of those it is divided into.
    let overall = tasks.iter().find(|task| task.model_id == model.id && task.kind == TaskKind::Overall);
    let parent = overall.filter(|task| task.closed_at.is_none()).map(|task| task.id.clone());
    let day = tx.now().in_denmark().date().to_string();
    for task in &missing {
        let mut words = Words::default();
        words.add(PartKind::Title, "", &task.title, None);
        words.add(PartKind::Purpose, "", &task.purpose, None);
        let new = NewTask {
            model: model.id.clone(),
            parent: parent.clone(),
            kind: TaskKind::Welfare,
            responsible: String::new(),
            words,
            remarks: "{}".to_owned(),
        };
        let decision = AdoptedBy { reference: "Indlæst sammen med en camp".to_owned(), day: day.clone() };
        create_in_force(tx, actor, &unit, &new, &decision).await.map_err(TaskFault::into_fault)?;
    }
    Ok(missing.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_as_title_becomes_an_address_of_whole_words() {
        let title = "understøtte borgere og virksomheders muligheder for at udfolde deres potentiale";
        assert_eq!(free_slug(title, &[]), "understoette-borgere-og-virksomheders-muligheder-for-at");
        assert_eq!(free_slug("…", &[]), "kerneopgave");
    }

    #[test]
    fn a_task_does_not_take_the_address_of_a_page() {
        assert_eq!(free_slug("Uden nord", &[]), "uden-nord-2");
    }
}
