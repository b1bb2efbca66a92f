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
use crate::as_of::{self, AsOf, not_then};
use crate::thread::links::left::LedTo;
use crate::thread::{Asker, PANEL, Thread, Threads};

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
    #[serde(default)]
    paa: String,
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
    as_of: as_of::Asked,
    url: &'static str,
}

async fn list(visitor: Visitor, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let filter = Filter { state: TestState::from_name(&asked.svar), words: asked.ord.trim().to_owned() };
    let now = Pages::asked(&asked.side);
    let as_of = AsOf { paa: asked.paa.clone() }.read(&visitor);
    let mut reader = visitor.app.db.reader();
    let found = match as_of.moment() {
        Some(moment) => actions::search_at(&mut reader, &visitor.actor, &filter, now, moment).await?,
        None => actions::search(&mut reader, &visitor.actor, &filter, now).await?,
    };
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
        base: address(HOME, &[("ord", &asked.ord), ("svar", &asked.svar), ("paa", &asked.paa)]),
        asked,
        as_of,
        url: HOME,
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
    /// Why it is not on the thread, and what it belongs to.
    why: &'static str,
    led: Vec<LedTo>,
    may_propose: bool,
    may_decide: bool,
    /// Whether its answers are known as they were.
    has_answers: bool,
    asked: as_of::Asked,
    url: String,
}

async fn show(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(id): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Result<Response, Failure> {
    let actor = &visitor.actor;
    let test = actions::find(&mut visitor.app.db.reader(), actor, &id).await?;
    let asked = as_of.read(&visitor);
    let action_url = action::url_of(&test.action_id);
    let title = visitor.locale.t1("priority-test-title", "action", &test.action_title);
    let page = page_under_action(&visitor, &title, &test.action_title, &action_url);
    let (url, saved_at) = (test.url(), test.changed_at);
    let Some(test) = test.as_it_was(asked.moment().unwrap_or(i64::MAX)) else { return not_then(page, asked, url) };
    let thread = if test.is_on_thread() {
        Some(threads.walk(&Asker::of(&visitor), &test.end(), asked.moment(), PANEL).await?)
    } else {
        None
    };
    let (is_draft, is_now) = (test.verdict().is_none(), asked.day().is_none());
    let action = LedTo { title: test.action_title.clone(), url: action_url.clone(), reason: String::new() };
    render(&Show {
        page,
        answers: answers(&visitor, &test),
        action_url,
        begun: date(&visitor, test.created_at),
        at: date(&visitor, test.decided_at.unwrap_or(test.changed_at)),
        thread,
        why: if is_draft { "thread-left-draft" } else { "thread-left-test" },
        led: if is_draft { Vec::new() } else { vec![action] },
        may_propose: is_now && actor.may(Right::ProposeAction, &test.scope()),
        may_decide: is_now && is_draft && actor.may(Right::DecidePriority, &test.scope()),
        has_answers: test.changed_at == saved_at,
        asked,
        url,
        test,
    })
}
