//! Where a committee puts the goals of a core task in order: by numbers, or with buttons that move a goal up and down.
//!
//! Moving shows the new order and saves nothing; there is one save for all, which says who decided.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use compass::core_task::{self, CoreTask};
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, address, redirect_with, render_form};

use super::form_pages::errors_of;
use super::pages::page_of;
use super::ranking::{self, Typed, Way};
use super::{Decision, Goal, GoalFault, HOME, RANKING, Ranking, actions, rank};

pub(super) fn routes() -> Routes {
    Routes::new().get("/effekt/prioriter/{task}", Right::DecideGoal, show).post(
        "/effekt/prioriter/{task}",
        Right::DecideGoal,
        save,
    )
}

/// The fields of the form: three lists of the same length, a place and a reason per goal.
#[derive(Clone, Debug, Default, Deserialize)]
struct RankForm {
    #[serde(default)]
    maal: Vec<String>,
    #[serde(default)]
    plads: Vec<String>,
    #[serde(default)]
    begrundelse: Vec<String>,
    /// The goal to move up, and the one to move down, when one of those buttons was pressed.
    #[serde(default)]
    op: String,
    #[serde(default)]
    ned: String,
    #[serde(default)]
    hvem: String,
    #[serde(default)]
    dag: String,
    #[serde(default)]
    henvisning: String,
    #[serde(default)]
    grund: String,
    /// What the person saw.
    #[serde(default)]
    set: String,
}

impl RankForm {
    fn typed(&self) -> Vec<Typed> {
        let lines = self.maal.iter().zip(&self.plads).zip(&self.begrundelse);
        lines
            .map(|((goal, place), reason)| Typed { goal: goal.clone(), place: place.clone(), reason: reason.clone() })
            .collect()
    }

    fn decision(&self) -> Decision {
        Decision { by: self.hvem.clone(), day: self.dag.clone(), reference: self.henvisning.clone() }
    }

    /// The goal whose button was pressed, and which way it goes.
    fn moving(&self) -> Option<(&str, Way)> {
        match (self.op.as_str(), self.ned.as_str()) {
            ("", "") => None,
            ("", down) => Some((down, Way::Down)),
            (up, _) => Some((up, Way::Up)),
        }
    }
}

#[derive(Template)]
#[template(path = "goal/rank.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    action: String,
    lines: Vec<(Typed, Goal)>,
    typed: RankForm,
    /// The goal that was just moved, so that its button keeps the focus.
    moved: String,
    list_url: String,
}

/// The core task, and its goals that can be put in order.
async fn task_and_goals(visitor: &Visitor, slug: &str) -> Result<(CoreTask, Vec<Goal>), Failure> {
    let mut reader = visitor.app.db.reader();
    let task = core_task::actions::find(&mut reader, &visitor.actor, slug).await?;
    let mut goals = actions::all(&mut reader, &visitor.actor).await?;
    goals.retain(|goal| goal.core_task_id == task.id && goal.state.is_open());
    goals.iter().try_for_each(|goal| visitor.actor.require(Right::DecideGoal, &goal.scope()))?;
    Ok((task, goals))
}

fn form(
    visitor: &Visitor,
    (task, goals): (CoreTask, Vec<Goal>),
    (lines, typed): (Vec<Typed>, RankForm),
    errors: FormErrors,
) -> Result<Response, Failure> {
    let title = visitor.locale.t1("goal-rank-title", "title", &task.title);
    let page = page_of(visitor, &title).under(&visitor.locale.t("goal-list-title"), HOME);
    let action = format!("{RANKING}/{}", task.slug);
    let with_goal = |line: Typed| goals.iter().find(|goal| goal.id == line.goal).map(|goal| (line, goal.clone()));
    let form = Form {
        page: Page { address: action.clone(), ..page },
        errors,
        list_url: address(HOME, &[("kerneopgave", &task.slug)]),
        action,
        lines: lines.into_iter().filter_map(with_goal).collect(),
        moved: typed.moving().map(|(goal, _)| goal.to_owned()).unwrap_or_default(),
        typed,
    };
    render_form(&form, &form.errors)
}

/// The form of goals that others have changed meanwhile, with what was typed in it.
fn begun_anew(goals: &[Goal], typed: RankForm) -> (Vec<Typed>, RankForm) {
    let lines = ranking::begun_anew(goals, &typed.typed());
    (lines, RankForm { set: ranking::seen(goals), op: String::new(), ned: String::new(), ..typed })
}

async fn show(visitor: Visitor, Path(slug): Path<String>) -> Result<Response, Failure> {
    let (task, goals) = task_and_goals(&visitor, &slug).await?;
    let typed = begun_anew(&goals, RankForm::default());
    form(&visitor, (task, goals), typed, FormErrors::default())
}

async fn save(
    visitor: Visitor,
    Path(slug): Path<String>,
    Posted(typed): Posted<RankForm>,
) -> Result<Response, Failure> {
    let (task, goals) = task_and_goals(&visitor, &slug).await?;
    let lines = typed.typed();
    if let Some((goal, way)) = typed.moving() {
        let moved = ranking::moved(&lines, goal, way);
        return form(&visitor, (task, goals), (moved, typed), FormErrors::default());
    }
    let (app, decision) = (&visitor.app, typed.decision());
    let what =
        Ranking { core_task: &task.id, typed: &lines, seen: &typed.set, decision: &decision, reason: &typed.grund };
    match rank(&app.db, &visitor.actor, &what, app.now()).await {
        Ok(_) => Ok(redirect_with(&address(HOME, &[("kerneopgave", &task.slug)]), "goal-ranked")),
        Err(GoalFault::Refused(refusals)) => {
            form(&visitor, (task, goals), (lines, typed), errors_of(&visitor, &refusals))
        }
        Err(GoalFault::Reordered) => {
            let (task, goals) = task_and_goals(&visitor, &slug).await?;
            let errors = FormErrors::one("raekkefoelge", visitor.locale.t("goal-reordered"));
            let anew = begun_anew(&goals, typed);
            form(&visitor, (task, goals), anew, errors)
        }
        Err(other) => Err(other.into()),
    }
}
