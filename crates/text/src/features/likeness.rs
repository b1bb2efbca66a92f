//! How alike texts are, and how alike they are when each also speaks with the words of its nearest neighbours: short
//! texts on the same matter often share no word, but have neighbours that do.

use super::dense::{Dense, add};
use super::space::Space;
use crate::passage::{Cancelled, Progress, Watch};
use rayon::prelude::*;

/// From how many nearest neighbours a text borrows.
const NEIGHBOURS: usize = 10;
/// The share of its place that a text keeps.
const OWN: f32 = 0.5;
/// How often texts borrow: twice lets what the neighbours' neighbours say be heard.
const STEPS: usize = 2;
/// How many rows are worked on between two looks at whoever follows the work.
const ROWS_AT_ONCE: usize = 64;

/// How alike the texts of a space are, all to all.
#[derive(Debug)]
pub(crate) struct Likeness {
    /// By their own words, letters and meaning: from -1 to 1.
    pub(crate) own: Dense,
    /// The mean of that and of how alike they are with what they borrow: from -1 to 1.
    pub(crate) joint: Dense,
    lenders: Vec<Vec<(usize, f32)>>,
    lengths: Vec<f32>,
}

impl Likeness {
    /// Compares all texts with all others. Takes four bytes twice for each pair.
    pub(crate) fn new(space: &Space, watch: Watch<'_>) -> Result<Self, Cancelled> {
        Ok(Self::of(gram(space, &(0..space.len()).collect::<Vec<_>>(), watch)?))
    }

    /// As [`Likeness::new`], of texts already compared.
    pub(crate) fn of(own: Dense) -> Self {
        let lenders = lenders(&own);
        let mut joint = mixed(&own, &lenders);
        for _ in 1..STEPS {
            joint = mixed(&joint, &lenders);
        }
        let lengths: Vec<f32> = (0..own.len()).map(|text| joint.at(text, text).max(0.0).sqrt()).collect();
        joint.par_rows_mut().zip(own.par_rows()).zip(&lengths).for_each(|((row, own), length)| {
            for ((value, own), other) in row.iter_mut().zip(own).zip(&lengths) {
                let lengths = length * other;
                *value = 0.5 * own + 0.5 * if lengths > 0.0 { *value / lengths } else { 0.0 };
            }
        });
        Self { own, joint, lenders, lengths }
    }

    /// Turns shares of the texts as they are joint into shares of the texts by their own words.
    pub(crate) fn own_shares(&self, shares: &[f32]) -> Vec<f32> {
        let unit = |(share, length): (&f32, &f32)| if *length > 0.0 { share / length } else { 0.0 };
        let mut lent: Vec<f32> = shares.iter().zip(&self.lengths).map(unit).collect();
        for _ in 0..STEPS {
            let mut back = vec![0.0; lent.len()];
            for (from, share) in self.lenders.iter().zip(&lent) {
                for (lender, part) in from {
                    if let Some(sum) = back.get_mut(*lender) {
                        *sum += share * part;
                    }
                }
            }
            lent = back;
        }
        lent.iter().zip(shares).map(|(lent, own)| 0.5 * lent + 0.5 * own).collect()
    }
}

/// How alike the texts named are, all to all.
pub(crate) fn gram(space: &Space, texts: &[usize], watch: Watch<'_>) -> Result<Dense, Cancelled> {
    let mut gram = Dense::zeros(texts.len(), texts.len());
    for first in (0..texts.len()).step_by(ROWS_AT_ONCE) {
        if watch(Progress { done: first, of: texts.len() }).is_break() {
            return Err(Cancelled);
        }
        let rows = gram.par_rows_mut().enumerate().zip(texts).skip(first).take(ROWS_AT_ONCE);
        rows.for_each_init(
            || vec![0.0; space.lexical.width()],
            |full, ((at, row), text)| {
                let (others, row) = (texts.get(at..).unwrap_or_default(), row.get_mut(at..).unwrap_or_default());
                space.likeness_into(*text, others, full, row);
            },
        );
    }
    gram.mirror();
    Ok(gram)
}

/// From whom each text borrows and how much: half from its nearest neighbours, and from those whose neighbour it is,
/// by likeness (the propagation of F. Wu and others, "Simplifying Graph Convolutional Networks", 2019).
fn lenders(own: &Dense) -> Vec<Vec<(usize, f32)>> {
    let nearest: Vec<Vec<(usize, f32)>> = own.rows().enumerate().map(|(text, row)| nearest(text, row)).collect();
    let mut both = nearest.clone();
    for (text, neighbours) in nearest.iter().enumerate() {
        for (neighbour, likeness) in neighbours {
            if let Some(others) = both.get_mut(*neighbour) {
                others.push((text, *likeness));
            }
        }
    }
    for (text, others) in both.iter_mut().enumerate() {
        others.sort_unstable_by(|one, other| one.0.cmp(&other.0).then(other.1.total_cmp(&one.1)));
        others.dedup_by_key(|(other, _)| *other);
        let total: f32 = others.iter().map(|(_, likeness)| likeness).sum();
        others.iter_mut().for_each(|(_, share)| *share *= (1.0 - OWN) / total);
        others.push((text, if others.is_empty() { 1.0 } else { OWN }));
    }
    both
}

/// The texts most like one; equals by their place.
fn nearest(text: usize, row: &[f32]) -> Vec<(usize, f32)> {
    let mut others: Vec<(usize, f32)> =
        row.iter().copied().enumerate().filter(|(other, likeness)| *other != text && *likeness > 0.0).collect();
    let order = |one: &(usize, f32), other: &(usize, f32)| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0));
    if others.len() > NEIGHBOURS {
        others.select_nth_unstable_by(NEIGHBOURS, order);
        others.truncate(NEIGHBOURS);
    }
    others.sort_unstable_by(order);
    others
}

/// How alike texts are that borrow from those as alike as given: each row mixed from its lenders' rows, then each
/// column likewise.
fn mixed(likeness: &Dense, lenders: &[Vec<(usize, f32)>]) -> Dense {
    let mix = |likeness: &Dense| {
        let mut mixed = Dense::zeros(likeness.len(), likeness.width());
        mixed.par_rows_mut().zip(lenders).for_each(|(row, from)| {
            from.iter().for_each(|(lender, share)| add(likeness.row(*lender), *share, row));
        });
        mixed
    };
    mix(&mix(likeness).transposed())
}
