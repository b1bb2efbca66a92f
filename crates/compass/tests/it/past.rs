//! Any page as it was on a day: what was there, what it said, and nothing of what came later.

use compass::action::{ActionKind, ActionState, actions};
use compass::core_task::TaskKind;
use compass::priority_test::actions::{OnYes, Ruling, decide, save};
use compass::priority_test::{Answers, Named, Verdict};
use compass::thread::Relation;
use compass::wording::{PartKind, Thing};
use platform::access::Role;
use testbed::clock::{self, now};

use crate::TestApp;
use crate::actions::{draft, proposed, trivsel};
use crate::links::{link, small_world};
use crate::told::{reworded, told, words};
use crate::voices::{does, fields, written};

const DAY: i64 = 24 * 60 * 60;

fn today() -> String {
    now().in_denmark().date().to_string()
}

#[tokio::test]
async fn the_front_page_a_part_and_the_versions_are_shown_as_they_were() {
    let test = TestApp::new().await;
    let editor = test.fjordby.actor(Role::CompassEditor);
    let model = compass::model::actions::create(&test.app.db, &editor, "Kernen", now()).await.unwrap();
    let old = words(&[
        (PartKind::Title, "", "Et godt liv"),
        (PartKind::Purpose, "", "Alle er med"),
        (PartKind::Focus, "", "Flere med"),
    ]);
    let task = told(&test, &model, (TaskKind::Overall, None), old.clone()).await;
    let focus = old.of(PartKind::Focus).next().unwrap().id.clone();
    let before = today();
    clock::pass(2 * DAY);
    let mut new = words(&[(PartKind::Title, "", "Et bedre liv"), (PartKind::Purpose, "", "Alle er helt med")]);
    new.0.push(compass::wording::Part { body: "Endnu flere med".to_owned(), ..old.part(&focus).unwrap().clone() });
    reworded(&test, &Thing::core_task(&task.id), &new, &today()).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get("/").await.says("Et bedre liv").says("Endnu flere med").does_not_say("Sådan så siden ud");
    let front = emil.get(&format!("/?paa={before}")).await;
    front.says("Sådan så siden ud").says("Et godt liv").says("Flere med").does_not_say("Et bedre liv");
    front.says("Nyheder, stemmer og det, der venter, kan ikke vises").does_not_say("Endnu flere med");
    let part = emil.get(&format!("{}/del/{focus}?paa={before}", task.url())).await;
    part.says("Sådan så siden ud").says("Flere med").does_not_say("Endnu flere").does_not_say("Ordlyd 2");
    emil.get(&format!("{}/del/{focus}?paa=2025-01-01", task.url())).await.says("kan ikke vises, som det var den dag");
    let versions = emil.get(&format!("{}/ordlyd?paa={before}", task.url())).await;
    versions.says("Sådan så siden ud").says("Ordlyd 1").does_not_say("Ordlyd 2").does_not_say("Nye ord");
    emil.get(&format!("{}/ordlyd", task.url())).await.says("Ordlyd 2");
}

#[tokio::test]
async fn actions_are_listed_and_shown_as_they_were_called_and_stood() {
    let test = TestApp::new().await;
    let task = trivsel(&test).await;
    let action = proposed(&test, "Skovdag", ActionKind::Idea, Some(&task)).await;
    let (db, editor) = (&test.app.db, test.fjordby.actor(Role::CompassEditor));
    let first = today();
    clock::pass(DAY);
    actions::edit(db, &editor, &action.id, &draft("Skovuge", ActionKind::Idea), 1, now()).await.unwrap();
    actions::set_state(db, &editor, &action.id, ActionState::Declined, "For dyrt", now()).await.unwrap();
    let second = today();
    clock::pass(DAY);
    actions::set_state(db, &editor, &action.id, ActionState::Chosen, "Pengene kom", now()).await.unwrap();
    let late = proposed(&test, "Sangdag", ActionKind::Idea, None).await;
    let home = "/kompas/handlinger";
    let mut emil = test.sign_in_as(Role::Employee).await;
    let list = emil.get(&format!("{home}?paa={first}")).await;
    list.says("Sådan så siden ud")
        .says("Skovdag")
        .says("Trivsel og læring")
        .does_not_say("Skovuge")
        .does_not_say("Sangdag");
    emil.get(&format!("{home}?paa={second}&tilstand=declined")).await.says("Skovuge").says("Trivsel og læring");
    emil.get(&format!("{home}?paa={first}&tilstand=chosen")).await.does_not_say("Skovdag");
    emil.get(&format!("{home}?paa={first}&stoetter=core-task:{}", task.id)).await.says("Skovdag");
    emil.get(&format!("{home}?paa={first}&ord=skovdage")).await.says("Skovdag");
    let then = emil.get(&format!("{}?paa={first}", action.url())).await;
    then.says("Skovdag").says("Sådan så siden ud").does_not_say("Skovuge").does_not_say("For dyrt").does_not_say("Ret");
    let declined = emil.get(&format!("{}?paa={second}", action.url())).await;
    declined.says("står ikke længere på tråden").says("Trivsel og læring").does_not_say("Pengene kom");
    emil.get(&format!("{}?paa={first}", late.url())).await.says("kan ikke vises, som det var den dag");
    // It is public now, and was only proposed then.
    let mut visitor = test.visitor();
    visitor.get(&format!("{home}?paa={first}")).await.answers(200).does_not_say("Skovdag");
    visitor.get(&format!("{}?paa={first}", action.url())).await.says("kan ikke vises").does_not_say("Skovdag");
    visitor.get(&format!("{home}?paa=2999-01-01")).await.says("Det er ikke en dag, der har været");
}

#[tokio::test]
async fn a_test_that_was_a_draft_keeps_its_verdict_to_itself_on_that_day() {
    let test = TestApp::new().await;
    trivsel(&test).await;
    let action = proposed(&test, "Skovdag", ActionKind::Idea, None).await;
    let (db, emil) = (&test.app.db, test.fjordby.actor(Role::Employee));
    let answers = Answers {
        core_task: Named::NoTask,
        change_for_whom: "Børnene".to_owned(),
        path: "Ud".to_owned(),
        given_up: "Ro".to_owned(),
        seen_by: "Smil".to_owned(),
    };
    let draft = save(db, &emil, &action.id, &answers, 0, now()).await.unwrap();
    let before = today();
    clock::pass(DAY);
    let ruling =
        Ruling {
            verdict: Verdict::No, reason: "Hjælper ingen".to_owned(), on_yes: OnYes::Leave, seen: draft.revision
        };
    decide(db, &test.fjordby.actor(Role::CompassEditor), &draft.id, &ruling, now()).await.unwrap();
    let mut emil = test.sign_in_as(Role::Employee).await;
    let home = "/kompas/prioritering";
    emil.get(&draft.url()).await.says("Hjælper ingen").says("nævner ingen kerneopgave").says("Tråden");
    emil.get(&action.url()).await.says("Tråden").says("står ikke længere på tråden");
    let then = emil.get(&format!("{}?paa={before}", draft.url())).await;
    then.says("Testen var et udkast den dag").does_not_say("Hjælper ingen").does_not_say("Svaret er nej");
    emil.get(home).await.says("Hjælper ingen");
    emil.get(&format!("{home}?paa={before}")).await.says("Skovdag").does_not_say("Hjælper ingen");
    emil.get(&format!("{home}?paa=2026-01-01")).await.does_not_say("Skovdag");
    emil.get(&format!("{}?paa=2026-01-01", draft.url())).await.says("kan ikke vises, som det var den dag");
}

#[tokio::test]
async fn what_had_no_north_then_is_listed_though_it_has_one_now() {
    let test = TestApp::new().await;
    let [_, _, focus, action] = small_world(&test).await;
    let before = today();
    clock::pass(DAY);
    link(&test, &action, Relation::Supports, &focus, "Flere cykler").await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get("/kompas/uden-nord").await.does_not_say("Cykelsti");
    let then = emil.get(&format!("/kompas/uden-nord?paa={before}")).await;
    then.says("Sådan så siden ud").says("Én ting uden nord").says("Cykelsti til skolerne");
    assert_eq!(then.find("select[name=til]").len(), 0);
}

#[tokio::test]
async fn the_history_of_a_past_thread_ends_on_that_day_and_before_the_thing_was_there_the_page_says_so() {
    let test = TestApp::new().await;
    let [_, task, focus, action] = small_world(&test).await;
    let made = link(&test, &action, Relation::Supports, &focus, "Flere cykler").await;
    let before = today();
    clock::pass(DAY);
    link(&test, &action, Relation::Supports, &task, "Også direkte").await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.post_form(&format!("/traad/afslut/{made}"), &[("grund", "Den blev ikke til noget")]).await.answers(303);
    let whole = format!("/traad/action/{}", action.id);
    emil.get(&whole).await.says("Også direkte").says("Afsluttet").says("Den blev ikke til noget");
    let then = emil.get(&format!("{whole}?paa={before}")).await;
    then.says("Flere cykler").does_not_say("Også direkte").does_not_say("Afsluttet").does_not_say("ikke til noget");
    let early = emil.get(&format!("{whole}?paa=2020-01-01")).await;
    early.answers(200).says("Hele tråden: Cykelsti").says("kan ikke vises, som det var den dag");
    emil.get("/traad/action/findes-ikke?paa=2020-01-01").await.answers(404);
}

#[tokio::test]
async fn a_model_says_where_its_thread_goes() {
    let test = TestApp::new().await;
    let task = trivsel(&test).await;
    let page = test.visitor().get("/kompas/model/kernen").await;
    page.says("En model står ikke selv på tråden");
    assert_eq!(page.one(".pejl-thread li a").attribute("href"), format!("/traad/core-task/{}", task.id));
}

#[tokio::test]
async fn voices_are_shown_as_everyone_could_read_them_then_and_what_is_withdrawn_is_shown_on_no_day() {
    let test = TestApp::new().await;
    let (mut writer, mut editor) = (test.sign_in_as(Role::Employee).await, test.sign_in_as(Role::CompassEditor).await);
    let (library, pool) = (written(&mut writer, "Biblioteket").await, written(&mut writer, "Svømmehallen").await);
    for url in [&library, &pool] {
        does(&mut editor, url, &["godkend", "med", "offentliggoer"]).await;
    }
    let before = today();
    clock::pass(DAY);
    let (mut writer, mut editor) = (test.sign_in_as(Role::Employee).await, test.sign_in_as(Role::CompassEditor).await);
    let corrected = fields("Biblioteket", &[("fortaelling", "Vi lærer folk det digitale."), ("set", "4")]);
    editor.post_form(&format!("{library}/rediger"), &corrected).await.answers(303);
    let mut visitor = test.visitor();
    visitor.get("/kompas/stemmer").await.says("Vi lærer folk det digitale.");
    let then = visitor.get(&format!("/kompas/stemmer?paa={before}")).await;
    then.says("Sådan så siden ud")
        .says("Vi hjælper med det digitale.")
        .says("Svømmehallen")
        .does_not_say("Vi lærer folk");
    let own = visitor.get(&format!("{library}?paa={before}")).await;
    own.says("Sådan så siden ud").says("Vi hjælper med det digitale.").does_not_say("Vi lærer folk");
    visitor.get(&format!("{library}?paa=2020-01-01")).await.says("kan ikke vises, som det var den dag");
    visitor.get("/kompas/stemmer?paa=2020-01-01").await.says("ingen af de stemmer").does_not_say("Svømmehallen");
    writer.post_form(&format!("{pool}/traek-tilbage"), &[]).await.answers(303);
    visitor.get(&format!("/kompas/stemmer?paa={before}")).await.says("Biblioteket").does_not_say("Svømmehallen");
    visitor.get(&format!("{pool}?paa={before}")).await.answers(404);
}
