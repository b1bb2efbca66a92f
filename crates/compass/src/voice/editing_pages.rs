//! The editor's pages: the queue, yes and no, corrections, the booklet's order, publishing.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use platform::Fault;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render};

use super::actions::{self, Direction};
use super::booklet_pages::BOOKLET;
use super::form::VoiceForm;
use super::pages::{View, page, render_form, show_voice};
use super::writing_pages::{Nothing, choices};
use super::{Command, HOME, State, Voice};
use crate::core_task;
use crate::thread::Threads;

/// Where the queue is.
const QUEUE: &str = "/kompas/stemmer/koe";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(QUEUE, Right::EditVoices, queue)
        .get("/kompas/stemmer/{voice}/rediger", Right::EditVoices, show_edit)
        .post("/kompas/stemmer/{voice}/rediger", Right::EditVoices, edit)
        .post("/kompas/stemmer/{voice}/afgoer", Right::EditVoices, decide)
        .post("/kompas/stemmer/{voice}/haefte", Right::EditVoices, arrange)
        .post("/kompas/stemmer/offentliggoer", Right::EditVoices, publish_chosen)
}

#[derive(Template)]
#[template(path = "voice/queue.html")]
struct Queue {
    page: Page,
    waiting: Vec<View>,
    /// In the booklet, in its order.
    chosen: Vec<View>,
    /// Accepted, but not in the booklet.
    accepted: Vec<View>,
    declined: Vec<View>,
    withdrawn: Vec<View>,
    unpublished: usize,
    booklet: &'static str,
}

async fn queue(visitor: Visitor) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let mut voices = actions::edited_by(&mut reader, &visitor.actor).await?;
    let tasks = core_task::actions::all(&mut reader, &visitor.actor).await?;
    voices.sort_by_key(|voice| voice.place);
    let views = |is_wanted: &dyn Fn(&Voice) -> bool| -> Vec<View> {
        let wanted = voices.iter().filter(|voice| is_wanted(voice));
        wanted.map(|voice| View::of(voice, &tasks, &visitor.locale)).collect()
    };
    let chosen = views(&|voice| voice.place.is_some());
    render(&Queue {
        page: page(&visitor, &visitor.locale.t("voices-queue-title")),
        waiting: views(&|voice| voice.state == State::Waiting),
        unpublished: chosen.iter().filter(|view| view.standing == "chosen").count(),
        chosen,
        accepted: views(&|voice| voice.state == State::Accepted && voice.place.is_none()),
        declined: views(&|voice| voice.state == State::Declined),
        withdrawn: views(&|voice| voice.state == State::Withdrawn),
        booklet: BOOKLET,
    })
}

#[derive(Deserialize)]
struct Decision {
    /// `godkend`, `afvis` or `tilbage`.
    handling: String,
    #[serde(default)]
    grund: String,
    /// The revision that was seen.
    #[serde(default)]
    set: i64,
}

/// Says yes or no, or puts a voice back in the queue. After a yes or a no the next one that waits is one step away.
async fn decide(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(id): Path<String>,
    Posted(form): Posted<Decision>,
) -> Result<Response, Failure> {
    actions::find(&mut visitor.app.db.reader(), &visitor.actor, &id).await?;
    let (command, done) = match form.handling.as_str() {
        "godkend" => (Command::Accept, "voice-accepted"),
        "afvis" => (Command::Decline(form.grund.clone()), "voice-declined"),
        "tilbage" => (Command::Reopen, "voice-reopened"),
        _ => return Err(Failure::BadForm),
    };
    let app = &visitor.app;
    match actions::carry_out(&app.db, &visitor.actor, &id, form.set, &command, app.now()).await {
        Ok(()) => Ok(redirect_with(&format!("{HOME}/{id}"), done)),
        Err(Fault::Refused(key)) => {
            let field = if key == "voice-refused-no-reason" { "grund" } else { "stemme" };
            let errors = FormErrors::one(field, visitor.locale.t(key));
            show_voice(&visitor, &threads, &id, form.grund, errors).await
        }
        Err(fault) => Err(fault.into()),
    }
}

#[derive(Deserialize)]
struct Arrangement {
    /// `med`, `ud`, `op`, `ned`, `offentliggoer` or `luk`.
    handling: String,
    /// `koe`: go back to the queue.
    #[serde(default)]
    tilbage: String,
    /// The revision that was seen.
    #[serde(default)]
    set: i64,
}

/// Puts a voice in the booklet or takes it out, moves it there, and opens it to everyone or closes it again.
async fn arrange(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(form): Posted<Arrangement>,
) -> Result<Response, Failure> {
    actions::find(&mut visitor.app.db.reader(), &visitor.actor, &id).await?;
    let (command, done) = match form.handling.as_str() {
        "op" | "ned" => return shift(&visitor, &id, &form.handling).await,
        "med" => (Command::Choose, "voice-chosen"),
        "ud" => (Command::Drop, "voice-dropped"),
        "offentliggoer" => (Command::Publish, "voice-published"),
        "luk" => (Command::Unpublish, "voice-unpublished"),
        _ => return Err(Failure::BadForm),
    };
    let app = &visitor.app;
    actions::carry_out(&app.db, &visitor.actor, &id, form.set, &command, app.now()).await?;
    let back = if form.tilbage == "koe" { format!("{QUEUE}#stemme-{id}") } else { format!("{HOME}/{id}") };
    Ok(redirect_with(&back, done))
}

async fn shift(visitor: &Visitor, id: &str, way: &str) -> Result<Response, Failure> {
    let direction = if way == "op" { Direction::Earlier } else { Direction::Later };
    let app = &visitor.app;
    actions::shift(&app.db, &visitor.actor, id, direction, app.now()).await?;
    Ok(redirect_with(&format!("{QUEUE}#stemme-{id}"), "voice-moved"))
}

async fn publish_chosen(visitor: Visitor, Posted(Nothing {}): Posted<Nothing>) -> Result<Response, Failure> {
    let app = &visitor.app;
    actions::publish_chosen(&app.db, &visitor.actor, app.now()).await?;
    Ok(redirect_with(&format!("{QUEUE}#haefte"), "voices-published"))
}

#[derive(Template)]
#[template(path = "voice/edit.html")]
struct Edit {
    page: Page,
    errors: FormErrors,
    url: String,
    typed: VoiceForm,
    question: String,
    /// What the writer wrote: workplace, role and centre, paragraphs.
    own: View,
    tasks: Vec<(String, String, bool)>,
}

/// Returns a voice that the visitor may correct.
async fn editable(visitor: &Visitor, id: &str) -> Result<Voice, Failure> {
    let voice = actions::find(&mut visitor.app.db.reader(), &visitor.actor, id).await?;
    visitor.actor.require(Right::EditVoices, &voice.scope())?;
    Ok(voice)
}

async fn form(visitor: &Visitor, voice: &Voice, typed: VoiceForm, errors: FormErrors) -> Result<Response, Failure> {
    let title = visitor.locale.t1("voice-edit-title", "workplace", &voice.said.workplace);
    let own = Voice { said: voice.own.clone().unwrap_or_else(|| voice.said.clone()), ..voice.clone() };
    let edit = Edit {
        page: Page { address: format!("{}/rediger", voice.url()), ..page(visitor, &title) },
        errors,
        url: voice.url(),
        tasks: choices(visitor, typed.core_task()).await?,
        typed,
        question: voice.question.clone(),
        own: View::of(&own, &[], &visitor.locale),
    };
    render_form(&edit, &edit.errors)
}

async fn show_edit(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Failure> {
    let voice = editable(&visitor, &id).await?;
    form(&visitor, &voice, VoiceForm::of(&voice), FormErrors::default()).await
}

async fn edit(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(mut typed): Posted<VoiceForm>,
) -> Result<Response, Failure> {
    let voice = editable(&visitor, &id).await?;
    let errors = typed.errors(&visitor.locale);
    if !errors.is_empty() {
        return form(&visitor, &voice, typed, errors).await;
    }
    let (app, task) = (&visitor.app, typed.core_task());
    match actions::edit(&app.db, &visitor.actor, &id, typed.set, &typed.said(), task, app.now()).await {
        Ok(()) => Ok(redirect_with(&voice.url(), "voice-edited")),
        Err(Fault::Refused(key)) => {
            // Saving once more is then a choice.
            typed.set = voice.revision;
            form(&visitor, &voice, typed, FormErrors::one("fortaelling", visitor.locale.t(key))).await
        }
        Err(fault) => Err(fault.into()),
    }
}
