//! What becomes of values that are there already, and of those that the rules of writing refuse.

use proptest::prelude::*;
use stats::roll_up::rule::Rule;

use super::fate::{Current, Fate, Plan};
use super::fault::Why;
use super::tests::{World, indicator, yearly};
use crate::indicator::{Definition, Measure};
use crate::observation::{self, Said, Source, Status, settle};
use crate::period::{Frequency, Period};

/// What is known once a plan is written over what was.
fn after(plan: &Plan, before: &Current) -> Current {
    let mut known = before.clone();
    for (key, said) in &plan.values {
        let settled = settle(before.get(key).map(|(said, _)| said), said, Source::Intake);
        known.extend(settled.map(|settled| (key.clone(), (settled, 1))));
    }
    known
}

/// The values of a file, as what is known.
fn known(world: &World, file: &str) -> Current {
    after(&world.plan(file, &Current::new()), &Current::new())
}

fn with_note(mut known: Current, note: &str) -> Current {
    known.values_mut().for_each(|(said, _)| note.clone_into(&mut said.note));
    known
}

#[test]
fn a_reason_that_somebody_wrote_for_a_gap_is_not_written_over_and_a_number_for_it_must_say_why() {
    let world = yearly();
    let file = "Kommune;År;Antal\nOdense;2023;.\n";
    let fresh = known(&world, file);
    assert!(fresh.values().all(|(said, _)| said.note.is_empty()), "nobody has said why");
    let explained = with_note(fresh.clone(), "Skolen var lukket");
    let again = world.plan(file, &explained);
    assert_eq!((again.count(Fate::Same), again.does_something()), (1, false));
    let number = "Kommune;År;Antal\nOdense;2023;5\n";
    assert_eq!(world.plan(number, &explained).final_changes, 1);
    assert_eq!(world.plan(number, &fresh).final_changes, 0, "a gap that nobody explained is filled");
}

#[test]
fn everything_that_would_be_refused_when_it_is_written_is_a_fault_with_its_line_beforehand() {
    let mut world = yearly();
    let long = "æ".repeat(601);
    let file = format!("Kommune;År;Antal;Bemærkning\nOdense;2023;5;kort\nAalborg;2023;6;{long}\n");
    let plan = world.plan(&file, &Current::new());
    let fault = &plan.faults[0];
    assert_eq!((fault.line, fault.column.as_str(), &fault.why), (3, "Bemærkning", &Why::Value(observation::Why::Long)));
    assert_eq!((plan.count(Fate::New), plan.faulty()), (1, 1));
    world.indicator.ended_at = Some(1);
    let ended = world.plan("Kommune;År;Antal\nOdense;2023;5\n", &Current::new());
    assert_eq!((ended.faults[0].line, &ended.faults[0].why), (0, &Why::Value(observation::Why::Ended)));
}

#[test]
fn each_period_is_read_by_the_definition_that_holds_for_it() {
    let ratio = indicator(Measure::Ratio, Rule::Sum, Frequency::Year);
    let number =
        Definition { version: 2, from: Period::read("2024"), measure: Measure::Number, ..ratio.definition.clone() };
    let mut world = World::new(ratio);
    world.definitions.push(number.clone());
    world.indicator.definition = number;
    let plan = world.plan("Kommune;År;Tæller;Nævner\nOdense;2023;5;10\nOdense;2024;6;\n", &Current::new());
    assert_eq!(plan.faults, []);
    let denominators: Vec<bool> = plan.values.iter().map(|(_, said)| said.denominator.is_some()).collect();
    assert_eq!(denominators, [true, false]);
    let lacking = world.plan("Kommune;År;Tæller;Nævner\nOdense;2023;5;\nOdense;2024;6;\n", &Current::new());
    assert_eq!((lacking.faults[0].line, &lacking.faults[0].why), (2, &Why::NoDenominator));
}

fn status() -> impl Strategy<Value = Status> {
    prop::sample::select(Status::ALL.to_vec())
}

proptest! {
    #[test]
    fn the_same_file_twice_changes_nothing_whatever_was_there_before(
        before in status(), told in status(), old in 0_i64..3, new in 0_i64..3, old_note in "[ab]{0,1}", new_note in "[ab]{0,1}",
    ) {
        let world = yearly();
        let line = |status: Status, number: i64, note: &str| {
            let number = if status.has_amount() { number.to_string() } else { String::new() };
            format!("Kommune;År;Antal;Status;Bemærkning\nOdense;2023;{number};{};{note}\n", status.name())
        };
        let first = known(&world, &line(before, old, &old_note));
        let file = line(told, new, &new_note);
        let plan = world.plan(&file, &first);
        let second = after(&plan, &first);
        let again = world.plan(&file, &second);
        prop_assert!(!again.does_something(), "{:?} over {:?}", again.values, second);
        let notes: Vec<&Said> = second.values().map(|(said, _)| said).collect();
        prop_assert_eq!(notes.len(), 1);
    }
}
