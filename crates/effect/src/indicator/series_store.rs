//! SQL that writes what is said of an indicator's series: breaks, aims and dimensions.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, new_id, sql};

use super::{Aim, AimKind, Dimension, unreadable};
use crate::observation::Breakdown;
use crate::period::Period;

async fn is_any(reads: &mut impl Reads, query: platform::store::Query) -> Result<bool, StoreError> {
    let row: Option<(i64,)> = reads.optional(query).await?;
    Ok(row.is_some())
}

/// Tells whether an indicator has values, or some that wait for approval.
pub(super) async fn has_values(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
) -> Result<bool, StoreError> {
    let values = sql("select revision from observation where municipality_id = $1 and indicator_id = $2 limit 1")
        .bind(municipality)
        .bind(indicator);
    let waiting =
        sql("select at from observation_report where municipality_id = $1 and indicator_id = $2 and outcome = 'waiting' limit 1")
            .bind(municipality)
            .bind(indicator);
    Ok(is_any(reads, values).await? || is_any(reads, waiting).await?)
}

/// Tells whether anything of an indicator is said of a period.
pub(super) async fn has_periods(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
) -> Result<bool, StoreError> {
    let versions = sql("select version from indicator_definition where municipality_id = $1 and indicator_id = $2 and version > 1 limit 1")
        .bind(municipality)
        .bind(indicator);
    let breaks = sql("select at from indicator_break where municipality_id = $1 and indicator_id = $2 and removed_at is null limit 1")
        .bind(municipality)
        .bind(indicator);
    let aims = sql("select at from indicator_target where municipality_id = $1 and indicator_id = $2 and removed_at is null limit 1")
        .bind(municipality)
        .bind(indicator);
    Ok(has_values(reads, municipality, indicator).await?
        || is_any(reads, versions).await?
        || is_any(reads, breaks).await?
        || is_any(reads, aims).await?)
}

/// Returns the parts of an indicator that have values, or reports that wait.
pub(super) async fn used_breakdowns(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
) -> Result<Vec<Breakdown>, StoreError> {
    let rows: Vec<(String,)> = reads
        .all(
            sql("select breakdown from observation where municipality_id = $1 and indicator_id = $2 and breakdown <> '' \
                 union select breakdown from observation_report where municipality_id = $1 and indicator_id = $2 \
                 and breakdown <> '' and outcome = 'waiting'")
            .bind(municipality)
            .bind(indicator),
        )
        .await?;
    rows.iter().map(|(text,)| Breakdown::read(text).ok_or_else(|| unreadable(text))).collect()
}

/// Adds a break, across which limits go on.
pub(super) async fn insert_break(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &str,
    (period, reason): (Period, &str),
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into indicator_break (id, municipality_id, indicator_id, period, reason, restarts_limits, by_name, at) \
             values ($1, $2, $3, $4, $5, 0, $6, $7)")
        .bind(new_id())
        .bind(&actor.municipality)
        .bind(indicator)
        .bind(period.to_string())
        .bind(reason)
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Says whether limits start again at a break.
pub(super) async fn set_restart(
    tx: &mut Tx,
    municipality: &str,
    (indicator, id): (&str, &str),
    restarts: i64,
) -> Result<(), StoreError> {
    tx.run(
        sql("update indicator_break set restarts_limits = $4 \
             where municipality_id = $1 and indicator_id = $2 and id = $3 and removed_at is null")
        .bind(municipality)
        .bind(indicator)
        .bind(id)
        .bind(restarts),
    )
    .await?;
    Ok(())
}

/// Takes a break back.
pub(super) async fn remove_break(
    tx: &mut Tx,
    municipality: &str,
    (indicator, id): (&str, &str),
    reason: &str,
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("update indicator_break set removed_at = $4, removed_reason = $5 \
             where municipality_id = $1 and indicator_id = $2 and id = $3 and removed_at is null")
        .bind(municipality)
        .bind(indicator)
        .bind(id)
        .bind(now)
        .bind(reason),
    )
    .await?;
    Ok(())
}

/// An aim as it is written.
pub(super) struct AimRow<'a> {
    pub(super) kind: AimKind,
    pub(super) unit: Option<&'a str>,
    pub(super) from: Period,
    pub(super) to: Option<Period>,
    pub(super) amount: i64,
    pub(super) note: &'a str,
}

impl<'a> AimRow<'a> {
    /// As an aim was written.
    pub(super) fn of(aim: &'a Aim) -> Self {
        let (unit, note) = (aim.unit.as_deref(), aim.note.as_str());
        Self { kind: aim.kind, unit, from: aim.from, to: aim.to, amount: aim.amount.0, note }
    }
}

/// Adds an aim.
pub(super) async fn insert_aim(
    tx: &mut Tx,
    actor: &Actor,
    indicator: &str,
    aim: &AimRow<'_>,
) -> Result<String, StoreError> {
    let (now, id) = (tx.now(), new_id());
    tx.run(
        sql("insert into indicator_target (id, municipality_id, indicator_id, measured_unit_id, kind, from_period, to_period, amount, \
             note, by_name, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)")
        .bind(&id)
        .bind(&actor.municipality)
        .bind(indicator)
        .bind(aim.unit)
        .bind(aim.kind.name())
        .bind(aim.from.to_string())
        .bind(aim.to.map(|to| to.to_string()))
        .bind(aim.amount)
        .bind(aim.note)
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(id)
}

/// Takes an aim back.
pub(super) async fn remove_aim(
    tx: &mut Tx,
    municipality: &str,
    (indicator, id): (&str, &str),
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("update indicator_target set removed_at = $4 \
             where municipality_id = $1 and indicator_id = $2 and id = $3 and removed_at is null")
        .bind(municipality)
        .bind(indicator)
        .bind(id)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Makes exactly these the ways in which an indicator is divided.
pub(super) async fn set_dimensions(
    tx: &mut Tx,
    municipality: &str,
    indicator: &str,
    dimensions: &[Dimension],
) -> Result<(), StoreError> {
    let of = |text: &'static str| sql(text).bind(municipality).bind(indicator);
    tx.run(of("delete from indicator_category where municipality_id = $1 and indicator_id = $2")).await?;
    tx.run(of("delete from indicator_dimension where municipality_id = $1 and indicator_id = $2")).await?;
    let (mut rows, mut parts) = (Vec::new(), Vec::new());
    for (position, dimension) in (1_i64..).zip(dimensions) {
        let code = dimension.code.as_str();
        rows.push(vec![municipality.into(), indicator.into(), code.into(), (&dimension.title).into(), position.into()]);
        for (position, (category, title)) in (1_i64..).zip(&dimension.categories) {
            let head = [municipality.into(), indicator.into(), code.into()];
            parts.push(head.into_iter().chain([category.into(), title.into(), position.into()]).collect());
        }
    }
    let columns = ["municipality_id", "indicator_id", "code", "title", "position"];
    tx.insert_rows("indicator_dimension", &columns, rows).await?;
    let columns = ["municipality_id", "indicator_id", "dimension", "code", "title", "position"];
    tx.insert_rows("indicator_category", &columns, parts).await
}
