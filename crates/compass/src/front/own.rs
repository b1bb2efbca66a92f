//! What the compass tells the front page of its own: adopted wordings, actions and voices; drafts and consultations.

use futures::future::BoxFuture;
use platform::access::{Right, Scope};
use platform::store::StoreError;

use super::store::{self, Adopted, Changed, Open};
use super::{News, Teller, Waiting};
use crate::action::ActionState;
use crate::core_task;
use crate::priority_test;
use crate::search::named::{Named, named};
use crate::thread::{Asker, Kind, may_see};
use crate::wording::State;

/// The compass's teller.
#[derive(Clone, Copy, Debug)]
pub struct CompassTeller;

/// What has wordings and may be seen.
async fn things(asker: Asker<'_>) -> Result<Vec<Named>, StoreError> {
    let tasks = core_task::actions::with_drafts(&mut asker.db.reader(), asker.actor).await?;
    named(asker, &tasks).await
}

fn count(limit: usize) -> i64 {
    i64::try_from(limit).unwrap_or(i64::MAX)
}

impl Teller for CompassTeller {
    fn news<'a>(&'a self, asker: Asker<'a>, limit: usize) -> BoxFuture<'a, Result<Vec<News>, StoreError>> {
        Box::pin(async move {
            let mut reads = asker.db.reader();
            let municipality = &asker.actor.municipality;
            let things = things(asker).await?;
            // An import adopts many at once, which become one line: so look at more than are shown.
            let adopted = store::adopted(&mut reads, municipality, count(limit * 10)).await?;
            let mut news = adopted_news(asker, &adopted, &things);
            let changed = store::changed_last(&mut reads, municipality).await?;
            news.extend(changed.iter().filter_map(|changed| changed_news(asker, changed)));
            news.sort_by_key(|news| std::cmp::Reverse(news.at));
            news.truncate(limit);
            Ok(news)
        })
    }

    fn waiting<'a>(&'a self, asker: Asker<'a>) -> BoxFuture<'a, Result<Vec<Waiting>, StoreError>> {
        Box::pin(async move {
            let mut reads = asker.db.reader();
            let things = things(asker).await?;
            let open = store::open(&mut reads, &asker.actor.municipality).await?;
            let of = |open: &Open| open_waiting(asker, open, Named::find(&things, &open.thing_kind, &open.thing_id)?);
            let mut waiting: Vec<Waiting> = open.iter().filter_map(of).collect();
            waiting.extend(tests_waiting(asker).await?);
            waiting.extend(voices_waiting(asker).await?);
            Ok(waiting)
        })
    }
}

/// Wordings that were adopted in one go are one line.
fn adopted_news(asker: Asker<'_>, adopted: &[Adopted], things: &[Named]) -> Vec<News> {
    let mut news = Vec::new();
    for together in adopted.chunk_by(|one, other| one.at == other.at) {
        let seen: Vec<(&Adopted, &Named)> = together
            .iter()
            .filter_map(|one| Some((one, Named::find(things, &one.thing_kind, &one.thing_id)?)))
            .collect();
        let line =
            |what: String, title: &str, url: &str, at| News { at, what, title: title.to_owned(), url: url.to_owned() };
        news.extend(match seen.as_slice() {
            [] => None,
            [(one, thing)] => {
                let what = asker.locale.t1("front-news-adopted", "number", one.number);
                Some(line(what, &thing.title, &thing.url, one.at))
            }
            [(first, _), ..] => {
                let title = together_title(asker, &seen);
                Some(line(asker.locale.t("front-news-adopted-together"), &title, "/kompas", first.at))
            }
        });
    }
    news
}

/// How many that were adopted in one go are named.
const NAMED: usize = 3;

/// Says how many were adopted in one go, and names some: a number alone is no reason to read on.
fn together_title(asker: Asker<'_>, seen: &[(&Adopted, &Named)]) -> String {
    let names: Vec<&str> = seen.iter().take(NAMED).map(|(_, thing)| thing.title.as_str()).collect();
    let more = if seen.len() > NAMED { " …" } else { "" };
    format!("{}: {}{more}", asker.locale.count("front-news-adopted-many", count(seen.len())), names.join(" · "))
}

/// What last happened to a voice or an action, and when: a proposal of last year that was chosen today is today's news.
fn changed_news(asker: Asker<'_>, changed: &Changed) -> Option<News> {
    let key = match (Kind::from_name(&changed.node.kind)?, ActionState::from_name(&changed.state)) {
        (Kind::Voice, _) => "front-news-voice",
        (Kind::Action, Some(ActionState::Chosen)) => "front-news-action-chosen",
        (Kind::Action, Some(ActionState::Running)) => "front-news-action-running",
        (Kind::Action, _) => "front-news-action",
        _ => return None,
    };
    may_see(asker.actor, &changed.node).then(|| News {
        at: changed.at,
        what: asker.locale.t(key),
        title: changed.node.title.clone(),
        url: changed.node.url.clone(),
    })
}

/// A draft waits for those who may adopt it, a consultation for everyone who may read it.
fn open_waiting(asker: Asker<'_>, open: &Open, thing: &Named) -> Option<Waiting> {
    let may_edit = asker.actor.may(Right::EditCompass, &thing.scope);
    let may_read = asker.actor.may(Right::ReadCompass, &thing.scope);
    let key = match (State::from_name(&open.state)?, may_edit, may_read) {
        (State::Draft, true, _) => "front-waiting-draft",
        (State::Consultation, true, _) => "front-waiting-consultation-editor",
        (State::Consultation, false, true) => "front-waiting-consultation",
        _ => return None,
    };
    Some(Waiting {
        text: asker.locale.t1(key, "title", &thing.title),
        url: format!("{}/ordlyd/{}", thing.url, open.number),
    })
}

/// Priority tests without a verdict, for those who may give one.
async fn tests_waiting(asker: Asker<'_>) -> Result<Option<Waiting>, StoreError> {
    if !asker.actor.may_somewhere(Right::DecidePriority) {
        return Ok(None);
    }
    let waiting = priority_test::actions::waiting(&mut asker.db.reader(), asker.actor).await?;
    Ok(counted(asker, "front-waiting-tests", waiting, "/kompas/prioritering"))
}

/// Voices that an editor has not read yet.
async fn voices_waiting(asker: Asker<'_>) -> Result<Option<Waiting>, StoreError> {
    if !asker.actor.may_somewhere(Right::EditVoices) {
        return Ok(None);
    }
    let by_unit = store::voices_waiting(&mut asker.db.reader(), &asker.actor.municipality).await?;
    let scope = |path: &str| Scope { municipality: asker.actor.municipality.clone(), unit_path: path.to_owned() };
    let here = by_unit.iter().filter(|(path, _)| asker.actor.may(Right::EditVoices, &scope(path)));
    let waiting = usize::try_from(here.map(|(_, count)| count).sum::<i64>()).unwrap_or(0);
    Ok(counted(asker, "front-waiting-voices", waiting, "/kompas/stemmer/koe"))
}

fn counted(asker: Asker<'_>, key: &str, number: usize, url: &str) -> Option<Waiting> {
    (number > 0).then(|| Waiting { text: asker.locale.count(key, count(number)), url: url.to_owned() })
}
