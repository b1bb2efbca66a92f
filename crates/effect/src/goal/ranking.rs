//! The order that a committee gives the goals of a core task. Pure.

use super::{Goal, GoalState, Refusal};

/// A goal's line in the form of an order, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Identifier of the goal.
    pub goal: String,
    /// Its place, as typed: a whole number from 1; empty for none.
    pub place: String,
    /// Why it has this place; may be empty.
    pub reason: String,
}

/// A goal with the place that it gets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// Identifier of the goal.
    pub goal: String,
    /// Its place, from 1 without gaps; none when the committee gives it none.
    pub place: Option<i64>,
    /// Why it has this place.
    pub reason: String,
}

/// Which way a goal is moved in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Nearer to the first place.
    Up,
    /// Farther from it; out of the order from the last place.
    Down,
}

/// The highest place that is read as one.
const MOST_PLACES: i64 = 999;

fn number(place: &str) -> Result<Option<i64>, Refusal> {
    match place.trim() {
        "" => Ok(None),
        text => {
            let number = text.parse().ok().filter(|number| (1..=MOST_PLACES).contains(number));
            number.map(Some).ok_or(Refusal::Place)
        }
    }
}

/// Reads an order: places are made 1, 2, 3 … in the order of the numbers typed.
///
/// # Errors
/// Everything that is wrong, once: a place that is no number, two with the same, none at all.
pub fn read(typed: &[Typed]) -> Result<Vec<Placed>, Vec<Refusal>> {
    let mut faults = Vec::new();
    let mut numbered: Vec<(Option<i64>, &Typed)> = Vec::new();
    for line in typed {
        match number(&line.place) {
            Ok(place) => numbered.push((place, line)),
            Err(_) if faults.contains(&Refusal::Place) => {}
            Err(fault) => faults.push(fault),
        }
    }
    numbered.sort_by_key(|(place, _)| place.unwrap_or(i64::MAX));
    let are_same = |(one, other): (&(Option<i64>, _), &(Option<i64>, _))| one.0.is_some() && one.0 == other.0;
    if numbered.iter().zip(numbered.iter().skip(1)).any(are_same) {
        faults.push(Refusal::SamePlace);
    }
    if faults.is_empty() && numbered.iter().all(|(place, _)| place.is_none()) {
        faults.push(Refusal::NoPlaces);
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let placed = |(new, (old, line)): (i64, (Option<i64>, &Typed))| Placed {
        goal: line.goal.clone(),
        place: old.map(|_| new),
        reason: line.reason.trim().to_owned(),
    };
    Ok((1..).zip(numbered).map(placed).collect())
}

/// Moves one goal a step in what was typed, and numbers the places anew. A goal without a place gets the last one when it
/// is moved up; the last one loses its place when it is moved down. What is no number counts as no place.
#[must_use]
pub fn moved(typed: &[Typed], goal: &str, way: Way) -> Vec<Typed> {
    let mut in_order: Vec<(i64, Typed)> = Vec::new();
    let mut without: Vec<Typed> = Vec::new();
    for line in typed.iter().cloned() {
        match number(&line.place) {
            Ok(Some(place)) => in_order.push((place, line)),
            Ok(None) | Err(_) => without.push(line),
        }
    }
    in_order.sort_by_key(|(place, _)| *place);
    let mut in_order: Vec<Typed> = in_order.into_iter().map(|(_, line)| line).collect();
    match (in_order.iter().position(|line| line.goal == goal), way) {
        (Some(at), Way::Up) if at > 0 => in_order.swap(at, at - 1),
        (Some(at), Way::Down) if at + 1 < in_order.len() => in_order.swap(at, at + 1),
        (Some(at), Way::Down) => without.insert(0, in_order.remove(at)),
        (None, Way::Up) => {
            if let Some(at) = without.iter().position(|line| line.goal == goal) {
                in_order.push(without.remove(at));
            }
        }
        (Some(_), Way::Up) | (None, Way::Down) => {}
    }
    let numbered = (1..).zip(in_order).map(|(place, line): (i64, _)| Typed { place: place.to_string(), ..line });
    numbered.chain(without.into_iter().map(|line| Typed { place: String::new(), ..line })).collect()
}

/// Returns the goals that a committee can put in order, as their form begins: those with a place first.
#[must_use]
pub fn begun(goals: &[Goal]) -> Vec<Typed> {
    let mut open: Vec<&Goal> = goals.iter().filter(|goal| goal.state.is_open()).collect();
    open.sort_by_key(|goal| (goal.rank.unwrap_or(i64::MAX), goal.created_at));
    let place = |goal: &Goal| goal.rank.map_or_else(String::new, |rank| rank.to_string());
    open.into_iter().map(|goal| Typed { goal: goal.id.clone(), place: place(goal), reason: String::new() }).collect()
}

/// Returns the goals as their form begins, each with the place and the reason that were typed for it before the goals
/// changed; those that were not there then as they stand.
#[must_use]
pub fn begun_anew(goals: &[Goal], typed: &[Typed]) -> Vec<Typed> {
    let typed_for = |line: Typed| typed.iter().find(|known| known.goal == line.goal).cloned().unwrap_or(line);
    let mut lines: Vec<Typed> = begun(goals).into_iter().map(typed_for).collect();
    lines.sort_by_key(|line| number(&line.place).ok().flatten().unwrap_or(i64::MAX));
    lines
}

/// Returns what whoever orders goals saw of them: the same text as long as nothing has changed.
#[must_use]
pub fn seen(goals: &[Goal]) -> String {
    let line = |goal: &Goal| format!("{}.{}.{}", goal.id, goal.rank.unwrap_or(0), goal.revision);
    let mut lines: Vec<String> = goals.iter().filter(|goal| goal.state.is_open()).map(line).collect();
    lines.sort();
    lines.join("-")
}

/// Returns the state of a goal that gets a place, or loses it.
#[must_use]
pub const fn state_with(state: GoalState, place: Option<i64>) -> GoalState {
    match (state, place) {
        (GoalState::Proposed, Some(_)) => GoalState::Prioritised,
        (GoalState::Prioritised, None) => GoalState::Proposed,
        (state, _) => state,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn typed(places: &[(&str, &str)]) -> Vec<Typed> {
        let line = |(goal, place): &(&str, &str)| Typed {
            goal: (*goal).to_owned(),
            place: (*place).to_owned(),
            reason: String::new(),
        };
        places.iter().map(line).collect()
    }

    fn places(lines: &[Typed]) -> Vec<(&str, &str)> {
        lines.iter().map(|line| (line.goal.as_str(), line.place.as_str())).collect()
    }

    #[test]
    fn places_are_numbered_without_gaps_in_the_order_typed() {
        let placed = read(&typed(&[("a", " 7 "), ("b", ""), ("c", "2")])).unwrap();
        let placed: Vec<_> = placed.iter().map(|one| (one.goal.as_str(), one.place)).collect();
        assert_eq!(placed, [("c", Some(1)), ("a", Some(2)), ("b", None)]);
    }

    #[test]
    fn a_place_is_a_whole_number_that_no_other_goal_has() {
        assert_eq!(read(&typed(&[("a", "0"), ("b", "første")])), Err(vec![Refusal::Place]));
        assert_eq!(read(&typed(&[("a", "1"), ("b", "x"), ("c", "1")])), Err(vec![Refusal::Place, Refusal::SamePlace]));
        assert_eq!(read(&typed(&[("a", ""), ("b", " ")])), Err(vec![Refusal::NoPlaces]));
    }

    #[test]
    fn a_goal_comes_into_the_order_from_below_and_leaves_it_at_the_end() {
        let lines = typed(&[("a", "1"), ("b", "2"), ("c", "")]);
        let with_c = moved(&lines, "c", Way::Up);
        assert_eq!(places(&with_c), [("a", "1"), ("b", "2"), ("c", "3")]);
        let c_higher = moved(&with_c, "c", Way::Up);
        assert_eq!(places(&c_higher), [("a", "1"), ("c", "2"), ("b", "3")]);
        assert_eq!(places(&moved(&c_higher, "b", Way::Down)), [("a", "1"), ("c", "2"), ("b", "")]);
        assert_eq!(places(&moved(&lines, "a", Way::Up)), [("a", "1"), ("b", "2"), ("c", "")]);
    }

    #[test]
    fn a_place_makes_a_proposal_prioritised_and_leaves_what_was_adopted_as_it_is() {
        assert_eq!(state_with(GoalState::Proposed, Some(1)), GoalState::Prioritised);
        assert_eq!(state_with(GoalState::Prioritised, None), GoalState::Proposed);
        assert_eq!(state_with(GoalState::Adopted, None), GoalState::Adopted);
    }

    proptest! {
        #[test]
        fn moving_loses_no_goal_and_the_result_can_be_read(
            numbers in proptest::collection::vec(proptest::option::of(1_i64..20), 1..8), at in 0_usize..8, up: bool,
        ) {
            let line = |(at, number): (usize, &Option<i64>)| Typed {
                goal: at.to_string(),
                place: number.map_or_else(String::new, |number| number.to_string()),
                reason: format!("fordi {at}"),
            };
            let lines: Vec<Typed> = numbers.iter().enumerate().map(line).collect();
            let after = moved(&lines, &at.to_string(), if up { Way::Up } else { Way::Down });
            let mut before: Vec<_> = lines.iter().map(|line| (&line.goal, &line.reason)).collect();
            let mut left: Vec<_> = after.iter().map(|line| (&line.goal, &line.reason)).collect();
            before.sort();
            left.sort();
            prop_assert_eq!(before, left);
            let is_empty = after.iter().all(|line| line.place.is_empty());
            prop_assert_eq!(read(&after).is_err(), is_empty);
        }
    }
}
