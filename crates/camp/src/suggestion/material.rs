//! What the engine works on, read off a board: its statements, its categories, and where people have put what.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};
use text::{Item, Passage, Topic};

use crate::consolidation::{Board, Card, Place};

/// A board as the engine takes it. Erased statements are not in it.
#[derive(Clone, Debug, Default)]
pub struct Material {
    /// The thoughts, in the order of capture. Known by their statement's code; when a statement is split, by the code
    /// and the number of the thought: `tl-ind-001/2`.
    pub items: Vec<Item>,
    /// The categories' texts, in the categories' order.
    pub topics: Vec<Topic>,
    /// The categories' identifiers, in the same order.
    pub categories: Vec<String>,
    /// Where people have put what: key of the thought, place of the category.
    pub placed: BTreeMap<String, usize>,
    /// The thoughts' cards by key.
    pub cards: BTreeMap<String, String>,
}

impl Material {
    /// Reads a board.
    #[must_use]
    pub fn of(board: &Board) -> Self {
        let mut thoughts: BTreeMap<&str, usize> = BTreeMap::new();
        for (card, _) in board.cards.values() {
            *thoughts.entry(&card.statement).or_default() += 1;
        }
        let mut material = Self::default();
        for (id, category) in board.ordered_categories() {
            let themes = board.themes.values().filter(|theme| theme.categories.as_slice() == [id.clone()]);
            let described = category.description.lines().chain(themes.map(|theme| theme.words.as_str()));
            material.topics.push(topic(&category.name, described));
            material.categories.push(id.clone());
        }
        let places: BTreeMap<&str, usize> = material.categories.iter().map(String::as_str).zip(0..).collect();
        let mut placed = BTreeMap::new();
        for (id, card, _) in board.ordered_cards() {
            if card.place == Place::Erased {
                continue;
            }
            let is_split = thoughts.get(card.statement.as_str()).is_some_and(|count| *count > 1);
            let key = key(board, card, is_split);
            if let Place::Category(category) = &card.place
                && let Some(place) = places.get(category.as_str())
            {
                placed.insert(key.clone(), *place);
            }
            material.items.push(Item { key: key.clone(), passage: Passage::new(&words(board, card)) });
            material.cards.insert(key, id.clone());
        }
        Self { placed, ..material }
    }

    /// Returns the hash of what the thoughts say: as long as it is the same, so are groups and duplicates.
    #[must_use]
    pub fn hash_of_items(&self) -> String {
        let mut hash = Sha256::new();
        for item in &self.items {
            add(&mut hash, &item.key);
            add(&mut hash, &item.passage.words);
        }
        short(hash)
    }

    /// Returns the hash of what thoughts and categories say: as long as it is the same, a sorter can be used again.
    #[must_use]
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        add(&mut hash, &self.hash_of_items());
        for (category, topic) in self.categories.iter().zip(&self.topics) {
            add(&mut hash, category);
            topic.passages.iter().for_each(|passage| add(&mut hash, &passage.words));
        }
        short(hash)
    }

    /// Returns all texts, each once: what a language model would have to read.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let topics = self.topics.iter().flat_map(|topic| &topic.passages);
        let all: BTreeSet<&String> =
            self.items.iter().map(|item| &item.passage).chain(topics).map(|passage| &passage.words).collect();
        all.into_iter().cloned().collect()
    }

    /// Gives each text its meaning as a language model read it.
    pub fn take_in(&mut self, vectors: &BTreeMap<String, Vec<f32>>) {
        let topics = self.topics.iter_mut().flat_map(|topic| &mut topic.passages);
        for passage in self.items.iter_mut().map(|item| &mut item.passage).chain(topics) {
            passage.vector = vectors.get(&passage.words).cloned();
        }
    }
}

/// Returns a category's texts: the name first, then each line that describes it.
pub(super) fn topic<'t>(name: &'t str, described: impl Iterator<Item = &'t str>) -> Topic {
    let lines = described.map(str::trim).filter(|line| !line.is_empty());
    Topic { passages: std::iter::once(name).chain(lines).map(Passage::new).collect() }
}

fn key(board: &Board, card: &Card, is_split: bool) -> String {
    let code = board.facts.get(&card.statement).map_or("", |facts| facts.code.as_str());
    if is_split { format!("{code}/{}", card.part) } else { code.to_owned() }
}

/// The thought as everyone sees it; a front page with its headline.
fn words(board: &Board, card: &Card) -> String {
    let headline = board.headline(&card.statement);
    let words = board.words(card);
    if headline.is_empty() { words } else { format!("{headline}. {words}") }
}

/// Adds a text to a hash, so that two texts never look like another two.
fn add(hash: &mut Sha256, text: &str) {
    hash.update(text.len().to_le_bytes());
    hash.update(text.as_bytes());
}

/// 16 hexadecimal digits of a hash: enough to tell versions of one board apart.
pub(super) fn short(hash: Sha256) -> String {
    hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}
