//! Exact amounts: whole numbers of millionths, as the database keeps them.

use std::fmt;
use std::str::FromStr;

use stats::decimal::{Decimal, NotADecimal};
use stats::fraction::Fraction;

/// How many decimals an amount can have.
pub const SCALE: u8 = 6;
/// How many units of an amount are one.
pub const ONE: i64 = 1_000_000;

/// A number with at most [`SCALE`] decimals, exact: a whole number of millionths, at most about nine billion thousands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Amount(pub i64);

/// Why a text is not an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotAnAmount {
    /// Not a number.
    #[error("not a number")]
    Form,
    /// More than [`SCALE`] decimals.
    #[error("more than six decimals")]
    Decimals,
    /// It does not fit.
    #[error("too large")]
    TooLarge,
}

impl Amount {
    /// Returns a whole number as an amount; nothing when it does not fit.
    #[must_use]
    pub fn whole(number: i64) -> Option<Self> {
        number.checked_mul(ONE).map(Self)
    }

    /// Returns the amount as an exact quotient of ones.
    #[must_use]
    pub fn fraction(self) -> Option<Fraction> {
        Fraction::new(self.0.into(), ONE.into())
    }

    /// Returns the amount nearest to a quotient (half away from zero); nothing when it does not fit.
    #[must_use]
    pub fn nearest(value: Fraction) -> Option<Self> {
        let units = value.rounded(SCALE)?.units_at(SCALE)?;
        i64::try_from(units).ok().map(Self)
    }

    /// Returns the amount as a decimal.
    #[must_use]
    pub const fn decimal(self) -> Decimal {
        Decimal::new(self.0 as i128, SCALE)
    }
}

impl FromStr for Amount {
    type Err = NotAnAmount;

    /// Reads a number as Danes and programs write it: `1234,5`, `1.234,5`, `1 234,5`, `1234.5`, `12 %` (as 12), a sign
    /// before. A point is a thousands separator when a comma follows it, or when it stands more than once, each before
    /// three digits; `1.234` alone is 1.234.
    ///
    /// # Errors
    /// See [`NotAnAmount`].
    fn from_str(text: &str) -> Result<Self, NotAnAmount> {
        let mut text: String = text.trim().trim_end_matches('%').trim_end().to_owned();
        text.retain(|letter| !matches!(letter, ' ' | '\u{a0}' | '\u{202f}' | '\''));
        let points = text.matches('.').count();
        if points > 0 && (text.contains(',') || points > 1) {
            if !thousands_are_marked(&text) {
                return Err(NotAnAmount::Form);
            }
            text.retain(|letter| letter != '.');
        }
        let number: Decimal = text.parse().map_err(|fault| match fault {
            NotADecimal::Form => NotAnAmount::Form,
            NotADecimal::TooLong => NotAnAmount::TooLarge,
        })?;
        if number.scale() > SCALE {
            return Err(NotAnAmount::Decimals);
        }
        let units = number.units_at(SCALE).ok_or(NotAnAmount::TooLarge)?;
        i64::try_from(units).map(Self).map_err(|_| NotAnAmount::TooLarge)
    }
}

/// Tells whether each point before a comma stands before three digits.
fn thousands_are_marked(text: &str) -> bool {
    let (whole, rest) = text.split_once(',').unwrap_or((text, ""));
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default().trim_start_matches(['-', '+', '−']);
    let is_group = |group: &str| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len()) && groups.all(is_group) && !rest.contains('.')
}

impl fmt::Display for Amount {
    /// Writes the shortest form, with a point.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.decimal().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_read_as_danes_and_programs_write_them() {
        for (text, millionths) in [
            ("12", 12_000_000),
            ("1.234,5", 1_234_500_000),
            ("1 234,5", 1_234_500_000),
            ("1.234.567", 1_234_567_000_000),
            ("1.5", 1_500_000),
            ("1.234", 1_234_000),
            ("-3,25", -3_250_000),
            ("87 %", 87_000_000),
            ("0,000001", 1),
        ] {
            assert_eq!(text.parse(), Ok(Amount(millionths)), "{text}");
        }
    }

    #[test]
    fn what_is_no_exact_amount_is_refused_with_why() {
        for (text, why) in [
            ("", NotAnAmount::Form),
            ("..", NotAnAmount::Form),
            ("12 børn", NotAnAmount::Form),
            ("1.23,5", NotAnAmount::Form),
            ("1,234.5", NotAnAmount::Form),
            ("0,0000001", NotAnAmount::Decimals),
            ("99999999999999", NotAnAmount::TooLarge),
        ] {
            assert_eq!(text.parse::<Amount>(), Err(why), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_amount_reads_back_as_it_is_written(units in any::<i64>()) {
            prop_assert_eq!(Amount(units).to_string().parse(), Ok(Amount(units)));
            prop_assert_eq!(Amount(units).fraction().and_then(Amount::nearest), Some(Amount(units)));
        }
    }
}
