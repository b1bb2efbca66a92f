//! One SQL text with its values, and reading rows from either engine into the same types.

use std::future::Future;

use sqlx::postgres::{PgArguments, PgRow};
use sqlx::query::QueryAs;
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{FromRow, Postgres, Sqlite};

use super::connect::Pools;
use super::{Db, StoreError};

/// A value bound to a placeholder. Only text and whole numbers: see the module's top.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Text, or nothing.
    Text(Option<String>),
    /// A whole number, or nothing.
    Int(Option<i64>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(Some(text.to_owned()))
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(Some(text))
    }
}
impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(Some(text.clone()))
    }
}
impl From<Option<String>> for Value {
    fn from(text: Option<String>) -> Self {
        Self::Text(text)
    }
}
impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Self {
        Self::Text(text.map(str::to_owned))
    }
}
impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Int(Some(number))
    }
}
impl From<Option<i64>> for Value {
    fn from(number: Option<i64>) -> Self {
        Self::Int(number)
    }
}
impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Int(Some(i64::from(yes)))
    }
}
impl From<crate::time::Timestamp> for Value {
    fn from(at: crate::time::Timestamp) -> Self {
        Self::Int(Some(at.millis()))
    }
}

/// One SQL text and the values of its placeholders, in order.
#[derive(Clone, Debug)]
pub struct Query {
    pub(super) text: &'static str,
    pub(super) values: Vec<Value>,
}

/// Begins a query. The text is a literal: a test finds every one in the `store.rs` files and lets both
/// engines prepare it.
#[must_use]
pub fn sql(text: &'static str) -> Query {
    Query { text, values: Vec::new() }
}

impl Query {
    /// Binds the next placeholder.
    #[must_use]
    pub fn bind(mut self, value: impl Into<Value>) -> Self {
        self.values.push(value.into());
        self
    }

    pub(super) fn lite<T: Record>(self) -> QueryAs<'static, Sqlite, T, SqliteArguments> {
        let mut query = sqlx::query_as::<Sqlite, T>(self.text);
        for value in self.values {
            query = match value {
                Value::Text(text) => query.bind(text),
                Value::Int(number) => query.bind(number),
            };
        }
        query
    }

    pub(super) fn pg<T: Record>(self) -> QueryAs<'static, Postgres, T, PgArguments> {
        let mut query = sqlx::query_as::<Postgres, T>(self.text);
        for value in self.values {
            query = match value {
                Value::Text(text) => query.bind(text),
                Value::Int(number) => query.bind(number),
            };
        }
        query
    }
}

/// A row that both engines can fill: `#[derive(sqlx::FromRow)]` makes one.
pub trait Record: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin + 'static {}
impl<T> Record for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin + 'static {}

/// Reading, whether inside a transaction or not.
pub trait Reads: Send {
    /// Returns all rows.
    fn all<T: Record>(&mut self, query: Query) -> impl Future<Output = Result<Vec<T>, StoreError>> + Send;

    /// Returns the first row, or nothing.
    fn optional<T: Record>(&mut self, query: Query) -> impl Future<Output = Result<Option<T>, StoreError>> + Send {
        async { Ok(self.all(query).await?.into_iter().next()) }
    }
}

/// Reads outside a transaction, from the pool.
#[derive(Clone, Debug)]
pub struct Reader {
    db: Db,
}

impl Reader {
    pub(super) fn new(db: Db) -> Self {
        Self { db }
    }
}

impl Reads for Reader {
    async fn all<T: Record>(&mut self, query: Query) -> Result<Vec<T>, StoreError> {
        Ok(match &self.db.engine {
            Pools::Lite { read, .. } => query.lite::<T>().fetch_all(read).await?,
            Pools::Pg(pool) => query.pg::<T>().fetch_all(pool).await?,
        })
    }
}
