//! What an indicator is aimed at, and what it was started from.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Choice, Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render_form};

use super::form::{errors_of, why_errors};
use super::form_pages::{managed, may_change};
use super::pages::page_of;
use super::{Aim, AimKind, Indicator, IndicatorFault, NewAim, Refusal, actions, store};
use crate::amount::Amount;
use crate::measured_unit::{self, Units};
use crate::observation::words;
use crate::period::Period;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/effekt/indikatorer/{indicator}/maaltal", Right::ReadEffect, show)
        .post("/effekt/indikatorer/{indicator}/maaltal", Right::ManageIndicators, add)
        .post("/effekt/indikatorer/{indicator}/maaltal/{aim}/fjern", Right::ManageIndicators, remove)
}

/// The fields of the form.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct AimForm {
    slags: String,
    /// Code of the unit; empty: all.
    enhed: String,
    fra: String,
    til: String,
    vaerdi: String,
    note: String,
    grund: String,
    /// Why one is taken back.
    hvorfor: String,
}

/// An aim as the page tells it.
struct Line {
    aim: Aim,
    kind: &'static str,
    unit: String,
    periods: String,
    amount: String,
    /// All of it, for those who do not see which line a button stands in.
    about: String,
}

#[derive(Template)]
#[template(path = "indicator/aims.html")]
struct Show {
    page: Page,
    errors: FormErrors,
    indicator: Indicator,
    lines: Vec<Line>,
    kinds: Vec<Choice>,
    codes: Vec<(String, String)>,
    typed: AimForm,
    /// Where one is taken back.
    base: String,
    /// The field that asked why, when that was refused.
    refused: String,
    may_manage: bool,
}

async fn units_of(visitor: &Visitor, indicator: &Indicator) -> Result<Units, Failure> {
    let mut reader = visitor.app.db.reader();
    Ok(measured_unit::store::units(&mut reader, &visitor.actor.municipality, &indicator.tree_id).await?)
}

async fn answer(
    visitor: &Visitor,
    indicator: Indicator,
    typed: AimForm,
    (errors, refused): (FormErrors, String),
) -> Result<Response, Failure> {
    let units = units_of(visitor, &indicator).await?;
    let aims = store::aims(&mut visitor.app.db.reader(), &visitor.actor.municipality, &indicator.id).await?;
    let t = |key: &str| visitor.locale.t(key);
    let line = |aim: Aim| {
        let unit = aim.unit.as_ref().and_then(|unit| units.find(unit)).map(|unit| unit.name.clone());
        let from = words::period(&visitor.locale, aim.from);
        let amount = words::with_unit(&indicator.definition, &words::amount(&visitor.locale, aim.amount));
        let unit = unit.unwrap_or_else(|| t("indicator-aim-all"));
        let periods = match aim.to {
            Some(to) => format!("{from} – {}", words::period(&visitor.locale, to)),
            None => visitor.locale.t1("indicator-aim-from", "period", from),
        };
        Line { about: format!("{amount}, {unit}, {periods}"), kind: aim.kind.name(), unit, periods, amount, aim }
    };
    let kind = |name: &str| Choice::new(name, t(&format!("indicator-aim-{name}")), &typed.slags);
    let show = Show {
        page: page_of(visitor, &indicator, "indicator-aims-title", "maaltal"),
        lines: aims.into_iter().map(line).collect(),
        kinds: vec![kind("target"), kind("baseline")],
        codes: measured_unit::pages::codes(&units),
        may_manage: may_change(visitor, &indicator),
        base: format!("{}/maaltal", indicator.url()),
        refused,
        errors,
        typed,
        indicator,
    };
    render_form(&show, &show.errors)
}

async fn show(visitor: Visitor, Path(indicator): Path<String>) -> Result<Response, Failure> {
    let indicator = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &indicator).await?;
    answer(&visitor, indicator, AimForm::default(), (FormErrors::default(), String::new())).await
}

async fn add(
    visitor: Visitor,
    Path(indicator): Path<String>,
    Posted(typed): Posted<AimForm>,
) -> Result<Response, Failure> {
    let indicator = managed(&visitor, &indicator).await?;
    let units = units_of(&visitor, &indicator).await?;
    let unit = measured_unit::named_id(&units, &typed.enhed);
    let to = Period::read_as(indicator.frequency, &typed.til);
    if to.is_none() && !typed.til.trim().is_empty() {
        let errors = FormErrors::one("til", visitor.locale.t(Refusal::NoPeriod.key()));
        return answer(&visitor, indicator, typed, (errors, String::new())).await;
    }
    let amount = match Amount::typed(visitor.locale.language, &typed.vaerdi) {
        Ok(amount) => Some(amount),
        Err(_) if typed.vaerdi.trim().is_empty() => None,
        Err(fault) => {
            let errors = FormErrors::one("vaerdi", visitor.locale.t1(fault.key(), "text", typed.vaerdi.trim()));
            return answer(&visitor, indicator, typed, (errors, String::new())).await;
        }
    };
    let new = NewAim {
        kind: if typed.slags == "baseline" { AimKind::Baseline } else { AimKind::Target },
        unit,
        from: Period::read_as(indicator.frequency, &typed.fra),
        to,
        amount,
        note: typed.note.clone(),
        reason: typed.grund.clone(),
    };
    let app = &visitor.app;
    match actions::set_aim(&app.db, &visitor.actor, &indicator.id, &new, app.now()).await {
        Ok(_) => Ok(redirect_with(&format!("{}/maaltal", indicator.url()), "indicator-aim-set")),
        Err(IndicatorFault::Refused(refusals)) => {
            answer(&visitor, indicator, typed, (errors_of(&visitor.locale, &refusals), String::new())).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn remove(
    visitor: Visitor,
    Path((indicator, aim)): Path<(String, String)>,
    Posted(typed): Posted<AimForm>,
) -> Result<Response, Failure> {
    let indicator = managed(&visitor, &indicator).await?;
    let (app, what) = (&visitor.app, (aim.as_str(), typed.hvorfor.as_str()));
    match actions::remove_aim(&app.db, &visitor.actor, &indicator.id, what, app.now()).await {
        Ok(()) => Ok(redirect_with(&format!("{}/maaltal", indicator.url()), "indicator-aim-removed")),
        Err(IndicatorFault::Refused(refusals)) => {
            let refused = (why_errors(&visitor.locale, &refusals), format!("fjern-{aim}"));
            answer(&visitor, indicator, typed, refused).await
        }
        Err(other) => Err(other.into()),
    }
}
