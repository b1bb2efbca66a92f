//! What the program under test is made of: one context with the pages that all share, or the whole of Pejl.

use axum::Router;
use platform::store::Migration;
use ui::{App, Routes};

/// A program under test. Types name it, so that a crate says once what it tests:
/// `type TestApp = testbed::TestApp<Compass>;`.
pub trait Program {
    /// Returns its texts: language and Fluent source.
    fn texts() -> Vec<(&'static str, &'static str)>;

    /// Returns its migrations in the order of their timestamps.
    fn migrations() -> Vec<Migration>;

    /// Returns its pages with all layers around them.
    fn router(app: App) -> Router;
}

/// One context that is a program of its own, with the pages of `ui` and the tables of `platform`. What a context
/// stands on (the compass, for most) is part of what it lists.
pub trait Context {
    /// Returns its routes.
    fn routes() -> Routes;

    /// Returns its texts: language and Fluent source.
    fn texts() -> Vec<(&'static str, &'static str)>;

    /// Returns its migrations.
    fn migrations() -> Vec<Migration>;

    /// Puts around the pages what their handlers ask for, such as an `axum::Extension` with the threads.
    fn equip(pages: Router<App>) -> Router<App> {
        pages
    }
}

impl<C: Context> Program for C {
    fn texts() -> Vec<(&'static str, &'static str)> {
        [ui::texts(), C::texts()].concat()
    }

    fn migrations() -> Vec<Migration> {
        let mut all = [platform::migrations(), C::migrations()].concat();
        all.sort_by_key(|migration| migration.version);
        all
    }

    fn router(app: App) -> Router {
        let pages = C::equip(ui::routes().merge(C::routes()).into_router());
        ui::around_everything(app.clone(), ui::around_pages(app, pages))
    }
}
