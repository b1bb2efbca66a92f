//! Units beside each other: what the funnel takes for granted, what the whole is made by, and the files.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use effect::indicator::actions::NewIndicator;
use effect::indicator::{DefinitionDraft, Draft, Indicator};
use effect::measured_unit::{NewUnit, actions as units};
use effect::observation::{Breakdown, Key, Origin, Said, Status};
use effect::period::{Frequency, Period};
use platform::access::Role;
use stats::roll_up::rule::Rule;
use testbed::clock::now;

use crate::TestApp;
use crate::values::{World, indicator, said as told, write as written};

const PAGE: &str = "/effekt/indikatorer/fravaer/sammenlign";

fn said(numerator: i64, denominator: Option<i64>) -> Said {
    told(numerator, denominator, Status::Final)
}

async fn write(test: &TestApp, indicator: &Indicator, all: &[(Key, Said)]) {
    written(test, indicator, all, Origin::Intake { id: "fil", reason: "" }).await.unwrap();
}

async fn percent(test: &TestApp, world: &World) -> Indicator {
    indicator(test, world, "Fravær", (DefinitionDraft::percent("Dage", "Skoledage"), Frequency::Month)).await
}

#[tokio::test]
async fn few_units_that_vary_more_than_chance_allows_are_told_of_as_such() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let absence = percent(&test, &world).await;
    let of = |code: &str, days| (world.key(code, "2026-01"), said(days, Some(10_000)));
    write(&test, &absence, &[of("n1", 500), of("n2", 900)]).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    // Two units with z = -7.86 and 7.86 around 7 %; drawn in a tenth of their distance: 61.4 · 0.64 = 39.3.
    let page = emil.get(&format!("{PAGE}?enhed=N")).await;
    page.says("Enhederne svinger 39,3 gange så meget").says("brug ikke tragten til at udpege en enhed");
    page.does_not_say("Tragten er gjort bredere").says("over tragten");
    // 500 and 520 are no more than chance: nothing is said.
    write(
        &test,
        &absence,
        &[(world.key("n2", "2026-02"), said(520, Some(10_000))), (world.key("n1", "2026-02"), said(500, Some(10_000)))],
    )
    .await;
    emil.get(&format!("{PAGE}?enhed=N")).await.does_not_say("gange så meget").says("når hver af de talte er for sig");
}

#[tokio::test]
async fn many_units_that_vary_more_than_chance_allows_have_a_wider_funnel() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let absence = percent(&test, &world).await;
    let owner = test.fjordby.actor(Role::EffectOwner);
    let mut all = Vec::new();
    // 50 of 100 on average, from z = -4 to 4: φ = 4.722 (worked out in the crate `stats`).
    for (number, days) in [30, 35, 40, 45, 50, 50, 55, 60, 65, 70].into_iter().enumerate() {
        let (code, name) = (format!("x{number}"), format!("Afdeling {number}"));
        let new = NewUnit { code, name, parent: Some(world.id("n1").to_owned()), ..NewUnit::default() };
        let unit = units::add(&test.app.db, &owner, &world.tree, &new, now()).await.unwrap();
        let key = Key { unit: unit.id, period: Period::read("2026-01").unwrap(), ..world.key("n1", "2026-01") };
        all.push((key, said(days, Some(100))));
    }
    write(&test, &absence, &all).await;
    let page = test.sign_in_as(Role::Employee).await.get(&format!("{PAGE}?enhed=n1")).await;
    page.says("Enhederne svinger 4,7 gange så meget").says("Tragten er gjort bredere").says("i tragten");
    page.does_not_say("over tragten").does_not_say("brug ikke tragten");
}

#[tokio::test]
async fn only_a_whole_that_weighs_says_that_each_unit_counts_with_its_size() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let mean = DefinitionDraft { over_units: Rule::Mean, ..DefinitionDraft::number("point") };
    let score = indicator(&test, &world, "Fravær", (mean, Frequency::Month)).await;
    let of = |code: &str, number| (world.key(code, "2026-01"), said(number, None));
    write(&test, &score, &[of("n1", 4), of("n2", 6)]).await;
    let page = emil.get(&format!("{PAGE}?enhed=N")).await;
    page.says("Nord som helhed (regel for enheder: gennemsnittet): 5").does_not_say("tæller med sin størrelse");
}

#[tokio::test]
async fn a_comparison_can_be_fetched_as_pictures_and_as_figures() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let absence = percent(&test, &world).await;
    let of = |code: &str, days| (world.key(code, "2026-01"), said(days, Some(200)));
    write(&test, &absence, &[of("n1", 24), of("n2", 20)]).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    let page = emil.get(&format!("{PAGE}?enhed=N")).await;
    let links: Vec<String> = page.find("main p a").into_iter().map(|link| link.attribute("href").to_owned()).collect();
    for name in ["smaa", "tragt", "liste"] {
        let svg = links.iter().find(|link| link.contains(&format!("/hent/{name}.svg?enhed=N"))).unwrap();
        let svg = emil.get(svg).await;
        assert_eq!(svg.header("content-type"), "image/svg+xml");
        assert!(svg.text().contains("<svg") && !svg.text().contains("href="), "{name} alone leads nowhere");
        let png = links.iter().find(|link| link.contains(&format!("/hent/{name}.png?enhed=N"))).unwrap();
        assert!(emil.get(png).await.bytes.starts_with(b"\x89PNG"), "{name}");
    }
    let csv = links.iter().find(|link| link.contains("/hent/tal.csv?enhed=N")).unwrap();
    let csv = emil.get(csv).await;
    assert!(csv.header("content-disposition").contains("fravaer-sammenlign.csv"));
    let csv = csv.text();
    assert_eq!(csv.lines().count(), 3, "{csv}");
    assert!(csv.contains("Nedre grænse") && csv.contains("i tragten") && csv.contains(";24;200;"), "{csv}");
    emil.get(&format!("{PAGE}/hent/tragt.exe?enhed=N")).await.answers(404);
    emil.get(&format!("{PAGE}/hent/andet.svg?enhed=N")).await.answers(404);
}

#[tokio::test]
async fn no_cell_of_a_fetched_comparison_is_run_as_a_formula() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let absence = percent(&test, &world).await;
    let owner = test.fjordby.actor(Role::EffectOwner);
    let new =
        NewUnit { code: "f".into(), name: "=1+1".into(), parent: Some(world.id("N").to_owned()), ..NewUnit::default() };
    units::add(&test.app.db, &owner, &world.tree, &new, now()).await.unwrap();
    write(&test, &absence, &[(world.key("n1", "2026-01"), said(24, Some(200)))]).await;
    let csv = test.sign_in_as(Role::Employee).await.get(&format!("{PAGE}/hent/tal.csv?enhed=N")).await.text();
    assert!(csv.contains("'=1+1;f;"), "{csv}");
}

#[tokio::test]
async fn municipalities_of_a_classification_are_compared_within_their_official_group_at_once() {
    let test = TestApp::new().await;
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let tree = units::create_tree(db, &owner, "Kommuner", "", now()).await.unwrap();
    let lines = "1;\"1\";1;Ved fjorden;\n2;\"901\";2;Fjordby;\n3;\"902\";2;Havnby;\n4;\"2\";1;Inde i landet;\n5;\"903\";2;Mosehøj;\n";
    let file = format!("SEKVENS;KODE;NIVEAU;TITEL;GENERELLE_NOTER\n{lines}");
    units::import(db, &owner, &tree, ("grupper.csv", file.as_bytes()), now()).await.unwrap();
    let all = effect::measured_unit::store::units(&mut db.reader(), &owner.municipality, &tree.id).await.unwrap();
    let draft = Draft { title: "Fravær".into(), frequency: Frequency::Month, ..Draft::default() };
    let definition = DefinitionDraft::percent("Dage", "Skoledage");
    let new = NewIndicator { draft, definition, tree: tree.id.clone(), ..NewIndicator::default() };
    let absence = effect::indicator::actions::create(db, &owner, &new, now()).await.unwrap();
    let of = |code: &str, days| {
        let unit = all.units.iter().find(|unit| unit.code == code).unwrap().id.clone();
        (Key { unit, period: Period::read("2026-01").unwrap(), breakdown: Breakdown::default() }, said(days, Some(200)))
    };
    write(&test, &absence, &[of("901", 24), of("902", 20), of("903", 30)]).await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get("/effekt/indikatorer/fravaer").await.says("Sammenlign i en gruppe");
    let page = emil.get(PAGE).await;
    page.says("Enhederne i gruppen Ved fjorden.").says("Havnby").does_not_say("Mosehøj");
}
