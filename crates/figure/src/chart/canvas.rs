//! A drawing of a chart being made: its text sizes, axes and legend, which are the same on all of them.

use super::control::{MarkWords, Status};
use super::labels;
use super::mark::PointMark;
use super::scale::{Plot, Scale};
use super::setting::{Drawing, Setting};
use crate::colour::{Colour, INK, LINE, MUTED};
use crate::entry::Caption;
use crate::measure::Weight;
use crate::svg::{Anchor, Area, Block, LEADING, Stroke, Svg, number};

/// Lines behind everything.
const GRID: Stroke = Stroke::whole(Colour::new(0xe4, 0xe4, 0xe4), 1.0);
/// The mean.
pub(super) const MEAN: Stroke = Stroke::whole(INK, 1.5);
/// Limits.
pub(super) const LIMIT: Stroke = Stroke { colour: MUTED, thickness: 1.25, dash: "6 3" };
/// Limits from few points.
pub(super) const TRIAL: Stroke = Stroke { colour: MUTED, thickness: 1.25, dash: "3 8" };
/// What a series is compared with: neither its limits nor the line through its points.
pub(super) const COMPARISON: Stroke = Stroke { colour: MUTED, thickness: 2.0, dash: "2 3" };
/// From a line's sample to its words.
const SAMPLE: f64 = 30.0;

/// A drawing being made.
pub(super) struct Canvas<'s> {
    pub(super) svg: Svg,
    pub(super) setting: &'s Setting<'s>,
    /// Size of the text.
    pub(super) text: f64,
}

/// A line's name at its right end.
pub(super) struct End {
    pub(super) value: f64,
    pub(super) block: Block,
    pub(super) colour: Colour,
}

/// What stands before the words of a legend.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Sample {
    Mark(PointMark, Status),
    Gap,
    /// The number of an event.
    Number(String),
    Line(Stroke),
    Hatch(Colour),
}

impl<'s> Canvas<'s> {
    pub(super) fn new(setting: &'s Setting<'s>) -> Self {
        Self { svg: Svg::default(), setting, text: setting.size.pick(14.0, 13.0) }
    }

    pub(super) fn width(&self) -> f64 {
        self.setting.size.width()
    }

    /// Height of a line of text.
    pub(super) fn line(&self) -> f64 {
        self.text * LEADING
    }

    /// A text on one line, shortened to its room.
    pub(super) fn block(&self, words: &str, room: f64) -> Block {
        Block::new(words, room, self.text, Weight::Regular, 1)
    }

    /// A text on one line where there is always room for it.
    pub(super) fn figure(&self, value: f64, scale: Scale, room: f64) -> Block {
        self.block(&(self.setting.figures)(value, scale.decimals()), room)
    }

    /// Target lines, in the municipality's colour.
    pub(super) fn target(&self) -> Stroke {
        Stroke { colour: self.setting.look.strong, thickness: 2.0, dash: "10 3 2 3" }
    }

    pub(super) fn stroke(&mut self, class: &str, from: (f64, f64), to: (f64, f64), stroke: Stroke) {
        let steps = format!("M{} {}L{} {}", number(from.0), number(from.1), number(to.0), number(to.1));
        self.svg.stroke(class, &steps, stroke);
    }

    pub(super) fn label(&mut self, block: &Block, at: (f64, f64), anchor: Anchor, colour: Colour) {
        self.svg.haloed("pejl-chart-label", block, at, anchor, colour);
    }

    /// Names at the right ends of lines, moved apart where they would lie over each other.
    pub(super) fn ends(&mut self, plot: &Plot, ends: &[End]) {
        let (area, line) = (plot.area, self.line());
        let wanted: Vec<_> = ends.iter().map(|end| plot.y(end.value)).collect();
        let placed = labels::spread(&wanted, line, area.y - line * 0.1, area.bottom() + line * 0.1);
        for ((end, wanted), placed) in ends.iter().zip(wanted).zip(placed) {
            let Some(middle) = placed else { continue };
            let x = area.right() + 13.0;
            self.stroke("", (area.right() + 1.0, wanted), (x - 3.0, middle), Stroke::whole(LINE, 1.0));
            self.label(&end.block, (x, middle - self.text * 0.67), Anchor::Start, end.colour);
        }
    }

    /// What the ticks of a y axis say, and how much room the widest takes.
    pub(super) fn y_ticks(&self, scale: Scale) -> (Vec<(f64, Block)>, f64) {
        let room = self.width() * 0.22;
        let ticks: Vec<_> = scale.ticks().into_iter().map(|tick| (tick, self.figure(tick, scale, room))).collect();
        let widest = ticks.iter().map(|(_, block)| block.width()).fold(0.0, f64::max);
        (ticks, widest)
    }

    /// The lines of a grid with the figures beside them.
    pub(super) fn y_axis(&mut self, plot: &Plot, ticks: &[(f64, Block)]) {
        let area = plot.area;
        for (tick, block) in ticks {
            let y = plot.y(*tick);
            let stroke = if *tick == 0.0 { Stroke::whole(MUTED, 1.0) } else { GRID };
            self.stroke("pejl-chart-grid", (area.x, y), (area.right(), y), stroke);
            let at = (area.x - 8.0, y - self.text * 0.67);
            self.svg.text("pejl-chart-tick", block, at, Anchor::End, MUTED);
        }
        self.stroke(
            "pejl-chart-grid",
            (area.x, area.bottom()),
            (area.right(), area.bottom()),
            Stroke::whole(LINE, 1.0),
        );
    }

    /// Labels in a row, each below its tick, only as many as there is room for.
    pub(super) fn x_labels(&mut self, blocks: &[(f64, Block)], top: f64) {
        let width = self.width();
        let place = |(middle, block): &(f64, Block)| (labels::within(*middle, block.width(), width), block.width());
        let places: Vec<_> = blocks.iter().map(place).collect();
        for shown in labels::thinned(&places, self.text * 0.7) {
            let (Some((tick, block)), Some((middle, _))) = (blocks.get(shown), places.get(shown)) else { continue };
            self.stroke("pejl-chart-grid", (*tick, top), (*tick, top + 4.0), Stroke::whole(LINE, 1.0));
            self.svg.text("pejl-chart-tick", block, (*middle, top + 5.0), Anchor::Middle, MUTED);
        }
    }

    /// Vertical lines of a grid with the figures below.
    pub(super) fn x_axis(&mut self, area: Area, scale: Scale) {
        let room = self.width() * 0.3;
        let ticks = scale.ticks().into_iter();
        let ticks: Vec<_> =
            ticks.map(|tick| (area.x + scale.share(tick) * area.width, self.figure(tick, scale, room))).collect();
        for (x, _) in &ticks {
            self.stroke("pejl-chart-grid", (*x, area.y), (*x, area.bottom()), GRID);
        }
        self.x_labels(&ticks, area.bottom());
    }

    /// Words with their samples, in as many rows as they need; answers where they end.
    pub(super) fn legend(&mut self, items: &[(Sample, String)], top: f64) -> f64 {
        let (all, gap) = (self.width(), self.text * 1.6);
        let (mut x, mut y, mut last) = (2.0, top + 10.0, top);
        for (sample, words) in items {
            let lead =
                if matches!(sample, Sample::Mark(..) | Sample::Gap | Sample::Number(_)) { 18.0 } else { SAMPLE + 6.0 };
            let block = self.block(words, all - lead - 8.0);
            if x > 2.0 && x + lead + block.width() > all - 2.0 {
                (x, y) = (2.0, y + self.line() + 2.0);
            }
            self.svg.open("pejl-chart-legend");
            self.sample(sample, x, y + self.text * 0.68);
            self.label(&block, (x + lead, y), Anchor::Start, INK);
            self.svg.close();
            x += lead + block.width() + gap;
            last = y + self.line();
        }
        last
    }

    fn sample(&mut self, sample: &Sample, x: f64, middle: f64) {
        match sample {
            Sample::Mark(mark, status) => mark.draw(&mut self.svg, (x + 7.0, middle), 4.5, *status),
            Sample::Gap => cross(&mut self.svg, (x + 7.0, middle), 4.0),
            Sample::Number(number) => {
                let block = Block::new(number, SAMPLE, self.text, Weight::Bold, 1);
                self.label(&block, (x + 7.0, middle - self.text * 0.68), Anchor::Middle, INK);
            }
            Sample::Line(stroke) => self.stroke("", (x, middle), (x + SAMPLE, middle), *stroke),
            Sample::Hatch(colour) => hatch(&mut self.svg, Area::new(x, middle - 5.0, SAMPLE, 10.0), *colour),
        }
    }

    /// The shapes that are seen, with their words; those without a word are left out.
    pub(super) fn marks(seen: &[(PointMark, Status)], words: &MarkWords) -> Vec<(Sample, String)> {
        let word = |mark: PointMark| match mark {
            PointMark::Common => &words.common,
            PointMark::Improvement => &words.improvement,
            PointMark::Concern => &words.concern,
            PointMark::NeutralHigh => &words.neutral_high,
            PointMark::NeutralLow => &words.neutral_low,
        };
        let marks = PointMark::ALL.into_iter().filter(|mark| seen.iter().any(|(seen, _)| seen == mark));
        let marks = marks.map(|mark| (Sample::Mark(mark, Status::Final), word(mark).clone()));
        let preliminary = seen.iter().any(|(_, status)| *status == Status::Preliminary);
        let hollow =
            preliminary.then(|| (Sample::Mark(PointMark::Common, Status::Preliminary), words.preliminary.clone()));
        marks.chain(hollow).filter(|(_, words)| !words.is_empty()).collect()
    }

    /// The chart, so high.
    pub(super) fn finish(self, height: f64) -> Drawing {
        let size = self.setting.size.word();
        let caption = Caption { id: format!("{}-{size}", self.setting.caption.id), ..self.setting.caption.clone() };
        let class = format!("pejl-figure pejl-chart pejl-chart-{size}");
        Drawing { svg: self.svg.finish_as(&class, &caption, self.setting.size.width(), height) }
    }
}

/// The sign of a value that is not there.
pub(super) fn cross(svg: &mut Svg, (x, y): (f64, f64), arm: f64) {
    let at = |across: f64, down: f64| format!("{} {}", number(x + across * arm), number(y + down * arm));
    let steps = format!("M{}L{}M{}L{}", at(-1.0, -1.0), at(1.0, 1.0), at(-1.0, 1.0), at(1.0, -1.0));
    svg.stroke("", &steps, Stroke::whole(MUTED, 1.5));
}

/// Slanting lines over an area, between two lines.
pub(super) fn hatch(svg: &mut Svg, area: Area, colour: Colour) {
    const APART: f64 = 7.0;
    let mut steps = String::new();
    let across = area.width + area.height;
    let mut offset = APART;
    while offset < across {
        // From the upper or right edge down to the left or lower one, at 45 degrees.
        let (from, to) = (offset.min(area.width), (offset - area.height).max(0.0));
        let (start, end) = (offset - from, offset - to);
        steps.push_str(&format!(
            "M{} {}L{} {}",
            number(area.x + from),
            number(area.y + start),
            number(area.x + to),
            number(area.y + end)
        ));
        offset += APART;
    }
    svg.stroke("pejl-chart-band", &steps, Stroke::whole(colour, 0.6));
    for y in [area.y, area.bottom()] {
        let steps = format!("M{} {}L{} {}", number(area.x), number(y), number(area.right()), number(y));
        svg.stroke("pejl-chart-band", &steps, Stroke::whole(colour, 1.0));
    }
}
