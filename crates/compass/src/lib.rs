//! The compass: core tasks, the north that every action supports, and the thread that leads there from
//! anything and back.
//!
//! `core_task` holds the tasks and their pages; `thread` is the contract by which every context tells what
//! lies above and below its things. The compass imports no other context.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking"))]

pub mod core_task;
pub mod model;
pub mod thread;
pub mod wording;

use platform::store::migration;

/// Returns the routes of the front page and the compass.
#[must_use]
pub fn routes() -> ui::Routes {
    core_task::routes()
}

/// Returns the texts of this crate: language and Fluent source.
#[must_use]
pub fn texts() -> Vec<(&'static str, &'static str)> {
    vec![
        ("da", include_str!("core_task/da.ftl")),
        ("en", include_str!("core_task/en.ftl")),
        ("da", include_str!("thread/da.ftl")),
        ("en", include_str!("thread/en.ftl")),
    ]
}

/// Returns the migrations of this crate.
#[must_use]
pub fn migrations() -> Vec<platform::store::Migration> {
    vec![
        migration(20_261_121_081_000, "compass", include_str!("../migrations/20261121081000_compass.sql")),
        migration(20_261_126_200_000, "compass tree", include_str!("../migrations/20261126200000_compass_tree.sql")),
    ]
}
