//! SQL of intakes, of what files with the same headings were read as, and of feeds.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, sql};

use super::{Feed, Intake};
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
                 done_by_name, done_at from intake where municipality_id = $1 and indicator_id = $2 order by at desc, id desc limit $3")
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
                 done_by_name, done_at from intake where municipality_id = $1 and indicator_id = $2 and id = $3")
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

/// Keeps how an intake that waits is read.
pub(super) async fn set_mapping(tx: &mut Tx, municipality: &str, id: &str, mapping: &str) -> Result<u64, StoreError> {
    tx.run(
        sql("update intake set mapping = $3 where municipality_id = $1 and id = $2 and state = 'waiting'")
            .bind(municipality)
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
pub(super) async fn finish(tx: &mut Tx, actor: &Actor, id: &str, done: &Done<'_>) -> Result<u64, StoreError> {
    let now = tx.now();
    let [added, changed, same] = done.counts;
    let ended = tx
        .run(
            sql("update intake set state = $3, added = $4, changed = $5, same = $6, quality = $7, reason = $8, done_by_name = $9, \
                 done_at = $10 where municipality_id = $1 and id = $2 and state = 'waiting'")
            .bind(&actor.municipality)
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
    tx.run(
        sql("delete from intake_part where municipality_id = $1 and intake_id = $2").bind(&actor.municipality).bind(id),
    )
    .await?;
    Ok(ended)
}

/// Returns how files with these headings were last read into an indicator, as JSON.
pub(super) async fn remembered(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    headings: &str,
) -> Result<Option<String>, StoreError> {
    let found: Option<(String,)> = reads
        .optional(
            sql("select mapping from intake_mapping where municipality_id = $1 and indicator_id = $2 and headings_sha256 = $3")
                .bind(municipality)
                .bind(indicator)
                .bind(headings),
        )
        .await?;
    Ok(found.map(|(mapping,)| mapping))
}

/// Remembers how files with these headings are read into an indicator.
pub(super) async fn remember(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &str,
    headings: &str,
    mapping: &str,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into intake_mapping (municipality_id, indicator_id, headings_sha256, mapping, by_name, at) \
             values ($1, $2, $3, $4, $5, $6) on conflict (indicator_id, headings_sha256) do update set \
             mapping = excluded.mapping, by_name = excluded.by_name, at = excluded.at")
        .bind(&actor.municipality)
        .bind(indicator)
        .bind(headings)
        .bind(mapping)
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Returns the feeds of an indicator by the time they were made.
pub(super) async fn feeds(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
) -> Result<Vec<Feed>, StoreError> {
    reads
        .all(
            sql("select id, municipality_id, indicator_id, kind, settings, schedule, last_asked_at, last_outcome, last_message, by_name, at \
                 from indicator_feed where municipality_id = $1 and indicator_id = $2 and removed_at is null order by at, id")
            .bind(municipality)
            .bind(indicator),
        )
        .await
}

/// Returns all feeds of a municipality that ask by themselves.
pub(super) async fn scheduled(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Feed>, StoreError> {
    reads
        .all(
            sql("select f.id, f.municipality_id, f.indicator_id, f.kind, f.settings, f.schedule, f.last_asked_at, f.last_outcome, \
                 f.last_message, f.by_name, f.at from indicator_feed f join indicator i on i.id = f.indicator_id \
                 where f.municipality_id = $1 and f.removed_at is null and f.schedule <> 'never' and i.ended_at is null \
                 order by f.at, f.id")
            .bind(municipality),
        )
        .await
}

/// Adds a feed.
pub(super) async fn insert_feed(tx: &mut Tx, actor: &Actor, feed: &Feed) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into indicator_feed (id, municipality_id, indicator_id, kind, settings, schedule, by_name, at) \
             values ($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind(&feed.id)
        .bind(&actor.municipality)
        .bind(&feed.indicator_id)
        .bind(&feed.kind)
        .bind(&feed.settings)
        .bind(&feed.schedule)
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Changes what a feed asks for, and how often.
pub(super) async fn change_feed(tx: &mut Tx, municipality: &str, feed: &Feed) -> Result<u64, StoreError> {
    tx.run(
        sql("update indicator_feed set settings = $3, schedule = $4, kind = $5 where municipality_id = $1 and id = $2 and removed_at is null")
            .bind(municipality)
            .bind(&feed.id)
            .bind(&feed.settings)
            .bind(&feed.schedule)
            .bind(&feed.kind),
    )
    .await
}

/// Takes a feed away.
pub(super) async fn remove_feed(tx: &mut Tx, municipality: &str, id: &str) -> Result<u64, StoreError> {
    let now = tx.now();
    tx.run(
        sql("update indicator_feed set removed_at = $3 where municipality_id = $1 and id = $2 and removed_at is null")
            .bind(municipality)
            .bind(id)
            .bind(now),
    )
    .await
}

/// Takes the turn to ask: answers 0 when another server has asked since.
pub(super) async fn take_feed(tx: &mut Tx, feed: &Feed) -> Result<u64, StoreError> {
    let now = tx.now();
    tx.run(
        sql("update indicator_feed set last_asked_at = $3 where municipality_id = $1 and id = $2 and removed_at is null \
             and coalesce(last_asked_at, 0) = $4")
        .bind(&feed.municipality_id)
        .bind(&feed.id)
        .bind(now)
        .bind(feed.last_asked_at.unwrap_or(0)),
    )
    .await
}

/// Says what came of asking.
pub(super) async fn tell_feed(
    tx: &mut Tx,
    municipality: &str,
    id: &str,
    outcome: &str,
    message: &str,
) -> Result<u64, StoreError> {
    let now = tx.now();
    tx.run(
        sql("update indicator_feed set last_asked_at = $3, last_outcome = $4, last_message = $5 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(id)
            .bind(now)
            .bind(outcome)
            .bind(message),
    )
    .await
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

/// Returns the municipalities that have anything.
pub(super) async fn municipalities(reads: &mut impl Reads) -> Result<Vec<String>, StoreError> {
    let found: Vec<(String,)> = reads
        .all(sql(
            "select distinct municipality_id from indicator_feed where removed_at is null order by municipality_id",
        ))
        .await?;
    Ok(found.into_iter().map(|(id,)| id).collect())
}
