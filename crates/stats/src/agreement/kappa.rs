//! Cohen's kappa: agreement of two coders beyond what their own habits would give by chance.

use super::{Undefined, ratio, real};

/// Returns the share of pairs in which both gave the same category, from 0 to 1.
///
/// # Errors
/// [`Undefined::NoOverlap`] when there is no pair.
pub fn share(pairs: &[(usize, usize)]) -> Result<f64, Undefined> {
    if pairs.is_empty() {
        return Err(Undefined::NoOverlap);
    }
    Ok(ratio(pairs.iter().filter(|(one, other)| one == other).count(), pairs.len()))
}

/// Returns Cohen's kappa of two coders (Cohen, "A coefficient of agreement for nominal scales", Educational and
/// Psychological Measurement 20, 1960): `(po - pe) / (1 - pe)` with `po` the share they agree on and `pe` the share
/// they would agree on if each drew categories by chance as often as they use them. At most 1; 0 is chance.
///
/// # Errors
/// [`Undefined`] when there are fewer than two pairs, or both use one and the same category only (`pe` is 1).
pub fn kappa(pairs: &[(usize, usize)]) -> Result<f64, Undefined> {
    match pairs.len() {
        0 => return Err(Undefined::NoOverlap),
        1 => return Err(Undefined::TooFew),
        _ => {}
    }
    let categories = pairs.iter().map(|(one, other)| one.max(other) + 1).max().unwrap_or(0);
    let (mut of_one, mut of_other) = (vec![0_usize; categories], vec![0_usize; categories]);
    for (one, other) in pairs {
        count(&mut of_one, *one);
        count(&mut of_other, *other);
    }
    let by_chance: usize = of_one.iter().zip(&of_other).map(|(one, other)| one * other).sum();
    if by_chance == pairs.len() * pairs.len() {
        return Err(Undefined::OneCategory);
    }
    let expected = real(by_chance) / (real(pairs.len()) * real(pairs.len()));
    Ok((share(pairs)? - expected) / (1.0 - expected))
}

/// Returns Cohen's kappa for one category against all the rest: how well two coders agree on what belongs in it.
///
/// # Errors
/// As [`kappa`]; [`Undefined::OneCategory`] also when neither has used the category.
pub fn kappa_of(pairs: &[(usize, usize)], category: usize) -> Result<f64, Undefined> {
    let is_it = |given: usize| usize::from(given == category);
    let against_the_rest: Vec<(usize, usize)> = pairs.iter().map(|(one, other)| (is_it(*one), is_it(*other))).collect();
    kappa(&against_the_rest)
}

pub(super) fn count(counts: &mut [usize], category: usize) {
    if let Some(count) = counts.get_mut(category) {
        *count += 1;
    }
}
