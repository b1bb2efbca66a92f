//! SQL of groups to compare with.

use std::collections::BTreeMap;

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, Value, new_id, sql};

use super::{ComparisonGroup, Origin};
use crate::measured_unit::import::{Groups, Membership};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    name: String,
    is_official: i64,
    by_name: String,
}

/// Returns the groups of a tree with their units: the official ones first, then by name.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn groups(
    reads: &mut impl Reads,
    municipality: &str,
    tree: &str,
) -> Result<Vec<ComparisonGroup>, StoreError> {
    let rows: Vec<Row> = reads
        .all(
            sql("select id, name, is_official, by_name from comparison_group \
                 where municipality_id = $1 and tree_id = $2 order by is_official desc, name, id")
            .bind(municipality)
            .bind(tree),
        )
        .await?;
    let pairs: Vec<(String, String)> = reads
        .all(
            sql("select m.group_id, m.measured_unit_id from comparison_member m join comparison_group g on g.id = m.group_id \
                 where g.municipality_id = $1 and g.tree_id = $2 order by m.group_id, m.measured_unit_id")
            .bind(municipality)
            .bind(tree),
        )
        .await?;
    let mut members: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (group, unit) in pairs {
        members.entry(group).or_default().push(unit);
    }
    let read = |row: Row| ComparisonGroup {
        members: members.remove(&row.id).unwrap_or_default(),
        origin: if row.is_official == 1 { Origin::Official } else { Origin::Own },
        id: row.id,
        name: row.name,
        by_name: row.by_name,
    };
    Ok(rows.into_iter().map(read).collect())
}

/// Returns the official groups of a tree: the units of each, by name.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn official(reads: &mut impl Reads, municipality: &str, tree: &str) -> Result<Groups, StoreError> {
    let groups = groups(reads, municipality, tree).await?.into_iter().filter(|group| group.origin == Origin::Official);
    Ok(groups.map(|group| (group.name, group.members.into_iter().collect())).collect())
}

/// Writes who comes into official groups and who goes out; a group that is not there is made.
pub(crate) async fn set_official(
    tx: &mut Tx,
    actor: &Actor,
    tree: &str,
    memberships: &[Membership],
) -> Result<(), StoreError> {
    let known = groups(tx, &actor.municipality, tree).await?;
    let mut ids: BTreeMap<String, String> = known.into_iter().map(|group| (group.name, group.id)).collect();
    let mut rows: Vec<Vec<Value>> = Vec::new();
    for membership in memberships {
        match membership {
            Membership::Joins { group, unit } => {
                let id = match ids.get(group) {
                    Some(id) => id.clone(),
                    None => {
                        let id = new_id();
                        insert(tx, actor, tree, (&id, group), Origin::Official).await?;
                        ids.insert(group.clone(), id.clone());
                        id
                    }
                };
                rows.push(vec![(&actor.municipality).into(), id.into(), unit.into()]);
            }
            Membership::Leaves { group, unit } => {
                if let Some(id) = ids.get(group) {
                    tx.run(
                        sql("delete from comparison_member where municipality_id = $1 and group_id = $2 and measured_unit_id = $3")
                            .bind(&actor.municipality)
                            .bind(id)
                            .bind(unit),
                    )
                    .await?;
                }
            }
        }
    }
    tx.insert_rows("comparison_member", &["municipality_id", "group_id", "measured_unit_id"], rows).await
}

/// Adds a group without units.
pub(super) async fn insert(
    tx: &mut Tx,
    actor: &Actor,
    tree: &str,
    (id, name): (&str, &str),
    origin: Origin,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into comparison_group (id, municipality_id, tree_id, name, is_official, by_name, created_at) \
             values ($1, $2, $3, $4, $5, $6, $7)")
        .bind(id)
        .bind(&actor.municipality)
        .bind(tree)
        .bind(name)
        .bind(i64::from(origin == Origin::Official))
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Gives a group another name.
pub(super) async fn rename(tx: &mut Tx, municipality: &str, id: &str, name: &str) -> Result<(), StoreError> {
    tx.run(
        sql("update comparison_group set name = $3 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(id)
            .bind(name),
    )
    .await?;
    Ok(())
}

/// Makes exactly these units a group's.
pub(super) async fn set_members(
    tx: &mut Tx,
    municipality: &str,
    group: &str,
    units: &[String],
) -> Result<(), StoreError> {
    tx.run(
        sql("delete from comparison_member where municipality_id = $1 and group_id = $2")
            .bind(municipality)
            .bind(group),
    )
    .await?;
    let rows = units.iter().map(|unit| vec![municipality.into(), group.into(), unit.into()]).collect();
    tx.insert_rows("comparison_member", &["municipality_id", "group_id", "measured_unit_id"], rows).await
}

/// Removes a group.
pub(super) async fn delete(tx: &mut Tx, municipality: &str, group: &str) -> Result<(), StoreError> {
    set_members(tx, municipality, group, &[]).await?;
    tx.run(sql("delete from comparison_group where municipality_id = $1 and id = $2").bind(municipality).bind(group))
        .await?;
    Ok(())
}
