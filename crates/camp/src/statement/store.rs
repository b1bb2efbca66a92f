//! SQL of statements as everyone may see them, and of the single look-ups that the thread walks by.

use platform::store::{Reads, StoreError, sql};
use platform::time::Timestamp;

use super::{Statement, Thought};
use crate::consolidation::{BoardKey, Change, Place};
use crate::exercise::Exercise;

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    camp_id: String,
    exercise: String,
    code: String,
    position: i64,
    group_code: String,
    actor: String,
    chosen_precondition: String,
    headline: String,
    words: String,
    votes: Option<i64>,
    selected: i64,
    source_page: String,
    is_masked: i64,
    erased_at: Option<i64>,
    captured_at: i64,
    card: String,
    part: i64,
    thought_words: Option<String>,
    place: String,
    category_id: Option<String>,
    category: Option<String>,
    reason: Option<String>,
    merged_into: Option<String>,
}

/// Reads the statements of an exercise in the order of capture, each with its thoughts.
pub(super) async fn of_exercise(reads: &mut impl Reads, key: &BoardKey) -> Result<Vec<Statement>, StoreError> {
    read(reads, [&key.municipality, &key.camp, key.exercise.name(), ""]).await
}

/// Reads the camp's statement with this code.
pub(super) async fn find(
    reads: &mut impl Reads,
    municipality: &str,
    camp: &str,
    code: &str,
) -> Result<Option<Statement>, StoreError> {
    Ok(read(reads, [municipality, camp, "", code]).await?.into_iter().next())
}

/// Reads by municipality and camp, and by exercise and code where these are not empty.
async fn read(
    reads: &mut impl Reads,
    [municipality, camp, exercise, code]: [&str; 4],
) -> Result<Vec<Statement>, StoreError> {
    let rows: Vec<Row> = reads
        .all(
            sql(
                "select s.id, s.camp_id, s.exercise, s.code, s.position, s.group_code, s.actor, s.chosen_precondition, \
                 coalesce(s.masked_headline, s.headline) as headline, coalesce(s.masked_words, s.words) as words, s.votes, s.selected, s.source_page, \
                 cast(case when s.masked_words is null and s.masked_headline is null then 0 else 1 end as bigint) as is_masked, \
                 s.erased_at, s.captured_at, c.id as card, c.part, c.words as thought_words, c.place, c.category_id, k.name as category, c.reason, c.merged_into \
                 from statement s join card c on c.statement_id = s.id left join category k on k.id = c.category_id \
                 where s.municipality_id = $1 and s.camp_id = $2 and ($3 = '' or s.exercise = $3) and ($4 = '' or s.code = $4) \
                 order by s.position, s.id, c.part, c.id",
            )
            .bind(municipality)
            .bind(camp)
            .bind(exercise)
            .bind(code),
        )
        .await?;
    let mut statements: Vec<Statement> = Vec::new();
    for row in rows {
        let id = row.id.clone();
        let (statement, thought) = parts(row)?;
        match statements.last_mut().filter(|last| last.id == id) {
            Some(last) => last.thoughts.push(thought),
            None => statements.push(Statement { thoughts: vec![thought], ..statement }),
        }
    }
    Ok(statements)
}

fn parts(row: Row) -> Result<(Statement, Thought), StoreError> {
    let place = match (row.place.as_str(), row.category_id, row.reason) {
        ("not_placed", ..) => Place::NotPlaced,
        ("category", Some(category), _) => Place::Category(category),
        ("set_aside", _, Some(reason)) => Place::SetAside(reason),
        ("erased", ..) => Place::Erased,
        (other, ..) => return Err(StoreError::Unreadable(format!("card.place = {other}"))),
    };
    let thought = Thought {
        card: row.card,
        part: row.part,
        words: row.thought_words,
        place,
        category: row.category.unwrap_or_default(),
        merged_into: row.merged_into,
    };
    let statement = Statement {
        id: row.id,
        camp_id: row.camp_id,
        exercise: exercise(&row.exercise)?,
        code: row.code,
        position: row.position,
        group: row.group_code,
        actor: row.actor,
        chosen_precondition: row.chosen_precondition,
        headline: row.headline,
        words: row.words,
        votes: row.votes,
        is_selected: row.selected == 1,
        source_page: row.source_page,
        is_masked: row.is_masked == 1,
        erased_at: row.erased_at.map(Timestamp::from_millis),
        captured_at: Timestamp::from_millis(row.captured_at),
        thoughts: Vec::new(),
    };
    Ok((statement, thought))
}

/// Reads an exercise's stable name.
pub(crate) fn exercise(name: &str) -> Result<Exercise, StoreError> {
    Exercise::from_name(name).ok_or_else(|| StoreError::Unreadable(format!("exercise = {name}")))
}

/// Reads the headline and the words of a statement as they were written, behind any mask.
pub(super) async fn written(
    reads: &mut impl Reads,
    municipality: &str,
    statement: &str,
) -> Result<Option<(String, String)>, StoreError> {
    reads
        .optional(
            sql("select headline, words from statement where municipality_id = $1 and id = $2")
                .bind(municipality)
                .bind(statement),
        )
        .await
}

/// Returns what a category that is no longer there was last called, as the board's steps tell.
pub(super) async fn former_name(
    reads: &mut impl Reads,
    key: &BoardKey,
    category: &str,
) -> Result<Option<String>, StoreError> {
    let rows: Vec<(String,)> = reads
        .all(
            sql("select changes from step where municipality_id = $1 and camp_id = $2 and exercise = $3 and changes like $4 order by number desc")
                .bind(&key.municipality)
                .bind(&key.camp)
                .bind(key.exercise.name())
                .bind(format!("%\"category\":{{\"id\":\"{category}\"%")),
        )
        .await?;
    for (changes,) in rows {
        let changes: Vec<Change> = serde_json::from_str(&changes)?;
        let name = changes.into_iter().find_map(|change| match change {
            Change::Category(edit) if edit.id == category => edit.after.or(edit.before).map(|category| category.name),
            _ => None,
        });
        if name.is_some() {
            return Ok(name);
        }
    }
    Ok(None)
}

/// A theme on the thread.
#[derive(sqlx::FromRow)]
pub(crate) struct ThreadTheme {
    pub(crate) id: String,
    pub(crate) camp_id: String,
    pub(crate) exercise: String,
    pub(crate) number: i64,
    pub(crate) title: String,
    pub(crate) words: String,
    /// JSON lists of identifiers.
    pub(crate) statements: String,
    pub(crate) categories: String,
}

/// A category on the thread.
#[derive(sqlx::FromRow)]
pub(crate) struct ThreadCategory {
    pub(crate) id: String,
    pub(crate) camp_id: String,
    pub(crate) exercise: String,
    pub(crate) name: String,
    pub(crate) position: i64,
}

/// A statement on the thread, with its words as everyone sees them.
#[derive(sqlx::FromRow)]
pub(crate) struct ThreadStatement {
    pub(crate) id: String,
    pub(crate) camp_id: String,
    pub(crate) code: String,
    pub(crate) headline: String,
    pub(crate) words: String,
    pub(crate) erased_at: Option<i64>,
}

pub(crate) async fn thread_theme(
    reads: &mut impl Reads,
    municipality: &str,
    id: &str,
) -> Result<Option<ThreadTheme>, StoreError> {
    let text = sql(
        "select id, camp_id, exercise, number, title, words, statements, categories from theme where municipality_id = $1 and id = $2",
    );
    reads.optional(text.bind(municipality).bind(id)).await
}

/// Returns the camp's themes; order by exercise is the program's, not the alphabet's, so the caller sorts.
pub(crate) async fn themes_of_camp(
    reads: &mut impl Reads,
    municipality: &str,
    camp: &str,
) -> Result<Vec<ThreadTheme>, StoreError> {
    let text = sql(
        "select id, camp_id, exercise, number, title, words, statements, categories from theme where municipality_id = $1 and camp_id = $2",
    );
    reads.all(text.bind(municipality).bind(camp)).await
}

/// Returns the themes that rest directly on the statement or category with this identifier. Identifiers are
/// opaque and never shared between kinds, so that the lists of both can be asked at once.
pub(crate) async fn themes_resting_on(
    reads: &mut impl Reads,
    municipality: &str,
    camp: &str,
    id: &str,
) -> Result<Vec<ThreadTheme>, StoreError> {
    let text = sql("select id, camp_id, exercise, number, title, words, statements, categories from theme \
         where municipality_id = $1 and camp_id = $2 and (statements like $3 or categories like $3) order by number, id");
    reads.all(text.bind(municipality).bind(camp).bind(format!("%\"{id}\"%"))).await
}

pub(crate) async fn thread_category(
    reads: &mut impl Reads,
    municipality: &str,
    id: &str,
) -> Result<Option<ThreadCategory>, StoreError> {
    let text = sql("select id, camp_id, exercise, name, position from category where municipality_id = $1 and id = $2");
    reads.optional(text.bind(municipality).bind(id)).await
}

/// Returns the camp's categories; the caller sorts.
pub(crate) async fn categories_of_camp(
    reads: &mut impl Reads,
    municipality: &str,
    camp: &str,
) -> Result<Vec<ThreadCategory>, StoreError> {
    let text =
        sql("select id, camp_id, exercise, name, position from category where municipality_id = $1 and camp_id = $2");
    reads.all(text.bind(municipality).bind(camp)).await
}

/// Returns the categories that thoughts of a statement stand in.
pub(crate) async fn categories_of_statement(
    reads: &mut impl Reads,
    municipality: &str,
    statement: &str,
) -> Result<Vec<ThreadCategory>, StoreError> {
    let text = sql(
        "select distinct k.id, k.camp_id, k.exercise, k.name, k.position from category k join card c on c.category_id = k.id \
         where c.municipality_id = $1 and c.statement_id = $2 and c.place = 'category' order by k.position, k.id",
    );
    reads.all(text.bind(municipality).bind(statement)).await
}

/// Finds a statement by its code or its identifier.
pub(crate) async fn thread_statement(
    reads: &mut impl Reads,
    municipality: &str,
    code_or_id: &str,
) -> Result<Option<ThreadStatement>, StoreError> {
    let text = sql(
        "select id, camp_id, code, coalesce(masked_headline, headline) as headline, coalesce(masked_words, words) as words, erased_at \
         from statement where municipality_id = $1 and (code = $2 or id = $2)",
    );
    reads.optional(text.bind(municipality).bind(code_or_id)).await
}

/// Counts the statements of a camp, those that are erased too. Asked so that the index of a camp's statements is enough
/// and no statement is read.
pub(crate) async fn count_in_camp(reads: &mut impl Reads, municipality: &str, camp: &str) -> Result<i64, StoreError> {
    let row: Option<(i64,)> = reads
        .optional(
            sql("select count(*) from statement where camp_id = (select id from camp where municipality_id = $1 and id = $2)")
                .bind(municipality)
                .bind(camp),
        )
        .await?;
    Ok(row.map_or(0, |(count,)| count))
}

/// Returns the first statements of a camp, and how many there are.
pub(crate) async fn statements_of_camp(
    reads: &mut impl Reads,
    municipality: &str,
    camp: &str,
    limit: i64,
) -> Result<(Vec<ThreadStatement>, i64), StoreError> {
    let text = sql(
        "select id, camp_id, code, coalesce(masked_headline, headline) as headline, coalesce(masked_words, words) as words, erased_at \
         from statement where municipality_id = $1 and camp_id = $2 order by position, id limit $3",
    );
    let first = reads.all(text.bind(municipality).bind(camp).bind(limit)).await?;
    let total: Option<(i64,)> = reads
        .optional(
            sql("select count(*) from statement where municipality_id = $1 and camp_id = $2")
                .bind(municipality)
                .bind(camp),
        )
        .await?;
    Ok((first, total.map_or(0, |(total,)| total)))
}

/// Returns the first statements of which a thought stands in a category, and how many there are.
pub(crate) async fn statements_in_category(
    reads: &mut impl Reads,
    municipality: &str,
    category: &str,
    limit: i64,
) -> Result<(Vec<ThreadStatement>, i64), StoreError> {
    let text = sql(
        "select s.id, s.camp_id, s.code, coalesce(s.masked_headline, s.headline) as headline, coalesce(s.masked_words, s.words) as words, s.erased_at \
         from statement s where s.municipality_id = $1 and exists \
         (select 1 from card c where c.statement_id = s.id and c.place = 'category' and c.category_id = $2) order by s.position, s.id limit $3",
    );
    let first = reads.all(text.bind(municipality).bind(category).bind(limit)).await?;
    let text = sql(
        "select cast(count(distinct statement_id) as bigint) from card where municipality_id = $1 and category_id = $2 and place = 'category'",
    );
    let total: Option<(i64,)> = reads.optional(text.bind(municipality).bind(category)).await?;
    Ok((first, total.map_or(0, |(total,)| total)))
}
