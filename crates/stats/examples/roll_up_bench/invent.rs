//! Invents what a country would measure: a tree of 4,167 institutions, 980 areas, 98 municipalities and 5 regions, and
//! a value for nine of ten (series, institution, month). The same seed gives the same numbers on any machine.

use stats::random::Random;

/// The months of each series.
pub(crate) const PERIODS: u32 = 24;
/// How many units each level has, from the top.
pub(crate) const LEVELS: [u32; 5] = [1, 5, 98, 980, 4_167];

/// Observations as three columns, and the tree below which they stand.
pub(crate) struct Invented {
    pub(crate) parents: Vec<Option<u32>>,
    pub(crate) units: Vec<u32>,
    pub(crate) columns: Vec<u32>,
    pub(crate) values: Vec<i64>,
}

impl Invented {
    /// Invents them, series by series, institution by institution, month by month.
    pub(crate) fn new(series: u32, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut made = Self { parents: tree(&mut random), units: Vec::new(), columns: Vec::new(), values: Vec::new() };
        let first: u32 = LEVELS.iter().take(4).sum();
        let institutions = first..first + LEVELS.last().copied().unwrap_or_default();
        for one in 0..series {
            for unit in institutions.clone() {
                for month in 0..PERIODS {
                    let drawn = random.next();
                    // One in ten is missing; the others have two decimals.
                    if drawn.is_multiple_of(10) {
                        continue;
                    }
                    made.units.push(unit);
                    made.columns.push(one * PERIODS + month);
                    made.values.push((drawn >> 40).try_into().unwrap_or_default());
                }
            }
        }
        made
    }

    /// The same in random order.
    pub(crate) fn shuffled(self, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let mut rows: Vec<(u32, u32, i64)> = self
            .units
            .iter()
            .zip(&self.columns)
            .zip(&self.values)
            .map(|((unit, column), value)| (*unit, *column, *value))
            .collect();
        for last in (1..rows.len()).rev() {
            rows.swap(last, random.below(last + 1));
        }
        Self {
            parents: self.parents,
            units: rows.iter().map(|row| row.0).collect(),
            columns: rows.iter().map(|row| row.1).collect(),
            values: rows.iter().map(|row| row.2).collect(),
        }
    }
}

/// Each unit gets a parent on the level above: first every parent one unit, so that none is empty, then at random.
fn tree(random: &mut Random) -> Vec<Option<u32>> {
    let mut parents = vec![None];
    let mut above = 0..1;
    for size in LEVELS.into_iter().skip(1) {
        let width = above.end - above.start;
        for at in 0..size {
            let nth = if at < width { at } else { random.below(width as usize).try_into().unwrap_or(0) };
            parents.push(Some(above.start + nth));
        }
        above = above.end..above.end + size;
    }
    parents
}
