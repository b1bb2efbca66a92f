//! The list of goals, and a goal's own page.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Response;
use compass::thread::links::left::LedTo;
use compass::thread::{Kind, Thread, Threads};
use platform::access::Right;
use platform::time::Timestamp;
use serde::Deserialize;
use ui::{
    Access, Choice, ChoiceGroup, Failure, FormErrors, Page, Pages, Routes, Visitor, address, render, render_form,
};

use super::actions::{self, Filter};
use super::choices::{self, Written};
use super::{Goal, GoalIndicator, GoalState, HOME, Step};
use crate::indicator::{self, said};

pub(super) fn routes() -> Routes {
    Routes::new().get(HOME, Right::ReadPublic, list).get(
        "/effekt/maal/{goal}",
        Access::NeedsUnlessPublished(Right::ReadEffect),
        show,
    )
}

/// Begins a page of goals.
pub(super) fn page_of(visitor: &Visitor, title: &str) -> Page {
    Page::new(visitor, title).under(&visitor.locale.t("menu-effect"), "/effekt")
}

/// Writes a stored point in time.
fn moment(visitor: &Visitor, at: i64) -> String {
    visitor.locale.moment(&Timestamp::from_millis(at).in_denmark())
}

/// What an address may ask of the list.
#[derive(Clone, Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    ord: String,
    #[serde(default)]
    tilstand: String,
    /// The slug of a core task.
    #[serde(default)]
    kerneopgave: String,
    #[serde(default)]
    side: String,
}

impl Asked {
    fn filter(&self) -> Filter {
        Filter {
            state: GoalState::from_name(&self.tilstand),
            core_task: self.kerneopgave.trim().to_owned(),
            words: self.ord.trim().to_owned(),
        }
    }

    fn is_filtered(&self) -> bool {
        [&self.ord, &self.tilstand, &self.kerneopgave].iter().any(|field| !field.trim().is_empty())
    }

    fn address(&self) -> String {
        address(HOME, &[("ord", &self.ord), ("tilstand", &self.tilstand), ("kerneopgave", &self.kerneopgave)])
    }
}

#[derive(Template)]
#[template(path = "goal/list.html")]
struct List {
    page: Page,
    asked: Asked,
    states: Vec<Choice>,
    tasks: Vec<ChoiceGroup>,
    /// The keys of the columns' headings.
    heads: [&'static str; 6],
    /// Each with how many indicators it has.
    goals: Vec<(Goal, usize)>,
    total: usize,
    pages: Pages,
    base: String,
    is_colleague: bool,
    may_propose: bool,
    /// Where the goals that are shown can be put in order; empty when that is not for this visitor, or not for these.
    ranking_url: String,
}

/// The columns of the list.
const HEADS: [&str; 6] =
    ["goal-goal", "goal-core-task", "goal-state", "goal-rank", "goal-indicators", "goal-responsible"];

async fn list(visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (mut reader, actor) = (visitor.app.db.reader(), &visitor.actor);
    let now = Pages::asked(&asked.side);
    let found = actions::search(&mut reader, actor, &asked.filter(), now).await?;
    let indicators = actions::indicators(&mut reader, actor).await?;
    let counted = |goal: Goal| (goal.clone(), indicators.iter().filter(|one| one.goal_id == goal.id).count());
    let is_colleague = visitor.may(Right::ReadEffect);
    let states = GoalState::ALL.into_iter().filter(|state| is_colleague || state.is_public());
    let text = |state: GoalState| visitor.locale.t(&format!("goal-state-{}", state.name()));
    let may_rank = visitor.may(Right::DecideGoal) && !asked.kerneopgave.is_empty();
    let ranked = found.goals.iter().find(|goal| may_rank && goal.state.is_open());
    render(&List {
        page: page_of(&visitor, &visitor.locale.t("goal-list-title")),
        states: states.map(|state| Choice::new(state.name(), text(state), &asked.tilstand)).collect(),
        tasks: choices::groups(&mut reader, actor, &visitor.locale, &asked.kerneopgave, Written::Slug).await?,
        heads: HEADS,
        ranking_url: ranked.map(Goal::ranking_url).unwrap_or_default(),
        goals: found.goals.into_iter().map(counted).collect(),
        total: found.total,
        pages: Pages::of(now, found.total, actions::PER_PAGE),
        base: asked.address(),
        asked,
        is_colleague,
        may_propose: visitor.may(Right::ProposeGoal),
    })
}

#[derive(Template)]
#[template(path = "goal/show.html")]
struct Show {
    page: Page,
    errors: FormErrors,
    goal: Goal,
    /// The days of its period in words; empty when not said.
    period: (String, String),
    made: String,
    /// The decision that holds, with its day in words.
    decision: Option<(Step, String)>,
    /// How many indicators measure it.
    indicators: usize,
    /// Each with what its values say; none for those who do not read effect steering from inside.
    lines: Vec<said::Line>,
    thread: Option<Thread>,
    supported: Vec<LedTo>,
    moves: Vec<Choice>,
    reason: String,
    steps: Vec<(Step, String)>,
    may: May,
}

/// What the visitor may do with the goal.
struct May {
    /// Read effect steering from inside.
    read: bool,
    /// Change what it says.
    edit: bool,
    /// Put it in order.
    rank: bool,
    /// Adopt it, for the first time or anew.
    adopt: bool,
    /// End it.
    end: bool,
    /// Add an indicator that measures it.
    measure: bool,
}

impl May {
    fn of(visitor: &Visitor, goal: &Goal) -> Self {
        let may = |right| visitor.actor.may(right, &goal.scope());
        let decides = may(Right::DecideGoal);
        let edits = if goal.state == GoalState::Adopted { decides } else { may(Right::ProposeGoal) };
        Self {
            read: may(Right::ReadEffect),
            edit: goal.state.is_open() && edits,
            rank: goal.state.is_open() && decides,
            adopt: decides && goal.state.can_be_decided(GoalState::Adopted),
            end: decides && goal.state.can_be_decided(GoalState::Ended),
            measure: goal.state.is_open() && may(Right::ManageIndicators),
        }
    }
}

/// What stood in the form that changes the state.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct MoveForm {
    #[serde(default)]
    pub(super) tilstand: String,
    #[serde(default)]
    pub(super) grund: String,
}

async fn show(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let goal = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &id).await?;
    show_goal(&visitor, &threads, goal, &MoveForm::default(), FormErrors::default()).await
}

/// Answers with a goal's page, and with what was typed into the form that changes its state.
pub(super) async fn show_goal(
    visitor: &Visitor,
    threads: &Threads,
    goal: Goal,
    typed: &MoveForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let (db, actor) = (&visitor.app.db, &visitor.actor);
    let mut reader = db.reader();
    let steps = actions::steps(&mut reader, actor, &goal).await?;
    let mut indicators = actions::indicators(&mut reader, actor).await?;
    indicators.retain(|one| one.goal_id == goal.id);
    // A goal that is over has left the thread: its page tells what it supported until then.
    let (thread, supported) = match goal.off_thread_at {
        None => (Some(threads.of(db, actor, &visitor.locale, Kind::Goal, &goal.id).await?), Vec::new()),
        Some(_) => (None, actions::supported_when_left(&mut reader, actor, &goal).await?),
    };
    let day = |day: &str| if day.is_empty() { String::new() } else { visitor.locale.date_text(day) };
    let page = page_of(visitor, &goal.title).under(&visitor.locale.t("goal-list-title"), HOME);
    let show = Show {
        page: Page { address: goal.url(), ..page },
        period: (day(&goal.from_day), day(&goal.to_day)),
        made: moment(visitor, goal.created_at),
        decision: decision(&goal, &steps).map(|step| (step.clone(), day(&step.decided_on))),
        indicators: indicators.len(),
        lines: told(visitor, &indicators).await?,
        thread,
        supported,
        moves: moves(visitor, &goal, &typed.tilstand),
        reason: typed.grund.clone(),
        steps: steps.into_iter().map(|step| (step.clone(), moment(visitor, step.at))).collect(),
        may: May::of(visitor, &goal),
        goal,
        errors,
    };
    render_form(&show, &show.errors)
}

/// The indicators of a goal that the visitor may read, each with what its values say.
async fn told(visitor: &Visitor, of_goal: &[GoalIndicator]) -> Result<Vec<said::Line>, Failure> {
    let mut reader = visitor.app.db.reader();
    if of_goal.is_empty() || !visitor.may(Right::ReadEffect) {
        return Ok(Vec::new());
    }
    let mut indicators = indicator::actions::all(&mut reader, &visitor.actor).await?;
    indicators.retain(|one| of_goal.iter().any(|known| known.slug == one.slug));
    let today = visitor.app.now().in_denmark().date();
    Ok(said::told(&mut reader, &visitor.locale, (indicators, ""), today).await?)
}

/// The newest decision on what is public: on adopting it, on its words, or on ending it.
fn decision<'s>(goal: &Goal, steps: &'s [Step]) -> Option<&'s Step> {
    let is_decided = |step: &&Step| !step.decided_by.is_empty() && step.kind != "ranked";
    steps.iter().find(is_decided).filter(|_| goal.state.is_public())
}

/// The states that the visitor may move the goal to with nothing but a reason.
fn moves(visitor: &Visitor, goal: &Goal, chosen: &str) -> Vec<Choice> {
    let may = |to: &GoalState| {
        let rights = goal.state.rights_to(*to);
        rights.iter().any(|right| visitor.actor.may(*right, &goal.scope()))
    };
    let text = |to: GoalState| visitor.locale.t(&format!("goal-move-{}", to.name()));
    GoalState::ALL.into_iter().filter(may).map(|to| Choice::new(to.name(), text(to), chosen)).collect()
}
