//! Camps: what people said, kept as they said it; sorted, summed up and reported with nothing lost on the way.
//!
//! - `exercise`: the programme's parts. `gathering`: a camp and its counts.
//! - `intake`: reading camps from files. `statement`: the raw words, tables, search, each statement's own page.
//! - `consolidation`: boards, rules, steps, undo. `summary`: themes and samples. `camp_report`: the report.
//! - `suggestion`: what the machine proposes on a board, for a person to decide. `language_model`: what a local model
//!   makes of words, where one was added. `second_coding`: another person sorts a sample blind.
//! - `analysis`: findings of a camp, each with what it rests on. `crossing`: what goes through several camps.
//!   `analysis_report`: the report over all of them.
//! - `thread`: what this crate tells the trace. `finder`: what it finds when people search, and tells the front page.
//!
//! What must always be true: every statement ever captured is in exactly one of placed, set aside, not placed,
//! erased; words are never overwritten; a number leads to the statements behind it.
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

pub mod actor;
pub mod analysis;
pub mod analysis_report;
pub mod camp_report;
pub mod consolidation;
pub mod crossing;
pub mod exercise;
pub mod finder;
pub mod gathering;
pub mod intake;
pub mod language_model;
pub mod second_coding;
pub mod statement;
pub mod suggestion;
pub mod summary;
pub mod thread;

/// Returns the routes of this crate.
#[must_use]
pub fn routes() -> ui::Routes {
    ui::Routes::new()
        .merge(gathering::pages::routes())
        .merge(intake::routes())
        .merge(statement::routes())
        .merge(consolidation::pages::routes())
        .merge(second_coding::routes())
        .merge(suggestion::routes())
        .merge(summary::routes())
        .merge(camp_report::routes())
        .merge(analysis::routes())
        .merge(crossing::routes())
        .merge(analysis_report::routes())
}

/// Returns the texts of this crate: language and Fluent source.
#[must_use]
pub fn texts() -> Vec<(&'static str, &'static str)> {
    vec![
        ("da", include_str!("gathering/da.ftl")),
        ("en", include_str!("gathering/en.ftl")),
        ("da", include_str!("intake/da.ftl")),
        ("en", include_str!("intake/en.ftl")),
        ("da", include_str!("statement/da.ftl")),
        ("en", include_str!("statement/en.ftl")),
        ("da", include_str!("consolidation/da.ftl")),
        ("en", include_str!("consolidation/en.ftl")),
        ("da", include_str!("second_coding/da.ftl")),
        ("en", include_str!("second_coding/en.ftl")),
        ("da", include_str!("suggestion/da.ftl")),
        ("en", include_str!("suggestion/en.ftl")),
        ("da", include_str!("summary/da.ftl")),
        ("en", include_str!("summary/en.ftl")),
        ("da", include_str!("language_model/da.ftl")),
        ("en", include_str!("language_model/en.ftl")),
        ("da", include_str!("camp_report/da.ftl")),
        ("en", include_str!("camp_report/en.ftl")),
        ("da", include_str!("analysis/da.ftl")),
        ("en", include_str!("analysis/en.ftl")),
        ("da", include_str!("crossing/da.ftl")),
        ("en", include_str!("crossing/en.ftl")),
        ("da", include_str!("analysis_report/da.ftl")),
        ("en", include_str!("analysis_report/en.ftl")),
    ]
}

/// Returns the migrations of this crate.
#[must_use]
pub fn migrations() -> Vec<platform::store::Migration> {
    use platform::store::migration;
    vec![
        migration(20_261_121_082_000, "camp", include_str!("../migrations/20261121082000_camp.sql")),
        migration(20_261_122_081_000, "vectors", include_str!("../migrations/20261122081000_vectors.sql")),
        migration(20_261_122_082_000, "suggestions", include_str!("../migrations/20261122082000_suggestions.sql")),
        migration(20_261_122_083_000, "second_coding", include_str!("../migrations/20261122083000_second_coding.sql")),
        migration(20_261_122_084_000, "analysis", include_str!("../migrations/20261122084000_analysis.sql")),
    ]
}
