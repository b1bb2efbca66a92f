//! Tests of the three formats from the outside: what a reader of the files finds in them.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod sample;
