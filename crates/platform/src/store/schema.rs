//! What tables there are and how their columns are typed: the one place that asks each engine's catalogue.

use sqlx::{Postgres, Sqlite, Transaction};

use super::connect::{Engine, Pools};
use super::{Db, Reads, StoreError, Value, sql};

/// A table of the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: String,
    /// Its columns, in the order in which they were made.
    pub columns: Vec<Column>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Whether it holds whole numbers (otherwise text).
    pub is_number: bool,
}

impl Db {
    /// Returns all tables of the program, without the migrations' own.
    ///
    /// # Errors
    /// [`StoreError::Database`] when the catalogue cannot be read.
    pub async fn tables(&self) -> Result<Vec<Table>, StoreError> {
        let text = match self.engine() {
            Engine::Sqlite => {
                "select m.name, c.name, lower(c.type) from sqlite_master m join pragma_table_info(m.name) c \
                 where m.type = 'table' and m.name not like 'sqlite_%' and m.name <> '_sqlx_migrations' order by m.name, c.cid"
            }
            Engine::Postgres => {
                "select cast(table_name as text), cast(column_name as text), cast(data_type as text) from information_schema.columns \
                 where table_schema = current_schema() and table_name <> '_sqlx_migrations' order by table_name, ordinal_position"
            }
        };
        let rows: Vec<(String, String, String)> = self.reader().all(sql(text)).await?;
        let mut tables: Vec<Table> = Vec::new();
        for (table, name, kind) in rows {
            let column = Column { name, is_number: kind == "bigint" };
            match tables.last_mut() {
                Some(last) if last.name == table => last.columns.push(column),
                _ => tables.push(Table { name: table, columns: vec![column] }),
            }
        }
        Ok(tables)
    }

    /// Begins to read everything as it is at one moment, whatever others write meanwhile.
    ///
    /// # Errors
    /// [`StoreError::Database`] when no connection is free in time.
    pub async fn snapshot(&self) -> Result<Snapshot, StoreError> {
        Ok(Snapshot(match &self.engine {
            Pools::Lite { read, .. } => Moment::Lite(read.begin().await?),
            Pools::Pg(pool) => Moment::Pg(pool.begin_with("begin isolation level repeatable read read only").await?),
        }))
    }
}

/// The database as it was at one moment.
#[derive(Debug)]
pub struct Snapshot(Moment);

#[derive(Debug)]
enum Moment {
    Lite(Transaction<'static, Sqlite>),
    Pg(Transaction<'static, Postgres>),
}

impl Snapshot {
    /// Returns every row of `table`, each with one value per column.
    ///
    /// # Errors
    /// [`StoreError::Database`] when it cannot be read.
    pub async fn rows(&mut self, table: &Table) -> Result<Vec<Vec<Value>>, StoreError> {
        let names: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        let text = sqlx::AssertSqlSafe(format!("select {} from {} order by 1, 2", names.join(", "), table.name));
        match &mut self.0 {
            Moment::Lite(tx) => {
                sqlx::query(text).fetch_all(&mut **tx).await?.iter().map(|row| values(row, table)).collect()
            }
            Moment::Pg(tx) => {
                sqlx::query(text).fetch_all(&mut **tx).await?.iter().map(|row| values(row, table)).collect()
            }
        }
    }
}

fn values<'r, R: sqlx::Row>(row: &'r R, table: &Table) -> Result<Vec<Value>, StoreError>
where
    usize: sqlx::ColumnIndex<R>,
    Option<i64>: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
    Option<String>: sqlx::Decode<'r, R::Database> + sqlx::Type<R::Database>,
{
    let read = |(place, column): (usize, &Column)| {
        Ok(if column.is_number { Value::Int(row.try_get(place)?) } else { Value::Text(row.try_get(place)?) })
    };
    table.columns.iter().enumerate().map(read).collect()
}
