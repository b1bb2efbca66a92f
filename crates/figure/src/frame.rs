//! Glostrup's figure: the core task in the middle of its frame. Professional skill, resources, law and surroundings each
//! set conditions for it.

use crate::card::{Card, Ink, Type, as_large_as_fits};
use crate::colour::{Look, WHITE};
use crate::entry::{Caption, Entry, Group};
use crate::outline::{Figure, Outline};
use crate::svg::{Anchor, Area, Paint, Svg, number};
use crate::{HEIGHT, WIDTH};

/// How thick the frame is at the sides.
const SIDE: f64 = 290.0;
/// How thick it is at least above and below.
const BAND: f64 = 130.0;
/// From the frame to the core task.
const AIR: f64 = 40.0;
const BEVEL: f64 = 3.0;

/// A core task and what sets its conditions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// The core task.
    pub core_task: Entry,
    /// The four sides, each with the conditions it sets: above, left, right, below.
    pub sides: [Group; 4],
}

/// Draws the frame.
#[must_use]
pub fn frame(frame: &Frame, caption: &Caption, look: &Look) -> Figure {
    let mut svg = Svg::default();
    let plan = as_large_as_fits(|scale| Plan::of(frame, scale.min(1.2)), |plan| plan.places().outer.bottom() < HEIGHT);
    let height = plan.draw(&mut svg, look);
    let core_task = Outline::from(&frame.core_task).with(frame.sides.iter().map(Outline::from));
    Figure { svg: svg.finish(caption, WIDTH, height), outline: Outline::figure(caption, vec![core_task]) }
}

/// The cards, measured.
struct Plan {
    core_task: Card,
    above: Card,
    left: Card,
    right: Card,
    below: Card,
}

/// Where the parts are.
struct Places {
    outer: Area,
    inner: Area,
    core_task: Area,
}

impl Plan {
    fn of(frame: &Frame, scale: f64) -> Self {
        let sizes = Type { heading: 20.0, text: 15.5, pad: 26.0, ..Type::CARD }.scaled(scale);
        let middle = Type { heading: 30.0, text: 17.0, kind: 15.0, pad: 30.0, anchor: Anchor::Middle }.scaled(scale);
        let side = |group: &Group, width: f64| Card::new(&group.head, &group.entries, width, sizes);
        let [above, left, right, below] = &frame.sides;
        let inner = WIDTH - 4.0 - 2.0 * SIDE;
        Self {
            core_task: Card::new(&frame.core_task, &[], inner - 2.0 * AIR, middle),
            above: side(above, inner),
            left: side(left, SIDE),
            right: side(right, SIDE),
            below: side(below, inner),
        }
    }

    fn places(&self) -> Places {
        let (above, below) = (self.above.height().max(BAND), self.below.height().max(BAND));
        let sides = self.left.height().max(self.right.height());
        let core_task = self.core_task.height();
        let between = sides.max(core_task + 2.0 * AIR).max(HEIGHT - 5.0 - above - below);
        let outer = Area::new(2.0, 2.0, WIDTH - 4.0, above + between + below);
        let inner = Area::new(outer.x + SIDE, outer.y + above, outer.width - 2.0 * SIDE, between);
        let high = core_task.max((between - 2.0 * AIR).min(core_task * 1.5));
        let area = Area::new(inner.x + AIR, inner.middle() - high / 2.0, inner.width - 2.0 * AIR, high);
        Places { outer, inner, core_task: area }
    }

    /// Draws everything and tells how high it became.
    fn draw(&self, svg: &mut Svg, look: &Look) -> f64 {
        let places = self.places();
        let (outer, inner) = (places.outer, places.inner);
        moulding(svg, outer, inner, look);
        let side = |card: &Card, x: f64| Area::new(x, inner.middle() - card.height() / 2.0, SIDE, card.height());
        // What stands above and below is as a whole in the middle.
        let band = |card: &Card, top: f64, height: f64| {
            let width = card.needed_width().min(inner.width);
            Area::new(inner.centre() - width / 2.0, top + (height - card.height()) / 2.0, width, card.height())
        };
        self.core_task.draw_with(svg, places.core_task, Ink::accent(look), |svg| {
            self.above.draw(svg, band(&self.above, outer.y, inner.y - outer.y), Ink::bare(look));
            self.left.draw(svg, side(&self.left, outer.x), Ink::bare(look));
            self.right.draw(svg, side(&self.right, inner.right()), Ink::bare(look));
            self.below.draw(svg, band(&self.below, inner.bottom(), outer.bottom() - inner.bottom()), Ink::bare(look));
        });
        outer.bottom() + 2.0
    }
}

/// The four mitred sides, as of a picture's frame.
fn moulding(svg: &mut Svg, outer: Area, inner: Area, look: &Look) {
    svg.rect("", outer, 0.0, Paint::filled(look.tint).edged(look.strong, 2.5));
    let corners = [
        (outer.x, outer.y, inner.x, inner.y),
        (outer.right(), outer.y, inner.right(), inner.y),
        (outer.x, outer.bottom(), inner.x, inner.bottom()),
        (outer.right(), outer.bottom(), inner.right(), inner.bottom()),
    ];
    for (x, y, to_x, to_y) in corners {
        let steps = format!("M{} {}L{} {}", number(x), number(y), number(to_x), number(to_y));
        svg.path("", &steps, Paint::drawn(look.strong, BEVEL / 2.0));
    }
    svg.rect("", inner, 0.0, Paint::filled(WHITE).edged(look.strong, 2.5));
}
