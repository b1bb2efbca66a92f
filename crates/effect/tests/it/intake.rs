//! Files as people bring them in: looked at before anything is written, all or nothing, and never twice.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use effect::indicator::actions as indicators;
use effect::indicator::{DefinitionDraft, Indicator};
use effect::observation::{self, Status};
use effect::period::Frequency;
use platform::access::Role;
use tabular::{Cell, Column, Kind, Sheet, Workbook, write_xlsx};
use testbed::{Client, Page, TestFile};

use crate::TestApp;
use crate::values::{World, indicator};

pub(crate) fn url(indicator: &Indicator) -> String {
    format!("{}/indlaes", indicator.url())
}

/// Sends a file and goes to its preview.
pub(crate) async fn send(owner: &mut Client, indicator: &Indicator, name: &str, bytes: &[u8]) -> Page {
    owner.get(&url(indicator)).await;
    let file = TestFile { field: "fil", name, bytes };
    let sent = owner.post_multipart(&url(indicator), &[("tekst", "")], &[file]).await;
    owner.follow(&sent).await
}

pub(crate) async fn pupils(test: &TestApp, world: &World) -> Indicator {
    indicator(test, world, "Elever", (DefinitionDraft::number("Elever"), Frequency::Year)).await
}

/// What is known of an indicator, as `unit period number status`, sorted.
pub(crate) async fn known(test: &TestApp, world: &World, indicator: &Indicator) -> Vec<String> {
    let current = observation::current(&mut test.app.db.reader(), &indicator.municipality_id, &indicator.id).await;
    let line = |(key, (said, _)): (observation::Key, (observation::Said, i64))| {
        let code = world.units.find(&key.unit).unwrap().code.clone();
        let number = said.numerator.map(|amount| amount.to_string()).unwrap_or_default();
        format!("{code} {} {number} {}", key.period, said.status.name())
    };
    let mut all: Vec<String> = current.unwrap().into_iter().map(line).collect();
    all.sort();
    all
}

/// The hidden number of changes that a preview was made at.
pub(crate) fn seen(page: &Page) -> String {
    page.one("input[name=set]").attribute("value").to_owned()
}

#[tokio::test]
async fn a_messy_workbook_is_refused_with_every_fault_and_taken_in_when_it_is_mended() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let book = |rows: &[[&str; 3]]| {
        let text = |cell: &&str| cell.parse::<i64>().map_or_else(|_| Cell::Text((*cell).to_owned()), Cell::Whole);
        let columns = ["Elever pr. 5. september", "", ""].map(|title| Column::new(title, Kind::Text)).to_vec();
        let rows = rows.iter().map(|row| row.iter().map(text).collect()).collect();
        let created = tabular::Date::parse("2026-11-21").unwrap();
        let sheet = Sheet { name: "Ark1".into(), columns, rows };
        write_xlsx(&Workbook { title: "Elever".into(), creator: None, created, sheets: vec![sheet] }).unwrap()
    };
    let faulty = book(&[
        ["Skole", "2024", "2025"],
        ["Nordskolen", "100", "omkring 110"],
        ["Bakeskolen", "90", "95"],
        ["Sydskolen", "80", ".."],
        ["nordskolen", "101", ""],
    ]);
    let page = send(&mut owner, &pupils, "elever.xlsx", &faulty).await;
    page.says("så intet kan gemmes").says("omkring 110").says("Det er ikke et tal").says("Ingen enhed hedder sådan");
    page.says("står også i linje 3");
    assert!(page.find("button#grund").is_empty(), "nothing can be kept");
    let list = owner.get(&format!("{}/fejl.csv", page.url)).await;
    assert!(list.text().contains("Bakeskolen"), "{}", list.text());
    assert_eq!(list.text().lines().count(), 5, "{}", list.text());
    assert!(known(&test, &world, &pupils).await.is_empty());

    let mended = book(&[
        ["Skole", "2024", "2025"],
        ["Nordskolen", "100", "110"],
        ["Bakkeskolen", "90", "95"],
        ["Sydskolen", "80", ".."],
    ]);
    let page = send(&mut owner, &pupils, "elever.xlsx", &mended).await;
    page.says("De første nye").says("Nye 6");
    let written = owner.post_form(&page.url, &[("set", &seen(&page))]).await;
    owner.follow(&written).await.says("Værdierne er gemt").says("Kvittering: elever.xlsx");
    let all = known(&test, &world, &pupils).await;
    assert_eq!(
        all,
        [
            "n1 2024 100 final",
            "n1 2025 110 final",
            "n2 2024 90 final",
            "n2 2025 95 final",
            "s1 2024 80 final",
            "s1 2025  suppressed"
        ]
    );
}

#[tokio::test]
async fn the_same_file_twice_changes_nothing_and_says_so() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let file = "enhed;periode;værdi\nn1;2024;100\nn2;2024;90\n".as_bytes();
    let page = send(&mut owner, &pupils, "a.csv", file).await;
    owner.post_form(&page.url, &[("set", &seen(&page))]).await.answers(303);
    let before = known(&test, &world, &pupils).await;
    let again = send(&mut owner, &pupils, "a.csv", file).await;
    again.says("Filen siger det, vi ved i forvejen").says("Uændret 2").does_not_say("De første nye");
    let closed = owner.post_form(&again.url, &[("set", &seen(&again))]).await;
    owner.follow(&closed).await.says("Intet er ændret");
    assert_eq!(known(&test, &world, &pupils).await, before);
}

#[tokio::test]
async fn a_corrected_file_shows_what_changes_and_asks_why_before_it_does() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let page = send(&mut owner, &pupils, "a.csv", b"unit,period,value\nn1,2024,100\nn2,2024,90\n").await;
    owner.post_form(&page.url, &[("set", &seen(&page))]).await.answers(303);
    let page = send(&mut owner, &pupils, "b.csv", b"unit,period,value\nn1,2024,104\nn2,2024,90\n").await;
    page.says("Én værdi bliver en anden").says("100 104");
    let stale = seen(&page);
    let silent = owner.post_form(&page.url, &[("set", &stale), ("grund", " ")]).await;
    silent.answers(422).says("Skriv, hvorfor tallene bliver ændret.");
    let reason = [("set", stale.as_str()), ("grund", "Fire elever var ikke talt med")];
    let written = owner.post_form(&page.url, &reason).await;
    owner.follow(&written).await.says("Fire elever var ikke talt med").says("Ændret 1");
    assert_eq!(known(&test, &world, &pupils).await, ["n1 2024 104 corrected", "n2 2024 90 final"]);
}

#[tokio::test]
async fn what_somebody_else_wrote_in_the_meantime_is_looked_at_again() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let late = send(&mut owner, &pupils, "late.csv", b"unit,period,value\nn1,2024,100\n").await;
    let early = send(&mut owner, &pupils, "early.csv", b"unit,period,value\nn1,2024,101\n").await;
    owner.post_form(&early.url, &[("set", &seen(&early))]).await.answers(303);
    let refused = owner.post_form(&late.url, &[("set", &seen(&late))]).await;
    refused.answers(422).says("Nogen har ændret tallene").says("Rettelser");
    assert_eq!(known(&test, &world, &pupils).await, ["n1 2024 101 final"]);
}

#[tokio::test]
async fn totals_of_the_file_are_compared_with_its_own_numbers() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let file = "enhed;periode;værdi\nn1;2024;100\nn2;2024;90\ns1;2024;80\nN;2024;190\nS;2024;80\nK;2024;300\n";
    let page = send(&mut owner, &pupils, "a.csv", file.as_bytes()).await;
    page.says("Heraf totaler, som vi sammenligner 3")
        .says("Én total er en anden end den, filens egne tal giver, af 3 i alt.");
    page.says("Fjordby (K)").says("300 270 30 3 af 4 enheder");
    let written = owner.post_form(&page.url, &[("set", &seen(&page))]).await;
    owner.follow(&written).await.says("Filens totaler og vores egne").says("300 270 30");
}

#[tokio::test]
async fn columns_are_mended_and_remembered_for_the_next_file_with_the_same_headings() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let page = send(&mut owner, &pupils, "a.csv", b"hvem;hvornaar;a;b\nn1;2024;7;100\nn2;2024;8;90\n").await;
    let chosen = |page: &Page| {
        page.find("select[name^=brug] option[selected]")
            .iter()
            .map(|option| option.attribute("value").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(chosen(&page), ["unit", "period", "value", "ignored"]);
    let fields = [("brug-0", "unit"), ("brug-1", "period"), ("brug-2", "ignored"), ("brug-3", "value")];
    let map_url = format!("{}/kolonner", page.url);
    let mapped = owner.post_form(&map_url, &fields).await;
    let page = owner.follow(&mapped).await;
    owner.post_form(&page.url, &[("set", &seen(&page))]).await.answers(303);
    assert_eq!(known(&test, &world, &pupils).await, ["n1 2024 100 final", "n2 2024 90 final"]);
    let next = send(&mut owner, &pupils, "b.csv", b"hvem;hvornaar;a;b\nn1;2025;9;110\n").await;
    assert_eq!(chosen(&next), ["unit", "period", "ignored", "value"]);
    let no_unit = [("brug-0", "ignored"), ("brug-1", "period"), ("brug-2", "ignored"), ("brug-3", "value")];
    let mapped = owner.post_form(&format!("{}/kolonner", next.url), &no_unit).await;
    owner.follow(&mapped).await.says("Vælg den kolonne, der siger, hvilken enhed tallet er for");
}

#[tokio::test]
async fn a_ratio_is_taken_in_with_what_it_is_counted_among() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let percent = (DefinitionDraft::percent("Elever med højt fravær", "Elever"), Frequency::Year);
    let absence = indicator(&test, &world, "Fravær", percent).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let file = "Skole;År;Tæller;Nævner\nn1;2024;1;10\nn2;2024;5;0\nN;2024;6;100\n";
    let page = send(&mut owner, &absence, "a.csv", file.as_bytes()).await;
    page.says("Nævneren kan ikke være negativ, eller nul");
    let page = send(&mut owner, &absence, "a.csv", file.replace("5;0", "5;90").as_bytes()).await;
    page.says("1 ud af 10")
        .says("Filens ene total er den, dens egne tal giver. Vores er summen af tællere delt med summen af nævnere.");
    owner.post_form(&page.url, &[("set", &seen(&page))]).await.answers(303);
    assert_eq!(known(&test, &world, &absence).await.len(), 3);
}

#[tokio::test]
async fn what_is_no_table_is_refused_where_it_was_sent_and_a_file_can_be_let_go() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    owner.get(&url(&pupils)).await.says("Her kommer de filer til at stå");
    let nothing = owner.post_multipart(&url(&pupils), &[("tekst", " ")], &[]).await;
    nothing.answers(422).says("Vælg en fil, eller indsæt tallene i feltet.");
    let pdf = TestFile { field: "fil", name: "a.pdf", bytes: b"%PDF-1.7" };
    let refused = owner.post_multipart(&url(&pupils), &[("tekst", "")], &[pdf]).await;
    refused.answers(422).says("Filen er ikke en tabel");
    let pasted = owner.post_multipart(&url(&pupils), &[("tekst", "enhed\tår\tværdi\nn1\t2024\t5\n")], &[]).await;
    let page = owner.follow(&pasted).await;
    page.says("Se efter: Indsat tekst.csv").says("Nye 1");
    let gone = owner.post_form(&format!("{}/slip", page.url), &[]).await;
    owner.follow(&gone).await.says("Filen er sluppet").says("Indsat tekst.csv");
    owner.get(&page.url).await.says("Intet er gemt");
    assert!(known(&test, &world, &pupils).await.is_empty());
}

#[tokio::test]
async fn only_those_who_approve_values_bring_files_in() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let page = send(&mut owner, &pupils, "a.csv", b"unit,period,value\nn1,2024,100\n").await;
    let mut emil = test.sign_in_as(Role::Employee).await;
    emil.get(&url(&pupils)).await.answers(403);
    emil.get(&page.url).await.leads_to("/effekt/indikatorer/elever");
    emil.post_form(&page.url, &[("set", &seen(&page))]).await.answers(403);
    let mut havnby = test.sign_in_in(&test.havnby, Role::EffectOwner).await;
    havnby.get(&page.url).await.answers(404);
    assert!(known(&test, &world, &pupils).await.is_empty());
}

#[tokio::test]
async fn a_json_stat_file_is_read_by_its_codes_and_statuses() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let json = r#"{"version":"2.0","class":"dataset","id":["skole","aar"],"size":[2,2],"role":{"time":["aar"],"geo":["skole"]},
        "dimension":{"skole":{"label":"Skole","category":{"index":["n1","n2"],"label":{"n1":"Nord","n2":"Bakke"}}},
        "aar":{"label":"År","category":{"index":["2023","2024"]}}},"value":[1.5,null,3,4],"status":{"1":"..","3":"p"}}"#;
    let page = send(&mut owner, &pupils, "a.json", json.as_bytes()).await;
    page.says("Nye 4");
    owner.post_form(&page.url, &[("set", &seen(&page))]).await.answers(303);
    assert_eq!(
        known(&test, &world, &pupils).await,
        ["n1 2023 1.5 final", "n1 2024  suppressed", "n2 2023 3 final", "n2 2024 4 preliminary"]
    );
    assert_eq!(Status::from_name("suppressed"), Some(Status::Suppressed));
    let found = indicators::find(&mut test.app.db.reader(), &test.fjordby.operator(), &pupils.slug).await.unwrap();
    assert!(found.seq > pupils.seq);
}
