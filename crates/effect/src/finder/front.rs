//! What effect steering tells the front page: goals that were adopted, ended and proposed; what waits to be ranked,
//! adopted, approved, looked through and reported.

use std::collections::HashSet;

use compass::front::{News, Teller, Waiting};
use compass::thread::Asker;
use futures::future::BoxFuture;
use platform::access::{Right, Scope};
use platform::store::StoreError;
use platform::time::Timestamp;

use super::front_store::{self, OfIndicator};
use crate::goal::{self, Goal, GoalState};
use crate::indicator;
use crate::observation::report;

/// Effect steering's teller.
#[derive(Clone, Copy, Debug)]
pub struct EffectTeller {
    /// The clock, for what is due.
    pub clock: fn() -> Timestamp,
}

/// So many indicators with files or services that wait are told one by one.
const MOST_TOLD: usize = 5;

/// What is told of a goal that has come into a state; nothing of a goal that is only prioritised or was dropped.
const fn news_key(state: GoalState) -> Option<&'static str> {
    match state {
        GoalState::Adopted => Some("effect-news-adopted"),
        GoalState::Ended => Some("effect-news-ended"),
        GoalState::Proposed => Some("effect-news-proposed"),
        GoalState::Prioritised | GoalState::Dropped => None,
    }
}

impl Teller for EffectTeller {
    fn news<'a>(&'a self, asker: Asker<'a>, limit: usize) -> BoxFuture<'a, Result<Vec<News>, StoreError>> {
        Box::pin(async move {
            let mut reads = asker.db.reader();
            let goals = goal::actions::all(&mut reads, asker.actor).await?;
            let moves = goal::store::last_moves(&mut reads, &asker.actor.municipality).await?;
            let of = |goal: &Goal| {
                let is_it = |(id, state, _): &&(String, String, i64)| *id == goal.id && state == goal.state.name();
                let at = moves.iter().find(is_it).map_or(goal.created_at, |(_, _, at)| *at);
                let what = asker.locale.t(news_key(goal.state)?);
                Some(News { at, what, title: goal.title.clone(), url: goal.url() })
            };
            let mut news: Vec<News> = goals.iter().filter_map(of).collect();
            news.sort_by_key(|news| std::cmp::Reverse(news.at));
            news.truncate(limit);
            Ok(news)
        })
    }

    fn waiting<'a>(&'a self, asker: Asker<'a>) -> BoxFuture<'a, Result<Vec<Waiting>, StoreError>> {
        Box::pin(async move {
            let mut waiting = Vec::new();
            if asker.actor.may_somewhere(Right::DecideGoal) {
                waiting.extend(goals(asker).await?);
            }
            if asker.actor.may_somewhere(Right::ApproveValues) {
                waiting.extend(values(asker).await?);
            }
            if asker.actor.may_somewhere(Right::ReportValues) {
                waiting.extend(due(asker, (self.clock)()).await?);
            }
            Ok(waiting)
        })
    }
}

/// Goals to rank and to adopt.
async fn goals(asker: Asker<'_>) -> Result<Vec<Waiting>, StoreError> {
    let goals = goal::actions::all(&mut asker.db.reader(), asker.actor).await?;
    let count = |state: GoalState| {
        let is_it = |goal: &&Goal| goal.state == state && asker.actor.may(Right::DecideGoal, &goal.scope());
        goals.iter().filter(is_it).count()
    };
    let (rank, adopt) = (count(GoalState::Proposed), count(GoalState::Prioritised));
    let rank = counted(asker, "effect-waiting-rank", rank, "/effekt/maal?tilstand=proposed");
    let adopt = counted(asker, "effect-waiting-adopt", adopt, "/effekt/maal?tilstand=prioritised");
    Ok(rank.into_iter().chain(adopt).collect())
}

/// Reports to approve, files to look through, and services that failed.
async fn values(asker: Asker<'_>) -> Result<Vec<Waiting>, StoreError> {
    let mut reads = asker.db.reader();
    let (reports, _) = report::actions::waiting(&mut reads, asker.actor, (0, 0)).await?;
    let mut waiting: Vec<Waiting> =
        counted(asker, "effect-waiting-approve", reports, "/effekt/godkend").into_iter().collect();
    let municipality = asker.actor.municipality.as_str();
    let files = front_store::files(&mut reads, municipality).await?;
    let feeds = front_store::failed_feeds(&mut reads, municipality).await?;
    let files = files.into_iter().map(|one| (one, "effect-waiting-files", "indlaes"));
    let feeds = feeds.into_iter().map(|one| (one, "effect-waiting-feeds", "foed"));
    let is_mine = |(one, ..): &(OfIndicator, &str, &str)| {
        let scope = Scope { municipality: municipality.to_owned(), unit_path: one.unit_path.clone() };
        asker.actor.may(Right::ApproveValues, &scope)
    };
    let all: Vec<(OfIndicator, &str, &str)> = files.chain(feeds).filter(is_mine).collect();
    waiting.extend(all.iter().take(MOST_TOLD).map(|(one, key, place)| Waiting {
        text: asker.locale.count_with(key, one.waiting, &[("title", &one.title)]),
        url: format!("{}/{}/{place}", indicator::HOME, one.slug),
    }));
    let more: HashSet<&str> = all.iter().skip(MOST_TOLD).map(|(one, ..)| one.slug.as_str()).collect();
    waiting.extend(counted(asker, "effect-waiting-more", more.len(), indicator::HOME));
    Ok(waiting)
}

/// Values to report: of indicators that the asker may report for.
async fn due(asker: Asker<'_>, now: Timestamp) -> Result<Option<Waiting>, StoreError> {
    let due = indicator::due::list(&mut asker.db.reader(), asker.actor, now.in_denmark().date()).await?;
    let mine = due.iter().filter(|due| asker.actor.may(Right::ReportValues, &due.indicator.scope()));
    let indicators: HashSet<&str> = mine.map(|due| due.indicator.id.as_str()).collect();
    Ok(counted(asker, "effect-waiting-due", indicators.len(), "/effekt#frist"))
}

fn counted(asker: Asker<'_>, key: &str, number: usize, url: &str) -> Option<Waiting> {
    let count = i64::try_from(number).unwrap_or(i64::MAX);
    (number > 0).then(|| Waiting { text: asker.locale.count(key, count), url: url.to_owned() })
}
