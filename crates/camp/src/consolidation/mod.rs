//! Consolidation: raw statements sorted into categories, by hand and fast, with nothing lost on the way.
//!
//! A [`Board`] is one exercise of one camp: cards, categories, themes, samples. A [`Command`] is what a person
//! wants done; `rules` turns it into [`Change`]s without touching anything; `store` applies the changes and
//! keeps them as a numbered [`Step`]. Undo is the same changes turned round, and possible as long as nothing
//! has happened since to what they touched. The words as written are in `statement` and are never changed here.

pub mod actions;
mod board_view;
mod category_pages;
mod history;
mod judgement;
mod judgement_store;
mod look;
pub(crate) mod pages;

mod rules;
pub(crate) mod step_store;
pub(crate) mod store;
mod undo;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

pub use judgement::Judgement;
pub use rules::{Command, Decision, Direction, Refusal, Seen, propose_sample};

use crate::exercise::Exercise;

/// Where a card stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Not dealt with yet.
    NotPlaced,
    /// In the category with this identifier.
    Category(String),
    /// Deliberately set aside, for this reason.
    SetAside(String),
    /// Erased on a person's request.
    Erased,
}

/// A card: a statement, or one thought of a statement that was split.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Identifier of the statement.
    pub statement: String,
    /// 1, or which thought of a split statement.
    pub part: i64,
    /// The thought's words when the statement is split; `None`: all of the statement's.
    pub words: Option<String>,
    /// Where it stands.
    pub place: Place,
    /// The card that it is merged under.
    pub merged_into: Option<String>,
}

/// A category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Category {
    /// Name.
    pub name: String,
    /// What belongs in it; may be empty.
    pub description: String,
    /// Its place among the categories, from 1.
    pub position: i64,
}

/// The words that everyone sees in place of those written; `None`: as written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mask {
    /// In place of the words.
    pub words: Option<String>,
    /// In place of the headline.
    pub headline: Option<String>,
}

/// A numbered theme of the summary, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Theme {
    /// Its number, from 1.
    pub number: i64,
    /// Title; may be empty.
    pub title: String,
    /// What it says.
    pub words: String,
    /// Identifiers of the statements it rests on.
    pub statements: Vec<String>,
    /// Identifiers of the categories it rests on.
    pub categories: Vec<String>,
}

/// A mark that a statement is shown as an example on the summary page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sample {}

/// A statement as the board knows it: never changed here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The identifier that people use.
    pub code: String,
    /// Its place among the camp's statements.
    pub position: i64,
    /// Table or group.
    pub group: String,
    /// Votes, where there are any.
    pub votes: Option<i64>,
    /// Whether the table chose it.
    pub is_selected: bool,
    /// Who can do it (contributions only).
    pub actor: String,
    /// The words as written.
    pub words: String,
    /// The headline as written (front pages only).
    pub headline: String,
}

/// One exercise of one camp, as it stands.
#[derive(Clone, Debug, Default)]
pub struct Board {
    /// The number of the latest step.
    pub latest_step: i64,
    /// The statements by identifier.
    pub facts: BTreeMap<String, Facts>,
    /// Masks by identifier of the statement; only those that hide something.
    pub masks: BTreeMap<String, Mask>,
    /// Cards by identifier, each with the step that last changed it.
    pub cards: BTreeMap<String, (Card, i64)>,
    /// Categories by identifier.
    pub categories: BTreeMap<String, Category>,
    /// Themes by identifier.
    pub themes: BTreeMap<String, Theme>,
    /// Identifiers of the statements shown as examples.
    pub samples: Vec<String>,
    /// What people have answered to suggestions with a no, by [`Judgement::id`].
    pub judgements: BTreeMap<String, Judgement>,
}

impl Board {
    /// Returns the words of a card as everyone sees them.
    #[must_use]
    pub fn words(&self, card: &Card) -> String {
        card.words.clone().unwrap_or_else(|| self.statement_words(&card.statement))
    }

    /// Returns the words of a statement as everyone sees them.
    #[must_use]
    pub fn statement_words(&self, statement: &str) -> String {
        let masked = self.masks.get(statement).and_then(|mask| mask.words.clone());
        masked.unwrap_or_else(|| self.facts.get(statement).map_or_else(String::new, |facts| facts.words.clone()))
    }

    /// Returns the headline of a statement as everyone sees it.
    #[must_use]
    pub fn headline(&self, statement: &str) -> String {
        let masked = self.masks.get(statement).and_then(|mask| mask.headline.clone());
        masked.unwrap_or_else(|| self.facts.get(statement).map_or_else(String::new, |facts| facts.headline.clone()))
    }

    /// Returns the categories in their order.
    #[must_use]
    pub fn ordered_categories(&self) -> Vec<(&String, &Category)> {
        let mut categories: Vec<_> = self.categories.iter().collect();
        categories.sort_by_key(|(id, category)| (category.position, (*id).clone()));
        categories
    }

    /// Returns the cards in the order in which their statements were captured.
    #[must_use]
    pub fn ordered_cards(&self) -> Vec<(&String, &Card, i64)> {
        let mut cards: Vec<_> = self.cards.iter().map(|(id, (card, changed_in))| (id, card, *changed_in)).collect();
        cards.sort_by_cached_key(|(id, card, _)| self.rank(id, card));
        cards
    }

    /// Returns the cards merged under this one, in the order in which their statements were captured.
    #[must_use]
    pub fn followers(&self, leader: &str) -> Vec<(&String, &Card)> {
        let under = self.cards.iter().filter(|(_, (card, _))| card.merged_into.as_deref() == Some(leader));
        let mut followers: Vec<_> = under.map(|(id, (card, _))| (id, card)).collect();
        followers.sort_by_key(|(id, card)| self.rank(id, card));
        followers
    }

    /// Where a card stands in the order of capture.
    fn rank(&self, id: &str, card: &Card) -> (i64, i64, String) {
        (self.facts.get(&card.statement).map_or(0, |facts| facts.position), card.part, id.to_owned())
    }

    /// Returns how many thoughts are in a category.
    #[must_use]
    pub fn count_in(&self, category: &str) -> usize {
        self.cards.values().filter(|(card, _)| matches!(&card.place, Place::Category(id) if id == category)).count()
    }

    /// Returns the board as it is after `changes`; cards that change keep the step they were last changed in.
    #[must_use]
    pub fn with(&self, changes: &[Change]) -> Self {
        fn put<T: Clone>(map: &mut BTreeMap<String, T>, edit: &Edit<T>) {
            match &edit.after {
                Some(after) => drop(map.insert(edit.id.clone(), after.clone())),
                None => drop(map.remove(&edit.id)),
            }
        }
        let mut board = self.clone();
        for change in changes {
            match change {
                Change::Card(edit) => match &edit.after {
                    Some(after) => {
                        let changed_in = board.cards.get(&edit.id).map_or(self.latest_step, |(_, step)| *step);
                        board.cards.insert(edit.id.clone(), (after.clone(), changed_in));
                    }
                    None => drop(board.cards.remove(&edit.id)),
                },
                Change::Category(edit) => put(&mut board.categories, edit),
                Change::Mask(edit) => put(&mut board.masks, edit),
                Change::Theme(edit) => put(&mut board.themes, edit),
                Change::Judgement(edit) => put(&mut board.judgements, edit),
                Change::Sample(edit) => {
                    board.samples.retain(|id| *id != edit.id);
                    if edit.after.is_some() {
                        board.samples.push(edit.id.clone());
                    }
                }
            }
        }
        board
    }

    /// Tells whether everything that is referred to is there: the categories that cards stand in and themes rest
    /// on, the cards that others stand under, at least one card per statement.
    #[must_use]
    pub fn holds_together(&self) -> bool {
        let card_holds = |card: &Card| {
            let has_category = !matches!(&card.place, Place::Category(id) if !self.categories.contains_key(id));
            let has_leader = card.merged_into.as_ref().is_none_or(|id| {
                self.cards.get(id).is_some_and(|(leader, _)| leader.merged_into.is_none() && leader.place == card.place)
            });
            has_category && has_leader && self.facts.contains_key(&card.statement)
        };
        let theme_holds = |theme: &Theme| {
            theme.categories.iter().all(|id| self.categories.contains_key(id))
                && theme.statements.iter().all(|id| self.facts.contains_key(id))
        };
        let mut with_cards: Vec<&str> = self.cards.values().map(|(card, _)| card.statement.as_str()).collect();
        with_cards.sort_unstable();
        with_cards.dedup();
        self.cards.values().all(|(card, _)| card_holds(card))
            && self.themes.values().all(theme_holds)
            && self.samples.iter().all(|id| self.facts.contains_key(id) && !self.is_erased(id))
            && with_cards.len() == self.facts.len()
    }

    /// Tells whether a statement was erased.
    #[must_use]
    pub fn is_erased(&self, statement: &str) -> bool {
        self.cards.values().any(|(card, _)| card.statement == statement && card.place == Place::Erased)
    }

    /// Returns how many thoughts there are beyond one per statement: how often a post-it was split.
    #[must_use]
    pub fn extra_thoughts(&self) -> usize {
        self.cards.len().saturating_sub(self.facts.len())
    }
}

/// One thing before and after a step; `None` where it was not there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit<T> {
    /// Its identifier.
    pub id: String,
    /// As it was.
    pub before: Option<T>,
    /// As it became.
    pub after: Option<T>,
}

impl<T: Clone> Edit<T> {
    fn turned_round(&self) -> Self {
        Self { id: self.id.clone(), before: self.after.clone(), after: self.before.clone() }
    }
}

/// What a step changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A card.
    Card(Edit<Card>),
    /// A category.
    Category(Edit<Category>),
    /// The mask of a statement.
    Mask(Edit<Mask>),
    /// A theme.
    Theme(Edit<Theme>),
    /// Whether a statement is shown as an example.
    Sample(Edit<Sample>),
    /// A no to a suggestion.
    Judgement(Edit<Judgement>),
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number on the board, from 1.
    pub number: i64,
    /// What was done: the command's name, or `undo`, `import`, `erase`.
    pub kind: String,
    /// Identifier of who did it.
    pub by_id: String,
    /// Their name.
    pub by_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// What it changed.
    pub changes: Vec<Change>,
    /// The step that it undid, if any.
    pub undoes: Option<i64>,
    /// The step that undid it, if any.
    pub undone_by: Option<i64>,
}

/// Which board: an exercise of a camp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BoardKey {
    /// The municipality.
    pub municipality: String,
    /// Identifier of the camp.
    pub camp: String,
    /// The exercise.
    pub exercise: Exercise,
}

impl BoardKey {
    /// Returns the topic that changes of this board are told under.
    #[must_use]
    pub fn topic(&self) -> String {
        format!("board:{}:{}", self.camp, self.exercise.name())
    }

    /// Returns the topic that is told when long work for this board has ended.
    #[must_use]
    pub fn work_topic(&self) -> String {
        format!("work:{}:{}", self.camp, self.exercise.name())
    }
}
