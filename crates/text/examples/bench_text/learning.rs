//! How right the suggestions are: from names alone, with theme sentences, with labelled examples, and as answers come.

use crate::gold::{Gold, Known};
use crate::print::{Chance, Mark, head, line, spread};
use rayon::prelude::*;
use std::collections::BTreeMap;
use text::{Item, Sorter, Suggestions, unwatched};

/// How many draws where there is chance.
const DRAWS: u64 = 50;
/// After how many answers it is looked at.
const ANSWERS: [usize; 4] = [0, 10, 20, 40];

/// A figure without and with the model.
type Both = (Option<f64>, Option<f64>);

/// Prints all.
pub(crate) fn measure(gold: &Gold, model: bool) {
    let mark = |reach: Both, baseline: Both| {
        let (reach, baseline) = if model { (reach.1, baseline.1) } else { (reach.0, baseline.0) };
        Mark { reach, baseline }
    };
    head();
    for (known, what, marks) in [
        (
            Known::Names,
            "names only",
            [mark((None, None), (Some(0.50), Some(0.49))), mark((Some(0.72), Some(0.75)), (Some(0.69), Some(0.73)))],
        ),
        (
            Known::Themes,
            "names and theme sentences",
            [mark((None, Some(0.68)), (Some(0.58), Some(0.67))), mark((None, Some(0.88)), (Some(0.80), Some(0.86)))],
        ),
    ] {
        let scores = Scores::of(gold, &sorter(gold, &gold.items, known).suggest(&BTreeMap::new()), &BTreeMap::new());
        line(&format!("{what}: top-1"), scores.first, marks[0]);
        line(&format!("{what}: top-3"), scores.third, marks[1]);
        line(&format!("{what}: macro-F1"), scores.f1, Mark::default());
    }
    labelled(gold, &mark);
    answered(gold, Known::Names, "names", &mark);
    answered(gold, Known::Themes, "theme sentences", &mark);
}

fn sorter(gold: &Gold, items: &[Item], known: Known) -> Sorter {
    Sorter::new(items, &gold.topics(known), &unwatched).expect("nobody stops it")
}

/// How right the suggestions are on the statements not placed.
struct Scores {
    first: f64,
    third: f64,
    f1: f64,
}

impl Scores {
    fn of(gold: &Gold, suggestions: &Suggestions, placed: &BTreeMap<String, usize>) -> Self {
        let open = || gold.sorted.iter().filter(|(key, _)| !placed.contains_key(*key));
        let ranked = |key: &String| suggestions.best[key].iter().map(|one| one.topic).collect::<Vec<_>>();
        let share = |hits: usize| hits as f64 / open().count().max(1) as f64;
        let f1 = |topic: usize| {
            let (mut both, mut either) = (0.0, 0.0);
            for (key, right) in open() {
                let said = ranked(key)[0] == topic;
                both += f64::from(u8::from(said && *right == topic)) * 2.0;
                either += f64::from(u8::from(said)) + f64::from(u8::from(*right == topic));
            }
            (either > 0.0).then(|| both / either)
        };
        let each: Vec<f64> = (0..gold.names.len()).filter_map(f1).collect();
        Self {
            first: share(open().filter(|(key, right)| ranked(key)[0] == **right).count()),
            third: share(open().filter(|(key, right)| ranked(key).contains(right)).count()),
            f1: each.iter().sum::<f64>() / each.len().max(1) as f64,
        }
    }
}

/// With so many labelled statements of each category; measured on the others.
fn labelled(gold: &Gold, mark: &dyn Fn(Both, Both) -> Mark) {
    for (known, what) in [(Known::Nothing, "no names"), (Known::Names, "names")] {
        let sorter = sorter(gold, &gold.items, known);
        for labels in [1, 2, 3, 5] {
            let draw = |seed: u64| {
                let mut order: Vec<(&String, &usize)> = gold.sorted.iter().collect();
                Chance(seed).shuffle(&mut order);
                let mut placed = BTreeMap::new();
                for (key, topic) in order {
                    if placed.values().filter(|own| *own == topic).count() < labels {
                        placed.insert(key.clone(), *topic);
                    }
                }
                Scores::of(gold, &sorter.suggest(&placed), &placed)
            };
            let scores: Vec<Scores> = (0..DRAWS).into_par_iter().map(draw).collect();
            let of = |figure: fn(&Scores) -> f64| scores.iter().map(figure).collect::<Vec<_>>();
            let at = [1, 2, 3, 5].iter().position(|own| *own == labels).unwrap_or(0);
            let baseline = if known == Known::Nothing { [0.30, 0.43, 0.46, 0.56] } else { [0.52, 0.55, 0.59, 0.62] };
            let with = format!("{what} and {labels} labelled of each");
            spread(&format!("{with}: top-1"), &of(|one| one.first), mark((None, None), (None, Some(baseline[at]))));
            spread(&format!("{with}: top-3"), &of(|one| one.third), Mark::default());
            spread(&format!("{with}: macro-F1"), &of(|one| one.f1), Mark::default());
        }
    }
}

/// The share right in the whole set as a person answers, and the error of the counts.
fn answered(gold: &Gold, known: Known, what: &str, mark: &dyn Fn(Both, Both) -> Mark) {
    let marks: [(Both, Both); 4] = match known {
        Known::Themes => [
            ((None, None), (None, None)),
            ((None, None), (None, None)),
            ((None, None), (Some(0.66), Some(0.77))),
            ((Some(0.88), Some(0.94)), (Some(0.85), Some(0.92))),
        ],
        _ => [
            ((None, None), (None, None)),
            ((None, None), (None, None)),
            ((None, None), (Some(0.61), Some(0.80))),
            ((None, None), (Some(0.89), Some(0.94))),
        ],
    };
    let whole = Answering::all(gold, &gold.items, known, None);
    for (at, (reach, baseline)) in marks.into_iter().enumerate() {
        line(
            &format!("{what}: whole set right after {:>2} answers", ANSWERS[at]),
            whole.right[at],
            mark(reach, baseline),
        );
    }
    let error: (Both, Both) = match known {
        Known::Themes => ((None, Some(0.06)), (Some(0.09), Some(0.08))),
        _ => ((None, None), (Some(0.09), Some(0.07))),
    };
    line(&format!("{what}: error of the counts after 40 answers"), whole.error, mark(error.0, error.1));
    line(&format!("{what}: error of the expected counts after 40"), whole.expected, Mark::default());
    let parts: Vec<Answering> = (0..DRAWS).into_par_iter().map(|seed| Answering::part(gold, known, seed)).collect();
    let random: Vec<Answering> =
        (0..DRAWS).into_par_iter().map(|seed| Answering::all(gold, &gold.items, known, Some(seed))).collect();
    for (runs, how) in [(parts, "a tenth left out"), (random, "random order")] {
        for (at, answers) in ANSWERS.iter().enumerate().skip(1) {
            let right: Vec<f64> = runs.iter().map(|run| run.right[at]).collect();
            spread(&format!("{what}, {how}: right after {answers}"), &right, Mark::default());
        }
        let errors: Vec<f64> = runs.iter().map(|run| run.error).collect();
        spread(&format!("{what}, {how}: error of the counts after 40"), &errors, Mark::default());
    }
}

/// What comes of answering.
struct Answering {
    right: Vec<f64>,
    error: f64,
    expected: f64,
}

impl Answering {
    /// With a tenth of the statements left out, to see how much one run depends on chance. The counts are then those
    /// of the person's sorting.
    fn part(gold: &Gold, known: Known, seed: u64) -> Self {
        let mut items = gold.items.clone();
        Chance(seed).shuffle(&mut items);
        items.truncate(items.len() * 9 / 10);
        let mut part = gold.clone();
        part.sorted.retain(|key, _| items.iter().any(|item| item.key == *key));
        let count = |topic: usize| part.sorted.values().filter(|own| **own == topic).count() as f64;
        part.printed = (0..part.names.len()).map(count).collect();
        Self::all(&part, &items, known, None)
    }

    /// Answers as the engine asks, or in an order by chance.
    fn all(gold: &Gold, items: &[Item], known: Known, seed: Option<u64>) -> Self {
        let sorter = sorter(gold, items, known);
        let mut order: Vec<String> = items.iter().map(|item| item.key.clone()).collect();
        Chance(seed.unwrap_or(0)).shuffle(&mut order);
        let mut placed = BTreeMap::new();
        let mut answering = Self { right: Vec::new(), error: 0.0, expected: 0.0 };
        for answers in 0..=ANSWERS[ANSWERS.len() - 1] {
            let suggestions = sorter.suggest(&placed);
            if ANSWERS.contains(&answers) {
                answering.look(gold, &suggestions, &placed);
            }
            let asked = if seed.is_some() { order.pop() } else { suggestions.next.first().cloned() };
            let Some(key) = asked else { break };
            placed.insert(key.clone(), gold.sorted[&key]);
        }
        answering
    }

    /// Notes the share right and how far the counts are off: the share of statements in the wrong column.
    fn look(&mut self, gold: &Gold, suggestions: &Suggestions, placed: &BTreeMap<String, usize>) {
        let mut counts = vec![0.0; gold.names.len()];
        let mut right = 0;
        for (key, topic) in &gold.sorted {
            let said = placed.get(key).copied().unwrap_or(suggestions.best[key][0].topic);
            counts[said] += 1.0;
            right += usize::from(said == *topic);
        }
        let all = gold.sorted.len() as f64;
        let off = |counts: &[f64]| {
            counts.iter().zip(&gold.printed).map(|(one, other)| (one - other).abs()).sum::<f64>() / 2.0 / all
        };
        self.right.push(right as f64 / all);
        self.error = off(&counts);
        self.expected = off(&suggestions.expected.iter().map(|one| one.mean).collect::<Vec<_>>());
    }
}
