//! SQL of camps and of their counts.

use platform::store::{Reads, StoreError, Tx, sql};

use super::{Camp, Counts};
use crate::exercise::Exercise;

pub(crate) async fn all(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Camp>, StoreError> {
    reads
        .all(
            sql(
                "select c.id, c.municipality_id, u.path as unit_path, c.slug, c.title, c.core_task_id, t.title as core_task, \
                 c.held_on, c.participants, c.is_published from camp c join unit u on u.id = c.unit_id \
                 join core_task t on t.id = c.core_task_id where c.municipality_id = $1 order by c.held_on desc, c.slug",
            )
            .bind(municipality),
        )
        .await
}

pub(crate) async fn find(reads: &mut impl Reads, municipality: &str, slug: &str) -> Result<Option<Camp>, StoreError> {
    reads
        .optional(
            sql(
                "select c.id, c.municipality_id, u.path as unit_path, c.slug, c.title, c.core_task_id, t.title as core_task, \
                 c.held_on, c.participants, c.is_published from camp c join unit u on u.id = c.unit_id \
                 join core_task t on t.id = c.core_task_id where c.municipality_id = $1 and (c.slug = $2 or c.id = $2)",
            )
            .bind(municipality)
            .bind(slug),
        )
        .await
}

/// What an import adds.
pub(crate) struct NewCamp {
    pub(crate) id: String,
    pub(crate) unit_id: String,
    pub(crate) core_task_id: String,
    pub(crate) slug: String,
    pub(crate) title: String,
    pub(crate) held_on: String,
    pub(crate) participants: Option<i64>,
}

pub(crate) async fn insert(tx: &mut Tx, municipality: &str, camp: &NewCamp) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql(
            "insert into camp (id, municipality_id, unit_id, core_task_id, slug, title, held_on, participants, created_at) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        )
        .bind(&camp.id)
        .bind(municipality)
        .bind(&camp.unit_id)
        .bind(&camp.core_task_id)
        .bind(&camp.slug)
        .bind(&camp.title)
        .bind(&camp.held_on)
        .bind(camp.participants)
        .bind(now),
    )
    .await?;
    Ok(())
}

pub(super) async fn set_published(
    tx: &mut Tx,
    municipality: &str,
    camp: &str,
    is_published: bool,
) -> Result<(), StoreError> {
    tx.run(
        sql("update camp set is_published = $3 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(camp)
            .bind(is_published),
    )
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct CountRow {
    camp_id: String,
    exercise: String,
    captured: i64,
    placed: i64,
    set_aside: i64,
    not_placed: i64,
    erased: i64,
}

/// Returns the counts of every exercise of every camp, by camp. A statement of several thoughts counts once:
/// erased if erased; not placed while any thought is; placed when any thought is in a category; else set aside.
pub(crate) async fn counts(reads: &mut impl Reads, municipality: &str) -> Result<Vec<(String, Counts)>, StoreError> {
    let rows: Vec<CountRow> = reads
        .all(
            sql(
                "select x.camp_id, x.exercise, count(*) as captured, \
                 cast(sum(case when x.waiting = 0 and x.gone = 0 and x.sorted > 0 then 1 else 0 end) as bigint) as placed, \
                 cast(sum(case when x.waiting = 0 and x.gone = 0 and x.sorted = 0 then 1 else 0 end) as bigint) as set_aside, \
                 cast(sum(case when x.waiting > 0 and x.gone = 0 then 1 else 0 end) as bigint) as not_placed, \
                 cast(sum(case when x.gone > 0 then 1 else 0 end) as bigint) as erased \
                 from (select s.camp_id, s.exercise, s.id, \
                 sum(case when c.place = 'not_placed' then 1 else 0 end) as waiting, \
                 sum(case when c.place = 'category' then 1 else 0 end) as sorted, \
                 sum(case when c.place = 'erased' then 1 else 0 end) as gone \
                 from statement s join card c on c.statement_id = s.id where s.municipality_id = $1 \
                 group by s.camp_id, s.exercise, s.id) x group by x.camp_id, x.exercise",
            )
            .bind(municipality),
        )
        .await?;
    let read = |row: CountRow| {
        let exercise =
            Exercise::from_name(&row.exercise).ok_or_else(|| StoreError::Unreadable(row.exercise.clone()))?;
        let counts = Counts {
            exercise,
            captured: row.captured,
            placed: row.placed,
            set_aside: row.set_aside,
            not_placed: row.not_placed,
            erased: row.erased,
        };
        Ok((row.camp_id, counts))
    };
    rows.into_iter().map(read).collect()
}
