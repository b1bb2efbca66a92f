//! Telephone numbers, and what only looks like them.

use super::digits::{Digits, is_hyphen, is_space};
use std::ops::Range;

/// The digits of a Danish number.
const DANISH: usize = 8;
/// The fewest digits of a number of another country, its code included.
const SHORTEST_FOREIGN: usize = 8;
/// The most digits of any number, by ITU-T E.164.
const LONGEST: usize = 15;
/// Words that say that a telephone number follows.
const PHONE_WORDS: [&str; 10] =
    ["tlf", "telefon", "telefonnummer", "mobil", "mobilnummer", "mob", "tel", "sms", "ring", "phone"];
/// Words that say that another kind of number follows.
const OTHER_WORDS: [&str; 14] = [
    "cvr",
    "ean",
    "gln",
    "sag",
    "sags",
    "sagsnummer",
    "journal",
    "faktura",
    "ordre",
    "vare",
    "isbn",
    "matrikel",
    "id",
    "konto",
];
/// What makes a number an amount when it follows, after a space or not.
const UNITS: [&str; 11] = ["kr", "kroner", "dkk", "mio", "mia", "euro", "eur", "€", "%", ",-", "mill"];

/// Finds the numbers, from left to right.
pub(super) fn find(digits: &Digits<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < digits.len() {
        let count = international(digits, index).or_else(|| announced(digits, index)).or_else(|| bare(digits, index));
        match count {
            Some(count) if !is_amount(digits, index, index + count - 1) => {
                let plus = usize::from(digits.before(index).ends_with('+'));
                let range = digits.range(index, index + count - 1);
                found.extend(range.map(|range| range.start - plus..range.end));
                index += count;
            }
            _ => index += 1,
        }
    }
    found
}

/// A number with a country code: returns how many groups it takes.
fn international(digits: &Digits<'_>, at: usize) -> Option<usize> {
    let first = digits.group(at);
    let joins = |gap: &str| is_space(gap) || matches!(gap, "-" | "." | ")" | ") " | " (" | "(");
    if digits.before(at).ends_with('+') {
        return if first.starts_with("45") {
            run_of(digits, at, 2 + DANISH, joins)
        } else {
            longest_run(digits, at, |gap| joins(gap) && gap != ".")
        };
    }
    if first.starts_with("0045") {
        return run_of(digits, at, 4 + DANISH, joins);
    }
    let glued = first.len() == 2 + DANISH && first.starts_with("45");
    let spaced = first == "45" && starts_like_phone(digits.group(at + 1)) && digits.gap(at).is_some_and(is_space);
    match (glued, spaced) {
        (true, _) if first.get(2..).is_some_and(starts_like_phone) && is_free(digits, at, at) => Some(1),
        (_, true) => {
            let count = run_of(digits, at, 2 + DANISH, is_space)?;
            let goes_on = digits.gap(at + count - 1).is_some_and(is_space)
                && digits.group(at + count).len() == digits.group(at + 1).len();
            (!goes_on && is_free(digits, at, at + count - 1)).then_some(count)
        }
        _ => None,
    }
}

/// Eight digits after a word such as `tlf.`, however they are grouped.
fn announced(digits: &Digits<'_>, at: usize) -> Option<usize> {
    is_after(digits.before(at), &PHONE_WORDS)
        .then(|| run_of(digits, at, DANISH, |gap| is_space(gap) || is_hyphen(gap) || matches!(gap, "." | "/")))?
}

/// Eight digits without any word or code.
fn bare(digits: &Digits<'_>, at: usize) -> Option<usize> {
    let first = digits.group(at);
    if !starts_like_phone(first) || is_after(digits.before(at), &OTHER_WORDS) {
        return None;
    }
    let gap = digits.gap(at).unwrap_or_default();
    let count = match first.len() {
        8 if !is_date(first) => 1,
        4 if is_space(gap) && !(is_year(first) && is_year(digits.group(at + 1))) => 2,
        2 if is_space(gap) || matches!(gap, "-" | ".") => 4,
        _ => return None,
    };
    let last = at + count - 1;
    let alike = (at..last).all(|index| digits.gap(index) == Some(gap) && digits.group(index + 1).len() == first.len());
    let goes_on =
        |index: usize, other: usize| digits.gap(index) == Some(gap) && digits.group(other).len() == first.len();
    let is_series =
        count > 1 && (goes_on(last, last + 1) || at.checked_sub(1).is_some_and(|before| goes_on(before, before)));
    (alike && !is_series && is_free(digits, at, last)).then_some(count)
}

/// Returns how many groups make exactly so many digits.
fn run_of(digits: &Digits<'_>, at: usize, wanted: usize, joins: impl Fn(&str) -> bool) -> Option<usize> {
    let mut length = 0;
    for index in at..digits.len() {
        length += digits.group(index).len();
        if length == wanted {
            return Some(index - at + 1);
        }
        if length > wanted || !digits.gap(index).is_some_and(&joins) {
            return None;
        }
    }
    None
}

/// Returns how many groups make the longest number of any country.
fn longest_run(digits: &Digits<'_>, at: usize, joins: impl Fn(&str) -> bool) -> Option<usize> {
    let (mut length, mut best) = (0, None);
    for index in at..digits.len() {
        length += digits.group(index).len();
        if length > LONGEST {
            break;
        }
        if length >= SHORTEST_FOREIGN {
            best = Some(index - at + 1);
        }
        if !digits.gap(index).is_some_and(&joins) {
            break;
        }
    }
    best
}

/// Danish numbers begin with 2 to 9.
fn starts_like_phone(digits: &str) -> bool {
    digits.starts_with(|digit| ('2'..='9').contains(&digit))
}

fn is_year(digits: &str) -> bool {
    digits.len() == 4 && (digits.starts_with("19") || digits.starts_with("20"))
}

/// Tells whether eight digits are a date written `yyyymmdd`.
fn is_date(digits: &str) -> bool {
    let number = |range: Range<usize>| digits.get(range).and_then(|text| text.parse::<u8>().ok());
    digits.get(..4).is_some_and(is_year)
        && number(4..6).is_some_and(|month| (1..=12).contains(&month))
        && number(6..8).is_some_and(|day| (1..=31).contains(&day))
}

/// Tells whether the groups stand alone and are not part of a word, a path, a decimal or a longer number.
fn is_free(digits: &Digits<'_>, first: usize, last: usize) -> bool {
    let mut before = digits.before(first).chars().rev();
    let free_before = match before.next() {
        Some('-' | '.' | ',' | ':') => !before.next().is_some_and(char::is_alphanumeric),
        Some(sign) => !sign.is_alphanumeric() && !"/_#=+".contains(sign),
        None => true,
    };
    let mut after = digits.after(last).chars();
    let free_after = match after.next() {
        Some('-' | '.' | ',' | '/' | ':') => !after.next().is_some_and(|sign| sign.is_ascii_digit()),
        Some(sign) => !sign.is_alphanumeric() && sign != '_',
        None => true,
    };
    free_before && free_after
}

/// Tells whether a unit of money or share stands beside the number.
fn is_amount(digits: &Digits<'_>, first: usize, last: usize) -> bool {
    let after = digits.after(last).trim_start_matches([' ', '\u{a0}']).to_lowercase();
    let follows =
        UNITS.iter().any(|unit| after.strip_prefix(unit).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
    follows || is_after(digits.before(first), &["kr", "dkk", "eur"]) || digits.before(first).trim_end().ends_with('€')
}

/// Tells whether the text ends with one of the words, before any `nr.` and signs: `CVR-nr.: `.
fn is_after(text: &str, words: &[&str]) -> bool {
    let is_letter = |sign: char| sign.is_alphanumeric();
    // A word further off than this is no announcement.
    let near: String = text.chars().rev().take(24).collect::<Vec<_>>().into_iter().rev().collect();
    let near = near.to_lowercase();
    let mut rest = near.trim_end_matches([' ', '\u{a0}', '.', ':', '-', '(', ')']);
    for suffix in ["nummer", "nr", "no"] {
        if let Some(shorter) = rest.strip_suffix(suffix) {
            rest = shorter.trim_end_matches([' ', '.', '-']);
            break;
        }
    }
    let word = rest.rsplit(|sign: char| !is_letter(sign)).next().unwrap_or_default();
    words.contains(&word)
}
