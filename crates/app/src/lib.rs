//! The pejl program: wiring, server, command line. It knows every context and decides nothing.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking"))]

pub mod cli;
pub mod demo;
pub mod serve;
pub mod wiring;
