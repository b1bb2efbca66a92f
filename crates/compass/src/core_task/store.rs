//! SQL of core tasks.

use platform::store::{Reads, StoreError, Tx, sql};

use super::CoreTask;
use super::actions::NewCoreTask;

pub(super) async fn all(reads: &mut impl Reads, municipality: &str) -> Result<Vec<CoreTask>, StoreError> {
    reads
        .all(
            sql(
                "select t.id, t.municipality_id, u.path as unit_path, t.slug, t.position, t.title, t.purpose \
                 from core_task t join unit u on u.id = t.unit_id where t.municipality_id = $1 order by t.position, t.id",
            )
            .bind(municipality),
        )
        .await
}

pub(super) async fn insert(
    tx: &mut Tx,
    municipality: &str,
    unit: &str,
    id: &str,
    slug: &str,
    task: &NewCoreTask,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into core_task (id, municipality_id, unit_id, slug, position, title, purpose, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)")
            .bind(id)
            .bind(municipality)
            .bind(unit)
            .bind(slug)
            .bind(task.position)
            .bind(&task.title)
            .bind(&task.purpose)
            .bind(now),
    )
    .await?;
    Ok(())
}
