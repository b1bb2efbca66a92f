//! Writing a voice, changing it, taking it back, and one's own voices.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::Fault;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Upload, Visitor, redirect_with, render};

use super::form::VoiceForm;
use super::pages::{View, page, question, render_form};
use super::{HOME, MOST_QUOTE, Voice, actions};
use crate::core_task;

const MINE: &str = "/kompas/stemmer/mine";
const NEW: &str = "/kompas/stemmer/skriv";

pub(super) fn routes() -> Routes {
    // Whoever has written a voice can take it back, also when they may not write new ones any longer.
    Routes::new()
        .get(NEW, Right::WriteVoice, show_new)
        .post(NEW, Right::WriteVoice, add)
        .get(MINE, Right::OwnAccount, mine)
        .get("/kompas/stemmer/{voice}/ret", Right::WriteVoice, show_rewrite)
        .post("/kompas/stemmer/{voice}/ret", Right::WriteVoice, rewrite)
        .post("/kompas/stemmer/{voice}/traek-tilbage", Right::OwnAccount, withdraw)
        .post("/kompas/stemmer/{voice}/fjern-billede", Right::OwnAccount, remove_picture)
}

#[derive(Template)]
#[template(path = "voice/write.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    action: String,
    back: String,
    typed: VoiceForm,
    question: String,
    /// Identifier, title, whether it is chosen.
    tasks: Vec<(String, String, bool)>,
    /// Address and what it shows, of the picture that is there already.
    picture: Option<(String, String)>,
    most: usize,
    contact: String,
}

async fn form(
    visitor: &Visitor,
    before: Option<&Voice>,
    typed: VoiceForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let locale = &visitor.locale;
    let (title, action, back) = match before {
        Some(voice) => (locale.t("voice-rewrite-title"), format!("{}/ret", voice.url()), voice.url()),
        None => (locale.t("voice-write-title"), NEW.to_owned(), HOME.to_owned()),
    };
    let tasks = choices(visitor, typed.core_task()).await?;
    let view = before.map(|voice| View::of(voice, &[], locale));
    let form = Form {
        page: Page { address: action.clone(), ..page(visitor, &title) },
        errors,
        action,
        back,
        typed,
        question: question(visitor).await?,
        tasks,
        picture: view.and_then(|view| view.picture).map(|(url, alt, ..)| (url, alt)),
        most: MOST_QUOTE,
        contact: contact(visitor),
    };
    render_form(&form, &form.errors)
}

/// Returns the core tasks to choose among: identifier, title, whether it is chosen.
pub(super) async fn choices(visitor: &Visitor, chosen: Option<&str>) -> Result<Vec<(String, String, bool)>, Failure> {
    let tasks = core_task::actions::all(&mut visitor.app.db.reader(), &visitor.actor).await?;
    let choice = |task: core_task::CoreTask| (task.id.clone(), task.title, chosen == Some(task.id.as_str()));
    Ok(tasks.into_iter().map(choice).collect())
}

/// Returns whom to ask to withdraw a voice: the municipality's contact, or else an editor.
fn contact(visitor: &Visitor) -> String {
    let look = &visitor.municipality.look;
    let ways = [look.contact_email.as_str(), look.contact_phone.as_str()];
    let ways: Vec<&str> = ways.into_iter().filter(|way| !way.is_empty()).collect();
    if ways.is_empty() { visitor.locale.t("voice-contact-editor") } else { ways.join(" / ") }
}

async fn show_new(visitor: Visitor) -> Result<Response, Failure> {
    form(&visitor, None, VoiceForm::default(), FormErrors::default()).await
}

async fn add(visitor: Visitor, mut upload: Upload) -> Result<Response, Failure> {
    let typed = VoiceForm::of_upload(&upload);
    let question = question(&visitor).await?;
    match typed.written(sent(&mut upload), None, &question, &visitor.locale).await? {
        Ok(written) => {
            let app = &visitor.app;
            let id = actions::write(&app.db, &visitor.actor, &written, app.now()).await?;
            Ok(redirect_with(&format!("{HOME}/{id}"), "voice-written"))
        }
        Err(errors) => form(&visitor, None, typed, errors).await,
    }
}

/// Takes the picture that was sent, if one was.
fn sent(upload: &mut Upload) -> Option<Vec<u8>> {
    upload.files.pop().map(|file| file.bytes).filter(|bytes| !bytes.is_empty())
}

async fn own(visitor: &Visitor, id: &str) -> Result<Voice, Failure> {
    let voice = actions::find(&mut visitor.app.db.reader(), &visitor.actor, id).await?;
    if voice.is_by(&visitor.actor) { Ok(voice) } else { Err(Failure::NotFound) }
}

async fn show_rewrite(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Failure> {
    let voice = own(&visitor, &id).await?;
    if !voice.is_in_the_writers_hand() {
        return Err(Failure::Refused("voice-refused-accepted".to_owned()));
    }
    form(&visitor, Some(&voice), VoiceForm::of(&voice), FormErrors::default()).await
}

async fn rewrite(visitor: Visitor, Path(id): Path<String>, mut upload: Upload) -> Result<Response, Failure> {
    let voice = own(&visitor, &id).await?;
    let mut typed = VoiceForm::of_upload(&upload);
    let question = question(&visitor).await?;
    let written = match typed.written(sent(&mut upload), Some(&voice), &question, &visitor.locale).await? {
        Ok(written) => written,
        Err(errors) => return form(&visitor, Some(&voice), typed, errors).await,
    };
    let app = &visitor.app;
    match actions::rewrite(&app.db, &visitor.actor, &id, typed.set, &written, app.now()).await {
        Ok(()) => Ok(redirect_with(&voice.url(), "voice-rewritten")),
        Err(Fault::Refused(key)) => {
            // Sending once more is then a choice.
            typed.set = voice.revision;
            form(&visitor, Some(&voice), typed, FormErrors::one("fortaelling", visitor.locale.t(key))).await
        }
        Err(fault) => Err(fault.into()),
    }
}

#[derive(Template)]
#[template(path = "voice/mine.html")]
struct Mine {
    page: Page,
    voices: Vec<View>,
    may_write: bool,
}

async fn mine(visitor: Visitor) -> Result<Response, Failure> {
    let voices = actions::written_by(&mut visitor.app.db.reader(), &visitor.actor).await?;
    render(&Mine {
        page: page(&visitor, &visitor.locale.t("voices-mine-title")),
        voices: voices.iter().map(|voice| View::of(voice, &[], &visitor.locale)).collect(),
        may_write: visitor.may(Right::WriteVoice),
    })
}

/// A form with no fields of its own: the button is all there is to it.
#[derive(Deserialize)]
pub(super) struct Nothing {}

async fn withdraw(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    let app = &visitor.app;
    actions::withdraw(&app.db, &visitor.actor, &id, app.now()).await?;
    Ok(redirect_with(&format!("{HOME}/{id}"), "voice-withdrawn"))
}

async fn remove_picture(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    let app = &visitor.app;
    actions::remove_picture(&app.db, &visitor.actor, &id, app.now()).await?;
    Ok(redirect_with(&format!("{HOME}/{id}"), "voice-picture-removed"))
}
