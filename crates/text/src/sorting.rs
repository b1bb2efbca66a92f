//! Suggests which category each statement belongs in, and which statements teach most when a person places them.

use std::collections::BTreeMap;

use crate::passage::{Cancelled, Item, Progress, Topic, Watch};
use crate::similarity::Statement;

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
    items: Vec<Item>,
    forms: Vec<Statement>,
    topics: Vec<Statement>,
}

impl Sorter {
    /// Makes statements and topics ready. The order of the items does not matter.
    ///
    /// # Errors
    /// [`Cancelled`] when the watch says so.
    pub fn new(items: &[Item], topics: &[Topic], watch: Watch<'_>) -> Result<Self, Cancelled> {
        let mut items = items.to_vec();
        items.sort_by(|one, other| one.key.cmp(&other.key));
        if watch(Progress { done: 0, of: items.len() }).is_break() {
            return Err(Cancelled);
        }
        let forms = items.iter().map(|item| Statement::new(&item.passage.words)).collect();
        let topics = topics.iter().map(|topic| Statement::new(&whole(topic))).collect();
        Ok(Self { items, forms, topics })
    }

    /// Suggests, having learnt from the statements placed: key and topic.
    #[must_use]
    pub fn suggest(&self, placed: &BTreeMap<String, usize>) -> Suggestions {
        let mut suggestions = Suggestions::default();
        let mut totals = vec![0.0; self.topics.len()];
        for (item, form) in self.items.iter().zip(&self.forms) {
            let scores: Vec<f64> = self.topics.iter().map(|topic| 0.01 + form.similarity(topic)).collect();
            let sum: f64 = scores.iter().sum();
            let mut best: Vec<Suggestion> =
                scores.iter().enumerate().map(|(topic, score)| Suggestion { topic, p: score / sum }).collect();
            for (total, suggestion) in totals.iter_mut().zip(&best) {
                *total += suggestion.p;
            }
            best.sort_by(|one, other| other.p.total_cmp(&one.p).then(one.topic.cmp(&other.topic)));
            best.truncate(3);
            suggestions.best.insert(item.key.clone(), best);
            if !placed.contains_key(&item.key) {
                suggestions.next.push(item.key.clone());
            }
        }
        suggestions.expected = totals.into_iter().map(|mean| Expected { mean, low: mean, high: mean }).collect();
        suggestions
    }

    /// Says why a topic is suggested for a statement; empty when either is unknown.
    #[must_use]
    pub fn why(&self, placed: &BTreeMap<String, usize>, key: &str, topic: usize) -> Why {
        let Some(at) = self.items.iter().position(|item| item.key == key) else { return Why::default() };
        let Some(form) = self.forms.get(at) else { return Why::default() };
        let mut neighbours: Vec<Neighbour> = self
            .items
            .iter()
            .zip(&self.forms)
            .filter(|(item, _)| item.key != key && placed.get(&item.key) == Some(&topic))
            .map(|(item, other)| Neighbour { key: item.key.clone(), likeness: form.similarity(other) })
            .collect();
        neighbours.sort_by(|one, other| other.likeness.total_cmp(&one.likeness).then(one.key.cmp(&other.key)));
        neighbours.truncate(3);
        Why { words: Vec::new(), neighbours }
    }
}

/// All texts of a topic in one.
fn whole(topic: &Topic) -> String {
    topic.passages.iter().map(|passage| passage.words.as_str()).collect::<Vec<_>>().join(" ")
}
