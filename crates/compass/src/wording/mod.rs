//! What a core task or a model says, in versions: draft, in consultation, adopted, replaced.
//!
//! A wording is a list of parts ([`Words`]); a part keeps its identifier from version to version, so that a focus that
//! is reworded stays the same focus on the thread. One version at most is being worked on (a draft, or in
//! consultation), one at most is adopted. Adopting needs a decision and a day; the version before is then replaced,
//! and both stay to be read and compared.

pub mod actions;
mod compare;
mod edit_pages;
mod form;
mod owner;
mod pages;
mod part;
mod past;
mod rules;
pub(crate) mod store;
mod view;

pub use compare::{Difference, compare};
pub use part::{Often, Part, PartKind, Words};
pub use rules::WordingRefusal;
pub use view::{Item, Section, sections};

pub(crate) use edit_pages::words_of;
pub(crate) use pages::{Ground, grounds, period, routes};
pub(crate) use past::then;
pub(crate) use rules::{MAX_REASON, check_task};

use platform::Fault;
use platform::access::Denied;
use platform::store::StoreError;

/// Where a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Being written.
    Draft,
    /// Written; others are asked what they think.
    Consultation,
    /// In force.
    Adopted,
    /// Was in force until another one was adopted.
    Replaced,
    /// Was never in force.
    Withdrawn,
}

impl State {
    /// All states.
    pub const ALL: [Self; 5] = [Self::Draft, Self::Consultation, Self::Adopted, Self::Replaced, Self::Withdrawn];

    /// Returns the stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Consultation => "consultation",
            Self::Adopted => "adopted",
            Self::Replaced => "replaced",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// Returns the state with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Returns the key of the text that says that such a version is open.
    #[must_use]
    pub const fn open_key(self) -> &'static str {
        match self {
            Self::Consultation => "core-task-open-consultation",
            _ => "core-task-open-draft",
        }
    }

    /// Tells whether the version is being worked on.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Consultation)
    }
}

/// What a wording is the wording of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThingKind {
    /// A core task.
    CoreTask,
    /// A model.
    Model,
}

impl ThingKind {
    /// Returns the stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::CoreTask => "core-task",
            Self::Model => "model",
        }
    }
}

/// Which thing a wording is the wording of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thing {
    /// Core task or model.
    pub kind: ThingKind,
    /// Its identifier.
    pub id: String,
}

impl Thing {
    /// Names a core task.
    #[must_use]
    pub fn core_task(id: &str) -> Self {
        Self { kind: ThingKind::CoreTask, id: id.to_owned() }
    }

    /// Names a model.
    #[must_use]
    pub fn model(id: &str) -> Self {
        Self { kind: ThingKind::Model, id: id.to_owned() }
    }
}

/// A version, without its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Opaque identifier.
    pub id: String,
    /// Its number among the thing's versions, from 1.
    pub number: i64,
    /// Where it stands.
    pub state: State,
    /// How often it has been saved.
    pub revision: i64,
    /// Why it was written.
    pub reason: String,
    /// Which decision adopted it; empty before.
    pub decision: String,
    /// The first day on which it holds, yyyy-mm-dd; empty before it is adopted.
    pub holds_from: String,
    /// The first day on which it no longer holds; empty while it does.
    pub holds_until: String,
    /// Who began it.
    pub by_name: String,
    /// When it was begun, in milliseconds UTC.
    pub created_at: i64,
    /// When it was last changed.
    pub changed_at: i64,
}

/// What was once done with a version.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Step {
    /// The version's number.
    pub version: i64,
    /// `begun`, `saved`, `consulted`, `recalled`, `adopted`, `replaced`, `withdrawn`.
    pub kind: String,
    /// Why, or by which decision.
    pub note: String,
    /// Who.
    pub by_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
}

/// Why something was not done with a wording.
#[derive(Debug, thiserror::Error)]
pub enum WordingFault {
    /// The actor may not do this here.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such thing or version, or none that the actor may know of.
    #[error("findes ikke")]
    NotFound,
    /// It cannot be done as asked.
    #[error("{}", .0.text())]
    Refused(WordingRefusal),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Fault> for WordingFault {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Denied(denied) => Self::Denied(denied),
            Fault::NotFound | Fault::Refused(_) => Self::NotFound,
            Fault::Store(error) => Self::Store(error),
        }
    }
}

impl From<WordingRefusal> for WordingFault {
    fn from(refusal: WordingRefusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Returns the version in force: now, or on a day.
pub(crate) fn in_force<'v>(versions: &'v [Version], day: Option<&crate::as_of::Day>) -> Option<&'v Version> {
    match day {
        Some(day) => rules::on_day(versions, &day.stored),
        None => versions.iter().find(|version| version.state == State::Adopted),
    }
}
