//! What a value must say, and what becomes of what stood there: decided here, written elsewhere.

use jiff::civil::Date;
use stats::roll_up::rule::Rule;

use super::{Breakdown, Key, Said, Status};
use crate::amount::Amount;
use crate::indicator::{Definition, Dimension, Indicator, Measure};
use crate::period::Period;

/// The longest note and the longest reason, in letters.
pub(super) const MOST_WORDS: usize = 600;

/// One thing that stands in the way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The value that it is about; none when it is about none of them.
    pub key: Option<Key>,
    /// What is wrong.
    pub why: Why,
}

impl Refusal {
    /// Returns a refusal that is about no value.
    #[must_use]
    pub const fn of(why: Why) -> Self {
        Self { key: None, why }
    }
}

/// What can be wrong with a value, or with what is done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Why {
    /// The indicator is not followed any more.
    Ended,
    /// The period is not one of those that the indicator has values for.
    Period,
    /// The period has not begun.
    Future,
    /// The unit is not in the indicator's tree.
    Unit,
    /// The indicator is not divided like that.
    Part,
    /// The same value is given twice at once.
    Twice,
    /// There is no amount.
    NoAmount,
    /// There is an amount, but it is said to be suppressed or missing.
    Amount,
    /// A ratio has nothing to be counted among.
    NoDenominator,
    /// A weighted number has no weight.
    NoWeight,
    /// What is counted among, or a weight, is below 0.
    Negative,
    /// A value is missing without a word of why.
    NoNote,
    /// A value is changed without a word of why.
    NoReason,
    /// A note or a reason is too long.
    Long,
    /// A report is decided already.
    Decided,
}

impl Why {
    /// Returns the key of the text that says what to do.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Ended => "value-refused-ended",
            Self::Period => "value-refused-period",
            Self::Future => "value-refused-future",
            Self::Unit => "value-refused-unit",
            Self::Part => "value-refused-part",
            Self::Twice => "value-refused-twice",
            Self::NoAmount => "value-refused-no-amount",
            Self::Amount => "value-refused-amount",
            Self::NoDenominator => "value-refused-no-denominator",
            Self::NoWeight => "value-refused-no-weight",
            Self::Negative => "value-refused-negative",
            Self::NoNote => "value-refused-no-note",
            Self::NoReason => "value-refused-no-reason",
            Self::Long => "value-refused-long",
            Self::Decided => "value-refused-decided",
        }
    }

    /// Returns the field of a form that it is about.
    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::Ended | Self::Decided | Self::Twice => "indikator",
            Self::Period | Self::Future => "periode",
            Self::Unit => "enhed",
            Self::Part => "del",
            Self::NoAmount => "vaerdi",
            Self::Amount => "status",
            Self::NoDenominator | Self::NoWeight | Self::Negative => "naevner",
            Self::NoNote | Self::Long => "note",
            Self::NoReason => "grund",
        }
    }
}

/// Where a value comes from, as far as the rules go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Source {
    /// Somebody typed it, today.
    Typed(Date),
    /// A file or a service. Forecasts may be read, and a gap needs no explanation.
    Intake,
}

/// Returns the version of a definition that holds for a period: the newest of those that have begun, or the first.
#[must_use]
pub(crate) fn definition_at(definitions: &[Definition], period: Period) -> Option<&Definition> {
    let has_begun = |one: &&Definition| one.from.is_none_or(|from| from.first() <= period.first());
    definitions.iter().rev().find(has_begun).or_else(|| definitions.first())
}

/// Tells whether a number needs a weight.
pub(super) fn is_weighted(definition: &Definition) -> bool {
    definition.measure == Measure::Number && [definition.over_units, definition.over_time].contains(&Rule::Weighted)
}

/// Tells whether the values of units add up, so that their total is kept.
pub(super) fn adds_up(definition: &Definition) -> bool {
    definition.measure == Measure::Ratio || definition.over_units == Rule::Sum
}

/// What values are held against.
pub(crate) struct Frame<'a> {
    pub(crate) indicator: &'a Indicator,
    pub(crate) definitions: &'a [Definition],
    pub(crate) dimensions: &'a [Dimension],
    pub(crate) source: Source,
}

impl Frame<'_> {
    /// Returns everything that a value breaks; nothing when it can be kept. Whether its unit exists is not asked here.
    pub(crate) fn faults(&self, key: &Key, said: &Said) -> Vec<Why> {
        let definition = definition_at(self.definitions, key.period).unwrap_or(&self.indicator.definition);
        let is_typed = matches!(self.source, Source::Typed(_));
        let has_begun = |source| matches!(source, Source::Typed(today) if key.period.first() > today);
        let has_amount = said.status.has_amount();
        let is_ratio = definition.measure == Measure::Ratio;
        let rules = [
            (key.period.frequency() != self.indicator.frequency, Why::Period),
            (has_begun(self.source), Why::Future),
            (!is_divided_so(self.dimensions, &key.breakdown), Why::Part),
            (has_amount && said.numerator.is_none(), Why::NoAmount),
            (!has_amount && (said.numerator.is_some() || said.denominator.is_some()), Why::Amount),
            (has_amount && is_ratio && said.denominator.is_none(), Why::NoDenominator),
            (has_amount && is_weighted(definition) && said.denominator.is_none(), Why::NoWeight),
            (said.denominator.is_some_and(|denominator| denominator < Amount(0)), Why::Negative),
            (is_typed && said.status == Status::Missing && said.note.trim().is_empty(), Why::NoNote),
            (said.note.chars().count() > MOST_WORDS, Why::Long),
        ];
        rules.into_iter().filter(|(is_broken, _)| *is_broken).map(|(_, why)| why).collect()
    }
}

/// Tells whether an indicator has such a part.
fn is_divided_so(dimensions: &[Dimension], breakdown: &Breakdown) -> bool {
    breakdown.categories().all(|(dimension, category)| {
        let known = dimensions.iter().find(|known| known.code == dimension);
        known.is_some_and(|known| known.categories.iter().any(|(code, _)| code == category))
    })
}

/// What stands there once something new is said; nothing when that changes nothing.
///
/// A final value that changes is a corrected one, whatever the new one is called. That a file says the same number again
/// makes a corrected value neither final nor preliminary, and does not take its note away.
pub(crate) fn settle(current: Option<&Said>, said: &Said, source: Source) -> Option<Said> {
    let Some(current) = current else { return Some(said.clone()) };
    let is_same = (current.numerator, current.denominator) == (said.numerator, said.denominator);
    let was_final = matches!(current.status, Status::Final | Status::Corrected);
    let status = match (current.status, said.status) {
        (_, new) if was_final && !is_same && new.has_amount() => Status::Corrected,
        (Status::Corrected, Status::Final) => Status::Corrected,
        (Status::Corrected, Status::Preliminary) if source == Source::Intake => Status::Corrected,
        (_, new) => new,
    };
    let keeps_note = source == Source::Intake && is_same && status == current.status && said.note.is_empty();
    let note = if keeps_note { current.note.clone() } else { said.note.clone() };
    let settled = Said { status, note, ..said.clone() };
    (settled != *current).then_some(settled)
}

/// Tells whether a change of what stands there must say why: of everything but what was said to be able to change.
pub(super) fn needs_reason(current: Option<&Said>) -> bool {
    current.is_some_and(|current| current.status != Status::Preliminary)
}

/// Returns what a trimmed reason breaks.
pub(super) fn reason_fault(reason: &str) -> Option<Why> {
    match reason.chars().count() {
        0 => Some(Why::NoReason),
        letters if letters > MOST_WORDS => Some(Why::Long),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(numerator: i64, status: Status) -> Said {
        let numerator = status.has_amount().then_some(Amount(numerator));
        Said { numerator, denominator: None, status, note: String::new() }
    }

    #[test]
    fn a_final_value_that_changes_is_corrected_and_a_preliminary_one_is_not() {
        let is = |before, after| settle(Some(&before), &after, Source::Intake).map(|settled| settled.status);
        assert_eq!(is(said(1, Status::Final), said(2, Status::Final)), Some(Status::Corrected));
        assert_eq!(is(said(1, Status::Final), said(2, Status::Preliminary)), Some(Status::Corrected));
        assert_eq!(is(said(1, Status::Preliminary), said(2, Status::Preliminary)), Some(Status::Preliminary));
        assert_eq!(is(said(1, Status::Preliminary), said(1, Status::Final)), Some(Status::Final));
        assert_eq!(is(said(1, Status::Final), said(0, Status::Suppressed)), Some(Status::Suppressed));
        assert_eq!(is(said(0, Status::Suppressed), said(1, Status::Final)), Some(Status::Final));
    }

    #[test]
    fn saying_the_same_again_changes_nothing() {
        for status in Status::ALL {
            assert_eq!(settle(Some(&said(1, status)), &said(1, status), Source::Intake), None, "{status:?}");
        }
        let corrected = Said { note: "Talt igen".to_owned(), ..said(1, Status::Corrected) };
        assert_eq!(settle(Some(&corrected), &said(1, Status::Final), Source::Intake), None);
        assert_eq!(settle(Some(&corrected), &said(1, Status::Preliminary), Source::Intake), None);
    }

    #[test]
    fn suppressed_is_not_zero() {
        let settled = settle(Some(&said(0, Status::Final)), &said(0, Status::Suppressed), Source::Intake);
        assert_eq!(settled.map(|settled| settled.numerator), Some(None));
    }

    #[test]
    fn only_what_may_change_is_changed_without_a_reason() {
        assert!(!needs_reason(None));
        assert!(!needs_reason(Some(&said(1, Status::Preliminary))));
        assert!(needs_reason(Some(&said(1, Status::Final))));
        assert_eq!(reason_fault(""), Some(Why::NoReason));
        assert_eq!(reason_fault("Talt igen"), None);
    }
}
