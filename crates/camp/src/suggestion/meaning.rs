//! Gives statements and categories their meaning from the local language model, when the municipality has added one.
//! The one seam between suggestions and the model: everything else asks here.

use platform::access::Actor;
use platform::store::Db;
use platform::time::Timestamp;
use text::Watch;

use super::Material;
use crate::language_model::{self, ModelTrouble};

/// Returns what tells the model in use from any other; `None` when there is none, and then the suggestions are made
/// from words alone. A model that cannot be looked up counts as none: sorting goes on without it, and the log says so.
pub(super) async fn model(db: &Db) -> Option<String> {
    match language_model::fingerprint(db).await {
        Ok(fingerprint) => fingerprint,
        Err(error) => {
            tracing::error!(%error, "The language model could not be looked up; suggestions are made without it");
            None
        }
    }
}

/// Lets the model read all texts, and returns what tells it from any other; `None` without a model, when it cannot be
/// read, or when the watch says stop. Then no text has a meaning, rather than some.
pub(crate) async fn read(
    db: &Db,
    actor: &Actor,
    material: &mut Material,
    now: Timestamp,
    watch: Watch<'_>,
) -> Option<String> {
    let fingerprint = model(db).await?;
    match language_model::vectors(db, actor, &material.words(), now, watch).await {
        Ok(vectors) => {
            material.take_in(&vectors?);
            Some(fingerprint)
        }
        Err(ModelTrouble::Cancelled) => None,
        Err(error) => {
            tracing::error!(%error, "The language model could not be used; suggestions are made without it");
            None
        }
    }
}
