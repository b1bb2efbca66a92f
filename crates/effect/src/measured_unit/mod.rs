//! What is measured: the municipality's own workplaces, or the municipalities of the country, in a tree that changes
//! over the years.
//!
//! A unit's place is known for every day, so that a total of 2019 adds up the units that were below in 2019: a period is
//! read by the tree as it was on the period's last day. A unit that was merged or closed keeps its values.

pub mod actions;
mod add_page;
pub mod change;
mod form_pages;
pub mod import;
pub mod outline;
pub(crate) mod pages;
pub mod rules;
pub mod store;
mod tree;
#[cfg(test)]
mod tree_tests;

pub use rules::{Naming, NewUnit, Refusal};
pub use tree::{TreeOnDay, Units};

use platform::Fault;
use platform::access::Denied;
use platform::store::StoreError;

use crate::period::Period;

pub(crate) use form_pages::named_id;

/// Returns the routes of trees of units.
pub(crate) fn routes() -> ui::Routes {
    pages::routes().merge(add_page::routes()).merge(form_pages::routes()).merge(import::pages::routes())
}

/// Where trees of units are.
pub const HOME: &str = "/effekt/enheder";

/// A tree of measured units.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct MeasuredTree {
    /// Opaque identifier.
    pub id: String,
    /// Readable identifier in addresses and commands.
    pub slug: String,
    /// What it is called.
    pub name: String,
    /// Anything to say of it.
    pub note: String,
    /// Number of the last change of its units.
    pub seq: i64,
}

/// A unit that values are for.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct MeasuredUnit {
    /// Opaque identifier.
    pub id: String,
    /// What files call it; one of its kind in the tree.
    pub code: String,
    /// What it is called.
    pub name: String,
    /// The first day on which it is no more, `YYYY-MM-DD`; none while it is.
    pub closed_on: Option<String>,
    /// The unit that took over what it did.
    pub successor_id: Option<String>,
    /// Why it was closed or merged; empty while it is.
    pub close_reason: String,
    /// Anything to say of it.
    pub note: String,
}

/// Where a unit stood, for some time.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Place {
    /// Opaque identifier.
    pub id: String,
    /// The unit.
    pub measured_unit_id: String,
    /// The unit above; none at the top.
    pub parent_id: Option<String>,
    /// The first day, `YYYY-MM-DD`; empty: always.
    pub from_day: String,
    /// The first day on which it stood there no more; none: still.
    pub to_day: Option<String>,
    /// Why it was put there.
    pub reason: String,
    /// Who said so.
    pub by_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
}

impl MeasuredTree {
    /// Returns its address.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{HOME}/{}", self.slug)
    }

    /// Returns the address of one of its units.
    #[must_use]
    pub fn url_of(&self, unit: &MeasuredUnit) -> String {
        format!("{HOME}/{}/{}", self.slug, unit.id)
    }
}

/// Why something was not done with a tree of units.
#[derive(Debug, thiserror::Error)]
pub enum UnitFault {
    /// The actor may not do this here.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such tree or unit.
    #[error("findes ikke")]
    NotFound,
    /// What was asked breaks rules: all of them.
    #[error("{}", .0.iter().map(Refusal::key).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Refusal>),
    /// A total would be so large that it cannot be kept exactly. Identifier of the unit, and the period.
    #[error("summen for {0} i {1} er for stor til at blive gemt præcist")]
    TooLarge(String, Period),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl UnitFault {
    /// Puts it into the words of the platform.
    #[must_use]
    pub fn into_fault(self) -> Fault {
        match self {
            Self::Denied(denied) => Fault::Denied(denied),
            Self::NotFound => Fault::NotFound,
            Self::Refused(refusals) => Fault::Refused(refusals.first().map_or("unit-refused-unknown", Refusal::key)),
            Self::TooLarge(..) => Fault::Refused("value-too-large"),
            Self::Store(error) => Fault::Store(error),
        }
    }
}

impl From<UnitFault> for ui::Failure {
    fn from(fault: UnitFault) -> Self {
        fault.into_fault().into()
    }
}
