//! SQL of wordings.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, Value, new_id, sql};

use super::{Part, PartKind, State, Step, Thing, Version, Words};

#[derive(sqlx::FromRow)]
struct VersionRow {
    id: String,
    number: i64,
    state: String,
    revision: i64,
    reason: String,
    decision: String,
    holds_from: String,
    holds_until: String,
    by_name: String,
    created_at: i64,
    changed_at: i64,
}

impl VersionRow {
    fn into_version(self) -> Result<Version, StoreError> {
        let state =
            State::from_name(&self.state).ok_or_else(|| StoreError::Unreadable(format!("wording: {}", self.state)))?;
        Ok(Version {
            id: self.id,
            number: self.number,
            state,
            revision: self.revision,
            reason: self.reason,
            decision: self.decision,
            holds_from: self.holds_from,
            holds_until: self.holds_until,
            by_name: self.by_name,
            created_at: self.created_at,
            changed_at: self.changed_at,
        })
    }
}

/// Returns all versions of a thing, oldest first.
pub(crate) async fn versions(
    reads: &mut impl Reads,
    municipality: &str,
    thing: &Thing,
) -> Result<Vec<Version>, StoreError> {
    let rows: Vec<VersionRow> = reads
        .all(
            sql("select id, number, state, revision, reason, decision, holds_from, holds_until, by_name, created_at, changed_at \
                 from wording where municipality_id = $1 and thing_kind = $2 and thing_id = $3 order by number")
            .bind(municipality)
            .bind(thing.kind.name())
            .bind(&thing.id),
        )
        .await?;
    rows.into_iter().map(VersionRow::into_version).collect()
}

#[derive(sqlx::FromRow)]
struct PartRow {
    part_id: String,
    kind: String,
    under_id: String,
    heading: String,
    body: String,
    remarks: String,
}

impl PartRow {
    fn into_part(self) -> Result<Part, StoreError> {
        let kind = PartKind::from_name(&self.kind)
            .ok_or_else(|| StoreError::Unreadable(format!("wording_part: {}", self.kind)))?;
        Ok(Part {
            kind,
            id: self.part_id,
            under: Some(self.under_id).filter(|id| !id.is_empty()),
            heading: self.heading,
            body: self.body,
            remarks: self.remarks,
        })
    }
}

/// Returns what a version says.
pub(crate) async fn words(reads: &mut impl Reads, municipality: &str, version: &str) -> Result<Words, StoreError> {
    let rows: Vec<PartRow> = reads
        .all(
            sql("select part_id, kind, under_id, heading, body, remarks from wording_part \
                 where municipality_id = $1 and wording_id = $2 order by position")
            .bind(municipality)
            .bind(version),
        )
        .await?;
    Ok(Words(rows.into_iter().map(PartRow::into_part).collect::<Result<_, _>>()?))
}

#[derive(sqlx::FromRow)]
struct ThingPartRow {
    thing_id: String,
    part_id: String,
    kind: String,
    under_id: String,
    heading: String,
    body: String,
    remarks: String,
}

/// Returns what all things of a kind say by the versions in force, by thing.
pub(crate) async fn words_in_force(
    reads: &mut impl Reads,
    municipality: &str,
    kind: super::ThingKind,
) -> Result<std::collections::HashMap<String, Words>, StoreError> {
    let rows: Vec<ThingPartRow> = reads
        .all(
            sql("select w.thing_id, p.part_id, p.kind, p.under_id, p.heading, p.body, p.remarks from wording w \
                 join wording_part p on p.wording_id = w.id and p.municipality_id = w.municipality_id \
                 where w.municipality_id = $1 and w.thing_kind = $2 and w.state = 'adopted' \
                 order by w.thing_id, p.position")
            .bind(municipality)
            .bind(kind.name()),
        )
        .await?;
    grouped(rows)
}

/// Returns what all things of a kind said on a day, by thing.
pub(crate) async fn words_on(
    reads: &mut impl Reads,
    municipality: &str,
    kind: super::ThingKind,
    day: &str,
) -> Result<std::collections::HashMap<String, Words>, StoreError> {
    let rows: Vec<ThingPartRow> = reads
        .all(
            sql("select w.thing_id, p.part_id, p.kind, p.under_id, p.heading, p.body, p.remarks from wording w \
                 join wording_part p on p.wording_id = w.id and p.municipality_id = w.municipality_id \
                 where w.municipality_id = $1 and w.thing_kind = $2 and w.state in ('adopted', 'replaced') \
                 and w.holds_from <> '' and w.holds_from <= $3 and (w.holds_until = '' or w.holds_until > $3) \
                 order by w.thing_id, p.position")
            .bind(municipality)
            .bind(kind.name())
            .bind(day),
        )
        .await?;
    grouped(rows)
}

fn grouped(rows: Vec<ThingPartRow>) -> Result<std::collections::HashMap<String, Words>, StoreError> {
    let mut all: std::collections::HashMap<String, Words> = std::collections::HashMap::new();
    for row in rows {
        let part = PartRow {
            part_id: row.part_id,
            kind: row.kind,
            under_id: row.under_id,
            heading: row.heading,
            body: row.body,
            remarks: row.remarks,
        };
        all.entry(row.thing_id).or_default().0.push(part.into_part()?);
    }
    Ok(all)
}

/// What a new version begins with.
pub(super) struct NewVersion<'n> {
    pub(super) thing: &'n Thing,
    pub(super) number: i64,
    pub(super) state: State,
    pub(super) reason: &'n str,
    pub(super) decision: &'n str,
    pub(super) holds_from: &'n str,
}

pub(super) async fn insert(tx: &mut Tx, actor: &Actor, new: &NewVersion<'_>) -> Result<String, StoreError> {
    let (id, now) = (new_id(), tx.now());
    tx.run(
        sql("insert into wording (id, municipality_id, thing_kind, thing_id, number, state, revision, reason, decision, holds_from, \
             by_id, by_name, created_at, changed_at) values ($1, $2, $3, $4, $5, $6, 1, $7, $8, $9, $10, $11, $12, $12)")
        .bind(&id)
        .bind(&actor.municipality)
        .bind(new.thing.kind.name())
        .bind(&new.thing.id)
        .bind(new.number)
        .bind(new.state.name())
        .bind(new.reason)
        .bind(new.decision)
        .bind(new.holds_from)
        .bind(actor.audit_name())
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(id)
}

/// Writes what a version says, in place of what it said.
pub(super) async fn put_words(tx: &mut Tx, municipality: &str, version: &str, words: &Words) -> Result<(), StoreError> {
    tx.run(
        sql("delete from wording_part where municipality_id = $1 and wording_id = $2").bind(municipality).bind(version),
    )
    .await?;
    let columns =
        ["municipality_id", "wording_id", "position", "part_id", "kind", "under_id", "heading", "body", "remarks"];
    let row = |(position, part): (i64, &Part)| -> Vec<Value> {
        vec![
            municipality.into(),
            version.into(),
            position.into(),
            (&part.id).into(),
            part.kind.name().into(),
            part.under.clone().unwrap_or_default().into(),
            (&part.heading).into(),
            (&part.body).into(),
            (&part.remarks).into(),
        ]
    };
    tx.insert_rows("wording_part", &columns, (1..).zip(&words.0).map(row).collect()).await
}

/// Counts a save, unless somebody else has saved since `seen`; returns whether it was counted.
pub(super) async fn save(
    tx: &mut Tx,
    municipality: &str,
    version: &str,
    seen: i64,
    reason: &str,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let touched = tx
        .run(
            sql("update wording set revision = revision + 1, reason = $4, changed_at = $5 \
                 where municipality_id = $1 and id = $2 and revision = $3 and state in ('draft', 'consultation')")
            .bind(municipality)
            .bind(version)
            .bind(seen)
            .bind(reason)
            .bind(now),
        )
        .await?;
    Ok(touched == 1)
}

/// Puts a version in another state, unless somebody changed it since `seen`; returns whether that was done.
pub(super) async fn set_state(
    tx: &mut Tx,
    municipality: &str,
    version: &str,
    seen: i64,
    state: State,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let touched = tx
        .run(
            sql("update wording set state = $4, revision = revision + 1, changed_at = $5 \
                 where municipality_id = $1 and id = $2 and revision = $3")
            .bind(municipality)
            .bind(version)
            .bind(seen)
            .bind(state.name())
            .bind(now),
        )
        .await?;
    Ok(touched == 1)
}

pub(super) async fn set_decision(
    tx: &mut Tx,
    municipality: &str,
    version: &str,
    decision: &str,
    day: &str,
) -> Result<(), StoreError> {
    tx.run(
        sql("update wording set decision = $3, holds_from = $4 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(version)
            .bind(decision)
            .bind(day),
    )
    .await?;
    Ok(())
}

pub(super) async fn replace(tx: &mut Tx, municipality: &str, version: &str, day: &str) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("update wording set state = 'replaced', holds_until = $3, changed_at = $4, revision = revision + 1 \
             where municipality_id = $1 and id = $2")
        .bind(municipality)
        .bind(version)
        .bind(day)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Notes what was done with a version.
pub(super) async fn note(
    tx: &mut Tx,
    actor: &Actor,
    version: &str,
    kind: &'static str,
    note: &str,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into wording_step (municipality_id, wording_id, number, kind, note, by_id, by_name, at) \
             select $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7 from wording_step \
             where municipality_id = $1 and wording_id = $2")
        .bind(&actor.municipality)
        .bind(version)
        .bind(kind)
        .bind(note)
        .bind(actor.audit_name())
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Returns what was done with the versions of a thing, newest first.
pub(super) async fn steps(reads: &mut impl Reads, municipality: &str, thing: &Thing) -> Result<Vec<Step>, StoreError> {
    reads
        .all(
            sql("select w.number as version, s.kind, s.note, s.by_name, s.at from wording_step s \
                 join wording w on w.id = s.wording_id and w.municipality_id = s.municipality_id \
                 where s.municipality_id = $1 and w.thing_kind = $2 and w.thing_id = $3 \
                 order by s.at desc, w.number desc, s.number desc")
            .bind(municipality)
            .bind(thing.kind.name())
            .bind(&thing.id),
        )
        .await
}
