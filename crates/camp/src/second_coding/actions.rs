//! Reading rounds, sorting in one, finishing it, giving it up, and deciding what comes of the disagreements.

use platform::Fault;
use platform::access::{Actor, Right};
use platform::store::{Db, Reads, StoreError, Tx};
use platform::time::Timestamp;
use ui::Hub;

pub use super::opening::{Drawable, LEAST, MOST, Opening, USUAL_SIZE, drawable, open};
use super::{Answer, Choice, Decision, Deed, Round, SampledThought, State, store};
use crate::consolidation::actions::{BoardFault, carry_out, key};
use crate::consolidation::{self, Board, BoardKey, Change, Command, Place, Seen, Step, step_store};
use crate::exercise::Exercise;
use crate::gathering::Camp;

/// A round and its sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sampled {
    /// The round.
    pub round: Round,
    /// Its thoughts, in the order in which they are sorted.
    pub thoughts: Vec<SampledThought>,
}

/// Returns the rounds of a board, the newest first, for those who may consolidate.
///
/// # Errors
/// [`Fault::Denied`] without `Right::Consolidate`.
pub async fn rounds(
    reads: &mut impl Reads,
    actor: &Actor,
    camp: &Camp,
    exercise: Exercise,
) -> Result<Vec<Sampled>, Fault> {
    actor.require(Right::Consolidate, &camp.scope())?;
    Ok(with_samples(reads, &key(camp, exercise)).await?)
}

/// Reads the rounds of a board with their samples, the newest first.
pub(crate) async fn with_samples(reads: &mut impl Reads, key: &BoardKey) -> Result<Vec<Sampled>, StoreError> {
    let mut sampled = Vec::new();
    for round in store::rounds(reads, key).await? {
        let thoughts = store::thoughts(reads, &key.municipality, &round.id).await?;
        sampled.push(Sampled { round, thoughts });
    }
    Ok(sampled)
}

/// Returns a round by its number, for those who may consolidate.
///
/// # Errors
/// [`Fault::Denied`] without `Right::Consolidate`; [`Fault::NotFound`] when there is none.
pub async fn find(
    reads: &mut impl Reads,
    actor: &Actor,
    camp: &Camp,
    exercise: Exercise,
    number: i64,
) -> Result<Sampled, Fault> {
    actor.require(Right::Consolidate, &camp.scope())?;
    let key = key(camp, exercise);
    let rounds = store::rounds(reads, &key).await?;
    let round = rounds.into_iter().find(|round| round.number == number).ok_or(Fault::NotFound)?;
    let thoughts = store::thoughts(reads, &key.municipality, &round.id).await?;
    Ok(Sampled { round, thoughts })
}

async fn begin_tx(
    db: &Db,
    actor: &Actor,
    camp: &Camp,
    action: &'static str,
    round: &Round,
    now: Timestamp,
) -> Result<Tx, Fault> {
    actor.require(Right::Consolidate, &camp.scope())?;
    let mut tx = Tx::begin(db, actor, action, now).await?;
    tx.about("coding_round", &round.id);
    tx.detail("round", round.number);
    Ok(tx)
}

/// Makes the actor the round's second coder.
///
/// # Errors
/// [`Fault::Refused`] when the actor knows where something in the sample stands, or another was first.
pub async fn begin(db: &Db, actor: &Actor, camp: &Camp, round: &Round, now: Timestamp) -> Result<(), Fault> {
    let mut tx = begin_tx(db, actor, camp, "camp.coding.begin", round, now).await?;
    round.may_be_coded_by(&actor.audit_name()).map_err(Fault::Refused)?;
    if store::begin(&mut tx, &camp.municipality_id, &round.id, actor).await? == 0 {
        return Err(Fault::Refused("coding-refused-taken"));
    }
    Ok(tx.commit().await?)
}

/// Keeps the second coder's answer for the thought at a position; an earlier answer is replaced.
///
/// # Errors
/// [`Fault::Refused`] when the category is none of the round's, there is no such thought, or the actor is not (or no
/// longer) sorting the round.
pub async fn answer(
    db: &Db,
    actor: &Actor,
    camp: &Camp,
    round: &Round,
    (position, answer): (i64, &Answer),
    now: Timestamp,
) -> Result<(), Fault> {
    let mut tx = begin_tx(db, actor, camp, "camp.coding.answer", round, now).await?;
    if let Answer::Category(category) = answer
        && !round.categories.iter().any(|known| known.id == *category)
    {
        return Err(Fault::Refused("coding-refused-category"));
    }
    if store::answer(&mut tx, &camp.municipality_id, (&round.id, position), actor, answer).await? == 0 {
        return Err(Fault::Refused("coding-refused-not-sorting"));
    }
    tx.detail("position", position);
    Ok(tx.commit().await?)
}

/// Returns the positions of the thoughts that still wait for an answer: those whose words are there to be read.
#[must_use]
pub fn waiting(board: &Board, thoughts: &[SampledThought]) -> Vec<i64> {
    let is_there =
        |thought: &SampledThought| board.cards.get(&thought.card).is_some_and(|(card, _)| card.place != Place::Erased);
    thoughts
        .iter()
        .filter(|thought| thought.answer.is_none() && is_there(thought))
        .map(|thought| thought.position)
        .collect()
}

/// Finishes the actor's round; from then on nothing in it can be changed and everybody sees the figures.
///
/// # Errors
/// [`Fault::Refused`] when thoughts still wait, or the actor is not sorting the round.
pub async fn finish(db: &Db, actor: &Actor, camp: &Camp, sampled: &Sampled, now: Timestamp) -> Result<(), Fault> {
    let round = &sampled.round;
    let mut tx = begin_tx(db, actor, camp, "camp.coding.finish", round, now).await?;
    let board = consolidation::store::board(&mut tx, &key(camp, round.exercise)).await?;
    let thoughts = store::thoughts(&mut tx, &camp.municipality_id, &round.id).await?;
    if !waiting(&board, &thoughts).is_empty() {
        return Err(Fault::Refused("coding-refused-waiting"));
    }
    if store::finish(&mut tx, &camp.municipality_id, &round.id, actor).await? == 0 {
        return Err(Fault::Refused("coding-refused-not-sorting"));
    }
    Ok(tx.commit().await?)
}

/// Gives a round up, with a reason that stays in the list.
///
/// # Errors
/// [`Fault::Refused`] without a reason, or when the round is finished or given up already: figures that one does not
/// like cannot be put away.
pub async fn abandon(
    db: &Db,
    actor: &Actor,
    camp: &Camp,
    round: &Round,
    reason: &str,
    now: Timestamp,
) -> Result<(), Fault> {
    let mut tx = begin_tx(db, actor, camp, "camp.coding.abandon", round, now).await?;
    if reason.trim().is_empty() {
        return Err(Fault::Refused("coding-reason-missing"));
    }
    if store::abandon(&mut tx, &camp.municipality_id, &round.id, actor, reason.trim()).await? == 0 {
        return Err(Fault::Refused("coding-refused-closed"));
    }
    Ok(tx.commit().await?)
}

/// What is to be decided about a disagreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The thought's place in the sample.
    pub position: i64,
    /// The decision.
    pub choice: Choice,
    /// A note; may be empty, but not when it is to be talked over.
    pub note: String,
    /// The step that had last changed the card when whoever decides looked; with none, whatever it is now.
    pub changed_in: Option<i64>,
}

/// Decides a disagreement of a finished round. Taking the second coder's category is a step on the board like any
/// other, by the actor, and can be undone there.
///
/// # Errors
/// [`BoardFault`] as the board says when the step cannot be taken; otherwise [`Fault::Refused`] when the round is not
/// finished, the two agreed, there is no category to take, a step that took it still stands, or the note is missing.
pub async fn decide(
    db: &Db,
    hub: &Hub,
    actor: &Actor,
    camp: &Camp,
    sampled: &Sampled,
    verdict: Verdict,
    now: Timestamp,
) -> Result<Result<(), BoardFault>, Fault> {
    let round = &sampled.round;
    actor.require(Right::Consolidate, &camp.scope())?;
    let thought = disagreement(sampled, &verdict)?;
    let key = key(camp, round.exercise);
    let undone = store::undone_steps(&mut db.reader(), &key).await?;
    if standing_decision(thought, &undone).is_some_and(|decision| decision.step.is_some()) {
        return Err(Fault::Refused("coding-refused-undo-first"));
    }
    let mut step = None;
    if verdict.choice == Choice::Take {
        let category = thought.second().ok_or(Fault::Refused("coding-refused-nothing-to-take"))?.to_owned();
        let cards = vec![Seen { card: thought.card.clone(), changed_in: verdict.changed_in }];
        match carry_out(db, hub, actor, camp, round.exercise, &Command::Place { cards, category }, now).await {
            Ok(number) => step = step_taken(&mut db.reader(), &key, number, (&thought.card, actor, now)).await?,
            Err(fault) => return Ok(Err(fault)),
        }
    }
    let mut tx = begin_tx(db, actor, camp, "camp.coding.decide", round, now).await?;
    tx.detail("position", verdict.position);
    let deed = Deed { by_id: actor.audit_name(), by_name: actor.name.clone(), at: now.millis() };
    let decision = Decision { choice: verdict.choice, note: verdict.note.trim().to_owned(), deed, step };
    store::decide(&mut tx, &camp.municipality_id, (&round.id, verdict.position), &decision).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// The number of a step, if it is the one that was just taken for this card: where the card stood in the category
/// already, none was, and the latest one is somebody's from before.
async fn step_taken(
    reads: &mut impl Reads,
    key: &BoardKey,
    number: i64,
    (card, actor, now): (&str, &Actor, Timestamp),
) -> Result<Option<i64>, StoreError> {
    let step = step_store::find_step(reads, key, number).await?;
    let moved = |change: &Change| matches!(change, Change::Card(edit) if edit.id == card);
    let is_it =
        |step: &Step| step.by_id == actor.audit_name() && step.at == now.millis() && step.changes.iter().any(moved);
    Ok(step.filter(is_it).map(|step| step.number))
}

/// The disagreement that a verdict is about.
fn disagreement<'s>(sampled: &'s Sampled, verdict: &Verdict) -> Result<&'s SampledThought, Fault> {
    if sampled.round.state() != State::Finished {
        return Err(Fault::Refused("coding-refused-not-finished"));
    }
    if verdict.choice == Choice::Later && verdict.note.trim().is_empty() {
        return Err(Fault::Refused("coding-note-missing"));
    }
    let mut thoughts = sampled.thoughts.iter();
    let thought = thoughts.find(|thought| thought.position == verdict.position).ok_or(Fault::NotFound)?;
    if thought.is_disagreed() { Ok(thought) } else { Err(Fault::Refused("coding-refused-agreed")) }
}

/// Returns what was decided about a thought, unless the step that carried it out has been undone.
#[must_use]
pub fn standing_decision<'t>(thought: &'t SampledThought, undone: &[i64]) -> Option<&'t Decision> {
    thought.decision.as_ref().filter(|decision| decision.step.is_none_or(|step| !undone.contains(&step)))
}

/// Returns the numbers of the board's steps that are undone.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn undone_steps(reads: &mut impl Reads, camp: &Camp, exercise: Exercise) -> Result<Vec<i64>, StoreError> {
    store::undone_steps(reads, &key(camp, exercise)).await
}
