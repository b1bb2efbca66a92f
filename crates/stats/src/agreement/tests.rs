//! Worked cases from the literature, each with its arithmetic, and what must hold whatever is put in.

use proptest::prelude::*;

use super::*;

/// As many pairs of each kind as a table of frequencies says: rows are the first coder's.
fn from_table(table: &[&[usize]]) -> Vec<(usize, usize)> {
    let cell = |(row, cells): (usize, &&[usize])| {
        cells.iter().enumerate().flat_map(|(column, count)| vec![(row, column); *count]).collect::<Vec<_>>()
    };
    table.iter().enumerate().flat_map(|row| cell((row.0, row.1))).collect()
}

#[track_caller]
fn assert_near(value: f64, expected: f64) {
    assert!((value - expected).abs() < 1e-12, "{value} is not {expected}");
}

#[test]
fn kappa_of_cohens_own_example_is_0_492() {
    // Cohen 1960, table 2: 200 patients, rows 120, 60, 20, columns 100, 60, 40.
    // Agreed: 88 + 40 + 12 = 140. By chance: (120·100 + 60·60 + 20·40) / 200 = 82. (140 - 82) / (200 - 82) = 58/118.
    let pairs = from_table(&[&[88, 14, 18], &[10, 40, 10], &[2, 6, 12]]);
    assert_near(kappa(&pairs).unwrap(), 58.0 / 118.0);
    assert_near(share(&pairs).unwrap(), 0.7);
    // The first category against the rest: 88 both, 32 only the first, 12 only the second, 68 neither.
    // po = 156/200, pe = (120·100 + 80·100) / 40000 = 0.5, so (0.78 - 0.5) / 0.5.
    assert_near(kappa_of(&pairs, 0).unwrap(), 0.56);
}

#[test]
fn kappa_of_landis_and_kochs_diagnoses_is_0_208() {
    // Landis and Koch 1977, table 1 (149 patients of one city): agreed 38 + 11 + 5 + 10 = 64; rows 44, 47, 35, 23,
    // columns 84, 37, 11, 17; by chance (44·84 + 47·37 + 35·11 + 23·17) / 149 = 6211 / 149.
    let pairs = from_table(&[&[38, 5, 0, 1], &[33, 11, 3, 0], &[10, 14, 5, 6], &[3, 7, 3, 10]]);
    let value = kappa(&pairs).unwrap();
    assert_near(value, (64.0 - 6211.0 / 149.0) / (149.0 - 6211.0 / 149.0));
    assert_eq!(format!("{value:.3}"), "0.208");
    assert_eq!(Strength::of(value), Strength::Fair, "0.21 with two decimals");
}

#[test]
fn alpha_of_krippendorffs_two_observers_is_0_692() {
    // Krippendorff 2011, section B: 12 units, a–e as 0–4. Values: a 4, b 6, c 6, d 6, e 2, in all n = 24.
    // 9 units agree, so equal coincidences are 18. Σ n_c(n_c - 1) = 12 + 30 + 30 + 30 + 2 = 104.
    // (23·18 - 104) / (24·23 - 104) = 310 / 448.
    let ben = [0, 0, 1, 1, 3, 2, 2, 2, 4, 3, 3, 0];
    let gerry = [1, 0, 1, 1, 1, 2, 2, 2, 4, 3, 3, 3];
    let units: Vec<[usize; 2]> = ben.into_iter().zip(gerry).map(|(one, other)| [one, other]).collect();
    assert_near(alpha(&units).unwrap(), 310.0 / 448.0);
}

#[test]
fn alpha_of_krippendorffs_four_observers_with_gaps_is_0_743() {
    // Krippendorff 2011, section C, nominal: the twelfth unit has one value and is left out, so n = 40.
    // Equal coincidences: 1: 3 + 2 + 2 = 7; 2: 2 + 4 + 4 = 10; 3: 4 + 4 = 8; 4: 4; 5: 3; in all 32.
    // Values: 9, 13, 10, 5, 3; Σ n_c(n_c - 1) = 72 + 156 + 90 + 20 + 6 = 344. (39·32 - 344) / (40·39 - 344) = 904/1216.
    let units: [&[usize]; 12] = [
        &[1, 1, 1],
        &[2, 2, 3, 2],
        &[3, 3, 3, 3],
        &[3, 3, 3, 3],
        &[2, 2, 2, 2],
        &[1, 2, 3, 4],
        &[4, 4, 4, 4],
        &[1, 1, 2, 1],
        &[2, 2, 2, 2],
        &[5, 5, 5],
        &[1, 1],
        &[3],
    ];
    let value = alpha(&units).unwrap();
    assert_near(value, 904.0 / 1216.0);
    assert_eq!(Trust::of(value), Trust::Tentative);
}

#[test]
fn what_cannot_be_told_says_why() {
    let none = compare(&[(Some(1), None), (None, Some(1)), (None, None)], 1);
    assert_eq!((none.units, none.kappa, none.share()), (0, Err(Undefined::NoOverlap), Err(Undefined::NoOverlap)));
    assert_eq!(none.alpha, Err(Undefined::NoOverlap));
    let one = compare(&[(Some(1), Some(1)), (Some(1), None)], 1);
    assert_eq!((one.units, one.kappa, one.alpha), (1, Err(Undefined::TooFew), Err(Undefined::TooFew)));
    let alike = compare(&[(Some(3), Some(3)); 40], 1);
    assert_eq!((alike.kappa, alike.alpha), (Err(Undefined::OneCategory), Err(Undefined::OneCategory)));
    assert_near(alike.share().unwrap(), 1.0);
    assert_eq!(kappa_of(&[(0, 0), (1, 1), (0, 1)], 7), Err(Undefined::OneCategory), "nobody used it");
    // One coder who uses one category is no reason: they agree exactly as often as chance would have it.
    assert_near(kappa(&[(0, 0), (0, 1), (0, 1)]).unwrap(), 0.0);
}

#[test]
fn an_interval_that_cannot_be_told_says_why() {
    let interval = |pairs: &[(Option<usize>, Option<usize>)]| compare(pairs, 1).kappa.unwrap().interval;
    assert_eq!(interval(&[(Some(0), Some(0)), (Some(1), Some(1)), (Some(0), Some(1))]), Err(Unknown::TooFew));
    let agreed: Vec<_> = (0..20).map(|unit| (Some(unit % 4), Some(unit % 4))).collect();
    assert_eq!(interval(&agreed), Err(Unknown::AllAgree));
    // 39 of 40 in one category: the odd one is missing from (39/40)^40 = 36 % of the samples.
    let uniform: Vec<_> = (0..40).map(|unit| (Some(0), Some(usize::from(unit == 0)))).collect();
    assert_eq!(interval(&uniform), Err(Unknown::TooUniform));
    // A coder who uses one category only has kappa 0 in every sample: no certainty, only nothing to measure by.
    let lazy: Vec<_> = (0..30).map(|unit| (Some(unit % 3), Some(0))).collect();
    assert_eq!(interval(&lazy), Err(Unknown::TooUniform));
}

#[test]
fn more_units_give_a_narrower_interval_around_the_same_value() {
    let width = |times: usize| {
        let pairs: Vec<_> = from_table(&[&[8, 2, 1], &[1, 7, 2], &[2, 1, 6]]).repeat(times);
        let pairs: Vec<_> = pairs.into_iter().map(|(one, other)| (Some(one), Some(other))).collect();
        let estimate = compare(&pairs, 5).alpha.unwrap();
        let interval = estimate.interval.unwrap();
        assert!(interval.low < estimate.value && estimate.value < interval.high);
        interval.high - interval.low
    };
    let (few, many) = (width(1), width(16));
    // Sixteen times as many units: a quarter as wide.
    assert!((3.2..4.8).contains(&(few / many)), "{few} and {many}");
}

#[test]
fn an_interval_is_as_wide_as_the_textbook_formula_says() {
    // Cohen 1960 gives the standard error of kappa as sqrt(po (1 - po) / (N (1 - pe)²)): for his example
    // sqrt(0.7 · 0.3 / (200 · 0.59²)) = 0.0549, and 95 % is 1.96 of them to each side.
    let pairs: Vec<_> = from_table(&[&[88, 14, 18], &[10, 40, 10], &[2, 6, 12]])
        .into_iter()
        .map(|(one, other)| (Some(one), Some(other)))
        .collect();
    let interval = compare(&pairs, 11).kappa.unwrap().interval.unwrap();
    let expected = 2.0 * 1.96 * (0.7_f64 * 0.3 / (200.0 * 0.59 * 0.59)).sqrt();
    assert!(((interval.high - interval.low) / expected - 1.0).abs() < 0.1, "{interval:?} is not {expected} wide");
}

#[test]
fn words_follow_the_limits_of_their_authors() {
    let strength: Vec<Strength> = [-0.01, 0.0, 0.2, 0.204, 0.206, 0.4, 0.6, 0.8, 0.81, 1.0].map(Strength::of).to_vec();
    use Strength::{AlmostPerfect, Fair, Moderate, Poor, Slight, Substantial};
    assert_eq!(
        strength,
        [Poor, Slight, Slight, Slight, Fair, Fair, Moderate, Substantial, AlmostPerfect, AlmostPerfect]
    );
    assert_eq!(
        [0.666, 0.667, 0.799, 0.8].map(Trust::of),
        [Trust::Unreliable, Trust::Tentative, Trust::Tentative, Trust::Reliable]
    );
    let names: std::collections::BTreeSet<&str> = Strength::ALL.map(Strength::name).into();
    assert_eq!(names.len(), 6);
}

fn any_pairs() -> impl Strategy<Value = Vec<(Option<usize>, Option<usize>)>> {
    let code = || prop::option::weighted(0.9, 0..5_usize);
    prop::collection::vec((code(), code()), 0..60)
}

fn turned(pairs: &[(Option<usize>, Option<usize>)]) -> Vec<(Option<usize>, Option<usize>)> {
    pairs.iter().map(|(one, other)| (*other, *one)).collect()
}

fn near(one: Result<f64, Undefined>, other: Result<f64, Undefined>) -> bool {
    match (one, other) {
        (Ok(one), Ok(other)) => (one - other).abs() < 1e-9,
        (one, other) => one == other,
    }
}

fn value(estimate: Result<Estimate, Undefined>) -> Result<f64, Undefined> {
    estimate.map(|estimate| estimate.value)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn it_does_not_matter_who_is_called_the_first(pairs in any_pairs()) {
        let (here, there) = (compare(&pairs, 2), compare(&turned(&pairs), 2));
        prop_assert_eq!((here.units, here.same), (there.units, there.same));
        prop_assert!(near(value(here.kappa), value(there.kappa)));
        prop_assert!(near(value(here.alpha), value(there.alpha)));
    }

    #[test]
    fn it_does_not_matter_what_the_categories_are_called(pairs in any_pairs(), by in 1..5_usize) {
        let renamed: Vec<_> = pairs.iter()
            .map(|(one, other)| (one.map(|name| (name + by) % 5 + 3), other.map(|name| (name + by) % 5 + 3))).collect();
        let (here, there) = (compare(&pairs, 2), compare(&renamed, 2));
        prop_assert!(near(value(here.kappa), value(there.kappa)));
        prop_assert!(near(value(here.alpha), value(there.alpha)));
    }

    #[test]
    fn those_who_agree_on_everything_have_1(codes in prop::collection::vec(0..4_usize, 2..40)) {
        let pairs: Vec<_> = codes.iter().map(|code| (Some(*code), Some(*code))).collect();
        let agreement = compare(&pairs, 2);
        if codes.iter().any(|code| *code != codes[0]) {
            prop_assert!(near(value(agreement.kappa), Ok(1.0)));
            prop_assert!(near(value(agreement.alpha), Ok(1.0)));
        } else {
            prop_assert_eq!(agreement.kappa, Err(Undefined::OneCategory));
        }
    }

    #[test]
    fn the_interval_holds_the_value_and_equal_seeds_give_equal_intervals(pairs in any_pairs(), seed in any::<u64>()) {
        let agreement = compare(&pairs, seed);
        prop_assert_eq!(agreement, compare(&pairs, seed));
        for estimate in [agreement.kappa, agreement.alpha].into_iter().flatten() {
            prop_assert!(estimate.value <= 1.0 + 1e-12);
            if let Ok(interval) = estimate.interval {
                prop_assert!(interval.low <= estimate.value && estimate.value <= interval.high && interval.high <= 1.0 + 1e-12);
            }
        }
    }

    #[test]
    fn those_who_sort_without_looking_have_about_0(seed in any::<u64>()) {
        let mut random = crate::random::Random::new(seed);
        let pairs: Vec<_> = (0..4_000).map(|_| (random.below(4), random.below(4))).collect();
        prop_assert!(kappa(&pairs).unwrap().abs() < 0.07);
        prop_assert!(alpha(&pairs.iter().map(|(one, other)| [*one, *other]).collect::<Vec<_>>()).unwrap().abs() < 0.07);
    }

    #[test]
    fn alpha_of_two_coders_lies_a_little_above_kappas_sibling_and_meets_it_with_many(codes in prop::collection::vec((0..3_usize, 0..3_usize), 5..50)) {
        // With two coders and no gaps alpha is Scott's pi corrected for few units: 1 - (1 - pi)(n - 1)/n, n values in all.
        let agreed = share(&codes).unwrap();
        let all = real(codes.len() * 2);
        let used = |category: usize| real(codes.iter().map(|(one, other)| usize::from(*one == category) + usize::from(*other == category)).sum());
        let expected: f64 = (0..3).map(|category| (used(category) / all).powi(2)).sum();
        prop_assume!(expected < 1.0);
        let pi = (agreed - expected) / (1.0 - expected);
        let units: Vec<[usize; 2]> = codes.iter().map(|(one, other)| [*one, *other]).collect();
        prop_assert!(near(alpha(&units), Ok(1.0 - (1.0 - pi) * (all - 1.0) / all)));
    }
}
