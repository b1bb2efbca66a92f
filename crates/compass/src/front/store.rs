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

/// A thing of which something may be new.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Changed {
    #[sqlx(flatten)]
    pub(super) node: NodeRow,
    /// Where an action stands; empty for anything else.
    pub(super) state: String,
    /// When an action came to stand there, when a voice was chosen or published; of anything else, when it was made. In
    /// milliseconds UTC.
    pub(super) at: i64,
}

/// Returns what changed last on the thread and has not ended, the latest change first. A bounded look, so that it costs
/// the same however much there is.
pub(super) async fn changed_last(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Changed>, StoreError> {
    reads
        .all(
            sql("select n.kind, n.id, n.title, n.url, n.unit_id, u.path as unit_path, n.is_public, n.is_north, n.made_at, n.ended_at, \
                 coalesce((select a.state from compass_action a where a.municipality_id = n.municipality_id and a.id = n.id), '') as state, \
                 coalesce((select max(s.at) from compass_action_step s where s.municipality_id = n.municipality_id \
                 and s.action_id = n.id and s.kind in ('made', 'moved')), \
                 (select max(v.at) from voice_step v where v.municipality_id = n.municipality_id and v.voice_id = n.id \
                 and v.kind in ('accepted', 'published', 'imported')), n.made_at) as at \
                 from (select * from trace_node where municipality_id = $1 order by seq desc limit 200) n \
                 join unit u on u.id = n.unit_id where n.ended_at is null order by n.seq desc")
            .bind(municipality),
        )
        .await
}

/// A voice as the front page shows it.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Spoken {
    pub(super) id: String,
    pub(super) workplace: String,
    pub(super) quote: String,
}

/// Returns the newest voices that everyone may read, of the units whose path begins with `within`.
pub(super) async fn voices(
    reads: &mut impl Reads,
    municipality: &str,
    within: &str,
    limit: i64,
) -> Result<Vec<Spoken>, StoreError> {
    reads
        .all(
            sql("select v.id, v.workplace, v.quote from voice v join unit u on u.id = v.unit_id \
                 where v.municipality_id = $1 and v.state = 'accepted' and v.place is not null and v.is_published = 1 \
                 and substr(u.path, 1, length($2)) = $2 order by v.created_at desc, v.id desc limit $3")
            .bind(municipality)
            .bind(within)
            .bind(limit),
        )
        .await
}

/// Counts the voices that no editor has read yet, by the path of their unit.
pub(super) async fn voices_waiting(
    reads: &mut impl Reads,
    municipality: &str,
) -> Result<Vec<(String, i64)>, StoreError> {
    reads
        .all(
            sql("select u.path, count(*) from voice v join unit u on u.id = v.unit_id \
                 where v.municipality_id = $1 and v.state = 'waiting' group by u.path order by u.path")
            .bind(municipality),
        )
        .await
}
