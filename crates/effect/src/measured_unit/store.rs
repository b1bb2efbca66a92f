//! SQL of measured units.

use std::collections::HashMap;

use jiff::civil::Date;
use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, Value, sql};

use super::change::Step;
use super::{MeasuredTree, MeasuredUnit, Place, Units};

/// Returns the trees of a municipality by name.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn trees(reads: &mut impl Reads, municipality: &str) -> Result<Vec<MeasuredTree>, StoreError> {
    reads
        .all(
            sql("select id, slug, name, note, seq from measured_tree where municipality_id = $1 order by name, id")
                .bind(municipality),
        )
        .await
}

/// Returns the tree with this slug or identifier.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn tree(
    reads: &mut impl Reads,
    municipality: &str,
    slug_or_id: &str,
) -> Result<Option<MeasuredTree>, StoreError> {
    reads
        .optional(
            sql("select id, slug, name, note, seq from measured_tree where municipality_id = $1 and (slug = $2 or id = $2)")
                .bind(municipality)
                .bind(slug_or_id),
        )
        .await
}

/// Returns how many units each tree had on a day, by the tree's identifier.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn counts(
    reads: &mut impl Reads,
    municipality: &str,
    day: Date,
) -> Result<HashMap<String, usize>, StoreError> {
    let rows: Vec<(String, i64)> = reads
        .all(
            sql("select p.tree_id, count(distinct p.measured_unit_id) from measured_place p \
                 join measured_unit u on u.id = p.measured_unit_id \
                 where p.municipality_id = $1 and p.removed_at is null and p.from_day <= $2 \
                 and (p.to_day is null or p.to_day > $2) and (u.closed_on is null or u.closed_on > $2) group by p.tree_id")
            .bind(municipality)
            .bind(day.to_string()),
        )
        .await?;
    Ok(rows.into_iter().map(|(tree, count)| (tree, usize::try_from(count).unwrap_or(0))).collect())
}

/// Returns the units of a tree by code, those that are closed too, with everywhere they stood. The order is that of the
/// codes' letters, whatever order a database has.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn units(reads: &mut impl Reads, municipality: &str, tree: &str) -> Result<Units, StoreError> {
    let mut units: Vec<MeasuredUnit> = reads
        .all(
            sql("select id, code, name, closed_on, successor_id, close_reason, note from measured_unit \
                 where municipality_id = $1 and tree_id = $2")
            .bind(municipality)
            .bind(tree),
        )
        .await?;
    units.sort_unstable_by(|one, other| (&one.code, &one.id).cmp(&(&other.code, &other.id)));
    let places = reads
        .all(
            sql("select id, measured_unit_id, parent_id, from_day, to_day, reason, by_name, at from measured_place \
                 where municipality_id = $1 and tree_id = $2 and removed_at is null order by measured_unit_id, from_day, at")
            .bind(municipality)
            .bind(tree),
        )
        .await?;
    Ok(Units::new(units, places))
}

/// A place that was taken back.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct RemovedPlace {
    /// What it was.
    #[sqlx(flatten)]
    pub place: Place,
    /// Who took it back.
    pub removed_by_name: String,
    /// When, in milliseconds UTC.
    pub removed_at: i64,
}

/// Returns the places of a unit that were taken back, the last first.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn removed(reads: &mut impl Reads, municipality: &str, unit: &str) -> Result<Vec<RemovedPlace>, StoreError> {
    reads
        .all(
            sql("select id, measured_unit_id, parent_id, from_day, to_day, reason, by_name, at, removed_by_name, removed_at \
                 from measured_place where municipality_id = $1 and measured_unit_id = $2 and removed_at is not null \
                 order by removed_at desc")
            .bind(municipality)
            .bind(unit),
        )
        .await
}

/// Adds a tree.
pub(super) async fn insert_tree(tx: &mut Tx, actor: &Actor, tree: &MeasuredTree) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into measured_tree (id, municipality_id, slug, name, note, created_at) values ($1, $2, $3, $4, $5, $6)")
            .bind(&tree.id)
            .bind(&actor.municipality)
            .bind(&tree.slug)
            .bind(&tree.name)
            .bind(&tree.note)
            .bind(now),
    )
    .await?;
    Ok(())
}

/// Takes a tree's row: nobody else changes it until the commit. Returns how many trees there were.
pub(super) async fn take_turn(tx: &mut Tx, municipality: &str, tree: &str) -> Result<u64, StoreError> {
    tx.run(
        sql("update measured_tree set seq = seq where municipality_id = $1 and id = $2").bind(municipality).bind(tree),
    )
    .await
}

/// Raises a tree's number.
pub(super) async fn raise(tx: &mut Tx, municipality: &str, tree: &str) -> Result<(), StoreError> {
    tx.run(
        sql("update measured_tree set seq = seq + 1 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(tree),
    )
    .await?;
    Ok(())
}

/// Writes the steps of a change, new units and places in bulk.
pub(super) async fn apply(tx: &mut Tx, actor: &Actor, tree: &str, steps: &[Step]) -> Result<(), StoreError> {
    let (mut units, mut places) = (Vec::new(), Vec::new());
    for step in steps {
        match step {
            Step::Add { unit, code, name, note } => units.push(unit_row(tx, actor, tree, [unit, code, name, note])),
            Step::Stand { place, unit, parent, from, reason } => {
                places.push(place_row(tx, actor, tree, [place, unit, from, reason], parent.as_deref()));
            }
            _ => {}
        }
    }
    let columns = ["id", "municipality_id", "tree_id", "code", "name", "note", "created_at"];
    tx.insert_rows("measured_unit", &columns, units).await?;
    let columns =
        ["id", "municipality_id", "tree_id", "measured_unit_id", "from_day", "reason", "parent_id", "by_name", "at"];
    tx.insert_rows("measured_place", &columns, places).await?;
    for step in steps {
        change(tx, actor, step).await?;
    }
    Ok(())
}

fn unit_row(tx: &Tx, actor: &Actor, tree: &str, [id, code, name, note]: [&String; 4]) -> Vec<Value> {
    let (municipality, at) = (&actor.municipality, tx.now().millis());
    vec![id.into(), municipality.into(), tree.into(), code.into(), name.into(), note.into(), at.into()]
}

fn place_row(
    tx: &Tx,
    actor: &Actor,
    tree: &str,
    [id, unit, from, reason]: [&String; 4],
    parent: Option<&str>,
) -> Vec<Value> {
    let (municipality, by, at) = (&actor.municipality, &actor.name, tx.now().millis());
    vec![
        id.into(),
        municipality.into(),
        tree.into(),
        unit.into(),
        from.into(),
        reason.into(),
        parent.into(),
        by.into(),
        at.into(),
    ]
}

/// Writes one step that changes what is there.
async fn change(tx: &mut Tx, actor: &Actor, step: &Step) -> Result<(), StoreError> {
    let municipality = actor.municipality.as_str();
    let query = match step {
        Step::Add { .. } | Step::Stand { .. } => return Ok(()),
        Step::Name { unit, name, note } => {
            sql("update measured_unit set name = $3, note = $4 where municipality_id = $1 and id = $2")
                .bind(municipality)
                .bind(unit)
                .bind(name)
                .bind(note)
        }
        Step::Close { unit, on, successor, reason } => {
            sql("update measured_unit set closed_on = $3, successor_id = $4, close_reason = $5 \
                 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(unit)
            .bind(on.clone())
            .bind(successor.clone())
            .bind(reason)
        }
        Step::Leave { place, until } => {
            sql("update measured_place set to_day = $3 where municipality_id = $1 and id = $2")
                .bind(municipality)
                .bind(place)
                .bind(until.clone())
        }
        Step::Begin { place, from } => {
            sql("update measured_place set from_day = $3 where municipality_id = $1 and id = $2")
                .bind(municipality)
                .bind(place)
                .bind(from)
        }
        Step::Forget { place } => sql(
            "update measured_place set removed_at = $3, removed_by_name = $4 where municipality_id = $1 and id = $2",
        )
        .bind(municipality)
        .bind(place)
        .bind(tx.now())
        .bind(&actor.name),
    };
    tx.run(query).await?;
    Ok(())
}
