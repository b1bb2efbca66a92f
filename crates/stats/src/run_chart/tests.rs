//! Anhøj's rules by hand.

use proptest::prelude::*;

use super::*;

#[test]
fn the_limits_for_the_usual_numbers_of_points_are_known() {
    // Useful points, longest run, fewest crossings. For 24 points 8 and 8 is the papers' own example.
    let table = [
        (10, 6, 2),
        (11, 6, 2),
        (12, 7, 3),
        (16, 7, 4),
        (20, 7, 6),
        (22, 7, 7),
        (23, 8, 7),
        (24, 8, 8),
        (30, 8, 10),
        (60, 9, 23),
        (100, 10, 41),
    ];
    for (useful, run, crossings) in table {
        assert_eq!((longest_run_limit(useful), fewest_crossings(useful)), (run, crossings), "{useful} useful points");
    }
    assert_eq!((longest_run_limit(0), fewest_crossings(0)), (3, 0));
    assert_eq!((longest_run_limit(1), fewest_crossings(1)), (3, 0));
}

#[test]
fn the_crossings_are_the_percentile_also_for_very_long_series() {
    for useful in 1..120_usize {
        let tries = useful - 1;
        let (mut term, mut sum, mut k) = (1_u128, 1_u128, 0_usize);
        // 5 % of 2^tries: 20 times the sum reaches it.
        while tries < 118 && sum * 20 < 1 << tries {
            term = term * (tries - k) as u128 / (k + 1) as u128;
            sum += term;
            k += 1;
        }
        if tries < 115 {
            assert_eq!(fewest_crossings(useful), k, "{useful}");
        }
    }
    // Half the tries less 1.645 standard deviations.
    for useful in [2_000_usize, 20_000] {
        let n = (useful - 1) as f64;
        let about = n / 2.0 - 1.645 * n.sqrt() / 2.0;
        assert!((fewest_crossings(useful) as f64 - about).abs() < 1.5, "{useful}");
    }
}

#[test]
fn points_on_the_median_neither_break_a_run_nor_make_one() {
    // Median 5: useful are 1 2 9 8 7 9, in runs of 2 and 4 with a 5 within.
    let chart = chart(&[1, 2, 9, 5, 8, 7, 9, 5, 1, 2, 5], None).unwrap();
    assert_eq!(chart.median, Fraction::whole(5));
    assert_eq!((chart.useful, chart.longest_run, chart.crossings), (8, 4, 2));
    assert_eq!(chart.longest_run_at, 2..7);
    assert!(chart.is_trial() && !chart.is_run_too_long());
}

#[test]
fn a_step_is_seen_as_a_long_run_and_few_crossings() {
    let step: Vec<i128> = (0..24).map(|at| at % 3 + if at < 12 { 0 } else { 10 }).collect();
    let seen = chart(&step, None).unwrap();
    assert_eq!((seen.longest_run, seen.crossings), (12, 1));
    assert_eq!(seen.longest_run_at, 0..12);
    assert!(seen.is_run_too_long() && seen.are_crossings_too_few() && seen.has_signal() && !seen.is_trial());
    let swinging: Vec<i128> = (0..24).map(|at| at % 2).collect();
    assert!(!chart(&swinging, None).unwrap().has_signal());
}

#[test]
fn the_median_can_be_fixed_and_a_constant_series_has_no_useful_point() {
    let fixed = chart(&[1, 2, 3, 9, 9, 9], Some(4)).unwrap();
    assert_eq!(fixed.median, Fraction::new(5, 2).unwrap());
    let constant = chart(&[7; 20], None).unwrap();
    assert_eq!((constant.useful, constant.longest_run, constant.crossings), (0, 0, 0));
    assert!(!constant.has_signal());
    assert_eq!(chart(&[], None), Err(Fault::Empty));
    assert_eq!(chart(&[i128::MAX, i128::MAX], None), Err(Fault::TooLarge));
}

proptest! {
    #[test]
    fn neither_a_constant_nor_another_unit_changes_what_is_seen(
        values in prop::collection::vec(-50_i128..50, 1..60), by in 1_i128..1_000, plus in -1_000_i128..1_000
    ) {
        let moved: Vec<i128> = values.iter().map(|value| value * by + plus).collect();
        let (one, other) = (chart(&values, None).unwrap(), chart(&moved, None).unwrap());
        prop_assert_eq!(RunChart { median: other.median, ..one }, other);
    }
}
