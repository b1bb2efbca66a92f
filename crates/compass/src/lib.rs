//! The compass: core tasks, the north that every action supports, and the thread that leads there from
//! anything and back.
//!
//! `core_task` holds the tasks and their pages; `thread` is the contract by which every context tells what
//! lies above and below its things. The compass imports no other context.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking"))]

pub mod action;
mod as_of;
mod aside;
pub mod booklet;
pub mod core_task;
pub mod exchange;
mod figures;
pub mod front;
pub mod model;
pub mod press;
pub mod priority_test;
pub mod search;
pub mod thread;
pub mod transfer;
pub mod voice;
pub mod wording;

use platform::store::migration;

/// Returns the routes of the front page and the compass.
#[must_use]
pub fn routes() -> ui::Routes {
    front::routes()
        .merge(search::routes())
        .merge(core_task::routes())
        .merge(core_task::edit_routes())
        .merge(model::routes())
        .merge(wording::routes())
        .merge(transfer::routes())
        .merge(figures::routes())
        .merge(booklet::routes())
        .merge(thread::routes())
        .merge(action::routes())
        .merge(priority_test::routes())
        .merge(voice::routes())
}

/// Returns the texts of this crate: language and Fluent source.
#[must_use]
pub fn texts() -> Vec<(&'static str, &'static str)> {
    vec![
        ("da", include_str!("front/da.ftl")),
        ("en", include_str!("front/en.ftl")),
        ("da", include_str!("search/da.ftl")),
        ("en", include_str!("search/en.ftl")),
        ("da", include_str!("core_task/da.ftl")),
        ("en", include_str!("core_task/en.ftl")),
        ("da", include_str!("wording/da.ftl")),
        ("en", include_str!("wording/en.ftl")),
        ("da", include_str!("action/da.ftl")),
        ("en", include_str!("action/en.ftl")),
        ("da", include_str!("priority_test/da.ftl")),
        ("en", include_str!("priority_test/en.ftl")),
        ("da", include_str!("exchange/da.ftl")),
        ("en", include_str!("exchange/en.ftl")),
        ("da", include_str!("transfer/da.ftl")),
        ("en", include_str!("transfer/en.ftl")),
        ("da", include_str!("figures/da.ftl")),
        ("en", include_str!("figures/en.ftl")),
        ("da", include_str!("booklet/da.ftl")),
        ("en", include_str!("booklet/en.ftl")),
        ("da", include_str!("thread/da.ftl")),
        ("en", include_str!("thread/en.ftl")),
        ("da", include_str!("voice/da.ftl")),
        ("en", include_str!("voice/en.ftl")),
    ]
}

/// Returns the migrations of this crate.
#[must_use]
pub fn migrations() -> Vec<platform::store::Migration> {
    vec![
        migration(20_261_121_081_000, "compass", include_str!("../migrations/20261121081000_compass.sql")),
        migration(20_261_126_200_000, "compass tree", include_str!("../migrations/20261126200000_compass_tree.sql")),
        migration(20_261_126_201_000, "actions", include_str!("../migrations/20261126201000_actions.sql")),
        migration(20_261_126_202_000, "voices", include_str!("../migrations/20261126202000_voices.sql")),
    ]
}
