//! Answering the five questions: the draft of an action's test.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Choice, Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render_form};

use super::pages::{Answer, answers, page_under_action};
use super::rules::Question;
use super::{Answers, Named, Test, TestFault, actions};
use crate::action::actions as action_actions;
use crate::action::actions::Met;
use crate::action::{Action, date};
use crate::core_task;

pub(super) fn routes() -> Routes {
    Routes::new().get("/kompas/handlinger/{action}/prioritering", Right::ProposeAction, show_form).post(
        "/kompas/handlinger/{action}/prioritering",
        Right::ProposeAction,
        save,
    )
}

/// How the form says that no core task is helped.
const NONE: &str = "ingen";

/// The fields of the form.
#[derive(Clone, Debug, Default, Deserialize)]
struct TestForm {
    #[serde(default)]
    kerneopgave: String,
    #[serde(default)]
    forandring: String,
    #[serde(default)]
    vej: String,
    #[serde(default)]
    fravalg: String,
    #[serde(default)]
    tegn: String,
    /// The revision of the draft that the person saw; 0 when there was none.
    #[serde(default)]
    set: i64,
}

impl TestForm {
    fn of(test: &Test) -> Self {
        let answers = test.answers();
        Self {
            kerneopgave: match answers.core_task {
                Named::Unanswered => String::new(),
                Named::NoTask => NONE.to_owned(),
                Named::Task(task) => task,
            },
            forandring: answers.change_for_whom,
            vej: answers.path,
            fravalg: answers.given_up,
            tegn: answers.seen_by,
            set: test.revision,
        }
    }

    fn answers(&self) -> Answers {
        Answers {
            core_task: match self.kerneopgave.as_str() {
                "" => Named::Unanswered,
                NONE => Named::NoTask,
                task => Named::Task(task.to_owned()),
            },
            change_for_whom: self.forandring.clone(),
            path: self.vej.clone(),
            given_up: self.fravalg.clone(),
            seen_by: self.tegn.clone(),
        }
    }
}

/// A question as the form asks it.
struct Asked {
    field: &'static str,
    question: String,
    help: String,
    words: String,
}

#[derive(Template)]
#[template(path = "priority_test/write.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    action: Action,
    tasks: Vec<Choice>,
    questions: Vec<Asked>,
    set: i64,
    /// Earlier actions like this one that met a no, each with when that was.
    refused: Vec<(Met, String)>,
    /// What another has saved or decided in the meantime.
    newest: Option<(Test, Vec<Answer>)>,
}

async fn form(
    visitor: &Visitor,
    action: Action,
    typed: &TestForm,
    errors: FormErrors,
    newest: Option<Test>,
) -> Result<Response, Failure> {
    let locale = &visitor.locale;
    let mut reader = visitor.app.db.reader();
    let refused = action_actions::refused_before(&mut reader, &visitor.actor, &action).await?;
    let tasks = core_task::actions::all(&mut reader, &visitor.actor).await?;
    let tasks = tasks.into_iter().map(|task| Choice::new(&task.id, task.title, &typed.kerneopgave));
    let none = Choice::new(NONE, locale.t("priority-test-none"), &typed.kerneopgave);
    let title = locale.t1("priority-test-write-title", "action", &action.title);
    let page = page_under_action(visitor, &title, &action.title, &action.url());
    let given = typed.answers();
    let asked = |question: Question| Asked {
        field: question.field(),
        question: locale.t(&format!("priority-test-question-{}", question.name())),
        help: locale.t(&format!("priority-test-help-{}", question.name())),
        words: given.to(question).to_owned(),
    };
    let form = Form {
        page: Page { address: format!("{}/prioritering", action.url()), ..page },
        action,
        tasks: tasks.chain([none]).collect(),
        questions: Question::ALL.into_iter().map(asked).collect(),
        set: typed.set,
        refused: refused.into_iter().map(|met| (met.clone(), date(visitor, when(&met)))).collect(),
        newest: newest.map(|test| (test.clone(), answers(visitor, &test))),
        errors,
    };
    render_form(&form, &form.errors)
}

/// When an earlier action met its no.
fn when(met: &Met) -> i64 {
    met.test.as_ref().and_then(|test| test.decided_at).unwrap_or(met.action.changed_at)
}

async fn show_form(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let action = action_actions::find(&mut reader, &visitor.actor, &id).await?;
    visitor.actor.require(Right::ProposeAction, &action.scope())?;
    let tests = actions::of_action(&mut reader, &visitor.actor, &action).await?;
    let draft = tests.iter().find(|test| test.verdict().is_none());
    let typed = draft.map_or_else(TestForm::default, TestForm::of);
    form(&visitor, action, &typed, FormErrors::default(), None).await
}

async fn save(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(mut typed): Posted<TestForm>,
) -> Result<Response, Failure> {
    let app = &visitor.app;
    let action = action_actions::find(&mut app.db.reader(), &visitor.actor, &id).await?;
    match actions::save(&app.db, &visitor.actor, &id, &typed.answers(), typed.set, app.now()).await {
        Ok(test) => Ok(redirect_with(&test.url(), "priority-test-saved")),
        Err(TestFault::Refused(refusals)) => {
            let mut errors = FormErrors::default();
            for refusal in refusals {
                errors.add(refusal.field(), visitor.locale.t(refusal.key()));
            }
            form(&visitor, action, &typed, errors, None).await
        }
        Err(TestFault::Changed(newest)) => {
            // Someone else has been here: show what they wrote; saving once more is then a choice. What has been
            // decided stays as it is, and saving once more begins a new test.
            let is_decided = newest.verdict().is_some();
            typed.set = if is_decided { 0 } else { newest.revision };
            let key = if is_decided { "priority-test-decided-meanwhile" } else { "priority-test-changed" };
            let errors = FormErrors::one("kerneopgave", visitor.locale.t(key));
            form(&visitor, action, &typed, errors, Some(*newest)).await
        }
        Err(other) => Err(other.into()),
    }
}
