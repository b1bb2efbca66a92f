//! Proposing an action, changing what it says, and moving it to another state.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Choice, ChoiceGroup, Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render_form};

use super::actions::{self, Met, Supports};
use super::choices;
use super::pages::{MoveForm, date, kinds, show_action};
use super::{Action, ActionFault, ActionKind, ActionState, Draft, HOME, Refusal, rules};
use crate::thread::{End, Threads};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/kompas/handlinger/ny", Right::ProposeAction, show_new)
        .post("/kompas/handlinger/ny", Right::ProposeAction, create)
        .get("/kompas/handlinger/{action}/rediger", Right::ProposeAction, show_edit)
        .post("/kompas/handlinger/{action}/rediger", Right::ProposeAction, edit)
        .post("/kompas/handlinger/{action}/tilstand", Right::ProposeAction, set_state)
}

/// The fields of the form.
#[derive(Clone, Debug, Default, Deserialize)]
struct ActionForm {
    #[serde(default)]
    titel: String,
    #[serde(default)]
    beskrivelse: String,
    #[serde(default)]
    slags: String,
    #[serde(default)]
    ansvarlig: String,
    /// The unit that is to own it.
    #[serde(default)]
    enhed: String,
    /// What it supports, as `kind:id`; empty for nothing.
    #[serde(default)]
    stoetter: String,
    /// How it supports that.
    #[serde(default)]
    hvordan: String,
    /// Earlier actions that the person has been told of.
    #[serde(default)]
    moedt: Vec<String>,
    /// The revision that the person saw.
    #[serde(default)]
    set: i64,
}

impl ActionForm {
    fn of(action: &Action) -> Self {
        Self {
            titel: action.title.clone(),
            beskrivelse: action.description.clone(),
            slags: action.kind.name().to_owned(),
            ansvarlig: action.responsible.clone(),
            set: action.revision,
            ..Self::default()
        }
    }

    fn draft(&self) -> Draft {
        Draft {
            title: self.titel.clone(),
            description: self.beskrivelse.clone(),
            kind: ActionKind::from_name(&self.slags).unwrap_or(ActionKind::Idea),
            responsible: self.ansvarlig.clone(),
            unit: Some(self.enhed.clone()).filter(|unit| !unit.is_empty()),
        }
    }

    /// What it is said to support.
    fn supports(&self) -> Option<Supports> {
        End::parse(&self.stoetter).map(|what| Supports { what, reason: self.hvordan.clone() })
    }

    /// What stands in the way of reading the form. A reason alone is no answer: then it is asked what it is for.
    fn faults(&self) -> Vec<Refusal> {
        if self.supports().is_some() || self.hvordan.trim().is_empty() {
            return Vec::new();
        }
        let others = rules::faults(&rules::trimmed(&self.draft()));
        others.into_iter().chain([Refusal::NothingSupported]).collect()
    }
}

/// What the form is for.
enum Purpose<'a> {
    /// Proposing an action, which resembles these earlier ones.
    New(Vec<Met>),
    /// Changing this action.
    Edit(&'a Action),
    /// Changing this action, which someone has saved in the meantime.
    Conflict(&'a Action),
}

#[derive(Template)]
#[template(path = "action/write.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    action: String,
    back_url: String,
    is_new: bool,
    typed: ActionForm,
    kinds: Vec<Choice>,
    /// None when there is nothing to choose.
    units: Vec<Choice>,
    supports: Vec<ChoiceGroup>,
    /// Earlier actions that this one resembles, each with when it was last decided on or changed.
    met: Vec<(Met, String)>,
    /// What another has saved in the meantime.
    newest: Option<Action>,
}

async fn form(
    visitor: &Visitor,
    purpose: Purpose<'_>,
    typed: ActionForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let (locale, mut reader) = (&visitor.locale, visitor.app.db.reader());
    let (title, action, back_url) = match &purpose {
        Purpose::New(met) => {
            let key = if met.is_empty() { "action-new-title" } else { "action-met-title" };
            (locale.t(key), format!("{HOME}/ny"), HOME.to_owned())
        }
        Purpose::Edit(action) | Purpose::Conflict(action) => {
            (locale.t1("action-edit-title", "title", &action.title), format!("{}/rediger", action.url()), action.url())
        }
    };
    let units = actions::units(&mut reader, &visitor.actor).await?;
    let page = Page::new(visitor, &title).under(&locale.t("menu-compass"), "/kompas");
    let page = Page { address: action.clone(), ..page.under(&locale.t("action-list-title"), HOME) };
    let (is_new, met, newest) = match purpose {
        Purpose::New(met) => (true, met, None),
        Purpose::Edit(_) => (false, Vec::new(), None),
        Purpose::Conflict(newest) => (false, Vec::new(), Some(newest.clone())),
    };
    let form = Form {
        page,
        action,
        back_url,
        is_new,
        kinds: kinds(visitor, if typed.slags.is_empty() { ActionKind::Idea.name() } else { &typed.slags }),
        units: units.into_iter().map(|unit| Choice::new(&unit.id, unit.name, &typed.enhed)).collect(),
        supports: choices::groups(&mut reader, &visitor.actor, locale, &typed.stoetter).await?,
        met: met.into_iter().map(|met| (met.clone(), date(visitor, when(&met)))).collect(),
        newest,
        typed,
        errors,
    };
    render_form(&form, &form.errors)
}

/// When an earlier action was decided on; when it was last changed, if it was not.
fn when(met: &Met) -> i64 {
    met.test.as_ref().and_then(|test| test.decided_at).unwrap_or(met.action.changed_at)
}

/// Puts refusals beside the fields that they are about.
fn errors_of(visitor: &Visitor, refusals: &[Refusal], is_new: IsNew) -> FormErrors {
    let mut errors = FormErrors::default();
    for refusal in refusals {
        // On the form of a new action, the only reason is the one for what it supports.
        let is_of_support = is_new == IsNew::Yes && matches!(refusal, Refusal::NoReason | Refusal::LongReason);
        let field = if is_of_support { "hvordan" } else { refusal.field() };
        errors.add(field, visitor.locale.t(refusal.key()));
    }
    errors
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum IsNew {
    Yes,
    No,
}

async fn show_new(visitor: Visitor) -> Result<Response, Failure> {
    form(&visitor, Purpose::New(Vec::new()), ActionForm::default(), FormErrors::default()).await
}

async fn create(visitor: Visitor, Posted(mut typed): Posted<ActionForm>) -> Result<Response, Failure> {
    let (app, actor) = (&visitor.app, &visitor.actor);
    let draft = typed.draft();
    let faults = typed.faults();
    if !faults.is_empty() {
        let errors = errors_of(&visitor, &faults, IsNew::Yes);
        return form(&visitor, Purpose::New(Vec::new()), typed, errors).await;
    }
    if !draft.title.trim().is_empty() {
        let met = actions::met_before(&mut app.db.reader(), actor, &draft).await?;
        if met.iter().any(|met| !typed.moedt.contains(&met.action.id)) {
            typed.moedt.extend(met.iter().map(|met| met.action.id.clone()));
            return form(&visitor, Purpose::New(met), typed, FormErrors::default()).await;
        }
    }
    match actions::create(&app.db, actor, &draft, typed.supports().as_ref(), app.now()).await {
        Ok(action) => Ok(redirect_with(&action.url(), "action-created")),
        Err(ActionFault::Refused(refusals)) => {
            let errors = errors_of(&visitor, &refusals, IsNew::Yes);
            form(&visitor, Purpose::New(Vec::new()), typed, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn show_edit(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Failure> {
    let action = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &id).await?;
    visitor.actor.require(Right::ProposeAction, &action.scope())?;
    form(&visitor, Purpose::Edit(&action), ActionForm::of(&action), FormErrors::default()).await
}

async fn edit(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(mut typed): Posted<ActionForm>,
) -> Result<Response, Failure> {
    let app = &visitor.app;
    let action = actions::find(&mut app.db.reader(), &visitor.actor, &id).await?;
    match actions::edit(&app.db, &visitor.actor, &id, &typed.draft(), typed.set, app.now()).await {
        Ok(()) => Ok(redirect_with(&action.url(), "action-saved")),
        Err(ActionFault::Refused(refusals)) => {
            let errors = errors_of(&visitor, &refusals, IsNew::No);
            form(&visitor, Purpose::Edit(&action), typed, errors).await
        }
        Err(ActionFault::Changed(newest)) => {
            // Someone else has been here: show what they wrote; saving once more is then a choice.
            typed.set = newest.revision;
            let errors = FormErrors::one("titel", visitor.locale.t("action-changed"));
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
    let action = actions::find(&mut app.db.reader(), &visitor.actor, &id).await?;
    let Some(to) = ActionState::from_name(&typed.tilstand) else {
        let errors = FormErrors::one("tilstand", visitor.locale.t("action-refused-no-state"));
        return show_action(&visitor, &threads, action, &typed, errors).await;
    };
    match actions::set_state(&app.db, &visitor.actor, &id, to, &typed.grund, app.now()).await {
        Ok(()) => Ok(redirect_with(&action.url(), "action-moved")),
        Err(ActionFault::Refused(refusals)) if !refusals.contains(&Refusal::NoSuchMove) => {
            let errors = errors_of(&visitor, &refusals, IsNew::No);
            show_action(&visitor, &threads, action, &typed, errors).await
        }
        Err(other) => Err(other.into()),
    }
}
