//! SQL of the front page.

use platform::store::{Reads, StoreError, sql};

use crate::thread::links::store::NodeRow;

/// A wording that was adopted.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Adopted {
    pub(super) thing_kind: String,
    pub(super) thing_id: String,
    pub(super) number: i64,
    pub(super) at: i64,
}

/// Returns the wordings that were adopted last, newest first.
pub(super) async fn adopted(
    reads: &mut impl Reads,
    municipality: &str,
    limit: i64,
) -> Result<Vec<Adopted>, StoreError> {
    reads
        .all(
            sql("select w.thing_kind, w.thing_id, w.number, s.at from wording_step s \
                 join wording w on w.id = s.wording_id and w.municipality_id = s.municipality_id \
                 where s.municipality_id = $1 and s.kind = 'adopted' order by s.at desc, w.id limit $2")
            .bind(municipality)
            .bind(limit),
        )
        .await
}

/// A wording that is being worked on.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Open {
    pub(super) thing_kind: String,
    pub(super) thing_id: String,
    pub(super) number: i64,
    pub(super) state: String,
}

/// Returns the wordings that are being written or that others are asked about, the oldest first.
pub(super) async fn open(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Open>, StoreError> {
    reads
        .all(
            sql("select thing_kind, thing_id, number, state from wording where municipality_id = $1 \
                 and state in ('draft', 'consultation') order by created_at, id")
            .bind(municipality),
        )
        .await
}

/// Returns what changed last on the thread and has not ended, the latest change first. A bounded look, so that it costs
/// the same however much there is.
pub(super) async fn changed_last(reads: &mut impl Reads, municipality: &str) -> Result<Vec<NodeRow>, StoreError> {
    reads
        .all(
            sql("select n.kind, n.id, n.title, n.url, n.unit_id, u.path as unit_path, n.is_public, n.is_north, n.made_at, n.ended_at \
                 from (select * from trace_node where municipality_id = $1 order by seq desc limit 200) n \
                 join unit u on u.id = n.unit_id where n.ended_at is null order by n.seq desc")
            .bind(municipality),
        )
        .await
}
