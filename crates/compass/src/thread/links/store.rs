//! SQL of the thread's nodes and links.

use platform::store::{Reads, StoreError, Tx, new_id, sql};

use super::{Audience, End, Link, NewNode, Standing};
use crate::thread::{Kind, Relation};

/// Takes the municipality's turn on the thread, and the number of the change that is to be made.
pub(super) async fn next_seq(tx: &mut Tx, municipality: &str) -> Result<i64, StoreError> {
    tx.run(
        sql("insert into trace_head (municipality_id, seq) values ($1, 0) on conflict (municipality_id) do nothing")
            .bind(municipality),
    )
    .await?;
    let row: Option<(i64,)> = tx
        .optional(
            sql("update trace_head set seq = seq + 1 where municipality_id = $1 returning seq").bind(municipality),
        )
        .await?;
    row.map(|(seq,)| seq).ok_or_else(|| StoreError::Unreadable("trace_head".to_owned()))
}

/// Returns the number of the latest change of a municipality's thread; 0 before the first.
pub(crate) async fn head(reads: &mut impl Reads, municipality: &str) -> Result<i64, StoreError> {
    let row: Option<(i64,)> =
        reads.optional(sql("select seq from trace_head where municipality_id = $1").bind(municipality)).await?;
    Ok(row.map_or(0, |(seq,)| seq))
}

/// A row of `trace_node`, with the path of its unit.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct NodeRow {
    pub(crate) kind: String,
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) unit_id: String,
    pub(crate) unit_path: String,
    pub(crate) is_public: i64,
    pub(crate) is_north: i64,
    pub(crate) made_at: i64,
    pub(crate) ended_at: Option<i64>,
}

impl NodeRow {
    /// Tells whether a thing is there and stands just so.
    pub(crate) fn says(&self, node: &NewNode) -> bool {
        self.ended_at.is_none()
            && (self.title == node.title && self.url == node.url && self.unit_id == node.unit)
            && (self.is_public == 1) == (node.audience == Audience::Public)
            && (self.is_north == 1) == (node.standing == Standing::North)
    }
}

/// Returns all core tasks that have stood on the thread.
pub(crate) async fn core_tasks(reads: &mut impl Reads, municipality: &str) -> Result<Vec<NodeRow>, StoreError> {
    reads
        .all(
            sql("select n.kind, n.id, n.title, n.url, n.unit_id, u.path as unit_path, n.is_public, n.is_north, n.made_at, n.ended_at \
                 from trace_node n join unit u on u.id = n.unit_id where n.municipality_id = $1 and n.kind = 'core-task'")
            .bind(municipality),
        )
        .await
}

/// Returns one thing, also when it has ended.
pub(crate) async fn node(reads: &mut impl Reads, municipality: &str, end: &End) -> Result<Option<NodeRow>, StoreError> {
    reads
        .optional(
            sql("select n.kind, n.id, n.title, n.url, n.unit_id, u.path as unit_path, n.is_public, n.is_north, n.made_at, n.ended_at \
                 from trace_node n join unit u on u.id = n.unit_id \
                 where n.municipality_id = $1 and n.kind = $2 and n.id = $3")
            .bind(municipality)
            .bind(end.kind.name())
            .bind(&end.id),
        )
        .await
}

/// Puts a thing on the thread, or brings what is known of it up to date. One that had ended is there again.
pub(super) async fn put_node(tx: &mut Tx, municipality: &str, node: &NewNode, seq: i64) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into trace_node (municipality_id, kind, id, title, url, unit_id, is_public, is_north, made_at, seq) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
             on conflict (municipality_id, kind, id) do update set title = excluded.title, url = excluded.url, \
             unit_id = excluded.unit_id, is_public = excluded.is_public, is_north = excluded.is_north, ended_at = null, \
             seq = excluded.seq")
        .bind(municipality)
        .bind(node.end.kind.name())
        .bind(&node.end.id)
        .bind(&node.title)
        .bind(&node.url)
        .bind(&node.unit)
        .bind(node.audience == Audience::Public)
        .bind(node.standing == Standing::North)
        .bind(now)
        .bind(seq),
    )
    .await?;
    Ok(())
}

pub(super) async fn end_node(tx: &mut Tx, municipality: &str, end: &End, seq: i64) -> Result<u64, StoreError> {
    let now = tx.now();
    tx.run(
        sql("update trace_node set ended_at = $4, seq = $5 \
             where municipality_id = $1 and kind = $2 and id = $3 and ended_at is null")
        .bind(municipality)
        .bind(end.kind.name())
        .bind(&end.id)
        .bind(now)
        .bind(seq),
    )
    .await
}

#[derive(sqlx::FromRow)]
struct LinkRow {
    id: String,
    from_kind: String,
    from_id: String,
    relation: String,
    to_kind: String,
    to_id: String,
    reason: String,
    by_name: String,
    made_at: i64,
    ended_at: Option<i64>,
    end_reason: String,
    ended_by_name: String,
}

impl LinkRow {
    fn into_link(self) -> Result<Link, StoreError> {
        let end = |kind: &str, id: &str| {
            let kind = Kind::from_name(kind).ok_or_else(|| StoreError::Unreadable(format!("trace_link: {kind}")))?;
            Ok::<_, StoreError>(End::new(kind, id))
        };
        let relation = Relation::from_name(&self.relation)
            .ok_or_else(|| StoreError::Unreadable(format!("trace_link: {}", self.relation)))?;
        Ok(Link {
            from: end(&self.from_kind, &self.from_id)?,
            to: end(&self.to_kind, &self.to_id)?,
            relation,
            id: self.id,
            reason: self.reason,
            by_name: self.by_name,
            made_at: self.made_at,
            ended_at: self.ended_at,
            end_reason: self.end_reason,
            ended_by_name: self.ended_by_name,
        })
    }
}

fn links(rows: Vec<LinkRow>) -> Result<Vec<Link>, StoreError> {
    rows.into_iter().map(LinkRow::into_link).collect()
}

/// Returns all links that begin or end at a thing, those that were ended too, oldest first.
pub(crate) async fn links_at(reads: &mut impl Reads, municipality: &str, end: &End) -> Result<Vec<Link>, StoreError> {
    let rows = reads
        .all(
            sql("select id, from_kind, from_id, relation, to_kind, to_id, reason, by_name, made_at, ended_at, end_reason, ended_by_name \
                 from trace_link where municipality_id = $1 and from_kind = $2 and from_id = $3 \
                 union \
                 select id, from_kind, from_id, relation, to_kind, to_id, reason, by_name, made_at, ended_at, end_reason, ended_by_name \
                 from trace_link where municipality_id = $1 and to_kind = $2 and to_id = $3 order by made_at, id")
            .bind(municipality)
            .bind(end.kind.name())
            .bind(&end.id),
        )
        .await?;
    links(rows)
}

/// Returns the latest links that begin or end at a thing, those that were ended too, newest first, as far as they had been made
/// by a moment.
pub(crate) async fn latest_at(
    reads: &mut impl Reads,
    municipality: &str,
    end: &End,
    moment: i64,
    most: i64,
) -> Result<Vec<Link>, StoreError> {
    let rows = reads
        .all(
            sql("select id, from_kind, from_id, relation, to_kind, to_id, reason, by_name, made_at, ended_at, end_reason, ended_by_name \
                 from trace_link where municipality_id = $1 and from_kind = $2 and from_id = $3 and made_at <= $4 \
                 union \
                 select id, from_kind, from_id, relation, to_kind, to_id, reason, by_name, made_at, ended_at, end_reason, ended_by_name \
                 from trace_link where municipality_id = $1 and to_kind = $2 and to_id = $3 and made_at <= $4 order by made_at desc, id desc limit $5")
            .bind(municipality)
            .bind(end.kind.name())
            .bind(&end.id)
            .bind(moment)
            .bind(most),
        )
        .await?;
    links(rows)
}

pub(super) async fn link(reads: &mut impl Reads, municipality: &str, id: &str) -> Result<Option<Link>, StoreError> {
    let row: Option<LinkRow> = reads
        .optional(
            sql("select id, from_kind, from_id, relation, to_kind, to_id, reason, by_name, made_at, ended_at, end_reason, ended_by_name \
                 from trace_link where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(id),
        )
        .await?;
    row.map(LinkRow::into_link).transpose()
}

/// Returns the pairs (lower, upper) of all `supports` links on the ways up from a thing. `cross join` keeps SQLite from
/// going through all links at each step: it takes the tables in the order in which they stand.
pub(super) async fn supports_above(
    reads: &mut impl Reads,
    municipality: &str,
    from: &End,
) -> Result<Vec<(End, End)>, StoreError> {
    let rows: Vec<(String, String, String, String)> = reads
        .all(
            sql("with recursive above (kind, id) as (\
                 select cast($2 as text), cast($3 as text) union \
                 select l.to_kind, l.to_id from above a cross join trace_link l \
                 where l.from_kind = a.kind and l.from_id = a.id and l.municipality_id = $1 and l.relation = 'supports' and l.ended_at is null) \
                 select l.from_kind, l.from_id, l.to_kind, l.to_id from above a cross join trace_link l \
                 where l.from_kind = a.kind and l.from_id = a.id and l.municipality_id = $1 and l.relation = 'supports' and l.ended_at is null \
                 order by l.from_kind, l.from_id, l.to_kind, l.to_id")
            .bind(municipality)
            .bind(from.kind.name())
            .bind(&from.id),
        )
        .await?;
    let end = |kind: &str, id: String| {
        let kind = Kind::from_name(kind).ok_or_else(|| StoreError::Unreadable(format!("trace_link: {kind}")))?;
        Ok::<_, StoreError>(End { kind, id })
    };
    rows.into_iter()
        .map(|(from_kind, from_id, to_kind, to_id)| Ok((end(&from_kind, from_id)?, end(&to_kind, to_id)?)))
        .collect()
}

/// What a new link says.
pub(super) struct NewLink<'n> {
    pub(super) from: &'n End,
    pub(super) relation: Relation,
    pub(super) to: &'n End,
    pub(super) reason: &'n str,
    pub(super) by_id: &'n str,
    pub(super) by_name: &'n str,
}

pub(super) async fn insert_link(
    tx: &mut Tx,
    municipality: &str,
    link: &NewLink<'_>,
    seq: i64,
) -> Result<String, StoreError> {
    let (id, now) = (new_id(), tx.now());
    tx.run(
        sql("insert into trace_link (id, municipality_id, from_kind, from_id, relation, to_kind, to_id, reason, by_id, by_name, made_at, seq) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)")
        .bind(&id)
        .bind(municipality)
        .bind(link.from.kind.name())
        .bind(&link.from.id)
        .bind(link.relation.name())
        .bind(link.to.kind.name())
        .bind(&link.to.id)
        .bind(link.reason)
        .bind(link.by_id)
        .bind(link.by_name)
        .bind(now)
        .bind(seq),
    )
    .await?;
    Ok(id)
}

/// Tells whether a link of this kind holds between two things.
pub(super) async fn holds(
    reads: &mut impl Reads,
    municipality: &str,
    from: &End,
    relation: Relation,
    to: &End,
) -> Result<bool, StoreError> {
    let row: Option<(String,)> = reads
        .optional(
            sql("select id from trace_link where municipality_id = $1 and from_kind = $2 and from_id = $3 \
                 and relation = $4 and to_kind = $5 and to_id = $6 and ended_at is null")
            .bind(municipality)
            .bind(from.kind.name())
            .bind(&from.id)
            .bind(relation.name())
            .bind(to.kind.name())
            .bind(&to.id),
        )
        .await?;
    Ok(row.is_some())
}

/// Who ends a link, and why.
pub(super) struct Ending<'e> {
    pub(super) reason: &'e str,
    pub(super) by_id: &'e str,
    pub(super) by_name: &'e str,
}

pub(super) async fn end_link(
    tx: &mut Tx,
    municipality: &str,
    id: &str,
    ending: &Ending<'_>,
    seq: i64,
) -> Result<u64, StoreError> {
    let now = tx.now();
    tx.run(
        sql("update trace_link set ended_at = $3, end_reason = $4, ended_by_id = $5, ended_by_name = $6, seq = $7 \
             where municipality_id = $1 and id = $2 and ended_at is null")
        .bind(municipality)
        .bind(id)
        .bind(now)
        .bind(ending.reason)
        .bind(ending.by_id)
        .bind(ending.by_name)
        .bind(seq),
    )
    .await
}

/// Returns the parts of a core task that stand on the thread now: what supports it and has a page under the task's own.
pub(crate) async fn parts_of(
    reads: &mut impl Reads,
    municipality: &str,
    task: &str,
    task_url: &str,
) -> Result<Vec<End>, StoreError> {
    let rows: Vec<(String, String)> = reads
        .all(
            sql("select n.kind, n.id from trace_link l cross join trace_node n \
                 where l.municipality_id = $1 and l.to_kind = 'core-task' and l.to_id = $2 and l.relation = 'supports' \
                 and l.ended_at is null and n.municipality_id = l.municipality_id and n.kind = l.from_kind \
                 and n.id = l.from_id and n.ended_at is null and n.url like $3 order by n.kind, n.id")
            .bind(municipality)
            .bind(task)
            .bind(format!("{task_url}/del/%")),
        )
        .await?;
    Ok(rows.into_iter().filter_map(|(kind, id)| Kind::from_name(&kind).map(|kind| End { kind, id })).collect())
}

/// Returns which core task stood under which at a moment: pairs of lower and upper.
pub(crate) async fn tree_at(
    reads: &mut impl Reads,
    municipality: &str,
    moment: i64,
) -> Result<Vec<(String, String)>, StoreError> {
    reads
        .all(
            sql("select from_id, to_id from trace_link where municipality_id = $1 and from_kind = 'core-task' \
                 and to_kind = 'core-task' and relation = 'supports' and made_at <= $2 \
                 and (ended_at is null or ended_at > $2) order by made_at desc, id desc")
            .bind(municipality)
            .bind(moment),
        )
        .await
}
