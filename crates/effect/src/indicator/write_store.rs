//! SQL that writes indicators and their definitions.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, sql};
use stats::xmr::Screening;

use super::{DefinitionDraft, Direction, Draft, Measure};
use crate::period::Period;

/// What a row begins with.
pub(super) struct NewRow<'r> {
    pub(super) id: &'r str,
    pub(super) unit: &'r str,
    pub(super) tree: &'r str,
    pub(super) slug: &'r str,
    pub(super) draft: &'r Draft,
}

fn screening(draft: &Draft) -> i64 {
    i64::from(draft.screening == Screening::On)
}

/// Adds an indicator, whose definition is version 1.
pub(super) async fn insert(tx: &mut Tx, actor: &Actor, row: &NewRow<'_>) -> Result<(), StoreError> {
    let (now, draft) = (tx.now(), row.draft);
    tx.run(
        sql("insert into indicator (id, municipality_id, unit_id, tree_id, slug, title, source, responsible, frequency, due_days, \
             remind_days, rule_set, fix_after, screening, definition_version, seq, revision, by_id, by_name, created_at, changed_at) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1, 0, 1, $15, $16, $17, $17)")
        .bind(row.id)
        .bind(&actor.municipality)
        .bind(row.unit)
        .bind(row.tree)
        .bind(row.slug)
        .bind(&draft.title)
        .bind(&draft.source)
        .bind(&draft.responsible)
        .bind(draft.frequency.name())
        .bind(draft.due_days)
        .bind(draft.remind_days)
        .bind(draft.rule_set.name())
        .bind(draft.fix_after)
        .bind(screening(draft))
        .bind(actor.audit_name())
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// The slugs that are taken, or begin with one that is wanted.
pub(super) async fn slugs(reads: &mut impl Reads, municipality: &str) -> Result<Vec<String>, StoreError> {
    let rows: Vec<(String,)> =
        reads.all(sql("select slug from indicator where municipality_id = $1").bind(municipality)).await?;
    Ok(rows.into_iter().map(|(slug,)| slug).collect())
}

/// A version of a definition.
pub(super) struct NewVersion<'v> {
    pub(super) version: i64,
    pub(super) from: Option<Period>,
    pub(super) draft: &'v DefinitionDraft,
    pub(super) reason: &'v str,
}

/// Adds a version of an indicator's definition.
pub(super) async fn add_version(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &str,
    new: &NewVersion<'_>,
) -> Result<(), StoreError> {
    let (now, draft) = (tx.now(), new.draft);
    let (low, high) = match draft.direction {
        Direction::Band { low, high } => (Some(low.0), Some(high.0)),
        _ => (None, None),
    };
    tx.run(
        sql("insert into indicator_definition (municipality_id, indicator_id, version, from_period, kind, numerator, denominator, \
             factor, unit_of_measure, decimals, direction, band_low, band_high, over_time, over_units, description, reason, by_name, at) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)")
        .bind(&actor.municipality)
        .bind(indicator)
        .bind(new.version)
        .bind(new.from.map(|from| from.to_string()).unwrap_or_default())
        .bind(if draft.measure == Measure::Ratio { "ratio" } else { "number" })
        .bind(&draft.numerator)
        .bind(&draft.denominator)
        .bind(draft.factor)
        .bind(&draft.unit_of_measure)
        .bind(draft.decimals)
        .bind(draft.direction.name())
        .bind(low)
        .bind(high)
        .bind(draft.over_time.name())
        .bind(draft.over_units.name())
        .bind(&draft.description)
        .bind(new.reason)
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}
