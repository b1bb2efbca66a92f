//! Many units beside each other, each with a little chart.

use super::canvas::blank;
use super::control::ControlChart;
use super::icon::{Assurance, Variation};
use super::setting::{Drawing, Setting};

/// Many little charts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Multiples {
    /// One cell each, in order.
    pub cells: Vec<Multiple>,
    /// Whether they can be compared by height.
    pub scale: ScaleKind,
}

/// Whether little charts can be compared by height.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScaleKind {
    /// All have the same y axis.
    #[default]
    Common,
    /// Each has its own; the page says so where it says what is seen.
    Own,
}

/// A unit and its chart. Of the chart, points, means, limits, targets, bands and events are drawn, without their texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Multiple {
    /// The unit's name.
    pub name: String,
    /// Its last value as written.
    pub last: String,
    /// Its values.
    pub chart: ControlChart,
    /// Its verdict of variation.
    pub variation: Variation,
    /// Its verdict of assurance.
    pub assurance: Assurance,
    /// All that a listener or a pointer is told: name, last value, both verdicts in words.
    pub spoken: String,
    /// Where the cell leads. As [`Entry::href`](crate::Entry::href).
    pub href: Option<String>,
}

/// Draws the charts in a grid: four beside each other, on a phone two.
#[must_use]
pub fn small_multiples(multiples: &Multiples, setting: &Setting<'_>) -> Drawing {
    blank(multiples, setting)
}
