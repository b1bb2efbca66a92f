//! What a reader may count on, whatever the board.

use std::sync::Arc;

use proptest::prelude::*;
use ui::i18n::{Language, Locale, Texts};

use super::history::{history, latest_wording};
use super::picker::groups;
use super::*;
use crate::consolidation::{Category, Change, Edit, Facts, Mask, Step, Theme};

fn add_statement(board: &mut Board, number: usize, places: &[Place]) {
    let id = format!("s{number}");
    let facts = Facts {
        code: format!("xx-ind-{number:03}"),
        // Captured in the opposite order of the identifiers, so that one cannot pass for the other.
        position: 1000 - i64::try_from(number).unwrap(),
        group: format!("H1-B{}", number % 3),
        votes: None,
        is_selected: false,
        actor: String::new(),
        words: format!("Ord nummer {number}"),
        headline: String::new(),
    };
    board.facts.insert(id.clone(), facts);
    for (at, place) in places.iter().enumerate() {
        let words = (places.len() > 1).then(|| format!("Tanke {at} af nummer {number}"));
        let card = Card {
            statement: id.clone(),
            part: i64::try_from(at).unwrap() + 1,
            words,
            place: place.clone(),
            merged_into: None,
        };
        board.cards.insert(format!("c{number}-{at}"), (card, 0));
    }
}

fn add_category(board: &mut Board, id: &str, name: &str, position: i64) {
    board.categories.insert(id.to_owned(), Category { name: name.to_owned(), description: String::new(), position });
}

fn theme(number: i64, statements: &[&str], categories: &[&str]) -> Theme {
    let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    Theme {
        number,
        title: format!("Titel {number}"),
        words: "Det går igen".into(),
        statements: owned(statements),
        categories: owned(categories),
    }
}

fn within(category: &str) -> Place {
    Place::Category(category.to_owned())
}

/// Two categories; statements 0 and 1 in the first, 2 split between both, 3 set aside, 4 not placed, 5 erased.
fn board() -> Board {
    let mut board = Board::default();
    add_category(&mut board, "k1", "Voksne tager ansvar", 2);
    add_category(&mut board, "k2", "Børn vil gerne", 1);
    add_statement(&mut board, 0, &[within("k1")]);
    add_statement(&mut board, 1, &[within("k1")]);
    add_statement(&mut board, 2, &[within("k1"), within("k2")]);
    add_statement(&mut board, 3, &[Place::SetAside("Handler om parkering".into())]);
    add_statement(&mut board, 4, &[Place::NotPlaced]);
    add_statement(&mut board, 5, &[Place::Erased]);
    board
}

fn danish() -> Locale {
    Locale::new(Language::Danish, Arc::new(Texts::load(&[crate::texts(), ui::texts()].concat()).unwrap()))
}

#[test]
fn the_table_has_the_categories_in_their_order_and_counts_every_thought_also_those_merged_under_another() {
    let mut board = board();
    board.cards.get_mut("c1-0").unwrap().0.merged_into = Some("c0-0".into());
    let table = category_table(&board);
    let lines: Vec<(&str, usize)> = table.lines.iter().map(|line| (line.name.as_str(), line.thoughts)).collect();
    assert_eq!(lines, [("Børn vil gerne", 1), ("Voksne tager ansvar", 3)]);
    assert_eq!((table.thoughts, table.set_aside, table.not_placed, table.erased), (4, 1, 1, 1));
    assert_eq!((table.all_thoughts(), table.extra), (7, 1), "six statements and one split");
}

#[test]
fn a_split_statement_counts_once_among_statements_and_waits_until_all_its_thoughts_are_dealt_with() {
    let mut board = board();
    let both = counts(&board, Exercise::Indicator);
    assert_eq!((both.captured, both.placed, both.set_aside, both.not_placed, both.erased), (6, 3, 1, 1, 1));
    board.cards.get_mut("c2-1").unwrap().0.place = Place::NotPlaced;
    let one = counts(&board, Exercise::Indicator);
    assert_eq!((one.placed, one.not_placed), (2, 2));
    board.cards.get_mut("c2-1").unwrap().0.place = Place::SetAside("Uden for emnet".into());
    assert_eq!(counts(&board, Exercise::Indicator).placed, 3, "one thought in a category is enough");
}

#[test]
fn behind_a_categorys_number_are_its_thoughts_in_the_order_they_were_captured() {
    let lines = thoughts_at(&board(), &within("k1"));
    let shown: Vec<(&str, &str)> = lines.iter().map(|line| (line.code.as_str(), line.words.as_str())).collect();
    assert_eq!(
        shown,
        [("xx-ind-002", "Tanke 0 af nummer 2"), ("xx-ind-001", "Ord nummer 1"), ("xx-ind-000", "Ord nummer 0")]
    );
}

#[test]
fn themes_come_by_number_and_say_what_they_rest_on_by_name_count_and_code() {
    let mut board = board();
    board.themes.insert("a".into(), theme(2, &[], &["k1"]));
    board.themes.insert("b".into(), theme(1, &["s0", "s5", "s2"], &["k1", "k2"]));
    let themes = themes(&board);
    assert_eq!(themes.iter().map(|theme| theme.id.as_str()).collect::<Vec<_>>(), ["b", "a"]);
    let categories: Vec<(&str, usize)> =
        themes[0].categories.iter().map(|category| (category.name.as_str(), category.thoughts)).collect();
    assert_eq!(categories, [("Børn vil gerne", 1), ("Voksne tager ansvar", 3)]);
    let codes: Vec<&str> = themes[0].statements.iter().map(|line| line.code.as_str()).collect();
    assert_eq!(codes, ["xx-ind-005", "xx-ind-002", "xx-ind-000"]);
    assert_eq!(
        themes[0].statements[1].words, "Ord nummer 2",
        "a theme rests on the statement, not on one of its thoughts"
    );
}

#[test]
fn an_erased_statement_keeps_its_place_under_a_theme_and_in_the_sample_but_has_no_words() {
    let mut board = board();
    board.facts.get_mut("s5").unwrap().headline = "En forside".into();
    board.themes.insert("a".into(), theme(1, &["s5"], &[]));
    board.samples.push("s5".into());
    let line = &themes(&board)[0].statements[0];
    assert_eq!((line.is_erased, line.words.as_str(), line.headline.as_str()), (true, "", ""));
    let line = &sample(&board)[0];
    assert_eq!((line.is_erased, line.words.as_str(), line.headline.as_str()), (true, "", ""));
}

#[test]
fn a_masked_statement_is_masked_in_themes_sample_and_table() {
    let mut board = board();
    board.masks.insert("s0".into(), Mask { words: Some("[navn] nummer 0".into()), headline: None });
    board.themes.insert("a".into(), theme(1, &["s0"], &[]));
    board.samples.push("s0".into());
    assert_eq!(themes(&board)[0].statements[0].words, "[navn] nummer 0");
    assert_eq!(sample(&board)[0].words, "[navn] nummer 0");
    assert_eq!(thoughts_at(&board, &within("k1"))[2].words, "[navn] nummer 0");
}

#[test]
fn the_sample_comes_as_captured_and_names_every_category_of_a_split_statement() {
    let mut board = board();
    board.samples = vec!["s0".into(), "s2".into(), "s4".into()];
    let shown: Vec<(String, String)> = sample(&board).into_iter().map(|line| (line.code, line.category)).collect();
    let expected = [
        ("xx-ind-004", ""),
        ("xx-ind-002", "Voksne tager ansvar, Børn vil gerne"),
        ("xx-ind-000", "Voksne tager ansvar"),
    ];
    assert_eq!(shown, expected.map(|(code, category)| (code.to_owned(), category.to_owned())));
}

#[test]
fn a_long_statement_opens_with_whole_words_and_an_ellipsis() {
    let mut line = thoughts_at(&board(), &Place::NotPlaced).remove(0);
    assert_eq!(line.opening(), "Ord nummer 4");
    line.words = "Alle børn har en voksen ".repeat(6);
    assert_eq!(line.opening(), "Alle børn har en voksen Alle børn har en voksen Alle børn har en voksen Alle…");
    line.words = "x".repeat(200);
    assert_eq!(line.opening().chars().count(), OPENING + 1);
    line.headline = "Fjordby giver alle en voksen".into();
    assert_eq!(line.opening(), "Fjordby giver alle en voksen");
}

#[test]
fn the_list_to_choose_from_has_those_chosen_first_and_each_statement_once() {
    let groups = groups(&board(), &["s1".to_owned()], &danish());
    let shown: Vec<(&str, Vec<&str>, bool)> = groups
        .iter()
        .map(|group| {
            (group.name.as_str(), group.choices.iter().map(|choice| choice.line.id.as_str()).collect(), group.is_open)
        })
        .collect();
    let expected = [
        ("Valgt nu", vec!["s1"], true),
        ("Voksne tager ansvar", vec!["s2", "s0"], false),
        ("Ikke placeret", vec!["s4"], false),
        ("Lagt til side", vec!["s3"], false),
    ];
    assert_eq!(shown, expected);
    assert!(groups[0].choices[0].is_chosen && !groups[1].choices[0].is_chosen);
}

#[test]
fn an_erased_statement_that_is_chosen_already_can_be_unticked_and_no_other_can_be_ticked() {
    let all = |chosen: &[String]| -> Vec<String> {
        groups(&board(), chosen, &danish())
            .into_iter()
            .flat_map(|group| group.choices)
            .map(|choice| choice.line.id)
            .collect()
    };
    assert!(all(&["s5".to_owned()]).contains(&"s5".to_owned()));
    assert!(!all(&[]).contains(&"s5".to_owned()));
}

fn step(number: i64, kind: &str, before: Option<Theme>, after: Option<Theme>) -> Step {
    let edit = Edit { id: "t".to_owned(), before, after };
    Step {
        number,
        kind: kind.into(),
        by_id: "p".into(),
        by_name: "Anna Holm".into(),
        at: 0,
        changes: vec![Change::Theme(edit)],
        undoes: None,
        undone_by: None,
    }
}

#[test]
fn a_themes_history_tells_writing_from_moving_and_keeps_what_it_said_before() {
    let (first, mut second) = (theme(1, &["s0"], &["k1"]), theme(1, &["s0"], &[]));
    second.words = "Noget andet går igen".into();
    let moved = Theme { number: 2, ..second.clone() };
    let steps = [
        step(9, "move-theme", Some(second.clone()), Some(moved)),
        step(5, "edit-theme", Some(first.clone()), Some(second)),
        step(2, "add-theme", None, Some(first)),
    ];
    let lines = history(&steps, "t", &danish());
    assert_eq!(
        lines.iter().map(|line| line.what.as_str()).collect::<Vec<_>>(),
        ["Flyttet fra nummer 1 til nummer 2.", "Rettet.", "Skrevet."]
    );
    assert!(lines[0].before.is_none() && lines[2].before.is_none());
    let before = lines[1].before.as_ref().unwrap();
    assert_eq!((before.words.as_str(), before.categories, before.statements), ("Det går igen", 1, 1));
    assert_eq!(latest_wording(&steps, "t"), 5, "moving it is no change of what it says");
    assert!(history(&steps, "another", &danish()).is_empty());
    assert_eq!(latest_wording(&steps, "another"), 0);
}

fn any_place() -> impl Strategy<Value = Place> {
    prop_oneof![
        Just(Place::NotPlaced),
        (0..3_u8).prop_map(|at| Place::Category(format!("k{at}"))),
        (0..2_u8).prop_map(|at| Place::SetAside(format!("Grund {at}")))
    ]
}

fn any_board() -> impl Strategy<Value = Board> {
    let places = prop_oneof![1 => Just(vec![Place::Erased]), 6 => prop::collection::vec(any_place(), 1..4)];
    prop::collection::vec(places, 0..30).prop_map(|statements| {
        let mut board = Board::default();
        for at in 0..3 {
            add_category(&mut board, &format!("k{at}"), &format!("Kategori {at}"), at);
        }
        for (number, places) in statements.iter().enumerate() {
            add_statement(&mut board, number, places);
        }
        board
    })
}

proptest! {
    #[test]
    fn every_thought_and_every_statement_is_accounted_for(board in any_board()) {
        let table = category_table(&board);
        let in_lines: usize = table.lines.iter().map(|line| line.thoughts).sum();
        prop_assert_eq!(in_lines + table.not_placed + table.set_aside + table.erased, board.cards.len());
        prop_assert_eq!(table.all_thoughts(), board.cards.len());
        prop_assert_eq!(table.all_thoughts(), board.facts.len() + table.extra);
        let counts = counts(&board, Exercise::Idea);
        prop_assert!(counts.add_up());
        prop_assert_eq!(usize::try_from(counts.captured).unwrap(), board.facts.len());
        prop_assert_eq!(usize::try_from(counts.erased).unwrap(), table.erased, "an erased statement is one thought");
    }

    #[test]
    fn behind_every_number_are_exactly_so_many_thoughts(board in any_board()) {
        let table = category_table(&board);
        for line in &table.lines {
            prop_assert_eq!(line.thoughts, board.count_in(&line.id));
            prop_assert_eq!(line.thoughts, thoughts_at(&board, &Place::Category(line.id.clone())).len());
        }
        let set_aside: usize = reasons(&board).into_iter().map(|reason| thoughts_at(&board, &Place::SetAside(reason)).len()).sum();
        prop_assert_eq!(set_aside, table.set_aside);
        prop_assert_eq!(thoughts_at(&board, &Place::NotPlaced).len(), table.not_placed);
        prop_assert_eq!(thoughts_at(&board, &Place::Erased).len(), table.erased);
    }

    #[test]
    fn the_list_to_choose_from_has_every_statement_that_is_not_erased_once(board in any_board(), chosen in prop::collection::vec(0..30_usize, 0..5)) {
        let chosen: Vec<String> = chosen.iter().map(|at| format!("s{at}")).filter(|id| board.facts.contains_key(id)).collect();
        let mut listed: Vec<String> = groups(&board, &chosen, &danish()).into_iter().flat_map(|group| group.choices).map(|choice| choice.line.id).collect();
        listed.sort_unstable();
        let erased = |id: &str| board.cards.values().any(|(card, _)| card.statement == id && card.place == Place::Erased);
        let expected: Vec<String> = board.facts.keys().filter(|id| !erased(id) || chosen.contains(id)).cloned().collect();
        prop_assert_eq!(listed, expected);
    }
}
