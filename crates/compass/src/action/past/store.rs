//! SQL of actions as they were at a moment.

use platform::store::{Reads, StoreError, sql};

use super::Was;

/// Returns the actions that were there at a moment and that the reader may see now, as they were then, what they
/// supported then with them. Of those off the thread, what they left it with.
pub(super) async fn all(
    reads: &mut impl Reads,
    municipality: &str,
    readable: &str,
    (to_kind, to_id): (&str, &str),
    moment: i64,
) -> Result<Vec<Was>, StoreError> {
    reads
        .all(
            sql("select a.id, a.unit_id, a.kind, a.responsible, \
                 coalesce((select s.state from compass_action_step s where s.municipality_id = a.municipality_id \
                 and s.action_id = a.id and s.at <= $3 and s.state <> '' order by s.number desc limit 1), '') as state, \
                 coalesce((select s.title from compass_action_step s where s.municipality_id = a.municipality_id \
                 and s.action_id = a.id and s.at <= $3 and s.title <> '' order by s.number desc limit 1), '') as title, \
                 coalesce((select s.description from compass_action_step s where s.municipality_id = a.municipality_id \
                 and s.action_id = a.id and s.at <= $3 and s.title <> '' order by s.number desc limit 1), '') as description, \
                 coalesce((select max(s.at) from compass_action_step s where s.municipality_id = a.municipality_id \
                 and s.action_id = a.id and s.at <= $3), a.created_at) as changed_at, \
                 coalesce((select min(n.title) from trace_link l join trace_node n \
                 on n.municipality_id = l.municipality_id and n.kind = l.to_kind and n.id = l.to_id \
                 where l.municipality_id = a.municipality_id and l.from_kind = 'action' and l.from_id = a.id \
                 and l.relation = 'supports' and l.made_at <= $3 and (l.ended_at is null or l.ended_at > $3 \
                 or exists (select 1 from compass_action_step s where s.municipality_id = a.municipality_id \
                 and s.action_id = a.id and s.at = l.ended_at and s.state in ('ended', 'declined'))) \
                 and (n.is_public = 1 or $2 like '%|' || n.unit_id || '|%')), '') as supports, \
                 coalesce((select t.verdict from priority_test t where t.municipality_id = a.municipality_id \
                 and t.action_id = a.id and t.verdict <> '' and t.decided_at <= $3 order by t.number desc limit 1), '') as verdict \
                 from compass_action a \
                 where a.municipality_id = $1 and a.created_at <= $3 \
                 and (a.state in ('chosen', 'running', 'ended') or $2 like '%|' || a.unit_id || '|%') \
                 and ($4 = '' or ($4 = 'nothing' and not exists (select 1 from trace_link l \
                 where l.municipality_id = a.municipality_id and l.from_kind = 'action' and l.from_id = a.id \
                 and l.relation = 'supports' and l.made_at <= $3 and (l.ended_at is null or l.ended_at > $3))) \
                 or exists (select 1 from trace_link l \
                 where l.municipality_id = a.municipality_id and l.from_kind = 'action' and l.from_id = a.id \
                 and l.relation = 'supports' and l.made_at <= $3 and (l.ended_at is null or l.ended_at > $3) \
                 and ((l.to_kind = $4 and l.to_id = $5) or exists (select 1 from trace_link p \
                 where p.municipality_id = l.municipality_id and p.from_kind = l.to_kind and p.from_id = l.to_id \
                 and p.relation = 'supports' and p.to_kind = $4 and p.to_id = $5 and p.made_at <= $3 \
                 and (p.ended_at is null or p.ended_at > $3))))) \
                 order by a.id")
            .bind(municipality)
            .bind(readable)
            .bind(moment)
            .bind(to_kind)
            .bind(to_id),
        )
        .await
}
