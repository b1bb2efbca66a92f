//! Which layer each node stands in, and where in it. Layers are counted here, so that they only depend on the links;
//! the order within a layer and the places are rust-sugiyama's.
//!
//! A link over several layers gets a bend in each layer it passes, so that its line goes between the boxes. The places
//! that the library finds are then pushed apart where boxes would touch.

use std::collections::{BTreeMap, BTreeSet};

use rust_sugiyama::configure::Config;

use crate::svg::Area;

use super::{BOX, EDGE, STEP};

/// Between two boxes in a layer.
const GAP: f64 = 26.0;
/// How wide a drawing is at least.
const LEAST: f64 = 320.0;
/// So many boxes and bends are placed with the greatest care.
const TIDY: usize = 160;
/// Room for a line that passes through a layer.
const LANE: f64 = 18.0;

/// A node or a bend in its layer.
#[derive(Clone, Copy, Debug)]
struct Spot {
    layer: usize,
    width: f64,
    centre: f64,
}

/// A line between two nodes, downwards; several links can share it.
#[derive(Clone, Debug)]
pub(super) struct Route {
    pub(super) upper: usize,
    pub(super) lower: usize,
    /// Which spots it passes through.
    bends: Vec<usize>,
}

/// Nodes in layers.
#[derive(Clone, Debug)]
pub(super) struct Layers {
    spots: Vec<Spot>,
    pub(super) routes: Vec<Route>,
    pub(super) width: f64,
}

/// Top and height of a layer.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) top: f64,
    pub(super) height: f64,
}

impl Layers {
    /// Places nodes, of which some are north, by their links (upper, lower).
    pub(super) fn of(norths: &[bool], links: &[(usize, usize)]) -> Self {
        let pairs = without_circles(norths.len(), links);
        let depth = depths(norths, &pairs);
        let mut spots: Vec<_> = depth.iter().map(|layer| Spot { layer: *layer, width: BOX, centre: 0.0 }).collect();
        let mut routes = Vec::new();
        let mut edges = Vec::new();
        for (upper, lower) in pairs {
            let ends = (depth.get(upper).copied().unwrap_or(0), depth.get(lower).copied().unwrap_or(0));
            let mut bends = Vec::new();
            let mut from = upper;
            for layer in ends.0 + 1..ends.1 {
                edges.push((from, spots.len()));
                from = spots.len();
                bends.push(from);
                spots.push(Spot { layer, width: LANE, centre: 0.0 });
            }
            edges.push((from, lower));
            routes.push(Route { upper, lower, bends });
        }
        let mut layers = Self { spots, routes, width: LEAST };
        layers.place(&edges);
        layers.push_apart();
        layers.centre();
        layers
    }

    /// Top and height of each layer, for nodes so high.
    pub(super) fn rows(&self, heights: &[f64]) -> Vec<Row> {
        let last = self.spots.iter().map(|spot| spot.layer).max();
        let mut top = EDGE;
        let mut rows = Vec::new();
        for layer in 0..last.map_or(0, |last| last + 1) {
            let within = self.spots.iter().zip(heights).filter(|(spot, _)| spot.layer == layer);
            let height = within.map(|(_, height)| *height).fold(0.0, f64::max);
            rows.push(Row { top, height });
            // A layer that nobody stands in takes no room.
            top += if height > 0.0 { height + STEP } else { 0.0 };
        }
        rows
    }

    /// Where each node stands.
    pub(super) fn areas(&self, heights: &[f64], rows: &[Row]) -> Vec<Area> {
        let top = |spot: &Spot| rows.get(spot.layer).map_or(0.0, |row| row.top);
        let nodes = self.spots.iter().zip(heights);
        nodes.map(|(spot, height)| Area::new(spot.centre - BOX / 2.0, top(spot), BOX, *height)).collect()
    }

    /// The layer of a node.
    pub(super) fn layer(&self, node: usize) -> usize {
        self.spots.get(node).map_or(0, |spot| spot.layer)
    }

    /// The layers that a line passes through, and where.
    pub(super) fn bends(&self, route: &Route) -> Vec<(usize, f64)> {
        let spots = route.bends.iter().filter_map(|bend| self.spots.get(*bend));
        spots.map(|spot| (spot.layer, spot.centre)).collect()
    }

    /// Asks the library for the places across, part by part where the parts do not hang together.
    fn place(&mut self, edges: &[(usize, usize)]) {
        let id = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
        let vertices: Vec<_> = self.spots.iter().zip(0_u32..).map(|(spot, id)| (id, (spot.width, BOX))).collect();
        let edges: Vec<_> = edges.iter().map(|(from, to)| (id(*from), id(*to))).collect();
        // Swapping neighbours makes a survey tidier, and takes many times longer where there is too much to survey.
        let transpose = vertices.len() <= TIDY;
        let config = Config { vertex_spacing: GAP, transpose, ..Config::default() };
        let laid = rust_sugiyama::from_vertices_and_edges(&vertices, &edges, &config);
        let mut parts: Vec<_> = laid.into_iter().map(|(places, ..)| places).collect();
        // The library gives the same places each time, but not in the same order.
        parts.iter_mut().for_each(|places| places.sort_by_key(|(place, _)| *place));
        parts.sort_by_key(|places| places.first().map(|(place, _)| *place));
        let mut left = 0.0;
        for places in parts {
            let edges =
                places.iter().map(|(place, (x, _))| x - self.spots.get(*place).map_or(0.0, |spot| spot.width / 2.0));
            let first = edges.filter(|edge| edge.is_finite()).fold(f64::INFINITY, f64::min);
            let shift = if first.is_finite() { left - first } else { left };
            for (place, (x, _)) in places {
                if let Some(spot) = self.spots.get_mut(place) {
                    spot.centre = if x.is_finite() { x + shift } else { shift };
                    left = left.max(spot.centre + spot.width / 2.0 + GAP);
                }
            }
        }
    }

    /// Moves boxes to the right until none touches another in its layer.
    fn push_apart(&mut self) {
        let mut order: Vec<_> = (0..self.spots.len()).collect();
        let key = |place: &usize| self.spots.get(*place).map_or((0, 0.0), |spot| (spot.layer, spot.centre));
        order.sort_by(|one, two| {
            let (one, two) = (key(one), key(two));
            one.0.cmp(&two.0).then(one.1.total_cmp(&two.1))
        });
        let mut before: Option<Spot> = None;
        for place in order {
            let Some(spot) = self.spots.get_mut(place) else { continue };
            if let Some(left) = before.filter(|left| left.layer == spot.layer) {
                spot.centre = spot.centre.max(left.centre + (left.width + spot.width) / 2.0 + GAP * 0.7);
            }
            before = Some(*spot);
        }
    }

    /// Moves everything into the middle of the drawing, which grows if it must.
    fn centre(&mut self) {
        let left = self.spots.iter().map(|spot| spot.centre - spot.width / 2.0).fold(f64::INFINITY, f64::min);
        let right = self.spots.iter().map(|spot| spot.centre + spot.width / 2.0).fold(f64::NEG_INFINITY, f64::max);
        if !left.is_finite() || !right.is_finite() {
            return;
        }
        self.width = (right - left + 2.0 * EDGE).max(LEAST);
        let shift = (self.width - right - left) / 2.0;
        self.spots.iter_mut().for_each(|spot| spot.centre += shift);
    }
}

/// The links as pairs of nodes, each pair once and none in a circle: one that would close a circle is turned.
fn without_circles(nodes: usize, links: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut below: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    let mut pairs = Vec::new();
    let mut known = BTreeSet::new();
    for (upper, lower) in links.iter().copied().filter(|(upper, lower)| upper.max(lower) < &nodes && upper != lower) {
        if !known.insert((upper.min(lower), upper.max(lower))) {
            continue;
        }
        let (upper, lower) = if reaches(&below, lower, upper) { (lower, upper) } else { (upper, lower) };
        below.entry(upper).or_default().insert(lower);
        pairs.push((upper, lower));
    }
    pairs
}

fn reaches(below: &BTreeMap<usize, BTreeSet<usize>>, from: usize, to: usize) -> bool {
    let mut seen = BTreeSet::new();
    let mut waiting = vec![from];
    while let Some(node) = waiting.pop() {
        if node == to {
            return true;
        }
        if seen.insert(node) {
            waiting.extend(below.get(&node).into_iter().flatten());
        }
    }
    false
}

/// How far down each node stands: one below the lowest that it hangs on. When there is a north, nothing else stands
/// beside it; what hangs on nothing stands just above what hangs on it.
fn depths(norths: &[bool], pairs: &[(usize, usize)]) -> Vec<usize> {
    let least = usize::from(norths.contains(&true));
    let mut depths: Vec<_> = norths.iter().map(|is_north| if *is_north { 0 } else { least }).collect();
    // Without circles the longest way has fewer steps than there are nodes.
    for _ in 0..norths.len() {
        let mut moved = false;
        for (upper, lower) in pairs {
            let below = depths.get(*upper).map_or(0, |depth| depth + 1);
            if let Some(depth) = depths.get_mut(*lower).filter(|depth| **depth < below) {
                *depth = below;
                moved = true;
            }
        }
        if !moved {
            break;
        }
    }
    let tops: Vec<_> = (0..norths.len()).filter(|node| !pairs.iter().any(|(_, lower)| lower == node)).collect();
    for top in tops.into_iter().filter(|top| norths.get(*top) == Some(&false)) {
        let below =
            pairs.iter().filter(|(upper, _)| *upper == top).filter_map(|(_, lower)| depths.get(*lower).copied());
        if let (Some(nearest), Some(depth)) = (below.min(), depths.get_mut(top)) {
            *depth = (*depth).max(nearest.saturating_sub(1));
        }
    }
    depths
}
