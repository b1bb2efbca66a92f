//! The rules of special cause, and which of them wins at a point.

use std::cmp::Ordering;

use super::limits::{Limits, Reach};

/// So many points in a row make a shift or a trend.
const RUN: usize = 7;

/// Why a point is more than noise. Of several rules the first wins: limit, trend, two of three, shift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum SpecialCause {
    /// Above the upper limit.
    AboveLimit,
    /// Below the lower limit.
    BelowLimit,
    /// One of 7 or more points that each are higher than the one before.
    TrendUp,
    /// One of 7 or more points that each are lower than the one before.
    TrendDown,
    /// Above the mean and more than two thirds of the way to the limit, as another of three points in a row that all
    /// are above the mean.
    TwoOfThreeAbove,
    /// The same below the mean.
    TwoOfThreeBelow,
    /// One of 7 or more points in a row above the mean.
    ShiftAbove,
    /// One of 7 or more points in a row below the mean.
    ShiftBelow,
    /// None of these: noise, as far as can be told.
    CommonCause,
}

impl SpecialCause {
    /// All of them, strongest first.
    pub const ALL: [Self; 9] = [
        Self::AboveLimit,
        Self::BelowLimit,
        Self::TrendUp,
        Self::TrendDown,
        Self::TwoOfThreeAbove,
        Self::TwoOfThreeBelow,
        Self::ShiftAbove,
        Self::ShiftBelow,
        Self::CommonCause,
    ];

    /// The name in answers to programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::AboveLimit => "above_limit",
            Self::BelowLimit => "below_limit",
            Self::TrendUp => "trend_up",
            Self::TrendDown => "trend_down",
            Self::TwoOfThreeAbove => "two_of_three_above",
            Self::TwoOfThreeBelow => "two_of_three_below",
            Self::ShiftAbove => "shift_above",
            Self::ShiftBelow => "shift_below",
            Self::CommonCause => "common_cause",
        }
    }

    /// Whether it speaks of high values (`Greater`), of low ones (`Less`), or of neither. A rising trend is high even
    /// below the mean.
    #[must_use]
    pub const fn points_to(self) -> Ordering {
        match self {
            Self::AboveLimit | Self::TrendUp | Self::TwoOfThreeAbove | Self::ShiftAbove => Ordering::Greater,
            Self::BelowLimit | Self::TrendDown | Self::TwoOfThreeBelow | Self::ShiftBelow => Ordering::Less,
            Self::CommonCause => Ordering::Equal,
        }
    }
}

/// What is known of a point before it is labelled.
#[derive(Clone, Copy)]
struct Seen {
    side: Ordering,
    reach: Reach,
    is_in_shift: bool,
    is_in_trend: bool,
    is_two_of_three: bool,
}

/// Labels the points of one segment, in the order of time, and adds the labels to `found`.
pub(super) fn causes(values: &[i128], limits: &Limits, found: &mut Vec<SpecialCause>) {
    let see = |value: &i128| Seen {
        side: limits.side(*value),
        reach: limits.reach(*value),
        is_in_shift: false,
        is_in_trend: false,
        is_two_of_three: false,
    };
    let mut seen: Vec<Seen> = values.iter().map(see).collect();
    mark_shifts(&mut seen);
    mark_trends(values, &mut seen);
    mark_two_of_three(&mut seen);
    found.extend(seen.iter().enumerate().map(|(at, point)| {
        let trend = point.is_in_trend.then(|| trend_direction(values, &seen, at));
        label(point, trend)
    }));
}

/// 7 or more in a row on the same side: all of them, also the first six.
fn mark_shifts(seen: &mut [Seen]) {
    for run in seen.chunk_by_mut(|one, next| one.side == next.side) {
        let is_on_a_side = run.first().is_some_and(|point| point.side != Ordering::Equal);
        if is_on_a_side && run.len() >= RUN {
            run.iter_mut().for_each(|point| point.is_in_shift = true);
        }
    }
}

/// 6 or more steps in a row the same way: all the points they join.
fn mark_trends(values: &[i128], seen: &mut [Seen]) {
    let (mut start, mut way) = (0, Ordering::Equal);
    let mut close = |start: usize, end: usize, way: Ordering| {
        if way != Ordering::Equal && end - start >= RUN {
            seen.iter_mut().skip(start).take(end - start).for_each(|point| point.is_in_trend = true);
        }
    };
    for (at, (before, after)) in values.iter().zip(values.iter().skip(1)).enumerate() {
        let step = after.cmp(before);
        if step != way {
            close(start, at + 1, way);
            (start, way) = (at, step);
        }
    }
    close(start, values.len(), way);
}

/// In every three in a row on the same side of the mean, of which two or more are near the limit: those near it.
fn mark_two_of_three(seen: &mut [Seen]) {
    let near = |point: &Seen| point.reach == Reach::Near;
    for at in 0..seen.len().saturating_sub(2) {
        let Some([one, two, three]) = seen.get_mut(at..at + 3) else { continue };
        let is_one_side = one.side != Ordering::Equal && one.side == two.side && two.side == three.side;
        if is_one_side && usize::from(near(one)) + usize::from(near(two)) + usize::from(near(three)) >= 2 {
            for point in [one, two, three] {
                point.is_two_of_three |= near(point);
            }
        }
    }
}

/// Where the trend at a point goes: by the step to its right when the next point is in a trend too, otherwise by the
/// step that led to it. So a point in two trends takes the later one. (And so the last point of a trend that another
/// one follows at once, without sharing it, is named by the step between the two, exactly as in the package.)
fn trend_direction(values: &[i128], seen: &[Seen], at: usize) -> Ordering {
    let is_followed = seen.get(at + 1).is_some_and(|next| next.is_in_trend);
    let from = if is_followed { at } else { at.saturating_sub(1) };
    match (values.get(from), values.get(from + 1)) {
        (Some(before), Some(after)) => after.cmp(before),
        _ => Ordering::Equal,
    }
}

fn label(point: &Seen, trend: Option<Ordering>) -> SpecialCause {
    let sided = |above, below| if point.side == Ordering::Greater { above } else { below };
    if point.reach == Reach::Outside {
        sided(SpecialCause::AboveLimit, SpecialCause::BelowLimit)
    } else if let Some(way) = trend {
        if way == Ordering::Greater { SpecialCause::TrendUp } else { SpecialCause::TrendDown }
    } else if point.is_two_of_three {
        sided(SpecialCause::TwoOfThreeAbove, SpecialCause::TwoOfThreeBelow)
    } else if point.is_in_shift {
        sided(SpecialCause::ShiftAbove, SpecialCause::ShiftBelow)
    } else {
        SpecialCause::CommonCause
    }
}
