//! The engine against the rules written out window by window, and what must not change a flag.

use std::cmp::Ordering;

use proptest::prelude::*;

use super::super::*;

/// Whether the fraction a/b is above c/d, all below the line above 0.
fn above(a: i128, b: i128, c: i128, d: i128) -> bool {
    a * d > c * b
}

/// The limits straight from the text: (sum, n, sum of kept ranges, their number).
fn baseline(values: &[i128], screening: Screening) -> (i128, i128, i128, i128) {
    let ranges: Vec<i128> = values.windows(2).map(|pair| (pair[1] - pair[0]).abs()).collect();
    let (total, count) = (ranges.iter().sum::<i128>(), ranges.len() as i128);
    let kept: Vec<i128> = match screening {
        Screening::On if total > 0 => {
            ranges.into_iter().filter(|range| above(3267 * total, 1000 * count, *range, 1)).collect()
        }
        _ => ranges,
    };
    (values.iter().sum(), values.len() as i128, kept.iter().sum(), (kept.len() as i128).max(1))
}

/// The labels of one segment, each rule as its definition has it.
fn labels(values: &[i128], fix_after: usize, screening: Screening) -> Vec<&'static str> {
    let (sum, n, moved, ranges) = baseline(&values[..fix_after.min(values.len())], screening);
    let side = |y: i128| (n * y).cmp(&sum);
    let off = |y: i128| (n * y - sum).abs();
    let outside = |y: i128| above(off(y), n, 266 * moved, 100 * ranges);
    let near = |y: i128| !outside(y) && above(off(y), n, 2 * 266 * moved, 3 * 100 * ranges);
    let windows = |at: usize, size: usize| {
        (0..size).filter_map(move |back| at.checked_sub(back)).map(move |from| (from, from + size))
    };
    let is_trend = |at: usize| {
        windows(at, 7).filter_map(|(from, to)| values.get(from..to)).any(|seven| {
            let steps: Vec<Ordering> = seven.windows(2).map(|pair| pair[1].cmp(&pair[0])).collect();
            steps[0] != Ordering::Equal && steps.iter().all(|step| *step == steps[0])
        })
    };
    let is_shift = |at: usize| {
        windows(at, 7)
            .filter_map(|(from, to)| values.get(from..to))
            .any(|seven| side(seven[0]) != Ordering::Equal && seven.iter().all(|y| side(*y) == side(seven[0])))
    };
    let is_two_of_three = |at: usize| {
        near(values[at])
            && windows(at, 3).filter_map(|(from, to)| values.get(from..to)).any(|three| {
                let one_side = side(three[0]) != Ordering::Equal && three.iter().all(|y| side(*y) == side(three[0]));
                one_side && three.iter().filter(|y| near(**y)).count() >= 2
            })
    };
    let label = |(at, y): (usize, &i128)| {
        let high = side(*y) == Ordering::Greater;
        if outside(*y) {
            return if high { "above_limit" } else { "below_limit" };
        }
        if is_trend(at) {
            let from = if at + 1 < values.len() && is_trend(at + 1) { at } else { at - 1 };
            return if values[from + 1] > values[from] { "trend_up" } else { "trend_down" };
        }
        match (is_two_of_three(at), is_shift(at), high) {
            (true, _, true) => "two_of_three_above",
            (true, _, false) => "two_of_three_below",
            (_, true, true) => "shift_above",
            (_, true, false) => "shift_below",
            _ => "common_cause",
        }
    };
    values.iter().enumerate().map(label).collect()
}

fn flags(values: &[i128], options: &Options) -> Vec<&'static str> {
    chart(values, &[], options).unwrap().points.iter().map(|cause| cause.name()).collect()
}

/// Series in which every rule comes up: noise, steps, slopes, and values that repeat.
fn series() -> impl Strategy<Value = Vec<i128>> {
    let piece = (1_usize..14, -40_i128..40, -6_i128..7, 1_i128..30, any::<u64>());
    prop::collection::vec(piece, 1..5).prop_map(|pieces| {
        let mut values = Vec::new();
        for (length, level, slope, noise, seed) in pieces {
            let mut random = crate::random::Random::new(seed);
            for at in 0..length {
                values.push(level + slope * at as i128 + random.below(noise as usize) as i128);
            }
        }
        values
    })
}

fn options() -> impl Strategy<Value = Options> {
    let screening = prop_oneof![Just(Screening::On), Just(Screening::Off)];
    (screening, prop::option::of(2_usize..30)).prop_map(|(screening, fix_after)| Options {
        screening,
        fix_after,
        ..Options::new(Direction::Up)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn every_label_is_the_one_the_written_rules_give(values in series(), options in options()) {
        let wanted = labels(&values, options.fix_after.unwrap_or(values.len()), options.screening);
        prop_assert_eq!(flags(&values, &options), wanted);
    }

    #[test]
    fn a_constant_added_changes_no_flag(values in series(), by in -1_000_000_i128..1_000_000, options in options()) {
        let moved: Vec<i128> = values.iter().map(|value| value + by).collect();
        prop_assert_eq!(flags(&values, &options), flags(&moved, &options));
    }

    #[test]
    fn another_unit_changes_no_flag(values in series(), by in 1_i128..1_000_000, options in options()) {
        let scaled: Vec<i128> = values.iter().map(|value| value * by).collect();
        prop_assert_eq!(flags(&values, &options), flags(&scaled, &options));
    }

    #[test]
    fn upside_down_every_flag_is_its_opposite(values in series(), options in options()) {
        // A step of nothing between two trends is named "down" whichever way is up: there are none here.
        let mut values = values;
        values.dedup();
        let turned: Vec<i128> = values.iter().map(|value| -value).collect();
        let opposite = |name: &str| match name.rsplit_once('_') {
            Some(("above", "limit")) => "below_limit".to_owned(),
            Some(("below", "limit")) => "above_limit".to_owned(),
            Some((rule, "above")) => format!("{rule}_below"),
            Some((rule, "below")) => format!("{rule}_above"),
            Some((rule, "up")) => format!("{rule}_down"),
            Some((rule, "down")) => format!("{rule}_up"),
            _ => name.to_owned(),
        };
        let wanted: Vec<String> = flags(&values, &options).into_iter().map(opposite).collect();
        prop_assert_eq!(flags(&turned, &options), wanted);
    }

    #[test]
    fn a_point_equal_to_the_mean_is_on_neither_side(values in series()) {
        let n = values.len() as i128;
        let sum: i128 = values.iter().sum();
        // In units of 1/n the mean is a whole number: put a point on it, and it stays the mean.
        let mut scaled: Vec<i128> = values.iter().map(|value| value * n).collect();
        scaled.push(sum);
        let made = chart(&scaled, &[], &Options::new(Direction::Up)).unwrap();
        prop_assert_eq!(made.segments[0].limits.side(sum), Ordering::Equal);
        let last = made.points.last().unwrap();
        prop_assert!(matches!(last, SpecialCause::CommonCause | SpecialCause::TrendUp | SpecialCause::TrendDown));
    }

    #[test]
    fn each_segment_is_as_it_would_be_alone(one in series(), other in series(), options in options()) {
        let both = chart(&[one.as_slice(), &other].concat(), &[one.len()], &options).unwrap();
        let (first, second) = (chart(&one, &[], &options).unwrap(), chart(&other, &[], &options).unwrap());
        prop_assert_eq!(both.points, [first.points, second.points].concat());
        prop_assert_eq!(both.segments[1].limits, second.segments[0].limits);
    }
}
