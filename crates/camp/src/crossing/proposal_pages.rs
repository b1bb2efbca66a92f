//! What the engine proposes over all camps: shown as proposals, each to be named and accepted, or left.

use std::collections::BTreeSet;
use std::time::Duration;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, Page, Posted, Routes, Visitor, redirect, render};

use super::engine::{self, Search, State};
use super::pages::Open;
use super::{HOME, url};
use crate::analysis::{self, Done, Kind};

pub(super) fn routes() -> Routes {
    Routes::new().get("/camps/paa-tvaers/forslag", Right::Consolidate, show).post(
        "/camps/paa-tvaers/forslag",
        Right::Consolidate,
        control,
    )
}

/// How long a page waits for a search before it shows how far it is.
const PATIENCE: Duration = Duration::from_millis(1_500);
/// The most proposals on the page: those in most camps come first.
const SHOWN: usize = 24;

struct Said {
    id: String,
    code: String,
    url: String,
    words: String,
}

struct Proposal {
    name: String,
    /// For each camp with statements: its title, and the statements.
    camps: Vec<(String, Vec<Said>)>,
    /// Identifiers of all of them.
    statements: Vec<String>,
}

#[derive(Template)]
#[template(path = "crossing/proposals.html")]
struct Proposals {
    page: Page,
    undoable: Option<i64>,
    /// So many hundredths, while it is under way.
    running: Option<usize>,
    is_stopped: bool,
    camps: usize,
    statements: usize,
    proposals: Vec<Proposal>,
    more: usize,
    /// Those that are there already: address and title.
    known: Vec<(String, String)>,
}

async fn show(visitor: Visitor, Query(done): Query<Done>) -> Result<Response, Failure> {
    let open = Open::edit(&visitor).await?;
    let undoable = analysis::undoable(&mut visitor.app.db.reader(), &visitor, &open.home, &done).await?;
    let sets = engine::sets(&open.camps, &open.ground);
    let statements = sets.iter().map(Vec::len).sum();
    let search = engine::search(&visitor.municipality.id, sets);
    settle(&search).await;
    let (running, is_stopped, all) = match search.state() {
        State::Running(hundredths) => (Some(hundredths), false, Vec::new()),
        State::Stopped => (None, true, Vec::new()),
        State::Done(found) => (None, false, proposals(&open, &visitor, found)),
    };
    let known = open.across.of_kind(Kind::Crossing).into_iter();
    render(&Proposals {
        page: Open::page(&visitor, &visitor.locale.t("crossing-proposals")),
        undoable,
        running,
        is_stopped,
        camps: open.camps.len(),
        statements,
        more: all.len().saturating_sub(SHOWN),
        proposals: all.into_iter().take(SHOWN).collect(),
        known: known.map(|(id, one)| (url(id), one.title.clone())).collect(),
    })
}

/// Waits a little for a search that is nearly done.
async fn settle(search: &Search) {
    let step = Duration::from_millis(50);
    let mut waited = Duration::ZERO;
    while matches!(search.state(), State::Running(_)) && waited < PATIENCE {
        tokio::time::sleep(step).await;
        waited += step;
    }
}

/// Returns what was found and is not there yet: a proposal of which most statements are behind one crossing is.
fn proposals(open: &Open, visitor: &Visitor, found: &[text::Crossing]) -> Vec<Proposal> {
    let findings = open.across.of_kind(Kind::Crossing);
    let behind: Vec<BTreeSet<&str>> = findings.iter().map(|(_, one)| open.ground.behind(one)).collect();
    let by_code = |code: &String| open.ground.statements.iter().find(|(_, one)| one.code == *code);
    let mut proposals = Vec::new();
    for crossing in found {
        let mut camps = Vec::new();
        let mut statements = Vec::new();
        for (camp, codes) in open.camps.iter().zip(&crossing.members) {
            let said = codes.iter().filter_map(by_code).map(|(id, one)| Said {
                id: id.clone(),
                code: one.code.clone(),
                url: crate::statement::url(&camp.url(), &one.code),
                words: one.said(&visitor.locale),
            });
            let said: Vec<Said> = said.collect();
            statements.extend(said.iter().map(|one| one.id.clone()));
            if !said.is_empty() {
                camps.push((camp.title.clone(), said));
            }
        }
        let is_there = |set: &BTreeSet<&str>| {
            2 * statements.iter().filter(|id| set.contains(id.as_str())).count() > statements.len()
        };
        if !statements.is_empty() && !behind.iter().any(is_there) {
            proposals.push(Proposal { name: crossing.name.clone(), camps, statements });
        }
    }
    proposals
}

#[derive(Deserialize)]
struct Control {
    /// `stop` or `forfra`.
    handling: String,
}

async fn control(visitor: Visitor, Posted(form): Posted<Control>) -> Result<Response, Failure> {
    Open::edit(&visitor).await?;
    match form.handling.as_str() {
        "stop" => {
            if let Some(search) = engine::latest(&visitor.municipality.id) {
                search.stop();
            }
        }
        "forfra" => engine::forget(&visitor.municipality.id),
        _ => return Err(Failure::BadForm),
    }
    Ok(redirect(&format!("{HOME}/forslag")))
}
