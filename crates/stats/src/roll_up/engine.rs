//! The way in: values as columns of numbers, the shape they have, and what comes out.

use rayon::prelude::*;

use super::band::{Band, Place, Rows};
use super::grouping::{Grouped, group};
use super::totals::Totals;
use super::{Tree, Whole};

/// How much memory the table of one band may have: what a core keeps close.
const BAND_BYTES: usize = 512 * 1024;

/// Values, one per place in three columns of equal length. Several for the same unit and column add up.
#[derive(Clone, Copy, Debug)]
pub struct Observations<'a, V> {
    /// The unit of each.
    pub units: &'a [u32],
    /// The column of each: series × periods + period.
    pub columns: &'a [u32],
    /// Its value in units of the series' smallest decimal.
    pub values: &'a [V],
}

/// How many columns there are, and how many of them stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// How many series.
    pub series: u32,
    /// How many periods each series has.
    pub periods: u32,
}

impl Shape {
    /// The number of columns; nothing when it does not fit in 32 bits.
    #[must_use]
    pub const fn columns(self) -> Option<u32> {
        self.series.checked_mul(self.periods)
    }
}

/// For which units totals are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Levels {
    /// For all.
    All,
    /// For those that have units below them.
    Inner,
}

/// Why nothing was added up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// The columns are not equally long.
    #[error("the columns of observations are not equally long")]
    Ragged,
    /// There are more columns or more values than 32 bits can count.
    #[error("there is too much to count")]
    TooMuch,
    /// A value has a unit that is not in the tree.
    #[error("a value has a unit that is not in the tree")]
    UnknownUnit,
    /// A value has a column that the shape does not have.
    #[error("a value has a column that does not exist")]
    UnknownColumn,
    /// A sum does not fit, or a part of one on the way.
    #[error("a sum is too large")]
    TooLarge,
}

/// What is the same for all bands.
#[derive(Debug)]
pub(super) struct Plan {
    /// Which row of the tables is a unit's; nothing when none is.
    pub(super) row_of: Vec<Option<u32>>,
    /// Where the values of a unit are added: its own row or, when it has none, that of the unit above.
    pub(super) place_of: Vec<Place>,
    /// The row above each row; always an earlier one.
    pub(super) above: Vec<Option<u32>>,
    /// How many columns a band has; the last one may have fewer that are used.
    pub(super) width: u32,
}

impl Plan {
    fn new<V>(tree: &Tree, levels: Levels, shape: Shape) -> Self {
        let mut row_of = vec![None; tree.len()];
        let mut above = Vec::new();
        let row = |row_of: &[Option<u32>], unit: Option<u32>| {
            unit.and_then(|unit| row_of.get(unit as usize).copied().flatten())
        };
        let mut next = 0;
        for unit in tree.from_top() {
            if levels == Levels::Inner && !tree.is_inner(*unit) {
                continue;
            }
            above.push(row(&row_of, tree.parent(*unit)));
            row_of.get_mut(*unit as usize).into_iter().for_each(|own| *own = Some(next));
            next += 1;
        }
        let cell = size_of::<V>() + size_of::<u32>();
        let periods = shape.periods.max(1) as usize;
        let blocks = BAND_BYTES / cell.saturating_mul(periods).saturating_mul(above.len()).max(1);
        let blocks = blocks.clamp(1, (shape.series as usize).max(1));
        let width = u32::try_from(blocks * periods).unwrap_or(shape.periods.max(1));
        let place = |(unit, own): (u32, &Option<u32>)| match own.or_else(|| row(&row_of, tree.parent(unit))) {
            Some(row) => Place::Row(row),
            None => Place::Nowhere,
        };
        let place_of = (0..).zip(&row_of).map(place).collect();
        Self { row_of, place_of, above, width }
    }
}

/// Adds up all values over the tree: each unit's total is that of its own values and of all below it.
///
/// # Errors
/// See [`Fault`].
pub fn roll_up<V: Whole>(
    tree: &Tree,
    shape: Shape,
    observations: Observations<'_, V>,
    levels: Levels,
) -> Result<Totals<V>, Fault> {
    let Observations { units, columns, values } = observations;
    if units.len() != columns.len() || columns.len() != values.len() {
        return Err(Fault::Ragged);
    }
    let count = shape.columns().filter(|_| u32::try_from(values.len()).is_ok()).ok_or(Fault::TooMuch)?;
    let plan = Plan::new::<V>(tree, levels, shape);
    let bands = count.div_ceil(plan.width);
    let band = |rows: Rows<'_, V>| Band::new(&plan, &rows);
    let bands: Result<Vec<Band<V>>, Fault> = match group(observations, count, plan.width, bands)? {
        Grouped::InPlace(runs) => {
            let (each, from) = (runs.into_par_iter(), (0..bands).into_par_iter());
            each.zip(from)
                .map(|(runs, nth)| band(Rows::InPlace { observations, runs: &runs, first: nth * plan.width }))
                .collect()
        }
        Grouped::Sorted(sorted) => {
            (0..bands).into_par_iter().map(|nth| band(Rows::Sorted { sorted: &sorted, nth })).collect()
        }
    };
    Ok(Totals::new(plan, count, bands?))
}
