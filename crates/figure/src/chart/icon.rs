//! The icons of verdicts, drawn for Pejl: a variation has the shape that its points have, with the way it goes.

use super::mark::{BLUE, GREY, ORANGE, PURPLE, PointMark};
use crate::colour::{MUTED, WHITE};
use crate::svg::{Paint, Stroke, Svg, number};

/// How wide and high an icon is.
const SIDE: f64 = 40.0;

/// What the last point says: as usual, or changed, and which way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Variation {
    /// As usual.
    CommonCause,
    /// Better, by being high.
    ImprovementHigh,
    /// Better, by being low.
    ImprovementLow,
    /// Worse, by being high.
    ConcernHigh,
    /// Worse, by being low.
    ConcernLow,
    /// High, and neither is better.
    NeutralHigh,
    /// Low, and neither is better.
    NeutralLow,
    /// More than chance, but nobody can say which way: a run chart without a run that goes on.
    Signal,
    /// Nothing can be said.
    #[default]
    None,
}

/// Whether the process as it is can meet its target.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Assurance {
    /// It meets it every time.
    Passes,
    /// It misses it every time.
    Fails,
    /// It meets it at times, by chance.
    HitOrMiss,
    /// Nothing can be said.
    #[default]
    None,
}

/// A verdict that has an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Of variation.
    Variation(Variation),
    /// Of assurance.
    Assurance(Assurance),
}

impl From<Variation> for Verdict {
    fn from(variation: Variation) -> Self {
        Self::Variation(variation)
    }
}

impl From<Assurance> for Verdict {
    fn from(assurance: Assurance) -> Self {
        Self::Assurance(assurance)
    }
}

/// Draws the icon as an `<svg>` of 40 × 40 that is hidden from those who listen: the page says the same in words
/// beside it.
#[must_use]
pub fn icon(verdict: impl Into<Verdict>) -> String {
    let mut svg = Svg::default();
    draw(&mut svg, verdict.into(), (0.0, 0.0), SIDE);
    svg.finish_icon(SIDE)
}

/// Draws the icon with its upper left corner at a place.
pub(super) fn draw(svg: &mut Svg, verdict: Verdict, (x, y): (f64, f64), side: f64) {
    let pen = Pen { middle: (x + side / 2.0, y + side / 2.0), unit: side / SIDE };
    match verdict {
        Verdict::Variation(variation) => pen.variation(svg, variation),
        Verdict::Assurance(assurance) => pen.assurance(svg, assurance),
    }
}

/// Draws around the middle of an icon, in fortieths of its side.
struct Pen {
    middle: (f64, f64),
    unit: f64,
}

impl Pen {
    fn steps(&self, lines: &[&[(f64, f64)]]) -> String {
        let mut steps = String::new();
        for line in lines {
            for (place, (x, y)) in line.iter().enumerate() {
                let (x, y) = (self.middle.0 + x * self.unit, self.middle.1 + y * self.unit);
                steps.push_str(&format!("{}{} {}", if place == 0 { 'M' } else { 'L' }, number(x), number(y)));
            }
        }
        steps
    }

    fn stroke(&self, svg: &mut Svg, lines: &[&[(f64, f64)]], mut stroke: Stroke) {
        stroke.thickness *= self.unit;
        svg.stroke("", &self.steps(lines), stroke);
    }

    fn shape(&self, svg: &mut Svg, mark: PointMark, radius: f64) {
        mark.shape(svg, self.middle, radius * self.unit, Paint::filled(mark.colour()));
    }

    /// The shape of the points, with an arrow where there is a way.
    fn variation(&self, svg: &mut Svg, variation: Variation) {
        let (mark, radius, way) = match variation {
            Variation::None => {
                return self.nothing(
                    svg,
                    &[&[(-8.0, 0.0), (-5.0, 0.0)], &[(-1.5, 0.0), (1.5, 0.0)], &[(5.0, 0.0), (8.0, 0.0)]],
                );
            }
            Variation::Signal => return self.signal(svg),
            Variation::CommonCause => (PointMark::Common, 17.0, 0.0),
            Variation::ImprovementHigh => (PointMark::Improvement, 13.9, -1.0),
            Variation::ImprovementLow => (PointMark::Improvement, 13.9, 1.0),
            Variation::ConcernHigh => (PointMark::Concern, 16.0, -1.0),
            Variation::ConcernLow => (PointMark::Concern, 16.0, 1.0),
            Variation::NeutralHigh => (PointMark::NeutralHigh, 14.6, -1.0),
            Variation::NeutralLow => (PointMark::NeutralLow, 14.6, 1.0),
        };
        self.shape(svg, mark, radius);
        let white = Stroke::whole(WHITE, 3.0);
        if mark == PointMark::Common {
            let wave = [(-11.0, 3.0), (-6.0, -4.0), (-1.0, 4.0), (4.0, -4.0), (7.5, 3.0), (11.0, -2.0)];
            return self.stroke(svg, &[&wave], Stroke::whole(WHITE, 2.5));
        }
        // A triangle has its room towards its foot, and is narrower.
        let is_triangle = matches!(mark, PointMark::NeutralHigh | PointMark::NeutralLow);
        let (size, aside) = if is_triangle { (0.72, -3.0 * way) } else { (1.0, 0.0) };
        let at = |x: f64, y: f64| (x * size, y * size * way + aside);
        self.stroke(svg, &[&[at(0.0, -9.0), at(0.0, 9.0)], &[at(-7.0, 2.0), at(0.0, 9.0), at(7.0, 2.0)]], white);
    }

    /// A ring, as around a target, with what becomes of it.
    fn assurance(&self, svg: &mut Svg, assurance: Assurance) {
        let colour = match assurance {
            Assurance::None => return self.nothing(svg, &[&[(-7.0, 0.0), (7.0, 0.0)]]),
            Assurance::Passes => BLUE,
            Assurance::Fails => ORANGE,
            Assurance::HitOrMiss => MUTED,
        };
        let ring = Paint::filled(WHITE).edged(colour, 3.5 * self.unit);
        svg.circle(self.middle.0, self.middle.1, 17.0 * self.unit, ring);
        let stroke = Stroke::whole(colour, 4.0);
        match assurance {
            Assurance::Passes => self.stroke(svg, &[&[(-8.5, 0.5), (-2.5, 7.0), (8.5, -6.5)]], stroke),
            Assurance::Fails => self.stroke(svg, &[&[(-6.5, -6.5), (6.5, 6.5)], &[(-6.5, 6.5), (6.5, -6.5)]], stroke),
            Assurance::HitOrMiss | Assurance::None => {
                let (x, y, r) = (number(self.middle.0), self.middle.1, 10.5 * self.unit);
                let (top, bottom, r) = (number(y - r), number(y + r), number(r));
                svg.path("", &format!("M{x} {top}A{r} {r} 0 0 1 {x} {bottom}Z"), Paint::filled(colour));
            }
        }
    }

    /// A disc with an exclamation mark: look here.
    fn signal(&self, svg: &mut Svg) {
        svg.circle(self.middle.0, self.middle.1, 17.0 * self.unit, Paint::filled(PURPLE));
        let white = Stroke::whole(WHITE, 4.0);
        self.stroke(svg, &[&[(0.0, -10.5), (0.0, 2.5)], &[(0.0, 7.5), (0.0, 10.5)]], white);
    }

    fn nothing(&self, svg: &mut Svg, lines: &[&[(f64, f64)]]) {
        let (x, y) = self.middle;
        let radius = 16.5 * self.unit;
        let (left, right) = (number(x - radius), number(x + radius));
        let (r, y) = (number(radius), number(y));
        let circle = format!("M{left} {y}A{r} {r} 0 0 1 {right} {y}A{r} {r} 0 0 1 {left} {y}");
        svg.stroke("", &circle, Stroke { colour: GREY, thickness: 2.0 * self.unit, dash: "4 3" });
        self.stroke(svg, lines, Stroke::whole(GREY, 2.5));
    }
}
