//! What the forms of goals, indicators and units have in common.

use platform::access::{Actor, Right, Scope};
use platform::store::{Reads, StoreError};
use platform::tenancy::{self, Unit};

/// Returns words on one line.
pub(crate) fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Tells whether a text has more letters than it may have.
pub(crate) fn is_long(text: &str, most: usize) -> bool {
    text.chars().count() > most
}

/// Returns what belongs to the rules that are broken.
pub(crate) fn broken<R>(rules: impl IntoIterator<Item = (bool, R)>) -> Vec<R> {
    rules.into_iter().filter(|(is_broken, _)| *is_broken).map(|(_, refusal)| refusal).collect()
}

/// Returns the organisational units in which the actor has a right, the widest first.
pub(crate) async fn units_for(reads: &mut impl Reads, actor: &Actor, right: Right) -> Result<Vec<Unit>, StoreError> {
    let mut units = tenancy::units(reads, &actor.municipality).await?;
    let scope = |unit: &Unit| Scope { municipality: actor.municipality.clone(), unit_path: unit.path.clone() };
    units.retain(|unit| actor.may(right, &scope(unit)));
    units.sort_by_key(|unit| unit.path.len());
    Ok(units)
}
