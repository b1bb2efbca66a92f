//! SQL of the report: what the boards do not know.

use platform::store::{Reads, StoreError, sql};

use crate::gathering::Camp;

/// What a report says of a statement beyond what its board knows.
#[derive(Clone, Debug, Default, sqlx::FromRow)]
pub(super) struct Details {
    pub(super) id: String,
    pub(super) chosen_precondition: String,
    pub(super) source_page: String,
}

/// Returns the details of all statements of a camp.
pub(super) async fn details(reads: &mut impl Reads, camp: &Camp) -> Result<Vec<Details>, StoreError> {
    let text =
        sql("select id, chosen_precondition, source_page from statement where municipality_id = $1 and camp_id = $2");
    reads.all(text.bind(&camp.municipality_id).bind(&camp.id)).await
}

/// Returns how many steps were taken on each of a camp's boards, by the exercise's name. An import is not counted.
pub(super) async fn edits(reads: &mut impl Reads, camp: &Camp) -> Result<Vec<(String, i64)>, StoreError> {
    let text = sql("select exercise, cast(count(*) as bigint) as edits from step \
         where municipality_id = $1 and camp_id = $2 and kind <> 'import' group by exercise");
    reads.all(text.bind(&camp.municipality_id).bind(&camp.id)).await
}
