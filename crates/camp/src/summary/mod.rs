//! The summary ("opsamling") of an exercise: its categories with counts, the numbered themes that say what many
//! statements say together, and a sample of the statements themselves.
//!
//! Everything here is read off a [`Board`], so that the page and the report say the same. A count is a count of
//! thoughts: every card counts, also those merged under another, and a split statement counts once per thought.
//! [`CategoryTable`] accounts for all thoughts and [`counts`] for all statements; both always add up.
//! Changing themes and samples is a command on the board like any other: see `consolidation`.

mod history;
pub(crate) mod pages;
mod picker;
mod sample_pages;
mod theme_pages;

#[cfg(test)]
mod page_tests;
#[cfg(test)]
mod tests;

pub(crate) use pages::routes;

use std::collections::{BTreeMap, BTreeSet};

use crate::consolidation::{Board, Card, Place};
use crate::exercise::Exercise;
use crate::gathering::Counts;

/// A row of the category table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryLine {
    /// Identifier of the category.
    pub id: String,
    /// Name.
    pub name: String,
    /// What belongs in it; may be empty.
    pub description: String,
    /// How many thoughts are in it.
    pub thoughts: usize,
}

/// The categories in their order, and where the thoughts outside them are: nothing is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CategoryTable {
    /// One row per category.
    pub lines: Vec<CategoryLine>,
    /// Thoughts in categories: the sum of the rows.
    pub thoughts: usize,
    /// Thoughts not placed yet.
    pub not_placed: usize,
    /// Thoughts deliberately set aside.
    pub set_aside: usize,
    /// Thoughts of erased statements.
    pub erased: usize,
    /// Thoughts beyond one per statement: how often a post-it was split.
    pub extra: usize,
}

impl CategoryTable {
    /// Returns how many thoughts there are, wherever they stand: one per card.
    #[must_use]
    pub const fn all_thoughts(&self) -> usize {
        self.thoughts + self.not_placed + self.set_aside + self.erased
    }
}

/// Returns the category table of a board.
#[must_use]
pub fn category_table(board: &Board) -> CategoryTable {
    let mut table = CategoryTable { extra: board.extra_thoughts(), ..CategoryTable::default() };
    let mut in_category: BTreeMap<&str, usize> = BTreeMap::new();
    for (card, _) in board.cards.values() {
        match &card.place {
            Place::Category(category) => {
                table.thoughts += 1;
                *in_category.entry(category.as_str()).or_default() += 1;
            }
            Place::NotPlaced => table.not_placed += 1,
            Place::SetAside(_) => table.set_aside += 1,
            Place::Erased => table.erased += 1,
        }
    }
    for (id, category) in board.ordered_categories() {
        let thoughts = in_category.get(id.as_str()).copied().unwrap_or(0);
        table.lines.push(CategoryLine {
            id: id.clone(),
            name: category.name.clone(),
            description: category.description.clone(),
            thoughts,
        });
    }
    table
}

/// Returns how a board's statements are accounted for, by the same rule as the camp's own counts: a statement of
/// several thoughts counts once: erased if erased; not placed while any thought is; placed when any thought is in
/// a category; otherwise set aside.
#[must_use]
pub fn counts(board: &Board, exercise: Exercise) -> Counts {
    let mut places: BTreeMap<&str, Vec<&Place>> = BTreeMap::new();
    for (card, _) in board.cards.values() {
        places.entry(card.statement.as_str()).or_default().push(&card.place);
    }
    let mut counts = Counts::none(exercise);
    for of_statement in places.values() {
        let has = |is_there: fn(&Place) -> bool| of_statement.iter().any(|place| is_there(place));
        counts.captured += 1;
        if has(|place| matches!(place, Place::Erased)) {
            counts.erased += 1;
        } else if has(|place| matches!(place, Place::NotPlaced)) {
            counts.not_placed += 1;
        } else if has(|place| matches!(place, Place::Category(_))) {
            counts.placed += 1;
        } else {
            counts.set_aside += 1;
        }
    }
    counts
}

/// A statement, or one thought of it, as a list shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementLine {
    /// Identifier of the statement.
    pub id: String,
    /// The identifier that people use.
    pub code: String,
    /// Headline (front pages only); empty when there is none.
    pub headline: String,
    /// The words as everyone sees them; empty when erased.
    pub words: String,
    /// Table or group; may be empty.
    pub group: String,
    /// Whether it was erased: then `erased-words` stands in place of the words.
    pub is_erased: bool,
}

/// How many letters of a statement its link shows.
const OPENING: usize = 80;

impl StatementLine {
    /// Returns the first words (the headline's, where there is one), cut between two words and then ended with
    /// an ellipsis.
    #[must_use]
    pub fn opening(&self) -> String {
        first_words(if self.headline.is_empty() { &self.words } else { &self.headline })
    }
}

fn first_words(text: &str) -> String {
    let mut opening = String::new();
    for word in text.split_whitespace() {
        let space = usize::from(!opening.is_empty());
        let letters = opening.chars().count() + space + word.chars().count();
        if letters > OPENING {
            // A first word longer than the room is cut within.
            let cut = if opening.is_empty() { word.chars().take(OPENING).collect() } else { opening };
            return format!("{cut}…");
        }
        if !opening.is_empty() {
            opening.push(' ');
        }
        opening.push_str(word);
    }
    opening
}

/// Reads lines off a board, once it is known which statements are erased.
struct Lines<'b> {
    board: &'b Board,
    erased: BTreeSet<&'b str>,
}

impl<'b> Lines<'b> {
    fn of(board: &'b Board) -> Self {
        let erased = board
            .cards
            .values()
            .filter(|(card, _)| card.place == Place::Erased)
            .map(|(card, _)| card.statement.as_str())
            .collect();
        Self { board, erased }
    }

    /// The statement, all of it.
    fn statement(&self, id: &str) -> Option<StatementLine> {
        self.line(id, self.board.statement_words(id))
    }

    /// The thought of one card.
    fn thought(&self, card: &Card) -> Option<StatementLine> {
        self.line(&card.statement, self.board.words(card))
    }

    fn line(&self, id: &str, words: String) -> Option<StatementLine> {
        let facts = self.board.facts.get(id)?;
        let is_erased = self.erased.contains(id);
        let seen = |text: String| if is_erased { String::new() } else { text };
        Some(StatementLine {
            id: id.to_owned(),
            code: facts.code.clone(),
            headline: seen(self.board.headline(id)),
            words: seen(words),
            group: facts.group.clone(),
            is_erased,
        })
    }

    fn position(&self, id: &str) -> i64 {
        self.board.facts.get(id).map_or(0, |facts| facts.position)
    }
}

/// Returns the thoughts at a place, one line per card (also those merged under another), as captured.
#[must_use]
pub fn thoughts_at(board: &Board, place: &Place) -> Vec<StatementLine> {
    let lines = Lines::of(board);
    board
        .ordered_cards()
        .into_iter()
        .filter(|(_, card, _)| card.place == *place)
        .filter_map(|(_, card, _)| lines.thought(card))
        .collect()
}

/// Returns the reasons for which thoughts are set aside, in the order in which they first occur.
#[must_use]
pub fn reasons(board: &Board) -> Vec<String> {
    let mut reasons: Vec<String> = Vec::new();
    for (_, card, _) in board.ordered_cards() {
        if let Place::SetAside(reason) = &card.place
            && !reasons.contains(reason)
        {
            reasons.push(reason.clone());
        }
    }
    reasons
}

/// A category that a theme rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeCategory {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// How many thoughts are in it.
    pub thoughts: usize,
}

/// A theme with what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeView {
    /// Identifier.
    pub id: String,
    /// Its number, from 1.
    pub number: i64,
    /// Title; may be empty.
    pub title: String,
    /// What it says.
    pub words: String,
    /// The categories it rests on, in the categories' order.
    pub categories: Vec<ThemeCategory>,
    /// The statements it rests on besides, as captured.
    pub statements: Vec<StatementLine>,
}

impl ThemeView {
    /// Tells whether there is anything below it on the thread.
    #[must_use]
    pub fn rests_on_something(&self) -> bool {
        !self.categories.is_empty() || !self.statements.is_empty()
    }
}

/// Returns the themes of a board by number.
#[must_use]
pub fn themes(board: &Board) -> Vec<ThemeView> {
    let lines = Lines::of(board);
    let table = category_table(board);
    let view = |(id, theme): (&String, &crate::consolidation::Theme)| {
        let mut statements: Vec<StatementLine> = theme.statements.iter().filter_map(|id| lines.statement(id)).collect();
        statements.sort_by_key(|line| (lines.position(&line.id), line.code.clone()));
        let below = table.lines.iter().filter(|line| theme.categories.contains(&line.id));
        let categories = below
            .map(|line| ThemeCategory { id: line.id.clone(), name: line.name.clone(), thoughts: line.thoughts })
            .collect();
        ThemeView {
            id: id.clone(),
            number: theme.number,
            title: theme.title.clone(),
            words: theme.words.clone(),
            categories,
            statements,
        }
    };
    let mut themes: Vec<ThemeView> = board.themes.iter().map(view).collect();
    themes.sort_by_key(|theme| (theme.number, theme.id.clone()));
    themes
}

/// A statement of the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleLine {
    /// Identifier of the statement.
    pub id: String,
    /// The identifier that people use.
    pub code: String,
    /// Headline (front pages only); empty when there is none.
    pub headline: String,
    /// The words as everyone sees them; empty when erased.
    pub words: String,
    /// Table or group; may be empty.
    pub group: String,
    /// Name of its category, several with commas when its thoughts are in several; empty when it is in none.
    pub category: String,
    /// Whether it was erased: then `erased-words` stands in place of the words.
    pub is_erased: bool,
}

/// Returns the sample of a board, as captured.
#[must_use]
pub fn sample(board: &Board) -> Vec<SampleLine> {
    let lines = Lines::of(board);
    let mut ids: Vec<&String> = board.samples.iter().collect();
    ids.sort_by_key(|id| (lines.position(id), (*id).clone()));
    let names = names_by_statement(board);
    let line = |id: &String| {
        let StatementLine { id, code, headline, words, group, is_erased } = lines.statement(id)?;
        let category = names.get(id.as_str()).map_or_else(String::new, |names| names.join(", "));
        Some(SampleLine { id, code, headline, words, group, category, is_erased })
    };
    ids.into_iter().filter_map(line).collect()
}

/// The names of the categories that a statement's thoughts are in, each once, in the order of its thoughts.
fn names_by_statement(board: &Board) -> BTreeMap<&str, Vec<&str>> {
    let mut names: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (_, card, _) in board.ordered_cards() {
        if let Place::Category(id) = &card.place
            && let Some(category) = board.categories.get(id)
        {
            let names = names.entry(card.statement.as_str()).or_default();
            if !names.contains(&category.name.as_str()) {
                names.push(&category.name);
            }
        }
    }
    names
}
