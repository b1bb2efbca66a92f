//! Why a category is suggested for a card: the words that speak for it, and the statements there that it resembles.

use std::sync::Arc;

use askama::Template;
use axum::extract::Path;
use axum::http::HeaderMap;
use axum::response::Response;
use ui::{Failure, Page, Visitor, Work, render};

use super::choice::percent;
use super::desk::{self, Kind, Suggested};
use super::work::WorkView;
use crate::consolidation::pages::{self, find, is_script};
use crate::consolidation::{Board, actions};

struct Neighbour {
    words: String,
    code: String,
    url: String,
    percent: i64,
}

/// A category, and what speaks for it.
struct Reasons {
    category: String,
    percent: i64,
    certainty: &'static str,
    words: Vec<String>,
    neighbours: Vec<Neighbour>,
}

#[derive(Template)]
#[template(path = "suggestion/why.html", blocks = ["panel"])]
struct WhyPage {
    page: Page,
    url: String,
    here: String,
    words: String,
    reasons: Vec<Reasons>,
    work: Option<WorkView>,
    with_model: bool,
}

pub(super) async fn show(
    visitor: Visitor,
    headers: HeaderMap,
    Path((slug, exercise, card)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &(slug, exercise)).await?;
    let board = Arc::new(actions::board(&mut visitor.app.db.reader(), &visitor.actor, &camp, exercise).await?);
    let (found, _) = board.cards.get(&card).ok_or(Failure::NotFound)?;
    let work = desk::suggestions(&visitor, &actions::key(&camp, exercise), &board).await;
    let url = pages::url(&camp, exercise);
    let mut shown = WhyPage {
        page: pages::under_board(&visitor, &camp, exercise, "why-title"),
        here: format!("{url}/hvorfor/{card}"),
        url,
        words: board.words(found),
        reasons: Vec::new(),
        work: WorkView::of(Kind::Suggestions, &work),
        with_model: false,
    };
    if let Work::Done(suggested) = work {
        shown.with_model = suggested.ready.with_model;
        let (card, camp_url) = (card.clone(), camp.url());
        let reasons = tokio::task::spawn_blocking(move || reasons(&board, &suggested, &card, &camp_url)).await;
        shown.reasons = reasons.map_err(|error| Failure::Broken(error.to_string()))?;
    }
    if is_script(&headers) { render(&shown.as_panel()) } else { render(&shown) }
}

fn reasons(board: &Board, suggested: &Suggested, card: &str, camp_url: &str) -> Vec<Reasons> {
    let (material, choices) = (&suggested.material, suggested.choices.get(card));
    let Some((key, _)) = material.cards.iter().find(|(_, id)| *id == card) else { return Vec::new() };
    let neighbour = |neighbour: text::Neighbour| {
        let (card, _) = board.cards.get(material.cards.get(&neighbour.key)?)?;
        let code = board.facts.get(&card.statement)?.code.clone();
        let url = format!("{camp_url}/udsagn/{code}");
        Some(Neighbour { words: board.words(card), url, code, percent: percent(neighbour.likeness) })
    };
    let reasons = choices.into_iter().flatten().filter_map(|choice| {
        let topic = material.categories.iter().position(|id| *id == choice.category)?;
        let why = suggested.ready.sorter.why(&material.placed, key, topic);
        Some(Reasons {
            category: board.categories.get(&choice.category)?.name.clone(),
            percent: choice.percent(),
            certainty: choice.certainty_key(),
            words: why.words,
            neighbours: why.neighbours.into_iter().filter_map(neighbour).collect(),
        })
    });
    reasons.collect()
}
