//! Small series that anyone can work out with a pencil.

use super::super::SpecialCause::{
    AboveLimit, BelowLimit, CommonCause, ShiftAbove, ShiftBelow, TrendDown, TrendUp, TwoOfThreeAbove, TwoOfThreeBelow,
};
use super::super::*;
use crate::fraction::Fraction;

pub(super) fn plain(values: &[i128]) -> Chart {
    chart(values, &[], &Options::new(Direction::Up)).unwrap()
}

/// The same mean (0) and the same limits (±266) for whatever is looked at: the baseline swings between -50 and 50.
fn after_baseline(values: &[i128]) -> Vec<SpecialCause> {
    let baseline: Vec<i128> = (0..20).map(|at| if at % 2 == 0 { 50 } else { -50 }).collect();
    let options = Options { fix_after: Some(20), ..Options::new(Direction::Up) };
    let chart = chart(&[baseline.as_slice(), values].concat(), &[], &options).unwrap();
    assert_eq!(chart.segments[0].limits.mean(), Fraction::whole(0));
    assert_eq!(chart.segments[0].limits.upper(), Fraction::whole(266));
    assert!(chart.points[..19].iter().all(|cause| *cause == CommonCause));
    chart.points[20..].to_vec()
}

#[test]
fn the_limits_are_the_mean_and_2_66_average_moving_ranges() {
    // Values 10 14 12 16: mean 13, ranges 4 2 4, average 10/3, distance 26.6/3.
    let limits = plain(&[10, 14, 12, 16]).segments[0].limits;
    assert_eq!(limits.mean(), Fraction::whole(13));
    assert_eq!(limits.average_moving_range(), Fraction::new(10, 3).unwrap());
    assert_eq!(limits.upper(), Fraction::new(13 * 30 + 266, 30).unwrap());
    assert_eq!(limits.lower(), Fraction::new(13 * 30 - 266, 30).unwrap());
}

#[test]
fn moving_ranges_of_3_267_averages_or_more_are_left_out_once() {
    // Ranges: ten of 1, one of 30, one of 30: average 70/12 = 5.83; 30 is more than 19.06 and goes; average 1.
    let values = [0, 1, 0, 1, 0, 1, 31, 1, 0, 1, 0, 1, 0];
    let screened = plain(&values).segments[0].limits;
    assert_eq!(screened.average_moving_range(), Fraction::whole(1));
    let options = Options { screening: Screening::Off, ..Options::new(Direction::Up) };
    let all = chart(&values, &[], &options).unwrap().segments[0].limits;
    assert_eq!(all.average_moving_range(), Fraction::new(70, 12).unwrap());
    assert_eq!(screened.mean(), all.mean(), "the point itself still counts in the mean");
}

#[test]
fn a_moving_range_that_is_exactly_3_267_averages_is_left_out() {
    // 1000 ranges of 1000 on average, of which one is 3267.
    let exact: Vec<i128> = [vec![1000; 996], vec![3267, 0, 733, 0]].concat();
    assert_eq!(exact.iter().sum::<i128>(), 1_000_000);
    let mut values = vec![0_i128];
    let mut up = true;
    for range in &exact {
        let last = *values.last().unwrap();
        values.push(if up { last + range } else { last - range });
        up = !up;
    }
    let limits = plain(&values).segments[0].limits;
    assert_eq!(limits.average_moving_range(), Fraction::new(1_000_000 - 3267, 999).unwrap());
}

#[test]
fn a_point_beyond_a_limit_is_outside_and_one_on_it_is_not() {
    assert_eq!(
        after_baseline(&[266, 0, 267, 0, -266, 0, -267]),
        [CommonCause, CommonCause, AboveLimit, CommonCause, CommonCause, CommonCause, BelowLimit]
    );
}

#[test]
fn seven_in_a_row_on_one_side_are_a_shift_with_all_its_points_and_six_are_not() {
    // 20 points of baseline end below the mean, so a shift above begins anew.
    assert_eq!(after_baseline(&[9, 8, 9, 8, 9, 8]), [CommonCause; 6]);
    assert_eq!(after_baseline(&[9, 8, 9, 8, 9, 8, 9]), [ShiftAbove; 7]);
    let below = after_baseline(&[1, -9, -8, -9, -8, -9, -8, -9, -8]);
    assert_eq!(below[0], CommonCause);
    assert_eq!(below[1..], [ShiftBelow; 8]);
}

#[test]
fn a_point_equal_to_the_mean_is_on_neither_side_and_breaks_a_shift() {
    assert_eq!(after_baseline(&[9, 8, 9, 0, 9, 8, 9, 8]), [CommonCause; 8]);
    assert_eq!(after_baseline(&[0; 9]), [CommonCause; 9]);
    // 51.1 is the true mean of these, which binary fractions miss.
    let values: Vec<i128> = [510, 512, 511, 508, 514].repeat(3);
    assert_eq!(plain(&values).segments[0].limits.side(511), std::cmp::Ordering::Equal);
}

#[test]
fn seven_that_each_are_higher_are_a_rising_trend_even_where_they_are_low() {
    let rising = after_baseline(&[-70, -60, -50, -40, -30, -20, -10, 0]);
    assert_eq!(rising[..8], [TrendUp; 8]);
    assert_eq!(after_baseline(&[10, 20, 30, 40, 50, 60])[0], TrendUp, "the last of the baseline is the first of seven");
    assert_eq!(after_baseline(&[-30, -20, -10, 0, 0, 10, 20]), [CommonCause; 7], "standing still breaks a trend");
    let falling = after_baseline(&[70, 60, 50, 40, 30, 20, 10]);
    assert_eq!(falling, [TrendDown; 7], "a trend comes before a shift");
}

#[test]
fn a_point_in_two_trends_takes_the_later_one() {
    let peak = after_baseline(&[10, 20, 30, 40, 50, 60, 70, 60, 50, 40, 30, 20, 10]);
    assert_eq!(peak[..6], [TrendUp; 6]);
    assert_eq!(peak[6..], [TrendDown; 7]);
}

#[test]
fn the_end_of_a_trend_that_another_follows_at_once_is_named_by_the_step_between_them() {
    let twice = after_baseline(&[-90, -80, -70, -60, -50, -40, -30, -95, -85, -75, -65, -55, -45, -35]);
    assert_eq!(twice[..6], [TrendUp; 6]);
    assert_eq!(twice[6], TrendDown, "as in the package");
    assert_eq!(twice[7..], [TrendUp; 7]);
}

#[test]
fn two_of_three_beyond_two_thirds_of_the_way_are_flagged_and_the_third_is_not() {
    // Two thirds of 266 is 177 and a third: 177 is not beyond it, 178 is.
    assert_eq!(after_baseline(&[178, 10, 178]), [TwoOfThreeAbove, CommonCause, TwoOfThreeAbove]);
    assert_eq!(after_baseline(&[177, 10, 178]), [CommonCause; 3]);
    assert_eq!(after_baseline(&[10, -178, -178, -5]), [CommonCause, TwoOfThreeBelow, TwoOfThreeBelow, CommonCause]);
    assert_eq!(after_baseline(&[178, -1, 178]), [CommonCause; 3], "all three must be on the same side");
    assert_eq!(after_baseline(&[178, 0, 178]), [CommonCause; 3], "the mean is on no side");
    assert_eq!(after_baseline(&[178, 10, 300]), [CommonCause, CommonCause, AboveLimit], "outside is not near");
    assert_eq!(after_baseline(&[178, 178]), [CommonCause; 2], "it takes three");
    assert_eq!(after_baseline(&[178, 1, 2, 178]), [CommonCause; 4]);
}

#[test]
fn the_stronger_rule_names_the_point() {
    let all = after_baseline(&[9, 8, 200, 201, 8, 9, 300, 9]);
    assert_eq!(
        all,
        [ShiftAbove, ShiftAbove, TwoOfThreeAbove, TwoOfThreeAbove, ShiftAbove, ShiftAbove, AboveLimit, ShiftAbove]
    );
    let rising = after_baseline(&[10, 20, 30, 180, 190, 200, 300]);
    assert_eq!(rising, [TrendUp, TrendUp, TrendUp, TrendUp, TrendUp, TrendUp, AboveLimit]);
}

#[test]
fn a_rebase_begins_everything_anew() {
    let values: Vec<i128> = [vec![10, 12, 11, 13], vec![30, 32, 31, 33, 30]].concat();
    let chart = chart(&values, &[4, 4, 0, 99], &Options::new(Direction::Up)).unwrap();
    let [first, second] = chart.segments[..] else { panic!("two segments") };
    assert_eq!((first.start, first.n, second.start, second.n), (0, 4, 4, 5));
    assert_eq!(first.limits, plain(&values[..4]).segments[0].limits);
    assert_eq!(second.limits, plain(&values[4..]).segments[0].limits);
    assert_eq!(chart.points, [CommonCause; 9], "neither trend nor shift crosses the border");
}

#[test]
fn limits_that_are_fixed_come_from_the_first_points_of_each_segment() {
    let values = [10, 12, 90, 95, 10, 14, 80];
    let options = Options { fix_after: Some(2), ..Options::new(Direction::Up) };
    let chart = chart(&values, &[4], &options).unwrap();
    assert_eq!(chart.segments[0].limits.mean(), Fraction::whole(11));
    assert_eq!(chart.segments[1].limits.mean(), Fraction::whole(12));
    assert_eq!(chart.segments[1].limits.baseline(), 2);
    assert_eq!(chart.points[2], AboveLimit);
    assert_eq!(
        super::super::chart(&values, &[], &Options { fix_after: Some(1), ..options }),
        Err(Fault::ShortBaseline)
    );
}

#[test]
fn a_baseline_without_variation_has_limits_equal_to_its_mean() {
    let constant = plain(&[7; 20]);
    let limits = constant.segments[0].limits;
    assert!(!limits.vary());
    assert_eq!(
        (limits.lower(), limits.mean(), limits.upper()),
        (Fraction::whole(7), Fraction::whole(7), Fraction::whole(7))
    );
    assert_eq!(constant.points, [CommonCause; 20]);
    let options = Options { fix_after: Some(5), ..Options::new(Direction::Up) };
    let later = chart(&[7, 7, 7, 7, 7, 8, 7, 6], &[], &options).unwrap();
    assert_eq!(later.points[5..], [AboveLimit, CommonCause, BelowLimit]);
    let single = plain(&[7]);
    assert_eq!(single.segments[0].limits.upper(), Fraction::whole(7));
}

#[test]
fn one_step_in_a_constant_series_leaves_nothing_within_the_limits() {
    // The only range that is not 0 is screened out: what is left does not vary.
    let values = [5, 5, 5, 5, 5, 5, 9, 9, 9];
    assert_eq!(plain(&values).points, [vec![BelowLimit; 6], vec![AboveLimit; 3]].concat());
}

#[test]
fn the_last_point_is_the_verdict_on_variation() {
    let rising: Vec<i128> = (0..15).collect();
    for (direction, wanted) in [
        (Direction::Up, Variation::Improvement),
        (Direction::Down, Variation::Concern),
        (Direction::Neutral, Variation::NeutralHigh),
    ] {
        assert_eq!(chart(&rising, &[], &Options::new(direction)).unwrap().variation, wanted);
    }
    let falling: Vec<i128> = (0..15).rev().collect();
    assert_eq!(chart(&falling, &[], &Options::new(Direction::Neutral)).unwrap().variation, Variation::NeutralLow);
    assert_eq!(plain(&[1, 2, 1, 2, 1, 2]).variation, Variation::CommonCause);
}

#[test]
fn a_target_is_judged_by_the_limits_of_the_last_segment_from_13_points_on() {
    // Mean 0, ranges 100, limits ±266.
    let values: Vec<i128> = (0..14).map(|at| if at % 2 == 0 { 50 } else { -50 }).collect();
    let judged = |values: &[i128], target, direction| {
        chart(values, &[], &Options { target: Some(target), ..Options::new(direction) }).unwrap().assurance
    };
    assert_eq!(judged(&values, 267, Direction::Up), Some(Assurance::ConsistentFail));
    assert_eq!(judged(&values, 266, Direction::Up), Some(Assurance::Inconsistent));
    assert_eq!(judged(&values, -267, Direction::Up), Some(Assurance::ConsistentPass));
    assert_eq!(judged(&values, 267, Direction::Down), Some(Assurance::ConsistentPass));
    assert_eq!(judged(&values, -267, Direction::Down), Some(Assurance::ConsistentFail));
    assert_eq!(judged(&values, 267, Direction::Neutral), None);
    assert_eq!(judged(&values[..13], 9_000, Direction::Up), Some(Assurance::ConsistentFail));
    assert_eq!(judged(&values[..12], 9_000, Direction::Up), None, "limits from 12 points are a trial");
    assert!(plain(&values[..12]).segments[0].is_trial() && !plain(&values[..13]).segments[0].is_trial());
    let options = Options { target: Some(9_000), ..Options::new(Direction::Up) };
    assert_eq!(chart(&values, &[2], &options).unwrap().assurance, None, "the last segment has 12");
}

#[test]
fn what_cannot_be_decided_exactly_is_refused() {
    assert_eq!(chart(&[], &[], &Options::new(Direction::Up)), Err(Fault::Empty));
    assert_eq!(chart(&[i128::MAX / 2, 1], &[], &Options::new(Direction::Up)), Err(Fault::TooLarge));
    assert_eq!(chart(&[i128::MIN, 1], &[], &Options::new(Direction::Up)), Err(Fault::TooLarge));
}
