//! One band of columns added up over all units: as a table where it is well filled, as rows where it is not.

use std::ops::Range;

use super::Whole;
use super::engine::{Fault, Observations, Plan};
use super::grouping::{Entry, Sorted};
use super::totals::Total;

/// A table with more than so many cells per value is kept as rows.
const CELLS_PER_VALUE: usize = 8;
/// A table of at most so many cells is always kept as one.
const SMALL: usize = 1 << 12;

/// Where the values of a unit are added.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In this row.
    Row(u32),
    /// In none: the unit stands alone and totals are only wanted for those with others below.
    Nowhere,
}

/// The values of a band.
pub(super) enum Rows<'a, V> {
    /// Stretches of the observations; `first` is the band's first column.
    InPlace { observations: Observations<'a, V>, runs: &'a [Range<usize>], first: u32 },
    /// Those with this number in each sorted piece.
    Sorted { sorted: &'a [Sorted<V>], nth: u32 },
}

impl<V: Whole> Rows<'_, V> {
    fn len(&self) -> usize {
        match self {
            Self::InPlace { runs, .. } => runs.iter().map(ExactSizeIterator::len).sum(),
            Self::Sorted { sorted, nth } => sorted.iter().map(|piece| piece.of(*nth).len()).sum(),
        }
    }

    /// Gives every value to `add`, which says whether it could place it.
    fn each(&self, mut add: impl FnMut(Entry<V>) -> Result<(), Fault>) -> Result<(), Fault> {
        match self {
            Self::InPlace { observations, runs, first } => runs.iter().try_for_each(|run| {
                let units = observations.units.get(run.clone()).unwrap_or_default();
                let columns = observations.columns.get(run.clone()).unwrap_or_default();
                let values = observations.values.get(run.clone()).unwrap_or_default();
                let mut all = units.iter().zip(columns).zip(values);
                all.try_for_each(|((unit, column), value)| {
                    add(Entry { unit: *unit, column: column - first, value: *value })
                })
            }),
            Self::Sorted { sorted, nth } => {
                sorted.iter().try_for_each(|piece| piece.of(*nth).iter().try_for_each(|entry| add(*entry)))
            }
        }
    }
}

/// The totals of a band.
#[derive(Debug)]
pub(super) enum Band<V> {
    /// A row per unit, a cell per column of the band.
    Table { sums: Vec<V>, counts: Vec<u32> },
    /// Only what is there: row, column, total; sorted by row, then column.
    List(Vec<(u32, u32, Total<V>)>),
}

impl<V: Whole> Band<V> {
    pub(super) fn new(plan: &Plan, rows: &Rows<'_, V>) -> Result<Self, Fault> {
        let cells = plan.above.len() * plan.width as usize;
        if cells > SMALL && cells / CELLS_PER_VALUE > rows.len() { list(plan, rows) } else { table(plan, rows, cells) }
    }

    /// The totals of one row in the order of columns; those without a value are left out.
    pub(super) fn row(&self, row: u32, width: u32) -> impl Iterator<Item = (u32, Total<V>)> {
        let (table, list) = match self {
            Self::Table { sums, counts } => {
                let cells = row as usize * width as usize..(row as usize + 1) * width as usize;
                let sums = sums.get(cells.clone()).unwrap_or_default();
                let counts = counts.get(cells).unwrap_or_default();
                let totals = sums.iter().zip(counts).map(|(sum, count)| Total { sum: *sum, count: *count });
                (Some((0..width).zip(totals).filter(|(_, total)| total.count > 0)), None)
            }
            Self::List(list) => {
                let start = list.partition_point(|(other, ..)| *other < row);
                let from = list.get(start..).unwrap_or_default().iter();
                (
                    None,
                    Some(from.take_while(move |(other, ..)| *other == row).map(|(_, column, total)| (*column, *total))),
                )
            }
        };
        table.into_iter().flatten().chain(list.into_iter().flatten())
    }

    /// The total of a row and a column of the band.
    pub(super) fn get(&self, row: u32, column: u32, width: u32) -> Option<Total<V>> {
        match self {
            Self::Table { sums, counts } => {
                let at = row as usize * width as usize + column as usize;
                let total = Total { sum: *sums.get(at)?, count: *counts.get(at)? };
                Some(total).filter(|total| total.count > 0)
            }
            Self::List(list) => {
                let at = list.binary_search_by(|(a, b, _)| (*a, *b).cmp(&(row, column))).ok()?;
                list.get(at).map(|(.., total)| *total)
            }
        }
    }
}

/// Adds every value to its cell, and then every row, from the last one on, to the row above it.
fn table<V: Whole>(plan: &Plan, rows: &Rows<'_, V>, cells: usize) -> Result<Band<V>, Fault> {
    let width = plan.width as usize;
    let (mut sums, mut counts) = (vec![V::default(); cells], vec![0_u32; cells]);
    // Where a unit's row begins; beyond the end when it has none.
    let begin = |place: &Place| if let Place::Row(row) = place { *row as usize * width } else { usize::MAX - width };
    let begins: Vec<usize> = plan.place_of.iter().map(begin).collect();
    let mut is_over = false;
    rows.each(|entry| {
        let begin = begins.get(entry.unit as usize).ok_or(Fault::UnknownUnit)?;
        let at = begin + entry.column as usize;
        if let (Some(sum), Some(count)) = (sums.get_mut(at), counts.get_mut(at)) {
            let (added, over) = sum.adding(entry.value);
            *sum = added;
            *count += 1;
            is_over |= over;
        }
        Ok(())
    })?;
    for (row, above) in plan.above.iter().enumerate().rev() {
        let Some(above) = above else { continue };
        let (start, target) = (row * width, *above as usize * width);
        is_over |= add_row(&mut sums, start, target, width, V::adding);
        add_row(&mut counts, start, target, width, u32::overflowing_add);
    }
    if is_over { Err(Fault::TooLarge) } else { Ok(Band::Table { sums, counts }) }
}

/// Adds the row that begins at `start` to the earlier one that begins at `target`, and tells whether a sum did not fit.
fn add_row<N: Copy>(
    cells: &mut [N],
    start: usize,
    target: usize,
    width: usize,
    add: impl Fn(N, N) -> (N, bool),
) -> bool {
    let Some((before, from)) = cells.split_at_mut_checked(start) else { return false };
    let mut is_over = false;
    for (sum, part) in before.iter_mut().skip(target).zip(from.iter().take(width)) {
        let (added, over) = add(*sum, *part);
        *sum = added;
        is_over |= over;
    }
    is_over
}

/// Writes every value once for each row it counts in, sorts, and adds up neighbours.
fn list<V: Whole>(plan: &Plan, rows: &Rows<'_, V>) -> Result<Band<V>, Fault> {
    let above = |row: &u32| plan.above.get(*row as usize).copied().flatten();
    let mut all: Vec<(u32, u32, Total<V>)> = Vec::with_capacity(rows.len() * 2);
    rows.each(|entry| {
        let place = plan.place_of.get(entry.unit as usize).ok_or(Fault::UnknownUnit)?;
        if let Place::Row(row) = place {
            let total = Total { sum: entry.value, count: 1 };
            all.extend(std::iter::successors(Some(*row), above).map(|row| (row, entry.column, total)));
        }
        Ok(())
    })?;
    all.sort_unstable_by_key(|(row, column, _)| (*row, *column));
    let mut is_over = false;
    all.dedup_by(|next, kept| {
        let is_same = (next.0, next.1) == (kept.0, kept.1);
        if is_same {
            let (sum, over) = kept.2.sum.adding(next.2.sum);
            kept.2 = Total { sum, count: kept.2.count + next.2.count };
            is_over |= over;
        }
        is_same
    });
    all.shrink_to_fit();
    if is_over { Err(Fault::TooLarge) } else { Ok(Band::List(all)) }
}
