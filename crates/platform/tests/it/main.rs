//! The audit log and the backup, tried from outside: by someone who has got hold of the database, and with files
//! that have been cut short or changed.
#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod audit;
mod backup;
mod files;
