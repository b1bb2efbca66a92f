//! What may be done with a unit of a tree: decided from the tree as it is, without the database.

use jiff::civil::Date;

use super::change::{Step, after, check};
use super::{MeasuredUnit, Place, Units};
use crate::typed::is_long;
pub(super) use crate::typed::one_line;

/// The longest code, in letters.
const MOST_CODE: usize = 60;
/// The longest name, in letters: one line of a list.
const MOST_NAME: usize = 200;
/// The longest reason or note, in letters.
const MOST_WORDS: usize = 600;
/// The most units of a tree.
pub const MOST_UNITS: usize = 20_000;

/// What stands in the way of a change of a tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has no name.
    NoName,
    /// The name is too long.
    LongName,
    /// There is a tree of that name.
    NameTaken,
    /// The unit has no code.
    NoCode,
    /// The code is too long.
    LongCode,
    /// Another unit of the tree has that code.
    CodeTaken,
    /// A note or a reason is too long.
    LongWords,
    /// Nothing says why.
    NoReason,
    /// What should be a day is none.
    NoDay,
    /// Something later is known of where the unit stood: its last day of change.
    Later {
        /// The day.
        day: String,
    },
    /// It stands there already.
    SamePlace,
    /// The unit is closed already.
    Closed,
    /// The unit above, or the successor, is not in the tree.
    UnknownUnit,
    /// The unit would be above itself.
    Circle {
        /// Its name.
        unit: String,
    },
    /// A unit would stand under one that is closed.
    ParentClosed {
        /// Its name.
        unit: String,
        /// The closed one's name.
        parent: String,
    },
    /// A unit would stand under one that is not there yet.
    ParentNotYet {
        /// Its name.
        unit: String,
        /// The name of the one above.
        parent: String,
        /// The first day of the one above.
        day: String,
    },
    /// It has only ever stood in one place.
    NothingToUndo,
    /// Someone else has moved, closed or opened it since it was seen.
    UndoChanged,
    /// Someone else has changed its name or note since they were seen.
    Renamed,
    /// There are too many units.
    TooMany,
}

impl Refusal {
    /// Returns the key of the text that says what to do; holes are `unit`, `parent` and `day`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NoName => "unit-refused-no-name",
            Self::LongName => "unit-refused-long-name",
            Self::NameTaken => "unit-refused-name-taken",
            Self::NoCode => "unit-refused-no-code",
            Self::LongCode => "unit-refused-long-code",
            Self::CodeTaken => "unit-refused-code-taken",
            Self::LongWords => "unit-refused-long-words",
            Self::NoReason => "unit-refused-no-reason",
            Self::NoDay => "unit-refused-no-day",
            Self::Later { .. } => "unit-refused-later",
            Self::SamePlace => "unit-refused-same-place",
            Self::Closed => "unit-refused-closed",
            Self::UnknownUnit => "unit-refused-unknown",
            Self::Circle { .. } => "unit-refused-circle",
            Self::ParentClosed { .. } => "unit-refused-parent-closed",
            Self::ParentNotYet { .. } => "unit-refused-parent-not-yet",
            Self::NothingToUndo => "unit-refused-undo",
            Self::UndoChanged => "unit-refused-undo-changed",
            Self::Renamed => "unit-refused-renamed",
            Self::TooMany => "unit-refused-too-many",
        }
    }

    /// Returns the name of the unit that it is about, when it is about one.
    #[must_use]
    pub fn unit(&self) -> Option<&str> {
        match self {
            Self::Circle { unit } | Self::ParentClosed { unit, .. } | Self::ParentNotYet { unit, .. } => Some(unit),
            _ => None,
        }
    }

    /// Returns the field of the form that it is about.
    #[must_use]
    pub const fn field(&self) -> &'static str {
        match self {
            Self::NoName | Self::LongName | Self::NameTaken | Self::Renamed => "navn",
            Self::NoCode | Self::LongCode | Self::CodeTaken | Self::TooMany => "kode",
            Self::LongWords | Self::NoReason => "grund",
            Self::NoDay | Self::Later { .. } | Self::ParentNotYet { .. } | Self::Closed => "dag",
            Self::NothingToUndo | Self::UndoChanged => "historik",
            Self::SamePlace | Self::UnknownUnit | Self::Circle { .. } | Self::ParentClosed { .. } => "over",
        }
    }
}

/// A unit to add.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewUnit {
    /// What files call it; one of its kind in the tree.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// Identifier of the unit above; none at the top.
    pub parent: Option<String>,
    /// The first day on which it is there, `YYYY-MM-DD`; empty: always.
    pub from: String,
    /// Anything to say of it.
    pub note: String,
}

/// Returns what a trimmed name breaks.
pub(super) fn name_fault(name: &str) -> Option<Refusal> {
    if name.is_empty() { Some(Refusal::NoName) } else { is_long(name, MOST_NAME).then_some(Refusal::LongName) }
}

/// Returns what a trimmed code breaks.
pub(super) fn code_fault(code: &str) -> Option<Refusal> {
    if code.is_empty() { Some(Refusal::NoCode) } else { is_long(code, MOST_CODE).then_some(Refusal::LongCode) }
}

/// Returns what a trimmed note breaks.
pub(super) fn note_fault(note: &str) -> Option<Refusal> {
    is_long(note, MOST_WORDS).then_some(Refusal::LongWords)
}

fn reason_fault(reason: &str) -> Option<Refusal> {
    if reason.is_empty() { Some(Refusal::NoReason) } else { note_fault(reason) }
}

/// Reads a day as forms send it; empty is no day.
pub(super) fn day(text: &str) -> Option<String> {
    let day: Date = text.trim().parse().ok()?;
    (1900..=2200).contains(&day.year()).then(|| day.to_string())
}

fn one(refusal: Refusal) -> Vec<Refusal> {
    vec![refusal]
}

/// Returns the steps when they leave a tree.
fn tried(units: &Units, steps: Vec<Step>) -> Result<Vec<Step>, Vec<Refusal>> {
    check(&after(units, &steps)).map_err(one)?;
    Ok(steps)
}

/// Where a unit stands now.
pub(super) fn last_place<'u>(units: &'u Units, unit: &str) -> Option<&'u Place> {
    let own = units.places().iter().filter(|place| place.measured_unit_id == unit);
    own.max_by(|one, other| (&one.from_day, one.at).cmp(&(&other.from_day, other.at)))
}

/// Decides on a new unit.
pub(super) fn add(units: &Units, new: &NewUnit, mut id: impl FnMut() -> String) -> Result<Vec<Step>, Vec<Refusal>> {
    let (code, name, note) = (one_line(&new.code), one_line(&new.name), new.note.trim().to_owned());
    let mut faults: Vec<Refusal> =
        [code_fault(&code), name_fault(&name), note_fault(&note)].into_iter().flatten().collect();
    if units.coded(&code).is_some() {
        faults.push(Refusal::CodeTaken);
    }
    if units.units.len() >= MOST_UNITS {
        faults.push(Refusal::TooMany);
    }
    let from = if new.from.trim().is_empty() { Some(String::new()) } else { day(&new.from) };
    if new.parent.as_ref().is_some_and(|parent| units.find(parent).is_none()) {
        faults.push(Refusal::UnknownUnit);
    }
    let Some(from) = from.filter(|_| faults.is_empty()) else {
        if day(&new.from).is_none() && !new.from.trim().is_empty() {
            faults.push(Refusal::NoDay);
        }
        return Err(faults);
    };
    let unit = id();
    let add = Step::Add { unit: unit.clone(), code, name, note };
    let stand = Step::Stand { place: id(), unit, parent: new.parent.clone(), from, reason: String::new() };
    tried(units, vec![add, stand])
}

/// What a unit is to be called.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Naming<'n> {
    /// Its name.
    pub name: &'n str,
    /// Anything to say of it.
    pub note: &'n str,
    /// What whoever changes it saw ([`seen`]).
    pub seen: &'n str,
}

/// Returns what whoever changes a unit's name and note saw of them: the same text as long as nothing has changed.
#[must_use]
pub fn seen(unit: &MeasuredUnit) -> String {
    format!("{} | {}", one_line(&unit.name), one_line(&unit.note))
}

/// Decides on a unit's name and note.
pub(super) fn rename(units: &Units, unit: &str, new: &Naming<'_>) -> Result<Vec<Step>, Vec<Refusal>> {
    let (name, note) = (one_line(new.name), new.note.trim().to_owned());
    let faults: Vec<Refusal> = [name_fault(&name), note_fault(&note)].into_iter().flatten().collect();
    if !faults.is_empty() {
        return Err(faults);
    }
    let known = units.find(unit).ok_or_else(|| one(Refusal::UnknownUnit))?;
    if seen(known) != new.seen {
        return Err(one(Refusal::Renamed));
    }
    let step = Step::Name { unit: known.id.clone(), name, note };
    Ok(vec![step])
}

/// A day and a reason, read and checked, for a unit that is there and whose last change lies before.
fn change_of<'u>(
    units: &'u Units,
    unit: &str,
    on: &str,
    reason: &str,
) -> Result<(&'u MeasuredUnit, &'u Place, String), Vec<Refusal>> {
    let unknown = || one(Refusal::UnknownUnit);
    let known = units.find(unit).ok_or_else(unknown)?;
    let place = last_place(units, unit).ok_or_else(unknown)?;
    let day = day(on);
    let mut faults: Vec<Refusal> = reason_fault(reason).into_iter().collect();
    if known.closed_on.is_some() {
        faults.push(Refusal::Closed);
    }
    match &day {
        None => faults.push(Refusal::NoDay),
        Some(day) if *day <= place.from_day => faults.push(Refusal::Later { day: place.from_day.clone() }),
        Some(_) => {}
    }
    match day {
        Some(day) if faults.is_empty() => Ok((known, place, day)),
        _ => Err(faults),
    }
}

/// Decides on moving a unit under another, or to the top, from a day.
pub(super) fn move_under(
    units: &Units,
    unit: &str,
    (parent, from, reason): (Option<&str>, &str, &str),
    mut id: impl FnMut() -> String,
) -> Result<Vec<Step>, Vec<Refusal>> {
    let (known, place, from) = change_of(units, unit, from, reason)?;
    if place.parent_id.as_deref() == parent {
        return Err(one(Refusal::SamePlace));
    }
    if parent.is_some_and(|parent| units.find(parent).is_none()) {
        return Err(one(Refusal::UnknownUnit));
    }
    tried(units, moved(known, place, parent, &from, reason, id()))
}

fn moved(
    unit: &MeasuredUnit,
    place: &Place,
    parent: Option<&str>,
    from: &str,
    reason: &str,
    new_place: String,
) -> Vec<Step> {
    let parent = parent.map(str::to_owned);
    vec![
        Step::Leave { place: place.id.clone(), until: Some(from.to_owned()) },
        Step::Stand {
            place: new_place,
            unit: unit.id.clone(),
            parent,
            from: from.to_owned(),
            reason: reason.to_owned(),
        },
    ]
}

/// Decides on closing a unit from a day.
pub(super) fn close(units: &Units, unit: &str, on: &str, reason: &str) -> Result<Vec<Step>, Vec<Refusal>> {
    let (known, _, on) = change_of(units, unit, on, reason)?;
    let close = Step::Close { unit: known.id.clone(), on: Some(on), successor: None, reason: reason.to_owned() };
    tried(units, vec![close])
}

/// Decides on merging a unit into a successor from a day. What stood below it stands below the successor from then on.
pub(super) fn merge(
    units: &Units,
    unit: &str,
    (successor, on, reason): (&str, &str, &str),
    mut id: impl FnMut() -> String,
) -> Result<Vec<Step>, Vec<Refusal>> {
    let (known, _, on) = change_of(units, unit, on, reason)?;
    let successor = units.find(successor).ok_or_else(|| one(Refusal::UnknownUnit))?;
    if successor.closed_on.is_some() || successor.id == known.id {
        return Err(one(Refusal::Circle { unit: successor.name.clone() }));
    }
    let mut steps = Vec::new();
    for below in units.units.iter().filter(|below| below.closed_on.is_none()) {
        let Some(place) = last_place(units, &below.id) else { continue };
        if place.parent_id.as_ref() != Some(&known.id) {
            continue;
        }
        if on <= place.from_day {
            return Err(one(Refusal::Later { day: place.from_day.clone() }));
        }
        steps.extend(moved(below, place, Some(&successor.id), &on, reason, id()));
    }
    steps.push(Step::Close {
        unit: known.id.clone(),
        on: Some(on),
        successor: Some(successor.id.clone()),
        reason: reason.to_owned(),
    });
    tried(units, steps)
}

/// Where a unit stands, and where it stood before, when that can be taken back.
fn last_move<'u>(units: &'u Units, unit: &str) -> Option<(&'u Place, &'u Place)> {
    let last = last_place(units, unit)?;
    let before = units.places().iter().find(|place| {
        place.measured_unit_id == unit && place.id != last.id && place.to_day.as_ref() == Some(&last.from_day)
    });
    before.map(|before| (before, last))
}

/// Returns what can be taken back of a unit: the day on which it was closed or merged, or else the identifier of its last
/// place; none when nothing can.
#[must_use]
pub fn undoable(units: &Units, unit: &str) -> Option<String> {
    let closed_on = units.find(unit)?.closed_on.clone();
    closed_on.or_else(|| last_move(units, unit).map(|(_, last)| last.id.clone()))
}

/// Decides on taking back the last change of where a unit stands: that it was closed or merged, or else its last move.
/// `seen` is what whoever does it saw ([`undoable`]).
pub(super) fn undo(units: &Units, unit: &str, seen: &str) -> Result<Vec<Step>, Vec<Refusal>> {
    let known = units.find(unit).ok_or_else(|| one(Refusal::UnknownUnit))?;
    let undoable = undoable(units, unit).ok_or_else(|| one(Refusal::NothingToUndo))?;
    if undoable != seen {
        return Err(one(Refusal::UndoChanged));
    }
    if known.closed_on.is_some() {
        let open = Step::Close { unit: known.id.clone(), on: None, successor: None, reason: String::new() };
        return tried(units, vec![open]);
    }
    let (before, last) = last_move(units, unit).ok_or_else(|| one(Refusal::NothingToUndo))?;
    let steps = vec![Step::Forget { place: last.id.clone() }, Step::Leave { place: before.id.clone(), until: None }];
    tried(units, steps)
}
