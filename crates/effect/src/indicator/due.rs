//! What is due: the periods of indicators whose values should be there, or should be soon.

use std::collections::{HashMap, HashSet};

use jiff::ToSpan;
use jiff::civil::Date;
use platform::access::Actor;
use platform::store::{Reads, StoreError};

use super::due_store::{ever_said, made_on, said_since};
use super::{Indicator, actions};
use crate::measured_unit::{self, Units};
use crate::period::Period;

/// How many periods back something can be due.
const MOST_PERIODS: usize = 4;

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
    /// How many units should have one.
    pub of: usize,
}

/// Returns what is due of the indicators that the actor may read, the most overdue first.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn list(reads: &mut impl Reads, actor: &Actor, today: Date) -> Result<Vec<Due>, StoreError> {
    let mut trees: HashMap<String, Units> = HashMap::new();
    let mut list = Vec::new();
    for indicator in actions::all(reads, actor).await? {
        let asked = periods_asked(&indicator, made_on(reads, &indicator).await?, today);
        let Some((oldest, ..)) = asked.first() else { continue };
        if !trees.contains_key(&indicator.tree_id) {
            let units = measured_unit::store::units(reads, &actor.municipality, &indicator.tree_id).await?;
            trees.insert(indicator.tree_id.clone(), units);
        }
        let Some(units) = trees.get(&indicator.tree_id) else { continue };
        let said = said_since(reads, &indicator, *oldest).await?;
        let ever = ever_said(reads, &indicator).await?;
        for (period, day, state) in asked {
            let (missing, of) = missing(units, period, said.get(&period.to_string()), &ever);
            if missing > 0 {
                list.push(Due { indicator: indicator.clone(), period, day, state, missing, of });
            }
        }
    }
    list.sort_by(|one, other| (one.day, &one.indicator.title).cmp(&(other.day, &other.indicator.title)));
    Ok(list)
}

/// The periods of an indicator that are asked for on a day, the oldest first: those that are over, whose last day for
/// values lies after the indicator was made, and has passed or comes within the reminder.
fn periods_asked(indicator: &Indicator, made: Date, today: Date) -> Vec<(Period, Date, DueState)> {
    let Some(due_days) = indicator.due_days.filter(|_| indicator.ended_at.is_none()) else { return Vec::new() };
    let mut period = Period::of(indicator.frequency, today).previous();
    let mut asked = Vec::new();
    for _ in 0..MOST_PERIODS {
        let Ok(day) = period.last().checked_add(due_days.days()) else { break };
        let told = day.checked_sub(indicator.remind_days.unwrap_or(0).days()).unwrap_or(day);
        if day < made {
            break;
        }
        if told <= today {
            asked.push((period, day, if day < today { DueState::Overdue } else { DueState::Soon }));
        }
        period = period.previous();
    }
    asked.reverse();
    asked
}

/// How many units have no value in a period, and how many should: those that ever had one; all, when none did. A value
/// of a unit above stands for those below.
fn missing(units: &Units, period: Period, said: Option<&HashSet<String>>, ever: &HashSet<String>) -> (usize, usize) {
    let Ok(tree) = units.on(period.last()) else { return (0, 0) };
    let has = |known: &HashSet<String>, leaf: u32| {
        let is_in = |unit: u32| units.unit(unit).is_some_and(|unit| known.contains(&unit.id));
        is_in(leaf) || tree.tree.above(leaf).any(is_in)
    };
    let mut expected: Vec<u32> = tree.leaves.iter().copied().filter(|leaf| has(ever, *leaf)).collect();
    if expected.is_empty() {
        expected.clone_from(&tree.leaves);
    }
    let missing = expected.iter().filter(|leaf| !said.is_some_and(|said| has(said, **leaf))).count();
    (missing, expected.len())
}
