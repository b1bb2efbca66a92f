//! Proposing a goal, changing what it says, and dropping it or proposing it again.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::http::Uri;
use axum::response::Response;
use compass::thread::Threads;
use platform::access::Right;
use serde::Deserialize;
use ui::{
    Choice, ChoiceGroup, Failure, FormErrors, Page, Posted, Routes, Visitor, redirect, redirect_with, render_form,
};

use super::actions::{self, Edit};
use super::choices::{self, Written};
use super::pages::{MoveForm, page_of, show_goal};
use super::{Decision, Draft, Goal, GoalFault, GoalState, HOME, Refusal};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/effekt/maal/ny", Right::ProposeGoal, show_new)
        .post("/effekt/maal/ny", Right::ProposeGoal, create)
        .get("/effekt/maal/{goal}/rediger", Right::ProposeGoal, show_edit)
        .post("/effekt/maal/{goal}/rediger", Right::ProposeGoal, edit)
        // What was adopted is changed by those who decide.
        .get("/effekt/maal/{goal}/ny-ordlyd", Right::DecideGoal, show_edit)
        .post("/effekt/maal/{goal}/ny-ordlyd", Right::DecideGoal, edit)
        .post("/effekt/maal/{goal}/tilstand", Right::ReadEffect, set_state)
}

/// The fields of the form.
#[derive(Clone, Debug, Default, Deserialize)]
struct GoalForm {
    #[serde(default)]
    titel: String,
    #[serde(default)]
    behov: String,
    #[serde(default)]
    maalgruppe: String,
    #[serde(default)]
    kerneopgave: String,
    #[serde(default)]
    ansvarlig: String,
    #[serde(default)]
    fra: String,
    #[serde(default)]
    til: String,
    /// The unit that proposes it.
    #[serde(default)]
    enhed: String,
    /// Why an adopted goal is changed, and by which decision.
    #[serde(default)]
    grund: String,
    #[serde(default)]
    hvem: String,
    #[serde(default)]
    dag: String,
    #[serde(default)]
    henvisning: String,
    /// The revision that the person saw.
    #[serde(default)]
    set: i64,
}

impl GoalForm {
    fn of(goal: &Goal) -> Self {
        Self {
            titel: goal.title.clone(),
            behov: goal.need.clone(),
            maalgruppe: goal.target_group.clone(),
            kerneopgave: goal.core_task_id.clone(),
            ansvarlig: goal.responsible.clone(),
            fra: goal.from_day.clone(),
            til: goal.to_day.clone(),
            set: goal.revision,
            ..Self::default()
        }
    }

    fn draft(&self) -> Draft {
        Draft {
            title: self.titel.clone(),
            need: self.behov.clone(),
            target_group: self.maalgruppe.clone(),
            responsible: self.ansvarlig.clone(),
            from_day: self.fra.clone(),
            to_day: self.til.clone(),
            core_task: self.kerneopgave.clone(),
            unit: Some(self.enhed.clone()).filter(|unit| !unit.is_empty()),
        }
    }

    fn decision(&self) -> Decision {
        Decision { by: self.hvem.clone(), day: self.dag.clone(), reference: self.henvisning.clone() }
    }
}

/// What the form is for.
enum Purpose<'a> {
    /// Proposing a goal.
    New,
    /// Changing this goal.
    Edit(&'a Goal),
    /// Changing this goal, which someone has saved in the meantime.
    Conflict(&'a Goal),
}

#[derive(Template)]
#[template(path = "goal/write.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    action: String,
    back_url: String,
    /// The goal that is changed; none for a new one.
    goal: Option<Goal>,
    /// Whether what is changed takes a decision.
    is_decision: bool,
    /// Whether the core task can be chosen.
    is_task_open: bool,
    typed: GoalForm,
    tasks: Vec<ChoiceGroup>,
    /// None when there is nothing to choose.
    units: Vec<Choice>,
    /// What another has saved in the meantime.
    newest: Option<Goal>,
}

async fn form(
    visitor: &Visitor,
    purpose: Purpose<'_>,
    mut typed: GoalForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let (locale, mut reader) = (&visitor.locale, visitor.app.db.reader());
    let (goal, newest) = match purpose {
        Purpose::New => (None, None),
        Purpose::Edit(goal) => (Some(goal.clone()), None),
        Purpose::Conflict(newest) => (Some(newest.clone()), Some(newest.clone())),
    };
    let title = goal
        .as_ref()
        .map_or_else(|| locale.t("goal-new-title"), |goal| locale.t1("goal-edit-title", "title", &goal.title));
    let back_url = goal.as_ref().map_or_else(|| HOME.to_owned(), Goal::url);
    let action = goal.as_ref().map_or_else(|| format!("{HOME}/ny"), Goal::edit_url);
    let page = page_of(visitor, &title).under(&locale.t("goal-list-title"), HOME);
    let page = Page { address: action.clone(), ..page };
    let units = actions::units(&mut reader, &visitor.actor).await?;
    // The committee has looked at the goal, perhaps while it was being changed: its core task stays.
    let settled = goal.as_ref().filter(|goal| goal.state != GoalState::Proposed);
    if let Some(goal) = settled {
        typed.kerneopgave.clone_from(&goal.core_task_id);
    }
    let form = Form {
        page,
        action,
        back_url,
        is_decision: goal.as_ref().is_some_and(|goal| goal.state == GoalState::Adopted),
        is_task_open: settled.is_none(),
        goal,
        tasks: choices::groups(&mut reader, &visitor.actor, locale, &typed.kerneopgave, Written::Id).await?,
        units: units.into_iter().map(|unit| Choice::new(&unit.id, unit.name, &typed.enhed)).collect(),
        newest,
        typed,
        errors,
    };
    render_form(&form, &form.errors)
}

/// Puts refusals beside the fields that they are about.
pub(super) fn errors_of(visitor: &Visitor, refusals: &[Refusal]) -> FormErrors {
    let mut errors = FormErrors::default();
    for refusal in refusals {
        errors.add(refusal.field(), visitor.locale.t(refusal.key()));
    }
    errors
}

/// What an address may say of a new goal.
#[derive(Clone, Debug, Default, Deserialize)]
struct AskedNew {
    /// The slug of the core task that it is for.
    #[serde(default)]
    kerneopgave: String,
}

async fn show_new(visitor: Visitor, Query(asked): Query<AskedNew>) -> Result<Response, Failure> {
    let tasks = compass::core_task::actions::all(&mut visitor.app.db.reader(), &visitor.actor).await?;
    let task = tasks.into_iter().find(|task| task.slug == asked.kerneopgave);
    let typed = GoalForm { kerneopgave: task.map(|task| task.id).unwrap_or_default(), ..GoalForm::default() };
    form(&visitor, Purpose::New, typed, FormErrors::default()).await
}

async fn create(visitor: Visitor, Posted(typed): Posted<GoalForm>) -> Result<Response, Failure> {
    let app = &visitor.app;
    match actions::create(&app.db, &visitor.actor, &typed.draft(), app.now()).await {
        Ok(goal) => Ok(redirect_with(&goal.url(), "goal-created")),
        Err(GoalFault::Refused(refusals)) => {
            let errors = errors_of(&visitor, &refusals);
            form(&visitor, Purpose::New, typed, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn show_edit(visitor: Visitor, uri: Uri, Path(id): Path<String>) -> Result<Response, Failure> {
    let goal = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &id).await?;
    let right = if goal.state == GoalState::Adopted { Right::DecideGoal } else { Right::ProposeGoal };
    // The goal was adopted since the link to its form was made, or taken back: its page says where it stands.
    if goal.edit_url() != uri.path() && goal.state.is_open() {
        return Ok(redirect(&goal.url()));
    }
    visitor.actor.require(right, &goal.scope())?;
    if !goal.state.is_open() {
        return Err(GoalFault::Refused(vec![Refusal::Over]).into());
    }
    form(&visitor, Purpose::Edit(&goal), GoalForm::of(&goal), FormErrors::default()).await
}

async fn edit(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(mut typed): Posted<GoalForm>,
) -> Result<Response, Failure> {
    let app = &visitor.app;
    let goal = actions::find(&mut app.db.reader(), &visitor.actor, &id).await?;
    let (draft, decision) = (typed.draft(), typed.decision());
    let what = Edit { draft: &draft, seen: typed.set, reason: &typed.grund, decision: &decision };
    match actions::edit(&app.db, &visitor.actor, &id, &what, app.now()).await {
        Ok(()) => Ok(redirect_with(&goal.url(), "goal-saved")),
        Err(GoalFault::Refused(refusals)) => {
            let errors = errors_of(&visitor, &refusals);
            form(&visitor, Purpose::Edit(&goal), typed, errors).await
        }
        Err(GoalFault::Changed(newest)) => {
            // Someone else has been here: show what they wrote; saving once more is then a choice.
            typed.set = newest.revision;
            let errors = FormErrors::one("titel", visitor.locale.t("goal-changed"));
            form(&visitor, Purpose::Conflict(&newest), typed, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn set_state(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(id): Path<String>,
    Posted(typed): Posted<MoveForm>,
) -> Result<Response, Failure> {
    let app = &visitor.app;
    let goal = actions::find(&mut app.db.reader(), &visitor.actor, &id).await?;
    let Some(to) = GoalState::from_name(&typed.tilstand) else {
        let errors = errors_of(&visitor, &[Refusal::NoState]);
        return show_goal(&visitor, &threads, goal, &typed, errors).await;
    };
    match actions::set_state(&app.db, &visitor.actor, &id, to, &typed.grund, app.now()).await {
        Ok(()) => Ok(redirect_with(&goal.url(), "goal-moved")),
        Err(GoalFault::Refused(refusals)) if !refusals.contains(&Refusal::NoSuchMove) => {
            let errors = errors_of(&visitor, &refusals);
            show_goal(&visitor, &threads, goal, &typed, errors).await
        }
        Err(other) => Err(other.into()),
    }
}
