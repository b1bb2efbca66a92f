//! SQL of the search in camps, and of what the front page is told.

use platform::store::{Reads, StoreError, sql};

/// Something of an exercise, with its words as everyone sees them.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Words {
    /// Its identifier; of a statement, its code.
    pub(super) id: String,
    pub(super) exercise: String,
    pub(super) title: String,
    pub(super) words: String,
}

/// Returns a camp's statements that are not erased, in the order of capture.
pub(super) async fn statements(
    reads: &mut impl Reads,
    municipality: &str,
    camp: &str,
) -> Result<Vec<Words>, StoreError> {
    let text = sql(
        "select code as id, exercise, coalesce(masked_headline, headline) as title, coalesce(masked_words, words) as words \
         from statement where municipality_id = $1 and camp_id = $2 and erased_at is null order by position, id",
    );
    reads.all(text.bind(municipality).bind(camp)).await
}

/// Returns a camp's categories.
pub(super) async fn categories(
    reads: &mut impl Reads,
    municipality: &str,
    camp: &str,
) -> Result<Vec<Words>, StoreError> {
    let text = sql(
        "select id, exercise, name as title, description as words from category where municipality_id = $1 and camp_id = $2 \
         order by position, id",
    );
    reads.all(text.bind(municipality).bind(camp)).await
}

/// Returns a camp's themes.
pub(super) async fn themes(reads: &mut impl Reads, municipality: &str, camp: &str) -> Result<Vec<Words>, StoreError> {
    let text = sql(
        "select id, exercise, title, words from theme where municipality_id = $1 and camp_id = $2 order by number, id",
    );
    reads.all(text.bind(municipality).bind(camp)).await
}

/// A finding of a camp.
#[derive(Debug, sqlx::FromRow)]
pub(super) struct Said {
    pub(super) id: String,
    pub(super) kind: String,
    pub(super) title: String,
    pub(super) words: String,
}

/// Returns a camp's findings.
pub(super) async fn findings(reads: &mut impl Reads, municipality: &str, camp: &str) -> Result<Vec<Said>, StoreError> {
    let text = sql(
        "select id, kind, title, words from finding where municipality_id = $1 and place = $2 order by kind, number, id",
    );
    reads.all(text.bind(municipality).bind(camp)).await
}

/// Returns when each camp came in, in milliseconds UTC, by identifier.
pub(super) async fn created(reads: &mut impl Reads, municipality: &str) -> Result<Vec<(String, i64)>, StoreError> {
    reads.all(sql("select id, created_at from camp where municipality_id = $1").bind(municipality)).await
}

/// Returns how many statements of each camp have a thought that is not placed yet.
pub(super) async fn not_placed(reads: &mut impl Reads, municipality: &str) -> Result<Vec<(String, i64)>, StoreError> {
    let text =
        sql("select camp_id, cast(count(distinct statement_id) as bigint) from card where municipality_id = $1 \
         and place = 'not_placed' group by camp_id");
    reads.all(text.bind(municipality)).await
}
