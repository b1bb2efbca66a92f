//! The goals that indicators measure, as choices and as they are linked on the thread.

use platform::store::{Reads, StoreError, sql};

/// A goal as a choice.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct GoalChoice {
    /// Opaque identifier.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// `proposed`, `prioritised` or `adopted`.
    pub state: String,
}

/// A goal that an indicator measures.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct MeasuredGoal {
    /// The link that says so.
    pub link_id: String,
    /// The goal.
    pub goal_id: String,
    /// What it is called.
    pub title: String,
    /// Its page.
    pub url: String,
}

/// Returns the goals that indicators can measure: all that are neither ended nor dropped, by title.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn in_force(reads: &mut impl Reads, municipality: &str) -> Result<Vec<GoalChoice>, StoreError> {
    reads
        .all(
            sql("select id, title, state from effect_goal \
                 where municipality_id = $1 and state in ('proposed', 'prioritised', 'adopted') order by title, id")
            .bind(municipality),
        )
        .await
}

/// Returns the goals that an indicator measures now, by title.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn measured(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
) -> Result<Vec<MeasuredGoal>, StoreError> {
    reads
        .all(
            sql("select l.id as link_id, l.to_id as goal_id, n.title, n.url from trace_link l \
                 join trace_node n on n.municipality_id = l.municipality_id and n.kind = l.to_kind and n.id = l.to_id \
                 where l.municipality_id = $1 and l.from_kind = 'indicator' and l.from_id = $2 and l.to_kind = 'goal' \
                 and l.relation = 'measures' and l.ended_at is null order by n.title, n.id")
            .bind(municipality)
            .bind(indicator),
        )
        .await
}

/// Returns the goals that an indicator measured when it was ended, by identifier.
pub(super) async fn measured_until(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    ended_at: i64,
) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> = reads
        .all(
            sql(
                "select to_id from trace_link where municipality_id = $1 and from_kind = 'indicator' and from_id = $2 \
                 and to_kind = 'goal' and relation = 'measures' and ended_at = $3 order by to_id",
            )
            .bind(municipality)
            .bind(indicator)
            .bind(ended_at),
        )
        .await?;
    Ok(rows.into_iter().map(|(goal,)| goal).collect())
}
