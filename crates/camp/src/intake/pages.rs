//! The page where files are chosen, and the one that says what came of them.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use platform::access::Right;
use ui::{Failure, FormErrors, Page, Routes, Upload, Visitor, render};

use super::guide::{self, TableGuide};
use super::wording::shown;
use super::{CampLink, Fault, ImportFault, Note, OnFaults, SourceFile, actions};

/// Where the page is.
const HOME: &str = "/camps/indlaes";

pub(crate) fn routes() -> Routes {
    Routes::new().get(HOME, Right::ImportCamps, choose).post(HOME, Right::ImportCamps, import)
}

#[derive(Template)]
#[template(path = "intake/choose.html")]
struct Choose {
    page: Page,
    errors: FormErrors,
    tables: Vec<TableGuide>,
}

#[derive(Template)]
#[template(path = "intake/outcome.html")]
struct Told {
    page: Page,
    errors: FormErrors,
    /// What was added, or that nothing was.
    summary: Vec<String>,
    is_imported: bool,
    camps: Vec<CampLink>,
    /// What the table of faults is about; empty without faults.
    faults_title: String,
    faults: Vec<FaultRow>,
    notes: Vec<String>,
}

struct FaultRow {
    file: String,
    line: String,
    column: String,
    value: String,
    wanted: String,
}

impl FaultRow {
    fn of(fault: &Fault, visitor: &Visitor) -> Self {
        Self {
            file: fault.file.clone(),
            line: if fault.line == 0 { String::new() } else { fault.line.to_string() },
            column: fault.column.clone(),
            value: shown(&fault.value),
            wanted: fault.expected.text(&visitor.locale),
        }
    }
}

fn page(visitor: &Visitor, title: &str) -> Page {
    Page::new(visitor, &visitor.locale.t(title)).under(&visitor.locale.t("camps-title"), "/camps")
}

async fn choose(visitor: Visitor) -> Result<Response, Failure> {
    choose_page(&visitor, FormErrors::default())
}

fn choose_page(visitor: &Visitor, errors: FormErrors) -> Result<Response, Failure> {
    let status = if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown = Choose { page: page(visitor, "import-title"), errors, tables: guide::tables(&visitor.locale) };
    with_status(&shown, status)
}

async fn import(visitor: Visitor, upload: Upload) -> Result<Response, Failure> {
    if upload.files.is_empty() {
        return choose_page(&visitor, FormErrors::one("files", visitor.locale.t("import-no-file")));
    }
    let on_faults = if upload.field("skip") == "1" { OnFaults::SkipRows } else { OnFaults::Stop };
    let files = upload.files.into_iter().map(|file| SourceFile { name: file.name, bytes: file.bytes }).collect();
    let app = &visitor.app;
    let told = match actions::import(&app.db, &app.hub, &visitor.actor, files, on_faults, app.now()).await {
        Ok(outcome) => {
            let title = if outcome.skipped.is_empty() {
                String::new()
            } else {
                count(&visitor, "import-skipped", outcome.skipped.len())
            };
            let told = told(&visitor, "import-done-title", &title, &outcome.skipped, &outcome.notes);
            Told { summary: outcome.summary(&visitor.locale), is_imported: true, camps: outcome.camps, ..told }
        }
        Err(ImportFault::Faulty { faults, notes }) => {
            let title = count(&visitor, "import-faults", faults.len());
            let told = told(&visitor, "import-stopped-title", &title, &faults, &notes);
            Told { summary: vec![count(&visitor, "import-stopped", faults.len())], ..told }
        }
        Err(ImportFault::NoTables { notes }) => Told {
            summary: vec![visitor.locale.t("import-no-tables")],
            ..told(&visitor, "import-stopped-title", "", &[], &notes)
        },
        Err(ImportFault::Other(fault)) => return Err(fault.into()),
    };
    let status = if told.is_imported { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    with_status(&told, status)
}

fn told(visitor: &Visitor, title: &str, faults_title: &str, faults: &[Fault], notes: &[Note]) -> Told {
    Told {
        page: page(visitor, title),
        errors: FormErrors::default(),
        summary: Vec::new(),
        is_imported: false,
        camps: Vec::new(),
        faults_title: faults_title.to_owned(),
        faults: faults.iter().map(|fault| FaultRow::of(fault, visitor)).collect(),
        notes: notes.iter().map(|note| note.text(&visitor.locale)).collect(),
    }
}

fn count(visitor: &Visitor, key: &str, count: usize) -> String {
    visitor.locale.count(key, i64::try_from(count).unwrap_or(i64::MAX))
}

fn with_status(template: &impl Template, status: StatusCode) -> Result<Response, Failure> {
    let mut response = render(template)?;
    *response.status_mut() = status;
    Ok(response)
}
