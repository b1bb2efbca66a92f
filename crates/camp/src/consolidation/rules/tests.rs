//! What a person may count on whatever is done to a board, in any order.

use proptest::prelude::*;

use super::*;
use crate::consolidation::{Card, Facts, Place, Step, undo};

const STATEMENTS: usize = 8;

fn fresh_board() -> Board {
    let mut board = Board::default();
    for number in 0..STATEMENTS {
        let id = format!("s{number}");
        let facts = Facts {
            code: format!("xx-ind-{number:03}"),
            position: i64::try_from(number).unwrap(),
            group: format!("1.{}", number % 3),
            votes: (number % 2 == 0).then_some(2),
            is_selected: false,
            actor: String::new(),
            words: format!("Grete siger nummer {number} og mere til"),
            headline: String::new(),
        };
        board.facts.insert(id.clone(), facts);
        board.cards.insert(
            format!("c{number}"),
            (Card { statement: id, part: 1, words: None, place: Place::NotPlaced, merged_into: None }, 0),
        );
    }
    board
}

fn seen(card: &str) -> Seen {
    Seen { card: card.to_owned(), changed_in: None }
}

fn act(board: &mut Board, command: &Command) -> Decision {
    board.latest_step += 1;
    let mut count = 0;
    let step = board.latest_step;
    let changes = decide(board, command, &mut || {
        count += 1;
        format!("n{step}-{count}")
    })?;
    *board = board.with(&changes);
    Ok(changes)
}

fn category(board: &mut Board, name: &str) -> String {
    act(board, &Command::AddCategory { name: name.into(), description: String::new(), cards: vec![] }).unwrap();
    board.categories.iter().find(|(_, category)| category.name == name).map(|(id, _)| id.clone()).unwrap()
}

/// Any command, aimed at cards and categories by number so that most of them hit something.
fn any_command() -> impl Strategy<Value = (u8, Vec<usize>, usize, usize)> {
    (0..20_u8, prop::collection::vec(0..12_usize, 1..4), 0..4_usize, 0..4_usize)
}

fn aimed(board: &Board, (kind, cards, one, other): &(u8, Vec<usize>, usize, usize)) -> Command {
    let ids: Vec<&String> = board.cards.keys().collect();
    let cards: Vec<Seen> = cards.iter().map(|at| seen(ids[at % ids.len()])).collect();
    let categories: Vec<&String> = board.categories.keys().collect();
    let nth =
        |at: usize| if categories.is_empty() { "none".to_owned() } else { categories[at % categories.len()].clone() };
    let themes: Vec<&String> = board.themes.keys().collect();
    let theme = || if themes.is_empty() { "none".to_owned() } else { themes[one % themes.len()].clone() };
    let statement = format!("s{}", one * 2);
    match kind {
        0..=2 => Command::Place { cards, category: nth(*one) },
        3 => Command::Unplace { cards },
        4 => Command::SetAside { cards, reason: "Handler om noget andet".into() },
        5 | 6 => Command::MergeCards { cards },
        7 => Command::DetachCard { card: cards[0].clone() },
        8 => Command::SplitCard { card: cards[0].clone(), first: "Grete siger".into(), second: "mere til".into() },
        9 => Command::Mask { statement, fragments: vec!["Grete".into()], placeholder: "[navn]".into() },
        10 => Command::Unmask { statement },
        11 => Command::AddCategory { name: format!("Kategori {one}{other}"), description: String::new(), cards },
        12 => Command::MergeCategories { from: nth(*one), into: nth(*other) },
        13 => Command::RemoveCategory { category: nth(*one) },
        14 => Command::AddTheme {
            title: String::new(),
            words: "Det går igen".into(),
            statements: vec![statement],
            categories: categories.first().map(|id| vec![(*id).clone()]).unwrap_or_default(),
        },
        15 => Command::RemoveTheme { theme: theme() },
        16 => Command::Accept {
            placements: cards.into_iter().zip([nth(*one), nth(*other)].into_iter().cycle()).collect(),
        },
        17 => Command::Reject { card: cards[0].clone(), category: nth(*one) },
        18 => Command::KeepApart { cards },
        _ => Command::Erase { statement },
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn whatever_is_done_every_statement_is_accounted_for_and_everything_referred_to_is_there(commands in prop::collection::vec(any_command(), 1..60)) {
        let mut board = fresh_board();
        for command in &commands {
            let command = aimed(&board, command);
            let before = board.clone();
            if act(&mut board, &command).is_err() {
                prop_assert_eq!(&board.cards, &before.cards, "a refused command changes nothing");
            }
            prop_assert!(board.holds_together(), "{:?}", command);
            prop_assert_eq!(board.facts.len(), STATEMENTS);
        }
    }

    #[test]
    fn undoing_every_step_in_turn_leads_back_to_the_beginning(commands in prop::collection::vec(any_command(), 1..40)) {
        let mut board = fresh_board();
        let mut taken = Vec::new();
        for command in &commands {
            let command = aimed(&board, command);
            if matches!(command, Command::Erase { .. }) {
                continue;
            }
            if let Ok(changes) = act(&mut board, &command) {
                taken.push(changes);
            }
        }
        for changes in taken.into_iter().rev() {
            let step = Step { number: 1, kind: "place".into(), by_id: String::new(), by_name: String::new(), at: 0, changes, undoes: None, undone_by: None };
            board = board.with(&undo::undo(&board, &step).unwrap());
        }
        let beginning = fresh_board();
        let cards = |board: &Board| board.cards.iter().map(|(id, (card, _))| (id.clone(), card.clone())).collect::<Vec<_>>();
        prop_assert_eq!(cards(&board), cards(&beginning));
        prop_assert!(board.categories.is_empty() && board.themes.is_empty() && board.masks.is_empty() && board.samples.is_empty());
        prop_assert!(board.judgements.is_empty());
    }

    #[test]
    fn merging_and_taking_apart_again_restores_the_board(commands in prop::collection::vec(any_command(), 0..30), at in 0..8_usize) {
        let mut board = fresh_board();
        for command in &commands {
            let command = aimed(&board, command);
            drop(act(&mut board, &command));
        }
        // Single cards that stand in the same place: merging others moves them, which undo takes back, not taking apart.
        let singles: Vec<(String, Place)> = board
            .ordered_cards()
            .into_iter()
            .filter(|(id, card, _)| card.merged_into.is_none() && card.place != Place::Erased && board.followers(id).is_empty())
            .map(|(id, card, _)| (id.clone(), card.place.clone()))
            .collect();
        prop_assume!(!singles.is_empty());
        let place = &singles[at % singles.len()].1;
        let together: Vec<Seen> = singles.iter().filter(|(_, other)| other == place).map(|(id, _)| seen(id)).collect();
        prop_assume!(together.len() > 1);
        let before = board.clone();
        act(&mut board, &Command::MergeCards { cards: together.clone() }).unwrap();
        prop_assert_eq!(board.followers(&together[0].card).len(), together.len() - 1);
        act(&mut board, &Command::DetachCard { card: together[0].clone() }).unwrap();
        prop_assert_eq!(&board.cards, &before.cards);
        prop_assert_eq!(&board.categories, &before.categories);
    }

    #[test]
    fn steps_survive_being_written_down_and_read_again(commands in prop::collection::vec(any_command(), 1..20)) {
        let mut board = fresh_board();
        for command in &commands {
            let command = aimed(&board, command);
            if let Ok(changes) = act(&mut board, &command) {
                let read: Vec<Change> = serde_json::from_str(&serde_json::to_string(&changes).unwrap()).unwrap();
                prop_assert_eq!(read, changes);
            }
        }
        act(&mut board, &Command::SetSample { statements: vec![] }).unwrap();
    }
}

#[test]
fn who_acts_on_a_card_that_someone_else_has_moved_is_told_and_overwrites_nothing() {
    let mut board = fresh_board();
    let glad = category(&mut board, "Glæde");
    board.cards.get_mut("c0").unwrap().1 = 7;
    let stale = Seen { card: "c0".into(), changed_in: Some(3) };
    let command = Command::Place { cards: vec![stale], category: glad };
    assert_eq!(decide(&board, &command, &mut String::new), Err(Refusal::Changed("xx-ind-000".into())));
}

#[test]
fn accepted_suggestions_are_one_step_and_one_undo_takes_them_all_back() {
    let mut board = fresh_board();
    let (glad, tryg) = (category(&mut board, "Glæde"), category(&mut board, "Tryghed"));
    let before = board.clone();
    let placements = vec![(seen("c0"), glad.clone()), (seen("c1"), tryg.clone()), (seen("c2"), glad.clone())];
    let changes = act(&mut board, &Command::Accept { placements }).unwrap();
    assert_eq!((board.count_in(&glad), board.count_in(&tryg)), (2, 1));
    let step = Step {
        number: 3,
        kind: "accept".into(),
        by_id: String::new(),
        by_name: String::new(),
        at: 0,
        changes,
        undoes: None,
        undone_by: None,
    };
    assert_eq!(board.with(&undo::undo(&board, &step).unwrap()).cards, before.cards);
    assert_eq!(act(&mut board, &Command::Accept { placements: vec![] }), Err(Refusal::NothingChosen));
    let gone = vec![(seen("c3"), glad), (seen("c4"), "findes-ikke".to_owned())];
    assert_eq!(act(&mut board, &Command::Accept { placements: gone }), Err(Refusal::Unknown));
    assert_eq!(board.cards["c3"].0.place, Place::NotPlaced, "all or nothing");
}

#[test]
fn a_no_is_kept_once_whichever_card_is_named_first() {
    let mut board = fresh_board();
    let glad = category(&mut board, "Glæde");
    act(&mut board, &Command::Reject { card: seen("c0"), category: glad.clone() }).unwrap();
    act(&mut board, &Command::KeepApart { cards: vec![seen("c1"), seen("c0")] }).unwrap();
    assert_eq!(board.judgements.len(), 2);
    assert_eq!(act(&mut board, &Command::KeepApart { cards: vec![seen("c0"), seen("c1")] }), Ok(Vec::new()));
    assert_eq!(act(&mut board, &Command::KeepApart { cards: vec![seen("c0"), seen("c0")] }), Err(Refusal::TooFew));
    assert_eq!(board.cards["c0"].0.place, Place::NotPlaced, "a no moves nothing");
    act(&mut board, &Command::RemoveCategory { category: glad }).unwrap();
    assert!(board.holds_together());
}

#[test]
fn merged_statements_move_together_and_stand_where_the_first_placed_one_stood() {
    let mut board = fresh_board();
    let glad = category(&mut board, "Glæde");
    act(&mut board, &Command::Place { cards: vec![seen("c1")], category: glad.clone() }).unwrap();
    act(&mut board, &Command::MergeCards { cards: vec![seen("c0"), seen("c1"), seen("c2")] }).unwrap();
    assert_eq!(board.count_in(&glad), 3);
    assert_eq!(board.followers("c0").len(), 2);
    act(&mut board, &Command::Unplace { cards: vec![seen("c2")] }).unwrap();
    assert_eq!(board.count_in(&glad), 0, "moving one of them moves them all");
}

#[test]
fn a_split_statement_keeps_its_votes_and_both_thoughts_stand_where_it_stood() {
    let mut board = fresh_board();
    let glad = category(&mut board, "Glæde");
    act(&mut board, &Command::Place { cards: vec![seen("c0")], category: glad.clone() }).unwrap();
    act(&mut board, &Command::SplitCard { card: seen("c0"), first: "Grete siger".into(), second: "mere til".into() })
        .unwrap();
    assert_eq!(board.count_in(&glad), 2);
    assert_eq!(board.extra_thoughts(), 1);
    assert_eq!(board.facts["s0"].votes, Some(2));
    assert_eq!(board.facts["s0"].words, "Grete siger nummer 0 og mere til", "the words as written stay");
}

#[test]
fn a_masked_name_is_hidden_in_the_thoughts_of_a_split_statement_too() {
    let mut board = fresh_board();
    act(&mut board, &Command::SplitCard { card: seen("c0"), first: "Grete siger".into(), second: "mere til".into() })
        .unwrap();
    act(
        &mut board,
        &Command::Mask { statement: "s0".into(), fragments: vec!["Grete".into()], placeholder: "[navn]".into() },
    )
    .unwrap();
    let (card, _) = &board.cards["c0"];
    assert_eq!(board.words(card), "[navn] siger");
    assert_eq!(board.statement_words("s0"), "[navn] siger nummer 0 og mere til");
}

#[test]
fn a_category_that_someone_has_put_more_into_cannot_be_undone_away() {
    let mut board = fresh_board();
    let changes = act(
        &mut board,
        &Command::AddCategory { name: "Glæde".into(), description: String::new(), cards: vec![seen("c0")] },
    )
    .unwrap();
    let glad = board.categories.keys().next().unwrap().clone();
    act(&mut board, &Command::Place { cards: vec![seen("c1")], category: glad }).unwrap();
    let step = Step {
        number: 1,
        kind: "add-category".into(),
        by_id: String::new(),
        by_name: String::new(),
        at: 0,
        changes,
        undoes: None,
        undone_by: None,
    };
    assert_eq!(undo::undo(&board, &step), Err(Refusal::UndoBlocked));
}

#[test]
fn two_categories_cannot_have_the_same_name_whatever_the_capitals() {
    let mut board = fresh_board();
    category(&mut board, "Glæde");
    let again = Command::AddCategory { name: "  GLÆDE ".into(), description: String::new(), cards: vec![] };
    assert_eq!(act(&mut board, &again), Err(Refusal::NameTaken("GLÆDE".into())));
}

#[test]
fn a_proposed_sample_shows_every_category_and_is_the_same_each_time() {
    let mut board = fresh_board();
    let (large, small) = (category(&mut board, "Stor"), category(&mut board, "Lille"));
    let large_cards = (0..6).map(|at| seen(&format!("c{at}"))).collect();
    act(&mut board, &Command::Place { cards: large_cards, category: large }).unwrap();
    act(&mut board, &Command::Place { cards: vec![seen("c6")], category: small }).unwrap();
    act(&mut board, &Command::SetAside { cards: vec![seen("c7")], reason: "Uden for emnet".into() }).unwrap();
    let sample = propose_sample(&board, 5);
    assert_eq!(sample.len(), 5);
    assert!(sample.contains(&"s6".to_owned()), "the small category is not forgotten: {sample:?}");
    assert!(!sample.contains(&"s7".to_owned()), "what is set aside is not an example");
    assert_eq!(sample, propose_sample(&board, 5));
    assert_eq!(propose_sample(&board, 100).len(), 7);
}
