//! What a chart says to somebody who has one glance: the last point's variation, and whether the target can be met.

use std::cmp::Ordering;

use super::limits::{Limits, Reach};
use super::signal::SpecialCause;

/// Which way is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Higher values are better.
    Up,
    /// Lower values are better.
    Down,
    /// Neither is better than the other.
    Neutral,
}

/// What the last point says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Variation {
    /// A change for the better.
    Improvement,
    /// A change for the worse.
    Concern,
    /// A change to higher values where neither way is better.
    NeutralHigh,
    /// A change to lower values where neither way is better.
    NeutralLow,
    /// Nothing but noise.
    CommonCause,
}

impl Variation {
    /// What a cause means where this way is better.
    #[must_use]
    pub const fn of(cause: SpecialCause, direction: Direction) -> Self {
        match (cause.points_to(), direction) {
            (Ordering::Equal, _) => Self::CommonCause,
            (Ordering::Greater, Direction::Neutral) => Self::NeutralHigh,
            (Ordering::Less, Direction::Neutral) => Self::NeutralLow,
            (Ordering::Greater, Direction::Up) | (Ordering::Less, Direction::Down) => Self::Improvement,
            (Ordering::Greater, Direction::Down) | (Ordering::Less, Direction::Up) => Self::Concern,
        }
    }

    /// The name in answers to programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Improvement => "special_cause_improvement",
            Self::Concern => "special_cause_concern",
            Self::NeutralHigh => "special_cause_neutral_high",
            Self::NeutralLow => "special_cause_neutral_low",
            Self::CommonCause => "common_cause",
        }
    }
}

/// Whether the process as it is can be expected to meet its target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Assurance {
    /// The target is on the worse side of both limits: it will be met.
    ConsistentPass,
    /// The target is on the better side of both limits: it will be missed.
    ConsistentFail,
    /// The target is within the limits: hit and miss.
    Inconsistent,
}

impl Assurance {
    /// Compares a target with limits; nothing when neither way is better.
    #[must_use]
    pub fn of(target: i128, limits: &Limits, direction: Direction) -> Option<Self> {
        let is_outside = limits.reach(target) == Reach::Outside;
        let above = limits.side(target) == Ordering::Greater;
        match (direction, is_outside, above) {
            (Direction::Neutral, _, _) => None,
            (_, false, _) => Some(Self::Inconsistent),
            (Direction::Up, _, true) | (Direction::Down, _, false) => Some(Self::ConsistentFail),
            (Direction::Up, _, false) | (Direction::Down, _, true) => Some(Self::ConsistentPass),
        }
    }

    /// The name in answers to programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ConsistentPass => "consistent_pass",
            Self::ConsistentFail => "consistent_fail",
            Self::Inconsistent => "inconsistent",
        }
    }
}
