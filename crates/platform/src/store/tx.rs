//! The one way to write: a transaction that names its actor and its action, and whose commit appends to
//! the audit log. A write without an entry in the log cannot be expressed.

use sqlx::{AssertSqlSafe, Postgres, Sqlite, Transaction};

use super::connect::Pools;
use super::{Db, Query, Reads, Record, StoreError, Value};
use crate::access::Actor;
use crate::audit::{self, Entry, Outcome};
use crate::time::Timestamp;

/// An open transaction. Dropped without [`Tx::commit`], nothing of it is kept.
#[derive(Debug)]
pub struct Tx {
    engine: Inner,
    entry: Entry,
}

#[derive(Debug)]
enum Inner {
    Lite(Transaction<'static, Sqlite>),
    Pg(Transaction<'static, Postgres>),
}

/// SQLite allows 32,766 values in one statement, PostgreSQL 65,535.
const MAX_VALUES: usize = 30_000;

impl Tx {
    /// Begins a transaction in which `actor` does `action` (such as `camp.statement.place`) at `now`.
    ///
    /// # Errors
    /// [`StoreError::Database`] when no connection is free in time.
    pub async fn begin(db: &Db, actor: &Actor, action: &'static str, now: Timestamp) -> Result<Self, StoreError> {
        let engine = match &db.engine {
            // IMMEDIATE takes the write lock at once, so that what is read inside cannot go stale.
            Pools::Lite { write, .. } => Inner::Lite(write.begin_with("begin immediate").await?),
            Pools::Pg(pool) => Inner::Pg(pool.begin().await?),
        };
        Ok(Self { engine, entry: Entry::new(actor, action, now) })
    }

    /// Names what the action is done to, for the audit log: a kind and an identifier, never words of a person.
    pub fn about(&mut self, kind: &'static str, id: &str) {
        self.entry.object_kind = kind.to_owned();
        id.clone_into(&mut self.entry.object_id);
    }

    /// Adds a fact to the audit entry: a name and a number or identifier, never words of a person.
    pub fn detail(&mut self, name: &'static str, value: impl Into<serde_json::Value>) {
        self.entry.detail.insert(name.to_owned(), value.into());
    }

    /// When the transaction's action is done.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.entry.at
    }

    /// Runs a statement and returns how many rows it touched.
    ///
    /// # Errors
    /// [`StoreError::Database`]; a broken uniqueness rule is told by [`StoreError::is_duplicate`].
    pub async fn run(&mut self, query: Query) -> Result<u64, StoreError> {
        let Query { text, values } = query;
        Ok(match &mut self.engine {
            Inner::Lite(tx) => bind_lite(sqlx::query(text), values).execute(&mut **tx).await?.rows_affected(),
            Inner::Pg(tx) => bind_pg(sqlx::query(text), values).execute(&mut **tx).await?.rows_affected(),
        })
    }

    /// Inserts many rows in as few statements as the engine allows. `table` and `columns` are literals of
    /// the program; every row has one value per column.
    ///
    /// # Errors
    /// [`StoreError::Database`]; then none of the rows is kept once the transaction is dropped.
    pub async fn insert_rows(
        &mut self,
        table: &str,
        columns: &[&str],
        rows: Vec<Vec<Value>>,
    ) -> Result<(), StoreError> {
        self.write_rows(table, columns, rows, "").await
    }

    /// As [`Tx::insert_rows`], but a row whose first `keys` columns, the primary key, are those of a row that stands there
    /// overwrites it.
    ///
    /// # Errors
    /// As [`Tx::insert_rows`].
    pub async fn put_rows(
        &mut self,
        table: &str,
        (columns, keys): (&[&str], usize),
        rows: Vec<Vec<Value>>,
    ) -> Result<(), StoreError> {
        let (key, rest) = columns.split_at(keys.min(columns.len()));
        let set: Vec<String> = rest.iter().map(|column| format!("{column} = excluded.{column}")).collect();
        let overwrite = format!(" on conflict ({}) do update set {}", key.join(", "), set.join(", "));
        self.write_rows(table, columns, rows, &overwrite).await
    }

    async fn write_rows(
        &mut self,
        table: &str,
        columns: &[&str],
        rows: Vec<Vec<Value>>,
        ending: &str,
    ) -> Result<(), StoreError> {
        let per_chunk = (MAX_VALUES / columns.len().max(1)).clamp(1, 1000);
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let chunk: Vec<Vec<Value>> = rows.by_ref().take(per_chunk).collect();
            let text = insert_text(table, columns, chunk.len(), &self.engine) + ending;
            let values: Vec<Value> = chunk.into_iter().flatten().collect();
            match &mut self.engine {
                Inner::Lite(tx) => {
                    bind_lite(sqlx::query(AssertSqlSafe(text)), values).execute(&mut **tx).await?.rows_affected()
                }
                Inner::Pg(tx) => {
                    bind_pg(sqlx::query(AssertSqlSafe(text)), values).execute(&mut **tx).await?.rows_affected()
                }
            };
        }
        Ok(())
    }

    /// Lets PostgreSQL look at tables that many rows have been written to. It does so by itself within a minute or so, and
    /// until then it plans as if they were nearly empty. `tables` are literals of the program. SQLite does without.
    ///
    /// # Errors
    /// [`StoreError::Database`].
    pub async fn analyze(&mut self, tables: &[&str]) -> Result<(), StoreError> {
        if let Inner::Pg(tx) = &mut self.engine {
            sqlx::query(AssertSqlSafe(format!("analyze {}", tables.join(", ")))).execute(&mut **tx).await?;
        }
        Ok(())
    }

    /// Keeps everything, with its entry in the audit log.
    ///
    /// # Errors
    /// [`StoreError::Database`]; then nothing is kept.
    pub async fn commit(mut self) -> Result<(), StoreError> {
        let entry = self.entry.clone();
        audit::append(&mut self, entry, Outcome::Done).await?;
        self.finish().await
    }

    /// Keeps everything without an entry of its own: for the audit log's own bookkeeping and for restoring
    /// a backup, which brings its log along.
    pub(crate) async fn finish(self) -> Result<(), StoreError> {
        match self.engine {
            Inner::Lite(tx) => tx.commit().await?,
            Inner::Pg(tx) => tx.commit().await?,
        }
        Ok(())
    }

    /// The audit entry as it stands.
    pub(crate) fn entry(&self) -> &Entry {
        &self.entry
    }
}

/// SQLite takes bare marks in their order; it looks every numbered or named one up among all that came before, which with
/// thousands of them takes longer than the insert. PostgreSQL knows numbered ones only.
fn insert_text(table: &str, columns: &[&str], rows: usize, engine: &Inner) -> String {
    let mut text = format!("insert into {table} ({}) values ", columns.join(", "));
    let mut place = 0;
    for row in 0..rows {
        text.push_str(if row == 0 { "(" } else { ", (" });
        for column in 0..columns.len() {
            place += 1;
            if column > 0 {
                text.push_str(", ");
            }
            match engine {
                Inner::Lite(_) => text.push('?'),
                Inner::Pg(_) => text.push_str(&format!("${place}")),
            }
        }
        text.push(')');
    }
    text
}

type LiteQuery = sqlx::query::Query<'static, Sqlite, sqlx::sqlite::SqliteArguments>;
type PgQuery = sqlx::query::Query<'static, Postgres, sqlx::postgres::PgArguments>;

fn bind_lite(mut query: LiteQuery, values: Vec<Value>) -> LiteQuery {
    for value in values {
        query = match value {
            Value::Text(text) => query.bind(text),
            Value::Int(number) => query.bind(number),
        };
    }
    query
}

fn bind_pg(mut query: PgQuery, values: Vec<Value>) -> PgQuery {
    for value in values {
        query = match value {
            Value::Text(text) => query.bind(text),
            Value::Int(number) => query.bind(number),
        };
    }
    query
}

impl Reads for Tx {
    async fn all<T: Record>(&mut self, query: Query) -> Result<Vec<T>, StoreError> {
        Ok(match &mut self.engine {
            Inner::Lite(tx) => query.lite::<T>().fetch_all(&mut **tx).await?,
            Inner::Pg(tx) => query.pg::<T>().fetch_all(&mut **tx).await?,
        })
    }
}
