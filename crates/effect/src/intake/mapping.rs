//! Which column of a file is what: guessed from the headings (in Danish and English) and from the cells, mended by a
//! person, and remembered for the next file with the same headings.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use stats::roll_up::rule::Rule;
use tabular::Table;

use crate::indicator::{Definition, Measure};
use crate::period::{Frequency, Period};

/// What a column is for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Use {
    /// It is not read.
    Ignored,
    /// It names the unit.
    Unit,
    /// It names the period.
    Period,
    /// It has the number, or what is counted of a ratio.
    Value,
    /// It has what a ratio is counted among, or the weight of a number.
    Denominator,
    /// It says how sure the value is.
    Status,
    /// It has a note.
    Note,
    /// Its heading is a period, and it has the numbers of that.
    Periods,
    /// It names the category of the dimension with this code.
    Category(String),
}

impl Use {
    /// Those that are not about dimensions, in the order in which a form offers them.
    pub const PLAIN: [Self; 8] = [
        Self::Ignored,
        Self::Unit,
        Self::Period,
        Self::Value,
        Self::Denominator,
        Self::Status,
        Self::Note,
        Self::Periods,
    ];

    /// Returns the stable name: `unit`, `category:koen`, …
    #[must_use]
    pub fn name(&self) -> String {
        match self {
            Self::Ignored => "ignored",
            Self::Unit => "unit",
            Self::Period => "period",
            Self::Value => "value",
            Self::Denominator => "denominator",
            Self::Status => "status",
            Self::Note => "note",
            Self::Periods => "periods",
            Self::Category(dimension) => return format!("category:{dimension}"),
        }
        .to_owned()
    }

    /// Returns the use with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        match name.strip_prefix("category:") {
            Some(dimension) if !dimension.is_empty() => Some(Self::Category(dimension.to_owned())),
            _ => Self::PLAIN.into_iter().find(|used| used.name() == name),
        }
    }
}

/// What a point before three digits is, when no comma tells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Points {
    /// 1.234 is a little more than one.
    #[default]
    Decimals,
    /// 1.234 is more than a thousand.
    Thousands,
}

impl Points {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Decimals, Self::Thousands];

    /// Returns the stable name: `decimals`, `thousands`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Decimals => "decimals",
            Self::Thousands => "thousands",
        }
    }

    /// Returns the one with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|points| points.name() == name)
    }
}

/// How a file is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// What each heading is for. One that is not here is not read, or a period where others are.
    #[serde(with = "named")]
    pub uses: Vec<(String, Use)>,
    /// What a point before three digits is, when somebody chose it or an earlier file showed it; none: what this file shows.
    #[serde(default)]
    pub points: Option<Points>,
    /// The code of the unit that all values are for, in a file that names none.
    #[serde(default)]
    pub unit: String,
    /// The period that all values are for, in a file that names none.
    #[serde(default)]
    pub period: String,
    /// The sheet that is read; empty: the first.
    #[serde(default)]
    pub sheet: String,
}

/// Uses are written by their names.
mod named {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Use;

    pub(super) fn serialize<S: Serializer>(uses: &[(String, Use)], out: S) -> Result<S::Ok, S::Error> {
        uses.iter().map(|(heading, used)| (heading, used.name())).collect::<Vec<_>>().serialize(out)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<(String, Use)>, D::Error> {
        let pairs: Vec<(String, String)> = Deserialize::deserialize(from)?;
        let read = |(heading, name): (String, String)| (heading, Use::from_name(&name).unwrap_or(Use::Ignored));
        Ok(pairs.into_iter().map(read).collect())
    }
}

/// Why a file cannot be read as a mapping says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MappingFault {
    /// Nothing names the unit.
    NoUnit,
    /// Nothing names the period.
    NoPeriod,
    /// Nothing has the number.
    NoValue,
    /// A ratio or a weighted number has no column for what it is counted among.
    NoDenominator,
    /// Two columns are for the same.
    Twice,
    /// A column names the period, and headings do too.
    TwoWays,
    /// Headings are periods, and a value needs more than its number: what it is counted among, or a status.
    Wide,
}

impl MappingFault {
    /// The key of the text that says what to do.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoUnit => "intake-mapping-no-unit",
            Self::NoPeriod => "intake-mapping-no-period",
            Self::NoValue => "intake-mapping-no-value",
            Self::NoDenominator => "intake-mapping-no-denominator",
            Self::Twice => "intake-mapping-twice",
            Self::TwoWays => "intake-mapping-two-ways",
            Self::Wide => "intake-mapping-wide",
        }
    }
}

/// Tells whether a value has two parts.
#[must_use]
pub fn needs_denominator(definition: &Definition) -> bool {
    definition.measure == Measure::Ratio || [definition.over_units, definition.over_time].contains(&Rule::Weighted)
}

impl Mapping {
    /// What a heading is for.
    #[must_use]
    pub fn use_of(&self, heading: &str) -> Use {
        self.uses.iter().find(|(known, _)| known == heading).map_or(Use::Ignored, |(_, used)| used.clone())
    }

    /// Uses columns otherwise: whatever other column was for the same is not read then.
    pub fn change(&mut self, uses: &[(String, Use)]) {
        for (heading, used) in uses {
            let is_single = !matches!(used, Use::Ignored | Use::Periods);
            for (known, before) in &mut self.uses {
                if key(known) == key(heading) {
                    *before = used.clone();
                } else if is_single && *before == *used {
                    *before = Use::Ignored;
                }
            }
        }
    }

    /// Tells whether there is a column with this heading.
    #[must_use]
    pub fn has(&self, heading: &str) -> bool {
        self.uses.iter().any(|(known, _)| key(known) == key(heading))
    }

    /// Everything that keeps the file from being read. A value needs two parts when all versions of the definition say so;
    /// when some do, it depends on the period of each.
    #[must_use]
    pub fn faults(&self, definitions: &[Definition]) -> Vec<MappingFault> {
        let has = |wanted: &Use| self.uses.iter().any(|(_, used)| used == wanted);
        let many = |used: &Use| !matches!(used, Use::Ignored | Use::Periods);
        let single: Vec<&Use> = self.uses.iter().map(|(_, used)| used).filter(|used| many(used)).collect();
        let distinct: BTreeSet<String> = single.iter().map(|used| used.name()).collect();
        let is_wide = has(&Use::Periods);
        let needs_two = !definitions.is_empty() && definitions.iter().all(needs_denominator);
        let more = needs_two || has(&Use::Denominator) || has(&Use::Status);
        let rules = [
            (!has(&Use::Unit) && self.unit.is_empty(), MappingFault::NoUnit),
            (!has(&Use::Period) && !is_wide && self.period.is_empty(), MappingFault::NoPeriod),
            (!has(&Use::Value) && !is_wide, MappingFault::NoValue),
            (needs_two && !is_wide && !has(&Use::Denominator), MappingFault::NoDenominator),
            (distinct.len() < single.len(), MappingFault::Twice),
            (is_wide && (has(&Use::Period) || has(&Use::Value)), MappingFault::TwoWays),
            (is_wide && more, MappingFault::Wide),
        ];
        rules.into_iter().filter(|(is_broken, _)| *is_broken).map(|(_, fault)| fault).collect()
    }

    /// Fits a mapping that was made for an earlier file to the headings of this one: new periods are read like the old.
    #[must_use]
    pub fn for_headings(mut self, table: &Table, frequency: Frequency) -> Self {
        let is_wide = self.uses.iter().any(|(_, used)| *used == Use::Periods);
        let known = |heading: &str| {
            let exact = self.uses.iter().find(|(known, _)| known == heading);
            exact.or_else(|| self.uses.iter().find(|(known, _)| key(known) == key(heading)))
        };
        let used = |heading: &String| match known(heading) {
            Some((_, used)) => used.clone(),
            None if is_wide && names_a_period(heading, frequency) => Use::Periods,
            None => Use::Ignored,
        };
        let uses = table.header.iter().map(|heading| (heading.clone(), used(heading))).collect();
        self.uses = uses;
        self
    }

    /// What is kept of it for the next file with the same headings. `points` are what this file shows. A period for the
    /// whole file is that of this file alone.
    #[must_use]
    pub fn to_remember(&self, points: Option<Points>) -> Self {
        Self { points: self.points.or(points), period: String::new(), ..self.clone() }
    }

    /// What tells files with the same headings from others.
    #[must_use]
    pub fn headings_hash(&self) -> String {
        hash_of(self.uses.iter().map(|(heading, _)| heading.as_str()))
    }
}

/// A heading as files with the same ones have it.
fn key(heading: &str) -> String {
    heading.trim().to_lowercase()
}

/// Tells whether a text names a period of this frequency.
pub(super) fn names_a_period(text: &str, frequency: Frequency) -> bool {
    Period::read_as(frequency, text).is_some()
}

/// What tells files with the same headings from others.
#[must_use]
pub fn headings_hash(table: &Table) -> String {
    hash_of(table.header.iter().map(String::as_str))
}

/// Periods count as one heading, so that next year's file is known.
fn hash_of<'h>(headings: impl Iterator<Item = &'h str>) -> String {
    let mut seen = BTreeSet::new();
    let heading = |text: &str| if Period::read(text).is_some() { "#".to_owned() } else { key(text) };
    let headings: Vec<String> = headings.map(heading).filter(|text| seen.insert(text.clone())).collect();
    platform::audit::hex(&Sha256::digest(headings.join("\u{1f}").as_bytes()))
}
