//! Exact decimals: a whole number of units and where the decimal sign stands. A sum of such numbers is a sum of whole
//! numbers, so that 0.1 + 0.2 is 0.3 on every machine and in any order.

use std::fmt;
use std::str::FromStr;

/// A decimal number, exact: `units` × 10^-`scale`. Always in its shortest form (1.50 is 1.5), so that equal numbers are
/// equal values and print alike.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Decimal {
    units: i128,
    scale: u8,
}

/// Why a text is not a decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotADecimal {
    /// Not a number at all: see [`Decimal::from_str`] for the forms.
    #[error("a number, such as 12, -3.5 or 3,5")]
    Form,
    /// More digits than can be kept exactly: 38 in all, [`Decimal::MAX_SCALE`] of them after the decimal sign.
    #[error("a number with at most 38 digits")]
    TooLong,
}

impl Decimal {
    /// The most decimals a number may have.
    pub const MAX_SCALE: u8 = 30;

    /// Returns `units` × 10^-`scale`.
    #[must_use]
    pub const fn new(units: i128, scale: u8) -> Self {
        let (mut units, mut scale) = (units, scale);
        while scale > 0 && units % 10 == 0 {
            units /= 10;
            scale -= 1;
        }
        Self { units, scale }
    }

    /// How many decimals the number has in its shortest form.
    #[must_use]
    pub const fn scale(self) -> u8 {
        self.scale
    }

    /// The number in units of 10^-`scale`; nothing when it has more decimals than that, or does not fit in 128 bits.
    #[must_use]
    pub fn units_at(self, scale: u8) -> Option<i128> {
        let more = scale.checked_sub(self.scale)?;
        10_i128.checked_pow(u32::from(more))?.checked_mul(self.units)
    }

    /// The nearest floating-point number.
    #[must_use]
    pub fn to_f64(self) -> f64 {
        const EXACT: u128 = 1 << 53;
        // Two exact numbers divide to the nearest one; powers of ten are exact up to 10^22.
        if self.units.unsigned_abs() <= EXACT && self.scale <= 22 {
            return real(self.units) / 10_f64.powi(i32::from(self.scale));
        }
        self.to_string().parse().unwrap_or(f64::NAN)
    }
}

/// The most decimals that any of the numbers has: in units of that size, all of them are whole.
#[must_use]
pub fn common_scale<'a>(numbers: impl IntoIterator<Item = &'a Decimal>) -> u8 {
    numbers.into_iter().map(|number| number.scale).max().unwrap_or(0)
}

/// A whole number as the nearest floating-point number.
#[expect(clippy::cast_precision_loss, reason = "the nearest is what is asked for")]
pub(crate) const fn real(whole: i128) -> f64 {
    whole as f64
}

impl FromStr for Decimal {
    type Err = NotADecimal;

    /// Reads digits with at most one decimal sign, point or comma, and digits on both sides of a comma; a sign (`-`,
    /// `+` or `−`) before; an exponent (`1e+05`, as R writes large numbers) after. Thousands may not be marked.
    ///
    /// # Errors
    /// See [`NotADecimal`].
    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let text = text.trim();
        let (is_negative, text) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (digits, exponent) = match text.split_once(['e', 'E']) {
            Some((digits, exponent)) => (digits, exponent_of(exponent)?),
            None => (text, 0),
        };
        let (whole, fraction) = match digits.split_once(['.', ',']) {
            Some((whole, fraction)) if !fraction.is_empty() => (whole, fraction),
            Some(_) => return Err(NotADecimal::Form),
            None => (digits, ""),
        };
        if whole.is_empty() && (fraction.is_empty() || digits.starts_with(',')) {
            return Err(NotADecimal::Form);
        }
        let mut units = 0_i128;
        for digit in whole.chars().chain(fraction.chars()) {
            let digit = digit.to_digit(10).ok_or(NotADecimal::Form)?;
            let digit = if is_negative { -i128::from(digit) } else { i128::from(digit) };
            units = units.checked_mul(10).and_then(|tens| tens.checked_add(digit)).ok_or(NotADecimal::TooLong)?;
        }
        let decimals = i64::try_from(fraction.len()).map_err(|_| NotADecimal::TooLong)? - exponent;
        shifted(units, decimals)
    }
}

fn exponent_of(text: &str) -> Result<i64, NotADecimal> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(NotADecimal::Form);
    }
    let size: i64 = digits.parse().map_err(|_| NotADecimal::TooLong)?;
    Ok(if text.starts_with('-') { -size } else { size })
}

/// The number of units of 10^-`decimals`, which may be larger than one.
fn shifted(units: i128, decimals: i64) -> Result<Decimal, NotADecimal> {
    if units == 0 {
        return Ok(Decimal::default());
    }
    if decimals < 0 {
        let tens = u32::try_from(-decimals).ok().and_then(|power| 10_i128.checked_pow(power));
        let units = tens.and_then(|tens| units.checked_mul(tens)).ok_or(NotADecimal::TooLong)?;
        return Ok(Decimal::new(units, 0));
    }
    let scale = u8::try_from(decimals).map_err(|_| NotADecimal::TooLong)?;
    let number = Decimal::new(units, scale);
    if number.scale > Decimal::MAX_SCALE { Err(NotADecimal::TooLong) } else { Ok(number) }
}

impl fmt::Display for Decimal {
    /// Writes the shortest form that reads back as the same number: `-12.5`, with a point.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = usize::from(self.scale);
        let digits = format!("{:0>width$}", self.units.unsigned_abs(), width = scale + 1);
        let (whole, fraction) = digits.split_at(digits.len().saturating_sub(scale));
        let sign = if self.units < 0 { "-" } else { "" };
        if scale == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{fraction}") }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn numbers_are_read_as_they_are_written_and_printed_in_their_shortest_form() {
        let cases = [
            ("123.4", "123.4"),
            ("-0,5", "-0.5"),
            (" 007 ", "7"),
            ("1.50", "1.5"),
            ("-0.00", "0"),
            ("+3", "3"),
            ("−2", "-2"),
            (".25", "0.25"),
            ("1e+05", "100000"),
            ("1.25E-3", "0.00125"),
            ("120e-1", "12"),
            ("0.30000000000000004", "0.30000000000000004"),
        ];
        for (text, shown) in cases {
            assert_eq!(read(text).to_string(), shown, "{text}");
        }
    }

    #[test]
    fn what_is_not_a_number_is_refused() {
        for text in ["", " ", "-", "abc", "1.234.567", "1,234.5", "1.", ",5", "1e", "1e+", "1 000", "..", "NA", "½"] {
            assert_eq!(text.parse::<Decimal>(), Err(NotADecimal::Form), "{text}");
        }
        for text in ["1e99", "1e-31", "1e99999999999999999999", &"9".repeat(40)] {
            assert_eq!(text.parse::<Decimal>(), Err(NotADecimal::TooLong), "{text}");
        }
    }

    #[test]
    fn units_are_given_only_where_nothing_is_lost() {
        assert_eq!(read("1.5").units_at(3), Some(1500));
        assert_eq!(read("1.5").units_at(0), None);
        assert_eq!(Decimal::new(i128::MAX, 0).units_at(1), None);
        assert_eq!(common_scale(&[read("1"), read("2.25"), read("3.1")]), 2);
    }

    proptest! {
        #[test]
        fn every_decimal_prints_as_a_text_that_reads_back_as_itself(units in any::<i64>(), scale in 0_u8..=30) {
            let number = Decimal::new(units.into(), scale);
            prop_assert_eq!(read(&number.to_string()), number);
            prop_assert_eq!(number.to_f64(), number.to_string().parse::<f64>().unwrap());
        }
    }
}
