//! Where statements and categories get their meaning from a local language model, when the municipality has added one.
//! The one seam between suggestions and models: everything else asks here.

use std::collections::BTreeMap;

use platform::access::Actor;
use platform::store::Db;
use platform::time::Timestamp;
use text::{Cancelled, Watch};

use super::material::Material;
use crate::language_model::{self, ModelTrouble};

/// On whose behalf, and when, meaning is asked for: what a model has read is kept, and keeping is an act.
#[derive(Clone, Debug)]
pub(crate) struct Asker {
    pub(crate) db: Db,
    pub(crate) actor: Actor,
    pub(crate) now: Timestamp,
}

impl Asker {
    /// Returns what tells the model in use from any other; `None` without one, or when it cannot be looked up.
    pub(crate) async fn fingerprint(&self) -> Option<String> {
        language_model::fingerprint(&self.db).await.unwrap_or_else(|trouble| {
            tracing::error!(%trouble, "The language model could not be looked up");
            None
        })
    }

    /// Returns what tells the model in use from any other, or from none, in the version of what is made with it.
    pub(super) async fn model(&self) -> String {
        self.fingerprint().await.map_or_else(|| "-".to_owned(), |sha256| sha256.chars().take(16).collect())
    }

    /// Gives each text its meaning, and tells whether there is a model. One that fails is logged, and then the
    /// suggestions are made from words alone.
    pub(crate) async fn read(&self, material: &mut Material, watch: Watch<'_>) -> Result<bool, Cancelled> {
        match self.vectors(&material.words(), watch).await? {
            Some(vectors) => {
                material.take_in(&vectors);
                Ok(true)
            }
            None => Ok(false),
        }
    }

    async fn vectors(
        &self,
        words: &[String],
        watch: Watch<'_>,
    ) -> Result<Option<BTreeMap<String, Vec<f32>>>, Cancelled> {
        match language_model::vectors(&self.db, &self.actor, words, self.now, watch).await {
            Ok(vectors) => Ok(vectors),
            Err(ModelTrouble::Cancelled) => Err(Cancelled),
            Err(trouble) => {
                tracing::error!(%trouble, "The language model could not be used");
                Ok(None)
            }
        }
    }
}
