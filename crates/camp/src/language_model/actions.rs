//! Adding and removing the model, and asking it what words mean.

use std::collections::BTreeMap;
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use platform::access::Actor;
use platform::audit::hex;
use platform::files::{self, NewFile, StoredFile};
use platform::store::{Db, Tx};
use platform::time::Timestamp;
use sha2::{Digest, Sha256};
use text::{Encoder, Progress, Watch};

use super::loading::encoder;
use super::{FILE, ModelTrouble, store};

/// Texts that are read between two looks at whether to go on: about a fifth of a second.
const TOGETHER: usize = 16;
/// Vectors that are written at a time.
const WRITTEN: usize = 512;

/// What adding a model did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Added {
    /// It is stored now, cut to Danish.
    Stored(StoredFile),
    /// The very same one was stored already.
    Unchanged(StoredFile),
}

/// How the model stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The stored model; its origin is the hash of the file that was added.
    pub file: Option<StoredFile>,
    /// How many texts of this municipality it has read.
    pub vectors: i64,
}

/// Checks a model file, cuts it to Danish and stores the outcome for the whole installation.
///
/// # Errors
/// [`ModelTrouble`]: it is another file than the known one, or cannot be stored. What was stored before stays.
pub async fn add(db: &Db, actor: &Actor, bytes: Vec<u8>, now: Timestamp) -> Result<Added, ModelTrouble> {
    let (origin, cut) =
        tokio::task::spawn_blocking(move || (hex(&Sha256::digest(&bytes)), text::cut_to_danish(&bytes))).await?;
    let content = cut?;
    if let Some(stored) = files::status(&mut db.reader(), FILE).await?
        && (&stored.origin, &stored.sha256) == (&origin, &hex(&Sha256::digest(&content)))
    {
        return Ok(Added::Unchanged(stored));
    }
    let file = NewFile { name: FILE, origin: &origin, content: &content };
    Ok(Added::Stored(files::put(db, actor, file, now).await?))
}

/// Removes the model, and what it made of words in the actor's municipality; `None` when there was none.
///
/// # Errors
/// [`ModelTrouble`] when it cannot be removed.
pub async fn remove(db: &Db, actor: &Actor, now: Timestamp) -> Result<Option<StoredFile>, ModelTrouble> {
    let removed = files::remove(db, actor, FILE, now).await?;
    if removed.is_some() {
        let mut tx = Tx::begin(db, actor, "camp.language-model.forget", now).await?;
        store::forget(&mut tx, &actor.municipality).await?;
        tx.commit().await?;
    }
    Ok(removed)
}

/// Returns how the model stands.
///
/// # Errors
/// [`ModelTrouble::Store`] when that cannot be read.
pub async fn status(db: &Db, actor: &Actor) -> Result<Status, ModelTrouble> {
    let mut reader = db.reader();
    let file = files::status(&mut reader, FILE).await?;
    let vectors = match &file {
        Some(file) => store::count(&mut reader, &actor.municipality, &file.sha256).await?,
        None => 0,
    };
    Ok(Status { file, vectors })
}

/// Returns what tells the stored model from any other; `None` when there is none.
///
/// # Errors
/// [`ModelTrouble::Store`] when that cannot be read.
pub async fn fingerprint(db: &Db) -> Result<Option<String>, ModelTrouble> {
    Ok(files::status(&mut db.reader(), FILE).await?.map(|file| file.sha256))
}

/// Returns the vectors of all these words, by the words; `None` without a model. What was not read before is read now,
/// on a thread of its own, with `watch` asked in between.
///
/// # Errors
/// [`ModelTrouble`]; when cancelled, what was read so far is kept for the next time.
pub async fn vectors(
    db: &Db,
    actor: &Actor,
    words: &[String],
    now: Timestamp,
    watch: Watch<'_>,
) -> Result<Option<BTreeMap<String, Vec<f32>>>, ModelTrouble> {
    match encoder(db).await? {
        Some(encoder) => read(db, actor, &encoder, words, now, watch).await.map(Some),
        None => Ok(None),
    }
}

/// Fetches the vectors that are kept, and computes and keeps the others.
pub(super) async fn read(
    db: &Db,
    actor: &Actor,
    encoder: &Arc<dyn Encoder>,
    words: &[String],
    now: Timestamp,
    watch: Watch<'_>,
) -> Result<BTreeMap<String, Vec<f32>>, ModelTrouble> {
    let mut reader = db.reader();
    let erased = store::erased(&mut reader, &actor.municipality).await?;
    let kept = store::all(&mut reader, &actor.municipality, encoder.fingerprint()).await?;
    let mut vectors = BTreeMap::new();
    let mut missing: Vec<&String> = Vec::new();
    for words in words {
        match kept.get(&text_hash(words)).and_then(|kept| unpack(kept)) {
            Some(vector) => drop(vectors.insert(words.clone(), vector)),
            None => missing.push(words),
        }
    }
    missing.sort_unstable();
    missing.dedup();
    let mut done = 0;
    for stretch in missing.chunks(WRITTEN) {
        let mut fresh = Vec::new();
        let mut stopped = false;
        for texts in stretch.chunks(TOGETHER) {
            stopped = watch(Progress { done, of: missing.len() }).is_break();
            if stopped {
                break;
            }
            fresh.extend(encode(encoder, texts).await?);
            done += texts.len();
        }
        keep(db, actor, encoder.fingerprint(), erased, &fresh, now).await?;
        if stopped {
            return Err(ModelTrouble::Cancelled);
        }
        vectors.extend(fresh);
    }
    Ok(vectors)
}

/// Computes on a thread of its own, so that no visitor waits.
async fn encode(encoder: &Arc<dyn Encoder>, texts: &[&String]) -> Result<Vec<(String, Vec<f32>)>, ModelTrouble> {
    let encoder = encoder.clone();
    let texts: Vec<String> = texts.iter().map(|words| (*words).clone()).collect();
    let job = move || {
        let borrowed: Vec<&str> = texts.iter().map(String::as_str).collect();
        let vectors = encoder.encode_all(&borrowed);
        texts.into_iter().zip(vectors).collect()
    };
    Ok(tokio::task::spawn_blocking(job).await?)
}

/// Keeps fresh vectors, unless words were erased meanwhile: theirs may be among them.
async fn keep(
    db: &Db,
    actor: &Actor,
    model: &str,
    erased: i64,
    fresh: &[(String, Vec<f32>)],
    now: Timestamp,
) -> Result<(), ModelTrouble> {
    if fresh.is_empty() {
        return Ok(());
    }
    let mut tx = Tx::begin(db, actor, "camp.language-model.read", now).await?;
    if store::erased(&mut tx, &actor.municipality).await? != erased {
        return Ok(());
    }
    tx.detail("vectors", fresh.len());
    for (words, vector) in fresh {
        store::insert(&mut tx, &actor.municipality, model, &text_hash(words), pack(vector)).await?;
    }
    Ok(tx.commit().await?)
}

fn text_hash(words: &str) -> String {
    hex(&Sha256::digest(words.as_bytes()))
}

fn pack(vector: &[f32]) -> String {
    let bytes: Vec<u8> = vector.iter().flat_map(|value| value.to_le_bytes()).collect();
    STANDARD.encode(bytes)
}

/// Nothing when it is damaged: then it is computed again.
fn unpack(kept: &str) -> Option<Vec<f32>> {
    let bytes = STANDARD.decode(kept).ok()?;
    let (values, rest) = bytes.as_chunks::<4>();
    rest.is_empty().then(|| values.iter().map(|four| f32::from_le_bytes(*four)).collect())
}
