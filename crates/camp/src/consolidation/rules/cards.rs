//! Placing, setting aside, merging, splitting, masking and erasing.

use super::draft::Draft;
use super::{Refusal, Seen};
use crate::consolidation::{Card, Mask, Place};

fn put(draft: &mut Draft<'_>, cards: &[Seen], place: &Place) -> Result<(), Refusal> {
    if cards.is_empty() {
        return Err(Refusal::NothingChosen);
    }
    for seen in cards {
        draft.seen(seen)?;
    }
    for seen in cards {
        draft.put_group(&seen.card, place);
    }
    Ok(())
}

pub(super) fn place(draft: &mut Draft<'_>, cards: &[Seen], category: &str) -> Result<(), Refusal> {
    draft.category(category).ok_or(Refusal::Unknown)?;
    put(draft, cards, &Place::Category(category.to_owned()))
}

/// Each card goes with its group where its suggestion says.
pub(super) fn accept(draft: &mut Draft<'_>, placements: &[(Seen, String)]) -> Result<(), Refusal> {
    if placements.is_empty() {
        return Err(Refusal::NothingChosen);
    }
    for (seen, category) in placements {
        draft.category(category).ok_or(Refusal::Unknown)?;
        draft.seen(seen)?;
    }
    for (seen, category) in placements {
        draft.put_group(&seen.card, &Place::Category(category.clone()));
    }
    Ok(())
}

pub(super) fn unplace(draft: &mut Draft<'_>, cards: &[Seen]) -> Result<(), Refusal> {
    put(draft, cards, &Place::NotPlaced)
}

pub(super) fn set_aside(draft: &mut Draft<'_>, cards: &[Seen], reason: &str) -> Result<(), Refusal> {
    if reason.trim().is_empty() {
        return Err(Refusal::ReasonMissing);
    }
    put(draft, cards, &Place::SetAside(reason.trim().to_owned()))
}

/// The first card's leader leads. The group stands where the leader does, or, when that is not placed yet, where
/// the first of the others does.
pub(super) fn merge(draft: &mut Draft<'_>, cards: &[Seen]) -> Result<(), Refusal> {
    for seen in cards {
        draft.seen(seen)?;
    }
    let leader = draft.leader(&cards.first().ok_or(Refusal::TooFew)?.card);
    let mut members: Vec<String> = Vec::new();
    for seen in cards {
        for id in draft.group(&draft.leader(&seen.card)) {
            if id != leader && !members.contains(&id) {
                members.push(id);
            }
        }
    }
    let already = draft.followers(&leader);
    if members.iter().all(|id| already.contains(id)) {
        return Err(Refusal::TooFew);
    }
    let places: Vec<Place> =
        std::iter::once(&leader).chain(&members).filter_map(|id| draft.card(id)).map(|card| card.place).collect();
    let place = places.into_iter().find(|place| *place != Place::NotPlaced).unwrap_or(Place::NotPlaced);
    for id in members {
        if let Some(card) = draft.card(&id) {
            draft.set_card(&id, Some(Card { merged_into: Some(leader.clone()), ..card }));
        }
    }
    draft.put_group(&leader, &place);
    Ok(())
}

pub(super) fn detach(draft: &mut Draft<'_>, seen: &Seen) -> Result<(), Refusal> {
    let card = draft.seen(seen)?;
    let freed = if card.merged_into.is_some() { vec![seen.card.clone()] } else { draft.followers(&seen.card) };
    if freed.is_empty() {
        return Err(Refusal::TooFew);
    }
    for id in freed {
        if let Some(card) = draft.card(&id) {
            draft.set_card(&id, Some(Card { merged_into: None, ..card }));
        }
    }
    Ok(())
}

/// The card keeps the first thought and its place; the second becomes a card of its own in the same place, so
/// that nothing that was dealt with is suddenly not. Votes stay with the statement.
pub(super) fn split(draft: &mut Draft<'_>, seen: &Seen, thoughts: [&String; 2], new_id: &str) -> Result<(), Refusal> {
    let card = draft.seen(seen)?;
    let [first, second] = thoughts.map(|thought| thought.trim().to_owned());
    if first.is_empty() || second.is_empty() {
        return Err(Refusal::ThoughtEmpty);
    }
    if card.merged_into.is_some() || !draft.followers(&seen.card).is_empty() {
        return Err(Refusal::IsMerged(draft.code(&card)));
    }
    let part = draft
        .board
        .cards
        .values()
        .filter(|(other, _)| other.statement == card.statement)
        .map(|(other, _)| other.part)
        .max()
        .unwrap_or(1)
        + 1;
    draft.set_card(new_id, Some(Card { part, words: Some(second), ..card.clone() }));
    draft.set_card(&seen.card, Some(Card { words: Some(first), ..card }));
    Ok(())
}

pub(super) fn mask(
    draft: &mut Draft<'_>,
    statement: &str,
    fragments: &[String],
    placeholder: &str,
) -> Result<(), Refusal> {
    let facts = draft.board.facts.get(statement).ok_or(Refusal::Unknown)?;
    if fragments.iter().all(|fragment| fragment.trim().is_empty()) {
        return Err(Refusal::NotInWords);
    }
    let cover = |words: &str| {
        fragments
            .iter()
            .map(|fragment| fragment.trim())
            .filter(|fragment| !fragment.is_empty())
            .fold(words.to_owned(), |words, fragment| text::mask_fragment(&words, fragment, placeholder))
    };
    let seen_words = draft.board.statement_words(statement);
    let seen_headline = draft.board.headline(statement);
    let (words, headline) = (cover(&seen_words), cover(&seen_headline));
    let mut is_found = words != seen_words || headline != seen_headline;
    for (id, card, _) in draft.board.ordered_cards() {
        if let (true, Some(own)) = (card.statement == statement, &card.words) {
            let covered = cover(own);
            is_found |= covered != *own;
            draft.set_card(id, Some(Card { words: Some(covered), ..card.clone() }));
        }
    }
    if !is_found {
        return Err(Refusal::NotInWords);
    }
    let hidden = |covered: String, written: &str| (covered != written).then_some(covered);
    draft.set_mask(
        statement,
        Some(Mask { words: hidden(words, &facts.words), headline: hidden(headline, &facts.headline) }),
    );
    Ok(())
}

pub(super) fn unmask(draft: &mut Draft<'_>, statement: &str) -> Result<(), Refusal> {
    if !draft.board.masks.contains_key(statement) {
        return Err(Refusal::Unknown);
    }
    if draft.board.cards.values().any(|(card, _)| card.statement == statement && card.words.is_some()) {
        return Err(Refusal::MaskedInParts);
    }
    draft.set_mask(statement, None);
    Ok(())
}

/// The cards stay in the counts as erased. Who stood under one of them stands on under the first of themselves.
pub(super) fn erase(draft: &mut Draft<'_>, statement: &str) -> Result<(), Refusal> {
    let facts = draft.board.facts.get(statement).ok_or(Refusal::Unknown)?;
    let own: Vec<(String, Card)> = draft
        .board
        .ordered_cards()
        .into_iter()
        .filter(|(_, card, _)| card.statement == statement)
        .map(|(id, card, _)| (id.clone(), card.clone()))
        .collect();
    if own.iter().any(|(_, card)| card.place == Place::Erased) {
        return Err(Refusal::Erased(facts.code.clone()));
    }
    for (id, card) in own {
        let mut orphans = draft.followers(&id).into_iter();
        if let Some(heir) = orphans.next() {
            for (orphan, leader) in orphans.map(|orphan| (orphan, Some(heir.clone()))).chain([(heir.clone(), None)]) {
                if let Some(card) = draft.card(&orphan) {
                    draft.set_card(&orphan, Some(Card { merged_into: leader, ..card }));
                }
            }
        }
        draft.set_card(&id, Some(Card { place: Place::Erased, words: None, merged_into: None, ..card }));
    }
    draft.set_mask(statement, None);
    draft.set_sample(statement, None);
    Ok(())
}
