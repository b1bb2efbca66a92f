//! The page `/effekt`.

use std::collections::HashMap;

use askama::Template;
use axum::response::Response;
use platform::access::Right;
use ui::{Failure, Page, Routes, Visitor, render};

use super::{Overview, overview};
use crate::goal::{Goal, GoalIndicator, GoalState};
use crate::indicator::due::{self, Due, DueState};
use crate::indicator::{self, said};
use crate::observation::words;
use crate::{goal, plan};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/effekt", Right::ReadPublic, show)
}

/// So many things that are due are shown at once.
const MOST_DUE: usize = 10;
/// Of so many indicators it is told how they go; those of further goals are told on the goals' own pages.
const MOST_TOLD: usize = 200;

#[derive(Template)]
#[template(path = "front/front.html")]
struct Front {
    page: Page,
    overview: Overview,
    /// The goals by identifier, each with what the values of its indicators say; for colleagues.
    told: HashMap<String, Vec<said::Line>>,
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

impl Front {
    /// What the values of a goal's indicators say.
    fn told_of(&self, goal: &Goal) -> &[said::Line] {
        self.told.get(&goal.id).map_or(&[], Vec::as_slice)
    }
}

async fn show(visitor: Visitor) -> Result<Response, Failure> {
    let (mut reader, actor) = (visitor.app.db.reader(), &visitor.actor);
    let plan = plan::actions::read(&mut reader, actor).await?;
    let goals = goal::actions::all(&mut reader, actor).await?;
    let indicators = goal::actions::indicators(&mut reader, actor).await?;
    let mut overview = overview(&plan, &goals, &indicators);
    let is_colleague = visitor.may(Right::ReadEffect);
    let (mut due, mut told_of) = (Vec::new(), HashMap::new());
    if is_colleague {
        told_of = told(&visitor, &goals, &indicators).await?;
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
        told: told_of,
        more_due: due.len().saturating_sub(MOST_DUE),
        due: due.into_iter().take(MOST_DUE).map(in_words).collect(),
        is_colleague,
        may_propose: visitor.may(Right::ProposeGoal),
        may_report: visitor.may(Right::ReportValues),
        may_approve: visitor.may(Right::ApproveValues),
        may_decide: visitor.may(Right::DecideGoal),
    })
}

/// What the values of the indicators of goals in force say, by goal.
async fn told(
    visitor: &Visitor,
    goals: &[Goal],
    measured: &[GoalIndicator],
) -> Result<HashMap<String, Vec<said::Line>>, Failure> {
    let mut reader = visitor.app.db.reader();
    let in_force = |id: &str| goals.iter().any(|goal| goal.id == id && goal.state == GoalState::Adopted);
    let mut by_slug: HashMap<&str, Vec<&str>> = HashMap::new();
    for one in measured.iter().filter(|one| in_force(&one.goal_id)) {
        by_slug.entry(&one.slug).or_default().push(&one.goal_id);
    }
    let mut indicators = indicator::actions::all(&mut reader, &visitor.actor).await?;
    indicators.retain(|one| by_slug.contains_key(one.slug.as_str()));
    indicators.truncate(MOST_TOLD);
    let today = visitor.app.now().in_denmark().date();
    let mut told: HashMap<String, Vec<said::Line>> = HashMap::new();
    for line in said::told(&mut reader, &visitor.locale, (indicators, ""), today).await? {
        for goal in by_slug.get(line.0.slug.as_str()).into_iter().flatten() {
            told.entry((*goal).to_owned()).or_default().push(line.clone());
        }
    }
    Ok(told)
}
