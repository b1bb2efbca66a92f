//! Which placed thoughts can be drawn, and who placed them: read off a board and its steps, without touching anything.

use std::collections::{BTreeMap, BTreeSet};

use super::{DrawnFrom, Placer};
use crate::consolidation::{Board, Change, Place, Step};

/// Everyone who has ever put a card in a category, by the card's identifier: they know where it stands.
pub(super) fn placers(steps: &[Step]) -> BTreeMap<&str, BTreeSet<Placer>> {
    let mut placers: BTreeMap<&str, BTreeSet<Placer>> = BTreeMap::new();
    for step in steps {
        for change in &step.changes {
            let Change::Card(edit) = change else { continue };
            let Some(Place::Category(category)) = edit.after.as_ref().map(|card| &card.place) else { continue };
            let stood_there = edit.before.as_ref().is_some_and(|card| card.place == Place::Category(category.clone()));
            if !stood_there {
                let placer = Placer { id: step.by_id.clone(), name: step.by_name.clone() };
                placers.entry(edit.id.as_str()).or_default().insert(placer);
            }
        }
    }
    placers
}

/// Returns the identifiers of the cards that can be drawn, in the order of capture: those in a category of the board.
/// Cards merged under another are one decision with it, so only the one on top can be drawn. From one's own: only
/// those that nobody but `opener` has placed.
pub(super) fn candidates(
    board: &Board,
    placers: &BTreeMap<&str, BTreeSet<Placer>>,
    from: DrawnFrom,
    opener: &str,
) -> Vec<String> {
    let is_own = |card: &str| {
        placers.get(card).is_some_and(|placers| !placers.is_empty() && placers.iter().all(|one| one.id == opener))
    };
    let cards = board.ordered_cards().into_iter();
    let placed = cards.filter(|(_, card, _)| {
        matches!(&card.place, Place::Category(category) if board.categories.contains_key(category))
            && card.merged_into.is_none()
    });
    placed.filter(|(id, ..)| from == DrawnFrom::All || is_own(id)).map(|(id, ..)| id.clone()).collect()
}

/// Returns everyone who placed one of these cards, each once.
pub(super) fn placers_of(cards: &[String], placers: &BTreeMap<&str, BTreeSet<Placer>>) -> Vec<Placer> {
    let all: BTreeSet<Placer> = cards.iter().filter_map(|card| placers.get(card.as_str())).flatten().cloned().collect();
    all.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consolidation::{Card, Category, Edit, Facts};

    fn card(statement: &str, place: Place) -> Card {
        Card { statement: statement.into(), part: 1, words: None, place, merged_into: None }
    }

    fn step(by: &str, id: &str, before: Option<Place>, after: Place) -> Step {
        let edit = Edit { id: id.into(), before: before.map(|place| card(id, place)), after: Some(card(id, after)) };
        Step {
            number: 1,
            kind: "place".into(),
            by_id: by.into(),
            by_name: by.to_uppercase(),
            at: 0,
            changes: vec![Change::Card(edit)],
            undoes: None,
            undone_by: None,
        }
    }

    fn board() -> Board {
        let mut board = Board::default();
        for name in ["x", "y"] {
            board
                .categories
                .insert(name.into(), Category { name: name.into(), description: String::new(), position: 1 });
        }
        let places = [
            ("a", Place::Category("x".into())),
            ("b", Place::Category("y".into())),
            ("c", Place::NotPlaced),
            ("d", Place::SetAside("andet".into())),
            ("e", Place::Erased),
            ("f", Place::Category("gone".into())),
            ("g", Place::Category("x".into())),
        ];
        for (position, (id, place)) in (1..).zip(places) {
            let facts = Facts {
                code: id.into(),
                position,
                group: String::new(),
                votes: None,
                is_selected: false,
                actor: String::new(),
                words: id.into(),
                headline: String::new(),
            };
            board.facts.insert(id.into(), facts);
            let merged_into = (id == "g").then(|| "a".to_owned());
            board.cards.insert(id.into(), (Card { merged_into, ..card(id, place) }, 1));
        }
        board
    }

    #[test]
    fn only_placed_thoughts_can_be_drawn_and_merged_ones_once() {
        let (board, nobody) = (board(), BTreeMap::new());
        assert_eq!(candidates(&board, &nobody, DrawnFrom::All, "asta"), ["a", "b"]);
        assert!(candidates(&board, &nobody, DrawnFrom::Own, "asta").is_empty(), "whose they are is not known");
    }

    #[test]
    fn ones_own_are_those_that_nobody_else_has_ever_placed() {
        let x = || Place::Category("x".into());
        let steps = [
            step("asta", "a", Some(Place::NotPlaced), x()),
            step("asta", "b", Some(Place::NotPlaced), x()),
            step("bo", "b", Some(x()), Place::Category("y".into())),
            // Not a placement: it stood there already, or left the categories.
            step("bo", "a", Some(x()), x()),
            step("bo", "a", Some(x()), Place::NotPlaced),
        ];
        let placers = placers(&steps);
        assert_eq!(candidates(&board(), &placers, DrawnFrom::Own, "asta"), ["a"]);
        let names: Vec<String> =
            placers_of(&["a".into(), "b".into()], &placers).into_iter().map(|placer| placer.name).collect();
        assert_eq!(names, ["ASTA", "BO"], "each once");
    }
}
