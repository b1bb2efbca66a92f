//! SQL of the units around one unit.

use std::collections::BTreeSet;

use platform::store::{Reads, StoreError, sql};

use crate::measured_unit::{MeasuredUnit, Place, Units};

#[derive(sqlx::FromRow)]
struct NearRow {
    unit_id: String,
    closed_on: Option<String>,
    place_id: Option<String>,
    parent_id: Option<String>,
    from_day: Option<String>,
    to_day: Option<String>,
}

/// Returns a unit of a tree with all that have been above it and those that have been directly below it: enough to know
/// on any day whether its value counts, and where. The units have no names here.
///
/// Goes up two steps at a time: a recursive statement is one instead of three, but PostgreSQL reads whole tables for it,
/// which takes ten times as long.
pub(super) async fn around(reads: &mut impl Reads, place: (&str, &str), unit: &str) -> Result<Units, StoreError> {
    let (mut rows, mut met, mut waiting) = (Vec::new(), BTreeSet::new(), vec![unit.to_owned()]);
    while let Some(one) = waiting.pop() {
        let mut found = with_parents(reads, place, &one).await?;
        found.retain(|row| !met.contains(&row.unit_id));
        met.extend(found.iter().map(|row| row.unit_id.clone()));
        waiting.extend(found.iter().filter_map(|row| row.parent_id.clone()).filter(|above| !met.contains(above)));
        rows.extend(found);
    }
    // A unit that stood above it once and below it at another time is there already.
    let below = below(reads, place, unit).await?;
    rows.extend(below.into_iter().filter(|row| !met.contains(&row.unit_id)));
    Ok(nameless(rows))
}

/// A unit and those that have ever stood directly above it, with everywhere they stood.
async fn with_parents(
    reads: &mut impl Reads,
    (municipality, tree): (&str, &str),
    unit: &str,
) -> Result<Vec<NearRow>, StoreError> {
    reads
        .all(
            sql("select u.id as unit_id, u.closed_on, p.id as place_id, p.parent_id, p.from_day, p.to_day, p.at \
                 from measured_unit u left join measured_place p on p.measured_unit_id = u.id and p.removed_at is null \
                 where u.municipality_id = $1 and u.tree_id = $2 and u.id = $3 \
                 union \
                 select u.id as unit_id, u.closed_on, p.id as place_id, p.parent_id, p.from_day, p.to_day, p.at \
                 from measured_place c join measured_unit u on u.id = c.parent_id \
                 left join measured_place p on p.measured_unit_id = u.id and p.removed_at is null \
                 where c.municipality_id = $1 and c.tree_id = $2 and c.measured_unit_id = $3 and c.removed_at is null \
                 order by unit_id, from_day, at")
            .bind(municipality)
            .bind(tree)
            .bind(unit),
        )
        .await
}

/// The units that have ever stood directly below one, with everywhere they stood.
async fn below(
    reads: &mut impl Reads,
    (municipality, tree): (&str, &str),
    unit: &str,
) -> Result<Vec<NearRow>, StoreError> {
    reads
        .all(
            sql("select distinct u.id as unit_id, u.closed_on, p.id as place_id, p.parent_id, p.from_day, p.to_day, p.at \
                 from measured_place c join measured_unit u on u.id = c.measured_unit_id \
                 join measured_place p on p.measured_unit_id = u.id and p.removed_at is null \
                 where c.municipality_id = $1 and c.tree_id = $2 and c.parent_id = $3 and c.removed_at is null order by u.id, p.from_day, p.at")
            .bind(municipality)
            .bind(tree)
            .bind(unit),
        )
        .await
}

fn nameless(rows: Vec<NearRow>) -> Units {
    let (mut units, mut places): (Vec<MeasuredUnit>, Vec<Place>) = (Vec::new(), Vec::new());
    for row in rows {
        if units.last().is_none_or(|last| last.id != row.unit_id) {
            units.push(MeasuredUnit {
                id: row.unit_id.clone(),
                code: row.unit_id.clone(),
                name: String::new(),
                closed_on: row.closed_on,
                successor_id: None,
                close_reason: String::new(),
                note: String::new(),
            });
        }
        if let (Some(id), Some(from_day)) = (row.place_id, row.from_day) {
            places.push(Place {
                id,
                measured_unit_id: row.unit_id,
                parent_id: row.parent_id,
                from_day,
                to_day: row.to_day,
                reason: String::new(),
                by_name: String::new(),
                at: 0,
            });
        }
    }
    Units::new(units, places)
}
