//! What tests stand on, whatever the program under test is made of, so that each test reads as what a person does
//! and sees. It knows no context: a context tests its own pages with this crate alone, and is built in seconds.
//!
//! - [`Context`]: one context as a program of its own; [`Program`]: any other program.
//! - [`TestApp`]: the program on a database of its own, with two municipalities and a person per role.
//! - [`Client`]: a browser without a screen. Every page it is given is checked (`checks`): headings, labels,
//!   landmarks, identifiers, forms, headers, texts. A test that only opens a page already asserts all of that.
//! - [`TestDatabase`]: a fresh database, SQLite or PostgreSQL (`TEST_DB=postgres` and `PEJL_TEST_POSTGRES`).
//! - [`clock`]: the time, which only the test moves.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests fail by panicking, and this crate is only for tests"
)]

mod checks;
mod client;
pub mod clock;
mod database;
mod page;
mod program;
mod said;
mod test_app;

pub use client::{Client, Events, TestFile};
pub use database::TestDatabase;
pub use page::{Found, Page};
pub use program::{Context, Program};
pub use test_app::{TestApp, Town};
