//! SQL of priority tests.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, sql};

use super::{Answers, Named, Test, Verdict};

/// Returns all tests of a municipality, what was last changed first.
pub(super) async fn all(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Test>, StoreError> {
    reads
        .all(
            sql("select t.id, t.municipality_id, t.action_id, a.title as action_title, a.unit_id, u.path as unit_path, t.number, \
                 t.core_task_id, t.names_none, coalesce(c.title, '') as core_task_title, coalesce(c.slug, '') as core_task_slug, \
                 t.change_for_whom, t.path, t.given_up, t.seen_by, t.revision, t.verdict, t.reason, t.by_name, t.created_at, \
                 t.changed_at, t.changed_by_name, t.decided_by_name, t.decided_at \
                 from priority_test t join compass_action a on a.id = t.action_id join unit u on u.id = a.unit_id \
                 left join core_task c on c.id = t.core_task_id \
                 where t.municipality_id = $1 order by t.changed_at desc, t.id desc")
            .bind(municipality),
        )
        .await
}

/// Returns an action's tests, newest first.
pub(super) async fn of_action(
    reads: &mut impl Reads,
    municipality: &str,
    action: &str,
) -> Result<Vec<Test>, StoreError> {
    reads
        .all(
            sql("select t.id, t.municipality_id, t.action_id, a.title as action_title, a.unit_id, u.path as unit_path, t.number, \
                 t.core_task_id, t.names_none, coalesce(c.title, '') as core_task_title, coalesce(c.slug, '') as core_task_slug, \
                 t.change_for_whom, t.path, t.given_up, t.seen_by, t.revision, t.verdict, t.reason, t.by_name, t.created_at, \
                 t.changed_at, t.changed_by_name, t.decided_by_name, t.decided_at \
                 from priority_test t join compass_action a on a.id = t.action_id join unit u on u.id = a.unit_id \
                 left join core_task c on c.id = t.core_task_id \
                 where t.municipality_id = $1 and t.action_id = $2 order by t.number desc")
            .bind(municipality)
            .bind(action),
        )
        .await
}

/// Returns one test.
pub(super) async fn find(reads: &mut impl Reads, municipality: &str, id: &str) -> Result<Option<Test>, StoreError> {
    reads
        .optional(
            sql("select t.id, t.municipality_id, t.action_id, a.title as action_title, a.unit_id, u.path as unit_path, t.number, \
                 t.core_task_id, t.names_none, coalesce(c.title, '') as core_task_title, coalesce(c.slug, '') as core_task_slug, \
                 t.change_for_whom, t.path, t.given_up, t.seen_by, t.revision, t.verdict, t.reason, t.by_name, t.created_at, \
                 t.changed_at, t.changed_by_name, t.decided_by_name, t.decided_at \
                 from priority_test t join compass_action a on a.id = t.action_id join unit u on u.id = a.unit_id \
                 left join core_task c on c.id = t.core_task_id \
                 where t.municipality_id = $1 and t.id = $2")
            .bind(municipality)
            .bind(id),
        )
        .await
}

/// The core task and whether none is named, as they are stored.
fn stored(named: &Named) -> (Option<&str>, bool) {
    match named {
        Named::Unanswered => (None, false),
        Named::NoTask => (None, true),
        Named::Task(task) => (Some(task), false),
    }
}

/// Adds a draft with the action's next number.
pub(super) async fn insert(
    tx: &mut Tx,
    actor: &Actor,
    id: &str,
    action: &str,
    number: i64,
    answers: &Answers,
) -> Result<(), StoreError> {
    let now = tx.now();
    let (task, names_none) = stored(&answers.core_task);
    tx.run(
        sql("insert into priority_test (id, municipality_id, action_id, number, core_task_id, names_none, change_for_whom, path, \
             given_up, seen_by, revision, by_id, by_name, created_at, changed_at, changed_by_name) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1, $11, $12, $13, $13, $12)")
        .bind(id)
        .bind(&actor.municipality)
        .bind(action)
        .bind(number)
        .bind(task)
        .bind(names_none)
        .bind(&answers.change_for_whom)
        .bind(&answers.path)
        .bind(&answers.given_up)
        .bind(&answers.seen_by)
        .bind(actor.audit_name())
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Changes the answers of a draft.
pub(super) async fn set_answers(tx: &mut Tx, actor: &Actor, id: &str, answers: &Answers) -> Result<(), StoreError> {
    let now = tx.now();
    let (task, names_none) = stored(&answers.core_task);
    tx.run(
        sql("update priority_test set core_task_id = $3, names_none = $4, change_for_whom = $5, path = $6, given_up = $7, \
             seen_by = $8, changed_at = $9, changed_by_name = $10, revision = revision + 1 \
             where municipality_id = $1 and id = $2 and verdict = ''")
        .bind(&actor.municipality)
        .bind(id)
        .bind(task)
        .bind(names_none)
        .bind(&answers.change_for_whom)
        .bind(&answers.path)
        .bind(&answers.given_up)
        .bind(&answers.seen_by)
        .bind(now)
        .bind(&actor.name),
    )
    .await?;
    Ok(())
}

/// Writes the verdict on a draft.
pub(super) async fn set_verdict(
    tx: &mut Tx,
    actor: &Actor,
    id: &str,
    verdict: Verdict,
    reason: &str,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("update priority_test set verdict = $3, reason = $4, decided_by_id = $5, decided_by_name = $6, decided_at = $7, \
             changed_at = $7 where municipality_id = $1 and id = $2 and verdict = ''")
        .bind(&actor.municipality)
        .bind(id)
        .bind(verdict.name())
        .bind(reason)
        .bind(actor.audit_name())
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}
