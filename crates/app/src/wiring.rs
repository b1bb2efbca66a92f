//! Puts the contexts together: their routes, texts, migrations and threads. The only place that lists them all.

use std::sync::Arc;

use axum::routing::get;
use axum::{Extension, Router};
use compass::front::{CompassTeller, Tellers};
use compass::search::{CompassFinder, Finders};
use compass::thread::{Stored, Threads};
use platform::store::Migration;
use ui::i18n::{Texts, TextsError};
use ui::{App, Routes};

/// Returns the routes of all contexts.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().merge(ui::routes()).merge(compass::routes()).merge(camp::routes()).merge(effect::routes())
}

/// Returns the texts of all contexts: language and Fluent source.
#[must_use]
pub fn sources_of_texts() -> Vec<(&'static str, &'static str)> {
    [ui::texts(), compass::texts(), camp::texts(), effect::texts(), crate::cli::texts()].concat()
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
    let mut all = [platform::migrations(), compass::migrations(), camp::migrations(), effect::migrations()].concat();
    all.sort_by_key(|migration| migration.version);
    all
}

/// Returns the sources of the thread.
#[must_use]
pub fn threads() -> Threads {
    Threads::new(vec![Box::new(Stored), Box::new(camp::thread::CampThread)])
}

/// Returns what is searched.
#[must_use]
pub fn finders() -> Finders {
    Finders::new(vec![
        Box::<CompassFinder>::default(),
        Box::new(camp::finder::CampFinder),
        Box::new(effect::finder::EffectFinder),
    ])
}

/// Returns what the front page is told.
#[must_use]
pub fn tellers() -> Tellers {
    Tellers::new(vec![
        Box::new(CompassTeller),
        Box::new(camp::finder::CampTeller),
        Box::new(effect::finder::EffectTeller { clock: platform::time::now }),
    ])
}

/// Gives the pages what all contexts tell.
fn with_sources(pages: Router<App>, threads: Threads) -> Router<App> {
    pages.layer(Extension(threads)).layer(Extension(finders())).layer(Extension(tellers()))
}

/// Returns the whole web application.
pub fn router(app: App) -> Router {
    router_on(app, threads())
}

/// Returns the whole web application on threads that someone else knows too.
pub fn router_on(app: App, threads: Threads) -> Router {
    let pages = ui::around_pages(app.clone(), with_sources(routes().into_router(), threads));
    ui::around_everything(app, pages.route("/health", get(crate::serve::health)))
}
