//! Exact amounts: whole numbers of millionths, as the database keeps them.

use std::fmt;
use std::str::FromStr;

use stats::decimal::{Decimal, NotADecimal};
use stats::fraction::Fraction;
use ui::i18n::Language;

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
    /// Whether its point or comma marks thousands or decimals cannot be seen.
    #[error("can be read in two ways")]
    Ambiguous,
    /// More than [`SCALE`] decimals.
    #[error("more than six decimals")]
    Decimals,
    /// It does not fit.
    #[error("too large")]
    TooLarge,
}

impl NotAnAmount {
    /// Returns the key of the text that says what to do about a text that somebody typed.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Form => "value-refused-form",
            Self::Ambiguous => "value-refused-ambiguous",
            Self::Decimals => "value-refused-decimals",
            Self::TooLarge => "value-refused-large",
        }
    }
}

impl Amount {
    /// Returns a whole number as an amount; nothing when it does not fit.
    #[must_use]
    pub fn whole(number: i64) -> Option<Self> {
        number.checked_mul(ONE).map(Self)
    }

    /// Returns the amount as a whole number; nothing when it has decimals.
    #[must_use]
    pub const fn as_whole(self) -> Option<i64> {
        if self.0 % ONE == 0 { Some(self.0 / ONE) } else { None }
    }

    /// Reads a number as somebody types it who writes a language: in Danish `1.250` is 1250 and `12,5` is 12½, in
    /// English `1,250` and `12.5` are. Spaces and apostrophes may mark thousands too. What the other language writes is
    /// read when it can mean one thing only: `12.5`, and `1,250.5` as well as `1.250,5`.
    ///
    /// # Errors
    /// See [`NotAnAmount`].
    pub fn typed(language: Language, text: &str) -> Result<Self, NotAnAmount> {
        let text = text.trim().trim_end_matches('%').trim_end();
        let (sign, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => ("-", rest.trim_start()),
            None => ("", text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, part) = match decimal_mark(language, digits)? {
            Some(mark) => digits.split_once(mark).filter(|(_, part)| is_digits(part)).ok_or(NotAnAmount::Form)?,
            None => (digits, "0"),
        };
        let whole = if whole.is_empty() && digits.len() > 1 { "0".to_owned() } else { ungrouped(whole)? };
        format!("{sign}{whole}.{part}").parse()
    }

    /// Writes the amount as somebody would type it: all its decimals, and nothing between thousands.
    #[must_use]
    pub fn to_type(self, language: Language) -> String {
        match language {
            Language::Danish => self.to_string().replace('.', ","),
            Language::English => self.to_string(),
        }
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

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Finds out which of point and comma stands before the decimals of a number without its sign; nothing when it has none.
fn decimal_mark(language: Language, text: &str) -> Result<Option<char>, NotAnAmount> {
    let own = if language == Language::Danish { ',' } else { '.' };
    let (points, commas) = (text.matches('.').count(), text.matches(',').count());
    let mark = match (points, commas) {
        (1, 0) => '.',
        (0, 1) => ',',
        // Both: the last one. One of them again and again: it marks thousands.
        (1.., 1..) => return Ok(text.chars().rfind(|letter| matches!(letter, '.' | ','))),
        _ => return Ok(None),
    };
    let Some((before, after)) = text.split_once(mark) else { return Ok(None) };
    // The mark that the language has between thousands may stand before decimals where it can be nothing else.
    let may_be_thousands = after.len() == 3 && is_digits(after) && !before.is_empty() && !before.starts_with('0');
    match () {
        () if mark == own || !may_be_thousands => Ok(Some(mark)),
        () if before.len() <= 3 => Ok(None),
        () => Err(NotAnAmount::Ambiguous),
    }
}

/// Takes away what stands between thousands of a whole number.
fn ungrouped(text: &str) -> Result<String, NotAnAmount> {
    let is_mark = |letter: char| matches!(letter, '.' | ',' | ' ' | '\u{a0}' | '\u{202f}' | '\'' | '’');
    let mut marks = text.chars().filter(|letter| is_mark(*letter));
    let first = marks.next();
    let groups: Vec<&str> = text.split(is_mark).collect();
    let is_one_kind = marks.all(|mark| Some(mark) == first);
    let are_threes = groups.len() == 1
        || groups.iter().enumerate().all(|(place, group)| group.len() == 3 || (place == 0 && group.len() < 3));
    if is_one_kind && are_threes && groups.iter().all(|group| is_digits(group)) {
        Ok(groups.concat())
    } else {
        Err(NotAnAmount::Form)
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

    #[test]
    fn a_typed_number_means_what_whoever_writes_the_language_means() {
        use Language::{Danish, English};
        for (language, text, millionths) in [
            (Danish, "1.250", 1_250_000_000),
            (English, "1,250", 1_250_000_000),
            (Danish, "12,5", 12_500_000),
            (English, "12.5", 12_500_000),
            (Danish, "1,250", 1_250_000),
            (English, "1.250", 1_250_000),
            (Danish, "12.5", 12_500_000),
            (English, "12,5", 12_500_000),
            (Danish, "1.250,5", 1_250_500_000),
            (English, "1,250.5", 1_250_500_000),
            (Danish, "1,250.5", 1_250_500_000),
            (English, "1.250,5", 1_250_500_000),
            (Danish, "1.234.567", 1_234_567_000_000),
            (Danish, "1,234,567", 1_234_567_000_000),
            (English, "1,234,567", 1_234_567_000_000),
            (Danish, "1 250", 1_250_000_000),
            (English, "1’250.5", 1_250_500_000),
            (Danish, "0.125", 125_000),
            (English, "0,125", 125_000),
            (Danish, "1250.5", 1_250_500_000),
            (Danish, "-1.250", -1_250_000_000),
            (Danish, "− 3,25", -3_250_000),
            (Danish, "+1.250", 1_250_000_000),
            (Danish, "87,5 %", 87_500_000),
            (Danish, ",5", 500_000),
            (English, " 1250 ", 1_250_000_000),
        ] {
            assert_eq!(Amount::typed(language, text), Ok(Amount(millionths)), "{text} in {language:?}");
        }
    }

    #[test]
    fn a_typed_number_that_can_mean_two_things_or_none_is_refused_with_why() {
        use Language::{Danish, English};
        for (language, text, why) in [
            (Danish, "1250.125", NotAnAmount::Ambiguous),
            (English, "1250,125", NotAnAmount::Ambiguous),
            (Danish, "1 250.125", NotAnAmount::Ambiguous),
            (Danish, "1.25.125", NotAnAmount::Form),
            (Danish, "1.23,5", NotAnAmount::Form),
            (Danish, "1,250,5", NotAnAmount::Form),
            (Danish, "1 250.125.000", NotAnAmount::Form),
            (Danish, "1 25", NotAnAmount::Form),
            (Danish, "12,", NotAnAmount::Form),
            (Danish, ",", NotAnAmount::Form),
            (Danish, "-", NotAnAmount::Form),
            (Danish, "", NotAnAmount::Form),
            (English, "12 børn", NotAnAmount::Form),
            (English, "1e5", NotAnAmount::Form),
            (English, "0.0000001", NotAnAmount::Decimals),
            (Danish, "99.999.999.999.999", NotAnAmount::TooLarge),
        ] {
            assert_eq!(Amount::typed(language, text), Err(why), "{text} in {language:?}");
        }
    }

    proptest! {
        #[test]
        fn every_amount_that_a_field_is_filled_with_is_read_as_it_was(
            units in prop_oneof![any::<i64>(), (-10_000_i64..10_000).prop_map(|whole| whole * ONE), -5_000_000_i64..5_000_000],
        ) {
            for language in Language::ALL {
                let text = Amount(units).to_type(language);
                prop_assert_eq!(Amount::typed(language, &text), Ok(Amount(units)), "{} in {:?}", text, language);
            }
        }

        #[test]
        fn every_amount_reads_back_as_it_is_written(units in any::<i64>()) {
            prop_assert_eq!(Amount(units).to_string().parse(), Ok(Amount(units)));
            prop_assert_eq!(Amount(units).fraction().and_then(Amount::nearest), Some(Amount(units)));
        }
    }
}
