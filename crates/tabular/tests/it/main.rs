//! Tables as people make them, damage them and get them back.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod camp_data;
mod damaged;
mod faults;
mod reading;
mod round_trips;
mod writing;
