//! The forms in which a voice is written and corrected, as they are typed.

use serde::Deserialize;
use tokio::sync::Semaphore;
use ui::i18n::Locale;
use ui::{Failure, FormErrors, Upload};

use super::actions::{Consent, PictureChange, Written};
use super::picture::{PictureFault, Prepared, prepare};
use super::{Account, Voice, rules};

/// A voice as typed: shown again as it stands when something is wrong.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct VoiceForm {
    pub(super) arbejdsplads: String,
    pub(super) rolle: String,
    pub(super) center: String,
    pub(super) fortaelling: String,
    /// Identifier of the core task; empty: the core task as a whole.
    pub(super) kerneopgave: String,
    /// `ja` when it is ticked.
    pub(super) samtykke: String,
    pub(super) billedtekst: String,
    /// `ja` when it is ticked.
    pub(super) fjern_billede: String,
    /// The revision that was seen.
    pub(super) set: i64,
}

impl VoiceForm {
    /// Returns the form filled in as the voice stands. Consent is given anew each time.
    pub(super) fn of(voice: &Voice) -> Self {
        Self {
            arbejdsplads: voice.said.workplace.clone(),
            rolle: voice.said.role.clone(),
            center: voice.said.center.clone(),
            fortaelling: voice.said.quote.clone(),
            kerneopgave: voice.core_task_id.clone().unwrap_or_default(),
            billedtekst: voice.picture.as_ref().map(|picture| picture.alt.clone()).unwrap_or_default(),
            set: voice.revision,
            ..Self::default()
        }
    }

    /// Reads what was posted with a file.
    pub(super) fn of_upload(upload: &Upload) -> Self {
        let field = |name: &str| upload.field(name).to_owned();
        Self {
            arbejdsplads: field("arbejdsplads"),
            rolle: field("rolle"),
            center: field("center"),
            fortaelling: field("fortaelling"),
            kerneopgave: field("kerneopgave"),
            samtykke: field("samtykke"),
            billedtekst: field("billedtekst"),
            fjern_billede: field("fjern_billede"),
            set: upload.field("set").parse().unwrap_or_default(),
        }
    }

    /// Returns what it says.
    pub(super) fn said(&self) -> Account {
        Account {
            workplace: self.arbejdsplads.clone(),
            role: self.rolle.clone(),
            center: self.center.clone(),
            quote: self.fortaelling.clone(),
        }
        .tidied()
    }

    /// Returns the core task that is chosen.
    pub(super) fn core_task(&self) -> Option<&str> {
        Some(self.kerneopgave.as_str()).filter(|id| !id.is_empty())
    }

    /// Returns what is wrong with the words.
    pub(super) fn errors(&self, locale: &Locale) -> FormErrors {
        let mut errors = FormErrors::default();
        for (field, key) in rules::faults(&self.said()) {
            errors.add(field, locale.t(key));
        }
        errors
    }

    /// Returns what a writer hands in, or what is wrong with it.
    pub(super) async fn written(
        &self,
        picture: Option<Vec<u8>>,
        before: Option<&Voice>,
        question: &str,
        locale: &Locale,
    ) -> Result<Result<Written, FormErrors>, Failure> {
        let mut errors = self.errors(locale);
        let picture = match self.picture(picture, before).await? {
            Ok(change) => change,
            Err((field, key)) => {
                errors.add(field, locale.t(key));
                PictureChange::None
            }
        };
        if self.samtykke != "ja" {
            errors.add("samtykke", locale.t("voice-refused-no-consent"));
        }
        if !errors.is_empty() {
            return Ok(Err(errors));
        }
        Ok(Ok(Written {
            said: self.said(),
            core_task: self.core_task().map(str::to_owned),
            question: question.to_owned(),
            consent: Consent::Given,
            picture,
        }))
    }

    async fn picture(
        &self,
        sent: Option<Vec<u8>>,
        before: Option<&Voice>,
    ) -> Result<Result<PictureChange, (&'static str, &'static str)>, Failure> {
        let alt = self.billedtekst.trim().to_owned();
        let has_one = before.is_some_and(|voice| voice.picture.is_some());
        let change = match sent {
            Some(bytes) => match prepared(bytes).await? {
                Ok(picture) => PictureChange::Put(picture, alt.clone()),
                Err(fault) => return Ok(Err(("billede", fault.key()))),
            },
            None if has_one && self.fjern_billede != "ja" => PictureChange::Keep(alt.clone()),
            None => return Ok(Ok(PictureChange::None)),
        };
        Ok(rules::fault_of_alt(&alt).map_or(Ok(change), |key| Err(("billedtekst", key))))
    }
}

/// Reading a picture takes memory and time: one at a time.
static PAINTERS: Semaphore = Semaphore::const_new(1);

async fn prepared(bytes: Vec<u8>) -> Result<Result<Prepared, PictureFault>, Failure> {
    let broken = |cause: String| Failure::Broken(cause);
    let turn = PAINTERS.acquire().await.map_err(|error| broken(error.to_string()))?;
    let work = move || {
        let prepared = prepare(&bytes);
        drop(turn);
        prepared
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| broken(error.to_string()))
}
