//! SQL of models.

use platform::store::{Reads, StoreError, Tx, sql};

use super::Model;

pub(crate) async fn all(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Model>, StoreError> {
    reads
        .all(
            sql("select id, slug, title, position, remarks from compass_model where municipality_id = $1 order by position, id")
                .bind(municipality),
        )
        .await
}

pub(super) async fn insert(tx: &mut Tx, municipality: &str, model: &Model) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into compass_model (id, municipality_id, slug, title, position, remarks, created_at) \
             values ($1, $2, $3, $4, $5, $6, $7)")
        .bind(&model.id)
        .bind(municipality)
        .bind(&model.slug)
        .bind(&model.title)
        .bind(model.position)
        .bind(&model.remarks)
        .bind(now),
    )
    .await?;
    Ok(())
}

pub(super) async fn rename(tx: &mut Tx, municipality: &str, id: &str, title: &str) -> Result<(), StoreError> {
    tx.run(
        sql("update compass_model set title = $3 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(id)
            .bind(title),
    )
    .await?;
    Ok(())
}

pub(super) async fn set_remarks(tx: &mut Tx, municipality: &str, id: &str, remarks: &str) -> Result<(), StoreError> {
    tx.run(
        sql("update compass_model set remarks = $3 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(id)
            .bind(remarks),
    )
    .await?;
    Ok(())
}

pub(super) async fn set_position(tx: &mut Tx, municipality: &str, id: &str, position: i64) -> Result<(), StoreError> {
    tx.run(
        sql("update compass_model set position = $3 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(id)
            .bind(position),
    )
    .await?;
    Ok(())
}
