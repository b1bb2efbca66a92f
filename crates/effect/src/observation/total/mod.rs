//! What the values of the units below a unit add up to, kept in the transaction that writes a value.
//!
//! The values that count are those of the units that had none below them on the period's last day. A total is kept for
//! every unit above one of them. Few values change totals by what they differ; many make all totals anew with
//! [`stats::roll_up`]. Writers of an indicator take turns by its row ([`take_turn`]).
//!
//! When a tree changes, the totals that were worked out for it before are out of date: the indicator's `totals_seq` is
//! then behind the tree's `seq`. They are worked out anew with the change ([`rebuild_tree`]) or with the next value, and
//! nobody reads them until then; a change that no total rests on leaves them as they are ([`keep_tree`]).

mod bulk;
mod keep;
mod near_store;
mod store;

pub(super) use keep::{keep, nearby, take_turn, wait_turn};
pub(super) use store::{Turn, are_current, of_period, of_unit};

pub use keep::{Difference, check, keep_tree, rebuild, rebuild_tree};

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use jiff::civil::Date;
use platform::store::StoreError;

use super::{Key, Said, Status, unreadable};
use crate::measured_unit::{TreeOnDay, Units};

/// What a value adds to the totals above it, or several of them do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Sum {
    /// In millionths.
    pub(super) numerator: i128,
    /// In millionths.
    pub(super) denominator: i128,
    /// How many units have a value.
    pub(super) reported: i64,
    /// How many of these are preliminary.
    pub(super) preliminary: i64,
    /// How many of these are corrected.
    pub(super) corrected: i64,
    /// How many have one that is not told.
    pub(super) suppressed: i64,
}

impl Sum {
    /// What one value adds. What is suppressed or missing adds nothing, which is not zero.
    pub(super) fn of(said: &Said) -> Self {
        let millionths = |amount: Option<crate::amount::Amount>| amount.map_or(0, |amount| i128::from(amount.0));
        let is = |status| i64::from(said.status == status);
        if !said.status.has_amount() {
            return Self { suppressed: is(Status::Suppressed), ..Self::default() };
        }
        Self {
            numerator: millionths(said.numerator),
            denominator: millionths(said.denominator),
            reported: 1,
            preliminary: is(Status::Preliminary),
            corrected: is(Status::Corrected),
            suppressed: 0,
        }
    }

    /// Adds `times` times another.
    pub(super) fn add(&mut self, other: &Self, times: i64) {
        self.numerator += other.numerator * i128::from(times);
        self.denominator += other.denominator * i128::from(times);
        self.reported += other.reported * times;
        self.preliminary += other.preliminary * times;
        self.corrected += other.corrected * times;
        self.suppressed += other.suppressed * times;
    }

    /// Tells whether there is nothing to keep.
    pub(super) fn is_nothing(&self) -> bool {
        self.reported == 0 && self.suppressed == 0
    }

    /// How sure a total is: as the least sure of its parts.
    pub(super) fn status(&self) -> Status {
        match self {
            Self { reported: 0, suppressed, .. } if *suppressed > 0 => Status::Suppressed,
            Self { reported: 0, .. } => Status::Missing,
            Self { preliminary, .. } if *preliminary > 0 => Status::Preliminary,
            Self { corrected, .. } if *corrected > 0 => Status::Corrected,
            Self { .. } => Status::Final,
        }
    }
}

/// A value that is written, by what it added and what it adds.
#[derive(Clone, Debug)]
pub(super) struct Change {
    pub(super) key: Key,
    pub(super) before: Sum,
    pub(super) after: Sum,
}

/// Trees on days. Between two days of change a tree is the same, and is made once.
pub(crate) struct Trees<'u> {
    units: &'u Units,
    days: Vec<String>,
    made: HashMap<usize, TreeOnDay>,
}

impl<'u> Trees<'u> {
    pub(crate) fn new(units: &'u Units) -> Self {
        Self { units, days: units.days_of_change().into_iter().collect(), made: HashMap::new() }
    }

    /// Returns a number that days have in common on which the tree is the same.
    pub(super) fn epoch(&self, day: Date) -> usize {
        let day = day.to_string();
        self.days.partition_point(|change| *change <= day)
    }

    /// Returns the tree on a day.
    pub(crate) fn on(&mut self, day: Date) -> Result<&TreeOnDay, StoreError> {
        let epoch = self.epoch(day);
        match self.made.entry(epoch) {
            Entry::Occupied(made) => Ok(made.into_mut()),
            Entry::Vacant(place) => {
                let tree = self.units.on(day).map_err(|fault| unreadable(&fault.to_string()))?;
                Ok(place.insert(tree))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::amount::Amount;

    fn said(status: Status) -> Said {
        let numerator = status.has_amount().then_some(Amount(5));
        Said { numerator, denominator: None, status, note: String::new() }
    }

    #[test]
    fn what_is_suppressed_or_missing_adds_nothing_and_is_not_a_value() {
        assert!(Sum::of(&said(Status::Missing)).is_nothing());
        let suppressed = Sum::of(&said(Status::Suppressed));
        assert_eq!((suppressed.reported, suppressed.numerator, suppressed.status()), (0, 0, Status::Suppressed));
    }

    #[test]
    fn a_total_is_as_sure_as_the_least_sure_of_its_parts() {
        let mut sum = Sum::default();
        for (status, least) in [
            (Status::Missing, Status::Missing),
            (Status::Suppressed, Status::Suppressed),
            (Status::Final, Status::Final),
            (Status::Corrected, Status::Corrected),
            (Status::Preliminary, Status::Preliminary),
        ] {
            sum.add(&Sum::of(&said(status)), 1);
            assert_eq!(sum.status(), least, "{status:?}");
        }
        sum.add(&Sum::of(&said(Status::Preliminary)), -1);
        assert_eq!((sum.status(), sum.reported), (Status::Corrected, 2));
    }
}
