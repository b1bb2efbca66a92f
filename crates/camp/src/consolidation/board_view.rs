//! What the board's template shows: ready words, in order.

use std::collections::BTreeMap;

use super::{Board, Card, Place};

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
}

/// A column: a category, or one of the two that every board has.
#[derive(Clone, Debug)]
pub(super) struct Column {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) description: String,
    /// The key that places a card here: 1–9, then 0; empty from the eleventh.
    pub(super) key: String,
    /// How many thoughts stand here, merged ones too.
    pub(super) count: usize,
    pub(super) cards: Vec<CardView>,
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

impl Columns {
    pub(super) fn of(board: &Board, camp_url: &str) -> Self {
        let index = Index::of(board, camp_url);
        let not_placed = index.column("", &|place| *place == Place::NotPlaced);
        let set_aside = index.column("", &|place| matches!(place, Place::SetAside(_)));
        let mut categories = Vec::new();
        for (at, (id, category)) in board.ordered_categories().into_iter().enumerate() {
            let mut shown = index.column(id, &|place| matches!(place, Place::Category(here) if here == id));
            category.name.clone_into(&mut shown.name);
            category.description.clone_into(&mut shown.description);
            shown.key = if at < 10 { ((at + 1) % 10).to_string() } else { String::new() };
            categories.push(shown);
        }
        let erased = board.cards.values().filter(|(card, _)| card.place == Place::Erased).count();
        let thoughts = board.cards.len();
        Self { dealt_with: thoughts - not_placed.count, not_placed, categories, set_aside, erased, thoughts }
    }
}

/// A board with what every card asks for looked up once, so that a thousand cards take a thousand steps.
struct Index<'b> {
    board: &'b Board,
    camp_url: &'b str,
    ordered: Vec<(&'b String, &'b Card, i64)>,
    followers: BTreeMap<&'b str, Vec<(&'b String, &'b Card)>>,
    /// How many cards each statement has.
    thoughts: BTreeMap<&'b str, usize>,
}

impl<'b> Index<'b> {
    fn of(board: &'b Board, camp_url: &'b str) -> Self {
        let ordered = board.ordered_cards();
        let mut followers: BTreeMap<&str, Vec<(&String, &Card)>> = BTreeMap::new();
        let mut thoughts = BTreeMap::new();
        for (id, card, _) in &ordered {
            *thoughts.entry(card.statement.as_str()).or_default() += 1;
            if let Some(leader) = &card.merged_into {
                followers.entry(leader).or_default().push((id, card));
            }
        }
        Self { board, camp_url, ordered, followers, thoughts }
    }

    fn column(&self, id: &str, belongs: &dyn Fn(&Place) -> bool) -> Column {
        let here: Vec<_> = self.ordered.iter().filter(|(_, card, _)| belongs(&card.place)).collect();
        let leaders = here.iter().filter(|(_, card, _)| card.merged_into.is_none());
        Column {
            id: id.to_owned(),
            name: String::new(),
            description: String::new(),
            key: String::new(),
            count: here.len(),
            cards: leaders.map(|(id, card, changed_in)| self.card(id, card, *changed_in)).collect(),
        }
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
            url: format!("{}/udsagn/{}", self.camp_url, self.code(card)),
            thought: if is_split { card.part } else { 0 },
            headline: board.headline(&card.statement),
            words: board.words(card),
            group: facts.map_or_else(String::new, |facts| facts.group.clone()),
            votes: sum_in_words(&votes),
            is_selected: facts.is_some_and(|facts| facts.is_selected),
            changed_in,
            merged: followers.iter().map(merged).collect(),
            reason: if let Place::SetAside(reason) = &card.place { reason.clone() } else { String::new() },
        }
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
