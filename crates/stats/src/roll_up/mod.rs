//! What values add up to over a tree of units: exact, and fast enough that nobody has to wait for a nightly job.
//!
//! - [`Tree`] knows who is below whom; [`roll_up`] adds up any number of values over it, sums and counts for each unit
//!   and column.
//! - [`rule`] has the other ways of making one value of several: mean, last, median, ratio …
//! - [`coverage`] says how many of the units below have said something: "9 of 10 units".
//!
//! A *column* is one period of one series. The columns of a series stand together in a *block*; blocks are added up
//! independently of each other, on all cores, each in memory that the core keeps close. Where values stand block by
//! block, as tables of measurements do, they are read once and in place; otherwise they are first sorted by block
//! (by counting). A block with few values is kept as rows, not as a table of mostly nothing.
//!
//! Sums are whole numbers (see [`crate::decimal`]) in 64 or 128 bits, as the values are. One that does not fit is an
//! error, never a wrong number.

mod band;
pub mod coverage;
mod engine;
mod grouping;
pub mod rule;
#[cfg(test)]
mod tests;
mod totals;
mod tree;

pub use engine::{Fault, Levels, Observations, Shape, roll_up};
pub use totals::{Total, Totals};
pub use tree::{Tree, TreeFault};

/// A whole number that can be added exactly: 64 or 128 bits with a sign.
pub trait Whole: Copy + Default + Send + Sync + std::fmt::Debug + PartialEq + sealed::Sealed {
    /// Adds, and tells whether the sum did not fit.
    fn adding(self, other: Self) -> (Self, bool);
}

impl Whole for i64 {
    fn adding(self, other: Self) -> (Self, bool) {
        self.overflowing_add(other)
    }
}

impl Whole for i128 {
    fn adding(self, other: Self) -> (Self, bool) {
        self.overflowing_add(other)
    }
}

mod sealed {
    /// Keeps other crates from adding numbers that are not exact.
    pub trait Sealed {}
    impl Sealed for i64 {}
    impl Sealed for i128 {}
}
