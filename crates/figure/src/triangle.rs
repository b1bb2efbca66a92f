//! Lejre's triangle ("trekanten") of one core task: the purpose at the top; at the feet the preconditions for reaching
//! it, and what each actor contributes.

use crate::card::{Card, Ink, Type, as_large_as_fits, tallest};
use crate::colour::Look;
use crate::entry::{Caption, Entry, Group};
use crate::outline::{Figure, Outline};
use crate::svg::{Anchor, Area, Paint, Svg};
use crate::{HEIGHT, WIDTH};

const TOP_WIDTH: f64 = 600.0;
const FOOT_WIDTH: f64 = 564.0;
const EDGE: f64 = 26.0;
/// From the tip of the triangle to the purpose.
const TIP: f64 = 56.0;
const STEP: f64 = 34.0;
const MIDDLE_WIDTH: f64 = 420.0;
const COLUMN_GAP: f64 = 24.0;
const PAD: f64 = 22.0;

/// A core task as a triangle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Triangle {
    /// The core task that it is about; in the middle.
    pub core_task: Entry,
    /// Its purpose; the title is a word such as "Formål".
    pub purpose: Entry,
    /// Its preconditions, under a word such as "Forudsætninger".
    pub preconditions: Group,
    /// The word over the contributions, such as "Bidrag".
    pub contributions: Entry,
    /// The actors, each with its contributions.
    pub actors: Vec<Group>,
}

/// Draws the triangle.
#[must_use]
pub fn triangle(triangle: &Triangle, caption: &Caption, look: &Look) -> Figure {
    let mut svg = Svg::default();
    let plan = as_large_as_fits(|scale| Plan::of(triangle, scale), |plan| plan.least() <= HEIGHT);
    let height = plan.draw(&mut svg, look);
    let contributions = Outline::from(&triangle.contributions).with(triangle.actors.iter().map(Outline::from));
    let parts = [Outline::from(&triangle.purpose), Outline::from(&triangle.preconditions), contributions];
    let core_task = Outline::from(&triangle.core_task).with(parts);
    Figure { svg: svg.finish(caption, WIDTH, height), outline: Outline::figure(caption, vec![core_task]) }
}

/// The cards, measured.
struct Plan {
    core_task: Card,
    purpose: Card,
    preconditions: Card,
    contributions: Card,
    actors: Actors,
    pad: f64,
}

impl Plan {
    fn of(triangle: &Triangle, scale: f64) -> Self {
        let sizes = Type { heading: 21.0, text: 15.5, pad: PAD, ..Type::CARD }.scaled(scale);
        let middle = Type { heading: 26.0, pad: 8.0, anchor: Anchor::Middle, ..Type::CARD }.scaled(scale.min(1.2));
        let top =
            Type { heading: 21.0, text: 18.0, pad: PAD, anchor: Anchor::Middle, ..Type::CARD }.scaled(scale.min(1.2));
        Self {
            core_task: Card::new(&triangle.core_task, &[], MIDDLE_WIDTH, middle),
            purpose: Card::new(&triangle.purpose, &[], TOP_WIDTH, top),
            preconditions: Card::new(&triangle.preconditions.head, &triangle.preconditions.entries, FOOT_WIDTH, sizes),
            contributions: Card::new(&triangle.contributions, &[], FOOT_WIDTH, sizes),
            actors: Actors::of(&triangle.actors, FOOT_WIDTH - 2.0 * sizes.pad, scale),
            pad: sizes.pad,
        }
    }

    fn foot(&self) -> f64 {
        self.preconditions.height().max(self.contributions.height() + self.actors.height())
    }

    /// How high it is with the least air.
    fn least(&self) -> f64 {
        TIP + self.purpose.height() + STEP + self.core_task.height() + STEP + self.foot() + EDGE
    }

    /// Draws everything and tells how high it became.
    fn draw(&self, svg: &mut Svg, look: &Look) -> f64 {
        let height = self.least().max(HEIGHT);
        let free = height - self.least();
        // What is free on the page gives air about the core task first, then higher feet.
        let (air, foot) = (STEP + (free / 2.0).min(70.0), self.foot() + (free - 140.0).max(0.0));
        let corners = [(WIDTH / 2.0, 4.0), (WIDTH - 4.0, height - 4.0), (4.0, height - 4.0)];
        svg.polygon(&corners, Paint::filled(look.tint).edged(look.strong, 2.5));
        let top = Area::new((WIDTH - TOP_WIDTH) / 2.0, TIP, TOP_WIDTH, self.purpose.height());
        let middle = Area::new((WIDTH - MIDDLE_WIDTH) / 2.0, top.bottom() + air, MIDDLE_WIDTH, self.core_task.height());
        let feet = height - EDGE - foot;
        self.core_task.draw_with(svg, middle, Ink::bare(look), |svg| {
            self.purpose.draw(svg, top, Ink::accent(look));
            self.preconditions.draw(svg, Area::new(EDGE, feet, FOOT_WIDTH, foot), Ink::strong(look));
            let right = Area::new(WIDTH - EDGE - FOOT_WIDTH, feet, FOOT_WIDTH, foot);
            self.contributions.draw_with(svg, right, Ink::strong(look), |svg| {
                self.actors.draw(svg, right.x + self.pad, feet + self.contributions.height() - 8.0, look);
            });
        });
        height
    }
}

/// The actors in two columns, in the order of reading.
struct Actors {
    rows: Vec<Vec<Card>>,
}

impl Actors {
    fn of(actors: &[Group], room: f64, scale: f64) -> Self {
        let columns = if actors.len() > 1 { 2 } else { 1 };
        let width = if columns == 2 { (room - COLUMN_GAP) / 2.0 } else { room };
        let sizes = Type { heading: 16.0, pad: 0.0, ..Type::CARD }.scaled(scale);
        let card = |actor: &Group| Card::new(&actor.head, &actor.entries, width, sizes);
        Self { rows: actors.chunks(columns).map(|row| row.iter().map(card).collect()).collect() }
    }

    fn height(&self) -> f64 {
        self.rows.iter().map(|row| tallest(row) + 14.0).sum()
    }

    fn draw(&self, svg: &mut Svg, left: f64, top: f64, look: &Look) {
        let mut y = top;
        for row in &self.rows {
            let mut x = left;
            for card in row {
                card.draw(svg, Area::new(x, y, card.width, card.height()), Ink::bare(look));
                x += card.width + COLUMN_GAP;
            }
            y += tallest(row) + 14.0;
        }
    }
}
