//! Gathering the booklet, and writing it in one of its forms.

use jiff::civil::Date;
use platform::Fault;
use platform::access::Actor;
use platform::store::{Db, Reads, StoreError};
use platform::tenancy;
use platform::time::Timestamp;
use ui::i18n::Locale;

use super::{Adopted, Booklet, File, Format, Spoken, Wish, document, press};
use crate::as_of::{Day, last_moment};
use crate::figures::{Stand, capitalised, look_of};
use crate::model::{self, Model};
use crate::voice::{self, Voice};
use crate::wording::{self, Thing};

/// Gathers the booklet about a model.
///
/// # Errors
/// [`Fault::NotFound`] when there is no such model; [`Fault::Refused`] when there is none at all, and when the day is not
/// one that has been.
pub async fn gather(db: &Db, actor: &Actor, wish: &Wish, now: Timestamp) -> Result<Booklet, Fault> {
    let mut reads = db.reader();
    let model = model_of(&mut reads, actor, wish.model.as_deref()).await?;
    let today = now.in_denmark().date();
    let day = day_of(wish.day.as_deref(), today)?;
    let municipality = tenancy::find(db, &actor.municipality).await?.ok_or(Fault::NotFound)?;
    let stand = Stand::of(&mut reads, actor, model, day.as_ref()).await?;
    Ok(Booklet {
        municipality: municipality.name,
        accent: municipality.look.accent.and_then(|colour| report::Colour::parse(&colour.to_string()).ok()),
        // Without a colour of its own, the figures have that of the document's headings.
        look: municipality.look.accent.map_or_else(plain_look, |_| look_of(&municipality.look)),
        voices: voices(&mut reads, actor, &stand, day.as_ref()).await?,
        versions: versions(&mut reads, actor, &stand, day.as_ref()).await?,
        day: day.map(|day| day.stored),
        printed: report::Date::parse(&today.to_string()).map_err(|_| Fault::Refused("booklet-not-written"))?,
        stand,
    })
}

/// The calm dark blue of documents without a colour of their own.
fn plain_look() -> figure::Look {
    figure::Look::new(figure::Colour::new(0x1d, 0x4f, 0x73))
}

async fn model_of(reads: &mut impl Reads, actor: &Actor, named: Option<&str>) -> Result<Model, Fault> {
    match named {
        Some(name) => model::actions::find(reads, actor, name).await,
        None => {
            let models = model::actions::all(reads, actor).await?;
            models.into_iter().next().ok_or(Fault::Refused("booklet-no-model"))
        }
    }
}

fn day_of(asked: Option<&str>, today: Date) -> Result<Option<Day>, Fault> {
    let no_day = Fault::Refused("as-of-no-day");
    let Some(text) = asked.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    match text.parse::<Date>() {
        Ok(date) if date == today => Ok(None),
        Ok(date) if date < today => {
            let last_moment = last_moment(date).ok_or(no_day)?;
            Ok(Some(Day { stored: date.to_string(), written: date.to_string(), last_moment }))
        }
        _ => Err(no_day),
    }
}

/// The wording in force of the model and of each core task.
async fn versions(
    reads: &mut impl Reads,
    actor: &Actor,
    stand: &Stand,
    day: Option<&Day>,
) -> Result<Vec<Adopted>, StoreError> {
    let mut things = vec![(Thing::model(&stand.model.id), String::new())];
    let tasks = stand.tasks.iter().map(|stated| &stated.task);
    things.extend(tasks.map(|task| (Thing::core_task(&task.id), capitalised(&task.title))));
    let mut adopted = Vec::new();
    for (thing, title) in things {
        let versions = wording::store::versions(reads, &actor.municipality, &thing).await?;
        if let Some(version) = wording::in_force(&versions, day) {
            let (from, decision) = (version.holds_from.clone(), version.decision.clone());
            adopted.push(Adopted { title, number: version.number, from, decision });
        }
    }
    Ok(adopted)
}

/// The voices that everyone may read, of the model's tasks and of the core task as a whole. On a day: those that had been
/// written then.
async fn voices(
    reads: &mut impl Reads,
    actor: &Actor,
    stand: &Stand,
    day: Option<&Day>,
) -> Result<Vec<Spoken>, StoreError> {
    let mut voices = voice::actions::published(reads, actor).await?;
    voices.retain(|voice| {
        let is_of_model = voice.core_task_id.as_deref().is_none_or(|id| stand.task(id).is_some());
        is_of_model && day.is_none_or(|day| voice.created_at <= day.last_moment)
    });
    let spoken = |voice: Voice| Spoken {
        by: voice.said.by(),
        paragraphs: voice::paragraphs(&voice.said.quote),
        workplace: voice.said.workplace,
    };
    Ok(voices.into_iter().map(spoken).collect())
}

/// Returns the booklet in the form asked for, in the locale's language.
///
/// # Errors
/// As [`gather`]; [`Fault::Refused`] when it cannot be written, which the program's log explains.
pub async fn booklet(
    db: &Db,
    actor: &Actor,
    wish: &Wish,
    format: Format,
    locale: &Locale,
    now: Timestamp,
) -> Result<File, Fault> {
    let booklet = gather(db, actor, wish, now).await?;
    let day = booklet.day.clone().unwrap_or_else(|| booklet.printed.to_string());
    let name = format!("{}-{day}.{}", booklet.model_slug(), format.ending());
    let bytes = press::written(document(&booklet, locale), format).await?;
    Ok(File { name, media_type: format.media_type(), bytes })
}

/// Returns the booklet as HTML for a page of the site.
///
/// # Errors
/// As [`booklet`].
pub async fn body(db: &Db, actor: &Actor, wish: &Wish, locale: &Locale, now: Timestamp) -> Result<String, Fault> {
    let booklet = gather(db, actor, wish, now).await?;
    press::body(document(&booklet, locale)).await
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_booklet_is_of_today_or_of_a_day_that_has_been() {
        let today = date(2026, 11, 26);
        let stored = |asked| day_of(asked, today).map(|day| day.map(|day| day.stored));
        assert_eq!(stored(None).unwrap(), None);
        assert_eq!(stored(Some(" ")).unwrap(), None);
        assert_eq!(stored(Some("2026-11-26")).unwrap(), None);
        assert_eq!(stored(Some("2026-05-07")).unwrap().as_deref(), Some("2026-05-07"));
        for wrong in ["2026-11-27", "i går", "7/5 2026"] {
            assert!(matches!(stored(Some(wrong)), Err(Fault::Refused("as-of-no-day"))), "{wrong}");
        }
    }
}
