//! A context of its own on the thread, as the compass meets it: a camp with what was said there, which is not stored.

use compass::core_task::actions as tasks;
use compass::thread::links::actions::{Wish, make};
use compass::thread::links::{End, Standing};
use compass::thread::{Asker, Below, Counted, Kind, Node, Relation, Source, Stored, Threads, Top};
use futures::future::BoxFuture;
use platform::access::{Actor, Role};
use platform::store::{Db, StoreError};
use serde_json::Value;
use testbed::clock::now;
use ui::i18n::{Language, Locale};

use crate::TestApp;
use crate::links::put;
use crate::wordings::{adopt, draft};

/// The core task that the camp is about; without it there is no camp.
const TASK: &str = "Mod og leg";
const SAID: usize = 20;

/// One camp.
pub(crate) struct OneCamp;

fn camp() -> Node {
    Node { kind: Kind::Camp, id: "c1".into(), title: "Campen om mod".into(), url: "/camps/om-mod".into() }
}

fn statement(number: usize) -> Node {
    let id = format!("s{number}");
    Node { kind: Kind::Statement, title: format!("Udsagn {number}"), url: format!("/camps/om-mod/{id}"), id }
}

async fn task(db: &Db, actor: &Actor) -> Result<Option<Node>, StoreError> {
    let all = tasks::with_drafts(&mut db.reader(), actor).await?;
    let task = all.into_iter().find(|task| task.title == TASK);
    Ok(task.map(|task| Node { kind: Kind::CoreTask, url: task.url(), id: task.id, title: task.title }))
}

impl Source for OneCamp {
    fn node<'a>(
        &'a self,
        _: &'a Db,
        _: &'a Actor,
        _: &'a Locale,
        kind: Kind,
        id: &'a str,
    ) -> BoxFuture<'a, Result<Option<Node>, StoreError>> {
        Box::pin(async move {
            let all = std::iter::once(camp()).chain((0..SAID).map(statement));
            Ok(all.into_iter().find(|node| node.kind == kind && node.id == id))
        })
    }

    fn above<'a>(
        &'a self,
        db: &'a Db,
        actor: &'a Actor,
        _: &'a Locale,
        node: &'a Node,
    ) -> BoxFuture<'a, Result<Vec<Node>, StoreError>> {
        Box::pin(async move {
            let in_force = tasks::all(&mut db.reader(), actor).await?;
            Ok(match node.kind {
                Kind::Camp => {
                    let task = task(db, actor).await?;
                    task.into_iter().filter(|task| in_force.iter().any(|one| one.id == task.id)).collect()
                }
                Kind::Statement => vec![camp()],
                _ => Vec::new(),
            })
        })
    }

    fn below<'a>(
        &'a self,
        db: &'a Db,
        actor: &'a Actor,
        _: &'a Locale,
        node: &'a Node,
        limit: usize,
    ) -> BoxFuture<'a, Result<Below, StoreError>> {
        Box::pin(async move {
            let of_task = task(db, actor).await?.is_some_and(|task| task.end() == node.end());
            Ok(match node.kind {
                Kind::CoreTask if of_task => Below { nodes: std::iter::once(camp()).take(limit).collect(), total: 1 },
                Kind::Camp => Below { nodes: (0..SAID).map(statement).take(limit).collect(), total: SAID },
                _ => Below::default(),
            })
        })
    }

    fn tops<'a>(&'a self, db: &'a Db, actor: &'a Actor) -> BoxFuture<'a, Result<Vec<Top>, StoreError>> {
        Box::pin(async move {
            let task = task(db, actor).await?;
            let units = platform::tenancy::units(&mut db.reader(), &actor.municipality).await?;
            let path = units.into_iter().map(|unit| unit.path).min_by_key(String::len).unwrap_or_default();
            let top = |task: Node| Top {
                node: camp(),
                core_task: task.id,
                unit_path: path.clone(),
                since: "2026-01-15".to_owned(),
            };
            Ok(task.into_iter().map(top).collect())
        })
    }

    fn count_below<'a>(&'a self, db: &'a Db, actor: &'a Actor) -> BoxFuture<'a, Result<Vec<Counted>, StoreError>> {
        Box::pin(async move {
            let counted = |task: Node| Counted { top: camp().end(), core_task: task.id, below: SAID };
            Ok(task(db, actor).await?.into_iter().map(counted).collect())
        })
    }
}

/// The overall core task, and the one that the camp is about.
async fn world(test: &TestApp) -> [compass::core_task::CoreTask; 2] {
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let mut made = Vec::new();
    for title in ["Et godt liv", TASK] {
        let task = draft(test, title, "Alle tør.").await;
        adopt(test, &mut editor, &task.url(), 1, "Byrådet").await.answers(303);
        made.push(tasks::find(&mut test.app.db.reader(), &test.fjordby.operator(), &task.id).await.unwrap());
    }
    <[_; 2]>::try_from(made).unwrap()
}

async fn link(test: &TestApp, from: &End, relation: Relation, to: &End) {
    let (emil, locale) = (test.fjordby.actor(Role::Employee), Locale::new(Language::Danish, test.app.texts.clone()));
    let asker = Asker { db: &test.app.db, actor: &emil, locale: &locale };
    let wish = Wish { from: from.clone(), relation, to: to.clone(), reason: "Sagt på campen".to_owned() };
    make(&asker, &Threads::new(vec![Box::new(Stored), Box::new(OneCamp)]), &wish, now()).await.unwrap();
}

async fn json(test: &TestApp, end: &End) -> Value {
    let mut emil = test.sign_in_as(Role::Employee).await;
    let page = emil.get(&format!("/traad/{}/{}.json", end.kind.name(), end.id)).await;
    serde_json::from_slice(&page.answers(200).bytes).unwrap()
}

#[tokio::test]
async fn a_camp_about_a_closed_core_task_has_no_north_and_is_mended_like_anything_else() {
    let test = TestApp::new().await;
    let [overall, courage] = world(&test).await;
    let home = "/kompas/uden-nord";
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get(home).await.does_not_say("Campen om mod");
    let editor = test.fjordby.actor(Role::CompassEditor);
    tasks::close(&test.app.db, &editor, &courage, "Lagt sammen", test.app.now()).await.unwrap();
    let before = emil.get(home).await;
    before.says("Campen om mod").says("den 15. januar 2026").says("ikke videre end: Mod og leg");
    emil.get(&format!("{home}?slags=camp")).await.says("Én ting uden nord").says("Campen om mod");
    emil.get(&format!("{home}?slags=focus")).await.does_not_say("Campen om mod");
    let numbers: Vec<String> = before.find(".pejl-two td.number").into_iter().map(|one| one.text).collect();
    assert_eq!(numbers, ["1", "0", "0", "1", "0"], "of the one unit, then by age");
    link(&test, &camp().end(), Relation::Supports, &End::new(Kind::CoreTask, &overall.id)).await;
    emil.get(home).await.does_not_say("Campen om mod");
}

#[tokio::test]
async fn what_rests_on_a_camp_counts_what_was_said_there_once() {
    let test = TestApp::new().await;
    let [overall, courage] = world(&test).await;
    let idea = put(&test, Kind::Action, "Legedag", Standing::Below).await;
    assert_eq!(json(&test, &idea).await["below"], 0);
    link(&test, &idea, Relation::DerivesFrom, &camp().end()).await;
    assert_eq!(json(&test, &idea).await["below"], SAID + 1);
    let task = End::new(Kind::CoreTask, &courage.id);
    // Its wording, the camp and what was said there.
    assert_eq!(json(&test, &task).await["below"], SAID + 2);
    link(&test, &idea, Relation::Supports, &task).await;
    assert_eq!(json(&test, &task).await["below"], SAID + 3);
    assert_eq!(json(&test, &End::new(Kind::CoreTask, &overall.id)).await["below"], SAID + 5);
}

#[tokio::test]
async fn what_a_context_tells_lies_there_has_a_relation_and_a_reason_too() {
    let test = TestApp::new().await;
    world(&test).await;
    let told = json(&test, &camp().end()).await;
    let up = &told["up"][0];
    assert_eq!(
        (up["relation"].as_str(), up["reason"].as_str()),
        (Some("supports"), Some("Campen handler om kerneopgaven"))
    );
    assert_eq!((up["link"].as_str(), told["down"][0]["reason"].as_str()), (None, Some("Er sagt på campen")));
    let page = test.visitor().get("/traad/camp/c1").await;
    page.says("understøtter Kerneopgave").says("understøttes af Udsagn").does_not_say("afslut");
}

#[tokio::test]
async fn a_long_thread_is_told_to_the_end_page_by_page_and_nothing_twice() {
    let test = TestApp::new().await;
    let [_, courage] = world(&test).await;
    let task = End::new(Kind::CoreTask, &courage.id);
    for number in 0..40 {
        let action = put(&test, Kind::Action, &format!("Handling {number}"), Standing::Below).await;
        link(&test, &action, Relation::Supports, &task).await;
    }
    let mut emil = test.sign_in_as(Role::Employee).await;
    let first = emil.get(&format!("/traad/core-task/{}", courage.id)).await;
    first.says("Vis de 26 flere, der ligger herunder");
    let second = emil.get(first.one("a.pejl-more[href*='efter=']").attribute("href")).await;
    second.says("en senere side").says("Vis de 10 flere");
    let mut next = format!("/traad/core-task/{}.json", courage.id);
    let (mut met, mut pages) = (Vec::new(), 0);
    loop {
        let page = emil.get(&next).await;
        let told: Value = serde_json::from_slice(&page.answers(200).bytes).unwrap();
        let right_below = told["down"].as_array().unwrap().iter().filter(|level| level["depth"] == 1);
        met.extend(right_below.map(|level| level["title"].as_str().unwrap().to_owned()));
        pages += 1;
        match told["next"].as_str() {
            Some(url) => next = url.to_owned(),
            None => break,
        }
        assert!(told["not_shown"].as_u64().unwrap() > 0);
    }
    met.sort();
    let all = met.len();
    met.dedup();
    assert_eq!((met.len(), all, pages), (42, 42, 3), "the camp, the wording and the actions");
}
