//! Periods: the years, months, … that values are for. Each is written in one way that sorts in the order of time among
//! periods of the same length.

use std::fmt;

use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};

/// How long a period is, and so how often a value is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Frequency {
    /// A calendar year.
    Year,
    /// January to June, or July to December.
    HalfYear,
    /// Three months.
    Quarter,
    /// A month.
    Month,
    /// A week, Monday to Sunday (ISO 8601).
    Week,
    /// A day.
    Day,
}

impl Frequency {
    /// All of them, the longest first.
    pub const ALL: [Self; 6] = [Self::Year, Self::HalfYear, Self::Quarter, Self::Month, Self::Week, Self::Day];

    /// Returns the stable name: `year`, `half-year`, …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::HalfYear => "half-year",
            Self::Quarter => "quarter",
            Self::Month => "month",
            Self::Week => "week",
            Self::Day => "day",
        }
    }

    /// Returns the frequency with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|frequency| frequency.name() == name)
    }

    /// The longer frequencies that periods of this one make up exactly. Weeks do not fit into months.
    #[must_use]
    pub fn longer(self) -> &'static [Self] {
        match self {
            Self::Year => &[],
            Self::HalfYear | Self::Week => &[Self::Year],
            Self::Quarter => &[Self::HalfYear, Self::Year],
            Self::Month => &[Self::Quarter, Self::HalfYear, Self::Year],
            Self::Day => &[Self::Week, Self::Month, Self::Quarter, Self::HalfYear, Self::Year],
        }
    }

    const fn months(self) -> Option<i8> {
        match self {
            Self::Year => Some(12),
            Self::HalfYear => Some(6),
            Self::Quarter => Some(3),
            Self::Month => Some(1),
            Self::Week | Self::Day => None,
        }
    }
}

/// A period of one of the frequencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    frequency: Frequency,
    first: Date,
}

impl Period {
    /// Returns the period of this frequency that a day lies in.
    #[must_use]
    pub fn of(frequency: Frequency, day: Date) -> Self {
        let first = match frequency.months() {
            Some(months) => {
                let month = (day.month() - 1) / months * months + 1;
                Date::new(day.year(), month, 1).unwrap_or(day)
            }
            None if frequency == Frequency::Week => day.iso_week_date().first_of_week().map_or(day, Into::into),
            None => day,
        };
        Self { frequency, first }
    }

    /// How long it is.
    #[must_use]
    pub const fn frequency(self) -> Frequency {
        self.frequency
    }

    /// Its first day.
    #[must_use]
    pub const fn first(self) -> Date {
        self.first
    }

    /// Its last day.
    #[must_use]
    pub fn last(self) -> Date {
        let next = self.next().first;
        next.yesterday().unwrap_or(next)
    }

    /// The one after it.
    #[must_use]
    pub fn next(self) -> Self {
        self.moved(1)
    }

    /// The one before it.
    #[must_use]
    pub fn previous(self) -> Self {
        self.moved(-1)
    }

    fn moved(self, by: i64) -> Self {
        let span: Span = match self.frequency.months() {
            Some(months) => (i64::from(months) * by).months(),
            None if self.frequency == Frequency::Week => by.weeks(),
            None => by.days(),
        };
        Self { first: self.first.checked_add(span).unwrap_or(self.first), ..self }
    }

    /// The period of another frequency that its first day lies in. A week belongs to the year that most of it is in.
    #[must_use]
    pub fn within(self, longer: Frequency) -> Self {
        let day = if self.frequency == Frequency::Week {
            self.first.checked_add(3.days()).unwrap_or(self.first)
        } else {
            self.first
        };
        Self::of(longer, day)
    }

    /// The last period of a shorter frequency that belongs to it; itself when that is its own.
    #[must_use]
    pub fn last_part(self, shorter: Frequency) -> Self {
        let last = Self::of(shorter, self.last());
        // The week with the last day of a year may belong to the year after.
        if last.within(self.frequency) == self { last } else { last.previous() }
    }

    /// Tells whether its last day lies before `today`.
    #[must_use]
    pub fn is_over(self, today: Date) -> bool {
        self.last() < today
    }

    /// Reads a period as people, spreadsheets and statistical offices write it: `2024`, `2024K1`, `2024-Q1`, `2024H1`,
    /// `2024M03`, `2024-03`, `03-2024`, `marts 2024`, `2024U05`, `2024-W05`, `2024-03-05`, `05-03-2024`, `05.03.2024`.
    /// A year before 1900 or after 2200 is a slip of the finger.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim().to_lowercase();
        named_month(&text).or_else(|| numbered(&text))
    }

    /// Reads a text as a period of a given frequency: what [`Self::read`] reads, and any of its days.
    #[must_use]
    pub fn read_as(frequency: Frequency, text: &str) -> Option<Self> {
        let period = Self::read(text)?;
        match period.frequency {
            same if same == frequency => Some(period),
            Frequency::Day => Some(Self::of(frequency, period.first)),
            _ => None,
        }
    }
}

const MONTHS: [&[&str]; 12] = [
    &["januar", "january", "jan"],
    &["februar", "february", "feb"],
    &["marts", "march", "mar"],
    &["april", "apr"],
    &["maj", "may"],
    &["juni", "june", "jun"],
    &["juli", "july", "jul"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["oktober", "october", "okt", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// `marts 2024`, `mar. 2024`, `2024 marts`.
fn named_month(text: &str) -> Option<Period> {
    let words: Vec<&str> = text.split([' ', '-', '.']).filter(|word| !word.is_empty()).collect();
    let &[one, other] = words.as_slice() else { return None };
    let (name, year) =
        if one.starts_with(|letter: char| letter.is_ascii_digit()) { (other, one) } else { (one, other) };
    let month = MONTHS.iter().position(|names| names.contains(&name))?;
    period_in(year, Frequency::Month, i16::try_from(month).ok()? + 1)
}

/// Everything that is written with digits and at most one letter.
fn numbered(text: &str) -> Option<Period> {
    let parts: Vec<&str> = text.split(['-', '.', '/', ' ']).filter(|part| !part.is_empty()).collect();
    match parts.as_slice() {
        [year] if year.len() == 4 => period_in(year, Frequency::Year, 1),
        [joined] => {
            let (year, rest) = joined.split_at_checked(4)?;
            lettered(year, rest)
        }
        [year, rest] if year.len() == 4 => {
            if rest.bytes().all(|byte| byte.is_ascii_digit()) {
                return period_in(year, Frequency::Month, rest.parse().ok()?);
            }
            lettered(year, rest)
        }
        [month, year] if year.len() == 4 => period_in(year, Frequency::Month, month.parse().ok()?),
        [year, month, day] if year.len() == 4 => date(year, month, day),
        [day, month, year] if year.len() == 4 => date(year, month, day),
        _ => None,
    }
}

/// `k1`, `q1`, `h1`, `m03`, `u05`, `w05`.
fn lettered(year: &str, rest: &str) -> Option<Period> {
    let mut letters = rest.chars();
    let frequency = match letters.next()? {
        'k' | 'q' => Frequency::Quarter,
        'h' => Frequency::HalfYear,
        'm' => Frequency::Month,
        'u' | 'w' => Frequency::Week,
        _ => return None,
    };
    period_in(year, frequency, letters.as_str().parse().ok()?)
}

fn year_of(text: &str) -> Option<i16> {
    let is_year = text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|year| is_year && (1900..=2200).contains(year))
}

/// The period with this number in its year, from 1.
fn period_in(year: &str, frequency: Frequency, number: i16) -> Option<Period> {
    let year = year_of(year)?;
    let first = match frequency.months() {
        Some(months) => {
            let month = (number - 1).checked_mul(months.into())? + 1;
            Date::new(year, i8::try_from(month).ok()?, 1).ok()?
        }
        None if frequency == Frequency::Week => {
            jiff::civil::ISOWeekDate::new(year, i8::try_from(number).ok()?, Weekday::Monday).ok()?.into()
        }
        None => return None,
    };
    Some(Period { frequency, first })
}

fn date(year: &str, month: &str, day: &str) -> Option<Period> {
    let first = Date::new(year_of(year)?, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some(Period { frequency: Frequency::Day, first })
}

impl fmt::Display for Period {
    /// Writes it as the database keeps it: `2024`, `2024-H1`, `2024-K1`, `2024-03`, `2024-U05`, `2024-03-05`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month) = (self.first.year(), self.first.month());
        match self.frequency {
            Frequency::Year => write!(f, "{year:04}"),
            Frequency::HalfYear => write!(f, "{year:04}-H{}", (month - 1) / 6 + 1),
            Frequency::Quarter => write!(f, "{year:04}-K{}", (month - 1) / 3 + 1),
            Frequency::Month => write!(f, "{year:04}-{month:02}"),
            Frequency::Week => {
                let week = self.first.iso_week_date();
                write!(f, "{:04}-U{:02}", week.year(), week.week())
            }
            Frequency::Day => write!(f, "{}", self.first),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn periods_are_read_as_people_and_statistical_offices_write_them() {
        for (text, written) in [
            ("2024", "2024"),
            ("2024K1", "2024-K1"),
            ("2024-Q4", "2024-K4"),
            ("2024H2", "2024-H2"),
            ("2024M03", "2024-03"),
            ("2024-3", "2024-03"),
            ("03-2024", "2024-03"),
            ("3/2024", "2024-03"),
            ("Marts 2024", "2024-03"),
            ("okt. 2024", "2024-10"),
            ("2024U05", "2024-U05"),
            ("2024-W53", ""),
            ("2020-W53", "2020-U53"),
            ("2024-03-05", "2024-03-05"),
            ("5.3.2024", "2024-03-05"),
            ("05-03-2024", "2024-03-05"),
            ("2024-13", ""),
            ("1204-05", ""),
            ("2924", ""),
            ("1900", "1900"),
            ("2200-12-31", "2200-12-31"),
            ("2024K5", ""),
            ("31-02-2024", ""),
            ("i fjor", ""),
            ("", ""),
        ] {
            assert_eq!(Period::read(text).map(|period| period.to_string()).unwrap_or_default(), written, "{text}");
        }
    }

    #[test]
    fn a_day_stands_for_the_period_it_lies_in_when_that_is_asked_for() {
        let quarter = Period::read_as(Frequency::Quarter, "2024-05-31").unwrap();
        assert_eq!(quarter.to_string(), "2024-K2");
        assert_eq!(
            (quarter.first().to_string(), quarter.last().to_string()),
            ("2024-04-01".into(), "2024-06-30".into())
        );
        assert_eq!(Period::read_as(Frequency::Month, "2024"), None);
    }

    #[test]
    fn a_week_belongs_to_the_year_that_most_of_it_is_in() {
        let week = Period::read("2020-U53").unwrap();
        assert_eq!(week.first().to_string(), "2020-12-28");
        assert_eq!(week.within(Frequency::Year).to_string(), "2020");
        let last = |year: &str| Period::read(year).unwrap().last_part(Frequency::Week).to_string();
        assert_eq!((last("2020"), last("2024")), ("2020-U53".into(), "2024-U52".into()));
        assert_eq!(Period::read("2024").unwrap().last_part(Frequency::Month).to_string(), "2024-12");
    }

    proptest! {
        #[test]
        fn every_period_reads_back_and_periods_follow_each_other_without_a_gap(
            day in 0_i64..40_000, which in 0_usize..6,
        ) {
            let frequency = Frequency::ALL[which];
            let period = Period::of(frequency, Date::constant(1950, 1, 1).checked_add(day.days()).unwrap());
            prop_assert_eq!(Period::read(&period.to_string()), Some(period));
            prop_assert_eq!(period.next().previous(), period);
            prop_assert_eq!(period.last().tomorrow().unwrap(), period.next().first());
            prop_assert!(period.to_string() < period.next().to_string());
        }
    }
}
