//! Points in time as Pejl stores and passes them: UTC, to the millisecond.
//!
//! Time is a parameter everywhere: only the edges (server, command line) read the clock.

use jiff::tz::TimeZone;

/// A point in time. Stored as milliseconds since 1970-01-01T00:00:00Z, which means the same in both databases.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
pub struct Timestamp(i64);

impl Timestamp {
    /// Returns the point that lies `millis` milliseconds after the epoch.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        Self(millis)
    }

    /// Returns milliseconds since the epoch.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Returns the point `seconds` later (earlier when negative).
    #[must_use]
    pub const fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1000)))
    }

    /// Returns date and time in Denmark, where every user is.
    #[must_use]
    pub fn in_denmark(self) -> jiff::Zoned {
        let point = jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        let zone = TimeZone::get("Europe/Copenhagen").unwrap_or(TimeZone::UTC);
        point.to_zoned(zone)
    }

    /// Returns RFC 3339 in UTC, for files and programs.
    #[must_use]
    pub fn rfc3339(self) -> String {
        jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH).to_string()
    }
}

/// Reads the clock. The edges call it once and pass the answer on.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp(jiff::Timestamp::now().as_millisecond())
}

/// How the program learns the time; tests put their own in its place.
pub type Clock = fn() -> Timestamp;
