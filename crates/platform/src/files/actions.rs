//! Storing, reading and removing large files.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::{FileFault, NewFile, StoredFile, store};
use crate::access::{Actor, Right};
use crate::audit::{self, Outcome, hex};
use crate::store::{Db, Reads, StoreError, Tx};
use crate::tenancy;
use crate::time::Timestamp;

/// Bytes in a part: a multiple of three, so that only the last one is padded.
const PART: usize = 300_000;

/// Stores a file, in place of the one with that name.
///
/// # Errors
/// [`FileFault`]; then what was stored before is still there.
pub async fn put(db: &Db, actor: &Actor, file: NewFile<'_>, now: Timestamp) -> Result<StoredFile, FileFault> {
    actor.require_somewhere(Right::ManageSettings)?;
    let stored = StoredFile {
        name: file.name.to_owned(),
        sha256: hex(&Sha256::digest(file.content)),
        origin: file.origin.to_owned(),
        bytes: i64::try_from(file.content.len()).unwrap_or(i64::MAX),
        stored_at: now.millis(),
    };
    let mut tx = Tx::begin(db, actor, "files.put", now).await?;
    tx.about("file", file.name);
    tx.detail("bytes", stored.bytes);
    tx.detail("fingerprint", stored.sha256.as_str());
    store::delete(&mut tx, file.name).await?;
    store::insert(&mut tx, &stored).await?;
    for (number, part) in (0..).zip(file.content.chunks(PART)) {
        store::insert_part(&mut tx, file.name, number, STANDARD.encode(part)).await?;
    }
    commit_for_all(tx, db).await?;
    Ok(stored)
}

/// Removes a file and says what it was; `None` when there is none.
///
/// # Errors
/// [`FileFault`]; then it is still there.
pub async fn remove(
    db: &Db,
    actor: &Actor,
    name: &'static str,
    now: Timestamp,
) -> Result<Option<StoredFile>, FileFault> {
    actor.require_somewhere(Right::ManageSettings)?;
    let Some(stored) = status(&mut db.reader(), name).await? else { return Ok(None) };
    let mut tx = Tx::begin(db, actor, "files.remove", now).await?;
    tx.about("file", name);
    tx.detail("fingerprint", stored.sha256.as_str());
    store::delete(&mut tx, name).await?;
    commit_for_all(tx, db).await?;
    Ok(Some(stored))
}

/// Returns what is known about a file.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn status(reads: &mut impl Reads, name: &str) -> Result<Option<StoredFile>, StoreError> {
    store::find(reads, name).await
}

/// Returns a file's bytes, the same as were put there; `None` when there is none.
///
/// # Errors
/// [`FileFault::Damaged`] when the bytes are not what was put there.
pub async fn get(reads: &mut impl Reads, name: &str) -> Result<Option<Vec<u8>>, FileFault> {
    let Some(stored) = status(reads, name).await? else { return Ok(None) };
    let mut content = Vec::with_capacity(usize::try_from(stored.bytes).unwrap_or_default());
    // One part at a time: a model must not be in memory twice, once as text.
    for number in 0.. {
        let Some(part) = store::part(reads, name, number).await? else { break };
        if STANDARD.decode_vec(part, &mut content).is_err() {
            return Err(FileFault::Damaged(name.to_owned()));
        }
    }
    let hashed = tokio::task::spawn_blocking(move || (hex(&Sha256::digest(&content)), content)).await;
    match hashed {
        Ok((sha256, content)) if sha256 == stored.sha256 => Ok(Some(content)),
        _ => Err(FileFault::Damaged(name.to_owned())),
    }
}

/// Commits, with an entry in the log of each other municipality too: a shared file concerns all of them.
async fn commit_for_all(mut tx: Tx, db: &Db) -> Result<(), StoreError> {
    let own = tx.entry().clone();
    for other in tenancy::all(db).await?.into_iter().filter(|other| other.id != own.municipality) {
        let entry = audit::Entry { municipality: other.id, ..own.clone() };
        audit::append(&mut tx, entry, Outcome::Done).await?;
    }
    tx.commit().await
}
