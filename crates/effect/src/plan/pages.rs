//! The plan as a table: administrations by budget years.

use askama::Template;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use platform::access::Right;
use ui::{Failure, Page, Routes, Visitor, render};

use super::{HOME, Plan, Remarks, Told, actions, told};

pub(super) fn routes() -> Routes {
    Routes::new().get(HOME, Right::ReadPublic, show).get("/effekt/plan/fil", Right::ReadPublic, file)
}

/// Begins a page of the plan.
pub(super) fn page_of(visitor: &Visitor, title: &str) -> Page {
    Page::new(visitor, title).under(&visitor.locale.t("menu-effect"), "/effekt")
}

/// Tells whether the visitor may change the plan.
pub(super) async fn may_change(visitor: &Visitor) -> Result<bool, Failure> {
    let scope = actions::scope(&mut visitor.app.db.reader(), &visitor.actor).await?;
    Ok(visitor.actor.may(Right::ProposeGoal, &scope))
}

/// What the file remarks on a place in the plan.
struct Remarked {
    title: String,
    year: i64,
    lines: Vec<String>,
}

#[derive(Template)]
#[template(path = "plan/show.html")]
struct Show {
    page: Page,
    plan: Plan,
    /// How many core areas stand in no budget year.
    without: usize,
    areas: usize,
    remarked: Vec<Remarked>,
    told: Told,
    has_file: bool,
    may_change: bool,
}

async fn show(visitor: Visitor) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let plan = actions::read(&mut reader, &visitor.actor).await?;
    let content = actions::file(&mut reader, &visitor.actor).await?;
    render(&Show {
        page: page_of(&visitor, &visitor.locale.t("plan-title")),
        without: plan.without_year(),
        areas: plan.areas().count(),
        remarked: remarked(&plan),
        told: told(&content),
        has_file: !content.is_empty(),
        may_change: may_change(&visitor).await?,
        plan,
    })
}

/// The remarks on all places of the plan, in its order.
fn remarked(plan: &Plan) -> Vec<Remarked> {
    let entries = plan.areas().flat_map(|area| area.entries.iter().map(move |entry| (area, entry)));
    let of = |(area, entry): (&super::Area, &super::Entry)| Remarked {
        title: area.task.title.clone(),
        year: entry.budget_year,
        lines: Remarks::of(&entry.remarks).lines,
    };
    let years = plan.years.iter().map(|year| Remarked {
        title: String::new(),
        year: year.budget_year,
        lines: Remarks::of(&year.remarks).lines,
    });
    years.chain(entries.map(of)).filter(|one| !one.lines.is_empty()).collect()
}

/// The file that the plan was last read from, as it came.
async fn file(visitor: Visitor) -> Result<Response, Failure> {
    let content = actions::file(&mut visitor.app.db.reader(), &visitor.actor).await?;
    if content.is_empty() {
        return Err(Failure::NotFound);
    }
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/json")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"plan.json\"")),
    ];
    Ok((headers, content).into_response())
}
