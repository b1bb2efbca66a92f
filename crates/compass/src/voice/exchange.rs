//! Voices in the compass's own file: those of a printed booklet come in, and the booklet goes out again.

use platform::Fault;
use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx, new_id};
use platform::tenancy;

use super::actions::{chosen, published, question};
use super::{Account, State, Voice, on_thread, store};
use crate::thread::links::actions::take_turn;

/// A voice as a file has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportedVoice {
    /// The workplace.
    pub workplace: String,
    /// The account, word for word.
    pub quote: String,
    /// What the speaker does there.
    pub role: String,
    /// The part of the municipality that the workplace belongs to.
    pub center: String,
    /// What the file remarks, as JSON.
    pub remarks: String,
}

/// Takes in voices that were published before: accepted, in the booklet in the file's order, and open to everyone. One
/// that is there already, by workplace and quote, stays as it is, also when it has been withdrawn here. Returns how many
/// are new. Part of an import, which has the transaction and its right.
///
/// # Errors
/// [`Fault`] when they cannot be written.
pub async fn import_in(tx: &mut Tx, actor: &Actor, voices: Vec<ImportedVoice>) -> Result<usize, Fault> {
    let unit = tenancy::root_unit(tx, &actor.municipality).await?;
    take_turn(tx, actor).await?;
    let question = question(tx, actor).await?.unwrap_or_default();
    let known = store::all(tx, &actor.municipality).await?;
    let mut order = chosen(tx, &actor.municipality).await?;
    let (mut of_file, mut added) = (Vec::new(), 0);
    let now = tx.now().millis();
    for new in voices {
        // By the writer's own words: a light correction made here does not make it another voice.
        let is_same = |voice: &&Voice| {
            let own = voice.own.as_ref().unwrap_or(&voice.said);
            own.workplace == new.workplace && own.quote == new.quote
        };
        if let Some(there) = known.iter().find(is_same) {
            of_file.push(there.id.clone());
            continue;
        }
        let voice = Voice {
            id: new_id(),
            municipality_id: actor.municipality.clone(),
            unit_id: unit.id.clone(),
            unit_path: unit.path.clone(),
            said: Account { workplace: new.workplace, role: new.role, center: new.center, quote: new.quote },
            own: None,
            question: question.clone(),
            core_task_id: None,
            state: State::Accepted,
            decline_reason: String::new(),
            is_published: true,
            place: Some(0),
            revision: 1,
            consented_at: None,
            withdrawn_at: None,
            writer_id: None,
            remarks: new.remarks,
            created_at: now,
            changed_at: now,
            picture: None,
        };
        store::insert(tx, &voice).await?;
        on_thread::stand(tx, actor, &voice).await?;
        store::note(tx, actor, &voice, "imported", "").await?;
        of_file.push(voice.id.clone());
        order.push(voice);
        added += 1;
    }
    if added > 0 {
        put_in_order(tx, actor, order, &of_file).await?;
    }
    Ok(added)
}

/// Puts the file's voices in its order, after those that people have chosen here.
async fn put_in_order(tx: &mut Tx, actor: &Actor, mut order: Vec<Voice>, of_file: &[String]) -> Result<(), StoreError> {
    order.sort_by_key(|voice| of_file.iter().position(|id| *id == voice.id));
    for (place, voice) in (1..).zip(&order) {
        store::set_place(tx, &actor.municipality, &voice.id, place).await?;
    }
    Ok(())
}

/// Returns the voices that everyone may read, in the booklet's order. A file tells nothing of consent and takes its voices
/// back in as published, so that no other may leave by it, whoever asks.
///
/// # Errors
/// [`StoreError`] when they cannot be read.
pub async fn export(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<ImportedVoice>, StoreError> {
    let voices = published(reads, actor).await?;
    let exported = |voice: Voice| ImportedVoice {
        workplace: voice.said.workplace,
        quote: voice.said.quote,
        role: voice.said.role,
        center: voice.said.center,
        remarks: voice.remarks,
    };
    Ok(voices.into_iter().map(exported).collect())
}
