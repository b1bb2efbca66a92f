//! What a reader may count on in every report, whatever was done on the boards.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use report::{Block, Document, Inline, Table};
use ui::i18n::{Language, Locale, Texts};

use super::store::Details;
use super::*;
use crate::consolidation::{Board, Card, Category, Facts, Mask, Place, Theme};

fn locale(language: Language) -> Locale {
    let mut sources = ui::texts();
    sources.extend(crate::texts());
    Locale::new(language, Arc::new(Texts::load(&sources).unwrap()))
}

/// A statement as a test wants it: which group, whether masked, and where each of its thoughts stands (0 and 1: a
/// category, 2: set aside, 3: not placed, 4: erased, all of it).
type Wanted = (u8, bool, Vec<u8>);

fn board(wanted: &[Wanted]) -> Board {
    let mut board = Board::default();
    for (name, position) in [("Nærvær & ro", 1), ("Tid", 2)] {
        board
            .categories
            .insert(format!("k{position}"), Category { name: name.into(), description: String::new(), position });
    }
    for (at, (group, is_masked, places)) in wanted.iter().enumerate() {
        let id = format!("s{at}");
        let is_erased = places.contains(&4);
        let facts = Facts {
            code: format!("xx-ind-{at:03}"),
            position: i64::try_from(at).unwrap(),
            group: if *group == 0 { String::new() } else { format!("1.{group}") },
            votes: (at % 3 == 0).then_some(2),
            is_selected: at % 5 == 0,
            actor: ["", "kommune", "borgere", "pensionister"][at % 4].into(),
            words: if is_erased { String::new() } else { format!("Ord nummer {at} <fra> Grete") },
            headline: String::new(),
        };
        if *is_masked && !is_erased {
            board
                .masks
                .insert(id.clone(), Mask { words: Some(format!("Ord nummer {at} <fra> [navn]")), headline: None });
        }
        for (part, place) in (1..).zip(places) {
            let place = match place {
                _ if is_erased => Place::Erased,
                0 | 1 => Place::Category(format!("k{}", place + 1)),
                2 => Place::SetAside("Handler om vejret".into()),
                _ => Place::NotPlaced,
            };
            let words = (places.len() > 1 && !is_erased).then(|| format!("Tanke {part} af {at}"));
            board.cards.insert(
                format!("c{at}-{part}"),
                (Card { statement: id.clone(), part, words, place, merged_into: None }, 0),
            );
        }
        board.facts.insert(id, facts);
    }
    merge_first_two_alike(&mut board);
    board
}

fn merge_first_two_alike(board: &mut Board) {
    let first: Vec<String> = board
        .cards
        .iter()
        .filter(|(_, (card, _))| card.place == Place::Category("k1".into()))
        .map(|(id, _)| id.clone())
        .take(2)
        .collect();
    if let [leader, follower] = first.as_slice() {
        board.cards.get_mut(follower).unwrap().0.merged_into = Some(leader.clone());
    }
}

fn camp(boards: &[(Exercise, Board)]) -> CampReport {
    let nothing = Board::default();
    let board_of =
        |exercise: Exercise| boards.iter().find(|(of, _)| *of == exercise).map_or(&nothing, |(_, board)| board);
    let details = |board: &Board| -> BTreeMap<String, Details> {
        board
            .facts
            .keys()
            .map(|id| {
                (
                    id.clone(),
                    Details { id: id.clone(), chosen_precondition: "At der er tid".into(), source_page: String::new() },
                )
            })
            .collect()
    };
    CampReport {
        municipality: "Fjordby Kommune".into(),
        accent: None,
        slug: "ro-og-tid".into(),
        title: "Ro og tid".into(),
        core_task: "Ro og tid".into(),
        held_on: "2026-09-19".into(),
        participants: Some(12),
        printed: PrintDay::of(Timestamp::from_millis(1_795_000_000_000)).unwrap(),
        exercises: Exercise::ALL
            .into_iter()
            .map(|exercise| gathered::exercise_report(exercise, board_of(exercise), &details(board_of(exercise)), 7))
            .collect(),
        agreement: Vec::new(),
    }
}

fn whole(line: &[Inline]) -> i64 {
    line.iter().map(Inline::words).collect::<String>().replace(['.', ','], "").parse().unwrap()
}

fn words(line: &[Inline]) -> String {
    line.iter().map(Inline::words).collect()
}

fn tables(document: &Document) -> impl Iterator<Item = &Table> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    })
}

/// Every row of the appendix's tables of statements: identifier and words.
fn raw_rows(document: &Document) -> Vec<(String, String)> {
    let is_raw = |table: &&Table| {
        table.columns[0].title == "Id" && table.rows.iter().any(|row| matches!(row[0][0], Inline::Target { .. }))
    };
    tables(document).filter(is_raw).flat_map(|table| &table.rows).map(|row| (words(&row[0]), words(&row[1]))).collect()
}

/// Gives the statements of a board identifiers of their own exercise.
fn coded(mut board: Board, exercise: &str) -> Board {
    board.facts.values_mut().for_each(|facts| facts.code = facts.code.replace("ind", exercise));
    board
}

fn any_statements() -> impl Strategy<Value = Vec<Wanted>> {
    prop::collection::vec((0..4_u8, any::<bool>(), prop::collection::vec(0..5_u8, 1..4)), 0..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn every_number_adds_up_and_every_statement_is_in_the_appendix_once(one in any_statements(), other in any_statements(), pages in any_statements()) {
        let boards = [(Exercise::Indicator, board(&one)), (Exercise::Contribution, coded(board(&other), "con")), (Exercise::Frontpage, coded(board(&pages), "fp"))];
        let report = camp(&boards[..1]);
        let document = document(&report, &locale(Language::Danish));
        prop_assert_eq!(report::check(&document), Ok(()));
        for exercise in &report.exercises {
            let categories: i64 = exercise.categories.iter().map(|category| category.count).sum();
            prop_assert!(exercise.counts.add_up());
            prop_assert_eq!(categories, exercise.thoughts.in_categories);
            prop_assert_eq!(exercise.extra_thoughts(), i64::try_from(boards[0].1.extra_thoughts()).unwrap() * i64::from(exercise.exercise == Exercise::Indicator));
        }
        let mut expected: Vec<(String, String)> = report.held().flat_map(|exercise| &exercise.statements)
            .map(|statement| (statement.code.clone(), statement.words.clone().unwrap_or_else(|| "[slettet]".into()))).collect();
        let mut found = raw_rows(&document);
        expected.sort();
        found.sort();
        prop_assert_eq!(found, expected);
        // All kinds of chapters can be written, in both languages.
        let all = camp(&boards);
        for language in Language::ALL {
            prop_assert_eq!(report::check(&super::document(&all, &locale(language))), Ok(()));
        }
    }

    #[test]
    fn the_printed_tables_sum_to_their_totals(one in any_statements()) {
        let report = camp(&[(Exercise::Indicator, board(&one))]);
        let document = document(&report, &locale(Language::Danish));
        for table in tables(&document).filter(|table| table.total.is_some()) {
            let total = table.total.as_ref().unwrap();
            for column in 1..table.columns.len() {
                let plain = table.rows.iter().filter(|row| !matches!(row[0][0], Inline::Strong(_)));
                prop_assert_eq!(plain.map(|row| whole(&row[column])).sum::<i64>(), whole(&total[column]), "{}", &table.caption);
            }
        }
        let account = tables(&document).find(|table| table.columns.len() == 6 && table.total.is_some()).unwrap();
        for row in account.rows.iter().chain(&account.total) {
            let numbers: Vec<i64> = row[1..].iter().map(|cell| whole(cell)).collect();
            prop_assert_eq!(numbers[0], numbers[1..].iter().sum::<i64>());
        }
    }

    #[test]
    fn the_workbooks_overview_and_sheets_count_the_same_statements(one in any_statements()) {
        let report = camp(&[(Exercise::Indicator, board(&one))]);
        let workbook = workbook(&report, &locale(Language::English));
        prop_assert!(tabular::write_xlsx(&workbook).is_ok());
        let rows: usize = workbook.sheets[1..].iter().map(|sheet| sheet.rows.len()).sum();
        prop_assert_eq!(rows, one.len());
        prop_assert_eq!(statements_sheet(&report, &locale(Language::English)).rows.len(), one.len());
        let account: Vec<i64> = workbook.sheets[0].rows.iter().filter_map(|row| match row[4] { tabular::Cell::Whole(count) => Some(count), _ => None }).collect();
        prop_assert_eq!(account.last().copied().unwrap_or(0), account.iter().rev().skip(1).sum::<i64>());
    }
}

#[test]
fn masked_words_and_erased_ones_are_in_no_form_of_the_report() {
    let report =
        camp(&[(Exercise::Indicator, board(&[(1, true, vec![0]), (1, false, vec![4]), (1, true, vec![0, 2])]))]);
    let html = report::html(&document(&report, &locale(Language::Danish))).unwrap();
    let json = serde_json::to_string(&json(&report)).unwrap();
    let csv = String::from_utf8(
        tabular::write_csv(&statements_sheet(&report, &locale(Language::Danish)), tabular::CsvFlavour::DanishExcel)
            .unwrap(),
    )
    .unwrap();
    for form in [&html, &json, &csv] {
        assert!(!form.contains("Grete") && form.contains("[navn]"), "{form}");
    }
    assert!(html.contains("[slettet]") && csv.contains("[slettet]"));
    assert!(
        json.contains(
            r#""id":"xx-ind-001","group":"1.1","actor":"kommune","chosen_precondition":"","headline":"","text":null"#
        ),
        "{json}"
    );
}

#[test]
fn a_theme_leads_to_the_row_in_the_appendix_where_its_statement_stands() {
    let mut board = board(&[(1, false, vec![0]), (2, false, vec![1])]);
    board.themes.insert(
        "t1".into(),
        Theme {
            number: 1,
            title: "Ro".into(),
            words: "Ro går igen".into(),
            statements: vec!["s1".into()],
            categories: vec!["k2".into()],
        },
    );
    let document = document(&camp(&[(Exercise::Indicator, board)]), &locale(Language::Danish));
    let item = document.blocks.iter().find_map(|block| match block {
        Block::List(list) => list.items.first(),
        _ => None,
    });
    let reference = item.unwrap().iter().find_map(|piece| match piece {
        Inline::Reference { text, target_id } => Some((text.as_str(), target_id.as_str())),
        _ => None,
    });
    let (code, row) = reference.unwrap();
    let targets: Vec<&str> = tables(&document)
        .flat_map(|table| table.rows.iter().flatten().flatten())
        .filter_map(|piece| match piece {
            Inline::Target { text, id } if id == row => Some(text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!((code, targets), ("xx-ind-001", vec!["xx-ind-001"]));
    assert_eq!(words(item.unwrap()), "Ro. Ro går igen Kategorier: Tid. (hviler på xx-ind-001)");
}

#[test]
fn a_sample_that_nobody_chose_says_so_and_a_chosen_one_does_not() {
    let mut board = board(&[(1, false, vec![0]), (2, false, vec![1])]);
    let proposed = "foreslået af programmet, ikke valgt af en person";
    let told = |board: Board| {
        format!("{:?}", document(&camp(&[(Exercise::Indicator, board)]), &locale(Language::Danish)).blocks)
    };
    assert!(told(board.clone()).contains(proposed));
    board.samples = vec!["s1".into()];
    assert!(!told(board).contains(proposed));
}

#[test]
fn contributions_stand_under_their_actor_in_the_programmes_order_and_unknown_actors_under_none() {
    let statements: Vec<Wanted> = (0..8).map(|_| (1, false, vec![0])).collect();
    let document = document(&camp(&[(Exercise::Contribution, board(&statements))]), &locale(Language::Danish));
    let by_actor: Vec<(&str, usize)> = tables(&document)
        .filter(|table| table.columns.len() == 3 && table.columns[1].title == "Bidrag")
        .map(|table| (table.caption.as_str(), table.rows.len()))
        .collect();
    assert_eq!(by_actor, [("Kommunen: 2 bidrag", 2), ("Borgere: 2 bidrag", 2), ("Uden aktør: 4 bidrag", 4)]);
}

#[test]
fn groups_stand_in_the_order_of_their_numbers() {
    let statements: Vec<Wanted> =
        vec![(3, false, vec![0]), (1, false, vec![0]), (0, false, vec![0]), (2, false, vec![0]), (1, false, vec![0])];
    let report = camp(&[(Exercise::Noticeboard, board(&statements))]);
    let order: Vec<(&str, &str)> = report.exercises[6]
        .statements
        .iter()
        .map(|statement| (statement.group.as_str(), statement.code.as_str()))
        .collect();
    assert_eq!(
        order,
        [
            ("", "xx-ind-002"),
            ("1.1", "xx-ind-001"),
            ("1.1", "xx-ind-004"),
            ("1.2", "xx-ind-003"),
            ("1.3", "xx-ind-000")
        ]
    );
}

#[test]
fn a_camp_in_which_nothing_was_captured_has_a_report_too() {
    let report = camp(&[]);
    let document = document(&report, &locale(Language::Danish));
    assert_eq!(report::check(&document), Ok(()));
    assert_eq!(json(&report).exercises.len(), 7);
    assert!(tabular::write_xlsx(&workbook(&report, &locale(Language::Danish))).is_ok());
}

#[test]
fn every_format_is_found_by_its_ending_and_no_other() {
    for format in Format::ALL {
        assert_eq!(Format::from_ending(format.ending()), Some(format));
    }
    assert_eq!(Format::from_ending("exe"), None);
}
