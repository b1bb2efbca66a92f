//! SQL of measured units.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, Value, sql};

use super::change::Step;
use super::{MeasuredTree, Units};

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

/// Returns the units of a tree by code, those that are closed too, with everywhere they stood.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn units(reads: &mut impl Reads, municipality: &str, tree: &str) -> Result<Units, StoreError> {
    let units = reads
        .all(
            sql("select id, code, name, closed_on, successor_id, close_reason, note from measured_unit \
                 where municipality_id = $1 and tree_id = $2 order by code, id")
            .bind(municipality)
            .bind(tree),
        )
        .await?;
    let places = reads
        .all(
            sql("select id, measured_unit_id, parent_id, from_day, to_day, reason, by_name, at from measured_place \
                 where municipality_id = $1 and tree_id = $2 order by measured_unit_id, from_day, at")
            .bind(municipality)
            .bind(tree),
        )
        .await?;
    Ok(Units::new(units, places))
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

/// Raises a tree's number, and so takes its turn; returns how many trees there were.
pub(super) async fn raise(tx: &mut Tx, municipality: &str, tree: &str) -> Result<u64, StoreError> {
    tx.run(
        sql("update measured_tree set seq = seq + 1 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(tree),
    )
    .await
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
        change(tx, &actor.municipality, step).await?;
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
async fn change(tx: &mut Tx, municipality: &str, step: &Step) -> Result<(), StoreError> {
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
        Step::Forget { place } => {
            sql("delete from measured_place where municipality_id = $1 and id = $2").bind(municipality).bind(place)
        }
    };
    tx.run(query).await?;
    Ok(())
}
