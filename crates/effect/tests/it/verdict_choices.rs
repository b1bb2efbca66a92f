//! What can be chosen on the page of an indicator: a group to compare a unit with over time, and a part; where the whole has
//! nothing, the page opens on a part.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use effect::comparison::actions as groups;
use effect::indicator::{DefinitionDraft, Indicator};
use effect::intake::json_stat::Dataset;
use effect::measured_unit::{MeasuredTree, NewUnit, actions as units};
use effect::observation::{Breakdown, Key, Origin, Said, Status};
use effect::period::Frequency;
use platform::access::{Actor, Role};
use testbed::clock::now;
use testbed::{Client, Page};

use crate::TestApp;
use crate::values::{World, indicator, said as told, write as written};

const PAGE: &str = "/effekt/indikatorer/fravaer";

fn said(numerator: i64, denominator: Option<i64>) -> Said {
    told(numerator, denominator, Status::Final)
}

async fn write(test: &TestApp, indicator: &Indicator, all: &[(Key, Said)]) {
    written(test, indicator, all, Origin::Intake { id: "fil", reason: "" }).await.unwrap();
}

async fn group(test: &TestApp, owner: &Actor, tree: &MeasuredTree, (name, units): (&str, &[String])) -> String {
    groups::save(&test.app.db, owner, tree, None, (name, units), now()).await.unwrap()
}

/// A tree of two units with a group of both.
async fn group_elsewhere(test: &TestApp, owner: &Actor) -> String {
    let tree = units::create_tree(&test.app.db, owner, "Haller", "", now()).await.unwrap();
    let mut ids = Vec::new();
    for code in ["h1", "h2"] {
        let new = NewUnit { code: code.into(), name: format!("Hal {code}"), ..NewUnit::default() };
        ids.push(units::add(&test.app.db, owner, &tree, &new, now()).await.unwrap().id);
    }
    group(test, owner, &tree, ("Haller som vores", &ids)).await
}

/// A percentage of three schools in three months, with a group of these: its identifier.
async fn schools(test: &TestApp, world: &World) -> String {
    let definition = DefinitionDraft::percent("Dage", "Skoledage");
    let absence = indicator(test, world, "Fravær", (definition, Frequency::Month)).await;
    let of = |code: &str, period: &str, days, all| (world.key(code, period), said(days, Some(all)));
    let all = [
        of("n1", "2026-01", 10, 100),
        of("n2", "2026-01", 40, 200),
        of("n1", "2026-02", 12, 100),
        of("n2", "2026-02", 30, 200),
        of("s1", "2026-02", 6, 100),
        of("n1", "2026-03", 9, 100),
        (world.key("s1", "2026-03"), told(0, None, Status::Suppressed)),
    ];
    write(test, &absence, &all).await;
    let members = ["n1", "n2", "s1"].map(|code| world.id(code).to_owned());
    group(test, &test.fjordby.actor(Role::EffectOwner), &world.tree, ("Skoler <som> vores", &members)).await
}

fn row(page: &Page, period: &str) -> String {
    page.one(&format!("#vaerdi-{period}")).text
}

fn words(page: &Page) -> Vec<String> {
    page.find(".pejl-judged").into_iter().map(|word| word.text).collect()
}

#[tokio::test]
async fn a_unit_is_held_beside_the_mean_of_a_group_in_which_each_unit_counts_as_much() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let group = schools(&test, &world).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let alone = emil.get(&format!("{PAGE}?enhed=n1")).await;
    alone
        .says("Sammenlign med")
        .says("Skoler <som> vores")
        .does_not_say("prikkede linje")
        .does_not_say("(2 af 3 enheder)");
    assert!(alone.find(".pejl-chart-comparison").is_empty());
    let page = emil.get(&format!("{PAGE}?enhed=n1&gruppe={group}")).await;
    page.says("er gennemsnittet af de 3 enheder i gruppen Skoler <som> vores, hvor hver tæller lige meget.");
    page.says("Gennemsnit i gruppen Skoler <som> vores");
    // 10 % and 20 %; 12 %, 15 % and 6 %; 9 % alone: one has said nothing, and of one it is hidden.
    assert!(row(&page, "2026-01").contains("15,00 procent (2 af 3 enheder)"), "{}", row(&page, "2026-01"));
    assert!(row(&page, "2026-02").contains("11,00 procent (3 af 3 enheder)"), "{}", row(&page, "2026-02"));
    assert!(row(&page, "2026-03").contains("9,00 procent (1 af 3 enheder)"), "{}", row(&page, "2026-03"));
    assert_eq!(words(&page), words(&alone), "no verdict rests on it");
    for size in ["wide", "narrow"] {
        let line = page.one(&format!("svg.pejl-chart-{size} .pejl-chart-comparison"));
        assert_eq!(line.text, "Skoler <som> vores 9,00");
        assert!(page.one(&format!("svg.pejl-chart-{size} desc")).text.contains("prikkede linje er gennemsnittet"));
    }
    assert_eq!(page.one("#gruppe option[selected]").attribute("value"), group);
    let quarters = emil.get(&format!("{PAGE}?enhed=n1&pr=quarter&gruppe={group}")).await;
    // 31 of 300, 70 of 400 and 6 of 100.
    assert!(row(&quarters, "2026-K1").contains("11,28 procent (3 af 3 enheder)"), "{}", row(&quarters, "2026-K1"));
    let whole = emil.get(&format!("{PAGE}?enhed=K&gruppe={group}")).await;
    assert!(row(&whole, "2026-01").contains("15,00 procent (2 af 3 enheder)"), "also of the whole, which is 16,7");
}

#[tokio::test]
async fn a_group_stays_chosen_in_the_links_of_the_page_and_is_in_what_is_fetched() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let group = schools(&test, &world).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let page = emil.get(&format!("{PAGE}?enhed=N&regler=anhoej&gruppe={group}")).await;
    let kept = format!("gruppe={group}");
    let links = page.find("main a").into_iter().map(|link| link.attribute("href").to_owned());
    let links: Vec<String> = links.filter(|link| link.starts_with(PAGE) && link.contains("regler=anhoej")).collect();
    let (kept, other): (Vec<&String>, Vec<&String>) = links.iter().partition(|link| link.contains(&kept));
    assert_eq!(kept.len(), 7, "the unit above, two below, four files: {links:?}");
    assert!(matches!(other.as_slice(), [link] if link.contains("/sammenlign")), "those below are compared: {other:?}");
    let csv = emil.get(&format!("{PAGE}/hent/tal.csv?enhed=n1&gruppe={group}")).await.text();
    assert!(csv.lines().next().unwrap().contains("Gennemsnit i gruppen Skoler <som> vores;Enheder i gruppen med tal"));
    let ends: Vec<&str> = csv.lines().skip(1).filter_map(|line| line.trim().rsplit(';').nth(2)).collect();
    assert_eq!(ends, ["15", "11", "9"], "{csv}");
    assert!(csv.lines().nth(1).unwrap().trim().ends_with(";15;2;3"), "{csv}");
    assert!(!emil.get(&format!("{PAGE}/hent/tal.csv?enhed=n1")).await.text().contains("gruppen"));
    let json = emil.get(&format!("{PAGE}/hent/tal.json?enhed=n1&gruppe={group}")).await;
    let json = Dataset::read(&json.bytes).unwrap();
    let values: Vec<&str> = json.values.iter().map(|value| value.as_deref().unwrap_or("")).collect();
    assert_eq!(values, ["10", "12", "9", "15", "11", "9"]);
    let svg = emil.get(&format!("{PAGE}/hent/diagram.svg?enhed=n1&gruppe={group}")).await.text();
    assert!(svg.contains("pejl-chart-comparison") && svg.contains("Skoler &lt;som&gt; vores"));
}

#[tokio::test]
async fn a_group_that_is_not_of_the_indicators_tree_is_not_there() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    schools(&test, &world).await;
    let theirs = group_elsewhere(&test, &test.havnby.actor(Role::EffectOwner)).await;
    let other = group_elsewhere(&test, &test.fjordby.actor(Role::EffectOwner)).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get(PAGE).await.says("Skoler <som> vores").does_not_say("Haller som vores");
    for group in [theirs.as_str(), other.as_str(), "findes-ikke"] {
        emil.get(&format!("{PAGE}?gruppe={group}")).await.answers(404);
        for file in ["tal.csv", "tal.json", "diagram.svg"] {
            emil.get(&format!("{PAGE}/hent/{file}?gruppe={group}")).await.answers(404);
        }
    }
}

#[tokio::test]
async fn a_group_without_values_says_so_instead_of_a_line() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    schools(&test, &world).await;
    let members = ["s2", "S"].map(|code| world.id(code).to_owned());
    let owner = test.fjordby.actor(Role::EffectOwner);
    let numbers = indicator(&test, &world, "Elever", (DefinitionDraft::number("elever"), Frequency::Month)).await;
    write(&test, &numbers, &[(world.key("n1", "2026-01"), said(10, None))]).await;
    let group = group(&test, &owner, &world.tree, ("Syd", &members)).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let page = emil.get(&format!("/effekt/indikatorer/elever?enhed=n1&gruppe={group}")).await;
    page.says("Ingen af enhederne i gruppen Syd har et tal i de viste perioder.").says("– (0 af 2 enheder)");
    assert!(page.find(".pejl-chart-comparison").is_empty());
    let legends: Vec<_> = page.find(".pejl-chart-legend").into_iter().map(|legend| legend.text).collect();
    assert!(!legends.is_empty() && legends.iter().all(|legend| !legend.contains("Syd")), "{legends:?}");
}

/// Says a number of each part of a school's pupils, but none of all of them.
async fn divided(test: &TestApp, world: &World, owner: &mut Client) -> Indicator {
    let pupils = indicator(test, world, "Fravær", (DefinitionDraft::number("elever"), Frequency::Month)).await;
    let sexes = [("titel", "Køn"), ("kode", "koen"), ("dele", "k = Piger\nm = Drenge"), ("set", "1")];
    owner.post_form(&format!("{PAGE}/opdeling"), &sexes).await.answers(303);
    for (part, number) in [("m", 7), ("k", 5)] {
        write(test, &pupils, &[(in_part(world, part, "n1"), said(number, None))]).await;
    }
    pupils
}

fn in_part(world: &World, part: &str, unit: &str) -> Key {
    let breakdown = Breakdown::of([("koen".to_owned(), part.to_owned())]);
    Key { breakdown, ..world.key(unit, "2026-01") }
}

#[tokio::test]
async fn where_only_parts_are_said_the_page_opens_on_the_first_and_says_so() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let pupils = divided(&test, &world, &mut owner).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let page = emil.get(PAGE).await;
    page.says("Der er ingen tal for helheden. Siden viser Køn: Piger.").says("Fjordby, Køn: Piger: 5 (januar 2026)");
    page.does_not_say("ingen tal endnu").does_not_say("Piger: 12");
    assert_eq!(page.one("#del option[selected]").attribute("value"), "koen=k");
    let link = page.one("#vaerdi-2026-01 th a").attribute("href").to_owned();
    emil.get(&link).await.answers(200).says("Piger");
    let csv = emil.get(&format!("{PAGE}/hent/tal.csv")).await.text();
    assert_eq!((csv.lines().count(), csv.contains("Køn: Piger")), (2, true), "{csv}");
    let compared = page.find("main a").into_iter().find(|link| link.attribute("href").contains("/sammenlign")).unwrap();
    assert!(compared.attribute("href").contains("del=koen%3Dk"), "{compared:?}");
    let chosen = emil.get(&format!("{PAGE}?del=koen%3Dm")).await;
    chosen.says("Fjordby, Køn: Drenge: 7 (januar 2026)").does_not_say("Der er ingen tal for helheden");
    emil.get("/effekt/indikatorer").await.says("Køn: Piger, januar 2026");
    // A school of which only the other part is said opens on that one, one without anything is empty.
    write(&test, &pupils, &[(in_part(&world, "m", "s1"), said(3, None))]).await;
    emil.get(&format!("{PAGE}?enhed=s1")).await.says("Siden viser Køn: Drenge.").says("Sydskolen, Køn: Drenge: 3 (");
    emil.get(&format!("{PAGE}?enhed=s2")).await.says("ingen tal endnu").does_not_say("Siden viser");
    // As soon as the whole is said, that is what is seen.
    write(&test, &pupils, &[(world.key("n1", "2026-01"), said(13, None))]).await;
    emil.get(PAGE).await.says("Fjordby: 13 (januar 2026)").does_not_say("Siden viser");
}
