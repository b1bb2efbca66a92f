//! Where an indicator's series breaks, and whether limits start again there.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use platform::time::Timestamp;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render_form};

use super::form::{errors_of, why_errors};
use super::form_pages::{managed, may_change};
use super::pages::page_of;
use super::{Break, Indicator, IndicatorFault, actions, store};
use crate::observation::words;
use crate::period::Period;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/effekt/indikatorer/{indicator}/brud", Right::ReadEffect, show)
        .post("/effekt/indikatorer/{indicator}/brud", Right::ManageIndicators, add)
        .post("/effekt/indikatorer/{indicator}/brud/{break}/bekraeft", Right::ManageIndicators, confirm)
        .post("/effekt/indikatorer/{indicator}/brud/{break}/fortsaet", Right::ManageIndicators, unconfirm)
        .post("/effekt/indikatorer/{indicator}/brud/{break}/fjern", Right::ManageIndicators, remove)
}

/// The fields of the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct BreakForm {
    fra: String,
    grund: String,
    /// Why a break is taken back, or limits start again there or do not.
    hvorfor: String,
}

/// A break as the page tells it.
struct Line {
    found: Break,
    period: String,
    at: String,
}

#[derive(Template)]
#[template(path = "indicator/breaks.html")]
struct Show {
    page: Page,
    errors: FormErrors,
    indicator: Indicator,
    lines: Vec<Line>,
    typed: BreakForm,
    /// Where one is changed.
    base: String,
    /// The field that asked why, when that was refused.
    refused: String,
    may_manage: bool,
}

async fn answer(
    visitor: &Visitor,
    indicator: Indicator,
    typed: BreakForm,
    (errors, refused): (FormErrors, String),
) -> Result<Response, Failure> {
    let breaks = store::breaks(&mut visitor.app.db.reader(), &visitor.actor.municipality, &indicator.id).await?;
    let line = |found: Break| Line {
        period: words::period(&visitor.locale, found.period),
        at: visitor.locale.date(Timestamp::from_millis(found.at).in_denmark().date()),
        found,
    };
    let show = Show {
        page: page_of(visitor, &indicator, "indicator-breaks-title", "brud"),
        lines: breaks.into_iter().map(line).collect(),
        may_manage: may_change(visitor, &indicator),
        base: format!("{}/brud", indicator.url()),
        refused,
        errors,
        typed,
        indicator,
    };
    render_form(&show, &show.errors)
}

async fn show(visitor: Visitor, Path(indicator): Path<String>) -> Result<Response, Failure> {
    let indicator = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &indicator).await?;
    answer(&visitor, indicator, BreakForm::default(), (FormErrors::default(), String::new())).await
}

fn done(indicator: &Indicator, what: &str) -> Response {
    redirect_with(&format!("{}/brud", indicator.url()), what)
}

async fn add(
    visitor: Visitor,
    Path(indicator): Path<String>,
    Posted(typed): Posted<BreakForm>,
) -> Result<Response, Failure> {
    let indicator = managed(&visitor, &indicator).await?;
    let period = Period::read_as(indicator.frequency, &typed.fra);
    let (app, new) = (&visitor.app, actions::NewBreak { period, reason: typed.grund.clone() });
    match actions::add_break(&app.db, &visitor.actor, &indicator.id, &new, app.now()).await {
        Ok(()) => Ok(done(&indicator, "indicator-break-added")),
        Err(IndicatorFault::Refused(refusals)) => {
            answer(&visitor, indicator, typed, (errors_of(&visitor.locale, &refusals), String::new())).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn confirm(
    visitor: Visitor,
    Path((indicator, found)): Path<(String, String)>,
    Posted(typed): Posted<BreakForm>,
) -> Result<Response, Failure> {
    let indicator = managed(&visitor, &indicator).await?;
    let (app, what) = (&visitor.app, (found.as_str(), typed.hvorfor.as_str()));
    let confirmed = actions::confirm_break(&app.db, &visitor.actor, &indicator.id, what, app.now()).await;
    changed(&visitor, indicator, typed, (confirmed, "indicator-break-confirmed", format!("bekraeft-{found}"))).await
}

async fn unconfirm(
    visitor: Visitor,
    Path((indicator, found)): Path<(String, String)>,
    Posted(typed): Posted<BreakForm>,
) -> Result<Response, Failure> {
    let indicator = managed(&visitor, &indicator).await?;
    let (app, what) = (&visitor.app, (found.as_str(), typed.hvorfor.as_str()));
    let goes_on = actions::unconfirm_break(&app.db, &visitor.actor, &indicator.id, what, app.now()).await;
    changed(&visitor, indicator, typed, (goes_on, "indicator-break-unconfirmed", format!("fortsaet-{found}"))).await
}

async fn remove(
    visitor: Visitor,
    Path((indicator, found)): Path<(String, String)>,
    Posted(typed): Posted<BreakForm>,
) -> Result<Response, Failure> {
    let indicator = managed(&visitor, &indicator).await?;
    let (app, what) = (&visitor.app, (found.as_str(), typed.hvorfor.as_str()));
    let removed = actions::remove_break(&app.db, &visitor.actor, &indicator.id, what, app.now()).await;
    changed(&visitor, indicator, typed, (removed, "indicator-break-removed", format!("fjern-{found}"))).await
}

/// Answers a change of one break: with what was done, or with why not beside the field that asked why.
async fn changed(
    visitor: &Visitor,
    indicator: Indicator,
    typed: BreakForm,
    (outcome, what, field): (Result<(), IndicatorFault>, &str, String),
) -> Result<Response, Failure> {
    match outcome {
        Ok(()) => Ok(done(&indicator, what)),
        Err(IndicatorFault::Refused(refusals)) => {
            answer(visitor, indicator, typed, (why_errors(&visitor.locale, &refusals), field)).await
        }
        Err(other) => Err(other.into()),
    }
}
