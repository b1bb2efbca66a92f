//! Large files that the whole installation shares, such as a language model, kept in the database: so every server has
//! the same ones, and a backup carries them along.
//!
//! A file is replaced as a whole or not at all. It belongs to no municipality, but each has it in its audit log when one
//! is stored or removed, because it changes what all of them see.

mod actions;
mod store;

pub use actions::{get, put, remove, status};

use crate::access::Denied;
use crate::store::StoreError;

/// A stored file, without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    /// What it is called.
    pub name: String,
    /// The SHA-256 of its bytes, in hexadecimal.
    pub sha256: String,
    /// What it was made of, such as the SHA-256 of a larger file.
    pub origin: String,
    /// How large it is, in bytes.
    pub bytes: i64,
    /// When it was stored, in milliseconds UTC.
    pub stored_at: i64,
}

/// A file to be stored.
#[derive(Clone, Copy, Debug)]
pub struct NewFile<'a> {
    /// What it is called; a file of that name is replaced.
    pub name: &'static str,
    /// What it was made of.
    pub origin: &'a str,
    /// Its bytes.
    pub content: &'a [u8],
}

/// Why a file was not stored, read or removed.
#[derive(Debug, thiserror::Error)]
pub enum FileFault {
    /// The actor may not change the installation.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// What is stored is not what was put there.
    #[error("filen '{0}' i databasen er beskadiget: tilføj den igen")]
    Damaged(String),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}
