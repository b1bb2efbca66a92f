//! The page where a file is taken back: what that does, or what stands in the way.

use std::time::Duration;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use platform::store::new_id;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Task, Visitor, Work, redirect, redirect_with, render_form};

use super::look::Setting;
use super::pages::{home, indicator_of, page};
use super::preview_work::name;
use super::view::{MOST_SHOWN, SinceView};
use super::{Intake, IntakeFault, actions, undo};
use crate::indicator::Indicator;
use crate::observation::Recorded;

/// How long a visitor waits before the page says that it is under way.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// What came of taking a file back.
type Undone = Result<Recorded, IntakeFault>;

pub(super) fn routes() -> Routes {
    Routes::new().get("/effekt/indikatorer/{indicator}/indlaes/{intake}/tag-tilbage", Right::ApproveValues, show).post(
        "/effekt/indikatorer/{indicator}/indlaes/{intake}/tag-tilbage",
        Right::ApproveValues,
        take_back,
    )
}

#[derive(Template)]
#[template(path = "intake/undo.html")]
struct UndoPage {
    page: Page,
    errors: FormErrors,
    here: String,
    intake: Intake,
    /// What stands in the way, the first of it.
    since: Vec<SinceView>,
    /// How much that is.
    count: usize,
    reason: String,
}

#[derive(Deserialize)]
struct UndoForm {
    #[serde(default)]
    grund: String,
}

async fn show(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    let intake = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &indicator, &id).await?;
    undo_page(&visitor, &indicator, intake, String::new(), FormErrors::default()).await
}

async fn undo_page(
    visitor: &Visitor,
    indicator: &Indicator,
    intake: Intake,
    reason: String,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let here = format!("{}/{}", home(indicator), intake.id);
    // Whoever comes late sees on the receipt that it is done, or that nothing was written.
    if !intake.is_written() || visitor.app.jobs.under_way(&name("undo", &intake)).is_some() {
        return Ok(redirect(&here));
    }
    let since = undo::in_the_way(&mut reader, &visitor.actor, indicator, &intake).await?;
    let setting = Setting::read(&mut reader, indicator.clone()).await?;
    let title = visitor.locale.t1("intake-undo-title", "file", &intake.file_name);
    let shown = UndoPage {
        page: page(visitor, indicator, &title).under(&visitor.locale.t("intake-crumb"), &home(indicator)),
        count: since.len(),
        since: since.iter().take(MOST_SHOWN).map(|one| SinceView::new(one, &setting, visitor)).collect(),
        here,
        intake,
        reason,
        errors,
    };
    render_form(&shown, &shown.errors)
}

/// Takes a file back beside the request: a large one takes a while.
async fn take_back(
    visitor: Visitor,
    Path((slug, id)): Path<(String, String)>,
    Posted(form): Posted<UndoForm>,
) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    visitor.actor.require(Right::ApproveValues, &indicator.scope())?;
    let app = &visitor.app;
    let intake = actions::find(&mut app.db.reader(), &visitor.actor, &indicator, &id).await?;
    let here = format!("{}/{}", home(&indicator), intake.id);
    if !intake.is_written() || app.jobs.under_way(&name("undo", &intake)).is_some() {
        return Ok(redirect(&here));
    }
    let task = Task { name: name("undo", &intake), version: new_id(), parts: 1, topic: String::new() };
    let (db, actor, now) = (app.db.clone(), visitor.actor.clone(), app.now());
    let (of, taken, reason) = (indicator.clone(), intake.clone(), form.grund.clone());
    let start = move |_| async move { Some(undo::take_back(&db, &actor, &of, &taken, &reason, now).await) };
    let undone: std::sync::Arc<Undone> = match app.work(&task, PATIENCE, start).await {
        Work::Done(undone) => undone,
        Work::Under { .. } | Work::Stopped => return Ok(redirect(&here)),
    };
    let text = match undone.as_ref() {
        Ok(_) => return Ok(redirect_with(&here, "intake-undone")),
        Err(IntakeFault::NotFound) => return Ok(redirect(&here)),
        Err(IntakeFault::Denied(denied)) => return Err(denied.clone().into()),
        Err(IntakeFault::Store(error)) => return Err(Failure::Broken(error.to_string())),
        Err(IntakeFault::Changed) => visitor.locale.t("intake-undo-in-the-way"),
        Err(fault) => fault.text(&visitor.locale),
    };
    undo_page(&visitor, &indicator, intake, form.grund, FormErrors::one("grund", text)).await
}

/// Why a file was not taken back when that was last tried.
pub(super) fn failed(visitor: &Visitor, intake: &Intake) -> Option<String> {
    let undone = visitor.app.jobs.latest::<Undone>(&name("undo", intake)).filter(|_| intake.is_written())?;
    undone.as_ref().as_ref().err().map(|fault| fault.text(&visitor.locale))
}
