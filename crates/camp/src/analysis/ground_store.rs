//! SQL of what findings rest on. An empty `place` asks for all camps of the municipality.

use platform::store::{Reads, StoreError, sql};

#[derive(sqlx::FromRow)]
pub(super) struct StatementRow {
    pub(super) id: String,
    pub(super) camp_id: String,
    pub(super) exercise: String,
    pub(super) code: String,
    pub(super) position: i64,
    pub(super) actor: String,
    pub(super) selected: i64,
    pub(super) is_sample: i64,
    pub(super) headline: String,
    pub(super) words: String,
    pub(super) erased_at: Option<i64>,
}

pub(super) async fn statements(
    reads: &mut impl Reads,
    municipality: &str,
    place: &str,
) -> Result<Vec<StatementRow>, StoreError> {
    let text = sql("select s.id, s.camp_id, s.exercise, s.code, s.position, s.actor, s.selected, \
         cast(case when x.statement_id is null then 0 else 1 end as bigint) as is_sample, \
         coalesce(s.masked_headline, s.headline) as headline, coalesce(s.masked_words, s.words) as words, s.erased_at \
         from statement s left join sample x on x.statement_id = s.id where s.municipality_id = $1 and ($2 = '' or s.camp_id = $2)");
    reads.all(text.bind(municipality).bind(place)).await
}

#[derive(sqlx::FromRow)]
pub(super) struct ThemeRow {
    pub(super) id: String,
    pub(super) camp_id: String,
    pub(super) exercise: String,
    pub(super) number: i64,
    pub(super) title: String,
    pub(super) words: String,
    pub(super) statements: String,
    pub(super) categories: String,
}

pub(super) async fn themes(
    reads: &mut impl Reads,
    municipality: &str,
    place: &str,
) -> Result<Vec<ThemeRow>, StoreError> {
    let text = sql("select id, camp_id, exercise, number, title, words, statements, categories from theme \
         where municipality_id = $1 and ($2 = '' or camp_id = $2)");
    reads.all(text.bind(municipality).bind(place)).await
}

#[derive(sqlx::FromRow)]
pub(super) struct CategoryRow {
    pub(super) id: String,
    pub(super) camp_id: String,
    pub(super) exercise: String,
    pub(super) name: String,
    pub(super) position: i64,
}

pub(super) async fn categories(
    reads: &mut impl Reads,
    municipality: &str,
    place: &str,
) -> Result<Vec<CategoryRow>, StoreError> {
    let text = sql("select id, camp_id, exercise, name, position from category \
         where municipality_id = $1 and ($2 = '' or camp_id = $2)");
    reads.all(text.bind(municipality).bind(place)).await
}

/// Which statements have a thought in which category: (category, statement).
pub(super) async fn placed(
    reads: &mut impl Reads,
    municipality: &str,
    place: &str,
) -> Result<Vec<(String, String)>, StoreError> {
    let text = sql("select distinct category_id, statement_id from card \
         where municipality_id = $1 and ($2 = '' or camp_id = $2) and place = 'category' and category_id is not null \
         order by category_id, statement_id");
    reads.all(text.bind(municipality).bind(place)).await
}
