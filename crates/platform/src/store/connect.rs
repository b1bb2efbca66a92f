//! Opening a database by its address, and bringing its tables up to date.

use std::str::FromStr;
use std::time::Duration;

use sqlx::migrate::{Migration, Migrator};
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, PgPool, SqlitePool};

use super::{Reader, StoreError};

/// A server's connection that was used this lately is used again without asking whether it lives. When the server is
/// started again, those that were in use just then fail one request each, which tells its visitor to try again.
const TRUSTED_FOR: Duration = Duration::from_secs(1);

/// The database: cheap to clone, shared by the whole program.
#[derive(Clone, Debug)]
pub struct Db {
    pub(super) engine: Pools,
}

#[derive(Clone, Debug)]
pub(super) enum Pools {
    /// One connection writes and several read: SQLite has one writer at a time, and waiting in our own
    /// queue is fairer than its busy-loop.
    Lite {
        write: SqlitePool,
        read: SqlitePool,
    },
    Pg(PgPool),
}

/// Which engine a database runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// SQLite, embedded in the program.
    Sqlite,
    /// PostgreSQL, a server of its own.
    Postgres,
}

/// Opens the database at `address` without touching its tables.
///
/// `sqlite:///path/to/file.db` and `sqlite://relative.db` open a file and create it when it is missing;
/// `postgres://…` connects to a server.
///
/// # Errors
/// [`StoreError::Address`] when the address has another form, [`StoreError::Database`] when it does not open.
pub async fn open(address: &str) -> Result<Db, StoreError> {
    if address.starts_with("sqlite:") {
        open_sqlite(address).await
    } else if address.starts_with("postgres:") || address.starts_with("postgresql:") {
        let options =
            PgConnectOptions::from_str(address).map_err(|_| StoreError::Address(without_password(address)))?;
        let pool = PgPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(Duration::from_secs(10))
            // Asking a connection whether it lives takes as long as a question of ours. It is asked when it has been idle.
            .test_before_acquire(false)
            .before_acquire(|connection, known| {
                Box::pin(async move {
                    if known.idle_for >= TRUSTED_FOR {
                        connection.ping().await?;
                    }
                    Ok(true)
                })
            })
            .connect_with(options)
            .await?;
        Ok(Db { engine: Pools::Pg(pool) })
    } else {
        Err(StoreError::Address(without_password(address)))
    }
}

async fn open_sqlite(address: &str) -> Result<Db, StoreError> {
    let options = SqliteConnectOptions::from_str(address)
        .map_err(|_| StoreError::Address(address.to_owned()))?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        // FULL: a commit that was acknowledged survives a power cut, not only a killed program.
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        // What a person had erased is overwritten in the file too.
        .pragma("secure_delete", "on")
        .busy_timeout(Duration::from_secs(5));
    // An open file does not go away: nothing is asked before a connection is used.
    let pool = || SqlitePoolOptions::new().test_before_acquire(false);
    let write = pool().max_connections(1).connect_with(options.clone()).await?;
    let read = pool().max_connections(4).connect_with(options).await?;
    Ok(Db { engine: Pools::Lite { write, read } })
}

fn without_password(address: &str) -> String {
    match (address.find("://"), address.rfind('@')) {
        (Some(scheme), Some(at)) if at > scheme => {
            format!("{}…{}", address.get(..scheme + 3).unwrap_or(""), address.get(at..).unwrap_or(""))
        }
        _ => address.to_owned(),
    }
}

impl Db {
    /// Returns which engine this is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self.engine {
            Pools::Lite { .. } => Engine::Sqlite,
            Pools::Pg(_) => Engine::Postgres,
        }
    }

    /// Returns a reader: queries that change nothing.
    #[must_use]
    pub fn reader(&self) -> Reader {
        Reader::new(self.clone())
    }

    /// Brings the tables up to date with `migrations` (those of all crates together) and returns how many ran.
    ///
    /// # Errors
    /// [`StoreError::Migration`] when one fails or an old one was changed; nothing of it is kept.
    pub async fn migrate(&self, migrations: Vec<Migration>) -> Result<usize, StoreError> {
        let before = self.applied().await;
        let total = migrations.len();
        let migrator = Migrator::with_migrations(migrations);
        match &self.engine {
            Pools::Lite { write, .. } => migrator.run(write).await?,
            Pools::Pg(pool) => migrator.run(pool).await?,
        }
        Ok(total.saturating_sub(before))
    }

    /// Counts the migrations that have run; 0 in an empty database.
    pub async fn applied(&self) -> usize {
        let mut reader = self.reader();
        let rows: Result<Vec<(i64,)>, _> =
            super::Reads::all(&mut reader, super::sql("select version from _sqlx_migrations")).await;
        rows.map_or(0, |rows| rows.len())
    }

    /// Ends all connections, and waits until SQLite has written everything to its file.
    pub async fn close(&self) {
        match &self.engine {
            Pools::Lite { write, read } => {
                read.close().await;
                write.close().await;
            }
            Pools::Pg(pool) => pool.close().await,
        }
    }

    /// Asks the database to prepare `text` and returns its complaint, if any. For the test that every
    /// statement of the program is understood by both engines.
    ///
    /// # Errors
    /// [`StoreError::Database`] with the engine's own words.
    pub async fn prepare(&self, text: &'static str) -> Result<(), StoreError> {
        use sqlx::{Executor, SqlSafeStr};
        match &self.engine {
            Pools::Lite { write, .. } => drop(write.acquire().await?.prepare(text.into_sql_str()).await?),
            Pools::Pg(pool) => drop(pool.acquire().await?.prepare(text.into_sql_str()).await?),
        }
        Ok(())
    }

    /// Tells other app servers and this one's listeners on PostgreSQL that `topic` changed; nothing on SQLite,
    /// where there is only one server.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the server cannot be reached.
    pub async fn notify(&self, topic: &str) -> Result<(), StoreError> {
        if let Pools::Pg(pool) = &self.engine {
            sqlx::query("select pg_notify('pejl', $1)").bind(topic).execute(pool).await?;
        }
        Ok(())
    }

    /// Returns a listener for what other app servers tell with [`Db::notify`]; `None` on SQLite.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the server cannot be reached.
    pub async fn listen(&self) -> Result<Option<sqlx::postgres::PgListener>, StoreError> {
        match &self.engine {
            Pools::Lite { .. } => Ok(None),
            Pools::Pg(pool) => {
                let mut listener = sqlx::postgres::PgListener::connect_with(pool).await?;
                listener.listen("pejl").await?;
                Ok(Some(listener))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_password_in_an_address_is_not_repeated_in_the_error() {
        let shown = super::without_password("postgres://pejl:hemmelig@db.example/pejl");
        assert_eq!(shown, "postgres://…@db.example/pejl");
    }
}
