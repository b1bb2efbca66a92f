//! The list of statements to choose from: those chosen first, the rest by where they stand. Each statement is in
//! it once, whatever its thoughts' places, so that unticking it unticks it.

use std::collections::{BTreeMap, BTreeSet};

use ui::i18n::Locale;

use super::{Lines, StatementLine};
use crate::consolidation::{Board, Place};

/// A statement to tick.
pub(super) struct Choice {
    pub(super) line: StatementLine,
    pub(super) is_chosen: bool,
}

/// Statements under one heading.
pub(super) struct Group {
    pub(super) name: String,
    pub(super) choices: Vec<Choice>,
    pub(super) is_open: bool,
}

/// Returns the groups that are not empty. Erased statements are only in it when they are chosen already.
pub(super) fn groups(board: &Board, chosen: &[String], locale: &Locale) -> Vec<Group> {
    let lines = Lines::of(board);
    let homes = homes(board);
    let chosen: BTreeSet<&str> = chosen.iter().map(String::as_str).collect();
    let mut order: Vec<&String> = board.facts.keys().collect();
    order.sort_by_key(|id| (lines.position(id), (*id).clone()));
    let list = |is_in: &dyn Fn(&str) -> bool, is_chosen: bool| -> Vec<Choice> {
        order
            .iter()
            .filter(|id| is_in(id))
            .filter_map(|id| lines.statement(id))
            .map(|line| Choice { line, is_chosen })
            .collect()
    };
    let rest = |at: &dyn Fn(&Place) -> bool| {
        list(&|id| !chosen.contains(id) && homes.get(id).is_some_and(|place| at(place)), false)
    };
    let mut groups =
        vec![Group { name: locale.t("summary-chosen"), choices: list(&|id| chosen.contains(id), true), is_open: true }];
    for (id, category) in board.ordered_categories() {
        groups.push(Group {
            name: category.name.clone(),
            choices: rest(&|place| matches!(place, Place::Category(home) if home == id)),
            is_open: false,
        });
    }
    groups.push(Group {
        name: locale.t("place-not-placed"),
        choices: rest(&|place| *place == Place::NotPlaced),
        is_open: false,
    });
    groups.push(Group {
        name: locale.t("place-set-aside"),
        choices: rest(&|place| matches!(place, Place::SetAside(_))),
        is_open: false,
    });
    groups.retain(|group| !group.choices.is_empty());
    if let [only] = groups.as_mut_slice() {
        only.is_open = true;
    }
    groups
}

/// Where a statement is listed: at the category of its first thought that is in one, otherwise where its first
/// thought is.
fn homes(board: &Board) -> BTreeMap<&str, &Place> {
    let mut homes: BTreeMap<&str, &Place> = BTreeMap::new();
    for (_, card, _) in board.ordered_cards() {
        let home = homes.entry(card.statement.as_str()).or_insert(&card.place);
        if !matches!(home, Place::Category(_)) && matches!(card.place, Place::Category(_)) {
            *home = &card.place;
        }
    }
    homes
}
