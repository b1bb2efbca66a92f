//! Suggests which category each statement belongs in, and which statements teach most when a person places them.

//!
//! Learns by multinomial logistic regression with the texts of the topics as first examples, every topic counting the
//! same, so that small ones are not swallowed.

mod order;
mod reason;
mod regression;

use crate::features::{Dense, Likeness, Space, WEIGHTS, add, dot, gram};
use crate::passage::{Cancelled, Item, Passage, Progress, Topic, Watch, unwatched};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// The most statements and passages that are all compared with each other, which takes eight bytes for each pair. Of
/// more, each speaks for itself alone.
const MOST_COMPARED: usize = 3_000;
/// The most placed statements that are learnt from at once.
const MOST_LEARNT: usize = 2_000;
/// How many times the spread from the mean the 5 % point of a normal distribution is.
const FIVE_PER_CENT: f64 = 1.645;

/// A topic that a statement may belong in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Suggestion {
    /// Its place among the topics, from 0.
    pub topic: usize,
    /// How likely, from 0 to 1; over all topics they sum to 1.
    pub p: f64,
}

/// How many statements a topic is likely to hold when all are placed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Expected {
    /// The mean.
    pub mean: f64,
    /// Likely at least so many (the 5 % point).
    pub low: f64,
    /// Likely at most so many (the 95 % point).
    pub high: f64,
}

/// What is suggested, with everything learnt so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Suggestions {
    /// The three best topics of every statement, also of those placed, best first.
    pub best: BTreeMap<String, Vec<Suggestion>>,
    /// The statements not placed, the one that teaches most first.
    pub next: Vec<String>,
    /// What each topic is likely to hold, in the order of the topics; those placed count as placed.
    pub expected: Vec<Expected>,
}

/// A statement like another, and how alike from 0 to 1.
#[derive(Clone, Debug, PartialEq)]
pub struct Neighbour {
    /// Its key.
    pub key: String,
    /// How alike.
    pub likeness: f64,
}

/// Why a topic is suggested for a statement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Why {
    /// The words of the statement that speak for the topic, as they stand in it, the strongest first.
    pub words: Vec<String>,
    /// Statements placed in the topic that it resembles, the most alike first; at most three.
    pub neighbours: Vec<Neighbour>,
}

/// Statements and topics made ready; then suggesting after each placement takes milliseconds.
#[derive(Debug)]
pub struct Sorter {
    /// The statements, by key.
    items: Vec<Item>,
    /// The place of each statement by its key.
    places: FxHashMap<String, usize>,
    /// The topic of each passage; the passages follow the statements in the space.
    passages: Vec<usize>,
    topics: usize,
    space: Space,
    /// How alike all are, unless they are too many.
    likeness: Option<Likeness>,
    /// How alike each statement is to those nearest to it; nothing when they are too many.
    density: Vec<f32>,
}

impl Sorter {
    /// Makes statements and topics ready. The order of the items does not matter.
    ///
    /// # Errors
    /// [`Cancelled`] when the watch says so.
    pub fn new(items: &[Item], topics: &[Topic], watch: Watch<'_>) -> Result<Self, Cancelled> {
        let mut items = items.to_vec();
        items.sort_by(|one, other| one.key.cmp(&other.key));
        watched(watch, 0, items.len())?;
        let described: Vec<&Passage> = topics.iter().flat_map(|topic| &topic.passages).collect();
        let passages = topics.iter().enumerate().flat_map(|(topic, own)| vec![topic; own.passages.len()]).collect();
        let stated: Vec<&Passage> = items.iter().map(|item| &item.passage).collect();
        let space = Space::new(&[&stated, &described], WEIGHTS);
        let likeness = if space.len() <= MOST_COMPARED { Some(Likeness::new(&space, watch)?) } else { None };
        let density = likeness.as_ref().map(|likeness| order::densities(&likeness.own, items.len()));
        let places = items.iter().map(|item| item.key.clone()).zip(0..).collect();
        watched(watch, items.len(), items.len())?;
        let density = density.unwrap_or_default();
        Ok(Self { items, places, passages, topics: topics.len(), space, likeness, density })
    }

    /// Suggests, having learnt from the statements placed: key and topic. What is placed but unknown is passed over.
    #[must_use]
    pub fn suggest(&self, placed: &BTreeMap<String, usize>) -> Suggestions {
        let placed = self.known(placed);
        let probabilities = self.probabilities(&placed);
        let mut suggestions = Suggestions::default();
        for (item, p) in self.items.iter().zip(probabilities.rows()) {
            suggestions.best.insert(item.key.clone(), best(p));
        }
        let next = self.next(&placed, &probabilities);
        suggestions.next = next.into_iter().filter_map(|at| Some(self.items.get(at)?.key.clone())).collect();
        suggestions.expected = expected(&placed, &probabilities, self.topics);
        suggestions
    }

    /// The places and topics of the statements placed that are known.
    fn known(&self, placed: &BTreeMap<String, usize>) -> BTreeMap<usize, usize> {
        let place = |(key, topic): (&String, &usize)| Some((*self.places.get(key)?, *topic));
        placed.iter().filter(|(_, topic)| **topic < self.topics).filter_map(place).collect()
    }

    /// What is learnt from: the passages of the topics and the statements placed, each with its topic. Of more than
    /// [`MOST_LEARNT`] statements placed, as many are taken at even distances.
    fn examples(&self, placed: &BTreeMap<usize, usize>) -> (Vec<usize>, Vec<usize>) {
        let passages = self.passages.iter().enumerate().map(|(at, topic)| (self.items.len() + at, *topic));
        let every = placed.len().div_ceil(MOST_LEARNT).max(1);
        let mut by_topic: Vec<(usize, usize)> = placed.iter().map(|(at, topic)| (*topic, *at)).collect();
        by_topic.sort_unstable();
        passages.chain(by_topic.into_iter().step_by(every).map(|(topic, at)| (at, topic))).unzip()
    }

    /// How much of each example is in the direction of each topic.
    fn learnt(&self, examples: &[usize], labels: &[usize]) -> Dense {
        let likeness = match &self.likeness {
            Some(likeness) => likeness.joint.chosen(examples, examples),
            None => gram(&self.space, examples, &unwatched).unwrap_or_else(|_| Dense::zeros(0, 0)),
        };
        regression::learn(&likeness, labels, self.topics)
    }

    /// The probability of each topic for each statement.
    fn probabilities(&self, placed: &BTreeMap<usize, usize>) -> Dense {
        let (examples, labels) = self.examples(placed);
        let shares = self.learnt(&examples, &labels);
        let mut probabilities = Dense::zeros(self.items.len(), self.topics);
        let sums: Vec<f32> = shares.rows().map(|row| row.iter().sum()).collect();
        match &self.likeness {
            Some(likeness) => probabilities.par_rows_mut().enumerate().for_each(|(item, row)| {
                let near = likeness.joint.row(item);
                let near: Vec<f32> = examples.iter().filter_map(|example| near.get(*example).copied()).collect();
                row.iter_mut().zip(shares.rows()).for_each(|(score, share)| *score = dot(&near, share));
            }),
            None => {
                let directions = self.space.directions(&examples, &shares);
                probabilities.par_rows_mut().enumerate().for_each(|(item, row)| {
                    self.space.score(item, &directions, row);
                });
            }
        }
        probabilities.par_rows_mut().for_each(|row| {
            add(&sums, 1.0, row);
            regression::softmax(row);
        });
        probabilities
    }
}

/// The three best topics.
fn best(p: &[f32]) -> Vec<Suggestion> {
    let mut best: Vec<Suggestion> =
        p.iter().enumerate().map(|(topic, p)| Suggestion { topic, p: f64::from(*p) }).collect();
    best.sort_by(|one, other| other.p.total_cmp(&one.p).then(one.topic.cmp(&other.topic)));
    best.truncate(3);
    best
}

/// What each topic is likely to hold. The number of the statements not placed that a topic holds is a sum of events
/// of their own probabilities (Poisson's binomial distribution); its 5 % and 95 % points are those of the normal
/// distribution with the same mean and spread.
fn expected(placed: &BTreeMap<usize, usize>, probabilities: &Dense, topics: usize) -> Vec<Expected> {
    let open: Vec<&[f32]> =
        probabilities.rows().enumerate().filter(|(item, _)| !placed.contains_key(item)).map(|(_, row)| row).collect();
    let of_topic = |topic: usize| {
        let held = placed.values().filter(|own| **own == topic).count() as f64;
        let p = || open.iter().filter_map(|row| row.get(topic)).map(|p| f64::from(*p));
        let (mean, spread) = (p().sum::<f64>(), p().map(|p| p * (1.0 - p)).sum::<f64>().sqrt());
        let most = open.len() as f64;
        Expected {
            mean: held + mean,
            low: held + (mean - FIVE_PER_CENT * spread).max(0.0),
            high: held + (mean + FIVE_PER_CENT * spread).min(most),
        }
    };
    (0..topics).map(of_topic).collect()
}

/// Stops when whoever follows the work says so.
fn watched(watch: Watch<'_>, done: usize, of: usize) -> Result<(), Cancelled> {
    if watch(Progress { done, of }).is_break() { Err(Cancelled) } else { Ok(()) }
}
