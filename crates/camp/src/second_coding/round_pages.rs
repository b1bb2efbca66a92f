//! A round's own page: for the second coder the thoughts to sort, for everybody else how far it has come, and for all
//! the result once it is finished. What is on it is decided here, so that nothing slips out while someone sorts.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Visitor, redirect_with, render_form};

use super::pages::{At, RoundPlace, TOP, moment, refused};
use super::{DrawnFrom, Round, State, actions, coding_pages, result_pages};

#[derive(Deserialize)]
pub(super) struct Asked {
    /// The thought to show; none: the next one without an answer.
    plads: Option<String>,
}

pub(super) async fn show(
    visitor: Visitor,
    Path(at): Path<At>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let place = RoundPlace::find(&visitor, &at).await?;
    let position = asked.plads.and_then(|plads| plads.parse().ok());
    show_round(&visitor, &place, position, FormErrors::default()).await
}

/// Shows a round as its state and the visitor's part in it ask for.
pub(super) async fn show_round(
    visitor: &Visitor,
    place: &RoundPlace,
    position: Option<i64>,
    errors: FormErrors,
) -> Result<Response, Failure> {
    if place.sampled.round.state() == State::Finished {
        result_pages::show(visitor, place, errors).await
    } else if place.is_coder(visitor) {
        coding_pages::show(visitor, place, position, errors).await
    } else {
        show_state(visitor, place, errors)
    }
}

/// Facts about a round that give nothing away: name and value.
pub(super) fn facts(visitor: &Visitor, round: &Round, thoughts: usize) -> Vec<(String, String)> {
    let locale = &visitor.locale;
    let deed = |name: &str, at: i64| locale.t2("coding-by-at", "name", name, "at", moment(visitor, at));
    let drawn = match round.drawn_from {
        DrawnFrom::All => "coding-drawn-all",
        DrawnFrom::Own => "coding-drawn-own",
    };
    let names: Vec<&str> = round.placed_by.iter().map(|placer| placer.name.as_str()).collect();
    let mut facts = vec![
        (locale.t("coding-fact-opened"), deed(&round.opened.by_name, round.opened.at)),
        (locale.t("coding-fact-sample"), locale.t2(drawn, "thoughts", thoughts, "among", round.drawn_among)),
        (locale.t("coding-fact-first"), names.join(", ")),
    ];
    if let Some(coder) = &round.coder {
        facts.push((locale.t("coding-fact-begun"), deed(&coder.by_name, coder.at)));
    }
    if let Some(at) = round.finished_at {
        facts.push((locale.t("coding-fact-finished"), moment(visitor, at)));
    }
    if let Some(abandoned) = &round.abandoned {
        facts.push((locale.t("coding-fact-abandoned"), deed(&abandoned.deed.by_name, abandoned.deed.at)));
        facts.push((locale.t("coding-fact-reason"), abandoned.reason.clone()));
    }
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

#[derive(Template)]
#[template(path = "second_coding/round.html")]
struct RoundPage {
    page: Page,
    errors: FormErrors,
    url: String,
    told: String,
    state: State,
    facts: Vec<(String, String)>,
    thoughts: usize,
    answered: usize,
    /// Why the visitor cannot be the second coder; `None`: they can.
    hindrance: Option<&'static str>,
}

impl RoundPage {
    fn can_begin(&self) -> bool {
        self.state == State::Open && self.hindrance.is_none()
    }

    fn is_open(&self) -> bool {
        self.state == State::Open
    }

    fn is_coding(&self) -> bool {
        self.state == State::Coding
    }

    fn can_abandon(&self) -> bool {
        matches!(self.state, State::Open | State::Coding)
    }
}

fn show_state(visitor: &Visitor, place: &RoundPlace, errors: FormErrors) -> Result<Response, Failure> {
    let (round, thoughts) = (&place.sampled.round, &place.sampled.thoughts);
    let title = visitor.locale.t1("coding-round-title", "number", round.number);
    let round_page = RoundPage {
        page: place.page(visitor, &title),
        url: place.url(),
        told: visitor.locale.t(&format!("coding-now-{}", round.state().name())),
        state: round.state(),
        facts: facts(visitor, round, thoughts.len()),
        thoughts: thoughts.len(),
        answered: thoughts.iter().filter(|thought| thought.answer.is_some()).count(),
        hindrance: round.may_be_coded_by(&visitor.actor.audit_name()).err(),
        errors,
    };
    render_form(&round_page, &round_page.errors)
}

pub(super) async fn begin(
    visitor: Visitor,
    Path(at): Path<At>,
    Posted(_): Posted<Nothing>,
) -> Result<Response, Failure> {
    let place = RoundPlace::find(&visitor, &at).await?;
    let app = &visitor.app;
    let outcome = actions::begin(&app.db, &visitor.actor, &place.place.camp, &place.sampled.round, app.now()).await;
    match refused(outcome)? {
        Ok(()) => Ok(redirect_with(&place.url(), "coding-begun")),
        Err(key) => {
            let errors = FormErrors::one(TOP, visitor.locale.t(key));
            show_round(&visitor, &place, None, errors).await
        }
    }
}

/// A form with nothing but its button.
#[derive(Deserialize)]
pub(super) struct Nothing {}

#[derive(Deserialize)]
pub(super) struct ReasonForm {
    #[serde(default)]
    begrundelse: String,
}

pub(super) async fn abandon(
    visitor: Visitor,
    Path(at): Path<At>,
    Posted(form): Posted<ReasonForm>,
) -> Result<Response, Failure> {
    let place = RoundPlace::find(&visitor, &at).await?;
    let (app, round) = (&visitor.app, &place.sampled.round);
    let outcome =
        actions::abandon(&app.db, &visitor.actor, &place.place.camp, round, &form.begrundelse, app.now()).await;
    match refused(outcome)? {
        Ok(()) => Ok(redirect_with(&place.place.url(), "coding-abandoned")),
        Err(key) => {
            let has_form = matches!(round.state(), State::Open | State::Coding);
            let field = if has_form && key == "coding-reason-missing" { "begrundelse" } else { TOP };
            let errors = FormErrors::one(field, visitor.locale.t(key));
            show_round(&visitor, &place, None, errors).await
        }
    }
}
