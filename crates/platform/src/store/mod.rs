//! The store: one SQL text on two databases, SQLite (embedded) and PostgreSQL (production).
//!
//! - [`Db`] is the two pools behind one type. Reading goes through [`Db::reader`], writing only through [`Tx`].
//! - [`Query`] is one SQL text with its values. Texts use `$1` placeholders and the common subset: columns
//!   are `text` or `bigint` (0/1 for yes/no, milliseconds for time), so that a backup moves between engines.
//! - What differs between the engines (locking, bulk insert, schema look-ups) is in this module and nowhere else.

mod connect;
mod query;
mod schema;
mod tx;

pub use connect::{Db, Engine, open};
pub use query::{Query, Reader, Reads, Record, Value, sql};
pub use schema::{Column, Snapshot, Table};
pub use sqlx::migrate::Migration;
pub use tx::Tx;

/// Makes a migration of a file beside the tables' owner: `version` is the file's timestamp, `name` its crate.
#[must_use]
pub fn migration(version: i64, name: &'static str, text: &'static str) -> Migration {
    use sqlx::SqlSafeStr;
    Migration::new(version, name.into(), sqlx::migrate::MigrationType::Simple, text.into_sql_str(), false)
}

/// A fault of the database itself: shown to nobody, logged once where it is handled.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The address is not one that Pejl can open.
    #[error(
        "databasen '{0}' kan ikke åbnes: skriv sqlite:///sti/til/fil.db, sqlite://fil.db eller postgres://vært/navn"
    )]
    Address(String),
    /// The database answered with an error.
    #[error("databasen svarede med en fejl: {0}")]
    Database(#[from] sqlx::Error),
    /// The tables could not be brought up to date.
    #[error("databasens tabeller kunne ikke opdateres: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// A stored value does not mean anything to this version of the program.
    #[error("databasen rummer en værdi, som programmet ikke forstår: {0}")]
    Unreadable(String),
}

impl StoreError {
    /// Tells whether the error is a broken uniqueness rule, such as two rows with the same name.
    #[must_use]
    pub fn is_duplicate(&self) -> bool {
        matches!(self, Self::Database(sqlx::Error::Database(fault)) if fault.is_unique_violation())
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(error: serde_json::Error) -> Self {
        Self::Unreadable(error.to_string())
    }
}

/// Returns a new opaque identifier: 20 letters and digits, sortable by the time it was made.
///
/// 9 characters of milliseconds and 11 of randomness (55 bits), in Crockford's base 32.
#[must_use]
pub fn new_id() -> String {
    const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut random = [0_u8; 8];
    if getrandom::fill(&mut random).is_err() {
        tracing::error!("The machine gives no random numbers: identifiers may collide");
    }
    let millis = u128::try_from(crate::time::now().millis()).unwrap_or(0);
    let bits = (millis << 55) | (u128::from(u64::from_be_bytes(random)) & ((1 << 55) - 1));
    (0..20_u32)
        .rev()
        .map(|place| {
            let digit = usize::try_from((bits >> (place * 5)) & 31).unwrap_or(0);
            char::from(DIGITS.get(digit).copied().unwrap_or(b'0'))
        })
        .collect()
}

/// Returns a random secret of `length` letters and digits (5 bits each) from the machine's own source.
///
/// # Panics
/// Never; without randomness the answer is empty, which opens nothing.
#[must_use]
pub fn new_secret(length: usize) -> String {
    const DIGITS: &[u8; 32] = b"23456789abcdefghijkmnpqrstuvwxyz";
    let mut random = vec![0_u8; length];
    if getrandom::fill(&mut random).is_err() {
        tracing::error!("The machine gives no random numbers: no secret can be made");
        return String::new();
    }
    random.iter().filter_map(|byte| DIGITS.get(usize::from(byte & 31)).copied()).map(char::from).collect()
}
