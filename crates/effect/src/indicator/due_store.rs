//! SQL of what is due: which units have said something, and when.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use platform::store::{Reads, StoreError, sql};

use super::Indicator;
use crate::period::Period;

pub(super) async fn made_on(reads: &mut impl Reads, indicator: &Indicator) -> Result<Date, StoreError> {
    let row: Option<(i64,)> = reads
        .optional(
            sql("select created_at from indicator where municipality_id = $1 and id = $2")
                .bind(&indicator.municipality_id)
                .bind(&indicator.id),
        )
        .await?;
    let at = row.map_or(0, |(at,)| at);
    Ok(platform::time::Timestamp::from_millis(at).in_denmark().date())
}

/// The units with a value in each period from one on.
pub(super) async fn said_since(
    reads: &mut impl Reads,
    indicator: &Indicator,
    oldest: Period,
) -> Result<HashMap<String, HashSet<String>>, StoreError> {
    let rows: Vec<(String, String)> = reads
        .all(
            sql("select period, measured_unit_id from observation \
                 where municipality_id = $1 and indicator_id = $2 and breakdown = '' and period >= $3")
            .bind(&indicator.municipality_id)
            .bind(&indicator.id)
            .bind(oldest.to_string()),
        )
        .await?;
    let mut said: HashMap<String, HashSet<String>> = HashMap::new();
    for (period, unit) in rows {
        said.entry(period).or_default().insert(unit);
    }
    Ok(said)
}

/// The units that ever had a value.
pub(super) async fn ever_said(reads: &mut impl Reads, indicator: &Indicator) -> Result<HashSet<String>, StoreError> {
    let rows: Vec<(String,)> = reads
        .all(
            sql("select distinct measured_unit_id from observation \
                 where municipality_id = $1 and indicator_id = $2 and breakdown = ''")
            .bind(&indicator.municipality_id)
            .bind(&indicator.id),
        )
        .await?;
    Ok(rows.into_iter().map(|(unit,)| unit).collect())
}
