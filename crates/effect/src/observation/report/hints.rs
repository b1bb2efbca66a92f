//! What makes a reported value worth a second look. A hint is no verdict: whoever approves decides.

use jiff::civil::Date;
use stats::xmr::{Direction, Options, Reach, chart};

use crate::amount::Amount;
use crate::indicator::{Definition, Measure};
use crate::observation::series::value_of;
use crate::observation::{Said, SeriesPoint, rules};
use crate::period::Period;

/// From so many earlier values on, their limits say something of the next.
const ENOUGH: usize = 6;

/// One thing that is unlike what came before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hint {
    /// It lies outside the limits of all earlier values.
    FarOut,
    /// It is below 0, and no earlier value was, or the other way round.
    Sign,
    /// More is counted than there is to count among.
    MoreThanAll,
    /// It is about ten, a hundred or a thousand times the value before it, or that part of it: a comma may stand wrong.
    Comma,
    /// A final value would change.
    ChangesFinal,
    /// The period is not over.
    NotOver,
}

impl Hint {
    /// Returns the key of the text that says what it means.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::FarOut => "value-hint-far-out",
            Self::Sign => "value-hint-sign",
            Self::MoreThanAll => "value-hint-more-than-all",
            Self::Comma => "value-hint-comma",
            Self::ChangesFinal => "value-hint-changes-final",
            Self::NotOver => "value-hint-not-over",
        }
    }

    /// Tells whether it may be a slip of the hand, which whoever reports knows best.
    pub(super) const fn is_doubt(self) -> bool {
        matches!(self, Self::FarOut | Self::Sign | Self::MoreThanAll | Self::Comma)
    }
}

/// Returns what is unlike the values of other periods (`series`, in the order of time), for a value of a period, and what
/// it would change in what stands there (`before`).
pub(super) fn hints(
    definition: &Definition,
    said: &Said,
    (period, today): (Period, Date),
    series: &[SeriesPoint],
    before: Option<&Said>,
) -> Vec<Hint> {
    let mut hints = Vec::new();
    let amounts: Vec<(Period, i64)> = series
        .iter()
        .filter(|point| point.period != period)
        .filter_map(|point| Some((point.period, Amount::nearest(point.value?)?.0)))
        .collect();
    let values: Vec<i64> = amounts.iter().map(|(_, amount)| *amount).collect();
    let last = amounts.iter().rev().find(|(other, _)| *other < period).or_else(|| amounts.first());
    if let Some(Amount(value)) = value_of(definition, said).and_then(Amount::nearest) {
        let is_odd = [
            (is_far_out(&values, value), Hint::FarOut),
            (!values.is_empty() && values.iter().all(|other| (*other < 0) != (value < 0)), Hint::Sign),
            (last.is_some_and(|(_, last)| is_shifted(*last, value)), Hint::Comma),
        ];
        hints.extend(is_odd.into_iter().filter(|(is_odd, _)| *is_odd).map(|(_, hint)| hint));
    }
    let is_share = definition.measure == Measure::Ratio && definition.factor == 100;
    if is_share && said.numerator.zip(said.denominator).is_some_and(|(part, whole)| part > whole) {
        hints.push(Hint::MoreThanAll);
    }
    let changes = |before: &Said| (before.numerator, before.denominator) != (said.numerator, said.denominator);
    if rules::needs_reason(before) && before.is_some_and(changes) {
        hints.push(Hint::ChangesFinal);
    }
    hints.extend((!period.is_over(today)).then_some(Hint::NotOver));
    hints
}

fn is_far_out(values: &[i64], value: i64) -> bool {
    if values.len() < ENOUGH {
        return false;
    }
    let values: Vec<i128> = values.iter().map(|value| i128::from(*value)).collect();
    let chart = chart(&values, &[], &Options::new(Direction::Neutral));
    let limits = chart.ok().and_then(|chart| chart.segments.last().map(|segment| segment.limits));
    limits.is_some_and(|limits| limits.vary() && limits.reach(value.into()) == Reach::Outside)
}

/// Tells whether one number is nearly (within a fifth) ten, a hundred or a thousand times the other.
fn is_shifted(before: i64, value: i64) -> bool {
    let (before, value) = (i128::from(before).abs(), i128::from(value).abs());
    let (small, large) = (before.min(value), before.max(value));
    small > 0 && [10, 100, 1_000].into_iter().any(|times| (large - small * times).abs() * 5 <= small * times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comma_that_may_stand_wrong_is_found_in_both_directions() {
        assert!(is_shifted(125, 1_250));
        assert!(is_shifted(1_250, 13));
        assert!(!is_shifted(100, 300));
        assert!(!is_shifted(0, 1_000));
    }

    #[test]
    fn few_values_have_no_limits() {
        assert!(!is_far_out(&[10, 11, 9, 10, 11], 900));
        assert!(is_far_out(&[10, 11, 9, 10, 11, 10], 900));
        assert!(!is_far_out(&[10, 11, 9, 10, 11, 10], 11));
        assert!(!is_far_out(&[10; 12], 11), "a constant series has no limits to be outside of");
    }
}
