//! Danish civil registration numbers: a birthday and four digits.

use super::digits::{Digits, is_hyphen, is_space};
use std::ops::Range;

/// Added to the day in numbers for people who are not registered yet.
const REPLACEMENT: u8 = 60;

/// Finds the numbers, from left to right.
pub(super) fn find(digits: &Digits<'_>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut index = 0;
    while index < digits.len() {
        match groups_at(digits, index) {
            Some(count) => {
                found.extend(digits.range(index, index + count - 1));
                index += count;
            }
            None => index += 1,
        }
    }
    found
}

/// Returns how many groups of digits the number that begins here is written in.
fn groups_at(digits: &Digits<'_>, at: usize) -> Option<usize> {
    let joins = |index: usize| digits.gap(index).is_some_and(|gap| is_hyphen(gap) || is_space(gap) || gap == ".");
    let (first, next) = (digits.group(at), digits.group(at + 1));
    match first.len() {
        10 if is_birthday(first) => Some(1),
        6 | 8 if next.len() == 4 && joins(at) && is_birthday(first) => Some(2),
        2 if next.len() == 2 && matches!(digits.group(at + 2).len(), 2 | 4) => {
            let same = digits.gap(at) == digits.gap(at + 1) && joins(at);
            let last = digits.group(at + 3).len() == 4 && digits.gap(at + 2).is_some_and(is_hyphen);
            let birthday = format!("{first}{next}{}", digits.group(at + 2));
            (same && last && is_birthday(&birthday)).then_some(4)
        }
        _ => None,
    }
}

/// Tells whether the digits begin with a day and a month that exist, and with a century when the year has four digits.
fn is_birthday(digits: &str) -> bool {
    let number = |range: Range<usize>| digits.get(range).and_then(|text| text.parse::<u8>().ok());
    let (Some(day), Some(month)) = (number(0..2), number(2..4)) else {
        return false;
    };
    let day = if day > REPLACEMENT { day - REPLACEMENT } else { day };
    let last = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    let century = digits.len() != 8 || matches!(number(4..6), Some(18..=20));
    (1..=last).contains(&day) && century
}
