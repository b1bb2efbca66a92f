//! The page that offers the report over all camps, the report as a page of the site, and its files.

use askama::Template;
use axum::extract::Path;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use platform::access::Right;
use ui::{Failure, Page, Routes, Visitor, render};

use super::actions;
use crate::analysis;
use crate::camp_report::{Format, ReportHtml, STYLES};
use crate::gathering;

/// Where the page is.
const HOME: &str = "/camps/analyse-rapport";

/// Whoever may read camps at all may ask; the report is of those that they may read.
pub(crate) fn routes() -> Routes {
    Routes::new().get(HOME, Right::ReadPublic, show).get("/camps/analyse-rapport/vis", Right::ReadPublic, read).get(
        "/camps/analyse-rapport/hent/{format}",
        Right::ReadPublic,
        download,
    )
}

struct Line {
    title: String,
    url: String,
    findings: usize,
}

#[derive(Template)]
#[template(path = "analysis_report/show.html")]
struct Show {
    page: Page,
    camps: Vec<Line>,
    formats: [Format; 6],
}

fn page_of(visitor: &Visitor, title: &str) -> Page {
    Page::new(visitor, &visitor.locale.t(title)).under(&visitor.locale.t("camps-title"), "/camps")
}

async fn show(visitor: Visitor) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let mut camps = Vec::new();
    for camp in gathering::actions::all(&mut reader, &visitor.actor).await? {
        let findings = analysis::actions::of_camp(&mut reader, &visitor.actor, &camp).await?.findings.len();
        camps.push(Line { url: analysis::url(&camp), title: camp.title, findings });
    }
    render(&Show { page: page_of(&visitor, "analysis-report-title"), camps, formats: Format::ALL })
}

#[derive(Template)]
#[template(path = "analysis_report/read.html")]
struct Read {
    page: Page,
    styles: &'static str,
    body: ReportHtml,
}

async fn read(visitor: Visitor) -> Result<Response, Failure> {
    let app = &visitor.app;
    if gathering::actions::all(&mut app.db.reader(), &visitor.actor).await?.is_empty() {
        return Ok(ui::redirect(HOME));
    }
    let body = ReportHtml::of(actions::body(&app.db, &visitor.actor, &visitor.locale, app.now()).await?);
    let page = page_of(&visitor, "analysis-report-title").under(&visitor.locale.t("analysis-report-page"), HOME);
    render(&Read { page, styles: STYLES, body })
}

async fn download(visitor: Visitor, Path(ending): Path<String>) -> Result<Response, Failure> {
    let format = Format::from_ending(&ending).ok_or(Failure::NotFound)?;
    let app = &visitor.app;
    if gathering::actions::all(&mut app.db.reader(), &visitor.actor).await?.is_empty() {
        return Ok(ui::redirect(HOME));
    }
    let file = actions::report(&app.db, &visitor.actor, format, &visitor.locale, app.now()).await?;
    let disposition = format!("attachment; filename=\"{}\"", file.name);
    Ok(([(CONTENT_TYPE, file.media_type.to_owned()), (CONTENT_DISPOSITION, disposition)], file.bytes).into_response())
}
