//! The booklet: chosen voices in their order, for print on A5.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use platform::Fault;
use platform::access::{Actor, Right};
use platform::store::{Db, StoreError};
use platform::tenancy::{self, Municipality};
use platform::time::Timestamp;
use report::{Block, Date, Document, Heading, Inline, Paper, Photo, Quote};
use ui::i18n::{Language, Locale};

use super::actions::{chosen, published, question};
use super::{Voice, on_thread, paragraphs, store};
use crate::core_task;
use crate::press::{self, FONTS, Jam};

/// Which voices a booklet holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// Those that everyone may read.
    Published,
    /// All that are chosen, for the editors to look at before they publish.
    Proof,
}

/// Why there is no booklet.
#[derive(Debug, thiserror::Error)]
pub enum BookletFault {
    /// The actor may not have it, or there is nothing in it.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// It could not be set: the cause, without any words of the voices.
    #[error("hæftet kunne ikke sættes: {0}")]
    Unwritable(String),
}

impl From<StoreError> for BookletFault {
    fn from(error: StoreError) -> Self {
        Self::Fault(error.into())
    }
}

impl From<BookletFault> for ui::Failure {
    fn from(fault: BookletFault) -> Self {
        match fault {
            BookletFault::Fault(fault) => fault.into(),
            BookletFault::Unwritable(cause) => Self::Broken(cause),
        }
    }
}

impl From<Jam> for BookletFault {
    fn from(jam: Jam) -> Self {
        Self::Unwritable(jam.to_string())
    }
}

/// Returns the booklet as a PDF: A5, with a cover and contents. It says what may be read when its turn has come.
///
/// # Errors
/// [`BookletFault`]: when there is no voice in it, and for a proof without `Right::EditVoices`.
pub async fn booklet(
    db: &Db,
    actor: &Actor,
    edition: Edition,
    locale: &Locale,
    now: Timestamp,
) -> Result<Vec<u8>, BookletFault> {
    // First: those who wait must not hold the pictures meanwhile, and a voice may be withdrawn.
    let turn = press::turn().await?;
    let document = gathered(db, actor, edition, locale, now).await?;
    let written = press::apart(Some(turn), move || report::pdf_on(Paper::A5, &document, &FONTS)).await?;
    written.map_err(|error| Jam::from(&error).into())
}

async fn gathered(
    db: &Db,
    actor: &Actor,
    edition: Edition,
    locale: &Locale,
    now: Timestamp,
) -> Result<Document, BookletFault> {
    let mut reads = db.reader();
    let mut voices = match edition {
        Edition::Published => published(&mut reads, actor).await?,
        Edition::Proof => {
            actor.require_somewhere(Right::EditVoices).map_err(Fault::from)?;
            chosen(&mut reads, &actor.municipality).await?
        }
    };
    voices.retain(|voice| edition == Edition::Published || actor.may(Right::EditVoices, &voice.scope()));
    if voices.is_empty() {
        return Err(Fault::Refused("voice-refused-empty-booklet").into());
    }
    let mut told = Vec::new();
    for voice in voices {
        let picture = match &voice.picture {
            Some(_) => store::picture(&mut reads, &actor.municipality, &voice.id).await?,
            None => None,
        };
        let jpeg = picture.map(|content| STANDARD.decode(content)).transpose();
        told.push((voice, jpeg.map_err(|_| StoreError::Unreadable("voice_picture".to_owned()))?));
    }
    let tasks = core_task::actions::all(&mut reads, actor).await?;
    let title = on_thread::overall(&mut reads, actor, tasks).await?.map(|task| task.title);
    let municipality = tenancy::find(db, &actor.municipality).await?.ok_or(Fault::NotFound)?;
    let cover = Cover {
        title: title.unwrap_or_else(|| locale.t("voices-title")),
        question: question(&mut reads, actor).await?.unwrap_or_else(|| locale.t("voice-default-question")),
        municipality,
        day: now.in_denmark().date(),
    };
    document(&cover, &told, locale)
}

/// What the cover says.
struct Cover {
    title: String,
    question: String,
    municipality: Municipality,
    day: jiff::civil::Date,
}

/// Puts the booklet together. Pure.
fn document(cover: &Cover, voices: &[(Voice, Option<Vec<u8>>)], locale: &Locale) -> Result<Document, BookletFault> {
    let date = Date::parse(&cover.day.to_string()).map_err(|error| BookletFault::Unwritable(error.to_string()))?;
    let accent = cover.municipality.look.accent.map(|colour| colour.to_string());
    let month = locale.t(&format!("month-{}", cover.day.month()));
    Ok(Document {
        title: cover.title.clone(),
        subtitle: cover.question.clone(),
        organisation: cover.municipality.name.clone(),
        language: match locale.language {
            Language::Danish => report::Language::Danish,
            Language::English => report::Language::English,
        },
        date,
        date_text: locale.t2("voice-booklet-date", "month", month, "year", cover.day.year()),
        contents_title: locale.t("voice-booklet-contents"),
        accent: accent.and_then(|colour| report::Colour::parse(&colour).ok()),
        blocks: voices.iter().flat_map(|(voice, jpeg)| blocks(voice, jpeg.as_ref())).collect(),
    })
}

fn blocks(voice: &Voice, jpeg: Option<&Vec<u8>>) -> Vec<Block> {
    let text = |words: String| vec![Inline::Text(words)];
    let heading = Heading { level: 1, text: voice.said.workplace.clone(), id: format!("stemme-{}", voice.id) };
    let by = voice.said.by();
    let photo = jpeg.zip(voice.picture.as_ref());
    let photo = photo.map(|(jpeg, facts)| Block::Photo(Photo { jpeg: jpeg.clone(), alt: facts.alt.clone() }));
    let quote = Quote {
        paragraphs: paragraphs(&voice.said.quote).into_iter().map(text).collect(),
        source: if by.is_empty() { Vec::new() } else { text(format!("– {by}")) },
    };
    [Some(Block::Heading(heading)), photo, Some(Block::Quote(quote))].into_iter().flatten().collect()
}
