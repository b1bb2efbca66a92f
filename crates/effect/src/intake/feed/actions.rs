//! Setting services up, asking them, and what the server does by itself.

use platform::access::{Actor, Right};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::time::Timestamp;

use super::fetch::{self, FetchFault, Services};
use super::{Ask, Feed, SCHEDULES, store};
use crate::indicator::Indicator;
use crate::intake::statbank::{Question, TableInfo};
use crate::intake::{Intake, IntakeFault, actions};

/// Why a service was not set up, or gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum FeedFault {
    /// The service gave nothing.
    #[error(transparent)]
    Fetch(#[from] FetchFault),
    /// What it gave was not taken in.
    #[error(transparent)]
    Intake(#[from] IntakeFault),
    /// What is asked makes no sense; the field, and the key of the text that says what to do.
    #[error("{1}")]
    Refused(&'static str, &'static str),
}

impl From<StoreError> for FeedFault {
    fn from(error: StoreError) -> Self {
        Self::Intake(error.into())
    }
}

impl From<platform::access::Denied> for FeedFault {
    fn from(denied: platform::access::Denied) -> Self {
        Self::Intake(denied.into())
    }
}

/// Returns the services of an indicator.
///
/// # Errors
/// [`IntakeFault::Denied`] without `Right::ReadEffect`.
pub async fn all(reads: &mut impl Reads, actor: &Actor, indicator: &Indicator) -> Result<Vec<Feed>, IntakeFault> {
    actor.require(Right::ReadEffect, &indicator.scope())?;
    Ok(store::feeds(reads, &actor.municipality, &indicator.id).await?)
}

/// Returns one of them.
///
/// # Errors
/// [`IntakeFault::Denied`] without `Right::ReadEffect`, [`IntakeFault::NotFound`].
pub async fn find(reads: &mut impl Reads, actor: &Actor, indicator: &Indicator, id: &str) -> Result<Feed, IntakeFault> {
    let feeds = all(reads, actor, indicator).await?;
    feeds.into_iter().find(|feed| feed.id == id).ok_or(IntakeFault::NotFound)
}

/// What is wrong with what is asked: the field, and the key of the text that says what to do.
fn faults(ask: &Ask, schedule: &str, services: &Services) -> Option<(&'static str, &'static str)> {
    let ask = match ask {
        Ask::Statbank(question) if !question.has_table() => Some(("tabel", "feed-refused-table")),
        Ask::Kolada(question) if !question.is_sound() => Some(("noegletal", "feed-refused-kpi")),
        Ask::JsonStat { url } if fetch::check(url, services).is_err() => Some(("adresse", "feed-refused-address")),
        _ => None,
    };
    let is_schedule = SCHEDULES.iter().any(|(name, _)| *name == schedule);
    ask.or((!is_schedule).then_some(("plan", "feed-refused-schedule")))
}

/// Sets a service up, or changes what it is asked: `id` names the one that is changed.
///
/// # Errors
/// [`FeedFault::Intake`] without `Right::ManageIndicators` where the indicator lives, [`FeedFault::Refused`] for what
/// makes no sense.
pub async fn save(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    (id, ask, schedule): (Option<&str>, &Ask, &str),
    services: &Services,
    now: Timestamp,
) -> Result<Feed, FeedFault> {
    actor.require(Right::ManageIndicators, &indicator.scope())?;
    if let Some((field, key)) = faults(ask, schedule, services) {
        return Err(FeedFault::Refused(field, key));
    }
    let feed = Feed {
        id: id.map_or_else(new_id, str::to_owned),
        municipality_id: actor.municipality.clone(),
        indicator_id: indicator.id.clone(),
        kind: ask.kind().to_owned(),
        settings: serde_json::to_string(ask).map_err(StoreError::from)?,
        schedule: schedule.to_owned(),
        last_asked_at: None,
        last_outcome: String::new(),
        last_message: String::new(),
        by_name: actor.name.clone(),
        at: now.millis(),
    };
    let mut tx = Tx::begin(db, actor, "effect.feed.save", now).await?;
    tx.about("feed", &feed.id);
    tx.detail("kind", feed.kind.as_str());
    tx.detail("schedule", schedule);
    match id {
        None => store::insert_feed(&mut tx, actor, &feed).await?,
        Some(_) if store::change_feed(&mut tx, &feed).await? == 0 => {
            return Err(IntakeFault::NotFound.into());
        }
        Some(_) => {}
    }
    tx.commit().await?;
    Ok(feed)
}

/// Asks StatBank what the table of a question is made of.
///
/// # Errors
/// [`FeedFault::Intake`] without `Right::ManageIndicators` where the indicator lives, [`FeedFault::Refused`] for what is no
/// table's name, [`FeedFault::Fetch`] when nothing is answered.
pub async fn table_info(
    actor: &Actor,
    indicator: &Indicator,
    question: Question,
    services: &Services,
) -> Result<TableInfo, FeedFault> {
    actor.require(Right::ManageIndicators, &indicator.scope())?;
    if let Some((field, key)) = faults(&Ask::Statbank(question.clone()), "never", services) {
        return Err(FeedFault::Refused(field, key));
    }
    let services = services.clone();
    let asked = tokio::task::spawn_blocking(move || fetch::table_info(&services, &question)).await;
    Ok(asked.map_err(|_| IntakeFault::Stopped)??)
}

/// Takes a service away. What it gave stays.
///
/// # Errors
/// [`IntakeFault::Denied`] without `Right::ManageIndicators`, [`IntakeFault::NotFound`].
pub async fn remove(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    id: &str,
    now: Timestamp,
) -> Result<(), IntakeFault> {
    actor.require(Right::ManageIndicators, &indicator.scope())?;
    let mut tx = Tx::begin(db, actor, "effect.feed.remove", now).await?;
    tx.about("feed", id);
    if store::remove_feed(&mut tx, indicator, id).await? == 0 {
        return Err(IntakeFault::NotFound);
    }
    Ok(tx.commit().await?)
}

/// Asks a service now, and keeps what it answers to be looked at.
///
/// # Errors
/// [`FeedFault::Intake`] without `Right::ApproveValues`; [`FeedFault::Fetch`] when it gives nothing, which its line in the
/// list says too.
pub async fn fetch_now(
    db: &Db,
    actor: &Actor,
    indicator: &Indicator,
    feed: &Feed,
    services: &Services,
    now: Timestamp,
) -> Result<Intake, FeedFault> {
    actor.require(Right::ApproveValues, &indicator.scope())?;
    let ask = feed.ask().ok_or(IntakeFault::NotFound)?;
    let services = services.clone();
    let fetched = tokio::task::spawn_blocking(move || fetch::fetch(&services, &ask)).await;
    let fetched = fetched.map_err(|_| IntakeFault::Stopped)?;
    let taken = match fetched {
        Ok(file) => actions::begin(db, actor, indicator, file, Some(&feed.id), now).await.map_err(FeedFault::from),
        Err(fault) => Err(fault.into()),
    };
    let (outcome, message) = match &taken {
        Ok(_) => ("waiting", String::new()),
        Err(FeedFault::Fetch(fault)) => {
            let (key, what) = fault.message();
            ("failed", format!("{key}\t{what}"))
        }
        // The database would not take a line either.
        Err(FeedFault::Intake(IntakeFault::Store(_))) => return taken,
        Err(_) => ("failed", format!("{}\t", "feed-fault-unreadable")),
    };
    tell(db, actor, feed, (outcome, &message), now).await?;
    taken
}

/// Says in a service's line what came of asking it.
pub(super) async fn tell(
    db: &Db,
    actor: &Actor,
    feed: &Feed,
    (outcome, message): (&str, &str),
    now: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = Tx::begin(db, actor, "effect.feed.ask", now).await?;
    tx.about("feed", &feed.id);
    tx.detail("outcome", outcome);
    store::tell_feed(&mut tx, &feed.municipality_id, &feed.id, outcome, message).await?;
    tx.commit().await
}
