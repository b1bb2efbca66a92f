//! What came out: totals per unit and column.

use super::Whole;
use super::band::Band;
use super::engine::Plan;

/// What the values of a unit and all below it add up to, in one column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total<V> {
    /// Their sum.
    pub sum: V,
    /// How many values there are; at least 1.
    pub count: u32,
}

/// All totals of a roll-up.
#[derive(Debug)]
pub struct Totals<V> {
    row_of: Vec<Option<u32>>,
    width: u32,
    columns: u32,
    bands: Vec<Band<V>>,
}

impl<V: Whole> Totals<V> {
    pub(super) fn new(plan: Plan, columns: u32, bands: Vec<Band<V>>) -> Self {
        Self { row_of: plan.row_of, width: plan.width, columns, bands }
    }

    /// How many columns there are.
    #[must_use]
    pub const fn columns(&self) -> u32 {
        self.columns
    }

    /// The total of a unit in a column; nothing when there is no value below it, or totals of it were not asked for.
    #[must_use]
    pub fn get(&self, unit: u32, column: u32) -> Option<Total<V>> {
        let row = self.row_of.get(unit as usize).copied().flatten()?;
        self.bands.get((column / self.width) as usize)?.get(row, column % self.width, self.width)
    }

    /// The totals of a unit in the order of columns; columns without a value below it are left out.
    pub fn of(&self, unit: u32) -> impl Iterator<Item = (u32, Total<V>)> {
        let row = self.row_of.get(unit as usize).copied().flatten();
        row.into_iter().flat_map(move |row| {
            (0..).zip(&self.bands).flat_map(move |(nth, band): (u32, _)| {
                band.row(row, self.width).map(move |(column, total)| (nth * self.width + column, total))
            })
        })
    }
}
