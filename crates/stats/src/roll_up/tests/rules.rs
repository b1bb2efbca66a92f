//! One value of several, each rule by hand.

use proptest::prelude::*;

use super::super::rule::*;
use crate::fraction::Fraction;

fn of(rule: Rule, values: &[i128]) -> Result<Fraction, Undefined> {
    combine(rule, &values.iter().copied().map(Part::plain).collect::<Vec<_>>())
}

#[test]
fn each_rule_makes_what_its_name_says() {
    let values = [4, 9, -2, 5];
    let whole = |number| Ok(Fraction::whole(number));
    assert_eq!(of(Rule::Sum, &values), whole(16));
    assert_eq!(of(Rule::Mean, &values), whole(4));
    assert_eq!(of(Rule::Last, &values), whole(5));
    assert_eq!(of(Rule::Min, &values), whole(-2));
    assert_eq!(of(Rule::Max, &values), whole(9));
    assert_eq!(of(Rule::Median, &values), Ok(Fraction::new(9, 2).unwrap()));
    assert_eq!(of(Rule::Median, &values[..3]), whole(4));
    assert_eq!(of(Rule::Count, &values), whole(4));
}

#[test]
fn no_values_have_no_sum_but_a_count() {
    for rule in Rule::ALL {
        let wanted = if rule == Rule::Count { Ok(Fraction::whole(0)) } else { Err(Undefined::Empty) };
        assert_eq!(of(rule, &[]), wanted, "{rule:?}");
        assert_eq!(Rule::from_name(rule.name()), Some(rule));
    }
}

#[test]
fn a_weighted_mean_needs_a_weight_for_each() {
    let part = |value, weight| Part { value, weight };
    let mean = combine(Rule::Weighted, &[part(10, Some(1)), part(40, Some(2))]);
    assert_eq!(mean, Ok(Fraction::whole(30)));
    assert_eq!(combine(Rule::Weighted, &[part(10, Some(1)), part(40, None)]), Err(Undefined::NoWeight));
    assert_eq!(combine(Rule::Weighted, &[part(10, Some(-1))]), Err(Undefined::NoWeight));
    assert_eq!(combine(Rule::Weighted, &[part(10, Some(0))]), Err(Undefined::NoDenominator));
}

#[test]
fn a_ratio_comes_from_sums_and_not_from_ratios() {
    // 1 of 2 and 9 of 98: 10 of 100, not the mean of 50 % and 9.2 %.
    assert_eq!(ratio(&[(1, 2), (9, 98)], 100), Ok(Fraction::whole(10)));
    assert_eq!(ratio(&[(1, 0)], 100), Err(Undefined::NoDenominator));
    assert_eq!(ratio(&[], 100), Err(Undefined::Empty));
    assert_eq!(ratio(&[(i128::MAX, 1)], 100), Err(Undefined::TooLarge));
}

#[test]
fn in_a_comparison_group_each_member_counts_the_same() {
    let half = Fraction::new(1, 2).unwrap();
    let third = Fraction::new(1, 3).unwrap();
    let mean = unweighted(&[half, third], 6).unwrap();
    assert_eq!(mean.rounded(6).unwrap().to_string(), "0.416667");
    assert_eq!(unweighted(&[], 6), Err(Undefined::Empty));
}

proptest! {
    #[test]
    fn the_order_of_values_matters_only_to_the_last(
        (values, shuffled) in prop::collection::vec(any::<i64>().prop_map(i128::from), 1..20)
            .prop_flat_map(|values| (Just(values.clone()), Just(values).prop_shuffle()))
    ) {
        for rule in Rule::ALL.into_iter().filter(|rule| !matches!(rule, Rule::Last | Rule::Weighted)) {
            prop_assert_eq!(of(rule, &values), of(rule, &shuffled));
        }
    }
}
