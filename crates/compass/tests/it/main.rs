//! The compass as a program of its own: its pages as people meet them, without the contexts that hang on it.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod actions;
mod boards;
mod booklet;
mod chosen_model;
mod core_tasks;
mod figures;
mod front;
mod links;
mod past;
mod priority_tests;
mod search;
mod thread;
mod thread_property;
mod told;
mod transfer;
mod transfer_places;
mod voices;
mod voices_kept;
mod without_north;
mod wording_rules;
mod wordings;

use axum::{Extension, Router};
use compass::front::{CompassTeller, Tellers};
use compass::search::{CompassFinder, Finders};
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
        pages
            .layer(Extension(Threads::new(vec![Box::new(Stored), Box::new(boards::OneCamp)])))
            .layer(Extension(Finders::new(vec![Box::<CompassFinder>::default()])))
            .layer(Extension(Tellers::new(vec![Box::new(CompassTeller)])))
    }
}
