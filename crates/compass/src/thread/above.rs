//! What lies above a thing, in the order in which a page tells of it.

use std::collections::HashSet;

use super::shown::shape;
use super::walk::{Found, level};
use super::{Level, Tie};

/// A thing met on the way up.
pub(super) struct Met {
    pub(super) found: Found,
    pub(super) depth: usize,
    pub(super) tie: Option<Tie>,
}

/// What lies above a thing: first the thing itself, then the others, nearest first.
pub(super) struct Above {
    pub(super) met: Vec<Met>,
    /// Lower and upper, by their places in `met`.
    pub(super) rungs: Vec<(usize, usize, Option<Tie>)>,
}

impl Above {
    /// Returns the first levels upwards, each thing followed by what lies above it.
    pub(super) fn in_reading_order(&self, levels: usize) -> Vec<Level> {
        let mut told = HashSet::from([0]);
        let mut shown = Vec::new();
        let mut left: Vec<(usize, usize, Option<&Tie>)> = self.rungs_from(0, 1);
        while let Some((place, depth, tie)) = left.pop() {
            let Some(met) = self.met.get(place) else { continue };
            let again = !told.insert(place);
            shown.push(Level { again, ..level(&met.found, depth, tie.cloned()) });
            if !again && depth < levels {
                left.extend(self.rungs_from(place, depth + 1));
            }
        }
        shape(&mut shown);
        shown
    }

    /// Returns what lies right above, the first one last.
    fn rungs_from(&self, place: usize, depth: usize) -> Vec<(usize, usize, Option<&Tie>)> {
        let from_here = self.rungs.iter().filter(|(lower, ..)| *lower == place);
        from_here.map(|(_, upper, tie)| (*upper, depth, tie.as_ref())).rev().collect()
    }

    /// Returns the nearest north when it lies so many steps away that it is not shown.
    pub(super) fn further(&self, levels: usize) -> Option<Level> {
        let norths = || self.met.iter().filter(|met| met.found.is_north);
        let is_shown = norths().any(|met| met.depth <= levels);
        norths().next().filter(|_| !is_shown).map(|met| level(&met.found, met.depth, None))
    }
}
