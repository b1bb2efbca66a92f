//! The page of statements that seem to say the same: merge them, or say that they do not.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;
use text::Sameness;
use ui::{App, Failure, Notice, Page, Posted, Visitor, Work, redirect_with, render};

use super::choice::percent;
use super::desk::{self, Kind};
use super::duplicate_sets::{Set, sets};
use super::work::WorkView;
use crate::consolidation::actions::{self, BoardFault};
use crate::consolidation::pages::{self, Place, find, is_script, seen};
use crate::consolidation::{self as board_of, Board, Command};
use crate::exercise::Exercise;
use crate::gathering::Camp;

/// How many sets are shown at a time.
const SHOWN: usize = 40;

struct CardLine {
    /// Card and step, as the form wants them.
    value: String,
    words: String,
    code: String,
    url: String,
    /// The name of its category; empty when it has none.
    category: String,
}

struct SetView {
    percent: i64,
    /// The key of the words for in which way they are the same.
    sameness: &'static str,
    shared: Vec<String>,
    cards: Vec<CardLine>,
}

#[derive(Template)]
#[template(path = "suggestion/duplicates.html", blocks = ["panel"])]
struct DuplicatesPage {
    page: Page,
    notice: Option<Notice>,
    url: String,
    here: String,
    undo_url: String,
    may_undo: bool,
    sets: Vec<SetView>,
    /// How many sets there are in all.
    count: usize,
    work: Option<WorkView>,
    with_model: bool,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    besked: Option<String>,
}

pub(super) async fn show(
    visitor: Visitor,
    headers: HeaderMap,
    Path(place): Path<Place>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &place).await?;
    let key = match asked.besked.as_deref() {
        Some("merged") => Some("done-merged"),
        Some("kept-apart") => Some("done-kept-apart"),
        _ => None,
    };
    let notice = key.map(|key| Notice { kind: "success", text: visitor.locale.t(key) });
    answer(&visitor, &headers, (&camp, exercise), notice).await
}

async fn answer(
    visitor: &Visitor,
    headers: &HeaderMap,
    (camp, exercise): (&Camp, Exercise),
    notice: Option<Notice>,
) -> Result<Response, Failure> {
    let board = Arc::new(actions::board(&mut visitor.app.db.reader(), &visitor.actor, camp, exercise).await?);
    let work = desk::duplicates(visitor, &actions::key(camp, exercise), &board).await;
    let url = pages::url(camp, exercise);
    let mut page = pages::under_board(visitor, camp, exercise, "duplicates-title");
    // The page says it itself, so that the panel does too.
    page.notice = None;
    let mut shown = DuplicatesPage {
        page,
        may_undo: notice.as_ref().is_some_and(|notice| notice.kind != "error"),
        notice,
        here: format!("{url}/dubletter"),
        undo_url: format!("{}/{}/fortryd", camp.url(), exercise.slug()),
        url,
        sets: Vec::new(),
        count: 0,
        work: WorkView::of(Kind::Duplicates, &work),
        with_model: false,
    };
    if let Work::Done(doubled) = work {
        let sets = sets(&board, &doubled.pairs, &doubled.cards);
        shown.count = sets.len();
        shown.sets = sets.iter().take(SHOWN).map(|set| set_view(&board, set, &camp.url())).collect();
        shown.with_model = doubled.with_model;
    }
    if is_script(headers) { render(&shown.as_panel()) } else { render(&shown) }
}

fn set_view(board: &Board, set: &Set, camp_url: &str) -> SetView {
    let line = |id: &String| {
        let (card, changed_in) = board.cards.get(id)?;
        let code = board.facts.get(&card.statement)?.code.clone();
        let category = match &card.place {
            board_of::Place::Category(category) => board.categories.get(category).map(|category| category.name.clone()),
            _ => None,
        };
        Some(CardLine {
            value: format!("{id}@{changed_in}"),
            words: board.words(card),
            url: format!("{camp_url}/udsagn/{code}"),
            code,
            category: category.unwrap_or_default(),
        })
    };
    SetView {
        percent: percent(set.likeness),
        sameness: match set.sameness {
            Sameness::Exact => "duplicates-exact",
            Sameness::Almost => "duplicates-almost",
            Sameness::Meaning => "duplicates-meaning",
        },
        shared: set.shared.clone(),
        cards: set.cards.iter().filter_map(line).collect(),
    }
}

#[derive(Deserialize)]
pub(super) struct DecideForm {
    /// `saml` or `ikke`.
    handling: String,
    /// Cards as `identifier@step`.
    #[serde(default)]
    kort: Vec<String>,
}

pub(super) async fn decide(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(place): Path<Place>,
    Posted(form): Posted<DecideForm>,
) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &place).await?;
    let cards = form.kort.iter().map(|text| seen(text)).collect();
    let (command, done) = match form.handling.as_str() {
        "saml" => (Command::MergeCards { cards }, "merged"),
        "ikke" => (Command::KeepApart { cards }, "kept-apart"),
        _ => return Err(Failure::BadForm),
    };
    match actions::carry_out(&app.db, &app.hub, &visitor.actor, &camp, exercise, &command, app.now()).await {
        Ok(_) => Ok(redirect_with(&format!("{}/dubletter", pages::url(&camp, exercise)), done)),
        Err(BoardFault::Refused(refusal)) => {
            let (key, what) = refusal.text();
            let notice = Notice { kind: "error", text: visitor.locale.t1(key, "what", what) };
            let mut response = answer(&visitor, &headers, (&camp, exercise), Some(notice)).await?;
            *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
            Ok(response)
        }
        Err(BoardFault::Denied(denied)) => Err(denied.into()),
        Err(BoardFault::Store(error)) => Err(error.into()),
    }
}
