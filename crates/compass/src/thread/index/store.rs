//! SQL of what the index in memory reads: everything a page at a time when it is loaded, and then what changed.

use platform::store::{Reads, StoreError, sql};

/// A node as the index in memory wants it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct IndexNode {
    pub(super) kind: String,
    pub(super) id: String,
    pub(super) unit_id: String,
    pub(super) is_public: i64,
    pub(super) is_north: i64,
    pub(super) made_at: i64,
    pub(super) ended_at: Option<i64>,
}

/// Returns the nodes that changed after change number `after`.
pub(super) async fn nodes_after(
    reads: &mut impl Reads,
    municipality: &str,
    after: i64,
) -> Result<Vec<IndexNode>, StoreError> {
    reads
        .all(
            sql("select kind, id, unit_id, is_public, is_north, made_at, ended_at from trace_node \
                 where municipality_id = $1 and seq > $2 order by seq, kind, id")
            .bind(municipality)
            .bind(after),
        )
        .await
}

/// A link as the index in memory wants it.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(super) struct IndexLink {
    pub(super) id: String,
    pub(super) from_kind: String,
    pub(super) from_id: String,
    pub(super) relation: String,
    pub(super) to_kind: String,
    pub(super) to_id: String,
    pub(super) made_at: i64,
    pub(super) ended_at: Option<i64>,
}

/// Returns the links that changed after change number `after`.
pub(super) async fn links_after(
    reads: &mut impl Reads,
    municipality: &str,
    after: i64,
) -> Result<Vec<IndexLink>, StoreError> {
    reads
        .all(
            sql("select id, from_kind, from_id, relation, to_kind, to_id, made_at, ended_at from trace_link \
                 where municipality_id = $1 and seq > $2 order by seq, id")
            .bind(municipality)
            .bind(after),
        )
        .await
}

/// So many nodes or links are read into the index at once.
const PAGE: i64 = 20_000;

/// Returns the next nodes for the index in memory, after the one with this kind and identifier.
pub(super) async fn nodes_page(
    reads: &mut impl Reads,
    municipality: &str,
    (kind, id): (&str, &str),
) -> Result<Vec<IndexNode>, StoreError> {
    reads
        .all(
            sql("select kind, id, unit_id, is_public, is_north, made_at, ended_at from trace_node \
                 where municipality_id = $1 and (kind, id) > ($2, $3) order by kind, id limit $4")
            .bind(municipality)
            .bind(kind)
            .bind(id)
            .bind(PAGE),
        )
        .await
}

/// Returns the next links for the index in memory, after the one with this identifier. The municipality is written so
/// that the database does not sort all links for each page.
pub(super) async fn links_page(
    reads: &mut impl Reads,
    municipality: &str,
    id: &str,
) -> Result<Vec<IndexLink>, StoreError> {
    reads
        .all(
            sql("select id, from_kind, from_id, relation, to_kind, to_id, made_at, ended_at from trace_link \
                 where municipality_id || '' = $1 and id > $2 order by id limit $3")
            .bind(municipality)
            .bind(id)
            .bind(PAGE),
        )
        .await
}
