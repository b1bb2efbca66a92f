//! What waits for approval, and the page on which one report is decided.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use platform::store::Reads;
use platform::time::Timestamp;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Pages, Posted, Routes, Visitor, redirect_with, render, render_form};

use super::hints::{self, Hint};
use super::{QUEUE, Report, actions};
use crate::indicator::Indicator;
use crate::observation::ground::{Ground, Grounds, minus};
use crate::observation::rules::{Source, needs_reason, settle};
use crate::observation::series::{series, value_of};
use crate::observation::{ValueFault, store, words};

/// How many reports a page of the queue has.
const PER_PAGE: usize = 25;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/effekt/godkend", Right::ApproveValues, queue)
        .get("/effekt/godkend/{report}", Right::ApproveValues, show)
        .post("/effekt/godkend/{report}", Right::ApproveValues, approve)
        .post("/effekt/godkend/{report}/afvis", Right::ApproveValues, decline)
}

/// A report with what it would change.
struct Line {
    report: Report,
    indicator: String,
    title: String,
    value: String,
    /// Numerator and denominator, when there are two.
    working: String,
    /// The page of the value.
    url: String,
    at: String,
    /// What stands there; empty when nothing does.
    now: String,
    now_by: String,
    /// The revision of what stands there; 0 for nothing.
    seen: i64,
    /// The period before, with its value; empty when it has none.
    previous: String,
    /// The difference from what stands there, or from the period before.
    change: String,
    hints: Vec<Hint>,
    /// Whether whoever approves must say why what stands there is changed.
    is_asked_why: bool,
}

async fn line(visitor: &Visitor, reads: &mut impl Reads, ground: &Ground, report: Report) -> Result<Line, Failure> {
    let (locale, key, indicator) = (&visitor.locale, &report.key, &ground.indicator);
    let definition = ground.definition(key.period);
    let now = store::now(reads, &indicator.municipality_id, &indicator.id, key).await?;
    let series = series(reads, indicator, &ground.units, &key.unit, &key.breakdown).await?;
    let before = series.iter().rev().find(|point| point.period < key.period && point.value.is_some());
    let value = value_of(definition, &report.said);
    let earlier = now.as_ref().and_then(|now| value_of(definition, &now.said)).or(before.and_then(|point| point.value));
    let change = value.zip(earlier).and_then(|(value, earlier)| minus(value, earlier));
    let sign = |text: String| if text.starts_with('−') { text } else { format!("+{text}") };
    let today = visitor.app.now().in_denmark().date();
    let both = report.said.numerator.zip(report.said.denominator);
    let stands = now.as_ref().map(|now| &now.said);
    let is_changed = needs_reason(stands) && settle(stands, &report.said, Source::Typed(today)).is_some();
    Ok(Line {
        is_asked_why: is_changed && report.said.note.is_empty(),
        indicator: indicator.title.clone(),
        title: ground.title_of(locale, key),
        value: words::said(locale, definition, &report.said),
        working: both.map_or_else(String::new, |(one, other)| {
            format!("{} / {}", words::amount(locale, one), words::amount(locale, other))
        }),
        url: ground.url_of(key),
        at: locale.moment(&Timestamp::from_millis(report.at).in_denmark()),
        now: now.as_ref().map_or_else(String::new, |now| words::said(locale, definition, &now.said)),
        now_by: now.as_ref().map_or_else(String::new, |now| now.by_name.clone()),
        seen: now.as_ref().map_or(0, |now| now.revision),
        previous: before.map_or_else(String::new, |point| {
            format!("{}: {}", words::period(locale, point.period), words::point(locale, definition, point))
        }),
        change: change.map_or_else(String::new, |change| sign(words::fraction(locale, change, definition.decimals))),
        hints: hints::hints(definition, &report.said, (key.period, today), &series, stands),
        report,
    })
}

#[derive(Template)]
#[template(path = "observation/report/queue.html")]
struct Queue {
    page: Page,
    lines: Vec<Line>,
    total: usize,
    pages: Pages,
}

#[derive(Clone, Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    side: String,
}

async fn queue(visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let (now, actor) = (Pages::asked(&asked.side), &visitor.actor);
    let place = ((now - 1).saturating_mul(PER_PAGE), PER_PAGE);
    let (total, waiting) = actions::waiting(&mut reader, actor, place).await?;
    let (mut grounds, mut lines) = (Grounds::default(), Vec::new());
    for report in waiting {
        let of = (actor.municipality.as_str(), report.indicator.as_str());
        if let Some(ground) = grounds.of(&mut reader, of).await? {
            lines.push(line(&visitor, &mut reader, ground, report).await?);
        }
    }
    let page = Page::new(&visitor, &visitor.locale.t("value-queue-title"));
    render(&Queue {
        page: page.under(&visitor.locale.t("value-menu-effect"), "/effekt"),
        lines,
        total,
        pages: Pages::of(now, total, PER_PAGE),
    })
}

/// What stood in one of the two forms.
#[derive(Clone, Debug, Default, Deserialize)]
struct DecisionForm {
    #[serde(default)]
    set: i64,
    /// Why what stands there is changed.
    #[serde(default)]
    grund: String,
    /// Why it is declined.
    #[serde(default)]
    afvisning: String,
}

#[derive(Template)]
#[template(path = "observation/report/decide.html")]
struct Decide {
    page: Page,
    errors: FormErrors,
    line: Line,
    typed: DecisionForm,
    reason_hint: String,
}

async fn find(visitor: &Visitor, id: &str) -> Result<(Report, Indicator), Failure> {
    Ok(actions::find_waiting(&mut visitor.app.db.reader(), &visitor.actor, id).await?)
}

async fn show(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Failure> {
    decide(&visitor, &id, DecisionForm::default(), FormErrors::default()).await
}

async fn decide(visitor: &Visitor, id: &str, typed: DecisionForm, errors: FormErrors) -> Result<Response, Failure> {
    let (report, indicator) = find(visitor, id).await?;
    let mut reader = visitor.app.db.reader();
    let ground = Ground::read(&mut reader, indicator).await?;
    let line = line(visitor, &mut reader, &ground, report).await?;
    let locale = &visitor.locale;
    let page = Page::new(visitor, &format!("{}: {}", line.indicator, line.title));
    let page = page.under(&locale.t("value-menu-effect"), "/effekt").under(&locale.t("value-queue-title"), QUEUE);
    let reason_hint = if line.is_asked_why { "value-form-reason-hint" } else { "value-form-reason-hint-free" };
    let decide = Decide {
        page: Page { address: format!("{QUEUE}/{id}"), ..page },
        reason_hint: locale.t(reason_hint),
        line,
        typed,
        errors,
    };
    render_form(&decide, &decide.errors)
}

async fn approve(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(typed): Posted<DecisionForm>,
) -> Result<Response, Failure> {
    let (app, locale) = (&visitor.app, &visitor.locale);
    let seen = (typed.set, typed.grund.as_str());
    let errors = match actions::approve(&app.db, &visitor.actor, &id, seen, app.now()).await {
        Ok(_) => return Ok(redirect_with(QUEUE, "value-approved")),
        Err(ValueFault::Refused(refusals)) => {
            let key = refusals.first().map_or("value-refused", |refusal| refusal.why.key());
            if find(&visitor, &id).await.is_err() {
                // Someone else has decided: there is no form to show again.
                return Err(Failure::Refused(key.to_owned()));
            }
            FormErrors::one("grund", locale.t(key))
        }
        Err(ValueFault::Changed(_)) => FormErrors::one("grund", locale.t("value-changed")),
        Err(ValueFault::TooLarge(..)) => FormErrors::one("grund", locale.t("value-too-large")),
        Err(other) => return Err(other.into()),
    };
    decide(&visitor, &id, typed, errors).await
}

async fn decline(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(typed): Posted<DecisionForm>,
) -> Result<Response, Failure> {
    let app = &visitor.app;
    match actions::decline(&app.db, &visitor.actor, &id, &typed.afvisning, app.now()).await {
        Ok(()) => Ok(redirect_with(QUEUE, "value-declined")),
        Err(ValueFault::Refused(refusals)) if find(&visitor, &id).await.is_ok() => {
            let key = refusals.first().map_or("value-refused", |refusal| refusal.why.key());
            decide(&visitor, &id, typed, FormErrors::one("afvisning", visitor.locale.t(key))).await
        }
        Err(other) => Err(other.into()),
    }
}
