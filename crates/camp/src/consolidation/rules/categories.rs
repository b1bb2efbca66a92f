//! Making, naming, ordering, merging and removing categories.

use super::draft::Draft;
use super::{Direction, Refusal, Seen, cards};
use crate::consolidation::{Category, Place, Theme};

fn checked_name(draft: &Draft<'_>, name: &str, own: Option<&str>) -> Result<String, Refusal> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.is_empty() {
        return Err(Refusal::NameMissing);
    }
    let taken = draft
        .board
        .categories
        .iter()
        .any(|(id, other)| Some(id.as_str()) != own && other.name.to_lowercase() == name.to_lowercase());
    if taken { Err(Refusal::NameTaken(name)) } else { Ok(name) }
}

pub(super) fn add(
    draft: &mut Draft<'_>,
    name: &str,
    description: &str,
    chosen: &[Seen],
    id: &str,
) -> Result<(), Refusal> {
    let name = checked_name(draft, name, None)?;
    let position = draft.board.categories.values().map(|category| category.position).max().unwrap_or(0) + 1;
    draft.set_category(id, Some(Category { name, description: description.trim().to_owned(), position }));
    if chosen.is_empty() { Ok(()) } else { cards::place(draft, chosen, id) }
}

pub(super) fn describe(draft: &mut Draft<'_>, id: &str, name: &str, description: &str) -> Result<(), Refusal> {
    let category = draft.category(id).ok_or(Refusal::Unknown)?;
    let name = checked_name(draft, name, Some(id))?;
    draft.set_category(id, Some(Category { name, description: description.trim().to_owned(), ..category }));
    Ok(())
}

pub(super) fn shift(draft: &mut Draft<'_>, id: &str, direction: Direction) -> Result<(), Refusal> {
    let order: Vec<String> = draft.board.ordered_categories().into_iter().map(|(id, _)| id.clone()).collect();
    let order = shifted(order, id, direction).ok_or(Refusal::Unknown)?;
    for (id, position) in order.iter().zip(1..) {
        if let Some(category) = draft.category(id) {
            draft.set_category(id, Some(Category { position, ..category }));
        }
    }
    Ok(())
}

/// Returns the order with `id` one place earlier or later; at the end it stays where it is.
pub(super) fn shifted(mut order: Vec<String>, id: &str, direction: Direction) -> Option<Vec<String>> {
    let at = order.iter().position(|other| other == id)?;
    let to = match direction {
        Direction::Earlier => at.saturating_sub(1),
        Direction::Later => (at + 1).min(order.len() - 1),
    };
    order.swap(at, to);
    Some(order)
}

pub(super) fn merge(draft: &mut Draft<'_>, from: &str, into: &str) -> Result<(), Refusal> {
    if from == into {
        return Err(Refusal::SameCategory);
    }
    draft.category(into).ok_or(Refusal::Unknown)?;
    empty(draft, from, &Place::Category(into.to_owned()))?;
    rest_elsewhere(draft, from, Some(into));
    draft.set_category(from, None);
    Ok(())
}

pub(super) fn remove(draft: &mut Draft<'_>, id: &str) -> Result<(), Refusal> {
    empty(draft, id, &Place::NotPlaced)?;
    rest_elsewhere(draft, id, None);
    draft.set_category(id, None);
    Ok(())
}

fn empty(draft: &mut Draft<'_>, id: &str, to: &Place) -> Result<(), Refusal> {
    draft.category(id).ok_or(Refusal::Unknown)?;
    let here = Place::Category(id.to_owned());
    let cards: Vec<String> =
        draft.board.cards.iter().filter(|(_, (card, _))| card.place == here).map(|(id, _)| id.clone()).collect();
    for card in cards {
        draft.put_group(&card, to);
    }
    Ok(())
}

/// Themes that rested on a category that goes rest on the one that takes its place, if any.
fn rest_elsewhere(draft: &mut Draft<'_>, gone: &str, heir: Option<&str>) {
    for (id, theme) in
        draft.board.themes.iter().filter(|(_, theme)| theme.categories.iter().any(|category| category == gone))
    {
        let mut categories: Vec<String> =
            theme.categories.iter().filter(|category| *category != gone).cloned().collect();
        if let Some(heir) = heir.filter(|heir| !categories.iter().any(|category| category == heir)) {
            categories.push(heir.to_owned());
        }
        draft.set_theme(id, Some(Theme { categories, ..theme.clone() }));
    }
}
