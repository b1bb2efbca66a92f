//! Accepting many suggestions at once: which are sure enough, a sample of them to look at first, and which of them
//! still stand when they are accepted.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use super::choice::Choice;
use super::desk::Suggested;
use super::material::short;
use crate::consolidation::{Board, Place, Seen};

/// A card and the category suggested for it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Offer {
    pub(super) card: String,
    pub(super) choice: Choice,
}

/// Returns the best suggestions that are at least so likely, in percent.
pub(super) fn above(suggested: &Suggested, percent: i64) -> Vec<Offer> {
    let best = suggested.choices.iter().filter_map(|(card, choices)| Some((card, choices.first()?)));
    let sure = best.filter(|(_, choice)| choice.p * 100.0 >= percent as f64);
    sure.map(|(card, choice)| Offer { card: card.clone(), choice: choice.clone() }).collect()
}

/// Returns what tells these offers from any others: whoever accepts them says that they have looked at these.
pub(super) fn mark(offers: &[Offer]) -> String {
    let mut hash = Sha256::new();
    for offer in offers {
        hash.update(format!("{}:{};", offer.card, offer.choice.category));
    }
    short(hash)
}

/// Returns `size` of the offers of each category, drawn by lot; the same `seed` draws the same.
pub(super) fn sample(offers: &[Offer], size: usize, seed: &str) -> BTreeMap<String, Vec<Offer>> {
    let lot = |offer: &Offer| {
        let mut hash = Sha256::new();
        hash.update(seed);
        hash.update(&offer.card);
        short(hash)
    };
    let mut drawn: BTreeMap<String, Vec<Offer>> = BTreeMap::new();
    for offer in offers {
        drawn.entry(offer.choice.category.clone()).or_default().push(offer.clone());
    }
    for offers in drawn.values_mut() {
        offers.sort_by_cached_key(lot);
        offers.truncate(size);
    }
    drawn
}

/// Offers that can still be accepted, and how many cannot.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Standing {
    pub(super) placements: Vec<(Seen, String)>,
    /// How many cards have been moved, merged or changed since the step that was looked at.
    pub(super) changed: usize,
}

/// Returns which offers still stand: the card waits as it did at `step`, and the category is there.
pub(super) fn standing(board: &Board, offers: &[Offer], step: i64) -> Standing {
    let mut standing = Standing::default();
    for offer in offers {
        match waiting_since(board, &offer.card, step) {
            Some(seen) if board.categories.contains_key(&offer.choice.category) => {
                standing.placements.push((seen, offer.choice.category.clone()));
            }
            _ => standing.changed += 1,
        }
    }
    standing
}

/// Returns a card as it is, when it has waited unchanged since a step.
pub(super) fn waiting_since(board: &Board, card: &str, step: i64) -> Option<Seen> {
    let (found, changed_in) = board.cards.get(card)?;
    let waits = found.place == Place::NotPlaced && found.merged_into.is_none() && *changed_in <= step;
    waits.then(|| Seen { card: card.to_owned(), changed_in: Some(*changed_in) })
}
