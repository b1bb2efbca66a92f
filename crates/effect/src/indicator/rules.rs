//! What an indicator must say: read once, at the door.

use stats::roll_up::rule::Rule;
use stats::xmr::Screening;

use super::{Definition, Direction, Indicator, Measure, RuleSet};
use crate::amount::Amount;
use crate::period::{Frequency, Period};

/// The longest title, in letters: one line of a list.
const MOST_TITLE: usize = 200;
/// The longest text of a field of one line, and the longest reason, in letters.
const MOST_WORDS: usize = 600;
/// The longest description, in letters: a page.
const MOST_DESCRIPTION: usize = 4_000;
/// The most a ratio is multiplied by.
const MOST_FACTOR: i64 = 1_000_000;
/// The longest time until values are due, and before that, in days: ten years.
const MOST_DAYS: i64 = 3_660;

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

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has no title, or none with letters for an address.
    NoTitle,
    /// The title is longer than a line of a list.
    LongTitle,
    /// Where the numbers come from is too long.
    LongSource,
    /// Who is responsible is too long.
    LongResponsible,
    /// The units to measure are not chosen.
    NoTree,
    /// The days until values are due are none, or too many.
    DueDays,
    /// It is to be said beforehand, but nothing is ever due; or the days are none or too many.
    RemindDays,
    /// Limits cannot be taken from so few points.
    FixAfter,
    /// The frequency cannot change once there are values.
    FrequencyWithValues,
    /// It is not said what is counted.
    NoNumerator,
    /// What is counted, or among what, is too long.
    LongNumerator,
    /// It is not said what a ratio is counted among, or what a weighted number is weighted by.
    NoDenominator,
    /// What it is counted among is too long.
    LongDenominator,
    /// The factor is not a whole number from 1.
    Factor,
    /// The unit of measure is too long.
    LongUnit,
    /// There are too many decimals.
    Decimals,
    /// The band has no bounds, or the lower is above the upper.
    Band,
    /// The description is longer than a page.
    LongDescription,
    /// Nothing says why.
    NoReason,
    /// The reason is too long.
    LongReason,
    /// The period is none of this indicator's.
    NoPeriod,
    /// The new version is for the same periods as one before it, or for earlier ones.
    VersionNotLater,
    /// The new version says the same as the one before.
    SameDefinition,
    /// Number and ratio cannot be exchanged once there are values.
    MeasureWithValues,
    /// The series breaks there already.
    BreakThere,
    /// There is no such break.
    NoBreak,
    /// The goal is not there, or is over.
    UnknownGoal,
    /// The unit is not one of those that it is measured for.
    UnknownUnit,
    /// The amount is no number.
    NoAmount,
    /// The last period lies before the first.
    AimOrder,
    /// There is one of that kind for the unit in some of the periods.
    AimOverlap,
    /// A dimension or a part has no code or title, or a code with other signs than letters, digits and hyphens.
    DimensionWords,
    /// Two dimensions, or two parts of one, have the same code.
    DimensionTwice,
    /// A dimension has no parts, or there are too many.
    DimensionSize,
    /// A part that has values is missing.
    DimensionWithValues,
    /// The indicator is over.
    Ended,
    /// The indicator is not over.
    NotEnded,
}

impl Refusal {
    /// Returns the key of the text that says what to do.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoTitle => "indicator-refused-no-title",
            Self::LongTitle => "indicator-refused-long-title",
            Self::LongSource | Self::LongResponsible | Self::LongNumerator | Self::LongDenominator | Self::LongUnit => {
                "indicator-refused-long"
            }
            Self::NoTree => "indicator-refused-no-tree",
            Self::DueDays => "indicator-refused-due",
            Self::RemindDays => "indicator-refused-remind",
            Self::FixAfter => "indicator-refused-fix-after",
            Self::FrequencyWithValues => "indicator-refused-frequency",
            Self::NoNumerator => "indicator-refused-no-numerator",
            Self::NoDenominator => "indicator-refused-no-denominator",
            Self::Factor => "indicator-refused-factor",
            Self::Decimals => "indicator-refused-decimals",
            Self::Band => "indicator-refused-band",
            Self::LongDescription => "indicator-refused-long-description",
            Self::NoReason => "indicator-refused-no-reason",
            Self::LongReason => "indicator-refused-long-reason",
            Self::NoPeriod => "indicator-refused-no-period",
            Self::VersionNotLater => "indicator-refused-not-later",
            Self::SameDefinition => "indicator-refused-same",
            Self::MeasureWithValues => "indicator-refused-measure",
            Self::BreakThere => "indicator-refused-break-there",
            Self::NoBreak => "indicator-refused-no-break",
            Self::UnknownGoal => "indicator-refused-goal",
            Self::UnknownUnit => "indicator-refused-unit",
            Self::NoAmount => "indicator-refused-amount",
            Self::AimOrder => "indicator-refused-aim-order",
            Self::AimOverlap => "indicator-refused-aim-overlap",
            Self::DimensionWords => "indicator-refused-dimension-words",
            Self::DimensionTwice => "indicator-refused-dimension-twice",
            Self::DimensionSize => "indicator-refused-dimension-size",
            Self::DimensionWithValues => "indicator-refused-dimension-values",
            Self::Ended => "indicator-refused-ended",
            Self::NotEnded => "indicator-refused-not-ended",
        }
    }

    /// Returns the field of the form that it is about.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::NoTitle | Self::LongTitle => "titel",
            Self::LongSource => "kilde",
            Self::LongResponsible => "ansvarlig",
            Self::NoTree => "enheder",
            Self::DueDays => "frist",
            Self::RemindDays => "paamindelse",
            Self::FixAfter => "fast",
            Self::FrequencyWithValues => "hvor-tit",
            Self::NoNumerator | Self::LongNumerator => "taeller",
            Self::NoDenominator | Self::LongDenominator => "naevner",
            Self::Factor => "faktor",
            Self::LongUnit => "maaleenhed",
            Self::Decimals => "decimaler",
            Self::Band => "lav",
            Self::LongDescription => "beskrivelse",
            Self::NoReason | Self::LongReason | Self::Ended | Self::NotEnded => "grund",
            Self::NoPeriod | Self::VersionNotLater | Self::BreakThere | Self::NoBreak | Self::AimOverlap => "fra",
            Self::SameDefinition | Self::MeasureWithValues => "slags",
            Self::UnknownGoal => "maal",
            Self::UnknownUnit => "enhed",
            Self::NoAmount => "vaerdi",
            Self::AimOrder => "til",
            Self::DimensionWords | Self::DimensionTwice | Self::DimensionSize | Self::DimensionWithValues => "opdeling",
        }
    }
}

fn is_long(text: &str, most: usize) -> bool {
    text.chars().count() > most
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn broken(rules: impl IntoIterator<Item = (bool, Refusal)>) -> Vec<Refusal> {
    rules.into_iter().filter(|(is_broken, _)| *is_broken).map(|(_, refusal)| refusal).collect()
}

/// Returns a draft without spaces around its words.
#[must_use]
pub(super) fn trimmed(draft: &Draft) -> Draft {
    Draft {
        title: one_line(&draft.title),
        source: draft.source.trim().to_owned(),
        responsible: one_line(&draft.responsible),
        ..draft.clone()
    }
}

/// Returns everything that a trimmed draft breaks; nothing when it can be kept.
pub(super) fn faults(draft: &Draft) -> Vec<Refusal> {
    let is_off = |days: Option<i64>| days.is_some_and(|days| !(0..=MOST_DAYS).contains(&days));
    broken([
        (platform::tenancy::slug(&draft.title).is_empty(), Refusal::NoTitle),
        (is_long(&draft.title, MOST_TITLE), Refusal::LongTitle),
        (is_long(&draft.source, MOST_WORDS), Refusal::LongSource),
        (is_long(&draft.responsible, MOST_WORDS), Refusal::LongResponsible),
        (is_off(draft.due_days), Refusal::DueDays),
        (is_off(draft.remind_days) || (draft.remind_days.is_some() && draft.due_days.is_none()), Refusal::RemindDays),
        (draft.fix_after.is_some_and(|points| !(2..=10_000).contains(&points)), Refusal::FixAfter),
    ])
}

/// Returns a definition without spaces around its words. A ratio is always made of the sums of its two parts.
#[must_use]
pub(super) fn normalised(draft: &DefinitionDraft) -> DefinitionDraft {
    let is_ratio = draft.measure == Measure::Ratio;
    let rule = |rule: Rule| if is_ratio { Rule::Sum } else { rule };
    DefinitionDraft {
        measure: draft.measure,
        numerator: one_line(&draft.numerator),
        denominator: if is_ratio || needs_weight(draft) { one_line(&draft.denominator) } else { String::new() },
        factor: if is_ratio { draft.factor } else { 1 },
        unit_of_measure: one_line(&draft.unit_of_measure),
        decimals: draft.decimals,
        direction: draft.direction,
        over_time: rule(draft.over_time),
        over_units: rule(draft.over_units),
        description: draft.description.trim().replace("\r\n", "\n"),
    }
}

fn needs_weight(draft: &DefinitionDraft) -> bool {
    draft.over_time == Rule::Weighted || draft.over_units == Rule::Weighted
}

/// Returns everything that a normalised definition breaks.
pub(super) fn definition_faults(draft: &DefinitionDraft) -> Vec<Refusal> {
    let needs_denominator = draft.measure == Measure::Ratio || needs_weight(draft);
    let is_band_wrong = matches!(draft.direction, Direction::Band { low, high } if low > high);
    broken([
        (draft.numerator.is_empty(), Refusal::NoNumerator),
        (is_long(&draft.numerator, MOST_WORDS), Refusal::LongNumerator),
        (needs_denominator && draft.denominator.is_empty(), Refusal::NoDenominator),
        (is_long(&draft.denominator, MOST_WORDS), Refusal::LongDenominator),
        (!(1..=MOST_FACTOR).contains(&draft.factor), Refusal::Factor),
        (is_long(&draft.unit_of_measure, MOST_WORDS), Refusal::LongUnit),
        (!(0..=i64::from(crate::amount::SCALE)).contains(&draft.decimals), Refusal::Decimals),
        (is_band_wrong, Refusal::Band),
        (is_long(&draft.description, MOST_DESCRIPTION), Refusal::LongDescription),
    ])
}

/// Returns what a trimmed reason breaks.
pub(super) fn reason_fault(reason: &str) -> Option<Refusal> {
    match reason.chars().count() {
        0 => Some(Refusal::NoReason),
        letters if letters > MOST_WORDS => Some(Refusal::LongReason),
        _ => None,
    }
}

/// A new version of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redefinition {
    /// What it says.
    pub draft: DefinitionDraft,
    /// The first period that it is for.
    pub from: Option<Period>,
    /// Why it is changed.
    pub reason: String,
    /// Whether the series breaks there: suggested when what is counted changes.
    pub breaks: Breaks,
}

/// Whether something breaks the series.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breaks {
    /// Values can be compared across it.
    No,
    /// They cannot; limits go on until somebody confirms that they start again.
    Yes,
}

/// Tells whether values of one definition cannot be compared with those of another: what is counted, among what, times
/// what, or in which unit has changed. A new direction, rule or description changes no value.
#[must_use]
pub fn suggests_break(before: &Definition, after: &DefinitionDraft) -> Breaks {
    let after = normalised(after);
    let is_same = before.measure == after.measure
        && before.numerator == after.numerator
        && before.denominator == after.denominator
        && before.factor == after.factor
        && before.unit_of_measure == after.unit_of_measure;
    if is_same { Breaks::No } else { Breaks::Yes }
}

/// Returns everything that a new version breaks, given the one in force. `draft` is normalised, `reason` trimmed.
pub(super) fn redefinition_faults(
    indicator: &Indicator,
    draft: &DefinitionDraft,
    from: Option<Period>,
    reason: &str,
) -> Vec<Refusal> {
    let before = &indicator.definition;
    let mut faults = definition_faults(draft);
    faults.extend(reason_fault(reason));
    match from {
        Some(from) if from.frequency() == indicator.frequency => {
            if before.from.is_some_and(|before| from <= before) {
                faults.push(Refusal::VersionNotLater);
            }
        }
        _ => faults.push(Refusal::NoPeriod),
    }
    if *draft == DefinitionDraft::of(before) {
        faults.push(Refusal::SameDefinition);
    }
    faults
}

/// Something to aim at, or to have started from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAim {
    /// Target or baseline.
    pub kind: super::AimKind,
    /// The measured unit that it is for; none: every unit without one of its own.
    pub unit: Option<String>,
    /// The first period.
    pub from: Option<Period>,
    /// The last; none: until the next.
    pub to: Option<Period>,
    /// In the indicator's unit of measure.
    pub amount: Option<Amount>,
    /// Anything to say of it.
    pub note: String,
}
