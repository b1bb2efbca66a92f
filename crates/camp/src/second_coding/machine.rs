//! The machine as a coder: where the engine would put the thoughts of a sample, having learnt from the others only.

use std::collections::{BTreeMap, BTreeSet};

use text::{Encoder, Item, Passage, Sorter, Topic, unwatched};

use super::MachineNote;
use crate::consolidation::{Board, Card, Place};

/// Where the machine put each card of a sample, and how it came to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct MachineCoding {
    /// Identifiers of category by identifier of card.
    pub(super) categories: BTreeMap<String, String>,
    pub(super) note: MachineNote,
}

/// Sorts a sample. The engine sees every statement's words, the categories' names and descriptions, and where the
/// thoughts outside the sample stand; never where those of the sample do, nor those merged under them. With a language
/// model it reads all of them with it.
pub(super) fn sort(board: &Board, sample: &[String], encoder: Option<&dyn Encoder>) -> MachineCoding {
    let hidden: BTreeSet<&str> = sample.iter().map(String::as_str).collect();
    let passage =
        |words: &str| Passage { words: words.to_owned(), vector: encoder.map(|encoder| encoder.encode(words)) };
    let ordered = board.ordered_categories();
    let topics: Vec<Topic> = ordered
        .iter()
        .map(|(_, category)| {
            let texts = [&category.name, &category.description].into_iter().filter(|text| !text.trim().is_empty());
            Topic { passages: texts.map(|text| passage(text)).collect() }
        })
        .collect();
    let place_of = |id: &str| ordered.iter().position(|(category, _)| category.as_str() == id);
    let (mut items, mut placed) = (Vec::new(), BTreeMap::new());
    for (id, card, _) in board.ordered_cards() {
        let words = words(board, card);
        if words.trim().is_empty() {
            continue;
        }
        let key = key(board, id, card);
        let is_hidden =
            hidden.contains(id.as_str()) || card.merged_into.as_ref().is_some_and(|on| hidden.contains(on.as_str()));
        if let (false, Place::Category(category)) = (is_hidden, &card.place) {
            placed.extend(place_of(category).map(|at| (key.clone(), at)));
        }
        items.push(Item { key, passage: passage(&words) });
    }
    let Ok(sorter) = Sorter::new(&items, &topics, &unwatched) else { return MachineCoding::default() };
    let suggested = sorter.suggest(&placed).best;
    let category_of = |id: &String| {
        let (card, _) = board.cards.get(id)?;
        let best = suggested.get(&key(board, id, card))?.first()?;
        Some((id.clone(), ordered.get(best.topic)?.0.clone()))
    };
    let note = MachineNote {
        learnt_from: i64::try_from(placed.len()).unwrap_or(i64::MAX),
        model: encoder.map(|encoder| encoder.fingerprint().to_owned()),
    };
    MachineCoding { categories: sample.iter().filter_map(category_of).collect(), note }
}

/// A card's words with its headline, as everyone sees them.
fn words(board: &Board, card: &Card) -> String {
    let (headline, words) = (board.headline(&card.statement), board.words(card));
    if headline.is_empty() { words } else { format!("{headline}. {words}") }
}

/// What the engine knows a card by: the same on every machine, unlike its identifier, which only tells equals apart.
fn key(board: &Board, id: &str, card: &Card) -> String {
    let code = board.facts.get(&card.statement).map_or("", |facts| facts.code.as_str());
    format!("{code}/{}/{id}", card.part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::consolidation::{Category, Facts};

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

    /// A model that only knows how long a text is.
    struct Ruler;
    impl Encoder for Ruler {
        fn fingerprint(&self) -> &str {
            "ruler-1"
        }
        fn encode(&self, words: &str) -> Vec<f32> {
            if words.len() > 25 { vec![1.0, 0.0] } else { vec![0.0, 1.0] }
        }
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
        let coded = sort(&board(&said), &sample, None);
        assert_eq!(coded.categories.get("c1").map(String::as_str), Some("k2"));
        assert_eq!(coded.categories.get("c4").map(String::as_str), Some("k1"));
        assert_eq!(coded.note, MachineNote { learnt_from: 2, model: None });
        // The same board with the sample placed the other way round gives the same answers.
        let [one, two, three, four] = said;
        let turned = [(one.0, in_category("k1")), two, three, (four.0, in_category("k2"))];
        assert_eq!(sort(&board(&turned), &sample, None), coded);
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
        assert_eq!(sort(&board, &["c1".to_owned()], None).note.learnt_from, 1);
    }

    #[test]
    fn the_note_names_the_model_that_was_read_with() {
        let board = board(&[("Flere busser om aftenen og om natten", in_category("k2")), ("Skov", in_category("k1"))]);
        let coded = sort(&board, &["c1".to_owned()], Some(&Ruler));
        assert_eq!(coded.note, MachineNote { learnt_from: 1, model: Some("ruler-1".into()) });
        assert_eq!(coded.categories.len(), 1);
    }
}
