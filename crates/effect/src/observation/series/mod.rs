//! What an indicator says of units and periods: values of units without parts as they were told, of others what the
//! parts add up to.

mod long;
mod point;

pub use long::over_time;

use std::collections::{BTreeMap, HashMap, HashSet};

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
/// without one are points without a value. That a value is said to be missing makes no series longer, unless it is right
/// before or after one that is there: so a period that was mistyped can be taken out of it. The unit's own values are
/// those of a unit without parts; for one that had parts on a period's last day the parts count, by the indicator's rule
/// over units, and what was told of the unit itself is [`SeriesPoint::published`]. Only where no part has a value, the
/// unit's own stands.
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
    Ok(series_of(reads, indicator, units, &[unit_id], breakdown).await?.pop().unwrap_or_default())
}

/// Returns what an indicator says of each of several units, as [`series`] does of one: values that they have in common
/// are read once.
///
/// # Errors
/// [`StoreError`] when values cannot be read.
pub async fn series_of(
    reads: &mut impl Reads,
    indicator: &Indicator,
    units: &Units,
    unit_ids: &[&str],
    breakdown: &Breakdown,
) -> Result<Vec<Vec<SeriesPoint>>, StoreError> {
    let municipality = indicator.municipality_id.as_str();
    let definitions = indicator::store::definitions(reads, municipality, &indicator.id).await?;
    let parents: HashSet<&str> = units.places().iter().filter_map(|place| place.parent_id.as_deref()).collect();
    let has_parts = |id: &&str| parents.contains(*id);
    let are_kept = !unit_ids.iter().any(has_parts) || are_kept(reads, indicator, &definitions).await?;
    let mut told = Told { places: Places::new(units), of: HashMap::new() };
    if are_kept {
        for id in unit_ids {
            let Some(unit) = units.number(id) else { continue };
            let one = told.of.entry(unit).or_default();
            let own = store::of_unit(reads, municipality, &indicator.id, (breakdown, id)).await?;
            one.own.extend(own.into_iter().map(|(key, said, _)| (key.period, said)));
            if has_parts(id) {
                let totals = total::of_unit(reads, indicator, (breakdown, id)).await?;
                one.parts.extend(totals.into_iter().map(|total| (total.period, Parts::of(total.sum))));
            }
        }
    } else {
        told.of.extend(unit_ids.iter().filter_map(|id| Some((units.number(id)?, OfUnit::default()))));
        for (key, said, _) in store::of_part(reads, municipality, &indicator.id, breakdown).await? {
            if let Some(unit) = units.number(&key.unit) {
                told.add(unit, key.period, said)?;
            }
        }
    }
    unit_ids.iter().map(|id| told.points(units.number(id), (indicator, &definitions))).collect()
}

/// What is told of one unit.
#[derive(Default)]
struct OfUnit {
    own: BTreeMap<Period, Said>,
    /// What the units below it have said.
    parts: BTreeMap<Period, Parts>,
}

impl OfUnit {
    /// The first and the last period of the series.
    fn span(&self) -> Option<(Period, Period)> {
        let own = self.own.iter().filter(|(_, said)| said.status != Status::Missing);
        let told: Vec<Period> = own.map(|(period, _)| period).chain(self.parts.keys()).copied().collect();
        let newest = self.own.keys().next_back().copied();
        let mut first = told.iter().min().copied().or(newest)?;
        let mut last = told.iter().max().copied().or(newest)?;
        while self.own.contains_key(&first.previous()) {
            first = first.previous();
        }
        while self.own.contains_key(&last.next()) {
            last = last.next();
        }
        Some((first, last))
    }
}

/// What is told of the units that are asked for, by their numbers.
struct Told<'u> {
    places: Places<'u>,
    of: HashMap<u32, OfUnit>,
}

impl Told<'_> {
    /// Adds a value to its unit and to those above it.
    fn add(&mut self, unit: u32, period: Period, said: Said) -> Result<(), StoreError> {
        if said.status != Status::Missing {
            let tree = &self.places.on(period)?.tree;
            for above in tree.tree.above(unit).filter(|_| tree.is_leaf(unit)) {
                if let Some(above) = self.of.get_mut(&above) {
                    above.parts.entry(period).or_default().add(unit, &said);
                }
            }
        }
        if let Some(own) = self.of.get_mut(&unit) {
            own.own.insert(period, said);
        }
        Ok(())
    }

    /// The points of a unit.
    fn points(
        &mut self,
        unit: Option<u32>,
        (indicator, definitions): (&Indicator, &[Definition]),
    ) -> Result<Vec<SeriesPoint>, StoreError> {
        let Some((unit, told)) = unit.and_then(|unit| Some((unit, self.of.get(&unit)?))) else { return Ok(Vec::new()) };
        let Some((first, last)) = told.span() else { return Ok(Vec::new()) };
        // From the end: of what is too long the newest is kept.
        let periods = std::iter::successors(Some(last), |period| Some(period.previous()));
        let mut points = Vec::new();
        for period in periods.take_while(|period| *period >= first).take(MOST) {
            let definition = definition_at(definitions, period).unwrap_or(&indicator.definition);
            let place = self.places.on(period)?.of(unit);
            points.push(point(definition, period, place, told.own.get(&period), told.parts.get(&period)));
        }
        points.reverse();
        Ok(points)
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    fn of(own: &[(&str, Status)]) -> Option<(String, String)> {
        let said = |status| Said { numerator: None, denominator: None, status, note: String::new() };
        let own = own.iter().map(|(period, status)| (Period::read(period).unwrap(), said(*status)));
        let span = OfUnit { own: own.collect(), parts: BTreeMap::new() }.span();
        span.map(|(first, last)| (first.to_string(), last.to_string()))
    }

    #[test]
    fn a_mistyped_period_that_is_said_to_be_missing_leaves_the_series() {
        use Status::{Final, Missing};
        let wanted = |first: &str, last: &str| Some((first.to_owned(), last.to_owned()));
        let series = [("1924-05", Missing), ("2024-04", Final), ("2024-06", Final), ("2042-06", Missing)];
        assert_eq!(of(&series), wanted("2024-04", "2024-06"));
        let beside = [("2024-03", Missing), ("2024-04", Final), ("2024-05", Missing), ("2024-06", Missing)];
        assert_eq!(of(&beside), wanted("2024-03", "2024-06"), "why a value is missing is still told");
        assert_eq!(of(&[("2023", Missing), ("2024", Missing)]), wanted("2023", "2024"));
        assert_eq!(of(&[]), None);
    }
}
