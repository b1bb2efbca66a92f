//! What the tests of all crates share, so that each test reads as what a person does and sees.
//!
//! - [`TestApp`]: the whole program on a database of its own, with two municipalities and a person per role.
//! - [`Client`]: a browser without a screen. Every page it is given is checked (`checks`): headings, labels,
//!   landmarks, identifiers, forms, headers, texts. A test that only opens a page already asserts all of that.
//! - [`CampBuilder`]: a camp with statements, sorted or not.
//! - [`TestDatabase`]: a fresh database, SQLite or PostgreSQL (`TEST_DB=postgres` and `PEJL_TEST_POSTGRES`).
//! - [`clock`]: the time, which only the test moves.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, and this crate is only for tests"
)]

mod builders;
mod checks;
mod client;
pub mod clock;
mod database;
mod page;
mod said;
mod test_app;

pub use builders::{CampBuilder, busy_camp};
pub use client::{Client, Events, TestFile};
pub use database::TestDatabase;
pub use page::{Found, Page};
pub use test_app::{TestApp, Town};
