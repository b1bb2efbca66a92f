//! Many units beside each other, each with a little chart.

use super::canvas::Canvas;
use super::control::{ControlChart, Detail, Inside};
use super::icon::{self, Assurance, Variation};
use super::scale::{Plot, Scale, Slots};
use super::setting::{Drawing, Setting};
use crate::colour::{Colour, INK, LINE, MUTED, WHITE};
use crate::entry::address;
use crate::measure::Weight;
use crate::svg::{Anchor, Area, Block, LEADING, Paint, Stroke, count};

/// How high a little plot is.
const PLOT: f64 = 84.0;
const PAD: f64 = 9.0;
const ICON: f64 = 24.0;
/// How large the points are.
const RADIUS: f64 = 2.6;

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

/// A unit and its chart. Of the chart, points, means, limits, targets, bands, events and what it is
/// compared with are drawn, without their texts.
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
    let mut canvas = Canvas::new(setting);
    let (columns, gap) = setting.size.pick((4, 12.0), (2, 8.0));
    let wide = (canvas.width() - gap * (count(columns) - 1.0)) / count(columns);
    // A value must not be cut off: where there is no room beside the icons, all stand below them.
    let room = (wide - 2.0 * PAD, wide - 2.0 * PAD - 2.0 * ICON - 12.0);
    let is_long = |cell: &Multiple| Cell::last(cell, &canvas, room.0).width() > room.1;
    let below = if multiples.cells.iter().any(is_long) { canvas.text * 1.2 * LEADING + 2.0 } else { 0.0 };
    let common = Scale::of(multiples.cells.iter().flat_map(|cell| cell.chart.values()), 8.0);
    let mut y = 0.0;
    for row in multiples.cells.chunks(columns) {
        let cells: Vec<_> = row.iter().map(|cell| Cell::of(cell, &canvas, room.0, below)).collect();
        let head = cells.iter().map(|cell| cell.name.height()).fold(0.0, f64::max);
        let high = PAD + head + ICON + below + 10.0 + PLOT + PAD + 2.0;
        for (place, cell) in cells.iter().enumerate() {
            let area = Area::new(count(place) * (wide + gap) + 0.5, y + 0.5, wide - 1.0, high - 1.0);
            let scale = match multiples.scale {
                ScaleKind::Common => common,
                ScaleKind::Own => cell.of.chart.scale(8.0),
            };
            cell.draw(&mut canvas, area, head, scale);
        }
        y += high + gap;
    }
    canvas.finish((y - gap).max(1.0))
}

/// A cell, measured.
struct Cell<'c> {
    of: &'c Multiple,
    name: Block,
    last: Block,
    /// How much room the value takes below the icons: 0 where it stands beside them.
    below: f64,
}

impl<'c> Cell<'c> {
    fn of(cell: &'c Multiple, canvas: &Canvas<'_>, room: f64, below: f64) -> Self {
        let name = Block::even(&cell.name, room, canvas.text, Weight::Bold, 2);
        Self { of: cell, name, last: Self::last(cell, canvas, room), below }
    }

    fn last(cell: &Multiple, canvas: &Canvas<'_>, room: f64) -> Block {
        Block::new(&cell.last, room, canvas.text * 1.2, Weight::Regular, 1)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, area: Area, head: f64, scale: Scale) {
        let (link, spoken) = (address(self.of.href.as_deref()), self.said());
        let mut inner = Canvas::new(canvas.setting);
        self.content(&mut inner, area, head, scale);
        canvas.svg.said("pejl-chart-cell", link, &spoken, |svg| svg.take(&inner.svg));
    }

    fn said(&self) -> String {
        let Multiple { name, last, spoken, .. } = self.of;
        if spoken.is_empty() { format!("{name}: {last}") } else { spoken.clone() }
    }

    fn content(&self, canvas: &mut Canvas<'_>, area: Area, head: f64, scale: Scale) {
        canvas.svg.rect("", area, 4.0, Paint::filled(WHITE).edged(LINE, 1.0));
        let (left, mut y) = (area.x + PAD, area.y + PAD);
        canvas.svg.haloed("pejl-chart-label", &self.name, (left, y), Anchor::Start, INK);
        y += head + 3.0;
        let under = if self.below > 0.0 { y + ICON + 2.0 } else { y };
        canvas.svg.haloed("pejl-chart-label", &self.last, (left, under), Anchor::Start, INK);
        let icons = area.right() - PAD - ICON;
        icon::draw(&mut canvas.svg, self.of.variation.into(), (icons - ICON - 6.0, y), ICON);
        icon::draw(&mut canvas.svg, self.of.assurance.into(), (icons, y), ICON);
        y += ICON + self.below + 7.0;
        self.plot(canvas, Area::new(left, y, area.width - 2.0 * PAD, PLOT), scale);
    }

    fn plot(&self, canvas: &mut Canvas<'_>, area: Area, scale: Scale) {
        let size = canvas.text * 0.86;
        let figure = |canvas: &Canvas<'_>, value| Block { size, ..canvas.figure(value, scale, area.width * 0.4) };
        let (low, high) = (figure(canvas, scale.low()), figure(canvas, scale.high()));
        let room = low.width().max(high.width()) + 5.0;
        let area = Area::new(area.x + room, area.y + 4.0, area.width - room, area.height - 8.0);
        let plot = Plot { area, scale };
        for (block, y) in [(high, area.y), (low, area.bottom())] {
            let grid = Stroke::whole(Colour::new(0xe4, 0xe4, 0xe4), 1.0);
            canvas.stroke("pejl-chart-grid", (area.x, y), (area.right(), y), grid);
            let at = (area.x - 5.0, y - size * 0.67);
            canvas.svg.text("pejl-chart-tick", &block, at, Anchor::End, MUTED);
        }
        let slots = Slots::across(area, self.of.chart.points.len());
        let (chart, gaps) = (&self.of.chart, area.bottom());
        let inside = Inside { chart, plot, slots, detail: Detail::Bare, radius: RADIUS, gaps };
        inside.events(canvas, &vec![area.y; chart.events.len()]);
        inside.draw(canvas);
    }
}
