//! The totals that a file publishes beside our own roll-up of the values of the same file. A difference is not a fault of
//! the file: it may be rounding, a unit that is left out, or a value that is suppressed. It is listed, so that somebody
//! can ask.

use std::collections::{BTreeMap, HashMap};

use serde::{Deserialize, Serialize};
use stats::decimal::Decimal;
use stats::fraction::Fraction;
use stats::roll_up::rule::{Part, Rule, combine};
use stats::roll_up::{Levels, Observations, Shape, roll_up};

use super::fate::{Plan, Point};
use super::known::trees;
use crate::amount::Amount;
use crate::indicator::{Definition, Indicator, Measure};
use crate::measured_unit::{TreeOnDay, Units};
use crate::observation::definition_at;

/// How many differences are kept.
pub const MOST: usize = 1_000;

/// What was compared, and what differed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quality {
    /// How many published totals could be compared.
    pub compared: usize,
    /// How many published totals have no value below them in the file.
    pub alone: usize,
    /// How many differ.
    pub differing: usize,
    /// What differs in them, in the order of the file: at most [`MOST`], unless the plan tells of all values. Of a ratio, what is counted and what it is counted
    /// among are compared each by itself: a quotient may be right when both are counted twice.
    pub differences: Vec<Difference>,
}

/// A published total that is not what the values below it make.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Identifier of the unit.
    pub unit: String,
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// The period, as the database writes it.
    pub period: String,
    /// The part, as the database writes it.
    pub part: String,
    /// What differs: `value`, or `numerator` or `denominator` of a ratio.
    pub what: String,
    /// What the file says.
    pub published: String,
    /// What our own roll-up says.
    pub own: String,
    /// The file's less our own.
    pub difference: String,
    /// How many of the units below have a number in the file.
    pub reported: u32,
    /// How many there are.
    pub expected: u32,
}

/// Everything that is compared with, for one tree.
struct Below<'a> {
    tree: &'a TreeOnDay,
    /// For each unit with others below, those of them that count.
    leaves: HashMap<u32, Vec<u32>>,
}

impl Below<'_> {
    fn leaves(&mut self, unit: u32) -> &[u32] {
        self.leaves.entry(unit).or_insert_with(|| self.tree.leaves_of(unit))
    }
}

/// A sum of numbers, of what they are counted among, and how many they are.
#[derive(Clone, Copy, Default)]
struct Sums {
    numerator: i128,
    denominator: i128,
    count: u32,
}

/// Compares the totals of a file with what its own leaves add up to, each by the definition and the tree of its period.
#[must_use]
pub fn compare(plan: &Plan, indicator: &Indicator, definitions: &[Definition], units: &Units) -> Quality {
    let (tree_of, all_trees) = trees(&plan.periods, units);
    let definition_of: Vec<&Definition> = plan
        .periods
        .iter()
        .map(|period| definition_at(definitions, *period).unwrap_or(&indicator.definition))
        .collect();
    let used: BTreeMap<i64, &Definition> = definition_of.iter().map(|one| (one.version, *one)).collect();
    let mut quality = Quality::default();
    for (nth, tree) in (0_u32..).zip(&all_trees) {
        let Some(tree) = tree else { continue };
        for (version, definition) in &used {
            let is_here = |point: &&Point| {
                let period = point.period as usize;
                tree_of.get(period) == Some(&nth)
                    && definition_of.get(period).is_some_and(|one| one.version == *version)
            };
            let (totals, leaves): (Vec<&Point>, Vec<&Point>) =
                plan.points.iter().filter(is_here).partition(|point| tree.tree.is_inner(point.unit));
            if totals.is_empty() {
                continue;
            }
            let mut below = Below { tree, leaves: HashMap::new() };
            let own = Own::new(plan, definition, tree, &leaves);
            for total in totals {
                quality.add(total, &own, &mut below, (plan, definition, units));
            }
        }
    }
    quality
}

/// Our own totals.
enum Own {
    /// Sums for every unit above others.
    Sums(HashMap<(u32, u32, u32), Sums>),
    /// The values themselves, for rules that need them all.
    Values(HashMap<(u32, u32, u32), (i128, Option<i128>)>),
}

impl Own {
    fn new(plan: &Plan, definition: &Definition, tree: &TreeOnDay, leaves: &[&Point]) -> Self {
        let leaves = leaves.iter().filter(|point| tree.is_leaf(point.unit));
        if definition.measure == Measure::Ratio || definition.over_units == Rule::Sum {
            let leaves: Vec<&Point> = leaves.copied().filter(|point| point.numerator.is_some()).collect();
            return Self::Sums(sums(plan, tree, &leaves));
        }
        let whole = |amount: Amount| i128::from(amount.0);
        let value = |point: &&Point| Some((place(point), (whole(point.numerator?), point.denominator.map(whole))));
        Self::Values(leaves.filter_map(value).collect())
    }
}

fn place(point: &Point) -> (u32, u32, u32) {
    (point.part, point.unit, point.period)
}

/// Adds up the leaves over the tree, all parts and periods at once.
fn sums(plan: &Plan, tree: &TreeOnDay, leaves: &[&Point]) -> HashMap<(u32, u32, u32), Sums> {
    let count = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let shape = Shape { series: count(plan.parts.len()).max(1), periods: count(plan.periods.len()).max(1) };
    let units: Vec<u32> = leaves.iter().map(|point| point.unit).collect();
    let columns: Vec<u32> = leaves.iter().map(|point| point.part * shape.periods + point.period).collect();
    let added = |amount: fn(&Point) -> Option<Amount>| {
        let values: Vec<i128> = leaves.iter().map(|point| amount(point).map_or(0, |amount| amount.0.into())).collect();
        let observations = Observations { units: &units, columns: &columns, values: &values };
        roll_up(&tree.tree, shape, observations, Levels::Inner).ok()
    };
    let (Some(numerators), Some(denominators)) = (added(|point| point.numerator), added(|point| point.denominator))
    else {
        return HashMap::new();
    };
    let mut sums = HashMap::new();
    for unit in (0..count(tree.tree.len())).filter(|unit| tree.tree.is_inner(*unit)) {
        for ((column, numerator), (_, denominator)) in numerators.of(unit).zip(denominators.of(unit)) {
            let sum = Sums { numerator: numerator.sum, denominator: denominator.sum, count: numerator.count };
            sums.insert((column / shape.periods, unit, column % shape.periods), sum);
        }
    }
    sums
}

/// An amount, of millionths, as a quotient of ones.
fn ones(amount: i128) -> Option<Fraction> {
    Fraction::new(amount, crate::amount::ONE.into())
}

/// A part of a published total beside our own.
struct Pair {
    what: &'static str,
    published: Fraction,
    own: Fraction,
}

impl Pair {
    fn new(what: &'static str, published: Option<Amount>, own: Option<Fraction>) -> Option<Self> {
        Some(Self { what, published: ones(published?.0.into())?, own: own? })
    }

    /// What the file says, what we make of it, and the difference, when there is one in the decimals that the file shows.
    fn difference(&self, definition: &Definition) -> Option<[String; 3]> {
        let decimals = decimals(self.published).max(definition.decimals);
        let (theirs, ours) = (self.published.rounded(decimals)?, self.own.rounded(decimals)?);
        if theirs == ours {
            return None;
        }
        let difference = match (theirs.units_at(decimals), ours.units_at(decimals)) {
            (Some(theirs), Some(ours)) => Decimal::new(theirs - ours, decimals).to_string(),
            _ => String::new(),
        };
        Some([theirs.to_string(), ours.to_string(), difference])
    }
}

impl Own {
    /// A published total beside our own, part by part, and how many values ours is made of; nothing when there are none.
    fn pairs(&self, published: &Point, leaves: &[u32], definition: &Definition) -> Option<(Vec<Pair>, u32)> {
        let (numerator, denominator) = (published.numerator, published.denominator);
        match self {
            Self::Sums(sums) => {
                let sum = sums.get(&place(published))?;
                let pairs = if definition.measure == Measure::Ratio {
                    let counted = Pair::new("numerator", numerator, ones(sum.numerator));
                    vec![counted, Pair::new("denominator", denominator, ones(sum.denominator))]
                } else {
                    vec![Pair::new("value", numerator, ones(sum.numerator))]
                };
                Some((pairs.into_iter().flatten().collect(), sum.count))
            }
            Self::Values(values) => {
                let at = |unit: &u32| values.get(&(published.part, *unit, published.period));
                let part = |(value, weight): &(i128, Option<i128>)| Part { value: *value, weight: *weight };
                let parts: Vec<Part> = leaves.iter().filter_map(at).map(part).collect();
                let count = u32::try_from(parts.len()).ok().filter(|count| *count > 0)?;
                let rule = definition.over_units;
                let made = combine(rule, &parts).ok();
                // A count is a number of units, not of millionths.
                let is_count = rule == Rule::Count;
                let own = if is_count { made } else { made.and_then(|made| made.shifted(crate::amount::SCALE)) };
                Some((Pair::new("value", numerator, own).into_iter().collect(), count))
            }
        }
    }
}

impl Quality {
    fn add(
        &mut self,
        total: &Point,
        own: &Own,
        below: &mut Below<'_>,
        (plan, definition, units): (&Plan, &Definition, &Units),
    ) {
        if total.numerator.is_none() {
            return;
        }
        let leaves = below.leaves(total.unit);
        let Some((pairs, reported)) = own.pairs(total, leaves, definition) else {
            self.alone += 1;
            return;
        };
        if pairs.is_empty() {
            return;
        }
        self.compared += 1;
        let expected = u32::try_from(leaves.len()).unwrap_or(u32::MAX);
        let differences: Vec<Difference> = pairs
            .iter()
            .filter_map(|pair| Some((pair.what, pair.difference(definition)?)))
            .filter_map(|(what, numbers)| difference_of(total, plan, units, (what, numbers), (reported, expected)))
            .collect();
        self.differing += usize::from(!differences.is_empty());
        let most = if plan.told.is_empty() { MOST } else { usize::MAX };
        let room = most.saturating_sub(self.differences.len());
        self.differences.extend(differences.into_iter().take(room));
    }
}

fn difference_of(
    total: &Point,
    plan: &Plan,
    units: &Units,
    (what, [published, own, difference]): (&str, [String; 3]),
    (reported, expected): (u32, u32),
) -> Option<Difference> {
    let unit = units.unit(total.unit)?;
    Some(Difference {
        unit: unit.id.clone(),
        code: unit.code.clone(),
        name: unit.name.clone(),
        period: plan.periods.get(total.period as usize)?.to_string(),
        part: plan.parts.get(total.part as usize)?.to_string(),
        what: what.to_owned(),
        published,
        own,
        difference,
        reported,
        expected,
    })
}

/// How many decimals a published number shows: at most six.
fn decimals(value: Fraction) -> u8 {
    (0..crate::amount::SCALE)
        .find(|decimals| {
            value.rounded(*decimals).is_some_and(|rounded| {
                rounded.units_at(crate::amount::SCALE)
                    == value.rounded(crate::amount::SCALE).and_then(|full| full.units_at(crate::amount::SCALE))
            })
        })
        .unwrap_or(crate::amount::SCALE)
}
