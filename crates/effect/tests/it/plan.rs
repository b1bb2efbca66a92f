//! The rolling plan as people meet it: brought in from a file, read, and changed by hand.

use std::collections::BTreeSet;

use compass::core_task::{self, TaskKind};
use effect::plan::{self, PlanFault, actions, file, import, rules};
use platform::access::{Actor, Grant, Role};
use testbed::TestFile;
use testbed::clock::now;

use crate::TestApp;
use crate::goals::core_area;

const HOME: &str = "/effekt/plan";
const PLAN: &str = include_str!("plan.json");

/// Somebody who owns effect goals and edits the compass.
fn owner_and_editor(test: &TestApp) -> Actor {
    let unit_path = test.fjordby.unit.path.clone();
    let grant = |role| Grant { role, unit_path: unit_path.clone() };
    let grants = vec![grant(Role::EffectOwner), grant(Role::CompassEditor)];
    Actor::person(&test.fjordby.municipality.id, test.fjordby.person(Role::EffectOwner), "Ea Ejer", grants)
}

async fn brought_in(test: &TestApp, text: &str) -> rules::Changes {
    let plan = file::read(text.as_bytes()).unwrap();
    import::import(&test.app.db, &owner_and_editor(test), &plan, now()).await.unwrap()
}

async fn read(test: &TestApp) -> plan::Plan {
    actions::read(&mut test.app.db.reader(), &test.fjordby.operator()).await.unwrap()
}

#[tokio::test]
async fn an_empty_plan_says_what_will_come_and_how_to_begin() {
    let test = TestApp::new().await;
    test.visitor().get(HOME).await.answers(200).says("hvilket kerneområde der behandles hvornår");
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    owner.get(HOME).await.says("Indlæs planen fra en fil").says("Ret planen");
    owner.get(&format!("{HOME}/rediger")).await.says("Planen har ingen budgetår endnu.");
    test.sign_in_as(Role::Employee).await.get(&format!("{HOME}/rediger")).await.answers(403);
}

#[tokio::test]
async fn a_file_makes_core_areas_and_their_years_and_twice_changes_nothing() {
    let test = TestApp::new().await;
    let done = brought_in(&test, PLAN).await;
    assert_eq!((done.new_areas().count(), done.years.len(), done.placed), (5, 2, 5));
    assert_eq!(done.stated_total, Some(6), "the file says six, its table has five");
    let tasks = core_task::actions::all(&mut test.app.db.reader(), &test.fjordby.operator()).await.unwrap();
    assert!(tasks.len() == 5 && tasks.iter().all(|task| task.kind == TaskKind::CoreArea), "{tasks:?}");
    let page = test.visitor().get(HOME).await;
    page.says("Børn og Unge").says("På tværs af forvaltninger").says("usikkert år").says("Året er ikke besluttet");
    page.says("Udvalgene prioriterer. (frit)").says("Tabellen er skrevet af efter planchen.").says("5 kerneområder.");
    page.says("Ét af dem er ikke i planen for noget år.").says("budget 2027 behandles i 2026");
    assert_eq!(test.visitor().get(&format!("{HOME}/fil")).await.text(), PLAN);
    let again = brought_in(&test, &PLAN.replace('\n', "\r\n")).await;
    assert!(again.is_nothing(), "{again:?}");
    test.visitor().get("/effekt").await.says("Teknik og Miljø").says("5 kerneområder har intet vedtaget effektmål");
    test.visitor_of(&test.havnby).get(HOME).await.does_not_say("Svømning");
}

#[tokio::test]
async fn a_core_area_that_is_there_is_used_and_what_the_file_does_not_mention_stays() {
    let test = TestApp::new().await;
    let own = core_area(&test, "Svømning", "Børn og Unge").await;
    brought_in(&test, PLAN).await;
    let plan = read(&test).await;
    assert_eq!(plan.areas().filter(|area| area.task.title == "Svømning").count(), 1);
    assert!(plan.areas().any(|area| area.task.id == own.id && area.in_year(2027).is_some()));
    let without_harbour: String = PLAN.lines().filter(|line| !line.contains("2028, \"area\": \"Havn")).collect();
    let done = brought_in(&test, &without_harbour).await;
    assert_eq!(done.not_mentioned, [("Havn & Strand".to_owned(), 2028)]);
    assert_eq!(read(&test).await.areas().flat_map(|area| area.entries.clone()).count(), 5);
}

#[tokio::test]
async fn the_page_shows_what_a_file_will_do_and_writes_only_when_asked_again() {
    let test = TestApp::new().await;
    for task in ["Svømning", "Sundhed"] {
        core_area(&test, task, "Børn og Unge").await;
    }
    let url = format!("{HOME}/indlaes");
    let file = |text: &'static str| [TestFile { field: "fil", name: "plan.json", bytes: text.as_bytes() }];
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    owner.post_multipart(&url, &[], &[]).await.answers(422).says("Vælg en fil.");
    let page = owner.post_multipart(&url, &[], &file(PLAN)).await;
    page.answers(200)
        .says("3 nye kerneområder")
        .says("5 kerneområder kommer ind i et budgetår")
        .says("Bed en redaktør");
    page.says("Filen siger, at der er 6 kerneområder, men dens tabel har 5.");
    owner.post_form(&format!("{url}/gem"), &[("indhold", PLAN)]).await.answers(403);
    assert!(read(&test).await.years.is_empty(), "nothing is written");
    for (title, responsible) in
        [("Havn & Strand", "Teknik og Miljø"), ("Broer", "Teknik og Miljø"), ("På tværs: Sundhed", "")]
    {
        core_area(&test, title, responsible).await;
    }
    let page = owner.post_multipart(&url, &[], &file(PLAN)).await;
    page.says("Ingen nye kerneområder");
    let content = page.one("input[name=indhold]").attribute("value").to_owned();
    let saved = owner.post_form(&format!("{url}/gem"), &[("indhold", &content)]).await;
    owner.follow(&saved).await.says("Planen er indlæst.");
    owner.post_multipart(&url, &[], &file(PLAN)).await.says("Der er intet at indlæse.");
}

#[tokio::test]
async fn a_file_with_faults_is_refused_with_all_of_them_and_their_places() {
    let test = TestApp::new().await;
    let bad = PLAN
        .replace("\"budget_year\": 2027, \"area\": \"Svømning\"", "\"budget_year\": \"i år\", \"area\": \"\"")
        .replace(
            "\"administration\": \"TM\", \"budget_year\": null",
            "\"administration\": \"XX\", \"budget_year\": null",
        );
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{HOME}/indlaes");
    let files = [TestFile { field: "fil", name: "plan.json", bytes: bad.as_bytes() }];
    let page = owner.post_multipart(&url, &[], &files).await;
    page.answers(422).says("Filen har fejl. Intet er gemt.").says("3 fejl");
    page.says("Linje 15 (core_areas.table, række 1.budget_year): Her skal stå et årstal");
    page.says("Linje 15 (core_areas.table, række 1.area): Her skal stå en tekst");
    page.says("Linje 19 (core_areas.table, række 5.administration): Forvaltningen \"XX\" står ikke i listen");
    let broken = [TestFile { field: "fil", name: "plan.json", bytes: b"{\n \"core_areas\": [\n}" }];
    owner.post_multipart(&url, &[], &broken).await.answers(422).says("Linje 3: Her kan filen ikke læses som JSON");
    owner.post_form(&format!("{url}/gem"), &[("indhold", &bad)]).await.answers(422);
    assert!(read(&test).await.years.is_empty());
}

#[tokio::test]
async fn years_are_added_core_areas_ticked_and_an_older_page_is_told_so() {
    let test = TestApp::new().await;
    let area = core_area(&test, "Svømning", "Børn og Unge").await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{HOME}/rediger");
    owner.post_form(&format!("{HOME}/aar"), &[("aar", "næste")]).await.answers(422).says("Det er ikke et årstal.");
    for year in ["2027", "2028"] {
        let added = owner.post_form(&format!("{HOME}/aar"), &[("aar", year)]).await;
        owner.follow(&added).await.says("Budgetåret er tilføjet.").says(year);
    }
    let page = owner.get(&url).await;
    page.says("Fjern budget 2028");
    let seen = page.one("input[name=set]").attribute("value").to_owned();
    let ticked = format!("{}.2027", area.id);
    let saved = owner.post_form(&url, &[("set", &seen), ("valgt", &ticked)]).await;
    owner.follow(&saved).await.says("Planen er gemt.").says("Svømning");
    let late = owner.post_form(&url, &[("set", &seen)]).await;
    late.answers(422).says("En anden har ændret planen");
    let checked = late.one("input[name=valgt][checked]").attribute("value").to_owned();
    assert_eq!(checked, ticked, "what somebody else ticked meanwhile stays, and is not taken out by the next save");
    let used = owner.post_form(&format!("{HOME}/aar/fjern"), &[("aar", "2027")]).await;
    used.answers(422).says("Der står kerneområder i det år.");
    owner.post_form(&format!("{HOME}/aar/fjern"), &[("aar", "2028")]).await.leads_to(&url);
    let years: Vec<i64> = read(&test).await.years.iter().map(|year| year.budget_year).collect();
    assert_eq!(years, [2027]);
    let seen = owner.get(&url).await.one("input[name=set]").attribute("value").to_owned();
    owner.post_form(&url, &[("set", &seen)]).await.leads_to(HOME);
    assert_eq!(read(&test).await.without_year(), 1);
}

#[tokio::test]
async fn what_is_taken_out_and_put_back_keeps_what_the_file_said_of_it() {
    let test = TestApp::new().await;
    brought_in(&test, PLAN).await;
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let plan = read(&test).await;
    let all: Vec<String> = plan.areas().flat_map(|area| &area.entries).map(rules::written).collect();
    assert_eq!(actions::save(db, &owner, &[], &rules::seen(&plan), now()).await.unwrap(), (0, 5));
    let seen = rules::seen(&read(&test).await);
    assert_eq!(actions::save(db, &owner, &all, &seen, now()).await.unwrap(), (5, 0));
    assert_eq!(read(&test).await, plan);
    let stranger = test.fjordby.actor(Role::CommitteeMember);
    let denied = actions::save(db, &stranger, &[], &seen, now()).await;
    assert!(matches!(denied, Err(PlanFault::Denied(_))), "{denied:?}");
}

#[tokio::test]
async fn the_published_plan_comes_in_whole() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/data/odense/effect.json");
    let Ok(text) = std::fs::read_to_string(path) else {
        println!("{path} is not here: nothing to bring in");
        return;
    };
    let test = TestApp::new().await;
    let done = brought_in(&test, &text).await;
    assert_eq!((done.new_areas().count(), done.years.len(), done.placed, done.stated_total), (28, 3, 28, None));
    let plan = read(&test).await;
    let administrations: BTreeSet<&str> = plan.groups.iter().map(|group| group.responsible.as_str()).collect();
    assert_eq!(administrations.len(), 6, "five administrations, and the core areas across them");
    assert_eq!((plan.areas().count(), plan.without_year()), (28, 0));
    let uncertain =
        plan.areas().flat_map(|area| &area.entries).filter(|entry| plan::Remarks::of(&entry.remarks).is_uncertain);
    assert_eq!(uncertain.count(), 3);
    assert!(brought_in(&test, &text).await.is_nothing());
    let page = test.visitor().get(HOME).await;
    page.answers(200).says("28 kerneområder.").says("Hjemmehjælp og sygepleje");
    test.visitor().get("/effekt").await.says("28 kerneområder har intet vedtaget effektmål");
}
