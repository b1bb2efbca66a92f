//! How old the newest value is, and whether the next one is late.

use jiff::ToSpan;
use jiff::civil::Date;

use crate::indicator::Indicator;
use crate::period::Period;

/// How old the newest value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Age {
    /// The newest period with a value.
    pub newest: Period,
    /// How many days ago it ended; 0 while it goes on.
    pub days: i64,
    /// When the next value is expected.
    pub next: Next,
}

/// When the next value is expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    /// The indicator is followed no more.
    Ended,
    /// No deadline is set.
    Unknown,
    /// The last day on which it is in time.
    Due(Date),
    /// That day has passed; so many periods are late.
    Late {
        /// The last day on which the first of them was in time.
        since: Date,
        /// How many are late.
        periods: usize,
    },
}

/// The most periods that are counted as late.
const MOST_LATE: usize = 1_000;

impl Age {
    /// Works out how old the value of `newest` is on a day.
    #[must_use]
    pub fn of(indicator: &Indicator, newest: Period, today: Date) -> Self {
        let days = newest.last().until(today).map_or(0, |span| i64::from(span.get_days())).max(0);
        // A value for a longer period is as new as the last of its parts.
        let base = Period::of(indicator.frequency, newest.last());
        Self { newest, days, next: next(indicator, base, today) }
    }
}

fn next(indicator: &Indicator, newest: Period, today: Date) -> Next {
    if indicator.ended_at.is_some() {
        return Next::Ended;
    }
    let Some(due_days) = indicator.due_days else { return Next::Unknown };
    let due = |period: Period| period.last().checked_add(due_days.days()).unwrap_or(period.last());
    let first = due(newest.next());
    if first >= today {
        return Next::Due(first);
    }
    let waiting = std::iter::successors(Some(newest.next()), |period| Some(period.next()));
    let periods = waiting.take(MOST_LATE).take_while(|period| due(*period) < today).count();
    Next::Late { since: first, periods }
}
