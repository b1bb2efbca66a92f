//! Limits against exact sums done by hand, and what must hold for any funnel.

use proptest::prelude::*;

use super::*;

#[track_caller]
fn near(found: f64, wanted: f64) {
    assert!((found - wanted).abs() < 1e-9, "{found} is not {wanted}");
}

#[test]
fn a_small_proportion_is_worked_out_by_hand() {
    // 4 of 4 with a chance of one half: 1/16, 4/16, 6/16, 4/16, 1/16.
    let found = limits(Kind::Proportion, 0.5, 4);
    // F(0) = 0.0625 is already above 0.025: 0 - (0.0625 - 0.025) / 0.0625 is below 0, where no proportion is.
    near(found.inner_lower, 0.0);
    // F(3) = 0.9375 and F(4) = 1: 4 - (1 - 0.975) / 0.0625 = 3.6.
    near(found.inner_upper, 3.6 / 4.0);
    near(found.outer_upper, (4.0 - 0.001 / 0.0625) / 4.0);
}

#[test]
fn a_small_rate_is_worked_out_by_hand() {
    // One expected: P(0) = P(1) = 1/e, P(2) = 1/2e, P(3) = 1/6e; F(2) = 0.9197, F(3) = 0.9810.
    let e = std::f64::consts::E;
    let wanted = 3.0 - ((1.0 + 1.0 + 0.5 + 1.0 / 6.0) / e - 0.975) * 6.0 * e;
    near(limits(Kind::Rate, 0.01, 100).inner_upper, wanted / 100.0);
    near(limits(Kind::Rate, 0.01, 100).inner_lower, 0.0);
}

#[test]
fn large_units_have_the_limits_of_the_normal_distribution() {
    for (size, all) in [(4_000_000, 4e6_f64), (4_000_000_000_000, 4e12)] {
        let found = limits(Kind::Proportion, 0.2, size);
        let sd = (0.2 * 0.8 / all).sqrt();
        for (limit, z) in [
            (found.outer_lower, -3.0902),
            (found.inner_lower, -1.95996),
            (found.inner_upper, 1.95996),
            (found.outer_upper, 3.0902),
        ] {
            assert!(((limit - 0.2) / sd - z).abs() < 0.01, "{limit} of {size}");
        }
    }
}

#[test]
fn units_are_placed_by_limits_of_their_own_size() {
    // The same 30 % is chance in a unit of 10 and far from it in one of 10,000.
    let units = [(1_000, 10_000), (3, 10), (3_000, 10_000), (14, 100)].map(|(events, size)| Unit { events, size });
    let all = funnel(Kind::Proportion, &units).unwrap();
    assert_eq!(all.centre, Fraction::new(4_017, 20_110).unwrap());
    let positions: Vec<Position> = all.points.iter().map(|point| point.position).collect();
    assert_eq!(positions, [Position::FarBelow, Position::Within, Position::FarAbove, Position::Within]);
}

#[test]
fn between_the_inner_and_the_outer_limit_is_high_or_low() {
    let limits = Limits { outer_lower: 1.0, inner_lower: 2.0, inner_upper: 4.0, outer_upper: 5.0 };
    let cases = [
        (0.9, Position::FarBelow),
        (1.0, Position::Low),
        (2.0, Position::Within),
        (4.0, Position::Within),
        (5.0, Position::High),
        (5.1, Position::FarAbove),
    ];
    for (value, position) in cases {
        assert_eq!(limits.position(value), position, "{value}");
    }
}

#[test]
fn where_nothing_or_everything_happens_there_is_no_funnel_around_it() {
    let none = funnel(Kind::Rate, &[Unit { events: 0, size: 9 }, Unit { events: 0, size: 90 }]).unwrap();
    assert!(none.points.iter().all(|point| point.position == Position::Within && point.limits.outer_upper == 0.0));
    let all = funnel(Kind::Proportion, &[Unit { events: 9, size: 9 }]).unwrap();
    assert_eq!(all.points[0].position, Position::Within);
}

#[test]
fn units_without_size_and_parts_larger_than_their_whole_are_refused() {
    assert_eq!(funnel(Kind::Rate, &[]), Err(Fault::Empty));
    let units = [Unit { events: 1, size: 2 }, Unit { events: 3, size: 0 }];
    assert_eq!(funnel(Kind::Rate, &units), Err(Fault::NoSize { unit: 1 }));
    let units = [Unit { events: 3, size: 2 }];
    assert_eq!(funnel(Kind::Proportion, &units), Err(Fault::MoreThanAll { unit: 0 }));
    assert!(funnel(Kind::Rate, &units).is_ok());
}

proptest! {
    #[test]
    fn limits_stand_in_order_around_the_centre_and_narrow_with_size(
        centre in 0.001_f64..0.999, size in 20_u64..50_000, is_rate in any::<bool>()
    ) {
        let kind = if is_rate { Kind::Rate } else { Kind::Proportion };
        let (small, large) = (limits(kind, centre, size), limits(kind, centre, size * 100));
        for one in [small, large] {
            prop_assert!(one.outer_lower <= one.inner_lower && one.inner_upper <= one.outer_upper);
            prop_assert!(one.inner_lower <= centre && centre <= one.inner_upper, "{one:?}");
        }
        prop_assert!(large.outer_upper - large.outer_lower < small.outer_upper - small.outer_lower);
    }
}
