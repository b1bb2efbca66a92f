//! What an indicator must say: read once, at the door.

use stats::roll_up::rule::Rule;

use super::draft::{DefinitionDraft, Draft};
use super::{Definition, Direction, Indicator, Measure, Refusal};
use crate::period::Period;
use crate::typed::{broken, is_long, one_line};

/// The longest title, in letters: one line of a list.
pub(super) const MOST_TITLE: usize = 200;
/// The longest text of a field of one line, and the longest reason, in letters.
pub(super) const MOST_WORDS: usize = 600;
/// The longest description, in letters: a page.
const MOST_DESCRIPTION: usize = 4_000;
/// The most a ratio is multiplied by.
const MOST_FACTOR: i64 = 1_000_000;
/// The longest time until values are due, and before that, in days: ten years.
const MOST_DAYS: i64 = 3_660;

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
        (draft.over_units == Rule::Last, Refusal::LastOfUnits),
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

/// Returns what a trimmed reason breaks that may be left out.
pub(super) fn optional_reason_fault(reason: &str) -> Option<Refusal> {
    reason_fault(reason).filter(|fault| *fault != Refusal::NoReason)
}

/// Returns what the trimmed reason for an edit breaks. Other rules of the chart also change what was said of values before:
/// they are not changed without one.
pub(super) fn edit_reason_fault(before: &Draft, after: &Draft, reason: &str) -> Option<Refusal> {
    let rules = |draft: &Draft| (draft.rule_set, draft.fix_after, draft.screening);
    let is_silent = reason.is_empty() && rules(before) != rules(after);
    is_silent.then_some(Refusal::RulesWithoutReason).or_else(|| optional_reason_fault(reason))
}

/// A new version of a definition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Redefinition {
    /// What it says.
    pub draft: DefinitionDraft,
    /// The first period that it is for.
    pub from: Option<Period>,
    /// Whether it replaces the version in force, which was mistyped, for the same periods: `from` is then not read.
    pub mends: bool,
    /// Why it is changed.
    pub reason: String,
    /// Whether the series breaks there: suggested when what is counted changes.
    pub breaks: Breaks,
    /// The version in force that the actor saw.
    pub seen: i64,
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
    new: &Redefinition,
    reason: &str,
) -> Vec<Refusal> {
    let before = &indicator.definition;
    let mut faults = definition_faults(draft);
    faults.extend(reason_fault(reason));
    match new.from {
        Some(_) if new.mends => faults.push(Refusal::MendsWithPeriod),
        None if new.mends => {}
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
