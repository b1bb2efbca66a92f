//! Themes, and the sample of statements for the summary page.

use std::collections::BTreeMap;

use super::categories::shifted;
use super::draft::Draft;
use super::{Direction, Refusal};
use crate::consolidation::{Board, Place, Sample, Theme};

fn checked(draft: &Draft<'_>, words: &str, statements: &[String], categories: &[String]) -> Result<(), Refusal> {
    if words.trim().is_empty() {
        return Err(Refusal::ThemeEmpty);
    }
    let known = statements.iter().all(|id| draft.board.facts.contains_key(id))
        && categories.iter().all(|id| draft.board.categories.contains_key(id));
    if known { Ok(()) } else { Err(Refusal::Unknown) }
}

fn distinct(ids: &[String]) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for id in ids {
        if !distinct.contains(id) {
            distinct.push(id.clone());
        }
    }
    distinct
}

pub(super) fn add(
    draft: &mut Draft<'_>,
    texts: [&String; 2],
    statements: &[String],
    categories: &[String],
    id: &str,
) -> Result<(), Refusal> {
    let [title, words] = texts;
    checked(draft, words, statements, categories)?;
    let number = draft.board.themes.values().map(|theme| theme.number).max().unwrap_or(0) + 1;
    let theme = Theme {
        number,
        title: title.trim().to_owned(),
        words: words.trim().to_owned(),
        statements: distinct(statements),
        categories: distinct(categories),
    };
    draft.set_theme(id, Some(theme));
    Ok(())
}

pub(super) fn edit(
    draft: &mut Draft<'_>,
    id: &str,
    texts: [&String; 2],
    statements: &[String],
    categories: &[String],
) -> Result<(), Refusal> {
    let [title, words] = texts;
    let theme = draft.theme(id).ok_or(Refusal::Unknown)?;
    checked(draft, words, statements, categories)?;
    let theme = Theme {
        title: title.trim().to_owned(),
        words: words.trim().to_owned(),
        statements: distinct(statements),
        categories: distinct(categories),
        ..theme
    };
    draft.set_theme(id, Some(theme));
    Ok(())
}

fn renumber(draft: &mut Draft<'_>, order: &[String]) {
    for (id, number) in order.iter().zip(1..) {
        if let Some(theme) = draft.theme(id) {
            draft.set_theme(id, Some(Theme { number, ..theme }));
        }
    }
}

fn order(board: &Board) -> Vec<String> {
    let mut themes: Vec<(&String, &Theme)> = board.themes.iter().collect();
    themes.sort_by_key(|(id, theme)| (theme.number, (*id).clone()));
    themes.into_iter().map(|(id, _)| id.clone()).collect()
}

pub(super) fn shift(draft: &mut Draft<'_>, id: &str, direction: Direction) -> Result<(), Refusal> {
    let order = shifted(order(draft.board), id, direction).ok_or(Refusal::Unknown)?;
    renumber(draft, &order);
    Ok(())
}

pub(super) fn remove(draft: &mut Draft<'_>, id: &str) -> Result<(), Refusal> {
    draft.theme(id).ok_or(Refusal::Unknown)?;
    let rest: Vec<String> = order(draft.board).into_iter().filter(|other| other != id).collect();
    draft.set_theme(id, None);
    renumber(draft, &rest);
    Ok(())
}

pub(super) fn set_sample(draft: &mut Draft<'_>, statements: &[String]) -> Result<(), Refusal> {
    for id in statements {
        let facts = draft.board.facts.get(id).ok_or(Refusal::Unknown)?;
        let is_erased =
            draft.board.cards.values().any(|(card, _)| card.statement == *id && card.place == Place::Erased);
        if is_erased {
            return Err(Refusal::Erased(facts.code.clone()));
        }
    }
    for id in draft.board.samples.iter().filter(|id| !statements.contains(id)) {
        draft.set_sample(id, None);
    }
    for id in statements {
        draft.set_sample(id, Some(Sample::default()));
    }
    Ok(())
}

/// Proposes `size` statements as examples, spread over categories and groups.
///
/// Each place goes to the category that is least shown in proportion to its size (Sainte-Laguë's divisors), so
/// that large categories show more and small ones are not forgotten; within a category first the group shown
/// least so far, then the most votes, then the order of capture. Set aside and erased statements are left out;
/// those not placed count as a category of their own. The same board gives the same proposal.
#[must_use]
pub fn propose_sample(board: &Board, size: usize) -> Vec<String> {
    let mut pools: BTreeMap<String, Vec<&String>> = BTreeMap::new();
    for (_, card, _) in board.ordered_cards() {
        let pool = match &card.place {
            Place::Category(category) => category.as_str(),
            Place::NotPlaced => "",
            Place::SetAside(_) | Place::Erased => continue,
        };
        if card.merged_into.is_none() && card.part == 1 {
            pools.entry(pool.to_owned()).or_default().push(&card.statement);
        }
    }
    let mut shown_of_pool: BTreeMap<String, usize> = BTreeMap::new();
    let mut shown_of_group: BTreeMap<&str, usize> = BTreeMap::new();
    let mut chosen: Vec<String> = Vec::new();
    while chosen.len() < size {
        let open = pools.iter().filter(|(_, pool)| !pool.is_empty());
        // The greatest total / (2 × shown + 1), compared without division; ties go to the first.
        let next = open.map(|(name, pool)| {
            (
                name,
                pool.len() + shown_of_pool.get(name).copied().unwrap_or(0),
                2 * shown_of_pool.get(name).copied().unwrap_or(0) + 1,
            )
        });
        let Some((name, ..)) =
            next.reduce(|best, other| if other.1 * best.2 > best.1 * other.2 { other } else { best })
        else {
            break;
        };
        let name = name.clone();
        let Some(pool) = pools.get_mut(&name) else { break };
        let group = |id: &String| board.facts.get(id).map_or("", |facts| facts.group.as_str());
        let votes = |id: &String| board.facts.get(id).and_then(|facts| facts.votes).unwrap_or(0);
        let rank = |id: &String| (shown_of_group.get(group(id)).copied().unwrap_or(0), -votes(id));
        let Some(at) = (0..pool.len()).min_by_key(|at| pool.get(*at).map(|id| rank(id))) else { break };
        let id = pool.remove(at);
        *shown_of_group.entry(board.facts.get(id).map_or("", |facts| facts.group.as_str())).or_default() += 1;
        *shown_of_pool.entry(name).or_default() += 1;
        chosen.push(id.clone());
    }
    chosen
}
