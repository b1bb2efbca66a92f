//! A chart as other programs get it: the documented form, in floating point, with dates.

use serde::Serialize;

use super::{Chart, Segment};
use crate::decimal::Decimal;

/// The whole answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer<'a> {
    /// The segments in the order of time.
    pub segments: Vec<SegmentAnswer<'a>>,
    /// The points in the order of time.
    pub points: Vec<PointAnswer<'a>>,
    /// See [`super::Variation::name`].
    pub variation: &'static str,
    /// See [`super::Assurance::name`]; null where there is no verdict.
    pub assurance: Option<&'static str>,
}

/// A stretch of points with limits of its own.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SegmentAnswer<'a> {
    /// The first point's date.
    pub from: &'a str,
    /// How many points it has.
    pub n: usize,
    /// The mean of its baseline.
    pub mean: f64,
    /// The baseline's average moving range, after screening.
    pub average_moving_range: f64,
    /// The lower limit.
    pub lower: f64,
    /// The upper limit.
    pub upper: f64,
}

/// One point.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PointAnswer<'a> {
    /// Its date.
    pub date: &'a str,
    /// Its value.
    pub value: f64,
    /// The number of its segment, from 0.
    pub segment: usize,
    /// See [`super::SpecialCause::name`].
    pub special_cause: &'static str,
}

impl<'a> Answer<'a> {
    /// Writes a chart with the dates and the values it was made of; `scale` says how many decimals a value's units are.
    #[must_use]
    pub fn new(chart: &Chart, dates: &[&'a str], values: &[i128], scale: u8) -> Self {
        let numbers = chart.segments.iter().enumerate();
        let segment_of = numbers.flat_map(|(number, segment)| std::iter::repeat_n(number, segment.n));
        let points = dates.iter().zip(values).zip(&chart.points).zip(segment_of);
        Self {
            segments: chart.segments.iter().map(|segment| SegmentAnswer::new(segment, dates, scale)).collect(),
            points: points
                .map(|(((date, value), cause), segment)| PointAnswer {
                    date,
                    value: Decimal::new(*value, scale).to_f64(),
                    segment,
                    special_cause: cause.name(),
                })
                .collect(),
            variation: chart.variation.name(),
            assurance: chart.assurance.map(super::Assurance::name),
        }
    }
}

impl<'a> SegmentAnswer<'a> {
    fn new(segment: &Segment, dates: &[&'a str], scale: u8) -> Self {
        let Segment { start, n, limits } = segment;
        Self {
            from: dates.get(*start).copied().unwrap_or_default(),
            n: *n,
            mean: limits.mean().to_f64_at(scale),
            average_moving_range: limits.average_moving_range().to_f64_at(scale),
            lower: limits.lower().to_f64_at(scale),
            upper: limits.upper().to_f64_at(scale),
        }
    }
}
