//! SQL of verdicts.

use platform::store::{Reads, StoreError, sql};

use crate::indicator::Indicator;
use crate::observation::Breakdown;

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
