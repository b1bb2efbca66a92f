//! Measures how long it takes from "approve" until a value stands in all totals above it, for `scripts/bench-approve`.
//!
//!     approve_bench [APPROVALS]
//!
//! Makes a municipality with 4,167 institutions under four levels and a month of values (SQLite in a temporary folder, or
//! PostgreSQL with `TEST_DB=postgres` and `PEJL_TEST_POSTGRES`), lets somebody report new values and somebody else approve
//! them one by one, and prints what an approval took: turn, report, value, four totals, audit entry and commit. Ends with
//! a fault when a total is not what its parts add up to.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a measurement that cannot be made stops")]

use std::ops::Range;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use axum::Router;
use effect::amount::Amount;
use effect::indicator::actions::NewIndicator;
use effect::indicator::{DefinitionDraft, Draft, Indicator};
use effect::observation::report::actions as reports;
use effect::observation::{self, Breakdown, Key, Origin, Said, Status};
use effect::period::{Frequency, Period};
use platform::access::{Actor, Role};
use platform::store::{Db, Engine, Migration, Tx, Value};
use platform::time::now;
use testbed::{Context, TestApp};
use ui::{App, Routes};

/// How many institutions there are, and how many units on each level above them: all, regions, municipalities, areas.
const LEAVES: usize = 4_167;
const ABOVE: [usize; 4] = [1, 5, 98, 980];
/// What an approval may take at the median and at the worst of a hundred.
const BUDGET: Duration = Duration::from_millis(5);

/// Effect steering with what it stands on.
enum Effect {}

impl Context for Effect {
    fn routes() -> Routes {
        compass::routes().merge(effect::routes())
    }

    fn texts() -> Vec<(&'static str, &'static str)> {
        [compass::texts(), effect::texts()].concat()
    }

    fn migrations() -> Vec<Migration> {
        [compass::migrations(), effect::migrations()].concat()
    }

    fn equip(pages: Router<App>) -> Router<App> {
        pages
    }
}

#[tokio::main(worker_threads = 2)]
async fn main() -> ExitCode {
    let approvals = std::env::args().nth(1).map_or(500, |number| number.parse().unwrap());
    let test = TestApp::<Effect>::new().await;
    let (db, owner) = (&test.app.db, test.fjordby.actor(Role::EffectOwner));
    let tree = plant(db, &test.fjordby.operator()).await;
    let share = indicator(db, &owner, &tree).await;
    let month = Period::read("2026-01").unwrap();
    fill(db, &owner, &share, month).await;
    let bench = Bench { db, owner, reporter: test.fjordby.actor(Role::Employee), share, month };
    bench.approve(0..approvals).await;
    let differ = observation::check(&mut db.reader(), &bench.share.municipality_id).await.unwrap();
    println!("  totals that are not what their parts add up to: {}", differ.len());
    if differ.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Who approves what.
struct Bench<'a> {
    db: &'a Db,
    owner: Actor,
    reporter: Actor,
    share: Indicator,
    month: Period,
}

impl Bench<'_> {
    async fn approve(&self, numbers: Range<usize>) {
        let (mut taken, mut bare) = (Vec::new(), Vec::new());
        for number in numbers {
            let value = (key(number * 7 % LEAVES, self.month), said(number, number + 11));
            let id = reports::report(self.db, &self.reporter, &self.share, &value, now()).await.unwrap();
            // Every value was written once by the file, and once more each time around.
            let seen = i64::try_from(1 + number / LEAVES).unwrap();
            let began = Instant::now();
            reports::approve(self.db, &self.owner, &id, (seen, "Talt igen"), now()).await.unwrap();
            taken.push(began.elapsed());
            // What the machine takes right now for a transaction that only writes its entry in the audit log.
            let began = Instant::now();
            Tx::begin(self.db, &self.owner, "effect.value.approve", now()).await.unwrap().commit().await.unwrap();
            bare.push(began.elapsed());
        }
        tell(self.db, &mut taken, &mut bare);
    }
}

fn tell(db: &Db, taken: &mut [Duration], bare: &mut [Duration]) {
    taken.sort_unstable();
    bare.sort_unstable();
    let at = |all: &[Duration], share: usize| all[(all.len() * share / 100).min(all.len() - 1)].as_secs_f64() * 1000.0;
    let engine = if db.engine() == Engine::Sqlite { "SQLite" } else { "PostgreSQL" };
    let budget = BUDGET.as_secs_f64() * 1000.0;
    let verdict = |millis: f64| if millis <= budget { "within" } else { "over" };
    println!("{engine}: {} approvals of one of {LEAVES} institutions under {} levels", taken.len(), ABOVE.len());
    for (name, share) in [("p50", 50), ("p99", 99)] {
        let (own, bare) = (at(taken, share), at(bare, share));
        println!(
            "  {name}: {own:.2} ms, {} the budget of {budget} ms; a transaction with nothing but its audit entry {bare:.2} ms; \
             {:.1} times that",
            verdict(own),
            own / bare
        );
    }
    println!("  fastest: {:.2} ms; beside it {:.2} ms", at(taken, 0), at(bare, 0));
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!("  load: {}", load.trim());
}

fn leaf(number: usize) -> String {
    format!("u-{}-{number}", ABOVE.len())
}

fn key(number: usize, period: Period) -> Key {
    Key { breakdown: Breakdown::default(), unit: leaf(number), period }
}

fn said(numerator: usize, denominator: usize) -> Said {
    let whole = |number: usize| i64::try_from(number).ok().and_then(Amount::whole);
    let note = "Talt igen".to_owned();
    Said { numerator: whole(numerator), denominator: whole(denominator), status: Status::Final, note }
}

/// Makes the tree, and returns its identifier.
async fn plant(db: &Db, operator: &Actor) -> String {
    let municipality = operator.municipality.as_str();
    let mut tx = Tx::begin(db, operator, "effect.tree.create", now()).await.unwrap();
    let tree: Vec<Value> =
        vec!["tree".into(), municipality.into(), "tree".into(), "Institutioner".into(), 0_i64.into(), now().into()];
    let columns = ["id", "municipality_id", "slug", "name", "seq", "created_at"];
    tx.insert_rows("measured_tree", &columns, vec![tree]).await.unwrap();
    let (mut units, mut places): (Vec<Vec<Value>>, Vec<Vec<Value>>) = (Vec::new(), Vec::new());
    let levels: Vec<usize> = ABOVE.into_iter().chain([LEAVES]).collect();
    for (level, count) in levels.iter().enumerate() {
        for number in 0..*count {
            let id = format!("u-{level}-{number}");
            let above = level.checked_sub(1).map(|above| format!("u-{above}-{}", number * levels[above] / count));
            let (tree, at) = (Value::from("tree"), Value::from(now()));
            units.push(vec![(&id).into(), municipality.into(), tree.clone(), (&id).into(), (&id).into(), at.clone()]);
            places.push(vec![(&id).into(), municipality.into(), tree, (&id).into(), above.into(), "x".into(), at]);
        }
    }
    let columns = ["id", "municipality_id", "tree_id", "code", "name", "created_at"];
    tx.insert_rows("measured_unit", &columns, units).await.unwrap();
    let columns = ["id", "municipality_id", "tree_id", "measured_unit_id", "parent_id", "by_name", "at"];
    tx.insert_rows("measured_place", &columns, places).await.unwrap();
    tx.commit().await.unwrap();
    "tree".to_owned()
}

async fn indicator(db: &Db, owner: &Actor, tree: &str) -> Indicator {
    let draft = Draft { title: "Fravær".into(), frequency: Frequency::Month, ..Draft::default() };
    let definition = DefinitionDraft::percent("Elever med højt fravær", "Elever");
    let new = NewIndicator { draft, definition, tree: tree.to_owned(), unit: None, goals: Vec::new() };
    effect::indicator::actions::create(db, owner, &new, now()).await.unwrap()
}

async fn fill(db: &Db, owner: &Actor, share: &Indicator, month: Period) {
    let all: Vec<(Key, Said)> = (0..LEAVES).map(|number| (key(number, month), said(number % 50, 50))).collect();
    let began = Instant::now();
    let origin = Origin::Intake { id: "fil", reason: "" };
    let recorded = observation::actions::record(db, owner, share, &all, origin, now()).await.unwrap();
    assert_eq!(recorded.added, LEAVES);
    println!("{LEAVES} values written with all totals in {:.2} s", began.elapsed().as_secs_f64());
}
