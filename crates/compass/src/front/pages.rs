//! The front page.

use askama::Template;
use axum::Extension;
use axum::extract::Query;
use axum::response::Response;
use platform::access::{Right, Scope};
use platform::store::{Reads, StoreError};
use platform::tenancy::{self, Unit};
use platform::time::Timestamp;
use serde::Deserialize;
use ui::{Failure, Page, Routes, Visitor, render};

use super::gather::{self, Card, Compass};
use super::{News, Tellers, Waiting, store};
use crate::as_of::{AsOf, Asked};
use crate::core_task::{self, CoreTask};
use crate::model::{self, Model};
use crate::thread::{Asker, Threads, count_without_north};
use crate::voice;
use crate::wording::{self, ThingKind};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/", Right::ReadPublic, front)
}

/// How many lines of news, and how many workplaces and voices, are shown.
const MOST_NEWS: usize = 8;
const MOST_WORKPLACES: usize = 12;
const MOST_VOICES: i64 = 6;
/// How many characters of a voice or a line of news are shown.
const SHORT: usize = 160;

/// What an address asks for.
#[derive(Debug, Default, Deserialize)]
struct Wish {
    /// A unit's identifier; empty: all of the municipality.
    #[serde(default)]
    enhed: String,
    #[serde(flatten)]
    as_of: AsOf,
}

/// The workplaces' part.
struct Workplaces {
    /// All units, when there is more than one to choose from: identifier, name, whether it is chosen.
    units: Vec<(String, String, bool)>,
    tasks: Vec<Card>,
    voices: Vec<Spoken>,
    has_more: bool,
}

/// A voice as the front page shows it.
struct Spoken {
    workplace: String,
    words: String,
    url: String,
}

/// A line of news with its day in words.
struct Line {
    day: String,
    news: News,
}

#[derive(Template)]
#[template(path = "front/front.html")]
struct Front {
    page: Page,
    compass: Compass,
    /// The municipality's further models.
    others: Vec<Model>,
    workplaces: Workplaces,
    news: Vec<Line>,
    waiting: Vec<Waiting>,
    is_signed_in: bool,
    is_staff: bool,
    may_edit: bool,
    may_import: bool,
    asked: Asked,
    url: &'static str,
}

async fn front(
    visitor: Visitor,
    (Extension(tellers), Extension(threads)): (Extension<Tellers>, Extension<Threads>),
    Query(wish): Query<Wish>,
) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let asker = Asker::of(&visitor);
    let asked = wish.as_of.read(&visitor);
    let is_now = asked.day().is_none();
    let tasks = core_task::actions::held(&mut reader, &visitor.actor, asked.day()).await?;
    let mut models = model::actions::all(&mut reader, &visitor.actor).await?;
    let title = visitor.locale.t1("front-title", "municipality", &visitor.municipality.name);
    let compass = compass(&mut reader, &visitor, &tasks, (models.first(), &asked)).await?;
    let mut others = models.split_off(models.len().min(1));
    others.retain(|model| is_now || tasks.iter().any(|task| task.model_id == model.id));
    // What is new and what waits is told as it is now: of another day it is left out.
    let news = if is_now { tellers.news(&asker, MOST_NEWS).await? } else { Vec::new() };
    let waiting = if is_now { waiting(&asker, &tellers, &threads).await? } else { Vec::new() };
    render(&Front {
        compass,
        others,
        workplaces: workplaces(&mut reader, &visitor, &tasks, (&wish.enhed, &asked)).await?,
        news: news.into_iter().map(|news| line(&visitor, news)).collect(),
        waiting,
        is_signed_in: visitor.actor.is_signed_in(),
        is_staff: is_now && visitor.actor.is_signed_in() && visitor.may(Right::ReadCompass),
        may_edit: visitor.may(Right::EditCompass),
        may_import: visitor.may(Right::ImportCamps),
        page: Page::new(&visitor, &title),
        asked,
        url: "/",
    })
}

/// What the contexts say waits, and last how much in the asker's own units has no north.
async fn waiting(asker: &Asker<'_>, tellers: &Tellers, threads: &Threads) -> Result<Vec<Waiting>, StoreError> {
    let mut waiting = tellers.waiting(asker).await?;
    let units = tenancy::units(&mut asker.db.reader(), &asker.actor.municipality).await?;
    let scope = |unit: &Unit| Scope { municipality: asker.actor.municipality.clone(), unit_path: unit.path.clone() };
    let own = units.iter().filter(|unit| asker.actor.may(Right::LinkThread, &scope(unit)));
    let own: Vec<String> = own.map(|unit| unit.id.clone()).collect();
    if asker.actor.is_signed_in() && !own.is_empty() {
        let count = count_without_north(threads, asker, own).await?;
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let text = asker.locale.count("front-waiting-without-north", count);
        waiting.extend((count > 0).then(|| Waiting { text, url: "/kompas/uden-nord".to_owned() }));
    }
    Ok(waiting)
}

async fn compass(
    reads: &mut impl Reads,
    visitor: &Visitor,
    tasks: &[CoreTask],
    (own, asked): (Option<&Model>, &Asked),
) -> Result<Compass, StoreError> {
    let Some(own) = own else { return Ok(Compass::default()) };
    let of_model: Vec<CoreTask> = tasks.iter().filter(|task| task.model_id == own.id).cloned().collect();
    let municipality = &visitor.actor.municipality;
    let said = match asked.day() {
        Some(day) => wording::store::words_on(reads, municipality, ThingKind::CoreTask, &day.stored).await?,
        None => wording::store::words_in_force(reads, municipality, ThingKind::CoreTask).await?,
    };
    Ok(gather::compass(&of_model, &said))
}

async fn workplaces(
    reads: &mut impl Reads,
    visitor: &Visitor,
    tasks: &[CoreTask],
    (unit, asked): (&str, &Asked),
) -> Result<Workplaces, StoreError> {
    let municipality = &visitor.actor.municipality;
    let units = tenancy::units(reads, municipality).await?;
    let chosen = units.iter().find(|one| one.id == unit);
    let within = chosen.map_or("/", |unit| unit.path.as_str());
    let voices = match asked.day() {
        Some(_) => Vec::new(),
        None => store::voices(reads, municipality, within, MOST_VOICES).await?,
    };
    let here: Vec<CoreTask> = tasks.iter().filter(|task| task.unit_path.starts_with(within)).cloned().collect();
    let mut cards = gather::workplaces(&here);
    let has_more = cards.len() > MOST_WORKPLACES;
    cards.truncate(MOST_WORKPLACES);
    let option = |one: &Unit| (one.id.clone(), one.name.clone(), one.id == unit);
    Ok(Workplaces {
        // With one unit there is nothing to choose.
        units: if units.len() > 1 { units.iter().map(option).collect() } else { Vec::new() },
        tasks: cards,
        voices: voices.into_iter().map(spoken).collect(),
        has_more,
    })
}

fn spoken(voice: store::Spoken) -> Spoken {
    Spoken { workplace: voice.workplace, words: short(&voice.quote), url: voice::url_of(&voice.id) }
}

fn line(visitor: &Visitor, mut news: News) -> Line {
    news.title = short(&news.title);
    Line { day: visitor.locale.date(Timestamp::from_millis(news.at).in_denmark().date()), news }
}

/// The beginning of a text, whole words.
fn short(text: &str) -> String {
    crate::search::excerpt(text, &[], SHORT).into_iter().map(|piece| piece.text).collect()
}
