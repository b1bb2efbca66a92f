//! What the second coder sees: one thought at a time with the categories, and all of the sample with their own answers.
//! Never where a thought stands on the board, never what the machine says, never how many stand in a category.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Visitor, redirect, redirect_with, render_form};

use super::pages::{At, RoundPlace, TOP, refused};
use super::round_pages::{Nothing, show_round};
use super::{Answer, Round, SampledThought, actions};
use crate::consolidation::{self, Board, Place};

/// A category to choose.
struct CategoryChoice {
    id: String,
    name: String,
    description: String,
    /// The key that chooses it: 1–9, then 0; empty from the eleventh.
    key: String,
    is_chosen: bool,
}

/// A thought as the second coder sees it.
struct ThoughtView {
    position: i64,
    headline: String,
    words: String,
    /// Their own answer in words; empty while there is none.
    answer: String,
    /// Whether its words are gone: then there is nothing to sort.
    is_gone: bool,
}

#[derive(Template)]
#[template(path = "second_coding/coding.html")]
struct CodingPage {
    page: Page,
    errors: FormErrors,
    url: String,
    thought: Option<ThoughtView>,
    categories: Vec<CategoryChoice>,
    is_undecidable: bool,
    before: Option<i64>,
    after: Option<i64>,
    all: Vec<ThoughtView>,
    answered: usize,
    waiting: usize,
}

pub(super) async fn show(
    visitor: &Visitor,
    place: &RoundPlace,
    asked: Option<i64>,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let (round, thoughts) = (&place.sampled.round, &place.sampled.thoughts);
    let mut reader = visitor.app.db.reader();
    let board =
        consolidation::actions::board(&mut reader, &visitor.actor, &place.place.camp, place.place.exercise).await?;
    let waiting = actions::waiting(&board, thoughts);
    let position = asked.or_else(|| waiting.first().copied());
    let shown = position.and_then(|position| thoughts.iter().find(|thought| thought.position == position));
    let view = |thought: &SampledThought| view(visitor, &board, round, thought);
    let title = match shown {
        Some(thought) => {
            visitor.locale.t2("coding-thought-title", "position", thought.position, "thoughts", thoughts.len())
        }
        None => visitor.locale.t1("coding-round-title", "number", round.number),
    };
    let is_there = |position: &i64| thoughts.iter().any(|thought| thought.position == *position);
    let coding = CodingPage {
        page: place.page(visitor, &title).with_script("pejl/js/second_coding.js"),
        url: place.url(),
        thought: shown.map(view),
        categories: categories(round, shown),
        is_undecidable: shown.is_some_and(|thought| thought.answer == Some(Answer::Undecidable)),
        before: shown.map(|thought| thought.position - 1).filter(is_there),
        after: shown.map(|thought| thought.position + 1).filter(is_there),
        all: thoughts.iter().map(view).collect(),
        answered: thoughts.iter().filter(|thought| thought.answer.is_some()).count(),
        waiting: waiting.len(),
        errors,
    };
    render_form(&coding, &coding.errors)
}

fn categories(round: &Round, shown: Option<&SampledThought>) -> Vec<CategoryChoice> {
    let chosen = shown.and_then(SampledThought::second);
    let choice = |(at, category): (usize, &super::FrozenCategory)| CategoryChoice {
        id: category.id.clone(),
        name: category.name.clone(),
        description: category.description.clone(),
        key: if at < 10 { ((at + 1) % 10).to_string() } else { String::new() },
        is_chosen: chosen == Some(category.id.as_str()),
    };
    round.categories.iter().enumerate().map(choice).collect()
}

fn view(visitor: &Visitor, board: &Board, round: &Round, thought: &SampledThought) -> ThoughtView {
    let card = board.cards.get(&thought.card).map(|(card, _)| card).filter(|card| card.place != Place::Erased);
    ThoughtView {
        position: thought.position,
        headline: card.map_or_else(String::new, |card| board.headline(&card.statement)),
        words: card.map_or_else(String::new, |card| board.words(card)),
        answer: match &thought.answer {
            Some(Answer::Category(category)) => round.category_name(category).to_owned(),
            Some(Answer::Undecidable) => visitor.locale.t("coding-undecidable"),
            None => String::new(),
        },
        is_gone: card.is_none(),
    }
}

#[derive(Deserialize)]
pub(super) struct AnswerForm {
    /// The thought's place in the sample.
    #[serde(default)]
    plads: i64,
    /// A category's identifier, or `uafgjort`.
    #[serde(default)]
    kategori: String,
}

pub(super) async fn answer(
    visitor: Visitor,
    Path(at): Path<At>,
    Posted(form): Posted<AnswerForm>,
) -> Result<Response, Failure> {
    let place = RoundPlace::find(&visitor, &at).await?;
    let answer = match form.kategori.as_str() {
        "uafgjort" => Answer::Undecidable,
        category => Answer::Category(category.to_owned()),
    };
    let (app, round) = (&visitor.app, &place.sampled.round);
    let given = (form.plads, &answer);
    match refused(actions::answer(&app.db, &visitor.actor, &place.place.camp, round, given, app.now()).await)? {
        Ok(()) => Ok(redirect(&place.url())),
        Err(key) => {
            let errors = FormErrors::one(TOP, visitor.locale.t(key));
            show_round(&visitor, &place, Some(form.plads), errors).await
        }
    }
}

pub(super) async fn finish(
    visitor: Visitor,
    Path(at): Path<At>,
    Posted(_): Posted<Nothing>,
) -> Result<Response, Failure> {
    let place = RoundPlace::find(&visitor, &at).await?;
    let app = &visitor.app;
    let outcome = actions::finish(&app.db, &visitor.actor, &place.place.camp, &place.sampled, app.now()).await;
    match refused(outcome)? {
        Ok(()) => Ok(redirect_with(&place.url(), "coding-finished")),
        Err(key) => {
            let errors = FormErrors::one(TOP, visitor.locale.t(key));
            show_round(&visitor, &place, None, errors).await
        }
    }
}
