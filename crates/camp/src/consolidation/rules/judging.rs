//! Saying no to what is suggested.

use super::draft::Draft;
use super::{Refusal, Seen};
use crate::consolidation::Judgement;

pub(super) fn reject(draft: &mut Draft<'_>, seen: &Seen, category: &str) -> Result<(), Refusal> {
    draft.seen(seen)?;
    draft.category(category).ok_or(Refusal::Unknown)?;
    draft.judge(Judgement::NotIn { card: seen.card.clone(), category: category.to_owned() });
    Ok(())
}

/// Each two of the cards are kept apart.
pub(super) fn keep_apart(draft: &mut Draft<'_>, cards: &[Seen]) -> Result<(), Refusal> {
    for seen in cards {
        draft.seen(seen)?;
    }
    let mut ids: Vec<&str> = cards.iter().map(|seen| seen.card.as_str()).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.len() < 2 {
        return Err(Refusal::TooFew);
    }
    while let Some(one) = ids.pop() {
        for other in &ids {
            draft.judge(Judgement::not_same(one, other));
        }
    }
    Ok(())
}
