//! Groups of units to compare with: the official ones, and those that people choose. Their mean counts each unit as
//! much (VIVE, ECO-nøgletal).

pub mod actions;
mod pages;
pub mod store;

use platform::Fault;
use platform::access::Denied;
use platform::store::StoreError;

/// Returns the routes of groups to compare with.
pub(crate) fn routes() -> ui::Routes {
    pages::routes()
}

/// Who says which units are in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A file with the official groups.
    Official,
    /// Somebody chose them.
    Own,
}

/// A group of units.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonGroup {
    /// Opaque identifier.
    pub id: String,
    /// What it is called; one of its kind in the tree.
    pub name: String,
    /// Who says which units are in it.
    pub origin: Origin,
    /// Who made it.
    pub by_name: String,
    /// Identifiers of its units.
    pub members: Vec<String>,
}

/// What stands in the way of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has no name.
    NoName,
    /// The name is too long.
    LongName,
    /// Another group of the tree is called so.
    NameTaken,
    /// It has fewer than two units.
    FewUnits,
    /// One of the units is not in the tree.
    UnknownUnit,
    /// The group is official: only its file changes it.
    Official,
}

impl Refusal {
    /// Returns the key of the text that says what to do.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoName => "comparison-refused-no-name",
            Self::LongName => "comparison-refused-long-name",
            Self::NameTaken => "comparison-refused-name-taken",
            Self::FewUnits => "comparison-refused-few-units",
            Self::UnknownUnit => "comparison-refused-unknown-unit",
            Self::Official => "comparison-refused-official",
        }
    }

    /// Returns the field of the form that it is about.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::NoName | Self::LongName | Self::NameTaken | Self::Official => "navn",
            Self::FewUnits | Self::UnknownUnit => "enheder",
        }
    }
}

/// Why something was not done with a group.
#[derive(Debug, thiserror::Error)]
pub enum ComparisonFault {
    /// The actor may not do this here.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such group.
    #[error("findes ikke")]
    NotFound,
    /// What was asked breaks rules: all of them.
    #[error("{}", .0.iter().map(|refusal| refusal.key()).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Refusal>),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ComparisonFault {
    /// Puts it into the words of the platform.
    #[must_use]
    pub fn into_fault(self) -> Fault {
        match self {
            Self::Denied(denied) => Fault::Denied(denied),
            Self::NotFound => Fault::NotFound,
            Self::Refused(refusals) => {
                Fault::Refused(refusals.first().map_or("comparison-refused-no-name", |refusal| refusal.key()))
            }
            Self::Store(error) => Fault::Store(error),
        }
    }
}

impl From<ComparisonFault> for ui::Failure {
    fn from(fault: ComparisonFault) -> Self {
        fault.into_fault().into()
    }
}
