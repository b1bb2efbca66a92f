//! Why a page or an action did not succeed, and the page that says so in the visitor's words.
//!
//! Handlers return a [`Failure`]; [`render_failures`] turns it into a page, logs refusals in the audit log and
//! unexpected faults in the program's log, with a number that ties the two together.

use askama::Template;
use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use platform::Fault;
use platform::access::Denied;
use platform::store::StoreError;

use crate::app::App;
use crate::page::{Page, redirect, render};
use crate::visitor::Visitor;

/// Why not.
#[derive(Clone, Debug)]
pub enum Failure {
    /// There is no such page or thing, or none that the visitor may know of.
    NotFound,
    /// The visitor lacks a right.
    Denied(Denied),
    /// The request is not one that our pages send: a missing or stale form token, or a broken form.
    BadForm,
    /// What was asked cannot be done; the key of the text that says why and what to do.
    Refused(String),
    /// Something has changed since the visitor looked; the text, already in words.
    Conflict(String),
    /// An unexpected fault; the cause goes to the log only.
    Broken(String),
}

impl Failure {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Denied(_) => StatusCode::FORBIDDEN,
            Self::BadForm => StatusCode::BAD_REQUEST,
            Self::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict(_) => StatusCode::CONFLICT,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<Denied> for Failure {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<askama::Error> for Failure {
    fn from(error: askama::Error) -> Self {
        Self::Broken(error.to_string())
    }
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Denied(denied) => denied.into(),
            Fault::NotFound => Self::NotFound,
            Fault::Refused(key) => Self::Refused(key.to_owned()),
            Fault::Store(error) => error.into(),
        }
    }
}

#[derive(Template)]
#[template(path = "failure.html")]
struct FailurePage {
    page: Page,
    text: String,
    advice: String,
    incident: Option<String>,
}

/// Gives every failed answer a page.
pub async fn render_failures(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(visitor) = request.extensions().get::<Visitor>().cloned() else {
        return next.run(request).await;
    };
    let attempt = format!(
        "{} {}",
        request.method(),
        request.extensions().get::<axum::extract::MatchedPath>().map_or("-", |path| path.as_str())
    );
    let is_get = request.method() == axum::http::Method::GET;
    let mut response = next.run(request).await;
    let failure = match response.extensions_mut().remove::<Failure>() {
        Some(failure) => failure,
        None if response.status() == StatusCode::NOT_FOUND && response.headers().get("content-type").is_none() => {
            Failure::NotFound
        }
        None if response.status() == StatusCode::METHOD_NOT_ALLOWED => Failure::NotFound,
        None => return response,
    };
    if let Failure::Denied(denied) = &failure {
        if let Err(error) = platform::audit::record_refusal(&app.db, &visitor.actor, denied, &attempt, app.now()).await
        {
            tracing::error!(%error, "A refusal could not be written to the audit log");
        }
        if !visitor.actor.is_signed_in() && is_get {
            return redirect(&format!("/log-ind?videre={}", crate::page::encode(&visitor.address)));
        }
    }
    page_of(&visitor, &failure)
}

fn page_of(visitor: &Visitor, failure: &Failure) -> Response {
    let incident = match failure {
        Failure::Broken(cause) => {
            let number = platform::store::new_secret(8);
            tracing::error!(incident = %number, cause, "A page failed");
            Some(number)
        }
        _ => None,
    };
    let t = |key: &str| visitor.locale.t(key);
    let (title, text, advice) = match failure {
        Failure::NotFound => ("failure-not-found-title", t("failure-not-found-text"), t("failure-not-found-advice")),
        Failure::Denied(_) => ("failure-denied-title", t("failure-denied-text"), t("failure-denied-advice")),
        Failure::BadForm => ("failure-form-title", t("failure-form-text"), t("failure-form-advice")),
        Failure::Refused(key) => ("failure-refused-title", t(key), t("failure-refused-advice")),
        Failure::Conflict(text) => ("failure-conflict-title", text.clone(), t("failure-conflict-advice")),
        Failure::Broken(_) => ("failure-broken-title", t("failure-broken-text"), t("failure-broken-advice")),
    };
    let page = FailurePage { page: Page::new(visitor, &t(title)), text, advice, incident };
    match render(&page) {
        Ok(mut response) => {
            *response.status_mut() = failure.status();
            response
        }
        Err(_) => failure.status().into_response(),
    }
}
