//! A tree as a list to read: in the order of names, with how many units stand below each.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{TreeOnDay, Units};

/// One unit of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Identifier of the unit.
    pub id: String,
    /// Its code.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// How many units stand anywhere below it.
    pub below: usize,
    /// Whether those directly below it follow.
    pub opens: bool,
    /// How many lists end after it.
    pub closes: usize,
}

/// The most units of a page that shows every level.
pub const MOST_OPEN: usize = 600;
/// How many units directly below one a page shows.
pub const PER_PAGE: usize = 100;

/// The units directly below each, or at the top, in the order of names.
struct Below {
    of: HashMap<Option<u32>, Vec<u32>>,
}

impl Below {
    fn new(units: &Units, tree: &TreeOnDay) -> Self {
        let mut of: HashMap<Option<u32>, Vec<u32>> = HashMap::new();
        for unit in (0_u32..).take(units.units.len()).filter(|unit| tree.has(*unit)) {
            let parent = tree.tree.parent(unit).filter(|parent| tree.has(*parent));
            of.entry(parent).or_default().push(unit);
        }
        let name = |unit: &u32| units.unit(*unit).map(|unit| (unit.name.to_lowercase(), unit.code.clone()));
        of.values_mut().for_each(|below| below.sort_by_key(name));
        Self { of }
    }

    fn of(&self, unit: Option<u32>) -> &[u32] {
        self.of.get(&unit).map_or(&[], Vec::as_slice)
    }

    fn count(&self, unit: u32) -> usize {
        let mut waiting = self.of(Some(unit)).to_vec();
        let mut count = 0;
        while let Some(one) = waiting.pop() {
            count += 1;
            waiting.extend(self.of(Some(one)));
        }
        count
    }
}

/// Returns the units that stood below a unit, or at the top, on a day; `levels` deep.
#[must_use]
pub fn lines(units: &Units, top: Option<u32>, day: Date, levels: usize) -> Vec<Line> {
    let Ok(tree) = units.on(day) else { return Vec::new() };
    let below = Below::new(units, &tree);
    let mut lines = Vec::new();
    push(units, &below, (below.of(top), levels), &mut lines);
    lines
}

/// Returns the page `now`, from 1, of the units that stood directly below a unit, or at the top, on a day; each with those
/// directly below it when these are few. Beside them, how many there are on all pages.
#[must_use]
pub fn page(units: &Units, top: Option<u32>, day: Date, now: usize) -> (Vec<Line>, usize) {
    let Ok(tree) = units.on(day) else { return (Vec::new(), 0) };
    let below = Below::new(units, &tree);
    let all = below.of(top);
    let first = now.saturating_sub(1).saturating_mul(PER_PAGE).min(all.len());
    let shown = all.get(first..all.len().min(first + PER_PAGE)).unwrap_or_default();
    let second: usize = shown.iter().map(|unit| below.of(Some(*unit)).len()).sum();
    let levels = if top.is_none() && second <= MOST_OPEN { 2 } else { 1 };
    let mut lines = Vec::new();
    push(units, &below, (shown, levels), &mut lines);
    (lines, all.len())
}

fn push(units: &Units, below: &Below, (shown, levels): (&[u32], usize), lines: &mut Vec<Line>) {
    for unit in shown {
        let Some(known) = units.unit(*unit) else { continue };
        let count = below.count(*unit);
        let opens = count > 0 && levels > 1;
        lines.push(Line {
            id: known.id.clone(),
            code: known.code.clone(),
            name: known.name.clone(),
            below: count,
            opens,
            closes: 0,
        });
        if opens {
            push(units, below, (below.of(Some(*unit)), levels - 1), lines);
            lines.iter_mut().next_back().into_iter().for_each(|last| last.closes += 1);
        }
    }
}

/// Returns how many units there were on a day.
#[must_use]
pub fn count(units: &Units, day: Date) -> usize {
    units.on(day).map_or(0, |tree| tree.is_there.iter().filter(|is_there| **is_there).count())
}
