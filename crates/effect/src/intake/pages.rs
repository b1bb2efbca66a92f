//! The page where a file is pasted or sent, with what was taken in before.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use ui::{Failure, FormErrors, Page, Routes, Upload, Visitor, redirect, render_form};

use super::actions::{self, File};
use super::view::moment;
use super::{Intake, IntakeFault, MAX_FILE};
use crate::indicator::{HOME, Indicator};

/// The room for a form with the largest file.
const ROOM: usize = MAX_FILE + 64 * 1024;

pub(super) fn routes() -> Routes {
    Routes::new().get("/effekt/indikatorer/{indicator}/indlaes", Right::ApproveValues, show).post_large(
        "/effekt/indikatorer/{indicator}/indlaes",
        Right::ApproveValues,
        take_in,
        ROOM,
    )
}

/// The indicator that an address names.
pub(super) async fn indicator_of(visitor: &Visitor, slug: &str) -> Result<Indicator, Failure> {
    let mut reader = visitor.app.db.reader();
    let found = crate::indicator::store::find(&mut reader, &visitor.actor.municipality, slug).await?;
    let indicator = found.ok_or(Failure::NotFound)?;
    visitor.actor.require(Right::ReadEffect, &indicator.scope())?;
    Ok(indicator)
}

/// Where an indicator's intakes are.
pub(super) fn home(indicator: &Indicator) -> String {
    format!("{}/indlaes", indicator.url())
}

/// Begins a page below an indicator.
pub(super) fn page(visitor: &Visitor, indicator: &Indicator, title: &str) -> Page {
    Page::new(visitor, title)
        .under(&visitor.locale.t("intake-crumb-effect"), "/effekt")
        .under(&visitor.locale.t("intake-crumb-indicators"), HOME)
        .under(&indicator.title, &indicator.url())
}

/// An intake as a row of the list.
struct Line {
    intake: Intake,
    at: String,
    done: String,
}

#[derive(Template)]
#[template(path = "intake/begin.html")]
struct Begin {
    page: Page,
    errors: FormErrors,
    action: String,
    feeds_url: String,
    pasted: String,
    lines: Vec<Line>,
    megabytes: usize,
    days_kept: i64,
}

async fn show(visitor: Visitor, Path(slug): Path<String>) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    begin_page(&visitor, indicator, String::new(), FormErrors::default()).await
}

async fn begin_page(
    visitor: &Visitor,
    indicator: Indicator,
    pasted: String,
    errors: FormErrors,
) -> Result<Response, Failure> {
    visitor.actor.require(Right::ApproveValues, &indicator.scope())?;
    let intakes = actions::newest(&mut visitor.app.db.reader(), &visitor.actor, &indicator).await?;
    let line = |intake: Intake| Line {
        at: moment(visitor, intake.at),
        done: intake.done_at.map(|at| moment(visitor, at)).unwrap_or_default(),
        intake,
    };
    let title = visitor.locale.t1("intake-title", "title", &indicator.title);
    let begin = Begin {
        page: page(visitor, &indicator, &title),
        action: home(&indicator),
        feeds_url: format!("{}/foed", indicator.url()),
        lines: intakes.into_iter().map(line).collect(),
        megabytes: MAX_FILE / (1024 * 1024),
        days_kept: actions::DAYS_KEPT,
        pasted,
        errors,
    };
    render_form(&begin, &begin.errors)
}

async fn take_in(visitor: Visitor, Path(slug): Path<String>, upload: Upload) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    let pasted = upload.field("tekst").to_owned();
    let (field, file) = match upload.files.into_iter().next() {
        Some(sent) => ("fil", File { name: sent.name, bytes: sent.bytes }),
        None if !pasted.trim().is_empty() => {
            ("tekst", File { name: visitor.locale.t("intake-pasted-name"), bytes: pasted.clone().into_bytes() })
        }
        None => {
            let errors = FormErrors::one("fil", visitor.locale.t("intake-refused-nothing"));
            return begin_page(&visitor, indicator, pasted, errors).await;
        }
    };
    let app = &visitor.app;
    match actions::begin(&app.db, &visitor.actor, &indicator, file, None, app.now()).await {
        Ok(intake) => Ok(redirect(&format!("{}/{}", home(&indicator), intake.id))),
        Err(IntakeFault::Source(fault)) => {
            let errors = FormErrors::one(field, fault.text(&visitor.locale));
            begin_page(&visitor, indicator, pasted, errors).await
        }
        Err(other) => Err(other.into()),
    }
}
