//! Adopting a goal, and ending one that was adopted: pages that show the words that are decided on.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render_form};

use super::form_pages::errors_of;
use super::pages::page_of;
use super::{Deciding, Decision, Goal, GoalFault, GoalState, HOME, Refusal, actions, decide};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/effekt/maal/{goal}/vedtag", Right::DecideGoal, ask_adopt)
        .post("/effekt/maal/{goal}/vedtag", Right::DecideGoal, adopt)
        .get("/effekt/maal/{goal}/afslut", Right::DecideGoal, ask_end)
        .post("/effekt/maal/{goal}/afslut", Right::DecideGoal, end)
}

/// The fields of the form.
#[derive(Clone, Debug, Default, Deserialize)]
struct DecisionForm {
    #[serde(default)]
    hvem: String,
    #[serde(default)]
    dag: String,
    #[serde(default)]
    henvisning: String,
    #[serde(default)]
    grund: String,
    /// The revision that the person saw.
    #[serde(default)]
    set: i64,
}

#[derive(Template)]
#[template(path = "goal/decide.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    goal: Goal,
    action: String,
    /// `adopt`, `again` or `end`: the ending of the texts' keys.
    what: &'static str,
    typed: DecisionForm,
}

fn form(
    visitor: &Visitor,
    goal: Goal,
    to: GoalState,
    typed: DecisionForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let (what, place) = match (goal.state, to) {
        (_, GoalState::Ended) => ("end", "afslut"),
        (GoalState::Ended, _) => ("again", "vedtag"),
        _ => ("adopt", "vedtag"),
    };
    let title = visitor.locale.t1(&format!("goal-decide-title-{what}"), "title", &goal.title);
    let page =
        page_of(visitor, &title).under(&visitor.locale.t("goal-list-title"), HOME).under(&goal.title, &goal.url());
    let action = format!("{}/{place}", goal.url());
    let form = Form { page: Page { address: action.clone(), ..page }, errors, action, what, typed, goal };
    render_form(&form, &form.errors)
}

async fn ask(visitor: Visitor, id: String, to: GoalState) -> Result<Response, Failure> {
    let goal = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &id).await?;
    visitor.actor.require(Right::DecideGoal, &goal.scope())?;
    if !goal.state.can_be_decided(to) {
        return Err(GoalFault::Refused(vec![Refusal::NoSuchMove]).into());
    }
    let typed = DecisionForm { set: goal.revision, ..DecisionForm::default() };
    form(&visitor, goal, to, typed, FormErrors::default())
}

async fn act(visitor: Visitor, id: String, to: GoalState, mut typed: DecisionForm) -> Result<Response, Failure> {
    let app = &visitor.app;
    let goal = actions::find(&mut app.db.reader(), &visitor.actor, &id).await?;
    let decision = Decision { by: typed.hvem.clone(), day: typed.dag.clone(), reference: typed.henvisning.clone() };
    let what = Deciding { to, seen: typed.set, decision: &decision, reason: &typed.grund };
    match decide(&app.db, &visitor.actor, &id, &what, app.now()).await {
        Ok(()) => Ok(redirect_with(&goal.url(), if to == GoalState::Adopted { "goal-adopted" } else { "goal-ended" })),
        Err(GoalFault::Refused(refusals)) if !refusals.contains(&Refusal::NoSuchMove) => {
            let errors = errors_of(&visitor, &refusals);
            form(&visitor, goal, to, typed, errors)
        }
        Err(GoalFault::Changed(newest)) => {
            // The page shows the new words; deciding on those is then a choice.
            typed.set = newest.revision;
            let errors = FormErrors::one("hvem", visitor.locale.t("goal-changed-before-decision"));
            form(&visitor, *newest, to, typed, errors)
        }
        Err(other) => Err(other.into()),
    }
}

async fn ask_adopt(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Failure> {
    ask(visitor, id, GoalState::Adopted).await
}

async fn adopt(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(typed): Posted<DecisionForm>,
) -> Result<Response, Failure> {
    act(visitor, id, GoalState::Adopted, typed).await
}

async fn ask_end(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Failure> {
    ask(visitor, id, GoalState::Ended).await
}

async fn end(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(typed): Posted<DecisionForm>,
) -> Result<Response, Failure> {
    act(visitor, id, GoalState::Ended, typed).await
}
