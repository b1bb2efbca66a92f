//! A core task is the lasting effect that the municipality exists to create for its citizens: the north that
//! every action must support and be traceable to.
//!
//! Core tasks stand in a tree within a model: an overall core task, welfare tasks below it, an organisational task, a
//! workplace's own version of a task. What a task says is a wording in versions; its row repeats title and purpose of
//! the one in force, for lists.

pub mod actions;
mod create;
mod edit_pages;
mod pages;
mod places;
mod reopen;
mod standing;
pub(crate) mod store;
mod tree;

pub use create::{NewCoreTask, NewTask, create_in_force};
pub use tree::{Branch, tree};

pub(crate) use edit_pages::routes as edit_routes;
pub(crate) use pages::{open, routes};
pub(crate) use places::Place;

use platform::access::Scope;

/// What kind of core task it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TaskKind {
    /// The one at the top.
    Overall,
    /// One of the few tasks that the overall core task is divided into.
    Welfare,
    /// What the organisation must do so that the rest can succeed.
    Organisational,
    /// A workplace's own version of the task above it.
    Workplace,
    /// The unit that effect goals are set for, the responsibility of an administration.
    CoreArea,
}

impl TaskKind {
    /// All kinds, from north and down.
    pub const ALL: [Self; 5] = [Self::Overall, Self::Welfare, Self::Organisational, Self::Workplace, Self::CoreArea];

    /// Returns the stable name: `overall`, `welfare`, …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Overall => "overall",
            Self::Welfare => "welfare",
            Self::Organisational => "organisational",
            Self::Workplace => "workplace",
            Self::CoreArea => "core-area",
        }
    }

    /// Returns the kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

impl TryFrom<String> for TaskKind {
    type Error = platform::store::StoreError;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::from_name(&name).ok_or_else(|| platform::store::StoreError::Unreadable(format!("core_task: {name}")))
    }
}

/// A core task.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CoreTask {
    /// Opaque identifier.
    pub id: String,
    /// The municipality.
    pub municipality_id: String,
    /// The organisational unit that owns it.
    pub unit_id: String,
    /// Path of that unit.
    pub unit_path: String,
    /// The model that it stands in.
    pub model_id: String,
    /// The task above it; none at the top of a model.
    pub parent_id: Option<String>,
    /// What kind of core task it is.
    #[sqlx(try_from = "String")]
    pub kind: TaskKind,
    /// The administration or workplace whose responsibility it is, in words; may be empty.
    pub responsible: String,
    /// Readable identifier in addresses.
    pub slug: String,
    /// Its place among the tasks of its model, from 1.
    pub position: i64,
    /// Title of the wording in force; of the draft while there is none.
    pub title: String,
    /// Purpose of the wording in force: the effect wanted.
    pub purpose: String,
    /// 1 when it has a wording in force, 0 while it is only a draft.
    pub in_force: i64,
    /// How many versions of its wording are in consultation: 0 or 1.
    pub in_consultation: i64,
    /// When it was made, in milliseconds UTC.
    pub created_at: i64,
    /// When it was closed, if it was.
    pub closed_at: Option<i64>,
    /// What the file that it came from remarks, as JSON.
    pub remarks: String,
}

impl CoreTask {
    /// Returns where it lives, for rights.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope { municipality: self.municipality_id.clone(), unit_path: self.unit_path.clone() }
    }

    /// Returns its address.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/kompas/{}", self.slug)
    }

    /// Returns the key of the text that says where a task stands that was never in force.
    pub(crate) const fn draft_key(&self) -> &'static str {
        if self.in_consultation > 0 { "wording-state-consultation" } else { "wording-state-draft" }
    }
}

/// Reduces a title to its letters and digits in lower case, so that two ways of writing one title (with or
/// without a dash) are seen to be the same.
#[must_use]
pub fn title_key(title: &str) -> String {
    title.to_lowercase().chars().filter(|letter| letter.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::title_key;

    #[test]
    fn a_dash_more_or_less_is_the_same_title() {
        assert_eq!(title_key("Tryg hverdag – hele livet"), title_key("Tryg hverdag hele livet"));
        assert_ne!(title_key("Tryg hverdag"), title_key("Travl hverdag"));
    }
}
