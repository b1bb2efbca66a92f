//! The list of priority tests, and a test's own page, which prints on one sheet.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Choice, Failure, Page, Pages, Routes, Visitor, address, render};

use super::actions::{self, Filter};
use super::rules::Question;
use super::{HOME, Named, Test, TestFault, TestState};
use crate::action::actions::PER_PAGE;
use crate::action::{self, date};
use crate::thread::{Kind, Thread, Threads};

pub(super) fn routes() -> Routes {
    Routes::new().get(HOME, Right::ReadCompass, list).get("/kompas/prioritering/{test}", Right::ReadCompass, show)
}

impl From<TestFault> for Failure {
    fn from(fault: TestFault) -> Self {
        fault.into_fault().into()
    }
}

/// What an address may ask of the list.
#[derive(Clone, Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    ord: String,
    #[serde(default)]
    svar: String,
    #[serde(default)]
    side: String,
}

impl Asked {
    fn is_filtered(&self) -> bool {
        !self.ord.trim().is_empty() || !self.svar.is_empty()
    }
}

#[derive(Template)]
#[template(path = "priority_test/list.html")]
struct List {
    page: Page,
    asked: Asked,
    states: Vec<Choice>,
    /// The keys of the columns' headings.
    heads: [&'static str; 5],
    /// Each with when it was decided, or last saved.
    tests: Vec<(Test, String)>,
    total: usize,
    pages: Pages,
    base: String,
}

async fn list(visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let filter = Filter { state: TestState::from_name(&asked.svar), words: asked.ord.trim().to_owned() };
    let now = Pages::asked(&asked.side);
    let found = actions::search(&mut visitor.app.db.reader(), &visitor.actor, &filter, now).await?;
    let t = |key: &str| visitor.locale.t(key);
    let state =
        |state: TestState| Choice::new(state.name(), t(&format!("priority-test-state-{}", state.name())), &asked.svar);
    render(&List {
        page: Page::new(&visitor, &t("priority-test-list-title")).under(&t("menu-compass"), "/kompas"),
        states: TestState::ALL.into_iter().map(state).collect(),
        heads: [
            "action-action",
            "priority-test-verdict",
            "priority-test-reason",
            "priority-test-core-task",
            "priority-test-at",
        ],
        tests: found.tests.into_iter().map(|test| (test.clone(), date(&visitor, test.changed_at))).collect(),
        total: found.total,
        pages: Pages::of(now, found.total, PER_PAGE),
        base: address(HOME, &[("ord", &asked.ord), ("svar", &asked.svar)]),
        asked,
    })
}

/// A question with its answer, as it is read.
pub(super) struct Answer {
    /// The question.
    pub(super) question: String,
    /// The answer; empty while it has none.
    pub(super) words: String,
    /// The page of what the answer names, if it names something.
    pub(super) url: String,
}

/// The five questions with their answers.
pub(super) fn answers(visitor: &Visitor, test: &Test) -> Vec<Answer> {
    let t = |key: &str| visitor.locale.t(key);
    let given = test.answers();
    let (words, url) = match given.core_task {
        Named::Unanswered => (String::new(), String::new()),
        Named::NoTask => (t("priority-test-none"), String::new()),
        Named::Task(_) => (test.core_task_title.clone(), format!("/kompas/{}", test.core_task_slug)),
    };
    let first = Answer { question: t("priority-test-question-core-task"), words, url };
    let given = test.answers();
    let rest = Question::ALL.into_iter().map(|question| Answer {
        question: t(&format!("priority-test-question-{}", question.name())),
        words: given.to(question).to_owned(),
        url: String::new(),
    });
    std::iter::once(first).chain(rest).collect()
}

/// A test's page, under its action.
pub(super) fn page_under_action(visitor: &Visitor, title: &str, action_title: &str, action_url: &str) -> Page {
    Page::new(visitor, title)
        .under(&visitor.locale.t("menu-compass"), "/kompas")
        .under(&visitor.locale.t("action-list-title"), action::HOME)
        .under(action_title, action_url)
}

#[derive(Template)]
#[template(path = "priority_test/show.html")]
struct Show {
    page: Page,
    test: Test,
    answers: Vec<Answer>,
    action_url: String,
    begun: String,
    /// When it was decided; a draft, when it was last saved.
    at: String,
    thread: Option<Thread>,
    may_propose: bool,
    may_decide: bool,
}

async fn show(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(id): Path<String>,
) -> Result<Response, Failure> {
    let (db, actor) = (&visitor.app.db, &visitor.actor);
    let test = actions::find(&mut db.reader(), actor, &id).await?;
    let thread = if test.is_on_thread() {
        Some(threads.of(db, actor, &visitor.locale, Kind::PriorityTest, &test.id).await?)
    } else {
        None
    };
    let action_url = action::url_of(&test.action_id);
    let title = visitor.locale.t1("priority-test-title", "action", &test.action_title);
    let is_draft = test.verdict().is_none();
    render(&Show {
        page: page_under_action(&visitor, &title, &test.action_title, &action_url),
        answers: answers(&visitor, &test),
        action_url,
        begun: date(&visitor, test.created_at),
        at: date(&visitor, test.decided_at.unwrap_or(test.changed_at)),
        thread,
        may_propose: actor.may(Right::ProposeAction, &test.scope()),
        may_decide: is_draft && actor.may(Right::DecidePriority, &test.scope()),
        test,
    })
}
