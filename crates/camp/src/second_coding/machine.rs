//! The machine as a coder: where the engine would put the thoughts of a sample, having learnt from the others only.

use std::collections::{BTreeMap, BTreeSet};

use text::{Sorter, unwatched};

use super::MachineNote;
use crate::consolidation::Board;
use crate::suggestion::Material;

/// Where the machine put each card of a sample, and how it came to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct MachineCoding {
    /// Identifiers of category by identifier of card.
    pub(super) categories: BTreeMap<String, String>,
    pub(super) note: MachineNote,
}

/// Sorts a sample. The engine sees every statement's words, the categories' names and descriptions, and where the
/// thoughts outside the sample stand; never where those of the sample do, nor those merged under them. With a language
/// model, here by its fingerprint, the material has been read with it.
pub(super) fn sort(board: &Board, sample: &[String], material: &Material, model: Option<String>) -> MachineCoding {
    let hidden: BTreeSet<&str> = sample.iter().map(String::as_str).collect();
    let is_hidden = |card: &str| {
        let leader = board.cards.get(card).and_then(|(card, _)| card.merged_into.as_deref());
        hidden.contains(card) || leader.is_some_and(|leader| hidden.contains(leader))
    };
    let is_shown = |key: &String| !material.cards.get(key).is_some_and(|card| is_hidden(card));
    let placed: BTreeMap<String, usize> =
        material.placed.iter().filter(|(key, _)| is_shown(key)).map(|(key, topic)| (key.clone(), *topic)).collect();
    let Ok(sorter) = Sorter::new(&material.items, &material.topics, &unwatched) else {
        return MachineCoding::default();
    };
    let suggested = sorter.suggest(&placed).best;
    let category_of = |(key, card): (&String, &String)| {
        let best = suggested.get(key).filter(|_| hidden.contains(card.as_str()))?.first()?;
        Some((card.clone(), material.categories.get(best.topic)?.clone()))
    };
    let learnt_from = i64::try_from(placed.len()).unwrap_or(i64::MAX);
    MachineCoding {
        categories: material.cards.iter().filter_map(category_of).collect(),
        note: MachineNote { learnt_from, model },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consolidation::{Card, Category, Facts, Place};

    fn board(said: &[(&str, Place)]) -> Board {
        let mut board = Board::default();
        for (position, (id, name, description)) in
            (1..).zip([("k1", "Natur", "skov, strand og parker"), ("k2", "Trafik", "busser, cykler og veje")])
        {
            let category = Category { name: name.into(), description: description.into(), position };
            board.categories.insert(id.into(), category);
        }
        for (position, (words, place)) in (1..).zip(said) {
            let facts = Facts {
                code: format!("fj-{position:03}"),
                position,
                group: String::new(),
                votes: None,
                is_selected: false,
                actor: String::new(),
                words: (*words).into(),
                headline: String::new(),
            };
            let id = format!("c{position}");
            board.facts.insert(id.clone(), facts);
            let card = Card { statement: id.clone(), part: 1, words: None, place: place.clone(), merged_into: None };
            board.cards.insert(id, (card, 1));
        }
        board
    }

    fn in_category(id: &str) -> Place {
        Place::Category(id.into())
    }

    fn sorted(board: &Board, sample: &[String]) -> MachineCoding {
        sort(board, sample, &Material::of(board), None)
    }

    #[test]
    fn the_machine_puts_a_thought_where_its_words_belong_and_knows_nothing_of_where_it_stands() {
        let said = [
            ("Flere busser om aftenen", in_category("k2")),
            ("Ture i skoven", in_category("k1")),
            ("Busser til skolen", in_category("k2")),
            ("Adgang til strand og skov", in_category("k1")),
        ];
        let sample = ["c1".to_owned(), "c4".to_owned()];
        let coded = sorted(&board(&said), &sample);
        assert_eq!(coded.categories.get("c1").map(String::as_str), Some("k2"));
        assert_eq!(coded.categories.get("c4").map(String::as_str), Some("k1"));
        assert_eq!(coded.note, MachineNote { learnt_from: 2, model: None });
        // The same board with the sample placed the other way round gives the same answers.
        let [one, two, three, four] = said;
        let turned = [(one.0, in_category("k1")), two, three, (four.0, in_category("k2"))];
        assert_eq!(sorted(&board(&turned), &sample), coded);
    }

    #[test]
    fn what_is_merged_under_the_sample_is_hidden_with_it() {
        let mut board = board(&[
            ("Flere busser", in_category("k2")),
            ("Flere busser nu", in_category("k2")),
            ("En skov", in_category("k1")),
            ("Ikke sorteret", Place::NotPlaced),
        ]);
        board.cards.get_mut("c2").unwrap().0.merged_into = Some("c1".into());
        assert_eq!(sorted(&board, &["c1".to_owned()]).note.learnt_from, 1);
    }

    #[test]
    fn the_note_names_the_model_that_was_read_with() {
        let board = board(&[("Flere busser om aftenen og om natten", in_category("k2")), ("Skov", in_category("k1"))]);
        let material = Material::of(&board);
        let coded = sort(&board, &["c1".to_owned()], &material, Some("ruler-1".into()));
        assert_eq!(coded.note, MachineNote { learnt_from: 1, model: Some("ruler-1".into()) });
        assert_eq!(coded.categories.len(), 1);
    }
}
