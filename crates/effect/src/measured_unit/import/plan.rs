//! What a file of units changes in a tree: decided in memory, shown, and then kept.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::RowFault;
use super::file::{Row, UnitFile, Wanted};
use crate::measured_unit::change::{Step, after, check};
use crate::measured_unit::rules::MOST_UNITS;
use crate::measured_unit::{MeasuredUnit, Refusal, Units};

/// Whether a unit comes into a group or goes out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Membership {
    /// The unit is in the group from now on.
    Joins {
        /// The group's name.
        group: String,
        /// The unit.
        unit: String,
    },
    /// The unit is in the group no more.
    Leaves {
        /// The group's name.
        group: String,
        /// The unit.
        unit: String,
    },
}

/// A change, in the words of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// `added`, `renamed`, `moved`, `begins`, `closed`, `joins` or `leaves`.
    pub kind: &'static str,
    /// The unit's code.
    pub code: String,
    /// The unit's name, after the change.
    pub name: String,
    /// What was: the name, the unit above.
    pub before: String,
    /// What is: the name, the unit above, the group.
    pub after: String,
    /// From which day; empty: always, or not said.
    pub day: String,
}

/// What a file changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The changes, in the order of the file.
    pub changes: Vec<Change>,
    /// How many units of the file stay as they are.
    pub same: usize,
    pub(crate) steps: Vec<Step>,
    pub(crate) memberships: Vec<Membership>,
}

impl Plan {
    /// Tells whether the file changes nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.changes.is_empty()
    }

    /// Counts the changes of one kind.
    #[must_use]
    pub fn count(&self, kind: &str) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }
}

/// The official groups of a tree: the units of each, by name.
pub type Groups = BTreeMap<String, BTreeSet<String>>;

/// Decides what a file changes in a tree.
///
/// # Errors
/// Everything that cannot be done, with its place in the file.
pub fn plan(
    units: &Units,
    groups: &Groups,
    file: &UnitFile,
    id: impl FnMut() -> String,
) -> Result<Plan, Vec<RowFault>> {
    let mut planner = Planner::new(units, file, id);
    let mut by_code: HashMap<&str, Vec<&Row>> = HashMap::new();
    let mut order: Vec<&str> = Vec::new();
    for row in &file.rows {
        let rows = by_code.entry(&row.code).or_default();
        if rows.is_empty() {
            order.push(&row.code);
        }
        rows.push(row);
    }
    planner.name_new(&order);
    for code in order {
        let mut rows = by_code.remove(code).unwrap_or_default();
        rows.sort_by(|one, other| one.from.cmp(&other.from));
        planner.unit(code, &rows, groups);
    }
    planner.finish()
}

/// A place as it is while the rows are gone through.
#[derive(Clone)]
struct Spot {
    id: String,
    parent: Option<String>,
    from: String,
    to: Option<String>,
}

struct Planner<'p, N> {
    units: &'p Units,
    file: &'p UnitFile,
    id: N,
    /// Identifier of every unit, known or new, by code.
    ids: HashMap<&'p str, String>,
    /// Name of every unit by identifier, as it is after the file.
    names: HashMap<String, String>,
    /// Where each known unit has stood, in the order of time.
    spots: HashMap<&'p str, Vec<Spot>>,
    plan: Plan,
    faults: Vec<RowFault>,
}

impl<'p, N: FnMut() -> String> Planner<'p, N> {
    fn new(units: &'p Units, file: &'p UnitFile, id: N) -> Self {
        let mut spots: HashMap<&str, Vec<Spot>> = HashMap::new();
        for place in units.places() {
            spots.entry(&place.measured_unit_id).or_default().push(Spot {
                id: place.id.clone(),
                parent: place.parent_id.clone(),
                from: place.from_day.clone(),
                to: place.to_day.clone(),
            });
        }
        spots.values_mut().for_each(|spots| spots.sort_by(|one, other| one.from.cmp(&other.from)));
        let ids = units.units.iter().map(|unit| (unit.code.as_str(), unit.id.clone())).collect();
        let names = units.units.iter().map(|unit| (unit.id.clone(), unit.name.clone())).collect();
        Self { units, file, id, ids, names, spots, plan: Plan::default(), faults: Vec::new() }
    }

    /// Gives every new unit an identifier, and every unit its name in the file.
    fn name_new(&mut self, codes: &[&'p str]) {
        for code in codes {
            if !self.ids.contains_key(code) {
                let id = (self.id)();
                self.ids.insert(code, id);
            }
        }
        for row in &self.file.rows {
            if let Some(id) = self.ids.get(row.code.as_str()) {
                self.names.insert(id.clone(), row.name.clone());
            }
        }
    }

    fn refuse(&mut self, row: &Row, column: &str, value: &str, wanted: Wanted) {
        self.faults.push(self.file.fault(row, column, value, wanted));
    }

    fn say(&mut self, kind: &'static str, row: &Row, (before, after, day): (&str, &str, &str)) {
        self.plan.changes.push(Change {
            kind,
            code: row.code.clone(),
            name: row.name.clone(),
            before: before.to_owned(),
            after: after.to_owned(),
            day: day.to_owned(),
        });
    }

    fn name_of(&self, unit: Option<&String>) -> String {
        unit.and_then(|unit| self.names.get(unit)).cloned().unwrap_or_default()
    }

    /// Decides on one unit: its rows in the order of time.
    fn unit(&mut self, code: &str, rows: &[&Row], groups: &Groups) {
        let (Some(id), Some(last)) = (self.ids.get(code).cloned(), rows.last()) else { return };
        let said_before = self.plan.changes.len();
        let known = self.units.find(&id);
        match known {
            None => {
                let (name, note) = (last.name.clone(), String::new());
                self.plan.steps.push(Step::Add { unit: id.clone(), code: code.to_owned(), name, note });
            }
            Some(unit) if unit.name != last.name => {
                let (name, note) = (last.name.clone(), unit.note.clone());
                self.plan.steps.push(Step::Name { unit: id.clone(), name, note });
                self.say("renamed", last, (&unit.name, &last.name, ""));
            }
            Some(_) => {}
        }
        let mut spots = self.spots.get(id.as_str()).cloned().unwrap_or_default();
        let is_only = rows.len() == 1;
        for row in rows {
            self.place(&id, row, is_only, &mut spots);
        }
        self.close(&id, known, rows, &spots);
        if let Some(wanted) = &last.groups {
            self.group(&id, last, wanted, groups);
        }
        if self.plan.changes.len() == said_before {
            self.plan.same += 1;
        }
    }

    /// Decides where a unit stands by one row.
    fn place(&mut self, unit: &str, row: &Row, is_only: bool, spots: &mut Vec<Spot>) {
        let names = self.file.names;
        let parent = match row.parent.as_deref() {
            // A file that says nothing of places moves nobody.
            None if !spots.is_empty() => return,
            None | Some("") => None,
            Some(code) => match self.ids.get(code).cloned() {
                Some(parent) => Some(parent),
                None => return self.refuse(row, names.parent, code, Wanted::KnownUnit),
            },
        };
        let Some(last) = spots.last().cloned() else {
            self.say("added", row, ("", &self.name_of(parent.as_ref()), &row.from));
            return self.stand(unit, row, parent, spots);
        };
        let covers = |spot: &&Spot| spot.from <= row.from && spot.to.as_ref().is_none_or(|to| row.from < *to);
        let covering = if row.from.is_empty() && is_only { Some(&last) } else { spots.iter().find(covers) };
        let first = spots.first().filter(|first| row.from < first.from);
        let is_there = covering.or(first).is_some_and(|spot| spot.parent == parent);
        if is_there {
            if is_only && spots.len() == 1 && !row.from.is_empty() && last.from != row.from {
                self.plan.steps.push(Step::Begin { place: last.id.clone(), from: row.from.clone() });
                self.say("begins", row, (&last.from, "", &row.from));
            }
        } else if row.from.is_empty() {
            self.refuse(row, names.from, "", Wanted::MoveDay);
        } else if row.from <= last.from {
            self.refuse(row, names.from, &row.from, Wanted::DayAfter(last.from));
        } else {
            let (before, after) = (self.name_of(last.parent.as_ref()), self.name_of(parent.as_ref()));
            self.say("moved", row, (&before, &after, &row.from));
            self.plan.steps.push(Step::Leave { place: last.id, until: Some(row.from.clone()) });
            if let Some(last) = spots.last_mut() {
                last.to = Some(row.from.clone());
            }
            self.stand(unit, row, parent, spots);
        }
    }

    fn stand(&mut self, unit: &str, row: &Row, parent: Option<String>, spots: &mut Vec<Spot>) {
        let place = (self.id)();
        spots.push(Spot { id: place.clone(), parent: parent.clone(), from: row.from.clone(), to: None });
        let reason = self.file.name.clone();
        let (unit, from) = (unit.to_owned(), row.from.clone());
        self.plan.steps.push(Step::Stand { place, unit, parent, from, reason });
    }

    /// Decides whether a unit is closed by its last row.
    fn close(&mut self, id: &str, known: Option<&MeasuredUnit>, rows: &[&Row], spots: &[Spot]) {
        let names = self.file.names;
        for (row, next) in rows.iter().zip(rows.iter().skip(1)) {
            if !row.to.is_empty() && row.to != next.from {
                self.refuse(row, names.to, &row.to, Wanted::NextFrom(next.from.clone()));
            }
        }
        let Some(row) = rows.last().filter(|row| !row.to.is_empty()) else { return };
        if known.is_some_and(|unit| unit.closed_on.as_ref() == Some(&row.to)) {
            return;
        }
        if spots.last().is_some_and(|spot| row.to <= spot.from) {
            return self.refuse(row, names.to, &row.to, Wanted::ToAfterFrom);
        }
        self.plan.steps.push(Step::Close {
            unit: id.to_owned(),
            on: Some(row.to.clone()),
            successor: known.and_then(|unit| unit.successor_id.clone()),
            reason: self.file.name.clone(),
        });
        self.say("closed", row, ("", "", &row.to));
    }

    /// Decides on the official groups of a unit: exactly those of the file.
    fn group(&mut self, id: &str, row: &Row, wanted: &[String], groups: &Groups) {
        for group in wanted {
            if !groups.get(group).is_some_and(|members| members.contains(id)) {
                self.plan.memberships.push(Membership::Joins { group: group.clone(), unit: id.to_owned() });
                self.say("joins", row, ("", group, ""));
            }
        }
        for (group, members) in groups {
            if members.contains(id) && !wanted.contains(group) {
                self.plan.memberships.push(Membership::Leaves { group: group.clone(), unit: id.to_owned() });
                self.say("leaves", row, ("", group, ""));
            }
        }
    }

    fn finish(mut self) -> Result<Plan, Vec<RowFault>> {
        if self.faults.is_empty() {
            let result = after(self.units, &self.plan.steps);
            let refusal = if result.units.len() > MOST_UNITS { Err(Refusal::TooMany) } else { check(&result) };
            if let Err(refusal) = refusal {
                self.faults.push(self.fault_of(&refusal));
            }
        }
        if self.faults.is_empty() { Ok(self.plan) } else { Err(self.faults) }
    }

    /// Puts what stands in the way of the whole on the row that it comes from.
    fn fault_of(&self, refusal: &Refusal) -> RowFault {
        let names = self.file.names;
        let (unit, above, wanted) = match refusal {
            Refusal::Circle { unit } => (unit.as_str(), "", Wanted::NoCircle),
            Refusal::ParentClosed { unit, parent } => (unit.as_str(), parent.as_str(), Wanted::OpenParent),
            Refusal::ParentNotYet { unit, parent, day } => {
                (unit.as_str(), parent.as_str(), Wanted::AfterParent(day.clone()))
            }
            _ => ("", "", Wanted::FewerUnits),
        };
        // The file may only say something of the one above.
        let named = |name: &str| self.file.rows.iter().rev().find(|row| row.name == name);
        match named(unit).or_else(|| named(above)).or(self.file.rows.last()) {
            Some(row) if matches!(wanted, Wanted::AfterParent(_)) => {
                self.file.fault(row, names.from, &row.from, wanted)
            }
            Some(row) => self.file.fault(row, names.parent, row.parent.as_deref().unwrap_or_default(), wanted),
            None => tabular::Fault {
                file: self.file.name.clone(),
                line: 0,
                column: String::new(),
                value: String::new(),
                expected: wanted,
            },
        }
    }
}
