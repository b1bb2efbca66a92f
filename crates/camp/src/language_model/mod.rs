//! The local language model, where the municipality added one: what words mean, as vectors.
//!
//! The model is a file in the database, the same for the whole installation; it is read into memory the first time
//! words are asked for, and again when another one was added. What it made of words is kept, under a hash of the
//! words, so that each text is read once. Without a model everything works, with less to go by.
//!
//! Vectors come from what people said: when a statement is erased, they go too.

mod actions;
mod loading;
mod store;
#[cfg(test)]
mod tests;

pub use actions::{Added, Status, add, fingerprint, remove, status, vectors};
pub use loading::encoder;
pub(crate) use store::forget;

use platform::files::FileFault;
use platform::store::StoreError;
use text::ModelFault;

/// What the stored file is called.
const FILE: &str = "language-model";

/// Why words have no vectors, or a model was not added.
#[derive(Debug, thiserror::Error)]
pub enum ModelTrouble {
    /// Whoever followed the work stopped it; what was read is kept.
    #[error("læsningen blev stoppet")]
    Cancelled,
    /// The file is not a model that can be read.
    #[error(transparent)]
    Unreadable(#[from] ModelFault),
    /// The file could not be stored or fetched.
    #[error(transparent)]
    File(#[from] FileFault),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The thread that computes ended early.
    #[error("beregningen blev afbrudt: {0}")]
    Stopped(#[from] tokio::task::JoinError),
}
