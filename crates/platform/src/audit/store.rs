//! The audit log's SQL.

use super::Logged;
use crate::store::{Reads, StoreError, Tx, sql};

pub(super) async fn advance_head(tx: &mut Tx, municipality: &str) -> Result<(i64, String), StoreError> {
    let advance =
        sql("update audit_head set seq = seq + 1 where municipality_id = $1 returning seq, hash").bind(municipality);
    if let Some(head) = tx.optional(advance).await? {
        return Ok(head);
    }
    // The first entry of a municipality; a second writer waits for the first by the primary key, then updates.
    let begin = sql("insert into audit_head (municipality_id, seq, hash) values ($1, 1, '') \
         on conflict (municipality_id) do update set seq = audit_head.seq + 1 returning seq, hash");
    tx.optional(begin.bind(municipality)).await?.ok_or_else(|| StoreError::Unreadable("audit_head".to_owned()))
}

pub(super) async fn insert(tx: &mut Tx, municipality: &str, entry: &Logged) -> Result<(), StoreError> {
    tx.run(
        sql(
            "insert into audit_entry (municipality_id, seq, at, actor, action, object_kind, object_id, detail, outcome, hash) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(municipality)
        .bind(entry.seq)
        .bind(entry.at)
        .bind(&entry.actor)
        .bind(&entry.action)
        .bind(&entry.object_kind)
        .bind(&entry.object_id)
        .bind(&entry.detail)
        .bind(&entry.outcome)
        .bind(&entry.hash),
    )
    .await?;
    tx.run(sql("update audit_head set hash = $2 where municipality_id = $1").bind(municipality).bind(&entry.hash))
        .await?;
    Ok(())
}

pub(super) async fn all(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Logged>, StoreError> {
    reads
        .all(
            sql("select seq, at, actor, action, object_kind, object_id, detail, outcome, hash from audit_entry where municipality_id = $1 order by seq")
                .bind(municipality),
        )
        .await
}

pub(super) async fn latest(
    reads: &mut impl Reads,
    municipality: &str,
    before: i64,
    limit: i64,
) -> Result<Vec<Logged>, StoreError> {
    reads
        .all(
            sql("select seq, at, actor, action, object_kind, object_id, detail, outcome, hash from audit_entry \
                 where municipality_id = $1 and seq < $2 order by seq desc limit $3")
            .bind(municipality)
            .bind(before)
            .bind(limit),
        )
        .await
}

pub(super) async fn head(reads: &mut impl Reads, municipality: &str) -> Result<Option<(i64, String)>, StoreError> {
    reads.optional(sql("select seq, hash from audit_head where municipality_id = $1").bind(municipality)).await
}
