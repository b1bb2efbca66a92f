//! SQL of values: as they are known now, and what they were before.

use std::collections::HashMap;

use platform::store::{Reads, StoreError, sql};

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
struct KeyedWrittenRow {
    breakdown: String,
    measured_unit_id: String,
    period: String,
    #[sqlx(flatten)]
    written: WrittenRow,
}

impl KeyedWrittenRow {
    fn read(self) -> Result<(Key, Written), StoreError> {
        let (breakdown, period) = (breakdown(&self.breakdown)?, period(&self.period)?);
        Ok((Key { breakdown, unit: self.measured_unit_id, period }, self.written.read()?))
    }
}

/// Returns all values of an indicator that are known now, with where they came from.
pub(super) async fn written(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
) -> Result<Vec<(Key, Written)>, StoreError> {
    let rows: Vec<KeyedWrittenRow> = reads
        .all(
            sql("select breakdown, measured_unit_id, period, numerator, denominator, status, note, revision, definition_version, \
                 intake_id, report_id, reason, by_name, at from observation where municipality_id = $1 and indicator_id = $2")
            .bind(municipality)
            .bind(indicator),
        )
        .await?;
    rows.into_iter().map(KeyedWrittenRow::read).collect()
}

/// Returns the values that a file wrote and that stand there still.
pub(super) async fn of_intake(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    intake: &str,
) -> Result<Vec<(Key, Written)>, StoreError> {
    let rows: Vec<KeyedWrittenRow> = reads
        .all(
            sql("select breakdown, measured_unit_id, period, numerator, denominator, status, note, revision, definition_version, \
                 intake_id, report_id, reason, by_name, at from observation \
                 where municipality_id = $1 and indicator_id = $2 and intake_id = $3")
            .bind(municipality)
            .bind(indicator)
            .bind(intake),
        )
        .await?;
    rows.into_iter().map(KeyedWrittenRow::read).collect()
}

/// Returns what stands now where a file wrote and somebody has written since.
pub(super) async fn since_intake(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    intake: &str,
) -> Result<Vec<(Key, Written)>, StoreError> {
    let rows: Vec<KeyedWrittenRow> = reads
        .all(
            sql("select now.breakdown, now.measured_unit_id, now.period, now.numerator, now.denominator, now.status, now.note, \
                 now.revision, now.definition_version, now.intake_id, now.report_id, now.reason, now.by_name, now.at \
                 from observation_past past join observation now on now.indicator_id = past.indicator_id \
                 and now.breakdown = past.breakdown and now.measured_unit_id = past.measured_unit_id and now.period = past.period \
                 where past.municipality_id = $1 and past.indicator_id = $2 and past.intake_id = $3 \
                 order by now.measured_unit_id, now.period, now.breakdown")
            .bind(municipality)
            .bind(indicator)
            .bind(intake),
        )
        .await?;
    rows.into_iter().map(KeyedWrittenRow::read).collect()
}

/// Returns what stood there before a file wrote what stands there now.
pub(super) async fn before_intake(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    intake: &str,
) -> Result<Vec<(Key, Said, i64)>, StoreError> {
    let rows: Vec<KeyedRow> = reads
        .all(
            sql("select past.breakdown, past.measured_unit_id, past.period, past.revision, past.numerator, past.denominator, \
                 past.status, past.note from observation now join observation_past past on past.indicator_id = now.indicator_id \
                 and past.breakdown = now.breakdown and past.measured_unit_id = now.measured_unit_id and past.period = now.period \
                 and past.revision = now.revision - 1 \
                 where now.municipality_id = $1 and now.indicator_id = $2 and now.intake_id = $3")
            .bind(municipality)
            .bind(indicator)
            .bind(intake),
        )
        .await?;
    rows.into_iter().map(KeyedRow::read).collect()
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
    since(reads, municipality, indicator, "").await
}

/// Returns all values of an indicator from a period on; all there are when it is empty.
pub(super) async fn since(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    first: &str,
) -> Result<Vec<(Key, Said, i64)>, StoreError> {
    let rows: Vec<KeyedRow> = reads
        .all(
            sql("select breakdown, measured_unit_id, period, revision, numerator, denominator, status, note from observation \
                 where municipality_id = $1 and indicator_id = $2 and period >= $3")
            .bind(municipality)
            .bind(indicator)
            .bind(first),
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

/// Returns the last period that one part has a value for; when all are missing, the last of these.
pub(super) async fn last_period(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    breakdown: &Breakdown,
) -> Result<Option<Period>, StoreError> {
    let row: Option<(String,)> = reads
        .optional(
            sql(
                "select coalesce(max(case when status <> 'missing' then period end), max(period), '') from observation \
                 where municipality_id = $1 and indicator_id = $2 and breakdown = $3",
            )
            .bind(municipality)
            .bind(indicator)
            .bind(breakdown.to_string()),
        )
        .await?;
    row.filter(|(text,)| !text.is_empty()).map(|(text,)| period(&text)).transpose()
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
