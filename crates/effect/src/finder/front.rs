//! What effect steering tells the front page: goals that were adopted, ended and proposed; what waits to be ranked
//! and adopted.

use compass::front::{News, Teller, Waiting};
use compass::thread::Asker;
use futures::future::BoxFuture;
use platform::access::Right;
use platform::store::StoreError;

use crate::goal::{self, Goal, GoalState};

/// Effect steering's teller.
#[derive(Clone, Copy, Debug)]
pub struct EffectTeller;

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
                let goals = goal::actions::all(&mut asker.db.reader(), asker.actor).await?;
                let count = |state: GoalState| {
                    let is_it = |goal: &&Goal| goal.state == state && asker.actor.may(Right::DecideGoal, &goal.scope());
                    goals.iter().filter(is_it).count()
                };
                let (rank, adopt) = (count(GoalState::Proposed), count(GoalState::Prioritised));
                waiting.extend(counted(asker, "effect-waiting-rank", rank, "/effekt/maal?tilstand=proposed"));
                waiting.extend(counted(asker, "effect-waiting-adopt", adopt, "/effekt/maal?tilstand=prioritised"));
            }
            Ok(waiting)
        })
    }
}

fn counted(asker: Asker<'_>, key: &str, number: usize, url: &str) -> Option<Waiting> {
    let count = i64::try_from(number).unwrap_or(i64::MAX);
    (number > 0).then(|| Waiting { text: asker.locale.count(key, count), url: url.to_owned() })
}
