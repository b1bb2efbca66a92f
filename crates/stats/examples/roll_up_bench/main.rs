//! Rolls up 50 million invented observations over four levels, for `scripts/bench-rollup`, which lets DuckDB do the same
//! with the same and compares.
//!
//!     roll_up_bench FOLDER [SERIES [shuffled]]
//!
//! writes the observations, the tree and the totals to FOLDER as plain columns of numbers, and prints what it took as
//! JSON.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot be made stops")]

mod invent;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::time::Instant;

use invent::{Invented, LEVELS, PERIODS};
use stats::roll_up::{Levels, Observations, Shape, Totals, Tree, roll_up};

const TRIES: usize = 5;
const SEED: u64 = 2017;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().unwrap();
    let series = arguments.next().map_or(500, |number| number.parse().unwrap());
    let invented = Invented::new(series, SEED);
    let rows = match arguments.next() {
        Some(_) => invented.shuffled(SEED),
        None => invented,
    };
    let tree = Tree::new(rows.parents.clone()).unwrap();
    let shape = Shape { series, periods: PERIODS };
    let observations = Observations { units: &rows.units, columns: &rows.columns, values: &rows.values };
    let mut seconds = Vec::new();
    let mut last = None;
    for _ in 0..TRIES {
        drop(last.take());
        let began = Instant::now();
        last = Some(roll_up(&tree, shape, observations, Levels::Inner).unwrap());
        seconds.push(began.elapsed().as_secs_f64());
    }
    seconds.sort_by(f64::total_cmp);
    let groups = write(Path::new(&folder), &rows, &last.unwrap());
    println!(
        r#"{{"observations": {}, "groups": {groups}, "best": {:.4}, "median": {:.4}, "cores": {}}}"#,
        rows.values.len(),
        seconds.first().unwrap(),
        seconds.get(TRIES / 2).unwrap(),
        rayon_cores()
    );
}

fn rayon_cores() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Writes everything as little-endian columns; returns how many totals there are.
fn write(folder: &Path, rows: &Invented, totals: &Totals<i64>) -> usize {
    column(folder, "units.u32", rows.units.iter().map(|unit| unit.to_le_bytes()));
    column(folder, "columns.u32", rows.columns.iter().map(|column| column.to_le_bytes()));
    column(folder, "values.i64", rows.values.iter().map(|value| value.to_le_bytes()));
    column(folder, "parents.u32", rows.parents.iter().map(|parent| parent.unwrap_or(u32::MAX).to_le_bytes()));
    let inner = || (0..LEVELS.iter().take(4).sum()).flat_map(|unit| totals.of(unit).map(move |found| (unit, found)));
    column(folder, "total_units.u32", inner().map(|(unit, _)| unit.to_le_bytes()));
    column(folder, "total_columns.u32", inner().map(|(_, (column, _))| column.to_le_bytes()));
    column(folder, "sums.i64", inner().map(|(_, (_, total))| total.sum.to_le_bytes()));
    column(folder, "counts.u32", inner().map(|(_, (_, total))| total.count.to_le_bytes()));
    inner().count()
}

fn column<const N: usize>(folder: &Path, name: &str, numbers: impl Iterator<Item = [u8; N]>) {
    let mut file = BufWriter::with_capacity(1 << 20, File::create(folder.join(name)).unwrap());
    for number in numbers {
        file.write_all(&number).unwrap();
    }
    file.flush().unwrap();
}
