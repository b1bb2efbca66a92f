//! The list of indicators, with what is due.

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, Page, Pages, Routes, Visitor, address, render};

use super::due::{self, Due};
use super::said::{Line, told};
use super::{HOME, Indicator, actions};
use crate::observation::words;

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

/// How many indicators, things that are due, or steps of a history a page has.
pub(super) const PER_PAGE: usize = 50;
/// So many things that are due stand above the indicators.
const MOST_DUE: usize = 10;

/// What an address may ask of the list.
#[derive(Clone, Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    ord: String,
    /// `alle`: those that are over too. `mangler`: all that is due, and no list.
    #[serde(default)]
    vis: String,
    #[serde(default)]
    side: String,
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
    /// How much more is due.
    more_due: usize,
    /// Each with what its values say of the whole; none when its units are not there yet.
    lines: Vec<Line>,
    /// How many lines there are on all pages.
    hits: usize,
    total: usize,
    pages: Pages,
    base: String,
    /// Whether only what is due is shown.
    is_due_only: bool,
    may_manage: bool,
    may_report: bool,
}

/// Returns what stands on a page of a list.
pub(super) fn page_of_list<T>(all: Vec<T>, now: usize) -> impl Iterator<Item = T> {
    all.into_iter().skip((now - 1).saturating_mul(PER_PAGE)).take(PER_PAGE)
}

async fn list(visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let today = visitor.app.now().in_denmark().date();
    let all = actions::all(&mut reader, &visitor.actor).await?;
    let query = text::Query::parse(&asked.ord);
    let is_hit = |indicator: &&Indicator| {
        let words = format!("{}\n{}\n{}", indicator.title, indicator.responsible, indicator.definition.numerator);
        (query.is_empty() || query.find(&words).is_some()) && (asked.vis == "alle" || indicator.ended_at.is_none())
    };
    let due = due::of(&mut reader, &all, today).await?;
    let line = |due: Due| DueLine {
        period: words::period(&visitor.locale, due.period),
        day: visitor.locale.date(due.day),
        missing: visitor.locale.t2("indicator-due-missing", "missing", due.missing, "of", due.of),
        due,
    };
    let (now, is_due_only, due_total) = (Pages::asked(&asked.side), asked.vis == "mangler", due.len());
    let hits: Vec<Indicator> = all.iter().filter(is_hit).filter(|_| !is_due_only).cloned().collect();
    let hits_total = if is_due_only { due_total } else { hits.len() };
    let due: Vec<Due> =
        if is_due_only { page_of_list(due, now).collect() } else { due.into_iter().take(MOST_DUE).collect() };
    let shown = page_of_list(hits, now).collect();
    let page = Page::new(&visitor, &visitor.locale.t("indicator-list-title"));
    render(&List {
        page: page.under(&visitor.locale.t("unit-effect"), "/effekt"),
        more_due: if is_due_only { 0 } else { due_total.saturating_sub(MOST_DUE) },
        due: due.into_iter().map(line).collect(),
        lines: told(&mut reader, &visitor.locale, (shown, ""), today).await?,
        hits: hits_total,
        total: all.len(),
        pages: Pages::of(now, hits_total, PER_PAGE),
        base: address(HOME, &[("ord", &asked.ord), ("vis", &asked.vis)]),
        is_due_only,
        may_manage: visitor.may(Right::ManageIndicators),
        may_report: visitor.may(Right::ReportValues),
        asked,
    })
}
