//! Test applications, actors, page checks: what the tests of all crates share.
