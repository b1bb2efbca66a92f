//! A model's own page, making one, naming it, and choosing which is the municipality's own.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use platform::Fault;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render};

use super::{Model, actions};
use crate::as_of::{AsOf, Asked};
use crate::core_task::{self, Branch, CoreTask};
use crate::thread::links::left::LedTo;
use crate::wording::{self, Often, PartKind, Section, Thing, Version, Words};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/kompas/model/{model}", Right::ReadPublic, show)
        .get("/kompas/model/ny", Right::EditCompass, ask_new)
        .post("/kompas/model/ny", Right::EditCompass, create)
        .post("/kompas/model/{model}/navn", Right::EditCompass, rename)
        .post("/kompas/model/{model}/foerst", Right::EditCompass, put_first)
}

#[derive(Template)]
#[template(path = "model/show.html")]
struct Show {
    page: Page,
    model: Model,
    asked: Asked,
    version: Option<Version>,
    open: Option<Version>,
    period: String,
    sections: Vec<Section>,
    tops: Vec<Branch>,
    /// The tasks at the top, with the threads that a model has through them.
    led: Vec<LedTo>,
    why: &'static str,
    may_edit: bool,
    is_first: bool,
}

async fn show(visitor: Visitor, Path(slug): Path<String>, Query(as_of): Query<AsOf>) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let models = actions::all(&mut reader, &visitor.actor).await?;
    let model = actions::find(&mut reader, &visitor.actor, &slug).await?;
    let scope = actions::scope(&mut reader, &visitor.actor).await?;
    let asked = as_of.read(&visitor);
    let thing = Thing::model(&model.id);
    let versions = wording::actions::versions(&mut reader, &visitor.actor, &thing, &scope).await?;
    let version = wording::in_force(&versions, asked.day()).cloned();
    let words = match &version {
        Some(version) => wording::actions::words(&mut reader, &visitor.actor, version).await?,
        None => Words::default(),
    };
    let mut tasks: Vec<CoreTask> = core_task::actions::held(&mut reader, &visitor.actor, asked.day()).await?;
    tasks.retain(|task| task.model_id == model.id);
    let tops = core_task::tree(&tasks);
    let led = |top: &Branch| LedTo {
        title: top.task.title.clone(),
        url: format!("/traad/core-task/{}", top.task.id),
        reason: String::new(),
    };
    render(&Show {
        why: if tops.is_empty() { "thread-left-model-empty" } else { "thread-left-model" },
        led: tops.iter().map(led).collect(),
        page: Page::new(&visitor, &model.title).under(&visitor.locale.t("core-task-list-title"), "/kompas"),
        period: version.as_ref().map_or_else(String::new, |version| wording::period(&visitor, version)),
        open: versions.iter().find(|version| version.state.is_open()).cloned(),
        sections: wording::sections(&words, ""),
        tops,
        may_edit: asked == Asked::Now && visitor.actor.may(Right::EditCompass, &scope),
        is_first: models.first().is_some_and(|first| first.id == model.id),
        version,
        asked,
        model,
    })
}

#[derive(Clone, Debug, Default, Deserialize)]
struct NameForm {
    #[serde(default)]
    titel: String,
}

#[derive(Template)]
#[template(path = "model/new.html")]
struct New {
    page: Page,
    errors: FormErrors,
    typed: NameForm,
}

fn form(visitor: &Visitor, typed: NameForm, errors: FormErrors) -> Result<Response, Failure> {
    let has_errors = !errors.is_empty();
    let page =
        Page::new(visitor, &visitor.locale.t("model-new")).under(&visitor.locale.t("core-task-list-title"), "/kompas");
    let mut response = render(&New { page, errors, typed })?;
    if has_errors {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

async fn ask_new(visitor: Visitor) -> Result<Response, Failure> {
    form(&visitor, NameForm::default(), FormErrors::default())
}

async fn create(visitor: Visitor, Posted(typed): Posted<NameForm>) -> Result<Response, Failure> {
    match actions::create(&visitor.app.db, &visitor.actor, &typed.titel, visitor.app.now()).await {
        Ok(model) => Ok(redirect_with(&model.url(), "model-created")),
        Err(Fault::Refused(key)) => form(&visitor, typed, FormErrors::one("titel", visitor.locale.t(key))),
        Err(other) => Err(other.into()),
    }
}

async fn rename(
    visitor: Visitor,
    Path(slug): Path<String>,
    Posted(typed): Posted<NameForm>,
) -> Result<Response, Failure> {
    let model = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &slug).await?;
    actions::rename(&visitor.app.db, &visitor.actor, &model, &typed.titel, visitor.app.now()).await?;
    Ok(redirect_with(&model.url(), "model-renamed"))
}

#[derive(Deserialize)]
struct Empty {}

async fn put_first(visitor: Visitor, Path(slug): Path<String>, _: Posted<Empty>) -> Result<Response, Failure> {
    let model = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &slug).await?;
    actions::put_first(&visitor.app.db, &visitor.actor, &model, visitor.app.now()).await?;
    Ok(redirect_with("/kompas", "model-first"))
}
