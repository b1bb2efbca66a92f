//! What goes through several camps.

/// Returns the address of a crossing.
#[must_use]
pub fn url(id: &str) -> String {
    format!("/camps/paa-tvaers/tema/{id}")
}
