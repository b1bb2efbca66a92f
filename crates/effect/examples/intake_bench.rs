//! Measures a file of 400,000 rows with 105 areas: read, mapped, looked at, compared and written, as the command line and
//! the pages do it. Prints seconds and how much of the budget of a minute they are; ends with 1 when it is over.
//! `scripts/bench-intake` builds and runs it.
#![expect(clippy::unwrap_used, reason = "a measurement fails by panicking")]

use std::time::Instant;

use effect::indicator::actions::NewIndicator;
use effect::indicator::{DefinitionDraft, Dimension, Draft, actions as indicators};
use effect::intake::actions::File;
use effect::intake::fate::Fate;
use effect::intake::import::{Import, Mode, import};
use effect::measured_unit::{NewUnit, actions as units};
use effect::period::Frequency;
use platform::access::Actor;
use platform::store::Db;
use platform::time::now;

/// The budget, in seconds.
const BUDGET: f64 = 60.0;
/// Municipalities and regions: with the whole country 105 areas.
const REGIONS: usize = 6;
const MUNICIPALITIES: usize = 98;
/// Months and age groups, so that there are 400,000 rows.
const MONTHS: usize = 200;
const AGES: usize = 19;

/// A file as a statistical office gives it: every area, totals too, one of which is wrong.
fn file() -> String {
    let mut text = String::from("OMRÅDE;ALDER;TID;INDHOLD\n");
    let value = |area: usize, age: usize, month: usize| (area * 7919 + age * 104_729 + month * 1_299_709) % 10_000;
    let areas: Vec<usize> = (0..MUNICIPALITIES).collect();
    for month in 0..MONTHS {
        let period = format!("{}M{:02}", 2008 + month / 12, month % 12 + 1);
        for age in 0..=AGES {
            let of = |area: usize| {
                if age == AGES { (0..AGES).map(|age| value(area, age, month)).sum() } else { value(area, age, month) }
            };
            let name = if age == AGES { "TOT".to_owned() } else { format!("A{age}") };
            let sum = |areas: &[usize]| areas.iter().map(|area| of(*area)).sum::<usize>();
            let mut add = |code: &str, value: usize| text.push_str(&format!("{code};{name};{period};{value}\n"));
            add("000", sum(&areas) + usize::from(age == 0 && month == 0));
            for region in 0..REGIONS {
                let below: Vec<usize> = areas.iter().copied().filter(|area| area % REGIONS == region).collect();
                add(&format!("08{region}"), sum(&below));
            }
            for area in &areas {
                add(&format!("{}", 101 + area), of(*area));
            }
        }
    }
    text
}

async fn prepare(db: &Db) -> (Actor, effect::indicator::Indicator) {
    let town = platform::tenancy::create(db, "Fjordby Kommune", now()).await.unwrap();
    let actor = Actor::operator(&town.id);
    let tree = units::create_tree(db, &actor, "Kommuner", "", now()).await.unwrap();
    let add = async |code: String, parent: Option<String>| {
        let new = NewUnit { name: format!("Område {code}"), code, parent, from: String::new(), note: String::new() };
        units::add(db, &actor, &tree, &new, now()).await.unwrap().id
    };
    let country = add("000".to_owned(), None).await;
    let mut regions = Vec::new();
    for region in 0..REGIONS {
        regions.push(add(format!("08{region}"), Some(country.clone())).await);
    }
    for area in 0..MUNICIPALITIES {
        add(format!("{}", 101 + area), regions.get(area % REGIONS).cloned()).await;
    }
    let draft = Draft { title: "Ledige".into(), frequency: Frequency::Month, ..Draft::default() };
    let definition = DefinitionDraft::number("Ledige");
    let new = NewIndicator { draft, definition, tree: tree.id.clone(), unit: None, goals: Vec::new() };
    let indicator = indicators::create(db, &actor, &new, now()).await.unwrap();
    let categories = (0..AGES).map(|age| (format!("A{age}"), format!("Alder {age}"))).collect();
    let ages = Dimension { code: "alder".into(), title: "Alder".into(), categories };
    indicators::set_dimensions(db, &actor, &indicator.id, (&[ages], 1, ""), now()).await.unwrap();
    let indicator = indicators::find(&mut db.reader(), &actor, &indicator.id).await.unwrap();
    (actor, indicator)
}

#[tokio::main]
async fn main() {
    let path = std::env::temp_dir().join(format!("pejl-intake-bench-{}.db", std::process::id()));
    let db = platform::store::open(&format!("sqlite://{}", path.display())).await.unwrap();
    let mut migrations = [platform::migrations(), compass::migrations(), effect::migrations()].concat();
    migrations.sort_by_key(|migration| migration.version);
    db.migrate(migrations).await.unwrap();
    let (actor, indicator) = prepare(&db).await;
    let text = file();
    println!(
        "{} rows, {:.1} MB, {} areas",
        text.lines().count() - 1,
        text.len() as f64 / 1e6,
        1 + REGIONS + MUNICIPALITIES
    );
    let mut total = 0.0;
    for (what, mode) in [("preview", Mode::Look), ("preview and written", Mode::Write), ("the same again", Mode::Write)]
    {
        let how = Import { mode, ..Import::usual() };
        let sent = File { name: "ledige.csv".into(), bytes: text.clone().into_bytes() };
        let begin = Instant::now();
        let (look, recorded) = import(&db, &actor, &indicator, sent, &how, now()).await.unwrap();
        let seconds = begin.elapsed().as_secs_f64();
        assert_eq!((look.plan.faults.len(), look.quality.differing), (0, 1), "{:?}", look.plan.faults.first());
        println!(
            "{what}: {seconds:.1} s, {:.2} of the budget; {} new, {} the same, {} totals compared, {:?}",
            seconds / BUDGET,
            look.plan.count(Fate::New),
            look.plan.count(Fate::Same),
            look.quality.compared,
            recorded
        );
        if mode == Mode::Look || look.plan.count(Fate::New) > 0 {
            total += seconds;
        }
    }
    println!("preview on a page, then written: {total:.1} s, {:.2} of the budget of {BUDGET} s", total / BUDGET);
    drop(db);
    for end in ["", "-wal", "-shm"] {
        std::fs::remove_file(format!("{}{end}", path.display())).ok();
    }
    assert!(total <= BUDGET, "over the budget");
}
