//! The compass as a program of its own: its pages as people meet them, without the contexts that hang on it.

mod core_tasks;

use axum::{Extension, Router};
use compass::thread::{Stored, Threads};
use platform::store::Migration;
use testbed::Context;
use ui::{App, Routes};

/// The compass with nothing else on it.
enum Compass {}

/// The program under test.
type TestApp = testbed::TestApp<Compass>;

impl Context for Compass {
    fn routes() -> Routes {
        compass::routes()
    }

    fn texts() -> Vec<(&'static str, &'static str)> {
        compass::texts()
    }

    fn migrations() -> Vec<Migration> {
        compass::migrations()
    }

    fn equip(pages: Router<App>) -> Router<App> {
        pages.layer(Extension(Threads::new(vec![Box::new(Stored)])))
    }
}
