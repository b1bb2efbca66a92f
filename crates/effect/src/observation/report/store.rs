//! SQL of reports.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, sql};

use super::{Outcome, Report};
use crate::amount::Amount;
use crate::observation::store::{breakdown, period};
use crate::observation::{Key, Said, Status, unreadable};

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    indicator_id: String,
    breakdown: String,
    measured_unit_id: String,
    period: String,
    numerator: Option<i64>,
    denominator: Option<i64>,
    status: String,
    note: String,
    by_id: String,
    by_name: String,
    at: i64,
    #[sqlx(try_from = "String")]
    outcome: Outcome,
    outcome_reason: String,
    decided_by_name: String,
    decided_at: Option<i64>,
}

impl Row {
    fn read(self) -> Result<Report, StoreError> {
        Ok(Report {
            key: Key {
                breakdown: breakdown(&self.breakdown)?,
                unit: self.measured_unit_id,
                period: period(&self.period)?,
            },
            said: Said {
                numerator: self.numerator.map(Amount),
                denominator: self.denominator.map(Amount),
                status: Status::from_name(&self.status).ok_or_else(|| unreadable(&self.status))?,
                note: self.note,
            },
            id: self.id,
            indicator: self.indicator_id,
            by_id: self.by_id,
            by_name: self.by_name,
            at: self.at,
            outcome: self.outcome,
            outcome_reason: self.outcome_reason,
            decided_by_name: self.decided_by_name,
            decided_at: self.decided_at,
        })
    }
}

fn read(rows: Vec<Row>) -> Result<Vec<Report>, StoreError> {
    rows.into_iter().map(Row::read).collect()
}

/// Returns one report.
pub(super) async fn find(reads: &mut impl Reads, municipality: &str, id: &str) -> Result<Option<Report>, StoreError> {
    let row: Option<Row> = reads
        .optional(
            sql("select id, indicator_id, breakdown, measured_unit_id, period, numerator, denominator, status, note, by_id, by_name, at, \
                 outcome, outcome_reason, decided_by_name, decided_at from observation_report where municipality_id = $1 and id = $2")
            .bind(municipality)
            .bind(id),
        )
        .await?;
    row.map(Row::read).transpose()
}

/// How many reports wait of the indicators that some units own; `units` is their identifiers, each between bars.
pub(super) async fn count_waiting(
    reads: &mut impl Reads,
    (municipality, units): (&str, &str),
) -> Result<usize, StoreError> {
    let row: Option<(i64,)> = reads
        .optional(
            sql("select count(*) from observation_report r join indicator i on i.id = r.indicator_id \
                 where r.municipality_id = $1 and r.outcome = 'waiting' and $2 like '%|' || i.unit_id || '|%'")
            .bind(municipality)
            .bind(units),
        )
        .await?;
    Ok(row.and_then(|(count,)| usize::try_from(count).ok()).unwrap_or(0))
}

/// Returns some of the reports that [`count_waiting`] counts, the oldest first: at most so many after so many others.
pub(super) async fn waiting(
    reads: &mut impl Reads,
    (municipality, units): (&str, &str),
    (skip, most): (usize, usize),
) -> Result<Vec<Report>, StoreError> {
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    read(
        reads
            .all(
                sql("select r.id, r.indicator_id, r.breakdown, r.measured_unit_id, r.period, r.numerator, r.denominator, r.status, \
                     r.note, r.by_id, r.by_name, r.at, r.outcome, r.outcome_reason, r.decided_by_name, r.decided_at \
                     from observation_report r join indicator i on i.id = r.indicator_id \
                     where r.municipality_id = $1 and r.outcome = 'waiting' and $2 like '%|' || i.unit_id || '|%' \
                     order by r.at, r.id limit $3 offset $4")
                .bind(municipality)
                .bind(units)
                .bind(number(most))
                .bind(number(skip)),
            )
            .await?,
    )
}

/// Returns the newest reports of a person.
pub(super) async fn of_person(
    reads: &mut impl Reads,
    municipality: &str,
    person: &str,
    most: i64,
) -> Result<Vec<Report>, StoreError> {
    read(
        reads
            .all(
                sql("select id, indicator_id, breakdown, measured_unit_id, period, numerator, denominator, status, note, by_id, by_name, at, \
                     outcome, outcome_reason, decided_by_name, decided_at from observation_report \
                     where municipality_id = $1 and by_id = $2 order by at desc, id desc limit $3")
                .bind(municipality)
                .bind(person)
                .bind(most),
            )
            .await?,
    )
}

/// Returns all reports of one value, the newest first.
pub(super) async fn of_value(
    reads: &mut impl Reads,
    municipality: &str,
    indicator: &str,
    key: &Key,
) -> Result<Vec<Report>, StoreError> {
    read(
        reads
            .all(
                sql("select id, indicator_id, breakdown, measured_unit_id, period, numerator, denominator, status, note, by_id, by_name, at, \
                     outcome, outcome_reason, decided_by_name, decided_at from observation_report \
                     where municipality_id = $1 and indicator_id = $2 and breakdown = $3 and measured_unit_id = $4 and period = $5 \
                     order by at desc, id desc")
                .bind(municipality)
                .bind(indicator)
                .bind(key.breakdown.to_string())
                .bind(&key.unit)
                .bind(key.period.to_string()),
            )
            .await?,
    )
}

/// Adds a report that waits.
pub(super) async fn insert(
    tx: &mut Tx,
    actor: &Actor,
    (id, indicator): (&str, &str),
    (key, said): &(Key, Said),
) -> Result<(), StoreError> {
    let now = tx.now();
    tx.run(
        sql("insert into observation_report (id, municipality_id, indicator_id, breakdown, measured_unit_id, period, numerator, \
             denominator, status, note, by_id, by_name, at, outcome) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'waiting')")
        .bind(id)
        .bind(&actor.municipality)
        .bind(indicator)
        .bind(key.breakdown.to_string())
        .bind(&key.unit)
        .bind(key.period.to_string())
        .bind(said.numerator.map(|amount| amount.0))
        .bind(said.denominator.map(|amount| amount.0))
        .bind(said.status.name())
        .bind(&said.note)
        .bind(actor.audit_name())
        .bind(&actor.name)
        .bind(now),
    )
    .await?;
    Ok(())
}

/// Says what becomes of a report that waits, and whether it still did.
pub(super) async fn decide(
    tx: &mut Tx,
    actor: &Actor,
    id: &str,
    outcome: Outcome,
    reason: &str,
) -> Result<bool, StoreError> {
    let now = tx.now();
    let touched = tx
        .run(
            sql("update observation_report set outcome = $3, outcome_reason = $4, decided_by_name = $5, decided_at = $6 \
                 where municipality_id = $1 and id = $2 and outcome = 'waiting'")
            .bind(&actor.municipality)
            .bind(id)
            .bind(outcome.name())
            .bind(reason)
            .bind(&actor.name)
            .bind(now),
        )
        .await?;
    Ok(touched == 1)
}
