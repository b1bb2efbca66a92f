//! Forms: every posted form is checked to come from one of our own pages before its fields are read.
//!
//! Two checks: the browser's own word (`Sec-Fetch-Site`, or `Origin` where that is missing), and the hidden
//! field `token`, which only a page of ours can know.

use axum::body::Bytes;
use axum::extract::{FromRequest, Multipart, Request};
use axum::http::HeaderMap;
use axum::http::header::{HOST, ORIGIN};
use serde::de::DeserializeOwned;
use subtle::ConstantTimeEq;

use crate::app::App;
use crate::failure::Failure;
use crate::visitor::Visitor;

/// The fields of a posted form. Fields that repeat are read into lists.
#[derive(Clone, Debug)]
pub struct Posted<T>(pub T);

/// A file that was uploaded.
#[derive(Clone, Debug)]
pub struct Uploaded {
    /// The name it had on the visitor's machine, without folders.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// A posted form with files.
#[derive(Clone, Debug, Default)]
pub struct Upload {
    /// The files.
    pub files: Vec<Uploaded>,
    /// The other fields, in order.
    pub fields: Vec<(String, String)>,
}

impl Upload {
    /// Returns the first value of a field; empty when it is missing.
    #[must_use]
    pub fn field(&self, name: &str) -> &str {
        self.fields.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value)
    }
}

/// A fault in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name, which is also the id that the error summary links to.
    pub field: &'static str,
    /// What is wrong and what to do, in words.
    pub text: String,
}

/// All faults of a form; empty when it can be acted on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FormErrors(pub Vec<FieldError>);

impl FormErrors {
    /// Adds a fault.
    pub fn add(&mut self, field: &'static str, text: String) {
        self.0.push(FieldError { field, text });
    }

    /// Returns a form with this one fault.
    #[must_use]
    pub fn one(field: &'static str, text: String) -> Self {
        Self(vec![FieldError { field, text }])
    }

    /// Returns the fault of a field, if it has one.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|error| error.field == field).map(|error| error.text.as_str())
    }

    /// Tells whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The most bytes of a form without files.
const MAX_FORM: usize = 1024 * 1024;

impl<T: DeserializeOwned> FromRequest<App> for Posted<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &App) -> Result<Self, Failure> {
        let visitor = request.extensions().get::<Visitor>().cloned().ok_or(Failure::BadForm)?;
        if !comes_from_us(request.headers()) {
            return Err(Failure::BadForm);
        }
        let bytes = Bytes::from_request(request, state).await.map_err(|_| Failure::BadForm)?;
        if bytes.len() > MAX_FORM {
            return Err(Failure::BadForm);
        }
        let pairs: Vec<(String, String)> = serde_html_form::from_bytes(&bytes).map_err(|_| Failure::BadForm)?;
        require_token(&pairs, &visitor)?;
        serde_html_form::from_bytes(&bytes).map(Self).map_err(|_| Failure::BadForm)
    }
}

impl FromRequest<App> for Upload {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &App) -> Result<Self, Failure> {
        let visitor = request.extensions().get::<Visitor>().cloned().ok_or(Failure::BadForm)?;
        if !comes_from_us(request.headers()) {
            return Err(Failure::BadForm);
        }
        let too_large = |_| Failure::Refused("form-upload-broken".to_owned());
        let mut parts = Multipart::from_request(request, state).await.map_err(|_| Failure::BadForm)?;
        let mut upload = Self::default();
        while let Some(part) = parts.next_field().await.map_err(too_large)? {
            let name = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(|file| file.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()) {
                Some(file) if !file.is_empty() => {
                    let bytes = part.bytes().await.map_err(too_large)?.to_vec();
                    upload.files.push(Uploaded { name: file, bytes });
                }
                Some(_) => {}
                None => upload.fields.push((name, part.text().await.map_err(too_large)?)),
            }
        }
        require_token(&upload.fields, &visitor)?;
        Ok(upload)
    }
}

fn require_token(pairs: &[(String, String)], visitor: &Visitor) -> Result<(), Failure> {
    let token = pairs.iter().find(|(name, _)| name == "token").map_or("", |(_, value)| value.as_str());
    if bool::from(token.as_bytes().ct_eq(visitor.form_token.as_bytes())) { Ok(()) } else { Err(Failure::BadForm) }
}

fn comes_from_us(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    match (text("sec-fetch-site"), text(ORIGIN.as_str())) {
        (Some(site), _) => site == "same-origin",
        // A browser too old to say where it comes from: the origin must be the host that was asked.
        (None, Some(origin)) => origin.split_once("://").map(|(_, host)| host) == text(HOST.as_str()),
        (None, None) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect()
    }

    #[test]
    fn a_form_from_another_site_is_not_ours() {
        assert!(comes_from_us(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(!comes_from_us(&headers(&[("sec-fetch-site", "cross-site")])));
        assert!(!comes_from_us(&headers(&[("sec-fetch-site", "same-site")])));
        assert!(comes_from_us(&headers(&[
            ("origin", "https://pejl.fjordby.example"),
            ("host", "pejl.fjordby.example")
        ])));
        assert!(!comes_from_us(&headers(&[("origin", "https://ond.example"), ("host", "pejl.fjordby.example")])));
    }
}
