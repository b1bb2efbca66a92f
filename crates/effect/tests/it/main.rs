//! Effect steering on the compass, as people meet it: goals, indicators, values and verdicts.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod comparisons;
mod feed_limits;
mod goal_forms;
mod goals;
mod how_it_goes;
mod indicator_forms;
mod indicator_history;
mod indicators;
mod intake;
mod intake_feeds;
mod intake_files;
mod intake_lists;
mod intake_undo;
mod plan;
mod rollup_property;
mod units;
mod value_history;
mod value_pages;
mod value_reports;
mod value_series;
mod values;
mod verdict_choices;
mod verdicts;

use axum::{Extension, Router};
use compass::front::{CompassTeller, Tellers};
use compass::search::{CompassFinder, Finders};
use compass::thread::{Stored, Threads};
use effect::finder::{EffectFinder, EffectTeller};
use platform::store::Migration;
use testbed::Context;
use ui::{App, Routes};

/// Effect steering and the compass that it stands on.
enum Effect {}

/// The program under test.
type TestApp = testbed::TestApp<Effect>;

impl Context for Effect {
    fn routes() -> Routes {
        compass::routes().merge(effect::routes())
    }

    fn texts() -> Vec<(&'static str, &'static str)> {
        [compass::texts(), effect::texts()].concat()
    }

    fn migrations() -> Vec<Migration> {
        [compass::migrations(), effect::migrations()].concat()
    }

    fn equip(pages: Router<App>) -> Router<App> {
        pages
            .layer(Extension(Threads::new(vec![Box::new(Stored)])))
            .layer(Extension(Finders::new(vec![Box::<CompassFinder>::default(), Box::new(EffectFinder)])))
            .layer(Extension(Tellers::new(vec![
                Box::new(CompassTeller),
                Box::new(EffectTeller { clock: testbed::clock::now }),
            ])))
    }
}
