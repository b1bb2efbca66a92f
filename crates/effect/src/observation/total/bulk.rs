//! All totals of an indicator at once, by the engine for many values.

use std::collections::BTreeMap;
use std::collections::HashMap;

use stats::roll_up::{Levels, Observations, Shape, roll_up};

use super::store::Totalled;
use super::{Sum, Trees};
use crate::measured_unit::{TreeOnDay, Units};
use crate::observation::{Key, Said, ValueFault, unreadable};
use crate::period::Period;

/// So many bits each of the four counts has; together with the sign they fit in 128.
const BITS: u32 = 31;

/// The values of periods in which the tree is the same.
#[derive(Default)]
struct Stretch {
    columns: HashMap<(String, Period), u32>,
    units: Vec<u32>,
    column_of: Vec<u32>,
    sums: Vec<Sum>,
}

impl Stretch {
    fn add(&mut self, (breakdown, period): (String, Period), unit: u32, sum: Sum) {
        let next = u32::try_from(self.columns.len()).unwrap_or(u32::MAX);
        let column = *self.columns.entry((breakdown, period)).or_insert(next);
        self.units.push(unit);
        self.column_of.push(column);
        self.sums.push(sum);
    }
}

/// Adds up values over the tree as it was on the last day of each period.
pub(super) fn totals<'v>(
    units: &Units,
    values: impl Iterator<Item = (&'v Key, &'v Said)>,
) -> Result<Vec<Totalled>, ValueFault> {
    let mut trees = Trees::new(units);
    let mut stretches: BTreeMap<usize, Stretch> = BTreeMap::new();
    let mut days = HashMap::new();
    for (key, said) in values {
        let sum = Sum::of(said);
        let Some(unit) = units.number(&key.unit).filter(|_| !sum.is_nothing()) else { continue };
        let day = *days.entry(key.period).or_insert_with(|| key.period.last());
        if trees.on(day)?.is_leaf(unit) {
            let stretch = stretches.entry(trees.epoch(day)).or_default();
            stretch.add((key.breakdown.to_string(), key.period), unit, sum);
        }
    }
    let mut all = Vec::new();
    for stretch in stretches.values() {
        let Some((_, period)) = stretch.columns.keys().next() else { continue };
        add_up(units, trees.on(period.last())?, stretch, &mut all)?;
    }
    Ok(all)
}

fn add_up(units: &Units, tree: &TreeOnDay, stretch: &Stretch, all: &mut Vec<Totalled>) -> Result<(), ValueFault> {
    let shape = Shape { series: u32::try_from(stretch.columns.len()).unwrap_or(u32::MAX), periods: 1 };
    let roll = |values: Vec<i128>| {
        let observations = Observations { units: &stretch.units, columns: &stretch.column_of, values: &values };
        roll_up(&tree.tree, shape, observations, Levels::Inner).map_err(|fault| unreadable(&fault.to_string()))
    };
    let numerators = roll(stretch.sums.iter().map(|sum| sum.numerator).collect())?;
    let denominators = roll(stretch.sums.iter().map(|sum| sum.denominator).collect())?;
    let counts = roll(stretch.sums.iter().map(packed).collect())?;
    let mut columns: Vec<Option<&(String, Period)>> = vec![None; stretch.columns.len()];
    for (column, place) in &stretch.columns {
        columns.get_mut(*place as usize).into_iter().for_each(|slot| *slot = Some(column));
    }
    for (number, unit) in (0_u32..).zip(&units.units) {
        for (column, count) in counts.of(number) {
            let Some((breakdown, period)) = columns.get(column as usize).copied().flatten() else { continue };
            let numerator = numerators.get(number, column).map_or(0, |total| total.sum);
            let denominator = denominators.get(number, column).map_or(0, |total| total.sum);
            let sum = Sum { numerator, denominator, ..unpacked(count.sum) };
            all.push(Totalled { breakdown: breakdown.clone(), unit: unit.id.clone(), period: *period, sum });
        }
    }
    Ok(())
}

/// The four counts of a value in one number, so that they are added up in one go.
fn packed(sum: &Sum) -> i128 {
    let counts = [sum.reported, sum.preliminary, sum.corrected, sum.suppressed];
    counts.iter().rev().fold(0, |packed, count| (packed << BITS) | i128::from(*count))
}

fn unpacked(packed: i128) -> Sum {
    let count = |place: u32| i64::try_from((packed >> (place * BITS)) & ((1 << BITS) - 1)).unwrap_or(i64::MAX);
    Sum { reported: count(0), preliminary: count(1), corrected: count(2), suppressed: count(3), ..Sum::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_that_are_packed_add_up_each_by_itself() {
        let most = (1 << 30) - 1;
        let one = Sum { reported: most, preliminary: 3, corrected: most, suppressed: most, ..Sum::default() };
        let other = Sum { reported: 1, preliminary: 4, corrected: 0, suppressed: 1, ..Sum::default() };
        let mut sum = one;
        sum.add(&other, 1);
        assert_eq!(unpacked(packed(&one) + packed(&other)), sum);
    }
}
