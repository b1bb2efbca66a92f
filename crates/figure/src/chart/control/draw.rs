//! What is inside the axes of a control chart, on a full chart and on a little one alike.

use super::{Band, Comparison, ControlChart, EventKind, LimitsKind, Point, Reading, Segment, Status, Target};
use crate::chart::canvas::{COMPARISON, Canvas, LIMIT, MEAN, TRIAL, cross, hatch};
use crate::chart::mark::PointMark;
use crate::chart::scale::{Plot, Slots, drawable};
use crate::colour::{LINE, MUTED};
use crate::entry::address;
use crate::svg::{Area, Stroke, number};

/// The line through the points.
const LINE_OF_POINTS: Stroke = Stroke::whole(MUTED, 1.25);

/// How much of a chart is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Detail {
    /// Each point is a link with its words.
    Full,
    /// Only what is seen: the whole is one link.
    Bare,
}

/// A chart within its axes.
pub(crate) struct Inside<'c> {
    pub(crate) chart: &'c ControlChart,
    pub(crate) plot: Plot,
    pub(crate) slots: Slots,
    pub(crate) detail: Detail,
    /// How large a point is at most.
    pub(crate) radius: f64,
    /// How high the middle of the signs of missing values is.
    pub(crate) gaps: f64,
}

impl Inside<'_> {
    /// Draws everything within the axes, from the ground up; lines of events begin at the plot's upper edge.
    pub(crate) fn draw(&self, canvas: &mut Canvas<'_>) {
        for band in &self.chart.bands {
            self.band(canvas, band);
        }
        for target in &self.chart.targets {
            self.target(canvas, target);
        }
        for segment in &self.chart.segments {
            self.segment(canvas, segment);
        }
        if let Some(comparison) = &self.chart.comparison {
            self.comparison(canvas, comparison);
        }
        let steps = self.line(self.chart.points.iter().map(Point::value), 0.0);
        if !steps.is_empty() {
            canvas.svg.stroke("pejl-chart-line", &steps, LINE_OF_POINTS);
        }
        for (place, point) in self.chart.points.iter().enumerate() {
            self.point(canvas, place, point);
        }
    }

    fn band(&self, canvas: &mut Canvas<'_>, band: &Band) {
        let (Some(low), Some(high)) = (drawable(band.low.min(band.high)), drawable(band.high.max(band.low))) else {
            return;
        };
        let Some((from, to)) = self.slots.stretch(band.from, band.to) else { return };
        let (top, bottom) = (self.plot.y(high), self.plot.y(low));
        let colour = canvas.setting.look.strong;
        hatch(&mut canvas.svg, Area::new(from, top, to - from, bottom - top), colour);
    }

    fn target(&self, canvas: &mut Canvas<'_>, target: &Target) {
        let mut steps = String::new();
        let mut reached = None;
        for step in &target.steps {
            let (Some((from, to)), Some(value)) = (self.slots.stretch(step.from, step.to), drawable(step.value)) else {
                continue;
            };
            let y = self.plot.y(value);
            // One line through stretches that follow each other, so that the step is seen.
            let goes_on = reached == Some(step.from);
            let begin = if goes_on { 'L' } else { 'M' };
            steps.push_str(&format!("{begin}{} {}L{} {}", number(from), number(y), number(to), number(y)));
            reached = step.to.checked_add(1);
        }
        if !steps.is_empty() {
            let stroke = canvas.target();
            canvas.svg.stroke("pejl-chart-target", &steps, stroke);
        }
    }

    fn segment(&self, canvas: &mut Canvas<'_>, segment: &Segment) {
        let Some((from, to)) = self.slots.stretch(segment.from, segment.to) else { return };
        let mut level = |class: &str, value: f64, stroke: Stroke| {
            let Some(value) = drawable(value) else { return };
            let y = self.plot.y(value);
            canvas.stroke(class, (from, y), (to, y), stroke);
        };
        if let Some(limits) = &segment.limits {
            let stroke = match limits.kind {
                LimitsKind::Settled => LIMIT,
                LimitsKind::Trial => TRIAL,
            };
            level("pejl-chart-limit", limits.lower.value, stroke);
            level("pejl-chart-limit", limits.upper.value, stroke);
        }
        level("pejl-chart-mean", segment.centre.value, MEAN);
    }

    fn comparison(&self, canvas: &mut Canvas<'_>, comparison: &Comparison) {
        let values = comparison.values.iter().take(self.chart.points.len());
        let steps = self.line(values.map(|value| value.and_then(drawable)), self.slots.spacing * 0.3);
        match self.detail {
            _ if steps.is_empty() => {}
            Detail::Bare => canvas.svg.stroke("pejl-chart-comparison", &steps, COMPARISON),
            Detail::Full => canvas.svg.said("pejl-chart-comparison", None, &comparison.said(), |svg| {
                svg.stroke("", &steps, COMPARISON);
            }),
        }
    }

    /// The steps of a line: broken where a value is missing, and where the series is. A value alone is so wide on each
    /// side.
    fn line(&self, values: impl Iterator<Item = Option<f64>>, alone: f64) -> String {
        let mut stretches: Vec<Vec<(f64, f64)>> = vec![Vec::new()];
        for (place, value) in values.enumerate() {
            let mut events = self.chart.events.iter();
            let breaks = events.any(|event| event.at == place && event.kind == EventKind::SeriesBreak);
            if value.is_none() || breaks {
                stretches.push(Vec::new());
            }
            if let (Some(value), Some(stretch)) = (value, stretches.last_mut()) {
                stretch.push((self.slots.middle(place), self.plot.y(value)));
            }
        }
        let mut steps = String::new();
        for stretch in &mut stretches {
            if let (&[(x, y)], true) = (stretch.as_slice(), alone > 0.0) {
                *stretch = vec![(x - alone, y), (x + alone, y)];
            }
            for (place, (x, y)) in stretch.iter().enumerate() {
                let step = if place == 0 { 'M' } else { 'L' };
                steps.push_str(&format!("{step}{} {}", number(*x), number(*y)));
            }
        }
        steps
    }

    fn point(&self, canvas: &mut Canvas<'_>, place: usize, point: &Point) {
        let x = self.slots.middle(place);
        let radius = (self.slots.spacing * 0.42).clamp(1.8, self.radius);
        let (mark, status) = match point.reading {
            Reading::Value { mark, status, .. } => (mark, status),
            Reading::Gap { .. } => (PointMark::Common, Status::Final),
        };
        // What changed is seen among many that did not.
        let radius = if mark == PointMark::Common { radius * 0.9 } else { radius.max(2.6) };
        let (class, at) = match point.value() {
            Some(value) => ("pejl-chart-point", (x, self.plot.y(value))),
            None => ("pejl-chart-gap", (x, self.gaps)),
        };
        let draw = |svg: &mut crate::svg::Svg| match point.value() {
            Some(_) => mark.draw(svg, at, radius, status),
            None => cross(svg, at, (self.slots.spacing * 0.4).clamp(1.2, 4.0)),
        };
        match self.detail {
            Detail::Bare => {
                canvas.svg.open(class);
                draw(&mut canvas.svg);
                canvas.svg.close();
            }
            Detail::Full => canvas.svg.said(class, address(point.href.as_deref()), &point.said(), |svg| {
                let wide = self.slots.spacing.min(24.0);
                svg.touch(Area::new(at.0 - wide / 2.0, at.1 - 12.0, wide, 24.0));
                draw(svg);
            }),
        }
    }

    /// Draws what happened, each line from a height of its own down to the axis.
    pub(crate) fn events(&self, canvas: &mut Canvas<'_>, tops: &[f64]) {
        let bottom = self.plot.area.bottom();
        for (event, top) in self.chart.events.iter().zip(tops) {
            let x = self.slots.edge(event.at);
            let dash = match event.kind {
                EventKind::SeriesBreak | EventKind::Restart => "",
                EventKind::Definition => "1.5 3",
                EventKind::Note => "6 3",
            };
            let stroke = Stroke { colour: MUTED, thickness: 1.0, dash };
            let lines: &[f64] = if event.kind == EventKind::SeriesBreak { &[-2.0, 2.0] } else { &[0.0] };
            canvas.svg.said("pejl-chart-event", None, &event.text, |svg| {
                for aside in lines {
                    let x = number(x + aside);
                    svg.stroke("", &format!("M{x} {}L{x} {}", number(*top), number(bottom)), stroke);
                }
            });
        }
    }

    /// The ticks of missing values, on the axis.
    pub(crate) fn gap_ticks(&self, canvas: &mut Canvas<'_>) {
        let bottom = self.plot.area.bottom();
        for (place, point) in self.chart.points.iter().enumerate() {
            if point.value().is_none() {
                let x = self.slots.middle(place);
                canvas.stroke("pejl-chart-grid", (x, bottom - 4.0), (x, bottom + 4.0), Stroke::whole(LINE, 1.0));
            }
        }
    }
}
