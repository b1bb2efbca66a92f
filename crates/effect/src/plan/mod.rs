//! The rolling plan: which core area is treated in which budget year.
//!
//! The council sets goals on all its core areas, but not on all in one year (Odense's effect steering). The plan is read
//! from a file ([`import`]) or ticked on a page; a core area without a year is shown as one, not left out. What is taken
//! out of the plan is kept with who did it.

pub mod actions;
mod edit_pages;
pub mod file;
pub mod import;
mod import_pages;
mod pages;
mod remarks;
pub mod rules;
pub(crate) mod store;

pub use remarks::{Remarks, Told, told};

use compass::core_task::CoreTask;
use platform::Fault;
use platform::access::Denied;
use platform::store::StoreError;

/// Where the plan is.
pub const HOME: &str = "/effekt/plan";

/// Returns the routes of the plan.
pub(crate) fn routes() -> ui::Routes {
    pages::routes().merge(edit_pages::routes()).merge(import_pages::routes())
}

/// A budget year of the plan.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Year {
    /// The year whose budget it is.
    pub budget_year: i64,
    /// What the file that it came from says of it, as JSON; empty when nothing.
    pub remarks: String,
}

/// A core area in a budget year.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Entry {
    /// Identifier of the core task.
    pub core_task_id: String,
    /// The budget year in which it is treated.
    pub budget_year: i64,
    /// What the file that it came from says of it, as JSON; empty when nothing.
    pub remarks: String,
}

/// A core area with the budget years in which it is treated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Area {
    /// The core area.
    pub task: CoreTask,
    /// Its places in the plan, by year.
    pub entries: Vec<Entry>,
}

impl Area {
    /// Returns its place in a year of the plan.
    #[must_use]
    pub fn of(&self, year: &Year) -> Option<&Entry> {
        self.in_year(year.budget_year)
    }

    /// Returns its place in a budget year.
    #[must_use]
    pub fn in_year(&self, year: i64) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.budget_year == year)
    }
}

/// The core areas of an administration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The administration; empty for core areas across administrations.
    pub responsible: String,
    /// Its core areas, in their order in the compass.
    pub areas: Vec<Area>,
}

/// The plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The budget years, in order.
    pub years: Vec<Year>,
    /// All core areas, by administration.
    pub groups: Vec<Group>,
}

impl Plan {
    /// Returns all core areas.
    pub fn areas(&self) -> impl Iterator<Item = &Area> {
        self.groups.iter().flat_map(|group| &group.areas)
    }

    /// Counts the core areas that are in no budget year.
    #[must_use]
    pub fn without_year(&self) -> usize {
        self.areas().filter(|area| area.entries.is_empty()).count()
    }
}

/// Why something was not done with the plan.
#[derive(Debug, thiserror::Error)]
pub enum PlanFault {
    /// The actor may not do this.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// What was asked for is not there.
    #[error("findes ikke")]
    NotFound,
    /// It cannot be done; the key of the text that says why and what to do.
    #[error("{0}")]
    Refused(&'static str),
    /// Someone else has changed the plan in the meantime.
    #[error("en anden har ændret planen")]
    Changed,
    /// A core area cannot be made with these words: which, and the key of the text that says why.
    #[error("{0}: {1}")]
    Area(String, &'static str),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Fault> for PlanFault {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Denied(denied) => Self::Denied(denied),
            Fault::NotFound => Self::NotFound,
            Fault::Refused(key) => Self::Refused(key),
            Fault::Store(error) => Self::Store(error),
        }
    }
}

impl From<PlanFault> for ui::Failure {
    fn from(fault: PlanFault) -> Self {
        match fault {
            PlanFault::Denied(denied) => denied.into(),
            PlanFault::NotFound => Self::NotFound,
            PlanFault::Refused(key) | PlanFault::Area(_, key) => Self::Refused(key.to_owned()),
            PlanFault::Changed => Self::Refused("plan-changed".to_owned()),
            PlanFault::Store(error) => error.into(),
        }
    }
}
