//! The thread: what something supports up to north, and what it rests on, as boxes in layers with north at the top.

mod layers;
mod lines;

use std::collections::BTreeMap;

use crate::card::{Card, Ink, Type};
use crate::colour::Look;
use crate::entry::{Caption, Entry};
use crate::outline::{Figure, Outline};
use crate::svg::{Anchor, Area, Svg};

use layers::Layers;

/// How wide the box of a node is.
const BOX: f64 = 236.0;
/// Between two layers.
const STEP: f64 = 104.0;
const EDGE: f64 = 4.0;

/// How a node stands out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// As most do.
    #[default]
    Plain,
    /// It is north: filled, and alone in the top layers.
    North,
    /// The page is about it: a heavy border.
    Focus,
}

/// A node of the thread.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Node {
    /// What links call it by; the first of several with one id is meant.
    pub id: String,
    /// Its kind, title and, if need be, a text.
    pub entry: Entry,
    /// How it stands out.
    pub mark: Mark,
}

/// Which way a link's word is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arrow {
    /// From the lower to the upper, as "understøtter".
    Up,
    /// From the upper to the lower, as "bygger på".
    Down,
}

/// A link between two nodes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// Id of the node that is nearer north.
    pub upper: String,
    /// Id of the node that is further from it.
    pub lower: String,
    /// The word for how they hang together.
    pub relation: String,
    /// Which way the word is to be read.
    pub arrow: Arrow,
}

/// Nodes and their links. Links whose ends are not among the nodes, or are the same node, are left out of the picture
/// and of the outline. Meant for what a person can survey: up to some hundred nodes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Thread {
    /// The nodes, in the order in which they are read where nothing else orders them.
    pub nodes: Vec<Node>,
    /// The links.
    pub links: Vec<Link>,
}

/// A link by the places of its nodes.
struct Tie<'t> {
    upper: usize,
    lower: usize,
    link: &'t Link,
}

/// Draws the thread.
#[must_use]
pub fn thread(thread: &Thread, caption: &Caption, look: &Look) -> Figure {
    let ties = ties(thread);
    let mut svg = Svg::default();
    let (width, height) = draw(&mut svg, thread, &ties, look);
    let outline = Outline::figure(caption, outline(thread, &ties));
    Figure { svg: svg.finish(caption, width, height), outline }
}

fn ties(thread: &Thread) -> Vec<Tie<'_>> {
    let mut places = BTreeMap::new();
    for (place, node) in thread.nodes.iter().enumerate() {
        places.entry(node.id.as_str()).or_insert(place);
    }
    let place = |id: &str| places.get(id).copied();
    let tie = |link: &'_ Link| Some((place(&link.upper)?, place(&link.lower)?));
    let placed = thread.links.iter().filter_map(|link| tie(link).map(|(upper, lower)| Tie { upper, lower, link }));
    placed.filter(|tie| tie.upper != tie.lower).collect()
}

fn draw(svg: &mut Svg, thread: &Thread, ties: &[Tie<'_>], look: &Look) -> (f64, f64) {
    let sizes = Type { heading: 16.0, text: 14.0, kind: 13.0, pad: 14.0, anchor: Anchor::Start };
    let cards: Vec<_> = thread.nodes.iter().map(|node| Card::new(&node.entry, &[], BOX, sizes)).collect();
    let norths: Vec<_> = thread.nodes.iter().map(|node| node.mark == Mark::North).collect();
    let pairs: Vec<_> = ties.iter().map(|tie| (tie.upper, tie.lower)).collect();
    let layers = Layers::of(&norths, &pairs);
    let heights: Vec<_> = cards.iter().map(Card::height).collect();
    let rows = layers.rows(&heights);
    let areas: Vec<Area> = layers.areas(&heights, &rows);
    lines::draw(svg, &layers, ties, &areas, &rows, look);
    for ((node, card), area) in thread.nodes.iter().zip(&cards).zip(&areas) {
        let plain = Ink { heading: look.strong, ..Ink::plain() };
        let ink = match node.mark {
            Mark::Plain => plain,
            Mark::North => Ink::accent(look),
            Mark::Focus => Ink { paint: plain.paint.edged(look.strong, 3.5), ..plain },
        };
        card.draw(svg, *area, ink);
    }
    let bottom = areas.iter().map(|area| area.bottom()).fold(0.0, f64::max);
    (layers.width, bottom + EDGE)
}

/// The nodes as a tree from the top; what hangs in several places is unfolded in the first.
fn outline(thread: &Thread, ties: &[Tie<'_>]) -> Vec<Outline> {
    let mut told = vec![false; thread.nodes.len()];
    let tops = (0..thread.nodes.len()).filter(|place| !ties.iter().any(|tie| tie.lower == *place));
    // In a circle nothing is at the top: then the first that has not been told of is taken for it.
    let places: Vec<_> = tops.chain(0..thread.nodes.len()).collect();
    let mut outlines = Vec::new();
    for place in places {
        if told.get(place) == Some(&false) {
            outlines.extend(unfolded(thread, ties, place, &mut told));
        }
    }
    outlines
}

fn unfolded(thread: &Thread, ties: &[Tie<'_>], place: usize, told: &mut [bool]) -> Option<Outline> {
    let own = Outline::from(&thread.nodes.get(place)?.entry);
    let seen = told.get_mut(place)?;
    if std::mem::replace(seen, true) {
        return Some(Outline { repeated: true, ..own });
    }
    let below = ties.iter().filter(|tie| tie.upper == place);
    let children: Vec<_> = below
        .filter_map(|tie| {
            let child = unfolded(thread, ties, tie.lower, told)?;
            Some(Outline { relation: tie.link.relation.clone(), ..child })
        })
        .collect();
    Some(own.with(children))
}
