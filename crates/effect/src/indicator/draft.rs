//! What an indicator is to say: as forms and tests write it.

use stats::roll_up::rule::Rule;
use stats::xmr::Screening;

use super::{Definition, Direction, Indicator, Measure, RuleSet};
use crate::period::Frequency;

/// What an indicator is called, and how it is followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is called.
    pub title: String,
    /// Where the numbers come from, in words.
    pub source: String,
    /// Whose responsibility it is, in words.
    pub responsible: String,
    /// How often it has a value.
    pub frequency: Frequency,
    /// How many days after the end of a period its values are due; none: never.
    pub due_days: Option<i64>,
    /// How many days before they are due it is said; none: when they are due.
    pub remind_days: Option<i64>,
    /// The rules of its chart.
    pub rule_set: RuleSet,
    /// From how many points limits are taken; none: from all.
    pub fix_after: Option<i64>,
    /// Whether the largest moving ranges are left out of the limits.
    pub screening: Screening,
}

impl Default for Draft {
    /// A yearly indicator without a name, judged as the NHS does.
    fn default() -> Self {
        Self {
            title: String::new(),
            source: String::new(),
            responsible: String::new(),
            frequency: Frequency::Year,
            due_days: None,
            remind_days: None,
            rule_set: RuleSet::Nhs,
            fix_after: None,
            screening: Screening::On,
        }
    }
}

impl Draft {
    /// Returns what an indicator says now.
    #[must_use]
    pub fn of(indicator: &Indicator) -> Self {
        Self {
            title: indicator.title.clone(),
            source: indicator.source.clone(),
            responsible: indicator.responsible.clone(),
            frequency: indicator.frequency,
            due_days: indicator.due_days,
            remind_days: indicator.remind_days,
            rule_set: indicator.rule_set,
            fix_after: indicator.fix_after.and_then(|points| i64::try_from(points).ok()),
            screening: indicator.screening,
        }
    }
}

/// What is measured, and how it adds up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DefinitionDraft {
    /// Number or ratio.
    pub measure: Measure,
    /// What is counted.
    pub numerator: String,
    /// What it is counted among, for a ratio; for a weighted number, what its weight is.
    pub denominator: String,
    /// What a ratio is multiplied by.
    pub factor: i64,
    /// `procent`, `dage`, `kr. pr. elev` …
    pub unit_of_measure: String,
    /// How many decimals are shown.
    pub decimals: i64,
    /// Which way is better.
    pub direction: Direction,
    /// How several periods become one.
    pub over_time: Rule,
    /// How several units become one.
    pub over_units: Rule,
    /// What it means, in plain words.
    pub description: String,
}

impl Default for DefinitionDraft {
    /// A number that adds up both ways, of which neither way is better.
    fn default() -> Self {
        Self {
            measure: Measure::Number,
            numerator: String::new(),
            denominator: String::new(),
            factor: 1,
            unit_of_measure: String::new(),
            decimals: 0,
            direction: Direction::Neutral,
            over_time: Rule::Sum,
            over_units: Rule::Sum,
            description: String::new(),
        }
    }
}

impl DefinitionDraft {
    /// Returns a number that adds up over time and over units.
    #[must_use]
    pub fn number(what: &str) -> Self {
        Self { numerator: what.to_owned(), ..Self::default() }
    }

    /// Returns a percentage: so many of so many.
    #[must_use]
    pub fn percent(numerator: &str, denominator: &str) -> Self {
        Self {
            measure: Measure::Ratio,
            numerator: numerator.to_owned(),
            denominator: denominator.to_owned(),
            factor: 100,
            unit_of_measure: "procent".to_owned(),
            decimals: 1,
            ..Self::default()
        }
    }

    /// Returns what a definition says.
    #[must_use]
    pub fn of(definition: &Definition) -> Self {
        Self {
            measure: definition.measure,
            numerator: definition.numerator.clone(),
            denominator: definition.denominator.clone(),
            factor: definition.factor,
            unit_of_measure: definition.unit_of_measure.clone(),
            decimals: definition.decimals.into(),
            direction: definition.direction,
            over_time: definition.over_time,
            over_units: definition.over_units,
            description: definition.description.clone(),
        }
    }
}
