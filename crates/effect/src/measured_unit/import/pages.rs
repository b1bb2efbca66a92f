//! Reading a tree from a file: choose it, see what it changes, and then change it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use platform::access::Right;
use ui::{Failure, FormErrors, Page, Routes, Upload, Visitor, redirect_with, render_form};

use super::plan::Plan;
use super::{ImportFault, import, preview, words};
use crate::measured_unit::pages::page;
use crate::measured_unit::{MeasuredTree, actions};

pub(in crate::measured_unit) fn routes() -> Routes {
    Routes::new().get("/effekt/enheder/{tree}/indlaes", Right::ManageIndicators, show).post(
        "/effekt/enheder/{tree}/indlaes",
        Right::ManageIndicators,
        receive,
    )
}

/// The most bytes of a file of units: forty thousand rows.
const MOST_BYTES: usize = 4 * 1024 * 1024;
/// The most faults, and the most changes, that a page lists.
const MOST_LINES: usize = 200;

/// A file that can be read, as the page keeps it until it is confirmed.
struct Waiting {
    name: String,
    base64: String,
    counts: Vec<String>,
    lines: Vec<String>,
    total: usize,
    same: usize,
}

#[derive(Template)]
#[template(path = "measured_unit/import.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    tree: MeasuredTree,
    faults: Vec<String>,
    faults_total: usize,
    waiting: Option<Waiting>,
}

impl From<ImportFault> for Failure {
    fn from(fault: ImportFault) -> Self {
        match fault {
            ImportFault::Unit(fault) => fault.into(),
            ImportFault::File(_) => Self::BadForm,
        }
    }
}

fn form(visitor: &Visitor, tree: MeasuredTree, outcome: Outcome) -> Result<Response, Failure> {
    let page = page(visitor, &visitor.locale.t("unit-import-title")).under(&tree.name, &tree.url());
    let page = Page { address: format!("{}/indlaes", tree.url()), ..page };
    let (faults, waiting, errors) = match outcome {
        Outcome::Nothing => (Vec::new(), None, FormErrors::default()),
        Outcome::NoFile(key) => (Vec::new(), None, FormErrors::one("fil", visitor.locale.t(key))),
        Outcome::Faults(faults) => (faults, None, FormErrors::one("fil", visitor.locale.t("unit-import-faults"))),
        Outcome::Waiting(waiting) => (Vec::new(), Some(waiting), FormErrors::default()),
    };
    let faults_total = faults.len();
    let faults = faults.into_iter().take(MOST_LINES).collect();
    let form = Form { page, errors, tree, faults, faults_total, waiting };
    render_form(&form, &form.errors)
}

enum Outcome {
    Nothing,
    NoFile(&'static str),
    Faults(Vec<String>),
    Waiting(Waiting),
}

async fn show(visitor: Visitor, Path(tree): Path<String>) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    actions::require_manager(&mut reader, &visitor.actor).await?;
    let tree = actions::find_tree(&mut reader, &visitor.actor, &tree).await?;
    form(&visitor, tree, Outcome::Nothing)
}

async fn receive(visitor: Visitor, Path(tree): Path<String>, upload: Upload) -> Result<Response, Failure> {
    let (db, actor) = (&visitor.app.db, &visitor.actor);
    let tree = actions::find_tree(&mut db.reader(), actor, &tree).await?;
    let confirmed = STANDARD.decode(upload.field("indhold")).unwrap_or_default();
    if !confirmed.is_empty() {
        let file = (upload.field("navn"), confirmed.as_slice());
        return match import(db, actor, &tree, file, visitor.app.now()).await {
            Ok(_) => Ok(redirect_with(&tree.url(), "unit-imported")),
            Err(ImportFault::File(faults)) => form(&visitor, tree, said(&visitor, &faults)),
            Err(other) => Err(other.into()),
        };
    }
    let Some(file) = upload.files.first().filter(|file| !file.bytes.is_empty()) else {
        return form(&visitor, tree, Outcome::NoFile("unit-import-no-file"));
    };
    if file.bytes.len() > MOST_BYTES {
        return form(&visitor, tree, Outcome::NoFile("unit-import-too-large"));
    }
    match preview(db, actor, &tree, (&file.name, &file.bytes)).await {
        Ok(plan) => {
            let waiting = waiting(&visitor, &file.name, &file.bytes, &plan);
            form(&visitor, tree, Outcome::Waiting(waiting))
        }
        Err(ImportFault::File(faults)) => form(&visitor, tree, said(&visitor, &faults)),
        Err(other) => Err(other.into()),
    }
}

fn said(visitor: &Visitor, faults: &[super::RowFault]) -> Outcome {
    Outcome::Faults(faults.iter().map(|fault| words::fault_line(fault, &visitor.locale)).collect())
}

/// The kinds of changes with how many there are of each, and the changes themselves.
fn waiting(visitor: &Visitor, name: &str, bytes: &[u8], plan: &Plan) -> Waiting {
    let kinds = ["added", "renamed", "moved", "begins", "closed", "joins", "leaves"];
    let count = |kind: &str| {
        let count = i64::try_from(plan.count(kind)).unwrap_or(i64::MAX);
        visitor.locale.count(&format!("unit-change-count-{kind}"), count)
    };
    Waiting {
        name: name.to_owned(),
        base64: STANDARD.encode(bytes),
        counts: kinds.into_iter().filter(|kind| plan.count(kind) > 0).map(count).collect(),
        lines: plan.changes.iter().take(MOST_LINES).map(|change| words::change_line(change, &visitor.locale)).collect(),
        total: plan.changes.len(),
        same: plan.same,
    }
}
