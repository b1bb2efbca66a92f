//! The versions of an indicator's definition, and a new one.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use platform::time::Timestamp;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render_form};

use super::form::{Choices, IndicatorForm, errors_of};
use super::form_pages::{managed, may_change};
use super::pages::page_of;
use super::rules::{Breaks, Redefinition, suggests_break};
use super::{Definition, Indicator, IndicatorFault, Refusal, actions, facts, store};
use crate::observation::words;
use crate::period::Period;

pub(super) fn routes() -> Routes {
    Routes::new().get("/effekt/indikatorer/{indicator}/definition", Right::ReadEffect, show).post(
        "/effekt/indikatorer/{indicator}/definition",
        Right::ManageIndicators,
        redefine,
    )
}

/// A version as the page tells it.
struct Version {
    definition: Definition,
    from: String,
    at: String,
    lines: Vec<(String, String)>,
    /// The version that replaced it for the same periods.
    mended_by: Option<i64>,
}

#[derive(Template)]
#[template(path = "indicator/definition.html")]
struct Show {
    page: Page,
    errors: FormErrors,
    indicator: Indicator,
    versions: Vec<Version>,
    choices: Choices,
    typed: IndicatorForm,
    asks_break: bool,
    may_manage: bool,
}

async fn answer(
    visitor: &Visitor,
    indicator: Indicator,
    typed: IndicatorForm,
    (errors, asks_break): (FormErrors, Asks),
) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let versions = store::versions(&mut reader, &visitor.actor.municipality, &indicator.id).await?;
    let mended_by = |of: &Definition| {
        let next = versions.iter().find(|one| one.version == of.version + 1);
        next.filter(|next| next.from == of.from).map(|next| next.version)
    };
    let version = |definition: Definition| Version {
        mended_by: mended_by(&definition),
        from: definition.from.map(|from| words::period(&visitor.locale, from)).unwrap_or_default(),
        at: visitor.locale.date(Timestamp::from_millis(definition.at).in_denmark().date()),
        lines: facts::definition_lines(visitor, &definition),
        definition,
    };
    let show = Show {
        page: page_of(visitor, &indicator, "indicator-definition-title", "definition"),
        versions: versions.iter().rev().cloned().map(version).collect(),
        choices: Choices::new(&visitor.locale, &typed),
        may_manage: may_change(visitor, &indicator),
        asks_break: asks_break == Asks::Break,
        errors,
        indicator,
        typed,
    };
    render_form(&show, &show.errors)
}

/// Whether the form asks if the series breaks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Asks {
    Nothing,
    Break,
}

async fn show(visitor: Visitor, Path(indicator): Path<String>) -> Result<Response, Failure> {
    let indicator = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &indicator).await?;
    let typed = IndicatorForm { set: indicator.definition.version, ..IndicatorForm::of(&indicator, &visitor.locale) };
    answer(&visitor, indicator, typed, (FormErrors::default(), Asks::Nothing)).await
}

async fn redefine(
    visitor: Visitor,
    Path(indicator): Path<String>,
    Posted(mut typed): Posted<IndicatorForm>,
) -> Result<Response, Failure> {
    let indicator = managed(&visitor, &indicator).await?;
    let (draft, faults) = typed.definition(&visitor.locale);
    if !faults.is_empty() {
        return answer(&visitor, indicator, typed, (errors_of(&visitor.locale, &faults), Asks::Nothing)).await;
    }
    let mends = typed.retter == "ja";
    if mends && !typed.fra.trim().is_empty() {
        let errors = FormErrors::one("fra", visitor.locale.t(Refusal::MendsWithPeriod.key()));
        return answer(&visitor, indicator, typed, (errors, Asks::Nothing)).await;
    }
    let before = if mends { before_mended(&visitor, &indicator).await? } else { Some(indicator.definition.clone()) };
    // Before the first periods there is nothing to compare with.
    let suggested = before.map_or(Breaks::No, |before| suggests_break(&before, &draft));
    if suggested == Breaks::Yes && typed.brud.is_empty() {
        // Values cannot be compared across this: the person says whether the series breaks.
        typed.brud = "ja".to_owned();
        let errors = FormErrors::one("brud", visitor.locale.t("indicator-refused-break-unsaid"));
        return answer(&visitor, indicator, typed, (errors, Asks::Break)).await;
    }
    let new = Redefinition {
        from: Period::read_as(indicator.frequency, &typed.fra),
        reason: typed.grund.clone(),
        breaks: if typed.brud == "ja" { Breaks::Yes } else { Breaks::No },
        seen: typed.set,
        mends,
        draft,
    };
    let app = &visitor.app;
    match actions::redefine(&app.db, &visitor.actor, &indicator.id, &new, app.now()).await {
        Ok(()) => Ok(redirect_with(&format!("{}/definition", indicator.url()), "indicator-redefined")),
        Err(IndicatorFault::Refused(refusals)) => {
            let asks = if suggested == Breaks::Yes { Asks::Break } else { Asks::Nothing };
            answer(&visitor, indicator, typed, (errors_of(&visitor.locale, &refusals), asks)).await
        }
        Err(IndicatorFault::Changed(newest)) => {
            // The newest version is first on the page; saving once more is then a choice.
            typed.set = newest.definition.version;
            // The version that was to be mended is another one now.
            typed.retter = String::new();
            let errors = FormErrors::one("slags", visitor.locale.t("indicator-redefined-meanwhile"));
            answer(&visitor, *newest, typed, (errors, Asks::Nothing)).await
        }
        Err(other) => Err(other.into()),
    }
}

/// The definition that holds until the one in force begins: what is compared with when that is mended.
async fn before_mended(visitor: &Visitor, indicator: &Indicator) -> Result<Option<Definition>, Failure> {
    let mut reader = visitor.app.db.reader();
    let mut held = store::definitions(&mut reader, &visitor.actor.municipality, &indicator.id).await?;
    held.pop();
    Ok(held.pop())
}
