//! How few crossings of the median chance still explains.

/// Sums and terms are kept below this; what is larger is scaled down, with the power of two remembered.
const LARGE: f64 = 1e200;

/// The fewest crossings that chance explains among so many useful points: the smallest k with
/// P(X ≤ k) ≥ 5 %, where X is binomial with n − 1 tries of one half. 0 for fewer than two points.
#[must_use]
pub fn fewest_crossings(useful: usize) -> usize {
    let tries = useful.saturating_sub(1);
    // In units of 2^-tries every term is a whole number, and the sum is compared with 5 % of 2^tries; both times
    // 2^-`scaled`. Divisions by powers of two are exact.
    let mut left = tries;
    let (mut term, mut sum) = (1.0_f64, 1.0_f64);
    let mut k = 0;
    while k < tries {
        // Beyond 2^1000 nothing that is kept below `LARGE` can reach 5 %.
        if i32::try_from(left).is_ok_and(|power| power <= 1_000 && sum >= 0.05 * 2_f64.powi(power)) {
            return k;
        }
        term = term * real(tries - k) / real(k + 1);
        sum += term;
        k += 1;
        if sum > LARGE {
            (term, sum) = (term / 2_f64.powi(500), sum / 2_f64.powi(500));
            left = left.saturating_sub(500);
        }
    }
    k
}

/// A count as a floating-point number.
#[expect(clippy::cast_precision_loss, reason = "counts of points are far below 2^52")]
const fn real(count: usize) -> f64 {
    count as f64
}
