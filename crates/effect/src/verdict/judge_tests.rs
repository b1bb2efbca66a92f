//! Verdicts by hand and by property.

use jiff::ToSpan;
use proptest::prelude::*;
use stats::fraction::Fraction;
use stats::roll_up::coverage::Coverage;

use super::*;
use crate::observation::Status;
use crate::period::Frequency;

/// A series of months from January 2020; a month without a value is missing.
fn series(values: &[Option<i64>]) -> Vec<SeriesPoint> {
    let first = jiff::civil::Date::constant(2020, 1, 1);
    let month = |number: usize| first.checked_add(i64::try_from(number).unwrap().months()).unwrap();
    values
        .iter()
        .enumerate()
        .map(|(number, value)| SeriesPoint {
            period: Period::of(Frequency::Month, month(number)),
            value: value.map(|value| Fraction::whole(value.into())),
            numerator: None,
            denominator: None,
            status: if value.is_some() { Status::Final } else { Status::Missing },
            note: String::new(),
            coverage: Coverage { reported: 1, expected: 1 },
            published: None,
        })
        .collect()
}

fn all(values: &[i64]) -> Vec<SeriesPoint> {
    series(&values.iter().copied().map(Some).collect::<Vec<_>>())
}

fn terms(rule_set: RuleSet, direction: Direction) -> Terms {
    Terms { rule_set, direction, fix_after: None, screening: xmr::Screening::On, restarts: Vec::new(), target: None }
}

fn nhs(direction: Direction) -> Terms {
    terms(RuleSet::Nhs, direction)
}

fn aiming(direction: Direction, target: i64) -> Terms {
    Terms { target: Amount::whole(target), ..nhs(direction) }
}

const NOISE: [i64; 14] = [10, 12, 9, 11, 10, 12, 9, 11, 10, 12, 9, 11, 10, 11];

#[test]
fn noise_is_noise_and_a_target_within_the_limits_is_hit_and_missed() {
    let judged = judge(&all(&NOISE), &aiming(Direction::Up, 11));
    assert_eq!((judged.ground, judged.variation), (Ground::Settled, Variation::Common));
    assert_eq!(judged.assurance, Some(Assurance::Inconsistent));
    assert!(judged.marks.iter().all(|mark| mark.cause == SpecialCause::CommonCause));
    assert_eq!(judge(&all(&NOISE), &aiming(Direction::Up, 40)).assurance, Some(Assurance::ConsistentFail));
    assert_eq!(judge(&all(&NOISE), &aiming(Direction::Down, 40)).assurance, Some(Assurance::ConsistentPass));
    assert_eq!(judge(&all(&NOISE), &aiming(Direction::Neutral, 40)).assurance, None);
}

#[test]
fn eight_in_a_row_above_the_mean_are_better_or_worse_as_the_direction_says() {
    let values = [8, 9, 8, 9, 8, 9, 8, 9, 12, 13, 12, 13, 12, 13, 12, 13];
    let up = judge(&all(&values), &nhs(Direction::Up));
    assert_eq!((up.variation, up.run_on_a_side()), (Variation::ImprovementHigh, 8));
    assert_eq!(judge(&all(&values), &nhs(Direction::Down)).variation, Variation::ConcernHigh);
    assert_eq!(judge(&all(&values), &nhs(Direction::Neutral)).variation, Variation::NeutralHigh);
}

#[test]
fn seven_that_rise_are_a_trend() {
    let mut values = NOISE.to_vec();
    values.extend([8, 9, 10, 11, 12, 13, 14]);
    let judged = judge(&all(&values), &nhs(Direction::Up));
    assert_eq!((judged.marks.last().unwrap().cause, judged.run_one_way()), (SpecialCause::TrendUp, 7));
}

#[test]
fn twelve_values_give_trial_limits_and_no_word_on_the_target() {
    let twelve = judge(&all(&NOISE[..12]), &aiming(Direction::Up, 40));
    assert_eq!((twelve.ground, twelve.assurance), (Ground::Trial, None));
    let thirteen = judge(&all(&NOISE[..13]), &aiming(Direction::Up, 40));
    assert_eq!((thirteen.ground, thirteen.assurance), (Ground::Settled, Some(Assurance::ConsistentFail)));
}

#[test]
fn nothing_one_value_and_equal_values_are_states_of_their_own() {
    for rules in RuleSet::ALL {
        let of = |values: &[i64]| judge(&all(values), &terms(rules, Direction::Up));
        assert_eq!((of(&[]).ground, of(&[]).variation), (Ground::Empty, Variation::Unknown));
        assert_eq!((of(&[5]).ground, of(&[5]).variation), (Ground::One, Variation::Unknown));
        assert_eq!((of(&[5, 5]).ground, of(&[5; 20]).variation), (Ground::Constant, Variation::Constant));
        assert_eq!(of(&[5, 6]).ground, Ground::Trial);
    }
    assert_eq!(judge(&all(&[5; 20]), &aiming(Direction::Up, 5)).assurance, None, "limits say nothing there");
}

#[test]
fn a_lone_event_among_nothing_is_no_change_and_a_target_is_not_judged_by_limits_of_no_width() {
    for at in [vec![3], vec![3, 12], vec![3, 12, 23]] {
        let values: Vec<i64> = (0..24).map(|month| i64::from(at.contains(&month))).collect();
        for direction in [Direction::Up, Direction::Down, Direction::Neutral] {
            let judged = judge(&all(&values), &aiming(direction, 1));
            assert_eq!((judged.ground, judged.variation), (Ground::NoLimits, Variation::Unknown), "{at:?}");
            assert_eq!(judged.assurance, None);
            assert!(judged.marks.iter().all(|mark| mark.cause == SpecialCause::CommonCause && !judged.is_judged(mark)));
        }
    }
    let after = [vec![5; 13], NOISE.to_vec()].concat();
    let judged = judge(&all(&after), &Terms { fix_after: Some(13), ..aiming(Direction::Up, 40) });
    assert_eq!((judged.ground, judged.variation, judged.assurance), (Ground::NoLimits, Variation::Unknown, None));
}

#[test]
fn limits_from_a_short_baseline_are_a_trial_however_many_values_come_after() {
    let values = [NOISE, NOISE].concat();
    let fixed = |points| judge(&all(&values), &Terms { fix_after: Some(points), ..aiming(Direction::Up, 40) });
    assert_eq!((fixed(5).ground, fixed(5).assurance), (Ground::Trial, None));
    assert_eq!((fixed(13).ground, fixed(13).assurance), (Ground::Settled, Some(Assurance::ConsistentFail)));
}

#[test]
fn limits_start_again_at_the_first_value_after_a_break_and_the_newest_stretch_is_the_verdict() {
    let mut values: Vec<Option<i64>> = NOISE.iter().copied().map(Some).collect();
    values.push(None);
    values.extend([50, 52, 49].map(Some));
    let points = series(&values);
    let restarts = vec![points[14].period];
    let judged = judge(&points, &Terms { restarts, ..aiming(Direction::Up, 40) });
    assert_eq!(
        judged.stretches.iter().map(|stretch| (stretch.start, stretch.n)).collect::<Vec<_>>(),
        [(0, 14), (14, 3)]
    );
    assert_eq!(judged.places_of(&judged.stretches[1]), Some((15, 17)));
    assert_eq!((judged.ground, judged.assurance), (Ground::Trial, None));
    assert_eq!(judged.mark_at(15).map(|mark| mark.stretch), Some(1));
    assert_eq!(judged.mark_at(14), None, "there is nothing to judge in a gap");
}

#[test]
fn a_band_is_kept_missed_or_neither_and_the_newest_value_lies_somewhere_in_it() {
    let band = |low, high| Direction::Band { low: Amount::whole(low).unwrap(), high: Amount::whole(high).unwrap() };
    let of = |low, high| judge(&all(&NOISE), &nhs(band(low, high)));
    assert_eq!((of(0, 100).assurance, of(0, 100).in_band), (Some(Assurance::ConsistentPass), Some(InBand::Within)));
    assert_eq!((of(40, 50).assurance, of(40, 50).in_band), (Some(Assurance::ConsistentFail), Some(InBand::Below)));
    assert_eq!((of(0, 1).assurance, of(0, 1).in_band), (Some(Assurance::ConsistentFail), Some(InBand::Above)));
    assert_eq!((of(11, 100).assurance, of(11, 100).in_band), (Some(Assurance::Inconsistent), Some(InBand::Within)));
}

#[test]
fn a_run_chart_says_which_run_is_too_long_and_what_it_means_while_it_goes_on() {
    let values = [8, 9, 8, 9, 8, 9, 8, 9, 12, 13, 12, 13, 12, 13, 12, 13];
    let judged = judge(&all(&values), &terms(RuleSet::Anhoej, Direction::Up));
    assert_eq!((judged.ground, judged.variation), (Ground::Settled, Variation::Signal), "the first of two equal runs");
    let values = [9, 8, 9, 8, 9, 8, 12, 8, 12, 13, 12, 13, 12, 13, 12, 13, 12, 13];
    let judged = judge(&all(&values), &terms(RuleSet::Anhoej, Direction::Down));
    assert_eq!(judged.variation, Variation::Signal, "half the values are above the median, one run too few crossings");
    assert_eq!(judge(&all(&NOISE), &terms(RuleSet::Anhoej, Direction::Up)).variation, Variation::Common);
    let long = [8, 8, 9, 9, 8, 13, 9, 8, 9, 8, 9, 13, 14, 13, 14, 13, 14, 13, 14, 13];
    let judged = judge(&all(&long), &terms(RuleSet::Anhoej, Direction::Up));
    let Working::Run(chart) = &judged.stretches[0].working else { panic!() };
    assert!(chart.is_run_too_long() && chart.longest_run_at.end == 20, "{chart:?}");
    assert_eq!(judged.variation, Variation::ImprovementHigh);
    assert_eq!(judged.marks.iter().filter(|mark| mark.cause == SpecialCause::ShiftAbove).count(), 9);
}

#[test]
fn what_cannot_be_decided_exactly_is_said_and_not_guessed() {
    let mut points = all(&[1, 2, 3]);
    points[1].value = Some(Fraction::whole(i128::MAX / 4));
    for rules in RuleSet::ALL {
        assert_eq!(judge(&points, &terms(rules, Direction::Up)).ground, Ground::TooLarge);
    }
}

proptest! {
    #[test]
    fn gaps_change_no_verdict(values in prop::collection::vec(0_i64..40, 2..60), gaps in prop::collection::vec(0_usize..60, 0..8)) {
        let mut with: Vec<Option<i64>> = values.iter().copied().map(Some).collect();
        for gap in gaps {
            with.insert(gap.min(with.len()), None);
        }
        for rules in RuleSet::ALL {
            let (one, other) = (judge(&all(&values), &terms(rules, Direction::Up)), judge(&series(&with), &terms(rules, Direction::Up)));
            prop_assert_eq!((one.ground, one.variation, one.assurance), (other.ground, other.variation, other.assurance));
            let causes = |judged: &Judged| judged.marks.iter().map(|mark| (mark.value, mark.cause)).collect::<Vec<_>>();
            prop_assert_eq!(causes(&one), causes(&other));
        }
    }

    #[test]
    fn every_value_has_one_mark_and_stands_in_one_stretch(
        values in prop::collection::vec(prop::option::of(0_i64..1_000), 0..80), restarts in prop::collection::vec(0_usize..80, 0..4),
    ) {
        let points = series(&values);
        let restarts: Vec<Period> = restarts.iter().filter_map(|at| points.get(*at)).map(|point| point.period).collect();
        for rules in RuleSet::ALL {
            let judged = judge(&points, &Terms { restarts: restarts.clone(), ..terms(rules, Direction::Down) });
            let told: Vec<usize> = (0..points.len()).filter(|at| points[*at].value.is_some()).collect();
            prop_assert_eq!(judged.marks.iter().map(|mark| mark.place).collect::<Vec<_>>(), told.clone());
            prop_assert_eq!(judged.stretches.iter().map(|stretch| stretch.n).sum::<usize>(), told.len());
            for mark in &judged.marks {
                let stretch = &judged.stretches[mark.stretch];
                let (first, last) = judged.places_of(stretch).unwrap();
                prop_assert!((first..=last).contains(&mark.place));
            }
        }
    }

    #[test]
    fn turning_the_direction_turns_better_into_worse_and_nothing_else(values in prop::collection::vec(0_i64..30, 2..50)) {
        let (up, down) = (judge(&all(&values), &nhs(Direction::Up)), judge(&all(&values), &nhs(Direction::Down)));
        prop_assert_eq!(&up.marks, &down.marks);
        let turned = match up.variation {
            Variation::ImprovementHigh => Variation::ConcernHigh,
            Variation::ConcernLow => Variation::ImprovementLow,
            same => same,
        };
        prop_assert_eq!(turned, down.variation);
    }
}
