//! Reading voices. Writing them is in `writing`, the editor's work in `editing`, files in `exchange`, the booklet in
//! `booklet`; all of it is called through here.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use platform::Fault;
use platform::access::{Actor, Right};
use platform::store::{Reads, StoreError};

use super::{State, Step, Voice, store};
use crate::model;
use crate::wording::store::words_in_force;
use crate::wording::{PartKind, ThingKind};

pub use super::booklet::{BookletFault, Edition, booklet};
pub use super::editing::{Direction, carry_out, edit, publish_chosen, shift};
pub use super::exchange::{export, import_in};
pub use super::writing::{Consent, PictureChange, Written, remove_picture, rewrite, withdraw, write};

/// Returns the question that workplaces answer, as the municipality's own model words it, or else the first that does.
/// None when no model has one.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn question(reads: &mut impl Reads, actor: &Actor) -> Result<Option<String>, StoreError> {
    let models = model::actions::all(reads, actor).await?;
    let words = words_in_force(reads, &actor.municipality, ThingKind::Model).await?;
    let worded = models.iter().filter_map(|model| words.get(&model.id));
    let mut asked = worded.map(|words| words.text(PartKind::ReflectionQuestion).trim().to_owned());
    Ok(asked.find(|question| !question.is_empty()))
}

/// Returns the voices that everyone may read, in the booklet's order.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn published(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<Voice>, StoreError> {
    let mut voices = chosen(reads, &actor.municipality).await?;
    voices.retain(|voice| voice.is_published && voice.is_seen_by(actor));
    Ok(voices)
}

/// Returns all voices in the booklet, published or not, in its order.
pub(super) async fn chosen(reads: &mut impl Reads, municipality: &str) -> Result<Vec<Voice>, StoreError> {
    let mut voices = store::all(reads, municipality).await?;
    voices.retain(|voice| voice.state == State::Accepted && voice.place.is_some());
    voices.sort_by_key(|voice| voice.place);
    Ok(voices)
}

/// Returns all voices that the actor edits, oldest first.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn edited_by(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<Voice>, StoreError> {
    let mut voices = store::all(reads, &actor.municipality).await?;
    voices.retain(|voice| actor.may(Right::EditVoices, &voice.scope()));
    Ok(voices)
}

/// Returns the voices that a search may find for the actor: first those in the booklet that everyone may read, then those
/// that the actor edits or wrote.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn found_by(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<Voice>, StoreError> {
    let in_booklet = |voice: &Voice| {
        voice.state == State::Accepted && voice.place.is_some() && voice.is_published && voice.is_seen_by(actor)
    };
    let own = |voice: &Voice| voice.is_by(actor) || actor.may(Right::EditVoices, &voice.scope());
    let mut voices = store::all(reads, &actor.municipality).await?;
    voices.retain(|voice| in_booklet(voice) || own(voice));
    voices.sort_by_key(|voice| if in_booklet(voice) { (0, voice.place) } else { (1, None) });
    Ok(voices)
}

/// Returns the voices that the actor has written, newest first.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn written_by(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<Voice>, StoreError> {
    let mut voices = store::all(reads, &actor.municipality).await?;
    voices.retain(|voice| voice.is_by(actor));
    voices.reverse();
    Ok(voices)
}

/// Returns a voice that the actor may read.
///
/// # Errors
/// [`Fault::NotFound`] when there is none.
pub async fn find(reads: &mut impl Reads, actor: &Actor, id: &str) -> Result<Voice, Fault> {
    let voice = store::one(reads, &actor.municipality, id).await?;
    voice.filter(|voice| voice.is_seen_by(actor)).ok_or(Fault::NotFound)
}

/// Returns the picture of a voice that the actor may read, as a JPEG.
///
/// # Errors
/// [`Fault::NotFound`] when there is none.
pub async fn picture(reads: &mut impl Reads, actor: &Actor, id: &str) -> Result<Vec<u8>, Fault> {
    find(reads, actor, id).await?;
    let content = store::picture(reads, &actor.municipality, id).await?.ok_or(Fault::NotFound)?;
    let jpeg = STANDARD.decode(content).map_err(|_| StoreError::Unreadable("voice_picture".to_owned()))?;
    Ok(jpeg)
}

/// Returns what was done with a voice, newest first, for its writer and the editors.
///
/// # Errors
/// [`StoreError`] when it cannot be read.
pub async fn steps(reads: &mut impl Reads, actor: &Actor, voice: &Voice) -> Result<Vec<Step>, StoreError> {
    if !(voice.is_by(actor) || actor.may(Right::EditVoices, &voice.scope())) {
        return Ok(Vec::new());
    }
    store::steps(reads, &actor.municipality, &voice.id).await
}
