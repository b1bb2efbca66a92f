//! Tests of the three formats from the outside: what a reader of the files finds in them.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod booklet;
mod docx;
mod faults;
mod html;
mod pdf;
mod reading;
mod same_words;
mod sample;
