//! SQL of priority tests.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, sql};

use super::{Answers, Named, Test, TestState, Verdict};

/// Which tests.
enum Which<'w> {
    /// The one with this identifier.
    One(&'w str),
    /// Those of this action.
    OfAction(&'w str),
    /// Those of a list.
    Of(&'w Listed<'w>),
}

/// A page of a list of tests.
pub(super) struct Listed<'l> {
    /// The units whose tests are listed, as `|one|other|`.
    pub(super) units: &'l str,
    /// Only those that stand here.
    pub(super) state: Option<TestState>,
    /// After the first so many.
    pub(super) before: usize,
    /// At most so many.
    pub(super) most: usize,
}

/// How a state is asked for: the verdict as it is stored, or any.
fn asked(state: Option<TestState>) -> &'static str {
    state.map_or("any", TestState::stored)
}

/// Returns tests, what was last changed first. Each of the three ways to ask goes by an index of its own; the other two
/// are not begun.
async fn tests(reads: &mut impl Reads, municipality: &str, which: &Which<'_>) -> Result<Vec<Test>, StoreError> {
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let (one, of_action, listed) = match which {
        Which::One(id) => (*id, "", None),
        Which::OfAction(action) => ("", *action, None),
        Which::Of(listed) => ("", "", Some(listed)),
    };
    reads
        .all(
            sql("with wanted (id) as (\
                 select id from priority_test where municipality_id = $1 and id = $2 \
                 union all select id from priority_test where municipality_id = $1 and action_id = $3 \
                 union all select id from (select l.id from priority_test l join compass_action b on b.id = l.action_id \
                 where l.municipality_id = $1 and $4 like '%|' || b.unit_id || '|%' and ($5 = 'any' or l.verdict = $5) \
                 order by l.changed_at desc, l.id desc limit $6 offset $7) page) \
                 select t.id, t.municipality_id, t.action_id, a.title as action_title, a.unit_id, u.path as unit_path, t.number, \
                 t.core_task_id, t.names_none, coalesce(c.title, '') as core_task_title, coalesce(c.slug, '') as core_task_slug, \
                 t.change_for_whom, t.path, t.given_up, t.seen_by, t.revision, t.verdict, t.reason, t.by_name, t.created_at, \
                 t.changed_at, t.changed_by_name, t.decided_by_name, t.decided_at \
                 from wanted w join priority_test t on t.id = w.id \
                 join compass_action a on a.id = t.action_id join unit u on u.id = a.unit_id \
                 left join core_task c on c.id = t.core_task_id \
                 where t.municipality_id = $1 order by t.changed_at desc, t.id desc")
            .bind(municipality)
            .bind(one)
            .bind(of_action)
            .bind(listed.map_or("", |listed| listed.units))
            .bind(listed.map_or("any", |listed| asked(listed.state)))
            .bind(number(listed.map_or(0, |listed| listed.most)))
            .bind(number(listed.map_or(0, |listed| listed.before))),
        )
        .await
}

/// Returns a page of a list of tests, what was last changed first.
pub(super) async fn listed(
    reads: &mut impl Reads,
    municipality: &str,
    listed: &Listed<'_>,
) -> Result<Vec<Test>, StoreError> {
    tests(reads, municipality, &Which::Of(listed)).await
}

/// Returns an action's tests, newest first.
pub(super) async fn of_action(
    reads: &mut impl Reads,
    municipality: &str,
    action: &str,
) -> Result<Vec<Test>, StoreError> {
    let mut tests = tests(reads, municipality, &Which::OfAction(action)).await?;
    tests.sort_by_key(|test| std::cmp::Reverse(test.number));
    Ok(tests)
}

/// Returns one test.
pub(super) async fn find(reads: &mut impl Reads, municipality: &str, id: &str) -> Result<Option<Test>, StoreError> {
    Ok(tests(reads, municipality, &Which::One(id)).await?.pop())
}

/// Counts the tests that stand somewhere, by the unit that owns their action.
pub(super) async fn count_by_unit(
    reads: &mut impl Reads,
    municipality: &str,
    state: Option<TestState>,
) -> Result<Vec<(String, i64)>, StoreError> {
    reads
        .all(
            sql("select a.unit_id, count(*) from priority_test t join compass_action a on a.id = t.action_id \
                 where t.municipality_id = $1 and ($2 = 'any' or t.verdict = $2) group by a.unit_id order by a.unit_id")
            .bind(municipality)
            .bind(asked(state)),
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
