//! The lines of a thread: from box to box in soft curves, between the boxes of the layers they pass, with arrowheads and
//! the words for how things hang together.

use crate::colour::{Look, MUTED, WHITE};
use crate::measure::{self, Weight};
use crate::svg::{Anchor, Area, Block, LEADING, Paint, Svg, count, number};

use super::layers::{Layers, Route, Row};
use super::{Arrow, Tie};

const WORD: f64 = 12.5;
const WORD_ROOM: f64 = 190.0;
const HEAD: f64 = 9.0;
const ASIDE: f64 = 24.0;

/// A line between two boxes, ready to be drawn.
struct Line<'t> {
    /// Where it leaves the upper box, and where it arrives at the lower.
    from: (f64, f64),
    to: (f64, f64),
    /// Where it passes, above and below each layer between.
    passes: Vec<(f64, f64, f64)>,
    /// Bottom of the upper box's layer.
    leave: f64,
    ups: bool,
    downs: bool,
    words: Vec<&'t str>,
}

/// Draws all lines, then the words on them.
pub(super) fn draw(svg: &mut Svg, layers: &Layers, ties: &[Tie<'_>], areas: &[Area], rows: &[Row], look: &Look) {
    let lines: Vec<_> = layers.routes.iter().filter_map(|route| line(layers, route, ties, areas, rows)).collect();
    for line in &lines {
        svg.path("pejl-figure-path", &line.steps(), Paint::drawn(look.strong, 1.75));
        if line.ups {
            arrowhead(svg, line.from, 1.0, look);
        }
        if line.downs {
            arrowhead(svg, line.to, -1.0, look);
        }
    }
    let mut taken: Vec<Area> = Vec::new();
    for line in &lines {
        let area = line.room_for_words(&taken);
        taken.push(area);
        svg.rect("", area, 2.0, Paint::filled(WHITE));
        for (word, place) in line.words.iter().zip(0_u32..) {
            let block = Block::new(word, WORD_ROOM, WORD, Weight::Regular, 1);
            let top = area.y + 1.0 + f64::from(place) * WORD * LEADING;
            svg.text("pejl-figure-relation", &block, (area.centre(), top), Anchor::Middle, MUTED);
        }
    }
}

fn line<'t>(layers: &Layers, route: &Route, ties: &[Tie<'t>], areas: &[Area], rows: &[Row]) -> Option<Line<'t>> {
    let (upper, lower) = (areas.get(route.upper)?, areas.get(route.lower)?);
    let row = rows.get(layers.layer(route.upper))?;
    let passes = layers.bends(route).into_iter().filter_map(|(layer, x)| {
        let row = rows.get(layer).filter(|row| row.height > 0.0)?;
        Some((x, row.top, row.top + row.height))
    });
    let mut line = Line {
        from: (upper.centre(), upper.bottom()),
        to: (port(layers, route, areas), lower.y),
        passes: passes.collect(),
        leave: row.top + row.height,
        ups: false,
        downs: false,
        words: Vec::new(),
    };
    for tie in ties {
        // A line that was turned, so as not to close a circle, has its upper end below.
        let arrow = match tie.link.arrow {
            arrow if (tie.upper, tie.lower) == (route.upper, route.lower) => arrow,
            Arrow::Up if (tie.lower, tie.upper) == (route.upper, route.lower) => Arrow::Down,
            Arrow::Down if (tie.lower, tie.upper) == (route.upper, route.lower) => Arrow::Up,
            _ => continue,
        };
        line.ups |= arrow == Arrow::Up;
        line.downs |= arrow == Arrow::Down;
        line.words.push(&tie.link.relation);
    }
    if !line.ups {
        // Beside the arrowheads of those that point to this box.
        let aside = if line.to.0 < line.from.0 { -ASIDE } else { ASIDE };
        line.from.0 += aside;
    }
    Some(line)
}

/// Where a line arrives at its lower box: when there are several, side by side in the order they come from.
fn port(layers: &Layers, route: &Route, areas: &[Area]) -> f64 {
    let Some(lower) = areas.get(route.lower) else { return 0.0 };
    let comes_from = |one: &Route| {
        let upper = areas.get(one.upper).map_or(0.0, |area| area.centre());
        layers.bends(one).last().map_or(upper, |(_, x)| *x)
    };
    let arriving: Vec<_> = layers.routes.iter().filter(|one| one.lower == route.lower).collect();
    let own = (comes_from(route), route.upper);
    let before = arriving.iter().filter(|one| {
        let other = (comes_from(one), one.upper);
        other.0.total_cmp(&own.0).then(other.1.cmp(&own.1)).is_lt()
    });
    let share = count(before.count() + 1) / count(arriving.len() + 1);
    lower.x + lower.width * share
}

impl Line<'_> {
    /// The corners between which the curves run: pairs of a curve's beginning and end, downwards.
    fn curves(&self) -> Vec<((f64, f64), (f64, f64))> {
        let mut begin = (self.from.0, self.leave);
        let mut curves = Vec::new();
        for (x, top, bottom) in &self.passes {
            curves.push((begin, (*x, *top)));
            begin = (*x, *bottom);
        }
        curves.push((begin, self.to));
        curves
    }

    fn steps(&self) -> String {
        let mut steps = format!("M{} {}", number(self.from.0), number(self.from.1));
        for ((x, y), (to_x, to_y)) in self.curves() {
            let half = number(f64::midpoint(y, to_y));
            steps.push_str(&format!(
                "L{} {}C{} {half} {} {half} {} {}",
                number(x),
                number(y),
                number(x),
                number(to_x),
                number(to_x),
                number(to_y)
            ));
        }
        steps
    }

    /// Where the words stand on the last curve: the first place, from below, where no others are.
    fn room_for_words(&self, taken: &[Area]) -> Area {
        let widths = self.words.iter().map(|word| measure::width(word, WORD, Weight::Regular).min(WORD_ROOM));
        let width = widths.fold(0.0, f64::max) + 8.0;
        let height = count(self.words.len()) * WORD * LEADING + 2.0;
        let (from, to) = self.curves().last().copied().unwrap_or((self.from, self.to));
        let at = |share: f64| {
            // A point on the curve, by Bernstein's polynomials.
            let bend = share * share * (3.0 - 2.0 * share);
            let rest = 1.0 - share;
            let half = f64::midpoint(from.1, to.1);
            let y = rest.powi(3) * from.1 + 3.0 * rest * share * half + share.powi(3) * to.1;
            Area::new(from.0 + (to.0 - from.0) * bend - width / 2.0, y - height / 2.0, width, height)
        };
        let free = |area: &Area| !taken.iter().any(|other| area.meets(*other));
        [0.74, 0.6, 0.46, 0.34].into_iter().map(at).find(free).unwrap_or_else(|| at(0.74))
    }
}

/// An arrowhead with its point at a place: upwards when `way` is 1, downwards when it is -1.
fn arrowhead(svg: &mut Svg, point: (f64, f64), way: f64, look: &Look) {
    let (x, y) = point;
    let base = y + way * HEAD;
    svg.polygon(&[(x, y), (x + HEAD * 0.62, base), (x - HEAD * 0.62, base)], Paint::filled(look.strong));
}
