//! Files in the shapes that programs and people give them, and what of one file holds for the next.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use effect::indicator::{DefinitionDraft, Dimension, Indicator, actions as indicators};
use effect::intake::IntakeFault;
use effect::intake::actions::{self as intakes, File};
use effect::observation::{Breakdown, Key, Origin, Said, Status, actions as values};
use effect::period::{Frequency, Period};
use platform::access::Role;
use platform::time::Timestamp;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use tabular::{Cell, Column, Kind, Sheet, Workbook, write_xlsx};
use testbed::{Client, Page, TestFile};

use crate::TestApp;
use crate::intake::{known, pupils, seen, send, url};
use crate::values::{World, indicator, said, write};

fn sheet(name: &str, titles: &[&str], rows: Vec<Vec<Cell>>) -> Sheet {
    let columns = titles.iter().map(|title| Column::new(*title, Kind::Text)).collect();
    Sheet { name: name.into(), columns, rows }
}

fn book(sheets: Vec<Sheet>) -> Vec<u8> {
    let created = tabular::Date::parse("2026-11-21").unwrap();
    write_xlsx(&Workbook { title: "Tal".into(), creator: None, created, sheets }).unwrap()
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

/// Chooses how the columns of a file are read, with the other fields of the form.
async fn map(owner: &mut Client, page: &Page, uses: &[&str], more: &[(&str, &str)]) -> Page {
    let names: Vec<String> = (0..uses.len()).map(|place| format!("brug-{place}")).collect();
    let mut fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(uses.iter().copied()).collect();
    fields.extend(more);
    let mapped = owner.post_form(&format!("{}/kolonner", page.url), &fields).await;
    owner.follow(&mapped).await
}

async fn keep(owner: &mut Client, page: &Page) {
    owner.post_form(&page.url, &[("set", &seen(page))]).await.answers(303);
}

#[tokio::test]
async fn numbers_of_a_workbook_are_read_as_they_are_and_its_texts_as_somebody_typed_them() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let rows = vec![
        vec![text("n1"), Cell::Whole(2024), Cell::Decimal(7.0 / 22.0)],
        vec![text("n2"), Cell::Whole(2024), Cell::Decimal(204.182)],
        vec![text("s1"), Cell::Whole(2024), text("204.182")],
    ];
    let page = send(&mut owner, &pupils, "tal.xlsx", &book(vec![sheet("Tal", &["Skole", "År", "Antal"], rows)])).await;
    page.says("Ét tal har mere end seks decimaler og bliver afrundet.").says("0,318182");
    keep(&mut owner, &page).await;
    assert_eq!(
        known(&test, &world, &pupils).await,
        ["n1 2024 0.318182 final", "n2 2024 204.182 final", "s1 2024 204182 final"]
    );
    let typed = send(&mut owner, &pupils, "tal.txt", b"unit;period;value\ns2;2024;0,318181818\n").await;
    typed.says("Tallet har mere end seks decimaler. Afrund det.");
}

#[tokio::test]
async fn a_workbook_that_shows_its_shares_as_percent_is_warned_about() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let unit_of_measure = "procent".to_owned();
    let percent = DefinitionDraft { unit_of_measure, ..DefinitionDraft::number("Fravær") };
    let absence = indicator(&test, &world, "Fravær", (percent, Frequency::Year)).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let rows = |share: f64| {
        let row = |code, number| vec![text(code), Cell::Whole(2024), Cell::Decimal(number)];
        book(vec![sheet("Tal", &["Skole", "År", "Fravær"], vec![row("n1", 0.125), row("n2", share)])])
    };
    send(&mut owner, &absence, "a.xlsx", &rows(0.07)).await.says("er 12,5 % gemt som 0,125");
    send(&mut owner, &absence, "b.xlsx", &rows(7.25)).await.does_not_say("er 12,5 % gemt som 0,125");
}

#[tokio::test]
async fn of_several_sheets_the_one_with_values_is_read_and_the_one_that_was_read_before_is_remembered() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let front = || sheet("Forside", &["Om tallene", "Af"], vec![vec![text("Elever i skolerne"), text("Bo")]]);
    let values = |name: &str, titles: &[&str], year: i64| {
        sheet(name, titles, vec![vec![text("n1"), Cell::Whole(year), Cell::Whole(100)]])
    };
    let old = || values("Gamle", &["Skole", "År", "Antal"], 2023);
    let new = |year| values("Nye", &["Sted", "År", "Elever nu"], year);
    let page = send(&mut owner, &pupils, "a.xlsx", &book(vec![front(), old(), new(2024)])).await;
    let chosen = |page: &Page| page.one("select[name=ark] option[selected]").text.clone();
    assert_eq!(chosen(&page), "a.xlsx: Gamle");
    let other = owner.post_form(&format!("{}/kolonner", page.url), &[("ark", "a.xlsx: Nye")]).await;
    let page = owner.follow(&other).await;
    keep(&mut owner, &page).await;
    let next = send(&mut owner, &pupils, "b.xlsx", &book(vec![front(), old(), new(2025)])).await;
    assert_eq!(chosen(&next), "b.xlsx: Nye");
}

#[tokio::test]
async fn a_period_for_the_whole_file_is_that_of_the_file_alone() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let page = send(&mut owner, &pupils, "a.csv", b"Enhed;Antal\nn1;100\n").await;
    let page = map(&mut owner, &page, &["unit", "value"], &[("periode", "2024")]).await;
    page.says("Nye 1");
    keep(&mut owner, &page).await;
    let next = send(&mut owner, &pupils, "b.csv", b"ENHED;antal\nn1;110\n").await;
    next.says("Vælg den kolonne, der siger, hvilken periode tallet er for").does_not_say("hvilken enhed tallet er for");
    let next = map(&mut owner, &next, &["unit", "value"], &[("periode", "2025")]).await;
    keep(&mut owner, &next).await;
    assert_eq!(known(&test, &world, &pupils).await, ["n1 2024 100 final", "n1 2025 110 final"]);
}

#[tokio::test]
async fn a_point_is_what_each_file_shows_until_a_file_or_a_person_has_shown_it() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let page = send(&mut owner, &pupils, "a.csv", b"unit;period;value\nn1;2022;512\n").await;
    page.says("den har ingen af den slags");
    keep(&mut owner, &page).await;
    let page = send(&mut owner, &pupils, "b.csv", b"unit;period;value\nn1;2023;1.204\n").await;
    page.says("her skiller det tusinder").says("1204");
    keep(&mut owner, &page).await;
    // From now on it is known, also where a file could be read in two ways.
    let page = send(&mut owner, &pupils, "c.csv", b"unit;period;value\nn1;2024;1.204\nn2;2024;5.1\n").await;
    keep(&mut owner, &page).await;
    let all = known(&test, &world, &pupils).await;
    assert_eq!(all, ["n1 2022 512 final", "n1 2023 1204 final", "n1 2024 1204 final", "n2 2024 5.1 final"]);
}

#[tokio::test]
async fn a_preview_follows_what_is_changed_on_other_pages() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let page = send(&mut owner, &pupils, "a.csv", "unit;period;Køn;value\nn1;2024;Piger;1\n".as_bytes()).await;
    page.says("Nye 1");
    let actor = test.fjordby.actor(Role::EffectOwner);
    let divide = async |categories: &[(&str, &str)]| {
        let categories = categories.iter().map(|(code, title)| ((*code).to_owned(), (*title).to_owned())).collect();
        let sexes = Dimension { code: "koen".into(), title: "Køn".into(), categories };
        let (db, now) = (&test.app.db, testbed::clock::now());
        let seen = indicators::find(&mut db.reader(), &actor, &pupils.id).await.unwrap().revision;
        indicators::set_dimensions(db, &actor, &pupils.id, (&[sexes], seen, ""), now).await.unwrap();
    };
    divide(&[("m", "Drenge")]).await;
    let page = map(&mut owner, &page, &["unit", "period", "category:koen", "value"], &[]).await;
    page.says("Opdelingen har ikke denne del.");
    divide(&[("m", "Drenge"), ("k", "Piger")]).await;
    owner.get(&page.url).await.does_not_say("Opdelingen har ikke denne del.").says("Nye 1");
}

#[tokio::test]
async fn what_went_wrong_is_not_told_once_the_columns_are_read_otherwise() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let first = send(&mut owner, &pupils, "a.csv", b"unit,period,value,b\nn1,2024,100,7\n").await;
    keep(&mut owner, &first).await;
    let page = send(&mut owner, &pupils, "b.csv", b"unit,period,value,b\nn1,2024,104,7\n").await;
    let silent = owner.post_form(&page.url, &[("set", &seen(&page))]).await;
    silent.answers(422).says("Skriv, hvorfor tallene bliver ændret.");
    owner.get(&page.url).await.says("Skriv, hvorfor tallene bliver ændret.");
    let page = map(&mut owner, &page, &["unit", "period", "ignored", "value"], &[]).await;
    page.does_not_say("Skriv, hvorfor tallene bliver ændret.");
}

#[tokio::test]
async fn pressing_twice_keeps_the_file_once_and_leads_to_its_receipt_both_times() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let (mut one, mut two) = (test.sign_in_as(Role::EffectOwner).await, test.sign_in_as(Role::EffectOwner).await);
    let page = send(&mut one, &pupils, "a.csv", b"unit,period,value\nn1,2024,100\n").await;
    two.get(&page.url).await;
    let fields = [("set", seen(&page))];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let (first, second) = tokio::join!(one.post_form(&page.url, &fields), two.post_form(&page.url, &fields));
    first.answers(303);
    second.answers(303);
    for _ in 0..50 {
        if one.get(&page.url).await.main_text().contains("Værdierne er gemt") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    one.get(&page.url).await.says("Værdierne er gemt");
    assert_eq!(known(&test, &world, &pupils).await, ["n1 2024 100 final"]);
}

#[tokio::test]
async fn the_fault_of_a_file_is_told_at_the_file_when_there_is_text_too() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    owner.get(&url(&pupils)).await;
    let pdf = TestFile { field: "fil", name: "a.pdf", bytes: b"%PDF-1.7" };
    let refused = owner.post_multipart(&url(&pupils), &[("tekst", "unit,period,value\n")], &[pdf]).await;
    refused.answers(422);
    assert_eq!(
        refused.one("#fil-error").text.trim(),
        "Fejl: Filen er ikke en tabel, eller den er beskadiget. Gem den som CSV eller Excel (.xlsx), og prøv igen."
    );
}

/// Writes a value while a file is being read.
async fn correct(test: &TestApp, indicator: &Indicator, key: Key, number: i64) {
    let reason = "Talt om";
    let value = [(key, said(number, None, Status::Final))];
    write(test, indicator, &value, Origin::Typed { reason }).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_that_comes_between_looking_and_writing_is_not_written_over() {
    let test = Arc::new(TestApp::new().await);
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let key =
        Key { breakdown: Breakdown::default(), unit: world.id("n1").to_owned(), period: Period::read("2024").unwrap() };
    correct(&test, &pupils, key.clone(), 100).await;
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let pupils = indicators::find(&mut db.reader(), &owner, &pupils.slug).await.unwrap();
    let file = File { name: "a.csv".into(), bytes: b"unit,period,value\nn1,2024,104\n".to_vec() };
    let now: Timestamp = testbed::clock::now();
    let intake = intakes::begin(db, &owner, &pupils, file, None, now).await.unwrap();
    let (done, runtime) = (AtomicBool::new(false), tokio::runtime::Handle::current());
    let (inner, indicator, at) = (test.clone(), pupils.clone(), key.clone());
    let progress: effect::intake::look::Progress = Arc::new(move |_, _| {
        if !done.swap(true, Ordering::Relaxed) {
            runtime.block_on(correct(&inner, &indicator, at.clone(), 102));
        }
        ControlFlow::Continue(())
    });
    let wrote = intakes::write(db, &owner, &pupils, &intake, (pupils.seq, "Ny fil"), (now, progress)).await;
    assert!(matches!(wrote, Err(IntakeFault::Changed)), "{wrote:?}");
    assert_eq!(known(&test, &world, &pupils).await, ["n1 2024 102 corrected"]);
    let kept: Vec<Said> =
        values::history(&mut db.reader(), &pupils, &key).await.unwrap().into_iter().map(|one| one.said).collect();
    assert_eq!(kept.len(), 2);
}
