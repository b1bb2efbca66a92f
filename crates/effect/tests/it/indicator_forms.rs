//! Indicators that several change at once, and lists of many: what was seen is what is changed.

use std::time::Duration;

use effect::indicator::actions::{self, Edit, NewBreak, NewIndicator};
use effect::indicator::rules::{Breaks, Redefinition};
use effect::indicator::{
    DefinitionDraft, Dimension, Draft, Indicator, IndicatorFault, Refusal, due, goals_store, store,
};
use effect::measured_unit::import::import;
use effect::observation::report::actions as reports;
use effect::observation::{Breakdown, Key, Origin, Status, actions as values};
use effect::period::{Frequency, Period};
use platform::access::Role;
use platform::store::Tx;
use stats::roll_up::rule::Rule;
use testbed::clock::now;

use crate::TestApp;
use crate::goals::{adopted, core_area};
use crate::indicators::absence;
use crate::units::schools;
use crate::values::{World, indicator, said, write};

const HOME: &str = "/effekt/indikatorer";
const INTAKE: Origin<'static> = Origin::Intake { id: "fil", reason: "" };

async fn newest(test: &TestApp, indicator: &Indicator) -> Indicator {
    let found = store::find(&mut test.app.db.reader(), &indicator.municipality_id, &indicator.id).await;
    found.unwrap().unwrap()
}

async fn measured(test: &TestApp, indicator: &Indicator) -> Vec<String> {
    let goals = goals_store::measured(&mut test.app.db.reader(), &indicator.municipality_id, &indicator.id).await;
    goals.unwrap().into_iter().map(|goal| goal.title).collect()
}

#[tokio::test]
async fn a_goal_that_somebody_else_linked_meanwhile_stays_linked_when_the_form_is_saved() {
    let test = TestApp::new().await;
    let goal = async |area: &str, title: &str| adopted(&test, &core_area(&test, area, "").await, title).await;
    let (seen, other) = (goal("Svømning", "Alle svømmer").await, goal("Havn", "Ingen drukner").await);
    let third = goal("Sejlads", "Flere sejler").await;
    let indicator = absence(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{}/rediger", indicator.url());
    let fields = [("titel", "Svømmere"), ("hvor-tit", "year"), ("set", "1"), ("maal", seen.id.as_str())];
    owner.post_form(&url, &fields).await.answers(303);
    let form = owner.get(&url).await;
    assert_eq!(form.one("input[name=maal-set]").attribute("value"), seen.id);
    let draft = Draft::of(&newest(&test, &indicator).await);
    let both = [seen.id.clone(), other.id.clone()];
    let colleague =
        Edit { draft: &draft, goals: &both, goals_seen: std::slice::from_ref(&seen.id), seen: 2, reason: "" };
    let (db, actor) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    actions::edit(db, &actor, &indicator.id, &colleague, now()).await.unwrap();
    // Saved with the newest revision, but with what was ticked before: the other goal was neither ticked nor unticked.
    let mine = [third.id.clone()];
    let mine = Edit { draft: &draft, goals: &mine, goals_seen: std::slice::from_ref(&seen.id), seen: 3, reason: "" };
    actions::edit(db, &actor, &indicator.id, &mine, now()).await.unwrap();
    assert_eq!(measured(&test, &indicator).await, ["Flere sejler", "Ingen drukner"]);
}

#[tokio::test]
async fn adding_an_indicator_from_a_goal_ticks_the_goal() {
    let test = TestApp::new().await;
    let task = core_area(&test, "Svømning", "").await;
    let goal = adopted(&test, &task, "Alle svømmer").await;
    schools(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let link = owner.get(&goal.url()).await.one("a[href^='/effekt/indikatorer/ny']").attribute("href").to_owned();
    let form = owner.get(&link).await;
    assert_eq!(form.one("input[name=maal][checked]").attribute("value"), goal.id);
}

#[tokio::test]
async fn a_new_version_does_not_undo_one_that_somebody_else_made_meanwhile() {
    let test = TestApp::new().await;
    let indicator = absence(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{}/definition", indicator.url());
    let seen = owner.get(&url).await.one("input[name=set]").attribute("value").to_owned();
    assert_eq!(seen, "1");
    let draft = DefinitionDraft { decimals: 2, ..DefinitionDraft::of(&indicator.definition) };
    let new = |draft: DefinitionDraft, from: &str, seen| Redefinition {
        draft,
        from: Period::read(from),
        mends: false,
        reason: "Flere decimaler".into(),
        breaks: Breaks::No,
        seen,
    };
    let (db, actor) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    actions::redefine(db, &actor, &indicator.id, &new(draft.clone(), "2026", 1), now()).await.unwrap();
    let fields = [
        ("slags", "ratio"),
        ("taeller", "elever med højt fravær"),
        ("naevner", "elever"),
        ("faktor", "100"),
        ("decimaler", "1"),
        ("maaleenhed", "procent"),
        ("retning", "down"),
        ("fra", "2027"),
        ("grund", "Lavt er godt"),
    ];
    let late = owner.post_form(&url, &[&fields[..], &[("set", "1")]].concat()).await;
    late.answers(422).says("En anden har lavet en ny udgave imens").says("Flere decimaler").says("Udgave 2");
    assert_eq!(late.one("input[name=set]").attribute("value"), "2");
    owner.post_form(&url, &[&fields[..], &[("set", "2")]].concat()).await.answers(303);
    let stale = actions::redefine(db, &actor, &indicator.id, &new(draft, "2028", 2), now()).await;
    assert!(matches!(stale, Err(IndicatorFault::Changed(_))), "{stale:?}");
}

#[tokio::test]
async fn a_mistyped_definition_is_mended_for_the_same_periods_and_both_stay_in_the_history() {
    let test = TestApp::new().await;
    let indicator = absence(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{}/definition", indicator.url());
    let fields = |extra: &[(&'static str, &'static str)]| {
        let same = [("slags", "ratio"), ("naevner", "elever"), ("decimaler", "1"), ("maaleenhed", "procent")];
        [&same[..], &[("retning", "down"), ("faktor", "100")], extra].concat()
    };
    owner.get(&url).await.says("Udgave 1 var skrevet forkert");
    let first = [("taeller", "elever med mindst ti procent fravær"), ("retter", "ja"), ("set", "1")];
    owner.post_form(&url, &fields(&first)).await.answers(422).says("Skriv hvorfor.");
    let done = owner.post_form(&url, &fields(&[&first[..], &[("grund", "Slåfejl")]].concat())).await;
    owner.follow(&done).await.says("erstattet af udgave 2").says("Slåfejl").says("elever med højt fravær");
    let later = [("taeller", "elever med over ti procent"), ("fra", "2024"), ("brud", "nej"), ("grund", "Ny lov")];
    owner.post_form(&url, &fields(&[&later[..], &[("set", "2")]].concat())).await.answers(303);
    let again = [("taeller", "elever med over 10 procent"), ("brud", "nej"), ("grund", "Tal"), ("set", "3")];
    let twice = owner.post_form(&url, &fields(&[&again[..], &[("fra", "2024")]].concat())).await;
    twice.answers(422).says("Var den forrige udgave skrevet forkert");
    let both = owner.post_form(&url, &fields(&[&again[..], &[("retter", "ja"), ("fra", "2025")]].concat())).await;
    both.answers(422).says("Lad perioden være tom");
    let done = owner.post_form(&url, &fields(&[&again[..], &[("retter", "ja")]].concat())).await;
    owner.follow(&done).await.says("erstattet af udgave 4");
    let known =
        effect::indicator::store::versions(&mut test.app.db.reader(), &indicator.municipality_id, &indicator.id)
            .await
            .unwrap();
    let from: Vec<_> = known.iter().map(|one| one.from.map(|from| from.to_string())).collect();
    assert_eq!(from, [None, None, Some("2024".to_owned()), Some("2024".to_owned())]);
}

fn dimension(code: &str) -> Dimension {
    let categories = vec![("k".to_owned(), "Kvinder".to_owned()), ("m".to_owned(), "Mænd".to_owned())];
    Dimension { code: code.to_owned(), title: code.to_owned(), categories }
}

#[tokio::test]
async fn a_way_of_dividing_that_somebody_else_added_is_not_taken_away_by_an_older_form() {
    let test = TestApp::new().await;
    let indicator = absence(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{}/opdeling", indicator.url());
    let seen = owner.get(&url).await.one("input[name=set]").attribute("value").to_owned();
    let (db, actor) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    actions::set_dimensions(db, &actor, &indicator.id, (&[dimension("alder")], 1, ""), now()).await.unwrap();
    assert!(newest(&test, &indicator).await.seq > indicator.seq, "a preview of a file is out of date");
    let fields = [("set", seen.as_str()), ("titel", "Køn"), ("kode", "koen"), ("dele", "k = Kvinder")];
    let late = owner.post_form(&url, &fields).await;
    late.answers(422).says("En anden har gemt indikatoren imens").says("alder");
    assert_eq!(late.find("input[name=titel]")[0].attribute("value"), "Køn", "what was typed stays");
    let dimensions = store::dimensions(&mut db.reader(), &indicator.municipality_id, &indicator.id).await.unwrap();
    assert_eq!(dimensions, [dimension("alder")]);
}

#[tokio::test]
async fn emptied_ways_of_dividing_hide_none_of_the_others() {
    let test = TestApp::new().await;
    let indicator = absence(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let url = format!("{}/opdeling", indicator.url());
    let empty = [("titel", ""), ("kode", ""), ("dele", "")];
    let wrong = [("titel", "Alder"), ("kode", "alder"), ("dele", "a = En\na = To"), ("set", "1")];
    let page = owner.post_form(&url, &[&empty[..], &empty[..], &wrong[..]].concat()).await;
    let titles: Vec<String> =
        page.answers(422).find("input[name=titel]").iter().map(|one| one.attribute("value").to_owned()).collect();
    assert_eq!(titles, ["Alder", ""]);
}

#[tokio::test]
async fn a_part_with_a_report_that_waits_is_not_taken_away() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = indicator(&test, &world, "Elever", (DefinitionDraft::number("Elever"), Frequency::Year)).await;
    let (db, actor) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    actions::set_dimensions(db, &actor, &pupils.id, (&[dimension("koen")], 1, ""), now()).await.unwrap();
    let breakdown = Breakdown::of([("koen".to_owned(), "k".to_owned())]);
    let key = Key { breakdown, ..world.key("n1", "2024") };
    let emil = test.fjordby.actor(Role::Employee);
    reports::report(db, &emil, &newest(&test, &pupils).await, &(key, said(5, None, Status::Final)), now())
        .await
        .unwrap();
    let refused = actions::set_dimensions(db, &actor, &pupils.id, (&[], 2, ""), now()).await;
    assert!(matches!(refused, Err(IndicatorFault::Refused(found)) if found == [Refusal::DimensionWithValues]));
}

#[tokio::test]
async fn an_indicator_that_was_ended_stays_as_it_was_measured() {
    let test = TestApp::new().await;
    let indicator = absence(&test).await;
    let (db, actor) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    actions::end(db, &actor, &indicator.id, "Erstattet", now()).await.unwrap();
    let broken = NewBreak { period: Period::read("2024"), reason: "Ny lov".to_owned() };
    let refused = actions::add_break(db, &actor, &indicator.id, &broken, now()).await;
    assert!(matches!(refused, Err(IndicatorFault::Refused(found)) if found == [Refusal::Ended]));
    let refused = actions::set_dimensions(db, &actor, &indicator.id, (&[dimension("koen")], 2, ""), now()).await;
    assert!(matches!(refused, Err(IndicatorFault::Refused(found)) if found == [Refusal::Ended]));
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    for page in ["maaltal", "brud", "opdeling"] {
        let shown = owner.get(&format!("{}/{page}", indicator.url())).await;
        assert!(shown.answers(200).find("main form[method=post]").is_empty(), "{page} has a form");
    }
}

#[tokio::test]
async fn units_have_no_last_one_to_be_counted() {
    let test = TestApp::new().await;
    let tree = schools(&test).await;
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let form = owner.get(&format!("{HOME}/ny")).await;
    assert!(form.find("#sted option[value=last]").is_empty() && !form.find("#tid option[value=last]").is_empty());
    let definition = DefinitionDraft { over_units: Rule::Last, ..DefinitionDraft::number("Elever") };
    let draft = Draft { title: "Elever".to_owned(), ..Draft::default() };
    let new = NewIndicator { draft, definition, tree: tree.id, ..NewIndicator::default() };
    let refused = actions::create(&test.app.db, &test.fjordby.actor(Role::EffectOwner), &new, now()).await;
    assert!(matches!(refused, Err(IndicatorFault::Refused(found)) if found == [Refusal::LastOfUnits]));
}

#[tokio::test]
async fn how_often_there_are_values_does_not_change_under_a_value_that_is_being_written() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = indicator(&test, &world, "Elever", (DefinitionDraft::number("Elever"), Frequency::Year)).await;
    let (db, actor) = (test.app.db.clone(), test.fjordby.actor(Role::EffectOwner));
    let mut tx = Tx::begin(&db, &actor, "effect.value.record", now()).await.unwrap();
    let value = [(world.key("n1", "2024"), said(5, None, Status::Final))];
    values::record_in(&mut tx, &actor, &pupils, &value, INTAKE).await.unwrap();
    let edit = tokio::spawn({
        let (db, actor, pupils) = (db.clone(), actor.clone(), pupils.clone());
        async move {
            let draft = Draft { frequency: Frequency::Month, ..Draft::of(&pupils) };
            let edit = Edit { draft: &draft, goals: &[], goals_seen: &[], seen: 1, reason: "" };
            actions::edit(&db, &actor, &pupils.id, &edit, now()).await
        }
    });
    tokio::time::sleep(Duration::from_millis(200)).await;
    tx.commit().await.unwrap();
    let refused = edit.await.unwrap();
    assert!(matches!(refused, Err(IndicatorFault::Refused(found)) if found == [Refusal::FrequencyWithValues]));
}

async fn followed(test: &TestApp, frequency: Frequency, due_days: i64) -> Indicator {
    let tree = schools(test).await;
    let draft = Draft { title: "Fravær".to_owned(), frequency, due_days: Some(due_days), ..Draft::default() };
    let definition = DefinitionDraft::number("fraværsdage");
    let new = NewIndicator { draft, definition, tree: tree.id, ..NewIndicator::default() };
    actions::create(&test.app.db, &test.fjordby.actor(Role::EffectOwner), &new, now()).await.unwrap()
}

#[tokio::test]
async fn what_is_late_is_told_however_long_the_deadline_is() {
    for (frequency, due_days) in [(Frequency::Week, 30), (Frequency::Day, 7), (Frequency::Month, 200)] {
        let test = TestApp::new().await;
        let indicator = followed(&test, frequency, due_days).await;
        let today = now().in_denmark().date().checked_add(jiff::Span::new().days(400)).unwrap();
        let owner = test.fjordby.actor(Role::EffectOwner);
        let found = due::list(&mut test.app.db.reader(), &owner, today).await.unwrap();
        assert_eq!(found.len(), 4, "{frequency:?}");
        let newest = found.last().unwrap();
        assert!(found.iter().any(|due| due.state == due::DueState::Overdue), "{frequency:?}");
        let next = newest.period.next().last().checked_add(jiff::Span::new().days(due_days)).unwrap();
        assert!(newest.day <= today && next > today, "{frequency:?}: the newest that is due is told");
        assert_eq!((newest.indicator.id.as_str(), newest.missing, newest.of), (indicator.id.as_str(), 4, 4));
    }
}

#[tokio::test]
async fn what_is_due_asks_those_who_have_said_something_lately_and_knows_at_once_what_was_written() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let draft =
        Draft { title: "Elever".to_owned(), frequency: Frequency::Month, due_days: Some(10), ..Draft::default() };
    let definition = DefinitionDraft::number("Elever");
    let new = NewIndicator { draft, definition, tree: world.tree.id.clone(), ..NewIndicator::default() };
    let owner = test.fjordby.actor(Role::EffectOwner);
    let pupils = actions::create(&test.app.db, &owner, &new, now()).await.unwrap();
    let first = Period::of(Frequency::Month, now().in_denmark().date()).next();
    let today = first.next().last().checked_add(jiff::Span::new().days(11)).unwrap();
    let put = async |code: &str, period: Period| {
        let value = (world.key(code, &period.to_string()), said(5, None, Status::Final));
        write(&test, &pupils, &[value], INTAKE).await.unwrap();
    };
    let told = async || {
        let due = due::list(&mut test.app.db.reader(), &owner, today).await.unwrap();
        due.into_iter().map(|due| (due.period, due.missing, due.of)).collect::<Vec<_>>()
    };
    let before = first.previous();
    assert_eq!(told().await, [(before, 4, 4), (first, 4, 4), (first.next(), 4, 4)], "nobody has said anything yet");
    for code in ["n1", "n2"] {
        put(code, before).await;
        put(code, first).await;
    }
    assert_eq!(told().await, [(first.next(), 2, 2)], "two units have said something; only they are asked");
    put("n1", first.next()).await;
    assert_eq!(told().await, [(first.next(), 1, 2)]);
    put("N", first.next()).await;
    assert!(told().await.is_empty(), "a value of a unit above stands for those below");
}

#[tokio::test]
async fn where_only_parts_are_said_a_unit_that_has_said_its_first_part_is_not_late() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let owner = test.fjordby.actor(Role::EffectOwner);
    let draft =
        Draft { title: "Elever".to_owned(), frequency: Frequency::Month, due_days: Some(10), ..Draft::default() };
    let definition = DefinitionDraft::number("Elever");
    let new = NewIndicator { draft, definition, tree: world.tree.id.clone(), ..NewIndicator::default() };
    let pupils = actions::create(&test.app.db, &owner, &new, now()).await.unwrap();
    actions::set_dimensions(&test.app.db, &owner, &pupils.id, (&[dimension("koen")], 1, ""), now()).await.unwrap();
    let first = Period::of(Frequency::Month, now().in_denmark().date()).next();
    let today = first.last().checked_add(jiff::Span::new().days(11)).unwrap();
    for (code, period) in [("n1", first.previous()), ("n2", first.previous()), ("n1", first)] {
        for part in ["k", "m"] {
            let breakdown = Breakdown::of([("koen".to_owned(), part.to_owned())]);
            let key = Key { breakdown, ..world.key(code, &period.to_string()) };
            write(&test, &pupils, &[(key, said(5, None, Status::Final))], INTAKE).await.unwrap();
        }
    }
    let due = due::list(&mut test.app.db.reader(), &owner, today).await.unwrap();
    let told: Vec<_> = due.iter().map(|due| (due.period, due.missing, due.of)).collect();
    assert_eq!(told, [(first, 1, 2)], "only the unit that has said neither part is late");
}

#[tokio::test]
async fn many_indicators_stand_on_pages_and_what_is_due_on_a_page_of_its_own() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let (db, actor) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    for number in 1..=51 {
        let draft = Draft {
            title: format!("Nummer {number:02}"),
            frequency: Frequency::Day,
            due_days: Some(0),
            ..Draft::default()
        };
        let definition = DefinitionDraft::number("dage");
        let new = NewIndicator { draft, definition, tree: world.tree.id.clone(), ..NewIndicator::default() };
        actions::create(db, &actor, &new, now()).await.unwrap();
    }
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let page = owner.get(HOME).await;
    page.says("51 indikatorer").says("Nummer 01").says("Nummer 50").does_not_say("Nummer 51");
    owner.get(&format!("{HOME}?side=2")).await.says("Nummer 51").does_not_say("Nummer 50");
    owner.get(&format!("{HOME}?ord=nummer+51")).await.says("Én indikator").says("Nummer 51");
    owner.get(&format!("{HOME}?vis=mangler")).await.says("Der mangler ingen tal.").does_not_say("Nummer");
    let known = store::all(&mut db.reader(), &actor.municipality).await.unwrap();
    let one = known.iter().find(|one| one.title == "Nummer 07").unwrap();
    let day = now().in_denmark().date().yesterday().unwrap();
    let value = (world.key("K", &day.to_string()), said(4711, None, Status::Final));
    write(&test, one, &[value], INTAKE).await.unwrap();
    owner.get(HOME).await.says("4.711");
}

#[tokio::test]
async fn a_tree_change_that_makes_a_total_too_large_says_so() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let money = indicator(&test, &world, "Kroner", (DefinitionDraft::number("Kroner"), Frequency::Year)).await;
    let most = |code| {
        let most = Some(effect::amount::Amount(i64::MAX));
        (world.key(code, "2024"), effect::observation::Said { numerator: most, ..said(0, None, Status::Final) })
    };
    let (db, actor) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let top = "kode;navn;over;fra\nT;Top;;\nt1;Teatret;T;\n";
    import(db, &actor, &world.tree, ("top.csv", top.as_bytes()), now()).await.unwrap();
    let units =
        effect::measured_unit::store::units(&mut db.reader(), &actor.municipality, &world.tree.id).await.unwrap();
    let id = |code: &str| units.unit(units.coded(code).unwrap()).unwrap().id.clone();
    let theatre = (Key { unit: id("t1"), ..most("n1").0 }, most("n1").1);
    write(&test, &money, &[most("n1"), theatre], INTAKE).await.unwrap();
    let mut owner = test.sign_in_as(Role::EffectOwner).await;
    let fields = [("over", "K"), ("dag", "2024-01-01"), ("grund", "Ny ejer")];
    let refused = owner.post_form(&format!("{}/{}/flyt", world.tree.url(), id("t1")), &fields).await;
    refused.answers(422).says("så stor, at den ikke kan gemmes");
}
