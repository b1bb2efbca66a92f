//! SQL of verdicts.

use platform::store::{Reads, StoreError, sql};

use crate::indicator::Indicator;
use crate::observation::Breakdown;

/// Returns the first part of an indicator, in order, that a unit has values of: its own, or those of units below it.
pub(super) async fn first_part(
    reads: &mut impl Reads,
    indicator: &Indicator,
    unit: &str,
) -> Result<Option<String>, StoreError> {
    let row: Option<(String,)> = reads
        .optional(
            sql("select breakdown from observation where municipality_id = $1 and indicator_id = $2 \
                 and measured_unit_id = $3 and breakdown <> '' and numerator is not null \
                 union select breakdown from observation_total where municipality_id = $1 and indicator_id = $2 \
                 and measured_unit_id = $3 and breakdown <> '' and reported > 0 \
                 order by breakdown limit 1")
            .bind(&indicator.municipality_id)
            .bind(&indicator.id)
            .bind(unit),
        )
        .await?;
    Ok(row.map(|(breakdown,)| breakdown))
}

/// Returns the parts of an indicator that have values, in order.
pub(super) async fn parts(reads: &mut impl Reads, indicator: &Indicator) -> Result<Vec<Breakdown>, StoreError> {
    let rows: Vec<(String,)> = reads
        .all(
            sql("select distinct breakdown from observation where municipality_id = $1 and indicator_id = $2 order by breakdown")
                .bind(&indicator.municipality_id)
                .bind(&indicator.id),
        )
        .await?;
    Ok(rows.iter().filter_map(|(text,)| Breakdown::read(text)).collect())
}
