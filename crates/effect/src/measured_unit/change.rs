//! Changes of a tree, decided in memory before anything is written: the same steps are shown, tried and then kept.

use std::collections::HashMap;

use jiff::civil::Date;
use stats::roll_up::TreeFault;

use super::{MeasuredUnit, Place, Refusal, Units};

/// One thing that changes in a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A unit comes into the tree.
    Add {
        /// Its identifier.
        unit: String,
        /// What files call it.
        code: String,
        /// What it is called.
        name: String,
        /// Anything to say of it.
        note: String,
    },
    /// A unit is called something else.
    Name {
        /// The unit.
        unit: String,
        /// What it is called from now on.
        name: String,
        /// Anything to say of it.
        note: String,
    },
    /// A unit stands somewhere from a day.
    Stand {
        /// Identifier of the place.
        place: String,
        /// The unit.
        unit: String,
        /// The unit above; none at the top.
        parent: Option<String>,
        /// The first day; empty: always.
        from: String,
        /// Why.
        reason: String,
    },
    /// A unit stands somewhere until a day; none: still.
    Leave {
        /// The place.
        place: String,
        /// The first day on which it stands there no more.
        until: Option<String>,
    },
    /// A unit came to a place on another day than was said.
    Begin {
        /// The place.
        place: String,
        /// The first day.
        from: String,
    },
    /// A place was a mistake.
    Forget {
        /// The place.
        place: String,
    },
    /// A unit is no more from a day, or is again.
    Close {
        /// The unit.
        unit: String,
        /// The first day on which it is no more; none: it is.
        on: Option<String>,
        /// The unit that takes over.
        successor: Option<String>,
        /// Why.
        reason: String,
    },
}

/// Returns the units as they are after the steps.
#[must_use]
pub fn after(units: &Units, steps: &[Step]) -> Units {
    let mut known: Vec<MeasuredUnit> = units.units.clone();
    let mut numbers: HashMap<String, usize> =
        known.iter().enumerate().map(|(number, unit)| (unit.id.clone(), number)).collect();
    let mut places: Vec<Place> = units.places().to_vec();
    let mut at: HashMap<String, usize> =
        places.iter().enumerate().map(|(number, place)| (place.id.clone(), number)).collect();
    let mut forgotten: Vec<&String> = Vec::new();
    for step in steps {
        match step {
            Step::Add { unit, code, name, note } => {
                numbers.insert(unit.clone(), known.len());
                known.push(added(unit, code, name, note));
            }
            Step::Name { unit, name, note } => {
                if let Some(unit) = numbers.get(unit).and_then(|number| known.get_mut(*number)) {
                    unit.name.clone_from(name);
                    unit.note.clone_from(note);
                }
            }
            Step::Close { unit, on, successor, reason } => {
                if let Some(unit) = numbers.get(unit).and_then(|number| known.get_mut(*number)) {
                    unit.closed_on.clone_from(on);
                    unit.successor_id.clone_from(successor);
                    unit.close_reason.clone_from(reason);
                }
            }
            Step::Stand { place, unit, parent, from, reason } => {
                at.insert(place.clone(), places.len());
                places.push(stood(place, unit, parent.as_ref(), from, reason));
            }
            Step::Leave { place, until } => {
                let place = at.get(place).and_then(|number| places.get_mut(*number));
                place.into_iter().for_each(|place| place.to_day.clone_from(until));
            }
            Step::Begin { place, from } => {
                let place = at.get(place).and_then(|number| places.get_mut(*number));
                place.into_iter().for_each(|place| place.from_day.clone_from(from));
            }
            Step::Forget { place } => forgotten.push(place),
        }
    }
    places.retain(|place| !forgotten.contains(&&place.id));
    Units::new(known, places)
}

fn added(unit: &str, code: &str, name: &str, note: &str) -> MeasuredUnit {
    MeasuredUnit {
        id: unit.to_owned(),
        code: code.to_owned(),
        name: name.to_owned(),
        closed_on: None,
        successor_id: None,
        close_reason: String::new(),
        note: note.to_owned(),
    }
}

fn stood(place: &str, unit: &str, parent: Option<&String>, from: &str, reason: &str) -> Place {
    Place {
        id: place.to_owned(),
        measured_unit_id: unit.to_owned(),
        parent_id: parent.cloned(),
        from_day: from.to_owned(),
        to_day: None,
        reason: reason.to_owned(),
        by_name: String::new(),
        at: 0,
    }
}

/// Checks that units make a tree on every day, and that none stands under one that is closed.
///
/// # Errors
/// [`Refusal::Circle`] with the unit that would be above itself, [`Refusal::ParentClosed`] with the unit that would be
/// left standing.
pub fn check(units: &Units) -> Result<(), Refusal> {
    for place in units.places() {
        let parent = place.parent_id.as_ref().and_then(|parent| units.find(parent));
        let (Some(unit), Some(parent)) = (units.find(&place.measured_unit_id), parent) else { continue };
        let Some(closed_on) = &parent.closed_on else { continue };
        let leaves = [place.to_day.as_ref(), unit.closed_on.as_ref()].into_iter().flatten().min();
        if leaves.is_none_or(|leaves| leaves > closed_on) {
            return Err(Refusal::ParentClosed { unit: unit.name.clone(), parent: parent.name.clone() });
        }
    }
    let days = units.days_of_change();
    let days = days.iter().filter_map(|day| day.parse::<Date>().ok());
    for day in std::iter::once(Date::MIN).chain(days) {
        match units.on(day) {
            Ok(_) => {}
            Err(TreeFault::Cycle { unit } | TreeFault::UnknownParent { unit }) => {
                let name = units.units.get(unit).map(|unit| unit.name.clone());
                return Err(Refusal::Circle { unit: name.unwrap_or_default() });
            }
            Err(TreeFault::TooMany) => return Err(Refusal::TooMany),
        }
    }
    Ok(())
}
