//! The rules of an analysis, undo, former versions and numbers: pure, on invented analyses.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use ui::i18n::{Language, Locale, Texts};

use super::ground::{Ground, GroundCamp, Numbering, Statement, Theme};
use super::history_pages::version;
use super::rules::{Known, decide, turned_round, undo};
use super::*;
use crate::consolidation::Direction;
use crate::exercise::Exercise;

fn known() -> Known {
    Known(["s1", "s2", "s3", "t1", "k1"].map(str::to_owned).into())
}

fn ids() -> impl FnMut() -> String {
    let mut next = 0;
    move || {
        next += 1;
        format!("f{next}")
    }
}

fn draft(kind: Kind, title: &str, words: &str, statements: &[&str]) -> Draft {
    let statements = statements.iter().map(|id| (*id).to_owned()).collect();
    Draft { title: title.to_owned(), words: words.to_owned(), statements, ..Draft::new(kind) }
}

/// Carries out a command as a step, so that undo and versions can be tried.
fn after(
    analysis: &Analysis,
    steps: &mut Vec<Step>,
    command: &Command,
    new_id: &mut impl FnMut() -> String,
) -> Result<Analysis, Refusal> {
    let edits = decide(analysis, &known(), command, new_id)?;
    Ok(taken(analysis, steps, command.name(), edits))
}

fn taken(analysis: &Analysis, steps: &mut Vec<Step>, kind: &str, edits: Vec<Edit<Finding>>) -> Analysis {
    let number = analysis.latest_step + 1;
    let mut then = analysis.with(&edits);
    then.latest_step = number;
    for edit in &edits {
        let is_same = matches!((&edit.before, &edit.after), (Some(one), Some(other)) if one.says_the_same(other));
        if let (false, Some((_, changed_in))) = (is_same, then.findings.get_mut(&edit.id)) {
            *changed_in = number;
        }
    }
    let (by_id, by_name) = ("u".to_owned(), "Anna".to_owned());
    steps
        .insert(0, Step { number, kind: kind.to_owned(), by_id, by_name, at: 0, edits, undoes: None, undone_by: None });
    then
}

#[test]
fn a_seventh_message_is_refused_and_so_is_one_without_a_title_or_resting_on_nothing_there_is() {
    let (mut analysis, mut steps, mut new_id) = (Analysis::default(), Vec::new(), ids());
    let add = |title: &str, statements: &[&str]| Command::Add { draft: draft(Kind::Message, title, "", statements) };
    for number in 1..=6 {
        analysis = after(&analysis, &mut steps, &add(&format!("Budskab {number}"), &["s1"]), &mut new_id).unwrap();
    }
    let refused = |command: &Command| after(&analysis, &mut Vec::new(), command, &mut ids()).unwrap_err();
    assert_eq!(refused(&add("Et til", &[])), Refusal::TooManyMessages);
    assert_eq!(refused(&add(" ", &[])), Refusal::NoTitle);
    assert_eq!(refused(&add("Et til", &["s9"])), Refusal::Unknown);
    assert_eq!(refused(&Command::Add { draft: draft(Kind::Consideration, "", " ", &["s1"]) }), Refusal::NoWords);
    assert_eq!(refused(&Command::Add { draft: draft(Kind::Contribution, "", "", &[]) }), Refusal::NoWords);
}

#[test]
fn whoever_changes_a_finding_on_an_old_copy_is_told_what_it_says_now_and_nothing_is_lost() {
    let (mut steps, mut new_id) = (Vec::new(), ids());
    let add = Command::Add { draft: draft(Kind::Precondition, "Tid", "", &[]) };
    let analysis = after(&Analysis::default(), &mut steps, &add, &mut new_id).unwrap();
    let edit = |words: &str, seen| Command::Edit {
        finding: "f1".into(),
        draft: draft(Kind::Precondition, "Tid", words, &[]),
        seen,
    };
    let analysis = after(&analysis, &mut steps, &edit("Først", 1), &mut new_id).unwrap();
    match after(&analysis, &mut steps, &edit("Siden", 1), &mut new_id) {
        Err(Refusal::Changed(now)) => assert_eq!(now.words, "Først"),
        other => panic!("{other:?}"),
    }
    assert!(after(&analysis, &mut steps, &edit("Siden", 2), &mut new_id).is_ok());
}

#[test]
fn moving_a_contribution_keeps_to_its_column_and_does_not_count_as_a_change_of_what_it_says() {
    let (mut analysis, mut steps, mut new_id) = (Analysis::default(), Vec::new(), ids());
    for (words, who) in [("a", Who::Municipality), ("b", Who::Municipality), ("c", Who::Political)] {
        let draft = Draft { who, ..draft(Kind::Contribution, "", words, &[]) };
        analysis = after(&analysis, &mut steps, &Command::Add { draft }, &mut new_id).unwrap();
    }
    let shift = Command::Move { finding: "f2".into(), direction: Direction::Earlier };
    let analysis = after(&analysis, &mut steps, &shift, &mut new_id).unwrap();
    let words = |who| analysis.in_column(who).iter().map(|(_, one)| one.words.clone()).collect::<Vec<_>>();
    assert_eq!((words(Who::Municipality), words(Who::Political)), (vec!["b".into(), "a".into()], vec!["c".into()]));
    assert_eq!(analysis.findings["f2"].1, 2);
}

#[test]
fn two_crossings_become_one_that_rests_on_all_and_what_was_declined_stays_so() {
    let (mut analysis, mut steps, mut new_id) = (Analysis::default(), Vec::new(), ids());
    for statements in [["s1", "s2"], ["s2", "s3"]] {
        let draft = draft(Kind::Crossing, "Samarbejde", "", &statements);
        analysis = after(&analysis, &mut steps, &Command::Add { draft }, &mut new_id).unwrap();
    }
    let judge = Command::Judge { finding: "f1".into(), belong: vec![], do_not: vec!["s1".into()] };
    analysis = after(&analysis, &mut steps, &judge, &mut new_id).unwrap();
    let join = Command::Join { from: "f2".into(), into: "f1".into() };
    analysis = after(&analysis, &mut steps, &join, &mut new_id).unwrap();
    let one = analysis.get("f1").unwrap();
    assert_eq!((one.statements.clone(), one.declined.clone()), (vec!["s2".into(), "s3".into()], vec!["s1".to_owned()]));
    assert!(analysis.get("f2").is_none());
}

#[test]
fn a_printed_heading_finds_its_column() {
    let of = |heading| Who::of_heading(heading, "Granby Kommune");
    assert_eq!(of("Granby Kommune"), Some(Who::Municipality));
    assert_eq!(of("BORGEREN/VIRKSOMHEDER"), Some(Who::Citizens));
    assert_eq!(of("Borger/kommune"), Some(Who::Together));
    assert_eq!(of("Politisk niveau"), Some(Who::Political));
    assert_eq!((of(""), of("Månen")), (Some(Who::Nobody), None));
}

fn locale() -> Locale {
    let texts = Texts::load(&[ui::texts(), compass::texts(), crate::texts()].concat()).unwrap();
    Locale::new(Language::Danish, Arc::new(texts))
}

fn ground() -> Ground {
    let mut ground = Ground::default();
    ground.camps.insert("c".into(), GroundCamp { title: "Skole".into(), url: "/camps/skole".into() });
    for (position, id) in (1..).zip(["s1", "s2", "s3"]) {
        let statement = Statement {
            camp: "c".into(),
            exercise: Exercise::Contribution,
            code: format!("sk-{id}"),
            position,
            actor: "borgere".into(),
            is_selected: position == 1,
            is_sample: position == 3,
            headline: String::new(),
            words: format!("Ord {position}"),
            is_erased: false,
        };
        ground.statements.insert(id.into(), statement);
    }
    let theme = Theme {
        camp: "c".into(),
        exercise: Exercise::Indicator,
        number: 1,
        title: String::new(),
        words: "Alle er med i noget, de holder af".into(),
        statements: vec!["s1".into()],
        categories: Vec::new(),
    };
    ground.themes.insert("t1".into(), theme);
    ground
}

fn finding(statements: &[&str], themes: &[&str]) -> Finding {
    let owned = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    Finding {
        kind: Kind::Contribution,
        number: 1,
        who: Who::Nobody,
        title: String::new(),
        words: String::new(),
        statements: owned(statements),
        themes: owned(themes),
        categories: Vec::new(),
        declined: Vec::new(),
        source_page: String::new(),
        origin: String::new(),
    }
}

#[test]
fn a_source_keeps_its_number_when_it_is_cited_again_or_erased_or_gone() {
    let mut ground = ground();
    ground.statements.get_mut("s2").unwrap().is_erased = true;
    let mut numbering = Numbering::new(&ground);
    assert_eq!(numbering.cite(&finding(&["s2", "s1"], &["t1"])), [1, 2, 3]);
    assert_eq!(numbering.cite(&finding(&["s3", "s2", "gone"], &[])), [3, 4, 5]);
    let sources = numbering.sources(&locale());
    let said: Vec<(&str, &str)> = sources.iter().map(|one| (one.label.as_str(), one.words.as_str())).collect();
    assert_eq!(said[1..4], [("sk-s1", "Ord 1"), ("sk-s2", "[slettet]"), ("sk-s3", "Ord 3")]);
    assert_eq!((sources[0].kind, sources[4].kind, sources[4].url.as_str()), ("theme", "gone", ""));
}

#[test]
fn a_finding_without_words_says_those_of_its_statements_until_they_are_erased() {
    let mut ground = ground();
    let quote = finding(&["s3", "s1"], &[]);
    assert_eq!(ground.words(&quote, &locale()), "Ord 1 / Ord 3");
    ground.statements.get_mut("s1").unwrap().is_erased = true;
    assert_eq!(ground.words(&quote, &locale()), "[slettet] / Ord 3");
}

#[test]
fn what_can_be_taken_over_is_the_sample_and_the_themes_that_are_not_there_yet() {
    let ground = ground();
    let offers = take_over::offers(Kind::Contribution, &Analysis::default(), &ground);
    assert_eq!(offers.len(), 1);
    assert_eq!(
        (offers[0].statements.clone(), offers[0].who, offers[0].words.as_str()),
        (vec!["s3".into()], Who::Citizens, "")
    );
    let offers = take_over::offers(Kind::Message, &Analysis::default(), &ground);
    assert_eq!(offers[0].title, "Alle er med i noget, de holder af");
    let edits = decide(&Analysis::default(), &known(), &Command::TakeOver { drafts: offers }, &mut ids()).unwrap();
    assert!(take_over::offers(Kind::Message, &Analysis::default().with(&edits), &ground).is_empty());
}

#[derive(Clone, Debug)]
enum Act {
    Add(u8),
    Edit(usize),
    Move(usize),
    Remove(usize),
    Join(usize, usize),
    Undo(usize),
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        3 => (0..7_u8).prop_map(Act::Add),
        2 => (0..9_usize).prop_map(Act::Edit),
        2 => (0..9_usize).prop_map(Act::Move),
        1 => (0..9_usize).prop_map(Act::Remove),
        1 => (0..9_usize, 0..9_usize).prop_map(|(one, other)| Act::Join(one, other)),
        2 => (0..9_usize).prop_map(Act::Undo),
    ]
}

fn command(act: &Act, analysis: &Analysis) -> Option<Command> {
    let id = |at: usize| analysis.findings.keys().nth(at % analysis.findings.len().max(1)).cloned();
    Some(match act {
        Act::Add(kind) => {
            let kind = Kind::OF_CAMP.into_iter().chain([Kind::Crossing]).nth(usize::from(*kind))?;
            Command::Add { draft: draft(kind, "Titel", "Ord", &["s1", "s2"]) }
        }
        Act::Edit(at) => {
            let finding = id(*at)?;
            let seen = analysis.findings.get(&finding)?.1;
            Command::Edit { draft: draft(Kind::Message, "Ny titel", &format!("Nye ord {at}"), &["s3"]), finding, seen }
        }
        Act::Move(at) => Command::Move { finding: id(*at)?, direction: Direction::Later },
        Act::Remove(at) => Command::Remove { finding: id(*at)? },
        Act::Join(from, into) => Command::Join { from: id(*from)?, into: id(*into)? },
        Act::Undo(_) => return None,
    })
}

proptest! {
    #[test]
    fn any_version_can_be_seen_again_and_undoing_everything_leads_back_to_nothing(acts in prop::collection::vec(any_act(), 1..40)) {
        let (mut analysis, mut steps, mut new_id) = (Analysis::default(), Vec::<Step>::new(), ids());
        let mut versions = vec![analysis.clone()];
        for act in &acts {
            let outcome = match (act, command(act, &analysis)) {
                (Act::Undo(back), _) => {
                    let Some(at) = steps.len().checked_sub(1).map(|last| back % (last + 1)) else { continue };
                    match undo(&analysis, &steps[at]) {
                        Ok(edits) => {
                            let number = analysis.latest_step + 1;
                            steps[at].undone_by = Some(number);
                            Some(taken(&analysis, &mut steps, "undo", edits))
                        }
                        Err(_) => None,
                    }
                }
                (_, Some(command)) => after(&analysis, &mut steps, &command, &mut new_id).ok(),
                (_, None) => None,
            };
            if let Some(then) = outcome {
                analysis = then;
                versions.push(analysis.clone());
            }
            prop_assert!(analysis.of_kind(Kind::Message).len() <= MOST_MESSAGES);
        }
        let says = |analysis: &Analysis| -> BTreeSet<String> {
            analysis.findings.iter().map(|(id, (finding, _))| format!("{id} {finding:?}")).collect()
        };
        for then in &versions {
            prop_assert_eq!(says(&version(&analysis, &steps, then.latest_step)), says(then));
        }
        for step in &steps {
            let edits: Vec<_> = step.edits.iter().rev().map(turned_round).collect();
            analysis = analysis.with(&edits);
        }
        prop_assert!(analysis.findings.is_empty());
    }
}
