//! Units in a list, each with the limits of what its value may be by chance. There is no way to draw it without them.

use super::canvas::blank;
use super::control::{Axis, Level};
use super::mark::PointMark;
use super::setting::{Drawing, Setting};

/// Units in the order given.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct League {
    /// One row each.
    pub rows: Vec<LeagueRow>,
    /// What they are compared with, such as the whole; a vertical line.
    pub reference: Option<Level>,
    /// The axis of values.
    pub axis: Axis,
}

/// A unit, its value and the limits of that.
#[derive(Clone, Debug, PartialEq)]
pub struct LeagueRow {
    /// Its name.
    pub name: String,
    /// Its value between its limits.
    pub interval: Interval,
    /// The value and limits as written: "41 (36–46)".
    pub text: String,
    /// Its shape.
    pub mark: PointMark,
    /// All that a listener or a pointer is told.
    pub spoken: String,
    /// Where it leads. As [`Entry::href`](crate::Entry::href).
    pub href: Option<String>,
}

/// A value and its limits. There is no value without them.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Interval {
    /// The lower limit.
    pub lower: f64,
    /// The value.
    pub value: f64,
    /// The upper limit.
    pub upper: f64,
}

/// Draws the list; it is as high as it has rows.
#[must_use]
pub fn league(league: &League, setting: &Setting<'_>) -> Drawing {
    blank(league, setting)
}
