//! Voices on their way in and out with a compass.

use platform::Fault;
use platform::access::Actor;
use platform::store::{Reads, StoreError, Tx};

use crate::exchange::{Form, Remarks, Voice};
use crate::voice::{ImportedVoice, actions as voices};

fn filled(text: String) -> Option<String> {
    Some(text).filter(|text| !text.is_empty())
}

/// Adds the form's voices that are not there yet, and returns how many were added.
pub(super) async fn import(tx: &mut Tx, actor: &Actor, form: &Form) -> Result<usize, Fault> {
    let voice = |voice: &Voice| ImportedVoice {
        workplace: voice.workplace.clone(),
        quote: voice.quote.clone(),
        role: voice.role.clone().unwrap_or_default(),
        center: voice.center.clone().unwrap_or_default(),
        remarks: voice.remarks.to_text(),
    };
    if form.voices.is_empty() {
        return Ok(0);
    }
    voices::import_in(tx, actor, form.voices.iter().map(voice).collect()).await
}

/// Returns the voices that everyone may read, in order.
pub(super) async fn export(reads: &mut impl Reads, actor: &Actor) -> Result<Vec<Voice>, StoreError> {
    let voice = |voice: ImportedVoice| Voice {
        remarks: Remarks::from_text(&voice.remarks).unwrap_or_default(),
        workplace: voice.workplace,
        quote: voice.quote,
        role: filled(voice.role),
        center: filled(voice.center),
    };
    Ok(voices::export(reads, actor).await?.into_iter().map(voice).collect())
}
