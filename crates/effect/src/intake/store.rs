//! SQL of intakes, and of what files with the same headings were read as.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, sql};

use super::Intake;
use crate::indicator::Indicator;
use crate::observation::Recorded;

/// Base64 of so many letters is one row.
const PART: usize = 1_000_000;

/// Returns an indicator's intakes, the newest first: at most so many.
pub(super) async fn newest(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    most: i64,
) -> Result<Vec<Intake>, StoreError> {
    reads
        .all(
            sql("select id, indicator_id, file_name, sha256, state, mapping, added, changed, same, quality, feed_id, reason, by_name, at, \
                 done_by_name, done_at, undone_by_name, undone_at, undone_reason from intake where municipality_id = $1 and indicator_id = $2 order by at desc, id desc limit $3")
            .bind(municipality)
            .bind(indicator)
            .bind(most),
        )
        .await
}

/// Returns an intake.
pub(super) async fn find(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    id: &str,
) -> Result<Option<Intake>, StoreError> {
    reads
        .optional(
            sql("select id, indicator_id, file_name, sha256, state, mapping, added, changed, same, quality, feed_id, reason, by_name, at, \
                 done_by_name, done_at, undone_by_name, undone_at, undone_reason from intake where municipality_id = $1 and indicator_id = $2 and id = $3")
            .bind(municipality)
            .bind(indicator)
            .bind(id),
        )
        .await
}

/// Returns the bytes of an intake that waits, in Base64.
pub(super) async fn content(reads: &mut impl Reads, municipality: &str, intake: &str) -> Result<String, StoreError> {
    let parts: Vec<(String,)> = reads
        .all(
            sql("select content from intake_part where municipality_id = $1 and intake_id = $2 order by part")
                .bind(municipality)
                .bind(intake),
        )
        .await?;
    Ok(parts.into_iter().map(|(part,)| part).collect())
}

/// Adds an intake, with its bytes in Base64 when it waits.
pub(super) async fn insert(tx: &mut Tx, actor: &Actor, intake: &Intake, content: &str) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into intake (id, municipality_id, indicator_id, file_name, sha256, state, mapping, feed_id, by_id, by_name, at) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
        .bind(&intake.id)
        .bind(&actor.municipality)
        .bind(&intake.indicator_id)
        .bind(&intake.file_name)
        .bind(&intake.sha256)
        .bind(&intake.state)
        .bind(&intake.mapping)
        .bind(intake.feed_id.clone())
        .bind(actor.audit_name())
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    let mut rest = content;
    let mut part = 0_i64;
    while !rest.is_empty() {
        // Base64 is ASCII, so that every place is a boundary of letters.
        let (head, tail) = rest.split_at_checked(PART.min(rest.len())).unwrap_or((rest, ""));
        tx.run(
            sql("insert into intake_part (municipality_id, intake_id, part, content) values ($1, $2, $3, $4)")
                .bind(&actor.municipality)
                .bind(&intake.id)
                .bind(part)
                .bind(head),
        )
        .await?;
        (rest, part) = (tail, part + 1);
    }
    Ok(())
}

/// Returns how many letters of Base64 an intake that waits has, and the first of them.
pub(super) async fn size(
    reads: &mut impl Reads,
    municipality: &str,
    intake: &str,
) -> Result<(usize, String), StoreError> {
    let parts: Vec<(i64, String)> = reads
        .all(
            sql("select cast(length(content) as bigint), substr(content, 1, 4) from intake_part \
                 where municipality_id = $1 and intake_id = $2 order by part")
            .bind(municipality)
            .bind(intake),
        )
        .await?;
    let letters = parts.iter().map(|(letters, _)| usize::try_from(*letters).unwrap_or(0)).sum();
    Ok((letters, parts.into_iter().next().map(|(_, first)| first).unwrap_or_default()))
}

/// Keeps how an intake that waits is read.
pub(super) async fn set_mapping(
    tx: &mut Tx,
    indicator: &Indicator,
    id: &str,
    mapping: &str,
) -> Result<u64, StoreError> {
    tx.run(
        sql("update intake set mapping = $4 where municipality_id = $1 and indicator_id = $2 and id = $3 and state = 'waiting'")
            .bind(&indicator.municipality_id)
            .bind(&indicator.id)
            .bind(id)
            .bind(mapping),
    )
    .await
}

/// What came of an intake.
pub(super) struct Done<'a> {
    pub(super) state: &'a str,
    pub(super) counts: [i64; 3],
    pub(super) quality: &'a str,
    pub(super) reason: &'a str,
}

impl<'a> Done<'a> {
    /// What came of one that was written.
    pub(super) fn written(recorded: Recorded, quality: &'a str, reason: &'a str) -> Self {
        let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        let counts = [recorded.added, recorded.changed, recorded.same].map(count);
        Self { state: "written", counts, quality, reason }
    }
}

/// Ends an intake that waits, and lets its bytes go. Answers 0 when it does not wait any more.
pub(super) async fn finish(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &Indicator,
    id: &str,
    done: &Done<'_>,
) -> Result<u64, StoreError> {
    let now = tx.now();
    let [added, changed, same] = done.counts;
    let ended = tx
        .run(
            sql("update intake set state = $4, added = $5, changed = $6, same = $7, quality = $8, reason = $9, done_by_name = $10, \
                 done_at = $11 where municipality_id = $1 and indicator_id = $2 and id = $3 and state = 'waiting'")
            .bind(&indicator.municipality_id)
            .bind(&indicator.id)
            .bind(id)
            .bind(done.state)
            .bind(added)
            .bind(changed)
            .bind(same)
            .bind(done.quality)
            .bind(done.reason)
            .bind(&actor.name)
            .bind(now),
        )
        .await?;
    if ended > 0 {
        let part = sql("delete from intake_part where municipality_id = $1 and intake_id = $2");
        tx.run(part.bind(&indicator.municipality_id).bind(id)).await?;
    }
    Ok(ended)
}

/// Says that what an intake wrote is taken back. Answers 0 when it was not written, or is taken back already.
pub(super) async fn undo(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &Indicator,
    id: &str,
    reason: &str,
) -> Result<u64, StoreError> {
    let now = tx.now();
    tx.run(
        sql("update intake set state = 'undone', undone_by_name = $4, undone_at = $5, undone_reason = $6 \
             where municipality_id = $1 and indicator_id = $2 and id = $3 and state = 'written'")
        .bind(&indicator.municipality_id)
        .bind(&indicator.id)
        .bind(id)
        .bind(&actor.name)
        .bind(now)
        .bind(reason),
    )
    .await
}

/// Says that files with these headings are no longer known to be read right.
pub(super) async fn doubt(tx: &mut Tx, indicator: &Indicator, headings: &str) -> Result<u64, StoreError> {
    tx.run(
        sql("update intake_mapping set written_at = null \
             where municipality_id = $1 and indicator_id = $2 and headings_sha256 = $3")
        .bind(&indicator.municipality_id)
        .bind(&indicator.id)
        .bind(headings),
    )
    .await
}

/// Returns how files with these headings were last read into an indicator, as JSON, and when values were last written so;
/// none when somebody chose the columns but wrote nothing.
pub(super) async fn remembered(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    headings: &str,
) -> Result<Option<(String, Option<i64>)>, StoreError> {
    reads
        .optional(
            sql("select mapping, written_at from intake_mapping \
                 where municipality_id = $1 and indicator_id = $2 and headings_sha256 = $3")
            .bind(municipality)
            .bind(indicator)
            .bind(headings),
        )
        .await
}

/// Remembers how files with these headings are read into an indicator, and whether values were written so.
pub(super) async fn remember(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &str,
    (headings, mapping): (&str, &str),
    written_at: Option<i64>,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into intake_mapping (municipality_id, indicator_id, headings_sha256, mapping, written_at, by_name, at) \
             values ($1, $2, $3, $4, $5, $6, $7) on conflict (indicator_id, headings_sha256) do update set \
             mapping = excluded.mapping, written_at = excluded.written_at, by_name = excluded.by_name, at = excluded.at")
        .bind(&actor.municipality)
        .bind(indicator)
        .bind(headings)
        .bind(mapping)
        .bind(written_at)
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Drops what a feed fetched before and nobody has looked at.
pub(super) async fn drop_waiting_of_feed(tx: &mut Tx, municipality: &str, feed: &str) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("delete from intake_part where municipality_id = $1 and intake_id in \
             (select id from intake where municipality_id = $1 and feed_id = $2 and state = 'waiting')")
        .bind(municipality)
        .bind(feed),
    )
    .await?;
    tx.run(
        sql("update intake set state = 'dropped', done_at = $3 where municipality_id = $1 and feed_id = $2 and state = 'waiting'")
            .bind(municipality)
            .bind(feed)
            .bind(now),
    )
    .await?;
    Ok(())
}

/// Tells whether a municipality has a file that has waited since before a point in time.
pub(super) async fn has_waiting_since(
    reads: &mut impl Reads,
    municipality: &str,
    before: i64,
) -> Result<bool, StoreError> {
    let found: Option<(String,)> = reads
        .optional(
            sql("select id from intake where municipality_id = $1 and state = 'waiting' and at < $2 limit 1")
                .bind(municipality)
                .bind(before),
        )
        .await?;
    Ok(found.is_some())
}

/// Drops the files of a municipality that have waited since before a point in time.
pub(super) async fn drop_waiting_since(tx: &mut Tx, actor: &Actor, before: i64) -> Result<u64, StoreError> {
    let now = tx.now();
    tx.run(
        sql("delete from intake_part where municipality_id = $1 and intake_id in \
             (select id from intake where municipality_id = $1 and state = 'waiting' and at < $2)")
        .bind(&actor.municipality)
        .bind(before),
    )
    .await?;
    tx.run(
        sql("update intake set state = 'dropped', done_at = $3, done_by_name = $4 \
             where municipality_id = $1 and state = 'waiting' and at < $2")
        .bind(&actor.municipality)
        .bind(before)
        .bind(now)
        .bind(&actor.name),
    )
    .await
}

/// Returns the municipalities that have a service, or a file that waits.
pub(super) async fn municipalities(reads: &mut impl Reads) -> Result<Vec<String>, StoreError> {
    let found: Vec<(String,)> = reads
        .all(sql("select municipality_id from indicator_feed where removed_at is null \
                  union select municipality_id from intake where state = 'waiting' order by municipality_id"))
        .await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}
