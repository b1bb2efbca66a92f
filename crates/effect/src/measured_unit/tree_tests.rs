//! Tests of trees of units: where they count on a day, and what may be changed.

use proptest::prelude::*;

use super::change::{after, circle, first_change};
use super::import::{plan, read};
use super::rules::{self, NewUnit};
use super::*;

/// Identifiers that come one after the other.
fn ids(prefix: &'static str) -> impl FnMut() -> String {
    let mut next = 0;
    move || {
        next += 1;
        format!("{prefix}{next}")
    }
}

/// A tree made of rows as a file has them.
fn tree(rows: &str) -> Units {
    let text = format!("kode;navn;over;fra;til\n{rows}");
    let file = read("enheder.csv", text.as_bytes()).unwrap();
    let plan = plan(&Units::default(), &import::Groups::new(), &file, ids("n")).unwrap();
    after(&Units::default(), &plan.steps)
}

fn schools() -> Units {
    tree("nord;Nord;;;\nsyd;Syd;;;\nskovskolen;Skovskolen;nord;;\nmoseskolen;Moseskolen;nord;;\n")
}

fn id(units: &Units, code: &str) -> String {
    units.coded(code).and_then(|number| units.unit(number)).unwrap().id.clone()
}

/// The codes of the leaves below a unit on a day.
fn leaves(units: &Units, code: &str, day: &str) -> Vec<String> {
    let on = units.on(day.parse().unwrap()).unwrap();
    let leaves = on.leaves_of(units.coded(code).unwrap());
    let mut codes: Vec<String> = leaves.into_iter().map(|leaf| units.unit(leaf).unwrap().code.clone()).collect();
    codes.sort();
    codes
}

#[test]
fn a_unit_that_moved_counts_in_the_old_place_before_and_in_the_new_after() {
    let units = schools();
    let (school, south) = (id(&units, "skovskolen"), id(&units, "syd"));
    let how = (Some(south.as_str()), "2024-08-01", "Ny grænse");
    let moved = after(&units, &rules::move_under(&units, &school, how, ids("m")).unwrap());
    assert_eq!(leaves(&moved, "nord", "2024-07-31"), ["moseskolen", "skovskolen"]);
    assert_eq!(leaves(&moved, "syd", "2024-07-31"), ["syd"]);
    assert_eq!(leaves(&moved, "nord", "2024-08-01"), ["moseskolen"]);
    assert_eq!(leaves(&moved, "syd", "2024-08-01"), ["skovskolen"]);
    let undone = after(&moved, &rules::undo(&moved, &school, &rules::undoable(&moved, &school).unwrap()).unwrap());
    assert_eq!(leaves(&undone, "nord", "2024-08-01"), ["moseskolen", "skovskolen"]);
    assert_eq!(rules::undo(&undone, &school, ""), Err(vec![Refusal::NothingToUndo]));
}

#[test]
fn a_closed_unit_leaves_and_comes_back_when_that_is_undone() {
    let units = schools();
    let school = id(&units, "skovskolen");
    let closed = after(&units, &rules::close(&units, &school, "2024-08-01", "For få børn").unwrap());
    assert_eq!(leaves(&closed, "nord", "2024-07-31"), ["moseskolen", "skovskolen"]);
    assert_eq!(leaves(&closed, "nord", "2024-08-01"), ["moseskolen"]);
    let undone = after(&closed, &rules::undo(&closed, &school, "2024-08-01").unwrap());
    assert_eq!(leaves(&undone, "nord", "2024-08-01"), ["moseskolen", "skovskolen"]);
}

#[test]
fn nothing_stands_below_a_closed_unit_and_a_merger_takes_it_along() {
    let units = schools();
    let (north, south) = (id(&units, "nord"), id(&units, "syd"));
    let refused = rules::close(&units, &north, "2024-08-01", "Ny inddeling").unwrap_err();
    assert!(matches!(refused.as_slice(), [Refusal::ParentClosed { parent, .. }] if parent == "Nord"));
    let how = (south.as_str(), "2024-08-01", "Ny inddeling");
    let merged = after(&units, &rules::merge(&units, &north, how, ids("m")).unwrap());
    assert_eq!(leaves(&merged, "syd", "2024-08-01"), ["moseskolen", "skovskolen"]);
    assert_eq!(leaves(&merged, "nord", "2024-07-31"), ["moseskolen", "skovskolen"]);
    assert_eq!(merged.find(&north).unwrap().successor_id, Some(south));
}

#[test]
fn no_unit_comes_to_stand_below_itself() {
    let units = schools();
    let (north, school) = (id(&units, "nord"), id(&units, "skovskolen"));
    let how = (Some(school.as_str()), "2024-08-01", "Fejl");
    let refused = rules::move_under(&units, &north, how, ids("m")).unwrap_err();
    assert!(matches!(refused.as_slice(), [Refusal::Circle { .. }]));
    let refused = rules::merge(&units, &north, (&school, "2024-08-01", "Fejl"), ids("m")).unwrap_err();
    assert!(!refused.is_empty());
}

#[test]
fn no_unit_stands_under_one_that_is_not_there_yet() {
    let units = tree("by;By;;;\nost;Øst;by;2020-01-01;\nnord;Nord;by;;\n");
    let (east, north) = (id(&units, "ost"), id(&units, "nord"));
    let under = |from: &str| {
        let (code, parent, from) = ("101".to_owned(), Some(east.clone()), from.to_owned());
        let new = NewUnit { name: "Skovskolen".to_owned(), code, parent, from, note: String::new() };
        rules::add(&units, &new, ids("a"))
    };
    let not_yet = |refused: &[Refusal]| matches!(refused, [Refusal::ParentNotYet { day, .. }] if day == "2020-01-01");
    assert!(not_yet(&under("").unwrap_err()) && not_yet(&under("2019-12-31").unwrap_err()));
    assert!(under("2020-01-01").is_ok());
    let how = (Some(east.as_str()), "2019-08-01", "Ny grænse");
    assert!(not_yet(&rules::move_under(&units, &north, how, ids("m")).unwrap_err()));
    let below = after(
        &units,
        &rules::add(
            &units,
            &NewUnit {
                code: "102".to_owned(),
                name: "Moseskolen".to_owned(),
                parent: Some(north.clone()),
                ..NewUnit::default()
            },
            ids("b"),
        )
        .unwrap(),
    );
    assert!(not_yet(&rules::merge(&below, &north, (&east, "2019-08-01", "Ny grænse"), ids("m")).unwrap_err()));
}

#[test]
fn a_file_says_which_row_stands_under_one_that_is_not_there_yet() {
    let faults = planned(&Units::default(), "ost;Øst;;2020-01-01;\n101;Skovskolen;ost;;\n").unwrap_err();
    let told = |faults: &[import::RowFault]| {
        let one = faults.first().unwrap();
        (one.line, one.column.clone(), one.expected.clone())
    };
    let wanted = import::Wanted::AfterParent("2020-01-01".to_owned());
    assert_eq!(told(&faults), (3, "fra".to_owned(), wanted.clone()));
    let units = tree("ost;Øst;;;\n101;Skovskolen;ost;;\n");
    let faults = planned(&units, "ost;Øst;;2020-01-01;\n").unwrap_err();
    assert_eq!(told(&faults), (2, "fra".to_owned(), wanted));
}

#[test]
fn totals_are_made_anew_only_from_the_day_that_a_change_touches() {
    let units = schools();
    let (south, school) = (id(&units, "syd"), id(&units, "skovskolen"));
    let named = rules::Naming { name: "Skov", note: "", seen: &rules::seen(units.find(&school).unwrap()) };
    assert_eq!(first_change(&units, &rules::rename(&units, &school, &named).unwrap()), None);
    let add = |parent: Option<String>| {
        let new = NewUnit { code: "x".to_owned(), name: "X".to_owned(), parent, ..NewUnit::default() };
        first_change(&units, &rules::add(&units, &new, ids("a")).unwrap())
    };
    assert_eq!((add(None), add(Some(id(&units, "nord")))), (None, None), "nothing is above it, or counts it already");
    assert_eq!(add(Some(south.clone())), Some(String::new()), "what stood alone now has parts");
    let how = (Some(south.as_str()), "2024-08-01", "Ny grænse");
    let steps = rules::move_under(&units, &school, how, ids("m")).unwrap();
    assert_eq!(first_change(&units, &steps), Some("2024-08-01".to_owned()));
    let moved = after(&units, &steps);
    let steps = rules::undo(&moved, &school, &rules::undoable(&moved, &school).unwrap()).unwrap();
    assert_eq!(first_change(&moved, &steps), Some("2024-08-01".to_owned()));
    let steps = rules::close(&units, &school, "2025-08-01", "For få børn").unwrap();
    assert_eq!(first_change(&units, &steps), Some("2025-08-01".to_owned()));
}

#[test]
fn what_was_seen_is_what_is_taken_back_and_what_is_renamed() {
    let units = schools();
    let (south, school) = (id(&units, "syd"), id(&units, "skovskolen"));
    let how = (Some(south.as_str()), "2020-08-01", "Ny grænse");
    let once = after(&units, &rules::move_under(&units, &school, how, ids("m")).unwrap());
    let twice = after(&once, &rules::move_under(&once, &school, (None, "2024-08-01", "Selvejende"), ids("n")).unwrap());
    let seen = rules::undoable(&twice, &school).unwrap();
    let undone = after(&twice, &rules::undo(&twice, &school, &seen).unwrap());
    assert_eq!(rules::undo(&undone, &school, &seen), Err(vec![Refusal::UndoChanged]), "the second of two clicks");
    let seen = rules::seen(units.find(&school).unwrap());
    let named = |name: &'static str| rules::Naming { name, note: "", seen: "" };
    assert_eq!(rules::rename(&units, &school, &named("A")), Err(vec![Refusal::Renamed]));
    let one = after(&units, &rules::rename(&units, &school, &rules::Naming { seen: &seen, ..named("A") }).unwrap());
    let late = rules::rename(&one, &school, &rules::Naming { seen: &seen, ..named("B") });
    assert_eq!(late, Err(vec![Refusal::Renamed]));
}

#[test]
fn a_change_needs_a_reason_and_a_day_after_the_last() {
    let units = schools();
    let (school, south) = (id(&units, "skovskolen"), id(&units, "syd"));
    let how = (Some(south.as_str()), "2024-08-01", "Ny grænse");
    let moved = after(&units, &rules::move_under(&units, &school, how, ids("m")).unwrap());
    let how = (None, "2024-08-01", "");
    let refused = rules::move_under(&moved, &school, how, ids("o")).unwrap_err();
    assert_eq!(refused, [Refusal::NoReason, Refusal::Later { day: "2024-08-01".to_owned() }]);
    let new = NewUnit { code: "nord".to_owned(), name: String::new(), ..NewUnit::default() };
    assert_eq!(rules::add(&units, &new, ids("a")), Err(vec![Refusal::NoName, Refusal::CodeTaken]));
}

fn planned(units: &Units, rows: &str) -> Result<import::Plan, Vec<import::RowFault>> {
    let text = format!("kode;navn;over;fra;til\n{rows}");
    let file = read("enheder.csv", text.as_bytes())?;
    plan(units, &import::Groups::new(), &file, ids("p"))
}

#[test]
fn the_same_file_twice_changes_nothing() {
    let rows = "a;A;;;\nb;B;a;2020-01-01;\nc;C;a;;2023-01-01\nb;B;;2022-01-01;\n";
    let units = tree(rows);
    let again = planned(&units, rows).unwrap();
    assert!(again.is_nothing(), "{:?}", again.changes);
    assert_eq!(again.same, 3);
}

#[test]
fn a_file_tells_what_it_changes() {
    let units = schools();
    let changed =
        "skovskolen;Skovskolen ved søen;syd;2024-08-01;\nmoseskolen;Moseskolen;nord;;2025-08-01\nny;Ny;syd;;\n";
    let plan = planned(&units, changed).unwrap();
    let kinds: Vec<&str> = plan.changes.iter().map(|change| change.kind).collect();
    assert_eq!(kinds, ["renamed", "moved", "closed", "added"]);
    let after = after(&units, &plan.steps);
    assert_eq!(leaves(&after, "nord", "2024-08-01"), ["moseskolen"]);
    assert_eq!(leaves(&after, "syd", "2025-08-01"), ["ny", "skovskolen"]);
}

#[test]
fn all_faults_of_a_file_are_told_with_their_places() {
    let units = schools();
    let rows = "x;;nord;;\ny;Y;;2024-13-01;\nz;Z;;2024-02-01;2024-01-01\n";
    let faults = planned(&units, rows).unwrap_err();
    let places: Vec<(usize, &str)> = faults.iter().map(|fault| (fault.line, fault.column.as_str())).collect();
    assert_eq!(places, [(2, "navn"), (3, "fra"), (4, "til")]);
    let rows = "x;X;ingen;;\nskovskolen;Skovskolen;syd;;\n";
    let faults = planned(&units, rows).unwrap_err();
    let wanted: Vec<&import::Wanted> = faults.iter().map(|fault| &fault.expected).collect();
    assert_eq!(wanted, [&import::Wanted::KnownUnit, &import::Wanted::MoveDay]);
    let circle = planned(&Units::default(), "a;A;b;;\nb;B;a;;\n").unwrap_err();
    assert_eq!(circle.first().unwrap().expected, import::Wanted::NoCircle);
}

proptest! {
    /// A circle is found when, and only when, some day has one.
    #[test]
    fn a_circle_is_found_whichever_day_it_is_on(
        stays in proptest::collection::vec((0_usize..6, 1_u8..9, 0_u8..9), 6),
    ) {
        let rows: String = (0..6).map(|unit| format!("u{unit};Enhed {unit};;;\n")).collect();
        let units = tree(&rows);
        let name = |unit: usize| id(&units, &format!("u{unit}"));
        let place = |(unit, (above, from, days)): (usize, (usize, u8, u8))| Place {
            id: format!("p{unit}"),
            measured_unit_id: name(unit),
            parent_id: Some(name(above)),
            from_day: format!("2024-01-{from:02}"),
            to_day: Some(format!("2024-01-{:02}", from + days)),
            reason: String::new(),
            by_name: String::new(),
            at: 0,
        };
        let moved = Units::new(units.units.clone(), stays.into_iter().enumerate().map(place).collect());
        let mut days = (1_u8..20).map(|day| format!("2024-01-{day:02}").parse().unwrap());
        prop_assert_eq!(circle(&moved).is_some(), days.any(|day| moved.on(day).is_err()));
    }

    /// Whatever the tree: the leaves below the tops are all leaves, each once.
    #[test]
    fn the_leaves_of_all_tops_are_all_leaves(parents in proptest::collection::vec(any::<Option<u16>>(), 1..60)) {
        let parent = |unit: usize, wanted: Option<u16>| wanted.filter(|_| unit > 0).map(|wanted| usize::from(wanted) % unit.max(1));
        let rows: String = parents
            .iter()
            .enumerate()
            .map(|(unit, wanted)| {
                let above = parent(unit, *wanted).map(|above| format!("u{above:02}")).unwrap_or_default();
                format!("u{unit:02};Enhed {unit};{above};;\n")
            })
            .collect();
        let units = tree(&rows);
        let on = units.on("2024-01-01".parse().unwrap()).unwrap();
        let tops = (0..u32::try_from(units.units.len()).unwrap()).filter(|unit| on.tree.parent(*unit).is_none());
        let mut below: Vec<u32> = tops.flat_map(|top| on.leaves_of(top)).collect();
        below.sort_unstable();
        prop_assert_eq!(below, on.leaves);
        let lines = outline::lines(&units, None, "2024-01-01".parse().unwrap(), usize::MAX);
        prop_assert_eq!(lines.len(), units.units.len());
        prop_assert_eq!(
            lines.iter().filter(|line| line.opens).count(),
            lines.iter().map(|line| line.closes).sum::<usize>()
        );
    }
}
