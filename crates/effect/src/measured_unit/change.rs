//! Changes of a tree, decided in memory before anything is written: the same steps are shown, tried and then kept.

use std::collections::HashMap;

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

/// Checks that units make a tree on every day, and that none stands under one that is not there yet, or no more.
///
/// # Errors
/// [`Refusal::Circle`] with the unit that would be above itself, [`Refusal::ParentNotYet`] and
/// [`Refusal::ParentClosed`] with the unit that would stand under nothing.
pub fn check(units: &Units) -> Result<(), Refusal> {
    let mut begins: HashMap<&str, &str> = HashMap::new();
    for place in units.places() {
        let first = begins.entry(&place.measured_unit_id).or_insert(&place.from_day);
        *first = (*first).min(&place.from_day);
    }
    for place in units.places() {
        let parent = place.parent_id.as_ref().and_then(|parent| units.find(parent));
        let (Some(unit), Some(parent)) = (units.find(&place.measured_unit_id), parent) else { continue };
        if let Some(day) = begins.get(parent.id.as_str()).filter(|begins| place.from_day.as_str() < **begins) {
            let (unit, parent) = (unit.name.clone(), parent.name.clone());
            return Err(Refusal::ParentNotYet { unit, parent, day: (*day).to_owned() });
        }
        let Some(closed_on) = &parent.closed_on else { continue };
        if leaves(unit, place).is_none_or(|leaves| leaves > closed_on.as_str()) {
            return Err(Refusal::ParentClosed { unit: unit.name.clone(), parent: parent.name.clone() });
        }
    }
    match circle(units).and_then(|unit| units.unit(unit)) {
        Some(unit) => Err(Refusal::Circle { unit: unit.name.clone() }),
        None => Ok(()),
    }
}

/// The first day on which a unit does not stand in a place any more, because it moved or is no more.
fn leaves<'u>(unit: &'u MeasuredUnit, place: &'u Place) -> Option<&'u str> {
    [place.to_day.as_deref(), unit.closed_on.as_deref()].into_iter().flatten().min()
}

/// A unit that leaves the one above it on a day, or comes to stand under it. Those that leave sort first.
type Turn<'u> = (&'u str, bool, u32, u32);

/// Returns a unit that is above itself on some day: goes through the days on which anything moves, and up from the units
/// that moved then.
pub(super) fn circle(units: &Units) -> Option<u32> {
    let mut turns: Vec<Turn<'_>> = Vec::new();
    for place in units.places() {
        let above = place.parent_id.as_ref().and_then(|parent| units.number(parent));
        let (Some(unit), Some(above)) = (units.number(&place.measured_unit_id), above) else { continue };
        let leaves = units.unit(unit).and_then(|unit| leaves(unit, place));
        if leaves.is_none_or(|leaves| place.from_day.as_str() < leaves) {
            turns.push((&place.from_day, true, unit, above));
            turns.extend(leaves.map(|leaves| (leaves, false, unit, above)));
        }
    }
    turns.sort_unstable();
    let mut parents: Vec<Option<u32>> = vec![None; units.units.len()];
    let mut walks = Walks { met: vec![0; units.units.len()], walk: 0 };
    for day in turns.chunk_by(|one, other| one.0 == other.0) {
        for (_, comes, unit, above) in day {
            let Some(parent) = parents.get_mut(*unit as usize) else { continue };
            if *comes {
                *parent = Some(*above);
            } else if *parent == Some(*above) {
                *parent = None;
            }
        }
        let first = walks.walk + 1;
        let moved = day.iter().filter(|(_, comes, ..)| *comes);
        if let Some(found) = moved.filter_map(|(_, _, unit, _)| walks.up(*unit, &parents, first)).next() {
            return Some(found);
        }
    }
    None
}

/// Which units the ways up have met, each by the number of the last way.
struct Walks {
    met: Vec<usize>,
    walk: usize,
}

impl Walks {
    /// Goes up from a unit to where a way since `first` has been, and returns the unit that it meets twice.
    fn up(&mut self, unit: u32, parents: &[Option<u32>], first: usize) -> Option<u32> {
        self.walk += 1;
        let mut next = Some(unit);
        while let Some(at) = next {
            let met = self.met.get_mut(at as usize)?;
            if *met == self.walk {
                return Some(at);
            }
            if *met >= first {
                return None;
            }
            *met = self.walk;
            next = parents.get(at as usize).copied().flatten();
        }
        None
    }
}

/// Returns the first day on which a total may be another after the steps, empty for always; none when no total is: names
/// are in none, and a new unit without values is only missed where the one above it had nothing below.
#[must_use]
pub fn first_change(before: &Units, steps: &[Step]) -> Option<String> {
    let places: HashMap<&str, &Place> = before.places().iter().map(|place| (place.id.as_str(), place)).collect();
    let mut below: HashMap<&str, &str> = HashMap::new();
    for place in before.places().iter().filter(|place| place.to_day.is_none()) {
        let is_closed = before.find(&place.measured_unit_id).is_none_or(|unit| unit.closed_on.is_some());
        if let Some(parent) = place.parent_id.as_deref().filter(|_| !is_closed) {
            let first = below.entry(parent).or_insert(&place.from_day);
            *first = (*first).min(&place.from_day);
        }
    }
    let day = |step: &Step| -> Option<String> {
        let place = |id: &String| places.get(id.as_str()).copied();
        match step {
            Step::Add { .. } | Step::Name { .. } => None,
            Step::Stand { unit, parent, from, .. } => {
                let is_new = before.find(unit).is_none();
                let changes_above = parent.as_ref().is_some_and(|parent| {
                    let has_more = below.get(parent.as_str()).is_some_and(|first| *first <= from.as_str());
                    before.find(parent).is_some() && !has_more
                });
                (!is_new || changes_above).then(|| from.clone())
            }
            Step::Leave { place: id, until } => {
                let known = place(id).and_then(|place| place.to_day.clone());
                known.into_iter().chain(until.clone()).min()
            }
            Step::Begin { place: id, from } => {
                place(id).map(|place| place.from_day.clone()).into_iter().chain([from.clone()]).min()
            }
            Step::Forget { place: id } => place(id).map(|place| place.from_day.clone()),
            Step::Close { unit, on, .. } => {
                let known = before.find(unit).and_then(|unit| unit.closed_on.clone());
                known.into_iter().chain(on.clone()).min()
            }
        }
    };
    steps.iter().filter_map(day).min()
}
