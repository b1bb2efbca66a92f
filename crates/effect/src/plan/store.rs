//! SQL of the plan.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, sql};

use super::{Entry, Year};

/// Returns the places of core areas in the plan, by year.
pub(crate) async fn entries(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Entry>, StoreError> {
    reads
        .all(
            sql("select core_task_id, budget_year, remarks from effect_plan_entry \
                 where municipality_id = $1 and removed_at is null order by budget_year, core_task_id")
            .bind(municipality),
        )
        .await
}

/// Returns the budget years of the plan, in order.
pub(crate) async fn years(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Year>, StoreError> {
    reads
        .all(
            sql("select budget_year, remarks from effect_plan_year \
                 where municipality_id = $1 and removed_at is null order by budget_year")
            .bind(municipality),
        )
        .await
}

/// Returns the file that the plan was last read from; empty when there was none.
pub(crate) async fn file(reads: &mut impl Reads, municipality: &str) -> Result<String, StoreError> {
    let row: Option<(String,)> = reads
        .optional(sql("select content from effect_plan_file where municipality_id = $1").bind(municipality))
        .await?;
    Ok(row.map_or_else(String::new, |(content,)| content))
}

/// Puts a core area into a year. One that stood there before comes back with what is known of it, unless there is more.
pub(super) async fn put_entry(tx: &mut Tx, actor: &Actor, entry: &Entry) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into effect_plan_entry (municipality_id, core_task_id, budget_year, remarks, by_name, at) \
             values ($1, $2, $3, $4, $5, $6) on conflict (core_task_id, budget_year) do update set \
             remarks = case when excluded.remarks = '' then effect_plan_entry.remarks else excluded.remarks end, \
             by_name = excluded.by_name, at = excluded.at, removed_at = null, removed_by_name = ''")
        .bind(&actor.municipality)
        .bind(&entry.core_task_id)
        .bind(entry.budget_year)
        .bind(&entry.remarks)
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Takes a core area out of a year.
pub(super) async fn remove_entry(tx: &mut Tx, actor: &Actor, entry: &Entry) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("update effect_plan_entry set removed_at = $4, removed_by_name = $5 \
             where municipality_id = $1 and core_task_id = $2 and budget_year = $3 and removed_at is null")
        .bind(&actor.municipality)
        .bind(&entry.core_task_id)
        .bind(entry.budget_year)
        .bind(now)
        .bind(&actor.name),
    )
    .await?;
    Ok(())
}

/// Adds a budget year, or brings what is said of it up to date.
pub(super) async fn put_year(tx: &mut Tx, actor: &Actor, year: &Year) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into effect_plan_year (municipality_id, budget_year, remarks, by_name, at) \
             values ($1, $2, $3, $4, $5) on conflict (municipality_id, budget_year) do update set \
             remarks = case when excluded.remarks = '' then effect_plan_year.remarks else excluded.remarks end, \
             by_name = excluded.by_name, at = excluded.at, removed_at = null, removed_by_name = ''")
        .bind(&actor.municipality)
        .bind(year.budget_year)
        .bind(&year.remarks)
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Takes a budget year out of the plan.
pub(super) async fn remove_year(tx: &mut Tx, actor: &Actor, year: i64) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("update effect_plan_year set removed_at = $3, removed_by_name = $4 \
             where municipality_id = $1 and budget_year = $2 and removed_at is null")
        .bind(&actor.municipality)
        .bind(year)
        .bind(now)
        .bind(&actor.name),
    )
    .await?;
    Ok(())
}

/// Keeps the file that the plan was read from.
pub(super) async fn set_file(tx: &mut Tx, actor: &Actor, content: &str) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into effect_plan_file (municipality_id, content, by_name, at) values ($1, $2, $3, $4) \
             on conflict (municipality_id) do update set content = excluded.content, by_name = excluded.by_name, at = excluded.at")
        .bind(&actor.municipality)
        .bind(content)
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}
