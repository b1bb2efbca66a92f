//! A camp: a facilitated day on one core task, and the counts that must always add up.

pub mod actions;
pub(crate) mod pages;

pub(crate) mod store;

use platform::access::{Actor, Denied, Right, Scope};
use serde::Serialize;

use crate::exercise::Exercise;

/// A camp.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Camp {
    /// Opaque identifier.
    pub id: String,
    /// The municipality.
    pub municipality_id: String,
    /// Path of the organisational unit that owns it.
    pub unit_path: String,
    /// Readable identifier in addresses and files.
    pub slug: String,
    /// Title.
    pub title: String,
    /// Identifier of its core task.
    pub core_task_id: String,
    /// Title of its core task.
    pub core_task: String,
    /// The day, as yyyy-mm-dd.
    pub held_on: String,
    /// How many took part, where it is known.
    pub participants: Option<i64>,
    /// 1 when everyone may read it.
    pub is_published: i64,
}

impl Camp {
    /// Returns where it lives, for rights.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope { municipality: self.municipality_id.clone(), unit_path: self.unit_path.clone() }
    }

    /// Asks whether the actor may read it: anyone when it is published, otherwise those with the right.
    ///
    /// # Errors
    /// [`Denied`] when they may not.
    pub fn require_readable(&self, actor: &Actor) -> Result<(), Denied> {
        let right = if self.is_published == 1 { Right::ReadPublic } else { Right::ReadCamps };
        actor.require(right, &self.scope())
    }

    /// Returns the address of its page.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/camps/{}", self.slug)
    }
}

/// How an exercise's statements are accounted for. `captured` is the sum of the other four, always.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// The exercise.
    pub exercise: Exercise,
    /// Ever captured.
    pub captured: i64,
    /// Every thought of it is dealt with and at least one is in a category.
    pub placed: i64,
    /// Deliberately set aside, with a reason.
    pub set_aside: i64,
    /// Not yet dealt with.
    pub not_placed: i64,
    /// Erased on request.
    pub erased: i64,
}

impl Counts {
    /// Returns the counts of an exercise in which nothing was captured.
    #[must_use]
    pub const fn none(exercise: Exercise) -> Self {
        Self { exercise, captured: 0, placed: 0, set_aside: 0, not_placed: 0, erased: 0 }
    }

    /// Tells whether the four add up to the number captured.
    #[must_use]
    pub const fn add_up(&self) -> bool {
        self.captured == self.placed + self.set_aside + self.not_placed + self.erased
    }
}
