//! What a verdict can be: how much the values can say, what they say of change, and where the newest lies in a band.

use std::cmp::Ordering;

use stats::xmr::SpecialCause;

use crate::indicator::Direction;

/// How much the newest stretch of values can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ground {
    /// There is no value.
    Empty,
    /// There is one value since limits started again, or at all.
    One,
    /// All values are equal: there is no variation, and nothing to take limits from.
    Constant,
    /// Values differ, but not those that limits are taken from: nearly all are equal, and moving ranges far above the
    /// others do not count. Limits of no width would call each of them a change.
    NoLimits,
    /// There are too few values for more than trial limits.
    Trial,
    /// There are enough.
    Settled,
    /// The values have too many digits to be decided exactly.
    TooLarge,
}

impl Ground {
    /// Returns the stable name: `empty`, `one`, `constant`, `no_limits`, `trial`, `settled`, `too_large`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::One => "one",
            Self::Constant => "constant",
            Self::NoLimits => "no_limits",
            Self::Trial => "trial",
            Self::Settled => "settled",
            Self::TooLarge => "too_large",
        }
    }
}

/// What the newest value says of change.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Variation {
    /// Nothing can be said.
    Unknown,
    /// All values are equal.
    Constant,
    /// Nothing but noise.
    Common,
    /// Better, by being high.
    ImprovementHigh,
    /// Better, by being low.
    ImprovementLow,
    /// Worse, by being high.
    ConcernHigh,
    /// Worse, by being low.
    ConcernLow,
    /// High, and neither is better.
    NeutralHigh,
    /// Low, and neither is better.
    NeutralLow,
    /// There is more than noise, but the rules do not say which way.
    Signal,
}

impl Variation {
    /// What a cause means where this way is better.
    #[must_use]
    pub const fn of(cause: SpecialCause, direction: Direction) -> Self {
        match (cause.points_to(), direction) {
            (Ordering::Equal, _) => Self::Common,
            (Ordering::Greater, Direction::Up) => Self::ImprovementHigh,
            (Ordering::Greater, Direction::Down) => Self::ConcernHigh,
            (Ordering::Less, Direction::Up) => Self::ConcernLow,
            (Ordering::Less, Direction::Down) => Self::ImprovementLow,
            (Ordering::Greater, Direction::Neutral | Direction::Band { .. }) => Self::NeutralHigh,
            (Ordering::Less, Direction::Neutral | Direction::Band { .. }) => Self::NeutralLow,
        }
    }

    /// Returns the stable name, which is also the end of its text's key.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unknown => "unknown",
            Self::Constant => "constant",
            Self::Common => "common",
            Self::ImprovementHigh => "improvement-high",
            Self::ImprovementLow => "improvement-low",
            Self::ConcernHigh => "concern-high",
            Self::ConcernLow => "concern-low",
            Self::NeutralHigh => "neutral-high",
            Self::NeutralLow => "neutral-low",
            Self::Signal => "signal",
        }
    }
}

/// Where the newest value lies in the band that is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum InBand {
    /// Below its lower bound.
    Below,
    /// Within; on a bound is within.
    Within,
    /// Above its upper bound.
    Above,
}

impl InBand {
    /// Returns the stable name: `below`, `within`, `above`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Below => "below",
            Self::Within => "within",
            Self::Above => "above",
        }
    }
}
