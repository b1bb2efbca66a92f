//! Keeping totals right: by what a value changed, or all of them anew.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use platform::store::{Reads, StoreError, Tx};

use super::store::{self, Totalled, Turn};
use super::{Change, Sum, Trees, bulk, near_store};
use crate::indicator::{self, Indicator};
use crate::measured_unit::{self, Units};
use crate::observation::{Key, ValueFault, store as values};
use crate::period::Period;

/// From so many changed values on, all totals of the indicator are made anew.
const MANY: usize = 2_000;

/// Takes the indicator's turn until the commit.
///
/// # Errors
/// [`ValueFault::NotFound`] when there is no such indicator.
pub(in crate::observation) async fn take_turn(tx: &mut Tx, indicator: &Indicator) -> Result<Turn, ValueFault> {
    store::take_turn(tx, indicator).await?.ok_or(ValueFault::NotFound)
}

/// Takes the indicator's turn to say something that is no value yet.
///
/// # Errors
/// [`ValueFault::NotFound`] when there is no such indicator.
pub(in crate::observation) async fn wait_turn(tx: &mut Tx, indicator: &Indicator) -> Result<Turn, ValueFault> {
    store::wait_turn(tx, indicator).await?.ok_or(ValueFault::NotFound)
}

/// Returns the units that values are for, with enough around them to know where they count: of one unit those above and
/// directly below it, of several the whole tree.
pub(in crate::observation) async fn nearby<'k>(
    reads: &mut impl Reads,
    indicator: &Indicator,
    keys: impl Iterator<Item = &'k Key>,
) -> Result<Units, StoreError> {
    let place = (indicator.municipality_id.as_str(), indicator.tree_id.as_str());
    let units: BTreeSet<&str> = keys.map(|key| key.unit.as_str()).collect();
    match (units.first(), units.len()) {
        (Some(unit), 1) => near_store::around(reads, place, unit).await,
        _ => measured_unit::store::units(reads, place.0, place.1).await,
    }
}

/// Brings the totals above changed values up to date, in the indicator's turn.
pub(in crate::observation) async fn keep(
    tx: &mut Tx,
    indicator: &Indicator,
    turn: Turn,
    nearby: &Units,
    changes: &[Change],
) -> Result<(), ValueFault> {
    if turn.totals_seq != turn.tree_seq || changes.len() >= MANY {
        rebuild_in_turn(tx, indicator, turn).await?;
        if changes.len() >= MANY {
            tx.analyze(&["observation", "observation_total", "measured_unit", "measured_place"]).await?;
        }
        return Ok(());
    }
    let mut new = Vec::new();
    for ((breakdown, period), units) in differences(nearby, changes)? {
        let units: Vec<(&str, Sum)> = units.into_iter().collect();
        for some in units.chunks(store::AT_ONCE) {
            let names: Vec<&str> = some.iter().map(|(unit, _)| *unit).collect();
            let before = store::of_units(tx, indicator, (&breakdown, period), &names).await?;
            let mut gone = Vec::new();
            for (unit, difference) in some {
                let mut sum =
                    before.iter().find(|total| total.unit == *unit).map(|total| total.sum).unwrap_or_default();
                sum.add(difference, 1);
                if sum.is_nothing() {
                    gone.push(*unit);
                } else {
                    new.push(Totalled { breakdown: breakdown.clone(), unit: (*unit).to_owned(), period, sum });
                }
            }
            if !gone.is_empty() {
                store::delete(tx, indicator, (&breakdown, period), &gone).await?;
            }
        }
    }
    store::put(tx, indicator, &new).await
}

/// By how much the totals of each unit change, for each part and period.
type Differences<'u> = BTreeMap<(String, Period), BTreeMap<&'u str, Sum>>;

fn differences<'u>(units: &'u Units, changes: &[Change]) -> Result<Differences<'u>, StoreError> {
    let mut trees = Trees::new(units);
    let mut all: Differences<'u> = BTreeMap::new();
    for change in changes.iter().filter(|change| change.before != change.after) {
        let tree = trees.on(change.key.period.last())?;
        let Some(unit) = units.number(&change.key.unit).filter(|unit| tree.is_leaf(*unit)) else { continue };
        let sums = all.entry((change.key.breakdown.to_string(), change.key.period)).or_default();
        for above in tree.tree.above(unit).filter_map(|above| units.unit(above)) {
            let sum = sums.entry(above.id.as_str()).or_default();
            sum.add(&change.before, -1);
            sum.add(&change.after, 1);
        }
    }
    Ok(all)
}

/// Works all totals of an indicator out anew from its values.
///
/// # Errors
/// [`ValueFault::TooLarge`] when one does not fit.
pub async fn rebuild(tx: &mut Tx, indicator: &Indicator) -> Result<(), ValueFault> {
    let turn = take_turn(tx, indicator).await?;
    rebuild_in_turn(tx, indicator, turn).await
}

async fn rebuild_in_turn(tx: &mut Tx, indicator: &Indicator, turn: Turn) -> Result<(), ValueFault> {
    let units = measured_unit::store::units(tx, &indicator.municipality_id, &indicator.tree_id).await?;
    rebuild_since(tx, indicator, turn, (&units, None)).await
}

/// Works the totals of a period, and of all later ones, out anew; all of them without a period.
async fn rebuild_since(
    tx: &mut Tx,
    indicator: &Indicator,
    turn: Turn,
    (units, first): (&Units, Option<Period>),
) -> Result<(), ValueFault> {
    let first = first.map(|first| first.to_string()).unwrap_or_default();
    let all = values::since(tx, &indicator.municipality_id, &indicator.id, &first).await?;
    let totals = bulk::totals(units, all.iter().map(|(key, said, _)| (key, said)))?;
    store::delete_since(tx, indicator, &first).await?;
    store::insert(tx, indicator, &totals).await?;
    store::set_totals_seq(tx, indicator, turn.tree_seq).await?;
    Ok(())
}

/// Works the totals of every indicator of a tree out anew, after the tree has changed (and its `seq` was raised once) in
/// the same transaction: of the periods that end on the first day that the change touches, or later; of all without a day.
///
/// # Errors
/// As [`rebuild`].
pub async fn rebuild_tree(tx: &mut Tx, municipality: &str, tree: &str, day: Option<Date>) -> Result<(), ValueFault> {
    store::take_turns(tx, municipality, tree).await?;
    store::set_totals_seq_of_empty(tx, municipality, tree).await?;
    let mut units = None;
    for indicator in indicator::store::all(tx, municipality).await? {
        if indicator.tree_id != tree {
            continue;
        }
        let turn = store::turn(tx, &indicator).await?;
        let Some(turn) = turn.filter(|turn| turn.totals_seq != turn.tree_seq) else { continue };
        if units.is_none() {
            units = Some(measured_unit::store::units(tx, municipality, tree).await?);
        }
        let Some(units) = &units else { continue };
        // Totals that waited for an earlier change are made anew from the beginning.
        let day = day.filter(|_| turn.totals_seq + 1 == turn.tree_seq);
        let first = day.map(|day| Period::of(indicator.frequency, day));
        rebuild_since(tx, &indicator, turn, (units, first)).await?;
    }
    Ok(())
}

/// Says that the totals of a tree are still right, after it has changed (and its `seq` was raised once) in the same
/// transaction without changing any of them. Those that waited for an earlier change go on waiting.
///
/// # Errors
/// [`ValueFault::Store`] when it cannot be written.
pub async fn keep_tree(tx: &mut Tx, municipality: &str, tree: &str) -> Result<(), ValueFault> {
    Ok(store::carry_totals(tx, municipality, tree).await?)
}

/// A total that is not what its parts add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Readable identifier of the indicator.
    pub indicator: String,
    /// The total that is meant.
    pub key: Key,
    /// What is stored: numerator and denominator in millionths, and how many units below have a value.
    pub stored: (i128, i128, i64),
    /// What the parts add up to.
    pub parts: (i128, i128, i64),
}

/// Works all totals of a municipality out from the values, and returns those that are stored otherwise: none, unless
/// something went wrong. Totals that wait for being made anew after a change of their tree are not told, and not used.
///
/// # Errors
/// [`ValueFault::Store`] when something cannot be read.
pub async fn check(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Difference>, ValueFault> {
    let mut differences = Vec::new();
    for indicator in indicator::store::all(reads, municipality).await? {
        if !store::are_current(reads, &indicator).await? {
            continue;
        }
        let units = measured_unit::store::units(reads, municipality, &indicator.tree_id).await?;
        let all = values::all(reads, municipality, &indicator.id).await?;
        let parts = bulk::totals(&units, all.iter().map(|(key, said, _)| (key, said)))?;
        let mut both: BTreeMap<(String, String, Period), (Sum, Sum)> = BTreeMap::new();
        for total in store::all(reads, &indicator).await? {
            both.entry((total.breakdown, total.unit, total.period)).or_default().0 = total.sum;
        }
        for total in parts {
            both.entry((total.breakdown, total.unit, total.period)).or_default().1 = total.sum;
        }
        for ((breakdown, unit, period), (stored, parts)) in both.into_iter().filter(|(_, (one, other))| one != other) {
            let told = |sum: Sum| (sum.numerator, sum.denominator, sum.reported);
            let key = Key { breakdown: values::breakdown(&breakdown)?, unit, period };
            let (stored, parts) = (told(stored), told(parts));
            differences.push(Difference { indicator: indicator.slug.clone(), key, stored, parts });
        }
    }
    Ok(differences)
}
