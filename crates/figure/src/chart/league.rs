//! Units in a list, each with the limits of what its value may be by chance. There is no way to draw it without them.

use super::canvas::{Canvas, MEAN};
use super::control::{Axis, Level, Status};
use super::labels;
use super::mark::PointMark;
use super::scale::{Scale, drawable};
use super::setting::{Drawing, Setting, Size};
use crate::colour::{INK, MUTED};
use crate::entry::address;
use crate::svg::{Anchor, Area, Block, Stroke, count};

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
    let values = league.rows.iter().flat_map(|row| [row.interval.lower, row.interval.value, row.interval.upper]);
    let reference = league.reference.iter().map(|level| level.value);
    let values = values.chain(reference).chain(league.axis.including.iter().copied());
    let scale = Scale::of(values, setting.size.pick(6.0, 4.0));
    let mut canvas = Canvas::new(setting);
    let list = List::of(league, &canvas, scale);
    let height = list.draw(&mut canvas);
    canvas.finish(height)
}

/// The list, measured.
struct List<'l> {
    league: &'l League,
    rows: Vec<(Block, Block)>,
    scale: Scale,
    /// Where the intervals are.
    plot: Area,
    row: f64,
    /// From a name's top to the top of the text that belongs to it: 0 where both stand on one line.
    below: f64,
}

impl<'l> List<'l> {
    fn of(league: &'l League, canvas: &Canvas<'_>, scale: Scale) -> Self {
        let (all, size) = (canvas.width(), canvas.setting.size);
        let (whole, beside) = (all - 4.0, (all * size.pick(0.3, 0.56), all * size.pick(0.3, 0.38)));
        // Limits must not be cut off: on a phone, where there is no room beside the names, all stand below them.
        let is_long = |row: &LeagueRow| canvas.block(&row.text, whole).width() > beside.1;
        let is_apart = size == Size::Narrow && league.rows.iter().any(is_long);
        let (named, told) = if is_apart { (whole, whole) } else { beside };
        let block = |row: &LeagueRow| (canvas.block(&row.name, named), canvas.block(&row.text, told));
        let rows: Vec<_> = league.rows.iter().map(block).collect();
        let below = if is_apart { canvas.line() } else { 0.0 };
        let widest = |widths: &mut dyn Iterator<Item = f64>| widths.fold(0.0, f64::max);
        let (from, to) = match size {
            Size::Wide => (
                widest(&mut rows.iter().map(|(name, _)| name.width())) + 24.0,
                all - widest(&mut rows.iter().map(|(_, text)| text.width())) - 24.0,
            ),
            Size::Narrow => (8.0, all - 8.0),
        };
        let row = size.pick(canvas.line() + 9.0, canvas.line() + below + 24.0);
        let unit = if league.axis.unit.is_empty() { 0.0 } else { canvas.line() + 2.0 };
        let named = if league.reference.is_some() { canvas.line() + 4.0 } else { 0.0 };
        let plot = Area::new(from, unit + named + 2.0, to - from, count(rows.len()) * row);
        Self { league, rows, scale, plot, row, below }
    }

    fn x(&self, value: f64) -> f64 {
        self.plot.x + self.scale.share(value) * self.plot.width
    }

    fn draw(&self, canvas: &mut Canvas<'_>) -> f64 {
        let unit = canvas.block(&self.league.axis.unit, canvas.width() - 4.0);
        canvas.svg.text("pejl-chart-unit", &unit, (2.0, 0.0), Anchor::Start, MUTED);
        canvas.x_axis(self.plot, self.scale);
        self.reference(canvas);
        for (place, (row, (name, text))) in self.league.rows.iter().zip(&self.rows).enumerate() {
            let top = self.plot.y + count(place) * self.row;
            let said = if row.spoken.is_empty() { format!("{}: {}", row.name, row.text) } else { row.spoken.clone() };
            let area = Area::new(0.0, top, canvas.width(), self.row);
            let mut inner = Canvas::new(canvas.setting);
            self.row(&mut inner, row, (name, text), area);
            canvas.svg.said("pejl-chart-row", address(row.href.as_deref()), &said, |svg| {
                svg.touch(area);
                svg.take(&inner.svg);
            });
        }
        self.plot.bottom() + canvas.line() + 10.0
    }

    /// What all are compared with, named above.
    fn reference(&self, canvas: &mut Canvas<'_>) {
        let Some(level) = &self.league.reference else { return };
        let Some(value) = drawable(level.value) else { return };
        let x = self.x(value);
        let words = format!("{} {}", level.name, level.text);
        let block = canvas.block(words.trim(), canvas.width() * 0.6);
        let middle = labels::within(x, block.width(), canvas.width());
        let top = self.plot.y - canvas.line() - 4.0;
        canvas.svg.haloed("pejl-chart-label", &block, (middle, top), Anchor::Middle, INK);
        canvas.stroke("pejl-chart-mean", (x, self.plot.y - 3.0), (x, self.plot.bottom()), MEAN);
    }

    fn row(&self, canvas: &mut Canvas<'_>, row: &LeagueRow, (name, text): (&Block, &Block), area: Area) {
        let all = canvas.width();
        let (top, y) = match canvas.setting.size {
            Size::Wide => (area.middle() - canvas.text * 0.67, area.middle()),
            Size::Narrow => (area.y + 2.0, area.bottom() - 11.0),
        };
        canvas.label(name, (2.0, top), Anchor::Start, INK);
        canvas.label(text, (all - 2.0, top + self.below), Anchor::End, INK);
        let Interval { lower, value, upper } = row.interval;
        if let (Some(lower), Some(upper)) = (drawable(lower), drawable(upper)) {
            bar(&mut *canvas, (self.x(lower), self.x(upper)), y, row.mark);
        }
        if let Some(value) = drawable(value) {
            row.mark.draw(&mut canvas.svg, (self.x(value), y), 5.0, Status::Final);
        }
    }
}

/// The limits: a line with an end on both sides.
fn bar(canvas: &mut Canvas<'_>, (from, to): (f64, f64), y: f64, mark: PointMark) {
    let stroke = Stroke::whole(mark.colour(), 2.0);
    canvas.stroke("pejl-chart-limit", (from, y), (to, y), stroke);
    for x in [from, to] {
        canvas.stroke("pejl-chart-limit", (x, y - 4.0), (x, y + 4.0), stroke);
    }
}
