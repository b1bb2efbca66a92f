//! SQL of actions.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, sql};

use super::actions::PER_PAGE;
use super::{Action, ActionKind, ActionState, Draft, Step};
use crate::thread::End;

/// What a list of actions is narrowed to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only those that stand here.
    pub state: Option<ActionState>,
    /// Only those of this kind.
    pub kind: Option<ActionKind>,
    /// Only those that support this.
    pub supports: Supported,
    /// Only those that a search for these words finds.
    pub words: String,
}

/// What the actions of a list support.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Supported {
    /// Anything or nothing.
    #[default]
    Whatever,
    /// Nothing that anyone has said.
    Nothing,
    /// This, or a part of it.
    This(End),
}

impl Supported {
    /// The kind and the identifier as the queries want them.
    pub(super) fn bound(&self) -> (&str, &str) {
        match self {
            Self::Whatever => ("", ""),
            Self::Nothing => ("nothing", ""),
            Self::This(end) => (end.kind.name(), &end.id),
        }
    }
}

/// An action as a line of a list.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Line {
    /// Opaque identifier.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// What kind of action.
    #[sqlx(try_from = "String")]
    pub kind: ActionKind,
    /// Whose responsibility it is.
    pub responsible: String,
    /// Where it stands.
    #[sqlx(try_from = "String")]
    pub state: ActionState,
    /// When anything was last done with it, in milliseconds UTC.
    pub changed_at: i64,
    /// What it supports, or did when it left the thread, within what the reader may see: the first by title; empty when
    /// nothing.
    pub supports: String,
    /// The newest verdict on it: `yes`, `no`, `not-yet`; empty when it has none.
    pub verdict: String,
}

impl Line {
    /// Returns its address.
    #[must_use]
    pub fn url(&self) -> String {
        super::url_of(&self.id)
    }
}

/// Writes identifiers as `|one|other|`, so that one text can be bound for any number of them.
pub(crate) fn list_of<'i>(ids: impl Iterator<Item = &'i str>) -> String {
    let mut list = String::from("|");
    for id in ids {
        list.push_str(id);
        list.push('|');
    }
    list
}

/// Returns one action.
pub(crate) async fn find(reads: &mut impl Reads, municipality: &str, id: &str) -> Result<Option<Action>, StoreError> {
    reads
        .optional(
            sql("select a.id, a.municipality_id, a.unit_id, u.path as unit_path, u.name as unit_name, a.title, a.description, a.kind, \
                 a.responsible, a.state, a.revision, a.by_name, a.created_at, a.changed_at, a.off_thread_at \
                 from compass_action a join unit u on u.id = a.unit_id \
                 where a.municipality_id = $1 and a.id = $2")
            .bind(municipality)
            .bind(id),
        )
        .await
}

/// Counts the actions that a filter lets through, apart from its words.
pub(super) async fn count(
    reads: &mut impl Reads,
    municipality: &str,
    readable: &str,
    filter: &Filter,
) -> Result<usize, StoreError> {
    let (to_kind, to_id) = filter.supports.bound();
    let row: Option<(i64,)> = reads
        .optional(
            sql("select count(*) from compass_action a \
                 where a.municipality_id = $1 and (a.state in ('chosen', 'running', 'ended') or $2 like '%|' || a.unit_id || '|%') \
                 and ($3 = '' or a.state = $3) and ($4 = '' or a.kind = $4) \
                 and ($5 = '' or ($5 = 'nothing' and not exists (select 1 from trace_link l \
                 where l.municipality_id = a.municipality_id and l.from_kind = 'action' and l.from_id = a.id \
                 and l.relation = 'supports' and (l.ended_at is null or l.ended_at = a.off_thread_at))) \
                 or exists (select 1 from trace_link l \
                 where l.municipality_id = a.municipality_id and l.from_kind = 'action' and l.from_id = a.id \
                 and l.relation = 'supports' and (l.ended_at is null or l.ended_at = a.off_thread_at) \
                 and ((l.to_kind = $5 and l.to_id = $6) or exists (select 1 from trace_link p \
                 where p.municipality_id = l.municipality_id and p.from_kind = l.to_kind and p.from_id = l.to_id \
                 and p.relation = 'supports' and p.to_kind = $5 and p.to_id = $6 and p.ended_at is null))))")
            .bind(municipality)
            .bind(readable)
            .bind(filter.state.map_or("", ActionState::name))
            .bind(filter.kind.map_or("", ActionKind::name))
            .bind(to_kind)
            .bind(to_id),
        )
        .await?;
    Ok(row.map_or(0, |(count,)| usize::try_from(count).unwrap_or(0)))
}

/// Which of the actions that a filter lets through.
pub(super) enum Part {
    /// A page of them, after the first so many.
    After(usize),
    /// Those with these identifiers, written by [`list_of`].
    These(String),
}

/// Returns some of the actions that a filter lets through, apart from its words, what was last changed first.
pub(super) async fn lines(
    reads: &mut impl Reads,
    municipality: &str,
    readable: &str,
    filter: &Filter,
    part: &Part,
) -> Result<Vec<Line>, StoreError> {
    let (to_kind, to_id) = filter.supports.bound();
    let (before, these) = match part {
        Part::After(before) => (*before, ""),
        Part::These(ids) => (0, ids.as_str()),
    };
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    reads
        .all(
            sql("select a.id, a.title, a.kind, a.responsible, a.state, a.changed_at, \
                 coalesce((select min(n.title) from trace_link l join trace_node n \
                 on n.municipality_id = l.municipality_id and n.kind = l.to_kind and n.id = l.to_id \
                 where l.municipality_id = a.municipality_id and l.from_kind = 'action' and l.from_id = a.id \
                 and l.relation = 'supports' and (l.ended_at is null or l.ended_at = a.off_thread_at) \
                 and (n.is_public = 1 or $2 like '%|' || n.unit_id || '|%')), '') as supports, \
                 coalesce((select t.verdict from priority_test t where t.municipality_id = a.municipality_id \
                 and t.action_id = a.id and t.verdict <> '' order by t.number desc limit 1), '') as verdict \
                 from compass_action a \
                 where a.municipality_id = $1 and (a.state in ('chosen', 'running', 'ended') or $2 like '%|' || a.unit_id || '|%') \
                 and ($3 = '' or a.state = $3) and ($4 = '' or a.kind = $4) \
                 and ($5 = '' or ($5 = 'nothing' and not exists (select 1 from trace_link l \
                 where l.municipality_id = a.municipality_id and l.from_kind = 'action' and l.from_id = a.id \
                 and l.relation = 'supports' and (l.ended_at is null or l.ended_at = a.off_thread_at))) \
                 or exists (select 1 from trace_link l \
                 where l.municipality_id = a.municipality_id and l.from_kind = 'action' and l.from_id = a.id \
                 and l.relation = 'supports' and (l.ended_at is null or l.ended_at = a.off_thread_at) \
                 and ((l.to_kind = $5 and l.to_id = $6) or exists (select 1 from trace_link p \
                 where p.municipality_id = l.municipality_id and p.from_kind = l.to_kind and p.from_id = l.to_id \
                 and p.relation = 'supports' and p.to_kind = $5 and p.to_id = $6 and p.ended_at is null)))) \
                 and ($9 = '' or $9 like '%|' || a.id || '|%') order by a.changed_at desc, a.id desc limit $7 offset $8")
            .bind(municipality)
            .bind(readable)
            .bind(filter.state.map_or("", ActionState::name))
            .bind(filter.kind.map_or("", ActionKind::name))
            .bind(to_kind)
            .bind(to_id)
            .bind(number(PER_PAGE))
            .bind(number(before))
            .bind(these),
        )
        .await
}

/// What can be searched of an action.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Text {
    pub(crate) id: String,
    pub(crate) unit_name: String,
    pub(crate) state: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) responsible: String,
}

/// Returns what the actions say that a filter lets through, apart from its words, what was last changed first.
pub(super) async fn texts(
    reads: &mut impl Reads,
    municipality: &str,
    readable: &str,
    filter: &Filter,
) -> Result<Vec<Text>, StoreError> {
    let (to_kind, to_id) = filter.supports.bound();
    reads
        .all(
            sql("select a.id, u.name as unit_name, a.state, a.title, a.description, a.responsible \
                 from compass_action a join unit u on u.id = a.unit_id \
                 where a.municipality_id = $1 and (a.state in ('chosen', 'running', 'ended') or $2 like '%|' || a.unit_id || '|%') \
                 and ($3 = '' or a.state = $3) and ($4 = '' or a.kind = $4) \
                 and ($5 = '' or ($5 = 'nothing' and not exists (select 1 from trace_link l \
                 where l.municipality_id = a.municipality_id and l.from_kind = 'action' and l.from_id = a.id \
                 and l.relation = 'supports' and (l.ended_at is null or l.ended_at = a.off_thread_at))) \
                 or exists (select 1 from trace_link l \
                 where l.municipality_id = a.municipality_id and l.from_kind = 'action' and l.from_id = a.id \
                 and l.relation = 'supports' and (l.ended_at is null or l.ended_at = a.off_thread_at) \
                 and ((l.to_kind = $5 and l.to_id = $6) or exists (select 1 from trace_link p \
                 where p.municipality_id = l.municipality_id and p.from_kind = l.to_kind and p.from_id = l.to_id \
                 and p.relation = 'supports' and p.to_kind = $5 and p.to_id = $6 and p.ended_at is null)))) \
                 order by a.changed_at desc, a.id desc")
            .bind(municipality)
            .bind(readable)
            .bind(filter.state.map_or("", ActionState::name))
            .bind(filter.kind.map_or("", ActionKind::name))
            .bind(to_kind)
            .bind(to_id),
        )
        .await
}

/// What a row begins with.
pub(super) struct Row<'r> {
    pub(super) unit: &'r str,
    pub(super) draft: &'r Draft,
}

/// Adds an action as proposed.
pub(super) async fn insert(tx: &mut Tx, actor: &Actor, id: &str, row: &Row<'_>) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into compass_action (id, municipality_id, unit_id, title, description, kind, responsible, state, revision, \
             by_id, by_name, created_at, changed_at) values ($1, $2, $3, $4, $5, $6, $7, 'proposed', 1, $8, $9, $10, $10)")
        .bind(id)
        .bind(&actor.municipality)
        .bind(row.unit)
        .bind(&row.draft.title)
        .bind(&row.draft.description)
        .bind(row.draft.kind.name())
        .bind(&row.draft.responsible)
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
        sql("update compass_action set title = $3, description = $4, kind = $5, responsible = $6, changed_at = $7, \
             revision = revision + 1 where municipality_id = $1 and id = $2")
        .bind(&actor.municipality)
        .bind(id)
        .bind(&draft.title)
        .bind(&draft.description)
        .bind(draft.kind.name())
        .bind(&draft.responsible)
        .bind(now),
    )
    .await?;
    Ok(())
}

pub(super) async fn set_state(
    tx: &mut Tx,
    actor: &Actor,
    id: &str,
    state: ActionState,
    off_thread_at: Option<i64>,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("update compass_action set state = $3, off_thread_at = $4, changed_at = $5 where municipality_id = $1 and id = $2")
            .bind(&actor.municipality)
            .bind(id)
            .bind(state.name())
            .bind(off_thread_at)
            .bind(now),
    )
    .await?;
    Ok(())
}

/// What was done with an action.
pub(super) struct NewStep<'s> {
    pub(super) kind: &'static str,
    pub(super) state: Option<ActionState>,
    pub(super) words: Option<&'s Draft>,
    pub(super) note: &'s str,
}

/// Adds a step with the action's next number.
pub(super) async fn add_step(tx: &mut Tx, actor: &Actor, id: &str, step: &NewStep<'_>) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into compass_action_step (municipality_id, action_id, number, kind, state, title, description, note, by_id, by_name, at) \
             select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8, $9, $10 \
             from compass_action_step where municipality_id = $1 and action_id = $2")
        .bind(&actor.municipality)
        .bind(id)
        .bind(step.kind)
        .bind(step.state.map_or("", ActionState::name))
        .bind(step.words.map_or("", |words| words.title.as_str()))
        .bind(step.words.map_or("", |words| words.description.as_str()))
        .bind(step.note)
        .bind(actor.audit_name())
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Returns an action's steps, newest first.
pub(super) async fn steps(reads: &mut impl Reads, municipality: &str, id: &str) -> Result<Vec<Step>, StoreError> {
    reads
        .all(
            sql("select number, kind, state, title, description, note, by_name, at from compass_action_step \
                 where municipality_id = $1 and action_id = $2 order by number desc")
            .bind(municipality)
            .bind(id),
        )
        .await
}
