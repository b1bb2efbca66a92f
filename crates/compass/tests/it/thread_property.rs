//! What must hold of the thread whatever is linked and ended, by several at once and on several servers: `supports` never
//! goes round, an ended link that is made again restores the walk, every server says the same as one that has just
//! begun, and a day in the past looks as it did then.

use std::collections::{BTreeMap, BTreeSet};

use compass::thread::links::actions::{self, Wish};
use compass::thread::links::{LinkFault, Standing};
use compass::thread::{Asker, End, Kind, Relation, Stored, Thread, Threads};
use platform::access::{Actor, Role};
use platform::store::Db;
use platform::time::Timestamp;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use testbed::clock::now;
use ui::i18n::{Language, Locale};

use crate::TestApp;
use crate::links::put;

const THINGS: usize = 7;
const RELATIONS: [Relation; 3] = [Relation::Supports, Relation::DerivesFrom, Relation::Implements];

/// Links two things, or ends the link that somebody made so many steps ago.
#[derive(Clone, Debug)]
enum Act {
    Link(usize, Relation, usize),
    End(usize),
}

fn act() -> impl Strategy<Value = Act> {
    let link = (0..THINGS, prop::sample::select(&RELATIONS[..]), 0..THINGS);
    prop_oneof![
        4 => link.prop_map(|(from, relation, to)| Act::Link(from, relation, to)),
        1 => (0..6_usize).prop_map(Act::End),
    ]
}

/// One app server: its own index, one who works there.
#[derive(Clone)]
struct Server {
    db: Db,
    actor: Actor,
    locale: Locale,
    threads: Threads,
}

/// What was said, and when.
#[derive(Clone, Debug)]
struct Said {
    from: End,
    relation: Relation,
    to: End,
    made: i64,
    ended: Option<i64>,
}

impl Server {
    fn new(test: &TestApp) -> Self {
        Self {
            db: test.app.db.clone(),
            actor: test.fjordby.actor(Role::CompassEditor),
            locale: Locale::new(Language::Danish, test.app.texts.clone()),
            threads: Threads::new(vec![Box::new(Stored)]),
        }
    }

    fn asker(&self) -> Asker<'_> {
        Asker { db: &self.db, actor: &self.actor, locale: &self.locale }
    }

    async fn link(&self, from: &End, relation: Relation, to: &End, at: Timestamp) -> Result<String, LinkFault> {
        let wish = Wish { from: from.clone(), relation, to: to.clone(), reason: "Fordi".to_owned() };
        actions::make(&self.asker(), &self.threads, &wish, at).await
    }

    async fn end(&self, link: &str, at: Timestamp) -> Result<(), LinkFault> {
        actions::end(&self.asker(), &self.threads, link, "Ikke mere", at).await.map(drop)
    }

    async fn walk(&self, end: &End, moment: Option<i64>) -> Thread {
        match moment {
            None => self.threads.of(&self.db, &self.actor, &self.locale, end.kind, &end.id).await.unwrap(),
            Some(moment) => self.threads.of_at(&self.asker(), end, moment).await.unwrap(),
        }
    }

    /// Everything above each thing.
    async fn ups(&self, things: &[End], moment: Option<i64>) -> Vec<BTreeSet<End>> {
        let mut ups = Vec::new();
        for thing in things {
            ups.push(self.walk(thing, moment).await.up.iter().map(|level| level.node.end()).collect());
        }
        ups
    }

    /// Does what one who works there wants, one thing after the other, and returns what came of it.
    async fn work(self, things: Vec<End>, acts: Vec<Act>) -> Vec<(String, Said)> {
        let mut made: Vec<(String, Said)> = Vec::new();
        for act in acts {
            let at = now();
            match act {
                Act::Link(from, relation, to) => {
                    let (from, to) = (things[from].clone(), things[to].clone());
                    match self.link(&from, relation, &to, at).await {
                        Ok(id) => {
                            let said = Said { from, relation, to, made: at.millis(), ended: None };
                            made.push((id, said));
                        }
                        Err(LinkFault::Exists | LinkFault::Itself | LinkFault::Cycle(_)) => {}
                        Err(other) => panic!("{other}"),
                    }
                }
                Act::End(ago) => {
                    let holding = made.iter_mut().rev().filter(|(_, said)| said.ended.is_none());
                    if let Some((id, said)) = holding.into_iter().nth(ago) {
                        self.end(id, at).await.unwrap();
                        said.ended = Some(at.millis());
                    }
                }
            }
        }
        made
    }
}

/// The walk as a replay of what was said tells it.
fn above(all: &[Said], start: &End, held: impl Fn(&Said) -> bool) -> BTreeSet<End> {
    let mut uppers: BTreeMap<&End, BTreeSet<&End>> = BTreeMap::new();
    for said in all.iter().filter(|said| held(said)) {
        let (lower, upper) = if said.relation.goes_up() { (&said.from, &said.to) } else { (&said.to, &said.from) };
        uppers.entry(lower).or_default().insert(upper);
    }
    let (mut found, mut left) = (BTreeSet::new(), vec![start]);
    while let Some(here) = left.pop() {
        for upper in uppers.get(here).into_iter().flatten() {
            if *upper != start && found.insert((*upper).clone()) {
                left.push(upper);
            }
        }
    }
    found
}

async fn things(test: &TestApp) -> Vec<End> {
    let mut things = vec![put(test, Kind::CoreTask, "Nord", Standing::North).await];
    for number in 1..THINGS {
        things.push(put(test, Kind::Action, &format!("Ting {number}"), Standing::Below).await);
    }
    things
}

/// Asserts that nothing supports itself by way of others.
fn assert_no_circle(all: &[Said]) {
    let supports: Vec<Said> =
        all.iter().filter(|said| said.relation == Relation::Supports && said.ended.is_none()).cloned().collect();
    for said in &supports {
        let reached = above(&supports, &said.to, |_| true);
        assert!(!reached.contains(&said.from), "{said:?} closes a circle among {supports:?}");
    }
}

async fn several_writers(first: Vec<Act>, second: Vec<Act>, third: Vec<Act>) {
    let test = TestApp::new().await;
    let things = things(&test).await;
    let (one, other) = (Server::new(&test), Server::new(&test));
    // The first server has looked before anything was linked: its index has to catch up.
    one.ups(&things, None).await;
    let (a, b, c) = tokio::join!(
        one.clone().work(things.clone(), first),
        other.clone().work(things.clone(), second),
        one.clone().work(things.clone(), third),
    );
    let all: Vec<Said> = [a, b, c].concat().into_iter().map(|(_, said)| said).collect();
    assert_no_circle(&all);

    let expected: Vec<BTreeSet<End>> =
        things.iter().map(|thing| above(&all, thing, |said| said.ended.is_none())).collect();
    let begun_now = Server::new(&test);
    for server in [&one, &other, &begun_now] {
        assert_eq!(server.ups(&things, None).await, expected);
    }
    for thing in &things {
        let (old, new) = (one.walk(thing, None).await, begun_now.walk(thing, None).await);
        assert_eq!(old, new, "with counts, order and reasons");
        for level in old.down.iter().filter(|level| level.depth == 1) {
            let up = one.walk(&level.node.end(), None).await.up;
            assert!(up.iter().any(|up| up.depth == 1 && up.node.end() == *thing), "down is up turned round");
        }
    }
    let moments: BTreeSet<i64> = all.iter().flat_map(|said| [Some(said.made), said.ended]).flatten().collect();
    for moment in moments {
        let held = |said: &Said| said.made <= moment && said.ended.is_none_or(|ended| moment < ended);
        let then: Vec<BTreeSet<End>> = things.iter().map(|thing| above(&all, thing, held)).collect();
        assert_eq!(one.ups(&things, Some(moment)).await, then, "as it was at {moment}");
    }
}

#[test]
fn whatever_several_writers_link_and_end_at_once_the_thread_holds_together() {
    let cases = std::env::var("PEJL_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(12);
    let mut runner = TestRunner::new(Config { cases, failure_persistence: None, ..Config::default() });
    let acts = || prop::collection::vec(act(), 0..14);
    runner
        .run(&(acts(), acts(), acts()), |(first, second, third)| {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(several_writers(first, second, third));
            Ok(())
        })
        .unwrap();
}

#[tokio::test]
async fn a_link_that_is_ended_and_made_again_restores_the_walk_and_the_counts() {
    let test = TestApp::new().await;
    let things = things(&test).await;
    let server = Server::new(&test);
    let mut last = String::new();
    for pair in things.windows(2) {
        last = server.link(&pair[1], Relation::Supports, &pair[0], now()).await.unwrap();
    }
    let (lower, upper) = (&things[THINGS - 1], &things[THINGS - 2]);
    let [before, north] = [server.walk(lower, None).await, server.walk(&things[0], None).await];
    assert!(before.reaches_north && north.below == Some(THINGS - 1));
    server.end(&last, now()).await.unwrap();
    let cut = server.walk(lower, None).await;
    assert!(!cut.reaches_north && cut.up.is_empty());
    assert_eq!(server.walk(&things[0], None).await.below, Some(THINGS - 2));
    server.link(lower, Relation::Supports, upper, now()).await.unwrap();
    let after = server.walk(lower, None).await;
    let ends = |thread: &Thread| thread.up.iter().map(|level| (level.depth, level.node.end())).collect::<Vec<_>>();
    assert_eq!((ends(&after), after.reaches_north), (ends(&before), true));
    assert_eq!(server.walk(&things[0], None).await, north);
}

#[tokio::test]
async fn two_who_would_close_a_circle_together_are_not_both_let_through() {
    let test = TestApp::new().await;
    let things = things(&test).await;
    let (one, other) = (Server::new(&test), Server::new(&test));
    for _ in 0..4 {
        let at = now();
        let (there, back) = tokio::join!(
            one.link(&things[1], Relation::Supports, &things[2], at),
            other.link(&things[2], Relation::Supports, &things[1], at),
        );
        let made: Vec<String> = [there, back].into_iter().filter_map(Result::ok).collect();
        assert_eq!(made.len(), 1, "one is made and the other refused");
        one.end(&made[0], now()).await.unwrap();
    }
}
