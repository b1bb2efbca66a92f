//! One value of an indicator for a unit and a period, and what the values below a unit add up to.
//!
//! A value is never overwritten: what stood there before is kept with who wrote it and when. Every total above a value
//! is brought up to date in the transaction that writes it.

pub mod actions;
mod form;
mod ground;
mod pages;
pub mod report;
mod rules;
mod series;
mod store;
mod take_back;
mod total;
pub mod words;
mod write_store;

pub use actions::{Origin, Recorded};
pub(crate) use rules::{Frame, Source, definition_at, settle};
pub use rules::{Refusal, Why};
pub use series::{latest, over_time, series, series_of};
pub use store::current;
pub use take_back::{take_back, written_since};
pub(crate) use total::Trees;
pub use total::{Difference, check, keep_tree, rebuild, rebuild_tree};

use std::collections::BTreeMap;
use std::fmt;

use platform::Fault;
use platform::access::Denied;
use platform::store::StoreError;
use stats::fraction::Fraction;

use crate::amount::Amount;
use crate::measured_unit::UnitFault;
use crate::period::Period;

/// Returns the routes of values.
pub(crate) fn routes() -> ui::Routes {
    pages::routes().merge(report::routes())
}

/// How sure a value is, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// It may change.
    Preliminary,
    /// It is the value.
    Final,
    /// It was final, and was wrong.
    Corrected,
    /// It is known, but too small to be told: not zero.
    Suppressed,
    /// There is none, and the note says why.
    Missing,
}

impl Status {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Preliminary, Self::Final, Self::Corrected, Self::Suppressed, Self::Missing];

    /// Returns the stable name: `final`, `suppressed`, …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Preliminary => "preliminary",
            Self::Final => "final",
            Self::Corrected => "corrected",
            Self::Suppressed => "suppressed",
            Self::Missing => "missing",
        }
    }

    /// Returns the status with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.name() == name)
    }

    /// Tells whether a value with this status has an amount, which counts in totals.
    #[must_use]
    pub const fn has_amount(self) -> bool {
        matches!(self, Self::Preliminary | Self::Final | Self::Corrected)
    }
}

/// Which part of the whole a value is for: a category of each of some dimensions. Written `alder=0-6;koen=k`, dimensions
/// in alphabetical order; the whole is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Breakdown(BTreeMap<String, String>);

impl Breakdown {
    /// Returns the part that these categories (dimension, category) make out.
    #[must_use]
    pub fn of(categories: impl IntoIterator<Item = (String, String)>) -> Self {
        Self(categories.into_iter().collect())
    }

    /// Reads what [`fmt::Display`] writes.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        if text.is_empty() {
            return Some(Self::default());
        }
        let part = |part: &str| part.split_once('=').map(|(one, other)| (one.to_owned(), other.to_owned()));
        text.split(';').map(part).collect::<Option<BTreeMap<_, _>>>().map(Self)
    }

    /// Tells whether it is the whole.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.0.is_empty()
    }

    /// Dimension and category of each, by dimension.
    pub fn categories(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(dimension, category)| (dimension.as_str(), category.as_str()))
    }
}

impl fmt::Display for Breakdown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (dimension, category)) in self.0.iter().enumerate() {
            write!(f, "{}{dimension}={category}", if place == 0 { "" } else { ";" })?;
        }
        Ok(())
    }
}

/// Which value is meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Key {
    /// The part.
    pub breakdown: Breakdown,
    /// Identifier of the measured unit.
    pub unit: String,
    /// The period.
    pub period: Period,
}

/// What a value says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The number itself, or what is counted of a ratio; none unless the status has an amount.
    pub numerator: Option<Amount>,
    /// What a ratio is counted among; the weight of a weighted number.
    pub denominator: Option<Amount>,
    /// How sure it is.
    pub status: Status,
    /// Why it is missing, was corrected, or whatever else there is to say.
    pub note: String,
}

/// A point of a series: what an indicator says of a unit in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeriesPoint {
    /// The period.
    pub period: Period,
    /// The value in the indicator's unit of measure, exact, factor and all; none when there is none.
    pub value: Option<Fraction>,
    /// What was counted, when the value is a ratio or a sum.
    pub numerator: Option<Amount>,
    /// What it was counted among.
    pub denominator: Option<Amount>,
    /// Of a total, the least sure of the parts.
    pub status: Status,
    /// What there is to say of it; of a total, empty.
    pub note: String,
    /// How many of the units below have said something; 1 of 1 for a unit without any below.
    pub coverage: stats::roll_up::coverage::Coverage,
    /// What a file or a service says that the total is, when it says so.
    pub published: Option<Fraction>,
}

/// A value as it is stored, now or before, with where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What it says.
    pub said: Said,
    /// How often it had been written, from 1.
    pub revision: i64,
    /// The version of the indicator's definition that it was made by.
    pub definition_version: i64,
    /// The file or the answer of a service that it came from.
    pub intake: Option<String>,
    /// The report that was approved.
    pub report: Option<String>,
    /// Why it was written anew; empty for the first.
    pub reason: String,
    /// Who wrote it.
    pub by_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
}

/// Why a value was not written.
#[derive(Debug, thiserror::Error)]
pub enum ValueFault {
    /// The actor may not do this here.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such thing, or none that the actor may know of.
    #[error("findes ikke")]
    NotFound,
    /// Values break rules: all of them.
    #[error("{}", .0.iter().map(|refusal| refusal.why.key()).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Refusal>),
    /// Someone else has written it in the meantime; the value as it is now.
    #[error("en anden har ændret værdien")]
    Changed(Option<Box<Written>>),
    /// A total above it would be so large that it cannot be kept exactly. Identifier of the unit, and the period.
    #[error("summen for {0} i {1} er for stor til at blive gemt præcist")]
    TooLarge(String, Period),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ValueFault {
    /// Returns what someone else has written in the meantime, when that is the fault.
    fn newest(&self) -> Option<Option<&Written>> {
        match self {
            Self::Changed(now) => Some(now.as_deref()),
            _ => None,
        }
    }

    /// Puts it into the words of the platform.
    #[must_use]
    pub fn into_fault(self) -> Fault {
        match self {
            Self::Denied(denied) => Fault::Denied(denied),
            Self::NotFound => Fault::NotFound,
            Self::Refused(refusals) => {
                Fault::Refused(refusals.first().map_or("value-refused", |refusal| refusal.why.key()))
            }
            Self::Changed(_) => Fault::Refused("value-changed"),
            Self::TooLarge(..) => Fault::Refused("value-too-large"),
            Self::Store(error) => Fault::Store(error),
        }
    }
}

impl From<ValueFault> for ui::Failure {
    fn from(fault: ValueFault) -> Self {
        fault.into_fault().into()
    }
}

impl From<ValueFault> for UnitFault {
    /// A change of a tree makes totals anew; what can go wrong there is that one does not fit.
    fn from(fault: ValueFault) -> Self {
        match fault {
            ValueFault::Denied(denied) => Self::Denied(denied),
            ValueFault::NotFound => Self::NotFound,
            ValueFault::TooLarge(unit, period) => Self::TooLarge(unit, period),
            ValueFault::Store(error) => Self::Store(error),
            other => Self::Store(unreadable(&other.to_string())),
        }
    }
}

/// What a column of the database could not mean.
fn unreadable(what: &str) -> StoreError {
    StoreError::Unreadable(format!("observation: {what}"))
}
