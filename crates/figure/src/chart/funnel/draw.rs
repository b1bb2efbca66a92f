//! A funnel with all its words: axes, curves, points, and the names of those that stand out.

use super::{Curve, Funnel, FunnelUnit, Standing};
use crate::chart::canvas::{Canvas, End, LIMIT, MEAN, Sample};
use crate::chart::control::Status;
use crate::chart::labels::{self, Taken};
use crate::chart::scale::{Plot, Scale, drawable};
use crate::chart::setting::{Drawing, Setting, Size};
use crate::colour::{INK, MUTED};
use crate::entry::address;
use crate::svg::{Anchor, Area, Block, Stroke, number};

/// The outer limits.
const OUTER: Stroke = Stroke::whole(MUTED, 1.25);

/// A funnel, measured.
pub(super) struct Plan<'f> {
    funnel: &'f Funnel,
    canvas: Canvas<'f>,
    plot: Plot,
    sizes: Scale,
    ticks: Vec<(f64, Block)>,
    ends: Vec<End>,
}

impl FunnelUnit {
    fn is_drawable(&self) -> bool {
        self.size.is_finite() && self.rate.is_finite()
    }

    fn said(&self) -> &str {
        if self.spoken.is_empty() { &self.name } else { &self.spoken }
    }
}

/// The rates that there must be room for: all units, the centre, and the limits as far as they do not dwarf the units.
fn rates(funnel: &Funnel, steps: f64) -> Scale {
    let rates = funnel.units.iter().filter(|unit| unit.is_drawable()).map(|unit| unit.rate);
    let own: Vec<_> = rates.chain([funnel.centre.value]).chain(funnel.rates.including.iter().copied()).collect();
    let inner = Scale::of(own.iter().copied(), steps);
    let room = inner.high() - inner.low();
    let (least, most) = (inner.low() - room / 2.0, inner.high() + room / 2.0);
    let sizes = funnel.units.iter().filter(|unit| unit.is_drawable()).map(|unit| unit.size);
    let smallest = sizes.fold(f64::INFINITY, f64::min);
    let steps_seen = funnel.outer.steps.iter().filter(|(size, ..)| *size >= smallest);
    let limits = steps_seen.flat_map(|(_, lower, upper)| [*lower, *upper]);
    let limits = limits.filter(|limit| (least..=most).contains(limit));
    Scale::of(own.into_iter().chain(limits), steps)
}

impl<'f> Plan<'f> {
    pub(super) fn of(funnel: &'f Funnel, setting: &'f Setting<'f>) -> Self {
        let canvas = Canvas::new(setting);
        let scale = rates(funnel, setting.size.pick(6.0, 4.0));
        let sizes = funnel.units.iter().filter(|unit| unit.is_drawable()).map(|unit| unit.size);
        let sizes: Vec<_> = sizes.chain([0.0]).chain(funnel.sizes.including.iter().copied()).collect();
        let largest = sizes.iter().copied().filter(|size| size.is_finite()).fold(0.0, f64::max);
        let sizes = Scale::of(sizes, setting.size.pick(7.0, 4.0)).ending_after(largest);
        let (ticks, left) = canvas.y_ticks(scale);
        let area = Area::new(left + 10.0, 0.0, 0.0, setting.size.pick(320.0, 240.0));
        let unit = if funnel.rates.unit.is_empty() { 0.0 } else { canvas.line() + 2.0 };
        let plot = Plot { area: Area { y: unit + canvas.text * 0.8, ..area }, scale };
        let mut plan = Self { funnel, canvas, plot, sizes, ticks, ends: Vec::new() };
        plan.ends = plan.named_ends();
        let right = plan.ends.iter().map(|end| end.block.width() + 16.0).fold(14.0, f64::max);
        plan.plot.area.width = plan.canvas.width() - left - 12.0 - right;
        plan
    }

    /// What stands at the right end: the centre and the upper limits.
    fn named_ends(&self) -> Vec<End> {
        let room = self.canvas.width() * self.canvas.setting.size.pick(0.24, 0.2);
        let centre = &self.funnel.centre;
        let last = |curve: &Curve| curve.steps.iter().rfind(|(size, ..)| self.sizes.has(*size)).map(|step| step.2);
        let wide = self.canvas.setting.size == Size::Wide;
        let words = if wide { format!("{} {}", centre.name, centre.text) } else { centre.text.clone() };
        let curve = |curve: &Curve| last(curve).filter(|_| wide).map(|value| (value, curve.name.clone(), MUTED));
        let all = [Some((centre.value, words, INK)), curve(&self.funnel.outer), curve(&self.funnel.inner)];
        let all = all.into_iter().flatten().filter(|(value, ..)| value.is_finite() && self.plot.scale.has(*value));
        let ends =
            all.map(|(value, words, colour)| End { value, block: self.canvas.block(words.trim(), room), colour });
        ends.filter(|end| !end.block.lines.is_empty()).collect()
    }

    fn x(&self, size: f64) -> f64 {
        self.plot.area.x + self.sizes.share(size) * self.plot.area.width
    }

    pub(super) fn draw(mut self) -> Drawing {
        let (area, line) = (self.plot.area, self.canvas.line());
        let unit = self.canvas.block(&self.funnel.rates.unit, self.canvas.width() - 4.0);
        self.canvas.svg.text("pejl-chart-unit", &unit, (2.0, 0.0), Anchor::Start, MUTED);
        self.canvas.y_axis(&self.plot, &self.ticks);
        self.canvas.x_axis(area, self.sizes);
        for (curve, stroke) in [(&self.funnel.inner, LIMIT), (&self.funnel.outer, OUTER)] {
            for side in [|step: &(f64, f64, f64)| (step.0, step.1), |step: &(f64, f64, f64)| (step.0, step.2)] {
                let steps = self.curve(curve.steps.iter().map(side));
                if !steps.is_empty() {
                    self.canvas.svg.stroke("pejl-chart-limit", &steps, stroke);
                }
            }
        }
        if let Some(centre) = drawable(self.funnel.centre.value) {
            let y = self.plot.y(centre);
            self.canvas.stroke("pejl-chart-mean", (area.x, y), (area.right(), y), MEAN);
        }
        self.points();
        self.names();
        self.canvas.ends(&self.plot, &self.ends);
        let below = self.canvas.block(&self.funnel.sizes.unit, self.canvas.width() - 4.0);
        let mut y = area.bottom() + line + 8.0;
        if !below.lines.is_empty() {
            let middle = labels::within(area.centre(), below.width(), self.canvas.width());
            self.canvas.svg.text("pejl-chart-unit", &below, (middle, y), Anchor::Middle, MUTED);
            y += line;
        }
        let items = self.legend();
        let end = if items.is_empty() { y } else { self.canvas.legend(&items, y) };
        self.canvas.finish(end + 4.0)
    }

    /// The steps of a curve, as far as it is within the axes.
    fn curve(&self, steps: impl Iterator<Item = (f64, f64)>) -> String {
        let steps: Vec<_> = steps.filter(|(size, limit)| size.is_finite() && limit.is_finite()).collect();
        let (low, high) = (self.plot.scale.low(), self.plot.scale.high());
        let mut drawn = String::new();
        let mut reached = None;
        for (from, to) in steps.iter().zip(steps.iter().skip(1)) {
            let sizes = (self.sizes.low(), self.sizes.high());
            let turned = |(one, two): (f64, f64)| (two, one);
            let Some((start, end)) = clipped(turned(*from), turned(*to), sizes) else { continue };
            let Some((start, end)) = clipped(turned(start), turned(end), (low, high)) else { continue };
            if reached != Some(start) {
                drawn.push_str(&format!("M{} {}", number(self.x(start.0)), number(self.plot.y(start.1))));
            }
            drawn.push_str(&format!("L{} {}", number(self.x(end.0)), number(self.plot.y(end.1))));
            reached = Some(end);
        }
        drawn
    }

    fn place(&self, unit: &FunnelUnit) -> Option<(f64, f64)> {
        let (size, rate) = (drawable(unit.size)?, drawable(unit.rate)?);
        Some((self.x(size), self.plot.y(rate)))
    }

    fn points(&mut self) {
        for unit in &self.funnel.units {
            let Some(at) = self.place(unit) else { continue };
            self.canvas.svg.said("pejl-chart-point", address(unit.href.as_deref()), unit.said(), |svg| {
                svg.touch(Area::new(at.0 - 9.0, at.1 - 9.0, 18.0, 18.0));
                unit.mark.draw(svg, at, 4.5, Status::Final);
            });
        }
    }

    /// The names of units outside the limits, those furthest out first, where they cover nothing.
    fn names(&mut self) {
        let mut taken = Taken::default();
        for at in self.funnel.units.iter().filter_map(|unit| self.place(unit)) {
            taken.put(Area::new(at.0 - 5.0, at.1 - 5.0, 10.0, 10.0));
        }
        let mut units: Vec<_> = self.funnel.units.iter().filter(|unit| unit.standing > Standing::Within).collect();
        // Where there is not room for all, the larger ones are known to more people.
        units.sort_by(|one, two| two.standing.cmp(&one.standing).then(two.size.total_cmp(&one.size)));
        for unit in units {
            let Some((x, y)) = self.place(unit) else { continue };
            let block = self.canvas.block(&unit.name, self.canvas.width() * 0.34);
            let (wide, high) = (block.width(), self.canvas.text * 1.2);
            let beside = [(8.0, -high / 2.0), (-8.0 - wide, -high / 2.0)];
            let above = [-wide / 2.0, 4.0, -4.0 - wide].map(|across| (across, -high - 7.0));
            let below = [-wide / 2.0, 4.0, -4.0 - wide].map(|across| (across, 7.0));
            let places = beside.into_iter().chain(above).chain(below);
            let places = places.map(|(across, down)| Area::new(x + across, y + down, wide, high));
            let area = self.plot.area;
            let inside = places.filter(|place| {
                place.x >= area.x
                    && place.right() <= area.right()
                    && place.y >= area.y
                    && place.bottom() <= area.bottom()
            });
            if let Some(place) = taken.first_free(inside) {
                self.canvas.label(&block, (place.x, place.y - self.canvas.text * 0.05), Anchor::Start, INK);
            }
        }
    }

    fn legend(&self) -> Vec<(Sample, String)> {
        let drawn = self.funnel.units.iter().filter(|unit| unit.is_drawable());
        let seen: Vec<_> = drawn.map(|unit| (unit.mark, Status::Final)).collect();
        let mut items = Canvas::marks(&seen, &self.funnel.words);
        if self.canvas.setting.size == Size::Narrow {
            let centre = &self.funnel.centre;
            items.push((Sample::Line(MEAN), format!("{} {}", centre.name, centre.text).trim().to_owned()));
            items.push((Sample::Line(OUTER), self.funnel.outer.name.clone()));
            items.push((Sample::Line(LIMIT), self.funnel.inner.name.clone()));
        }
        items.retain(|(_, words)| !words.is_empty());
        items
    }
}

/// The part of a line between two heights.
fn clipped(from: (f64, f64), to: (f64, f64), (low, high): (f64, f64)) -> Option<((f64, f64), (f64, f64))> {
    if (from.1 < low && to.1 < low) || (from.1 > high && to.1 > high) {
        return None;
    }
    let cut = |end: (f64, f64), other: (f64, f64)| {
        let height = end.1.clamp(low, high);
        if height == end.1 {
            return end;
        }
        let share = (height - end.1) / (other.1 - end.1);
        (end.0 + (other.0 - end.0) * share, height)
    };
    Some((cut(from, to), cut(to, from)))
}
