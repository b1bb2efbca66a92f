//! An indicator over time: its points, what is usual (mean or median, limits), what is wanted, and what happened.

mod draw;
mod plan;

use super::mark::PointMark;
use super::scale::{Scale, drawable};
use super::setting::{Drawing, Setting};

pub(super) use draw::{Detail, Inside};

/// An XmR chart, or a run chart when its segments have no limits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ControlChart {
    /// The periods in the order of time, one place each, also those without a value. Everything else names places by
    /// their position here, from 0.
    pub points: Vec<Point>,
    /// Stretches with a mean or median and limits of their own.
    pub segments: Vec<Segment>,
    /// What it is held beside, such as the mean of others.
    pub comparison: Option<Comparison>,
    /// What is wanted.
    pub targets: Vec<Target>,
    /// Within what it is wanted to lie; hatched.
    pub bands: Vec<Band>,
    /// What happened, as vertical lines with their text above; on a phone with a number, and the text below the chart.
    pub events: Vec<Event>,
    /// The y axis.
    pub axis: Axis,
    /// What the shapes are called, for the legend; only those that are seen are named.
    pub words: MarkWords,
}

/// A period and what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Point {
    /// The period on the axis, such as "mar 24".
    pub short: String,
    /// The period in full, such as "marts 2024".
    pub long: String,
    /// Its value, or why there is none.
    pub reading: Reading,
    /// All that a listener or a pointer is told: "marts 2024: 41,2 procent, over den øvre grænse". When it is empty, the
    /// period and the value are said.
    pub spoken: String,
    /// Where it leads, most often to its row in the table (`#vaerdi-2024-03`). As [`Entry::href`](crate::Entry::href).
    pub href: Option<String>,
}

/// What a period has.
#[derive(Clone, Debug, PartialEq)]
pub enum Reading {
    /// A value.
    Value {
        /// Where it is drawn.
        value: f64,
        /// How it is written, with its unit.
        text: String,
        /// What the rules say of it.
        mark: PointMark,
        /// Whether it may still change.
        status: Status,
    },
    /// None: missing, or suppressed. The line is broken here.
    Gap {
        /// Why, as short as can be: "mangler", "skjult".
        text: String,
    },
}

/// Whether a value may still change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// It may not: the shape is filled.
    #[default]
    Final,
    /// It may: the shape is hollow.
    Preliminary,
}

/// A height on the chart with its name: a mean, a limit, a target.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Level {
    /// Where it is drawn.
    pub value: f64,
    /// What it is: "Gennemsnit", "Median", "Øvre grænse".
    pub name: String,
    /// How its value is written: "41,2 %".
    pub text: String,
}

/// A stretch of periods that are judged together.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Its first place.
    pub from: usize,
    /// Its last place, itself within.
    pub to: usize,
    /// The mean, or the median of a run chart.
    pub centre: Level,
    /// The limits; a run chart has none.
    pub limits: Option<Limits>,
}

/// What a process keeps within as long as nothing changes.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    /// The lower one.
    pub lower: Level,
    /// The upper one.
    pub upper: Level,
    /// How sure they are.
    pub kind: LimitsKind,
}

/// How sure limits are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LimitsKind {
    /// From enough points.
    #[default]
    Settled,
    /// Trial limits from few points: dashed more openly.
    Trial,
}

/// A second series, which nothing is judged by: a dotted grey line without points.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// Where it is drawn at each place; the line is broken where there is none.
    pub values: Vec<Option<f64>>,
    /// What it is: "Gennemsnit i gruppen Ved fjorden".
    pub name: String,
    /// How its last value is written.
    pub text: String,
}

/// What is wanted, which may change from period to period.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Target {
    /// Stretches with a value each, in the order of time.
    pub steps: Vec<Step>,
    /// What it is: "Mål".
    pub name: String,
    /// How the last step's value is written.
    pub text: String,
}

/// A stretch of a target.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Step {
    /// Its first place.
    pub from: usize,
    /// Its last place, itself within.
    pub to: usize,
    /// Where it is drawn.
    pub value: f64,
}

/// A stretch with a lowest and a highest wanted value.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Band {
    /// Its first place.
    pub from: usize,
    /// Its last place, itself within.
    pub to: usize,
    /// The lowest wanted value.
    pub low: f64,
    /// The highest wanted value.
    pub high: f64,
    /// What it is: "Ønsket område".
    pub name: String,
    /// How its values are written: "20–25 %".
    pub text: String,
}

/// Something that happened between two periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The first place after it.
    pub at: usize,
    /// What kind.
    pub kind: EventKind,
    /// What is said of it: "Databrud: ny opgørelse".
    pub text: String,
}

/// What can happen to a series. Each has a line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// The series before and after cannot be compared: a double line.
    SeriesBreak,
    /// The definition changed, the series goes on: a dotted line.
    Definition,
    /// The limits start again: a thin whole line.
    Restart,
    /// Something else that the reader should know, such as an action begun: a dashed line.
    Note,
}

/// The y axis.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Axis {
    /// What is measured, above the axis: "pct. af borgerne".
    pub unit: String,
    /// Values that must be within the scale although no point has them, such as 0 or 100.
    pub including: Vec<f64>,
}

/// What the shapes are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MarkWords {
    /// [`PointMark::Common`].
    pub common: String,
    /// [`PointMark::Improvement`].
    pub improvement: String,
    /// [`PointMark::Concern`].
    pub concern: String,
    /// [`PointMark::NeutralHigh`].
    pub neutral_high: String,
    /// [`PointMark::NeutralLow`].
    pub neutral_low: String,
    /// [`Status::Preliminary`].
    pub preliminary: String,
    /// [`Reading::Gap`].
    pub gap: String,
}

impl ControlChart {
    /// The values that a scale must have room for.
    pub(super) fn values(&self) -> impl Iterator<Item = f64> {
        let points = self.points.iter().filter_map(Point::value);
        let levels = self.segments.iter().flat_map(|segment| {
            let limits = segment.limits.iter().flat_map(|limits| [limits.lower.value, limits.upper.value]);
            std::iter::once(segment.centre.value).chain(limits)
        });
        let targets = self.targets.iter().flat_map(|target| &target.steps).map(|step| step.value);
        let bands = self.bands.iter().flat_map(|band| [band.low, band.high]);
        let compared =
            self.comparison.iter().flat_map(|line| line.values.iter().take(self.points.len()).flatten().copied());
        points.chain(levels).chain(compared).chain(targets).chain(bands).chain(self.axis.including.iter().copied())
    }

    /// A scale for these values, with about so many steps.
    pub(super) fn scale(&self, steps: f64) -> Scale {
        Scale::of(self.values(), steps)
    }
}

impl Comparison {
    /// Its name with its last value.
    fn said(&self) -> String {
        format!("{} {}", self.name, self.text).trim().to_owned()
    }
}

impl Point {
    /// Its value, when it has one that can be drawn.
    fn value(&self) -> Option<f64> {
        match self.reading {
            Reading::Value { value, .. } => drawable(value),
            Reading::Gap { .. } => None,
        }
    }

    /// What is written of it.
    fn text(&self) -> &str {
        match &self.reading {
            Reading::Value { text, .. } | Reading::Gap { text } => text,
        }
    }

    /// What is said of it.
    fn said(&self) -> String {
        if self.spoken.is_empty() { format!("{}: {}", self.long, self.text()) } else { self.spoken.clone() }
    }
}

/// Draws the chart.
#[must_use]
pub fn control_chart(chart: &ControlChart, setting: &Setting<'_>) -> Drawing {
    plan::Plan::of(chart, setting).draw()
}
