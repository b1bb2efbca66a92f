//! How long to wait after failed sign-ins: nothing for the first four, then a minute that doubles, to a
//! quarter of an hour. Counted per login and per address in the database, so that it holds on every app server.

/// Returns how many seconds must pass after the latest failure before the next try.
#[must_use]
pub const fn wait_after(failures: i64) -> i64 {
    match failures {
        ..=4 => 0,
        5 => 60,
        6 => 120,
        7 => 240,
        8 => 480,
        _ => 900,
    }
}

/// After this many seconds without a failure the count begins again.
pub(super) const FORGET_AFTER: i64 = 60 * 60;

#[cfg(test)]
mod tests {
    use super::wait_after;

    #[test]
    fn waiting_grows_and_never_locks_anyone_out_for_good() {
        let waits: Vec<i64> = (0..20).map(wait_after).collect();
        assert!(waits.windows(2).all(|pair| pair[0] <= pair[1]));
        assert_eq!((wait_after(4), wait_after(5), wait_after(1000)), (0, 60, 900));
    }
}
