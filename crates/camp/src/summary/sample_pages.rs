//! The sample: proposing one, and choosing it by hand.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, render_form};

use super::pages::{At, Summary, error_in, show_summary};
use super::picker::{Group, groups};
use crate::consolidation::{Command, propose_sample};

/// How many statements a proposal has unless told otherwise.
pub(super) const USUAL_SIZE: usize = 12;
/// The most that a proposal may have: more is no sample.
const MOST: usize = 40;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/camps/{camp}/{exercise}/opsamling/udsnit", Right::Consolidate, show)
        .post("/camps/{camp}/{exercise}/opsamling/udsnit", Right::Consolidate, save)
        .post("/camps/{camp}/{exercise}/opsamling/udsnit/foreslaa", Right::Consolidate, propose)
}

#[derive(Deserialize)]
struct ProposalForm {
    antal: String,
}

async fn propose(
    visitor: Visitor,
    Path(at): Path<At>,
    Posted(form): Posted<ProposalForm>,
) -> Result<Response, Failure> {
    let summary = Summary::open_to_edit(&visitor, &at).await?;
    let refuse =
        |text: String| show_summary(&visitor, &summary, None, FormErrors::one("antal", text), form.antal.clone());
    let Some(size) = form.antal.trim().parse().ok().filter(|size| (1..=MOST).contains(size)) else {
        return refuse(visitor.locale.t1("sample-size-wrong", "most", MOST));
    };
    let statements = propose_sample(&summary.board, size);
    if statements.is_empty() {
        return refuse(visitor.locale.t("sample-nothing-to-propose"));
    }
    match summary.carry_out(&visitor, &Command::SetSample { statements }).await? {
        Ok(step) => Ok(summary.done(&summary.url(), step, "sample-proposed")),
        Err(refusal) => show_summary(&visitor, &summary, None, error_in("antal", &refusal, &visitor), form.antal),
    }
}

#[derive(Template)]
#[template(path = "summary/sample_form.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    action: String,
    back_url: String,
    groups: Vec<Group>,
    chosen: usize,
}

fn form(visitor: &Visitor, summary: &Summary, chosen: &[String], errors: FormErrors) -> Result<Response, Failure> {
    let form = Form {
        page: summary.page(visitor, &visitor.locale.t("sample-edit-title")),
        action: format!("{}/udsnit", summary.url()),
        back_url: summary.url(),
        groups: groups(&summary.board, chosen, &visitor.locale),
        chosen: chosen.len(),
        errors,
    };
    render_form(&form, &form.errors)
}

async fn show(visitor: Visitor, Path(at): Path<At>) -> Result<Response, Failure> {
    let summary = Summary::open_to_edit(&visitor, &at).await?;
    form(&visitor, &summary, &summary.board.samples, FormErrors::default())
}

#[derive(Deserialize)]
struct SampleForm {
    #[serde(default)]
    udsagn: Vec<String>,
}

async fn save(visitor: Visitor, Path(at): Path<At>, Posted(typed): Posted<SampleForm>) -> Result<Response, Failure> {
    let summary = Summary::open_to_edit(&visitor, &at).await?;
    match summary.carry_out(&visitor, &Command::SetSample { statements: typed.udsagn.clone() }).await? {
        Ok(step) => Ok(summary.done(&summary.url(), step, "sample-saved")),
        Err(refusal) => form(&visitor, &summary, &typed.udsagn, error_in("valg", &refusal, &visitor)),
    }
}
