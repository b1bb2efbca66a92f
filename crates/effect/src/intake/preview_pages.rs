//! The page of one file: while it waits, what it would do and how its columns are read; afterwards, what it did. Large
//! files are read beside the requests, and the page loads itself again until that is done.

use askama::Template;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use platform::access::Right;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, Work, redirect, redirect_with, render, render_form};

use super::actions;
use super::look::Setting;
use super::mapping::{Mapping, Points, Use};
use super::pages::{home, indicator_of, page};
use super::preview_work::{WriteForm, failed, looked, name, wrote};
use super::quality::Quality;
use super::view::{MOST_SHOWN, MappingView, PlanView, QualityView, moment};
use super::{Intake, IntakeFault, list_pages, undo_pages};
use crate::indicator::Indicator;

/// How many seconds there are between two looks at how far the work has come.
const AGAIN: &str = "3";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/effekt/indikatorer/{indicator}/indlaes/{intake}", Right::ReadEffect, show)
        .post("/effekt/indikatorer/{indicator}/indlaes/{intake}", Right::ApproveValues, write)
        .post("/effekt/indikatorer/{indicator}/indlaes/{intake}/kolonner", Right::ApproveValues, map)
        .post("/effekt/indikatorer/{indicator}/indlaes/{intake}/slip", Right::ApproveValues, let_go)
        .post("/effekt/indikatorer/{indicator}/indlaes/{intake}/stop", Right::ApproveValues, stop)
        .merge(list_pages::routes())
        .merge(undo_pages::routes())
}

#[derive(Template)]
#[template(path = "intake/work.html")]
struct WorkPage {
    page: Page,
    doing: &'static str,
    may_stop: bool,
    percent: Option<usize>,
    here: String,
}

/// The page that says how far the work has come, and loads itself again.
fn work_page(
    visitor: &Visitor,
    indicator: &Indicator,
    intake: &Intake,
    doing: Doing,
    (done, of): (usize, usize),
) -> Result<Response, Failure> {
    let title = visitor.locale.t(&format!("intake-{}-title", doing.name()));
    let here = format!("{}/{}", home(indicator), intake.id);
    let percent = (of > 0).then(|| done * 100 / of.max(1));
    let page = page(visitor, indicator, &title);
    let work = WorkPage { page, doing: doing.name(), may_stop: doing != Doing::Undoing, percent, here };
    let mut response = render(&work)?;
    response.headers_mut().insert(header::REFRESH, HeaderValue::from_static(AGAIN));
    Ok(response)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Doing {
    Reading,
    Writing,
    Undoing,
}

impl Doing {
    const fn name(self) -> &'static str {
        match self {
            Self::Reading => "reading",
            Self::Writing => "writing",
            Self::Undoing => "undoing",
        }
    }
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
    /// How many numbers are rounded.
    rounded: usize,
    looks_like_shares: bool,
    days_kept: i64,
    mapping: MappingView,
    plan: Option<PlanView>,
    seen: i64,
    reason: String,
}

#[derive(Template)]
#[template(path = "intake/receipt.html")]
struct Receipt {
    page: Page,
    here: String,
    home: String,
    indicator: Indicator,
    intake: Intake,
    at: String,
    done: String,
    undone: String,
    may_undo: bool,
    undo_fault: Option<String>,
    quality: Option<QualityView>,
    columns: Vec<(String, String)>,
}

async fn show(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    let intake = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &indicator, &id).await?;
    if let Some(under) = visitor.app.jobs.under_way(&name("undo", &intake)) {
        return work_page(&visitor, &indicator, &intake, Doing::Undoing, under);
    }
    if !intake.is_waiting() {
        return receipt(&visitor, indicator, intake).await;
    }
    // What a file did is for everyone who reads the indicator; what it would do, for those who decide on it.
    if !visitor.actor.may(Right::ApproveValues, &indicator.scope()) {
        return Ok(redirect(&indicator.url()));
    }
    if let Some(under) = visitor.app.jobs.under_way(&name("write", &intake)) {
        return work_page(&visitor, &indicator, &intake, Doing::Writing, under);
    }
    let failed = failed(&visitor, &indicator, &intake).await?;
    let errors = failed.map(|text| FormErrors::one("grund", text)).unwrap_or_default();
    preview(&visitor, &indicator, &intake, String::new(), errors).await
}

async fn preview(
    visitor: &Visitor,
    indicator: &Indicator,
    intake: &Intake,
    reason: String,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let looked = match looked(visitor, indicator, intake).await? {
        Work::Done(looked) => looked,
        Work::Under { done, of } => return work_page(visitor, indicator, intake, Doing::Reading, (done, of)),
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
        rounded: look.rounded,
        looks_like_shares: look.looks_like_shares,
        days_kept: actions::DAYS_KEPT,
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
        here: format!("{}/{}", home(&indicator), intake.id),
        home: home(&indicator),
        at: moment(visitor, intake.at),
        done: intake.done_at.map(|at| moment(visitor, at)).unwrap_or_default(),
        undone: intake.undone_at.map(|at| moment(visitor, at)).unwrap_or_default(),
        may_undo: intake.is_written()
            && intake.added + intake.changed > 0
            && visitor.actor.may(Right::ApproveValues, &indicator.scope()),
        undo_fault: undo_pages::failed(visitor, &intake),
        quality: quality.map(|quality| QualityView::new(&quality, &setting, locale, MOST_SHOWN)),
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
        points: field("punktum").as_deref().and_then(Points::from_name),
        unit: field("enhed").unwrap_or_default(),
        period: field("periode").unwrap_or_default(),
        sheet: before.sheet.clone(),
    };
    actions::set_mapping(&app.db, actor, &indicator, &intake.id, &mapping, app.now()).await?;
    Ok(redirect(&format!("{here}#udfald")))
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
    // Whoever presses twice, or beside a colleague, waits for the one that is under way.
    if !intake.is_waiting() || visitor.app.jobs.under_way(&name("write", &intake)).is_some() {
        return Ok(redirect(&here));
    }
    match wrote(&visitor, &indicator, &intake, &form).await? {
        Work::Under { .. } => Ok(redirect(&here)),
        Work::Stopped => {
            // Somebody else began at the same moment, and took its place.
            let now = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &indicator, &id).await?;
            if !now.is_waiting() || visitor.app.jobs.under_way(&name("write", &intake)).is_some() {
                return Ok(redirect(&here));
            }
            Err(Failure::Refused("intake-refused-stopped".to_owned()))
        }
        Work::Done(wrote) => match &wrote.result {
            Ok(_) => Ok(redirect_with(&here, "intake-written")),
            Err(IntakeFault::NotFound) => Ok(redirect(&here)),
            Err(IntakeFault::Denied(denied)) => Err(denied.clone().into()),
            Err(IntakeFault::Store(error)) => Err(Failure::Broken(error.to_string())),
            Err(fault) => {
                let errors = FormErrors::one("grund", fault.text(&visitor.locale));
                preview(&visitor, &indicator, &intake, form.grund.clone(), errors).await
            }
        },
    }
}

/// Stops the reading or the writing of a file, which waits still. Whoever opens it begins anew.
async fn stop(
    visitor: Visitor,
    Path((slug, id)): Path<(String, String)>,
    Posted(_): Posted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let indicator = indicator_of(&visitor, &slug).await?;
    visitor.actor.require(Right::ApproveValues, &indicator.scope())?;
    let intake = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &indicator, &id).await?;
    for what in ["look", "write"] {
        visitor.app.jobs.stop(&name(what, &intake));
        visitor.app.jobs.forget_stopped(&name(what, &intake));
    }
    Ok(redirect_with(&home(&indicator), "intake-stopped"))
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
