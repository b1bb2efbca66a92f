//! The page of one file: while it waits, what it would do and how its columns are read; afterwards, what it did. Large
//! files are read beside the requests, and the page loads itself again until that is done.

use std::sync::Arc;
use std::time::Duration;

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use platform::access::Right;
use serde::Deserialize;
use sha2::{Digest, Sha256};
use tabular::{Cell, Column, CsvFlavour, Kind, Sheet, write_csv};
use ui::{
    Failure, FormErrors, Handle, Page, Posted, Routes, Task, Visitor, Work, redirect, redirect_with, render,
    render_form,
};

use super::actions;
use super::look::{Look, Progress, Setting};
use super::mapping::{Mapping, Points, Use};
use super::pages::{home, indicator_of, page};
use super::quality::Quality;
use super::view::{FaultView, MappingView, PlanView, QualityView, moment};
use super::{Intake, IntakeFault};
use crate::indicator::Indicator;
use crate::observation::Recorded;

/// How long a visitor waits for the answer before the page says that it is under way.
const PATIENCE: Duration = Duration::from_millis(1_500);
/// What reading a file counts for among jobs: files take turns, and what is kept of one is small.
const PARTS: usize = 3_000;
/// How many seconds there are between two looks at how far the work has come.
const AGAIN: &str = "3";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/effekt/indikatorer/{indicator}/indlaes/{intake}", Right::ReadEffect, show)
        .post("/effekt/indikatorer/{indicator}/indlaes/{intake}", Right::ApproveValues, write)
        .post("/effekt/indikatorer/{indicator}/indlaes/{intake}/kolonner", Right::ApproveValues, map)
        .post("/effekt/indikatorer/{indicator}/indlaes/{intake}/slip", Right::ApproveValues, let_go)
        .get("/effekt/indikatorer/{indicator}/indlaes/{intake}/fejl.csv", Right::ApproveValues, faults)
}

/// What was worked out for a page: a preview, or why there is none.
type Looked = Result<Look, IntakeFault>;
/// What came of writing.
type Wrote = Result<Recorded, IntakeFault>;

fn name(what: &str, intake: &Intake) -> String {
    format!("intake-{what}:{}", intake.id)
}

/// What a preview depends on.
fn version(indicator: &Indicator, intake: &Intake) -> String {
    let hash = Sha256::digest(intake.mapping.as_bytes());
    format!("{}.{}.{}", indicator.seq, indicator.revision, platform::audit::hex(&hash))
}

/// Passes progress on to a job.
fn progress_of(handle: Handle) -> Progress {
    Arc::new(move |done, of| handle.progress(done, of))
}

async fn looked(visitor: &Visitor, indicator: &Indicator, intake: &Intake) -> Work<Looked> {
    let task =
        Task { name: name("look", intake), version: version(indicator, intake), parts: PARTS, topic: String::new() };
    let (db, actor) = (visitor.app.db.clone(), visitor.actor.clone());
    let (indicator, intake) = (indicator.clone(), intake.clone());
    let start = move |handle: Handle| async move {
        let mut looked = actions::look(&db, &actor, &indicator, &intake, progress_of(handle)).await;
        if let Ok(look) = &mut looked {
            // The page needs the counts; the values are read again when they are written.
            look.plan.values = Vec::new();
            look.plan.points = Vec::new();
        }
        Some(looked)
    };
    visitor.app.work(&task, PATIENCE, start).await
}

#[derive(Template)]
#[template(path = "intake/work.html")]
struct WorkPage {
    page: Page,
    is_writing: bool,
    percent: Option<usize>,
    here: String,
}

/// The page that says how far the work has come, and loads itself again.
fn work_page(
    visitor: &Visitor,
    indicator: &Indicator,
    intake: &Intake,
    is_writing: Writing,
    (done, of): (usize, usize),
) -> Result<Response, Failure> {
    let is_writing = is_writing == Writing::Yes;
    let key = if is_writing { "intake-writing-title" } else { "intake-reading-title" };
    let here = format!("{}/{}", home(indicator), intake.id);
    let percent = (of > 0).then(|| done * 100 / of.max(1));
    let work = WorkPage { page: page(visitor, indicator, &visitor.locale.t(key)), is_writing, percent, here };
    let mut response = render(&work)?;
    response.headers_mut().insert(header::REFRESH, HeaderValue::from_static(AGAIN));
    Ok(response)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Writing {
    Yes,
    No,
}

#[derive(Template)]
#[template(path = "intake/preview.html")]
struct Preview {
    page: Page,
    errors: FormErrors,
    here: String,
    home: String,
    intake: Intake,
    at: String,
    rows: usize,
    mapping: MappingView,
    plan: Option<PlanView>,
    seen: i64,
    reason: String,
}

#[derive(Template)]
#[template(path = "intake/receipt.html")]
struct Receipt {
    page: Page,
    home: String,
    indicator: Indicator,
    intake: Intake,
    at: String,
    done: String,
    quality: Option<QualityView>,
    columns: Vec<(String, String)>,
}

async fn show(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    let intake = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &indicator, &id).await?;
    if !intake.is_waiting() {
        return receipt(&visitor, indicator, intake).await;
    }
    // What a file did is for everyone who reads the indicator; what it would do, for those who decide on it.
    if !visitor.actor.may(Right::ApproveValues, &indicator.scope()) {
        return Ok(redirect(&indicator.url()));
    }
    if let Some(under) = visitor.app.jobs.under_way(&name("write", &intake)) {
        return work_page(&visitor, &indicator, &intake, Writing::Yes, under);
    }
    preview(&visitor, &indicator, &intake, String::new(), failed(&visitor, &intake)).await
}

/// What went wrong when the file was last to be written.
fn failed(visitor: &Visitor, intake: &Intake) -> FormErrors {
    match visitor.app.jobs.latest::<Wrote>(&name("write", intake)).as_deref() {
        Some(Err(fault)) => FormErrors::one("grund", words_of(fault, visitor)),
        _ => FormErrors::default(),
    }
}

/// Says why a file was not written.
fn words_of(fault: &IntakeFault, visitor: &Visitor) -> String {
    let key = match fault {
        IntakeFault::NoReason => "intake-refused-no-reason",
        IntakeFault::Changed => "intake-refused-changed",
        IntakeFault::Refused(key) => key,
        IntakeFault::Faulty(_) | IntakeFault::Mapping(_) => "intake-refused-faulty",
        _ => "intake-refused-stopped",
    };
    visitor.locale.t(key)
}

async fn preview(
    visitor: &Visitor,
    indicator: &Indicator,
    intake: &Intake,
    reason: String,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let looked = match looked(visitor, indicator, intake).await {
        Work::Done(looked) => looked,
        Work::Under { done, of } => return work_page(visitor, indicator, intake, Writing::No, (done, of)),
        Work::Stopped => return Err(Failure::Refused("intake-refused-stopped".to_owned())),
    };
    let look = match looked.as_ref() {
        Ok(look) => look,
        Err(IntakeFault::NotFound) => return Err(Failure::NotFound),
        Err(IntakeFault::Source(fault)) => return Err(Failure::Conflict(fault.text(&visitor.locale))),
        Err(fault) => return Err(Failure::Broken(fault.to_string())),
    };
    let locale = &visitor.locale;
    let title = locale.t1("intake-preview-title", "file", &intake.file_name);
    let preview = Preview {
        page: page(visitor, indicator, &title).under(&locale.t("intake-crumb"), &home(indicator)),
        here: format!("{}/{}", home(indicator), intake.id),
        home: home(indicator),
        at: moment(visitor, intake.at),
        rows: look.rows,
        mapping: MappingView::new(look, locale),
        plan: look.mapping_faults.is_empty().then(|| PlanView::new(look, locale)),
        seen: indicator.seq,
        intake: intake.clone(),
        reason,
        errors,
    };
    render_form(&preview, &preview.errors)
}

async fn receipt(visitor: &Visitor, indicator: Indicator, intake: Intake) -> Result<Response, Failure> {
    let locale = &visitor.locale;
    let setting = Setting::read(&mut visitor.app.db.reader(), indicator.clone()).await?;
    let quality: Option<Quality> = serde_json::from_str(&intake.quality).ok();
    let mapping: Mapping = serde_json::from_str(&intake.mapping).unwrap_or_default();
    let used = mapping.uses.iter().filter(|(_, used)| *used != Use::Ignored);
    let receipt = Receipt {
        page: page(visitor, &indicator, &locale.t1("intake-receipt-title", "file", &intake.file_name))
            .under(&locale.t("intake-crumb"), &home(&indicator)),
        home: home(&indicator),
        at: moment(visitor, intake.at),
        done: intake.done_at.map(|at| moment(visitor, at)).unwrap_or_default(),
        quality: quality.map(|quality| QualityView::new(&quality, &setting, locale)),
        columns: used.map(|(heading, used)| (heading.clone(), super::view::use_text(used, &setting, locale))).collect(),
        indicator,
        intake,
    };
    render(&receipt)
}

/// How the columns are read, and from which sheet: `brug-0`, `brug-1` … in the order of the headings.
async fn map(
    visitor: Visitor,
    Path((slug, id)): Path<(String, String)>,
    Posted(fields): Posted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    let (app, actor) = (&visitor.app, &visitor.actor);
    let intake = actions::find(&mut app.db.reader(), actor, &indicator, &id).await?;
    let here = format!("{}/{}", home(&indicator), intake.id);
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim().to_owned());
    let before: Mapping = serde_json::from_str(&intake.mapping).unwrap_or_default();
    app.jobs.forget_stopped(&name("look", &intake));
    if let Some(sheet) = field("ark").filter(|sheet| *sheet != before.sheet) {
        actions::choose_sheet(&app.db, actor, &indicator, &intake, &sheet, app.now()).await?;
        return Ok(redirect(&here));
    }
    let used = |(place, (heading, old)): (usize, &(String, Use))| {
        let new = field(&format!("brug-{place}")).and_then(|name| Use::from_name(&name));
        (heading.clone(), new.unwrap_or_else(|| old.clone()))
    };
    let mapping = Mapping {
        uses: before.uses.iter().enumerate().map(used).collect(),
        points: if field("punktum").as_deref() == Some("thousands") { Points::Thousands } else { Points::Decimals },
        unit: field("enhed").unwrap_or_default(),
        period: field("periode").unwrap_or_default(),
        sheet: before.sheet.clone(),
    };
    actions::set_mapping(&app.db, actor, &indicator, &intake.id, &mapping, app.now()).await?;
    Ok(redirect(&format!("{here}#udfald")))
}

#[derive(Debug, Deserialize)]
struct WriteForm {
    #[serde(default)]
    grund: String,
    #[serde(default)]
    set: i64,
}

async fn write(
    visitor: Visitor,
    Path((slug, id)): Path<(String, String)>,
    Posted(form): Posted<WriteForm>,
) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    visitor.actor.require(Right::ApproveValues, &indicator.scope())?;
    let intake = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &indicator, &id).await?;
    let here = format!("{}/{}", home(&indicator), intake.id);
    if !intake.is_waiting() {
        return Ok(redirect(&here));
    }
    match wrote(&visitor, &indicator, &intake, &form).await {
        Work::Under { .. } => Ok(redirect(&here)),
        Work::Stopped => Err(Failure::Refused("intake-refused-stopped".to_owned())),
        Work::Done(wrote) => match wrote.as_ref() {
            Ok(_) => Ok(redirect_with(&here, "intake-written")),
            Err(IntakeFault::Denied(denied)) => Err(denied.clone().into()),
            Err(IntakeFault::Store(error)) => Err(Failure::Broken(error.to_string())),
            Err(fault) => {
                let errors = FormErrors::one("grund", words_of(fault, &visitor));
                preview(&visitor, &indicator, &intake, form.grund.clone(), errors).await
            }
        },
    }
}

async fn wrote(visitor: &Visitor, indicator: &Indicator, intake: &Intake, form: &WriteForm) -> Work<Wrote> {
    let app = &visitor.app;
    // Each attempt is a new one: nothing is written twice, as a file that is written waits no more.
    let version = platform::store::new_id();
    let task = Task { name: name("write", intake), version, parts: PARTS, topic: String::new() };
    let (db, actor, now) = (app.db.clone(), visitor.actor.clone(), app.now());
    let (indicator, intake, reason, seen) = (indicator.clone(), intake.clone(), form.grund.clone(), form.set);
    let start = move |handle: Handle| async move {
        let how = (now, progress_of(handle));
        Some(actions::write(&db, &actor, &indicator, &intake, (seen, &reason), how).await)
    };
    app.work(&task, PATIENCE, start).await
}

async fn let_go(
    visitor: Visitor,
    Path((slug, id)): Path<(String, String)>,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    let app = &visitor.app;
    actions::let_go(&app.db, &visitor.actor, &indicator, &id, app.now()).await?;
    Ok(redirect_with(&home(&indicator), "intake-dropped"))
}

async fn faults(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    let intake = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &indicator, &id).await?;
    visitor.actor.require(Right::ApproveValues, &indicator.scope())?;
    let Work::Done(looked) = looked(&visitor, &indicator, &intake).await else {
        return Ok(redirect(&format!("{}/{}", home(&indicator), intake.id)));
    };
    let Ok(look) = looked.as_ref() else { return Err(Failure::NotFound) };
    let locale = &visitor.locale;
    let columns =
        ["line", "column", "cell", "why"].map(|name| Column::new(locale.t(&format!("intake-head-{name}")), Kind::Text));
    let row = |fault: &super::fault::Fault| {
        let view = FaultView::new(fault, locale);
        [view.line, view.column, view.value, view.why].map(Cell::Text).to_vec()
    };
    let sheet = Sheet {
        name: locale.t("intake-faults-title"),
        columns: columns.to_vec(),
        rows: look.plan.faults.iter().map(row).collect(),
    };
    let bytes = write_csv(&sheet, CsvFlavour::DanishExcel).map_err(|error| Failure::Broken(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"fejl.csv\""),
    ];
    Ok((headers, bytes).into_response())
}
