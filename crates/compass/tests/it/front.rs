//! The front page: what it says to everyone, and what more to those who are signed in.

use compass::action::{ActionKind, ActionState, actions};
use compass::core_task::TaskKind;
use compass::priority_test::actions::save;
use compass::priority_test::{Answers, Named};
use compass::thread::Kind;
use compass::thread::links::Audience;
use compass::wording::PartKind;
use platform::access::Role;
use testbed::clock::{self, now};

use crate::TestApp;
use crate::actions::{proposed, trivsel};
use crate::search::{draft, in_force, new_model, node};
use crate::voices::{does, written};

#[tokio::test]
async fn an_empty_compass_says_what_will_come_and_how_to_begin() {
    let test = TestApp::new().await;
    let page = test.visitor().get("/").await;
    page.answers(200).says("Kernen i Fjordby Kommune").says("Her kommer kommunens kerneopgaver til at stå.");
    page.says("Log ind, hvis du arbejder med kerneopgaven").does_not_say("Det venter på dig");
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    editor.get("/").await.says("Skriv den første kerneopgave").says("Der er ikke noget, der venter på dig.");
}

#[tokio::test]
async fn everyone_reads_what_the_core_task_is_what_is_in_focus_and_what_is_new() {
    let test = TestApp::new().await;
    let model = new_model(&test, &test.fjordby).await;
    let north = [(PartKind::Title, "Et godt liv ved fjorden"), (PartKind::Purpose, "Alle lever det liv, de vil")];
    let overall = in_force(&test, &test.fjordby, &model, TaskKind::Overall, &north).await;
    let parts = [(PartKind::Title, "Trivsel"), (PartKind::Purpose, "Alle trives"), (PartKind::Focus, "Flere lærlinge")];
    in_force(&test, &test.fjordby, &model, TaskKind::Welfare, &parts).await;
    in_force(&test, &test.fjordby, &model, TaskKind::Workplace, &[(PartKind::Title, "Malthe skal trives")]).await;
    node(&test, &test.fjordby, Kind::Voice, "Vi begynder dagen med en sang", Audience::Public).await;
    node(&test, &test.fjordby, Kind::Action, "Sangbøger til alle", Audience::Staff).await;
    let page = test.visitor().get("/").await;
    page.says("Kommunens overordnede kerneopgave").says("Alle lever det liv, de vil");
    assert_eq!(page.one(".pejl-north a").attribute("href"), overall.url());
    page.says("I fokus lige nu").says("Flere lærlinge").says("På arbejdspladserne").says("Malthe skal trives");
    page.says("Ny stemme").says("Vi begynder dagen med en sang").does_not_say("Sangbøger");
    let mut employee = test.sign_in_as(Role::Employee).await;
    employee.get("/").await.says("Din arbejdsplads' del").says("Ny handling Sangbøger til alle");
    employee.get("/").await.says("5 ting i dine enheder har ikke noget nord");
    test.visitor_of(&test.havnby).get("/").await.does_not_say("fjorden").does_not_say("sang");
}

#[tokio::test]
async fn a_draft_waits_for_the_editor_and_for_nobody_else() {
    let test = TestApp::new().await;
    let model = new_model(&test, &test.fjordby).await;
    draft(&test, &test.fjordby, &model, TaskKind::Welfare, &[(PartKind::Title, "Trivsel")]).await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let page = editor.get("/").await;
    assert_eq!(page.one(".pejl-waiting a").text, "Udkastet til Trivsel er ikke færdigt");
    let mut employee = test.sign_in_as(Role::Employee).await;
    employee.get("/").await.does_not_say("Udkastet").says("Der er ikke noget, der venter på dig.");
}

/// Days in seconds.
const DAY: i64 = 24 * 60 * 60;

#[tokio::test]
async fn news_is_dated_by_what_happened_and_not_by_when_the_thing_was_written() {
    let test = TestApp::new().await;
    let old = proposed(&test, "Skovdag", ActionKind::Idea, None).await;
    let mut writer = test.sign_in_as(Role::Employee).await;
    let voice = written(&mut writer, "Biblioteket").await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    does(&mut editor, &voice, &["godkend", "med"]).await;
    clock::pass(10 * DAY);
    node(&test, &test.fjordby, Kind::Action, "Legeplads", Audience::Public).await;
    clock::pass(DAY);
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    does(&mut editor, &voice, &["offentliggoer"]).await;
    clock::pass(DAY);
    let actor = test.fjordby.actor(Role::CompassEditor);
    actions::set_state(&test.app.db, &actor, &old.id, ActionState::Chosen, "Vi gør det", now()).await.unwrap();
    let text = test.visitor().get("/").await.text();
    let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}: {text}"));
    assert!(place("Handling valgt") < place("Ny stemme"), "{text}");
    assert!(place("Ny stemme") < place("Ny handling"), "{text}");
    assert!(text.contains("3. december 2026"), "the day of the choice: {text}");
    assert!(!text.contains("21. november 2026"), "not the day of the proposal: {text}");
}

#[tokio::test]
async fn the_front_page_shows_published_voices_of_the_chosen_unit_and_counts_what_waits_for_an_editor() {
    let test = TestApp::new().await;
    let mut writer = test.sign_in_as(Role::Employee).await;
    let voice = written(&mut writer, "Biblioteket").await;
    written(&mut writer, "Havnen").await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    editor.get("/").await.says("2 stemmer venter på at blive læst");
    does(&mut editor, &voice, &["godkend", "med"]).await;
    editor.get("/").await.says("Én stemme venter på at blive læst");
    test.visitor().get("/").await.does_not_say("Biblioteket");
    does(&mut editor, &voice, &["offentliggoer"]).await;
    let page = test.visitor().get("/").await;
    page.says("Biblioteket").says("Vi hjælper med det digitale.").does_not_say("Havnen").does_not_say("venter på");
    let unit = format!("/?enhed={}", test.fjordby.unit.id);
    test.visitor().get(&unit).await.says("Biblioteket");
    writer.get("/").await.does_not_say("venter på at blive læst");
}

#[tokio::test]
async fn drafts_of_priority_tests_are_counted_for_those_who_decide_on_them() {
    let test = TestApp::new().await;
    let task = trivsel(&test).await;
    let emil = test.fjordby.actor(Role::Employee);
    for title in ["Skovdag", "Madpakker"] {
        let action = proposed(&test, title, ActionKind::Idea, None).await;
        let answers = Answers {
            core_task: Named::Task(task.id.clone()),
            change_for_whom: String::new(),
            path: String::new(),
            given_up: String::new(),
            seen_by: String::new(),
        };
        save(&test.app.db, &emil, &action.id, &answers, 0, now()).await.unwrap();
    }
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    editor.get("/").await.says("2 prioriteringstest venter på en afgørelse");
    test.sign_in_as(Role::Employee).await.get("/").await.does_not_say("venter på en afgørelse");
    test.sign_in_in(&test.havnby, Role::CompassEditor).await.get("/").await.does_not_say("venter på en afgørelse");
}

#[tokio::test]
async fn what_was_adopted_in_one_go_is_named_and_north_begins_with_a_capital() {
    let test = TestApp::new().await;
    let editor = test.fjordby.actor(Role::CompassEditor);
    let file = r#"{ "municipality": "Fjordby Kommune", "core_task": { "wording": "understøtte et godt liv" },
                    "welfare_tasks": [{ "title": "Natur" }, { "title": "Skole" }, { "title": "Havn" }] }"#;
    let form = compass::exchange::read_json("compass.json", file.as_bytes()).unwrap();
    let into = compass::transfer::Into::Fitting;
    compass::transfer::import(&test.app.db, &editor, &form, &into, "en fil", test.app.now()).await.unwrap();
    let page = test.visitor().get("/").await;
    assert_eq!(page.one(".pejl-north h2").text, "Understøtte et godt liv");
    let news = page.one(".pejl-news a").text;
    assert!(news.starts_with("4 ordlyde: ") && news.contains("Natur") && news.ends_with('…'), "{news}");
}

#[tokio::test]
async fn a_printed_page_says_where_it_came_from_and_on_which_day() {
    let test = TestApp::new().await;
    let page = test.visitor().get("/kompas?slags=alt&besked=core-task-moved").await;
    let printed = page.one(".pejl-print-only.pejl-printed").text;
    let day = test.app.now().in_denmark().date().year().to_string();
    assert!(printed.contains("/kompas?slags=alt · udskrevet") && printed.contains(&day), "{printed}");
}
