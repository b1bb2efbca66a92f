//! The page that accepts all suggestions above a chosen probability, after a look at a sample of them.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;
use std::sync::Arc;
use ui::{App, Failure, Notice, Page, Posted, Visitor, Work, redirect, render};

use super::bulk::{self, Offer};
use super::desk::{self, Kind, Suggested};
use super::work::WorkView;
use crate::consolidation::actions::{self, BoardFault};
use crate::consolidation::pages::{self, Place, find, is_script};
use crate::consolidation::{Board, Command};
use crate::exercise::Exercise;
use crate::gathering::Camp;

/// The probabilities to choose from, in percent.
const THRESHOLDS: [i64; 5] = [95, 90, 80, 70, 60];
const USUAL: i64 = 90;

/// How many of each category are shown to look at.
const SAMPLE: usize = 4;

struct Line {
    words: String,
    code: String,
    url: String,
    percent: i64,
}

/// A category with what would go there.
struct Share {
    id: String,
    name: String,
    count: usize,
    sample: Vec<Line>,
}

#[derive(Template)]
#[template(path = "suggestion/bulk.html", blocks = ["panel"])]
struct BulkPage {
    page: Page,
    notice: Option<Notice>,
    url: String,
    here: String,
    undo_url: String,
    thresholds: Vec<i64>,
    threshold: i64,
    /// How many would be placed.
    count: usize,
    /// How many suggestions are less sure.
    rest: usize,
    shares: Vec<Share>,
    version: String,
    mark: String,
    /// The number of the draw; the next one is another sample.
    draw: u64,
    work: Option<WorkView>,
    with_model: bool,
    may_undo: bool,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    graense: Option<i64>,
    #[serde(default)]
    udsnit: u64,
    /// How many were just placed, and how many were left out because they had changed.
    placeret: Option<usize>,
    #[serde(default)]
    udeladt: usize,
}

pub(super) async fn show(
    visitor: Visitor,
    headers: HeaderMap,
    Path(place): Path<Place>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &place).await?;
    let notice = asked.placeret.map(|placed| {
        let left_out = if asked.udeladt > 0 {
            visitor.locale.count("bulk-left-out", quantity(asked.udeladt))
        } else {
            String::new()
        };
        let text = format!("{} {left_out}", visitor.locale.count("bulk-accepted", quantity(placed)));
        Notice { kind: if asked.udeladt > 0 { "warning" } else { "success" }, text: text.trim().to_owned() }
    });
    answer(&visitor, &headers, (&camp, exercise), &asked, notice).await
}

fn quantity(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

async fn answer(
    visitor: &Visitor,
    headers: &HeaderMap,
    (camp, exercise): (&Camp, Exercise),
    asked: &Asked,
    notice: Option<Notice>,
) -> Result<Response, Failure> {
    let board = Arc::new(actions::board(&mut visitor.app.db.reader(), &visitor.actor, camp, exercise).await?);
    let work = desk::suggestions(visitor, &actions::key(camp, exercise), &board).await;
    let threshold = asked.graense.filter(|percent| (1..=99).contains(percent)).unwrap_or(USUAL);
    let url = pages::url(camp, exercise);
    let mut shown = BulkPage {
        page: pages::under_board(visitor, camp, exercise, "bulk-title"),
        may_undo: notice.as_ref().is_some_and(|notice| notice.kind != "error"),
        notice,
        here: format!("{url}/forslag?graense={threshold}"),
        undo_url: format!("{}/{}/fortryd", camp.url(), exercise.slug()),
        url,
        thresholds: thresholds(threshold),
        threshold,
        count: 0,
        rest: 0,
        shares: Vec::new(),
        version: String::new(),
        mark: String::new(),
        draw: asked.udsnit,
        work: WorkView::of(Kind::Suggestions, &work),
        with_model: false,
    };
    if let Work::Done(suggested) = work {
        fill(&mut shown, &board, &suggested, &camp.url());
    }
    if is_script(headers) { render(&shown.as_panel()) } else { render(&shown) }
}

/// The limits to choose from, with the one that was asked for, the highest first.
fn thresholds(asked: i64) -> Vec<i64> {
    let mut all: Vec<i64> = THRESHOLDS.into_iter().chain([asked]).collect();
    all.sort_unstable_by_key(|percent| std::cmp::Reverse(*percent));
    all.dedup();
    all
}

fn fill(shown: &mut BulkPage, board: &Board, suggested: &Suggested, camp_url: &str) {
    let offers = bulk::above(suggested, shown.threshold);
    let mut sample = bulk::sample(&offers, SAMPLE, &format!("{}/{}", suggested.version, shown.draw));
    let line = |offer: &Offer| {
        let (card, _) = board.cards.get(&offer.card)?;
        let code = board.facts.get(&card.statement).map_or_else(String::new, |facts| facts.code.clone());
        let url = format!("{camp_url}/udsagn/{code}");
        Some(Line { words: board.words(card), url, code, percent: offer.choice.percent() })
    };
    for (id, category) in board.ordered_categories() {
        let count = offers.iter().filter(|offer| offer.choice.category == *id).count();
        if count > 0 {
            let sample = sample.remove(id).unwrap_or_default().iter().filter_map(line).collect();
            shown.shares.push(Share { id: id.clone(), name: category.name.clone(), count, sample });
        }
    }
    shown.count = offers.len();
    shown.rest = suggested.choices.len() - offers.len();
    shown.version.clone_from(&suggested.version);
    shown.mark = bulk::mark(&offers);
    shown.with_model = suggested.ready.with_model;
}

#[derive(Deserialize)]
pub(super) struct AcceptForm {
    graense: i64,
    /// The version that was looked at.
    set: String,
    /// What tells the offers that were looked at from others.
    aftryk: String,
    /// The categories whose offers are accepted.
    #[serde(default)]
    kategori: Vec<String>,
}

pub(super) async fn accept(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(place): Path<Place>,
    Posted(form): Posted<AcceptForm>,
) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &place).await?;
    let board = Arc::new(actions::board(&mut app.db.reader(), &visitor.actor, &camp, exercise).await?);
    let asked = Asked { graense: Some(form.graense), udsnit: 0, placeret: None, udeladt: 0 };
    let Some(suggested) = looked_at(&visitor, &camp, exercise, &board, &form).await else {
        return refused(&visitor, &headers, (&camp, exercise), &asked, "bulk-out-of-date").await;
    };
    let chosen = |offer: &Offer| form.kategori.contains(&offer.choice.category);
    let offers: Vec<Offer> = bulk::above(&suggested, form.graense).into_iter().filter(chosen).collect();
    let standing = bulk::standing(&board, &offers, suggested.step);
    let placed = standing.placements.len();
    let command = Command::Accept { placements: standing.placements };
    match actions::carry_out(&app.db, &app.hub, &visitor.actor, &camp, exercise, &command, app.now()).await {
        Ok(_) => Ok(redirect(&format!(
            "{}/forslag?graense={}&placeret={placed}&udeladt={}",
            pages::url(&camp, exercise),
            form.graense,
            standing.changed
        ))),
        Err(BoardFault::Refused(_)) if placed == 0 => {
            refused(&visitor, &headers, (&camp, exercise), &asked, "bulk-none-left").await
        }
        Err(BoardFault::Refused(_)) => refused(&visitor, &headers, (&camp, exercise), &asked, "bulk-out-of-date").await,
        Err(BoardFault::Denied(denied)) => Err(denied.into()),
        Err(BoardFault::Store(error)) => Err(error.into()),
    }
}

/// The suggestions that the form is about: as they are still known, or worked out again and found to be the same.
async fn looked_at(
    visitor: &Visitor,
    camp: &Camp,
    exercise: Exercise,
    board: &Arc<Board>,
    form: &AcceptForm,
) -> Option<Arc<Suggested>> {
    let key = actions::key(camp, exercise);
    let is_same = |suggested: &Arc<Suggested>| bulk::mark(&bulk::above(suggested, form.graense)) == form.aftryk;
    if let Some(known) = desk::looked_at(&visitor.app, &key, &form.set).filter(is_same) {
        return Some(known);
    }
    match desk::suggestions(visitor, &key, board).await {
        Work::Done(suggested) => Some(suggested).filter(is_same),
        _ => None,
    }
}

async fn refused(
    visitor: &Visitor,
    headers: &HeaderMap,
    place: (&Camp, Exercise),
    asked: &Asked,
    key: &str,
) -> Result<Response, Failure> {
    let notice = Notice { kind: "error", text: visitor.locale.t(key) };
    let mut response = answer(visitor, headers, place, asked, Some(notice)).await?;
    *response.status_mut() = StatusCode::CONFLICT;
    Ok(response)
}
