//! The list of indicators, with what is due.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, Page, Routes, Visitor, render};

use super::due::{self, Due};
use super::{HOME, Indicator, actions};
use crate::observation::words;
use crate::verdict::{Summary, summary};

pub(super) fn routes() -> Routes {
    Routes::new().get(HOME, Right::ReadEffect, list)
}

/// Begins a page below the list of indicators.
pub(super) fn page(visitor: &Visitor, title: &str) -> Page {
    Page::new(visitor, title)
        .under(&visitor.locale.t("unit-effect"), "/effekt")
        .under(&visitor.locale.t("indicator-list-title"), HOME)
}

/// Begins a page of an indicator.
pub(super) fn page_of(visitor: &Visitor, indicator: &Indicator, key: &str, place: &str) -> Page {
    let title = visitor.locale.t1(key, "title", &indicator.title);
    let page = page(visitor, &title).under(&indicator.title, &indicator.url());
    Page { address: format!("{}/{place}", indicator.url()), ..page }
}

/// What an address may ask of the list.
#[derive(Clone, Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    ord: String,
    /// `alle`: those that are over too.
    #[serde(default)]
    vis: String,
}

/// A line of what is due, with the period and the day in words.
struct DueLine {
    due: Due,
    period: String,
    day: String,
    missing: String,
}

#[derive(Template)]
#[template(path = "indicator/list.html")]
struct List {
    page: Page,
    asked: Asked,
    due: Vec<DueLine>,
    /// Each with what its values say of the whole; none when its units are not there yet.
    lines: Vec<(Indicator, Option<Summary>)>,
    total: usize,
    may_manage: bool,
}

async fn list(visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let today = visitor.app.now().in_denmark().date();
    let all = actions::all(&mut reader, &visitor.actor).await?;
    let query = text::Query::parse(&asked.ord);
    let is_hit = |indicator: &Indicator| {
        let words = format!("{}\n{}\n{}", indicator.title, indicator.responsible, indicator.definition.numerator);
        (query.is_empty() || query.find(&words).is_some()) && (asked.vis == "alle" || indicator.ended_at.is_none())
    };
    let due = due::list(&mut reader, &visitor.actor, today).await?;
    let line = |due: Due| DueLine {
        period: words::period(&visitor.locale, due.period),
        day: visitor.locale.date(due.day),
        missing: visitor.locale.t2("indicator-due-missing", "missing", due.missing, "of", due.of),
        due,
    };
    let total = all.len();
    let mut lines = Vec::new();
    for indicator in all.into_iter().filter(is_hit) {
        let summary = summary(&mut reader, &visitor.locale, &indicator, today).await?;
        lines.push((indicator, summary));
    }
    let page = Page::new(&visitor, &visitor.locale.t("indicator-list-title"));
    render(&List {
        page: page.under(&visitor.locale.t("unit-effect"), "/effekt"),
        due: due.into_iter().map(line).collect(),
        total,
        lines,
        may_manage: visitor.may(Right::ManageIndicators),
        asked,
    })
}
