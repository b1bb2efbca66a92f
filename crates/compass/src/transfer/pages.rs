//! Bringing a compass in on screen, and getting it out as a file.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use platform::access::Right;
use ui::{Failure, FormErrors, Page, Routes, Upload, Visitor, render};

use super::import::{Into, TransferFault};
use super::{Imported, export, import};
use crate::exchange::{self, Fault, Form};
use crate::model::{self, Model};
use crate::wording::words_of;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/kompas/indlaes", Right::EditCompass, ask)
        .post("/kompas/indlaes", Right::EditCompass, take_in)
        .get("/kompas/indlaes/skabelon.xlsx", Right::ReadPublic, template)
        .get("/kompas/indlaes/skema.json", Right::ReadPublic, schema)
        .get("/kompas/hent/{file}", Right::ReadPublic, get)
}

#[derive(Template)]
#[template(path = "transfer/import.html")]
struct Import {
    page: Page,
    errors: FormErrors,
    models: Vec<Model>,
    chosen: String,
    faults: Vec<String>,
    done: Option<Imported>,
}

/// What the page has to say after something was tried.
#[derive(Default)]
struct Outcome {
    chosen: String,
    errors: FormErrors,
    faults: Vec<String>,
    done: Option<Imported>,
}

async fn page(visitor: &Visitor, outcome: Outcome) -> Result<Response, Failure> {
    let Outcome { chosen, errors, faults, done } = outcome;
    let is_refused = !errors.is_empty() || !faults.is_empty();
    let page = Page::new(visitor, &visitor.locale.t("transfer-title"))
        .under(&visitor.locale.t("core-task-list-title"), "/kompas");
    let models = model::actions::all(&mut visitor.app.db.reader(), &visitor.actor).await?;
    let mut response = render(&Import { page, errors, models, chosen, faults, done })?;
    if is_refused {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

async fn ask(visitor: Visitor) -> Result<Response, Failure> {
    page(&visitor, Outcome::default()).await
}

/// Reads a file by what its name ends in.
///
/// # Errors
/// All faults of the file.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Form, Vec<Fault>> {
    if name.to_lowercase().ends_with(".xlsx") {
        exchange::read_xlsx(name, bytes)
    } else {
        exchange::read_json(name, bytes)
    }
}

/// What an upload comes from, as the decision says it. Its name stays with who sent it: it may name a person.
const A_FILE: &str = "en fil";

async fn take_in(visitor: Visitor, upload: Upload) -> Result<Response, Failure> {
    let chosen = upload.field("model").to_owned();
    let Some(file) = upload.files.into_iter().next() else {
        let errors = FormErrors::one("fil", visitor.locale.t("transfer-no-file"));
        return page(&visitor, Outcome { chosen, errors, ..Outcome::default() }).await;
    };
    let form = tokio::task::spawn_blocking(move || read(&file.name, &file.bytes))
        .await
        .map_err(|error| Failure::Broken(error.to_string()))?;
    let form = match form {
        Ok(form) => form,
        Err(faults) => {
            let faults = faults.iter().map(|fault| fault.line(&visitor.locale)).collect();
            let errors = FormErrors::one("fil", visitor.locale.t("transfer-faults"));
            return page(&visitor, Outcome { chosen, errors, faults, ..Outcome::default() }).await;
        }
    };
    let into = if chosen.is_empty() { Into::Fitting } else { Into::Model(chosen.clone()) };
    let imported = import(&visitor.app.db, &visitor.actor, &form, &into, A_FILE, visitor.app.now()).await;
    let text = match imported {
        Ok(done) => return page(&visitor, Outcome { chosen, done: Some(done), ..Outcome::default() }).await,
        Err(TransferFault::Denied(denied)) => return Err(denied.into()),
        Err(TransferFault::NotFound) => return Err(Failure::NotFound),
        Err(TransferFault::Store(error)) => return Err(error.into()),
        Err(TransferFault::Refused(key)) => visitor.locale.t(key),
        Err(TransferFault::Wording(title, refusal)) => format!("{title}: {}", words_of(&visitor, &refusal)),
    };
    page(&visitor, Outcome { chosen, errors: FormErrors::one("fil", text), ..Outcome::default() }).await
}

/// Answers with a file to be kept.
fn file(name: &str, media_type: &'static str, bytes: Vec<u8>) -> Response {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""));
    let disposition = disposition.unwrap_or(HeaderValue::from_static("attachment"));
    let headers =
        [(header::CONTENT_TYPE, HeaderValue::from_static(media_type)), (header::CONTENT_DISPOSITION, disposition)];
    (headers, bytes).into_response()
}

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// Returns the day that a workbook says it was made on.
fn today(visitor: &Visitor) -> Result<tabular::Date, Failure> {
    let day = visitor.app.now().in_denmark().date().to_string();
    tabular::Date::parse(&day).ok_or(Failure::Broken(day))
}

async fn template(visitor: Visitor) -> Result<Response, Failure> {
    let bytes = exchange::template(today(&visitor)?).map_err(|error| Failure::Broken(error.to_string()))?;
    Ok(file("kompas-skabelon.xlsx", XLSX, bytes))
}

async fn schema(_: Visitor) -> Result<Response, Failure> {
    Ok(file("compass.schema.json", "application/schema+json", exchange::SCHEMA.into()))
}

async fn get(visitor: Visitor, Path(wanted): Path<String>) -> Result<Response, Failure> {
    let (slug, ending) = wanted.rsplit_once('.').ok_or(Failure::NotFound)?;
    let model = model::actions::find(&mut visitor.app.db.reader(), &visitor.actor, slug).await?;
    let form = export(&visitor.app.db, &visitor.actor, &model).await?;
    match ending {
        "json" => Ok(file(&wanted, "application/json", exchange::write_json(&form))),
        "xlsx" => {
            let bytes =
                exchange::write_xlsx(&form, today(&visitor)?).map_err(|error| Failure::Broken(error.to_string()))?;
            Ok(file(&wanted, XLSX, bytes))
        }
        _ => Err(Failure::NotFound),
    }
}
