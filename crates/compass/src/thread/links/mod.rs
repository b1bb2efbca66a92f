//! The links that people make on the thread, and the things they are made between.
//!
//! A link says that one thing supports, implements or measures another, or rests on another, and why. It is never
//! deleted, only ended, with a reason. Who writes here holds the municipality's row in `trace_head` until the commit,
//! so that writers take turns and no two of them can close a cycle together.

pub mod actions;
pub mod left;
pub(crate) mod store;

use platform::Fault;
use platform::access::Denied;
use platform::store::StoreError;

use super::{Kind, Relation};

/// A thing that a link begins or ends at.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct End {
    /// What kind of thing.
    pub kind: Kind,
    /// Its identifier within its kind.
    pub id: String,
}

impl End {
    /// Names a thing.
    #[must_use]
    pub fn new(kind: Kind, id: &str) -> Self {
        Self { kind, id: id.to_owned() }
    }

    /// Reads `kind:id`, as forms and addresses write it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (kind, id) = text.split_once(':')?;
        Kind::from_name(kind).filter(|_| !id.is_empty()).map(|kind| Self::new(kind, id))
    }
}

impl std::fmt::Display for End {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{}:{}", self.kind.name(), self.id)
    }
}

/// A thing as its owner puts it on the thread.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNode {
    /// Which thing.
    pub end: End,
    /// What it is called, or says.
    pub title: String,
    /// Its page.
    pub url: String,
    /// Identifier of the organisational unit that owns it.
    pub unit: String,
    /// Who may see it.
    pub audience: Audience,
    /// Whether the walk upwards ends here.
    pub standing: Standing,
}

/// Who may see a thing on the thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Everyone.
    Public,
    /// Those with the right to read the compass.
    Staff,
}

/// Where a thing stands on the thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is north: nothing has to be above it.
    North,
    /// It must reach north by its links.
    Below,
}

/// A link, as it stands in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Opaque identifier.
    pub id: String,
    /// Where it begins.
    pub from: End,
    /// What it says.
    pub relation: Relation,
    /// Where it ends.
    pub to: End,
    /// Why it was made.
    pub reason: String,
    /// Who made it.
    pub by_name: String,
    /// When it was made, in milliseconds UTC.
    pub made_at: i64,
    /// When it was ended, if it was.
    pub ended_at: Option<i64>,
    /// Why it was ended; empty while it holds.
    pub end_reason: String,
    /// Who ended it; empty while it holds.
    pub ended_by_name: String,
}

/// Tells whether a link follows from how core tasks stand and what they say. It is kept in step with that, and ends when
/// that is changed: nobody ends it by hand.
pub(crate) fn follows_from_compass(from: &End, relation: Relation, to: &End, reason: &str) -> bool {
    use crate::core_task::actions::{PART_OF, STANDS_UNDER, WORDING_OF};
    let reason_of_its_own = match from.kind {
        Kind::CoreTask => STANDS_UNDER,
        Kind::Wording => WORDING_OF,
        _ => PART_OF,
    };
    relation == Relation::Supports && to.kind == Kind::CoreTask && reason == reason_of_its_own
}

/// Why a link was not made or ended.
#[derive(Debug, thiserror::Error)]
pub enum LinkFault {
    /// The actor may not do this here.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such thing or link, or none that the actor may know of.
    #[error("findes ikke")]
    NotFound,
    /// The link is there already.
    #[error("linket er der allerede")]
    Exists,
    /// Something cannot support itself.
    #[error("noget kan ikke understøtte sig selv")]
    Itself,
    /// It would close a circle. The path leads from the upper end back up to the lower one, both included.
    #[error("linket ville lukke en ring")]
    Cycle(Vec<End>),
    /// A reason is missing.
    #[error("en begrundelse mangler")]
    NoReason,
    /// A reason is too long to stand beside the link.
    #[error("begrundelsen er for lang")]
    LongReason,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Fault> for LinkFault {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Denied(denied) => Self::Denied(denied),
            Fault::NotFound | Fault::Refused(_) => Self::NotFound,
            Fault::Store(error) => Self::Store(error),
        }
    }
}
