//! Numbers, dates and order as each language has them.

use std::cmp::Ordering;
use std::sync::Arc;

use fixed_decimal::Decimal;
use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_decimal::DecimalFormatter;
use icu_locale_core::{Locale as IcuLocale, locale};
use jiff::Zoned;
use jiff::civil::{Date, Weekday};

use crate::i18n::{Language, Locale};

/// Writes whole numbers.
#[derive(Clone, Debug)]
pub(crate) struct Numbers(Option<Arc<DecimalFormatter>>);

impl Numbers {
    pub(crate) fn of(language: Language) -> Self {
        Self(
            DecimalFormatter::try_new(icu(language).into(), icu_decimal::options::DecimalFormatterOptions::default())
                .ok()
                .map(Arc::new),
        )
    }

    pub(crate) fn whole(&self, number: i64) -> String {
        match &self.0 {
            Some(formatter) => formatter.format(&Decimal::from(number)).to_string(),
            None => number.to_string(),
        }
    }
}

fn icu(language: Language) -> IcuLocale {
    match language {
        Language::Danish => locale!("da"),
        Language::English => locale!("en"),
    }
}

/// Sorts by the words that `key` gives, as the language does: in Danish æ, ø, å last and aa as å.
pub fn sort_by_words<T>(language: Language, items: &mut [T], key: impl Fn(&T) -> &str) {
    let collator = collator(language);
    // What a text is sorted by is found once for each, as finding it takes far longer than comparing it.
    items.sort_by_cached_key(|item| {
        let mut place = Vec::new();
        match &collator {
            Some(collator) => {
                let Ok(()) = collator.write_sort_key_to(key(item), &mut place);
            }
            None => place.extend_from_slice(key(item).as_bytes()),
        }
        place
    });
}

/// Compares two texts in which numbers stand for their value: `1.9` before `1.10`, `H2-B4` before `H2-B10`.
#[must_use]
pub fn compare_codes(one: &str, other: &str) -> Ordering {
    let parts = |text: &str| -> Vec<(u64, String)> {
        let mut parts = Vec::new();
        let mut rest = text;
        while !rest.is_empty() {
            let letters_end = rest.find(|letter: char| letter.is_ascii_digit()).unwrap_or(rest.len());
            let (letters, after) = rest.split_at(letters_end);
            let digits_end = after.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(after.len());
            let (digits, remaining) = after.split_at(digits_end);
            parts.push((digits.parse().unwrap_or(0), letters.to_owned()));
            rest = remaining;
        }
        parts
    };
    let (one_parts, other_parts) = (parts(one), parts(other));
    let swapped = |parts: &[(u64, String)]| -> Vec<(String, u64)> {
        parts.iter().map(|(number, letters)| (letters.clone(), *number)).collect()
    };
    swapped(&one_parts).cmp(&swapped(&other_parts)).then_with(|| one.cmp(other))
}

fn collator(language: Language) -> Option<CollatorBorrowed<'static>> {
    Collator::try_new(icu(language).into(), CollatorOptions::default()).ok()
}

impl Locale {
    /// Writes a date in full: "søndag den 7. maj 2017" or "Sunday 7 May 2017".
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        let weekday = match date.weekday() {
            Weekday::Monday => "weekday-1",
            Weekday::Tuesday => "weekday-2",
            Weekday::Wednesday => "weekday-3",
            Weekday::Thursday => "weekday-4",
            Weekday::Friday => "weekday-5",
            Weekday::Saturday => "weekday-6",
            Weekday::Sunday => "weekday-7",
        };
        let month = self.t(&format!("month-{}", date.month()));
        self.with(
            "date-long",
            &[("weekday", &self.t(weekday)), ("day", &date.day()), ("month", &month), ("year", &date.year())],
        )
    }

    /// Writes a date that is stored as `yyyy-mm-dd`; anything else is returned as it stands.
    #[must_use]
    pub fn date_text(&self, stored: &str) -> String {
        stored.parse::<Date>().map_or_else(|_| stored.to_owned(), |date| self.date(date))
    }

    /// Writes a point in time: "21. november 2026 kl. 14.05".
    #[must_use]
    pub fn moment(&self, at: &Zoned) -> String {
        let month = self.t(&format!("month-{}", at.month()));
        let minute = format!("{:02}", at.minute());
        let hour = format!("{:02}", at.hour());
        self.with(
            "date-moment",
            &[("day", &at.day()), ("month", &month), ("year", &at.year()), ("hour", &hour), ("minute", &minute)],
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn danish_order_has_ae_oe_aa_last_and_reads_aa_as_aa_with_ring() {
        let mut names = ["Åbenrå", "Zebra", "Øster", "Aabenraa", "Ærø", "Allerød", "And"];
        sort_by_words(Language::Danish, &mut names, |name| name);
        assert_eq!(names[..5], ["Allerød", "And", "Zebra", "Ærø", "Øster"]);
    }

    #[test]
    fn table_nine_comes_before_table_ten() {
        let mut codes = ["H4-B10", "1.10", "H4-B9", "1.9", "2"];
        codes.sort_by(|one, other| compare_codes(one, other));
        assert_eq!(codes, ["1.9", "1.10", "2", "H4-B9", "H4-B10"]);
    }

    #[test]
    fn thousands_are_separated_as_each_language_does() {
        assert_eq!(Numbers::of(Language::Danish).whole(1478), "1.478");
        assert_eq!(Numbers::of(Language::English).whole(1478), "1,478");
    }
}
