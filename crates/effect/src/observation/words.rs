//! Values, amounts and periods in the words of a language.

use stats::decimal::Decimal;
use stats::fraction::Fraction;
use ui::i18n::{Language, Locale};

use super::{Breakdown, Said, SeriesPoint, Status};
use crate::amount::{Amount, SCALE};
use crate::indicator::{Definition, Dimension};
use crate::period::{Frequency, Period};

/// Writes a quotient with so many decimals, half rounded away from zero: 1.234,5 or 1,234.5.
#[must_use]
pub fn fraction(locale: &Locale, value: Fraction, decimals: u8) -> String {
    value.rounded(decimals).map_or_else(|| "?".to_owned(), |rounded| decimal(locale, rounded, decimals))
}

/// Writes an amount with all its decimals.
#[must_use]
pub fn amount(locale: &Locale, amount: Amount) -> String {
    let exact = amount.decimal();
    decimal(locale, exact, exact.scale().min(SCALE))
}

fn decimal(locale: &Locale, number: Decimal, decimals: u8) -> String {
    let text = number.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((text.as_str(), ""));
    match decimals {
        0 => digits(locale, whole),
        _ => digits(locale, &format!("{whole}.{part:0<width$}", width = usize::from(decimals))),
    }
}

/// Writes digits with at most one point, and a sign before them, as the language does: `-1234.50` as −1.234,50.
#[must_use]
pub fn digits(locale: &Locale, text: &str) -> String {
    let is_nothing = text.chars().all(|digit| matches!(digit, '-' | '0' | '.'));
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (if is_nothing { "" } else { "−" }, digits),
        None => ("", text),
    };
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let whole = whole.parse().map_or_else(|_| whole.to_owned(), |whole| locale.number(whole));
    let mark = if locale.language == Language::Danish { ',' } else { '.' };
    if part.is_empty() { format!("{sign}{whole}") } else { format!("{sign}{whole}{mark}{part}") }
}

/// Writes a value with its unit of measure: `12,5 procent`; without a value, why there is none.
#[must_use]
pub fn value(locale: &Locale, definition: &Definition, value: Option<Fraction>, status: Status) -> String {
    match value {
        Some(value) => with_unit(definition, &fraction(locale, value, definition.decimals)),
        None if status.has_amount() => locale.t("value-none-undefined"),
        None => locale.t(&format!("value-none-{}", status.name())),
    }
}

/// Puts the unit of measure after a number.
pub(crate) fn with_unit(definition: &Definition, number: &str) -> String {
    format!("{number} {}", definition.unit_of_measure).trim_end().to_owned()
}

/// Writes what a point of a series says.
#[must_use]
pub fn point(locale: &Locale, definition: &Definition, point: &SeriesPoint) -> String {
    value(locale, definition, point.value, point.status)
}

/// Writes what a value says of itself.
#[must_use]
pub fn said(locale: &Locale, definition: &Definition, said: &Said) -> String {
    value(locale, definition, super::series::value_of(definition, said), said.status)
}

/// Writes a status.
#[must_use]
pub fn status(locale: &Locale, status: Status) -> String {
    locale.t(&format!("value-status-{}", status.name()))
}

/// Writes a period: `2024`, `1. halvår 2024`, `2. kvartal 2024`, `marts 2024`, `uge 5 i 2024`, a date.
#[must_use]
pub fn period(locale: &Locale, period: Period) -> String {
    let first = period.first();
    let (year, month) = (first.year(), first.month());
    let numbered = |key: &str, number: i8| locale.t2(key, "number", number, "year", year);
    match period.frequency() {
        Frequency::Year => year.to_string(),
        Frequency::HalfYear => numbered("value-period-half-year", (month - 1) / 6 + 1),
        Frequency::Quarter => numbered("value-period-quarter", (month - 1) / 3 + 1),
        Frequency::Month => format!("{} {year}", locale.t(&format!("month-{month}"))),
        Frequency::Week => {
            let week = first.iso_week_date();
            locale.t2("value-period-week", "number", week.week(), "year", week.year())
        }
        Frequency::Day => locale.date(first),
    }
}

/// Writes which part a value is for: `Køn: piger`; the whole is `Alle`.
#[must_use]
pub fn part(locale: &Locale, dimensions: &[Dimension], breakdown: &Breakdown) -> String {
    if breakdown.is_whole() {
        return locale.t("value-whole");
    }
    let one = |(dimension, category): (&str, &str)| {
        let known = dimensions.iter().find(|known| known.code == dimension);
        let named = known.and_then(|known| known.categories.iter().find(|(code, _)| code == category));
        let dimension = known.map_or(dimension, |known| known.title.as_str());
        format!("{dimension}: {}", named.map_or(category, |(_, title)| title.as_str()))
    };
    breakdown.categories().map(one).collect::<Vec<_>>().join(", ")
}
