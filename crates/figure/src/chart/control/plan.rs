//! A control chart with all its words: how much room each needs, and what is left for the plot.

use super::draw::{Detail, Inside};
use super::{Comparison, ControlChart, Level, LimitsKind, Reading};
use crate::chart::canvas::{COMPARISON, Canvas, End, LIMIT, MEAN, Sample, TRIAL};
use crate::chart::labels::{self, Taken};
use crate::chart::scale::{Plot, Slots, drawable};
use crate::chart::setting::{Drawing, Setting, Size};
use crate::colour::{Colour, INK, MUTED};
use crate::measure::Weight;
use crate::svg::{Anchor, Area, Block, count};

/// How many rows of texts of events there are at most; what is said of the others, a pointer and a listener are told.
const MOST_ROWS: usize = 7;

/// The text of an event above the plot.
struct EventText {
    block: Block,
    x: f64,
    row: usize,
    /// Whether it stands over its line, which then begins below it.
    is_over: bool,
}

/// A chart, measured.
pub(super) struct Plan<'c> {
    chart: &'c ControlChart,
    canvas: Canvas<'c>,
    plot: Plot,
    slots: Slots,
    ticks: Vec<(f64, Block)>,
    ends: Vec<End>,
    /// In the order of the events; none where there is no room.
    events: Vec<Option<EventText>>,
}

impl<'c> Plan<'c> {
    pub(super) fn of(chart: &'c ControlChart, setting: &'c Setting<'c>) -> Self {
        let canvas = Canvas::new(setting);
        let scale = chart.scale(setting.size.pick(6.0, 4.0));
        let (ticks, left) = canvas.y_ticks(scale);
        let ends = ends(chart, &canvas);
        let right = ends.iter().map(|end| end.block.width() + 16.0).fold(10.0, f64::max);
        let wide = canvas.width() - left - 12.0 - right;
        let area = Area::new(left + 10.0, 0.0, wide, setting.size.pick(286.0, 210.0));
        let slots = Slots::across(area, chart.points.len());
        let events = event_texts(chart, &canvas, slots);
        let rows = events.iter().flatten().map(|event| event.row + 1).max().unwrap_or(0);
        let unit = if chart.axis.unit.is_empty() { 0.0 } else { canvas.line() + 2.0 };
        let top = unit + count(rows) * canvas.line() + canvas.text * 0.8;
        let plot = Plot { area: Area { y: top, ..area }, scale };
        Self { chart, canvas, plot, slots, ticks, ends, events }
    }

    pub(super) fn draw(mut self) -> Drawing {
        let width = self.canvas.width();
        let unit = self.canvas.block(&self.chart.axis.unit, width - 4.0);
        self.canvas.svg.text("pejl-chart-unit", &unit, (2.0, 0.0), Anchor::Start, MUTED);
        self.canvas.y_axis(&self.plot, &self.ticks);
        let bottom = self.plot.area.bottom();
        let has_gaps = self.chart.points.iter().any(|point| point.value().is_none());
        let lane = if has_gaps { self.canvas.line() + 4.0 } else { 0.0 };
        let inside = Inside {
            chart: self.chart,
            plot: self.plot,
            slots: self.slots,
            detail: Detail::Full,
            radius: self.canvas.setting.size.pick(5.0, 4.0),
            gaps: bottom + lane / 2.0 + 2.0,
        };
        let tops: Vec<_> = self.events.iter().map(|event| self.event_top(event.as_ref())).collect();
        inside.events(&mut self.canvas, &tops);
        self.event_labels();
        inside.gap_ticks(&mut self.canvas);
        inside.draw(&mut self.canvas);
        self.gap_labels(bottom);
        self.canvas.ends(&self.plot, &self.ends);
        self.periods(bottom + lane);
        let below = bottom + lane + self.canvas.line() + 6.0;
        let items = self.legend();
        let end = if items.is_empty() { below } else { self.canvas.legend(&items, below) };
        self.canvas.finish(end + 4.0)
    }

    /// How high an event's line begins: beside its text.
    fn event_top(&self, event: Option<&EventText>) -> f64 {
        let Some(event) = event else { return self.plot.area.y };
        let rows = count(event.row) + if event.is_over { 0.0 } else { 1.0 };
        self.plot.area.y - rows * self.canvas.line() - self.canvas.text * 0.15
    }

    fn event_labels(&mut self) {
        for event in self.events.iter().flatten() {
            let top = self.plot.area.y - (count(event.row) + 1.0) * self.canvas.line() - self.canvas.text * 0.3;
            self.canvas.label(&event.block, (event.x, top), Anchor::Start, INK);
        }
    }

    /// Why values are missing, beside the first sign of each run, where there is room.
    fn gap_labels(&mut self, bottom: f64) {
        // To a tenth, as it is written: what is measured must be what is seen.
        let size = (self.canvas.text * 9.2).round() / 10.0;
        let mut taken = Taken::default();
        let mut signs = Vec::new();
        let points = self.chart.points.iter().enumerate().filter(|(_, point)| point.value().is_none());
        for (place, point) in points {
            let x = self.slots.middle(place);
            taken.put(Area::new(x - 4.0, bottom, 8.0, self.canvas.line()));
            let before = place.checked_sub(1).and_then(|before| self.chart.points.get(before));
            let goes_on = before.is_some_and(|before| before.value().is_none() && before.reading == point.reading);
            if let (Reading::Gap { text }, false) = (&point.reading, goes_on) {
                signs.push((place, x, text));
            }
        }
        for (place, x, text) in signs {
            let run = self.chart.points.iter().skip(place).take_while(|point| point.value().is_none()).count();
            let end = self.slots.middle(place + run.saturating_sub(1));
            let mut block = self.canvas.block(text, self.canvas.width() * 0.4);
            block.size = size;
            let wide = block.width();
            let spots = [end + 8.0, x - 8.0 - wide].map(|left| Area::new(left, bottom, wide, self.canvas.line()));
            let inside = spots.into_iter().filter(|spot| spot.x >= 0.0 && spot.right() <= self.canvas.width());
            if let Some(spot) = taken.first_free(inside) {
                self.canvas.svg.text("pejl-chart-tick", &block, (spot.x, bottom + 5.0), Anchor::Start, MUTED);
            }
        }
    }

    fn periods(&mut self, top: f64) {
        let room = self.canvas.width() * 0.3;
        let points = self.chart.points.iter().enumerate();
        let blocks: Vec<_> =
            points.map(|(place, point)| (self.slots.middle(place), self.canvas.block(&point.short, room))).collect();
        self.canvas.x_labels(&blocks, top);
    }

    fn legend(&self) -> Vec<(Sample, String)> {
        let drawn = self.chart.points.iter().filter(|point| point.value().is_some());
        let seen: Vec<_> = drawn
            .filter_map(|point| match point.reading {
                Reading::Value { mark, status, .. } => Some((mark, status)),
                Reading::Gap { .. } => None,
            })
            .collect();
        let mut items = Canvas::marks(&seen, &self.chart.words);
        let gap = self.chart.points.iter().any(|point| point.value().is_none());
        if gap && !self.chart.words.gap.is_empty() {
            items.push((Sample::Gap, self.chart.words.gap.clone()));
        }
        if self.canvas.setting.size == Size::Narrow {
            items.extend(self.lines());
            let numbers = numbers(self.chart).into_iter().zip(&self.chart.events);
            let mut numbers: Vec<_> = numbers.filter(|(_, event)| !event.text.trim().is_empty()).collect();
            numbers.sort_by_key(|(number, _)| *number);
            items
                .extend(numbers.iter().map(|(number, event)| (Sample::Number(number.to_string()), event.text.clone())));
        }
        items
    }

    /// The lines with their full names, where there is no room for these beside them.
    fn lines(&self) -> Vec<(Sample, String)> {
        let named = |name: &str, text: &str| format!("{name} {text}").trim().to_owned();
        let target = self.canvas.target();
        let targets = self
            .chart
            .targets
            .iter()
            .map(|target_line| (Sample::Line(target), named(&target_line.name, &target_line.text)));
        let last = last_segment(self.chart);
        let centre = last.map(|segment| (Sample::Line(MEAN), named(&segment.centre.name, &segment.centre.text)));
        let limits = last.and_then(|segment| segment.limits.as_ref()).into_iter().flat_map(|limits| {
            let stroke = if limits.kind == LimitsKind::Trial { TRIAL } else { LIMIT };
            [&limits.upper, &limits.lower].map(|level| (Sample::Line(stroke), named(&level.name, &level.text)))
        });
        let is_drawn = |line: &&Comparison| newest(line, self.chart.points.len()).is_some();
        let compared = self.chart.comparison.iter().filter(is_drawn);
        let compared = compared.map(|line| (Sample::Line(COMPARISON), line.said()));
        let colour = self.canvas.setting.look.strong;
        let bands = self.chart.bands.last().map(|band| (Sample::Hatch(colour), named(&band.name, &band.text)));
        let lines = targets.chain(centre).chain(compared).chain(limits).chain(bands);
        lines.filter(|(_, words)| !words.is_empty()).collect()
    }
}

/// The segment that reaches furthest.
fn last_segment(chart: &ControlChart) -> Option<&super::Segment> {
    chart.segments.iter().filter(|segment| segment.from < chart.points.len()).max_by_key(|segment| segment.to)
}

/// The newest value of a comparison that is drawn beside so many points.
fn newest(line: &Comparison, points: usize) -> Option<f64> {
    line.values.iter().take(points).rev().find_map(|value| value.and_then(drawable))
}

/// What stands at the right end, the most important first.
fn ends(chart: &ControlChart, canvas: &Canvas<'_>) -> Vec<End> {
    let room = canvas.width() * canvas.setting.size.pick(0.24, 0.22);
    let end = |value: f64, name: &str, text: &str, colour: Colour| {
        let words = match canvas.setting.size {
            Size::Wide => format!("{name} {text}"),
            Size::Narrow => text.to_owned(),
        };
        let block = canvas.block(words.trim(), room);
        drawable(value).filter(|_| !block.lines.is_empty()).map(|value| End { value, block, colour })
    };
    let level = |level: &Level, colour: Colour| end(level.value, &level.name, &level.text, colour);
    let strong = canvas.setting.look.strong;
    let targets = chart.targets.iter().filter_map(|target| {
        let last = target.steps.iter().rfind(|step| step.from <= step.to && step.from < chart.points.len())?;
        end(last.value, &target.name, &target.text, strong)
    });
    let last = last_segment(chart);
    let centre = last.and_then(|segment| level(&segment.centre, INK));
    let compared = chart
        .comparison
        .as_ref()
        .and_then(|line| end(newest(line, chart.points.len())?, &line.name, &line.text, MUTED));
    let limits = last.and_then(|segment| segment.limits.as_ref());
    let limits = limits.into_iter().flat_map(|limits| [&limits.upper, &limits.lower]);
    let limits = limits.filter_map(|limit| level(limit, MUTED));
    let bands = chart.bands.last().and_then(|band| end((band.low + band.high) / 2.0, &band.name, &band.text, strong));
    targets.chain(centre).chain(compared).chain(limits).chain(bands).collect()
}

/// The events' numbers in the order of time, from 1.
fn numbers(chart: &ControlChart) -> Vec<usize> {
    let mut order: Vec<_> = (0..chart.events.len()).collect();
    order.sort_by_key(|place| (chart.events.get(*place).map(|event| event.at), *place));
    let rank = |place| order.iter().position(|other| *other == place).map_or(0, |before| before + 1);
    (0..chart.events.len()).map(rank).collect()
}

/// What stands at an event's line: its text, or on a phone its number, with the text below the chart.
fn event_block(text: &str, number: usize, canvas: &Canvas<'_>) -> Block {
    match canvas.setting.size {
        Size::Narrow if text.trim().is_empty() => canvas.block("", 0.0),
        Size::Narrow => Block::new(&number.to_string(), 40.0, canvas.text, Weight::Bold, 1),
        Size::Wide => canvas.block(text, canvas.width() * 0.4),
    }
}

/// Places the texts of events in rows above the plot, from the right, each in the lowest row where it and its line are
/// free of the others.
fn event_texts(chart: &ControlChart, canvas: &Canvas<'_>, slots: Slots) -> Vec<Option<EventText>> {
    let all = canvas.width();
    let mut order: Vec<_> = chart.events.iter().enumerate().collect();
    order.sort_by_key(|(place, event)| (std::cmp::Reverse(event.at), *place));
    let numbers = numbers(chart);
    let mut rows = vec![Vec::<(f64, f64)>::new(); MOST_ROWS];
    let mut texts: Vec<Option<EventText>> = chart.events.iter().map(|_| None).collect();
    for (place, event) in order {
        let line = slots.edge(event.at);
        let block = event_block(&event.text, numbers.get(place).copied().unwrap_or(0), canvas);
        let (wide, aside) = (block.width(), canvas.setting.size.pick(6.0, 4.0));
        // Where there is no room to its right, left of it; over it when neither is enough.
        let x = match (line + aside, line - aside - wide) {
            (right, _) if right + wide <= all - 2.0 => right,
            (_, left) if left >= 2.0 => left,
            _ => labels::within(line, wide, all) - wide / 2.0,
        };
        let is_over = x < line && x + wide > line;
        let span = (x.min(line) - 4.0, (x + wide).max(line) + 4.0);
        let meets =
            |row: &Vec<(f64, f64)>, span: (f64, f64)| row.iter().any(|(from, to)| *from < span.1 && span.0 < *to);
        let crosses = |row: usize| rows.iter().take(row).any(|below| meets(below, (line - 3.0, line + 3.0)));
        let free = (0..MOST_ROWS).find(|row| rows.get(*row).is_some_and(|taken| !meets(taken, span)) && !crosses(*row));
        let found = free.or_else(|| (0..MOST_ROWS).find(|row| rows.get(*row).is_some_and(|taken| !meets(taken, span))));
        if let (Some(row), Some(text)) = (found, texts.get_mut(place)) {
            if let Some(taken) = rows.get_mut(row) {
                taken.push(span);
            }
            *text = (!block.lines.is_empty()).then_some(EventText { block, x, row, is_over });
        }
    }
    texts
}
