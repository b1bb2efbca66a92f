//! Who is below whom: units as numbers from 0, in an order in which everything below a unit follows it.

/// A forest of units, each with at most one unit directly above it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tree {
    parents: Vec<Option<u32>>,
    /// The units from the top: each before those below it, siblings by number.
    order: Vec<u32>,
    /// Whether a unit has others below it.
    inner: Vec<bool>,
}

/// Why parents do not make a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TreeFault {
    /// A unit's parent is not a unit.
    #[error("unit {unit} has a parent that does not exist")]
    UnknownParent {
        /// The unit.
        unit: usize,
    },
    /// A unit is above itself.
    #[error("unit {unit} is above itself")]
    Cycle {
        /// One of the units in the circle.
        unit: usize,
    },
    /// There are more units than numbers for them.
    #[error("there are too many units")]
    TooMany,
}

impl Tree {
    /// Makes the tree in which unit `i` is directly below `parents[i]`, or at the top.
    ///
    /// # Errors
    /// See [`TreeFault`].
    pub fn new(parents: Vec<Option<u32>>) -> Result<Self, TreeFault> {
        let count = u32::try_from(parents.len()).map_err(|_| TreeFault::TooMany)?;
        let mut below: Vec<Vec<u32>> = vec![Vec::new(); parents.len()];
        let mut waiting = Vec::new();
        for (unit, parent) in (0..count).zip(&parents) {
            match parent {
                Some(parent) => {
                    below.get_mut(*parent as usize).ok_or(TreeFault::UnknownParent { unit: unit as usize })?.push(unit)
                }
                None => waiting.push(unit),
            }
        }
        let inner = below.iter().map(|units| !units.is_empty()).collect();
        let mut order = Vec::with_capacity(parents.len());
        waiting.reverse();
        while let Some(unit) = waiting.pop() {
            order.push(unit);
            waiting.extend(below.get(unit as usize).into_iter().flatten().rev());
        }
        if order.len() < parents.len() {
            return Err(TreeFault::Cycle { unit: in_circle(&parents, &order) });
        }
        Ok(Self { parents, order, inner })
    }

    /// How many units there are.
    #[must_use]
    pub const fn len(&self) -> usize {
        self.parents.len()
    }

    /// Tells whether there is no unit.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.parents.is_empty()
    }

    /// The unit directly above; nothing at the top, or when there is no such unit.
    #[must_use]
    pub fn parent(&self, unit: u32) -> Option<u32> {
        self.parents.get(unit as usize).copied().flatten()
    }

    /// All units above, the nearest first.
    pub fn above(&self, unit: u32) -> impl Iterator<Item = u32> {
        std::iter::successors(self.parent(unit), |unit| self.parent(*unit))
    }

    /// The units from the top: each before those below it, siblings by number.
    #[must_use]
    pub fn from_top(&self) -> &[u32] {
        &self.order
    }

    /// Tells whether there are units below this one.
    #[must_use]
    pub fn is_inner(&self, unit: u32) -> bool {
        self.inner.get(unit as usize).copied().unwrap_or(false)
    }
}

/// A unit that cannot be reached from the top because it is above itself: from one that was not reached, far enough up
/// to be in the circle.
fn in_circle(parents: &[Option<u32>], reached: &[u32]) -> usize {
    let mut is_reached = vec![false; parents.len()];
    for unit in reached {
        is_reached.get_mut(*unit as usize).into_iter().for_each(|mark| *mark = true);
    }
    let mut unit = is_reached.iter().position(|mark| !mark).unwrap_or(0);
    for _ in 0..parents.len() {
        unit = parents.get(unit).copied().flatten().map_or(unit, |parent| parent as usize);
    }
    unit
}
