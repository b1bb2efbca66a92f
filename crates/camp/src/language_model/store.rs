//! SQL of what the language model made of words.

use std::collections::BTreeMap;

use platform::store::{Reads, StoreError, Tx, sql};

/// All kept vectors of a model, by the hash of their words.
pub(super) async fn all(
    reads: &mut impl Reads,
    municipality: &str,
    model: &str,
) -> Result<BTreeMap<String, String>, StoreError> {
    let text = sql("select text_hash, vector from vector_cache where municipality_id = $1 and model = $2");
    let rows: Vec<(String, String)> = reads.all(text.bind(municipality).bind(model)).await?;
    Ok(rows.into_iter().collect())
}

pub(super) async fn count(reads: &mut impl Reads, municipality: &str, model: &str) -> Result<i64, StoreError> {
    let text = sql("select cast(count(*) as bigint) from vector_cache where municipality_id = $1 and model = $2");
    let row: Option<(i64,)> = reads.optional(text.bind(municipality).bind(model)).await?;
    Ok(row.map_or(0, |(count,)| count))
}

/// How many statements of the municipality are erased.
pub(super) async fn erased(reads: &mut impl Reads, municipality: &str) -> Result<i64, StoreError> {
    let text = sql("select cast(count(erased_at) as bigint) from statement where municipality_id = $1");
    let row: Option<(i64,)> = reads.optional(text.bind(municipality)).await?;
    Ok(row.map_or(0, |(count,)| count))
}

pub(super) async fn insert(
    tx: &mut Tx,
    municipality: &str,
    model: &str,
    text_hash: &str,
    vector: String,
) -> Result<(), StoreError> {
    // Another server may have read the same words meanwhile: then it is there already.
    let text = sql("insert into vector_cache (municipality_id, model, text_hash, vector) values ($1, $2, $3, $4) \
         on conflict (municipality_id, model, text_hash) do nothing");
    tx.run(text.bind(municipality).bind(model).bind(text_hash).bind(vector)).await?;
    Ok(())
}

/// Forgets what any model made of the municipality's words. Which vectors came from one statement cannot be told once
/// it was split, masked or corrected, so all go: they are computed again when they are next asked for.
pub(crate) async fn forget(tx: &mut Tx, municipality: &str) -> Result<(), StoreError> {
    tx.run(sql("delete from vector_cache where municipality_id = $1").bind(municipality)).await?;
    Ok(())
}
