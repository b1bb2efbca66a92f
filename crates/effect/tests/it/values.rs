//! Values as people meet them: reporting, approving, correcting, and what they add up to.

use effect::amount::Amount;
use effect::indicator::actions::NewIndicator;
use effect::indicator::{DefinitionDraft, Draft, Indicator, actions as indicators};
use effect::measured_unit::actions as trees;
use effect::measured_unit::{MeasuredTree, NewUnit, Units, store as unit_store};
use effect::observation::actions as values;
use effect::observation::{self, Breakdown, Key, Origin, Recorded, Said, SeriesPoint, Status, ValueFault, Why};
use effect::period::{Frequency, Period};
use platform::access::Role;
use platform::store::{Db, Tx};
use stats::fraction::Fraction;
use stats::roll_up::coverage::Coverage;
use stats::roll_up::rule::Rule;
use testbed::Context;
use testbed::clock::now;

use crate::TestApp;

/// The whole municipality, two areas, and two schools in each.
pub(crate) struct World {
    pub(crate) tree: MeasuredTree,
    pub(crate) units: Units,
}

impl World {
    pub(crate) async fn new(test: &testbed::TestApp<impl Context>) -> Self {
        let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
        let tree = trees::create_tree(db, &owner, "Skoler", "", now()).await.unwrap();
        let mut ids = std::collections::HashMap::new();
        for (code, name, above) in [
            ("K", "Fjordby", ""),
            ("N", "Nord", "K"),
            ("S", "Syd", "K"),
            ("n1", "Nordskolen", "N"),
            ("n2", "Bakkeskolen", "N"),
            ("s1", "Sydskolen", "S"),
            ("s2", "Engskolen", "S"),
        ] {
            let parent = ids.get(above).cloned();
            let new =
                NewUnit { code: code.into(), name: name.into(), parent, from: String::new(), note: String::new() };
            ids.insert(code, trees::add(db, &owner, &tree, &new, now()).await.unwrap().id);
        }
        let units = unit_store::units(&mut db.reader(), &owner.municipality, &tree.id).await.unwrap();
        Self { tree, units }
    }

    pub(crate) fn id(&self, code: &str) -> &str {
        &self.units.unit(self.units.coded(code).unwrap()).unwrap().id
    }

    pub(crate) fn key(&self, code: &str, period: &str) -> Key {
        let period = Period::read(period).unwrap();
        Key { breakdown: Breakdown::default(), unit: self.id(code).to_owned(), period }
    }
}

pub(crate) async fn indicator(
    test: &testbed::TestApp<impl Context>,
    world: &World,
    title: &str,
    (definition, frequency): (DefinitionDraft, Frequency),
) -> Indicator {
    let draft = Draft { title: title.into(), frequency, ..Draft::default() };
    let new = NewIndicator { draft, definition, tree: world.tree.id.clone(), unit: None, goals: Vec::new() };
    indicators::create(&test.app.db, &test.fjordby.actor(Role::EffectOwner), &new, now()).await.unwrap()
}

pub(crate) fn said(numerator: i64, denominator: Option<i64>, status: Status) -> Said {
    Said {
        numerator: Amount::whole(numerator).filter(|_| status.has_amount()),
        denominator: denominator.and_then(Amount::whole),
        status,
        note: String::new(),
    }
}

pub(crate) async fn write(
    test: &TestApp,
    indicator: &Indicator,
    values: &[(Key, Said)],
    origin: Origin<'_>,
) -> Result<Recorded, ValueFault> {
    values::record(&test.app.db, &test.fjordby.actor(Role::EffectOwner), indicator, values, origin, now()).await
}

async fn point(db: &Db, indicator: &Indicator, world: &World, code: &str, period: &str) -> SeriesPoint {
    let units = unit_store::units(&mut db.reader(), &indicator.municipality_id, &world.tree.id).await.unwrap();
    let whole = Breakdown::default();
    let all = observation::series(&mut db.reader(), indicator, &units, world.id(code), &whole).await.unwrap();
    let period = Period::read(period).unwrap();
    let one = all.into_iter().find(|point| point.period == period).unwrap();
    let latest = observation::latest(&mut db.reader(), indicator, &units, Some(period), &whole).await.unwrap();
    let number = units.coded(code).unwrap();
    let same = latest.into_iter().find(|(unit, _)| *unit == number).unwrap().1;
    assert_eq!(one, same, "a series and a list of all units say the same");
    one
}

const INTAKE: Origin<'static> = Origin::Intake { id: "fil", reason: "" };

#[tokio::test]
async fn a_ratio_over_three_levels_is_that_of_the_sums_and_says_how_many_have_said_something() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let percent = (DefinitionDraft::percent("Elever med højt fravær", "Elever"), Frequency::Year);
    let absence = indicator(&test, &world, "Fravær", percent).await;
    let value = |code, part, all| (world.key(code, "2024"), said(part, Some(all), Status::Final));
    let suppressed = (world.key("s2", "2024"), said(0, None, Status::Suppressed));
    let all = [value("n1", 1, 10), value("n2", 50, 100), value("s1", 3, 30), suppressed];
    let recorded = write(&test, &absence, &all, INTAKE).await.unwrap();
    assert_eq!(recorded, Recorded { added: 4, changed: 0, same: 0 });
    let db = &test.app.db;
    let north = point(db, &absence, &world, "N", "2024").await;
    assert_eq!((north.value, north.coverage), (Fraction::new(5_100, 110), Coverage { reported: 2, expected: 2 }));
    let whole = point(db, &absence, &world, "K", "2024").await;
    assert_eq!(whole.value, Fraction::new(5_400, 140));
    assert_eq!((whole.coverage, whole.status), (Coverage { reported: 3, expected: 4 }, Status::Final));
    let school = point(db, &absence, &world, "s2", "2024").await;
    assert_eq!((school.value, school.status), (None, Status::Suppressed));
    let again = write(&test, &absence, &all, INTAKE).await.unwrap();
    assert_eq!(again, Recorded { added: 0, changed: 0, same: 4 });
    assert!(observation::check(&mut db.reader(), &absence.municipality_id).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_final_value_is_corrected_with_a_reason_and_what_it_was_is_kept() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = indicator(&test, &world, "Elever", (DefinitionDraft::number("Elever"), Frequency::Year)).await;
    let key = world.key("n1", "2024");
    let one = |number| [(key.clone(), said(number, None, Status::Final))];
    write(&test, &pupils, &one(100), Origin::Typed { reason: "" }).await.unwrap();
    let silent = write(&test, &pupils, &one(110), Origin::Typed { reason: " " }).await;
    let Err(ValueFault::Refused(refusals)) = silent else { panic!("{silent:?}") };
    assert_eq!(refusals[0].why, Why::NoReason);
    write(&test, &pupils, &one(110), Origin::Typed { reason: "Talt igen" }).await.unwrap();
    let db = &test.app.db;
    let history = values::history(&mut db.reader(), &pupils, &key).await.unwrap();
    assert_eq!(history.iter().map(|one| one.said.numerator.unwrap().0).collect::<Vec<_>>(), [110_000_000, 100_000_000]);
    assert_eq!((history[0].said.status, history[0].reason.as_str()), (Status::Corrected, "Talt igen"));
    let whole = point(db, &pupils, &world, "K", "2024").await;
    assert_eq!((whole.value, whole.status), (Some(Fraction::whole(110)), Status::Corrected));
    let gone = [(key.clone(), Said { note: "Skolen talte ikke".into(), ..said(0, None, Status::Missing) })];
    write(&test, &pupils, &gone, Origin::Typed { reason: "Tallet var et gæt" }).await.unwrap();
    let school = point(db, &pupils, &world, "n1", "2024").await;
    assert_eq!((school.value, school.note.as_str()), (None, "Skolen talte ikke"), "what is missing is not zero");
    let whole = Breakdown::default();
    let area = observation::series(&mut db.reader(), &pupils, &world.units, world.id("N"), &whole).await.unwrap();
    assert!(area.is_empty(), "nor is a sum of nothing: {area:?}");
}

#[tokio::test]
async fn all_faults_of_many_values_are_told_and_nothing_is_written() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let percent = (DefinitionDraft::percent("Elever", "Alle"), Frequency::Year);
    let share = indicator(&test, &world, "Andel", percent).await;
    let sound = (world.key("n1", "2024"), said(1, Some(2), Status::Final));
    let month = (world.key("n1", "2024-03"), said(1, Some(2), Status::Final));
    let stranger = (Key { unit: "x".into(), ..world.key("n2", "2024") }, said(1, Some(2), Status::Final));
    let part = Breakdown::of([("koen".to_owned(), "k".to_owned())]);
    let divided = (Key { breakdown: part, ..world.key("n2", "2024") }, said(1, Some(2), Status::Final));
    let half = (world.key("s1", "2024"), said(1, None, Status::Final));
    let refused = write(&test, &share, &[sound.clone(), month, stranger, divided, half, sound], INTAKE).await;
    let Err(ValueFault::Refused(refusals)) = refused else { panic!("{refused:?}") };
    let whys: Vec<Why> = refusals.iter().map(|refusal| refusal.why).collect();
    assert_eq!(whys, [Why::Period, Why::Unit, Why::Part, Why::NoDenominator, Why::Twice]);
    let current = observation::current(&mut test.app.db.reader(), &share.municipality_id, &share.id).await.unwrap();
    assert!(current.is_empty());
}

#[tokio::test]
async fn a_total_that_cannot_be_kept_exactly_is_refused_with_everything() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let money = indicator(&test, &world, "Kroner", (DefinitionDraft::number("Kroner"), Frequency::Year)).await;
    let most =
        |code| (world.key(code, "2024"), Said { numerator: Some(Amount(i64::MAX)), ..said(0, None, Status::Final) });
    write(&test, &money, &[most("n1")], INTAKE).await.unwrap();
    let refused = write(&test, &money, &[most("n2")], INTAKE).await;
    assert!(matches!(refused, Err(ValueFault::TooLarge(..))), "{refused:?}");
    assert_eq!(point(&test.app.db, &money, &world, "N", "2024").await.coverage.reported, 1);
}

#[tokio::test]
async fn other_rules_than_adding_are_worked_out_from_the_schools_and_a_published_whole_stands_beside() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    for (rule, value) in [(Rule::Median, 3), (Rule::Min, 1), (Rule::Max, 9), (Rule::Mean, 4), (Rule::Count, 4)] {
        let definition = DefinitionDraft { over_units: rule, ..DefinitionDraft::number("Dage") };
        let days = indicator(&test, &world, rule.name(), (definition, Frequency::Year)).await;
        let all = [("n1", 1), ("n2", 2), ("s1", 4), ("s2", 9), ("K", 7)];
        let all = all.map(|(code, number)| (world.key(code, "2024"), said(number, None, Status::Final)));
        write(&test, &days, &all, INTAKE).await.unwrap();
        let whole = point(&test.app.db, &days, &world, "K", "2024").await;
        assert_eq!(
            (whole.value, whole.published),
            (Some(Fraction::whole(value)), Some(Fraction::whole(7))),
            "{rule:?}"
        );
    }
}

#[tokio::test]
async fn a_unit_that_moves_takes_its_values_along_from_that_day_on() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = indicator(&test, &world, "Elever", (DefinitionDraft::number("Elever"), Frequency::Year)).await;
    let all = ["2022", "2023", "2024"].map(|year| (world.key("n1", year), said(5, None, Status::Final)));
    write(&test, &pupils, &all, INTAKE).await.unwrap();
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let parent = Some(world.id("S").to_owned());
    let to = trees::Move { parent, from: "2023-08-01".into(), reason: "Ny grænse".into() };
    trees::move_under(db, &owner, &world.tree, world.id("n1"), &to, now()).await.unwrap();
    for (year, north, south) in [("2022", 1, 0), ("2023", 0, 1), ("2024", 0, 1)] {
        let units = unit_store::units(&mut db.reader(), &owner.municipality, &world.tree.id).await.unwrap();
        let period = Period::read(year);
        let all = observation::latest(&mut db.reader(), &pupils, &units, period, &Breakdown::default()).await.unwrap();
        let reported = |code| {
            let number = units.coded(code).unwrap();
            all.iter().find(|(unit, _)| *unit == number).unwrap().1.coverage.reported
        };
        assert_eq!((reported("N"), reported("S"), reported("K")), (north, south, 1), "{year}");
    }
    assert!(observation::check(&mut db.reader(), &owner.municipality).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_unit_that_stood_below_another_and_stands_high_above_it_later_is_followed_all_the_way_up() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = indicator(&test, &world, "Elever", (DefinitionDraft::number("Elever"), Frequency::Year)).await;
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    // Sydskolen stands under Nordskolen until Nordskolen comes under Engskolen, which comes under Sydskolen.
    for (unit, above, from) in
        [("s1", "n1", "2020-01-01"), ("s1", "N", "2023-01-01"), ("s2", "s1", "2023-02-01"), ("n1", "s2", "2023-03-01")]
    {
        let to = trees::Move { parent: Some(world.id(above).to_owned()), from: from.into(), reason: "Prøve".into() };
        trees::move_under(db, &owner, &world.tree, world.id(unit), &to, now()).await.unwrap();
    }
    let one = [(world.key("n1", "2024"), said(5, None, Status::Final))];
    write(&test, &pupils, &one, INTAKE).await.unwrap();
    for code in ["s2", "s1", "N", "K"] {
        assert_eq!(point(db, &pupils, &world, code, "2024").await.value, Some(Fraction::whole(5)), "{code}");
    }
    assert!(observation::check(&mut db.reader(), &owner.municipality).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_total_that_someone_has_tampered_with_is_found_and_mended() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = indicator(&test, &world, "Elever", (DefinitionDraft::number("Elever"), Frequency::Year)).await;
    write(&test, &pupils, &[(world.key("n1", "2024"), said(5, None, Status::Final))], INTAKE).await.unwrap();
    test.database.tamper("update observation_total set numerator = numerator + 1").await;
    let db = &test.app.db;
    let found = observation::check(&mut db.reader(), &pupils.municipality_id).await.unwrap();
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!((found[0].stored.0, found[0].parts.0), (5_000_001, 5_000_000));
    let mut tx = Tx::begin(db, &test.fjordby.operator(), "effect.value.record", now()).await.unwrap();
    observation::rebuild(&mut tx, &pupils).await.unwrap();
    tx.commit().await.unwrap();
    assert!(observation::check(&mut db.reader(), &pupils.municipality_id).await.unwrap().is_empty());
}

#[tokio::test]
async fn nobody_without_the_right_writes_a_value() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let pupils = indicator(&test, &world, "Elever", (DefinitionDraft::number("Elever"), Frequency::Year)).await;
    let one = [(world.key("n1", "2024"), said(5, None, Status::Final))];
    for actor in [test.fjordby.actor(Role::Employee), test.havnby.actor(Role::EffectOwner)] {
        let tried = values::record(&test.app.db, &actor, &pupils, &one, INTAKE, now()).await;
        assert!(matches!(tried, Err(ValueFault::Denied(_))), "{tried:?}");
    }
}
