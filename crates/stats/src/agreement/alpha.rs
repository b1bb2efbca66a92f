//! Krippendorff's alpha for nominal data: agreement of any number of coders, also when some units are missing.

use super::{Undefined, real};

/// Returns Krippendorff's alpha for nominal data (Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011,
/// section D). Each unit is the categories that coders gave it, however many they were; a unit with fewer than two is
/// left out, since nothing can be compared in it.
///
/// With `m` values in a unit, each pair of values in it counts `1 / (m - 1)` in the table of coincidences; `o` is what
/// coincidences there are of equal values, `n` how many values in all and `n_c` how many of them are category `c`:
/// `((n - 1) o - Σ n_c (n_c - 1)) / (n (n - 1) - Σ n_c (n_c - 1))`.
///
/// # Errors
/// [`Undefined`] when fewer than two units have two values, or all values are one category.
pub fn alpha<U: AsRef<[usize]>>(units: &[U]) -> Result<f64, Undefined> {
    let comparable = || units.iter().map(AsRef::as_ref).filter(|values: &&[usize]| values.len() >= 2);
    match comparable().count() {
        0 => return Err(Undefined::NoOverlap),
        1 => return Err(Undefined::TooFew),
        _ => {}
    }
    let categories = comparable().flatten().max().map_or(0, |last| last + 1);
    let (mut totals, mut inside) = (vec![0_usize; categories], vec![0_usize; categories]);
    let mut coincidences = 0.0;
    for values in comparable() {
        for value in values {
            super::kappa::count(&mut totals, *value);
            super::kappa::count(&mut inside, *value);
        }
        let equal: usize = inside.iter().map(|count| count * count.saturating_sub(1)).sum();
        coincidences += real(equal) / real(values.len() - 1);
        inside.fill(0);
    }
    let all: usize = totals.iter().sum();
    let equal_by_chance: usize = totals.iter().map(|count| count * count.saturating_sub(1)).sum();
    let pairs = all * (all - 1);
    if equal_by_chance == pairs {
        return Err(Undefined::OneCategory);
    }
    Ok((real(all - 1) * coincidences - real(equal_by_chance)) / (real(pairs) - real(equal_by_chance)))
}
