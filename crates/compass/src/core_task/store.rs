//! SQL of core tasks.

use platform::store::{Reads, StoreError, Tx, sql};

use super::{CoreTask, TaskKind};

/// Returns all core tasks of a municipality, also drafts and closed ones, by model and place.
pub(crate) async fn all(reads: &mut impl Reads, municipality: &str) -> Result<Vec<CoreTask>, StoreError> {
    reads
        .all(
            sql("select t.id, t.municipality_id, t.unit_id, u.path as unit_path, t.model_id, t.parent_id, t.kind, t.responsible, \
                 t.slug, t.position, t.title, t.purpose, t.in_force, t.created_at, t.closed_at, t.remarks, \
                 (select count(*) from wording w where w.municipality_id = t.municipality_id and w.thing_kind = 'core-task' \
                 and w.thing_id = t.id and w.state = 'consultation') as in_consultation \
                 from core_task t join unit u on u.id = t.unit_id join compass_model m on m.id = t.model_id \
                 where t.municipality_id = $1 order by m.position, t.position, t.id")
            .bind(municipality),
        )
        .await
}

/// What a row begins with.
pub(super) struct Row<'r> {
    pub(super) id: &'r str,
    pub(super) unit: &'r str,
    pub(super) model: &'r str,
    pub(super) parent: Option<&'r str>,
    pub(super) kind: TaskKind,
    pub(super) responsible: &'r str,
    pub(super) slug: &'r str,
    pub(super) position: i64,
    pub(super) title: &'r str,
    pub(super) remarks: &'r str,
}

pub(super) async fn insert(tx: &mut Tx, municipality: &str, row: &Row<'_>) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into core_task (id, municipality_id, unit_id, slug, position, title, created_at, model_id, parent_id, kind, \
             responsible, remarks, in_force) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0)")
        .bind(row.id)
        .bind(municipality)
        .bind(row.unit)
        .bind(row.slug)
        .bind(row.position)
        .bind(row.title)
        .bind(now)
        .bind(row.model)
        .bind(row.parent)
        .bind(row.kind.name())
        .bind(row.responsible)
        .bind(row.remarks),
    )
    .await?;
    Ok(())
}

/// Repeats in the task's row what the wording in force says.
pub(super) async fn show_in_force(
    tx: &mut Tx,
    municipality: &str,
    id: &str,
    title: &str,
    purpose: &str,
) -> Result<(), StoreError> {
    tx.run(
        sql("update core_task set title = $3, purpose = $4, in_force = 1 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(id)
            .bind(title)
            .bind(purpose),
    )
    .await?;
    Ok(())
}

/// Repeats in the row of a task that was never in force what its draft is called.
pub(super) async fn set_title(tx: &mut Tx, municipality: &str, id: &str, title: &str) -> Result<(), StoreError> {
    tx.run(
        sql("update core_task set title = $3 where municipality_id = $1 and id = $2 and in_force = 0")
            .bind(municipality)
            .bind(id)
            .bind(title),
    )
    .await?;
    Ok(())
}

pub(super) async fn set_place(
    tx: &mut Tx,
    municipality: &str,
    id: &str,
    parent: Option<&str>,
    position: i64,
) -> Result<(), StoreError> {
    tx.run(
        sql("update core_task set parent_id = $3, position = $4 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(id)
            .bind(parent)
            .bind(position),
    )
    .await?;
    Ok(())
}

pub(super) async fn close(tx: &mut Tx, municipality: &str, id: &str) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("update core_task set closed_at = $3 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(id)
            .bind(now),
    )
    .await?;
    Ok(())
}

pub(super) async fn reopen(tx: &mut Tx, municipality: &str, id: &str) -> Result<(), StoreError> {
    tx.run(
        sql("update core_task set closed_at = null where municipality_id = $1 and id = $2").bind(municipality).bind(id),
    )
    .await?;
    Ok(())
}

/// Sets what a file says of a task beside its words.
pub(super) async fn set_kind(
    tx: &mut Tx,
    municipality: &str,
    id: &str,
    kind: TaskKind,
    responsible: &str,
    remarks: &str,
) -> Result<(), StoreError> {
    tx.run(
        sql("update core_task set kind = $3, responsible = $4, remarks = $5 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(id)
            .bind(kind.name())
            .bind(responsible)
            .bind(remarks),
    )
    .await?;
    Ok(())
}
