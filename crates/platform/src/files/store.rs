//! SQL of the shared files. They belong to the installation: there is no municipality to ask for.

use super::StoredFile;
use crate::store::{Reads, StoreError, Tx, sql};

#[derive(sqlx::FromRow)]
struct Row {
    name: String,
    sha256: String,
    origin: String,
    bytes: i64,
    stored_at: i64,
}

pub(super) async fn find(reads: &mut impl Reads, name: &str) -> Result<Option<StoredFile>, StoreError> {
    let text = sql("select name, sha256, origin, bytes, stored_at from file where name = $1");
    let row: Option<Row> = reads.optional(text.bind(name)).await?;
    Ok(row.map(|row| StoredFile {
        name: row.name,
        sha256: row.sha256,
        origin: row.origin,
        bytes: row.bytes,
        stored_at: row.stored_at,
    }))
}

pub(super) async fn part(reads: &mut impl Reads, name: &str, part: i64) -> Result<Option<String>, StoreError> {
    let text = sql("select content from file_part where name = $1 and part = $2");
    let row: Option<(String,)> = reads.optional(text.bind(name).bind(part)).await?;
    Ok(row.map(|(content,)| content))
}

pub(super) async fn insert(tx: &mut Tx, file: &StoredFile) -> Result<(), StoreError> {
    let text = sql("insert into file (name, sha256, origin, bytes, stored_at) values ($1, $2, $3, $4, $5)");
    tx.run(text.bind(&file.name).bind(&file.sha256).bind(&file.origin).bind(file.bytes).bind(file.stored_at)).await?;
    Ok(())
}

pub(super) async fn insert_part(tx: &mut Tx, name: &str, part: i64, content: String) -> Result<(), StoreError> {
    let text = sql("insert into file_part (name, part, content) values ($1, $2, $3)");
    tx.run(text.bind(name).bind(part).bind(content)).await?;
    Ok(())
}

pub(super) async fn delete(tx: &mut Tx, name: &str) -> Result<(), StoreError> {
    tx.run(sql("delete from file_part where name = $1").bind(name)).await?;
    tx.run(sql("delete from file where name = $1").bind(name)).await?;
    Ok(())
}
