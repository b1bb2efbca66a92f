//! The audit log: one chain of entries per municipality, each hashed together with the one before it, so
//! that a changed, removed or inserted entry is found by [`verify`].
//!
//! Entries name actors and objects by identifier and hold no words of any person. They are written by
//! [`crate::store::Tx::commit`] and by [`record_refusal`], and read by those with `Right::ReadAudit`.

mod store;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::access::{Actor, Denied, Right};
use crate::store::{Db, StoreError, Tx};
use crate::time::Timestamp;

/// What an entry says was done, before it has its place in the chain.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The municipality whose chain it belongs to.
    pub municipality: String,
    /// When.
    pub at: Timestamp,
    /// Who: see [`Actor::audit_name`].
    pub actor: String,
    /// What, such as `camp.statement.place`.
    pub action: String,
    /// The kind of the object it was done to; empty when there is none.
    pub object_kind: String,
    /// The object's identifier.
    pub object_id: String,
    /// Further facts: numbers and identifiers.
    pub detail: Map<String, Value>,
}

impl Entry {
    /// Begins an entry.
    #[must_use]
    pub fn new(actor: &Actor, action: &str, at: Timestamp) -> Self {
        Self {
            municipality: actor.municipality.clone(),
            at,
            actor: actor.audit_name(),
            action: action.to_owned(),
            object_kind: String::new(),
            object_id: String::new(),
            detail: Map::new(),
        }
    }
}

/// How it ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was refused: the actor lacked the right.
    Refused,
}

impl Outcome {
    const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Refused => "refused",
        }
    }
}

/// An entry as it stands in the log.
#[derive(Clone, Debug, sqlx::FromRow)]
pub struct Logged {
    /// Its number in the municipality's chain, from 1.
    pub seq: i64,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// Who.
    pub actor: String,
    /// What.
    pub action: String,
    /// The kind of object.
    pub object_kind: String,
    /// The object.
    pub object_id: String,
    /// Further facts, as JSON.
    pub detail: String,
    /// `done` or `refused`.
    pub outcome: String,
    /// SHA-256 over the previous hash and this entry, in hexadecimal.
    pub hash: String,
}

/// What checking a chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every entry is in its place and unchanged; there are so many.
    Whole(i64),
    /// The chain breaks at this entry, or before it.
    Broken {
        /// The first number at which the log does not agree with itself.
        seq: i64,
    },
}

pub(crate) async fn append(tx: &mut Tx, entry: Entry, outcome: Outcome) -> Result<(), StoreError> {
    // The head's row is the chain's lock: whoever updates it holds it until the commit.
    let (seq, previous) = store::advance_head(tx, &entry.municipality).await?;
    let mut logged = Logged {
        seq,
        at: entry.at.millis(),
        actor: entry.actor,
        action: entry.action,
        object_kind: entry.object_kind,
        object_id: entry.object_id,
        detail: Value::Object(entry.detail).to_string(),
        outcome: outcome.name().to_owned(),
        hash: String::new(),
    };
    logged.hash = chain_hash(&previous, &entry.municipality, &logged);
    store::insert(tx, &entry.municipality, &logged).await
}

/// SHA-256 over the previous hash and the entry's fields as a JSON array, in hexadecimal.
fn chain_hash(previous: &str, municipality: &str, entry: &Logged) -> String {
    let fields = serde_json::json!([
        previous,
        municipality,
        entry.seq,
        entry.at,
        entry.actor,
        entry.action,
        entry.object_kind,
        entry.object_id,
        entry.detail,
        entry.outcome
    ]);
    hex(&Sha256::digest(fields.to_string().as_bytes()))
}

/// Writes bytes in hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Logs that `actor` was refused `denied` when they tried `attempt` (a route or a command).
///
/// # Errors
/// [`StoreError`] when the log cannot be written.
pub async fn record_refusal(
    db: &Db,
    actor: &Actor,
    denied: &Denied,
    attempt: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = Tx::begin(db, actor, "access.refused", now).await?;
    tx.about("route", attempt);
    tx.detail("right", denied.right.name());
    let entry = tx.entry().clone();
    append(&mut tx, entry, Outcome::Refused).await?;
    tx.finish().await
}

/// Checks the chain of a municipality from its first entry to its head.
///
/// # Errors
/// [`StoreError`] when the log cannot be read.
pub async fn verify(db: &Db, municipality: &str) -> Result<Verdict, StoreError> {
    let mut reader = db.reader();
    let mut previous = String::new();
    let mut expected = 0;
    for entry in store::all(&mut reader, municipality).await? {
        expected += 1;
        if entry.seq != expected || chain_hash(&previous, municipality, &entry) != entry.hash {
            return Ok(Verdict::Broken { seq: expected });
        }
        previous = entry.hash;
    }
    match store::head(&mut reader, municipality).await? {
        Some((seq, hash)) if seq != expected || hash != previous => Ok(Verdict::Broken { seq: expected + 1 }),
        _ => Ok(Verdict::Whole(expected)),
    }
}

/// Returns the newest `limit` entries before entry number `before` (all when `None`), newest first.
///
/// # Errors
/// [`crate::Fault`]: refused without `Right::ReadAudit`.
pub async fn latest(db: &Db, actor: &Actor, before: Option<i64>, limit: i64) -> Result<Vec<Logged>, crate::Fault> {
    actor.require_somewhere(Right::ReadAudit)?;
    Ok(store::latest(&mut db.reader(), &actor.municipality, before.unwrap_or(i64::MAX), limit).await?)
}
