//! What is read off a board, drawn by lot and left standing; the pages themselves are tested with the whole program.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::bulk::{Offer, mark, sample, standing};
use super::choice::Choice;
use super::duplicate_sets::sets;
use super::material::Material;
use crate::consolidation::{Board, Card, Category, Facts, Judgement, Mask, Place, Theme};
use text::{Pair, Sameness};

fn board(words: &[&str]) -> Board {
    let mut board = Board { latest_step: 5, ..Board::default() };
    for (at, words) in words.iter().enumerate() {
        let facts = Facts {
            code: format!("xx-ind-{at:03}"),
            position: i64::try_from(at).unwrap(),
            group: String::new(),
            votes: None,
            is_selected: false,
            actor: String::new(),
            words: (*words).to_owned(),
            headline: String::new(),
        };
        board.facts.insert(format!("s{at}"), facts);
        let card =
            Card { statement: format!("s{at}"), part: 1, words: None, place: Place::NotPlaced, merged_into: None };
        board.cards.insert(format!("c{at}"), (card, 1));
    }
    for (id, name, position) in [("tryg", "Tryghed", 1), ("glad", "Glæde", 2)] {
        let category = Category { name: name.into(), description: "Første linje\n\nAnden linje".into(), position };
        board.categories.insert(id.into(), category);
    }
    board
}

fn put(board: &mut Board, card: &str, place: Place) {
    board.cards.get_mut(card).unwrap().0.place = place;
}

#[test]
fn the_engine_gets_words_as_everyone_sees_them_and_nothing_of_what_was_erased() {
    let mut board = board(&["Ring til Bodil", "Mere lys", "Væk med mig"]);
    board.masks.insert("s0".into(), Mask { words: Some("Ring til [navn]".into()), headline: None });
    put(&mut board, "c2", Place::Erased);
    put(&mut board, "c1", Place::Category("glad".into()));
    let material = Material::of(&board);
    let said: Vec<(&str, &str)> =
        material.items.iter().map(|item| (item.key.as_str(), item.passage.words.as_str())).collect();
    assert_eq!(said, [("xx-ind-000", "Ring til [navn]"), ("xx-ind-001", "Mere lys")]);
    assert_eq!(material.placed, BTreeMap::from([("xx-ind-001".to_owned(), 1)]));
}

#[test]
fn a_category_speaks_by_its_name_its_lines_and_the_themes_that_rest_on_it_alone() {
    let mut board = board(&["Mere lys"]);
    let theme = |categories: &[&str], words: &str| Theme {
        number: 1,
        title: String::new(),
        words: words.into(),
        statements: vec![],
        categories: categories.iter().map(|id| (*id).to_owned()).collect(),
    };
    board.themes.insert("t1".into(), theme(&["glad"], "Vi ler"));
    board.themes.insert("t2".into(), theme(&["glad", "tryg"], "Om begge"));
    let material = Material::of(&board);
    let texts: Vec<Vec<&str>> = material
        .topics
        .iter()
        .map(|topic| topic.passages.iter().map(|passage| passage.words.as_str()).collect())
        .collect();
    assert_eq!(
        texts,
        [vec!["Tryghed", "Første linje", "Anden linje"], vec!["Glæde", "Første linje", "Anden linje", "Vi ler"]]
    );
}

#[test]
fn a_split_statement_is_two_thoughts_with_a_number_each() {
    let mut board = board(&["Lys og ro"]);
    let (card, _) = board.cards["c0"].clone();
    board.cards.get_mut("c0").unwrap().0.words = Some("Lys".into());
    board.cards.insert("c9".into(), (Card { part: 2, words: Some("ro".into()), ..card }, 2));
    let keys: Vec<String> = Material::of(&board).items.into_iter().map(|item| item.key).collect();
    assert_eq!(keys, ["xx-ind-000/1", "xx-ind-000/2"]);
}

#[test]
fn placing_a_card_does_not_make_anything_be_read_again_but_new_words_do() {
    let mut board = board(&["Mere lys", "Mere ro"]);
    let (before, of_items) = (Material::of(&board).hash(), Material::of(&board).hash_of_items());
    put(&mut board, "c0", Place::Category("glad".into()));
    assert_eq!(Material::of(&board).hash(), before);
    board.categories.get_mut("glad").unwrap().description = "Noget andet".into();
    assert_ne!(Material::of(&board).hash(), before, "a category that is described anew is read again");
    assert_eq!(Material::of(&board).hash_of_items(), of_items, "groups do not depend on categories");
    board.facts.get_mut("s0").unwrap().words = "Mindre lys".into();
    assert_ne!(Material::of(&board).hash_of_items(), of_items);
}

fn offers(count: usize) -> Vec<Offer> {
    let offer = |at: usize| Offer {
        card: format!("c{at}"),
        choice: Choice { category: if at.is_multiple_of(3) { "glad" } else { "tryg" }.to_owned(), p: 0.9 },
    };
    (0..count).map(offer).collect()
}

proptest! {
    #[test]
    fn a_sample_is_drawn_from_each_category_the_same_way_every_time(count in 0..60_usize, size in 1..6_usize, seed in "[a-z]{1,6}") {
        let offers = offers(count);
        let drawn = sample(&offers, size, &seed);
        for (category, sample) in &drawn {
            let all = offers.iter().filter(|offer| offer.choice.category == *category).count();
            prop_assert_eq!(sample.len(), all.min(size));
            prop_assert!(sample.iter().all(|offer| offers.contains(offer) && offer.choice.category == *category));
        }
        prop_assert_eq!(drawn, sample(&offers.iter().rev().cloned().collect::<Vec<_>>(), size, &seed));
    }
}

#[test]
fn another_draw_shows_other_statements_and_other_offers_have_another_mark() {
    let offers = offers(60);
    assert_ne!(sample(&offers, 4, "1"), sample(&offers, 4, "2"));
    assert_ne!(mark(&offers), mark(&offers[1..]));
}

#[test]
fn what_has_changed_since_it_was_looked_at_is_left_out_and_counted() {
    let mut board = board(&["a", "b", "c", "d", "e"]);
    put(&mut board, "c1", Place::Category("tryg".into()));
    board.cards.get_mut("c2").unwrap().1 = 6;
    board.cards.get_mut("c3").unwrap().0.merged_into = Some("c0".into());
    let mut offers = offers(5);
    offers.push(Offer { card: "c9".into(), choice: Choice { category: "tryg".into(), p: 0.9 } });
    let standing = standing(&board, &offers, 5);
    let cards: Vec<&str> = standing.placements.iter().map(|(seen, _)| seen.card.as_str()).collect();
    assert_eq!((cards, standing.changed), (vec!["c0", "c4"], 4));
}

fn pair(one: &str, other: &str, sameness: Sameness) -> Pair {
    Pair { one: one.into(), other: other.into(), likeness: 0.9, sameness, shared: vec![] }
}

#[test]
fn those_that_say_exactly_the_same_are_asked_about_together_and_others_two_by_two() {
    let board = board(&["a", "a", "a", "b", "c"]);
    let cards = Material::of(&board).cards;
    let key = |at: usize| format!("xx-ind-{at:03}");
    let pairs = [
        pair(&key(0), &key(1), Sameness::Exact),
        pair(&key(0), &key(2), Sameness::Exact),
        pair(&key(1), &key(2), Sameness::Exact),
        pair(&key(2), &key(3), Sameness::Almost),
        pair(&key(3), &key(4), Sameness::Meaning),
    ];
    let found: Vec<Vec<String>> = sets(&board, &pairs, &cards).into_iter().map(|set| set.cards).collect();
    assert_eq!(found, [vec!["c0", "c1", "c2"], vec!["c2", "c3"], vec!["c3", "c4"]]);
}

#[test]
fn what_is_merged_or_said_to_differ_is_not_asked_about_again() {
    let mut board = board(&["a", "a", "b", "b"]);
    let cards = Material::of(&board).cards;
    let pairs = [pair("xx-ind-000", "xx-ind-001", Sameness::Exact), pair("xx-ind-002", "xx-ind-003", Sameness::Almost)];
    assert_eq!(sets(&board, &pairs, &cards).len(), 2);
    board.cards.get_mut("c1").unwrap().0.merged_into = Some("c0".into());
    let no = Judgement::not_same("c3", "c2");
    board.judgements.insert(no.id(), no);
    assert_eq!(sets(&board, &pairs, &cards), []);
}
