//! Multinomial logistic regression on examples of which only the likeness to each other is known.
//!
//! Minimises the sum of `-c * weight * log p(topic)` over the examples plus half the squared length of the topics'
//! directions. By the representer theorem each direction is a sum of the examples, and what is sought is how much of
//! each. Steps are those of L-BFGS (J. Nocedal, 1980), with lengths measured by the likeness, so that each takes one
//! product of the likeness with a row for each topic.

use crate::features::{Dense, add, dot};
use rayon::prelude::*;

/// How much an example counts against the length of the directions: `C` as scikit-learn names it.
const TRUST: f32 = 30.0;
/// The most steps.
const MAX_STEPS: usize = 60;
/// When the slope has fallen to this share of what it was at the start, it is flat enough: shares move by less than
/// a thousandth after that.
const FLAT: f32 = 2e-3;
/// How often a step is halved before it is given up.
const MAX_HALVINGS: usize = 24;
/// How many steps back are remembered.
const MEMORY: usize = 8;
/// The fewest products for which several threads are worth their start.
const MIN_PARALLEL: usize = 200_000;

/// A point or a step: by its shares of the examples, and by what it scores each example.
#[derive(Clone, Debug)]
struct Point {
    shares: Dense,
    scores: Dense,
}

/// A step that was taken, and how it changed the slope.
struct Step {
    moved: Point,
    slope: Point,
    /// 1 / their product.
    inverse: f32,
}

/// Learns from the examples and returns how much of each is in the direction of each topic: a row for each topic.
/// `likeness` is all to all, `labels` the topic of each example.
pub(crate) fn learn(likeness: &Dense, labels: &[usize], topics: usize) -> Dense {
    let task = Task { likeness, labels, weights: balanced(labels, topics) };
    let mut at = Point::zero(topics, labels.len());
    let (mut loss, mut slope) = (task.loss(&at), task.slope(&at));
    let flat = FLAT * slope.length();
    let mut steps: Vec<Step> = Vec::new();
    for _ in 0..MAX_STEPS {
        if slope.length() <= flat {
            break;
        }
        let mut moved = downhill(&slope, &steps);
        let Some((size, next, lower)) = task.walk(&at, loss, &slope, &moved) else { break };
        let next_slope = task.slope(&next);
        let mut change = next_slope.clone();
        change.add(&slope, -1.0);
        moved.scale(size);
        let product = moved.product(&change);
        if product > 0.0 {
            steps.push(Step { moved, slope: change, inverse: 1.0 / product });
            if steps.len() > MEMORY {
                steps.remove(0);
            }
        }
        (at, loss, slope) = (next, lower, next_slope);
    }
    at.shares
}

/// Makes scores probabilities.
pub(crate) fn softmax(scores: &mut [f32]) {
    let most = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    scores.iter_mut().for_each(|score| *score = (*score - most).exp());
    let sum: f32 = scores.iter().sum();
    scores.iter_mut().for_each(|score| *score /= sum);
}

/// What each example counts, so that all topics with examples count the same together.
fn balanced(labels: &[usize], topics: usize) -> Vec<f32> {
    let mut counts = vec![0.0_f32; topics];
    for label in labels {
        if let Some(count) = counts.get_mut(*label) {
            *count += 1.0;
        }
    }
    let used = counts.iter().filter(|count| **count > 0.0).count() as f32;
    let weight = |label: &usize| labels.len() as f32 / (used * counts.get(*label).copied().unwrap_or(1.0));
    labels.iter().map(weight).collect()
}

/// The way down that the slope and the steps so far point to.
fn downhill(slope: &Point, steps: &[Step]) -> Point {
    let mut way = slope.clone();
    let mut amounts = Vec::with_capacity(steps.len());
    for step in steps.iter().rev() {
        let amount = step.inverse * step.moved.product(&way);
        way.add(&step.slope, -amount);
        amounts.push(amount);
    }
    if let Some(last) = steps.last() {
        way.scale(1.0 / (last.inverse * last.slope.product(&last.slope)));
    }
    for (step, amount) in steps.iter().zip(amounts.into_iter().rev()) {
        let back = step.inverse * step.slope.product(&way);
        way.add(&step.moved, amount - back);
    }
    way.scale(-1.0);
    way
}

/// What is learnt from.
struct Task<'t> {
    likeness: &'t Dense,
    labels: &'t [usize],
    weights: Vec<f32>,
}

impl Task<'_> {
    /// The probabilities that scores make of each topic, example by example.
    fn probabilities(&self, at: &Point) -> Dense {
        let mut by_example = at.scores.transposed();
        by_example.rows_mut().for_each(softmax);
        by_example
    }

    /// What is to be made small.
    fn loss(&self, at: &Point) -> f32 {
        let probabilities = self.probabilities(at);
        let examples = probabilities.rows().zip(self.labels).zip(&self.weights);
        let of_example = |((p, label), weight): ((&[f32], &usize), &f32)| {
            f64::from(weight * p.get(*label).map_or(0.0, |p| p.max(f32::MIN_POSITIVE).ln()))
        };
        0.5 * at.product(at) - TRUST * examples.map(of_example).sum::<f64>() as f32
    }

    /// Which way and how steeply that grows.
    fn slope(&self, at: &Point) -> Point {
        let mut wrong = self.probabilities(at);
        for ((row, label), weight) in wrong.rows_mut().zip(self.labels).zip(&self.weights) {
            if let Some(right) = row.get_mut(*label) {
                *right -= 1.0;
            }
            row.iter_mut().for_each(|value| *value *= TRUST * weight);
        }
        let mut shares = wrong.transposed();
        add(at.shares.values(), 1.0, shares.values_mut());
        let scores = self.scores(&shares);
        Point { shares, scores }
    }

    /// The scores that shares give to each example; a constant joins all examples, so that topics may differ in size.
    fn scores(&self, shares: &Dense) -> Dense {
        let examples = self.labels.len();
        let mut by_example = Dense::zeros(examples, shares.len());
        let sums: Vec<f32> = shares.rows().map(|row| row.iter().sum()).collect();
        let score = |(scores, likeness): (&mut [f32], &[f32])| {
            for ((score, row), sum) in scores.iter_mut().zip(shares.rows()).zip(&sums) {
                *score = dot(likeness, row) + sum;
            }
        };
        if examples * examples * shares.len() < MIN_PARALLEL {
            by_example.rows_mut().zip(self.likeness.rows()).for_each(score);
        } else {
            by_example.par_rows_mut().zip(self.likeness.par_rows()).for_each(score);
        }
        by_example.transposed()
    }

    /// Goes down until it is low enough: how far, where that is, and how low. Nothing when it goes nowhere.
    fn walk(&self, from: &Point, loss: f32, slope: &Point, way: &Point) -> Option<(f32, Point, f32)> {
        let fall = slope.product(way);
        let sizes = std::iter::successors(Some(1.0_f32), |size| Some(size * 0.5)).take(MAX_HALVINGS);
        sizes.filter(|_| fall < 0.0).find_map(|size| {
            let mut next = from.clone();
            next.add(way, size);
            let lower = self.loss(&next);
            (lower <= loss + 1e-4 * size * fall).then_some((size, next, lower))
        })
    }
}

impl Point {
    fn zero(topics: usize, examples: usize) -> Self {
        Self { shares: Dense::zeros(topics, examples), scores: Dense::zeros(topics, examples) }
    }

    /// The product of two points in the space of the examples.
    fn product(&self, other: &Self) -> f32 {
        dot(self.shares.values(), other.scores.values())
    }

    fn length(&self) -> f32 {
        self.product(self).max(0.0).sqrt()
    }

    fn add(&mut self, other: &Self, times: f32) {
        add(other.shares.values(), times, self.shares.values_mut());
        add(other.scores.values(), times, self.scores.values_mut());
    }

    fn scale(&mut self, times: f32) {
        self.shares.values_mut().iter_mut().for_each(|value| *value *= times);
        self.scores.values_mut().iter_mut().for_each(|value| *value *= times);
    }
}
