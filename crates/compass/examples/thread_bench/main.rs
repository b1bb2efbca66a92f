//! Measures the thread on an invented municipality, for `scripts/bench-thread`.
//!
//!     thread_bench [THINGS [SEED]]
//!
//! writes it into a database of its own (SQLite in a temporary folder, or PostgreSQL with `TEST_DB=postgres` and
//! `PEJL_TEST_POSTGRES`), asks the program, the index alone and recursive SQL the same, and prints what each took. Ends
//! with a fault when they do not answer the same.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot be made stops")]

mod alone;
mod answers;
mod generator;
mod peer;
mod program;
mod table;
mod told;
mod written;

use std::process::ExitCode;
use std::time::Instant;

use answers::Asking;
use compass::thread::Asker;
use generator::{Level, World, invent};
use peer::Peer;
use platform::access::{Actor, Role};
use platform::store::Engine;
use program::{Browser, Compass, THREADS};
use table::Table;
use testbed::{TestApp, TestDatabase};
use ui::i18n::{Language, Locale};
use written::{Home, write};

const THINGS: usize = 1_000_000;
const SEED: u64 = 2026;

#[tokio::main(worker_threads = 2)]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let things = arguments.next().map_or(THINGS, |number| number.parse().unwrap());
    let world = invent(things, arguments.next().map_or(SEED, |number| number.parse().unwrap()));
    let database = TestDatabase::<Compass>::empty().await;
    if let Some(address) = database.address().strip_prefix("postgres://") {
        // As much room for sorting and joining as someone would give it who asks such things of it.
        let name = address.split('?').next().and_then(|address| address.rsplit('/').next()).unwrap_or_default();
        database.tamper(&format!("alter database {name} set work_mem = '256MB'")).await;
    }
    let test = TestApp::on(database).await;
    let engine = if test.app.db.engine() == Engine::Sqlite { "SQLite" } else { "PostgreSQL" };
    describe(engine, &world);
    let municipality = &test.fjordby.municipality.id;
    let began = Instant::now();
    write(&Home { db: &test.app.db, municipality, root: &test.fjordby.unit }, &world).await;
    println!("written to {engine} in {:.0} s", began.elapsed().as_secs_f64());

    let mut table = Table::default();
    let told = told::ask(&world, &Peer { db: &test.app.db, municipality }, &mut table).await;
    let (actor, browser) = (test.fjordby.actor(Role::Employee), Browser::new(&test).await);
    let locale = Locale::new(Language::Danish, test.app.texts.clone());
    let asking =
        Asking { asker: Asker { db: &test.app.db, actor: &actor, locale: &locale }, world: &world, browser: &browser };
    warm(&asking, municipality).await;
    let differ = asking.measure(&told, &mut table).await + asking.link(&mut table).await;
    alone::measure(&world, &told, &mut table);
    table.end();
    println!("Answers that were not the same as recursive SQL's: {differ}.");
    if differ == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Says what was invented, and how busy the machine is: with more than two processes on two cores all times are longer.
fn describe(engine: &str, world: &World) {
    let ended = world.things.iter().filter(|thing| thing.ended_at.is_some()).count();
    println!(
        "\n== {engine}: {} things, {} links; {} without north, {ended} ended",
        world.things.len(),
        world.ties.len(),
        world.at(Level::Lost).len()
    );
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    println!(
        "processes that want a core (1, 5, 15 minutes): {}",
        load.split_whitespace().take(3).collect::<Vec<_>>().join(", ")
    );
}

/// Asks for the first time, so that the index is read: that of the employees, then that of everyone.
async fn warm(asking: &Asking<'_>, municipality: &str) {
    for (whose, actor) in [("employees", asking.asker.actor.clone()), ("everyone", Actor::public(municipality))] {
        let (before, began) = (megabytes(), Instant::now());
        let Asker { db, locale, .. } = asking.asker;
        let north = asking.world.things.first().unwrap();
        THREADS.of(db, &actor, locale, north.kind, &north.id).await.unwrap();
        let grown = megabytes().saturating_sub(before);
        println!(
            "the index of {whose} is warm after {:.1} s; the program has grown by {grown} MB",
            began.elapsed().as_secs_f64()
        );
    }
}

/// Returns how much memory the program takes, in megabytes; 0 where the system does not tell.
fn megabytes() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok()).map_or(0, |kilobytes| kilobytes / 1024)
}
