//! SQL of imports.

use std::collections::BTreeMap;

use platform::store::{Reads, StoreError, Tx, Value, new_id, sql};

use super::known::StoredStatement;
use super::rows::StatementRow;

/// Lets imports into one municipality take turns: on PostgreSQL the row is locked until the transaction ends, on
/// SQLite the transaction itself is the lock.
pub(super) async fn take_turn(tx: &mut Tx, municipality: &str) -> Result<(), StoreError> {
    tx.run(sql("update municipality set name = name where id = $1").bind(municipality)).await?;
    Ok(())
}

/// Returns the municipality's statements by code.
pub(super) async fn statements(
    reads: &mut impl Reads,
    municipality: &str,
) -> Result<BTreeMap<String, StoredStatement>, StoreError> {
    let rows: Vec<StoredStatement> = reads
        .all(
            sql(
                "select s.code, c.slug as camp_slug, s.exercise, s.group_code, s.actor, s.chosen_precondition, s.headline, s.words, s.votes, \
                 s.selected, s.erased_at from statement s join camp c on c.id = s.camp_id where s.municipality_id = $1",
            )
            .bind(municipality),
        )
        .await?;
    Ok(rows.into_iter().map(|row| (row.code.clone(), row)).collect())
}

/// Returns the contributions as they were written: (statement, camp, words); those erased have none.
pub(super) async fn contributions(
    reads: &mut impl Reads,
    municipality: &str,
) -> Result<Vec<(String, String, String)>, StoreError> {
    let text = sql(
        "select id, camp_id, words from statement where municipality_id = $1 and exercise = 'contribution' and erased_at is null order by position, id",
    );
    reads.all(text.bind(municipality)).await
}

/// Returns the last position that is taken in each camp, by the camp's identifier.
pub(super) async fn last_positions(
    reads: &mut impl Reads,
    municipality: &str,
) -> Result<BTreeMap<String, i64>, StoreError> {
    let rows: Vec<(String, i64)> =
        reads.all(sql("select camp_id, cast(max(position) as bigint) from statement where municipality_id = $1 group by camp_id").bind(municipality)).await?;
    Ok(rows.into_iter().collect())
}

/// How many rows go into one insert. SQLite looks placeholders up by name, one after the other: with a thousand rows
/// an import takes nine times as long.
const ROWS_AT_A_TIME: usize = 50;

/// A statement with its place.
pub(super) struct NewStatement {
    pub(super) id: String,
    /// Identifier of the camp.
    pub(super) camp: String,
    pub(super) position: i64,
    pub(super) row: StatementRow,
}

/// Adds statements, each with its card.
pub(super) async fn insert_statements(tx: &mut Tx, municipality: &str, new: &[NewStatement]) -> Result<(), StoreError> {
    let now = tx.now();
    let columns = [
        "id",
        "municipality_id",
        "camp_id",
        "exercise",
        "code",
        "position",
        "group_code",
        "actor",
        "chosen_precondition",
        "headline",
        "words",
        "votes",
        "selected",
        "source_page",
        "captured_at",
    ];
    let statement = |new: &NewStatement| -> Vec<Value> {
        let row = &new.row;
        vec![
            (&new.id).into(),
            municipality.into(),
            (&new.camp).into(),
            row.exercise.name().into(),
            (&row.code).into(),
            new.position.into(),
            (&row.group).into(),
            (&row.actor).into(),
            (&row.chosen_precondition).into(),
            (&row.headline).into(),
            (&row.words).into(),
            row.votes.into(),
            row.is_selected.into(),
            (&row.page).into(),
            now.into(),
        ]
    };
    for part in new.chunks(ROWS_AT_A_TIME) {
        tx.insert_rows("statement", &columns, part.iter().map(statement).collect()).await?;
    }
    let columns = ["id", "municipality_id", "camp_id", "exercise", "statement_id", "part", "place", "changed_in"];
    let card = |new: &NewStatement| -> Vec<Value> {
        vec![
            new_id().into(),
            municipality.into(),
            (&new.camp).into(),
            new.row.exercise.name().into(),
            (&new.id).into(),
            1_i64.into(),
            "not_placed".into(),
            0_i64.into(),
        ]
    };
    for part in new.chunks(ROWS_AT_A_TIME) {
        tx.insert_rows("card", &columns, part.iter().map(card).collect()).await?;
    }
    Ok(())
}
