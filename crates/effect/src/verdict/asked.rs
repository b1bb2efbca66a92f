//! What an address asks of an indicator's page, and the addresses of other views of it.

use serde::Deserialize;
use ui::address;

use super::subject::Wanted;

/// What an address asks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub(super) struct Asked {
    /// Code or identifier of the unit.
    #[serde(default)]
    pub(super) enhed: String,
    /// Which part.
    #[serde(default)]
    pub(super) del: String,
    /// The rules.
    #[serde(default)]
    pub(super) regler: String,
    /// How long periods are.
    #[serde(default)]
    pub(super) pr: String,
    /// Identifier of a group to compare with.
    #[serde(default)]
    pub(super) gruppe: String,
    /// Words of a unit's name, to find it by.
    #[serde(default)]
    pub(super) soeg: String,
}

impl Asked {
    /// Which series is asked for.
    pub(super) fn wanted(&self) -> Wanted<'_> {
        Wanted { unit: self.enhed.trim(), part: self.del.trim(), rules: &self.regler, longer: &self.pr }
    }

    /// The address of a page with the same choices.
    pub(super) fn on(&self, page: &str) -> String {
        let pairs = [
            ("enhed", &self.enhed),
            ("del", &self.del),
            ("regler", &self.regler),
            ("pr", &self.pr),
            ("gruppe", &self.gruppe),
        ];
        address(page, &pairs.map(|(name, value)| (name, value.as_str())))
    }

    /// The same choices for another unit.
    pub(super) fn of_unit(&self, unit: &str) -> Self {
        Self { enhed: unit.to_owned(), soeg: String::new(), ..self.clone() }
    }
}
