//! The whole thread of a thing: to read, as JSON, as it was on a day, and only what the visitor may see.

use compass::thread::links::{Audience, Standing};
use compass::thread::{Kind, Relation};
use platform::access::Role;
use serde_json::Value;
use testbed::clock;

use crate::TestApp;
use crate::links::{link, put_for, small_world};

const DAY: i64 = 24 * 60 * 60;

fn today() -> String {
    clock::now().in_denmark().date().to_string()
}

#[tokio::test]
async fn the_thread_is_shown_as_it_was_at_the_end_of_a_day_with_a_way_back() {
    let test = TestApp::new().await;
    let [_, _, focus, action] = small_world(&test).await;
    let before = today();
    clock::pass(DAY);
    link(&test, &action, Relation::Supports, &focus, "Flere cykler i skole").await;
    clock::pass(DAY);
    let whole = format!("/traad/action/{}", action.id);
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get(&whole).await.says("Mere bevægelse i skolen").does_not_say("når ikke op til nord");
    let then = emil.get(&format!("{whole}?paa={before}")).await;
    then.answers(200).says("når ikke op til nord").does_not_say("understøtter Fokus Mere").does_not_say("Knyt til …");
    assert_eq!(then.one(".pejl-as-of a").attribute("href"), whole);
    let that_day = emil.get(&format!("{whole}.json?paa={}", "2999-01-01")).await;
    that_day.answers(200);
    let json = emil.get(&format!("{whole}.json?paa={before}")).await;
    let json: Value = serde_json::from_slice(&json.bytes).unwrap();
    assert_eq!((json["reaches_north"].as_bool(), json["up"].as_array().map(Vec::len)), (Some(false), Some(0)));
    emil.get(&format!("{whole}?paa=igår")).await.answers(422);
}

#[tokio::test]
async fn a_program_reads_the_same_thread_as_json() {
    let test = TestApp::new().await;
    let [_, task, _, _] = small_world(&test).await;
    let page = test.visitor().get(&format!("/traad/core-task/{}.json", task.id)).await;
    let json: Value = serde_json::from_slice(&page.answers(200).bytes).unwrap();
    assert_eq!(json["node"]["title"], "Sunde børn og unge");
    assert_eq!(json["reaches_north"], true);
    let up = &json["up"][0];
    assert_eq!((up["depth"].as_u64(), up["kind"].as_str()), (Some(1), Some("core-task")));
    assert_eq!(
        (up["relation"].as_str(), up["reason"].as_str()),
        (Some("supports"), Some("Børn er halvdelen af kommunen"))
    );
    assert_eq!(json["down"][0]["title"], "Mere bevægelse i skolen");
    assert_eq!(json["below"], 1);
}

#[tokio::test]
async fn the_public_neither_meets_nor_counts_what_is_only_for_staff() {
    let test = TestApp::new().await;
    let [north, task, ..] = small_world(&test).await;
    let secret = put_for(&test, Kind::Action, "Hemmelig plan", Standing::Below, Audience::Staff).await;
    link(&test, &secret, Relation::Supports, &task, "Endnu ikke besluttet").await;
    let whole = format!("/traad/core-task/{}", north.id);
    test.visitor().get(&whole).await.says("2 herunder").does_not_say("Hemmelig").does_not_say("3 herunder");
    test.sign_in_as(Role::Employee).await.get(&whole).await.says("3 herunder").says("Hemmelig plan");
    test.visitor().get(&format!("/traad/action/{}", secret.id)).await.answers(404);
    put_for(&test, Kind::Action, "Hemmelig plan", Standing::Below, Audience::Public).await;
    test.visitor().get(&whole).await.says("3 herunder").says("Hemmelig plan");
}

#[tokio::test]
async fn what_stands_in_two_places_is_opened_in_one() {
    let test = TestApp::new().await;
    let [north, task, focus, action] = small_world(&test).await;
    link(&test, &action, Relation::Supports, &focus, "En vej").await;
    link(&test, &action, Relation::Implements, &task, "En anden vej").await;
    let page = test.visitor().get(&format!("/traad/action/{}", action.id)).await;
    let up: Vec<String> = page.find(".pejl-way-up .pejl-thing").into_iter().map(|one| one.text).collect();
    assert_eq!(up.len(), 4, "{up:?}");
    assert!(up[1].contains("Sunde børn") && up[3].contains("står også et andet sted"), "{up:?}");
    page.says("udfører Kerneopgave Sunde børn og unge");
    let down = test.visitor().get(&format!("/traad/core-task/{}", north.id)).await;
    assert_eq!(down.find(".pejl-way-down .pejl-thing").len(), 4);
}

#[tokio::test]
async fn the_drawing_shows_the_same_things_as_the_lists() {
    let test = TestApp::new().await;
    let [_, task, focus, action] = small_world(&test).await;
    link(&test, &action, Relation::Implements, &focus, "En vej").await;
    let page = test.visitor().get(&format!("/traad/focus/{}", focus.id)).await;
    let mut listed: Vec<String> =
        page.find(".pejl-thing > a:not(.pejl-count)").into_iter().map(|one| one.text).collect();
    listed.push("Mere bevægelse i skolen".to_owned());
    listed.sort();
    let mut drawn: Vec<String> = page.find("svg .pejl-figure-heading").into_iter().map(|one| one.text).collect();
    drawn.sort();
    assert_eq!(drawn, listed);
    let words: Vec<String> = page.find("svg .pejl-figure-relation").into_iter().map(|one| one.text).collect();
    assert!(words.iter().any(|word| word.contains("udfører")), "{words:?}");
    assert!(page.find("svg a").iter().any(|one| one.attribute("href") == format!("/traad/core-task/{}", task.id)));
    let alone = test.visitor().get(&format!("/traad/action/{}", action.id)).await;
    assert_eq!(alone.find("svg").len(), 1);
}
