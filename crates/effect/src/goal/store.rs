//! SQL of goals, their steps, and the indicators that measure them.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, sql};

use super::{Decision, Draft, Goal, GoalState, Step};

/// Returns all goals of a municipality: by core task in its order, then by the committee's order.
pub(crate) async fn all(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Goal>, StoreError> {
    reads
        .all(
            sql("select g.id, g.municipality_id, g.unit_id, u.path as unit_path, u.name as unit_name, g.core_task_id, \
                 t.title as core_task_title, t.slug as core_task_slug, g.title, g.need, g.target_group, g.responsible, \
                 g.from_day, g.to_day, g.state, g.rank, g.revision, g.by_name, g.created_at, g.changed_at, g.off_thread_at \
                 from effect_goal g join unit u on u.id = g.unit_id join core_task t on t.id = g.core_task_id \
                 join compass_model m on m.id = t.model_id where g.municipality_id = $1 \
                 order by m.position, t.position, t.id, coalesce(g.rank, 1000), g.created_at, g.id")
            .bind(municipality),
        )
        .await
}

/// Returns one goal.
pub(crate) async fn find(reads: &mut impl Reads, municipality: &str, id: &str) -> Result<Option<Goal>, StoreError> {
    reads
        .optional(
            sql("select g.id, g.municipality_id, g.unit_id, u.path as unit_path, u.name as unit_name, g.core_task_id, \
                 t.title as core_task_title, t.slug as core_task_slug, g.title, g.need, g.target_group, g.responsible, \
                 g.from_day, g.to_day, g.state, g.rank, g.revision, g.by_name, g.created_at, g.changed_at, g.off_thread_at \
                 from effect_goal g join unit u on u.id = g.unit_id join core_task t on t.id = g.core_task_id \
                 where g.municipality_id = $1 and g.id = $2")
            .bind(municipality)
            .bind(id),
        )
        .await
}

/// Returns the links that hold from a goal to a core task.
pub(super) async fn links_to_core_task(
    reads: &mut impl Reads,
    municipality: &str,
    goal: &str,
    core_task: &str,
) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = reads
        .all(
            sql("select id from trace_link where municipality_id = $1 and from_kind = 'goal' and from_id = $2 \
                 and relation = 'supports' and to_kind = 'core-task' and to_id = $3 and ended_at is null order by id")
            .bind(municipality)
            .bind(goal)
            .bind(core_task),
        )
        .await?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// An indicator that measures a goal; of a goal that is over, one that did until then.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct GoalIndicator {
    /// Identifier of the goal.
    pub goal_id: String,
    /// Readable identifier of the indicator.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// 1 when it has at least one value that is a number.
    pub has_values: i64,
}

impl GoalIndicator {
    /// Returns its address.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}/{}", crate::indicator::HOME, self.slug)
    }
}

/// Returns the indicators of all goals of a municipality, by title.
pub(crate) async fn indicators(reads: &mut impl Reads, municipality: &str) -> Result<Vec<GoalIndicator>, StoreError> {
    reads
        .all(
            sql("select g.id as goal_id, i.slug, i.title, cast(case when exists (select 1 from observation o \
                 where o.municipality_id = i.municipality_id and o.indicator_id = i.id and o.numerator is not null) \
                 then 1 else 0 end as bigint) as has_values \
                 from effect_goal g join trace_link l on l.municipality_id = g.municipality_id and l.to_kind = 'goal' \
                 and l.to_id = g.id and l.from_kind = 'indicator' and l.relation = 'measures' \
                 and (l.ended_at is null or l.ended_at = g.off_thread_at) \
                 join indicator i on i.municipality_id = l.municipality_id and i.id = l.from_id \
                 where g.municipality_id = $1 order by i.title, i.id, g.id")
            .bind(municipality),
        )
        .await
}

/// Adds a goal as proposed.
pub(super) async fn insert(tx: &mut Tx, actor: &Actor, id: &str, unit: &str, draft: &Draft) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into effect_goal (id, municipality_id, unit_id, core_task_id, title, need, target_group, responsible, \
             from_day, to_day, state, revision, by_id, by_name, created_at, changed_at) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'proposed', 1, $11, $12, $13, $13)")
        .bind(id)
        .bind(&actor.municipality)
        .bind(unit)
        .bind(&draft.core_task)
        .bind(&draft.title)
        .bind(&draft.need)
        .bind(&draft.target_group)
        .bind(&draft.responsible)
        .bind(&draft.from_day)
        .bind(&draft.to_day)
        .bind(actor.audit_name())
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

pub(super) async fn set_words(tx: &mut Tx, actor: &Actor, id: &str, draft: &Draft) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("update effect_goal set core_task_id = $3, title = $4, need = $5, target_group = $6, responsible = $7, \
             from_day = $8, to_day = $9, changed_at = $10, revision = revision + 1 where municipality_id = $1 and id = $2")
        .bind(&actor.municipality)
        .bind(id)
        .bind(&draft.core_task)
        .bind(&draft.title)
        .bind(&draft.need)
        .bind(&draft.target_group)
        .bind(&draft.responsible)
        .bind(&draft.from_day)
        .bind(&draft.to_day)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Writes where a goal stands.
pub(super) async fn set_standing(tx: &mut Tx, actor: &Actor, goal: &Goal) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("update effect_goal set state = $3, rank = $4, off_thread_at = $5, changed_at = $6 \
             where municipality_id = $1 and id = $2")
        .bind(&actor.municipality)
        .bind(&goal.id)
        .bind(goal.state.name())
        .bind(goal.rank)
        .bind(goal.off_thread_at)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// What was done with a goal.
#[derive(Default)]
pub(super) struct NewStep<'s> {
    pub(super) kind: &'static str,
    pub(super) state: Option<GoalState>,
    pub(super) rank: Option<i64>,
    pub(super) words: Option<&'s Draft>,
    pub(super) note: &'s str,
    pub(super) decision: Option<&'s Decision>,
}

/// Adds a step with the goal's next number.
pub(super) async fn add_step(tx: &mut Tx, actor: &Actor, id: &str, step: &NewStep<'_>) -> Result<(), StoreError> {
    let (now, nothing, undecided) = (tx.now(), Draft::default(), Decision::default());
    let words = step.words.unwrap_or(&nothing);
    let decision = step.decision.unwrap_or(&undecided);
    tx.run(
        sql("insert into effect_goal_step (municipality_id, goal_id, number, kind, state, rank, title, need, target_group, \
             responsible, from_day, to_day, note, decided_by, decided_on, decision_reference, by_id, by_name, at) \
             select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18 \
             from effect_goal_step where municipality_id = $1 and goal_id = $2")
        .bind(&actor.municipality)
        .bind(id)
        .bind(step.kind)
        .bind(step.state.map_or("", GoalState::name))
        .bind(step.rank)
        .bind(&words.title)
        .bind(&words.need)
        .bind(&words.target_group)
        .bind(&words.responsible)
        .bind(&words.from_day)
        .bind(&words.to_day)
        .bind(step.note)
        .bind(&decision.by)
        .bind(&decision.day)
        .bind(&decision.reference)
        .bind(actor.audit_name())
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Returns a goal's steps, newest first.
pub(super) async fn steps(reads: &mut impl Reads, municipality: &str, id: &str) -> Result<Vec<Step>, StoreError> {
    reads
        .all(
            sql("select number, kind, state, rank, title, need, target_group, responsible, from_day, to_day, note, decided_by, \
                 decided_on, decision_reference, by_name, at from effect_goal_step \
                 where municipality_id = $1 and goal_id = $2 order by number desc")
            .bind(municipality)
            .bind(id),
        )
        .await
}

/// Returns the last step that brought a goal into each state, as goal, state and moment in milliseconds UTC.
pub(crate) async fn last_moves(
    reads: &mut impl Reads,
    municipality: &str,
) -> Result<Vec<(String, String, i64)>, StoreError> {
    reads
        .all(
            sql("select goal_id, state, cast(max(at) as bigint) from effect_goal_step \
                 where municipality_id = $1 and state <> '' group by goal_id, state")
            .bind(municipality),
        )
        .await
}
