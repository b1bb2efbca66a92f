//! The model on small files made here, and on the real file where it can be had.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod computing;
mod cutting;
mod faults;
mod real;
mod tiny;
