//! What an indicator says of units and periods: values of units without parts as they were told, of others what the
//! parts add up to.

mod long;
mod point;

pub use long::over_time;

use std::collections::{BTreeMap, HashMap};

use platform::store::{Reads, StoreError};
use stats::roll_up::coverage::{Coverage, coverage};

use super::rules::{adds_up, definition_at};
use super::total::{self, Trees};
use super::{Breakdown, Said, SeriesPoint, Status, store};
use crate::indicator::{self, Definition, Indicator};
use crate::measured_unit::{TreeOnDay, Units};
use crate::period::Period;
pub(super) use point::value_of;

#[cfg(test)]
pub(super) use long::tests::definition;
use point::{Parts, Place, point};

/// So many periods at most lie between the first and the last: more is a mistake in a period, not a series.
const MOST: usize = 50_000;

/// Returns what an indicator says of a unit, from the first period that has a value to the last; periods between them
/// without one are points without a value. The unit's own values are those of a unit without parts; for one that had
/// parts on a period's last day the parts count, by the indicator's rule over units, and what was told of the unit itself
/// is [`SeriesPoint::published`]. Only where no part has a value, the unit's own stands.
///
/// # Errors
/// [`StoreError`] when values cannot be read.
pub async fn series(
    reads: &mut impl Reads,
    indicator: &Indicator,
    units: &Units,
    unit_id: &str,
    breakdown: &Breakdown,
) -> Result<Vec<SeriesPoint>, StoreError> {
    let Some(unit) = units.number(unit_id) else { return Ok(Vec::new()) };
    let municipality = indicator.municipality_id.as_str();
    let definitions = indicator::store::definitions(reads, municipality, &indicator.id).await?;
    let own = store::of_unit(reads, municipality, &indicator.id, (breakdown, unit_id)).await?;
    let own: BTreeMap<Period, Said> = own.into_iter().map(|(key, said, _)| (key.period, said)).collect();
    let mut places = Places::new(units);
    let mut parts: BTreeMap<Period, Parts> = BTreeMap::new();
    let has_parts = units.places().iter().any(|place| place.parent_id.as_deref() == Some(unit_id));
    if has_parts && are_kept(reads, indicator, &definitions).await? {
        let totals = total::of_unit(reads, indicator, (breakdown, unit_id)).await?;
        parts.extend(totals.into_iter().map(|total| (total.period, Parts::of(total.sum))));
    } else if has_parts {
        for (key, said, _) in store::of_part(reads, municipality, &indicator.id, breakdown).await? {
            if said.status != Status::Missing
                && let Some(leaf) = units.number(&key.unit)
                && places.on(key.period)?.counts_in(leaf, unit)
            {
                parts.entry(key.period).or_default().add(leaf, &said);
            }
        }
    }
    let (Some(first), Some(last)) =
        (own.keys().chain(parts.keys()).min().copied(), own.keys().chain(parts.keys()).max().copied())
    else {
        return Ok(Vec::new());
    };
    let periods = std::iter::successors(Some(first), |period| Some(period.next())).take_while(|period| *period <= last);
    let mut points = Vec::new();
    for period in periods.take(MOST) {
        let definition = definition_at(&definitions, period).unwrap_or(&indicator.definition);
        let place = places.on(period)?.of(unit);
        points.push(point(definition, period, place, own.get(&period), parts.get(&period)));
    }
    Ok(points)
}

/// Tells whether totals are kept that can be read: whether values add up, and the totals are those of the tree as it is.
async fn are_kept(
    reads: &mut impl Reads,
    indicator: &Indicator,
    definitions: &[Definition],
) -> Result<bool, StoreError> {
    Ok(definitions.iter().all(adds_up) && total::are_current(reads, indicator).await?)
}

/// Returns what an indicator says of all units in one period: of every unit that was there on its last day, and of others
/// that have a value all the same. Without a period, in the last one that has a value.
///
/// # Errors
/// [`StoreError`] when values cannot be read.
pub async fn latest(
    reads: &mut impl Reads,
    indicator: &Indicator,
    units: &Units,
    period: Option<Period>,
    breakdown: &Breakdown,
) -> Result<Vec<(u32, SeriesPoint)>, StoreError> {
    let municipality = indicator.municipality_id.as_str();
    let last = match period {
        Some(period) => Some(period),
        None => store::last_period(reads, municipality, &indicator.id, breakdown).await?,
    };
    let Some(period) = last else { return Ok(Vec::new()) };
    let definitions = indicator::store::definitions(reads, municipality, &indicator.id).await?;
    let definition = definition_at(&definitions, period).unwrap_or(&indicator.definition);
    let values = store::of_period(reads, municipality, &indicator.id, (breakdown, period)).await?;
    let values: HashMap<u32, Said> =
        values.into_iter().filter_map(|(key, said, _)| Some((units.number(&key.unit)?, said))).collect();
    let mut places = Places::new(units);
    let place = places.on(period)?;
    let mut parts: HashMap<u32, Parts> = HashMap::new();
    if are_kept(reads, indicator, std::slice::from_ref(definition)).await? {
        let totals = total::of_period(reads, indicator, (breakdown, period)).await?;
        parts.extend(totals.into_iter().filter_map(|total| Some((units.number(&total.unit)?, Parts::of(total.sum)))));
    } else {
        let mut leaves: Vec<(&u32, &Said)> = values.iter().filter(|(unit, _)| place.tree.is_leaf(**unit)).collect();
        leaves.sort_unstable_by_key(|(unit, _)| **unit);
        for (leaf, said) in leaves {
            for above in place.tree.tree.above(*leaf) {
                parts.entry(above).or_default().add(*leaf, said);
            }
        }
    }
    let all = 0..u32::try_from(units.units.len()).unwrap_or(u32::MAX);
    let is_told = |unit: &u32| place.tree.has(*unit) || values.contains_key(unit) || parts.contains_key(unit);
    let told = all.filter(is_told);
    Ok(told
        .map(|unit| (unit, point(definition, period, place.of(unit), values.get(&unit), parts.get(&unit))))
        .collect())
}

/// A tree on a day, with how many units without parts each unit has below it.
struct Placed {
    tree: TreeOnDay,
    expected: Vec<Coverage>,
}

impl Placed {
    fn of(&self, unit: u32) -> Place {
        if self.tree.tree.is_inner(unit) {
            Place::Inner(self.expected.get(unit as usize).map_or(0, |coverage| coverage.expected))
        } else {
            Place::Leaf
        }
    }

    /// Tells whether a unit's value counts in the total of another.
    fn counts_in(&self, leaf: u32, unit: u32) -> bool {
        self.tree.is_leaf(leaf) && self.tree.tree.above(leaf).any(|above| above == unit)
    }
}

/// Trees on days, each with what it makes of the units; made once for all days on which the tree is the same.
struct Places<'u> {
    trees: Trees<'u>,
    made: HashMap<usize, Placed>,
}

impl<'u> Places<'u> {
    fn new(units: &'u Units) -> Self {
        Self { trees: Trees::new(units), made: HashMap::new() }
    }

    fn on(&mut self, period: Period) -> Result<&Placed, StoreError> {
        let day = period.last();
        let epoch = self.trees.epoch(day);
        if !self.made.contains_key(&epoch) {
            let tree = self.trees.on(day)?.clone();
            let expected = coverage(&tree.tree, &tree.leaves, &[]);
            self.made.insert(epoch, Placed { tree, expected });
        }
        self.made.get(&epoch).ok_or_else(|| super::unreadable("tree"))
    }
}
