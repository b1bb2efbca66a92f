//! The board's pages: the board itself, what is posted to it, its history, and the stream that tells of others'
//! moves. A posted form answers with the board (for the script) or sends the visitor back to it (without).

use std::convert::Infallible;
use std::sync::Arc;
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

use super::BoardKey;
use super::actions::{self, BoardFault};
use super::board_view::{Columns, Shown};
use super::look::{Look, Order};
use super::rules::{Command, Refusal, Seen};
use crate::exercise::Exercise;
use crate::gathering::{self, Camp};
use crate::suggestion::Advice;

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
#[template(path = "consolidation/board.html", blocks = ["board"])]
struct BoardPage {
    page: Page,
    /// The board's address, as everyone first sees it.
    url: String,
    /// The board's address, as it is looked at.
    view_url: String,
    undo_url: String,
    history_url: String,
    /// The same view with those not placed in the other order.
    order_url: String,
    is_teaching: bool,
    columns: Columns,
    advice: Advice,
    step: i64,
    message: Option<Notice>,
}

impl BoardPage {
    fn with_model(&self) -> bool {
        self.advice.suggested.as_ref().is_some_and(|suggested| suggested.ready.with_model)
    }
}

/// The camp and the exercise, as the address names them.
pub(crate) type Place = (String, String);

pub(crate) async fn find(visitor: &Visitor, (slug, exercise): &Place) -> Result<(Camp, Exercise), Failure> {
    let exercise = Exercise::from_slug(exercise).ok_or(Failure::NotFound)?;
    let camp = gathering::actions::find(&mut visitor.app.db.reader(), &visitor.actor, slug).await?;
    visitor.actor.require(Right::Consolidate, &camp.scope())?;
    Ok((camp, exercise))
}

pub(crate) fn url(camp: &Camp, exercise: Exercise) -> String {
    format!("{}/{}/tavle", camp.url(), exercise.slug())
}

/// Begins a page that belongs to a board.
pub(crate) fn under_board(visitor: &Visitor, camp: &Camp, exercise: Exercise, title: &str) -> Page {
    Page::new(visitor, &visitor.locale.t(title))
        .under(&visitor.locale.t("camps-title"), "/camps")
        .under(&camp.title, &camp.url())
        .under(&visitor.locale.t("camp-board"), &url(camp, exercise))
}

async fn show(visitor: Visitor, headers: HeaderMap, Path(place): Path<Place>) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &place).await?;
    answer(&visitor, &camp, exercise, is_script(&headers), None).await
}

pub(crate) fn is_script(headers: &HeaderMap) -> bool {
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
    let board = Arc::new(actions::board(&mut visitor.app.db.reader(), &visitor.actor, camp, exercise).await?);
    let advice = Advice::of(visitor, &actions::key(camp, exercise), &board).await?;
    let (look, camp_url, url) = (Look::of(&visitor.address), camp.url(), url(camp, exercise));
    let suggested = advice.suggested.as_deref();
    let columns = Columns::of(&board, Shown { camp_url: &camp_url, board_url: &url, look: &look, suggested });
    let is_teaching = look.order == Order::Teaching;
    let other_order = if is_teaching { Order::Captured } else { Order::Teaching };
    let shown = BoardPage {
        page: page(visitor, camp, exercise, &look),
        view_url: format!("{url}{}", look.query()),
        undo_url: format!("{camp_url}/{}/fortryd{}", exercise.slug(), look.query()),
        history_url: format!("{camp_url}/{}/historik", exercise.slug()),
        order_url: format!("{url}{}", look.ordered(other_order).query()),
        url,
        is_teaching,
        columns,
        advice,
        step: board.latest_step,
        message,
    };
    if as_fragment { render(&shown.as_board()) } else { render(&shown) }
}

fn page(visitor: &Visitor, camp: &Camp, exercise: Exercise, look: &Look) -> Page {
    let title = visitor.locale.t1("board-title", "exercise", visitor.locale.t(&exercise.title_key()));
    let mut page = Page::new(visitor, &title)
        .under(&visitor.locale.t("camps-title"), "/camps")
        .under(&camp.title, &camp.url())
        .under(&visitor.locale.t(&exercise.title_key()), &format!("{}/{}", camp.url(), exercise.slug()))
        .wide()
        .with_script("pejl/js/board.js");
    page.address = format!("{}{}", url(camp, exercise), look.query());
    page
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
        Ok(_) if !as_fragment => {
            let view = format!("{}{}", url(camp, exercise), Look::of(&visitor.address).query());
            return Ok(redirect_with(&view, done));
        }
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
    /// Suggestions as `identifier@step:category`.
    #[serde(default)]
    forslag: Vec<String>,
    /// What to do: `kategori:ID`, `skil:ID`, `tilbage`, `til-side`, `saml`, `ny`, `valgt`, `forslag`, and with a
    /// suggestion `forslag:…` and `afvis:…`.
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

pub(crate) fn seen(text: &str) -> Seen {
    match text.rsplit_once('@') {
        Some((card, step)) => Seen { card: card.to_owned(), changed_in: step.parse().ok() },
        None => Seen { card: text.to_owned(), changed_in: None },
    }
}

/// Reads a suggestion: card, step and category.
fn placement(text: &str) -> Option<(Seen, String)> {
    let (card, category) = text.split_once(':')?;
    Some((seen(card), category.to_owned()))
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
        "forslag" => {
            let placements = form.forslag.iter().map(|text| placement(text)).collect::<Option<_>>()?;
            (Command::Accept { placements }, "accepted")
        }
        other => match other.split_once(':')? {
            ("forslag", one) => (Command::Accept { placements: vec![placement(one)?] }, "accepted"),
            ("afvis", one) => {
                let (card, category) = placement(one)?;
                (Command::Reject { card, category }, "rejected")
            }
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
    let key = actions::key(&camp, exercise);
    let keep_alive = KeepAlive::new().interval(Duration::from_secs(15));
    Ok(Sse::new(changes(&app, &key)).keep_alive(keep_alive).into_response())
}

fn changes(app: &App, key: &BoardKey) -> impl Stream<Item = Result<Event, Infallible>> + use<> {
    let listening = (app.hub.listen(), key.topic(), key.work_topic());
    futures::stream::unfold(listening, |(mut listener, topic, work)| async move {
        loop {
            match listener.recv().await {
                Ok(change) if change.topic == topic => {
                    return Some((Ok(Event::default().data(change.step.to_string())), (listener, topic, work)));
                }
                Ok(change) if change.topic == work => {
                    return Some((Ok(Event::default().event("arbejde").data("0")), (listener, topic, work)));
                }
                Ok(_) => {}
                // Too much happened at once to tell it all: 0 says "look again".
                Err(tokio::sync::broadcast::error::RecvError::Lagged(_)) => {
                    return Some((Ok(Event::default().data("0")), (listener, topic, work)));
                }
                Err(tokio::sync::broadcast::error::RecvError::Closed) => return None,
            }
        }
    })
}
