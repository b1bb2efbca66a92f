//! SQL of feeds.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, sql};

use super::Feed;
use crate::indicator::Indicator;

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
pub(super) async fn change_feed(tx: &mut Tx, feed: &Feed) -> Result<u64, StoreError> {
    tx.run(
        sql("update indicator_feed set settings = $4, schedule = $5, kind = $6 \
             where municipality_id = $1 and indicator_id = $2 and id = $3 and removed_at is null")
        .bind(&feed.municipality_id)
        .bind(&feed.indicator_id)
        .bind(&feed.id)
        .bind(&feed.settings)
        .bind(&feed.schedule)
        .bind(&feed.kind),
    )
    .await
}

/// Takes a feed away.
pub(super) async fn remove_feed(tx: &mut Tx, indicator: &Indicator, id: &str) -> Result<u64, StoreError> {
    let now = tx.now();
    tx.run(
        sql("update indicator_feed set removed_at = $4 \
             where municipality_id = $1 and indicator_id = $2 and id = $3 and removed_at is null")
        .bind(&indicator.municipality_id)
        .bind(&indicator.id)
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
