//! What the council wants to happen for those whom a core area is for.
//!
//! An administration proposes a goal from what the end users need ([`actions`]); the committee puts the goals of a core
//! task in order ([`ranking`]) and adopts those that it wants. A goal stands on the thread from the moment it is proposed
//! (`on_thread`), supporting its core task, with the indicators that measure it below. What was adopted is public, and
//! says something else only by a new decision. Every step is kept, and nothing is ever deleted.

pub mod actions;
mod choices;
mod decide_pages;
mod decisions;
mod form_pages;
mod on_thread;
mod pages;
mod rank_pages;
pub mod ranking;
mod rules;
mod state;
pub(crate) mod store;

pub use decisions::{Deciding, Ranking, decide, rank};
pub use rules::{Decision, Draft, Refusal};
pub use state::GoalState;
pub use store::GoalIndicator;

use compass::thread::{End, Kind};
use platform::Fault;
use platform::access::{Actor, Denied, Right, Scope};
use platform::store::StoreError;

/// Where goals are.
pub const HOME: &str = "/effekt/maal";

/// Returns the routes of goals.
pub(crate) fn routes() -> ui::Routes {
    pages::routes().merge(form_pages::routes()).merge(rank_pages::routes()).merge(decide_pages::routes())
}

/// An effect goal.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Goal {
    /// Opaque identifier.
    pub id: String,
    /// The municipality.
    pub municipality_id: String,
    /// The organisational unit that proposed it.
    pub unit_id: String,
    /// Path of that unit.
    pub unit_path: String,
    /// Name of that unit.
    pub unit_name: String,
    /// The core task that it is set for, usually a core area.
    pub core_task_id: String,
    /// What that is called.
    pub core_task_title: String,
    /// Its readable identifier.
    pub core_task_slug: String,
    /// What the goal says.
    pub title: String,
    /// The end users' need that it answers.
    pub need: String,
    /// Whom it is for; may be empty.
    pub target_group: String,
    /// Whose responsibility it is, in words; may be empty.
    pub responsible: String,
    /// The first day of its period as `yyyy-mm-dd`; empty when not said.
    pub from_day: String,
    /// The last day of its period as `yyyy-mm-dd`; empty when not said.
    pub to_day: String,
    /// Where it stands.
    #[sqlx(try_from = "String")]
    pub state: GoalState,
    /// Its place in the committee's order within its core task, from 1; none until it is ranked.
    pub rank: Option<i64>,
    /// How often its words have been saved, from 1.
    pub revision: i64,
    /// Who proposed it.
    pub by_name: String,
    /// When it was proposed, in milliseconds UTC.
    pub created_at: i64,
    /// When anything was last done with it, in milliseconds UTC.
    pub changed_at: i64,
    /// When it left the thread, in milliseconds UTC; none while it stands there.
    pub off_thread_at: Option<i64>,
}

impl Goal {
    /// Returns where it lives, for rights.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope { municipality: self.municipality_id.clone(), unit_path: self.unit_path.clone() }
    }

    /// Returns the address of the form that changes it: another one when that takes a decision.
    #[must_use]
    pub fn edit_url(&self) -> String {
        let form = if self.state == GoalState::Adopted { "ny-ordlyd" } else { "rediger" };
        format!("{}/{form}", self.url())
    }

    /// Returns its address.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{HOME}/{}", self.id)
    }

    /// Returns the address of the order of all goals of its core task.
    #[must_use]
    pub fn ranking_url(&self) -> String {
        format!("{RANKING}/{}", self.core_task_slug)
    }

    /// Returns its name on the thread.
    #[must_use]
    pub fn end(&self) -> End {
        End::new(Kind::Goal, &self.id)
    }

    /// Tells whether the actor may read it: what was adopted is for everyone.
    #[must_use]
    pub fn is_readable(&self, actor: &Actor) -> bool {
        self.require_readable(actor).is_ok()
    }

    fn require_readable(&self, actor: &Actor) -> Result<(), Denied> {
        let right = if self.state.is_public() { Right::ReadPublic } else { Right::ReadEffect };
        actor.require(right, &self.scope())
    }
}

/// Where the committee puts the goals of a core task in order.
pub(crate) const RANKING: &str = "/effekt/prioriter";

/// What was done with a goal.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Step {
    /// Its number among the goal's steps, from 1.
    pub number: i64,
    /// `made`, `edited`, `ranked` or `moved`.
    pub kind: String,
    /// The state that the goal came into; empty when it kept its own.
    pub state: String,
    /// Its place from then on; none when it was not ranked.
    pub rank: Option<i64>,
    /// The title from then on; empty when its words stayed as they were.
    pub title: String,
    /// The need from then on.
    pub need: String,
    /// The target group from then on.
    pub target_group: String,
    /// Whose responsibility from then on.
    pub responsible: String,
    /// The first day from then on.
    pub from_day: String,
    /// The last day from then on.
    pub to_day: String,
    /// Why; may be empty.
    pub note: String,
    /// Who decided; empty when it was no decision.
    pub decided_by: String,
    /// On which day, as `yyyy-mm-dd`.
    pub decided_on: String,
    /// Where the decision can be read.
    pub decision_reference: String,
    /// Who wrote it down.
    pub by_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
}

/// Why something was not done with a goal.
#[derive(Debug, thiserror::Error)]
pub enum GoalFault {
    /// The actor may not do this here.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such goal or core task, or none that the actor may know of.
    #[error("findes ikke")]
    NotFound,
    /// What was written breaks rules: all of them.
    #[error("{}", .0.iter().map(Refusal::key).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Refusal>),
    /// Someone else has changed it in the meantime; the goal as it is now.
    #[error("en anden har ændret målet")]
    Changed(Box<Goal>),
    /// Someone else has changed the order, or which goals there are, in the meantime.
    #[error("en anden har ændret rækkefølgen")]
    Reordered,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl GoalFault {
    /// Puts it into the words of the platform.
    #[must_use]
    pub fn into_fault(self) -> Fault {
        match self {
            Self::Denied(denied) => Fault::Denied(denied),
            Self::NotFound => Fault::NotFound,
            Self::Refused(refusals) => Fault::Refused(refusals.first().map_or("goal-refused-move", Refusal::key)),
            Self::Changed(_) => Fault::Refused("goal-changed"),
            Self::Reordered => Fault::Refused("goal-reordered"),
            Self::Store(error) => Fault::Store(error),
        }
    }
}

impl From<Fault> for GoalFault {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Denied(denied) => Self::Denied(denied),
            // What the platform refuses of a goal is that the municipality has no unit to own it.
            Fault::NotFound | Fault::Refused(_) => Self::NotFound,
            Fault::Store(error) => Self::Store(error),
        }
    }
}

impl From<GoalFault> for ui::Failure {
    fn from(fault: GoalFault) -> Self {
        fault.into_fault().into()
    }
}
