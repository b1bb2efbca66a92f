//! SQL of what was done with indicators.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, sql};

use super::history::{NewStep, Step};

/// Adds a step with the indicator's next number.
pub(super) async fn add_step(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &str,
    step: &NewStep<'_>,
) -> Result<(), StoreError> {
    let (now, changes) = (tx.now(), serde_json::to_string(&step.changes)?);
    tx.run(
        sql("insert into indicator_step (municipality_id, indicator_id, number, kind, changes, reason, by_name, at) \
             select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7 \
             from indicator_step where municipality_id = $1 and indicator_id = $2")
        .bind(&actor.municipality)
        .bind(indicator)
        .bind(step.kind)
        .bind(changes)
        .bind(step.reason)
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    number: i64,
    kind: String,
    changes: String,
    reason: String,
    by_name: String,
    at: i64,
}

/// Returns how many steps an indicator has.
pub(super) async fn count(reads: &mut impl Reads, municipality: &str, indicator: &str) -> Result<usize, StoreError> {
    let row: Option<(i64,)> = reads
        .optional(
            sql("select count(*) from indicator_step where municipality_id = $1 and indicator_id = $2")
                .bind(municipality)
                .bind(indicator),
        )
        .await?;
    Ok(row.and_then(|(count,)| usize::try_from(count).ok()).unwrap_or(0))
}

/// Returns some of an indicator's steps, newest first: so many after so many.
pub(super) async fn steps(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    (before, most): (usize, usize),
) -> Result<Vec<Step>, StoreError> {
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let rows: Vec<Row> = reads
        .all(
            sql("select number, kind, changes, reason, by_name, at from indicator_step \
                 where municipality_id = $1 and indicator_id = $2 order by number desc limit $3 offset $4")
            .bind(municipality)
            .bind(indicator)
            .bind(number(most))
            .bind(number(before)),
        )
        .await?;
    let read = |row: Row| {
        let changes = serde_json::from_str(&row.changes)?;
        Ok(Step { number: row.number, kind: row.kind, changes, reason: row.reason, by_name: row.by_name, at: row.at })
    };
    rows.into_iter().map(read).collect()
}
