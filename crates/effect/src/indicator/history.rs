//! What was done with an indicator, field by field: written once, never changed.

use serde::{Deserialize, Serialize};
use stats::xmr::Screening;

use super::goals_store::MeasuredGoal;
use super::series_store::AimRow;
use super::{Break, DefinitionDraft, Dimension, Direction, Draft, Indicator, Measure};
use crate::amount::Amount;
use crate::period::Period;

/// What a change can be of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Field {
    Title,
    Tree,
    Source,
    Responsible,
    Frequency,
    Goals,
    Due,
    Remind,
    RuleSet,
    FixAfter,
    Screening,
    Measure,
    Numerator,
    Denominator,
    /// What a number is weighted by.
    Weight,
    Factor,
    UnitOfMeasure,
    Decimals,
    Direction,
    Low,
    High,
    OverTime,
    OverUnits,
    Description,
    /// The first period that a version, a target or a baseline is for.
    From,
    /// The last that a target or a baseline is for.
    To,
    Amount,
    /// The measured unit that a target or a baseline is for.
    Unit,
    Note,
    /// The first period after a break.
    Break,
    BreakReason,
    /// Whether limits start again at a break.
    Limits,
    Dimension,
    DimensionOrder,
}

impl Field {
    /// Returns the key of what it is called: what the forms call it.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Title => "indicator-title",
            Self::Tree => "indicator-tree",
            Self::Source => "indicator-source",
            Self::Responsible => "indicator-responsible",
            Self::Frequency => "indicator-frequency",
            Self::Goals => "indicator-goals",
            Self::Due => "indicator-due",
            Self::Remind => "indicator-remind",
            Self::RuleSet => "indicator-rule-set",
            Self::FixAfter => "indicator-fix-after",
            Self::Screening => "indicator-screening",
            Self::Measure => "indicator-measure",
            Self::Numerator => "indicator-numerator",
            Self::Denominator => "indicator-denominator",
            Self::Weight => "indicator-weight",
            Self::Factor => "indicator-factor",
            Self::UnitOfMeasure => "indicator-unit-of-measure",
            Self::Decimals => "indicator-decimals",
            Self::Direction => "indicator-direction",
            Self::Low => "indicator-low",
            Self::High => "indicator-high",
            Self::OverTime => "indicator-over-time",
            Self::OverUnits => "indicator-over-units",
            Self::Description => "indicator-description",
            Self::From => "indicator-from",
            Self::To => "indicator-aim-to",
            Self::Amount => "indicator-aim-amount",
            Self::Unit => "indicator-aim-unit",
            Self::Note => "unit-note",
            Self::Break => "indicator-break-from",
            Self::BreakReason => "indicator-break-reason",
            Self::Limits => "indicator-break-limits",
            Self::Dimension => "indicator-dimension",
            Self::DimensionOrder => "indicator-dimension-order",
        }
    }
}

/// What a field said before and after: stable names, numbers, periods, and words that people wrote. The same twice: what
/// the change is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Change {
    pub(super) field: Field,
    pub(super) before: String,
    pub(super) after: String,
}

/// What was done with an indicator.
pub(super) struct NewStep<'s> {
    /// As the table names it.
    pub(super) kind: &'static str,
    pub(super) changes: Vec<Change>,
    /// Why; may be empty.
    pub(super) reason: &'s str,
}

/// What was done with an indicator, as it was written.
pub(super) struct Step {
    pub(super) number: i64,
    pub(super) kind: String,
    pub(super) changes: Vec<Change>,
    pub(super) reason: String,
    pub(super) by_name: String,
    /// In milliseconds UTC.
    pub(super) at: i64,
}

/// What a target or a baseline for all units says of its unit.
pub(super) const ALL_UNITS: &str = "all";

/// What something said, by field.
type Said = Vec<(Field, String)>;

fn number(number: Option<i64>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

fn period(period: Option<Period>) -> String {
    period.map(|period| period.to_string()).unwrap_or_default()
}

/// The goals that an indicator measures.
pub(super) fn of_goals(goals: &[MeasuredGoal]) -> (Field, String) {
    (Field::Goals, goals.iter().map(|goal| goal.title.as_str()).collect::<Vec<_>>().join("\n"))
}

/// What an indicator is called and how it is followed, with the goals that it measures.
pub(super) fn of_draft(draft: &Draft, goals: &[MeasuredGoal]) -> Said {
    let screening = if draft.screening == Screening::On { "on" } else { "off" };
    vec![
        (Field::Title, draft.title.clone()),
        (Field::Source, draft.source.clone()),
        (Field::Responsible, draft.responsible.clone()),
        (Field::Frequency, draft.frequency.name().to_owned()),
        of_goals(goals),
        (Field::Due, number(draft.due_days)),
        (Field::Remind, number(draft.remind_days)),
        (Field::RuleSet, draft.rule_set.name().to_owned()),
        (Field::FixAfter, number(draft.fix_after)),
        (Field::Screening, screening.to_owned()),
    ]
}

/// What is measured, from a period on. What a ratio or a number does not use is left empty.
pub(super) fn of_definition(draft: &DefinitionDraft, from: Option<Period>) -> Said {
    let is_ratio = draft.measure == Measure::Ratio;
    let (low, high) = match draft.direction {
        Direction::Band { low, high } => (low.to_string(), high.to_string()),
        _ => (String::new(), String::new()),
    };
    let of_ratio = |text: &str| if is_ratio { text.to_owned() } else { String::new() };
    let of_number = |text: &str| if is_ratio { String::new() } else { text.to_owned() };
    vec![
        (Field::From, period(from)),
        (Field::Measure, if is_ratio { "ratio" } else { "number" }.to_owned()),
        (Field::Numerator, draft.numerator.clone()),
        (Field::Denominator, of_ratio(&draft.denominator)),
        (Field::Weight, of_number(&draft.denominator)),
        (Field::Factor, of_ratio(&draft.factor.to_string())),
        (Field::UnitOfMeasure, draft.unit_of_measure.clone()),
        (Field::Decimals, draft.decimals.to_string()),
        (Field::Direction, draft.direction.name().to_owned()),
        (Field::Low, low),
        (Field::High, high),
        (Field::OverTime, of_number(draft.over_time.name())),
        (Field::OverUnits, of_number(draft.over_units.name())),
        (Field::Description, draft.description.clone()),
    ]
}

/// An amount with the unit of measure that it was said in: `12.5 procent`.
pub(super) fn of_amount(indicator: &Indicator, amount: Amount) -> String {
    format!("{amount} {}", indicator.definition.unit_of_measure).trim_end().to_owned()
}

/// What a target or a baseline says.
pub(super) fn of_aim(indicator: &Indicator, aim: &AimRow<'_>) -> Said {
    vec![
        (Field::Amount, of_amount(indicator, Amount(aim.amount))),
        (Field::Unit, aim.unit.unwrap_or(ALL_UNITS).to_owned()),
        (Field::From, aim.from.to_string()),
        (Field::To, period(aim.to)),
        (Field::Note, aim.note.to_owned()),
    ]
}

/// What a break says.
pub(super) fn of_break(found: &Break) -> Said {
    vec![(Field::Break, found.period.to_string()), (Field::BreakReason, found.reason.clone()), limits(found)]
}

/// Whether limits start again at a break.
fn limits(found: &Break) -> (Field, String) {
    (Field::Limits, if found.restarts_limits { "restart" } else { "go-on" }.to_owned())
}

/// What a break says of its limits, when it says something else of them than before.
pub(super) fn of_limits(before: &Break, after: &Break) -> Vec<Change> {
    let about = before.period.to_string();
    let mut told = vec![Change { field: Field::Break, before: about.clone(), after: about }];
    told.extend(changes(&[limits(before)], &[limits(after)]));
    told
}

/// Returns what is not as it was. Nothing on one side: all of the other was made, or is gone.
pub(super) fn changes(before: &[(Field, String)], after: &[(Field, String)]) -> Vec<Change> {
    let text = |said: &[(Field, String)], wanted: Field| {
        said.iter().find(|(field, _)| *field == wanted).map(|(_, text)| text.clone()).unwrap_or_default()
    };
    let fields = if after.is_empty() { before } else { after };
    let change = |field| Change { field, before: text(before, field), after: text(after, field) };
    fields.iter().map(|(field, _)| change(*field)).filter(|change| change.before != change.after).collect()
}

/// Returns how an indicator is divided otherwise than before, for each of the ways.
pub(super) fn of_dimensions(before: &[Dimension], after: &[Dimension]) -> Vec<Change> {
    let part = |(code, title): &(String, String)| format!("\n{code} = {title}");
    let text = |one: &Dimension| {
        let parts: String = one.categories.iter().map(part).collect();
        format!("{} ({}){parts}", one.title, one.code)
    };
    let said = |all: &[Dimension], code: &str| all.iter().find(|one| one.code == code).map(text).unwrap_or_default();
    let change = |one: &Dimension| Change {
        field: Field::Dimension,
        before: said(before, &one.code),
        after: said(after, &one.code),
    };
    let new = after.iter().filter(|one| before.iter().all(|known| known.code != one.code));
    let mut changes: Vec<Change> = before.iter().chain(new).map(change).collect();
    changes.retain(|change| change.before != change.after);
    if changes.is_empty() && before != after {
        let order = |all: &[Dimension]| all.iter().map(|one| one.title.as_str()).collect::<Vec<_>>().join("\n");
        changes.push(Change { field: Field::DimensionOrder, before: order(before), after: order(after) });
    }
    changes
}
