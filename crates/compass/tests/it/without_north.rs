//! What has no north: told by owner and age, and mended where one stands.

use compass::thread::links::{Audience, Standing};
use compass::thread::{Kind, Relation};
use platform::access::Role;
use testbed::clock;

use crate::TestApp;
use crate::links::{link, put, put_for, small_world};

const HOME: &str = "/kompas/uden-nord";

#[tokio::test]
async fn where_everything_reaches_north_the_page_says_so_and_the_public_never_sees_it() {
    let test = TestApp::new().await;
    put(&test, Kind::CoreTask, "Et godt liv", Standing::North).await;
    test.sign_in_as(Role::Administrator).await.get(HOME).await.answers(200).says("Alt kan følges op til nord.");
    test.visitor().get(HOME).await.leads_to("/log-ind");
}

#[tokio::test]
async fn a_thing_without_north_is_mended_in_one_step_and_that_can_be_undone() {
    let test = TestApp::new().await;
    let [_, _, focus, action] = small_world(&test).await;
    put_for(&test, Kind::Voice, "Vi leger ude", Standing::Below, Audience::Staff).await;
    put(&test, Kind::Wording, "Ordlyd 2", Standing::Below).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let list = emil.get(HOME).await;
    list.says("2 ting uden nord").says("Cykelsti til skolerne").says("Vi leger ude").does_not_say("Ordlyd 2");
    let numbers: Vec<String> = list.find(".pejl-two td.number").into_iter().map(|one| one.text).collect();
    assert_eq!(numbers, ["2", "2", "0", "0", "0"], "of the one unit, then by age");
    assert_eq!((list.find(".pejl-lost > li").len(), list.find("select[name=til]").len()), (2, 2));
    let offered = list.find("#til-1 option");
    assert_eq!(offered.first().map(|one| one.attribute("value").to_owned()), Some(focus.to_string()));

    let (from, to) = (action.to_string(), focus.to_string());
    let refused = emil.post_form(HOME, &[("fra", &from), ("til", &to), ("grund", "")]).await;
    refused.answers(422).says("Skriv, hvorfor de to hænger sammen.");
    assert_eq!(refused.one("#grund").attribute("aria-invalid"), "true");
    let mended = emil.post_form(HOME, &[("fra", &from), ("til", &to), ("grund", "Flere cykler"), ("side", "1")]).await;
    let after = emil.follow(&mended).await;
    after.says("Det er knyttet og når nu op til nord.").says("Én ting uden nord").does_not_say("Cykelsti");
    let link = after.one("input[name=knyttet]").attribute("value").to_owned();
    let undone = emil.post_form("/kompas/uden-nord/fortryd", &[("knyttet", &link)]).await;
    emil.follow(&undone).await.says("Det er fortrudt.").says("2 ting uden nord");
}

#[tokio::test]
async fn what_leads_somewhere_but_not_north_is_told_where_the_line_breaks() {
    let test = TestApp::new().await;
    let [_, _, _, action] = small_world(&test).await;
    let project = put(&test, Kind::Action, "Nye cykelstativer", Standing::Below).await;
    link(&test, &project, Relation::Supports, &action, "Hører til stien").await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get(HOME).await.says("Leder op til, men ikke videre end: Cykelsti til skolerne");
    let filtered = emil.get(&format!("{HOME}?slags=voice")).await;
    filtered.says("Ingen ting uden nord");
    emil.get(&format!("{HOME}?enhed=findes-ikke")).await.says("Ingen ting uden nord");
}

#[tokio::test]
async fn many_are_shown_a_page_at_a_time_the_oldest_first() {
    let test = TestApp::new().await;
    for number in 10..40 {
        put(&test, Kind::Action, &format!("Handling nummer {number}"), Standing::Below).await;
        clock::pass(24 * 60 * 60);
    }
    let mut emil = test.sign_in_as(Role::Employee).await;
    let first = emil.get(HOME).await;
    first.says("30 ting uden nord").says("Handling nummer 10").does_not_say("Handling nummer 39");
    let ages: Vec<String> = first.find(".pejl-two td.number").into_iter().map(|one| one.text).collect();
    assert_eq!(ages, ["30", "29", "1", "0", "0"]);
    let second = emil.get(first.one("nav a[rel=next]").attribute("href")).await;
    second.says("Handling nummer 39").does_not_say("Handling nummer 10").says("Side 2 af 2");
}

#[tokio::test]
async fn a_page_far_beyond_the_last_says_so_and_leads_back() {
    let test = TestApp::new().await;
    small_world(&test).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    for beyond in ["2", "18446744073709551615"] {
        let page = emil.get(&format!("{HOME}?side={beyond}")).await;
        page.answers(200).says("Én ting uden nord").says("Gå til den første side").does_not_say("Cykelsti");
    }
    for first in ["-1", "x", "0"] {
        emil.get(&format!("{HOME}?side={first}")).await.says("Cykelsti til skolerne").does_not_say("Gå til den første");
    }
}
