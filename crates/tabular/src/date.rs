//! A calendar date without a clock or a zone.

use std::fmt;

/// A valid date of the Gregorian calendar between the years 1900 and 9999 (what a spreadsheet can hold).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// Returns the date, or nothing when there is no such day.
    #[must_use]
    pub fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
            2 => 28,
            _ => return None,
        };
        ((1900..=9999).contains(&year) && (1..=last).contains(&day)).then_some(Self { year, month, day })
    }

    /// Reads `yyyy-mm-dd`, or the Danish `dd.mm.yyyy`, `dd-mm-yyyy` and `dd/mm/yyyy`; leading zeros may be missing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let separator = ['-', '.', '/'].into_iter().find(|sign| text.contains(*sign))?;
        let mut parts = text.split(separator);
        let (first, month, last) = (parts.next()?, parts.next()?, parts.next()?);
        if parts.next().is_some() || [first, month, last].iter().any(|part| !part.bytes().all(|b| b.is_ascii_digit())) {
            return None;
        }
        match (first.len(), month.len(), last.len()) {
            (4, 1..=2, 1..=2) if separator == '-' => {
                Self::new(first.parse().ok()?, month.parse().ok()?, last.parse().ok()?)
            }
            (1..=2, 1..=2, 4) => Self::new(last.parse().ok()?, month.parse().ok()?, first.parse().ok()?),
            _ => None,
        }
    }

    /// The year, 1900 to 9999.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn iso_and_danish_dates_mean_the_same_day() {
        let wanted = Date::new(2017, 3, 5);
        for text in ["2017-03-05", "05.03.2017", "5.3.2017", "05-03-2017", " 5/3/2017 "] {
            assert_eq!(Date::parse(text), wanted, "{text}");
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        for text in
            ["2017-02-29", "31.04.2017", "0-0-2017", "2017-13-01", "5.3.17", "2017.03.05", "5-3", "", "a.b.2017"]
        {
            assert_eq!(Date::parse(text), None, "{text}");
        }
        assert!(Date::parse("29.02.2016").is_some());
    }
}
