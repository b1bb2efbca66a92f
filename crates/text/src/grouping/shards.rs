//! Parts very many statements into neighbourhoods small enough to compare all with all (spherical k-means).

use super::draw::number;
use crate::features::{Dense, Directions, Space};
use rayon::prelude::*;

/// The most statements in one neighbourhood, and so in one tree.
const MOST: usize = 3_000;
/// About how many statements a neighbourhood has, where there are more than that.
const USUAL: usize = 600;
/// The most statements that the centres are learnt from; the others join the one they are most like.
const SAMPLE: usize = 10_000;
/// How often the centres are moved.
const ROUNDS: usize = 6;

/// Parts the texts named into neighbourhoods, each ascending; one when they are few enough.
pub(super) fn neighbourhoods(space: &Space, keys: &[&str], texts: Vec<usize>) -> Vec<Vec<usize>> {
    if texts.len() <= MOST {
        return vec![texts];
    }
    let of = texts.len();
    let mut parts = parted(space, keys, &texts);
    parts.retain(|part| !part.is_empty());
    if parts.len() == 1 {
        // All alike: any way to part them is as good.
        return texts.chunks(MOST).map(<[usize]>::to_vec).collect();
    }
    parts
        .into_iter()
        .flat_map(|part| if part.len() < of { neighbourhoods(space, keys, part) } else { vec![part] })
        .collect()
}

/// Parts the texts around centres learnt from a sample of them.
fn parted(space: &Space, keys: &[&str], texts: &[usize]) -> Vec<Vec<usize>> {
    let mut sample = texts.to_vec();
    sample.sort_by_cached_key(|text| (number(keys.get(*text).copied().unwrap_or_default(), 0), *text));
    sample.truncate(SAMPLE);
    let centres = texts.len().div_ceil(USUAL);
    let mut nearest: Vec<usize> = (0..centres).collect();
    let mut directions = around(space, sample.get(..centres).unwrap_or_default(), &nearest, centres);
    for _ in 0..ROUNDS {
        nearest = nearest_of(space, &sample, &directions, centres);
        directions = around(space, &sample, &nearest, centres);
    }
    let mut parts = vec![Vec::new(); centres];
    for (text, part) in texts.iter().zip(nearest_of(space, texts, &directions, centres)) {
        parts.get_mut(part).into_iter().for_each(|part: &mut Vec<usize>| part.push(*text));
    }
    parts
}

/// The centres of texts that each belong to one of them.
fn around(space: &Space, texts: &[usize], centre_of: &[usize], centres: usize) -> Directions {
    let mut shares = Dense::zeros(centres, texts.len());
    for (at, centre) in centre_of.iter().enumerate() {
        shares.row_mut(*centre).get_mut(at).into_iter().for_each(|share| *share = 1.0);
    }
    let mut directions = space.directions(texts, &shares);
    directions.normalise();
    directions
}

/// The nearest centre of each text; the first of equals.
fn nearest_of(space: &Space, texts: &[usize], directions: &Directions, centres: usize) -> Vec<usize> {
    let nearest = |scores: &mut Vec<f32>, text: &usize| {
        scores.fill(0.0);
        space.score(*text, directions, scores);
        let best = scores.iter().copied().enumerate().reduce(|best, next| if next.1 > best.1 { next } else { best });
        best.map_or(0, |(centre, _)| centre)
    };
    texts.par_iter().map_init(|| vec![0.0; centres], nearest).collect()
}
