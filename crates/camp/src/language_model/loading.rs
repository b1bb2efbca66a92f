//! The model in memory: read once, the first time it is asked for, and shared by all who ask.

use std::sync::Arc;

use platform::files;
use platform::store::Db;
use text::{E5, Encoder};
use tokio::sync::Mutex;

use super::{FILE, ModelTrouble};

/// A model in memory, and the hash of the stored file it was read from.
struct Loaded {
    sha256: String,
    encoder: Arc<dyn Encoder>,
}

/// Held while a model is read, so that it is read once however many ask.
static LOADED: Mutex<Option<Loaded>> = Mutex::const_new(None);

/// Returns the model that is stored now; `None` when there is none.
///
/// # Errors
/// [`ModelTrouble`] when it cannot be fetched or read.
pub async fn encoder(db: &Db) -> Result<Option<Arc<dyn Encoder>>, ModelTrouble> {
    let mut loaded = LOADED.lock().await;
    let Some(stored) = files::status(&mut db.reader(), FILE).await? else {
        *loaded = None;
        return Ok(None);
    };
    if let Some(present) = loaded.as_ref().filter(|present| present.sha256 == stored.sha256) {
        return Ok(Some(present.encoder.clone()));
    }
    // Let go of the old one first: two models at once would take twice the memory.
    *loaded = None;
    let Some(content) = files::get(&mut db.reader(), FILE).await? else { return Ok(None) };
    let encoder: Arc<dyn Encoder> = Arc::new(tokio::task::spawn_blocking(move || E5::read(&content)).await??);
    *loaded = Some(Loaded { sha256: encoder.fingerprint().to_owned(), encoder: encoder.clone() });
    Ok(Some(encoder))
}
