//! Effect steering: goals that the council sets on its core areas, the indicators that follow them, and what the
//! numbers honestly say.
//!
//! A [`goal`] supports a core task, an [`indicator`] measures a goal, an [`observation`] is one value of an indicator
//! for a [`measured_unit`] and a [`period`]. Amounts are exact ([`amount`]).
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        reason = "tests fail by panicking"
    )
)]

pub mod amount;
pub mod comparison;
pub mod finder;
pub mod front;
pub mod goal;
pub mod indicator;
pub mod intake;
pub mod measured_unit;
pub mod observation;
pub mod period;
pub mod plan;
mod typed;
pub mod verdict;

use platform::store::{Migration, migration};

/// Returns the routes of effect steering.
#[must_use]
pub fn routes() -> ui::Routes {
    ui::Routes::new()
        .merge(comparison::routes())
        .merge(indicator::routes())
        .merge(measured_unit::routes())
        .merge(front::routes())
        .merge(goal::routes())
        .merge(plan::routes())
        .merge(intake::routes())
        .merge(observation::routes())
        .merge(verdict::routes())
}

/// Returns the texts of this crate: language and Fluent source.
#[must_use]
pub fn texts() -> Vec<(&'static str, &'static str)> {
    vec![
        ("da", include_str!("comparison/da.ftl")),
        ("en", include_str!("comparison/en.ftl")),
        ("da", include_str!("indicator/da.ftl")),
        ("en", include_str!("indicator/en.ftl")),
        ("da", include_str!("measured_unit/da.ftl")),
        ("en", include_str!("measured_unit/en.ftl")),
        ("da", include_str!("front/da.ftl")),
        ("en", include_str!("front/en.ftl")),
        ("da", include_str!("goal/da.ftl")),
        ("en", include_str!("goal/en.ftl")),
        ("da", include_str!("plan/da.ftl")),
        ("en", include_str!("plan/en.ftl")),
        ("da", include_str!("intake/da.ftl")),
        ("en", include_str!("intake/en.ftl")),
        ("da", include_str!("observation/da.ftl")),
        ("en", include_str!("observation/en.ftl")),
        ("da", include_str!("verdict/da.ftl")),
        ("en", include_str!("verdict/en.ftl")),
    ]
}

/// Returns the migrations of this crate.
#[must_use]
pub fn migrations() -> Vec<Migration> {
    vec![migration(20_261_127_080_000, "effect", include_str!("../migrations/20261127080000_effect.sql"))]
}
