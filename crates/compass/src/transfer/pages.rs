//! Bringing a compass in on screen, and getting it out as a file.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use platform::access::Right;
use ui::{Choice, Failure, FormErrors, Page, Routes, Upload, Visitor, render};

use super::{Imported, Into, TransferFault, export, import};
use crate::exchange::{self, Fault, Form};
use crate::model;
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
    models: Vec<Choice>,
    typed_name: String,
    faults: Vec<String>,
    done: Option<Imported>,
}

/// What the page has to say after something was tried.
#[derive(Default)]
struct Outcome {
    chosen: String,
    /// What a new model is to be called.
    name: String,
    errors: FormErrors,
    faults: Vec<String>,
    done: Option<Imported>,
}

async fn page(visitor: &Visitor, outcome: Outcome) -> Result<Response, Failure> {
    let Outcome { chosen, name, errors, faults, done } = outcome;
    let is_refused = !errors.is_empty() || !faults.is_empty();
    let page = Page::new(visitor, &visitor.locale.t("transfer-title"))
        .under(&visitor.locale.t("core-task-list-title"), "/kompas");
    let known = model::actions::all(&mut visitor.app.db.reader(), &visitor.actor).await?;
    let new = Choice::new(NEW, visitor.locale.t("transfer-model-new"), &chosen);
    let models = known.into_iter().map(|model| Choice::new(&model.slug, model.title, &chosen)).chain([new]).collect();
    let mut response = render(&Import { page, errors, models, typed_name: name, faults, done })?;
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

/// The choice of a new model: no model's readable identifier is empty or begins with a sign.
const NEW: &str = "+";

/// Where the form says that the file goes.
fn wanted(chosen: &str, name: &str) -> Into {
    match chosen {
        "" => Into::Fitting,
        NEW => Into::New(name.to_owned()),
        slug => Into::Model(slug.to_owned()),
    }
}

async fn take_in(visitor: Visitor, upload: Upload) -> Result<Response, Failure> {
    let asked = Outcome {
        chosen: upload.field("model").to_owned(),
        name: upload.field("navn").trim().to_owned(),
        ..Outcome::default()
    };
    let Some(file) = upload.files.into_iter().next() else {
        let errors = FormErrors::one("fil", visitor.locale.t("transfer-no-file"));
        return page(&visitor, Outcome { errors, ..asked }).await;
    };
    let form = tokio::task::spawn_blocking(move || read(&file.name, &file.bytes))
        .await
        .map_err(|error| Failure::Broken(error.to_string()))?;
    let form = match form {
        Ok(form) => form,
        Err(faults) => {
            let faults = faults.iter().map(|fault| fault.line(&visitor.locale)).collect();
            let errors = FormErrors::one("fil", visitor.locale.t("transfer-faults"));
            return page(&visitor, Outcome { errors, faults, ..asked }).await;
        }
    };
    let into = wanted(&asked.chosen, &asked.name);
    let imported = import(&visitor.app.db, &visitor.actor, &form, &into, A_FILE, visitor.app.now()).await;
    match imported {
        Ok(done) => page(&visitor, Outcome { done: Some(done), ..asked }).await,
        Err(fault) => {
            let errors = told(&visitor, fault, &into)?;
            page(&visitor, Outcome { errors, ..asked }).await
        }
    }
}

/// Says what is wrong, at the field where it is mended.
fn told(visitor: &Visitor, fault: TransferFault, into: &Into) -> Result<FormErrors, Failure> {
    let field = match (&fault, into) {
        (TransferFault::Refused(_), Into::New(_)) => "navn",
        (TransferFault::OtherMunicipality(_) | TransferFault::Refused("transfer-refused-no-name"), _) => "model",
        _ => "fil",
    };
    let text = match fault {
        TransferFault::Denied(denied) => return Err(denied.into()),
        TransferFault::NotFound => return Err(Failure::NotFound),
        TransferFault::Store(error) => return Err(error.into()),
        TransferFault::Refused(key) => visitor.locale.t(key),
        TransferFault::OtherMunicipality(name) => {
            visitor.locale.t2("transfer-refused-other", "theirs", name, "ours", &visitor.municipality.name)
        }
        TransferFault::Wording(title, refusal) => format!("{title}: {}", words_of(visitor, &refusal)),
    };
    Ok(FormErrors::one(field, text))
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
