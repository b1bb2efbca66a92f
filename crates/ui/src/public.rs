//! What law and habit want of a public site: accessibility, privacy, about, health, and the choice of language.
//! The front page belongs to `compass`, which knows the north that it shows.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use base64::Engine;
use platform::access::Right;
use platform::tenancy;
use serde::Deserialize;

use crate::app::App;
use crate::css;
use crate::failure::Failure;
use crate::i18n::Language;
use crate::page::{Page, redirect, render};
use crate::routes::Routes;
use crate::visitor::{LANGUAGE_COOKIE, Visitor, set_cookie};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/tilgaengelighed", Right::ReadPublic, accessibility)
        .get("/was", Right::ReadPublic, was)
        .get("/privatliv", Right::ReadPublic, privacy)
        .get("/om", Right::ReadPublic, about)
        .get("/skift-sprog", Right::ReadPublic, change_language)
        .get("/udseende.css", Right::ReadPublic, look)
        .get("/logo", Right::ReadPublic, logo)
}

#[derive(Template)]
#[template(path = "public/article.html")]
struct Article {
    page: Page,
    /// Headings (may be empty) and paragraphs.
    sections: Vec<(String, Vec<String>)>,
}

fn article(visitor: &Visitor, title: &str, sections: &[(&str, &[&str])]) -> Result<Response, Failure> {
    let t = |key: &&str| {
        if key.is_empty() { String::new() } else { visitor.locale.t1(key, "municipality", &visitor.municipality.name) }
    };
    let sections = sections.iter().map(|(heading, texts)| (t(heading), texts.iter().map(t).collect())).collect();
    render(&Article { page: Page::new(visitor, &visitor.locale.t(title)), sections })
}

async fn accessibility(visitor: Visitor) -> Result<Response, Failure> {
    article(
        &visitor,
        "accessibility-title",
        &[
            ("", &["accessibility-lead"]),
            (
                "accessibility-how-title",
                &["accessibility-how-keyboard", "accessibility-how-reader", "accessibility-how-script"],
            ),
            ("accessibility-known-title", &["accessibility-known"]),
            ("accessibility-contact-title", &["accessibility-contact"]),
        ],
    )
}

/// The address that the law on accessibility points to.
async fn was() -> Response {
    redirect("/tilgaengelighed")
}

async fn privacy(visitor: Visitor) -> Result<Response, Failure> {
    article(
        &visitor,
        "privacy-title",
        &[
            ("", &["privacy-lead"]),
            ("privacy-statements-title", &["privacy-statements", "privacy-masking", "privacy-erase"]),
            ("privacy-cookies-title", &["privacy-cookies"]),
            ("privacy-log-title", &["privacy-log"]),
        ],
    )
}

async fn about(visitor: Visitor) -> Result<Response, Failure> {
    article(
        &visitor,
        "about-title",
        &[("", &["about-lead", "about-name"]), ("about-licence-title", &["about-licence", "about-parts"])],
    )
}

#[derive(Deserialize)]
struct LanguageChoice {
    #[serde(default)]
    til: String,
    #[serde(default)]
    tilbage: String,
}

async fn change_language(State(app): State<App>, Query(choice): Query<LanguageChoice>) -> Response {
    let language = Language::from_tag(&choice.til).unwrap_or_default();
    let mut response = redirect(inside(&choice.tilbage));
    if let Ok(cookie) = set_cookie(&app, LANGUAGE_COOKIE, language.tag(), Some(365 * 24 * 60 * 60)).parse() {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// Only addresses of our own are followed; anything else leads to the front page.
pub(crate) fn inside(address: &str) -> &str {
    let is_ours = address.starts_with('/') && !address.starts_with("//") && !address.contains(['\\', '\r', '\n', '\t']);
    if is_ours { address } else { "/" }
}

async fn look(visitor: Visitor) -> Response {
    (
        [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")],
        css::sheet(&visitor.municipality.look),
    )
        .into_response()
}

async fn logo(visitor: Visitor) -> Result<Response, Failure> {
    let logo = tenancy::logo(&visitor.app.db, &visitor.municipality.id).await?.ok_or(Failure::NotFound)?;
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(logo.base64)
        .map_err(|error| Failure::Broken(error.to_string()))?;
    let kind = if logo.media_type == "image/png" { "image/png" } else { "image/jpeg" };
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "no-cache")], bytes).into_response())
}

#[cfg(test)]
mod tests {
    use super::inside;

    #[test]
    fn a_visitor_is_never_sent_to_another_site() {
        for outside in ["https://ond.example/", "//ond.example", "/\\ond.example", "", "javascript:alert(1)"] {
            assert_eq!(inside(outside), "/", "{outside}");
        }
        assert_eq!(inside("/camps?side=2"), "/camps?side=2");
    }
}
