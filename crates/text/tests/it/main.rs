//! Searching as people do, and the texts of a real camp.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod camp_data;
mod search;
