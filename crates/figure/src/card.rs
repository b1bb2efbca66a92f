//! A box with a kind, a heading, a text and a list: what all figures are built of. It is measured first, so that boxes
//! can be placed, and drawn then.

use crate::colour::{Colour, INK, LINE, Look, MUTED, WHITE};
use crate::entry::Entry;
use crate::measure::{Weight, undivided_size};
use crate::svg::{Anchor, Area, Block, Paint, Svg, count};

const KIND_GAP: f64 = 3.0;
const TEXT_GAP: f64 = 6.0;
const ITEM_GAP: f64 = 7.0;
/// Between the head and the list.
const LIST_GAP: f64 = 12.0;
const INDENT: f64 = 16.0;
/// More lines than this of one text are cut off with an ellipsis.
const MOST_TEXT: usize = 24;
const MOST_HEADING: usize = 8;

/// Sizes of what stands in a card, in the drawing's units.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Type {
    pub(crate) kind: f64,
    pub(crate) heading: f64,
    pub(crate) text: f64,
    pub(crate) pad: f64,
    pub(crate) anchor: Anchor,
}

impl Type {
    /// A card as most are.
    pub(crate) const CARD: Self = Self { kind: 13.0, heading: 18.0, text: 15.0, pad: 18.0, anchor: Anchor::Start };
    /// What all else points to.
    pub(crate) const NORTH: Self = Self { kind: 16.0, heading: 28.0, text: 19.0, pad: 26.0, anchor: Anchor::Middle };
}

impl Type {
    /// The same in other sizes, its room too.
    pub(crate) fn scaled(self, by: f64) -> Self {
        let Self { kind, heading, text, pad, anchor } = self;
        Self { kind: kind * by, heading: heading * by, text: text * by, pad: pad * by.sqrt(), anchor }
    }
}

/// Plans a figure as large as a page in A3 has room for: the first of some sizes of text whose height fits.
pub(crate) fn as_large_as_fits<P>(plan: impl Fn(f64) -> P, fits: impl Fn(&P) -> bool) -> P {
    let larger = [1.4, 1.3, 1.2, 1.1].into_iter().map(&plan).find(|planned| fits(planned));
    larger.unwrap_or_else(|| plan(1.0))
}

/// The colours of a card.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ink {
    pub(crate) kind: Colour,
    pub(crate) heading: Colour,
    pub(crate) text: Colour,
    pub(crate) paint: Paint,
    pub(crate) radius: f64,
}

impl Ink {
    /// White with a thin border.
    pub(crate) fn plain() -> Self {
        let paint = Paint::filled(WHITE).edged(LINE, 1.25);
        Self { kind: MUTED, heading: INK, text: INK, paint, radius: 4.0 }
    }

    /// White with a border in the accent, its heading too.
    pub(crate) fn strong(look: &Look) -> Self {
        let paint = Paint::filled(WHITE).edged(look.strong, 2.0);
        Self { heading: look.strong, paint, ..Self::plain() }
    }

    /// Filled with the accent.
    pub(crate) fn accent(look: &Look) -> Self {
        let on = look.on_accent;
        Self { kind: on, heading: on, text: on, paint: Paint::filled(look.accent), radius: 4.0 }
    }

    /// Nothing but the text, on whatever is there.
    pub(crate) fn bare(look: &Look) -> Self {
        Self { heading: look.strong, paint: Paint::default(), radius: 0.0, ..Self::plain() }
    }
}

/// A card measured for a width.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    kind: Block,
    heading: Block,
    text: Block,
    items: Vec<Item>,
    address: Option<String>,
    sizes: Type,
    pub(crate) width: f64,
}

#[derive(Clone, Debug)]
struct Item {
    kind: Block,
    heading: Block,
    text: Block,
    address: Option<String>,
}

impl Card {
    pub(crate) fn new(entry: &Entry, items: &[Entry], width: f64, sizes: Type) -> Self {
        let room = width - 2.0 * sizes.pad;
        let running = match sizes.anchor {
            Anchor::Start | Anchor::End => Block::new,
            Anchor::Middle => Block::even,
        };
        let heading = undivided_size(&entry.title, room, sizes.heading, Weight::Bold);
        Self {
            kind: running(&entry.kind, room, sizes.kind, Weight::Regular, 2),
            heading: Block::even(&entry.title, room, heading, Weight::Bold, MOST_HEADING),
            text: running(&entry.text, room, sizes.text, Weight::Regular, MOST_TEXT),
            items: items.iter().map(|item| Item::new(item, room, sizes)).collect(),
            address: entry.address().map(str::to_owned),
            sizes,
            width,
        }
    }

    /// How high the card must be to hold everything.
    pub(crate) fn height(&self) -> f64 {
        let list: f64 = self.items.iter().map(|item| item.height() + ITEM_GAP).sum();
        let gap = if self.items.is_empty() { 0.0 } else { LIST_GAP - ITEM_GAP };
        2.0 * self.sizes.pad + self.head_height() + gap + list
    }

    /// How wide what stands in the card really is, by the estimate.
    pub(crate) fn needed_width(&self) -> f64 {
        let head = [&self.kind, &self.heading, &self.text].map(Block::width);
        let items =
            self.items.iter().map(|item| INDENT + item.kind.width().max(item.heading.width()).max(item.text.width()));
        2.0 * self.sizes.pad + head.into_iter().chain(items).fold(0.0, f64::max)
    }

    fn head_height(&self) -> f64 {
        let gap = |block: &Block, gap: f64| if block.lines.is_empty() { 0.0 } else { gap };
        self.kind.height()
            + gap(&self.kind, KIND_GAP)
            + self.heading.height()
            + gap(&self.text, TEXT_GAP)
            + self.text.height()
    }

    /// Draws the card as a node of its own.
    pub(crate) fn draw(&self, svg: &mut Svg, area: Area, ink: Ink) {
        self.draw_with(svg, area, ink, |_| ());
    }

    /// Draws the card as a node, and within it what belongs to it.
    pub(crate) fn draw_with(&self, svg: &mut Svg, area: Area, ink: Ink, within: impl FnOnce(&mut Svg)) {
        svg.open("pejl-figure-node");
        let slack = match self.sizes.anchor {
            Anchor::Middle => (area.height - self.height()).max(0.0) / 2.0,
            Anchor::Start | Anchor::End => 0.0,
        };
        let top = area.y + self.sizes.pad + slack;
        svg.linked(self.address.as_deref(), |svg| {
            svg.rect("pejl-figure-box", area, ink.radius, ink.paint);
            self.draw_head(svg, area, top, ink);
        });
        let mut y = top + self.head_height() + LIST_GAP;
        for item in &self.items {
            item.draw(svg, area.x + self.sizes.pad, y, ink);
            y += item.height() + ITEM_GAP;
        }
        within(svg);
        svg.close();
    }

    fn draw_head(&self, svg: &mut Svg, area: Area, top: f64, ink: Ink) {
        let anchor = self.sizes.anchor;
        let x = match anchor {
            Anchor::Start => area.x + self.sizes.pad,
            Anchor::Middle => area.centre(),
            Anchor::End => area.right() - self.sizes.pad,
        };
        let below_kind = if self.kind.lines.is_empty() { top } else { top + self.kind.height() + KIND_GAP };
        svg.text("pejl-figure-kind", &self.kind, (x, top), anchor, ink.kind);
        svg.text("pejl-figure-heading", &self.heading, (x, below_kind), anchor, ink.heading);
        let below = below_kind + self.heading.height() + TEXT_GAP;
        svg.text("pejl-figure-text", &self.text, (x, below), anchor, ink.text);
    }
}

impl Item {
    fn new(entry: &Entry, room: f64, sizes: Type) -> Self {
        let room = room - INDENT;
        let weight = if entry.text.trim().is_empty() { Weight::Regular } else { Weight::Bold };
        Self {
            kind: Block::new(&entry.kind, room, sizes.kind, Weight::Regular, 2),
            heading: Block::new(&entry.title, room, sizes.text, weight, MOST_TEXT),
            text: Block::new(&entry.text, room, sizes.text, Weight::Regular, MOST_TEXT),
            address: entry.address().map(str::to_owned),
        }
    }

    fn height(&self) -> f64 {
        (self.kind.height() + self.heading.height() + self.text.height()).max(self.heading.size)
    }

    fn draw(&self, svg: &mut Svg, x: f64, y: f64, ink: Ink) {
        svg.open("pejl-figure-node");
        svg.linked(self.address.as_deref(), |svg| {
            svg.circle(x + 4.0, y + self.heading.size * 0.68, 2.6, Paint::filled(ink.heading));
            svg.text("pejl-figure-kind", &self.kind, (x + INDENT, y), Anchor::Start, ink.kind);
            let below_kind = y + self.kind.height();
            svg.text("pejl-figure-heading", &self.heading, (x + INDENT, below_kind), Anchor::Start, ink.text);
            let below = below_kind + self.heading.height();
            svg.text("pejl-figure-text", &self.text, (x + INDENT, below), Anchor::Start, ink.text);
        });
        svg.close();
    }
}

/// The height of the highest.
pub(crate) fn tallest<'c>(cards: impl IntoIterator<Item = &'c Card>) -> f64 {
    cards.into_iter().map(Card::height).fold(0.0, f64::max)
}

/// Where so many boxes of a width stand side by side with a gap, about a centre: their left edges.
pub(crate) fn side_by_side(number: usize, width: f64, gap: f64, centre: f64) -> Vec<f64> {
    let whole = count(number) * width + count(number.saturating_sub(1)) * gap;
    let left = centre - whole / 2.0;
    (0..number).map(|place| left + count(place) * (width + gap)).collect()
}
