//! Municipalities, and the organisational units within each.
//!
//! Everything that is stored belongs to one municipality; nothing is ever read across two. A unit's path
//! (`/whole/part/`) is how rights reach what lies under it.

mod actions;
mod look;
mod store;

pub use actions::{all, create, find, logo, only, root_unit, set_logo, set_look, units};
pub use look::{Colour, Logo, Look, LookFault};

/// A municipality, with how it looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Municipality {
    /// Opaque identifier.
    pub id: String,
    /// Readable identifier in addresses and commands, such as `fjordby`.
    pub slug: String,
    /// Name, such as `Fjordby Kommune`.
    pub name: String,
    /// Colours and contact.
    pub look: Look,
    /// Whether a logo has been uploaded.
    pub has_logo: bool,
}

/// An organisational unit.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Unit {
    /// Opaque identifier.
    pub id: String,
    /// Name.
    pub name: String,
    /// `/whole/part/`.
    pub path: String,
}

/// Makes a readable ASCII identifier of a name: lower case, `æ` to `ae`, `ø` to `oe`, `å` to `aa`,
/// everything else to single hyphens. Empty when nothing readable is left.
#[must_use]
pub fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.to_lowercase().chars() {
        match letter {
            'æ' => slug.push_str("ae"),
            'ø' | 'ö' => slug.push_str("oe"),
            'å' => slug.push_str("aa"),
            'é' | 'è' => slug.push('e'),
            'ä' => slug.push('a'),
            'ü' => slug.push('u'),
            'a'..='z' | '0'..='9' => slug.push(letter),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_name_becomes_an_address_without_danish_letters() {
        assert_eq!(slug("Målrettet støtte – et værdigt liv"), "maalrettet-stoette-et-vaerdigt-liv");
        assert_eq!(slug("  "), "");
    }
}
