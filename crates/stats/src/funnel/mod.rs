//! Funnel plots: may units of different size be told apart at all? A small unit strays far by chance, a large one does
//! not; the limits are a funnel around what all have in common.
//!
//! The method: D. J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24,
//! 2005, pages 1185–1202. Limits are exact, from the binomial distribution for proportions (his A.1.1) and the Poisson
//! distribution for rates and for standardised ratios (A.1.2 and A.1.3), made continuous by interpolating between the two
//! counts on either side; from some millions of events on, where that makes no difference, from the normal distribution.
//! Usual are two pairs: 95 % (about two standard deviations) and 99.8 % (about three).
//!
//! The limits hold when each of those counted is on its own. Days of the same pupil are not, and units also differ for
//! reasons that nobody counted: then they vary more than these distributions let them, which [`Dispersion`] measures, and
//! by which the limits of many units are widened.
//!
//! It says whether a unit differs from the whole by more than chance; not why, and not which of two units within the
//! funnel is the better.

mod dispersion;
mod distribution;
#[cfg(test)]
mod tests;

pub use dispersion::Dispersion;

use distribution::{Distribution, Tail};

use crate::decimal::real;
use crate::fraction::Fraction;

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// So many of so many: 12 of 80 pupils. A part is never larger than its whole.
    Proportion,
    /// So many events to so much exposure, or to so many expected: 12 accidents in 80 person-years; a ratio of observed
    /// to expected.
    Rate,
}

impl Kind {
    /// The highest value that there is.
    const fn most(self) -> f64 {
        match self {
            Self::Proportion => 1.0,
            Self::Rate => f64::INFINITY,
        }
    }
}

/// One unit's numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unit {
    /// How many events.
    pub events: u64,
    /// Of how many: the size, exposure or expected number, above 0.
    pub size: u64,
}

/// Where a unit lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Position {
    /// Within the inner limits: no more than chance.
    Within,
    /// Above the upper inner limit, but not the outer.
    High,
    /// Below the lower inner limit, but not the outer.
    Low,
    /// Above the upper outer limit.
    FarAbove,
    /// Below the lower outer limit.
    FarBelow,
}

/// Limits for one size, as values on the axis (events per size).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The lower 99.8 % limit.
    pub outer_lower: f64,
    /// The lower 95 % limit.
    pub inner_lower: f64,
    /// The upper 95 % limit.
    pub inner_upper: f64,
    /// The upper 99.8 % limit.
    pub outer_upper: f64,
}

impl Limits {
    /// Where a value lies among them; on a limit is within it.
    #[must_use]
    pub fn position(&self, value: f64) -> Position {
        if value > self.outer_upper {
            Position::FarAbove
        } else if value < self.outer_lower {
            Position::FarBelow
        } else if value > self.inner_upper {
            Position::High
        } else if value < self.inner_lower {
            Position::Low
        } else {
            Position::Within
        }
    }

    /// The limits so many times as far from the centre, as far as there are values.
    fn widened(&self, kind: Kind, centre: f64, times: f64) -> Self {
        let away = |limit: f64| (centre + (limit - centre) * times).clamp(0.0, kind.most());
        Self {
            outer_lower: away(self.outer_lower),
            inner_lower: away(self.inner_lower),
            inner_upper: away(self.inner_upper),
            outer_upper: away(self.outer_upper),
        }
    }
}

/// One unit in a funnel.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// Its value: events per size.
    pub value: Fraction,
    /// The limits for its size.
    pub limits: Limits,
    /// Where it lies.
    pub position: Position,
}

/// Units around what they have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    /// What is compared.
    pub kind: Kind,
    /// All events per all sizes: the middle line.
    pub centre: Fraction,
    /// The units, in the order they were given.
    pub points: Vec<Point>,
    /// How much the units vary beside what chance gives.
    pub dispersion: Dispersion,
}

impl Funnel {
    /// The limits for units of one size, as its points have them.
    #[must_use]
    pub fn limits(&self, size: u64) -> Limits {
        let centre = self.centre.to_f64();
        limits(self.kind, centre, size).widened(self.kind, centre, self.dispersion.times())
    }
}

/// Why there is no funnel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is no unit.
    #[error("there are no units")]
    Empty,
    /// A unit has the size 0: it has no value.
    #[error("unit {unit} has no size")]
    NoSize {
        /// Its place, from 0.
        unit: usize,
    },
    /// A unit has more events than there could be.
    #[error("unit {unit} has a part larger than its whole")]
    MoreThanAll {
        /// Its place, from 0.
        unit: usize,
    },
}

/// Compares units with what they have in common.
///
/// # Errors
/// See [`Fault`].
pub fn funnel(kind: Kind, units: &[Unit]) -> Result<Funnel, Fault> {
    let (mut events, mut size) = (0_i128, 0_i128);
    for (unit, one) in units.iter().enumerate() {
        if one.size == 0 {
            return Err(Fault::NoSize { unit });
        }
        if kind == Kind::Proportion && one.events > one.size {
            return Err(Fault::MoreThanAll { unit });
        }
        events += i128::from(one.events);
        size += i128::from(one.size);
    }
    let centre = Fraction::new(events, size).ok_or(Fault::Empty)?;
    let dispersion = Dispersion::of(kind, centre.to_f64(), units);
    let mut funnel = Funnel { kind, centre, points: Vec::with_capacity(units.len()), dispersion };
    for unit in units {
        let value = Fraction::new(unit.events.into(), unit.size.into()).unwrap_or(Fraction::whole(0));
        let limits = funnel.limits(unit.size);
        funnel.points.push(Point { value, limits, position: limits.position(value.to_f64()) });
    }
    Ok(funnel)
}

/// The limits that chance gives around `centre` for units of one size. All are the centre when it is 0 (or, of a proportion, 1), and for the size 0.
#[must_use]
pub fn limits(kind: Kind, centre: f64, size: u64) -> Limits {
    let width = real(size.into());
    let is_certain = centre <= 0.0 || kind == Kind::Proportion && centre >= 1.0;
    if size == 0 || is_certain {
        return Limits { outer_lower: centre, inner_lower: centre, inner_upper: centre, outer_upper: centre };
    }
    let counts = match kind {
        Kind::Proportion => Distribution::binomial(size, centre),
        Kind::Rate => Distribution::poisson(width * centre),
    };
    let at = |tail: Tail| counts.quantile(tail) / width;
    Limits {
        outer_lower: at(Tail::OUTER).max(0.0),
        inner_lower: at(Tail::INNER).max(0.0),
        inner_upper: at(Tail::INNER.upper()).min(kind.most()),
        outer_upper: at(Tail::OUTER.upper()).min(kind.most()),
    }
}
