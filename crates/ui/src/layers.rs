//! The layers around the pages of any program: who is asking, failures as pages, limits, compression, headers, trace.

use axum::Router;
use axum::extract::{DefaultBodyLimit, MatchedPath, Request};
use axum::middleware::from_fn_with_state;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::trace::TraceLayer;

use crate::app::App;
use crate::failure::{Failure, render_failures};
use crate::protect::protect;
use crate::visitor::identify;

/// The largest form with files that is taken in: 20 MB and a little for the form's own parts.
const MAX_BODY: usize = 20 * 1024 * 1024 + 64 * 1024;

/// Puts around pages what only pages need: a visitor, and a page for every failure, also for an address that is none.
pub fn around_pages(app: App, pages: Router<App>) -> Router<App> {
    pages
        .fallback(|| async { Failure::NotFound })
        .layer(from_fn_with_state(app.clone(), render_failures))
        .layer(from_fn_with_state(app, identify))
}

/// Puts around everything that is answered what every answer needs, and makes it ready to serve.
pub fn around_everything(app: App, router: Router<App>) -> Router {
    router
        .layer(DefaultBodyLimit::max(MAX_BODY))
        .layer(CompressionLayer::new())
        .layer(CatchPanicLayer::new())
        .layer(from_fn_with_state(app.clone(), protect))
        // The span names the route, not the address: what people search for is nobody's business.
        .layer(TraceLayer::new_for_http().make_span_with(|request: &Request| {
            let route = request.extensions().get::<MatchedPath>().map_or("-", |path| path.as_str()).to_owned();
            tracing::info_span!("request", method = %request.method(), route)
        }))
        .with_state(app)
}
