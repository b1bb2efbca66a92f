//! The time in tests: it begins on a Saturday in November and goes a millisecond per look, so that no two things
//! happen at once and nothing depends on the day of the test. Each test has its own thread, and so its own time.

use std::cell::Cell;

use platform::time::Timestamp;

/// 2026-11-21T08:00:00Z, in milliseconds.
const BEGINNING: i64 = 1_795_248_000_000;

thread_local! {
    static MILLIS: Cell<i64> = const { Cell::new(BEGINNING) };
}

/// Returns the time, a millisecond later than at the last look.
#[must_use]
pub fn now() -> Timestamp {
    MILLIS.with(|millis| {
        millis.set(millis.get() + 1);
        Timestamp::from_millis(millis.get())
    })
}

/// Lets `seconds` pass.
pub fn pass(seconds: i64) {
    MILLIS.with(|millis| millis.set(millis.get() + seconds * 1000));
}
