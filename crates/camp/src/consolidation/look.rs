//! How someone looks at a board, kept in the page's address: in which order those not placed stand, and which part of
//! a long column is shown. So a page can be opened again, sent on, and gone back to.

use std::collections::BTreeMap;

/// How many cards of those not placed are shown at a time.
pub(crate) const WAITING: usize = 200;

/// How many cards of other columns are shown at a time, when there are few columns.
const PLACED: usize = 100;

/// How many cards of all other columns are shown together, about.
const PLACED_IN_ALL: usize = 3_000;

/// The order of those not placed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Order {
    /// As they were captured.
    #[default]
    Captured,
    /// Those that teach the suggestions most come first.
    Teaching,
}

/// How someone looks at a board.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Look {
    pub(crate) order: Order,
    /// The first card shown of a column, from 0; columns that begin with their first are not in it.
    from: BTreeMap<String, usize>,
}

impl Look {
    /// Reads the query of an address; what it does not know it leaves be.
    pub(crate) fn of(address: &str) -> Self {
        let query = address.split_once('?').map_or("", |(_, query)| query);
        let mut look = Self::default();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            match (name, value.split_once('.')) {
                ("orden", _) if value == "laer" => look.order = Order::Teaching,
                ("fra", Some((column, first))) if column.bytes().all(|byte| byte.is_ascii_alphanumeric()) => {
                    look.from.extend(first.parse().ok().map(|first| (column.to_owned(), first)));
                }
                _ => {}
            }
        }
        look
    }

    /// Returns the query with its question mark; empty for a board as everyone first sees it.
    pub(crate) fn query(&self) -> String {
        let order = (self.order == Order::Teaching).then(|| "orden=laer".to_owned());
        let from = self.from.iter().filter(|(_, first)| **first > 0);
        let pairs: Vec<String> =
            order.into_iter().chain(from.map(|(column, first)| format!("fra={column}.{first}"))).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }

    /// Returns the same look at another part of a column.
    fn at(&self, column: &str, first: usize) -> Self {
        let mut look = self.clone();
        look.from.insert(column.to_owned(), first);
        look
    }

    /// Returns the same look in another order, from the beginning.
    pub(crate) fn ordered(&self, order: Order) -> Self {
        let mut look = self.at("venter", 0);
        look.order = order;
        look
    }
}

/// The part of a column that is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Window {
    /// Its first card, from 1.
    pub(crate) first: usize,
    /// Its last card.
    pub(crate) last: usize,
    /// How many there are.
    pub(crate) of: usize,
    /// The address of the part before; `None` at the beginning.
    pub(crate) earlier: Option<String>,
    /// The address of the part after; `None` at the end.
    pub(crate) later: Option<String>,
}

/// Returns how many cards of each column but the waiting one are shown on a board with so many columns.
pub(crate) fn size(columns: usize) -> usize {
    (PLACED_IN_ALL / columns.max(1)).clamp(10, PLACED)
}

/// Returns which part of a column of `of` cards is shown, `size` at a time: where it begins, and what to say of it
/// when that is not all.
pub(crate) fn window(look: &Look, url: &str, column: &str, of: usize, size: usize) -> (usize, Option<Window>) {
    let asked = look.from.get(column).copied().unwrap_or(0).min(of.saturating_sub(1));
    let first = asked - asked % size;
    if of <= size {
        return (0, None);
    }
    let address = |first: usize| format!("{url}{}", look.at(column, first).query());
    let last = (first + size).min(of);
    let earlier = (first > 0).then(|| address(first.saturating_sub(size)));
    let later = (last < of).then(|| address(last));
    (first, Some(Window { first: first + 1, last, of, earlier, later }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_how_the_board_is_looked_at_and_is_written_the_same_way() {
        let look = Look::of("/camps/x/indikatorer/tavle?orden=laer&besked=placed&fra=venter.200&fra=abc.100");
        assert_eq!(look.order, Order::Teaching);
        assert_eq!(look.query(), "?orden=laer&fra=abc.100&fra=venter.200");
        assert_eq!(Look::of(&look.query()), look);
        assert_eq!(look.ordered(Order::Captured).query(), "?fra=abc.100");
        assert_eq!(Look::of("/tavle").query(), "");
        assert_eq!(Look::of("/tavle?fra=%22%3E.1&fra=x.y&orden=andet").query(), "", "nothing unknown is repeated");
    }

    #[test]
    fn every_card_of_a_long_column_is_in_exactly_one_part() {
        let (mut look, mut seen) = (Look::default(), 0);
        loop {
            let (first, window) = window(&look, "/tavle", "venter", 450, 200);
            let window = window.unwrap();
            assert_eq!((first, window.first), (seen, seen + 1));
            seen = window.last;
            match window.later {
                Some(later) => look = Look::of(&later),
                None => break,
            }
        }
        assert_eq!(seen, 450);
        assert_eq!(window(&Look::of("?fra=venter.9999"), "/tavle", "venter", 450, 200).0, 400, "the last part");
        assert_eq!(window(&Look::of("?fra=venter.200"), "/tavle", "venter", 150, 200), (0, None), "all fit now");
    }
}
