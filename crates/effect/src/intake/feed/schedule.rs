//! What the server does by itself: asks the services that are due, and writes what they say when nothing but new and
//! preliminary values come of it. Everything else waits for somebody to look at it.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::time::Duration;

use platform::access::Actor;
use platform::store::{Db, StoreError, Tx};
use platform::time::Timestamp;
use ui::App;

use super::fetch::Services;
use super::{Feed, SCHEDULES, actions as feeds};
use crate::indicator;
use crate::intake::look::Progress;
use crate::intake::{IntakeFault, actions, store};

/// How often the server looks at what is due.
const BETWEEN: Duration = Duration::from_secs(600);
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
        tokio::time::sleep(BETWEEN).await;
    }
}

/// Asks every service that is due, and returns how many were asked.
///
/// # Errors
/// [`StoreError`] when the database does not answer. A service that does not is told in its line.
pub async fn ask_due(db: &Db, services: &Services, now: Timestamp) -> Result<usize, StoreError> {
    let mut asked = 0;
    for municipality in store::municipalities(&mut db.reader()).await? {
        let actor = Actor::server(&municipality);
        for feed in store::scheduled(&mut db.reader(), &municipality).await? {
            if is_due(&feed, now) && take(db, &actor, &feed, now).await? {
                asked += 1;
                ask(db, &actor, &feed, services, now).await?;
            }
        }
    }
    Ok(asked)
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
    let Ok(intake) = feeds::fetch_now(db, actor, &indicator, feed, services, now).await else {
        // Why stands in the service's line.
        return Ok(());
    };
    let go_on: Progress = Arc::new(|_, _| ControlFlow::Continue(()));
    let outcome = match actions::look(db, actor, &indicator, &intake, go_on).await {
        Ok(look) if look.is_sound() && !look.plan.does_something() => {
            actions::let_go(db, actor, &indicator, &intake.id, now).await.map(|()| "same")
        }
        Ok(look) if look.is_sound() && look.plan.final_changes == 0 => {
            actions::write_look(db, actor, &intake, &look, ("", now)).await.map(|_| "written")
        }
        Ok(_) => Ok("waiting"),
        Err(fault) => Err(fault),
    };
    let outcome = match outcome {
        Ok(outcome) => outcome,
        Err(IntakeFault::Store(error)) => return Err(error),
        Err(_) => "waiting",
    };
    feeds::tell(db, actor, feed, (outcome, ""), now).await
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
