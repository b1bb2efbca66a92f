//! Nyborg's overview page ("Det samlede overblik"): the overall core task as north, the welfare tasks under it, and the
//! organisational task as the ground that carries them.

use crate::card::{Card, Ink, Type, as_large_as_fits, side_by_side, tallest};
use crate::colour::Look;
use crate::entry::{Caption, Entry};
use crate::outline::{Figure, Outline};
use crate::svg::{Anchor, Area, Paint, Svg, count};
use crate::{HEIGHT, WIDTH};

const GAP: f64 = 18.0;
/// Between north, tasks and ground.
const STEP: f64 = 42.0;
const ROOF: f64 = 52.0;
const BASE: f64 = 12.0;
const MOST_IN_A_ROW: usize = 4;

/// A model of core tasks on one page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overview {
    /// The overall core task; `None` in a model without one.
    pub north: Option<Entry>,
    /// The core tasks under it, in order.
    pub tasks: Vec<Entry>,
    /// The organisational task; `None` in a model without one.
    pub ground: Option<Entry>,
}

/// Draws the overview.
#[must_use]
pub fn overview(overview: &Overview, caption: &Caption, look: &Look) -> Figure {
    let mut svg = Svg::default();
    let plan = as_large_as_fits(|scale| Plan::of(overview, scale.min(1.2)), |plan| plan.least() <= HEIGHT);
    let height = plan.draw(&mut svg, look);
    let children = overview.north.iter().chain(&overview.tasks).chain(&overview.ground).map(Outline::from).collect();
    Figure { svg: svg.finish(caption, WIDTH, height), outline: Outline::figure(caption, children) }
}

/// The cards, measured.
struct Plan {
    north: Option<Card>,
    rows: Vec<Vec<Card>>,
    ground: Option<Card>,
}

impl Plan {
    fn of(overview: &Overview, scale: f64) -> Self {
        let rows = overview.tasks.len().div_ceil(MOST_IN_A_ROW).max(1);
        let columns = overview.tasks.len().div_ceil(rows).max(1);
        let width = ((WIDTH - 4.0 - GAP * count(columns - 1)) / count(columns)).min(380.0);
        let card = |task: &Entry| Card::new(task, &[], width, Type::CARD.scaled(scale));
        let wide = |entry: &Entry, sizes: Type| Card::new(entry, &[], WIDTH - 4.0, sizes.scaled(scale));
        let ground = Type { heading: 20.0, text: 17.0, kind: 14.0, anchor: Anchor::Middle, ..Type::CARD };
        Self {
            north: overview.north.as_ref().map(|north| wide(north, Type { pad: 26.0, ..Type::NORTH })),
            rows: overview.tasks.chunks(columns).map(|row| row.iter().map(card).collect()).collect(),
            ground: overview.ground.as_ref().map(|entry| wide(entry, ground)),
        }
    }

    /// How high it is when no card is higher than it must be.
    fn least(&self) -> f64 {
        let north = self.north.as_ref().map_or(0.0, |north| ROOF + north.height() - 12.0 + STEP);
        let ground = self.ground.as_ref().map_or(0.0, |ground| STEP + ground.height() + BASE);
        let rows: f64 = self.rows.iter().map(|row| tallest(row) + GAP).sum::<f64>() - GAP;
        4.0 + north + rows + ground
    }

    /// Draws everything and tells how high it became.
    fn draw(&self, svg: &mut Svg, look: &Look) -> f64 {
        // What is left of a page in A3 is shared by the rows of tasks.
        let slack = ((HEIGHT - self.least()) / count(self.rows.len().max(1))).clamp(0.0, 60.0);
        let mut y = 2.0;
        if let Some(north) = &self.north {
            y = roofed(svg, north, y, look);
            if !self.rows.is_empty() || self.ground.is_some() {
                rising(svg, y, look);
                y += STEP;
            }
        }
        for (row, number) in self.rows.iter().zip(0_u32..) {
            y += if number > 0 { GAP } else { 0.0 };
            y = tasks(svg, row, y, slack, look);
        }
        if let Some(ground) = &self.ground {
            if !self.rows.is_empty() {
                rising(svg, y, look);
                y += STEP;
            }
            let area = Area::new(2.0, y, WIDTH - 4.0, ground.height());
            ground.draw(svg, area, Ink { paint: Paint::filled(look.tint), radius: 0.0, ..Ink::strong(look) });
            svg.rect("", Area::new(2.0, area.bottom(), area.width, BASE), 0.0, Paint::filled(look.strong));
            y = area.bottom() + BASE;
        }
        y + 2.0
    }
}

/// North, under a roof with a needle; tells where it ends.
fn roofed(svg: &mut Svg, north: &Card, top: f64, look: &Look) -> f64 {
    let area = Area::new(2.0, top + ROOF, WIDTH - 4.0, north.height() - 12.0);
    let middle = area.centre();
    let eaves = area.y;
    // A little of it lies under the box, so that no light shows between them.
    let (left, right, under) = (area.x, area.right(), eaves + 3.0);
    svg.polygon(
        &[(left, under), (left, eaves), (middle, top), (right, eaves), (right, under)],
        Paint::filled(look.accent),
    );
    let needle =
        [(middle - 11.0, eaves - 2.0), (middle, top + 18.0), (middle + 11.0, eaves - 2.0), (middle, eaves - 11.0)];
    svg.polygon(&needle, Paint::filled(look.on_accent));
    north.draw(svg, area, Ink { radius: 0.0, ..Ink::accent(look) });
    area.bottom()
}

/// A row of tasks, equally high; tells where it ends.
fn tasks(svg: &mut Svg, row: &[Card], top: f64, slack: f64, look: &Look) -> f64 {
    let height = tallest(row) + slack;
    let width = row.first().map_or(0.0, |card| card.width);
    for (card, x) in row.iter().zip(side_by_side(row.len(), width, GAP, WIDTH / 2.0)) {
        let area = Area::new(x, top, width, height);
        card.draw(svg, area, Ink { heading: look.strong, radius: 0.0, ..Ink::plain() });
        svg.rect("", Area::new(x, top, width, 5.0), 0.0, Paint::filled(look.strong));
    }
    top + height
}

/// The sign that what is below supports what is above.
fn rising(svg: &mut Svg, top: f64, look: &Look) {
    let (middle, y) = (WIDTH / 2.0, top + STEP / 2.0);
    let steps = format!("M{} {}L{middle} {}L{} {}", middle - 26.0, y + 7.0, y - 7.0, middle + 26.0, y + 7.0);
    svg.path("", &steps, Paint::drawn(look.strong, 3.0));
}
