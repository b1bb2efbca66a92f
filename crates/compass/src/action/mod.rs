//! An action is anything done in the organisation that must trace to the core task: an idea, a priority, a project, a
//! service that runs from day to day.
//!
//! An action stands on the thread from the moment it is registered, so that one that supports nothing is seen to have
//! no north. When it is ended or declined it leaves the thread with its links, and comes back with them. Its steps are
//! kept, and nothing is ever deleted. Whether it helps the core task is for a priority test (`priority_test`) to say;
//! `likeness` finds what was proposed before, so that the same idea meets its history.

pub mod actions;
pub(crate) mod choices;
mod form_pages;
mod likeness;
mod on_thread;
mod pages;
mod past;
pub(crate) mod rules;
mod state;
pub(crate) mod store;

pub use likeness::{Earlier, Likeness, most_alike};
pub use rules::{Draft, Refusal};
pub use state::ActionState;

pub(crate) use actions::{begin_turn, change_state_in, support_in};
pub(crate) use pages::date;

use platform::Fault;
use platform::access::{Actor, Denied, Right, Scope};
use platform::store::StoreError;

use crate::thread::{End, Kind};

/// Returns the routes of actions.
pub(crate) fn routes() -> ui::Routes {
    pages::routes().merge(form_pages::routes())
}

/// What kind of action it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActionKind {
    /// A thought of what could be done.
    Idea,
    /// Something that is to come before something else.
    Priority,
    /// Something with a beginning and an end.
    Project,
    /// What is provided from day to day.
    Service,
    /// Anything else.
    Other,
}

impl ActionKind {
    /// All kinds, in the order in which they are shown.
    pub const ALL: [Self; 5] = [Self::Idea, Self::Priority, Self::Project, Self::Service, Self::Other];

    /// Returns the stable name: `idea`, `service`, …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Priority => "priority",
            Self::Project => "project",
            Self::Service => "service",
            Self::Other => "other",
        }
    }

    /// Returns the kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Tells whether it runs from day to day, so that it may be registered as running without having been chosen.
    /// Ideas, priorities and projects are tested first (Nyborg's description of its core task).
    #[must_use]
    pub const fn runs_by_itself(self) -> bool {
        matches!(self, Self::Service | Self::Other)
    }
}

impl TryFrom<String> for ActionKind {
    type Error = StoreError;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::from_name(&name).ok_or_else(|| StoreError::Unreadable(format!("compass_action: {name}")))
    }
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Action {
    /// Opaque identifier.
    pub id: String,
    /// The municipality.
    pub municipality_id: String,
    /// The organisational unit that owns it.
    pub unit_id: String,
    /// Path of that unit.
    pub unit_path: String,
    /// Name of that unit.
    pub unit_name: String,
    /// What it is called.
    pub title: String,
    /// What it is about; may be empty.
    pub description: String,
    /// What kind of action.
    #[sqlx(try_from = "String")]
    pub kind: ActionKind,
    /// Whose responsibility it is, in words; may be empty.
    pub responsible: String,
    /// Where it stands.
    #[sqlx(try_from = "String")]
    pub state: ActionState,
    /// How often its words have been saved, from 1.
    pub revision: i64,
    /// Who registered it.
    pub by_name: String,
    /// When it was registered, in milliseconds UTC.
    pub created_at: i64,
    /// When anything was last done with it, in milliseconds UTC.
    pub changed_at: i64,
    /// When it left the thread, in milliseconds UTC; none while it stands there.
    pub off_thread_at: Option<i64>,
}

impl Action {
    /// Returns where it lives, for rights.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope { municipality: self.municipality_id.clone(), unit_path: self.unit_path.clone() }
    }

    /// Returns its address.
    #[must_use]
    pub fn url(&self) -> String {
        url_of(&self.id)
    }

    /// Returns its name on the thread.
    #[must_use]
    pub fn end(&self) -> End {
        End::new(Kind::Action, &self.id)
    }

    /// Returns the address of its whole thread.
    #[must_use]
    pub fn thread_url(&self) -> String {
        format!("/traad/{}/{}", Kind::Action.name(), self.id)
    }

    /// Asks whether the actor may read it.
    fn require_readable(&self, actor: &Actor) -> Result<(), Denied> {
        let right = if self.state.is_public() { Right::ReadPublic } else { Right::ReadCompass };
        actor.require(right, &self.scope())
    }
}

/// Returns the address of the action with this identifier.
pub(crate) fn url_of(id: &str) -> String {
    format!("{HOME}/{id}")
}

/// Where actions are.
pub(crate) const HOME: &str = "/kompas/handlinger";

/// What was done with an action.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Step {
    /// Its number among the action's steps, from 1.
    pub number: i64,
    /// `made`, `edited` or `moved`.
    pub kind: String,
    /// The state that the action came into; empty when it kept its own.
    pub state: String,
    /// The title from then on; empty when it stayed as it was.
    pub title: String,
    /// The description from then on.
    pub description: String,
    /// Why; may be empty.
    pub note: String,
    /// Who did it.
    pub by_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
}

/// Why something was not done with an action.
#[derive(Debug, thiserror::Error)]
pub enum ActionFault {
    /// The actor may not do this here.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such action, or none that the actor may know of.
    #[error("findes ikke")]
    NotFound,
    /// What was written breaks rules: all of them.
    #[error("{}", .0.iter().map(|refusal| refusal.key()).collect::<Vec<_>>().join(", "))]
    Refused(Vec<Refusal>),
    /// Someone else has changed it in the meantime; the action as it is now.
    #[error("en anden har ændret handlingen")]
    Changed(Box<Action>),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl ActionFault {
    /// Puts it into the words of the platform.
    #[must_use]
    pub fn into_fault(self) -> Fault {
        match self {
            Self::Denied(denied) => Fault::Denied(denied),
            Self::NotFound => Fault::NotFound,
            Self::Refused(refusals) => Fault::Refused(refusals.first().map_or("action-refused-move", Refusal::key)),
            Self::Changed(_) => Fault::Refused("action-changed"),
            Self::Store(error) => Fault::Store(error),
        }
    }
}

impl From<Fault> for ActionFault {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Denied(denied) => Self::Denied(denied),
            // What the platform refuses of an action is that the municipality has no unit to own it.
            Fault::NotFound | Fault::Refused(_) => Self::NotFound,
            Fault::Store(error) => Self::Store(error),
        }
    }
}
