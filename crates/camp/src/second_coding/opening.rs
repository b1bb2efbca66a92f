//! Opening a round: drawing the sample, freezing what the first coder has, letting the machine sort it.

use platform::Fault;
use platform::access::{Actor, Right};
use platform::store::{Db, Reads, Tx, new_id};
use platform::time::Timestamp;
use sha2::{Digest, Sha256};
use stats::random::Random;
use text::unwatched;

use super::actions::Sampled;
use super::{Deed, DrawnFrom, FrozenCategory, MachineNote, Round, SampledThought, machine, sample, store};
use crate::consolidation::actions::key;
use crate::consolidation::{self, Board, BoardKey, Category, Place, step_store};
use crate::exercise::Exercise;
use crate::gathering::Camp;
use crate::suggestion::Material;
use crate::suggestion::meaning::Asker;

/// How many thoughts a sample has unless told otherwise: enough for an interval that says something, and done in a
/// quarter of an hour.
pub const USUAL_SIZE: usize = 50;
/// The fewest thoughts that agreement can be computed from.
pub const LEAST: usize = 2;
/// The most that one person is asked to sort in a round.
pub const MOST: usize = 500;

/// What a new round is to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// How many thoughts to draw; all when there are fewer.
    pub size: usize,
    /// What to draw from.
    pub drawn_from: DrawnFrom,
}

/// How many thoughts could be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawable {
    /// From all that are placed.
    pub all: usize,
    /// From those that the actor alone placed.
    pub own: usize,
}

/// Returns how many thoughts of a board could be drawn.
///
/// # Errors
/// [`Fault::Denied`] without `Right::Consolidate`.
pub async fn drawable(
    reads: &mut impl Reads,
    actor: &Actor,
    camp: &Camp,
    exercise: Exercise,
) -> Result<Drawable, Fault> {
    actor.require(Right::Consolidate, &camp.scope())?;
    let key = key(camp, exercise);
    let board = consolidation::store::board(reads, &key).await?;
    let steps = step_store::newest_steps(reads, &key, i64::MAX).await?;
    let placers = sample::placers(&steps);
    let count = |from| sample::candidates(&board, &placers, from, &actor.audit_name()).len();
    Ok(Drawable { all: count(DrawnFrom::All), own: count(DrawnFrom::Own) })
}

/// How often opening begins anew because someone took a step on the board meanwhile.
const TRIES: usize = 5;

/// Opens a round: draws the sample, freezes what the first coder has, lets the machine sort, with a language model where
/// there is one. Returns its number.
///
/// # Errors
/// [`Fault::Denied`] without `Right::Consolidate`; [`Fault::Refused`] when fewer than [`LEAST`] thoughts can be drawn,
/// the size is not between [`LEAST`] and [`MOST`], or the board never stood still.
pub async fn open(
    db: &Db,
    actor: &Actor,
    camp: &Camp,
    exercise: Exercise,
    opening: Opening,
    now: Timestamp,
) -> Result<i64, Fault> {
    actor.require(Right::Consolidate, &camp.scope())?;
    let key = key(camp, exercise);
    let asker = Asker { db: db.clone(), actor: actor.clone(), now };
    for _ in 0..TRIES {
        let (board, mut drawn) = draw(&mut db.reader(), &key, actor, opening, now).await?;
        let cards: Vec<String> = drawn.thoughts.iter().map(|thought| thought.card.clone()).collect();
        let mut material = Material::of(&board);
        // Nobody watches, so nobody stops it.
        let is_read = asker.read(&mut material, &unwatched).await.unwrap_or(false);
        let model = if is_read { asker.fingerprint().await } else { None };
        let work = move || machine::sort(&board, &cards, &material, model);
        let coded = tokio::task::spawn_blocking(work).await.map_err(|_| Fault::Refused("coding-machine-failed"))?;
        for thought in &mut drawn.thoughts {
            thought.machine = coded.categories.get(&thought.card).cloned().unwrap_or_default();
        }
        drawn.round.machine = coded.note;
        if let Some(number) = keep(db, &key, actor, drawn, now).await? {
            return Ok(number);
        }
    }
    Err(Fault::Refused("coding-board-busy"))
}

/// Draws the sample from the board as it stands. The machine's part is still missing.
async fn draw(
    reads: &mut impl Reads,
    key: &BoardKey,
    actor: &Actor,
    opening: Opening,
    now: Timestamp,
) -> Result<(Board, Sampled), Fault> {
    if !(LEAST..=MOST).contains(&opening.size) {
        return Err(Fault::Refused("coding-size-wrong"));
    }
    let board = consolidation::store::board(reads, key).await?;
    let steps = step_store::newest_steps(reads, key, i64::MAX).await?;
    let placers = sample::placers(&steps);
    let candidates = sample::candidates(&board, &placers, opening.drawn_from, &actor.audit_name());
    if candidates.len() < LEAST {
        return Err(Fault::Refused("coding-too-few"));
    }
    let id = new_id();
    let seed = seed(&id);
    let cards = Random::new(seed).sample(&candidates, opening.size);
    let frozen = |(id, category): (&String, &Category)| FrozenCategory {
        id: id.clone(),
        name: category.name.clone(),
        description: category.description.clone(),
    };
    let round = Round {
        id,
        exercise: key.exercise,
        number: 0,
        seed,
        drawn_from: opening.drawn_from,
        drawn_among: i64::try_from(candidates.len()).unwrap_or(i64::MAX),
        board_step: board.latest_step,
        categories: board.ordered_categories().into_iter().map(frozen).collect(),
        placed_by: sample::placers_of(&cards, &placers),
        machine: MachineNote::default(),
        opened: Deed { by_id: actor.audit_name(), by_name: actor.name.clone(), at: now.millis() },
        coder: None,
        finished_at: None,
        abandoned: None,
    };
    let thoughts = (1..).zip(&cards).filter_map(|(position, card)| sampled(&board, position, card)).collect();
    Ok((board, Sampled { round, thoughts }))
}

fn sampled(board: &Board, position: i64, id: &str) -> Option<SampledThought> {
    let (card, _) = board.cards.get(id)?;
    let Place::Category(first) = &card.place else { return None };
    Some(SampledThought {
        position,
        card: id.to_owned(),
        statement: card.statement.clone(),
        first: first.clone(),
        machine: String::new(),
        answer: None,
        decision: None,
    })
}

/// A number that the round's identifier decides, small enough for every database.
fn seed(id: &str) -> u64 {
    let hash = Sha256::digest(id.as_bytes());
    hash.iter().take(8).fold(0_u64, |seed, byte| (seed << 8) | u64::from(*byte)) >> 1
}

/// Keeps a drawn round and returns its number; `None` when the board has changed since it was read.
async fn keep(
    db: &Db,
    key: &BoardKey,
    actor: &Actor,
    mut drawn: Sampled,
    now: Timestamp,
) -> Result<Option<i64>, Fault> {
    let mut tx = Tx::begin(db, actor, "camp.coding.open", now).await?;
    if consolidation::store::latest_step(&mut tx, key).await? != drawn.round.board_step {
        return Ok(None);
    }
    let newest = store::rounds(&mut tx, key).await?.first().map_or(0, |round| round.number);
    drawn.round.number = newest + 1;
    tx.about("coding_round", &drawn.round.id);
    tx.detail("round", drawn.round.number);
    tx.detail("thoughts", drawn.thoughts.len());
    match store::insert(&mut tx, key, &drawn.round, &drawn.thoughts).await {
        // Someone opened one with the same number at the same moment.
        Err(error) if error.is_duplicate() => return Ok(None),
        outcome => outcome?,
    }
    tx.commit().await?;
    Ok(Some(drawn.round.number))
}
