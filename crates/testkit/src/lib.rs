//! What the tests of the whole program share: `testbed` with [`Pejl`] on it, and camps to fill it with.
//!
//! - [`TestApp`], [`TestDatabase`]: those of `testbed`, for the program as `app` puts it together.
//! - [`CampBuilder`]: a camp with statements, sorted or not.
//!
//! A test of one context's pages stands on `testbed` alone, and does not wait for the whole program to be built.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking, and this crate is only for tests")]

mod builders;

use app::wiring;
use axum::Router;
use platform::store::Migration;
use ui::App;

pub use builders::{CampBuilder, busy_camp};
pub use testbed::{Client, Events, Found, Page, Program, TestFile, Town, clock};

/// The whole program.
#[derive(Debug)]
pub enum Pejl {}

/// The whole program under test.
pub type TestApp = testbed::TestApp<Pejl>;

/// A database of the whole program.
pub type TestDatabase = testbed::TestDatabase<Pejl>;

impl Program for Pejl {
    fn texts() -> Vec<(&'static str, &'static str)> {
        wiring::sources_of_texts()
    }

    fn migrations() -> Vec<Migration> {
        wiring::migrations()
    }

    fn router(app: App) -> Router {
        wiring::router(app)
    }
}
