//! The peer: what the thread is asked, asked of the database with recursive SQL on the same data.
//!
//! Each engine gets the form it does best: SQLite takes several recursive terms, PostgreSQL one with the two ways side by
//! side. `cross join` keeps SQLite from going through all links for each step.

use platform::store::{Db, Engine, Query, Reads, sql};

const UP_SQLITE: &str = "with recursive way (kind, id) as (select $2, $3 \
    union select l.to_kind, l.to_id from way w cross join trace_link l on l.municipality_id = $1 and l.from_kind = w.kind and l.from_id = w.id \
    where l.ended_at is null and l.relation in ('supports', 'measures', 'implements') \
    union select l.from_kind, l.from_id from way w cross join trace_link l on l.municipality_id = $1 and l.to_kind = w.kind and l.to_id = w.id \
    where l.ended_at is null and l.relation in ('derives_from', 'decided_by')) \
    select count(*) - 1 from way";
const DOWN_SQLITE: &str = "with recursive way (kind, id) as (select $2, $3 \
    union select l.from_kind, l.from_id from way w cross join trace_link l on l.municipality_id = $1 and l.to_kind = w.kind and l.to_id = w.id \
    where l.ended_at is null and l.relation in ('supports', 'measures', 'implements') \
    union select l.to_kind, l.to_id from way w cross join trace_link l on l.municipality_id = $1 and l.from_kind = w.kind and l.from_id = w.id \
    where l.ended_at is null and l.relation in ('derives_from', 'decided_by')) \
    select count(*) - 1 from way";
const LOST_SQLITE: &str = "with recursive way (kind, id) as (select kind, id from trace_node \
    where municipality_id = $1 and is_north = 1 and ended_at is null \
    union select l.from_kind, l.from_id from way w cross join trace_link l on l.municipality_id = $1 and l.to_kind = w.kind and l.to_id = w.id \
    where l.ended_at is null and l.relation in ('supports', 'measures', 'implements') \
    union select l.to_kind, l.to_id from way w cross join trace_link l on l.municipality_id = $1 and l.from_kind = w.kind and l.from_id = w.id \
    where l.ended_at is null and l.relation in ('derives_from', 'decided_by')) \
    select count(*) from trace_node n left join way w on w.kind = n.kind and w.id = n.id \
    where n.municipality_id = $1 and n.ended_at is null and n.kind not in ('wording', 'priority-test') and w.id is null";

const UP_POSTGRES: &str = "with recursive way (kind, id) as (select cast($2 as text), cast($3 as text) \
    union select e.kind, e.id from way w, lateral (\
    select l.to_kind as kind, l.to_id as id from trace_link l where l.municipality_id = $1 and l.from_kind = w.kind and l.from_id = w.id \
    and l.ended_at is null and l.relation in ('supports', 'measures', 'implements') \
    union all select l.from_kind, l.from_id from trace_link l where l.municipality_id = $1 and l.to_kind = w.kind and l.to_id = w.id \
    and l.ended_at is null and l.relation in ('derives_from', 'decided_by')) e) \
    select count(*) - 1 from way";
const DOWN_POSTGRES: &str = "with recursive way (kind, id) as (select cast($2 as text), cast($3 as text) \
    union select e.kind, e.id from way w, lateral (\
    select l.from_kind as kind, l.from_id as id from trace_link l where l.municipality_id = $1 and l.to_kind = w.kind and l.to_id = w.id \
    and l.ended_at is null and l.relation in ('supports', 'measures', 'implements') \
    union all select l.to_kind, l.to_id from trace_link l where l.municipality_id = $1 and l.from_kind = w.kind and l.from_id = w.id \
    and l.ended_at is null and l.relation in ('derives_from', 'decided_by')) e) \
    select count(*) - 1 from way";
const LOST_POSTGRES: &str = "with recursive way (kind, id) as (select kind, id from trace_node \
    where municipality_id = $1 and is_north = 1 and ended_at is null \
    union select e.kind, e.id from way w, lateral (\
    select l.from_kind as kind, l.from_id as id from trace_link l where l.municipality_id = $1 and l.to_kind = w.kind and l.to_id = w.id \
    and l.ended_at is null and l.relation in ('supports', 'measures', 'implements') \
    union all select l.to_kind, l.to_id from trace_link l where l.municipality_id = $1 and l.from_kind = w.kind and l.from_id = w.id \
    and l.ended_at is null and l.relation in ('derives_from', 'decided_by')) e) \
    select count(*) from trace_node n left join way w on w.kind = n.kind and w.id = n.id \
    where n.municipality_id = $1 and n.ended_at is null and n.kind not in ('wording', 'priority-test') and w.id is null";

/// Asks the database.
pub(crate) struct Peer<'a> {
    pub(crate) db: &'a Db,
    pub(crate) municipality: &'a str,
}

impl Peer<'_> {
    /// Returns how many things lie above one.
    pub(crate) async fn up(&self, kind: &str, id: &str) -> i64 {
        self.count(self.of_engine(UP_SQLITE, UP_POSTGRES).bind(kind).bind(id)).await
    }

    /// Returns how many things lie below one, each counted once.
    pub(crate) async fn down(&self, kind: &str, id: &str) -> i64 {
        self.count(self.of_engine(DOWN_SQLITE, DOWN_POSTGRES).bind(kind).bind(id)).await
    }

    /// Returns how many things do not reach north.
    pub(crate) async fn lost(&self) -> i64 {
        self.count(self.of_engine(LOST_SQLITE, LOST_POSTGRES)).await
    }

    fn of_engine(&self, sqlite: &'static str, postgres: &'static str) -> Query {
        let text = if self.db.engine() == Engine::Sqlite { sqlite } else { postgres };
        sql(text).bind(self.municipality)
    }

    async fn count(&self, query: Query) -> i64 {
        let row: Option<(i64,)> = self.db.reader().optional(query).await.unwrap();
        row.map_or(0, |(count,)| count)
    }
}
