//! Units beside each other: small charts, a funnel for units of different size, a list with limits, and the table behind
//! all of it.

mod charts;
mod files;
mod funnel;
mod league;
mod members;
mod multiples;
mod pages;
mod view;

/// Returns the routes of comparisons.
pub(super) fn routes() -> ui::Routes {
    pages::routes().merge(files::routes())
}
