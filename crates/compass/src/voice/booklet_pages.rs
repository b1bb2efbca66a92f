//! The booklet's address.

use axum::extract::Query;
use axum::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, Routes, Visitor};

use super::actions::{self, Edition};

/// Where the booklet is.
pub(super) const BOOKLET: &str = "/kompas/stemmer/haefte.pdf";

pub(super) fn routes() -> Routes {
    Routes::new().get(BOOKLET, Right::ReadPublic, booklet)
}

#[derive(Deserialize)]
struct Which {
    /// `ja`: also what is chosen but not published, for the editors.
    proeve: Option<String>,
}

async fn booklet(visitor: Visitor, Query(which): Query<Which>) -> Result<Response, Failure> {
    let edition = if which.proeve.is_some() { Edition::Proof } else { Edition::Published };
    let app = &visitor.app;
    let pdf = actions::booklet(&app.db, &visitor.actor, edition, &visitor.locale, app.now()).await?;
    let headers = [
        (CONTENT_TYPE, "application/pdf"),
        (CONTENT_DISPOSITION, "inline; filename=\"stemmer.pdf\""),
        // A voice that is withdrawn is gone at once.
        (CACHE_CONTROL, "no-store"),
    ];
    Ok((headers, pdf).into_response())
}
