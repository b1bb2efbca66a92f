//! The voices that everyone may read, and a voice's own page.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use platform::Fault;
use platform::access::Right;
use text::Piece;
use ui::i18n::Locale;
use ui::{Access, Failure, FormErrors, Page, Routes, Visitor, render};

use super::booklet_pages::BOOKLET;
use super::{Account, HOME, State, Voice, actions, paragraphs, past};
use crate::as_of::{AsOf, Asked, not_then};
use crate::core_task::{self, CoreTask};
use crate::thread::{Asker, End, Kind, PANEL, Thread, Threads};

pub(super) fn routes() -> Routes {
    let readers = Access::NeedsUnlessPublished(Right::ReadCompass);
    Routes::new().get(HOME, Right::ReadPublic, list).get("/kompas/stemmer/{voice}", readers, show).get(
        "/kompas/stemmer/{voice}/billede",
        readers,
        picture,
    )
}

/// A voice as pages show it.
pub(super) struct View {
    pub(super) id: String,
    pub(super) url: String,
    pub(super) workplace: String,
    /// Role and centre.
    pub(super) by: String,
    pub(super) paragraphs: Vec<String>,
    /// Address, what it shows, width and height.
    pub(super) picture: Option<(String, String, i64, i64)>,
    /// Title and address of the core task that it is about.
    pub(super) task: Option<(String, String)>,
    /// `waiting`, `accepted`, `chosen`, `published`, `declined` or `withdrawn`.
    pub(super) standing: &'static str,
    pub(super) reason: String,
    pub(super) written: String,
    /// How often it had been changed when it was shown.
    pub(super) revision: i64,
}

impl View {
    pub(super) fn of(voice: &Voice, tasks: &[CoreTask], locale: &Locale) -> Self {
        let task = tasks.iter().find(|task| Some(&task.id) == voice.core_task_id.as_ref());
        // Another picture has another address, so that no browser shows the one before.
        let picture = voice.picture.as_ref().map(|facts| {
            (format!("{}/billede?nr={}", voice.url(), voice.revision), facts.alt.clone(), facts.width, facts.height)
        });
        Self {
            id: voice.id.clone(),
            url: voice.url(),
            workplace: voice.said.workplace.clone(),
            by: voice.said.by(),
            paragraphs: paragraphs(&voice.said.quote),
            picture,
            task: task.map(|task| (task.title.clone(), task.url())),
            standing: standing(voice),
            reason: voice.decline_reason.clone(),
            written: moment(locale, voice.created_at),
            revision: voice.revision,
        }
    }

    /// Returns the beginning of the account.
    pub(super) fn excerpt(&self) -> String {
        const LENGTH: usize = 160;
        let first = self.paragraphs.first().map_or("", String::as_str);
        if first.chars().count() <= LENGTH {
            return first.to_owned();
        }
        let start: String = first.chars().take(LENGTH).collect();
        let whole_words = start.rsplit_once(' ').map_or(start.as_str(), |(words, _)| words);
        format!("{whole_words} …")
    }
}

/// Returns what has become of a voice, as the texts name it.
fn standing(voice: &Voice) -> &'static str {
    match voice.state {
        State::Accepted if voice.is_published => "published",
        State::Accepted if voice.place.is_some() => "chosen",
        state => state.name(),
    }
}

pub(super) fn moment(locale: &Locale, at: i64) -> String {
    locale.moment(&platform::time::Timestamp::from_millis(at).in_denmark())
}

/// Begins a page under the voices.
pub(super) fn page(visitor: &Visitor, title: &str) -> Page {
    Page::new(visitor, title)
        .under(&visitor.locale.t("menu-compass"), "/kompas")
        .under(&visitor.locale.t("voices-title"), HOME)
}

/// Renders a page with a form: 422 when something is wrong in it.
pub(super) fn render_form(template: &impl Template, errors: &FormErrors) -> Result<Response, Failure> {
    let mut response = render(template)?;
    if !errors.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// Returns the question that workplaces answer.
pub(super) async fn question(visitor: &Visitor) -> Result<String, Failure> {
    let asked = actions::question(&mut visitor.app.db.reader(), &visitor.actor).await?;
    Ok(asked.unwrap_or_else(|| visitor.locale.t("voice-default-question")))
}

#[derive(Template)]
#[template(path = "voice/list.html")]
struct List {
    page: Page,
    question: String,
    /// Each centre with its voices, in the booklet's order.
    groups: Vec<(String, Vec<View>)>,
    may_write: bool,
    is_signed_in: bool,
    may_edit: bool,
    waiting: usize,
    booklet: &'static str,
    asked: Asked,
    url: &'static str,
}

async fn list(visitor: Visitor, Query(as_of): Query<AsOf>) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let asked = as_of.read(&visitor);
    let voices = match asked.moment() {
        Some(moment) => past::published(&mut reader, &visitor.actor, moment).await?,
        None => actions::published(&mut reader, &visitor.actor).await?,
    };
    let tasks = core_task::actions::all(&mut reader, &visitor.actor).await?;
    let edited = actions::edited_by(&mut reader, &visitor.actor).await?;
    let mut groups: Vec<(String, Vec<View>)> = Vec::new();
    for voice in &voices {
        let view = View::of(voice, &tasks, &visitor.locale);
        match groups.iter_mut().find(|(center, _)| *center == voice.said.center) {
            Some((_, views)) => views.push(view),
            None => groups.push((voice.said.center.clone(), vec![view])),
        }
    }
    // Those that name no centre come last.
    groups.sort_by_key(|(center, _)| center.is_empty());
    let title = visitor.locale.t("voices-title");
    render(&List {
        page: Page::new(&visitor, &title).under(&visitor.locale.t("menu-compass"), "/kompas"),
        question: question(&visitor).await?,
        groups,
        may_write: visitor.may(Right::WriteVoice),
        is_signed_in: visitor.actor.is_signed_in(),
        may_edit: visitor.may(Right::EditVoices),
        waiting: edited.iter().filter(|voice| voice.state == State::Waiting).count(),
        booklet: BOOKLET,
        asked,
        url: HOME,
    })
}

/// A line of a voice's history.
struct StepLine {
    what: String,
    note: String,
    who: String,
    when: String,
}

/// A correction: what of, and how the writer's own words became what stands.
struct Correction {
    label: String,
    pieces: Vec<Piece>,
}

#[derive(Template)]
#[template(path = "voice/show.html")]
struct Show {
    page: Page,
    errors: FormErrors,
    view: View,
    question: String,
    is_writer: bool,
    may_edit: bool,
    is_open: bool,
    /// The reason as typed, when it could not be acted on.
    typed_reason: String,
    corrections: Vec<Correction>,
    steps: Vec<StepLine>,
    thread: Option<Thread>,
}

async fn show(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(id): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Result<Response, Failure> {
    match as_of.read(&visitor) {
        Asked::Now => show_voice(&visitor, &threads, &id, String::new(), FormErrors::default()).await,
        asked => show_past(&visitor, &threads, &id, asked).await,
    }
}

#[derive(Template)]
#[template(path = "voice/past.html")]
struct ShowPast {
    page: Page,
    view: View,
    question: String,
    thread: Thread,
    asked: Asked,
    url: String,
}

/// Answers with a voice as everyone could read it on the day that was asked for.
async fn show_past(visitor: &Visitor, threads: &Threads, id: &str, asked: Asked) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let voice = actions::find(&mut reader, &visitor.actor, id).await?;
    let (page, url) = (page(visitor, &voice.said.workplace), voice.url());
    let moment = asked.moment();
    let then = match moment {
        Some(moment) => past::published(&mut reader, &visitor.actor, moment).await?,
        None => Vec::new(),
    };
    let Some(voice) = then.into_iter().find(|then| then.id == voice.id) else { return not_then(page, asked, url) };
    let tasks = core_task::actions::all(&mut reader, &visitor.actor).await?;
    let end = End { kind: Kind::Voice, id: voice.id.clone() };
    let thread = threads.walk(&Asker::of(visitor), &end, moment, PANEL).await?;
    let view = View::of(&voice, &tasks, &visitor.locale);
    render(&ShowPast { page, view, question: voice.question, thread, asked, url })
}

/// Answers with a voice's page, also when one of the forms on it could not be acted on.
pub(super) async fn show_voice(
    visitor: &Visitor,
    threads: &Threads,
    id: &str,
    typed_reason: String,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let voice = actions::find(&mut reader, &visitor.actor, id).await?;
    let tasks = core_task::actions::all(&mut reader, &visitor.actor).await?;
    let steps = actions::steps(&mut reader, &visitor.actor, &voice).await?;
    let is_on_thread = voice.state == State::Accepted;
    let thread = if is_on_thread { thread(visitor, threads, &voice).await? } else { None };
    let address = if errors.is_empty() { visitor.address.clone() } else { voice.url() };
    let show = Show {
        page: Page { address, ..page(visitor, &voice.said.workplace) },
        view: View::of(&voice, &tasks, &visitor.locale),
        is_writer: voice.is_by(&visitor.actor),
        may_edit: visitor.actor.may(Right::EditVoices, &voice.scope()),
        is_open: voice.is_in_the_writers_hand(),
        typed_reason,
        corrections: corrections(&voice, &visitor.locale),
        steps: steps.into_iter().map(|step| line(step, &visitor.locale)).collect(),
        thread,
        question: voice.question,
        errors,
    };
    render_form(&show, &show.errors)
}

async fn thread(visitor: &Visitor, threads: &Threads, voice: &Voice) -> Result<Option<Thread>, Failure> {
    let found = threads.of(&visitor.app.db, &visitor.actor, &visitor.locale, Kind::Voice, &voice.id).await;
    match found {
        Ok(thread) => Ok(Some(thread)),
        // Its writer may read it before those who read the thread may.
        Err(Fault::NotFound) => Ok(None),
        Err(fault) => Err(fault.into()),
    }
}

fn line(step: super::Step, locale: &Locale) -> StepLine {
    StepLine {
        what: locale.t(&format!("voice-step-{}", step.kind)),
        note: step.note,
        who: if step.by_name.is_empty() { locale.t("voice-step-by-writer") } else { step.by_name },
        when: moment(locale, step.at),
    }
}

/// A part of an account: the key of its label, and the part itself.
type AccountPart = (&'static str, fn(&Account) -> &String);

/// Returns what an editor has corrected, part by part.
fn corrections(voice: &Voice, locale: &Locale) -> Vec<Correction> {
    let Some(own) = &voice.own else { return Vec::new() };
    let parts: [AccountPart; 4] = [
        ("voice-workplace", |account| &account.workplace),
        ("voice-role", |account| &account.role),
        ("voice-center", |account| &account.center),
        ("voice-quote", |account| &account.quote),
    ];
    let changed = parts.into_iter().filter(|(_, part)| part(own) != part(&voice.said));
    changed
        .map(|(key, part)| Correction { label: locale.t(key), pieces: text::changes(part(own), part(&voice.said)) })
        .collect()
}

async fn picture(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Failure> {
    let jpeg = actions::picture(&mut visitor.app.db.reader(), &visitor.actor, &id).await?;
    // Kept by nobody: a picture that is withdrawn is gone at once.
    Ok(([(CONTENT_TYPE, "image/jpeg"), (CACHE_CONTROL, "no-store")], jpeg).into_response())
}
