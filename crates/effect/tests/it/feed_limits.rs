//! What services may not do: lead the server inside, keep a visitor waiting, change another indicator's things, or write
//! what nobody has confirmed; and what nobody decides on is let go.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use effect::indicator::{DefinitionDraft, Dimension, Indicator, actions as indicators};
use effect::intake::feed::actions::{self as feeds, FeedFault};
use effect::intake::feed::schedule::{ask_due, let_old_go};
use effect::intake::feed::{Ask, FetchFault, Services};
use effect::intake::{IntakeFault, actions as intakes, kolada, statbank as stat};
use effect::observation;
use effect::period::Frequency;
use platform::access::Role;
use testbed::clock::{now, pass};
use ui::{Task, Work};

use crate::TestApp;
use crate::intake_feeds::{Service, ask, count, outcome, set_up, statbank, write_waiting};
use crate::values::indicator;

const DATASET: &str = r#"{"version":"2.0","class":"dataset","id":["skole","aar"],"size":[1,1],
    "dimension":{"skole":{"category":{"index":["n1"]}},"aar":{"category":{"index":["2024"]}}},"value":[5]}"#;

fn address(url: &str) -> Ask {
    Ask::JsonStat { url: url.to_owned() }
}

#[tokio::test]
async fn an_address_inside_is_asked_only_when_the_operator_names_its_host_and_only_json_is_taken_in() {
    let test = TestApp::new().await;
    let (_, pupils) = set_up(&test).await;
    let service = Service::start(Box::new(|what, _| {
        (200, if what.contains("side") { "<table><tr><td>hemmeligt</td></tr></table>" } else { DATASET }.to_owned())
    }));
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let (named, usual) = (service.services(), Services::default());
    let url = format!("{}/x.json", service.url);
    let feed = feeds::save(db, &owner, &pupils, (None, &address(&url), "never"), &named, now()).await.unwrap();
    feeds::fetch_now(db, &owner, &pupils, &feed, &named, now()).await.unwrap();
    // What was saved while the host was named is not asked once it is not.
    let refused = feeds::fetch_now(db, &owner, &pupils, &feed, &usual, now()).await;
    assert!(matches!(refused, Err(FeedFault::Fetch(FetchFault::Unsafe(_)))), "{refused:?}");
    // 127.1 is no address as it is written, and means this machine all the same.
    let hidden = address("https://127.1/x.json");
    let feed = feeds::save(db, &owner, &pupils, (None, &hidden, "never"), &usual, now()).await.unwrap();
    let refused = feeds::fetch_now(db, &owner, &pupils, &feed, &usual, now()).await;
    assert!(matches!(refused, Err(FeedFault::Fetch(FetchFault::Unsafe(_)))), "{refused:?}");
    let page = address(&format!("{}/side", service.url));
    let feed = feeds::save(db, &owner, &pupils, (None, &page, "never"), &named, now()).await.unwrap();
    let refused = feeds::fetch_now(db, &owner, &pupils, &feed, &named, now()).await;
    assert!(matches!(refused, Err(FeedFault::Fetch(FetchFault::NotJson(_)))), "{refused:?}");
}

#[tokio::test]
async fn a_redirect_stays_on_the_host_and_on_what_it_is_asked_over() {
    let test = TestApp::new().await;
    let (_, pupils) = set_up(&test).await;
    let service = Service::start(Box::new(|what, _| match what {
        "GET /her" => (302, "/der".to_owned()),
        "GET /der" => (200, DATASET.to_owned()),
        _ => (302, "https://{host}/der".to_owned()),
    }));
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let services = service.services();
    let here = address(&format!("{}/her", service.url));
    let feed = feeds::save(db, &owner, &pupils, (None, &here, "never"), &services, now()).await.unwrap();
    feeds::fetch_now(db, &owner, &pupils, &feed, &services, now()).await.unwrap();
    let other = address(&format!("{}/andet", service.url));
    let feed = feeds::save(db, &owner, &pupils, (None, &other, "never"), &services, now()).await.unwrap();
    let away = feeds::fetch_now(db, &owner, &pupils, &feed, &services, now()).await;
    assert!(matches!(away, Err(FeedFault::Fetch(FetchFault::Elsewhere(_)))), "{away:?}");
}

/// Another indicator of the same unit, so that only the object is in the way.
async fn other(test: &TestApp, world: &crate::values::World) -> Indicator {
    indicator(test, world, "Lærere", (DefinitionDraft::number("Lærere"), Frequency::Year)).await
}

#[tokio::test]
async fn a_feed_and_a_waiting_file_are_changed_through_their_own_indicator_only() {
    let test = TestApp::new().await;
    let (world, pupils) = set_up(&test).await;
    let other = other(&test, &world).await;
    let lines = Arc::new(Mutex::new("n1;TOT;2024;100\n".to_owned()));
    let service = statbank(&lines);
    let (db, owner, services) = (&test.app.db, test.fjordby.actor(Role::EffectOwner), service.services());
    let feed = feeds::save(db, &owner, &pupils, (None, &ask("SKOLE1"), "never"), &services, now()).await.unwrap();
    let intake = feeds::fetch_now(db, &owner, &pupils, &feed, &services, now()).await.unwrap();
    let gone = |fault: IntakeFault| matches!(fault, IntakeFault::NotFound);
    let changed = feeds::save(db, &owner, &other, (Some(&feed.id), &ask("ANDET"), "day"), &services, now()).await;
    assert!(matches!(changed, Err(FeedFault::Intake(IntakeFault::NotFound))), "{changed:?}");
    assert!(gone(feeds::remove(db, &owner, &other, &feed.id, now()).await.unwrap_err()));
    assert!(gone(intakes::let_go(db, &owner, &other, &intake.id, now()).await.unwrap_err()));
    let mapping = serde_json::from_str(&intake.mapping).unwrap();
    assert!(gone(intakes::set_mapping(db, &owner, &other, &intake.id, &mapping, now()).await.unwrap_err()));
    let mut client = test.sign_in_as(Role::EffectOwner).await;
    client.get(&format!("{}/foed", pupils.url())).await.says("SKOLE1 (OMRÅDE = *)").says("aldrig");
    client.get(&format!("{}/indlaes/{}", pupils.url(), intake.id)).await.says("Nye 1");
}

#[tokio::test]
async fn a_ratio_is_never_written_by_itself_with_whatever_column_has_numbers() {
    let test = TestApp::new().await;
    let (world, _) = set_up(&test).await;
    let percent = (DefinitionDraft::percent("Elever med højt fravær", "Elever"), Frequency::Year);
    let absence = indicator(&test, &world, "Fravær", percent).await;
    let service = Service::start(Box::new(|what, _| match what {
        "POST /data" => (200, "OMRÅDE;KØN;TID;INDHOLD\nn1;1;2024;12,5\n".to_owned()),
        _ => (200, r#"{"id":"F","variables":[{"id":"OMRÅDE","values":[]},{"id":"KØN","values":[]}]}"#.to_owned()),
    }));
    let (db, owner, services) = (&test.app.db, test.fjordby.actor(Role::EffectOwner), service.services());
    let question = Ask::Statbank(stat::Question::read("F", "OMRÅDE = *\nKØN = 1").unwrap());
    feeds::save(db, &owner, &absence, (None, &question, "day"), &services, now()).await.unwrap();
    ask_due(db, &services, now()).await.unwrap();
    assert_eq!((count(&test, &absence).await, outcome(&test, &absence).await.as_str()), (0, "waiting"));
}

#[tokio::test]
async fn columns_that_somebody_chose_but_wrote_nothing_with_are_kept_for_the_next_answer_and_still_wait() {
    let test = TestApp::new().await;
    let (_, pupils) = set_up(&test).await;
    let lines = Arc::new(Mutex::new("n1;TOT;2024;100\n".to_owned()));
    let service = statbank(&lines);
    let (db, owner, services) = (&test.app.db, test.fjordby.actor(Role::EffectOwner), service.services());
    feeds::save(db, &owner, &pupils, (None, &ask("SKOLE1"), "day"), &services, now()).await.unwrap();
    ask_due(db, &services, now()).await.unwrap();
    let mut client = test.sign_in_as(Role::EffectOwner).await;
    let newest = async || intakes::newest(&mut db.reader(), &owner, &pupils).await.unwrap().remove(0);
    let chosen = [("brug-0", "unit"), ("brug-2", "period"), ("brug-3", "note")];
    let here = format!("{}/indlaes/{}", pupils.url(), newest().await.id);
    client.get(&here).await;
    client.post_form(&format!("{here}/kolonner"), &chosen).await.answers(303);
    pass(86_400);
    ask_due(db, &services, now()).await.unwrap();
    assert!(newest().await.mapping.contains(r#"["INDHOLD","note"]"#), "{}", newest().await.mapping);
    let mended = [("brug-0", "unit"), ("brug-2", "period"), ("brug-3", "value")];
    let here = format!("{}/indlaes/{}", pupils.url(), newest().await.id);
    // A session does not last so long.
    let mut client = test.sign_in_as(Role::EffectOwner).await;
    client.get(&here).await;
    client.post_form(&format!("{here}/kolonner"), &mended).await.answers(303);
    pass(86_400);
    ask_due(db, &services, now()).await.unwrap();
    assert_eq!((count(&test, &pupils).await, outcome(&test, &pupils).await.as_str()), (0, "waiting"));
    write_waiting(&test, &pupils).await;
    assert_eq!(count(&test, &pupils).await, 1);
}

#[tokio::test]
async fn a_file_that_nobody_decides_on_is_let_go_after_a_month() {
    let test = TestApp::new().await;
    let (_, pupils) = set_up(&test).await;
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let file = intakes::File { name: "a.csv".into(), bytes: b"unit,period,value\nn1,2024,100\n".to_vec() };
    let old = intakes::begin(db, &owner, &pupils, file.clone(), None, now()).await.unwrap();
    pass(29 * 86_400);
    let young = intakes::begin(db, &owner, &pupils, file, None, now()).await.unwrap();
    assert_eq!(let_old_go(db, now()).await.unwrap(), 0);
    pass(2 * 86_400);
    assert_eq!(let_old_go(db, now()).await.unwrap(), 1);
    let mut client = test.sign_in_as(Role::EffectOwner).await;
    client.get(&format!("{}/indlaes/{}", pupils.url(), old.id)).await.says("Filen blev sluppet").says("server");
    client.get(&format!("{}/indlaes/{}", pupils.url(), young.id)).await.says("Nye 1").says("efter 30 dage");
}

#[tokio::test]
async fn a_slow_service_is_asked_beside_the_request_and_the_list_says_so() {
    let test = TestApp::new().await;
    let (_, pupils) = set_up(&test).await;
    let (db, owner, services) = (&test.app.db, test.fjordby.actor(Role::EffectOwner), Services::default());
    let feed = feeds::save(db, &owner, &pupils, (None, &ask("SKOLE1"), "never"), &services, now()).await.unwrap();
    let (name, version) = (format!("feed-ask:{}", feed.id), "1".to_owned());
    let slow = Task { name: name.clone(), version, parts: 1, topic: String::new() };
    let asked = test.app.work(&slow, Duration::ZERO, |_| std::future::pending::<Option<()>>()).await;
    assert!(matches!(asked, Work::Under { .. }));
    let mut client = test.sign_in_as(Role::EffectOwner).await;
    let list = format!("{}/foed", pupils.url());
    let page = client.get(&list).await;
    page.says("Tjenesten bliver spurgt nu.");
    assert_eq!(page.header("refresh"), "3");
    // Asking again waits for what is under way.
    client.post_form(&format!("{list}/{}/hent", feed.id), &[]).await.leads_to(&list);
    test.app.jobs.stop(&name);
    client.get(&list).await.does_not_say("Tjenesten bliver spurgt nu.");
}

#[tokio::test]
async fn kolada_gives_women_and_men_only_when_they_are_asked_for_and_its_many_decimals_are_rounded() {
    let test = TestApp::new().await;
    let (world, pupils) = set_up(&test).await;
    let answer = r#"{"values":[{"kpi":"N1","period":2023,"municipality":"n1","values":[
        {"gender":"T","value":27.6243093922652,"count":1,"status":""},{"gender":"K","value":30,"count":1,"status":""},
        {"gender":"M","value":25,"count":1,"status":""}]},{"kpi":"N1","period":2023,"municipality":"n2","values":[
        {"gender":"T","value":null,"count":0,"status":"Missing"}]}]}"#;
    let service = Service::start(Box::new(move |_, _| (200, answer.to_owned())));
    let (db, owner, services) = (&test.app.db, test.fjordby.actor(Role::EffectOwner), service.services());
    let question = kolada::Question::read("N1", "", "");
    let all = Ask::Kolada(question.clone());
    let feed = feeds::save(db, &owner, &pupils, (None, &all, "never"), &services, now()).await.unwrap();
    let intake = feeds::fetch_now(db, &owner, &pupils, &feed, &services, now()).await.unwrap();
    let mut client = test.sign_in_as(Role::EffectOwner).await;
    let page = client.get(&format!("{}/indlaes/{}", pupils.url(), intake.id)).await;
    page.says("Nye 2").says("27,624309").says("Ét tal har mere end seks decimaler og bliver afrundet.");

    let divided = indicator(&test, &world, "Delt", (DefinitionDraft::number("Elever"), Frequency::Year)).await;
    let categories = vec![("k".to_owned(), "Kvinder".to_owned()), ("m".to_owned(), "Mænd".to_owned())];
    let sexes = Dimension { code: "koen".into(), title: "Køn".into(), categories };
    indicators::set_dimensions(db, &owner, &divided.id, (&[sexes], 1, ""), now()).await.unwrap();
    let split = Ask::Kolada(kolada::Question { by_gender: true, ..question });
    let feed = feeds::save(db, &owner, &divided, (None, &split, "never"), &services, now()).await.unwrap();
    let intake = feeds::fetch_now(db, &owner, &divided, &feed, &services, now()).await.unwrap();
    client.get(&format!("{}/indlaes/{}", divided.url(), intake.id)).await.says("Nye 4");
    let current = observation::current(&mut db.reader(), &pupils.municipality_id, &pupils.id).await.unwrap();
    assert!(current.is_empty());
}
