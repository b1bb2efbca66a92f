//! Puts the contexts together: their routes, texts, migrations and threads. The only place that lists them all.

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware::from_fn_with_state;
use axum::routing::get;
use axum::{Extension, Router};
use compass::thread::{Stored, Threads};
use platform::store::Migration;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::trace::TraceLayer;
use ui::i18n::{Texts, TextsError};
use ui::{App, Routes};

/// The largest form with files that is taken in: 20 MB and a little for the form's own parts.
const MAX_BODY: usize = 20 * 1024 * 1024 + 64 * 1024;

/// Returns the routes of all contexts.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().merge(ui::routes()).merge(compass::routes()).merge(camp::routes())
}

/// Returns the texts of all contexts: language and Fluent source.
#[must_use]
pub fn sources_of_texts() -> Vec<(&'static str, &'static str)> {
    [ui::texts(), compass::texts(), camp::texts()].concat()
}

/// Loads the texts of all contexts.
///
/// # Errors
/// [`TextsError`] for a mistake in one of the program's own files; a test finds it first.
pub fn texts() -> Result<Arc<Texts>, TextsError> {
    Ok(Arc::new(Texts::load(&sources_of_texts())?))
}

/// Returns the migrations of all contexts in the order of their timestamps.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    let mut all = [platform::migrations(), compass::migrations(), camp::migrations()].concat();
    all.sort_by_key(|migration| migration.version);
    all
}

/// Returns the sources of the thread.
#[must_use]
pub fn threads() -> Threads {
    Threads::new(vec![Box::new(Stored), Box::new(camp::thread::CampThread)])
}

/// Returns the whole web application.
pub fn router(app: App) -> Router {
    let pages = routes()
        .into_router()
        .fallback(|| async { ui::Failure::NotFound })
        .layer(Extension(threads()))
        .layer(from_fn_with_state(app.clone(), ui::render_failures))
        .layer(from_fn_with_state(app.clone(), ui::identify));
    Router::new()
        .merge(pages)
        .route("/health", get(crate::serve::health))
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(app.clone(), ui::protect))
        // The span names the route, not the address: what people search for is nobody's business.
        .layer(TraceLayer::new_for_http().make_span_with(|request: &Request| {
            let route =
                request.extensions().get::<axum::extract::MatchedPath>().map_or("-", |path| path.as_str()).to_owned();
            tracing::info_span!("request", method = %request.method(), route)
        }))
        .with_state(app)
}
