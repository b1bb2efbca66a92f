//! The board's pages: the board itself, what is posted to it, its history, and the stream that tells of others'
//! moves. A posted form answers with the board (for the script) or sends the visitor back to it (without).

use std::convert::Infallible;
use std::time::Duration;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use futures::Stream;
use platform::access::Right;
use serde::Deserialize;
use ui::{App, Failure, Notice, Page, Posted, Routes, Visitor, redirect, redirect_with, render};

use super::actions::{self, BoardFault};
use super::board_view::Columns;
use super::rules::{Command, Refusal, Seen};
use crate::exercise::Exercise;
use crate::gathering::{self, Camp};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/camps/{camp}/{exercise}/tavle", Right::Consolidate, show)
        .post("/camps/{camp}/{exercise}/tavle", Right::Consolidate, move_cards)
        .post(
            "/camps/{camp}/{exercise}/tavle/kategori/{category}",
            Right::Consolidate,
            super::category_pages::change_category,
        )
        .get(
            "/camps/{camp}/{exercise}/tavle/kategori/{category}",
            Right::Consolidate,
            super::category_pages::show_category,
        )
        .get("/camps/{camp}/{exercise}/tavle/del/{card}", Right::Consolidate, super::category_pages::show_split)
        .post("/camps/{camp}/{exercise}/tavle/del/{card}", Right::Consolidate, super::category_pages::split)
        .post("/camps/{camp}/{exercise}/fortryd", Right::Consolidate, undo)
        .get("/camps/{camp}/{exercise}/historik", Right::Consolidate, super::history::show)
        .get("/camps/{camp}/{exercise}/tavle/haendelser", Right::Consolidate, events)
}

#[derive(Template)]
#[template(path = "consolidation/board.html")]
struct BoardPage {
    page: Page,
    url: String,
    undo_url: String,
    history_url: String,
    columns: Columns,
    step: i64,
    message: Option<Notice>,
}

#[derive(Template)]
#[template(path = "consolidation/board.html", block = "board")]
struct BoardFragment {
    page: Page,
    url: String,
    undo_url: String,
    columns: Columns,
    step: i64,
    message: Option<Notice>,
}

/// The camp and the exercise, as the address names them.
pub(super) type Place = (String, String);

pub(super) async fn find(visitor: &Visitor, (slug, exercise): &Place) -> Result<(Camp, Exercise), Failure> {
    let exercise = Exercise::from_slug(exercise).ok_or(Failure::NotFound)?;
    let camp = gathering::actions::find(&mut visitor.app.db.reader(), &visitor.actor, slug).await?;
    visitor.actor.require(Right::Consolidate, &camp.scope())?;
    Ok((camp, exercise))
}

pub(super) fn url(camp: &Camp, exercise: Exercise) -> String {
    format!("{}/{}/tavle", camp.url(), exercise.slug())
}

async fn show(visitor: Visitor, headers: HeaderMap, Path(place): Path<Place>) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &place).await?;
    answer(&visitor, &camp, exercise, is_script(&headers), None).await
}

pub(super) fn is_script(headers: &HeaderMap) -> bool {
    headers.contains_key("x-pejl-board")
}

/// Renders the board: whole, or only what the script puts in the place of the old one.
async fn answer(
    visitor: &Visitor,
    camp: &Camp,
    exercise: Exercise,
    as_fragment: bool,
    message: Option<Notice>,
) -> Result<Response, Failure> {
    let board = actions::board(&mut visitor.app.db.reader(), &visitor.actor, camp, exercise).await?;
    let title = visitor.locale.t1("board-title", "exercise", visitor.locale.t(&exercise.title_key()));
    let mut page = Page::new(visitor, &title)
        .under(&visitor.locale.t("camps-title"), "/camps")
        .under(&camp.title, &camp.url())
        .under(&visitor.locale.t(&exercise.title_key()), &format!("{}/{}", camp.url(), exercise.slug()))
        .wide()
        .with_script("pejl/js/board.js");
    page.address = url(camp, exercise);
    let undo_url = format!("{}/{}/fortryd", camp.url(), exercise.slug());
    let history_url = format!("{}/{}/historik", camp.url(), exercise.slug());
    let (url, columns, step) = (url(camp, exercise), Columns::of(&board, &camp.url()), board.latest_step);
    if as_fragment {
        render(&BoardFragment { page, url, undo_url, columns, step, message })
    } else {
        render(&BoardPage { page, url, undo_url, history_url, columns, step, message })
    }
}

/// Answers what was posted: with the board for the script, with a way back to it otherwise.
pub(super) async fn answer_to(
    visitor: &Visitor,
    headers: &HeaderMap,
    camp: &Camp,
    exercise: Exercise,
    outcome: Result<i64, BoardFault>,
    done: &str,
) -> Result<Response, Failure> {
    let as_fragment = is_script(headers);
    let refusal = match outcome {
        Ok(_) if !as_fragment => return Ok(redirect_with(&url(camp, exercise), done)),
        Ok(_) => {
            let text = visitor.locale.t(&format!("done-{done}"));
            return answer(visitor, camp, exercise, true, Some(Notice { kind: "success", text })).await;
        }
        Err(BoardFault::Refused(refusal)) => refusal,
        Err(BoardFault::Denied(denied)) => return Err(denied.into()),
        Err(BoardFault::Store(error)) => return Err(error.into()),
    };
    let (key, what) = refusal.text();
    let mut text = visitor.locale.t1(key, "what", what);
    if let Refusal::Changed(_) = refusal {
        text = format!("{text} {}", latest_by_others(visitor, camp, exercise).await?);
    }
    let mut response = answer(visitor, camp, exercise, as_fragment, Some(Notice { kind: "error", text })).await?;
    let is_conflict = matches!(refusal, Refusal::Changed(_) | Refusal::UndoBlocked);
    *response.status_mut() = if is_conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(response)
}

/// Who last changed the board, for the one who was too late.
async fn latest_by_others(visitor: &Visitor, camp: &Camp, exercise: Exercise) -> Result<String, Failure> {
    let steps = actions::newest_steps(&mut visitor.app.db.reader(), &visitor.actor, camp, exercise, 1).await?;
    Ok(steps.first().map_or_else(String::new, |step| visitor.locale.t1("board-latest-by", "name", &step.by_name)))
}

#[derive(Deserialize)]
struct MoveForm {
    /// Cards as `identifier@step`.
    #[serde(default)]
    kort: Vec<String>,
    /// What to do: `kategori:ID`, `skil:ID`, `tilbage`, `til-side`, `saml`, `ny`, `valgt`.
    til: String,
    #[serde(default)]
    kategori: String,
    #[serde(default)]
    begrundelse: String,
    #[serde(default)]
    navn: String,
    #[serde(default)]
    beskrivelse: String,
}

fn seen(text: &str) -> Seen {
    match text.rsplit_once('@') {
        Some((card, step)) => Seen { card: card.to_owned(), changed_in: step.parse().ok() },
        None => Seen { card: text.to_owned(), changed_in: None },
    }
}

/// Reads the form as a command, with the key of what to say when it is done.
fn command(form: MoveForm) -> Option<(Command, &'static str)> {
    let cards: Vec<Seen> = form.kort.iter().map(|text| seen(text)).collect();
    Some(match form.til.as_str() {
        "valgt" => (Command::Place { cards, category: form.kategori }, "placed"),
        "tilbage" => (Command::Unplace { cards }, "unplaced"),
        "til-side" => (Command::SetAside { cards, reason: form.begrundelse }, "set-aside"),
        "saml" => (Command::MergeCards { cards }, "merged"),
        "ny" => (Command::AddCategory { name: form.navn, description: form.beskrivelse, cards }, "category-added"),
        other => match other.split_once(':')? {
            ("kategori", category) => (Command::Place { cards, category: category.to_owned() }, "placed"),
            ("skil", card) => (Command::DetachCard { card: seen(card) }, "detached"),
            _ => return None,
        },
    })
}

async fn move_cards(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(place): Path<Place>,
    Posted(form): Posted<MoveForm>,
) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &place).await?;
    let outcome = match command(form) {
        Some((command, done)) => {
            (actions::carry_out(&app.db, &app.hub, &visitor.actor, &camp, exercise, &command, app.now()).await, done)
        }
        None => (Err(Refusal::NothingChosen.into()), "placed"),
    };
    answer_to(&visitor, &headers, &camp, exercise, outcome.0, outcome.1).await
}

#[derive(Deserialize)]
struct UndoForm {
    /// The step; none: one's own latest.
    trin: Option<i64>,
    /// Where to go afterwards; none: the board.
    #[serde(default)]
    tilbage: String,
}

async fn undo(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(place): Path<Place>,
    Posted(form): Posted<UndoForm>,
) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &place).await?;
    let outcome = actions::undo(&app.db, &app.hub, &visitor.actor, &camp, exercise, form.trin, app.now()).await;
    if outcome.is_ok() && form.tilbage.starts_with(&camp.url()) {
        return Ok(redirect(&form.tilbage));
    }
    answer_to(&visitor, &headers, &camp, exercise, outcome, "undone").await
}

/// Tells whoever looks at a board of every step on it, as server-sent events.
async fn events(State(app): State<App>, visitor: Visitor, Path(place): Path<Place>) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &place).await?;
    let topic = actions::key(&camp, exercise).topic();
    let keep_alive = KeepAlive::new().interval(Duration::from_secs(15));
    Ok(Sse::new(changes(&app, topic)).keep_alive(keep_alive).into_response())
}

fn changes(app: &App, topic: String) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
    let listener = app.hub.listen();
    futures::stream::unfold((listener, topic), |(mut listener, topic)| async move {
        loop {
            match listener.recv().await {
                Ok(change) if change.topic == topic => {
                    return Some((Ok(Event::default().data(change.step.to_string())), (listener, topic)));
                }
                Ok(_) => {}
                // Too much happened at once to tell it all: 0 says "look again".
                Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => {
                    return Some((Ok(Event::default().data("0")), (listener, topic)));
                }
                Err(tokio::sync::broadcast::error::RecvError::Closed) => return None,
            }
        }
    })
}
