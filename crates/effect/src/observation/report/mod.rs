//! A value that somebody reports, and somebody else approves.
//!
//! Everyone who works with an indicator's units may report; it waits until someone with `Right::ApproveValues` approves
//! or declines it. A report is never changed: one that was wrong is withdrawn, or replaced by its writer's next one for
//! the same value. The report stays with the value that it became.

pub mod actions;
mod choices;
mod form_pages;
mod hints;
mod queue_pages;
mod store;

pub use hints::Hint;

use platform::store::StoreError;

use super::{Key, Said, unreadable};

/// Where values are reported.
pub const HOME: &str = "/effekt/indberet";
/// Where reports wait for approval.
pub const QUEUE: &str = "/effekt/godkend";

/// Returns the routes of reports.
pub(super) fn routes() -> ui::Routes {
    form_pages::routes().merge(queue_pages::routes())
}

/// What became of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Nobody has decided yet.
    Waiting,
    /// It became a value.
    Approved,
    /// It did not, and the reason says why.
    Declined,
    /// Its writer took it back, or replaced it.
    Withdrawn,
}

impl Outcome {
    /// Returns the stable name: `waiting`, `approved`, …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Approved => "approved",
            Self::Declined => "declined",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Returns the outcome with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Waiting, Self::Approved, Self::Declined, Self::Withdrawn].into_iter().find(|one| one.name() == name)
    }
}

impl TryFrom<String> for Outcome {
    type Error = StoreError;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::from_name(&name).ok_or_else(|| unreadable(&name))
    }
}

/// A report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Opaque identifier.
    pub id: String,
    /// Identifier of the indicator.
    pub indicator: String,
    /// The value that it is for.
    pub key: Key,
    /// What it says.
    pub said: Said,
    /// Identifier of who wrote it.
    pub by_id: String,
    /// Who wrote it.
    pub by_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// What became of it.
    pub outcome: Outcome,
    /// Why.
    pub outcome_reason: String,
    /// Who decided; empty while nobody has.
    pub decided_by_name: String,
    /// When it was decided, in milliseconds UTC.
    pub decided_at: Option<i64>,
}
