//! The front page of effect steering: the core areas with their goals and indicators, what is missing, and what is due.
//!
//! Gaps are shown, not hidden: a core area without a goal, a goal without an indicator, an indicator without values
//! (design: "Effect: what must always be true").

mod gather;
mod pages;

pub use gather::{AreaGoals, Gaps, Overview, overview};
pub(crate) use pages::routes;
