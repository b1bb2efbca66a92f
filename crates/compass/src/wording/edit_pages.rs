//! Writing a version, asking others what they think, giving it up, adopting it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect, redirect_with, render_form};

use super::actions::{AdoptedBy, Saving, VersionMove};
use super::form::{self, Field, Whose};
use super::owner::{Owner, Place};
use super::{Often, PartKind, Version, WordingFault, WordingRefusal, Words, actions};

pub(super) fn routes() -> Routes {
    let edit = Right::EditCompass;
    Routes::new()
        .post("/kompas/{task}/ordlyd", edit, begin)
        .get("/kompas/{task}/ordlyd/{number}/ret", edit, write)
        .post("/kompas/{task}/ordlyd/{number}/ret", edit, save)
        .post("/kompas/{task}/ordlyd/{number}/trin", edit, step)
        .get("/kompas/{task}/ordlyd/{number}/vedtag", edit, ask_adopt)
        .post("/kompas/{task}/ordlyd/{number}/vedtag", edit, adopt)
        .post("/kompas/model/{model}/ordlyd", edit, begin)
        .get("/kompas/model/{model}/ordlyd/{number}/ret", edit, write)
        .post("/kompas/model/{model}/ordlyd/{number}/ret", edit, save)
        .post("/kompas/model/{model}/ordlyd/{number}/trin", edit, step)
        .get("/kompas/model/{model}/ordlyd/{number}/vedtag", edit, ask_adopt)
        .post("/kompas/model/{model}/ordlyd/{number}/vedtag", edit, adopt)
}

/// Says in words why something was refused.
pub(crate) fn words_of(visitor: &Visitor, refusal: &WordingRefusal) -> String {
    let locale = &visitor.locale;
    let key = refusal.text();
    match refusal {
        WordingRefusal::LongPart(kind) | WordingRefusal::Twice(kind) | WordingRefusal::HalfPart(kind) => {
            locale.t1(key, "part", locale.t(&format!("part-{}", kind.name())))
        }
        WordingRefusal::NotNow(state) => locale.t1(key, "state", locale.t(&format!("wording-state-{}", state.name()))),
        WordingRefusal::DayBefore(day) => locale.t1(key, "day", locale.date_text(day)),
        _ => locale.t(key),
    }
}

/// The field of the form that a refusal is about.
const fn field_of(refusal: &WordingRefusal) -> &'static str {
    match refusal {
        WordingRefusal::NoTitle | WordingRefusal::LongTitle => "title",
        WordingRefusal::LongPart(kind) | WordingRefusal::Twice(kind) | WordingRefusal::HalfPart(kind) => kind.name(),
        WordingRefusal::NoDecision | WordingRefusal::LongDecision => "beslutning",
        WordingRefusal::NoDay | WordingRefusal::DayAhead | WordingRefusal::DayBefore(_) => "dag",
        _ => "grund",
    }
}

/// Answers in place of a form that could not be sent in.
fn require_open(visitor: &Visitor, owner: &Owner, version: &Version) -> Result<(), Failure> {
    let refusal = match version.state {
        _ if owner.is_closed => WordingRefusal::Closed,
        state if !state.is_open() => WordingRefusal::NotNow(state),
        _ => return Ok(()),
    };
    Err(Failure::Conflict(words_of(visitor, &refusal)))
}

/// Keeps a refusal apart from what is no fault of the visitor's wishes.
fn refused<T>(outcome: Result<T, WordingFault>) -> Result<Result<T, WordingRefusal>, Failure> {
    match outcome {
        Ok(value) => Ok(Ok(value)),
        Err(WordingFault::Refused(refusal)) => Ok(Err(refusal)),
        Err(WordingFault::Denied(denied)) => Err(denied.into()),
        Err(WordingFault::NotFound) => Err(Failure::NotFound),
        Err(WordingFault::Store(error)) => Err(error.into()),
    }
}

async fn begin(visitor: Visitor, Path(place): Path<Place>, _: Posted<Empty>) -> Result<Response, Failure> {
    let owner = Owner::find(&visitor, &place).await?;
    let begun =
        actions::begin(&visitor.app.db, &visitor.actor, &owner.thing, &owner.scope, "", visitor.app.now()).await;
    match refused(begun)? {
        Ok(version) => Ok(redirect(&format!("{}/ret", owner.version_url(version.number)))),
        Err(refusal) => Err(Failure::Conflict(words_of(&visitor, &refusal))),
    }
}

#[derive(Deserialize)]
struct Empty {}

#[derive(Template)]
#[template(path = "wording/write.html")]
struct Write {
    page: Page,
    errors: FormErrors,
    fields: Vec<Field>,
    reason: String,
    revision: i64,
    action: String,
    back_url: String,
}

/// What stands in the form besides the words.
struct Typed {
    reason: String,
    revision: i64,
}

fn form_page(
    visitor: &Visitor,
    owner: &Owner,
    version: &Version,
    fields: Vec<Field>,
    typed: Typed,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let title = visitor.locale.t2("wording-write-title", "number", version.number, "title", &owner.title);
    let url = owner.version_url(version.number);
    let page = owner.page(visitor, &title).under(&visitor.locale.t("wording-crumb"), &format!("{}/ordlyd", owner.url));
    let Typed { reason, revision } = typed;
    let action = format!("{url}/ret");
    let page = Page { address: action.clone(), ..page };
    let write = Write { page, errors, fields, reason, revision, action, back_url: url };
    render_form(&write, &write.errors)
}

const fn whose(owner_is_model: super::ThingKind) -> Whose {
    match owner_is_model {
        super::ThingKind::CoreTask => Whose::CoreTask,
        super::ThingKind::Model => Whose::Model,
    }
}

async fn write(visitor: Visitor, Path(place): Path<Place>) -> Result<Response, Failure> {
    let owner = Owner::find(&visitor, &place).await?;
    visitor.actor.require(Right::EditCompass, &owner.scope)?;
    let version = owner.version(&visitor, &place).await?;
    require_open(&visitor, &owner, &version)?;
    let words = actions::words(&mut visitor.app.db.reader(), &visitor.actor, &version).await?;
    let fields = form::fields(&words, whose(owner.thing.kind));
    let typed = Typed { reason: version.reason.clone(), revision: version.revision };
    form_page(&visitor, &owner, &version, fields, typed, FormErrors::default())
}

async fn save(
    visitor: Visitor,
    Path(place): Path<Place>,
    Posted(pairs): Posted<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let owner = Owner::find(&visitor, &place).await?;
    let version = owner.version(&visitor, &place).await?;
    let before = actions::words(&mut visitor.app.db.reader(), &visitor.actor, &version).await?;
    let words = form::read(&pairs, &before, whose(owner.thing.kind));
    let reason = value(&pairs, "grund");
    let seen = value(&pairs, "set").parse().unwrap_or(0);
    let more = pairs.iter().any(|(name, _)| name == "flere");
    let saving = Saving { thing: &owner.thing, scope: &owner.scope, number: version.number, seen, reason };
    let now = visitor.app.now();
    let saved = if more { Ok(()) } else { actions::save(&visitor.app.db, &visitor.actor, &saving, &words, now).await };
    let answer = |errors, revision| {
        let fields = form::fields(&words, whose(owner.thing.kind));
        form_page(&visitor, &owner, &version, fields, Typed { reason: reason.to_owned(), revision }, errors)
    };
    match refused(saved)? {
        // The form again with room for more; nothing is saved yet.
        Ok(()) if more => answer(FormErrors::default(), seen),
        Ok(()) => Ok(redirect_with(&owner.version_url(version.number), "wording-saved")),
        Err(refusal) => {
            // Whoever saves again after reading that somebody else saved, has seen it.
            let revision = if refusal == WordingRefusal::Changed { version.revision } else { seen };
            answer(FormErrors::one(field_of(&refusal), words_of(&visitor, &refusal)), revision)
        }
    }
}

fn value<'p>(pairs: &'p [(String, String)], name: &str) -> &'p str {
    pairs.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value.trim())
}

#[derive(Deserialize)]
struct StepForm {
    #[serde(default)]
    trin: String,
    #[serde(default)]
    set: i64,
    #[serde(default)]
    grund: String,
}

async fn step(visitor: Visitor, Path(place): Path<Place>, Posted(form): Posted<StepForm>) -> Result<Response, Failure> {
    let owner = Owner::find(&visitor, &place).await?;
    let version = owner.version(&visitor, &place).await?;
    let (step, done) = match form.trin.as_str() {
        "hoering" => (VersionMove::Consult, "wording-consulted"),
        "tilbage" => (VersionMove::Recall, "wording-recalled"),
        "opgiv" => (VersionMove::Withdraw, "wording-withdrawn"),
        _ => return Err(Failure::BadForm),
    };
    let (number, seen, reason) = (version.number, form.set, form.grund.as_str());
    let saving = Saving { thing: &owner.thing, scope: &owner.scope, number, seen, reason };
    match refused(actions::step(&visitor.app.db, &visitor.actor, &saving, step, visitor.app.now()).await)? {
        Ok(()) if step == VersionMove::Withdraw => Ok(redirect_with(&format!("{}/ordlyd", owner.url), done)),
        Ok(()) => Ok(redirect_with(&owner.version_url(number), done)),
        Err(refusal) => Err(Failure::Conflict(words_of(&visitor, &refusal))),
    }
}

#[derive(Clone, Debug, Default, Deserialize)]
struct AdoptForm {
    #[serde(default)]
    beslutning: String,
    #[serde(default)]
    dag: String,
    #[serde(default)]
    set: i64,
}

#[derive(Template)]
#[template(path = "wording/adopt.html")]
struct Adopt {
    page: Page,
    errors: FormErrors,
    typed: AdoptForm,
    /// Title and purpose as they will be.
    title: String,
    purpose: String,
    /// The number of the version that is replaced.
    replaces: Option<i64>,
    compare_url: String,
    action: String,
    back_url: String,
}

async fn adopt_page(
    visitor: &Visitor,
    owner: &Owner,
    version: &Version,
    typed: AdoptForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let words: Words = actions::words(&mut visitor.app.db.reader(), &visitor.actor, version).await?;
    let versions = owner.versions(visitor).await?;
    let replaces = versions.iter().find(|one| one.state == super::State::Adopted).map(|one| one.number);
    let heading = visitor.locale.t2("wording-adopt-title", "number", version.number, "title", &owner.title);
    let url = owner.version_url(version.number);
    let list_url = format!("{}/ordlyd", owner.url);
    let compare_url = format!("{list_url}/sammenlign?til={}", version.number);
    let action = format!("{url}/vedtag");
    let page = owner.page(visitor, &heading).under(&visitor.locale.t("wording-crumb"), &list_url);
    let adopt = Adopt {
        page: Page { address: action.clone(), ..page },
        errors,
        typed,
        title: words.text(PartKind::Title).to_owned(),
        purpose: words.text(PartKind::Purpose).to_owned(),
        compare_url: replaces.map_or(compare_url.clone(), |old| format!("{compare_url}&fra={old}")),
        replaces,
        action,
        back_url: url,
    };
    render_form(&adopt, &adopt.errors)
}

async fn ask_adopt(visitor: Visitor, Path(place): Path<Place>) -> Result<Response, Failure> {
    let owner = Owner::find(&visitor, &place).await?;
    visitor.actor.require(Right::EditCompass, &owner.scope)?;
    let version = owner.version(&visitor, &place).await?;
    require_open(&visitor, &owner, &version)?;
    let dag = visitor.app.now().in_denmark().date().to_string();
    let typed = AdoptForm { dag, set: version.revision, ..AdoptForm::default() };
    adopt_page(&visitor, &owner, &version, typed, FormErrors::default()).await
}

async fn adopt(
    visitor: Visitor,
    Path(place): Path<Place>,
    Posted(form): Posted<AdoptForm>,
) -> Result<Response, Failure> {
    let owner = Owner::find(&visitor, &place).await?;
    let version = owner.version(&visitor, &place).await?;
    let decision = AdoptedBy { reference: form.beslutning.clone(), day: form.dag.trim().to_owned() };
    let (number, seen) = (version.number, form.set);
    let saving = Saving { thing: &owner.thing, scope: &owner.scope, number, seen, reason: "" };
    let adopted = actions::adopt(&visitor.app.db, &visitor.actor, &saving, &decision, visitor.app.now()).await;
    match refused(adopted)? {
        Ok(()) => Ok(redirect_with(&owner.url, "wording-adopted")),
        Err(refusal) => {
            let typed = AdoptForm { set: version.revision, ..form };
            let errors = FormErrors::one(field_of(&refusal), words_of(&visitor, &refusal));
            adopt_page(&visitor, &owner, &version, typed, errors).await
        }
    }
}
