//! Where statements and categories get their meaning from a local language model, when the municipality has added one.
//! The one seam between suggestions and models: everything else asks here.

use std::collections::BTreeMap;

use platform::store::Db;
use text::Watch;

/// Returns what tells the model in use from any other; `None` when there is none, and then the suggestions are made
/// from words alone.
pub(super) async fn model(_db: &Db) -> Option<String> {
    None
}

/// Returns the meaning of each text; `None` without a model, or when the watch says stop.
pub(super) async fn vectors(_db: &Db, _words: &[String], _watch: Watch<'_>) -> Option<BTreeMap<String, Vec<f32>>> {
    None
}
