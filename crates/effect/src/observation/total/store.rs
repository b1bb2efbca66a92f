//! SQL of totals, and of an indicator's turn.

use platform::store::{Reads, StoreError, Tx, Value, sql};

use super::Sum;
use crate::indicator::Indicator;
use crate::observation::{Breakdown, ValueFault, unreadable};
use crate::period::{Frequency, Period};

/// What stands when it is an action's turn to write values of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::observation) struct Turn {
    /// The change of the tree that the totals were worked out for.
    pub(super) totals_seq: i64,
    /// The last change of the tree.
    pub(super) tree_seq: i64,
    /// Whether the indicator is followed no more.
    pub(in crate::observation) is_ended: bool,
    /// How often it has a value.
    frequency: Frequency,
}

impl Turn {
    /// Returns the indicator as it is in the turn, as far as values go by it: somebody may have changed it since a page
    /// read it.
    pub(in crate::observation) fn indicator(&self, read: &Indicator) -> Indicator {
        Indicator { frequency: self.frequency, ..read.clone() }
    }
}

/// Takes the indicator's row: whoever else writes its values waits until the commit. Nothing when there is no such row.
pub(super) async fn take_turn(tx: &mut Tx, indicator: &Indicator) -> Result<Option<Turn>, StoreError> {
    tx.run(
        sql("update indicator set seq = seq + 1 where municipality_id = $1 and id = $2")
            .bind(&indicator.municipality_id)
            .bind(&indicator.id),
    )
    .await?;
    turn(tx, indicator).await
}

/// Takes the indicator's row without changing its values: for a report that may become one.
pub(super) async fn wait_turn(tx: &mut Tx, indicator: &Indicator) -> Result<Option<Turn>, StoreError> {
    tx.run(
        sql("update indicator set seq = seq where municipality_id = $1 and id = $2")
            .bind(&indicator.municipality_id)
            .bind(&indicator.id),
    )
    .await?;
    turn(tx, indicator).await
}

pub(super) async fn turn(reads: &mut impl Reads, indicator: &Indicator) -> Result<Option<Turn>, StoreError> {
    let row: Option<(i64, i64, Option<i64>, String)> = reads
        .optional(
            sql("select i.totals_seq, t.seq, i.ended_at, i.frequency from indicator i join measured_tree t on t.id = i.tree_id \
                 where i.municipality_id = $1 and i.id = $2")
            .bind(&indicator.municipality_id)
            .bind(&indicator.id),
        )
        .await?;
    let read = |(totals_seq, tree_seq, ended_at, frequency): (i64, i64, Option<i64>, String)| {
        let frequency = Frequency::from_name(&frequency).ok_or_else(|| unreadable(&frequency))?;
        Ok(Turn { totals_seq, tree_seq, is_ended: ended_at.is_some(), frequency })
    };
    row.map(read).transpose()
}

/// Tells whether the totals are those of the tree as it is.
pub(in crate::observation) async fn are_current(
    reads: &mut impl Reads,
    indicator: &Indicator,
) -> Result<bool, StoreError> {
    Ok(turn(reads, indicator).await?.is_some_and(|turn| turn.totals_seq == turn.tree_seq))
}

/// Says which change of the tree the totals are for.
pub(super) async fn set_totals_seq(tx: &mut Tx, indicator: &Indicator, seq: i64) -> Result<(), StoreError> {
    tx.run(
        sql("update indicator set totals_seq = $3 where municipality_id = $1 and id = $2")
            .bind(&indicator.municipality_id)
            .bind(&indicator.id)
            .bind(seq),
    )
    .await?;
    Ok(())
}

/// Takes the rows of all indicators of a tree. Whoever asks then which of them have values must do so with a statement of
/// its own: one that has waited for a row sees the rest as it was before.
pub(super) async fn take_turns(tx: &mut Tx, municipality: &str, tree: &str) -> Result<(), StoreError> {
    tx.run(
        sql("update indicator set seq = seq + 1 where municipality_id = $1 and tree_id = $2")
            .bind(municipality)
            .bind(tree),
    )
    .await?;
    Ok(())
}

/// Says of the totals of a tree that were those of the change before that they are those of the last change.
pub(super) async fn carry_totals(tx: &mut Tx, municipality: &str, tree: &str) -> Result<(), StoreError> {
    tx.run(
        sql("update indicator set totals_seq = totals_seq + 1 where municipality_id = $1 and tree_id = $2 \
             and totals_seq + 1 = (select t.seq from measured_tree t where t.id = indicator.tree_id)")
        .bind(municipality)
        .bind(tree),
    )
    .await?;
    Ok(())
}

/// Says of the indicators of a tree that have no values at all that their totals, which are none, are up to date.
pub(super) async fn set_totals_seq_of_empty(tx: &mut Tx, municipality: &str, tree: &str) -> Result<(), StoreError> {
    tx.run(
        sql("update indicator set totals_seq = (select t.seq from measured_tree t where t.id = indicator.tree_id) \
             where municipality_id = $1 and tree_id = $2 \
             and not exists (select 1 from observation o where o.indicator_id = indicator.id)")
        .bind(municipality)
        .bind(tree),
    )
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct TotalRow {
    breakdown: String,
    measured_unit_id: String,
    period: String,
    numerator: i64,
    denominator: i64,
    reported: i64,
    preliminary: i64,
    corrected: i64,
    suppressed: i64,
}

/// The total of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::observation) struct Totalled {
    pub(in crate::observation) breakdown: String,
    pub(in crate::observation) unit: String,
    pub(in crate::observation) period: Period,
    pub(in crate::observation) sum: Sum,
}

impl TotalRow {
    fn read(self) -> Result<Totalled, StoreError> {
        let sum = Sum {
            numerator: self.numerator.into(),
            denominator: self.denominator.into(),
            reported: self.reported,
            preliminary: self.preliminary,
            corrected: self.corrected,
            suppressed: self.suppressed,
        };
        let period = Period::read(&self.period).ok_or_else(|| unreadable(&self.period))?;
        Ok(Totalled { breakdown: self.breakdown, unit: self.measured_unit_id, period, sum })
    }
}

/// How many units one statement looks up; a tree is seldom higher.
pub(super) const AT_ONCE: usize = 8;

/// Returns the totals of at most [`AT_ONCE`] units in one period.
pub(super) async fn of_units(
    tx: &mut Tx,
    indicator: &Indicator,
    (breakdown, period): (&str, Period),
    units: &[&str],
) -> Result<Vec<Totalled>, StoreError> {
    let mut query = sql(
        "select breakdown, measured_unit_id, period, numerator, denominator, reported, preliminary, corrected, suppressed \
         from observation_total where municipality_id = $1 and indicator_id = $2 and breakdown = $3 and period = $4 \
         and measured_unit_id in ($5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(&indicator.municipality_id)
    .bind(&indicator.id)
    .bind(breakdown)
    .bind(period.to_string());
    for place in 0..AT_ONCE {
        query = query.bind(units.get(place).copied().unwrap_or(""));
    }
    tx.all::<TotalRow>(query).await?.into_iter().map(TotalRow::read).collect()
}

/// Takes away the totals of at most [`AT_ONCE`] units in one period.
pub(super) async fn delete(
    tx: &mut Tx,
    indicator: &Indicator,
    (breakdown, period): (&str, Period),
    units: &[&str],
) -> Result<(), StoreError> {
    let mut query = sql(
        "delete from observation_total where municipality_id = $1 and indicator_id = $2 and breakdown = $3 and period = $4 \
         and measured_unit_id in ($5, $6, $7, $8, $9, $10, $11, $12)",
    )
    .bind(&indicator.municipality_id)
    .bind(&indicator.id)
    .bind(breakdown)
    .bind(period.to_string());
    for place in 0..AT_ONCE {
        query = query.bind(units.get(place).copied().unwrap_or(""));
    }
    tx.run(query).await?;
    Ok(())
}

/// Takes away the totals of an indicator from a period on; all of them when it is empty.
pub(super) async fn delete_since(tx: &mut Tx, indicator: &Indicator, first: &str) -> Result<(), StoreError> {
    tx.run(
        sql("delete from observation_total where municipality_id = $1 and indicator_id = $2 and period >= $3")
            .bind(&indicator.municipality_id)
            .bind(&indicator.id)
            .bind(first),
    )
    .await?;
    Ok(())
}

/// The primary key first.
const COLUMNS: [&str; 11] = [
    "indicator_id",
    "breakdown",
    "measured_unit_id",
    "period",
    "municipality_id",
    "numerator",
    "denominator",
    "reported",
    "preliminary",
    "corrected",
    "suppressed",
];

/// Adds totals where there are none.
pub(super) async fn insert(tx: &mut Tx, indicator: &Indicator, totals: &[Totalled]) -> Result<(), ValueFault> {
    let rows = totals.iter().map(|total| row(indicator, total)).collect::<Result<_, _>>()?;
    Ok(tx.insert_rows("observation_total", &COLUMNS, rows).await?)
}

/// Writes totals over those that are there.
pub(super) async fn put(tx: &mut Tx, indicator: &Indicator, totals: &[Totalled]) -> Result<(), ValueFault> {
    let rows = totals.iter().map(|total| row(indicator, total)).collect::<Result<_, _>>()?;
    Ok(tx.put_rows("observation_total", (&COLUMNS, 4), rows).await?)
}

fn row(indicator: &Indicator, total: &Totalled) -> Result<Vec<Value>, ValueFault> {
    let fits = |number: i128| i64::try_from(number).map_err(|_| ValueFault::TooLarge(total.unit.clone(), total.period));
    Ok(vec![
        (&indicator.id).into(),
        (&total.breakdown).into(),
        (&total.unit).into(),
        total.period.to_string().into(),
        (&indicator.municipality_id).into(),
        fits(total.sum.numerator)?.into(),
        fits(total.sum.denominator)?.into(),
        total.sum.reported.into(),
        total.sum.preliminary.into(),
        total.sum.corrected.into(),
        total.sum.suppressed.into(),
    ])
}

/// Returns all totals of an indicator.
pub(super) async fn all(reads: &mut impl Reads, indicator: &Indicator) -> Result<Vec<Totalled>, StoreError> {
    let rows: Vec<TotalRow> = reads
        .all(
            sql("select breakdown, measured_unit_id, period, numerator, denominator, reported, preliminary, corrected, suppressed \
                 from observation_total where municipality_id = $1 and indicator_id = $2")
            .bind(&indicator.municipality_id)
            .bind(&indicator.id),
        )
        .await?;
    rows.into_iter().map(TotalRow::read).collect()
}

/// Returns the totals of one part and one unit, for all periods.
pub(in crate::observation) async fn of_unit(
    reads: &mut impl Reads,
    indicator: &Indicator,
    (breakdown, unit): (&Breakdown, &str),
) -> Result<Vec<Totalled>, StoreError> {
    let rows: Vec<TotalRow> = reads
        .all(
            sql("select breakdown, measured_unit_id, period, numerator, denominator, reported, preliminary, corrected, suppressed \
                 from observation_total where municipality_id = $1 and indicator_id = $2 and breakdown = $3 and measured_unit_id = $4")
            .bind(&indicator.municipality_id)
            .bind(&indicator.id)
            .bind(breakdown.to_string())
            .bind(unit),
        )
        .await?;
    rows.into_iter().map(TotalRow::read).collect()
}

/// Returns the totals of one part and one period, for all units.
pub(in crate::observation) async fn of_period(
    reads: &mut impl Reads,
    indicator: &Indicator,
    (breakdown, period): (&Breakdown, Period),
) -> Result<Vec<Totalled>, StoreError> {
    let rows: Vec<TotalRow> = reads
        .all(
            sql("select breakdown, measured_unit_id, period, numerator, denominator, reported, preliminary, corrected, suppressed \
                 from observation_total where municipality_id = $1 and indicator_id = $2 and breakdown = $3 and period = $4")
            .bind(&indicator.municipality_id)
            .bind(&indicator.id)
            .bind(breakdown.to_string())
            .bind(period.to_string()),
        )
        .await?;
    rows.into_iter().map(TotalRow::read).collect()
}
