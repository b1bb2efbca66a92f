//! SQL of values: as they are known now, and what they were before.

use std::collections::HashMap;

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, Value, sql};

use super::{Breakdown, Key, Said, Status, Written, unreadable};
use crate::amount::Amount;
use crate::period::Period;

#[derive(sqlx::FromRow)]
struct SaidRow {
    numerator: Option<i64>,
    denominator: Option<i64>,
    status: String,
    note: String,
}

impl SaidRow {
    fn read(self) -> Result<Said, StoreError> {
        let status = Status::from_name(&self.status).ok_or_else(|| unreadable(&self.status))?;
        let (numerator, denominator) = (self.numerator.map(Amount), self.denominator.map(Amount));
        Ok(Said { numerator, denominator, status, note: self.note })
    }
}

/// Reads a period as it is stored.
pub(super) fn period(text: &str) -> Result<Period, StoreError> {
    Period::read(text).ok_or_else(|| unreadable(text))
}

/// Reads a part as it is stored.
pub(super) fn breakdown(text: &str) -> Result<Breakdown, StoreError> {
    Breakdown::read(text).ok_or_else(|| unreadable(text))
}

#[derive(sqlx::FromRow)]
struct WrittenRow {
    #[sqlx(flatten)]
    said: SaidRow,
    revision: i64,
    definition_version: i64,
    intake_id: Option<String>,
    report_id: Option<String>,
    reason: String,
    by_name: String,
    at: i64,
}

impl WrittenRow {
    fn read(self) -> Result<Written, StoreError> {
        Ok(Written {
            said: self.said.read()?,
            revision: self.revision,
            definition_version: self.definition_version,
            intake: self.intake_id,
            report: self.report_id,
            reason: self.reason,
            by_name: self.by_name,
            at: self.at,
        })
    }
}

/// Returns the value that is known now.
pub(super) async fn now(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    key: &Key,
) -> Result<Option<Written>, StoreError> {
    let row: Option<WrittenRow> = reads
        .optional(
            sql("select numerator, denominator, status, note, revision, definition_version, intake_id, report_id, reason, by_name, at \
                 from observation where municipality_id = $1 and indicator_id = $2 and breakdown = $3 and measured_unit_id = $4 \
                 and period = $5")
            .bind(municipality)
            .bind(indicator)
            .bind(key.breakdown.to_string())
            .bind(&key.unit)
            .bind(key.period.to_string()),
        )
        .await?;
    row.map(WrittenRow::read).transpose()
}

/// Returns what a value was before it was written again, the newest first.
pub(super) async fn past(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    key: &Key,
) -> Result<Vec<Written>, StoreError> {
    let rows: Vec<WrittenRow> = reads
        .all(
            sql("select numerator, denominator, status, note, revision, definition_version, intake_id, report_id, reason, by_name, at \
                 from observation_past where municipality_id = $1 and indicator_id = $2 and breakdown = $3 and measured_unit_id = $4 \
                 and period = $5 order by revision desc")
            .bind(municipality)
            .bind(indicator)
            .bind(key.breakdown.to_string())
            .bind(&key.unit)
            .bind(key.period.to_string()),
        )
        .await?;
    rows.into_iter().map(WrittenRow::read).collect()
}

#[derive(sqlx::FromRow)]
struct KeyedRow {
    breakdown: String,
    measured_unit_id: String,
    period: String,
    revision: i64,
    #[sqlx(flatten)]
    said: SaidRow,
}

impl KeyedRow {
    fn read(self) -> Result<(Key, Said, i64), StoreError> {
        let (breakdown, period) = (breakdown(&self.breakdown)?, period(&self.period)?);
        Ok((Key { breakdown, unit: self.measured_unit_id, period }, self.said.read()?, self.revision))
    }
}

/// Returns all values of an indicator that are known now, with how often each has been written.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn current(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
) -> Result<HashMap<Key, (Said, i64)>, StoreError> {
    let all = all(reads, municipality, indicator).await?;
    Ok(all.into_iter().map(|(key, said, revision)| (key, (said, revision))).collect())
}

/// Returns all values of an indicator.
pub(super) async fn all(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
) -> Result<Vec<(Key, Said, i64)>, StoreError> {
    let rows: Vec<KeyedRow> = reads
        .all(
            sql("select breakdown, measured_unit_id, period, revision, numerator, denominator, status, note from observation \
                 where municipality_id = $1 and indicator_id = $2")
            .bind(municipality)
            .bind(indicator),
        )
        .await?;
    rows.into_iter().map(KeyedRow::read).collect()
}

/// Returns the values of one part of an indicator, for all units and periods.
pub(super) async fn of_part(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    breakdown: &Breakdown,
) -> Result<Vec<(Key, Said, i64)>, StoreError> {
    let rows: Vec<KeyedRow> = reads
        .all(
            sql("select breakdown, measured_unit_id, period, revision, numerator, denominator, status, note from observation \
                 where municipality_id = $1 and indicator_id = $2 and breakdown = $3")
            .bind(municipality)
            .bind(indicator)
            .bind(breakdown.to_string()),
        )
        .await?;
    rows.into_iter().map(KeyedRow::read).collect()
}

/// Returns the values of one part and one unit, for all periods.
pub(super) async fn of_unit(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    (breakdown, unit): (&Breakdown, &str),
) -> Result<Vec<(Key, Said, i64)>, StoreError> {
    let rows: Vec<KeyedRow> = reads
        .all(
            sql("select breakdown, measured_unit_id, period, revision, numerator, denominator, status, note from observation \
                 where municipality_id = $1 and indicator_id = $2 and breakdown = $3 and measured_unit_id = $4")
            .bind(municipality)
            .bind(indicator)
            .bind(breakdown.to_string())
            .bind(unit),
        )
        .await?;
    rows.into_iter().map(KeyedRow::read).collect()
}

/// Returns the values of one part and one period, for all units.
pub(super) async fn of_period(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    (breakdown, period): (&Breakdown, Period),
) -> Result<Vec<(Key, Said, i64)>, StoreError> {
    let rows: Vec<KeyedRow> = reads
        .all(
            sql("select breakdown, measured_unit_id, period, revision, numerator, denominator, status, note from observation \
                 where municipality_id = $1 and indicator_id = $2 and breakdown = $3 and period = $4")
            .bind(municipality)
            .bind(indicator)
            .bind(breakdown.to_string())
            .bind(period.to_string()),
        )
        .await?;
    rows.into_iter().map(KeyedRow::read).collect()
}

/// Returns the last period that one part has any value for.
pub(super) async fn last_period(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    breakdown: &Breakdown,
) -> Result<Option<Period>, StoreError> {
    let row: Option<(String,)> = reads
        .optional(
            sql("select coalesce(max(period), '') from observation \
                 where municipality_id = $1 and indicator_id = $2 and breakdown = $3")
            .bind(municipality)
            .bind(indicator)
            .bind(breakdown.to_string()),
        )
        .await?;
    row.filter(|(text,)| !text.is_empty()).map(|(text,)| period(&text)).transpose()
}

/// What is written with a value beside what it says.
#[derive(Clone, Copy)]
pub(super) struct Stamp<'a> {
    pub(super) indicator: &'a str,
    pub(super) intake: Option<&'a str>,
    pub(super) report: Option<&'a str>,
    pub(super) reason: &'a str,
}

/// A value that is to be written.
pub(super) struct NewValue {
    pub(super) key: Key,
    pub(super) said: Said,
    pub(super) definition_version: i64,
}

const COLUMNS: [&str; 15] = [
    "municipality_id",
    "indicator_id",
    "breakdown",
    "measured_unit_id",
    "period",
    "numerator",
    "denominator",
    "status",
    "note",
    "revision",
    "definition_version",
    "intake_id",
    "report_id",
    "by_name",
    "at",
];

/// Adds values that were not there.
pub(super) async fn insert(
    tx: &mut Tx,
    actor: &Actor,
    values: &[NewValue],
    stamp: Stamp<'_>,
) -> Result<(), StoreError> {
    let now = tx.now();
    let row = |value: &NewValue| -> Vec<Value> {
        vec![
            (&actor.municipality).into(),
            stamp.indicator.into(),
            value.key.breakdown.to_string().into(),
            (&value.key.unit).into(),
            value.key.period.to_string().into(),
            value.said.numerator.map(|amount| amount.0).into(),
            value.said.denominator.map(|amount| amount.0).into(),
            value.said.status.name().into(),
            (&value.said.note).into(),
            1_i64.into(),
            value.definition_version.into(),
            stamp.intake.into(),
            stamp.report.into(),
            (&actor.name).into(),
            now.into(),
        ]
    };
    tx.insert_rows("observation", &COLUMNS, values.iter().map(row).collect()).await
}

/// Keeps what a value was, and writes what it is.
pub(super) async fn replace(tx: &mut Tx, actor: &Actor, value: &NewValue, stamp: Stamp<'_>) -> Result<(), StoreError> {
    let now = tx.now();
    let (breakdown, period) = (value.key.breakdown.to_string(), value.key.period.to_string());
    tx.run(
        sql("insert into observation_past (municipality_id, indicator_id, breakdown, measured_unit_id, period, revision, numerator, \
             denominator, status, note, definition_version, intake_id, report_id, reason, by_name, at) \
             select municipality_id, indicator_id, breakdown, measured_unit_id, period, revision, numerator, \
             denominator, status, note, definition_version, intake_id, report_id, reason, by_name, at from observation \
             where municipality_id = $1 and indicator_id = $2 and breakdown = $3 and measured_unit_id = $4 and period = $5")
        .bind(&actor.municipality)
        .bind(stamp.indicator)
        .bind(&breakdown)
        .bind(&value.key.unit)
        .bind(&period),
    )
    .await?;
    tx.run(
        sql("update observation set numerator = $6, denominator = $7, status = $8, note = $9, revision = revision + 1, \
             definition_version = $10, intake_id = $11, report_id = $12, reason = $13, by_name = $14, at = $15 \
             where municipality_id = $1 and indicator_id = $2 and breakdown = $3 and measured_unit_id = $4 and period = $5")
        .bind(&actor.municipality)
        .bind(stamp.indicator)
        .bind(&breakdown)
        .bind(&value.key.unit)
        .bind(&period)
        .bind(value.said.numerator.map(|amount| amount.0))
        .bind(value.said.denominator.map(|amount| amount.0))
        .bind(value.said.status.name())
        .bind(&value.said.note)
        .bind(value.definition_version)
        .bind(stamp.intake)
        .bind(stamp.report)
        .bind(stamp.reason)
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Returns the names of the files that an indicator was filled from, by identifier.
pub(super) async fn file_names(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
) -> Result<HashMap<String, String>, StoreError> {
    let rows: Vec<(String, String)> = reads
        .all(
            sql("select id, file_name from intake where municipality_id = $1 and indicator_id = $2")
                .bind(municipality)
                .bind(indicator),
        )
        .await?;
    Ok(rows.into_iter().collect())
}
