//! Statistics: how far numbers can be trusted. Pure: numbers in, values out; chance comes from a seed.
//!
//! - [`agreement`]: do two people who sort the same things sort them alike? Cohen's kappa, Krippendorff's alpha, how
//!   certain they are, and a word for how good.
//! - [`decimal`] and [`fraction`]: exact numbers, for sums that are right to the last digit.
//! - [`xmr`]: control charts with the rules of the NHS. [`run_chart`]: run charts with Anhøj's. [`funnel`]: limits for
//!   comparing units of different size.
//! - [`roll_up`]: what millions of values add up to over a tree of units.
//! - [`random`]: the draws that samples and intervals are made with: equal seeds give equal draws on any machine.
//!
//! Each question is a module of its own. What cannot be told is never a number: a function that may have no answer
//! returns why as an error of its own.
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

pub mod agreement;
pub mod decimal;
pub mod fraction;
pub mod funnel;
pub mod random;
pub mod roll_up;
pub mod run_chart;
pub mod xmr;
