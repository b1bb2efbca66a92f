//! Whatever is written, corrected, suppressed and moved, by several at once: totals are what the values add up to.

use std::collections::BTreeMap;

use effect::amount::Amount;
use effect::indicator::{DefinitionDraft, Indicator};
use effect::measured_unit::actions::{self as trees, Move};
use effect::measured_unit::{UnitFault, Units, rules, store as unit_store};
use effect::observation::{self, Breakdown, Key, Origin, Said, SeriesPoint, Status, ValueFault, actions as values};
use effect::period::{Frequency, Period};
use platform::access::{Actor, Role};
use platform::store::Db;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use stats::fraction::Fraction;
use testbed::clock::now;

use crate::TestApp;
use crate::values::{World, indicator};

const UNITS: [&str; 7] = ["K", "N", "S", "n1", "n2", "s1", "s2"];
const PERIODS: [&str; 3] = ["2022", "2023", "2024"];

/// One thing that somebody does.
#[derive(Clone, Debug)]
enum Deed {
    /// Values of units and periods: numerator, denominator, status.
    Write(Vec<(usize, usize, i64, i64, Status)>),
    /// A unit stands under another from the beginning of a month.
    Move(usize, usize, u8),
    /// The last move of a unit is taken back.
    Undo(usize),
}

fn deed() -> impl Strategy<Value = Deed> {
    let status = prop::sample::select(Status::ALL.to_vec());
    let value = (0..UNITS.len(), 0..PERIODS.len(), -1_000_000_i64..1_000_000, 0_i64..1_000_000, status);
    prop_oneof![
        6 => prop::collection::vec(value, 1..4).prop_map(Deed::Write),
        1 => (1..UNITS.len(), 0..UNITS.len(), 1_u8..36).prop_map(|(unit, to, month)| Deed::Move(unit, to, month)),
        1 => (1..UNITS.len()).prop_map(Deed::Undo),
    ]
}

struct Scene {
    db: Db,
    owner: Actor,
    world: World,
    share: Indicator,
}

impl Scene {
    async fn act(&self, deed: &Deed) {
        match deed {
            Deed::Write(all) => {
                let mut some: BTreeMap<Key, Said> = BTreeMap::new();
                for (unit, period, numerator, denominator, status) in all {
                    let amount = |millionths: i64| Some(Amount(millionths)).filter(|_| status.has_amount());
                    let (numerator, denominator) = (amount(*numerator), amount(*denominator));
                    let said = Said { numerator, denominator, status: *status, note: String::new() };
                    some.insert(self.world.key(UNITS[*unit], PERIODS[*period]), said);
                }
                let some: Vec<(Key, Said)> = some.into_iter().collect();
                let origin = Origin::Intake { id: "fil", reason: "" };
                values::record(&self.db, &self.owner, &self.share, &some, origin, now()).await.unwrap();
            }
            Deed::Move(unit, to, month) => {
                let from = format!("{}-{:02}-01", 2022 + u32::from(month - 1) / 12, (month - 1) % 12 + 1);
                let parent = Some(self.world.id(UNITS[*to]).to_owned());
                let to = Move { parent, from, reason: "Prøve".into() };
                let moved =
                    trees::move_under(&self.db, &self.owner, &self.world.tree, self.world.id(UNITS[*unit]), &to, now());
                match moved.await {
                    Ok(()) | Err(UnitFault::Refused(_)) => {}
                    Err(other) => panic!("{other:?}"),
                }
            }
            Deed::Undo(unit) => {
                let unit = self.world.id(UNITS[*unit]);
                let seen = rules::undoable(&self.units().await, unit).unwrap_or_default();
                match trees::undo(&self.db, &self.owner, &self.world.tree, unit, &seen, now()).await {
                    Ok(()) | Err(UnitFault::Refused(_)) => {}
                    Err(other) => panic!("{other:?}"),
                }
            }
        }
    }

    async fn units(&self) -> Units {
        unit_store::units(&mut self.db.reader(), &self.owner.municipality, &self.world.tree.id).await.unwrap()
    }

    /// Holds every total against a replay of the values from scratch, and every whole against its parts.
    async fn hold(&self) {
        let units = self.units().await;
        let current =
            observation::current(&mut self.db.reader(), &self.owner.municipality, &self.share.id).await.unwrap();
        for period in PERIODS.map(|period| Period::read(period).unwrap()) {
            let tree = units.on(period.last()).unwrap();
            let whole = Breakdown::default();
            let all = observation::latest(&mut self.db.reader(), &self.share, &units, Some(period), &whole).await;
            let all: BTreeMap<u32, SeriesPoint> = all.unwrap().into_iter().collect();
            let said = |unit: u32| {
                let unit = units.unit(unit).unwrap().id.clone();
                let found = current.get(&Key { breakdown: Breakdown::default(), unit, period });
                found.map(|(said, _)| said).filter(|said| said.status.has_amount())
            };
            // What the values of the leaves below a unit add up to, and how many there are.
            let replay = |unit: u32| {
                let leaves = tree.leaves_of(unit).into_iter().filter_map(said);
                leaves.fold((0, 0, 0), |(numerator, denominator, count), said| {
                    (numerator + said.numerator.unwrap().0, denominator + said.denominator.unwrap().0, count + 1)
                })
            };
            for number in UNITS.map(|code| units.coded(code).unwrap()) {
                let (numerator, denominator, count) = replay(number);
                let point = &all[&number];
                if tree.is_leaf(number) || count == 0 {
                    // Its own value, when it has one, stands for it.
                    assert_eq!(point.numerator, said(number).and_then(|said| said.numerator));
                    continue;
                }
                assert_eq!((point.numerator, point.denominator), (Some(Amount(numerator)), Some(Amount(denominator))));
                assert_eq!(point.value, Fraction::new(i128::from(numerator) * 100, denominator.into()));
                assert_eq!(point.coverage.reported, count);
                let below = all.iter().filter(|(unit, _)| tree.tree.parent(**unit) == Some(number));
                let counted = below.filter(|(unit, _)| replay(**unit).2 > 0);
                let parts: i64 = counted.map(|(_, part)| part.numerator.unwrap().0).sum();
                assert_eq!(numerator, parts, "the sum of what is directly below");
            }
        }
        let differences = observation::check(&mut self.db.reader(), &self.owner.municipality).await.unwrap();
        assert!(differences.is_empty(), "{differences:?}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn totals_are_what_the_values_add_up_to_whatever_several_people_do_at_once() {
    let mut runner = TestRunner::new(Config { cases: 1, ..Config::default() });
    for _ in 0..6 {
        let test = TestApp::new().await;
        let world = World::new(&test).await;
        let percent = (DefinitionDraft::percent("Elever", "Alle"), Frequency::Year);
        let share = indicator(&test, &world, "Andel", percent).await;
        let owner = test.fjordby.actor(Role::EffectOwner);
        let scene = std::sync::Arc::new(Scene { db: test.app.db.clone(), owner, world, share });
        let hands = prop::collection::vec(prop::collection::vec(deed(), 4..12), 3);
        let hands = hands.new_tree(&mut runner).unwrap().current();
        let mut at_work = Vec::new();
        for deeds in hands {
            let scene = scene.clone();
            at_work.push(tokio::spawn(async move {
                for deed in &deeds {
                    scene.act(deed).await;
                }
            }));
        }
        for hand in at_work {
            hand.await.unwrap();
        }
        scene.hold().await;
    }
}

#[tokio::test]
async fn many_values_at_once_make_the_same_totals_as_one_by_one() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let definition = || (DefinitionDraft::number("Elever"), Frequency::Day);
    let (one, many) =
        (indicator(&test, &world, "En", definition()).await, indicator(&test, &world, "Mange", definition()).await);
    let owner = test.fjordby.actor(Role::EffectOwner);
    let mut days = Period::read("2020-01-01").unwrap();
    let mut all = Vec::new();
    for number in 0..600_i64 {
        for (place, code) in ["n1", "n2", "s1", "s2"].into_iter().enumerate() {
            let amount = Some(Amount(number * 7_919 - 1_000_000 + i64::try_from(place).unwrap()));
            let said = Said { numerator: amount, denominator: None, status: Status::Final, note: String::new() };
            all.push((Key { period: days, ..world.key(code, "2020") }, said));
        }
        days = days.next();
    }
    let write = async |indicator: &Indicator, some: &[(Key, Said)]| -> Result<_, ValueFault> {
        values::record(&test.app.db, &owner, indicator, some, Origin::Intake { id: "fil", reason: "" }, now()).await
    };
    assert_eq!(write(&many, &all).await.unwrap().added, 2_400);
    for some in all.chunks(300) {
        write(&one, some).await.unwrap();
    }
    let units = unit_store::units(&mut test.app.db.reader(), &owner.municipality, &world.tree.id).await.unwrap();
    for code in ["K", "N", "S"] {
        let series = async |indicator: &Indicator| {
            observation::series(&mut test.app.db.reader(), indicator, &units, world.id(code), &Breakdown::default())
                .await
        };
        let (one, many) = (series(&one).await.unwrap(), series(&many).await.unwrap());
        assert_eq!(one.len(), 600);
        assert_eq!(one, many, "{code}");
    }
    assert!(observation::check(&mut test.app.db.reader(), &owner.municipality).await.unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_first_value_of_an_indicator_and_a_move_of_its_unit_at_once_leave_right_totals() {
    let test = TestApp::new().await;
    let world = World::new(&test).await;
    let (db, owner) = (test.app.db.clone(), test.fjordby.actor(Role::EffectOwner));
    for round in 0..40_u16 {
        let number = (DefinitionDraft::number("Elever"), Frequency::Year);
        let pupils = indicator(&test, &world, &format!("Elever {round}"), number).await;
        let said = Said { numerator: Some(Amount(5)), denominator: None, status: Status::Final, note: String::new() };
        let one = [(world.key("n1", "2099"), said)];
        let above = if round % 2 == 0 { "S" } else { "N" };
        let from = format!("{}-01-01", 2030 + round);
        let to = Move { parent: Some(world.id(above).to_owned()), from, reason: "Prøve".into() };
        let write = {
            let (db, owner, pupils) = (db.clone(), owner.clone(), pupils.clone());
            // A period that is to come is only read from files.
            tokio::spawn(async move {
                values::record(&db, &owner, &pupils, &one, Origin::Intake { id: "fil", reason: "" }, now()).await
            })
        };
        let moved = trees::move_under(&db, &owner, &world.tree, world.id("n1"), &to, now()).await;
        moved.unwrap();
        assert_eq!(write.await.unwrap().unwrap().added, 1);
        let differences = observation::check(&mut db.reader(), &owner.municipality).await.unwrap();
        assert!(differences.is_empty(), "round {round}: {differences:?}");
    }
}
