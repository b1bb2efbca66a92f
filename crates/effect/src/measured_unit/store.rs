//! SQL of measured units.

use platform::store::{Reads, StoreError, sql};

use super::{MeasuredTree, Units};

/// Returns the trees of a municipality by name.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn trees(reads: &mut impl Reads, municipality: &str) -> Result<Vec<MeasuredTree>, StoreError> {
    reads
        .all(
            sql("select id, slug, name, note, seq from measured_tree where municipality_id = $1 order by name, id")
                .bind(municipality),
        )
        .await
}

/// Returns the tree with this slug or identifier.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn tree(
    reads: &mut impl Reads,
    municipality: &str,
    slug_or_id: &str,
) -> Result<Option<MeasuredTree>, StoreError> {
    reads
        .optional(
            sql("select id, slug, name, note, seq from measured_tree where municipality_id = $1 and (slug = $2 or id = $2)")
                .bind(municipality)
                .bind(slug_or_id),
        )
        .await
}

/// Returns the units of a tree by code, those that are closed too, with everywhere they stood.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn units(reads: &mut impl Reads, municipality: &str, tree: &str) -> Result<Units, StoreError> {
    let units = reads
        .all(
            sql("select id, code, name, closed_on, successor_id, close_reason, note from measured_unit \
                 where municipality_id = $1 and tree_id = $2 order by code, id")
            .bind(municipality)
            .bind(tree),
        )
        .await?;
    let places = reads
        .all(
            sql("select id, measured_unit_id, parent_id, from_day, to_day, reason, by_name, at from measured_place \
                 where municipality_id = $1 and tree_id = $2 order by measured_unit_id, from_day, at")
            .bind(municipality)
            .bind(tree),
        )
        .await?;
    Ok(Units::new(units, places))
}
