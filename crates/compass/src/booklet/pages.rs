//! The page of the booklet, on which it is read and from which it is taken home, and its files.

use askama::Template;
use axum::extract::Query;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, Page, Routes, Visitor, render};

use super::{Format, Wish, actions};
use crate::as_of::{AsOf, Asked};
use crate::model::{self, Model};

/// Where the style sheet of the booklet's content is.
const STYLES: &str = "/kompas/rapport.css";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/kompas/rapport", Right::ReadPublic, show)
        .get("/kompas/rapport.pdf", Right::ReadPublic, pdf)
        .get("/kompas/rapport.docx", Right::ReadPublic, docx)
        .get("/kompas/rapport.html", Right::ReadPublic, html)
        .get(STYLES, Right::ReadPublic, styles)
}

/// HTML that goes into a page as it stands.
///
/// Templates escape everything else. The only way to make one is from [`actions::body`], whose writer escapes every text
/// it is given.
struct BookletHtml(String);

impl std::fmt::Display for BookletHtml {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for BookletHtml {}

/// What an address says of the booklet.
#[derive(Clone, Debug, Default, Deserialize)]
struct Chosen {
    /// The readable identifier of the model; empty: the municipality's own.
    #[serde(default)]
    model: String,
    /// The day, yyyy-mm-dd; empty: today.
    #[serde(default)]
    paa: String,
}

impl Chosen {
    fn asked(&self, visitor: &Visitor) -> Asked {
        AsOf { paa: self.paa.clone() }.read(visitor)
    }
}

#[derive(Template)]
#[template(path = "booklet/show.html")]
struct Show {
    page: Page,
    asked: Asked,
    models: Vec<Model>,
    /// The readable identifier of the one shown.
    chosen: String,
    formats: [Format; 3],
    styles: &'static str,
    /// The end of addresses: which model, which day.
    end: String,
    /// None when there is no model.
    body: Option<BookletHtml>,
}

async fn show(visitor: Visitor, Query(query): Query<Chosen>) -> Result<Response, Failure> {
    let asked = query.asked(&visitor);
    let models = model::actions::all(&mut visitor.app.db.reader(), &visitor.actor).await?;
    let first = models.first().map(|model| model.slug.clone()).unwrap_or_default();
    let chosen = if query.model.is_empty() { first } else { query.model };
    let day = asked.day().map(|day| day.stored.clone());
    let body = if chosen.is_empty() {
        None
    } else {
        let wish = Wish { model: Some(chosen.clone()), day: day.clone() };
        let (app, actor) = (&visitor.app, &visitor.actor);
        Some(BookletHtml(actions::body(&app.db, actor, &wish, &visitor.locale, app.now()).await?))
    };
    let day = day.map_or_else(String::new, |day| format!("&paa={day}"));
    let title = visitor.locale.t1("booklet-title", "municipality", &visitor.municipality.name);
    let page = Page::new(&visitor, &title).under(&visitor.locale.t("core-task-list-title"), "/kompas");
    let end = format!("?model={chosen}{day}");
    render(&Show { page, asked, models, chosen, formats: Format::ALL, styles: STYLES, end, body })
}

async fn pdf(visitor: Visitor, Query(query): Query<Chosen>) -> Result<Response, Failure> {
    file(&visitor, &query, Format::Pdf).await
}

async fn docx(visitor: Visitor, Query(query): Query<Chosen>) -> Result<Response, Failure> {
    file(&visitor, &query, Format::Docx).await
}

async fn html(visitor: Visitor, Query(query): Query<Chosen>) -> Result<Response, Failure> {
    file(&visitor, &query, Format::Html).await
}

async fn file(visitor: &Visitor, query: &Chosen, format: Format) -> Result<Response, Failure> {
    let asked = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let wish = Wish { model: asked(&query.model), day: asked(&query.paa) };
    let (app, actor) = (&visitor.app, &visitor.actor);
    let file = actions::booklet(&app.db, actor, &wish, format, &visitor.locale, app.now()).await?;
    // The name is made of a readable identifier and a day: ASCII without quotes.
    let disposition = format!("attachment; filename=\"{}\"", file.name);
    Ok(([(CONTENT_TYPE, file.media_type.to_owned()), (CONTENT_DISPOSITION, disposition)], file.bytes).into_response())
}

async fn styles() -> Response {
    let sheet = format!("{}\n{}", report::STYLESHEET, include_str!("read.css"));
    ([(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "public, max-age=3600")], sheet).into_response()
}
