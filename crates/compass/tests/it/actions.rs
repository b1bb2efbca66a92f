//! Actions as people meet them: proposing one, finding it, moving it on, and meeting what was proposed before.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use compass::action::actions::{self, Filter, Supports};
use compass::action::{Action, ActionFault, ActionKind, ActionState, Draft};
use compass::core_task::{CoreTask, NewTask, TaskKind};
use compass::model;
use compass::thread::links::actions as links;
use compass::thread::{Asker, End, Kind, Stored, Threads};
use compass::wording::actions::{AdoptedBy, Saving, adopt};
use compass::wording::{PartKind, Thing, Words};
use platform::access::{Actor, Role};
use platform::store::{Tx, Value};
use testbed::clock::now;
use ui::i18n::{Language, Locale};

use crate::TestApp;

const HOME: &str = "/kompas/handlinger";

/// A core task in force, which is north, with one focus.
pub(crate) async fn trivsel(test: &TestApp) -> CoreTask {
    let (db, editor) = (&test.app.db, test.fjordby.actor(Role::CompassEditor));
    let mut words = Words::default();
    words.add(PartKind::Title, "", "Trivsel og læring", None);
    words.add(PartKind::Focus, "", "Flere voksne i børnehaverne", None);
    let new = NewTask {
        model: model::actions::create(db, &editor, "Kernen", now()).await.unwrap().id,
        parent: None,
        kind: TaskKind::Welfare,
        responsible: String::new(),
        words,
        remarks: "{}".to_owned(),
    };
    let task = compass::core_task::actions::create(db, &editor, &new, now()).await.unwrap();
    let (thing, scope) = (Thing::core_task(&task.id), task.scope());
    let what = Saving { thing: &thing, scope: &scope, number: 1, seen: 1, reason: "" };
    let decision = AdoptedBy { reference: "Byrådet, punkt 7".to_owned(), day: "2026-01-01".to_owned() };
    adopt(db, &editor, &what, &decision, now()).await.unwrap();
    task
}

pub(crate) fn draft(title: &str, kind: ActionKind) -> Draft {
    Draft {
        title: title.to_owned(),
        description: String::new(),
        kind,
        responsible: "Skovbørnehaven".to_owned(),
        unit: None,
    }
}

/// An action that Emil has proposed, and that helps a core task when one is given.
pub(crate) async fn proposed(test: &TestApp, title: &str, kind: ActionKind, helps: Option<&CoreTask>) -> Action {
    let what = helps.map(|task| Supports {
        what: End::new(Kind::CoreTask, &task.id),
        reason: "Børn, der leger ude, trives".to_owned(),
    });
    let emil = test.fjordby.actor(Role::Employee);
    actions::create(&test.app.db, &emil, &draft(title, kind), what.as_ref(), now()).await.unwrap()
}

/// Tells whether a thing reaches north, as the editor sees it.
pub(crate) async fn reaches_north(test: &TestApp, end: &End) -> bool {
    let actor = test.fjordby.actor(Role::CompassEditor);
    let locale = Locale::new(Language::Danish, test.app.texts.clone());
    let threads = Threads::new(vec![Box::new(Stored)]);
    let asker = Asker { db: &test.app.db, actor: &actor, locale: &locale };
    threads.of(asker.db, asker.actor, asker.locale, end.kind, &end.id).await.unwrap().reaches_north
}

async fn state(test: &TestApp, id: &str) -> ActionState {
    actions::find(&mut test.app.db.reader(), &test.fjordby.operator(), id).await.unwrap().state
}

#[tokio::test]
async fn an_empty_list_says_what_will_come_and_how_to_begin() {
    let test = TestApp::new().await;
    test.visitor().get(HOME).await.answers(200).says("Her kommer de handlinger til at stå, som kommunen har valgt");
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get(HOME).await.says("Begynd med en idé").says("Foreslå en handling");
}

#[tokio::test]
async fn an_action_without_a_link_stands_on_the_thread_without_north_and_only_colleagues_see_it() {
    let test = TestApp::new().await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let fields = [("titel", "  Skovdag\nhver uge "), ("slags", "idea"), ("beskrivelse", "Ud hver onsdag.")];
    let created = emil.post_form(&format!("{HOME}/ny"), &fields).await;
    let page = emil.follow(&created).await;
    page.says("Skovdag hver uge").says("foreslået").says("Ud hver onsdag.").says("Handlingen er foreslået.");
    page.says("Dette når ikke op til");
    let id = page.url.split('?').next().unwrap().rsplit('/').next().unwrap().to_owned();
    assert!(!reaches_north(&test, &End::new(Kind::Action, &id)).await);
    test.visitor().get(&format!("{HOME}/{id}")).await.leads_to("/log-ind");
    test.visitor().get(HOME).await.does_not_say("Skovdag");
    emil.get(HOME).await.says("Skovdag hver uge").says("intet endnu");
    test.sign_in_in(&test.havnby, Role::CompassEditor).await.get(&format!("{HOME}/{id}")).await.answers(404);
}

#[tokio::test]
async fn what_an_action_supports_is_linked_with_it_or_nothing_is_saved() {
    let test = TestApp::new().await;
    let task = trivsel(&test).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let form = emil.get(&format!("{HOME}/ny")).await;
    let focus = form.find("#stoetter option").into_iter().find(|option| option.text.contains("Flere voksne")).unwrap();
    let focus = focus.attribute("value").to_owned();
    let url = format!("{HOME}/ny");
    let silent = emil.post_form(&url, &[("titel", "Skovdag"), ("stoetter", &focus), ("hvordan", " ")]).await;
    silent.answers(422).says("Skriv, hvordan handlingen hjælper det, du har valgt.");
    assert_eq!(silent.one("#titel").attribute("value"), "Skovdag");
    emil.get(HOME).await.does_not_say("Skovdag");
    let gone = emil.post_form(&url, &[("titel", "Skovdag"), ("stoetter", "focus:x"), ("hvordan", "Sådan")]).await;
    gone.answers(422).says("Vælg noget andet.");
    emil.get(HOME).await.does_not_say("Skovdag");
    let fields = [("titel", "Skovdag"), ("stoetter", focus.as_str()), ("hvordan", "To voksne går med ud")];
    let created = emil.post_form(&url, &fields).await;
    emil.follow(&created).await.says("Flere voksne i børnehaverne").says("To voksne går med ud").says(&task.title);
    for filter in [focus.clone(), format!("core-task:{}", task.id)] {
        emil.get(&format!("{HOME}?stoetter={filter}")).await.says("Én handling").says("Skovdag");
    }
    emil.get(&format!("{HOME}?stoetter=intet")).await.says("Ingen handlinger passer");
}

#[tokio::test]
async fn the_same_idea_meets_its_history_and_may_go_on() {
    let test = TestApp::new().await;
    let declined = proposed(&test, "Cykelstier til skolerne", ActionKind::Idea, None).await;
    let editor = test.fjordby.actor(Role::CompassEditor);
    let reason = "Vejene bygges om først";
    actions::set_state(&test.app.db, &editor, &declined.id, ActionState::Declined, reason, now()).await.unwrap();
    let mut emil = test.sign_in_as(Role::Employee).await;
    let url = format!("{HOME}/ny");
    let again = emil.post_form(&url, &[("titel", "Cykelsti til skolen"), ("slags", "idea")]).await;
    again.answers(200).says("Det her har vi mødt før").says("Cykelstier til skolerne").says("valgt fra");
    assert_eq!(again.one("#titel").attribute("value"), "Cykelsti til skolen");
    assert_eq!(again.one("input[name=moedt]").attribute("value"), declined.id);
    let fields = [("titel", "Cykelsti til skolen"), ("slags", "idea"), ("moedt", declined.id.as_str())];
    let gone_on = emil.post_form(&url, &fields).await;
    emil.follow(&gone_on).await.says("Handlingen er foreslået.");
    emil.post_form(&url, &[("titel", "En ny svømmehal")]).await.answers(303);
}

#[tokio::test]
async fn words_find_actions_in_all_their_forms_and_filters_narrow_them() {
    let test = TestApp::new().await;
    proposed(&test, "Skolehaver i landsbyerne", ActionKind::Project, None).await;
    proposed(&test, "Madpakker til alle", ActionKind::Service, None).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get(&format!("{HOME}?ord=skolehaven")).await.says("Én handling").says("Skolehaver").does_not_say("Madpakker");
    emil.get(&format!("{HOME}?slags=service")).await.says("Madpakker").does_not_say("Skolehaver");
    emil.get(&format!("{HOME}?tilstand=chosen")).await.says("Ingen handlinger passer").says("Nulstil");
    emil.get(&format!("{HOME}?ord=barn")).await.says("2 handlinger");
    emil.get(&format!("{HOME}?side=9")).await.says("Gå til den første side");
}

#[tokio::test]
async fn a_service_that_runs_is_public_and_an_idea_waits_for_a_decision() {
    let test = TestApp::new().await;
    let service = proposed(&test, "Madpakker til alle", ActionKind::Service, None).await;
    let idea = proposed(&test, "Skovdag", ActionKind::Idea, None).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let url = format!("{}/tilstand", service.url());
    let silent = emil.post_form(&url, &[("tilstand", "running"), ("grund", "")]).await;
    silent.answers(422).says("Skriv hvorfor.");
    let moved = emil.post_form(&url, &[("tilstand", "running"), ("grund", "Har kørt siden 2019")]).await;
    emil.follow(&moved).await.says("Handlingen har skiftet tilstand.").says("Har kørt siden 2019");
    let seen = test.visitor().get(&service.url()).await;
    seen.answers(200).says("i gang").does_not_say("Emil").does_not_say("Har kørt siden 2019");
    assert!(emil.get(&idea.url()).await.find("#tilstand").is_empty());
    for state in ["chosen", "running", "declined"] {
        let tried = emil.post_form(&format!("{}/tilstand", idea.url()), &[("tilstand", state), ("grund", "x")]).await;
        tried.answers(403);
    }
    assert_eq!(state(&test, &idea.id).await, ActionState::Proposed);
}

#[tokio::test]
async fn an_action_that_ends_leaves_the_thread_and_comes_back_with_its_links() {
    let test = TestApp::new().await;
    let task = trivsel(&test).await;
    let action = proposed(&test, "Skovdag", ActionKind::Service, Some(&task)).await;
    let (db, editor) = (&test.app.db, test.fjordby.actor(Role::CompassEditor));
    use ActionState::{Chosen, Declined, Ended, Proposed, Running};
    for to in [Running, Ended, Running, Chosen, Declined, Proposed, Declined, Chosen, Ended, Declined, Running] {
        actions::set_state(db, &editor, &action.id, to, "Sådan er det nu", now()).await.unwrap();
        let on_thread = matches!(to, Proposed | Chosen | Running);
        assert_eq!(reaches_north(&test, &action.end()).await, on_thread, "{to:?}");
        let page = test.sign_in_as(Role::Employee).await.get(&action.url()).await;
        page.says("Trivsel og læring").says("Børn, der leger ude, trives");
    }
    let steps = actions::steps(&mut db.reader(), &editor, &action).await.unwrap();
    assert_eq!(steps.len(), 12, "all that was done is kept: {steps:?}");
    let refused = actions::set_state(db, &editor, &action.id, Running, "Igen", now()).await;
    assert!(matches!(refused, Err(ActionFault::Refused(_))), "{refused:?}");
}

#[tokio::test]
async fn a_link_that_someone_ended_does_not_come_back_with_the_action() {
    let test = TestApp::new().await;
    let task = trivsel(&test).await;
    let action = proposed(&test, "Skovdag", ActionKind::Service, Some(&task)).await;
    let (db, editor) = (&test.app.db, test.fjordby.actor(Role::CompassEditor));
    let locale = Locale::new(Language::Danish, test.app.texts.clone());
    let threads = Threads::new(vec![Box::new(Stored)]);
    let asker = Asker { db, actor: &editor, locale: &locale };
    let thread = threads.of(db, &editor, &locale, Kind::Action, &action.id).await.unwrap();
    let link = thread.up.first().and_then(|level| level.tie.as_ref()).unwrap().id.clone();
    links::end(&asker, &threads, &link, "Det passede ikke", now()).await.unwrap();
    for to in [ActionState::Running, ActionState::Ended, ActionState::Running] {
        actions::set_state(db, &editor, &action.id, to, "Sådan er det nu", now()).await.unwrap();
    }
    assert!(!reaches_north(&test, &action.end()).await);
}

#[tokio::test]
async fn the_public_is_not_told_what_only_colleagues_may_see_above_a_public_action() {
    let test = TestApp::new().await;
    let hidden = proposed(&test, "Hemmelig plan", ActionKind::Idea, None).await;
    let what = Supports { what: hidden.end(), reason: "Er et led i den".to_owned() };
    let (db, emil) = (&test.app.db, test.fjordby.actor(Role::Employee));
    let lower = draft("Madpakker til alle", ActionKind::Service);
    let lower = actions::create(db, &emil, &lower, Some(&what), now()).await.unwrap();
    actions::set_state(db, &emil, &lower.id, ActionState::Running, "Kører", now()).await.unwrap();
    test.sign_in_as(Role::Employee).await.get(HOME).await.says("Madpakker").says("Hemmelig plan");
    for url in [HOME, &lower.url()] {
        test.visitor().get(url).await.says("Madpakker").does_not_say("Hemmelig plan");
    }
    actions::set_state(db, &emil, &lower.id, ActionState::Ended, "Slut", now()).await.unwrap();
    for url in [HOME, &lower.url()] {
        test.visitor().get(url).await.says("Madpakker").does_not_say("Hemmelig plan");
    }
}

#[tokio::test]
async fn who_saves_an_older_version_is_shown_the_newest_first() {
    let test = TestApp::new().await;
    let action = proposed(&test, "Skovdag", ActionKind::Idea, None).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let mut astrid = test.sign_in_as(Role::Analyst).await;
    let url = format!("{}/rediger", action.url());
    let fields = |title: &'static str, seen: &'static str| [("titel", title), ("slags", "idea"), ("set", seen)];
    astrid.post_form(&url, &fields("Skovdag hver uge", "1")).await.leads_to(&action.url());
    let refused = emil.post_form(&url, &fields("Skovuge", "1")).await;
    refused.answers(422).says("En anden har gemt handlingen").says("Skovdag hver uge");
    assert_eq!(refused.one("#titel").attribute("value"), "Skovuge");
    assert_eq!(refused.one("input[name=set]").attribute("value"), "2");
    let saved = emil.post_form(&url, &fields("Skovuge", "2")).await;
    emil.follow(&saved).await.says("Ændringerne er gemt.").says("Skovuge").says("Skovdag hver uge");
    emil.post_form(&url, &fields(" ", "3")).await.answers(422).says("Skriv, hvad handlingen hedder.");
}

#[tokio::test]
async fn what_runs_as_a_service_does_not_become_a_project_that_nobody_tested() {
    let test = TestApp::new().await;
    let service = proposed(&test, "Ny app til alle", ActionKind::Service, None).await;
    let (db, emil) = (&test.app.db, test.fjordby.actor(Role::Employee));
    let saved = actions::edit(db, &emil, &service.id, &draft("Ny app", ActionKind::Idea), 1, now()).await;
    assert!(saved.is_ok(), "what is only proposed may still be anything: {saved:?}");
    actions::edit(db, &emil, &service.id, &draft("Ny app", ActionKind::Service), 2, now()).await.unwrap();
    actions::set_state(db, &emil, &service.id, ActionState::Running, "Den kører", now()).await.unwrap();
    let url = format!("{}/rediger", service.url());
    let mut browser = test.sign_in_as(Role::Employee).await;
    let fields = |kind: &'static str| [("titel", "Ny app"), ("slags", kind), ("set", "3")];
    let refused = browser.post_form(&url, &fields("project")).await;
    refused.answers(422).says("Handlingen er ikke længere kun foreslået.");
    assert_eq!(refused.one("[role=alert] a").attribute("href"), "#slags");
    browser.post_form(&url, &fields("other")).await.answers(303);
}

#[tokio::test]
async fn who_says_how_an_action_helps_is_asked_what_it_helps() {
    let test = TestApp::new().await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let fields = [("titel", ""), ("stoetter", ""), ("hvordan", "To voksne går med ud")];
    let asked = emil.post_form(&format!("{HOME}/ny"), &fields).await;
    asked.answers(422).says("Vælg det, den støtter, eller slet sætningen").says("Skriv, hvad handlingen hedder.");
    assert_eq!(asked.one("#stoetter").attribute("aria-invalid"), "true");
    let fields = [("titel", "Skovdag"), ("stoetter", ""), ("hvordan", " ")];
    emil.post_form(&format!("{HOME}/ny"), &fields).await.answers(303);
}

#[tokio::test]
async fn nobody_without_the_right_proposes_or_changes_an_action() {
    let test = TestApp::new().await;
    let action = proposed(&test, "Skovdag", ActionKind::Idea, None).await;
    let db = &test.app.db;
    let strangers = [Actor::public(&test.fjordby.municipality.id), test.fjordby.actor(Role::Administrator)];
    for actor in strangers {
        let new = actions::create(db, &actor, &draft("x", ActionKind::Idea), None, now()).await;
        assert!(matches!(new, Err(ActionFault::Denied(_))), "{new:?}");
        let edited = actions::edit(db, &actor, &action.id, &draft("x", ActionKind::Idea), 1, now()).await;
        assert!(matches!(edited, Err(ActionFault::Denied(_))), "{edited:?}");
    }
    let neighbour = test.havnby.actor(Role::CompassEditor);
    let edited = actions::edit(db, &neighbour, &action.id, &draft("x", ActionKind::Idea), 1, now()).await;
    assert!(matches!(edited, Err(ActionFault::NotFound)), "{edited:?}");
}

/// Writes ten thousand actions, a third of them chosen and a third running.
async fn ten_thousand(test: &TestApp) {
    let (municipality, unit) = (test.fjordby.municipality.id.as_str(), test.fjordby.unit.id.as_str());
    let mut tx = Tx::begin(&test.app.db, &test.fjordby.operator(), "test.actions", now()).await.unwrap();
    let row = |number: i64| -> Vec<Value> {
        let title = format!("Handling {number} om skolehaver");
        let about = "Børnene dyrker grøntsager sammen med bedsteforældre fra byen, og maden bliver spist i fællesskab.";
        let state = ["proposed", "chosen", "running"].into_iter().nth(usize::try_from(number % 3).unwrap()).unwrap();
        let (id, made) = (format!("a{number:06}"), Value::from(number));
        let texts: [Value; 7] =
            [id.into(), municipality.into(), unit.into(), title.into(), about.into(), "idea".into(), state.into()];
        texts.into_iter().chain([1_i64.into(), "x".into(), "x".into(), made.clone(), made]).collect()
    };
    let columns = [
        "id",
        "municipality_id",
        "unit_id",
        "title",
        "description",
        "kind",
        "state",
        "revision",
        "by_id",
        "by_name",
        "created_at",
        "changed_at",
    ];
    tx.insert_rows("compass_action", &columns, (0..10_000).map(row).collect()).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_list_of_ten_thousand_actions_is_counted_filtered_and_shown_in_pages() {
    let test = TestApp::new().await;
    ten_thousand(&test).await;
    let (db, emil) = (&test.app.db, test.fjordby.actor(Role::Employee));
    let words = Filter { words: "børnehaver 4711".to_owned(), ..Filter::default() };
    let nothing = Filter { supports: actions::Supported::Nothing, ..Filter::default() };
    let chosen = Filter { state: Some(ActionState::Chosen), ..Filter::default() };
    let number = Filter { words: "\"handling 4711\"".to_owned(), ..Filter::default() };
    for (what, filter, page, total) in [
        ("first page", Filter::default(), 1, 10_000),
        ("last page", Filter::default(), 200, 10_000),
        ("supports nothing", nothing, 3, 10_000),
        ("chosen", chosen, 2, 3_333),
        ("two words", words, 1, 0),
        ("one of them", number, 1, 1),
    ] {
        let found = actions::search(&mut db.reader(), &emil, &filter, page).await.unwrap();
        assert_eq!((found.total, found.lines.len()), (total, total.min(50)), "{what}");
    }
    let met = actions::met_before(&mut db.reader(), &emil, &draft("Handling 9 om skolehave", ActionKind::Idea)).await;
    assert_eq!(met.unwrap().first().unwrap().action.title, "Handling 9 om skolehaver");
    let public = Actor::public(&test.fjordby.municipality.id);
    assert_eq!(actions::search(&mut db.reader(), &public, &Filter::default(), 1).await.unwrap().total, 6_666);
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get(&format!("{HOME}?side=2&tilstand=running")).await.says("3.333 handlinger").says("Side 2 af 67");
}
