//! The page `/effekt`.

use askama::Template;
use axum::response::Response;
use platform::access::Right;
use ui::{Failure, Page, Routes, Visitor, render};

use super::{Overview, overview};
use crate::indicator::due::{self, Due, DueState};
use crate::observation::words;
use crate::{goal, plan};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/effekt", Right::ReadPublic, show)
}

/// So many things that are due are shown at once.
const MOST_DUE: usize = 10;

#[derive(Template)]
#[template(path = "front/front.html")]
struct Front {
    page: Page,
    overview: Overview,
    /// What is due, the most overdue first, each with its period and day in words; the first of them.
    due: Vec<(Due, String, String)>,
    /// How many more are due.
    more_due: usize,
    is_colleague: bool,
    may_propose: bool,
    may_report: bool,
    may_approve: bool,
    may_decide: bool,
}

async fn show(visitor: Visitor) -> Result<Response, Failure> {
    let (mut reader, actor) = (visitor.app.db.reader(), &visitor.actor);
    let plan = plan::actions::read(&mut reader, actor).await?;
    let goals = goal::actions::all(&mut reader, actor).await?;
    let indicators = goal::actions::indicators(&mut reader, actor).await?;
    let mut overview = overview(&plan, &goals, &indicators);
    let is_colleague = visitor.may(Right::ReadEffect);
    let mut due = Vec::new();
    if is_colleague {
        due = due::list(&mut reader, actor, visitor.app.now().in_denmark().date()).await?;
    } else {
        // Pages of indicators are for colleagues.
        overview.gaps.indicators.clear();
    }
    let in_words = |due: Due| {
        let period = words::period(&visitor.locale, due.period);
        (due.clone(), period, visitor.locale.date(due.day))
    };
    render(&Front {
        page: Page::new(&visitor, &visitor.locale.t("effect-title")),
        overview,
        more_due: due.len().saturating_sub(MOST_DUE),
        due: due.into_iter().take(MOST_DUE).map(in_words).collect(),
        is_colleague,
        may_propose: visitor.may(Right::ProposeGoal),
        may_report: visitor.may(Right::ReportValues),
        may_approve: visitor.may(Right::ApproveValues),
        may_decide: visitor.may(Right::DecideGoal),
    })
}
