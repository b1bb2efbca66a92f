//! What goes through several camps: themes that rest on statements, themes and categories of more than one, as a
//! matrix of themes and camps whose every number leads to the statements behind it.
//!
//! A crossing is a finding like any other (see `analysis`), kept in a place of its own. `matrix` counts; `engine`
//! proposes crossings and statements that say what a crossing says, off the threads that answer requests. What is
//! proposed is shown as a proposal, and is nothing more until a person accepts it.

pub mod actions;
mod change_pages;
mod engine;
pub mod matrix;
mod pages;
mod proposal_pages;

pub use matrix::{Matrix, matrix};

/// Where the page of all crossings is.
pub(crate) const HOME: &str = "/camps/paa-tvaers";

/// Returns the address of a crossing.
#[must_use]
pub fn url(id: &str) -> String {
    format!("{HOME}/tema/{id}")
}

/// Returns the routes of crossings.
pub(crate) fn routes() -> ui::Routes {
    ui::Routes::new().merge(pages::routes()).merge(change_pages::routes()).merge(proposal_pages::routes())
}
