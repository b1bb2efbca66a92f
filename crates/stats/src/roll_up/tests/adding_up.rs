//! The engine against the plainest way there is: each value added to its unit and to all above it.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::super::*;
use crate::random::Random;

/// A small world: parents, shape, and rows of unit, column, value.
#[derive(Clone, Debug)]
struct World {
    parents: Vec<Option<u32>>,
    shape: Shape,
    rows: Vec<(u32, u32, i64)>,
}

impl World {
    fn up(&self, levels: Levels) -> Totals<i64> {
        self.try_up(levels).unwrap()
    }

    fn try_up(&self, levels: Levels) -> Result<Totals<i64>, Fault> {
        let (mut units, mut columns, mut values) = (Vec::new(), Vec::new(), Vec::new());
        for (unit, column, value) in &self.rows {
            units.push(*unit);
            columns.push(*column);
            values.push(*value);
        }
        let tree = Tree::new(self.parents.clone()).unwrap();
        roll_up(&tree, self.shape, Observations { units: &units, columns: &columns, values: &values }, levels)
    }

    fn naive(&self) -> BTreeMap<(u32, u32), (i64, u32)> {
        let mut totals = BTreeMap::new();
        for (unit, column, value) in &self.rows {
            let mut at = Some(*unit);
            while let Some(unit) = at {
                let total: &mut (i64, u32) = totals.entry((unit, *column)).or_default();
                *total = (total.0 + value, total.1 + 1);
                at = self.parents[unit as usize];
            }
        }
        totals
    }

    fn listed(&self, totals: &Totals<i64>) -> BTreeMap<(u32, u32), (i64, u32)> {
        (0..self.parents.len() as u32)
            .flat_map(|unit| totals.of(unit).map(move |(column, total)| ((unit, column), (total.sum, total.count))))
            .collect()
    }
}

/// Units below units with lower numbers, turned round at random, so that numbers say nothing about the order.
fn world(units: usize, shape: Shape, rows: usize, seed: u64) -> World {
    let mut random = Random::new(seed);
    let names = random.sample(&(0..units as u32).collect::<Vec<_>>(), units);
    let mut parents = vec![None; units];
    for at in 1..units {
        let above = random.below(at + 1);
        parents[names[at] as usize] = (above < at).then(|| names[above]);
    }
    let columns = shape.columns().unwrap() as usize;
    let row = |_| {
        let value = random.next() as i32;
        (random.below(units) as u32, random.below(columns) as u32, value.into())
    };
    let rows = (0..rows).map(row).collect();
    World { parents, shape, rows }
}

fn worlds() -> impl Strategy<Value = World> {
    (1_usize..40, 1_u32..60, 1_u32..30, 0_usize..600, any::<u64>())
        .prop_map(|(units, series, periods, rows, seed)| world(units, Shape { series, periods }, rows, seed))
}

proptest! {
    #[test]
    fn every_total_is_the_sum_of_all_below(world in worlds()) {
        let totals = world.up(Levels::All);
        let naive = world.naive();
        prop_assert_eq!(&world.listed(&totals), &naive);
        for unit in 0..world.parents.len() as u32 {
            for column in 0..totals.columns() {
                let found = totals.get(unit, column).map(|total| (total.sum, total.count));
                prop_assert_eq!(found, naive.get(&(unit, column)).copied());
            }
        }
    }

    #[test]
    fn without_the_lowest_level_the_others_are_the_same(world in worlds()) {
        let tree = Tree::new(world.parents.clone()).unwrap();
        let mut wanted = world.naive();
        wanted.retain(|(unit, _), _| tree.is_inner(*unit));
        prop_assert_eq!(world.listed(&world.up(Levels::Inner)), wanted);
    }

    #[test]
    fn the_order_of_values_does_not_matter(world in worlds()) {
        let mut sorted = world.clone();
        sorted.rows.sort_by_key(|(unit, column, _)| (*column, *unit));
        prop_assert_eq!(world.listed(&world.up(Levels::All)), sorted.listed(&sorted.up(Levels::All)));
    }
}

#[test]
fn many_values_add_up_whether_they_come_sorted_or_not() {
    // Enough for several bands and several pieces.
    let shape = Shape { series: 90, periods: 12 };
    let mut world = world(500, shape, 1_100_000, 5);
    let naive = world.naive();
    assert_eq!(world.listed(&world.up(Levels::All)), naive);
    world.rows.sort_by_key(|(_, column, _)| *column);
    assert_eq!(world.listed(&world.up(Levels::All)), naive);
}

#[test]
fn few_values_in_a_large_world_take_little_room() {
    // As a table this would be 40 GB.
    let world = world(5_000, Shape { series: 6_000, periods: 120 }, 3_000, 9);
    assert_eq!(world.listed(&world.up(Levels::All)), world.naive());
}

#[test]
fn wide_numbers_add_up_where_narrow_ones_do_not_fit() {
    let mut world = World {
        parents: vec![None, Some(0)],
        shape: Shape { series: 1, periods: 1 },
        rows: vec![(1, 0, i64::MAX), (1, 0, 1)],
    };
    assert_eq!(world.try_up(Levels::All).unwrap_err(), Fault::TooLarge);
    world.rows = vec![(1, 0, i64::MAX), (0, 0, 1)];
    assert_eq!(world.try_up(Levels::All).unwrap_err(), Fault::TooLarge, "a row added to the one above it");
    world.shape = Shape { series: 10_000, periods: 1 };
    assert_eq!(world.try_up(Levels::All).unwrap_err(), Fault::TooLarge, "kept as rows");
    let tree = Tree::new(world.parents).unwrap();
    let values = [i128::from(i64::MAX), 1];
    let observations = Observations { units: &[1, 0], columns: &[0, 0], values: &values };
    let totals = roll_up(&tree, world.shape, observations, Levels::All).unwrap();
    assert_eq!(totals.get(0, 0), Some(Total { sum: i128::from(i64::MAX) + 1, count: 2 }));
}

#[test]
fn what_is_not_in_the_tree_or_the_shape_is_refused() {
    let shape = Shape { series: 3, periods: 2 };
    let of = |rows: Vec<(u32, u32, i64)>| World { parents: vec![None, Some(0)], shape, rows };
    assert_eq!(of(vec![(2, 0, 1)]).try_up(Levels::All).unwrap_err(), Fault::UnknownUnit);
    assert_eq!(of(vec![(1, 5, 1), (1, 6, 1)]).try_up(Levels::All).unwrap_err(), Fault::UnknownColumn);
    let shuffled: Vec<_> = (0..100).map(|at| (1, at * 5 % 7, 1)).collect();
    assert_eq!(of(shuffled).try_up(Levels::All).unwrap_err(), Fault::UnknownColumn);
    let tree = Tree::new(vec![None]).unwrap();
    let ragged = Observations { units: &[0], columns: &[0, 1], values: &[1_i64] };
    assert_eq!(roll_up(&tree, shape, ragged, Levels::All).unwrap_err(), Fault::Ragged);
    let huge = Shape { series: u32::MAX, periods: 2 };
    let none = Observations::<i64> { units: &[], columns: &[], values: &[] };
    assert_eq!(roll_up(&tree, huge, none, Levels::All).unwrap_err(), Fault::TooMuch);
}
