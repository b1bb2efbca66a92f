//! SQL of what is due: which units have said something of the whole, and when; where nothing is said of the whole, of the
//! first part that something is said of.

use std::collections::{HashMap, HashSet};

use platform::store::{Query, Reads, StoreError, sql};

use super::Indicator;
use crate::period::Period;

/// Returns by what it is seen which units have said something, from a period on: by the whole (which is empty), or by the
/// first part when nothing is said of the whole. Nothing when no part is said either.
pub(super) async fn followed(
    reads: &mut impl Reads,
    indicator: &Indicator,
    first: Option<Period>,
) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> = reads
        .optional(
            sql("select o.breakdown from indicator i join observation o on o.indicator_id = i.id \
                 where i.municipality_id = $1 and i.id = $2 and o.period >= $3 order by o.breakdown limit 1")
            .bind(&indicator.municipality_id)
            .bind(&indicator.id)
            .bind(first.map(|first| first.to_string()).unwrap_or_default()),
        )
        .await?;
    Ok(row.map(|(breakdown,)| breakdown))
}

/// How many units have a value of a part in each period from one on.
pub(super) async fn counts(
    reads: &mut impl Reads,
    (indicator, part): (&Indicator, &str),
    first: Period,
) -> Result<HashMap<String, usize>, StoreError> {
    // The municipality is asked of the indicator: the values are then counted in their index alone.
    let rows: Vec<(String, i64)> = reads
        .all(
            sql("select o.period, count(*) from indicator i join observation o on o.indicator_id = i.id \
                 where i.municipality_id = $1 and i.id = $2 and o.breakdown = $4 and o.period >= $3 group by o.period")
            .bind(&indicator.municipality_id)
            .bind(&indicator.id)
            .bind(first.to_string())
            .bind(part),
        )
        .await?;
    Ok(rows.into_iter().map(|(period, count)| (period, usize::try_from(count).unwrap_or(0))).collect())
}

async fn units(reads: &mut impl Reads, query: Query) -> Result<HashSet<String>, StoreError> {
    let rows: Vec<(String,)> = reads.all(query).await?;
    Ok(rows.into_iter().map(|(unit,)| unit).collect())
}

/// The units with a value of a part in a period.
pub(super) async fn said_in(
    reads: &mut impl Reads,
    (indicator, part): (&Indicator, &str),
    period: Period,
) -> Result<HashSet<String>, StoreError> {
    let query = sql("select o.measured_unit_id from indicator i join observation o on o.indicator_id = i.id \
                     where i.municipality_id = $1 and i.id = $2 and o.breakdown = $4 and o.period = $3");
    units(reads, query.bind(&indicator.municipality_id).bind(&indicator.id).bind(period.to_string()).bind(part)).await
}

/// The units with a value of a part in any period from one on; when none has, those of the newest period before it.
pub(super) async fn said_since(
    reads: &mut impl Reads,
    (indicator, part): (&Indicator, &str),
    first: Period,
) -> Result<HashSet<String>, StoreError> {
    let of = |text: &'static str| {
        sql(text).bind(&indicator.municipality_id).bind(&indicator.id).bind(first.to_string()).bind(part)
    };
    let since = of("select distinct o.measured_unit_id from indicator i join observation o on o.indicator_id = i.id \
                    where i.municipality_id = $1 and i.id = $2 and o.breakdown = $4 and o.period >= $3");
    let known = units(reads, since).await?;
    if !known.is_empty() {
        return Ok(known);
    }
    let before = of("select o.measured_unit_id from indicator i join observation o on o.indicator_id = i.id \
                     where i.municipality_id = $1 and i.id = $2 and o.breakdown = $4 and o.period = \
                     (select max(b.period) from observation b where b.indicator_id = $2 and b.breakdown = $4 and b.period < $3)");
    units(reads, before).await
}
