//! Exact quotients: what a mean or a rate is before anybody rounds it.

use crate::decimal::{Decimal, real};

/// A quotient of two whole numbers in its lowest terms, the denominator above 0. Equal quotients are equal values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    numerator: i128,
    denominator: i128,
}

impl Fraction {
    /// Returns `numerator` / `denominator`; nothing when the denominator is 0 or a sign cannot be turned in 128 bits.
    #[must_use]
    pub fn new(numerator: i128, denominator: i128) -> Option<Self> {
        if denominator == 0 {
            return None;
        }
        let shared = i128::try_from(divisor(numerator.unsigned_abs(), denominator.unsigned_abs())).ok()?;
        let shared = if denominator < 0 { -shared } else { shared };
        Some(Self { numerator: numerator.checked_div(shared)?, denominator: denominator.checked_div(shared)? })
    }

    /// A whole number.
    #[must_use]
    pub const fn whole(number: i128) -> Self {
        Self { numerator: number, denominator: 1 }
    }

    /// The part above the line, in lowest terms.
    #[must_use]
    pub const fn numerator(self) -> i128 {
        self.numerator
    }

    /// The part below the line, in lowest terms; above 0.
    #[must_use]
    pub const fn denominator(self) -> i128 {
        self.denominator
    }

    /// The value divided by 10^`decimals`: what a quotient of units of that size is in whole ones. Nothing when it does
    /// not fit in 128 bits.
    #[must_use]
    pub fn shifted(self, decimals: u8) -> Option<Self> {
        let tens = 10_i128.checked_pow(decimals.into())?;
        Self::new(self.numerator, self.denominator.checked_mul(tens)?)
    }

    /// The value in floating point, at most one and a half units in the last place off.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        real(self.numerator) / real(self.denominator)
    }

    /// The value of a quotient of units of 10^-`scale`, in floating point.
    #[must_use]
    pub fn to_f64_at(self, scale: u8) -> f64 {
        self.shifted(scale).map_or_else(|| self.to_f64() / 10_f64.powi(scale.into()), Self::to_f64)
    }

    /// The value rounded to so many decimals, half away from zero, as Danish tables are; nothing when it does not fit
    /// in 128 bits.
    #[must_use]
    pub fn rounded(self, decimals: u8) -> Option<Decimal> {
        let tens = 10_i128.checked_pow(decimals.into())?;
        let (whole, rest) = (self.numerator / self.denominator, self.numerator % self.denominator);
        let scaled = rest.checked_mul(tens)?;
        let (part, left) = (scaled / self.denominator, scaled % self.denominator);
        let up =
            i128::from(left.unsigned_abs() >= self.denominator.unsigned_abs().div_ceil(2)) * self.numerator.signum();
        let units = whole.checked_mul(tens)?.checked_add(part)?.checked_add(up)?;
        Some(Decimal::new(units, decimals))
    }
}

/// The greatest common divisor (Euclid); of 0 and n it is n.
const fn divisor(one: u128, other: u128) -> u128 {
    let (mut one, mut other) = (one, other);
    while other != 0 {
        (one, other) = (other, one % other);
    }
    one
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(numerator: i128, denominator: i128, decimals: u8) -> String {
        Fraction::new(numerator, denominator).unwrap().rounded(decimals).unwrap().to_string()
    }

    #[test]
    fn equal_quotients_are_equal_values() {
        assert_eq!(Fraction::new(2, 4), Fraction::new(-1, -2));
        assert_eq!(Fraction::new(0, -5), Some(Fraction::whole(0)));
        assert_eq!(Fraction::new(1, 0), None);
    }

    #[test]
    fn a_half_is_rounded_away_from_zero() {
        assert_eq!(shown(1, 8, 2), "0.13");
        assert_eq!(shown(-1, 8, 2), "-0.13");
        assert_eq!(shown(1, 3, 3), "0.333");
        assert_eq!(shown(2, 3, 0), "1");
        assert_eq!(shown(1, 3, 0), "0");
        assert_eq!(shown(5, 2, 0), "3");
        assert_eq!(shown(199, 100, 1), "2");
    }

    #[test]
    fn units_of_a_scale_become_the_number_itself() {
        let mean = Fraction::new(511 * 3, 3).unwrap();
        assert_eq!(mean.to_f64_at(1), 51.1);
    }
}
