//! The lists of a file that are downloaded: `udfald.csv`, `rettelser.csv`, `fejl.csv` and `kvalitet.csv`.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use platform::access::Right;
use tabular::WriteError;
use ui::i18n::Locale;
use ui::{Failure, Routes, Visitor, Work, redirect};

use super::look::{Look, Setting, busy};
use super::pages::{home, indicator_of};
use super::preview_work::looked;
use super::quality::Quality;
use super::{Intake, actions, list};
use crate::indicator::Indicator;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/effekt/indikatorer/{indicator}/indlaes/{intake}/udfald.csv", Right::ApproveValues, outcome)
        .get("/effekt/indikatorer/{indicator}/indlaes/{intake}/rettelser.csv", Right::ApproveValues, corrections)
        .get("/effekt/indikatorer/{indicator}/indlaes/{intake}/fejl.csv", Right::ApproveValues, faults)
        .get("/effekt/indikatorer/{indicator}/indlaes/{intake}/kvalitet.csv", Right::ReadEffect, quality)
}

async fn find(visitor: &Visitor, slug: &str, id: &str) -> Result<(Indicator, Intake), Failure> {
    let indicator = indicator_of(visitor, slug).await?;
    let intake = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &indicator, id).await?;
    Ok((indicator, intake))
}

fn download(name: &str, bytes: Result<Vec<u8>, WriteError>) -> Result<Response, Failure> {
    let bytes = bytes.map_err(|error| Failure::Broken(error.to_string()))?;
    let headers = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((headers, bytes).into_response())
}

/// Reads a file that waits again, for a list of all its values: nothing so large is kept.
async fn all_of(
    visitor: &Visitor,
    (indicator, intake): (&Indicator, &Intake),
    write: impl FnOnce(&Look, &Locale) -> Result<Vec<u8>, WriteError> + Send + 'static,
) -> Result<Result<Vec<u8>, WriteError>, Failure> {
    let look = actions::look_at_all(&visitor.app.db, &visitor.actor, indicator, intake).await?;
    let locale = visitor.locale.clone();
    Ok(busy(move || write(&look, &locale)).await?)
}

async fn outcome(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Result<Response, Failure> {
    let (indicator, intake) = find(&visitor, &slug, &id).await?;
    download("udfald.csv", all_of(&visitor, (&indicator, &intake), list::outcome).await?)
}

async fn corrections(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Result<Response, Failure> {
    let (indicator, intake) = find(&visitor, &slug, &id).await?;
    download("rettelser.csv", all_of(&visitor, (&indicator, &intake), list::corrections).await?)
}

async fn faults(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Result<Response, Failure> {
    let (indicator, intake) = find(&visitor, &slug, &id).await?;
    visitor.actor.require(Right::ApproveValues, &indicator.scope())?;
    let Work::Done(looked) = looked(&visitor, &indicator, &intake).await? else {
        return Ok(redirect(&format!("{}/{}", home(&indicator), intake.id)));
    };
    let Ok(look) = looked.as_ref() else { return Err(Failure::NotFound) };
    download("fejl.csv", list::faults(look, &visitor.locale))
}

/// What differs is for whoever decides on the file, and afterwards for everyone who reads the indicator.
async fn quality(visitor: Visitor, Path((slug, id)): Path<(String, String)>) -> Result<Response, Failure> {
    let (indicator, intake) = find(&visitor, &slug, &id).await?;
    let list = |look: &Look, locale: &Locale| list::differences(&look.quality, &look.setting, locale);
    if intake.is_waiting() {
        if !visitor.actor.may(Right::ApproveValues, &indicator.scope()) {
            return Ok(redirect(&indicator.url()));
        }
        return download("kvalitet.csv", all_of(&visitor, (&indicator, &intake), list).await?);
    }
    let kept: Quality = serde_json::from_str(&intake.quality).map_err(|_| Failure::NotFound)?;
    let setting = Setting::read(&mut visitor.app.db.reader(), indicator).await?;
    download("kvalitet.csv", list::differences(&kept, &setting, &visitor.locale))
}
