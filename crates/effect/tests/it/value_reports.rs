//! Reports on pages: what the form offers, what is seen before it is approved, and the queue.

use effect::indicator::rules::{Breaks, Redefinition};
use effect::indicator::{DefinitionDraft, Indicator, actions as indicators};
use effect::measured_unit::actions::{self as trees, Closing};
use effect::observation::report::{Outcome, actions as reports};
use effect::observation::{Origin, Status};
use effect::period::{Frequency, Period};
use platform::access::Role;
use stats::roll_up::rule::Rule;
use testbed::clock::now;

use crate::TestApp;
use crate::values::{World, indicator, said, write};

const REPORT: &str = "/effekt/indberet";
const QUEUE: &str = "/effekt/godkend";

async fn pupils(test: &TestApp, world: &World, frequency: Frequency) -> Indicator {
    indicator(test, world, "Elever", (DefinitionDraft::number("Elever"), frequency)).await
}

async fn put(test: &TestApp, indicator: &Indicator, world: &World, (code, period, number): (&str, &str, i64)) {
    let one = [(world.key(code, period), said(number, None, Status::Final))];
    write(test, indicator, &one, Origin::Intake { id: "fil", reason: "" }).await.unwrap();
}

#[tokio::test]
async fn a_unit_that_is_closed_can_still_be_reported_for_the_periods_in_which_it_was_there() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    pupils(&test, &world, Frequency::Year).await;
    let owner = test.fjordby.actor(Role::EffectOwner);
    let closing = Closing { on: "2026-01-01".into(), reason: "For få elever".into() };
    trees::close(&test.app.db, &owner, &world.tree, world.id("n1"), &closing, now()).await.unwrap();
    let closing = Closing { on: "2024-08-01".into(), reason: "For få elever".into() };
    trees::close(&test.app.db, &owner, &world.tree, world.id("s2"), &closing, now()).await.unwrap();
    let mut emil = test.sign_in_as(Role::Employee).await;
    let form = emil.get(REPORT).await;
    let of = |group: &str| {
        let choices = form.find(&format!("#enhed optgroup[label='{group}'] option"));
        choices.into_iter().map(|choice| choice.text).collect::<Vec<_>>()
    };
    assert_eq!(of("Nord"), ["Nordskolen", "Bakkeskolen"], "the year that is due is asked for");
    assert_eq!(of("Enheder fra andre perioder"), ["Engskolen"]);
    let fields = [("indikator", "elever"), ("enhed", world.id("s2")), ("periode", "2023"), ("status", "final")];
    emil.post_form(REPORT, &[&fields[..], &[("vaerdi", "5")]].concat()).await.answers(303);
}

#[tokio::test]
async fn the_form_has_the_fields_of_the_chosen_period() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let weighted = DefinitionDraft {
        over_units: Rule::Weighted,
        denominator: "Borgere".into(),
        ..DefinitionDraft::number("Dage")
    };
    let wait = indicator(&test, &world, "Ventetid", (weighted, Frequency::Year)).await;
    let plain = Redefinition {
        draft: DefinitionDraft { over_units: Rule::Mean, ..DefinitionDraft::number("Dage") },
        from: Period::read("2025"),
        mends: false,
        reason: "Vi tæller om".into(),
        breaks: Breaks::No,
        seen: 1,
    };
    let owner = test.fjordby.actor(Role::EffectOwner);
    indicators::redefine(&test.app.db, &owner, &wait.id, &plain, now()).await.unwrap();
    let mut emil = test.sign_in_as(Role::Employee).await;
    assert!(emil.get(REPORT).await.find("#naevner").is_empty());
    let unit = world.id("n1");
    let fields =
        [("indikator", "ventetid"), ("enhed", unit), ("periode", "2024"), ("status", "final"), ("vaerdi", "9")];
    let form = emil.post_form(REPORT, &fields).await;
    form.answers(422).says("Skriv, hvor meget tallet skal tælle.");
    assert_eq!(form.one("#periode option[selected]").text, "2024");
    assert_eq!(form.one("#naevner").attribute("aria-invalid"), "true");
    emil.post_form(REPORT, &[&fields[..], &[("naevner", "3")]].concat()).await.answers(303);
}

#[tokio::test]
async fn having_seen_one_value_overwrites_no_other() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world, Frequency::Month).await;
    put(&test, &pupils, &world, ("n1", "2026-03", 100)).await;
    put(&test, &pupils, &world, ("n1", "2026-02", 200)).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let unit = world.id("n1");
    let fields = [("indikator", "elever"), ("enhed", unit), ("status", "final"), ("vaerdi", "7"), ("straks", "1")];
    let march = owner.post_form(REPORT, &[&fields[..], &[("periode", "2026-03")]].concat()).await;
    march.answers(422).says("Nu står der: 100");
    let hidden =
        |page: &testbed::Page, name: &str| page.one(&format!("input[name={name}]")).attribute("value").to_owned();
    let (set, of) = (hidden(&march, "set"), hidden(&march, "set-for"));
    assert_eq!(set, "1");
    let seen = [("set", set.as_str()), ("set-for", of.as_str()), ("grund", "Talt igen")];
    let february = owner.post_form(REPORT, &[&fields[..], &seen, &[("periode", "2026-02")]].concat()).await;
    february.answers(422).says("Nu står der: 200");
    owner.post_form(REPORT, &[&fields[..], &seen, &[("periode", "2026-03")]].concat()).await.answers(303);
    let page = "/effekt/indikatorer/elever/vaerdi?enhed=n1&periode=2026-0";
    owner.get(&format!("{page}2")).await.says("200").does_not_say("Talt igen");
    owner.get(&format!("{page}3")).await.says("Talt igen");
}

#[tokio::test]
async fn a_long_queue_has_pages_and_each_report_is_found_by_those_who_may_approve_it() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world, Frequency::Month).await;
    let employee = test.fjordby.actor(Role::Employee);
    let months: Vec<Period> =
        std::iter::successors(Period::read("2024-01"), |month| Some(month.next())).take(27).collect();
    let mut ids = Vec::new();
    for month in &months {
        let value = (world.key("n1", &month.to_string()), said(5, None, Status::Final));
        ids.push(reports::report(&test.app.db, &employee, &pupils, &value, now()).await.unwrap());
    }
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let first = owner.get(QUEUE).await;
    first.says("27 tal venter").says("januar 2024").does_not_say("februar 2026");
    let second = owner.get(&format!("{QUEUE}?side=2")).await;
    second.says("27 tal venter").says("februar 2026").says("marts 2026");
    assert_eq!((first.find("main h1 ~ ul > li").len(), second.find("main h1 ~ ul > li").len()), (25, 2));
    owner.get(&format!("{QUEUE}/{}", ids[26])).await.says("marts 2026");
    let mut other = test.sign_in_in(&test.havnby, Role::EffectOwner).await;
    other.get(&format!("{QUEUE}/{}", ids[26])).await.answers(404);
    other.get(QUEUE).await.says("Ingen tal venter");
    let (count, _) = reports::waiting(&mut test.app.db.reader(), &employee, (0, 5)).await.unwrap();
    assert_eq!(count, 0, "nothing waits for somebody who may not approve");
}

#[tokio::test]
async fn sending_twice_at_once_leaves_one_report_that_waits() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world, Frequency::Year).await;
    let employee = test.fjordby.actor(Role::Employee);
    let value = (world.key("n1", "2025"), said(5, None, Status::Final));
    let send = || reports::report(&test.app.db, &employee, &pupils, &value, now());
    let (one, two, three) = tokio::join!(send(), send(), send());
    assert!([one, two, three].iter().all(Result::is_ok));
    let all = reports::of_value(&mut test.app.db.reader(), &pupils, &value.0).await.unwrap();
    assert_eq!(all.iter().filter(|report| report.outcome == Outcome::Waiting).count(), 1);
    let pupils = effect::indicator::store::find(&mut test.app.db.reader(), &pupils.municipality_id, &pupils.id).await;
    assert_eq!(pupils.unwrap().unwrap().seq, 0, "no value has changed");
}

#[tokio::test]
async fn a_final_value_that_would_only_change_its_status_is_not_approved_without_saying_why() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = pupils(&test, &world, Frequency::Year).await;
    for year in ["2024", "2025"] {
        put(&test, &pupils, &world, ("n1", year, 100)).await;
    }
    let employee = test.fjordby.actor(Role::Employee);
    let preliminary = (world.key("n1", "2025"), said(100, None, Status::Preliminary));
    let report = reports::report(&test.app.db, &employee, &pupils, &preliminary, now()).await.unwrap();
    let same = (world.key("n1", "2024"), said(100, None, Status::Final));
    let same = reports::report(&test.app.db, &employee, &pupils, &same, now()).await.unwrap();
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let queue = owner.get(QUEUE).await;
    let at_once: Vec<String> = queue.find("main form").iter().map(|form| form.attribute("action").to_owned()).collect();
    assert_eq!(at_once, [format!("{QUEUE}/{same}")], "only what can be approved as it stands");
    let page = owner.get(&format!("{QUEUE}/{report}")).await;
    page.says("Den kan læses af alle, der ser tallets historie.");
    owner.post_form(&format!("{QUEUE}/{report}"), &[("set", "1")]).await.answers(422).says("Skriv, hvorfor");
    owner.post_form(&format!("{QUEUE}/{same}"), &[("set", "1")]).await.answers(303);
}
