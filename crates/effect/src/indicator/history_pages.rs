//! The history of an indicator: who changed what, when and why.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use platform::time::Timestamp;
use serde::Deserialize;
use ui::i18n::Locale;
use ui::{Failure, Page, Pages, Routes, Visitor, render};

use super::history::{ALL_UNITS, Change, Field, Step};
use super::pages::{PER_PAGE, page_of};
use super::{actions, history_store};
use crate::amount::Amount;
use crate::measured_unit::{self, Units};
use crate::observation::words;
use crate::period::Period;

pub(super) fn routes() -> Routes {
    Routes::new().get("/effekt/indikatorer/{indicator}/historik", Right::ReadEffect, show)
}

/// Steps that make something: what was not there before is not told.
const MAKES: [&str; 5] = ["made", "target-set", "baseline-set", "break-added", "resumed"];
/// Steps that take something away: what it said is told, and that there is nothing afterwards is not.
const TAKES_AWAY: [&str; 3] = ["target-removed", "baseline-removed", "break-removed"];

/// What an address may ask of the history.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Asked {
    side: String,
}

/// A change in words.
struct Line {
    name: String,
    /// What was said before; empty when only one thing is told.
    before: String,
    text: String,
}

/// A step in words.
struct Told {
    step: Step,
    at: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "indicator/history.html")]
struct Show {
    page: Page,
    steps: Vec<Told>,
    pages: Pages,
    base: String,
}

async fn show(
    visitor: Visitor,
    Path(indicator): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let municipality = &visitor.actor.municipality;
    let indicator = actions::find(&mut reader, &visitor.actor, &indicator).await?;
    let units = measured_unit::store::units(&mut reader, municipality, &indicator.tree_id).await?;
    let count = history_store::count(&mut reader, municipality, &indicator.id).await?;
    let pages = Pages::nearest(Pages::asked(&asked.side), count, PER_PAGE);
    let before = (pages.now - 1) * PER_PAGE;
    let steps = history_store::steps(&mut reader, municipality, &indicator.id, (before, PER_PAGE)).await?;
    let told = |step: Step| Told {
        at: visitor.locale.moment(&Timestamp::from_millis(step.at).in_denmark()),
        lines: step.changes.iter().map(|change| line(&visitor.locale, &units, &step.kind, change)).collect(),
        step,
    };
    let page = page_of(&visitor, &indicator, "indicator-history-title", "historik");
    render(&Show { base: page.address.clone(), page, steps: steps.into_iter().map(told).collect(), pages })
}

fn line(locale: &Locale, units: &Units, kind: &str, change: &Change) -> Line {
    let is_gone = TAKES_AWAY.contains(&kind) && change.after.is_empty();
    let is_new = MAKES.contains(&kind) && change.before.is_empty();
    let text = |stored: &str| text(locale, units, change.field, stored);
    let (before, text) = match change {
        _ if is_gone => (String::new(), text(&change.before)),
        Change { before, after, .. } if is_new || before == after => (String::new(), text(after)),
        Change { before, after, .. } => (text(before), text(after)),
    };
    Line { name: locale.t(change.field.key()), before, text }
}

/// Writes what is stored of a field in the words of a language.
fn text(locale: &Locale, units: &Units, field: Field, stored: &str) -> String {
    let t = |key: &str| locale.t(key);
    let said = match field {
        Field::From if stored.is_empty() => Some(t("indicator-version-first")),
        _ if stored.is_empty() => Some(t("indicator-step-nothing")),
        Field::Frequency => Some(t(&format!("indicator-frequency-{stored}"))),
        Field::RuleSet => Some(t(&format!("indicator-rule-set-{stored}"))),
        Field::Screening => Some(t(&format!("indicator-screening-{stored}"))),
        Field::Measure => Some(t(&format!("indicator-measure-{stored}"))),
        Field::Direction => Some(t(&format!("indicator-direction-{stored}"))),
        Field::OverTime | Field::OverUnits => Some(t(&format!("indicator-rule-{stored}"))),
        Field::Limits => Some(t(&format!("indicator-break-limits-{stored}"))),
        Field::Due => stored.parse().ok().map(|days| locale.count("indicator-due-days", days)),
        Field::Remind => stored.parse().ok().map(|days| locale.count("indicator-remind-days", days)),
        Field::Low | Field::High | Field::Amount => amount(locale, stored),
        Field::From | Field::To | Field::Break => Period::read(stored).map(|period| words::period(locale, period)),
        Field::Unit if stored == ALL_UNITS => Some(t("indicator-aim-all")),
        Field::Unit => units.find(stored).map(|unit| unit.name.clone()),
        _ => None,
    };
    said.unwrap_or_else(|| stored.to_owned())
}

/// Writes an amount with the unit of measure that it was said in, if any.
fn amount(locale: &Locale, stored: &str) -> Option<String> {
    let (number, unit) = stored.split_once(' ').unwrap_or((stored, ""));
    let number = words::amount(locale, number.parse::<Amount>().ok()?);
    Some(format!("{number} {unit}").trim_end().to_owned())
}
