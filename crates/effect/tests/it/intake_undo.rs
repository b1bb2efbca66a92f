//! A file that should not have been written is taken back, with what stood there before and all totals.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use effect::observation::{self, Breakdown, Origin, Status};
use effect::period::Period;
use platform::access::Role;
use testbed::{Client, Page};

use crate::TestApp;
use crate::intake::{known, pupils, seen, send};
use crate::values::{World, said, write};

/// Writes two values by one file, and changes one and adds one by another; returns the receipt of the other.
async fn two_files(owner: &mut Client, indicator: &effect::indicator::Indicator) -> Page {
    let page = send(owner, indicator, "a.csv", b"unit,period,value\nn1,2024,100\nn2,2024,90\n").await;
    owner.post_form(&page.url, &[("set", &seen(&page))]).await.answers(303);
    let page = send(owner, indicator, "b.csv", b"unit,period,value\nn1,2024,104\ns1,2024,70\n").await;
    let written = owner.post_form(&page.url, &[("set", &seen(&page)), ("grund", "Talt igen")]).await;
    owner.follow(&written).await
}

#[tokio::test]
async fn a_file_is_taken_back_with_a_reason_and_what_stood_there_before_stands_there_again() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let receipt = two_files(&mut owner, &pupils).await;
    let here = receipt.url.split('?').next().unwrap().to_owned();
    receipt.says("Tag filen tilbage");
    let undo = format!("{here}/tag-tilbage");
    owner.get(&undo).await.says("Bliver som før 1").says("Kommer til at mangle 1");
    owner.post_form(&undo, &[("grund", " ")]).await.answers(422);
    assert_eq!(known(&test, &world, &pupils).await.first().unwrap(), "n1 2024 104 corrected", "not without a reason");
    let undone = owner.post_form(&undo, &[("grund", "Det var sidste års fil")]).await;
    let page = owner.follow(&undone).await;
    page.says("Filen er taget tilbage.").says("Det var sidste års fil").says("taget tilbage");
    let all = known(&test, &world, &pupils).await;
    assert_eq!(all, ["n1 2024 100 corrected", "n2 2024 90 final", "s1 2024  missing"]);
    let db = &test.app.db;
    let north =
        observation::series(&mut db.reader(), &pupils, &world.units, world.id("K"), &Breakdown::default()).await;
    let year = Period::read("2024").unwrap();
    let total = north.unwrap().into_iter().find(|point| point.period == year).unwrap();
    assert_eq!(total.numerator.unwrap().to_string(), "190");
    assert!(observation::check(&mut db.reader(), &pupils.municipality_id).await.unwrap().is_empty());
    owner.get(&undo).await.answers(303);
    owner.post_form(&undo, &[("grund", "Igen")]).await.answers(303);
    assert_eq!(known(&test, &world, &pupils).await, all);
    test.sign_in_as(Role::Employee).await.get(&undo).await.answers(403);
}

#[tokio::test]
async fn a_file_whose_values_somebody_has_written_since_stays_and_the_page_says_which_they_are() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let receipt = two_files(&mut owner, &pupils).await;
    let undo = format!("{}/tag-tilbage", receipt.url.split('?').next().unwrap());
    owner.get(&undo).await.says("Hvorfor tages filen tilbage?");
    let typed = [(world.key("s1", "2024"), said(71, None, Status::Final))];
    write(&test, &pupils, &typed, Origin::Typed { reason: "En elev til" }).await.unwrap();
    let refused = owner.post_form(&undo, &[("grund", "Forkert fil")]).await;
    refused.answers(422).says("Én af dens værdier er skrevet igen").says("Sydskolen (s1)").says("71 (rettet)");
    assert_eq!(known(&test, &world, &pupils).await.first().unwrap(), "n1 2024 104 corrected");
}
