//! Models: several ways of dividing the core task, side by side, each a tree of core tasks with texts of its own.

pub mod actions;
mod pages;
pub(crate) mod store;

pub(crate) use pages::routes;

/// A model.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Model {
    /// Opaque identifier.
    pub id: String,
    /// Readable identifier in addresses.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// Its place among the models, from 1; the first one is the municipality's own.
    pub position: i64,
    /// What the file that it came from remarks, as JSON.
    pub remarks: String,
}

impl Model {
    /// Returns its address.
    #[must_use]
    pub fn url(&self) -> String {
        format!("/kompas/model/{}", self.slug)
    }
}
