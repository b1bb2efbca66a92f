//! What the values of an indicator honestly say: is a change more than noise, and can the target be met? With the chart,
//! the table behind it, and how it was worked out; and units beside each other, never without their limits.
//!
//! [`judge`] is pure. A verdict comes from a named set of rules ([`rules_name`]), never from a colour; every page says what
//! it does not say.

mod age;
mod aside;
mod asked;
mod beside;
mod choices;
mod compare;
mod draw;
mod files;
mod judge;
mod kinds;
mod pages;
pub mod status;
mod store;
mod subject;
mod summary;
mod svg;
mod table;
mod words;
mod working;

pub use age::{Age, Next};
pub use judge::{Judged, Mark, Stretch, Terms, Working, judge, rules_name};
pub use kinds::{Ground, InBand, Variation};
pub use subject::{Case, Subject, Wanted};
pub use summary::{Summary, summary};
pub use svg::Svg;

/// Returns the routes of verdicts.
pub(crate) fn routes() -> ui::Routes {
    pages::routes().merge(files::routes()).merge(compare::routes())
}
