//! The list of actions, and an action's own page.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use platform::time::Timestamp;
use serde::Deserialize;
use ui::{
    Access, Choice, ChoiceGroup, Failure, FormErrors, Page, Pages, Routes, Visitor, address, render, render_form,
};

use super::actions::{self, Filter, Line, Supported};
use super::choices;
use super::{Action, ActionFault, ActionKind, ActionState, HOME, Step, past};
use crate::as_of::{self, AsOf, not_then};
use crate::priority_test::{self, Test};
use crate::thread::links::left::LedTo;
use crate::thread::{Asker, End, Kind, Thread, Threads};

pub(crate) fn routes() -> Routes {
    Routes::new().get(HOME, Right::ReadPublic, list).get(
        "/kompas/handlinger/{action}",
        Access::NeedsUnlessPublished(Right::ReadCompass),
        show,
    )
}

impl From<ActionFault> for Failure {
    fn from(fault: ActionFault) -> Self {
        fault.into_fault().into()
    }
}

/// Writes a stored point in time as a date.
pub(crate) fn date(visitor: &Visitor, at: i64) -> String {
    visitor.locale.date(Timestamp::from_millis(at).in_denmark().date())
}

/// Writes a stored point in time.
pub(crate) fn moment(visitor: &Visitor, at: i64) -> String {
    visitor.locale.moment(&Timestamp::from_millis(at).in_denmark())
}

/// What an address may ask of the list.
#[derive(Clone, Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    ord: String,
    #[serde(default)]
    tilstand: String,
    #[serde(default)]
    slags: String,
    #[serde(default)]
    stoetter: String,
    #[serde(default)]
    side: String,
    #[serde(default)]
    paa: String,
}

/// How an address asks for what supports nothing.
const NOTHING: &str = "intet";

impl Asked {
    fn filter(&self) -> Filter {
        let supports = match (self.stoetter.as_str(), End::parse(&self.stoetter)) {
            (NOTHING, _) => Supported::Nothing,
            (_, Some(end)) => Supported::This(end),
            (_, None) => Supported::Whatever,
        };
        Filter {
            state: ActionState::from_name(&self.tilstand),
            kind: ActionKind::from_name(&self.slags),
            supports,
            words: self.ord.trim().to_owned(),
        }
    }

    fn is_filtered(&self) -> bool {
        [&self.ord, &self.tilstand, &self.slags, &self.stoetter].iter().any(|field| !field.trim().is_empty())
    }

    fn address(&self) -> String {
        address(
            HOME,
            &[
                ("ord", &self.ord),
                ("tilstand", &self.tilstand),
                ("slags", &self.slags),
                ("stoetter", &self.stoetter),
                ("paa", &self.paa),
            ],
        )
    }
}

#[derive(Template)]
#[template(path = "action/list.html")]
struct List {
    page: Page,
    asked: Asked,
    states: Vec<Choice>,
    kinds: Vec<Choice>,
    nothing: Choice,
    supports: Vec<ChoiceGroup>,
    /// The keys of the columns' headings.
    heads: Vec<&'static str>,
    lines: Vec<(Line, String)>,
    total: usize,
    pages: Pages,
    base: String,
    is_colleague: bool,
    may_propose: bool,
    as_of: as_of::Asked,
    url: &'static str,
}

/// The column that is for colleagues.
const VERDICT: &str = "action-verdict";
/// The columns of the list.
const HEADS: [&str; 7] = [
    "action-action",
    "action-state",
    "action-kind",
    "action-supports",
    "action-responsible",
    VERDICT,
    "action-changed-at",
];

async fn list(visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let now = Pages::asked(&asked.side);
    let as_of = AsOf { paa: asked.paa.clone() }.read(&visitor);
    let found = match as_of.moment() {
        Some(moment) => past::search(&mut reader, &visitor.actor, &asked.filter(), now, moment).await?,
        None => actions::search(&mut reader, &visitor.actor, &asked.filter(), now).await?,
    };
    let is_colleague = visitor.may(Right::ReadCompass);
    let states = ActionState::ALL.into_iter().filter(|state| is_colleague || state.is_public());
    let t = |key: String| visitor.locale.t(&key);
    render(&List {
        page: Page::new(&visitor, &visitor.locale.t("action-list-title"))
            .under(&visitor.locale.t("menu-compass"), "/kompas"),
        states: states
            .map(|state| Choice::new(state.name(), t(format!("action-state-{}", state.name())), &asked.tilstand))
            .collect(),
        kinds: kinds(&visitor, &asked.slags),
        nothing: Choice::new(NOTHING, t("action-filter-nothing".to_owned()), &asked.stoetter),
        supports: choices::groups(&mut reader, &visitor.actor, &visitor.locale, &asked.stoetter).await?,
        heads: HEADS.into_iter().filter(|head| is_colleague || *head != VERDICT).collect(),
        lines: found.lines.into_iter().map(|line| (line.clone(), date(&visitor, line.changed_at))).collect(),
        total: found.total,
        pages: Pages::of(now, found.total, actions::PER_PAGE),
        base: asked.address(),
        asked,
        is_colleague,
        may_propose: as_of == as_of::Asked::Now && visitor.may(Right::ProposeAction),
        as_of,
        url: HOME,
    })
}

/// The kinds of actions, as a form offers them.
pub(super) fn kinds(visitor: &Visitor, chosen: &str) -> Vec<Choice> {
    let text = |kind: ActionKind| visitor.locale.t(&format!("action-kind-{}", kind.name()));
    ActionKind::ALL.into_iter().map(|kind| Choice::new(kind.name(), text(kind), chosen)).collect()
}

#[derive(Template)]
#[template(path = "action/show.html")]
struct Show {
    page: Page,
    errors: FormErrors,
    action: Action,
    made: String,
    thread: Option<Thread>,
    /// What it supported, and what is said of that, once it has left the thread.
    supported: Vec<LedTo>,
    why: &'static str,
    /// Each with when it was decided; a draft, with when it was last saved.
    tests: Vec<(Test, String)>,
    has_draft: bool,
    moves: Vec<Choice>,
    reason: String,
    steps: Vec<(Step, String)>,
    is_colleague: bool,
    may_propose: bool,
    asked: as_of::Asked,
    url: String,
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
    Query(as_of): Query<AsOf>,
) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let action = actions::find(&mut reader, &visitor.actor, &id).await?;
    let asked = as_of.read(&visitor);
    let shown = match asked.moment() {
        Some(moment) => match past::of(&mut reader, &visitor.actor, &action, moment).await? {
            Some(was) => was,
            None => return not_then(page_of(&visitor, &action), asked, action.url()),
        },
        None => action,
    };
    answer(&visitor, &threads, shown, (&MoveForm::default(), FormErrors::default()), asked).await
}

fn page_of(visitor: &Visitor, action: &Action) -> Page {
    let page = Page::new(visitor, &action.title)
        .under(&visitor.locale.t("menu-compass"), "/kompas")
        .under(&visitor.locale.t("action-list-title"), HOME);
    Page { address: action.url(), ..page }
}

/// Answers with an action's page, and with what was typed into the form that changes its state.
pub(super) async fn show_action(
    visitor: &Visitor,
    threads: &Threads,
    action: Action,
    typed: &MoveForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    answer(visitor, threads, action, (typed, errors), as_of::Asked::Now).await
}

/// Answers with the page of an action as it is, or as it was on the day that was asked for.
async fn answer(
    visitor: &Visitor,
    threads: &Threads,
    action: Action,
    (typed, errors): (&MoveForm, FormErrors),
    asked: as_of::Asked,
) -> Result<Response, Failure> {
    let (db, actor) = (&visitor.app.db, &visitor.actor);
    let mut reader = db.reader();
    let until = asked.moment().unwrap_or(i64::MAX);
    let tests = priority_test::actions::of_action(&mut reader, actor, &action).await?;
    let tests: Vec<Test> = tests.into_iter().filter_map(|test| test.as_it_was(until)).collect();
    let mut steps = actions::steps(&mut reader, actor, &action).await?;
    steps.retain(|step| step.at <= until);
    // An action that is over has left the thread: its page tells what it supported until then.
    let (asker, end) = (Asker::of(visitor), action.end());
    let (thread, supported) = match (action.off_thread_at, asked.moment()) {
        (None, None) => (Some(threads.of(db, actor, &visitor.locale, Kind::Action, &action.id).await?), Vec::new()),
        (None, Some(moment)) => (Some(threads.of_at(&asker, &end, moment).await?), Vec::new()),
        (Some(_), _) => (None, actions::supported_when_left(&mut reader, actor, &action).await?),
    };
    let is_now = asked.day().is_none();
    let show = Show {
        page: page_of(visitor, &action),
        made: date(visitor, action.created_at),
        thread,
        why: if supported.is_empty() { "thread-left-action-alone" } else { "thread-left-action" },
        supported,
        has_draft: tests.iter().any(|test| test.verdict().is_none()),
        tests: tests.into_iter().map(|test| (test.clone(), date(visitor, test.changed_at))).collect(),
        moves: if is_now { moves(visitor, &action, &typed.tilstand) } else { Vec::new() },
        reason: typed.grund.clone(),
        steps: steps.into_iter().map(|step| (step.clone(), moment(visitor, step.at))).collect(),
        is_colleague: actor.may(Right::ReadCompass, &action.scope()),
        may_propose: is_now && actor.may(Right::ProposeAction, &action.scope()),
        url: action.url(),
        asked,
        action,
        errors,
    };
    render_form(&show, &show.errors)
}

/// The states that the visitor may move the action to.
fn moves(visitor: &Visitor, action: &Action, chosen: &str) -> Vec<Choice> {
    let may = |to: &ActionState| {
        action.state.right_to(*to, action.kind).is_some_and(|right| visitor.actor.may(right, &action.scope()))
    };
    let text = |to: ActionState| visitor.locale.t(&format!("action-move-{}", to.name()));
    ActionState::ALL.into_iter().filter(may).map(|to| Choice::new(to.name(), text(to), chosen)).collect()
}
