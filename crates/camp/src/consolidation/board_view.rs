//! What the board's template shows: ready words, in order.

use std::collections::BTreeMap;

use super::look::{self, Look, Order, Window};
use super::{Board, Card, Place};
use crate::suggestion::{Choice, Suggested};

/// A category that is suggested for a card.
#[derive(Clone, Debug)]
pub(super) struct ChoiceView {
    pub(super) name: String,
    pub(super) percent: i64,
    /// The key of the words for how sure it is.
    pub(super) certainty: &'static str,
    /// Card, step and category, as the form wants them.
    pub(super) value: String,
}

/// What is suggested for a card that waits.
#[derive(Clone, Debug)]
pub(super) struct SuggestionView {
    pub(super) best: ChoiceView,
    pub(super) others: Vec<ChoiceView>,
    /// The page that says why.
    pub(super) why: String,
}

/// A card as it is shown.
#[derive(Clone, Debug)]
pub(super) struct CardView {
    pub(super) id: String,
    pub(super) code: String,
    /// The statement's own page.
    pub(super) url: String,
    /// Which thought, when the statement is split; 0 when it is whole.
    pub(super) thought: i64,
    pub(super) headline: String,
    pub(super) words: String,
    pub(super) group: String,
    /// The sum of votes of this card and those under it, with how it came about where there are several.
    pub(super) votes: Option<String>,
    pub(super) is_selected: bool,
    pub(super) changed_in: i64,
    /// The cards merged under it: identifier, code, words.
    pub(super) merged: Vec<(String, String, String)>,
    /// Why it is set aside; empty when it is not.
    pub(super) reason: String,
    pub(super) suggestion: Option<SuggestionView>,
}

/// A column: a category, or one of the two that every board has.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) description: String,
    /// The key that places a card here: 1–9, then 0; empty from the eleventh.
    pub(super) key: String,
    /// How many thoughts stand here, merged ones too.
    pub(super) count: usize,
    /// The cards that are shown.
    pub(super) cards: Vec<CardView>,
    /// Which part of the column they are; `None`: all.
    pub(super) window: Option<Window>,
    /// How many thoughts it is likely to hold when all are placed, from and to; empty when there is no telling.
    pub(super) expected: String,
}

/// A board in columns.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    pub(super) not_placed: Column,
    pub(super) categories: Vec<Column>,
    pub(super) set_aside: Column,
    pub(super) erased: usize,
    pub(super) thoughts: usize,
    /// How many thoughts are dealt with.
    pub(super) dealt_with: usize,
}

/// What the board is shown with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'s> {
    pub(super) camp_url: &'s str,
    pub(super) board_url: &'s str,
    pub(super) look: &'s Look,
    pub(super) suggested: Option<&'s Suggested>,
}

impl Columns {
    pub(super) fn of(board: &Board, shown: Shown<'_>) -> Self {
        let index = Index::of(board, shown);
        let categories = board.ordered_categories();
        let size = look::size(categories.len());
        let mut columns = Vec::new();
        for (at, (id, category)) in categories.into_iter().enumerate() {
            let key = if at < 10 { ((at + 1) % 10).to_string() } else { String::new() };
            columns.push(Column {
                name: category.name.clone(),
                description: category.description.clone(),
                key,
                expected: index.expected(id),
                ..index.column(id, size)
            });
        }
        let erased = board.cards.values().filter(|(card, _)| card.place == Place::Erased).count();
        let thoughts = board.cards.len();
        let not_placed = index.column(WAITING, look::WAITING);
        Self {
            dealt_with: thoughts - not_placed.count,
            not_placed,
            categories: columns,
            set_aside: index.column(ASIDE, size),
            erased,
            thoughts,
        }
    }
}

/// The names, in addresses, of the two columns that every board has. No identifier is as short.
const WAITING: &str = "venter";
const ASIDE: &str = "side";

/// The column that a place is shown in.
fn column_of(place: &Place) -> Option<&str> {
    match place {
        Place::NotPlaced => Some(WAITING),
        Place::SetAside(_) => Some(ASIDE),
        Place::Category(id) => Some(id),
        Place::Erased => None,
    }
}

type Ordered<'b> = (&'b String, &'b Card, i64);

/// A board with what every card asks for looked up once, so that a thousand cards take a thousand steps.
struct Index<'b> {
    board: &'b Board,
    shown: Shown<'b>,
    /// The cards of each column, followers too, in the order in which they are shown.
    columns: BTreeMap<&'b str, Vec<Ordered<'b>>>,
    followers: BTreeMap<&'b str, Vec<(&'b String, &'b Card)>>,
    /// How many cards each statement has.
    thoughts: BTreeMap<&'b str, usize>,
}

impl<'b> Index<'b> {
    fn of(board: &'b Board, shown: Shown<'b>) -> Self {
        let mut columns: BTreeMap<&str, Vec<Ordered<'_>>> = BTreeMap::new();
        let mut followers: BTreeMap<&str, Vec<(&String, &Card)>> = BTreeMap::new();
        let mut thoughts = BTreeMap::new();
        for (id, card, changed_in) in board.ordered_cards() {
            *thoughts.entry(card.statement.as_str()).or_default() += 1;
            if let Some(leader) = &card.merged_into {
                followers.entry(leader).or_default().push((id, card));
            }
            if let Some(column) = column_of(&card.place) {
                columns.entry(column).or_default().push((id, card, changed_in));
            }
        }
        if let (Order::Teaching, Some(suggested), Some(waiting)) =
            (shown.look.order, shown.suggested, columns.get_mut(WAITING))
        {
            waiting.sort_by_key(|(id, ..)| suggested.order.get(*id).copied().unwrap_or(usize::MAX));
        }
        Self { board, shown, columns, followers, thoughts }
    }

    fn column(&self, id: &str, size: usize) -> Column {
        let here = self.columns.get(id).map_or(&[][..], Vec::as_slice);
        let leaders: Vec<_> = here.iter().filter(|(_, card, _)| card.merged_into.is_none()).collect();
        let (first, window) = look::window(self.shown.look, self.shown.board_url, id, leaders.len(), size);
        let cards = leaders.into_iter().skip(first).take(size);
        Column {
            id: id.to_owned(),
            count: here.len(),
            cards: cards.map(|(id, card, changed_in)| self.card(id, card, *changed_in)).collect(),
            window,
            ..Column::default()
        }
    }

    /// `18–28`, or `20` when there is nothing between; empty when all is placed.
    fn expected(&self, category: &str) -> String {
        let waits = self.columns.get(WAITING).is_some_and(|waiting| !waiting.is_empty());
        let expected = self.shown.suggested.and_then(|suggested| suggested.expected.get(category));
        let Some(expected) = expected.filter(|_| waits) else { return String::new() };
        let (low, high) = (expected.low.round() as i64, expected.high.round() as i64);
        if low >= high { high.to_string() } else { format!("{low}–{high}") }
    }

    fn code(&self, card: &Card) -> String {
        self.board.facts.get(&card.statement).map_or_else(String::new, |facts| facts.code.clone())
    }

    fn card(&self, id: &str, card: &Card, changed_in: i64) -> CardView {
        let board = self.board;
        let facts = board.facts.get(&card.statement);
        let followers = self.followers.get(id).map_or(&[][..], Vec::as_slice);
        let is_split = self.thoughts.get(card.statement.as_str()).is_some_and(|thoughts| *thoughts > 1);
        let all = std::iter::once(card).chain(followers.iter().map(|(_, follower)| *follower));
        let votes: Vec<i64> =
            all.filter_map(|card| board.facts.get(&card.statement).and_then(|facts| facts.votes)).collect();
        let merged = |(id, follower): &(&String, &Card)| ((*id).clone(), self.code(follower), board.words(follower));
        CardView {
            id: id.to_owned(),
            code: self.code(card),
            url: format!("{}/udsagn/{}", self.shown.camp_url, self.code(card)),
            thought: if is_split { card.part } else { 0 },
            headline: board.headline(&card.statement),
            words: board.words(card),
            group: facts.map_or_else(String::new, |facts| facts.group.clone()),
            votes: sum_in_words(&votes),
            is_selected: facts.is_some_and(|facts| facts.is_selected),
            changed_in,
            merged: followers.iter().map(merged).collect(),
            reason: if let Place::SetAside(reason) = &card.place { reason.clone() } else { String::new() },
            suggestion: if card.place == Place::NotPlaced { self.suggestion(id, changed_in) } else { None },
        }
    }

    fn suggestion(&self, id: &str, changed_in: i64) -> Option<SuggestionView> {
        let choices = self.shown.suggested?.choices.get(id)?;
        let view = |choice: &Choice| {
            Some(ChoiceView {
                name: self.board.categories.get(&choice.category)?.name.clone(),
                percent: choice.percent(),
                certainty: choice.certainty_key(),
                value: format!("{id}@{changed_in}:{}", choice.category),
            })
        };
        let mut views = choices.iter().filter_map(view);
        let best = views.next()?;
        Some(SuggestionView { best, others: views.collect(), why: format!("{}/hvorfor/{id}", self.shown.board_url) })
    }
}

/// "5" for one, "5 = 3 + 2" for several: the sum, and how it came about.
fn sum_in_words(votes: &[i64]) -> Option<String> {
    let sum: i64 = votes.iter().sum();
    match votes {
        [] => None,
        [one] => Some(one.to_string()),
        several => Some(format!("{sum} = {}", several.iter().map(i64::to_string).collect::<Vec<_>>().join(" + "))),
    }
}

#[cfg(test)]
mod tests {
    use super::sum_in_words;

    #[test]
    fn merged_votes_say_how_their_sum_came_about() {
        assert_eq!(sum_in_words(&[]), None);
        assert_eq!(sum_in_words(&[3]).as_deref(), Some("3"));
        assert_eq!(sum_in_words(&[3, 2]).as_deref(), Some("5 = 3 + 2"));
    }
}
