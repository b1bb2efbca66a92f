//! SQL of the steps that were taken: finding them, marking them undone, and taking a person's words out of them.

use platform::store::{Reads, StoreError, Tx, sql};

use super::{BoardKey, Change, Mask, Step};

#[derive(sqlx::FromRow)]
struct StepRow {
    number: i64,
    kind: String,
    by_id: String,
    by_name: String,
    at: i64,
    changes: String,
    undoes: Option<i64>,
    undone_by: Option<i64>,
}

fn step(row: StepRow) -> Result<Step, StoreError> {
    Ok(Step {
        number: row.number,
        kind: row.kind,
        by_id: row.by_id,
        by_name: row.by_name,
        at: row.at,
        changes: serde_json::from_str(&row.changes)?,
        undoes: row.undoes,
        undone_by: row.undone_by,
    })
}

pub(crate) async fn find_step(reads: &mut impl Reads, key: &BoardKey, number: i64) -> Result<Option<Step>, StoreError> {
    let text = sql("select number, kind, by_id, by_name, at, changes, undoes, undone_by from step \
         where municipality_id = $1 and camp_id = $2 and exercise = $3 and number = $4");
    let row: Option<StepRow> =
        reads.optional(text.bind(&key.municipality).bind(&key.camp).bind(key.exercise.name()).bind(number)).await?;
    row.map(step).transpose()
}

/// Returns the latest step by this person that is neither undone nor itself an undoing.
pub(crate) async fn latest_of(reads: &mut impl Reads, key: &BoardKey, by: &str) -> Result<Option<Step>, StoreError> {
    let text = sql(
        "select number, kind, by_id, by_name, at, changes, undoes, undone_by from step where municipality_id = $1 and camp_id = $2 \
         and exercise = $3 and by_id = $4 and undone_by is null and kind not in ('undo', 'erase', 'import') order by number desc limit 1",
    );
    let row: Option<StepRow> =
        reads.optional(text.bind(&key.municipality).bind(&key.camp).bind(key.exercise.name()).bind(by)).await?;
    row.map(step).transpose()
}

/// Returns this person's newest steps that are short enough to have been taken by hand, newest first.
pub(crate) async fn recent_of(reads: &mut impl Reads, key: &BoardKey, by: &str) -> Result<Vec<Step>, StoreError> {
    let text = sql("select number, kind, by_id, by_name, at, changes, undoes, undone_by from step \
         where municipality_id = $1 and camp_id = $2 and exercise = $3 and by_id = $4 and length(changes) < 20000 \
         order by number desc limit 40");
    let rows: Vec<StepRow> =
        reads.all(text.bind(&key.municipality).bind(&key.camp).bind(key.exercise.name()).bind(by)).await?;
    rows.into_iter().map(step).collect()
}

/// Returns the newest steps of a board, newest first.
pub(crate) async fn newest_steps(reads: &mut impl Reads, key: &BoardKey, limit: i64) -> Result<Vec<Step>, StoreError> {
    let text = sql("select number, kind, by_id, by_name, at, changes, undoes, undone_by from step \
         where municipality_id = $1 and camp_id = $2 and exercise = $3 order by number desc limit $4");
    let rows: Vec<StepRow> =
        reads.all(text.bind(&key.municipality).bind(&key.camp).bind(key.exercise.name()).bind(limit)).await?;
    rows.into_iter().map(step).collect()
}

/// Returns the steps that touched a statement, oldest first.
pub(crate) async fn steps_of_statement(
    reads: &mut impl Reads,
    municipality: &str,
    statement: &str,
) -> Result<Vec<Step>, StoreError> {
    let text = sql(
        "select t.number, t.kind, t.by_id, t.by_name, t.at, t.changes, t.undoes, t.undone_by from step t join step_statement x \
         on x.camp_id = t.camp_id and x.exercise = t.exercise and x.number = t.number \
         where x.municipality_id = $1 and x.statement_id = $2 order by t.number",
    );
    let rows: Vec<StepRow> = reads.all(text.bind(municipality).bind(statement)).await?;
    rows.into_iter().map(step).collect()
}

/// Marks `number` as undone by `by` (or, with `None`, as standing again).
pub(crate) async fn mark_undone(tx: &mut Tx, key: &BoardKey, number: i64, by: Option<i64>) -> Result<(), StoreError> {
    let text = sql(
        "update step set undone_by = $5 where municipality_id = $1 and camp_id = $2 and exercise = $3 and number = $4",
    );
    tx.run(text.bind(&key.municipality).bind(&key.camp).bind(key.exercise.name()).bind(number).bind(by)).await?;
    Ok(())
}

/// Takes a person's words out of the statement and of every step that carries them.
pub(crate) async fn erase_words(tx: &mut Tx, key: &BoardKey, statement: &str) -> Result<(), StoreError> {
    let now = tx.now();
    let text = sql(
        "update statement set words = '', headline = '', chosen_precondition = '', masked_words = null, masked_headline = null, \
         erased_at = $3 where municipality_id = $1 and id = $2",
    );
    tx.run(text.bind(&key.municipality).bind(statement).bind(now)).await?;
    crate::language_model::forget(tx, &key.municipality).await?;
    for mut step in steps_of_statement(tx, &key.municipality, statement).await? {
        for change in &mut step.changes {
            forget_words(change, statement);
        }
        let text = sql(
            "update step set changes = $5 where municipality_id = $1 and camp_id = $2 and exercise = $3 and number = $4",
        );
        tx.run(
            text.bind(&key.municipality)
                .bind(&key.camp)
                .bind(key.exercise.name())
                .bind(step.number)
                .bind(serde_json::to_string(&step.changes)?),
        )
        .await?;
    }
    Ok(())
}

fn forget_words(change: &mut Change, statement: &str) {
    match change {
        Change::Card(edit) => {
            for card in
                [&mut edit.before, &mut edit.after].into_iter().flatten().filter(|card| card.statement == statement)
            {
                card.words = None;
            }
        }
        Change::Mask(edit) if edit.id == statement => {
            edit.before = edit.before.as_ref().map(|_| Mask::default());
            edit.after = edit.after.as_ref().map(|_| Mask::default());
        }
        _ => {}
    }
}
