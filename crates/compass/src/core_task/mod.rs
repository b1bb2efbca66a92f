//! A core task is the lasting effect that the municipality exists to create for its citizens: the north that
//! every action must support and be traceable to.

pub mod actions;
mod pages;
mod store;

pub(crate) use pages::routes;

use platform::access::Scope;

/// A core task.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CoreTask {
    /// Opaque identifier.
    pub id: String,
    /// The municipality.
    pub municipality_id: String,
    /// Path of the organisational unit that owns it.
    pub unit_path: String,
    /// Readable identifier in addresses.
    pub slug: String,
    /// Its place among the core tasks, from 1.
    pub position: i64,
    /// Title.
    pub title: String,
    /// Purpose: the wording of the effect wanted.
    pub purpose: String,
}

impl CoreTask {
    /// Returns where it lives, for rights.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope { municipality: self.municipality_id.clone(), unit_path: self.unit_path.clone() }
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
