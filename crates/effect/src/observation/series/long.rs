//! Longer periods of shorter ones: quarters become a year by the indicator's rule over time.

use std::collections::BTreeMap;

use stats::roll_up::coverage::Coverage;
use stats::roll_up::rule::{Part, Rule};

use super::point::{one_of, ratio};
use crate::amount::{Amount, SCALE};
use crate::indicator::{Definition, Measure};
use crate::observation::{SeriesPoint, Status};
use crate::period::{Frequency, Period};

/// Makes a series of longer periods of a series, each by the rule over time of the definition that holds for it: a ratio
/// from the sums of what was counted, a number by the rule. The coverage of a point is then how many of its periods have a value ("2 of 3
/// quarters"), and its status that of the least sure of them. A value that is no exact amount (a mean of units) is
/// rounded to six decimals first. Nothing comes out when the shorter periods do not make up longer ones exactly.
#[must_use]
pub fn over_time<'d>(
    points: &[SeriesPoint],
    longer: Frequency,
    definition: impl Fn(Period) -> &'d Definition,
) -> Vec<SeriesPoint> {
    let mut periods: BTreeMap<Period, Vec<&SeriesPoint>> = BTreeMap::new();
    for point in points.iter().filter(|point| point.period.frequency().longer().contains(&longer)) {
        periods.entry(point.period.within(longer)).or_default().push(point);
    }
    periods.into_iter().map(|(period, parts)| one(definition(period), period, &parts)).collect()
}

fn one(definition: &Definition, period: Period, points: &[&SeriesPoint]) -> SeriesPoint {
    let told: Vec<&SeriesPoint> = points.iter().copied().filter(|point| point.value.is_some()).collect();
    let sum = |amount: fn(&SeriesPoint) -> Option<Amount>| {
        let total: i128 = told.iter().filter_map(|point| amount(point)).map(|amount| i128::from(amount.0)).sum();
        Some(total).filter(|_| !told.is_empty())
    };
    let (numerator, denominator) = (sum(|point| point.numerator), sum(|point| point.denominator));
    let fits = |total: Option<i128>| total.and_then(|total| i64::try_from(total).ok()).map(Amount);
    let is_ratio = definition.measure == Measure::Ratio;
    let value = match (numerator, denominator) {
        (Some(numerator), Some(denominator)) if is_ratio => ratio(definition, numerator, denominator),
        (_, _) if is_ratio => None,
        (_, _) => number(definition.over_time, &told),
    };
    let expected = points.first().map_or(0, |point| parts_of(period, point.period.frequency()));
    SeriesPoint {
        period,
        value,
        numerator: fits(numerator).filter(|_| is_ratio || definition.over_time == Rule::Sum),
        denominator: fits(denominator).filter(|_| is_ratio),
        status: status(points),
        note: String::new(),
        coverage: Coverage { reported: u32::try_from(told.len()).unwrap_or(u32::MAX), expected },
        published: None,
    }
}

fn number(rule: Rule, told: &[&SeriesPoint]) -> Option<stats::fraction::Fraction> {
    let part = |point: &&SeriesPoint| {
        let value = point.value?.rounded(SCALE)?.units_at(SCALE)?;
        Some(Part { value, weight: point.denominator.map(|weight| i128::from(weight.0)) })
    };
    let parts: Vec<Part> = told.iter().map(part).collect::<Option<_>>()?;
    one_of(rule, &parts).filter(|_| !parts.is_empty())
}

/// How many periods of a frequency make up a longer one.
fn parts_of(longer: Period, frequency: Frequency) -> u32 {
    let first = Period::of(frequency, longer.first());
    let all = std::iter::successors(Some(first), |period| Some(period.next()));
    let within = |period: &Period| period.within(longer.frequency()) == longer;
    // The first week with a day in a year may belong to the year before.
    let count = all.skip_while(|period| !within(period)).take_while(within).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The least sure of several.
fn status(points: &[&SeriesPoint]) -> Status {
    let has = |status: Status| points.iter().any(|point| point.status == status && point.value.is_some());
    let told = [Status::Preliminary, Status::Corrected, Status::Final].into_iter().find(|status| has(*status));
    let is_suppressed = points.iter().any(|point| point.status == Status::Suppressed);
    told.unwrap_or(if is_suppressed { Status::Suppressed } else { Status::Missing })
}

#[cfg(test)]
pub(in crate::observation) mod tests {
    use super::*;
    use crate::indicator::Direction;
    use stats::fraction::Fraction;

    pub(in crate::observation) fn definition(measure: Measure, over_units: Rule, over_time: Rule) -> Definition {
        Definition {
            version: 1,
            from: None,
            measure,
            numerator: String::new(),
            denominator: String::new(),
            factor: 100,
            unit_of_measure: String::new(),
            decimals: 0,
            direction: Direction::Neutral,
            over_time,
            over_units,
            description: String::new(),
            reason: String::new(),
            by_name: String::new(),
            at: 0,
        }
    }

    fn point(period: &str, numerator: Option<i64>, denominator: Option<i64>) -> SeriesPoint {
        SeriesPoint {
            period: Period::read(period).unwrap(),
            value: numerator.and_then(Amount::whole).and_then(Amount::fraction),
            numerator: numerator.and_then(Amount::whole),
            denominator: denominator.and_then(Amount::whole),
            status: if numerator.is_some() { Status::Final } else { Status::Missing },
            note: String::new(),
            coverage: Coverage { reported: 1, expected: 1 },
            published: None,
        }
    }

    #[test]
    fn a_year_says_how_many_of_its_quarters_it_is_made_of() {
        let points = [point("2024-K1", Some(1), None), point("2024-K2", None, None), point("2024-K3", Some(4), None)];
        let sum = definition(Measure::Number, Rule::Sum, Rule::Sum);
        let years = over_time(&points, Frequency::Year, |_| &sum);
        assert_eq!(years.len(), 1);
        assert_eq!((years[0].value, years[0].status), (Some(Fraction::whole(5)), Status::Final));
        assert_eq!(years[0].coverage, Coverage { reported: 2, expected: 4 });
        let last = definition(Measure::Number, Rule::Sum, Rule::Last);
        let last = over_time(&points, Frequency::HalfYear, |_| &last);
        assert_eq!(last.iter().map(|half| half.coverage.reported).collect::<Vec<_>>(), [1, 1]);
        assert_eq!(last[1].value, Some(Fraction::whole(4)));
    }

    #[test]
    fn a_ratio_over_a_year_is_that_of_the_sums() {
        let points = [point("2024-K1", Some(1), Some(2)), point("2024-K2", Some(1), Some(18))];
        let ratio = definition(Measure::Ratio, Rule::Sum, Rule::Sum);
        let years = over_time(&points, Frequency::Year, |_| &ratio);
        assert_eq!(years[0].value, Some(Fraction::whole(10)));
    }

    #[test]
    fn each_year_is_made_by_the_definition_that_holds_for_it() {
        let points = [
            point("2025-K1", Some(1), Some(8)),
            point("2025-K2", Some(1), Some(8)),
            point("2026-K1", Some(1), Some(8)),
        ];
        let percent = definition(Measure::Ratio, Rule::Sum, Rule::Sum);
        let per_mille = Definition { factor: 1_000, ..percent.clone() };
        let of = |year: Period| if year == Period::read("2025").unwrap() { &percent } else { &per_mille };
        let years = over_time(&points, Frequency::Year, of);
        let values: Vec<Option<Fraction>> = years.iter().map(|year| year.value).collect();
        assert_eq!(values, [Fraction::new(25, 2), Some(Fraction::whole(125))]);
    }

    #[test]
    fn weeks_make_years_of_fifty_two_or_fifty_three_and_no_months() {
        let weeks = [point("2020-U01", Some(1), None)];
        let definition = definition(Measure::Number, Rule::Sum, Rule::Sum);
        assert_eq!(over_time(&weeks, Frequency::Year, |_| &definition)[0].coverage.expected, 53);
        assert!(over_time(&weeks, Frequency::Month, |_| &definition).is_empty());
    }
}
