//! Services that values are fetched from, against a server in the test that answers as they do.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};

use axum::{Extension, Router};
use effect::indicator::{DefinitionDraft, Indicator};
use effect::intake::actions as intakes;
use effect::intake::feed::actions::{self as feeds, FeedFault};
use effect::intake::feed::schedule::ask_due;
use effect::intake::feed::{Ask, FetchFault, Services};
use effect::intake::{kolada, statbank};
use effect::observation;
use effect::period::Frequency;
use platform::access::Role;
use platform::store::Migration;
use testbed::Context;
use testbed::clock::{now, pass};
use ui::{App, Routes};

use crate::values::{World, indicator};
use crate::{Effect, TestApp};

/// What a service is asked, and what it answers: status and body. The host is put in for `{host}`.
pub(crate) type Answers = Box<dyn Fn(&str, &str) -> (u16, String) + Send>;

/// A service on this machine.
pub(crate) struct Service {
    pub(crate) url: String,
    host: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Service {
    pub(crate) fn start(answers: Answers) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let host = listener.local_addr().unwrap().to_string();
        let asked: Arc<Mutex<Vec<String>>> = Arc::default();
        let (log, name) = (asked.clone(), host.clone());
        // Ends with the test's process.
        std::thread::spawn(move || {
            for mut stream in listener.incoming().map_while(Result::ok) {
                let mut reader = BufReader::new(stream.try_clone().unwrap());
                let (mut first, mut length) = (String::new(), 0);
                reader.read_line(&mut first).unwrap();
                let mut line = String::new();
                while reader.read_line(&mut line).unwrap() > 2 {
                    if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                        length = value.trim().parse().unwrap();
                    }
                    line.clear();
                }
                let mut body = vec![0; length];
                reader.read_exact(&mut body).unwrap();
                let (what, body) =
                    (first.trim_end_matches(" HTTP/1.1\r\n").to_owned(), String::from_utf8(body).unwrap());
                log.lock().unwrap().push(format!("{what} {body}"));
                let (status, answer) = answers(&what, &body);
                let answer = answer.replace("{host}", &name);
                let location = if status == 302 { format!("location: {answer}\r\n") } else { String::new() };
                let head = format!(
                    "HTTP/1.1 {status} X\r\n{location}content-length: {}\r\nconnection: close\r\n\r\n",
                    answer.len()
                );
                stream.write_all(head.as_bytes()).unwrap();
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        Self { url: format!("http://{host}"), host, asked }
    }

    pub(crate) fn services(&self) -> Services {
        Services { statbank: self.url.clone(), kolada: self.url.clone(), hosts: vec![self.host.clone()] }
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

const INFO: &str = r#"{"id":"SKOLE1","text":"Elever","unit":"antal","updated":"2026-01-01T08:00:00","variables":[
    {"id":"OMRÅDE","text":"område","elimination":true,"time":false,"values":[{"id":"n1","text":"Nord"}]},
    {"id":"KØN","text":"køn","elimination":true,"time":false,"values":[{"id":"TOT","text":"I alt"}]},
    {"id":"Tid","text":"tid","elimination":false,"time":true,"values":[{"id":"2024","text":"2024"}]}]}"#;

/// The variable that a question for BULK has no filter for. The service leaves none out, also not one with elimination.
fn left_out(body: &str) -> Option<String> {
    let read = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    let (info, asked) = (read(INFO), read(body));
    let codes = |all: &serde_json::Value, name: &str| -> Vec<String> {
        all["variables"].as_array().unwrap().iter().map(|one| one[name].as_str().unwrap().to_uppercase()).collect()
    };
    let asked = codes(&asked, "code");
    codes(&info, "id").into_iter().find(|code| !asked.contains(code))
}

/// StatBank with these lines of data: the area, the sex, the year and the number.
pub(crate) fn statbank(lines: &Arc<Mutex<String>>) -> Service {
    let lines = lines.clone();
    Service::start(Box::new(move |what, body| match what {
        "POST /tableinfo" if body.contains("SKOLE1") => (200, INFO.to_owned()),
        "POST /data" => match left_out(body) {
            Some(code) => {
                let message = format!("Der skal vælges værdier for variabel: {code}");
                (400, format!(r#"{{"errorTypeCode":"EXTRACT-NOTALLOWED","message":"{message}"}}"#))
            }
            None => (200, format!("OMRÅDE;KØN;TID;INDHOLD\n{}", lines.lock().unwrap())),
        },
        _ => (400, r#"{"errorTypeCode":"EXTRACT-NOTFOUND","message":"Tabellen findes ikke"}"#.to_owned()),
    }))
}

pub(crate) fn ask(table: &str) -> Ask {
    Ask::Statbank(statbank::Question::read(table, "OMRÅDE = *").unwrap())
}

pub(crate) async fn set_up(test: &testbed::TestApp<impl Context>) -> (World, Indicator) {
    let world = World::new(test).await;
    let pupils = indicator(test, &world, "Elever", (DefinitionDraft::number("Elever"), Frequency::Year)).await;
    (world, pupils)
}

pub(crate) async fn count(test: &TestApp, indicator: &Indicator) -> usize {
    observation::current(&mut test.app.db.reader(), &indicator.municipality_id, &indicator.id).await.unwrap().len()
}

pub(crate) async fn outcome(test: &TestApp, indicator: &Indicator) -> String {
    let all = feeds::all(&mut test.app.db.reader(), &test.fjordby.operator(), indicator).await.unwrap();
    all.into_iter().next().unwrap().last_outcome
}

/// Writes the answer that waits, as a person who has looked at it does.
pub(crate) async fn write_waiting(test: &TestApp, indicator: &Indicator) {
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let waiting = intakes::newest(&mut test.app.db.reader(), &test.fjordby.operator(), indicator).await.unwrap();
    let page = owner.get(&format!("{}/indlaes/{}", indicator.url(), waiting.first().unwrap().id)).await;
    let seen = page.one("input[name=set]").attribute("value").to_owned();
    owner.post_form(&page.url, &[("set", &seen)]).await.answers(303);
}

#[tokio::test]
async fn statbank_is_asked_with_a_filter_for_every_variable_and_two_dots_are_not_zero() {
    let test = TestApp::new().await;
    let (world, pupils) = set_up(&test).await;
    let lines = Arc::new(Mutex::new("n1;TOT;2024;100\nn2;TOT;2024;..\n".to_owned()));
    let service = statbank(&lines);
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let services = service.services();
    let feed = feeds::save(db, &owner, &pupils, (None, &ask("skole1"), "never"), &services, now()).await.unwrap();
    let intake = feeds::fetch_now(db, &owner, &pupils, &feed, &services, now()).await.unwrap();
    let asked = service.asked();
    assert!(
        asked.iter().any(|one| one.starts_with("POST /data")
            && one.contains(r#""format":"BULK""#)
            && one.contains(r#"{"code":"KØN","values":["TOT"]}"#)
            && one.contains(r#"{"code":"Tid","values":["*"]}"#)),
        "{asked:?}"
    );
    let mut client = test.sign_in_as(Role::EffectOwner).await;
    let page = client.get(&format!("{}/indlaes/{}", pupils.url(), intake.id)).await;
    page.says("SKOLE1 (StatBank)").says("Nye 2").says("skjult (..)");
    let seen = page.one("input[name=set]").attribute("value").to_owned();
    client.post_form(&page.url, &[("set", &seen)]).await.answers(303);
    let current = observation::current(&mut db.reader(), &pupils.municipality_id, &pupils.id).await.unwrap();
    let suppressed = current.iter().find(|(key, _)| key.unit == world.id("n2")).unwrap();
    assert_eq!((suppressed.1.0.numerator, suppressed.1.0.status), (None, observation::Status::Suppressed));
}

#[tokio::test]
async fn a_refusal_is_told_in_the_services_own_words_and_in_its_line() {
    let test = TestApp::new().await;
    let (_, pupils) = set_up(&test).await;
    let service = statbank(&Arc::default());
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let services = service.services();
    let feed = feeds::save(db, &owner, &pupils, (None, &ask("ukendt"), "day"), &services, now()).await.unwrap();
    let refused = feeds::fetch_now(db, &owner, &pupils, &feed, &services, now()).await;
    assert!(matches!(refused, Err(FeedFault::Fetch(FetchFault::Refused(400, said))) if said == "Tabellen findes ikke"));
    let mut client = test.sign_in_as(Role::EffectOwner).await;
    let list = client.get(&format!("{}/foed", pupils.url())).await;
    list.says("Det gik ikke.").says("Tjenesten svarede nej: Tabellen findes ikke (400)");
}

#[tokio::test]
async fn the_server_writes_what_is_new_by_itself_once_somebody_has_and_leaves_corrections_to_people() {
    let test = TestApp::new().await;
    let (_, pupils) = set_up(&test).await;
    let lines = Arc::new(Mutex::new("n1;TOT;2024;100\nn2;TOT;2024;90\n".to_owned()));
    let service = statbank(&lines);
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let services = service.services();
    feeds::save(db, &owner, &pupils, (None, &ask("SKOLE1"), "day"), &services, now()).await.unwrap();
    assert_eq!(ask_due(db, &services, now()).await.unwrap(), 1);
    assert_eq!((count(&test, &pupils).await, outcome(&test, &pupils).await.as_str()), (0, "waiting"), "only guessed");
    assert_eq!(ask_due(db, &services, now()).await.unwrap(), 0, "once a day");
    write_waiting(&test, &pupils).await;
    assert_eq!(count(&test, &pupils).await, 2);
    lines.lock().unwrap().push_str("s2;TOT;2024;70\n");
    pass(86_400);
    assert_eq!(ask_due(db, &services, now()).await.unwrap(), 1);
    assert_eq!((count(&test, &pupils).await, outcome(&test, &pupils).await.as_str()), (3, "written"));
    pass(86_400);
    assert_eq!(ask_due(db, &services, now()).await.unwrap(), 1);
    assert_eq!(outcome(&test, &pupils).await, "same");
    *lines.lock().unwrap() = "n1;TOT;2024;101\nn2;TOT;2024;90\ns1;TOT;2024;1\ns2;TOT;2024;70\n".to_owned();
    pass(86_400);
    ask_due(db, &services, now()).await.unwrap();
    assert_eq!((count(&test, &pupils).await, outcome(&test, &pupils).await.as_str()), (3, "waiting"));
    let waiting = intakes::newest(&mut db.reader(), &owner, &pupils).await.unwrap();
    assert!(waiting.first().unwrap().is_waiting());
    let mut client = test.sign_in_as(Role::EffectOwner).await;
    client
        .get(&format!("{}/foed", pupils.url()))
        .await
        .says("venter på, at nogen ser på det")
        .says("Se, hvad svaret vil ændre");
}

#[tokio::test]
async fn kolada_is_read_page_by_page_and_never_from_another_host() {
    let test = TestApp::new().await;
    let (_, pupils) = set_up(&test).await;
    let row = |year: i32, value: &str| {
        format!(
            r#"{{"kpi":"N1","period":{year},"municipality":"n1","values":[{{"gender":"T","value":{value},"count":1,"status":""}}]}}"#
        )
    };
    let (first, last) = (row(2023, "1.5"), row(2024, "2"));
    let service = Service::start(Box::new(move |what, _| {
        if what.contains("kpi/N2") {
            return (200, r#"{"values":[],"next_page":"https://elsewhere.example/x"}"#.to_owned());
        }
        let next = if what.contains("page=2") {
            String::new()
        } else {
            r#","next_page":"http://{host}/data/kpi/N1?page=2""#.to_owned()
        };
        (200, format!(r#"{{"values":[{}]{next}}}"#, if what.contains("page=2") { &last } else { &first }))
    }));
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let services = service.services();
    let kolada = |kpi: &str| Ask::Kolada(kolada::Question::read(kpi, "", ""));
    let feed = feeds::save(db, &owner, &pupils, (None, &kolada("N1"), "never"), &services, now()).await.unwrap();
    let intake = feeds::fetch_now(db, &owner, &pupils, &feed, &services, now()).await.unwrap();
    let mut client = test.sign_in_as(Role::EffectOwner).await;
    client.get(&format!("{}/indlaes/{}", pupils.url(), intake.id)).await.says("Nye 2").says("1,5");
    let other = feeds::save(db, &owner, &pupils, (None, &kolada("N2"), "never"), &services, now()).await.unwrap();
    let away = feeds::fetch_now(db, &owner, &pupils, &other, &services, now()).await;
    assert!(matches!(away, Err(FeedFault::Fetch(FetchFault::Elsewhere(_)))), "{away:?}");
}

#[tokio::test]
async fn an_address_that_leads_elsewhere_or_is_unsafe_is_not_followed() {
    let test = TestApp::new().await;
    let (_, pupils) = set_up(&test).await;
    let service = Service::start(Box::new(|_, _| (302, "https://elsewhere.example/x".to_owned())));
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let services = service.services();
    let there = Ask::JsonStat { url: format!("{}/x.json", service.url) };
    let feed = feeds::save(db, &owner, &pupils, (None, &there, "never"), &services, now()).await.unwrap();
    let away = feeds::fetch_now(db, &owner, &pupils, &feed, &services, now()).await;
    assert!(matches!(away, Err(FeedFault::Fetch(FetchFault::Elsewhere(_)))), "{away:?}");
    let refused = feeds::save(db, &owner, &pupils, (None, &there, "never"), &Services::default(), now()).await;
    assert!(matches!(refused, Err(FeedFault::Refused("adresse", _))), "this machine is nobody's to ask");
}

#[tokio::test]
async fn a_service_is_set_up_changed_and_removed_on_its_pages() {
    let test = TestApp::new().await;
    let (_, pupils) = set_up(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let list = format!("{}/foed", pupils.url());
    owner.get(&list).await.says("Indikatoren henter ikke tal nogen steder fra endnu");
    owner.get(&format!("{list}/ny?slags=statbank")).await.says("Hent fra Statistikbanken");
    let fields = [("slags", "statbank"), ("tabel", "FOLK1A"), ("filtre", "OMRÅDE"), ("plan", "week")];
    owner.post_form(&format!("{list}/ny"), &fields).await.answers(422).says("skal have en variabel, et lighedstegn");
    let fields = [("slags", "statbank"), ("tabel", "FOLK1A"), ("filtre", "OMRÅDE = *"), ("plan", "week")];
    let saved = owner.post_form(&format!("{list}/ny"), &fields).await;
    let page = owner.follow(&saved).await;
    page.says("Tjenesten er gemt.").says("FOLK1A (OMRÅDE = *)").says("hver uge");
    let edit =
        page.find("a").into_iter().find(|link| link.text.starts_with("Ret")).unwrap().attribute("href").to_owned();
    assert_eq!(owner.get(&edit).await.one("#tabel").attribute("value"), "FOLK1A");
    let unsafe_address = [("slags", "json-stat"), ("adresse", "http://data.example/x"), ("plan", "never")];
    owner.post_form(&edit, &unsafe_address).await.answers(422).says("begynder med https://, fører ud af huset");
    let kolada = [("slags", "kolada"), ("noegletal", "n15033"), ("plan", "never")];
    let changed = owner.post_form(&edit, &kolada).await;
    owner.follow(&changed).await.says("N15033").says("aldrig");
    let removed = owner.post_form(&format!("{edit}/fjern"), &[]).await;
    owner.follow(&removed).await.says("Tjenesten er fjernet").does_not_say("N15033");
    test.sign_in_as(Role::Employee).await.get(&list).await.answers(403);
}

/// Effect steering that asks a StatBank on this machine.
enum Asking {}

impl Context for Asking {
    fn routes() -> Routes {
        Effect::routes()
    }

    fn texts() -> Vec<(&'static str, &'static str)> {
        Effect::texts()
    }

    fn migrations() -> Vec<Migration> {
        Effect::migrations()
    }

    fn equip(pages: Router<App>) -> Router<App> {
        Effect::equip(pages).layer(Extension(statbank(&Arc::default()).services()))
    }
}

#[tokio::test]
async fn a_tables_variables_are_shown_with_their_codes_before_anything_is_saved() {
    let test = testbed::TestApp::<Asking>::new().await;
    let (_, pupils) = set_up(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let form = owner.get(&format!("{}/foed/ny?slags=statbank", pupils.url())).await;
    let typed = [("slags", "statbank"), ("tabel", "skole1"), ("filtre", "OMRÅDE = n1"), ("trin", "variabler")];
    let page = owner.post_form(&form.url, &typed).await;
    let text = page.main_text();
    for words in ["SKOLE1: Elever", "KØN (køn): 1 værdi", "TOT I alt", "hentes kun I alt (TOT)", "n1 Nord"] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let filled = page.one("textarea[name=filtre]").text;
    assert_eq!(filled, "OMRÅDE = n1 KØN = TOT Tid = *", "what was not mentioned is filled in");
    assert!(feeds::all(&mut test.app.db.reader(), &test.fjordby.operator(), &pupils).await.unwrap().is_empty());
    let unknown = [("slags", "statbank"), ("tabel", "FINDES1"), ("filtre", ""), ("trin", "variabler")];
    let page = owner.post_form(&form.url, &unknown).await;
    page.says("Tabellen findes ikke");
}
