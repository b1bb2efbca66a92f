//! Units of different size: the smaller one is, the more its rate varies by chance alone. The funnel shows how much.

mod draw;

use super::control::{Axis, Level, MarkWords};
use super::mark::PointMark;
use super::setting::{Drawing, Setting};

/// Units by size and rate, with the limits of chance.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Funnel {
    /// The units.
    pub units: Vec<FunnelUnit>,
    /// The whole's rate.
    pub centre: Level,
    /// The inner limits (95 % or 2 sigma), dashed; may be without points.
    pub inner: Curve,
    /// The outer limits (99.8 % or 3 sigma), whole.
    pub outer: Curve,
    /// The x axis: size.
    pub sizes: Axis,
    /// The y axis: rate.
    pub rates: Axis,
    /// What the shapes are called, for the legend.
    pub words: MarkWords,
}

/// A unit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FunnelUnit {
    /// Its name; written at the point when it stands outside.
    pub name: String,
    /// Its size, such as the number of citizens; 0 or more.
    pub size: f64,
    /// Its rate.
    pub rate: f64,
    /// Its shape.
    pub mark: PointMark,
    /// Where it stands among the limits.
    pub standing: Standing,
    /// All that a listener or a pointer is told: name, size, rate, standing.
    pub spoken: String,
    /// Where it leads. As [`Entry::href`](crate::Entry::href).
    pub href: Option<String>,
}

/// Where a unit stands among the limits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Within the inner limits.
    #[default]
    Within,
    /// Between the inner and the outer limits: named where there is room.
    BetweenLimits,
    /// Outside the outer limits: named first.
    Outside,
}

/// A lower and an upper limit that depend on size.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Curve {
    /// Size, lower and upper limit, by rising size.
    pub steps: Vec<(f64, f64, f64)>,
    /// What they are: "95 % af tilfældig variation".
    pub name: String,
}

/// Draws the funnel.
#[must_use]
pub fn funnel_chart(funnel: &Funnel, setting: &Setting<'_>) -> Drawing {
    draw::Plan::of(funnel, setting).draw()
}
