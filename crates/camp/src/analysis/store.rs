//! SQL of analyses and their steps.

use std::collections::BTreeSet;

use platform::store::{Reads, StoreError, Tx, sql};

use super::rules::Known;
use super::{Analysis, Finding, Key, Kind, Step, Who};
use crate::consolidation::Edit;

/// Takes the analysis's lock until the transaction ends, and returns the number of its next step.
pub(super) async fn next_step(tx: &mut Tx, key: &Key) -> Result<i64, StoreError> {
    let row: Option<(i64,)> = tx
        .optional(
            sql("insert into analysis (municipality_id, place, latest_step) values ($1, $2, 1) \
                 on conflict (municipality_id, place) do update set latest_step = analysis.latest_step + 1 returning latest_step")
            .bind(&key.municipality)
            .bind(&key.place),
        )
        .await?;
    row.map(|(number,)| number).ok_or_else(|| StoreError::Unreadable("analysis".to_owned()))
}

#[derive(sqlx::FromRow)]
struct Row {
    id: String,
    place: String,
    kind: String,
    number: i64,
    who: String,
    title: String,
    words: String,
    statements: String,
    themes: String,
    categories: String,
    declined: String,
    source_page: String,
    origin: String,
    changed_in: i64,
}

/// A finding with where it is.
pub(crate) struct Placed {
    pub(crate) id: String,
    pub(crate) place: String,
    pub(crate) finding: Finding,
    pub(crate) changed_in: i64,
}

fn placed(row: Row) -> Result<Placed, StoreError> {
    let kind =
        Kind::from_name(&row.kind).ok_or_else(|| StoreError::Unreadable(format!("finding.kind = {}", row.kind)))?;
    let who = Who::from_name(&row.who).ok_or_else(|| StoreError::Unreadable(format!("finding.who = {}", row.who)))?;
    let finding = Finding {
        kind,
        number: row.number,
        who,
        title: row.title,
        words: row.words,
        statements: serde_json::from_str(&row.statements)?,
        themes: serde_json::from_str(&row.themes)?,
        categories: serde_json::from_str(&row.categories)?,
        declined: serde_json::from_str(&row.declined)?,
        source_page: row.source_page,
        origin: row.origin,
    };
    Ok(Placed { id: row.id, place: row.place, finding, changed_in: row.changed_in })
}

/// Reads a whole analysis.
pub(crate) async fn analysis(reads: &mut impl Reads, key: &Key) -> Result<Analysis, StoreError> {
    let latest: Option<(i64,)> = reads
        .optional(
            sql("select latest_step from analysis where municipality_id = $1 and place = $2")
                .bind(&key.municipality)
                .bind(&key.place),
        )
        .await?;
    let text = sql(
        "select id, place, kind, number, who, title, words, statements, themes, categories, declined, source_page, origin, changed_in \
         from finding where municipality_id = $1 and place = $2",
    );
    let rows: Vec<Row> = reads.all(text.bind(&key.municipality).bind(&key.place)).await?;
    let mut analysis = Analysis { latest_step: latest.map_or(0, |(number,)| number), ..Analysis::default() };
    for row in rows {
        let Placed { id, finding, changed_in, .. } = placed(row)?;
        analysis.findings.insert(id, (finding, changed_in));
    }
    Ok(analysis)
}

/// Reads one finding, wherever it is.
pub(crate) async fn find(reads: &mut impl Reads, municipality: &str, id: &str) -> Result<Option<Placed>, StoreError> {
    let text = sql(
        "select id, place, kind, number, who, title, words, statements, themes, categories, declined, source_page, origin, changed_in \
         from finding where municipality_id = $1 and id = $2",
    );
    let row: Option<Row> = reads.optional(text.bind(municipality).bind(id)).await?;
    row.map(placed).transpose()
}

/// Reads the findings that rest directly on the statement, theme or category with this identifier. Identifiers are
/// opaque and never shared between kinds, so that all lists can be asked at once.
pub(crate) async fn resting_on(
    reads: &mut impl Reads,
    municipality: &str,
    id: &str,
) -> Result<Vec<Placed>, StoreError> {
    let text = sql(
        "select id, place, kind, number, who, title, words, statements, themes, categories, declined, source_page, origin, changed_in \
         from finding where municipality_id = $1 and (statements like $2 or themes like $2 or categories like $2) order by place, kind, number, id",
    );
    let rows: Vec<Row> = reads.all(text.bind(municipality).bind(format!("%\"{id}\"%"))).await?;
    rows.into_iter().map(placed).collect()
}

/// Returns what the findings of a camp, or of all camps, may rest on.
pub(super) async fn known(reads: &mut impl Reads, key: &Key) -> Result<Known, StoreError> {
    let place = if key.place == super::ACROSS { "" } else { key.place.as_str() };
    let mut known = BTreeSet::new();
    for text in [
        sql("select id from statement where municipality_id = $1 and ($2 = '' or camp_id = $2)"),
        sql("select id from theme where municipality_id = $1 and ($2 = '' or camp_id = $2)"),
        sql("select id from category where municipality_id = $1 and ($2 = '' or camp_id = $2)"),
    ] {
        let rows: Vec<(String,)> = reads.all(text.bind(&key.municipality).bind(place)).await?;
        known.extend(rows.into_iter().map(|(id,)| id));
    }
    Ok(Known(known))
}

/// Carries out the edits of a step and keeps it.
pub(super) async fn take_step(tx: &mut Tx, key: &Key, step: &Step) -> Result<(), StoreError> {
    for edit in &step.edits {
        apply(tx, key, step.number, edit).await?;
    }
    tx.run(
        sql("insert into finding_step (municipality_id, place, number, kind, by_id, by_name, at, changes, undoes) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9)")
        .bind(&key.municipality)
        .bind(&key.place)
        .bind(step.number)
        .bind(&step.kind)
        .bind(&step.by_id)
        .bind(&step.by_name)
        .bind(step.at)
        .bind(serde_json::to_string(&step.edits)?)
        .bind(step.undoes),
    )
    .await?;
    Ok(())
}

async fn apply(tx: &mut Tx, key: &Key, number: i64, edit: &Edit<Finding>) -> Result<(), StoreError> {
    let Some(finding) = &edit.after else {
        let text = sql("delete from finding where municipality_id = $1 and id = $2");
        tx.run(text.bind(&key.municipality).bind(&edit.id)).await?;
        return Ok(());
    };
    if edit.before.as_ref().is_some_and(|before| before.says_the_same(finding)) {
        let text = sql("update finding set number = $3 where municipality_id = $1 and id = $2");
        tx.run(text.bind(&key.municipality).bind(&edit.id).bind(finding.number)).await?;
        return Ok(());
    }
    tx.run(
        sql("insert into finding (id, municipality_id, place, kind, number, who, title, words, statements, themes, categories, declined, \
             source_page, origin, changed_in) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) \
             on conflict (id) do update set number = excluded.number, who = excluded.who, title = excluded.title, words = excluded.words, \
             statements = excluded.statements, themes = excluded.themes, categories = excluded.categories, \
             declined = excluded.declined, changed_in = excluded.changed_in")
        .bind(&edit.id)
        .bind(&key.municipality)
        .bind(&key.place)
        .bind(finding.kind.name())
        .bind(finding.number)
        .bind(finding.who.name())
        .bind(&finding.title)
        .bind(&finding.words)
        .bind(serde_json::to_string(&finding.statements)?)
        .bind(serde_json::to_string(&finding.themes)?)
        .bind(serde_json::to_string(&finding.categories)?)
        .bind(serde_json::to_string(&finding.declined)?)
        .bind(&finding.source_page)
        .bind(&finding.origin)
        .bind(number),
    )
    .await?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct StepRow {
    number: i64,
    kind: String,
    by_id: String,
    by_name: String,
    at: i64,
    changes: String,
    undoes: Option<i64>,
    undone_by: Option<i64>,
}

/// Reads all steps, newest first.
pub(super) async fn steps(reads: &mut impl Reads, key: &Key) -> Result<Vec<Step>, StoreError> {
    let text = sql("select number, kind, by_id, by_name, at, changes, undoes, undone_by from finding_step \
         where municipality_id = $1 and place = $2 order by number desc");
    let rows: Vec<StepRow> = reads.all(text.bind(&key.municipality).bind(&key.place)).await?;
    let step = |row: StepRow| {
        Ok(Step {
            number: row.number,
            kind: row.kind,
            by_id: row.by_id,
            by_name: row.by_name,
            at: row.at,
            edits: serde_json::from_str(&row.changes)?,
            undoes: row.undoes,
            undone_by: row.undone_by,
        })
    };
    rows.into_iter().map(step).collect()
}

/// Marks a step as undone by another (or, with `None`, as standing again).
pub(super) async fn mark_undone(tx: &mut Tx, key: &Key, number: i64, by: Option<i64>) -> Result<(), StoreError> {
    let text = sql("update finding_step set undone_by = $4 where municipality_id = $1 and place = $2 and number = $3");
    tx.run(text.bind(&key.municipality).bind(&key.place).bind(number).bind(by)).await?;
    Ok(())
}

/// Reads everything that imports have ever brought into the municipality's analyses: place and what each step added.
pub(super) async fn imported(
    reads: &mut impl Reads,
    municipality: &str,
) -> Result<Vec<(String, Vec<Edit<Finding>>)>, StoreError> {
    let text = sql("select place, changes from finding_step where municipality_id = $1 and kind = 'import'");
    let rows: Vec<(String, String)> = reads.all(text.bind(municipality)).await?;
    rows.into_iter().map(|(place, changes)| Ok((place, serde_json::from_str(&changes)?))).collect()
}

/// Returns how many findings of each kind each place has: (place, kind, count).
pub(super) async fn counts(
    reads: &mut impl Reads,
    municipality: &str,
) -> Result<Vec<(String, String, i64)>, StoreError> {
    let text = sql(
        "select place, kind, cast(count(*) as bigint) from finding where municipality_id = $1 group by place, kind",
    );
    reads.all(text.bind(municipality)).await
}
