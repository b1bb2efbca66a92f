//! "As it was on": the date that an address may ask for.

use askama::Template;
use axum::response::Response;
use jiff::civil::Date;
use serde::Deserialize;
use ui::{Failure, Page, Visitor, render};

/// What an address says of a date.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct AsOf {
    /// yyyy-mm-dd, as date fields of browsers send it.
    #[serde(default)]
    pub(crate) paa: String,
}

/// A day that a page is shown as it was on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    /// yyyy-mm-dd
    pub(crate) stored: String,
    /// As it is read.
    pub(crate) written: String,
    /// The last moment of the day in Denmark, in milliseconds UTC.
    pub(crate) last_moment: i64,
}

/// What became of the wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Asked {
    /// Nothing was asked for, or today: the page as it is.
    Now,
    /// The page as it was on a day.
    On(Day),
    /// What stands there is no day, or one that lies ahead.
    NoDay,
}

impl Asked {
    /// The day, if a day in the past was asked for.
    pub(crate) fn day(&self) -> Option<&Day> {
        match self {
            Self::On(day) => Some(day),
            Self::Now | Self::NoDay => None,
        }
    }

    /// The last moment of that day, in milliseconds UTC.
    pub(crate) fn moment(&self) -> Option<i64> {
        self.day().map(|day| day.last_moment)
    }

    /// The day as addresses write it; empty for now.
    pub(crate) fn stored(&self) -> &str {
        self.day().map_or("", |day| day.stored.as_str())
    }

    pub(crate) fn is_no_day(&self) -> bool {
        *self == Self::NoDay
    }
}

impl AsOf {
    /// Reads the date that was asked for.
    pub(crate) fn read(&self, visitor: &Visitor) -> Asked {
        let text = self.paa.trim();
        if text.is_empty() {
            return Asked::Now;
        }
        let today = visitor.app.now().in_denmark().date();
        match text.parse::<Date>() {
            Ok(date) if date == today => Asked::Now,
            Ok(date) if date < today => last_moment(date).map_or(Asked::NoDay, |last_moment| {
                Asked::On(Day { stored: date.to_string(), written: visitor.locale.date(date), last_moment })
            }),
            _ => Asked::NoDay,
        }
    }
}

#[derive(Template)]
#[template(path = "not_then.html")]
struct NotThen {
    page: Page,
    asked: Asked,
    url: String,
}

/// Answers for a day on which what a page is about was not there, or cannot be shown as it was. `url` is the page's
/// address as it is now.
pub(crate) fn not_then(page: Page, asked: Asked, url: String) -> Result<Response, Failure> {
    render(&NotThen { page, asked, url })
}

/// Returns the last millisecond of a day in Denmark.
pub(crate) fn last_moment(date: Date) -> Option<i64> {
    let next = date.tomorrow().ok()?.in_tz("Europe/Copenhagen").ok()?;
    Some(next.timestamp().as_millisecond() - 1)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::last_moment;

    #[test]
    fn a_day_ends_at_midnight_in_denmark_also_when_the_clock_is_changed() {
        // 2026-10-25 has 25 hours: it ends at 23:00 UTC, the day before ended at 22:00 UTC.
        let hours = (last_moment(date(2026, 10, 25)).unwrap() - last_moment(date(2026, 10, 24)).unwrap()) / 3_600_000;
        assert_eq!(hours, 25);
    }
}
