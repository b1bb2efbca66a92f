//! SQL of what pages of the thread show: things and links by their identifiers, and things by words.

use platform::store::{Query, Reads, StoreError, sql};

use super::links::store::NodeRow;
use super::{End, Kind, Relation};

/// So many are read with one statement.
const AT_ONCE: usize = 60;

/// Binds up to [`AT_ONCE`] identifiers; where there are fewer, the rest are empty and find nothing.
fn bind_ids(mut query: Query, ids: &[&str]) -> Query {
    for place in 0..AT_ONCE {
        query = query.bind(ids.get(place).copied().unwrap_or_default());
    }
    query
}

/// Returns the things of one kind with these identifiers, in no order.
pub(super) async fn nodes(
    reads: &mut impl Reads,
    municipality: &str,
    kind: Kind,
    ids: &[&str],
) -> Result<Vec<NodeRow>, StoreError> {
    let mut rows = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let query = sql("select n.kind, n.id, n.title, n.url, n.unit_id, u.path as unit_path, n.is_public, n.is_north, n.made_at, n.ended_at \
             from trace_node n join unit u on u.id = n.unit_id where n.municipality_id = $1 and n.kind = $2 and n.id in \
             ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, \
             $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, \
             $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, \
             $61, $62)")
        .bind(municipality)
        .bind(kind.name());
        rows.extend(reads.all::<NodeRow>(bind_ids(query, some)).await?);
    }
    Ok(rows)
}

#[derive(sqlx::FromRow)]
struct LinkRow {
    id: String,
    from_kind: String,
    from_id: String,
    relation: String,
    to_kind: String,
    to_id: String,
    reason: String,
}

/// What a page shows of a link.
#[derive(Clone, Debug)]
pub(super) struct Said {
    pub(super) id: String,
    pub(super) from: End,
    pub(super) relation: Relation,
    pub(super) to: End,
    pub(super) reason: String,
}

impl LinkRow {
    fn said(self) -> Option<Said> {
        Some(Said {
            from: End::new(Kind::from_name(&self.from_kind)?, &self.from_id),
            to: End::new(Kind::from_name(&self.to_kind)?, &self.to_id),
            relation: Relation::from_name(&self.relation)?,
            id: self.id,
            reason: self.reason,
        })
    }
}

/// Returns the links with these identifiers, in no order. The municipality is written so that the database goes by the
/// identifiers and does not look through all links.
pub(super) async fn links(reads: &mut impl Reads, municipality: &str, ids: &[&str]) -> Result<Vec<Said>, StoreError> {
    let mut found = Vec::new();
    for some in ids.chunks(AT_ONCE) {
        let query = sql("select id, from_kind, from_id, relation, to_kind, to_id, reason from trace_link \
             where municipality_id || '' = $1 and id in \
             ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, \
             $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, \
             $41, $42, $43, $44, $45, $46, $47, $48, $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, \
             $60, $61)")
        .bind(municipality);
        let rows: Vec<LinkRow> = reads.all(bind_ids(query, some)).await?;
        found.extend(rows.into_iter().filter_map(LinkRow::said));
    }
    Ok(found)
}

/// Returns the first core tasks and focuses that hold: the places that other things are usually linked to.
pub(super) async fn places(reads: &mut impl Reads, municipality: &str) -> Result<Vec<NodeRow>, StoreError> {
    reads
        .all(
            sql("select n.kind, n.id, n.title, n.url, n.unit_id, u.path as unit_path, n.is_public, n.is_north, n.made_at, n.ended_at \
                 from trace_node n join unit u on u.id = n.unit_id \
                 where n.municipality_id = $1 and n.kind in ('core-task', 'focus') and n.ended_at is null \
                 order by n.kind, n.id limit 500")
            .bind(municipality),
        )
        .await
}
