//! Lejre's fish ("fisken"): all core tasks together. The spine runs to the head, which is what they are all for; each
//! core task is a rib.

use crate::card::{Card, Ink, Type, side_by_side, tallest};
use crate::colour::{LINE, Look};
use crate::entry::{Caption, Entry};
use crate::outline::{Figure, Outline};
use crate::svg::{Anchor, Area, Paint, Svg, count, number};
use crate::{HEIGHT, WIDTH};

const CARD_WIDTH: f64 = 264.0;
const GAP: f64 = 18.0;
const TAIL: f64 = 74.0;
const HEAD_WIDTH: f64 = 210.0;
const SNOUT: f64 = 74.0;
/// From a card to the spine.
const RIB: f64 = 64.0;
/// How far a rib leans towards the head.
const LEAN: f64 = 46.0;
const HEAD_LEAST: f64 = 240.0;

/// All core tasks and what they are together for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fish {
    /// The overall aim: the head.
    pub aim: Entry,
    /// The core tasks, in order: above and below the spine in turn, from the tail to the head.
    pub tasks: Vec<Entry>,
}

/// Draws the fish. With many core tasks it becomes longer.
#[must_use]
pub fn fish(fish: &Fish, caption: &Caption, look: &Look) -> Figure {
    let mut svg = Svg::default();
    let (width, height) = Plan::of(fish).draw(&mut svg, look);
    let aim = Outline::from(&fish.aim).with(fish.tasks.iter().map(Outline::from));
    Figure { svg: svg.finish(caption, width, height), outline: Outline::figure(caption, vec![aim]) }
}

/// The cards, measured.
struct Plan {
    aim: Card,
    above: Vec<Card>,
    below: Vec<Card>,
}

/// Where the parts of the body are.
struct Body {
    spine: f64,
    tail: f64,
    head: Area,
    height: f64,
}

impl Plan {
    fn of(fish: &Fish) -> Self {
        let card = |task: &Entry| Card::new(task, &[], CARD_WIDTH, Type::CARD);
        let turn = |first: usize| fish.tasks.iter().skip(first).step_by(2).map(card).collect();
        let sizes = Type { heading: 24.0, text: 17.0, kind: 14.0, pad: 22.0, anchor: Anchor::Middle };
        Self { aim: Card::new(&fish.aim, &[], HEAD_WIDTH, sizes), above: turn(0), below: turn(1) }
    }

    fn body(&self) -> (f64, Body) {
        let columns = self.above.len().max(1);
        let ribs = count(columns) * CARD_WIDTH + count(columns - 1) * GAP;
        let width = (TAIL + ribs + LEAN + HEAD_WIDTH + SNOUT).max(WIDTH);
        let head_height = self.aim.height().max(HEAD_LEAST);
        let side = |cards: &[Card]| if cards.is_empty() { 0.0 } else { tallest(cards) + RIB };
        let (above, below) = (side(&self.above).max(head_height / 2.0), side(&self.below).max(head_height / 2.0));
        let height = (above + below + 4.0).max(HEIGHT * 0.72);
        let spine = 2.0 + above + (height - above - below - 4.0) / 2.0;
        let head = Area::new(width - SNOUT - HEAD_WIDTH, spine - head_height / 2.0, HEAD_WIDTH, head_height);
        (width, Body { spine, tail: TAIL, head, height })
    }

    /// Draws everything and tells how wide and high it became.
    fn draw(&self, svg: &mut Svg, look: &Look) -> (f64, f64) {
        let (width, body) = self.body();
        skin(svg, &body, look);
        let centre = TAIL + (body.head.x - LEAN - TAIL) / 2.0;
        let places = |number: usize| side_by_side(number, CARD_WIDTH, GAP, centre);
        let above: Vec<_> = self.above.iter().zip(places(self.above.len())).collect();
        let below: Vec<_> = self.below.iter().zip(places(self.below.len())).collect();
        for (_, x) in &above {
            rib(svg, (x + CARD_WIDTH / 2.0, body.spine - RIB + 1.0), body.spine, look);
        }
        for (_, x) in &below {
            rib(svg, (x + CARD_WIDTH / 2.0, body.spine + RIB - 1.0), body.spine, look);
        }
        let ink = Ink { heading: look.strong, ..Ink::plain() };
        head(svg, &self.aim, &body, look, |svg| {
            let mut lower = below.iter();
            for (card, x) in &above {
                let area = Area::new(*x, body.spine - RIB - card.height(), CARD_WIDTH, card.height());
                card.draw(svg, area, ink);
                if let Some((card, x)) = lower.next() {
                    card.draw(svg, Area::new(*x, body.spine + RIB, CARD_WIDTH, card.height()), ink);
                }
            }
        });
        (width, body.height)
    }
}

/// The outline of the body, the tail and the spine.
fn skin(svg: &mut Svg, body: &Body, look: &Look) {
    let (spine, neck) = (body.spine, body.head.x + 20.0);
    let bulge = (body.height * 0.44).min(spine - 4.0);
    let steps = format!(
        "M{} {}C{} {} {} {} {} {}L{} {}C{} {} {} {} {} {}Z",
        number(body.tail - 30.0),
        number(spine),
        number(body.tail + 130.0),
        number(spine - bulge),
        number(neck - 220.0),
        number(spine - bulge * 1.05),
        number(neck),
        number(body.head.y + 6.0),
        number(neck),
        number(body.head.bottom() - 6.0),
        number(neck - 220.0),
        number(spine + bulge * 1.05),
        number(body.tail + 130.0),
        number(spine + bulge),
        number(body.tail - 30.0),
        number(spine),
    );
    svg.path("", &steps, Paint::filled(look.tint));
    let tail = [(4.0, spine - 62.0), (body.tail - 18.0, spine), (4.0, spine + 62.0), (22.0, spine)];
    svg.polygon(&tail, Paint::filled(look.accent));
    let line = format!("M{} {}H{}", number(body.tail - 30.0), number(spine), number(body.head.x + 4.0));
    svg.path("", &line, Paint::drawn(look.strong, 5.0));
}

fn rib(svg: &mut Svg, from: (f64, f64), spine: f64, look: &Look) {
    let steps = format!("M{} {}L{} {}", number(from.0), number(from.1), number(from.0 + LEAN), number(spine));
    svg.path("pejl-figure-path", &steps, Paint::drawn(look.strong, 2.5));
}

/// The head with its snout and eye.
fn head(svg: &mut Svg, aim: &Card, body: &Body, look: &Look, within: impl FnOnce(&mut Svg)) {
    let (area, spine) = (body.head, body.spine);
    // A little of the snout lies under the head, so that no light shows between them.
    let cheek = area.right() - 3.0;
    let snout = area.right() + SNOUT - 3.0;
    let steps = format!(
        "M{} {}C{} {} {} {} {} {}C{} {} {} {} {} {}Z",
        number(cheek),
        number(area.y),
        number(cheek + SNOUT * 0.6),
        number(area.y),
        number(snout),
        number(spine - area.height * 0.22),
        number(snout),
        number(spine),
        number(snout),
        number(spine + area.height * 0.22),
        number(cheek + SNOUT * 0.6),
        number(area.bottom()),
        number(cheek),
        number(area.bottom()),
    );
    svg.path("", &steps, Paint::filled(look.accent));
    svg.circle(area.right() + 14.0, spine - area.height * 0.2, 9.0, Paint::filled(look.on_accent).edged(LINE, 0.0));
    aim.draw_with(svg, area, Ink { radius: 0.0, ..Ink::accent(look) }, within);
}
