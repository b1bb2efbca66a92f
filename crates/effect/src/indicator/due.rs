//! What is due: the periods of indicators whose values should be there, or should be soon.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::LazyLock;

use jiff::ToSpan;
use jiff::civil::Date;
use platform::access::Actor;
use platform::store::{Reads, StoreError};
use platform::time::Timestamp;

use super::due_store::{counts, followed, said_in, said_since};
use super::kept::{Kept, Mark};
use super::{Indicator, actions};
use crate::measured_unit::{self, TreeOnDay, Units};
use crate::observation::Trees;
use crate::period::Period;

/// So many units that have no value are named.
const MOST_NAMED: usize = 3;
/// In how many periods at once something can be due.
const MOST_PERIODS: usize = 4;
/// From how many periods before these it is taken which units have values.
const EARLIER: usize = 4;

/// Whether values are late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DueState {
    /// The day has passed.
    Overdue,
    /// The day comes soon.
    Soon,
}

impl DueState {
    /// Returns the stable name: `overdue`, `soon`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Soon => "soon",
        }
    }
}

/// Values that are due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The indicator.
    pub indicator: Indicator,
    /// The period that values are missing for.
    pub period: Period,
    /// The last day on which they are in time.
    pub day: Date,
    /// Whether they are late.
    pub state: DueState,
    /// How many units have none.
    pub missing: usize,
    /// Code and name of the first of these.
    pub first: Vec<(String, String)>,
    /// How many units should have one.
    pub of: usize,
}

impl Due {
    /// How many units are missing that are not among the first.
    #[must_use]
    pub fn more(&self) -> usize {
        self.missing.saturating_sub(self.first.len())
    }

    /// Returns the address of the form for a missing value, with unit and period filled in.
    #[must_use]
    pub fn report_url(&self, unit: &str) -> String {
        let period = self.period.to_string();
        ui::address("/effekt/indberet", &[("indikator", &self.indicator.slug), ("enhed", unit), ("periode", &period)])
    }
}

/// What was due of each indicator when it was last asked for.
static KNOWN: LazyLock<Kept<Vec<Due>>> = LazyLock::new(Kept::default);

/// Returns what is due of the indicators that the actor may read, the most overdue first.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn list(reads: &mut impl Reads, actor: &Actor, today: Date) -> Result<Vec<Due>, StoreError> {
    let all = actions::all(reads, actor).await?;
    of(reads, &all, today).await
}

/// Returns what is due of indicators of one municipality, the most overdue first.
pub(super) async fn of(reads: &mut impl Reads, all: &[Indicator], today: Date) -> Result<Vec<Due>, StoreError> {
    let mut list = Vec::new();
    let mut unknown: BTreeMap<&str, Vec<(&Indicator, Mark)>> = BTreeMap::new();
    let seqs = tree_seqs(reads, all).await?;
    for indicator in all.iter().filter(|indicator| indicator.due_days.is_some() && indicator.ended_at.is_none()) {
        let mark = Mark::of(indicator, seqs.get(&indicator.tree_id).copied().unwrap_or(0), today);
        match KNOWN.get(&indicator.id, &mark) {
            Some(known) => list.extend(known),
            None => unknown.entry(&indicator.tree_id).or_default().push((indicator, mark)),
        }
    }
    for (tree, indicators) in unknown {
        let Some((first, _)) = indicators.first() else { continue };
        let units = measured_unit::store::units(reads, &first.municipality_id, tree).await?;
        let mut trees = Trees::new(&units);
        for (indicator, mark) in indicators {
            let due = of_one(reads, indicator, (&units, &mut trees), today).await?;
            KNOWN.put(&indicator.id, mark, due.clone());
            list.extend(due);
        }
    }
    list.sort_by(|one, other| (one.day, &one.indicator.title).cmp(&(other.day, &other.indicator.title)));
    Ok(list)
}

/// The number of the last change of each tree.
pub(super) async fn tree_seqs(
    reads: &mut impl Reads,
    indicators: &[Indicator],
) -> Result<HashMap<String, i64>, StoreError> {
    let Some(first) = indicators.first() else { return Ok(HashMap::new()) };
    let trees = measured_unit::store::trees(reads, &first.municipality_id).await?;
    Ok(trees.into_iter().map(|tree| (tree.id, tree.seq)).collect())
}

async fn of_one(
    reads: &mut impl Reads,
    indicator: &Indicator,
    (units, trees): (&Units, &mut Trees<'_>),
    today: Date,
) -> Result<Vec<Due>, StoreError> {
    let asked = periods_asked(indicator, today);
    let Some((oldest, ..)) = asked.first() else { return Ok(Vec::new()) };
    let first = std::iter::successors(Some(*oldest), |period| Some(period.previous())).nth(EARLIER).unwrap_or(*oldest);
    let part = match followed(reads, indicator, Some(first)).await? {
        Some(part) => part,
        None => followed(reads, indicator, None).await?.unwrap_or_default(),
    };
    let followed = (indicator, part.as_str());
    let counts = counts(reads, followed, first).await?;
    let known = said_since(reads, followed, first).await?;
    let mut due = Vec::new();
    for (period, day, state) in asked {
        let count = counts.get(&period.to_string()).copied().unwrap_or(0);
        if count > 0 && count == known.len() {
            // Whoever has said anything has said something here.
            continue;
        }
        let said = if count == 0 { HashSet::new() } else { said_in(reads, followed, period).await? };
        let (missing, of) = missing((units, trees.on(period.last())?), &said, &known);
        if !missing.is_empty() {
            let named = missing.iter().filter_map(|unit| units.unit(*unit)).take(MOST_NAMED);
            let first = named.map(|unit| (unit.code.clone(), unit.name.clone())).collect();
            due.push(Due { indicator: indicator.clone(), period, day, state, missing: missing.len(), first, of });
        }
    }
    Ok(due)
}

/// The periods of an indicator that are asked for on a day, the oldest first: of those that are over and of which values
/// are due already, or within the reminder, the newest. Nothing is asked for that was due before the indicator was made.
fn periods_asked(indicator: &Indicator, today: Date) -> Vec<(Period, Date, DueState)> {
    let Some(due_days) = indicator.due_days.filter(|_| indicator.ended_at.is_none()) else { return Vec::new() };
    let made = Timestamp::from_millis(indicator.created_at).in_denmark().date();
    let remind_days = indicator.remind_days.unwrap_or(0);
    let due = |period: &Period| period.last().checked_add(due_days.days()).ok();
    let is_told = |day: &Date| day.checked_sub(remind_days.days()).unwrap_or(*day) <= today;
    let is_asked = |period: &Period| period.last() < today && due(period).is_some_and(|day| is_told(&day));
    let around = today.checked_sub(due_days.days()).and_then(|day| day.checked_add(remind_days.days()));
    let newest = Period::of(indicator.frequency, around.unwrap_or(today).min(today));
    let back = std::iter::successors(Some(newest), |period| Some(period.previous()));
    // The first of these may not be over, or not be told yet; the one before it always is.
    let asked = back.take(2 * MOST_PERIODS).skip_while(|period| !is_asked(period)).take(MOST_PERIODS);
    let state = |day: Date| if day < today { DueState::Overdue } else { DueState::Soon };
    let dated = asked.filter_map(|period| due(&period).map(|day| (period, day, state(day))));
    let mut asked: Vec<_> = dated.take_while(|(_, day, _)| *day >= made).collect();
    asked.reverse();
    asked
}

/// The units that have no value in a period, and how many should: those that had one lately; all, when none did. A value
/// of a unit above stands for those below.
fn missing((units, tree): (&Units, &TreeOnDay), said: &HashSet<String>, known: &HashSet<String>) -> (Vec<u32>, usize) {
    let has = |known: &HashSet<String>, leaf: u32| {
        let is_in = |unit: u32| units.unit(unit).is_some_and(|unit| known.contains(&unit.id));
        is_in(leaf) || tree.tree.above(leaf).any(is_in)
    };
    let mut expected: Vec<u32> = tree.leaves.iter().copied().filter(|leaf| has(known, *leaf)).collect();
    if expected.is_empty() {
        expected.clone_from(&tree.leaves);
    }
    let of = expected.len();
    expected.retain(|leaf| !has(said, *leaf));
    (expected, of)
}
