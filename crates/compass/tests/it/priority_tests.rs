//! The priority test: five questions, a draft that nobody overwrites unseen, and a verdict that stays.
#![expect(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use compass::action::{Action, ActionKind, ActionState, actions};
use compass::core_task::CoreTask;
use compass::priority_test::actions::{Filter, OnYes, Ruling, decide, of_action, save, search};
use compass::priority_test::{Answers, Named, Test, TestFault, TestRefusal, TestState, Verdict};
use platform::access::Role;
use testbed::clock::now;

use crate::TestApp;
use crate::actions::{proposed, reaches_north, trivsel};

const HOME: &str = "/kompas/prioritering";

fn answers(task: Named) -> Answers {
    Answers {
        core_task: task,
        change_for_whom: "Børnene i Skovbørnehaven leger mere ude".to_owned(),
        path: "Når de voksne går med, tør børnene mere".to_owned(),
        given_up: "To timers rengøring om ugen".to_owned(),
        seen_by: "Flere børn smiler om eftermiddagen".to_owned(),
    }
}

/// A test whose five questions Emil has answered.
async fn answered(test: &TestApp, action: &Action, task: &CoreTask) -> Test {
    let emil = test.fjordby.actor(Role::Employee);
    save(&test.app.db, &emil, &action.id, &answers(Named::Task(task.id.clone())), 0, now()).await.unwrap()
}

fn ruling(verdict: Verdict, reason: &str) -> Ruling {
    Ruling { verdict, reason: reason.to_owned(), on_yes: OnYes::Choose, seen: 1 }
}

/// Gives the verdict as the editor.
async fn decided(test: &TestApp, draft: &Test, ruling: &Ruling) -> Result<Test, TestFault> {
    decide(&test.app.db, &test.fjordby.actor(Role::CompassEditor), &draft.id, ruling, now()).await
}

async fn state(test: &TestApp, action: &Action) -> ActionState {
    actions::find(&mut test.app.db.reader(), &test.fjordby.operator(), &action.id).await.unwrap().state
}

#[tokio::test]
async fn five_questions_are_answered_and_decided_on_pages() {
    let test = TestApp::new().await;
    let task = trivsel(&test).await;
    let action = proposed(&test, "Skovdag", ActionKind::Idea, None).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get(HOME).await.says("Ingen handlinger er prøvet mod kerneopgaven endnu");
    let url = format!("{}/prioritering", action.url());
    let form = emil.get(&url).await;
    form.says("1. Hvilken kerneopgave").says("5. Hvordan kan vi se det?");
    assert_eq!(form.one("input[name=set]").attribute("value"), "0");
    let unfinished = emil.post_form(&url, &[("kerneopgave", ""), ("vej", "De voksne går med"), ("set", "0")]).await;
    let draft = emil.follow(&unfinished).await;
    draft.says("Kladden er gemt.").says("Ikke besvaret").says("De voksne går med").does_not_say("Skriv afgørelsen");
    let fields = [
        ("kerneopgave", task.id.as_str()),
        ("forandring", "Børnene leger ude"),
        ("vej", "De voksne går med"),
        ("fravalg", "Rengøring"),
        ("tegn", "Smil"),
        ("set", "1"),
    ];
    let saved = emil.post_form(&url, &fields).await;
    let test_url = saved.location().split('?').next().unwrap().to_owned();
    emil.follow(&saved).await.says("Trivsel og læring").says("Smil");
    emil.get(&format!("{test_url}/afgoer")).await.answers(403);
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let decide_url = format!("{test_url}/afgoer");
    editor.get(&decide_url).await.says("Børnene leger ude").says("Den kan ikke ændres bagefter");
    editor.post_form(&decide_url, &[("set", "2")]).await.answers(422).says("Vælg ja, nej eller ikke endnu.");
    let silent = editor.post_form(&decide_url, &[("svar", "yes"), ("grund", " "), ("set", "2")]).await;
    silent.answers(422).says("Skriv begrundelsen.");
    let fields = [("svar", "yes"), ("grund", "Det er værd at prøve"), ("vaelg", "ja"), ("set", "2")];
    let done = editor.post_form(&decide_url, &fields).await;
    editor.follow(&done).await.says("Afgørelsen er skrevet: ja.").says("valgt").says("Det er værd at prøve");
    let shown = editor.get(&test_url).await;
    shown.says("Svaret er ja").says("compass-editor").does_not_say("Skriv afgørelsen");
    editor.get(&decide_url).await.answers(422).says("afgørelsen kan ikke ændres");
    test.visitor().get(&test_url).await.leads_to("/log-ind");
    test.visitor().get(&action.url()).await.answers(200).says("Trivsel og læring").does_not_say("værd at prøve");
}

#[tokio::test]
async fn a_yes_chooses_the_action_and_links_it_and_itself_to_the_core_task() {
    let test = TestApp::new().await;
    let task = trivsel(&test).await;
    let action = proposed(&test, "Skovdag", ActionKind::Idea, None).await;
    let draft = answered(&test, &action, &task).await;
    assert!(!reaches_north(&test, &action.end()).await);
    let said = decided(&test, &draft, &ruling(Verdict::Yes, "Det er værd at prøve")).await.unwrap();
    assert_eq!(state(&test, &action).await, ActionState::Chosen);
    assert!(reaches_north(&test, &action.end()).await);
    assert!(reaches_north(&test, &said.end()).await);
    let page = test.sign_in_as(Role::Employee).await.get(&action.url()).await;
    assert!(page.find(".pejl-thread a").iter().any(|link| link.attribute("href") == said.url()), "{}", page.text());
}

#[tokio::test]
async fn a_yes_leaves_what_runs_running() {
    let test = TestApp::new().await;
    let task = trivsel(&test).await;
    let action = proposed(&test, "Skovdag", ActionKind::Service, None).await;
    let emil = test.fjordby.actor(Role::Employee);
    actions::set_state(&test.app.db, &emil, &action.id, ActionState::Running, "Kører", now()).await.unwrap();
    let draft = answered(&test, &action, &task).await;
    decided(&test, &draft, &ruling(Verdict::Yes, "Godt")).await.unwrap();
    assert_eq!(state(&test, &action).await, ActionState::Running);
    let other = proposed(&test, "Sangdag", ActionKind::Idea, None).await;
    let draft = answered(&test, &other, &task).await;
    let leave = Ruling { on_yes: OnYes::Leave, ..ruling(Verdict::Yes, "Godt") };
    decided(&test, &draft, &leave).await.unwrap();
    assert_eq!(state(&test, &other).await, ActionState::Proposed);
    assert!(reaches_north(&test, &other.end()).await);
}

#[tokio::test]
async fn a_no_is_kept_with_its_reason_and_met_when_the_idea_comes_back() {
    let test = TestApp::new().await;
    let task = trivsel(&test).await;
    let action = proposed(&test, "Springvand på torvet", ActionKind::Idea, Some(&task)).await;
    let draft = answered(&test, &action, &task).await;
    decided(&test, &draft, &ruling(Verdict::No, "Vandet hjælper ingen børn med at lære")).await.unwrap();
    assert_eq!(state(&test, &action).await, ActionState::Declined);
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get(&action.url()).await.says("valgt fra").says("Vandet hjælper ingen børn med at lære");
    let list = emil.get(&format!("{HOME}?svar=no&ord=springvande")).await;
    list.says("Én prioriteringstest").says("Vandet hjælper ingen børn med at lære");
    emil.get(&format!("{HOME}?svar=yes")).await.says("Ingen prioriteringstest passer");
    let again = emil.post_form("/kompas/handlinger/ny", &[("titel", "Et springvand på torvet")]).await;
    again.answers(200).says("Det her har vi mødt før").says("Svaret er nej");
    again.says("Vandet hjælper ingen børn med at lære");
    // It comes back: what it supported is said again, and so is what it was decided by.
    let (db, operator) = (&test.app.db, test.fjordby.operator());
    actions::set_state(db, &operator, &action.id, ActionState::Proposed, "Nye tal", now()).await.unwrap();
    let page = emil.get(&action.url()).await;
    assert!(page.find(".pejl-thread a").iter().any(|link| link.attribute("href") == draft.url()), "{}", page.text());
    page.says("Vandet hjælper ingen børn med at lære");
    assert!(reaches_north(&test, &action.end()).await);
}

#[tokio::test]
async fn a_draft_saved_by_two_is_refused_with_the_newest_shown() {
    let test = TestApp::new().await;
    let task = trivsel(&test).await;
    let action = proposed(&test, "Skovdag", ActionKind::Idea, None).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let mut astrid = test.sign_in_as(Role::Analyst).await;
    let url = format!("{}/prioritering", action.url());
    astrid.post_form(&url, &[("vej", "Astrids vej"), ("set", "0")]).await.answers(303);
    let refused = emil.post_form(&url, &[("vej", "Emils vej"), ("set", "0")]).await;
    refused.answers(422).says("En anden har gemt kladden").says("Astrids vej").says("Emils vej");
    assert_eq!(refused.one("input[name=set]").attribute("value"), "1");
    emil.post_form(&url, &[("vej", "Emils vej"), ("kerneopgave", &task.id), ("set", "1")]).await.answers(303);
    let newest = of_action(&mut test.app.db.reader(), &test.fjordby.operator(), &action).await.unwrap();
    let [draft] = newest.as_slice() else { panic!("one draft, not {newest:?}") };
    assert_eq!((draft.path.as_str(), draft.revision), ("Emils vej", 2));
    // Nor is a verdict given on answers that have been changed since.
    let early = decided(&test, draft, &ruling(Verdict::No, "Nej")).await;
    assert!(matches!(&early, Err(TestFault::Changed(newest)) if newest.revision == 2), "{early:?}");
    decided(&test, draft, &Ruling { seen: 2, ..ruling(Verdict::No, "Nej") }).await.unwrap();
    let late = emil.post_form(&url, &[("vej", "For sent"), ("set", "2")]).await;
    late.answers(422).says("Kladden er blevet afgjort").says("Svaret er nej");
    assert_eq!(late.one("input[name=set]").attribute("value"), "0");
}

#[tokio::test]
async fn a_verdict_is_never_changed_and_a_correction_is_a_new_test() {
    let test = TestApp::new().await;
    let task = trivsel(&test).await;
    let action = proposed(&test, "Skovdag", ActionKind::Idea, None).await;
    let first = answered(&test, &action, &task).await;
    decided(&test, &first, &ruling(Verdict::No, "For dyrt")).await.unwrap();
    let again = decided(&test, &first, &ruling(Verdict::Yes, "Alligevel")).await;
    assert!(matches!(&again, Err(TestFault::Refused(why)) if why == &[TestRefusal::Decided]), "{again:?}");
    let second = answered(&test, &action, &task).await;
    assert_eq!(second.number, 2);
    decided(&test, &second, &ruling(Verdict::Yes, "En fond betaler")).await.unwrap();
    assert_eq!(state(&test, &action).await, ActionState::Chosen);
    let kept = of_action(&mut test.app.db.reader(), &test.fjordby.operator(), &action).await.unwrap();
    let told: Vec<_> = kept.iter().map(|test| (test.number, test.verdict(), test.reason.as_str())).collect();
    assert_eq!(told, [(2, Some(Verdict::Yes), "En fond betaler"), (1, Some(Verdict::No), "For dyrt")]);
    let page = test.sign_in_as(Role::Employee).await.get(&action.url()).await;
    page.says("For dyrt").says("En fond betaler");
}

#[tokio::test]
async fn what_helps_no_core_task_gets_no_yes_and_makes_no_noise_on_the_thread() {
    let test = TestApp::new().await;
    trivsel(&test).await;
    let action = proposed(&test, "Guldhaner på rådhuset", ActionKind::Idea, None).await;
    let emil = test.fjordby.actor(Role::Employee);
    let draft = save(&test.app.db, &emil, &action.id, &answers(Named::NoTask), 0, now()).await.unwrap();
    let yes = decided(&test, &draft, &ruling(Verdict::Yes, "Flot")).await;
    assert!(matches!(&yes, Err(TestFault::Refused(why)) if why == &[TestRefusal::YesWithoutTask]), "{yes:?}");
    let no = decided(&test, &draft, &ruling(Verdict::No, "Hjælper ingen")).await.unwrap();
    assert!(!no.is_on_thread());
    let mut client = test.sign_in_as(Role::Employee).await;
    client.get(&no.url()).await.says("Ingen af dem").says("Svaret er nej").does_not_say("Dette når ikke op");
    client.get(&action.url()).await.does_not_say("Dette når ikke op");
}

#[tokio::test]
async fn only_those_who_decide_on_priorities_give_verdicts() {
    let test = TestApp::new().await;
    let task = trivsel(&test).await;
    let action = proposed(&test, "Skovdag", ActionKind::Idea, None).await;
    let draft = answered(&test, &action, &task).await;
    for role in [Role::Employee, Role::Analyst, Role::Facilitator, Role::Administrator] {
        let actor = test.fjordby.actor(role);
        let tried = decide(&test.app.db, &actor, &draft.id, &ruling(Verdict::Yes, "Ja"), now()).await;
        assert!(matches!(tried, Err(TestFault::Denied(_))), "{role:?}: {tried:?}");
    }
    let neighbour = test.havnby.actor(Role::CompassEditor);
    let tried = decide(&test.app.db, &neighbour, &draft.id, &ruling(Verdict::Yes, "Ja"), now()).await;
    assert!(matches!(tried, Err(TestFault::NotFound)), "{tried:?}");
    let drafts = Filter { state: Some(TestState::Draft), words: String::new() };
    let seen = search(&mut test.app.db.reader(), &neighbour, &drafts, 1).await.unwrap();
    assert!(seen.tests.is_empty(), "{seen:?}");
}

#[tokio::test]
async fn a_long_list_of_tests_is_counted_narrowed_and_shown_in_pages() {
    let test = TestApp::new().await;
    let task = trivsel(&test).await;
    for number in 1..=53 {
        let action = proposed(&test, &format!("Skovdag {number}"), ActionKind::Idea, None).await;
        answered(&test, &action, &task).await;
    }
    let (db, emil) = (&test.app.db, test.fjordby.actor(Role::Employee));
    let draft = Filter { state: Some(TestState::Draft), words: String::new() };
    let yes = Filter { state: Some(TestState::Decided(Verdict::Yes)), words: String::new() };
    let words = |words: &str| Filter { state: None, words: words.to_owned() };
    for (filter, page, total, shown) in [
        (Filter::default(), 1, 53, 50),
        (Filter::default(), 2, 53, 3),
        (draft, usize::MAX, 53, 0),
        (yes, 1, 0, 0),
        (words("smile"), 2, 53, 3),
        (words("\"skovdag 17\""), 1, 1, 1),
    ] {
        let found = search(&mut db.reader(), &emil, &filter, page).await.unwrap();
        assert_eq!((found.total, found.tests.len()), (total, shown), "{filter:?}");
    }
    let newest = search(&mut db.reader(), &emil, &Filter::default(), 1).await.unwrap().tests.remove(0);
    assert_eq!(newest.action_title, "Skovdag 53");
    let neighbour = test.havnby.actor(Role::Employee);
    assert_eq!(search(&mut db.reader(), &neighbour, &Filter::default(), 1).await.unwrap().total, 0);
    let mut browser = test.sign_in_as(Role::Employee).await;
    browser.get(&format!("{HOME}?side=2")).await.says("53 prioriteringstest").says("Side 2 af 2");
    // The search finds a test by its answers, for colleagues only.
    browser.get("/soeg?ord=reng%C3%B8ring&slags=priority-test").await.says("Prioriteringstest (53)");
    test.visitor().get("/soeg?ord=reng%C3%B8ring").await.says("Vi fandt ikke noget");
}

#[tokio::test]
async fn an_earlier_no_stands_beside_the_five_questions() {
    let test = TestApp::new().await;
    let task = trivsel(&test).await;
    let first = proposed(&test, "Nyt logo på kommunens biler", ActionKind::Idea, Some(&task)).await;
    let draft = answered(&test, &first, &task).await;
    decided(&test, &draft, &ruling(Verdict::No, "Et mærke hjælper ingen")).await.unwrap();
    proposed(&test, "Biler til hjemmeplejen", ActionKind::Idea, None).await;
    let action = proposed(&test, "Logoer på biler", ActionKind::Idea, None).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let form = emil.get(&format!("{}/prioritering", action.url())).await;
    form.says("Det her har vi sagt nej til før").says("Nyt logo på kommunens biler").says("Et mærke hjælper ingen");
    form.does_not_say("Biler til hjemmeplejen");
    let other = proposed(&test, "Skovdag", ActionKind::Idea, None).await;
    emil.get(&format!("{}/prioritering", other.url())).await.does_not_say("sagt nej til før");
    let found = emil.get("/soeg?ord=logo").await;
    found.says("valgt fra");
}
