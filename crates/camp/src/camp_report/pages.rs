//! The page that offers the report, the report as a page of the site, and its files.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use platform::access::Right;
use ui::{Access, App, Failure, Page, Routes, Visitor, render};

use super::{Format, actions};
use crate::gathering::{self, Camp, Counts};

/// Where the style sheet of a report's content is: a camp's identifier has no full stop, so no camp is in its way.
pub(crate) const STYLES: &str = "/camps/rapport.css";

pub(crate) fn routes() -> Routes {
    let readers = Access::NeedsUnlessPublished(Right::ReadCamps);
    Routes::new()
        .get("/camps/{camp}/rapport", readers, show)
        .get("/camps/{camp}/rapport/vis", readers, read)
        .get("/camps/{camp}/rapport/hent/{format}", readers, download)
        .get(STYLES, Right::ReadPublic, styles)
}

#[derive(Template)]
#[template(path = "camp_report/show.html")]
struct Show {
    page: Page,
    camp: Camp,
    programme: Vec<Counts>,
    not_placed: i64,
    formats: [Format; 6],
}

async fn show(visitor: Visitor, Path(slug): Path<String>) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let camp = gathering::actions::find(&mut reader, &visitor.actor, &slug).await?;
    let mut programme = gathering::actions::counts(&mut reader, &camp).await?;
    programme.retain(|counts| counts.captured > 0);
    let not_placed = programme.iter().map(|counts| counts.not_placed).sum();
    let page = page_of(&visitor, &camp, &visitor.locale.t("report-page-title"));
    render(&Show { page, camp, programme, not_placed, formats: Format::ALL })
}

fn page_of(visitor: &Visitor, camp: &Camp, title: &str) -> Page {
    Page::new(visitor, title).under(&visitor.locale.t("camps-title"), "/camps").under(&camp.title, &camp.url())
}

/// HTML that goes into a page as it stands.
///
/// Templates escape everything else, and nothing but the report's own writer may skip that: the only way to make one
/// is from [`actions::body`] and that of `analysis_report`, whose writer escapes every text it is given.
pub(crate) struct ReportHtml(String);

impl ReportHtml {
    /// Takes what the report's writer wrote.
    pub(crate) const fn of(written: String) -> Self {
        Self(written)
    }
}

impl std::fmt::Display for ReportHtml {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for ReportHtml {}

#[derive(Template)]
#[template(path = "camp_report/read.html")]
struct Read {
    page: Page,
    camp: Camp,
    date: String,
    styles: &'static str,
    body: ReportHtml,
}

async fn read(State(app): State<App>, visitor: Visitor, Path(slug): Path<String>) -> Result<Response, Failure> {
    let camp = gathering::actions::find(&mut app.db.reader(), &visitor.actor, &slug).await?;
    let body = ReportHtml(actions::body(&app.db, &visitor.actor, &slug, &visitor.locale, app.now()).await?);
    let title = visitor.locale.t1("report-title", "task", &camp.core_task);
    let page = page_of(&visitor, &camp, &title)
        .under(&visitor.locale.t("report-page-title"), &format!("{}/rapport", camp.url()));
    render(&Read {
        page,
        date: visitor.locale.t1("report-held", "date", visitor.locale.date_text(&camp.held_on)),
        camp,
        styles: STYLES,
        body,
    })
}

async fn download(
    State(app): State<App>,
    visitor: Visitor,
    Path((slug, ending)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let format = Format::from_ending(&ending).ok_or(Failure::NotFound)?;
    let file = actions::report(&app.db, &visitor.actor, &slug, format, &visitor.locale, app.now()).await?;
    // The name is made of the camp's identifier and a date: ASCII without quotes.
    let disposition = format!("attachment; filename=\"{}\"", file.name);
    Ok(([(CONTENT_TYPE, file.media_type.to_owned()), (CONTENT_DISPOSITION, disposition)], file.bytes).into_response())
}

async fn styles() -> Response {
    let sheet = format!("{}\n{}", report::STYLESHEET, include_str!("read.css"));
    ([(CONTENT_TYPE, "text/css; charset=utf-8"), (CACHE_CONTROL, "public, max-age=3600")], sheet).into_response()
}
