//! What every context stands on: who is asking (identity), what they may do (access), on whose behalf
//! (tenancy), where it is kept (store, files), what was done (audit), and how the program is set up (settings).
//!
//! Nothing here knows a core task, a camp or a web page. The only way to write is [`store::Tx`], and
//! its commit writes the audit log: see `audit`.
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

pub mod access;
pub mod audit;
pub mod backup;
pub mod files;
pub mod identity;
pub mod settings;
pub mod store;
pub mod tenancy;
pub mod time;

/// Returns the database migrations of this crate, to be merged with those of the contexts.
#[must_use]
pub fn migrations() -> Vec<store::Migration> {
    vec![
        store::migration(20_261_121_080_000, "platform", include_str!("../migrations/20261121080000_platform.sql")),
        store::migration(20_261_122_080_000, "files", include_str!("../migrations/20261122080000_files.sql")),
    ]
}

/// Why an action of this crate did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// The actor lacks the right.
    #[error(transparent)]
    Denied(#[from] access::Denied),
    /// There is no such thing, or none that the actor may know of.
    #[error("findes ikke")]
    NotFound,
    /// What was asked cannot be done; the key of the text that says why and what to do.
    #[error("{0}")]
    Refused(&'static str),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] store::StoreError),
}
