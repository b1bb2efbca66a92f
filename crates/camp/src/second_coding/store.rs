//! SQL of rounds of second coding.

use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, Value, sql};

use super::{
    Abandonment, Answer, Choice, Decision, Deed, DrawnFrom, FrozenCategory, MachineNote, Placer, Round, SampledThought,
};
use crate::consolidation::BoardKey;

#[derive(sqlx::FromRow)]
struct RoundRow {
    id: String,
    number: i64,
    seed: i64,
    drawn_from: String,
    drawn_among: i64,
    board_step: i64,
    categories: String,
    placed_by: String,
    machine_learnt_from: i64,
    machine_model: String,
    opened_by_id: String,
    opened_by_name: String,
    opened_at: i64,
    coder_id: Option<String>,
    coder_name: Option<String>,
    begun_at: Option<i64>,
    finished_at: Option<i64>,
    abandoned_by_id: Option<String>,
    abandoned_by_name: Option<String>,
    abandoned_at: Option<i64>,
    abandoned_reason: Option<String>,
}

fn deed(by_id: Option<String>, by_name: Option<String>, at: Option<i64>) -> Option<Deed> {
    Some(Deed { by_id: by_id?, by_name: by_name?, at: at? })
}

fn round(key: &BoardKey, row: RoundRow) -> Result<Round, StoreError> {
    let drawn_from = DrawnFrom::from_name(&row.drawn_from)
        .ok_or_else(|| StoreError::Unreadable(format!("coding_round.drawn_from = {}", row.drawn_from)))?;
    let abandoned = deed(row.abandoned_by_id, row.abandoned_by_name, row.abandoned_at)
        .map(|deed| Abandonment { deed, reason: row.abandoned_reason.unwrap_or_default() });
    let model = (!row.machine_model.is_empty()).then_some(row.machine_model);
    Ok(Round {
        id: row.id,
        exercise: key.exercise,
        number: row.number,
        seed: row.seed.unsigned_abs(),
        drawn_from,
        drawn_among: row.drawn_among,
        board_step: row.board_step,
        categories: serde_json::from_str(&row.categories)?,
        placed_by: serde_json::from_str(&row.placed_by)?,
        machine: MachineNote { learnt_from: row.machine_learnt_from, model },
        opened: Deed { by_id: row.opened_by_id, by_name: row.opened_by_name, at: row.opened_at },
        coder: deed(row.coder_id, row.coder_name, row.begun_at),
        finished_at: row.finished_at,
        abandoned,
    })
}

/// Returns the rounds of a board, the newest first.
pub(crate) async fn rounds(reads: &mut impl Reads, key: &BoardKey) -> Result<Vec<Round>, StoreError> {
    let text = sql(
        "select id, number, seed, drawn_from, drawn_among, board_step, categories, placed_by, machine_learnt_from, \
         machine_model, opened_by_id, opened_by_name, opened_at, coder_id, coder_name, begun_at, finished_at, abandoned_by_id, \
         abandoned_by_name, abandoned_at, abandoned_reason from coding_round \
         where municipality_id = $1 and camp_id = $2 and exercise = $3 order by number desc",
    );
    let rows: Vec<RoundRow> = reads.all(text.bind(&key.municipality).bind(&key.camp).bind(key.exercise.name())).await?;
    rows.into_iter().map(|row| round(key, row)).collect()
}

#[derive(sqlx::FromRow)]
struct ThoughtRow {
    position: i64,
    card_id: String,
    statement_id: String,
    first_category: String,
    machine_category: String,
    second_category: Option<String>,
    is_undecidable: i64,
    decision: Option<String>,
    note: String,
    decided_by_id: Option<String>,
    decided_by_name: Option<String>,
    decided_at: Option<i64>,
    decided_step: Option<i64>,
}

fn thought(row: ThoughtRow) -> Result<SampledThought, StoreError> {
    let answer = match (row.second_category, row.is_undecidable) {
        (Some(category), _) => Some(Answer::Category(category)),
        (None, 0) => None,
        (None, _) => Some(Answer::Undecidable),
    };
    let choice = row
        .decision
        .map(|name| {
            Choice::from_name(&name).ok_or_else(|| StoreError::Unreadable(format!("coded_thought.decision = {name}")))
        })
        .transpose()?;
    let deed = deed(row.decided_by_id, row.decided_by_name, row.decided_at);
    let decision =
        choice.zip(deed).map(|(choice, deed)| Decision { choice, note: row.note, deed, step: row.decided_step });
    Ok(SampledThought {
        position: row.position,
        card: row.card_id,
        statement: row.statement_id,
        first: row.first_category,
        machine: row.machine_category,
        answer,
        decision,
    })
}

/// Returns the sample of a round, in its order.
pub(crate) async fn thoughts(
    reads: &mut impl Reads,
    municipality: &str,
    round: &str,
) -> Result<Vec<SampledThought>, StoreError> {
    let text = sql(
        "select position, card_id, statement_id, first_category, machine_category, second_category, is_undecidable, \
         decision, note, decided_by_id, decided_by_name, decided_at, decided_step from coded_thought \
         where municipality_id = $1 and round_id = $2 order by position",
    );
    let rows: Vec<ThoughtRow> = reads.all(text.bind(municipality).bind(round)).await?;
    rows.into_iter().map(thought).collect()
}

/// Returns the numbers of the steps of a board that are undone.
pub(super) async fn undone_steps(reads: &mut impl Reads, key: &BoardKey) -> Result<Vec<i64>, StoreError> {
    let text = sql("select number from step where municipality_id = $1 and camp_id = $2 and exercise = $3 \
         and undone_by is not null");
    let rows: Vec<(i64,)> = reads.all(text.bind(&key.municipality).bind(&key.camp).bind(key.exercise.name())).await?;
    Ok(rows.into_iter().map(|(number,)| number).collect())
}

/// Keeps a new round and its sample; its number is given by whoever holds the transaction.
pub(super) async fn insert(
    tx: &mut Tx,
    key: &BoardKey,
    round: &Round,
    thoughts: &[SampledThought],
) -> Result<(), StoreError> {
    let text = sql(
        "insert into coding_round (id, municipality_id, camp_id, exercise, number, seed, drawn_from, drawn_among, \
         board_step, categories, placed_by, machine_learnt_from, machine_model, opened_by_id, opened_by_name, opened_at) \
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
    );
    tx.run(
        text.bind(&round.id)
            .bind(&key.municipality)
            .bind(&key.camp)
            .bind(key.exercise.name())
            .bind(round.number)
            .bind(i64::try_from(round.seed).unwrap_or(i64::MAX))
            .bind(round.drawn_from.name())
            .bind(round.drawn_among)
            .bind(round.board_step)
            .bind(categories(&round.categories)?)
            .bind(placers(&round.placed_by)?)
            .bind(round.machine.learnt_from)
            .bind(round.machine.model.clone().unwrap_or_default())
            .bind(&round.opened.by_id)
            .bind(&round.opened.by_name)
            .bind(round.opened.at),
    )
    .await?;
    let columns =
        ["round_id", "position", "municipality_id", "card_id", "statement_id", "first_category", "machine_category"];
    let row = |thought: &SampledThought| -> Vec<Value> {
        vec![
            (&round.id).into(),
            thought.position.into(),
            (&key.municipality).into(),
            (&thought.card).into(),
            (&thought.statement).into(),
            (&thought.first).into(),
            (&thought.machine).into(),
        ]
    };
    tx.insert_rows("coded_thought", &columns, thoughts.iter().map(row).collect()).await
}

fn categories(categories: &[FrozenCategory]) -> Result<String, StoreError> {
    Ok(serde_json::to_string(categories)?)
}

fn placers(placers: &[Placer]) -> Result<String, StoreError> {
    Ok(serde_json::to_string(placers)?)
}

/// Makes a person the second coder, unless someone is already; tells how many rounds it was done to.
pub(super) async fn begin(tx: &mut Tx, municipality: &str, round: &str, coder: &Actor) -> Result<u64, StoreError> {
    let now = tx.now();
    let text = sql("update coding_round set coder_id = $3, coder_name = $4, begun_at = $5 \
         where municipality_id = $1 and id = $2 and coder_id is null and abandoned_at is null");
    tx.run(text.bind(municipality).bind(round).bind(coder.audit_name()).bind(&coder.name).bind(now)).await
}

/// Keeps the second coder's answer for one thought, as long as the round is theirs and neither finished nor given up;
/// tells how many thoughts it was kept for.
pub(super) async fn answer(
    tx: &mut Tx,
    municipality: &str,
    (round, position): (&str, i64),
    coder: &Actor,
    answer: &Answer,
) -> Result<u64, StoreError> {
    let now = tx.now();
    let (category, is_undecidable) = match answer {
        Answer::Category(category) => (Some(category.clone()), 0_i64),
        Answer::Undecidable => (None, 1),
    };
    let text = sql("update coded_thought set second_category = $4, is_undecidable = $5, answered_at = $6 \
         where municipality_id = $1 and round_id = $2 and position = $3 and exists (select 1 from coding_round r \
         where r.id = coded_thought.round_id and r.coder_id = $7 and r.finished_at is null and r.abandoned_at is null)");
    let query = text.bind(municipality).bind(round).bind(position).bind(category).bind(is_undecidable).bind(now);
    tx.run(query.bind(coder.audit_name())).await
}

/// Finishes the round of this second coder, unless it is finished or given up; tells how many rounds it was done to.
pub(super) async fn finish(tx: &mut Tx, municipality: &str, round: &str, coder: &Actor) -> Result<u64, StoreError> {
    let now = tx.now();
    let text =
        sql("update coding_round set finished_at = $4 where municipality_id = $1 and id = $2 and coder_id = $3 \
         and finished_at is null and abandoned_at is null");
    tx.run(text.bind(municipality).bind(round).bind(coder.audit_name()).bind(now)).await
}

/// Gives a round up, unless it is finished or given up already; tells how many rounds it was done to.
pub(super) async fn abandon(
    tx: &mut Tx,
    municipality: &str,
    round: &str,
    actor: &Actor,
    reason: &str,
) -> Result<u64, StoreError> {
    let now = tx.now();
    let text = sql("update coding_round set abandoned_by_id = $3, abandoned_by_name = $4, abandoned_at = $5, \
         abandoned_reason = $6 where municipality_id = $1 and id = $2 and finished_at is null and abandoned_at is null");
    let query = text.bind(municipality).bind(round).bind(actor.audit_name()).bind(&actor.name).bind(now);
    tx.run(query.bind(reason)).await
}

/// Keeps what was decided about one disagreement.
pub(super) async fn decide(
    tx: &mut Tx,
    municipality: &str,
    (round, position): (&str, i64),
    decision: &Decision,
) -> Result<(), StoreError> {
    let text = sql(
        "update coded_thought set decision = $4, note = $5, decided_by_id = $6, decided_by_name = $7, decided_at = $8, \
         decided_step = $9 where municipality_id = $1 and round_id = $2 and position = $3",
    );
    let query = text.bind(municipality).bind(round).bind(position).bind(decision.choice.name()).bind(&decision.note);
    let query = query.bind(&decision.deed.by_id).bind(&decision.deed.by_name).bind(decision.deed.at);
    tx.run(query.bind(decision.step)).await?;
    Ok(())
}
