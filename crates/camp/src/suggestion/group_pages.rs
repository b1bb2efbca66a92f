//! The page of suggested groups: choose how fine, name them, make categories of them, one or several at a time.

use std::sync::Arc;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use serde::Deserialize;
use ui::{App, Failure, Notice, Page, Posted, Visitor, Work, redirect, render};

use super::desk::{self, Grouped, Kind};
use super::groups::{GroupView, Line, Shelf};
use super::work::WorkView;
use crate::consolidation::actions::{self, BoardFault};
use crate::consolidation::pages::{self, Place, find, is_script};
use crate::consolidation::{Board, Command, Refusal};
use crate::exercise::Exercise;
use crate::gathering::Camp;

/// How many groups are shown at a time.
const SHOWN: usize = 60;

#[derive(Template)]
#[template(path = "suggestion/groups.html", blocks = ["panel"])]
struct GroupsPage {
    page: Page,
    notice: Option<Notice>,
    url: String,
    here: String,
    undo_url: String,
    may_undo: bool,
    /// How many groups each cut has.
    cuts: Vec<usize>,
    cut: usize,
    version: String,
    step: i64,
    groups: Vec<GroupView>,
    /// How many groups are not shown.
    hidden: usize,
    left_out: Vec<Line>,
    left_out_count: usize,
    waiting: usize,
    work: Option<WorkView>,
    with_model: bool,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    snit: usize,
    /// How many cards a category was just made of, and how many were left out because they had changed.
    oprettet: Option<i64>,
    #[serde(default)]
    udeladt: i64,
}

pub(super) async fn show(
    visitor: Visitor,
    headers: HeaderMap,
    Path(place): Path<Place>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &place).await?;
    let notice = asked.oprettet.map(|cards| {
        let left_out =
            if asked.udeladt > 0 { visitor.locale.count("bulk-left-out", asked.udeladt) } else { String::new() };
        let text = format!("{} {left_out}", visitor.locale.count("groups-made", cards));
        Notice { kind: if asked.udeladt > 0 { "warning" } else { "success" }, text: text.trim().to_owned() }
    });
    answer(&visitor, &headers, (&camp, exercise), asked.snit, notice).await
}

async fn answer(
    visitor: &Visitor,
    headers: &HeaderMap,
    (camp, exercise): (&Camp, Exercise),
    cut: usize,
    notice: Option<Notice>,
) -> Result<Response, Failure> {
    let board = Arc::new(actions::board(&mut visitor.app.db.reader(), &visitor.actor, camp, exercise).await?);
    let work = desk::groups(visitor, &actions::key(camp, exercise), &board).await;
    let url = pages::url(camp, exercise);
    let mut shown = GroupsPage {
        page: pages::under_board(visitor, camp, exercise, "groups-title"),
        may_undo: notice.as_ref().is_some_and(|notice| notice.kind != "error"),
        notice,
        here: format!("{url}/grupper?snit={cut}"),
        undo_url: format!("{}/{}/fortryd", camp.url(), exercise.slug()),
        url,
        cuts: Vec::new(),
        cut,
        version: String::new(),
        step: board.latest_step,
        groups: Vec::new(),
        hidden: 0,
        left_out: Vec::new(),
        left_out_count: 0,
        waiting: 0,
        work: WorkView::of(Kind::Groups, &work),
        with_model: false,
    };
    if let Work::Done(grouped) = work {
        fill(&mut shown, &board, &grouped, &camp.url());
    }
    if is_script(headers) { render(&shown.as_panel()) } else { render(&shown) }
}

fn fill(shown: &mut GroupsPage, board: &Board, grouped: &Grouped, camp_url: &str) {
    let shelf = Shelf { board, cards: &grouped.cards, camp_url };
    shown.cuts = grouped.cuts.iter().map(|cut| cut.groups.len()).collect();
    shown.cut = shown.cut.min(shown.cuts.len().saturating_sub(1));
    shown.version.clone_from(&grouped.version);
    shown.with_model = grouped.with_model;
    if let Some(cut) = grouped.cuts.get(shown.cut) {
        shown.groups = shelf.groups(cut);
        shown.hidden = shown.groups.len().saturating_sub(SHOWN);
        shown.waiting = shown.groups.iter().map(|group| group.count).sum();
        shown.groups.truncate(SHOWN);
        shown.left_out_count = shelf.waiting(&cut.left_out).len();
        shown.left_out = shelf.lines(&cut.left_out);
    }
}

/// What was chosen on the page: its fields are named after the groups, so it is read as it comes.
#[derive(Debug, Default)]
struct Chosen {
    cut: usize,
    version: String,
    step: i64,
    groups: Vec<usize>,
    name: String,
}

impl Chosen {
    fn of(fields: &[(String, String)]) -> Option<Self> {
        let field = |name: &str| fields.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value.as_str());
        let (groups, name) = match field("til").split_once(':') {
            Some(("gruppe", at)) => (vec![at.parse().ok()?], field(&format!("navn-{at}")).to_owned()),
            _ => {
                let ticked = fields.iter().filter(|(name, _)| name == "gruppe");
                (ticked.filter_map(|(_, value)| value.parse().ok()).collect(), field("navn").to_owned())
            }
        };
        let name = if name.trim().is_empty() {
            groups.first().map_or_else(String::new, |at| field(&format!("navn-{at}")).to_owned())
        } else {
            name
        };
        let (cut, step) = (field("snit").parse().ok()?, field("set").parse().ok()?);
        Some(Self { cut, version: field("aftryk").to_owned(), step, groups, name })
    }
}

pub(super) async fn create(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(place): Path<Place>,
    Posted(fields): Posted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &place).await?;
    let chosen = Chosen::of(&fields).ok_or(Failure::BadForm)?;
    let board = Arc::new(actions::board(&mut app.db.reader(), &visitor.actor, &camp, exercise).await?);
    let grouped = match desk::groups(&visitor, &actions::key(&camp, exercise), &board).await {
        Work::Done(grouped) if grouped.version == chosen.version => grouped,
        _ => return refused(&visitor, &headers, (&camp, exercise), &chosen, "groups-out-of-date", "").await,
    };
    let camp_url = camp.url();
    let shelf = Shelf { board: &board, cards: &grouped.cards, camp_url: &camp_url };
    let cut = grouped.cuts.get(chosen.cut).ok_or(Failure::BadForm)?;
    let (cards, changed) = shelf.chosen(cut, &chosen.groups, chosen.step);
    let count = cards.len();
    if count == 0 {
        return refused(&visitor, &headers, (&camp, exercise), &chosen, "groups-choose", "").await;
    }
    let command = Command::AddCategory { name: chosen.name.clone(), description: String::new(), cards };
    match actions::carry_out(&app.db, &app.hub, &visitor.actor, &camp, exercise, &command, app.now()).await {
        Ok(_) => Ok(redirect(&format!(
            "{}/grupper?snit={}&oprettet={count}&udeladt={changed}",
            pages::url(&camp, exercise),
            chosen.cut
        ))),
        Err(BoardFault::Refused(Refusal::Changed(_))) => {
            refused(&visitor, &headers, (&camp, exercise), &chosen, "groups-out-of-date", "").await
        }
        Err(BoardFault::Refused(refusal)) => {
            let (key, what) = refusal.text();
            refused(&visitor, &headers, (&camp, exercise), &chosen, key, what).await
        }
        Err(BoardFault::Denied(denied)) => Err(denied.into()),
        Err(BoardFault::Store(error)) => Err(error.into()),
    }
}

async fn refused(
    visitor: &Visitor,
    headers: &HeaderMap,
    place: (&Camp, Exercise),
    chosen: &Chosen,
    key: &str,
    what: &str,
) -> Result<Response, Failure> {
    let notice = Notice { kind: "error", text: visitor.locale.t1(key, "what", what) };
    let mut response = answer(visitor, headers, place, chosen.cut, Some(notice)).await?;
    let is_conflict = key == "groups-out-of-date";
    *response.status_mut() = if is_conflict { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(response)
}
