//! What stood there before a value was written again, and what writing rests on.

use effect::indicator::{DefinitionDraft, Draft, actions as indicators};
use effect::observation::actions as values;
use effect::observation::{self, Key, Origin, Recorded, Said, Status, ValueFault, Why};
use effect::period::{Frequency, Period};
use platform::access::Role;
use testbed::clock::now;

use crate::TestApp;
use crate::values::{World, indicator, said, write};

#[tokio::test]
async fn many_values_that_a_file_corrects_keep_what_they_were_and_say_why() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = indicator(&test, &world, "Elever", (DefinitionDraft::number("Elever"), Frequency::Day)).await;
    let first = Period::read("2025-01-01");
    let days: Vec<Period> = std::iter::successors(first, |day| Some(day.next())).take(120).collect();
    let all = |number: i64, status: Status| -> Vec<(Key, Said)> {
        let keys = days.iter().flat_map(|day| ["n1", "n2"].map(|code| world.key(code, &day.to_string())));
        keys.map(|key| (key, said(number, None, status))).collect()
    };
    let file = |id: &'static str, reason: &'static str| Origin::Intake { id, reason };
    write(&test, &pupils, &all(1, Status::Preliminary), file("januar", "")).await.unwrap();
    write(&test, &pupils, &all(1, Status::Final), file("februar", "")).await.unwrap();
    let typed = [(world.key("n1", "2025-01-01"), said(7, None, Status::Final))];
    write(&test, &pupils, &typed, Origin::Typed { reason: "Talt igen" }).await.unwrap();
    let recorded = write(&test, &pupils, &all(2, Status::Final), file("marts", "Talt på ny")).await.unwrap();
    assert_eq!(recorded, Recorded { added: 0, changed: 240, same: 0 });
    let reads = &mut test.app.db.reader();
    let history = values::history(reads, &pupils, &typed[0].0).await.unwrap();
    let told: Vec<_> = history
        .iter()
        .map(|one| (one.revision, one.said.numerator.unwrap().0, one.intake.as_deref(), one.reason.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (4, 2_000_000, Some("marts"), "Talt på ny"),
            (3, 7_000_000, None, "Talt igen"),
            (2, 1_000_000, Some("februar"), ""),
            (1, 1_000_000, Some("januar"), ""),
        ]
    );
    let other = values::history(reads, &pupils, &world.key("n2", "2025-04-30")).await.unwrap();
    assert_eq!(
        other.iter().map(|one| one.said.status).collect::<Vec<_>>(),
        [Status::Corrected, Status::Final, Status::Preliminary]
    );
    assert!(other.windows(2).all(|pair| pair[0].at > pair[1].at), "each keeps when it was written");
    assert!(observation::check(reads, &pupils.municipality_id).await.unwrap().is_empty());
}

#[tokio::test]
async fn the_page_of_a_value_says_why_a_file_changed_it() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = indicator(&test, &world, "Elever", (DefinitionDraft::number("Elever"), Frequency::Year)).await;
    let one = |number| [(world.key("n1", "2025"), said(number, None, Status::Final))];
    let file = |reason| Origin::Intake { id: "fil", reason };
    write(&test, &pupils, &one(100), file("Det er alle tal")).await.unwrap();
    write(&test, &pupils, &one(110), file(" Skolen glemte en klasse ")).await.unwrap();
    let mut signed_in = test.sign_in_as(Role::EffectOwner).await;
    let page = signed_in.get("/effekt/indikatorer/elever/vaerdi?enhed=n1&periode=2025").await;
    page.says("Hvorfor: Skolen glemte en klasse").does_not_say("Det er alle tal");
}

#[tokio::test]
async fn a_value_is_written_by_the_indicator_as_it_is_and_not_as_a_page_read_it_before() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let seen = indicator(&test, &world, "Elever", (DefinitionDraft::number("Elever"), Frequency::Year)).await;
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let monthly = Draft { frequency: Frequency::Month, ..Draft::of(&seen) };
    let edit = indicators::Edit { draft: &monthly, goals: &[], goals_seen: &[], seen: seen.revision, reason: "" };
    indicators::edit(db, &owner, &seen.id, &edit, now()).await.unwrap();
    let refused = |written: Result<Recorded, ValueFault>| {
        let Err(ValueFault::Refused(refusals)) = written else { panic!("{written:?}") };
        assert_eq!(refusals[0].why, Why::Period);
    };
    let year = (world.key("n1", "2024"), said(5, None, Status::Final));
    refused(write(&test, &seen, std::slice::from_ref(&year), Origin::Typed { reason: "" }).await);
    refused(values::correct(db, &owner, &seen, &year, (0, ""), now()).await);
    let reported = observation::report::actions::report(db, &owner, &seen, &year, now()).await;
    refused(reported.map(|_| Recorded::default()));
    let month = [(world.key("n1", "2024-05"), said(5, None, Status::Final))];
    write(&test, &seen, &month, Origin::Typed { reason: "" }).await.unwrap();
}
