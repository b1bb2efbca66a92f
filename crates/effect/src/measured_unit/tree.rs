//! A tree of units as it was on a day, as the roll-up engine wants it.

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;
use stats::roll_up::{Tree, TreeFault};

use super::{MeasuredUnit, Place};

/// All units of a tree with where they stood, in memory. A unit's number is its place in `units`.
#[derive(Clone, Debug, Default)]
pub struct Units {
    /// The units, in the order of their names' codes.
    pub units: Vec<MeasuredUnit>,
    places: Vec<Place>,
    numbers: HashMap<String, u32>,
    codes: HashMap<String, u32>,
}

impl Units {
    /// Puts units and places together.
    #[must_use]
    pub fn new(units: Vec<MeasuredUnit>, places: Vec<Place>) -> Self {
        let numbered = |key: fn(&MeasuredUnit) -> &String| {
            (0_u32..).zip(&units).map(|(number, unit)| (key(unit).clone(), number)).collect()
        };
        let (numbers, codes) = (numbered(|unit| &unit.id), numbered(|unit| &unit.code));
        Self { numbers, codes, units, places }
    }

    /// The number of the unit with this identifier.
    #[must_use]
    pub fn number(&self, id: &str) -> Option<u32> {
        self.numbers.get(id).copied()
    }

    /// The number of the unit that files call so.
    #[must_use]
    pub fn coded(&self, code: &str) -> Option<u32> {
        self.codes.get(code).copied()
    }

    /// The unit with this number.
    #[must_use]
    pub fn unit(&self, number: u32) -> Option<&MeasuredUnit> {
        self.units.get(number as usize)
    }

    /// The unit with this identifier.
    #[must_use]
    pub fn find(&self, id: &str) -> Option<&MeasuredUnit> {
        self.number(id).and_then(|number| self.unit(number))
    }

    /// Everywhere that units have stood.
    #[must_use]
    pub fn places(&self) -> &[Place] {
        &self.places
    }

    /// The days on which anything moved, opened or closed, in order: between two of them the tree is the same.
    #[must_use]
    pub fn days_of_change(&self) -> BTreeSet<String> {
        let moved = self.places.iter().flat_map(|place| [Some(&place.from_day), place.to_day.as_ref()]);
        let closed = self.units.iter().map(|unit| unit.closed_on.as_ref());
        moved.chain(closed).flatten().filter(|day| !day.is_empty()).cloned().collect()
    }

    /// The tree as it was on a day.
    ///
    /// # Errors
    /// [`TreeFault`] when a unit was above itself.
    pub fn on(&self, day: Date) -> Result<TreeOnDay, TreeFault> {
        let day = day.to_string();
        let mut parents = vec![None; self.units.len()];
        let mut is_there = vec![false; self.units.len()];
        let holds = |from: &str, to: Option<&String>| from <= day.as_str() && to.is_none_or(|to| day < *to);
        for place in self.places.iter().filter(|place| holds(&place.from_day, place.to_day.as_ref())) {
            let Some(unit) = self.number(&place.measured_unit_id) else { continue };
            if self.unit(unit).is_none_or(|unit| !holds("", unit.closed_on.as_ref())) {
                continue;
            }
            let parent = place.parent_id.as_ref().and_then(|parent| self.number(parent));
            parents.get_mut(unit as usize).into_iter().for_each(|known| *known = parent);
            is_there.get_mut(unit as usize).into_iter().for_each(|known| *known = true);
        }
        let mut has_below = vec![false; self.units.len()];
        for (parent, _) in parents.iter().zip(&is_there).filter(|(_, is_there)| **is_there) {
            let above = parent.and_then(|parent: u32| has_below.get_mut(parent as usize));
            above.into_iter().for_each(|mark| *mark = true);
        }
        let is_leaf = |unit: &u32| {
            let at = |marks: &[bool]| marks.get(*unit as usize).copied().unwrap_or(false);
            at(&is_there) && !at(&has_below)
        };
        let leaves = (0..u32::try_from(self.units.len()).unwrap_or(u32::MAX)).filter(is_leaf).collect();
        Ok(TreeOnDay { tree: Tree::new(parents)?, is_there, leaves })
    }
}

/// A tree as it was on a day. Units that were not there yet, or no more, stand at the top without anything below.
#[derive(Clone, Debug)]
pub struct TreeOnDay {
    /// Who was below whom, by number.
    pub tree: Tree,
    /// Whether each unit was there.
    pub is_there: Vec<bool>,
    /// The units that were there with none below: those whose values add up.
    pub leaves: Vec<u32>,
}

impl TreeOnDay {
    /// Tells whether a unit was there.
    #[must_use]
    pub fn has(&self, unit: u32) -> bool {
        self.is_there.get(unit as usize).copied().unwrap_or(false)
    }

    /// Tells whether a unit's own value counts in the totals above it.
    #[must_use]
    pub fn is_leaf(&self, unit: u32) -> bool {
        self.leaves.binary_search(&unit).is_ok()
    }

    /// The leaves at or below a unit.
    #[must_use]
    pub fn leaves_of(&self, unit: u32) -> Vec<u32> {
        let is_within = |leaf: u32| leaf == unit || self.tree.above(leaf).any(|above| above == unit);
        self.leaves.iter().copied().filter(|leaf| is_within(*leaf)).collect()
    }
}
