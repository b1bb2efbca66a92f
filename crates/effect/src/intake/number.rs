//! Reads the cell of a number, as somebody typed it or as a program stored it.

use super::mapping::Points;
use crate::amount::{Amount, NotAnAmount, ONE, SCALE};

/// What stands in the cell of a number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Number {
    /// Nothing, or there is no such column: nothing is said.
    #[default]
    Blank,
    /// A number.
    Amount(Amount),
    /// `..`: known, but too small to be told. Not zero.
    Suppressed,
    /// `.`, `...`, `:` or `i.a.`: there is none. Not zero. A lone `-` is zero to some and missing to others, and refused.
    Missing,
    /// Something else.
    Wrong(NotAnAmount),
}

/// Reads a number that somebody typed.
#[must_use]
pub fn typed(text: &str, points: Points) -> Number {
    match text {
        "" => return Number::Blank,
        ".." => return Number::Suppressed,
        "." | "..." | "…" | ":" | "i.a." | "I.a." | "NA" | "N/A" => return Number::Missing,
        _ => {}
    }
    // Plain whole numbers are most of what there is.
    if text.len() <= 12 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return match text.parse::<i64>().ok().and_then(|whole| whole.checked_mul(ONE)) {
            Some(units) => Number::Amount(Amount(units)),
            None => Number::Wrong(NotAnAmount::TooLarge),
        };
    }
    let read = match points {
        Points::Thousands if thousands(text) => text.replace('.', "").parse(),
        _ => text.parse::<Amount>(),
    };
    read.map_or_else(Number::Wrong, Number::Amount)
}

/// Reads a number that a program stored: a point stands before decimals, and those after the sixth are rounded, half away
/// from zero. Tells whether they were.
#[must_use]
pub fn stored(text: &str) -> (Number, bool) {
    match rounded(text) {
        Some(near) => (near.map_or(Number::Wrong(NotAnAmount::TooLarge), Number::Amount), true),
        None => (typed(text, Points::Decimals), false),
    }
}

/// Rounds a number with too many decimals; nothing when it is none.
fn rounded(text: &str) -> Option<Option<Amount>> {
    let scale = usize::from(SCALE);
    let (whole, decimals) = text.split_once('.')?;
    if decimals.len() <= scale || !decimals.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (kept, rest) = decimals.split_at_checked(scale)?;
    let near = match format!("{whole}.{kept}").parse::<Amount>() {
        Ok(near) => near,
        Err(NotAnAmount::TooLarge) => return Some(None),
        Err(_) => return None,
    };
    let away = i64::from(rest.as_bytes().first() >= Some(&b'5'));
    Some(near.0.checked_add(if whole.starts_with('-') { -away } else { away }).map(Amount))
}

/// Tells whether points could mark thousands: each before three digits, and not after a single zero.
#[must_use]
pub fn thousands(text: &str) -> bool {
    let text = text.trim_start_matches(['-', '−', '+']);
    let whole = text.split_once(',').map_or(text, |(whole, _)| whole);
    let mut groups = whole.split('.');
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit());
    let rest: Vec<&str> = groups.collect();
    !rest.is_empty()
        && first.len() <= 3
        && digits(first)
        && first != "0"
        && rest.iter().all(|group| group.len() == 3 && digits(group))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_dots_are_suppressed_and_one_is_missing_and_neither_is_zero() {
        let read = |text: &str| typed(text, Points::Decimals);
        assert_eq!(read(".."), Number::Suppressed);
        assert_eq!([read("."), read("..."), read(":")], [Number::Missing; 3]);
        assert_eq!(read(""), Number::Blank);
        assert_eq!(read("0"), Number::Amount(Amount(0)));
        assert_eq!(read("12 børn"), Number::Wrong(NotAnAmount::Form));
        assert_eq!(read("-"), Number::Wrong(NotAnAmount::Form), "it is zero to some and missing to others");
    }

    #[test]
    fn a_point_before_three_digits_is_what_the_mapping_says() {
        assert_eq!(typed("1.234", Points::Thousands), Number::Amount(Amount(1_234_000_000)));
        assert_eq!(typed("1.234", Points::Decimals), Number::Amount(Amount(1_234_000)));
        assert_eq!(typed("0.234", Points::Thousands), Number::Amount(Amount(234_000)));
        assert_eq!(typed("1.234,5", Points::Decimals), Number::Amount(Amount(1_234_500_000)));
    }

    #[test]
    fn what_a_program_stored_is_rounded_to_six_decimals_and_what_somebody_typed_is_not() {
        for (text, millionths) in [
            ("0.318181818181818", 318_182),
            ("-0.318181818181818", -318_182),
            ("0.0000005", 1),
            ("-0.0000005", -1),
            ("0.0000004999999999999999999999999999999999999999999", 0),
            ("27.6243093922652", 27_624_309),
        ] {
            assert_eq!(stored(text), (Number::Amount(Amount(millionths)), true), "{text}");
            assert!(matches!(typed(text, Points::Decimals), Number::Wrong(_)), "{text}");
        }
        assert_eq!(stored("204.182"), (Number::Amount(Amount(204_182_000)), false));
        assert_eq!(stored("99999999999999.1234567"), (Number::Wrong(NotAnAmount::TooLarge), true));
        assert_eq!(stored(".."), (Number::Suppressed, false));
    }
}
