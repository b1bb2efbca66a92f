//! Giving the verdict of a priority test.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render_form};

use super::actions::{self, OnYes, Ruling};
use super::pages::{Answer, answers, page_under_action};
use super::{Test, TestFault, TestRefusal, Verdict};
use crate::action::actions as action_actions;
use crate::action::{self, Action};

pub(super) fn routes() -> Routes {
    Routes::new().get("/kompas/prioritering/{test}/afgoer", Right::DecidePriority, show_form).post(
        "/kompas/prioritering/{test}/afgoer",
        Right::DecidePriority,
        decide,
    )
}

/// The fields of the form.
#[derive(Clone, Debug, Default, Deserialize)]
struct RulingForm {
    #[serde(default)]
    svar: String,
    #[serde(default)]
    grund: String,
    /// `ja` when a yes is to choose the action.
    #[serde(default)]
    vaelg: String,
    /// The revision of the draft that the person saw.
    #[serde(default)]
    set: i64,
}

/// A verdict to choose, with what it does.
struct Offered {
    name: &'static str,
    text: String,
    help: String,
    is_chosen: bool,
}

#[derive(Template)]
#[template(path = "priority_test/decide.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    test: Test,
    answers: Vec<Answer>,
    verdicts: Vec<Offered>,
    typed: RulingForm,
    /// Whether a yes can choose the action: it is not chosen, running or ended.
    can_choose: bool,
}

fn form(
    visitor: &Visitor,
    test: Test,
    action: &Action,
    typed: RulingForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let locale = &visitor.locale;
    let title = locale.t1("priority-test-decide-title", "action", &test.action_title);
    let page = page_under_action(visitor, &title, &test.action_title, &action.url());
    let offered = |verdict: Verdict| Offered {
        name: verdict.name(),
        text: locale.t(&format!("priority-test-state-{}", verdict.name())),
        help: locale.t(&format!("priority-test-does-{}", verdict.name())),
        is_chosen: typed.svar == verdict.name(),
    };
    let form = Form {
        page: Page { address: format!("{}/afgoer", test.url()), ..page },
        answers: answers(visitor, &test),
        verdicts: Verdict::ALL.into_iter().map(offered).collect(),
        can_choose: !action.state.is_public(),
        test,
        typed,
        errors,
    };
    render_form(&form, &form.errors)
}

async fn found(visitor: &Visitor, id: &str) -> Result<(Test, Action), Failure> {
    let mut reader = visitor.app.db.reader();
    let test = actions::find(&mut reader, &visitor.actor, id).await?;
    visitor.actor.require(Right::DecidePriority, &test.scope())?;
    let action = action_actions::find(&mut reader, &visitor.actor, &test.action_id).await?;
    Ok((test, action))
}

async fn show_form(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Failure> {
    let (test, action) = found(&visitor, &id).await?;
    if test.verdict().is_some() {
        return Err(TestFault::Refused(vec![TestRefusal::Decided]).into());
    }
    let typed = RulingForm { vaelg: "ja".to_owned(), set: test.revision, ..RulingForm::default() };
    form(&visitor, test, &action, typed, FormErrors::default())
}

async fn decide(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(mut typed): Posted<RulingForm>,
) -> Result<Response, Failure> {
    let app = &visitor.app;
    let (test, action) = found(&visitor, &id).await?;
    let Some(verdict) = Verdict::from_name(&typed.svar) else {
        let errors = FormErrors::one("svar", visitor.locale.t("priority-test-refused-no-verdict"));
        return form(&visitor, test, &action, typed, errors);
    };
    let on_yes = if typed.vaelg == "ja" { OnYes::Choose } else { OnYes::Leave };
    let ruling = Ruling { verdict, reason: typed.grund.clone(), on_yes, seen: typed.set };
    match actions::decide(&app.db, &visitor.actor, &id, &ruling, app.now()).await {
        Ok(test) => {
            let done = format!("priority-test-decided-{verdict}", verdict = verdict.name());
            Ok(redirect_with(&action::url_of(&test.action_id), &done))
        }
        Err(TestFault::Refused(refusals)) if !refusals.contains(&TestRefusal::Decided) => {
            form(&visitor, test, &action, typed, errors_of(&visitor, &refusals))
        }
        Err(TestFault::Changed(newest)) => {
            typed.set = newest.revision;
            let errors = FormErrors::one("svar", visitor.locale.t("priority-test-changed-before-verdict"));
            form(&visitor, *newest, &action, typed, errors)
        }
        Err(other) => Err(other.into()),
    }
}

/// Puts refusals beside the fields that they are about: what the answers lack stands in the way of the verdict.
fn errors_of(visitor: &Visitor, refusals: &[TestRefusal]) -> FormErrors {
    let mut errors = FormErrors::default();
    for refusal in refusals {
        let is_of_reason = matches!(refusal, TestRefusal::NoReason | TestRefusal::LongReason);
        let field = if is_of_reason { "grund" } else { "svar" };
        // Four missing answers are one thing to do.
        if is_of_reason || errors.of("svar").is_none() {
            errors.add(field, visitor.locale.t(refusal.key()));
        }
    }
    errors
}
