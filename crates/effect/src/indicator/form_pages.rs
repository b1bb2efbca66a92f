//! Making an indicator, changing it, defining it anew, and ending it.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Choice, Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render_form};

use super::actions::{self, Edit, NewIndicator};
use super::form::{Choices, IndicatorForm, errors_of};
use super::pages::{page, page_of};
use super::{HOME, Indicator, IndicatorFault, goals_store};
use crate::measured_unit;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/effekt/indikatorer/ny", Right::ManageIndicators, show_new)
        .post("/effekt/indikatorer/ny", Right::ManageIndicators, create)
        .get("/effekt/indikatorer/{indicator}/rediger", Right::ManageIndicators, show_edit)
        .post("/effekt/indikatorer/{indicator}/rediger", Right::ManageIndicators, edit)
        .get("/effekt/indikatorer/{indicator}/afslut", Right::ManageIndicators, show_end)
        .post("/effekt/indikatorer/{indicator}/afslut", Right::ManageIndicators, end)
        .post("/effekt/indikatorer/{indicator}/genoptag", Right::ManageIndicators, resume)
}

/// Returns the indicator of an address, when the visitor may change it.
pub(super) async fn managed(visitor: &Visitor, indicator: &str) -> Result<Indicator, Failure> {
    let indicator = actions::find(&mut visitor.app.db.reader(), &visitor.actor, indicator).await?;
    visitor.actor.require(Right::ManageIndicators, &indicator.scope()).map_err(IndicatorFault::from)?;
    Ok(indicator)
}

/// Tells whether the visitor may change how an indicator is measured: one that was ended stays as it was.
pub(super) fn may_change(visitor: &Visitor, indicator: &Indicator) -> bool {
    visitor.actor.may(Right::ManageIndicators, &indicator.scope()) && indicator.ended_at.is_none()
}

#[derive(Template)]
#[template(path = "indicator/write.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    action: String,
    back_url: String,
    is_new: bool,
    typed: IndicatorForm,
    choices: Choices,
    trees: Vec<Choice>,
    owners: Vec<Choice>,
    /// Each with whether it is ticked.
    goals: Vec<(goals_store::GoalChoice, bool)>,
}

async fn form(
    visitor: &Visitor,
    indicator: Option<&Indicator>,
    typed: IndicatorForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let trees = measured_unit::actions::trees(&mut reader, &visitor.actor).await?;
    let owners = actions::units(&mut reader, &visitor.actor).await?;
    let in_force = goals_store::in_force(&mut reader, &visitor.actor.municipality).await?;
    let (page, action, back_url) = match indicator {
        None => {
            let page = page(visitor, &visitor.locale.t("indicator-new-title"));
            let action = format!("{HOME}/ny");
            (Page { address: action.clone(), ..page }, action, HOME.to_owned())
        }
        Some(known) => {
            let page = page_of(visitor, known, "indicator-edit-title", "rediger");
            (page, format!("{}/rediger", known.url()), known.url())
        }
    };
    let form = Form {
        page,
        action,
        back_url,
        is_new: indicator.is_none(),
        choices: Choices::new(&visitor.locale, &typed),
        trees: trees.into_iter().map(|tree| Choice::new(&tree.slug, tree.name, &typed.enheder)).collect(),
        owners: owners.into_iter().map(|unit| Choice::new(&unit.id, unit.name, &typed.ejer)).collect(),
        goals: in_force.into_iter().map(|goal| (goal.clone(), typed.maal.contains(&goal.id))).collect(),
        typed,
        errors,
    };
    render_form(&form, &form.errors)
}

/// What an address may say of a new indicator.
#[derive(Clone, Debug, Default, Deserialize)]
struct AskedNew {
    /// Identifier of a goal that it measures.
    #[serde(default)]
    maal: String,
}

async fn show_new(visitor: Visitor, Query(asked): Query<AskedNew>) -> Result<Response, Failure> {
    let typed = IndicatorForm { maal: vec![asked.maal], ..IndicatorForm::empty() };
    form(&visitor, None, typed, FormErrors::default()).await
}

async fn create(visitor: Visitor, Posted(typed): Posted<IndicatorForm>) -> Result<Response, Failure> {
    let ((draft, mut faults), (definition, others)) = (typed.draft(&visitor.locale), typed.definition(&visitor.locale));
    faults.extend(others);
    let new = NewIndicator {
        draft,
        definition,
        tree: typed.enheder.clone(),
        unit: Some(typed.ejer.clone()).filter(|unit| !unit.is_empty()),
        goals: typed.maal.clone(),
    };
    if !faults.is_empty() {
        return form(&visitor, None, typed, errors_of(&visitor.locale, &faults)).await;
    }
    match actions::create(&visitor.app.db, &visitor.actor, &new, visitor.app.now()).await {
        Ok(indicator) => Ok(redirect_with(&indicator.url(), "indicator-created")),
        Err(IndicatorFault::Refused(refusals)) => {
            form(&visitor, None, typed, errors_of(&visitor.locale, &refusals)).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn show_edit(visitor: Visitor, Path(indicator): Path<String>) -> Result<Response, Failure> {
    let indicator = managed(&visitor, &indicator).await?;
    let mut typed = IndicatorForm::of(&indicator, &visitor.locale);
    let measured =
        goals_store::measured(&mut visitor.app.db.reader(), &visitor.actor.municipality, &indicator.id).await?;
    typed.maal = measured.into_iter().map(|goal| goal.goal_id).collect();
    typed.maal_set.clone_from(&typed.maal);
    form(&visitor, Some(&indicator), typed, FormErrors::default()).await
}

async fn edit(
    visitor: Visitor,
    Path(indicator): Path<String>,
    Posted(mut typed): Posted<IndicatorForm>,
) -> Result<Response, Failure> {
    let indicator = managed(&visitor, &indicator).await?;
    let (draft, faults) = typed.draft(&visitor.locale);
    if !faults.is_empty() {
        return form(&visitor, Some(&indicator), typed, errors_of(&visitor.locale, &faults)).await;
    }
    let what =
        Edit { draft: &draft, goals: &typed.maal, goals_seen: &typed.maal_set, seen: typed.set, reason: &typed.grund };
    let app = &visitor.app;
    match actions::edit(&app.db, &visitor.actor, &indicator.id, &what, app.now()).await {
        Ok(()) => Ok(redirect_with(&indicator.url(), "indicator-saved")),
        Err(IndicatorFault::Refused(refusals)) => {
            form(&visitor, Some(&indicator), typed, errors_of(&visitor.locale, &refusals)).await
        }
        Err(IndicatorFault::Changed(newest)) => {
            typed.set = newest.revision;
            let errors = FormErrors::one("titel", visitor.locale.t("indicator-changed"));
            form(&visitor, Some(&newest), typed, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

#[derive(Template)]
#[template(path = "indicator/end.html")]
struct End {
    page: Page,
    errors: FormErrors,
    indicator: Indicator,
    typed: IndicatorForm,
}

fn end_form(
    visitor: &Visitor,
    indicator: Indicator,
    typed: IndicatorForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let key = if indicator.ended_at.is_some() { "indicator-resume-title" } else { "indicator-end-title" };
    let end = End { page: page_of(visitor, &indicator, key, "afslut"), errors, indicator, typed };
    render_form(&end, &end.errors)
}

async fn show_end(visitor: Visitor, Path(indicator): Path<String>) -> Result<Response, Failure> {
    let indicator = managed(&visitor, &indicator).await?;
    end_form(&visitor, indicator, IndicatorForm::default(), FormErrors::default())
}

async fn end(
    visitor: Visitor,
    Path(indicator): Path<String>,
    Posted(typed): Posted<IndicatorForm>,
) -> Result<Response, Failure> {
    let indicator = managed(&visitor, &indicator).await?;
    let app = &visitor.app;
    match actions::end(&app.db, &visitor.actor, &indicator.id, &typed.grund, app.now()).await {
        Ok(()) => Ok(redirect_with(&indicator.url(), "indicator-ended")),
        Err(IndicatorFault::Refused(refusals)) => {
            end_form(&visitor, indicator, typed, errors_of(&visitor.locale, &refusals))
        }
        Err(other) => Err(other.into()),
    }
}

async fn resume(
    visitor: Visitor,
    Path(indicator): Path<String>,
    Posted(typed): Posted<IndicatorForm>,
) -> Result<Response, Failure> {
    let indicator = managed(&visitor, &indicator).await?;
    let app = &visitor.app;
    match actions::resume(&app.db, &visitor.actor, &indicator.id, &typed.grund, app.now()).await {
        Ok(()) => Ok(redirect_with(&indicator.url(), "indicator-resumed")),
        Err(IndicatorFault::Refused(refusals)) => {
            end_form(&visitor, indicator, typed, errors_of(&visitor.locale, &refusals))
        }
        Err(other) => Err(other.into()),
    }
}
