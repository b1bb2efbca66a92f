//! SQL of what waits with an indicator: files, and services that failed.

use platform::store::{Reads, StoreError, sql};

/// What waits with an indicator.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct OfIndicator {
    /// Readable identifier of the indicator.
    pub(super) slug: String,
    /// What it is called.
    pub(super) title: String,
    /// Path of the unit that owns it.
    pub(super) unit_path: String,
    /// How many wait.
    pub(super) waiting: i64,
}

/// Returns the indicators that are followed and have files, or answers of services, that nobody has written or dropped.
pub(super) async fn files(reads: &mut impl Reads, municipality: &str) -> Result<Vec<OfIndicator>, StoreError> {
    reads
        .all(
            sql("select i.slug, i.title, u.path as unit_path, count(*) as waiting from intake t \
                 join indicator i on i.id = t.indicator_id join unit u on u.id = i.unit_id \
                 where t.municipality_id = $1 and t.state = 'waiting' and i.ended_at is null \
                 group by i.slug, i.title, u.path order by i.title, i.slug")
            .bind(municipality),
        )
        .await
}

/// Returns the indicators that are followed and have services that failed when they were asked last.
pub(super) async fn failed_feeds(reads: &mut impl Reads, municipality: &str) -> Result<Vec<OfIndicator>, StoreError> {
    reads
        .all(
            sql("select i.slug, i.title, u.path as unit_path, count(*) as waiting from indicator_feed f \
                 join indicator i on i.id = f.indicator_id join unit u on u.id = i.unit_id \
                 where f.municipality_id = $1 and f.removed_at is null and f.last_outcome = 'failed' and i.ended_at is null \
                 group by i.slug, i.title, u.path order by i.title, i.slug")
            .bind(municipality),
        )
        .await
}
