//! SQL of the search: the thread's titles, and wordings that are being written.

use platform::store::{Reads, StoreError, sql};

use crate::thread::links::store::NodeRow;

/// A thing on the thread as the index of words wants it.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Titled {
    pub(super) kind: String,
    pub(super) id: String,
    pub(super) title: String,
    pub(super) is_public: i64,
}

/// How many titles are read at a time.
pub(super) const MANY: usize = 20_000;

/// Returns the next [`MANY`] titles after a kind and an identifier, in the order of these.
pub(super) async fn titles(
    reads: &mut impl Reads,
    municipality: &str,
    (kind, id): (&str, &str),
) -> Result<Vec<Titled>, StoreError> {
    reads
        .all(
            sql("select kind, id, title, is_public from trace_node where municipality_id = $1 and (kind, id) > ($2, $3) \
                 and ended_at is null order by kind, id limit 20000")
            .bind(municipality)
            .bind(kind)
            .bind(id),
        )
        .await
}

/// Returns the titles that changed after a change of the thread.
pub(super) async fn titles_after(
    reads: &mut impl Reads,
    municipality: &str,
    seq: i64,
) -> Result<Vec<Titled>, StoreError> {
    reads
        .all(
            sql("select kind, id, title, is_public from trace_node where municipality_id = $1 and seq > $2 \
                 and ended_at is null order by seq, kind, id")
            .bind(municipality)
            .bind(seq),
        )
        .await
}

/// How many things are read at a time.
pub(super) const AT_A_TIME: usize = 32;

/// Returns the things of a kind with these identifiers, at most [`AT_A_TIME`], that have not ended.
pub(super) async fn nodes(
    reads: &mut impl Reads,
    municipality: &str,
    kind: &str,
    ids: &[&str],
) -> Result<Vec<NodeRow>, StoreError> {
    let mut query = sql(
        "select n.kind, n.id, n.title, n.url, n.unit_id, u.path as unit_path, n.is_public, n.is_north, n.made_at, n.ended_at \
         from trace_node n join unit u on u.id = n.unit_id \
         where n.municipality_id = $1 and n.kind = $2 and n.ended_at is null and n.id in ($3, $4, $5, $6, $7, $8, $9, $10, $11, \
         $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)",
    )
    .bind(municipality)
    .bind(kind);
    for place in 0..AT_A_TIME {
        query = query.bind(ids.get(place).copied().unwrap_or(""));
    }
    reads.all(query).await
}

/// A part of a wording that is being written, or that others are asked about.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct DraftPart {
    pub(super) wording_id: String,
    pub(super) thing_kind: String,
    pub(super) thing_id: String,
    pub(super) number: i64,
    pub(super) state: String,
    pub(super) heading: String,
    pub(super) body: String,
}

/// Returns the parts of all open wordings of core tasks and models, wording by wording.
pub(super) async fn drafts(reads: &mut impl Reads, municipality: &str) -> Result<Vec<DraftPart>, StoreError> {
    reads
        .all(
            sql("select w.id as wording_id, w.thing_kind, w.thing_id, w.number, w.state, p.heading, p.body from wording w \
                 join wording_part p on p.wording_id = w.id and p.municipality_id = w.municipality_id \
                 where w.municipality_id = $1 and w.state in ('draft', 'consultation') \
                 order by w.id, p.position")
            .bind(municipality),
        )
        .await
}
