//! Suggested groups as a person goes through them: what of each still waits, and which cards become a category.

use std::collections::BTreeMap;

use text::{Cut, Group, STABLE};

use super::bulk::waiting_since;
use crate::consolidation::{Board, Place, Seen};

/// How many statements of a group are shown at once.
pub(super) const TYPICAL: usize = 3;

/// How many more are listed when one asks.
const LISTED: usize = 40;

/// A statement of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) words: String,
    pub(super) code: String,
    pub(super) url: String,
}

/// A group as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GroupView {
    /// Its place in the cut.
    pub(super) at: usize,
    pub(super) name: String,
    /// How many cards of it wait.
    pub(super) count: usize,
    /// The key of the words for how well it holds together.
    pub(super) stability: &'static str,
    pub(super) percent: i64,
    pub(super) is_stable: bool,
    pub(super) typical: Vec<Line>,
    pub(super) more: Vec<Line>,
}

/// Shows groups and lists statements of one board.
pub(super) struct Shelf<'b> {
    pub(super) board: &'b Board,
    pub(super) cards: &'b BTreeMap<String, String>,
    pub(super) camp_url: &'b str,
}

impl Shelf<'_> {
    /// Returns the cards among these statements that wait to be placed and lead, in their order.
    pub(super) fn waiting<'k>(&self, keys: &'k [String]) -> Vec<&'k String> {
        let waits = |key: &&String| {
            let card = self.cards.get(*key).and_then(|id| self.board.cards.get(id));
            card.is_some_and(|(card, _)| card.place == Place::NotPlaced && card.merged_into.is_none())
        };
        keys.iter().filter(waits).collect()
    }

    /// Returns the groups of a cut of which something waits, the largest first.
    pub(super) fn groups(&self, cut: &Cut) -> Vec<GroupView> {
        let mut groups: Vec<GroupView> =
            cut.groups.iter().enumerate().filter_map(|(at, group)| self.group(at, group)).collect();
        groups.sort_by_key(|group| (std::cmp::Reverse(group.count), group.at));
        groups
    }

    fn group(&self, at: usize, group: &Group) -> Option<GroupView> {
        let waiting = self.waiting(&group.members);
        if waiting.is_empty() {
            return None;
        }
        let (stability, is_stable) = match group.stability {
            high if high >= 0.9 => ("groups-very-stable", true),
            high if high >= STABLE => ("groups-stable", true),
            _ => ("groups-unstable", false),
        };
        Some(GroupView {
            at,
            name: group.name.clone(),
            count: waiting.len(),
            stability,
            percent: (group.stability * 100.0).round() as i64,
            is_stable,
            typical: waiting.iter().take(TYPICAL).filter_map(|key| self.line(key)).collect(),
            more: waiting.iter().skip(TYPICAL).take(LISTED).filter_map(|key| self.line(key)).collect(),
        })
    }

    /// Returns the first of these statements.
    pub(super) fn lines(&self, keys: &[String]) -> Vec<Line> {
        self.waiting(keys).into_iter().take(LISTED).filter_map(|key| self.line(key)).collect()
    }

    fn line(&self, key: &str) -> Option<Line> {
        let (card, _) = self.board.cards.get(self.cards.get(key)?)?;
        let code = self.board.facts.get(&card.statement)?.code.clone();
        Some(Line { words: self.board.words(card), url: format!("{}/udsagn/{code}", self.camp_url), code })
    }

    /// Returns the cards of these groups that have waited unchanged since a step, and how many others wait.
    pub(super) fn chosen(&self, cut: &Cut, groups: &[usize], step: i64) -> (Vec<Seen>, usize) {
        let keys = groups.iter().filter_map(|at| cut.groups.get(*at)).flat_map(|group| self.waiting(&group.members));
        let all: Vec<Option<Seen>> =
            keys.filter_map(|key| self.cards.get(key)).map(|card| waiting_since(self.board, card, step)).collect();
        let changed = all.iter().filter(|card| card.is_none()).count();
        (all.into_iter().flatten().collect(), changed)
    }
}
