//! Writing a voice, changing it while it waits, taking it back.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use platform::Fault;
use platform::access::{Actor, Right, Scope};
use platform::store::{Db, Reads, StoreError, Tx, new_id};
use platform::tenancy::{self, Unit};
use platform::time::Timestamp;

use super::picture::Prepared;
use super::{Account, PictureFacts, State, Voice, on_thread, rules, store};
use crate::core_task;
use crate::thread::links::actions::take_turn;

/// Whether the writer agrees that the voice is published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// They do.
    Given,
    /// They have not said so.
    Missing,
}

/// What becomes of a voice's picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureChange {
    /// It has none, or not any longer.
    None,
    /// It keeps the one it has, which shows this.
    Keep(String),
    /// It gets this one, which shows this.
    Put(Prepared, String),
}

/// What a writer hands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// What they say.
    pub said: Account,
    /// The core task that it is about; none: the core task as a whole.
    pub core_task: Option<String>,
    /// The question that they answer.
    pub question: String,
    /// Whether they agree that it is published.
    pub consent: Consent,
    /// The picture.
    pub picture: PictureChange,
}

impl Written {
    fn require_sound(&self) -> Result<(), Fault> {
        if let Some((_, key)) = rules::faults(&self.said).into_iter().next() {
            return Err(Fault::Refused(key));
        }
        if self.consent == Consent::Missing {
            return Err(Fault::Refused("voice-refused-no-consent"));
        }
        match &self.picture {
            PictureChange::Keep(alt) | PictureChange::Put(_, alt) => {
                rules::fault_of_alt(alt).map_or(Ok(()), |key| Err(Fault::Refused(key)))
            }
            PictureChange::None => Ok(()),
        }
    }
}

/// Returns the topmost unit in which the actor may write a voice.
async fn home(reads: &mut impl Reads, actor: &Actor) -> Result<Unit, Fault> {
    let units = tenancy::units(reads, &actor.municipality).await?;
    let scope = |unit: &Unit| Scope { municipality: actor.municipality.clone(), unit_path: unit.path.clone() };
    let mut mine: Vec<Unit> = units.into_iter().filter(|unit| actor.may(Right::WriteVoice, &scope(unit))).collect();
    mine.sort_by_key(|unit| unit.path.len());
    mine.into_iter().next().ok_or(Fault::Denied(platform::access::Denied { right: Right::WriteVoice }))
}

/// Hands in a voice, and returns its identifier. It waits for an editor.
///
/// # Errors
/// [`Fault`]: without `Right::WriteVoice`, for an account that is missing something or is too long, without consent, for a
/// picture that does not say what it shows, and for a core task that is not there.
pub async fn write(db: &Db, actor: &Actor, written: &Written, now: Timestamp) -> Result<String, Fault> {
    let unit = home(&mut db.reader(), actor).await?;
    written.require_sound()?;
    require_task(&mut db.reader(), actor, written).await?;
    let mut tx = Tx::begin(db, actor, "compass.voice.write", now).await?;
    let voice = Voice {
        id: new_id(),
        municipality_id: actor.municipality.clone(),
        unit_id: unit.id,
        unit_path: unit.path,
        said: written.said.clone(),
        own: None,
        question: written.question.clone(),
        core_task_id: written.core_task.clone(),
        state: State::Waiting,
        decline_reason: String::new(),
        is_published: false,
        place: None,
        revision: 1,
        consented_at: Some(now.millis()),
        withdrawn_at: None,
        writer_id: actor.user.clone(),
        remarks: "{}".to_owned(),
        created_at: now.millis(),
        changed_at: now.millis(),
        picture: None,
    };
    store::insert(&mut tx, &voice).await?;
    keep_picture(&mut tx, &voice, &written.picture).await?;
    store::note(&mut tx, actor, &voice, "written", "").await?;
    tx.about("voice", &voice.id);
    tx.commit().await?;
    Ok(voice.id)
}

async fn require_task(reads: &mut impl Reads, actor: &Actor, written: &Written) -> Result<(), Fault> {
    match &written.core_task {
        Some(id) => core_task::actions::find(reads, actor, id).await.map(drop),
        None => Ok(()),
    }
}

async fn keep_picture(tx: &mut Tx, voice: &Voice, change: &PictureChange) -> Result<(), StoreError> {
    let (municipality, id) = (&voice.municipality_id, &voice.id);
    match change {
        PictureChange::None => store::delete_picture(tx, municipality, id).await,
        PictureChange::Keep(alt) => store::set_alt(tx, municipality, id, alt.trim()).await,
        PictureChange::Put(picture, alt) => {
            let facts = PictureFacts {
                alt: alt.trim().to_owned(),
                width: i64::from(picture.width),
                height: i64::from(picture.height),
            };
            store::put_picture(tx, municipality, id, &facts, &STANDARD.encode(&picture.jpeg)).await
        }
    }
}

/// Takes the municipality's turn and returns a voice as it stands then.
pub(super) async fn locked(tx: &mut Tx, actor: &Actor, id: &str) -> Result<Voice, Fault> {
    take_turn(tx, actor).await?;
    let voice = store::one(tx, &actor.municipality, id).await?;
    voice.filter(|voice| voice.is_seen_by(actor)).ok_or(Fault::NotFound)
}

/// Hands a voice in anew, in place of what its writer wrote before: while it waits, after a no, or after it was withdrawn.
/// `seen` is the revision that the writer saw.
///
/// # Errors
/// [`Fault`]: for anyone but its writer, for one that is accepted, when it has changed meanwhile, and as [`write`].
pub async fn rewrite(
    db: &Db,
    actor: &Actor,
    id: &str,
    seen: i64,
    written: &Written,
    now: Timestamp,
) -> Result<(), Fault> {
    written.require_sound()?;
    require_task(&mut db.reader(), actor, written).await?;
    let mut tx = Tx::begin(db, actor, "compass.voice.rewrite", now).await?;
    let voice = locked(&mut tx, actor, id).await?;
    if !voice.is_by(actor) {
        return Err(Fault::NotFound);
    }
    actor.require(Right::WriteVoice, &voice.scope())?;
    let mut after = rules::rewritten(&voice, written.said.clone(), now.millis()).map_err(Fault::Refused)?;
    if voice.revision != seen {
        return Err(Fault::Refused("voice-refused-changed"));
    }
    after.core_task_id.clone_from(&written.core_task);
    after.question.clone_from(&written.question);
    store::update(&mut tx, &after).await?;
    keep_picture(&mut tx, &after, &written.picture).await?;
    store::note(&mut tx, actor, &after, "rewritten", "").await?;
    tx.about("voice", id);
    tx.commit().await?;
    Ok(())
}

/// Takes a voice back: it leaves everything that is published at once, and its picture is deleted. The voice itself and
/// its history stay, for its writer and the editors.
///
/// # Errors
/// [`Fault`]: for anyone but its writer and those with `Right::EditVoices`, and when it is withdrawn already.
pub async fn withdraw(db: &Db, actor: &Actor, id: &str, now: Timestamp) -> Result<(), Fault> {
    let mut tx = Tx::begin(db, actor, "compass.voice.withdraw", now).await?;
    let voice = locked(&mut tx, actor, id).await?;
    require_hand_in(actor, &voice)?;
    let after = rules::withdrawn(&voice, now.millis()).map_err(Fault::Refused)?;
    store::update(&mut tx, &after).await?;
    store::delete_picture(&mut tx, &actor.municipality, id).await?;
    on_thread::stand(&mut tx, actor, &after).await?;
    store::note(&mut tx, actor, &after, "withdrawn", "").await?;
    tx.about("voice", id);
    tx.commit().await?;
    Ok(())
}

/// Deletes the picture of a voice, which stays as it is otherwise.
///
/// # Errors
/// [`Fault`]: for anyone but its writer and those with `Right::EditVoices`.
pub async fn remove_picture(db: &Db, actor: &Actor, id: &str, now: Timestamp) -> Result<(), Fault> {
    let mut tx = Tx::begin(db, actor, "compass.voice.remove-picture", now).await?;
    let voice = locked(&mut tx, actor, id).await?;
    require_hand_in(actor, &voice)?;
    store::delete_picture(&mut tx, &actor.municipality, id).await?;
    store::note(&mut tx, actor, &voice, "picture-removed", "").await?;
    tx.about("voice", id);
    tx.commit().await?;
    Ok(())
}

fn require_hand_in(actor: &Actor, voice: &Voice) -> Result<(), Fault> {
    if voice.is_by(actor) {
        return Ok(());
    }
    Ok(actor.require(Right::EditVoices, &voice.scope())?)
}
