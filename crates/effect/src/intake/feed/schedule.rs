//! What the server does by itself: asks the services that are due, and writes what they say when somebody has written such
//! an answer before and nothing but new and preliminary values come of it. Everything else waits for somebody to look at
//! it; what nobody has looked at for too long is let go.

use std::time::Duration;

use futures::StreamExt;
use platform::access::Actor;
use platform::store::{Db, StoreError, Tx};
use platform::time::Timestamp;
use ui::App;

use super::actions::FeedFault;
use super::fetch::Services;
use super::{Feed, SCHEDULES, actions as feeds, store};
use crate::indicator::{self, Indicator};
use crate::intake::look::{Look, unfollowed};
use crate::intake::{Intake, IntakeFault, actions, store as intakes};

/// How often the server looks at what is due.
const BETWEEN: Duration = Duration::from_secs(600);
/// How many services are asked beside each other, so that a slow one does not hold up the others.
const BESIDE: usize = 3;
/// How much earlier than a whole day a service may be asked, in seconds, so that the hour does not wander.
const EARLY: i64 = 900;

/// Tells whether a service is to be asked.
#[must_use]
pub fn is_due(feed: &Feed, now: Timestamp) -> bool {
    let every = SCHEDULES.iter().find(|(name, _)| *name == feed.schedule).and_then(|(_, every)| *every);
    every.is_some_and(|every| feed.last_asked_at.is_none_or(|last| now.millis() - last >= (every - EARLY) * 1_000))
}

/// Asks what is due, for ever.
pub async fn keep_asking(app: App, services: Services) {
    loop {
        if let Err(error) = ask_due(&app.db, &services, app.now()).await {
            tracing::error!(%error, "Services that values are fetched from could not be looked at");
        }
        if let Err(error) = let_old_go(&app.db, app.now()).await {
            tracing::error!(%error, "Files that have waited too long could not be let go");
        }
        tokio::time::sleep(BETWEEN).await;
    }
}

/// Lets files go that have waited too long, in every municipality, and returns how many they were.
///
/// # Errors
/// [`StoreError`] when the database does not answer.
pub async fn let_old_go(db: &Db, now: Timestamp) -> Result<u64, StoreError> {
    let mut count = 0;
    for municipality in intakes::municipalities(&mut db.reader()).await? {
        count += actions::let_old_go(db, &Actor::server(&municipality), now).await?;
    }
    Ok(count)
}

/// Asks every service that is due, and returns how many were asked.
///
/// # Errors
/// [`StoreError`] when the database does not say which are due. A service that does not answer is told in its line, and
/// what else goes wrong with one in the log: the others are asked all the same.
pub async fn ask_due(db: &Db, services: &Services, now: Timestamp) -> Result<usize, StoreError> {
    let mut due = Vec::new();
    for municipality in intakes::municipalities(&mut db.reader()).await? {
        let feeds = store::scheduled(&mut db.reader(), &municipality).await?;
        due.extend(feeds.into_iter().filter(|feed| is_due(feed, now)));
    }
    let asked = futures::stream::iter(due).map(|feed| async move {
        let actor = Actor::server(&feed.municipality_id);
        let asked = async {
            let is_ours = take(db, &actor, &feed, now).await?;
            if is_ours {
                ask(db, &actor, &feed, services, now).await?;
            }
            Ok::<bool, StoreError>(is_ours)
        };
        asked.await.unwrap_or_else(|error| {
            tracing::error!(%error, feed = feed.id, "A service could not be asked");
            false
        })
    });
    Ok(asked.buffer_unordered(BESIDE).filter(|is_asked| std::future::ready(*is_asked)).count().await)
}

/// Takes the turn to ask, so that of several servers one does.
async fn take(db: &Db, actor: &Actor, feed: &Feed, now: Timestamp) -> Result<bool, StoreError> {
    let mut tx = Tx::begin(db, actor, "effect.feed.take", now).await?;
    tx.about("feed", &feed.id);
    if store::take_feed(&mut tx, feed).await? == 0 {
        return Ok(false);
    }
    tx.commit().await?;
    Ok(true)
}

async fn ask(db: &Db, actor: &Actor, feed: &Feed, services: &Services, now: Timestamp) -> Result<(), StoreError> {
    let indicator = indicator::store::find(&mut db.reader(), &feed.municipality_id, &feed.indicator_id).await?;
    let Some(indicator) = indicator else { return Ok(()) };
    let intake = match feeds::fetch_now(db, actor, &indicator, feed, services, now).await {
        Ok(intake) => intake,
        Err(FeedFault::Intake(IntakeFault::Store(error))) => return Err(error),
        // Why stands in the service's line.
        Err(FeedFault::Fetch(_) | FeedFault::Intake(IntakeFault::Source(_))) => return Ok(()),
        Err(fault) => {
            tracing::warn!(%fault, feed = feed.id, "What a service answered was not taken in");
            return Ok(());
        }
    };
    let outcome = match actions::look(db, actor, &indicator, &intake, unfollowed()).await {
        Ok(look) => settle(db, actor, (&indicator, &intake), &look, now).await,
        Err(fault) => Err(fault),
    };
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(IntakeFault::Store(error)) => return Err(error),
        Err(fault) => {
            tracing::warn!(%fault, feed = feed.id, "What a service answered was left for somebody to look at");
            "waiting"
        }
    };
    feeds::tell(db, actor, feed, (outcome, ""), now).await
}

/// Writes an answer that may be written without anybody looking at it. How its columns are read is a guess until somebody
/// has written values from such columns: then it is not.
async fn settle(
    db: &Db,
    actor: &Actor,
    (indicator, intake): (&Indicator, &Intake),
    look: &Look,
    now: Timestamp,
) -> Result<&'static str, IntakeFault> {
    let place = (indicator.municipality_id.as_str(), indicator.id.as_str());
    let known = intakes::remembered(&mut db.reader(), place.0, place.1, &look.headings_hash).await?;
    let is_confirmed = known.is_some_and(|(_, written_at)| written_at.is_some());
    if !look.is_sound() || !is_confirmed {
        return Ok("waiting");
    }
    if !look.plan.does_something() {
        actions::let_go(db, actor, indicator, &intake.id, now).await?;
        return Ok("same");
    }
    if look.plan.final_changes > 0 {
        return Ok("waiting");
    }
    actions::write_look(db, actor, intake, look, ("", now, unfollowed())).await?;
    Ok("written")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_asked_when_its_time_has_come() {
        let feed = |schedule: &str, last: Option<i64>| Feed {
            id: String::new(),
            municipality_id: String::new(),
            indicator_id: String::new(),
            kind: "statbank".into(),
            settings: String::new(),
            schedule: schedule.into(),
            last_asked_at: last,
            last_outcome: String::new(),
            last_message: String::new(),
            by_name: String::new(),
            at: 0,
        };
        let day = 86_400_000;
        let now = Timestamp::from_millis(100 * day);
        assert!(is_due(&feed("day", None), now));
        assert!(is_due(&feed("day", Some(99 * day + 600_000)), now));
        assert!(!is_due(&feed("day", Some(99 * day + 1_000_000)), now));
        assert!(!is_due(&feed("week", Some(95 * day)), now));
        assert!(is_due(&feed("month", Some(70 * day)), now));
        assert!(!is_due(&feed("never", None), now));
    }
}
