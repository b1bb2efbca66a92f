//! What a finished round shows: the agreement in words and figures, the categories one by one, and the disagreements
//! side by side, each with a decision.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Visitor, redirect_with, render_form};

use super::actions::{self, Verdict};
use super::pages::{At, RoundPlace, TOP, moment, refused};
use super::round_pages::{facts, show_round};
use super::{Choice, Figures, Pair, Round, SampledThought, figures, wording};
use crate::consolidation::actions::BoardFault;
use crate::consolidation::{self, Board, Place};

/// Two coders in the table of figures.
struct PairLine {
    key: String,
    units: usize,
    share: String,
    kappa: String,
    alpha: String,
}

/// A category in its table.
struct CategoryLine {
    name: String,
    first: usize,
    second: usize,
    both: usize,
    kappa: String,
    machine_kappa: String,
}

/// What was decided, in words.
struct DecisionView {
    key: String,
    note: String,
    by: String,
    /// The step of the board that can be undone.
    step: Option<i64>,
}

/// A disagreement, side by side.
struct Disagreement {
    position: i64,
    code: String,
    headline: String,
    words: String,
    first: String,
    /// Empty when the second coder could not decide.
    second: String,
    machine: String,
    /// Where it stands now, when that is no longer where the first coder had it.
    now: Option<String>,
    changed_in: i64,
    decision: Option<DecisionView>,
}

#[derive(Template)]
#[template(path = "second_coding/result.html")]
struct ResultPage {
    page: Page,
    errors: FormErrors,
    url: String,
    camp_url: String,
    undo_url: String,
    told: Vec<String>,
    figures: Figures,
    pairs: Vec<PairLine>,
    categories: Vec<CategoryLine>,
    machine_note: String,
    disagreements: Vec<Disagreement>,
    decided: usize,
    facts: Vec<(String, String)>,
    /// Steps taken on the board since the round was opened, and thoughts of the sample that stand elsewhere now.
    steps_since: i64,
    moved: usize,
    history: Vec<String>,
}

pub(super) async fn show(visitor: &Visitor, place: &RoundPlace, errors: FormErrors) -> Result<Response, Failure> {
    let (round, thoughts) = (&place.sampled.round, &place.sampled.thoughts);
    let (camp, exercise, locale) = (&place.place.camp, place.place.exercise, &visitor.locale);
    let mut reader = visitor.app.db.reader();
    let board = consolidation::actions::board(&mut reader, &visitor.actor, camp, exercise).await?;
    let undone = actions::undone_steps(&mut reader, camp, exercise).await?;
    let figures = figures(round, thoughts);
    let disagreements = disagreements(visitor, &board, round, thoughts, &undone);
    let result = ResultPage {
        page: place.page(visitor, &locale.t1("coding-result-title", "number", round.number)),
        url: place.url(),
        camp_url: camp.url(),
        undo_url: format!("{}/{}/fortryd", camp.url(), exercise.slug()),
        told: wording::told(locale, &figures),
        pairs: Pair::ALL.into_iter().map(|pair| pair_line(visitor, &figures, pair)).collect(),
        categories: figures.categories.iter().map(|line| category_line(visitor, line)).collect(),
        machine_note: wording::machine_note(locale, &round.machine),
        decided: disagreements.iter().filter(|one| one.decision.is_some()).count(),
        facts: facts(visitor, round, thoughts.len()),
        steps_since: board.latest_step - round.board_step,
        moved: thoughts.iter().filter(|thought| now(&board, thought) != Some(&in_first(thought))).count(),
        history: history(visitor, &board, thoughts, &undone),
        disagreements,
        figures,
        errors,
    };
    render_form(&result, &result.errors)
}

fn pair_line(visitor: &Visitor, figures: &Figures, pair: Pair) -> PairLine {
    let agreement = figures.of(pair);
    PairLine {
        key: format!("coding-pair-{}", pair.name()),
        units: agreement.units,
        share: wording::share(&visitor.locale, agreement.share()),
        kappa: wording::estimate(&visitor.locale, agreement.kappa),
        alpha: wording::estimate(&visitor.locale, agreement.alpha),
    }
}

fn category_line(visitor: &Visitor, line: &super::CategoryFigures) -> CategoryLine {
    CategoryLine {
        name: line.name.clone(),
        first: line.first,
        second: line.second,
        both: line.both,
        kappa: wording::value(&visitor.locale, line.kappa),
        machine_kappa: wording::value(&visitor.locale, line.machine_kappa),
    }
}

fn in_first(thought: &SampledThought) -> Place {
    Place::Category(thought.first.clone())
}

/// Where a thought stands now; `None` when its card is gone.
fn now<'b>(board: &'b Board, thought: &SampledThought) -> Option<&'b Place> {
    board.cards.get(&thought.card).map(|(card, _)| &card.place)
}

/// The disagreements, those between the same two categories together.
fn disagreements(
    visitor: &Visitor,
    board: &Board,
    round: &Round,
    thoughts: &[SampledThought],
    undone: &[i64],
) -> Vec<Disagreement> {
    let order = |id: &str| round.categories.iter().position(|category| category.id == id);
    let mut disagreed: Vec<&SampledThought> = thoughts.iter().filter(|thought| thought.is_disagreed()).collect();
    disagreed.sort_by_key(|thought| (order(&thought.first), thought.second().and_then(order), thought.position));
    disagreed.into_iter().map(|thought| disagreement(visitor, board, round, thought, undone)).collect()
}

fn disagreement(
    visitor: &Visitor,
    board: &Board,
    round: &Round,
    thought: &SampledThought,
    undone: &[i64],
) -> Disagreement {
    let card = board.cards.get(&thought.card);
    let is_erased = board.is_erased(&thought.statement);
    let words = card.map_or_else(|| board.statement_words(&thought.statement), |(card, _)| board.words(card));
    let place = now(board, thought);
    Disagreement {
        position: thought.position,
        code: code(board, thought),
        headline: board.headline(&thought.statement),
        words: if is_erased { visitor.locale.t("erased-words") } else { words },
        first: round.category_name(&thought.first).to_owned(),
        second: thought.second().map_or("", |id| round.category_name(id)).to_owned(),
        machine: round.category_name(&thought.machine).to_owned(),
        now: (place != Some(&in_first(thought))).then(|| place_name(visitor, board, place)),
        changed_in: card.map_or(0, |(_, step)| *step),
        decision: actions::standing_decision(thought, undone).map(|decision| DecisionView {
            key: format!("coding-decided-{}", decision.choice.name()),
            note: decision.note.clone(),
            by: visitor.locale.t2(
                "coding-by-at",
                "name",
                &decision.deed.by_name,
                "at",
                moment(visitor, decision.deed.at),
            ),
            step: decision.step,
        }),
    }
}

fn code(board: &Board, thought: &SampledThought) -> String {
    board.facts.get(&thought.statement).map_or_else(String::new, |facts| facts.code.clone())
}

fn place_name(visitor: &Visitor, board: &Board, place: Option<&Place>) -> String {
    match place {
        Some(Place::Category(id)) => {
            board.categories.get(id).map_or_else(String::new, |category| category.name.clone())
        }
        Some(Place::NotPlaced) => visitor.locale.t("place-not-placed"),
        Some(Place::SetAside(_)) => visitor.locale.t("place-set-aside"),
        Some(Place::Erased) => visitor.locale.t("place-erased"),
        None => visitor.locale.t("coding-card-gone"),
    }
}

/// What was decided, the newest first; a decision whose step is undone says so.
fn history(visitor: &Visitor, board: &Board, thoughts: &[SampledThought], undone: &[i64]) -> Vec<String> {
    let mut decided: Vec<(&SampledThought, &super::Decision)> =
        thoughts.iter().filter_map(|thought| Some((thought, thought.decision.as_ref()?))).collect();
    decided.sort_by_key(|(thought, decision)| (std::cmp::Reverse(decision.deed.at), thought.position));
    let line = |(thought, decision): (&SampledThought, &super::Decision)| {
        let at = moment(visitor, decision.deed.at);
        let what = visitor.locale.t(&format!("coding-decided-{}", decision.choice.name()));
        let is_undone = actions::standing_decision(thought, undone).is_none();
        let undone = if is_undone { visitor.locale.t("coding-decision-undone") } else { String::new() };
        format!("{at}: {}, {}, {what} {undone}", decision.deed.by_name, code(board, thought)).trim_end().to_owned()
    };
    decided.into_iter().map(line).collect()
}

#[derive(Deserialize)]
pub(super) struct DecisionForm {
    /// The thought's place in the sample.
    #[serde(default)]
    plads: i64,
    /// `keep`, `take` or `later`.
    handling: String,
    #[serde(default)]
    begrundelse: String,
    /// The step that had last changed the card when the page was made.
    set: Option<i64>,
}

pub(super) async fn decide(
    visitor: Visitor,
    Path(at): Path<At>,
    Posted(form): Posted<DecisionForm>,
) -> Result<Response, Failure> {
    let place = RoundPlace::find(&visitor, &at).await?;
    let choice = Choice::from_name(&form.handling).ok_or(Failure::BadForm)?;
    let position = form.plads;
    let verdict = Verdict { position, choice, note: form.begrundelse, changed_in: form.set };
    let (app, camp) = (&visitor.app, &place.place.camp);
    let outcome = actions::decide(&app.db, &app.hub, &visitor.actor, camp, &place.sampled, verdict, app.now()).await;
    let text = match refused(outcome)? {
        Ok(Ok(())) => return Ok(redirect_with(&format!("{}#tanke-{position}", place.url()), "coding-decided")),
        Ok(Err(BoardFault::Refused(refusal))) => {
            let (key, what) = refusal.text();
            visitor.locale.t1(key, "what", what)
        }
        Ok(Err(BoardFault::Denied(denied))) => return Err(denied.into()),
        Ok(Err(BoardFault::Store(error))) => return Err(error.into()),
        Err(key) => visitor.locale.t(key),
    };
    show_round(&visitor, &place, None, FormErrors::one(TOP, text)).await
}
