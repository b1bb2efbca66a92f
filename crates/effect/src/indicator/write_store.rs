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

/// Takes an indicator's row: whoever else changes it or writes its values waits until the commit. What was made ready for
/// it as it was, such as the preview of a file, is then out of date.
pub(super) async fn take_turn(tx: &mut Tx, municipality: &str, slug_or_id: &str) -> Result<(), StoreError> {
    tx.run(
        sql("update indicator set seq = seq + 1 where municipality_id = $1 and (slug = $2 or id = $2)")
            .bind(municipality)
            .bind(slug_or_id),
    )
    .await?;
    Ok(())
}

/// Says that a form of the indicator was saved.
pub(super) async fn raise(tx: &mut Tx, municipality: &str, indicator: &str) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("update indicator set revision = revision + 1, changed_at = $3 where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(indicator)
            .bind(now),
    )
    .await?;
    Ok(())
}

/// Writes what an indicator is called and how it is followed.
pub(super) async fn set_draft(
    tx: &mut Tx,
    municipality: &str,
    indicator: &str,
    draft: &Draft,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("update indicator set title = $3, source = $4, responsible = $5, frequency = $6, due_days = $7, remind_days = $8, \
             rule_set = $9, fix_after = $10, screening = $11, revision = revision + 1, changed_at = $12 \
             where municipality_id = $1 and id = $2")
        .bind(municipality)
        .bind(indicator)
        .bind(&draft.title)
        .bind(&draft.source)
        .bind(&draft.responsible)
        .bind(draft.frequency.name())
        .bind(draft.due_days)
        .bind(draft.remind_days)
        .bind(draft.rule_set.name())
        .bind(draft.fix_after)
        .bind(screening(draft))
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Says which version of the definition is in force.
pub(super) async fn set_version(
    tx: &mut Tx,
    municipality: &str,
    indicator: &str,
    version: i64,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("update indicator set definition_version = $3, revision = revision + 1, changed_at = $4 \
             where municipality_id = $1 and id = $2")
        .bind(municipality)
        .bind(indicator)
        .bind(version)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Says that an indicator is over, or is not.
pub(super) async fn set_end(
    tx: &mut Tx,
    municipality: &str,
    indicator: &str,
    (at, reason): (Option<i64>, &str),
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("update indicator set ended_at = $3, end_reason = $4, revision = revision + 1, changed_at = $5 \
             where municipality_id = $1 and id = $2")
        .bind(municipality)
        .bind(indicator)
        .bind(at)
        .bind(reason)
        .bind(now),
    )
    .await?;
    Ok(())
}
