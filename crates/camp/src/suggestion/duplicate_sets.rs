//! Which cards a person is asked about: those that say exactly the same together, all others two by two, without those
//! that are merged already or that someone has said are not the same.

use std::collections::{BTreeMap, BTreeSet};

use text::{Pair, Sameness};

use crate::consolidation::{Board, Judgement, Place};

/// Cards that seem to say the same.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Set {
    /// The cards, those that lead; in the order of capture.
    pub(super) cards: Vec<String>,
    /// How alike, from 0 to 1: the least alike pair.
    pub(super) likeness: f64,
    pub(super) sameness: Sameness,
    /// The words they share.
    pub(super) shared: Vec<String>,
}

/// Returns what is to be asked about, the most alike first.
pub(super) fn sets(board: &Board, pairs: &[Pair], cards: &BTreeMap<String, String>) -> Vec<Set> {
    let leader = |key: &String| {
        let (id, (card, _)) = board.cards.get_key_value(cards.get(key)?)?;
        (card.place != Place::Erased).then(|| card.merged_into.as_ref().unwrap_or(id).clone())
    };
    let mut sets: Vec<Set> = Vec::new();
    let mut set_of: BTreeMap<String, usize> = BTreeMap::new();
    let mut asked: BTreeSet<String> = BTreeSet::new();
    for pair in pairs {
        let (Some(one), Some(other)) = (leader(&pair.one), leader(&pair.other)) else { continue };
        let id = Judgement::not_same(&one, &other).id();
        if one == other || board.judgements.contains_key(&id) || !asked.insert(id) {
            continue;
        }
        let known = if pair.sameness == Sameness::Exact {
            set_of
                .get(&one)
                .or_else(|| set_of.get(&other))
                .copied()
                .and_then(|at| sets.get_mut(at).map(|set| (at, set)))
        } else {
            None
        };
        match known {
            Some((at, set)) => {
                for card in [one, other] {
                    if !set.cards.contains(&card) {
                        set_of.insert(card.clone(), at);
                        set.cards.push(card);
                    }
                }
            }
            None => {
                if pair.sameness == Sameness::Exact {
                    set_of.extend([(one.clone(), sets.len()), (other.clone(), sets.len())]);
                }
                sets.push(Set {
                    cards: vec![one, other],
                    likeness: pair.likeness,
                    sameness: pair.sameness,
                    shared: pair.shared.clone(),
                });
            }
        }
    }
    let position = |id: &String| {
        let card = board.cards.get(id).map(|(card, _)| card);
        (card.and_then(|card| board.facts.get(&card.statement)).map_or(0, |facts| facts.position), id.clone())
    };
    sets.iter_mut().for_each(|set| set.cards.sort_by_cached_key(position));
    sets
}
