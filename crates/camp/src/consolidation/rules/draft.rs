//! A board with changes pencilled in: each thing is looked up in the draft first, and in the end only what
//! really differs becomes a change.

use std::collections::{BTreeMap, BTreeSet};

use super::{Refusal, Seen};
use crate::consolidation::{Board, Card, Category, Change, Edit, Judgement, Mask, Place, Sample, Theme};

pub(super) struct Draft<'b> {
    pub(super) board: &'b Board,
    cards: BTreeMap<String, Option<Card>>,
    categories: BTreeMap<String, Option<Category>>,
    themes: BTreeMap<String, Option<Theme>>,
    masks: BTreeMap<String, Option<Mask>>,
    samples: BTreeMap<String, Option<Sample>>,
    judgements: BTreeMap<String, Option<Judgement>>,
    /// Cards that stand, or have stood in this draft, under a leader: where to look for its followers.
    under: BTreeMap<String, BTreeSet<String>>,
}

impl<'b> Draft<'b> {
    pub(super) fn of(board: &'b Board) -> Self {
        let mut under: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for (id, (card, _)) in &board.cards {
            if let Some(leader) = &card.merged_into {
                under.entry(leader.clone()).or_default().insert(id.clone());
            }
        }
        Self {
            board,
            under,
            cards: BTreeMap::new(),
            categories: BTreeMap::new(),
            themes: BTreeMap::new(),
            masks: BTreeMap::new(),
            samples: BTreeMap::new(),
            judgements: BTreeMap::new(),
        }
    }

    pub(super) fn card(&self, id: &str) -> Option<Card> {
        self.cards.get(id).cloned().unwrap_or_else(|| self.board.cards.get(id).map(|(card, _)| card.clone()))
    }

    pub(super) fn category(&self, id: &str) -> Option<Category> {
        self.categories.get(id).cloned().unwrap_or_else(|| self.board.categories.get(id).cloned())
    }

    pub(super) fn theme(&self, id: &str) -> Option<Theme> {
        self.themes.get(id).cloned().unwrap_or_else(|| self.board.themes.get(id).cloned())
    }

    pub(super) fn set_card(&mut self, id: &str, card: Option<Card>) {
        if let Some(leader) = card.as_ref().and_then(|card| card.merged_into.clone()) {
            self.under.entry(leader).or_default().insert(id.to_owned());
        }
        self.cards.insert(id.to_owned(), card);
    }

    pub(super) fn set_category(&mut self, id: &str, category: Option<Category>) {
        self.categories.insert(id.to_owned(), category);
    }

    pub(super) fn set_theme(&mut self, id: &str, theme: Option<Theme>) {
        self.themes.insert(id.to_owned(), theme);
    }

    pub(super) fn set_mask(&mut self, statement: &str, mask: Option<Mask>) {
        self.masks.insert(statement.to_owned(), mask);
    }

    pub(super) fn set_sample(&mut self, statement: &str, sample: Option<Sample>) {
        self.samples.insert(statement.to_owned(), sample);
    }

    pub(super) fn judge(&mut self, judgement: Judgement) {
        self.judgements.insert(judgement.id(), Some(judgement));
    }

    /// Finds a card that may be acted on: it is there, as it was seen, and not erased.
    pub(super) fn seen(&self, seen: &Seen) -> Result<Card, Refusal> {
        let (card, changed_in) = self.board.cards.get(&seen.card).ok_or(Refusal::Unknown)?;
        if seen.changed_in.is_some_and(|known| known != *changed_in) {
            return Err(Refusal::Changed(self.code(card)));
        }
        if card.place == Place::Erased {
            return Err(Refusal::Erased(self.code(card)));
        }
        Ok(card.clone())
    }

    pub(super) fn code(&self, card: &Card) -> String {
        self.board.facts.get(&card.statement).map_or_else(String::new, |facts| facts.code.clone())
    }

    /// The card that this one stands under, or itself.
    pub(super) fn leader(&self, id: &str) -> String {
        self.card(id).and_then(|card| card.merged_into).unwrap_or_else(|| id.to_owned())
    }

    /// A leader and all who stand under it.
    pub(super) fn group(&self, leader: &str) -> Vec<String> {
        let mut group = vec![leader.to_owned()];
        group.extend(self.followers(leader));
        group
    }

    pub(super) fn followers(&self, leader: &str) -> Vec<String> {
        let is_under = |id: &&String| self.card(id).is_some_and(|card| card.merged_into.as_deref() == Some(leader));
        let mut followers: Vec<String> =
            self.under.get(leader).into_iter().flatten().filter(is_under).cloned().collect();
        let position = |id: &String| {
            let card = self.board.cards.get(id).map(|(card, _)| card);
            let facts = card.and_then(|card| self.board.facts.get(&card.statement));
            (facts.map_or(0, |facts| facts.position), card.map_or(0, |card| card.part))
        };
        followers.sort_by_cached_key(position);
        followers
    }

    /// Puts a card's whole group somewhere.
    pub(super) fn put_group(&mut self, card: &str, place: &Place) {
        for id in self.group(&self.leader(card)) {
            if let Some(mut card) = self.card(&id) {
                card.place = place.clone();
                self.set_card(&id, Some(card));
            }
        }
    }

    pub(super) fn finish(self) -> Vec<Change> {
        let mut changes = Vec::new();
        let board = self.board;
        edits(self.categories, |id| board.categories.get(id).cloned(), Change::Category, &mut changes);
        edits(self.cards, |id| board.cards.get(id).map(|(card, _)| card.clone()), Change::Card, &mut changes);
        edits(self.masks, |id| board.masks.get(id).cloned(), Change::Mask, &mut changes);
        edits(self.themes, |id| board.themes.get(id).cloned(), Change::Theme, &mut changes);
        edits(
            self.samples,
            |id| board.samples.iter().any(|known| known == id).then(Sample::default),
            Change::Sample,
            &mut changes,
        );
        edits(self.judgements, |id| board.judgements.get(id).cloned(), Change::Judgement, &mut changes);
        changes
    }
}

fn edits<T: PartialEq>(
    drafts: BTreeMap<String, Option<T>>,
    before: impl Fn(&str) -> Option<T>,
    change: impl Fn(Edit<T>) -> Change,
    changes: &mut Vec<Change>,
) {
    for (id, after) in drafts {
        let before = before(&id);
        if before != after {
            changes.push(change(Edit { id, before, after }));
        }
    }
}
