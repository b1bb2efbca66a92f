//! What is measured: the municipality's own workplaces, or the municipalities of the country, in a tree that changes
//! over the years.
//!
//! A unit's place is known for every day, so that a total of 2019 adds up the units that were below in 2019: a period is
//! read by the tree as it was on the period's last day. A unit that was merged or closed keeps its values.

pub mod store;
mod tree;

pub use tree::{TreeOnDay, Units};

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
