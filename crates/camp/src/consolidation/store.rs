//! SQL of boards and their steps.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, Value, sql};

use super::{Board, BoardKey, Card, Category, Change, Edit, Facts, Mask, Place, Step, Theme, judgement_store};

/// Takes the board's lock until the transaction ends, and returns the number of its next step.
pub(crate) async fn next_step(tx: &mut Tx, key: &BoardKey) -> Result<i64, StoreError> {
    let row: Option<(i64,)> = tx
        .optional(
            sql(
                "insert into board (camp_id, exercise, municipality_id, latest_step) values ($1, $2, $3, 1) \
                 on conflict (camp_id, exercise) do update set latest_step = board.latest_step + 1 returning latest_step",
            )
            .bind(&key.camp)
            .bind(key.exercise.name())
            .bind(&key.municipality),
        )
        .await?;
    row.map(|(number,)| number).ok_or_else(|| StoreError::Unreadable("board".to_owned()))
}

pub(crate) async fn latest_step(reads: &mut impl Reads, key: &BoardKey) -> Result<i64, StoreError> {
    let row: Option<(i64,)> = reads
        .optional(
            sql("select latest_step from board where municipality_id = $1 and camp_id = $2 and exercise = $3")
                .bind(&key.municipality)
                .bind(&key.camp)
                .bind(key.exercise.name()),
        )
        .await?;
    Ok(row.map_or(0, |(number,)| number))
}

#[derive(sqlx::FromRow)]
struct CardRow {
    id: String,
    statement_id: String,
    part: i64,
    card_words: Option<String>,
    place: String,
    category_id: Option<String>,
    reason: Option<String>,
    merged_into: Option<String>,
    changed_in: i64,
    code: String,
    position: i64,
    group_code: String,
    votes: Option<i64>,
    selected: i64,
    actor: String,
    words: String,
    headline: String,
    masked_words: Option<String>,
    masked_headline: Option<String>,
}

/// Reads a whole board.
pub(crate) async fn board(reads: &mut impl Reads, key: &BoardKey) -> Result<Board, StoreError> {
    let mut board = Board { latest_step: latest_step(reads, key).await?, ..Board::default() };
    let rows: Vec<CardRow> = reads
        .all(
            sql(
                "select c.id, c.statement_id, c.part, c.words as card_words, c.place, c.category_id, c.reason, c.merged_into, c.changed_in, \
                 s.code, s.position, s.group_code, s.votes, s.selected, s.actor, s.words, s.headline, s.masked_words, s.masked_headline \
                 from card c join statement s on s.id = c.statement_id \
                 where c.municipality_id = $1 and c.camp_id = $2 and c.exercise = $3",
            )
            .bind(&key.municipality)
            .bind(&key.camp)
            .bind(key.exercise.name()),
        )
        .await?;
    for row in rows {
        add_row(&mut board, row)?;
    }
    read_categories(reads, key, &mut board).await?;
    read_summary(reads, key, &mut board).await?;
    board.judgements = judgement_store::judgements(reads, key).await?;
    Ok(board)
}

fn add_row(board: &mut Board, row: CardRow) -> Result<(), StoreError> {
    let place = match (row.place.as_str(), row.category_id, row.reason) {
        ("not_placed", ..) => Place::NotPlaced,
        ("category", Some(category), _) => Place::Category(category),
        ("set_aside", _, Some(reason)) => Place::SetAside(reason),
        ("erased", ..) => Place::Erased,
        (other, ..) => return Err(StoreError::Unreadable(format!("card.place = {other}"))),
    };
    if row.masked_words.is_some() || row.masked_headline.is_some() {
        board.masks.insert(row.statement_id.clone(), Mask { words: row.masked_words, headline: row.masked_headline });
    }
    let facts = Facts {
        code: row.code,
        position: row.position,
        group: row.group_code,
        votes: row.votes,
        is_selected: row.selected == 1,
        actor: row.actor,
        words: row.words,
        headline: row.headline,
    };
    board.facts.insert(row.statement_id.clone(), facts);
    let card = Card {
        statement: row.statement_id,
        part: row.part,
        words: row.card_words,
        place,
        merged_into: row.merged_into,
    };
    board.cards.insert(row.id, (card, row.changed_in));
    Ok(())
}

async fn read_categories(reads: &mut impl Reads, key: &BoardKey, board: &mut Board) -> Result<(), StoreError> {
    let rows: Vec<(String, String, String, i64)> = reads
        .all(
            sql("select id, name, description, position from category where municipality_id = $1 and camp_id = $2 and exercise = $3")
                .bind(&key.municipality)
                .bind(&key.camp)
                .bind(key.exercise.name()),
        )
        .await?;
    board.categories = rows
        .into_iter()
        .map(|(id, name, description, position)| (id, Category { name, description, position }))
        .collect();
    Ok(())
}

async fn read_summary(reads: &mut impl Reads, key: &BoardKey, board: &mut Board) -> Result<(), StoreError> {
    let rows: Vec<(String, i64, String, String, String, String)> = reads
        .all(
            sql("select id, number, title, words, statements, categories from theme where municipality_id = $1 and camp_id = $2 and exercise = $3")
                .bind(&key.municipality)
                .bind(&key.camp)
                .bind(key.exercise.name()),
        )
        .await?;
    for (id, number, title, words, statements, categories) in rows {
        let theme = Theme {
            number,
            title,
            words,
            statements: serde_json::from_str(&statements)?,
            categories: serde_json::from_str(&categories)?,
        };
        board.themes.insert(id, theme);
    }
    let samples: Vec<(String,)> = reads
        .all(
            sql("select x.statement_id from sample x join statement s on s.id = x.statement_id \
                 where x.municipality_id = $1 and x.camp_id = $2 and x.exercise = $3 order by s.position")
            .bind(&key.municipality)
            .bind(&key.camp)
            .bind(key.exercise.name()),
        )
        .await?;
    board.samples = samples.into_iter().map(|(id,)| id).collect();
    Ok(())
}

/// Carries out changes and keeps them as step `number`.
pub(crate) async fn take_step(
    tx: &mut Tx,
    key: &BoardKey,
    board: &Board,
    actor: &Actor,
    step: &Step,
) -> Result<(), StoreError> {
    for change in &step.changes {
        apply(tx, key, step.number, change).await?;
    }
    tx.run(
        sql(
            "insert into step (camp_id, exercise, number, municipality_id, kind, by_id, by_name, at, changes, undoes) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(&key.camp)
        .bind(key.exercise.name())
        .bind(step.number)
        .bind(&key.municipality)
        .bind(&step.kind)
        .bind(actor.audit_name())
        .bind(&actor.name)
        .bind(step.at)
        .bind(serde_json::to_string(&step.changes)?)
        .bind(step.undoes),
    )
    .await?;
    let columns = ["statement_id", "camp_id", "exercise", "number", "municipality_id"];
    let row = |statement: String| -> Vec<Value> {
        vec![
            statement.into(),
            (&key.camp).into(),
            key.exercise.name().into(),
            step.number.into(),
            (&key.municipality).into(),
        ]
    };
    tx.insert_rows("step_statement", &columns, touched(board, &step.changes).into_iter().map(row).collect()).await
}

/// Which statements a step touched.
fn touched(board: &Board, changes: &[Change]) -> Vec<String> {
    let mut touched: Vec<String> = Vec::new();
    for change in changes {
        match change {
            Change::Card(edit) => {
                touched.extend(edit.after.as_ref().or(edit.before.as_ref()).map(|card| card.statement.clone()));
                let merged =
                    edit.after.as_ref().and_then(|card| card.merged_into.as_ref()).and_then(|id| board.cards.get(id));
                touched.extend(merged.map(|(leader, _)| leader.statement.clone()));
            }
            Change::Mask(edit) => touched.push(edit.id.clone()),
            Change::Sample(edit) => touched.push(edit.id.clone()),
            Change::Theme(edit) => touched
                .extend([&edit.before, &edit.after].into_iter().flatten().flat_map(|theme| theme.statements.clone())),
            Change::Judgement(edit) => touched.extend(edit.after.iter().chain(&edit.before).flat_map(|judgement| {
                judgement.about().into_iter().filter_map(|id| Some(board.cards.get(id)?.0.statement.clone()))
            })),
            Change::Category(_) => {}
        }
    }
    touched.sort_unstable();
    touched.dedup();
    touched
}

async fn apply(tx: &mut Tx, key: &BoardKey, number: i64, change: &Change) -> Result<(), StoreError> {
    match change {
        Change::Card(edit) => apply_card(tx, key, number, edit).await,
        Change::Category(edit) => apply_category(tx, key, edit).await,
        Change::Mask(edit) => {
            let mask = edit.after.clone().unwrap_or_default();
            let text = sql(
                "update statement set masked_words = $3, masked_headline = $4 where municipality_id = $1 and id = $2",
            );
            tx.run(text.bind(&key.municipality).bind(&edit.id).bind(mask.words).bind(mask.headline)).await?;
            Ok(())
        }
        Change::Theme(edit) => apply_theme(tx, key, edit).await,
        Change::Judgement(edit) => judgement_store::apply(tx, key, edit).await,
        Change::Sample(edit) => {
            tx.run(
                sql("delete from sample where municipality_id = $1 and statement_id = $2")
                    .bind(&key.municipality)
                    .bind(&edit.id),
            )
            .await?;
            if edit.after.is_some() {
                let text = sql(
                    "insert into sample (statement_id, municipality_id, camp_id, exercise) values ($1, $2, $3, $4)",
                );
                tx.run(text.bind(&edit.id).bind(&key.municipality).bind(&key.camp).bind(key.exercise.name())).await?;
            }
            Ok(())
        }
    }
}

async fn apply_card(tx: &mut Tx, key: &BoardKey, number: i64, edit: &Edit<Card>) -> Result<(), StoreError> {
    let Some(card) = &edit.after else {
        tx.run(sql("delete from card where municipality_id = $1 and id = $2").bind(&key.municipality).bind(&edit.id))
            .await?;
        return Ok(());
    };
    let (place, category, reason) = columns(&card.place);
    tx.run(
        sql(
            "insert into card (id, municipality_id, camp_id, exercise, statement_id, part, words, place, category_id, reason, merged_into, changed_in) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (id) do update set part = excluded.part, \
             words = excluded.words, place = excluded.place, category_id = excluded.category_id, reason = excluded.reason, \
             merged_into = excluded.merged_into, changed_in = excluded.changed_in",
        )
        .bind(&edit.id)
        .bind(&key.municipality)
        .bind(&key.camp)
        .bind(key.exercise.name())
        .bind(&card.statement)
        .bind(card.part)
        .bind(card.words.clone())
        .bind(place)
        .bind(category)
        .bind(reason)
        .bind(card.merged_into.clone())
        .bind(number),
    )
    .await?;
    Ok(())
}

fn columns(place: &Place) -> (&'static str, Option<&str>, Option<&str>) {
    match place {
        Place::NotPlaced => ("not_placed", None, None),
        Place::Category(category) => ("category", Some(category), None),
        Place::SetAside(reason) => ("set_aside", None, Some(reason)),
        Place::Erased => ("erased", None, None),
    }
}

async fn apply_category(tx: &mut Tx, key: &BoardKey, edit: &Edit<Category>) -> Result<(), StoreError> {
    let Some(category) = &edit.after else {
        tx.run(
            sql("delete from category where municipality_id = $1 and id = $2").bind(&key.municipality).bind(&edit.id),
        )
        .await?;
        return Ok(());
    };
    tx.run(
        sql(
            "insert into category (id, municipality_id, camp_id, exercise, name, description, position) values ($1, $2, $3, $4, $5, $6, $7) \
             on conflict (id) do update set name = excluded.name, description = excluded.description, position = excluded.position",
        )
        .bind(&edit.id)
        .bind(&key.municipality)
        .bind(&key.camp)
        .bind(key.exercise.name())
        .bind(&category.name)
        .bind(&category.description)
        .bind(category.position),
    )
    .await?;
    Ok(())
}

async fn apply_theme(tx: &mut Tx, key: &BoardKey, edit: &Edit<Theme>) -> Result<(), StoreError> {
    let Some(theme) = &edit.after else {
        tx.run(sql("delete from theme where municipality_id = $1 and id = $2").bind(&key.municipality).bind(&edit.id))
            .await?;
        return Ok(());
    };
    tx.run(
        sql(
            "insert into theme (id, municipality_id, camp_id, exercise, number, title, words, statements, categories) \
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (id) do update set number = excluded.number, \
             title = excluded.title, words = excluded.words, statements = excluded.statements, categories = excluded.categories",
        )
        .bind(&edit.id)
        .bind(&key.municipality)
        .bind(&key.camp)
        .bind(key.exercise.name())
        .bind(theme.number)
        .bind(&theme.title)
        .bind(&theme.words)
        .bind(serde_json::to_string(&theme.statements)?)
        .bind(serde_json::to_string(&theme.categories)?),
    )
    .await?;
    Ok(())
}
