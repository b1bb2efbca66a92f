//! Sorts and groups 100,000 invented statements and says how long it took, how right it was, and how much memory.
//!
//! `bench_large write FILE [COUNT]` writes the statements as CSV, for whoever sorts them too; `bench_large sort` and
//! `bench_large group` do what `scripts/bench-text-large` compares, and print one line of JSON.

mod invent;

use std::collections::{BTreeMap, HashMap};
use std::time::Instant;

use invent::{Said, invent, names};
use text::{Item, Passage, Sorter, Topic, groups, unwatched};

/// How many statements.
const COUNT: usize = 100_000;
/// Every so many statements are placed by a person.
const PLACED: usize = 100;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let task = arguments.next().unwrap_or_default();
    let file = if task == "write" { arguments.next() } else { None };
    let count = arguments.next().map_or(Ok(COUNT), |count| count.parse())?;
    let said = invent(count);
    match (task.as_str(), file) {
        ("write", Some(file)) => write(&said, &file)?,
        ("sort", _) => println!("{}", sort(&said)?),
        ("group", _) => println!("{}", group(&said)?),
        _ => return Err("give: write FILE [COUNT], sort [COUNT] or group [COUNT]".into()),
    }
    Ok(())
}

/// Whether a person has placed the statement.
fn is_placed(nth: usize) -> bool {
    nth.is_multiple_of(PLACED)
}

fn write(said: &[Said], file: &str) -> Result<(), csv::Error> {
    let mut out = csv::Writer::from_path(file)?;
    out.write_record(["words", "topic", "name", "placed"])?;
    for (nth, one) in said.iter().enumerate() {
        let placed = if is_placed(nth) { "1" } else { "0" };
        let name = names().get(one.topic).copied().unwrap_or_default();
        out.write_record([one.words.as_str(), &one.topic.to_string(), name, placed])?;
    }
    Ok(out.flush()?)
}

fn items(said: &[Said]) -> Vec<Item> {
    let item = |(nth, one): (usize, &Said)| Item { key: format!("{nth:07}"), passage: Passage::new(&one.words) };
    said.iter().enumerate().map(item).collect()
}

fn sort(said: &[Said]) -> Result<serde_json::Value, String> {
    let items = items(said);
    let topics: Vec<Topic> = names().iter().map(|name| Topic { passages: vec![Passage::new(name)] }).collect();
    let placed: BTreeMap<String, usize> = items
        .iter()
        .zip(said)
        .enumerate()
        .filter(|(nth, _)| is_placed(*nth))
        .map(|(_, (item, one))| (item.key.clone(), one.topic))
        .collect();
    let began = Instant::now();
    let sorter = Sorter::new(&items, &topics, &unwatched).map_err(|_| "cancelled")?;
    let ready = began.elapsed();
    let suggestions = sorter.suggest(&placed);
    let took = began.elapsed();
    let (mut guessed, mut right) = (Vec::new(), Vec::new());
    for (item, one) in items.iter().zip(said).filter(|(item, _)| !placed.contains_key(&item.key)) {
        let best = suggestions.best.get(&item.key).and_then(|best| best.first()).map_or(usize::MAX, |best| best.topic);
        guessed.push(best);
        right.push(one.topic);
    }
    let hits = guessed.iter().zip(&right).filter(|(guess, right)| guess == right).count();
    Ok(serde_json::json!({
        "seconds": took.as_secs_f64(),
        "ready_seconds": ready.as_secs_f64(),
        "ari": adjusted_rand(&guessed, &right),
        "right": hits as f64 / right.len() as f64,
        "groups": names().len(),
        "peak_mb": peak_megabytes(),
    }))
}

fn group(said: &[Said]) -> Result<serde_json::Value, String> {
    let items = items(said);
    let truth: HashMap<&str, usize> =
        items.iter().map(|item| item.key.as_str()).zip(said.iter().map(|one| one.topic)).collect();
    let began = Instant::now();
    let cuts = groups(&items, &unwatched).map_err(|_| "cancelled")?;
    let took = began.elapsed();
    let nearest = cuts.iter().min_by_key(|cut| cut.groups.len().abs_diff(names().len())).ok_or("no cut")?;
    let (mut guessed, mut right) = (Vec::new(), Vec::new());
    for (nth, group) in nearest.groups.iter().enumerate() {
        for key in &group.members {
            guessed.push(nth);
            right.push(truth.get(key.as_str()).copied().ok_or("an unknown statement")?);
        }
    }
    // What is like no other stands by itself.
    for (nth, key) in nearest.left_out.iter().enumerate() {
        guessed.push(nearest.groups.len() + nth);
        right.push(truth.get(key.as_str()).copied().ok_or("an unknown statement")?);
    }
    Ok(serde_json::json!({
        "seconds": took.as_secs_f64(),
        "ari": adjusted_rand(&guessed, &right),
        "groups": nearest.groups.len(),
        "left_out": nearest.left_out.len(),
        "cuts": cuts.iter().map(|cut| cut.groups.len()).collect::<Vec<_>>(),
        "peak_mb": peak_megabytes(),
    }))
}

/// Hubert and Arabie's index of how alike two groupings are: 1 the same, 0 as chance would have it.
fn adjusted_rand(one: &[usize], other: &[usize]) -> f64 {
    let pairs = |count: usize| count as f64 * (count as f64 - 1.0) / 2.0;
    let (mut both, mut first, mut second) = (HashMap::new(), HashMap::new(), HashMap::new());
    for (one, other) in one.iter().zip(other) {
        *both.entry((one, other)).or_insert(0) += 1;
        *first.entry(one).or_insert(0) += 1;
        *second.entry(other).or_insert(0) += 1;
    }
    let sum = |counts: &mut dyn Iterator<Item = usize>| counts.map(pairs).sum::<f64>();
    let together = sum(&mut both.into_values());
    let (first, second) = (sum(&mut first.into_values()), sum(&mut second.into_values()));
    let expected = first * second / pairs(one.len());
    (together - expected) / ((first + second) / 2.0 - expected)
}

/// The most memory this process has had, in millions of bytes; 0 where the system does not tell.
fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<u64>().ok()).map_or(0, |kb| kb * 1024 / 1_000_000)
}
