//! One point of a series: a unit's own value, or what its parts make.

use stats::fraction::Fraction;
use stats::roll_up::coverage::Coverage;
use stats::roll_up::rule::{Part, Rule, combine};

use crate::amount::{Amount, SCALE};
use crate::indicator::{Definition, Measure};
use crate::observation::rules::{adds_up, is_weighted};
use crate::observation::total::Sum;
use crate::observation::{Said, SeriesPoint, Status};
use crate::period::Period;

/// Where a unit stood in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It had no units below it, or was not there.
    Leaf,
    /// It had, so many of them without any below.
    Inner(u32),
}

/// What the units below a unit have said.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    sum: Sum,
    /// Each value in millionths, with its weight; by the number of its unit.
    values: Vec<(u32, Part)>,
}

impl Parts {
    /// What is known when only their sum is kept.
    pub(super) fn of(sum: Sum) -> Self {
        Self { sum, values: Vec::new() }
    }

    /// Adds what a unit said.
    pub(super) fn add(&mut self, unit: u32, said: &Said) {
        self.sum.add(&Sum::of(said), 1);
        if let Some(amount) = said.numerator.filter(|_| said.status.has_amount()) {
            let weight = said.denominator.map(|weight| i128::from(weight.0));
            self.values.push((unit, Part { value: amount.0.into(), weight }));
        }
    }
}

/// What an indicator says of a unit that stood there in a period, when it said `own` itself and its parts said `parts`.
pub(super) fn point(
    definition: &Definition,
    period: Period,
    place: Place,
    own: Option<&Said>,
    parts: Option<&Parts>,
) -> SeriesPoint {
    let published = own.and_then(|own| value_of(definition, own));
    let is_told = own.is_some_and(|own| own.status.has_amount());
    // Of parts that are not told there is no sum: then what is told of the whole is all that is known.
    let counts = |parts: &&Parts| parts.sum.reported > 0 || (!parts.sum.is_nothing() && !is_told);
    match (place, parts.filter(counts)) {
        (Place::Inner(expected), Some(parts)) => {
            SeriesPoint { published, ..total(definition, period, expected, parts) }
        }
        (Place::Inner(expected), None) if own.is_none() => nothing(period, expected),
        (_, _) => own.map_or_else(|| nothing(period, 1), |own| told(definition, period, own)),
    }
}

fn nothing(period: Period, expected: u32) -> SeriesPoint {
    SeriesPoint {
        period,
        value: None,
        numerator: None,
        denominator: None,
        status: Status::Missing,
        note: String::new(),
        coverage: Coverage { reported: 0, expected },
        published: None,
    }
}

fn told(definition: &Definition, period: Period, own: &Said) -> SeriesPoint {
    SeriesPoint {
        period,
        value: value_of(definition, own),
        numerator: own.numerator,
        denominator: own.denominator,
        status: own.status,
        note: own.note.clone(),
        coverage: Coverage { reported: u32::from(own.status.has_amount()), expected: 1 },
        published: None,
    }
}

/// The value that a unit's own words make; none when there is no amount, or nothing to count it among.
pub(in crate::observation) fn value_of(definition: &Definition, said: &Said) -> Option<Fraction> {
    let numerator = said.numerator.filter(|_| said.status.has_amount())?;
    match definition.measure {
        Measure::Number => numerator.fraction(),
        Measure::Ratio => ratio(definition, numerator.0.into(), said.denominator?.0.into()),
    }
}

pub(super) fn ratio(definition: &Definition, numerator: i128, denominator: i128) -> Option<Fraction> {
    Fraction::new(numerator.checked_mul(definition.factor.into())?, denominator)
}

fn total(definition: &Definition, period: Period, expected: u32, parts: &Parts) -> SeriesPoint {
    let sum = &parts.sum;
    let amount = |millionths: i128| i64::try_from(millionths).ok().map(Amount).filter(|_| sum.reported > 0);
    // What a longer period weighs it by.
    let weight = amount(sum.denominator).filter(|_| is_weighted(definition));
    let (value, numerator, denominator) = match definition.measure {
        Measure::Ratio => {
            let value = ratio(definition, sum.numerator, sum.denominator).filter(|_| sum.reported > 0);
            (value, amount(sum.numerator), amount(sum.denominator))
        }
        Measure::Number if adds_up(definition) => {
            let value = amount(sum.numerator).and_then(Amount::fraction);
            (value, amount(sum.numerator), weight)
        }
        Measure::Number => (combined(definition.over_units, &parts.values), None, weight),
    };
    SeriesPoint {
        period,
        value,
        numerator,
        denominator,
        status: sum.status(),
        note: String::new(),
        coverage: Coverage { reported: u32::try_from(sum.reported).unwrap_or(u32::MAX), expected },
        published: None,
    }
}

/// Makes one value of those of several units, taken in the order of their numbers.
fn combined(rule: Rule, values: &[(u32, Part)]) -> Option<Fraction> {
    let mut values = values.to_vec();
    values.sort_by_key(|(unit, _)| *unit);
    let parts: Vec<Part> = values.into_iter().map(|(_, part)| part).collect();
    one_of(rule, &parts).filter(|_| !parts.is_empty())
}

/// Makes one value of several in millionths.
pub(super) fn one_of(rule: Rule, parts: &[Part]) -> Option<Fraction> {
    let value = combine(rule, parts).ok()?;
    if rule == Rule::Count { Some(value) } else { value.shifted(SCALE) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::observation::series::long::tests::definition;
    use crate::observation::series::over_time;
    use crate::period::Frequency;

    fn said(numerator: i64, denominator: Option<i64>) -> Said {
        Said {
            numerator: Amount::whole(numerator),
            denominator: denominator.and_then(Amount::whole),
            status: Status::Final,
            note: String::new(),
        }
    }

    fn year() -> Period {
        Period::read("2024").unwrap()
    }

    fn parts(values: &[Said]) -> Parts {
        let mut parts = Parts::default();
        (0..).zip(values).for_each(|(unit, said)| parts.add(unit, said));
        parts
    }

    #[test]
    fn a_ratio_of_parts_is_that_of_their_sums_and_not_the_mean_of_ratios() {
        let parts = parts(&[said(1, Some(10)), said(50, Some(100))]);
        let point =
            point(&definition(Measure::Ratio, Rule::Sum, Rule::Sum), year(), Place::Inner(3), None, Some(&parts));
        assert_eq!(point.value, Fraction::new(5_100, 110));
        assert_eq!(point.coverage, Coverage { reported: 2, expected: 3 });
    }

    #[test]
    fn every_other_rule_is_worked_out_from_the_values_themselves() {
        let parts = parts(&[said(1, Some(3)), said(2, Some(1)), said(6, Some(0))]);
        for (rule, value) in [
            (Rule::Mean, Fraction::new(3, 1)),
            (Rule::Min, Fraction::new(1, 1)),
            (Rule::Max, Fraction::new(6, 1)),
            (Rule::Median, Fraction::new(2, 1)),
            (Rule::Last, Fraction::new(6, 1)),
            (Rule::Count, Fraction::new(3, 1)),
            (Rule::Weighted, Fraction::new(5, 4)),
        ] {
            let definition = definition(Measure::Number, rule, rule);
            let point = point(&definition, year(), Place::Inner(3), None, Some(&parts));
            assert_eq!((point.value, point.numerator), (value, None), "{rule:?}");
        }
    }

    #[test]
    fn a_weighted_number_of_a_whole_has_a_value_for_longer_periods_too() {
        let definition = definition(Measure::Number, Rule::Weighted, Rule::Weighted);
        let month = |text: &str, values: &[Said]| {
            let period = Period::read(text).unwrap();
            point(&definition, period, Place::Inner(2), None, Some(&parts(values)))
        };
        let months = [
            month("2024-01", &[said(10, Some(1)), said(40, Some(2))]),
            month("2024-02", &[said(0, Some(3)), said(20, Some(3))]),
        ];
        let years = over_time(&months, Frequency::Year, |_| &definition);
        assert_eq!((months[0].value, months[1].value), (Some(Fraction::whole(30)), Some(Fraction::whole(10))));
        assert_eq!(years[0].value, Fraction::new(150, 9), "90 of weight 3 and 60 of weight 6");
        assert_eq!((years[0].numerator, years[0].denominator), (None, None));
    }

    #[test]
    fn the_parts_count_and_what_is_told_of_the_whole_is_shown_beside_them() {
        let definition = definition(Measure::Number, Rule::Sum, Rule::Sum);
        let parts = parts(&[said(3, None), said(4, None)]);
        let both = point(&definition, year(), Place::Inner(2), Some(&said(8, None)), Some(&parts));
        assert_eq!((both.value, both.published), (Some(Fraction::whole(7)), Some(Fraction::whole(8))));
        let alone = point(&definition, year(), Place::Inner(2), Some(&said(8, None)), None);
        assert_eq!((alone.value, alone.published), (Some(Fraction::whole(8)), None));
        let suppressed = Said { numerator: None, status: Status::Suppressed, ..said(0, None) };
        let hidden = Parts::of(Sum::of(&suppressed));
        let known = point(&definition, year(), Place::Inner(2), Some(&said(8, None)), Some(&hidden));
        assert_eq!(known.value, Some(Fraction::whole(8)));
        let unknown = point(&definition, year(), Place::Inner(2), None, Some(&hidden));
        assert_eq!((unknown.value, unknown.status), (None, Status::Suppressed));
    }

    #[test]
    fn nothing_counted_among_nothing_has_no_value() {
        let definition = definition(Measure::Ratio, Rule::Sum, Rule::Sum);
        let point = point(&definition, year(), Place::Leaf, Some(&said(0, Some(0))), None);
        assert_eq!((point.value, point.status), (None, Status::Final));
    }
}
