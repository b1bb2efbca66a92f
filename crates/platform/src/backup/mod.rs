//! Backup and restore: every row of every table as one line of JSON, so that a backup can be read without
//! Pejl and moves between SQLite and PostgreSQL.
//!
//! First line: what it is and which migrations it needs. Last line: how many rows, and the SHA-256 of all
//! lines before it: a file that was cut short or changed is refused. Restoring wants an empty database.

use std::io::{BufRead, Write};

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::access::Actor;
use crate::store::{Db, StoreError, Table, Tx, Value};
use crate::time::Timestamp;

/// Why a backup or restore did not happen; nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The file could not be read or written.
    #[error("filen kunne ikke læses eller skrives: {0}")]
    File(#[from] std::io::Error),
    /// The file is not a whole backup.
    #[error("linje {line}: {reason}")]
    NotABackup {
        /// The line, from 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// The database to restore into is not empty.
    #[error("databasen er ikke tom (tabellen '{0}' har rækker): gendan i en ny, tom database")]
    NotEmpty(String),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    pejl_backup: u32,
    made_at: String,
    migrations: usize,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    table: String,
    row: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tail {
    rows: usize,
    sha256: String,
}

/// Sessions and throttling are of the moment and are not carried along.
const LEFT_OUT: [&str; 2] = ["session", "sign_in_failure"];
/// How the name of a table ends whose rows are computed again when they are missing: not carried along either.
const COMPUTED: &str = "_cache";

fn is_carried_along(table: &Table) -> bool {
    !LEFT_OUT.contains(&table.name.as_str()) && !table.name.ends_with(COMPUTED)
}

/// Writes everything in the database to `out` and returns the number of rows.
///
/// # Errors
/// [`BackupError`]; then what was written is not a backup, and its missing last line shows it.
pub async fn write(db: &Db, out: &mut impl Write, now: Timestamp) -> Result<usize, BackupError> {
    let mut hash = Sha256::new();
    let mut rows = 0;
    let head = Head { pejl_backup: 1, made_at: now.rfc3339(), migrations: db.applied().await };
    put(out, &mut hash, &head)?;
    let tables = db.tables().await?;
    let mut snapshot = db.snapshot().await?;
    for table in tables.iter().filter(|table| is_carried_along(table)) {
        for values in snapshot.rows(table).await? {
            let row =
                table.columns.iter().zip(values).map(|(column, value)| (column.name.clone(), json(value))).collect();
            put(out, &mut hash, &Line { table: table.name.clone(), row })?;
            rows += 1;
        }
    }
    let tail = Tail { rows, sha256: crate::audit::hex(&hash.finalize()) };
    writeln!(out, "{}", serde_json::to_string(&tail).map_err(StoreError::from)?)?;
    out.flush()?;
    Ok(rows)
}

fn put(out: &mut impl Write, hash: &mut Sha256, line: &impl Serialize) -> Result<(), BackupError> {
    let text = serde_json::to_string(line).map_err(StoreError::from)? + "\n";
    hash.update(text.as_bytes());
    Ok(out.write_all(text.as_bytes())?)
}

fn json(value: Value) -> serde_json::Value {
    match value {
        Value::Text(text) => text.into(),
        Value::Int(number) => number.into(),
    }
}

/// Reads a backup into `db`, whose tables are there but empty, and returns the number of rows.
///
/// # Errors
/// [`BackupError`]; then nothing of it was kept.
pub async fn restore(db: &Db, input: impl BufRead, now: Timestamp) -> Result<usize, BackupError> {
    let tables = db.tables().await?;
    let mut present = db.snapshot().await?;
    for table in &tables {
        if !present.rows(table).await?.is_empty() {
            return Err(BackupError::NotEmpty(table.name.clone()));
        }
    }
    drop(present);
    let lines = checked_lines(input, db.applied().await)?;
    let total = lines.len();
    let mut tx = Tx::begin(db, &Actor::operator(""), "backup.restore", now).await?;
    let mut lines = lines.into_iter().enumerate().peekable();
    while let Some((_, first)) = lines.peek() {
        let name = first.table.clone();
        let Some(table) = tables.iter().find(|table| table.name == name) else {
            return Err(BackupError::NotABackup {
                line: total - lines.len() + 2,
                reason: format!("tabellen '{name}' findes ikke i denne version"),
            });
        };
        let mut rows = Vec::new();
        while let Some((at, line)) = lines.next_if(|(_, line)| line.table == name) {
            rows.push(values(table, line, at + 2)?);
        }
        let columns: Vec<&str> = table.columns.iter().map(|column| column.name.as_str()).collect();
        tx.insert_rows(&table.name, &columns, rows).await?;
    }
    tx.finish().await?;
    Ok(total)
}

/// Reads all lines, and checks head, count and hash before anything is written.
fn checked_lines(input: impl BufRead, migrations: usize) -> Result<Vec<Line>, BackupError> {
    let wrong = |line: usize, reason: &str| BackupError::NotABackup { line, reason: reason.to_owned() };
    let mut hash = Sha256::new();
    let mut lines = Vec::new();
    let mut text = input.lines();
    let first = text.next().transpose()?.unwrap_or_default();
    let head: Head = serde_json::from_str(&first).map_err(|_| wrong(1, "filen er ikke en sikkerhedskopi fra Pejl"))?;
    if head.pejl_backup != 1 || head.migrations != migrations {
        return Err(wrong(
            1,
            "sikkerhedskopien er fra en anden version af Pejl: gendan den med den version, og opgrader bagefter",
        ));
    }
    hash.update(first.as_bytes());
    hash.update(b"\n");
    for (at, line) in text.enumerate() {
        let line = line?;
        if let Ok(tail) = serde_json::from_str::<Tail>(&line) {
            return if tail.rows == lines.len() && tail.sha256 == crate::audit::hex(&hash.finalize()) {
                Ok(lines)
            } else {
                Err(wrong(at + 2, "filens kontrolsum passer ikke: den er ændret eller beskadiget"))
            };
        }
        hash.update(line.as_bytes());
        hash.update(b"\n");
        lines.push(serde_json::from_str(&line).map_err(|error| wrong(at + 2, &error.to_string()))?);
    }
    Err(wrong(lines.len() + 2, "filen er ikke hel: den sidste linje mangler"))
}

fn values(table: &Table, mut line: Line, at: usize) -> Result<Vec<Value>, BackupError> {
    let wrong = |column: &str| BackupError::NotABackup {
        line: at,
        reason: format!("kolonnen '{column}' i '{}' har en forkert værdi", table.name),
    };
    let mut values = Vec::with_capacity(table.columns.len());
    for column in &table.columns {
        let value = line.row.remove(&column.name).ok_or_else(|| wrong(&column.name))?;
        values.push(match (value, column.is_number) {
            (serde_json::Value::Null, true) => Value::Int(None),
            (serde_json::Value::Null, false) => Value::Text(None),
            (serde_json::Value::Number(number), true) => {
                Value::Int(Some(number.as_i64().ok_or_else(|| wrong(&column.name))?))
            }
            (serde_json::Value::String(text), false) => Value::Text(Some(text)),
            _ => return Err(wrong(&column.name)),
        });
    }
    match line.row.keys().next() {
        Some(unknown) => Err(wrong(unknown)),
        None => Ok(values),
    }
}
