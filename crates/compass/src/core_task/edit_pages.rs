//! Making a core task, moving it in the tree, closing it.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render_form};

use super::actions::{self, TaskFault};
use super::{CoreTask, NewTask, TaskKind, open};
use crate::model::{self, Model};
use crate::wording::{self, PartKind, Thing, Version, WordingRefusal, Words, words_of};

pub(crate) fn routes() -> Routes {
    let edit = Right::EditCompass;
    Routes::new()
        .get("/kompas/ny", edit, ask_new)
        .post("/kompas/ny", edit, create)
        .post("/kompas/{task}/flyt", edit, move_under)
        .post("/kompas/{task}/plads", edit, shift)
        .get("/kompas/{task}/luk", edit, ask_close)
        .post("/kompas/{task}/luk", edit, close)
        .post("/kompas/{task}/genaabn", edit, reopen)
}

/// Answers a refusal on a page of its own: for what has no form to go back to.
fn told(outcome: Result<(), TaskFault>) -> Result<(), Failure> {
    outcome.map_err(|fault| fault.into_fault().into())
}

/// The field of the form for a new task that a refusal is about.
fn field_of(fault: &TaskFault) -> &'static str {
    match fault {
        TaskFault::Wording(WordingRefusal::LongPart(PartKind::Purpose)) => "formaal",
        TaskFault::Refused("core-task-refused-long-responsible") => "ansvarlig",
        _ => "titel",
    }
}

/// Keeps a refusal in words apart from what is no fault of the visitor's wishes.
fn refused<T>(visitor: &Visitor, outcome: Result<T, TaskFault>) -> Result<Result<T, String>, Failure> {
    match outcome {
        Ok(value) => Ok(Ok(value)),
        Err(TaskFault::Refused(key)) => Ok(Err(visitor.locale.t(key))),
        Err(TaskFault::Wording(refusal)) => Ok(Err(words_of(visitor, &refusal))),
        Err(TaskFault::Denied(denied)) => Err(denied.into()),
        Err(TaskFault::NotFound) => Err(Failure::NotFound),
        Err(TaskFault::Store(error)) => Err(error.into()),
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
struct NewForm {
    #[serde(default)]
    model: String,
    #[serde(default)]
    under: String,
    #[serde(default)]
    slags: String,
    #[serde(default)]
    titel: String,
    #[serde(default)]
    formaal: String,
    #[serde(default)]
    ansvarlig: String,
}

#[derive(Template)]
#[template(path = "core_task/new.html")]
struct New {
    page: Page,
    errors: FormErrors,
    typed: NewForm,
    models: Vec<Model>,
    /// Tasks that it can stand under.
    tasks: Vec<CoreTask>,
    kinds: [TaskKind; 5],
}

async fn form(visitor: &Visitor, typed: NewForm, errors: FormErrors) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    visitor.actor.require(Right::EditCompass, &model::actions::scope(&mut reader, &visitor.actor).await?)?;
    let page = Page::new(visitor, &visitor.locale.t("core-task-new"));
    let new = New {
        page: Page { address: "/kompas/ny".to_owned(), ..page }
            .under(&visitor.locale.t("core-task-list-title"), "/kompas"),
        errors,
        typed,
        models: model::actions::all(&mut reader, &visitor.actor).await?,
        tasks: actions::all(&mut reader, &visitor.actor).await?,
        kinds: TaskKind::ALL,
    };
    render_form(&new, &new.errors)
}

async fn ask_new(visitor: Visitor, Query(typed): Query<NewForm>) -> Result<Response, Failure> {
    form(&visitor, typed, FormErrors::default()).await
}

async fn create(visitor: Visitor, Posted(typed): Posted<NewForm>) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let tasks = actions::all(&mut reader, &visitor.actor).await?;
    let parent = tasks.iter().find(|task| task.id == typed.under);
    let model = parent.map_or(&typed.model, |parent| &parent.model_id).clone();
    let mut words = Words::default();
    words.add(PartKind::Title, "", typed.titel.trim(), None);
    words.add(PartKind::Purpose, "", typed.formaal.trim(), None);
    let new = NewTask {
        model,
        parent: parent.map(|parent| parent.id.clone()),
        kind: TaskKind::from_name(&typed.slags).unwrap_or(TaskKind::Welfare),
        responsible: typed.ansvarlig.clone(),
        words,
        remarks: "{}".to_owned(),
    };
    let created = actions::create(&visitor.app.db, &visitor.actor, &new, visitor.app.now()).await;
    let field = created.as_ref().err().map_or("titel", field_of);
    match refused(&visitor, created)? {
        Ok(task) => Ok(redirect_with(&format!("{}/ordlyd/1", task.url()), "core-task-created")),
        Err(text) => form(&visitor, typed, FormErrors::one(field, text)).await,
    }
}

#[derive(Deserialize)]
struct MoveForm {
    #[serde(default)]
    under: String,
}

async fn move_under(
    visitor: Visitor,
    Path(slug): Path<String>,
    Posted(form): Posted<MoveForm>,
) -> Result<Response, Failure> {
    let task = open(&visitor, &slug).await?;
    let parent = if form.under.is_empty() { None } else { Some(open(&visitor, &form.under).await?) };
    let now = visitor.app.now();
    let moved = actions::move_under(&visitor.app.db, &visitor.actor, &task, parent.as_ref(), now).await;
    told(moved)?;
    Ok(redirect_with(&task.url(), "core-task-moved"))
}

#[derive(Deserialize)]
struct ShiftForm {
    #[serde(default)]
    vej: String,
}

async fn shift(
    visitor: Visitor,
    Path(slug): Path<String>,
    Posted(form): Posted<ShiftForm>,
) -> Result<Response, Failure> {
    let task = open(&visitor, &slug).await?;
    let by = if form.vej == "op" { -1 } else { 1 };
    told(actions::shift(&visitor.app.db, &visitor.actor, &task, by, visitor.app.now()).await)?;
    Ok(redirect_with("/kompas", "core-task-moved"))
}

#[derive(Template)]
#[template(path = "core_task/close.html")]
struct Close {
    page: Page,
    errors: FormErrors,
    task: CoreTask,
    /// The version that is given up with it.
    open: Option<Version>,
    typed: String,
}

async fn close_page(visitor: &Visitor, task: CoreTask, typed: String, errors: FormErrors) -> Result<Response, Failure> {
    let title = visitor.locale.t1("core-task-close-title", "title", &task.title);
    let page = Page::new(visitor, &title)
        .under(&visitor.locale.t("core-task-list-title"), "/kompas")
        .under(&task.title, &task.url());
    let thing = Thing::core_task(&task.id);
    let mut reader = visitor.app.db.reader();
    let versions = wording::actions::versions(&mut reader, &visitor.actor, &thing, &task.scope()).await?;
    let open = versions.into_iter().find(|version| version.state.is_open());
    let close = Close { page, errors, task, open, typed };
    render_form(&close, &close.errors)
}

async fn ask_close(visitor: Visitor, Path(slug): Path<String>) -> Result<Response, Failure> {
    let task = open(&visitor, &slug).await?;
    visitor.actor.require(Right::EditCompass, &task.scope())?;
    close_page(&visitor, task, String::new(), FormErrors::default()).await
}

#[derive(Deserialize)]
struct CloseForm {
    #[serde(default)]
    grund: String,
}

async fn close(
    visitor: Visitor,
    Path(slug): Path<String>,
    Posted(form): Posted<CloseForm>,
) -> Result<Response, Failure> {
    let task = open(&visitor, &slug).await?;
    let closed = actions::close(&visitor.app.db, &visitor.actor, &task, &form.grund, visitor.app.now()).await;
    match refused(&visitor, closed)? {
        Ok(()) => Ok(redirect_with("/kompas", "core-task-closed")),
        Err(text) => close_page(&visitor, task, form.grund, FormErrors::one("grund", text)).await,
    }
}

/// A form that only has its token.
#[derive(Deserialize)]
struct Nothing {}

async fn reopen(
    visitor: Visitor,
    Path(slug): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    let task = open(&visitor, &slug).await?;
    told(actions::reopen(&visitor.app.db, &visitor.actor, &task, visitor.app.now()).await)?;
    Ok(redirect_with(&task.url(), "core-task-reopened"))
}
