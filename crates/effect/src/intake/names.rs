//! What files call units and categories: by code or by name, in any case. Each text of a file is looked up once.

use std::collections::HashMap;

use crate::indicator::Dimension;
use crate::measured_unit::Units;

/// What files call the sum of all categories.
const ALL: [&str; 12] = [
    "i alt",
    "ialt",
    "total",
    "tot",
    "t",
    "alle",
    "all",
    "hele",
    "begge køn",
    "alder i alt",
    "mænd og kvinder i alt",
    "samlet",
];

/// Tells whether a text names all categories together.
pub(super) fn is_all(text: &str) -> bool {
    ALL.contains(&key(text).as_str())
}

/// The unit that a text names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// The unit with this number.
    Unit(u32),
    /// Several have that name.
    Several,
    /// None has.
    Nobody,
}

/// The category that a text names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Category<'n> {
    /// The one with this code.
    One(&'n str),
    /// All of them together.
    Whole,
    /// None.
    Unknown,
}

/// The names of an indicator's units and categories.
#[derive(Clone, Debug, Default)]
pub struct Names {
    codes: HashMap<String, u32>,
    names: HashMap<String, Vec<u32>>,
    categories: HashMap<String, HashMap<String, String>>,
    first_code: String,
}

/// Codes are written with and without zeros in front: 101 and 0101.
fn short(code: &str) -> &str {
    let trimmed = code.trim_start_matches('0');
    if trimmed.is_empty() || !code.bytes().all(|byte| byte.is_ascii_digit()) { code } else { trimmed }
}

fn key(text: &str) -> String {
    text.trim().to_lowercase()
}

impl Names {
    /// Learns the names.
    #[must_use]
    pub fn new(units: &Units, dimensions: &[Dimension]) -> Self {
        let mut all = Self::default();
        for (number, unit) in (0_u32..).zip(&units.units) {
            all.codes.insert(key(&unit.code), number);
            let names = all.names.entry(key(&unit.name)).or_default();
            // Of units of the same name, one that still exists goes before those that are closed.
            if unit.closed_on.is_none() {
                names.retain(|other| units.unit(*other).is_none_or(|other| other.closed_on.is_none()));
            }
            let closed_beside_open = unit.closed_on.is_some()
                && names.iter().any(|other| units.unit(*other).is_some_and(|other| other.closed_on.is_none()));
            if !closed_beside_open {
                names.push(number);
            }
        }
        for (number, unit) in (0_u32..).zip(&units.units) {
            all.codes.entry(short(&key(&unit.code)).to_owned()).or_insert(number);
        }
        for dimension in dimensions {
            let known = all.categories.entry(dimension.code.clone()).or_default();
            for (code, title) in &dimension.categories {
                known.insert(key(title), code.clone());
            }
            for (code, _) in &dimension.categories {
                known.insert(key(code), code.clone());
            }
        }
        if let [only] = units.units.as_slice() {
            only.code.clone_into(&mut all.first_code);
        }
        all
    }

    /// The unit that a text names, by code first.
    #[must_use]
    pub fn unit(&self, text: &str) -> Named {
        let text = key(text);
        if let Some(number) = self.codes.get(&text).or_else(|| self.codes.get(short(&text))) {
            return Named::Unit(*number);
        }
        match self.names.get(&text).map(Vec::as_slice) {
            Some([number]) => Named::Unit(*number),
            Some([_, _, ..]) => Named::Several,
            _ => self.coded_name(&text),
        }
    }

    /// `101 København`: a code, and then a name.
    fn coded_name(&self, text: &str) -> Named {
        let parts = text.split_once([' ', ':', '-']);
        let known = parts.and_then(|(code, name)| {
            let number = self.codes.get(code)?;
            let names = self.names.get(name.trim_matches([' ', ':', '-', '–']))?;
            names.contains(number).then_some(*number)
        });
        known.map_or(Named::Nobody, Named::Unit)
    }

    /// The category of a dimension that a text names.
    #[must_use]
    pub fn category(&self, dimension: &str, text: &str) -> Category<'_> {
        let text = key(text);
        let Some(known) = self.categories.get(dimension) else { return Category::Unknown };
        match known.get(&text).or_else(|| known.get(short(&text))) {
            Some(code) => Category::One(code),
            None if text.is_empty() || ALL.contains(&text.as_str()) => Category::Whole,
            None => Category::Unknown,
        }
    }

    /// Tells whether the indicator has this dimension.
    #[must_use]
    pub fn has_dimension(&self, dimension: &str) -> bool {
        self.categories.contains_key(dimension)
    }

    /// Tells whether a text names a unit.
    #[must_use]
    pub fn finds_unit(&self, text: &str) -> bool {
        self.unit(text) != Named::Nobody
    }

    /// Tells whether a text names a category of a dimension, or all of them.
    #[must_use]
    pub fn finds_category(&self, dimension: &str, text: &str) -> bool {
        self.category(dimension, text) != Category::Unknown
    }

    /// The code of the unit, when there is only one.
    #[must_use]
    pub fn only_unit(&self) -> Option<String> {
        Some(self.first_code.clone()).filter(|code| !code.is_empty())
    }
}
