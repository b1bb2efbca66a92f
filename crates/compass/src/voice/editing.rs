//! The editor's work: yes or no, light corrections, what is in the booklet, in which order, and what everyone may read.

use platform::Fault;
use platform::access::{Actor, Right};
use platform::store::{Db, Tx};
use platform::time::Timestamp;

use super::actions::chosen;
use super::rules::{self, Command};
use super::writing::locked;
use super::{Account, on_thread, store};
use crate::core_task;
use crate::thread::links::actions::take_turn;

/// Which way a voice is moved in the booklet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the front.
    Earlier,
    /// Towards the back.
    Later,
}

/// Carries out a command. `seen` is the revision that the editor saw.
///
/// # Errors
/// [`Fault`]: without `Right::EditVoices`, for what the voice's state does not allow, and for a command that answers for
/// its words when they have changed meanwhile.
pub async fn carry_out(
    db: &Db,
    actor: &Actor,
    id: &str,
    seen: i64,
    command: &Command,
    now: Timestamp,
) -> Result<(), Fault> {
    let mut tx = Tx::begin(db, actor, command.action(), now).await?;
    let voice = locked(&mut tx, actor, id).await?;
    actor.require(Right::EditVoices, &voice.scope())?;
    let last = chosen(&mut tx, &actor.municipality).await?.last().and_then(|voice| voice.place).unwrap_or(0);
    let after = rules::decide(&voice, command, last).map_err(Fault::Refused)?;
    if command.answers_for_words() && voice.revision != seen {
        return Err(Fault::Refused("voice-refused-unread"));
    }
    store::update(&mut tx, &after).await?;
    on_thread::stand(&mut tx, actor, &after).await?;
    let note = if let Command::Decline(reason) = command { reason.trim() } else { "" };
    store::note(&mut tx, actor, &after, command.name(), note).await?;
    tx.about("voice", id);
    tx.commit().await?;
    Ok(())
}

/// Lets everyone read all voices in the booklet that the actor edits, and returns how many were not published before.
///
/// # Errors
/// [`Fault`]: without `Right::EditVoices`.
pub async fn publish_chosen(db: &Db, actor: &Actor, now: Timestamp) -> Result<usize, Fault> {
    actor.require_somewhere(Right::EditVoices)?;
    let mut tx = Tx::begin(db, actor, "compass.voice.publish-chosen", now).await?;
    take_turn(&mut tx, actor).await?;
    let mut waiting = chosen(&mut tx, &actor.municipality).await?;
    waiting.retain(|voice| !voice.is_published && actor.may(Right::EditVoices, &voice.scope()));
    for voice in &waiting {
        let after = rules::decide(voice, &Command::Publish, 0).map_err(Fault::Refused)?;
        store::update(&mut tx, &after).await?;
        on_thread::stand(&mut tx, actor, &after).await?;
        store::note(&mut tx, actor, &after, Command::Publish.name(), "").await?;
    }
    tx.detail("voices", waiting.len());
    tx.commit().await?;
    Ok(waiting.len())
}

/// Changes places with the voice before or after it in the booklet; at the end nothing happens.
///
/// # Errors
/// [`Fault`]: without `Right::EditVoices`, and for a voice that is not in the booklet.
pub async fn shift(db: &Db, actor: &Actor, id: &str, direction: Direction, now: Timestamp) -> Result<(), Fault> {
    let mut tx = Tx::begin(db, actor, "compass.voice.shift", now).await?;
    let voice = locked(&mut tx, actor, id).await?;
    actor.require(Right::EditVoices, &voice.scope())?;
    let mut order = chosen(&mut tx, &actor.municipality).await?;
    let place = order.iter().position(|one| one.id == id).ok_or(Fault::Refused("voice-refused-not-chosen"))?;
    let by = match direction {
        Direction::Earlier => -1,
        Direction::Later => 1,
    };
    let Some(other) = place.checked_add_signed(by).filter(|other| *other < order.len()) else { return Ok(()) };
    order.swap(place, other);
    for (place, one) in (1..).zip(&order) {
        store::set_place(&mut tx, &actor.municipality, &one.id, place).await?;
    }
    tx.about("voice", id);
    tx.commit().await?;
    Ok(())
}

/// Corrects a voice lightly. What the writer wrote is kept and shown beside it. `seen` is the revision that the editor
/// saw.
///
/// # Errors
/// [`Fault`]: without `Right::EditVoices`, for an account that is missing something or is too long, for a core task that is
/// not there, when the voice has changed meanwhile, and when it is declined or withdrawn.
pub async fn edit(
    db: &Db,
    actor: &Actor,
    id: &str,
    seen: i64,
    said: &Account,
    core_task: Option<&str>,
    now: Timestamp,
) -> Result<(), Fault> {
    if let Some((_, key)) = rules::faults(said).into_iter().next() {
        return Err(Fault::Refused(key));
    }
    if let Some(task) = core_task {
        core_task::actions::find(&mut db.reader(), actor, task).await?;
    }
    let mut tx = Tx::begin(db, actor, "compass.voice.edit", now).await?;
    let voice = locked(&mut tx, actor, id).await?;
    actor.require(Right::EditVoices, &voice.scope())?;
    let mut after = rules::edited(&voice, said.clone()).map_err(Fault::Refused)?;
    if voice.revision != seen {
        return Err(Fault::Refused("voice-refused-changed"));
    }
    after.core_task_id = core_task.map(str::to_owned);
    store::update(&mut tx, &after).await?;
    on_thread::stand(&mut tx, actor, &after).await?;
    store::note(&mut tx, actor, &after, "edited", "").await?;
    tx.about("voice", id);
    tx.commit().await?;
    Ok(())
}
