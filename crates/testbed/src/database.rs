//! A database per test, gone when the test is over.
//!
//! SQLite in a temporary folder unless `TEST_DB=postgres`; then a database of its own on the server that
//! `PEJL_TEST_POSTGRES` names (`postgres://user@host/postgres`, a user who may create databases).

use std::fmt::Debug;
use std::marker::PhantomData;

use platform::store::{Db, open};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};
use tempfile::TempDir;

use crate::program::Program;

const SERVER: &str = "PEJL_TEST_POSTGRES";

/// A database of the program `P` that nobody else uses.
pub struct TestDatabase<P> {
    address: String,
    home: Home,
    program: PhantomData<fn() -> P>,
}

impl<P> Debug for TestDatabase<P> {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "TestDatabase({})", self.address)
    }
}

enum Home {
    Folder(#[expect(dead_code, reason = "held so that the folder goes with the test")] TempDir),
    Server { address: String, name: String },
}

impl<P: Program> TestDatabase<P> {
    /// Makes an empty database on the engine that the test run is for.
    pub async fn empty() -> Self {
        match std::env::var("TEST_DB").as_deref() {
            Ok("postgres") => {
                Self::postgres().await.expect("TEST_DB=postgres wants PEJL_TEST_POSTGRES=postgres://user@host/postgres")
            }
            Ok("sqlite") | Err(_) => Self::sqlite(),
            Ok(other) => panic!("TEST_DB is sqlite or postgres, not '{other}'"),
        }
    }

    /// Makes an empty SQLite database.
    #[must_use]
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self::at(format!("sqlite://{}/pejl.db", folder.path().display()), Home::Folder(folder))
    }

    /// Makes an empty PostgreSQL database, or none when no server is named.
    pub async fn postgres() -> Option<Self> {
        let server = std::env::var(SERVER).ok()?;
        let name = format!("pejl_test_{}", platform::store::new_id());
        run_postgres(&server, &format!("create database {name}")).await;
        Some(Self::at(with_database(&server, &name), Home::Server { address: server, name }))
    }

    fn at(address: String, home: Home) -> Self {
        Self { address, home, program: PhantomData }
    }

    /// Returns the address, as the program takes it.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.address
    }

    /// Opens it and brings its tables up to date.
    pub async fn open(&self) -> Db {
        let db = open(&self.address).await.unwrap();
        db.migrate(P::migrations()).await.unwrap();
        db
    }

    /// Runs SQL past the program, as someone does who has got hold of the database.
    pub async fn tamper(&self, text: &str) {
        match self.home {
            Home::Folder(_) => {
                let mut connection = SqliteConnection::connect(&self.address).await.unwrap();
                sqlx::raw_sql(AssertSqlSafe(text.to_owned())).execute(&mut connection).await.unwrap();
                connection.close().await.unwrap();
            }
            Home::Server { .. } => run_postgres(&self.address, text).await,
        }
    }
}

async fn run_postgres(address: &str, text: &str) {
    let mut connection = PgConnection::connect(address).await.unwrap();
    sqlx::raw_sql(AssertSqlSafe(text.to_owned())).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

/// Puts another database's name into a server's address.
fn with_database(server: &str, name: &str) -> String {
    let (before, options) =
        server.split_once('?').map_or((server, String::new()), |(before, options)| (before, format!("?{options}")));
    let (scheme, rest) = before.split_once("://").expect("an address begins with postgres://");
    let host = rest.split('/').next().unwrap_or_default();
    format!("{scheme}://{host}/{name}{options}")
}

impl<P> Drop for TestDatabase<P> {
    fn drop(&mut self) {
        let Home::Server { address, name } = &self.home else { return };
        let (address, text) = (address.clone(), format!("drop database if exists {name} with (force)"));
        // A test's own runtime may be ending right now, so the farewell gets one of its own.
        let farewell = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(run_postgres(&address, &text));
        });
        drop(farewell.join());
    }
}

#[cfg(test)]
mod tests {
    use super::with_database;

    #[test]
    fn the_address_of_a_test_database_keeps_host_and_options_of_the_server() {
        assert_eq!(
            with_database("postgres://u:p@db:5433/postgres?sslmode=disable", "x"),
            "postgres://u:p@db:5433/x?sslmode=disable"
        );
        assert_eq!(with_database("postgres://u@db", "x"), "postgres://u@db/x");
    }
}
