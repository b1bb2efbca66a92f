//! The list of camps, and a camp's own page with its programme.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::response::Response;
use compass::thread::{Kind, Thread, Threads};
use platform::access::Right;
use serde::Deserialize;
use ui::{Access, App, Failure, Page, Posted, Routes, Visitor, redirect_with, render};

use super::{Camp, Counts, actions};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/camps", Right::ReadPublic, list)
        .get("/camps/{camp}", Access::NeedsUnlessPublished(Right::ReadCamps), show)
        .post("/camps/{camp}/offentliggoer", Right::PublishCamp, publish)
        .post("/camps/{camp}/traek-tilbage", Right::PublishCamp, withdraw)
}

struct Line {
    camp: Camp,
    date: String,
    captured: i64,
    not_placed: i64,
}

#[derive(Template)]
#[template(path = "gathering/list.html")]
struct List {
    page: Page,
    camps: Vec<Line>,
    may_import: bool,
    is_signed_in: bool,
}

async fn list(visitor: Visitor) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let camps = actions::all(&mut reader, &visitor.actor).await?;
    let totals = actions::totals(&mut reader, &visitor.municipality.id).await?;
    let line = |camp: Camp| {
        let (captured, not_placed) = totals
            .iter()
            .find(|(id, ..)| *id == camp.id)
            .map_or((0, 0), |(_, captured, not_placed)| (*captured, *not_placed));
        Line { date: visitor.locale.date_text(&camp.held_on), camp, captured, not_placed }
    };
    let camps = camps.into_iter().map(line).collect();
    let page = Page::new(&visitor, &visitor.locale.t("camps-title"));
    render(&List {
        page,
        camps,
        may_import: visitor.may(Right::ImportCamps),
        is_signed_in: visitor.actor.is_signed_in(),
    })
}

#[derive(Template)]
#[template(path = "gathering/show.html")]
struct Show {
    page: Page,
    camp: Camp,
    date: String,
    programme: Vec<Counts>,
    thread: Thread,
    may_publish: bool,
    may_consolidate: bool,
}

async fn show(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(slug): Path<String>,
) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let camp = actions::find(&mut reader, &visitor.actor, &slug).await?;
    let programme = actions::counts(&mut reader, &camp).await?;
    let thread = threads.of(&visitor.app.db, &visitor.actor, &visitor.locale, Kind::Camp, &camp.id).await?;
    let page = Page::new(&visitor, &camp.title).under(&visitor.locale.t("camps-title"), "/camps");
    render(&Show {
        page,
        date: visitor.locale.date_text(&camp.held_on),
        programme,
        thread,
        may_publish: visitor.actor.may(Right::PublishCamp, &camp.scope()),
        may_consolidate: visitor.actor.may(Right::Consolidate, &camp.scope()),
        camp,
    })
}

#[derive(Deserialize)]
struct Nothing {}

async fn publish(
    State(app): State<App>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    actions::publish(&app.db, &visitor.actor, &slug, app.now()).await?;
    Ok(redirect_with(&format!("/camps/{slug}"), "camp-published"))
}

async fn withdraw(
    State(app): State<App>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    actions::withdraw(&app.db, &visitor.actor, &slug, app.now()).await?;
    Ok(redirect_with(&format!("/camps/{slug}"), "camp-withdrawn"))
}
