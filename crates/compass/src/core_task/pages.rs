//! The compass: its models with their trees, a core task's own page, and the page of a part of what it says.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use ui::{Failure, Page, Routes, Visitor, render};

use super::{Branch, CoreTask, actions, tree};
use crate::as_of::{AsOf, Asked, not_then};
use crate::model::{self, Model};
use crate::thread::{Asker, End, Kind, Thread, Threads};
use crate::wording::{self, Ground, Often, Part, PartKind, Section, State, Thing, Version, Words};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/kompas", Right::ReadPublic, list).get("/kompas/{task}", Right::ReadPublic, show).get(
        "/kompas/{task}/del/{part}",
        Right::ReadPublic,
        show_part,
    )
}

/// A model with its tree.
struct Shown {
    model: Model,
    tops: Vec<Branch>,
}

#[derive(Template)]
#[template(path = "core_task/list.html")]
struct List {
    page: Page,
    models: Vec<Shown>,
    drafts: Vec<CoreTask>,
    asked: Asked,
    may_edit: bool,
    may_read: bool,
}

async fn list(visitor: Visitor, Query(as_of): Query<AsOf>) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let asked = as_of.read(&visitor);
    let scope = model::actions::scope(&mut reader, &visitor.actor).await?;
    let models = model::actions::all(&mut reader, &visitor.actor).await?;
    let all = actions::with_drafts(&mut reader, &visitor.actor).await?;
    let held = actions::held(&mut reader, &visitor.actor, asked.day()).await?;
    let shown = |model: Model| {
        let tasks: Vec<CoreTask> = held.iter().filter(|task| task.model_id == model.id).cloned().collect();
        Shown { tops: tree(&tasks), model }
    };
    let is_draft = |task: &CoreTask| task.in_force == 0 && task.closed_at.is_none();
    render(&List {
        page: Page::new(&visitor, &visitor.locale.t("core-task-list-title")),
        models: models.into_iter().map(shown).collect(),
        drafts: all.into_iter().filter(is_draft).collect(),
        asked,
        may_edit: visitor.actor.may(Right::EditCompass, &scope),
        may_read: visitor.actor.may(Right::ReadCompass, &scope),
    })
}

#[derive(Template)]
#[template(path = "core_task/show.html")]
struct Show {
    page: Page,
    task: CoreTask,
    asked: Asked,
    /// None while the task is only a draft, or on a day on which it had no wording.
    version: Option<Version>,
    period: String,
    purpose: String,
    sections: Vec<Section>,
    grounds: Vec<Ground>,
    above: Option<CoreTask>,
    below: Vec<CoreTask>,
    open: Option<Version>,
    thread: Option<Thread>,
    may_edit: bool,
    may_link: bool,
    /// The tasks that it can be moved under.
    places: Vec<CoreTask>,
}

/// Finds a core task for a page of its own.
pub(crate) async fn open(visitor: &Visitor, slug: &str) -> Result<CoreTask, Failure> {
    Ok(actions::find(&mut visitor.app.db.reader(), &visitor.actor, slug).await?)
}

async fn show(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(slug): Path<String>,
    Query(as_of): Query<AsOf>,
) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    let task = open(&visitor, &slug).await?;
    let asked = as_of.read(&visitor);
    let thing = Thing::core_task(&task.id);
    let versions = wording::actions::versions(&mut reader, &visitor.actor, &thing, &task.scope()).await?;
    let version = wording::in_force(&versions, asked.day()).cloned();
    let words = match &version {
        Some(version) => wording::actions::words(&mut reader, &visitor.actor, version).await?,
        None => Words::default(),
    };
    let all = actions::with_drafts(&mut reader, &visitor.actor).await?;
    let held = actions::held(&mut reader, &visitor.actor, asked.day()).await?;
    let upper = held.iter().find(|one| one.id == task.id).unwrap_or(&task).parent_id.clone();
    let may_edit = asked == Asked::Now && visitor.actor.may(Right::EditCompass, &task.scope());
    let is_place = |one: &&CoreTask| {
        one.model_id == task.model_id && one.id != task.id && one.in_force == 1 && one.closed_at.is_none()
    };
    let title = if words.text(PartKind::Title).is_empty() { &task.title } else { words.text(PartKind::Title) };
    render(&Show {
        page: Page::new(&visitor, title).under(&visitor.locale.t("core-task-list-title"), "/kompas"),
        period: version.as_ref().map_or_else(String::new, |version| wording::period(&visitor, version)),
        purpose: words.text(PartKind::Purpose).to_owned(),
        sections: wording::sections(&words, &task.url()),
        grounds: match &version {
            Some(version) => wording::grounds(&visitor, &threads, &version.id).await?,
            None => Vec::new(),
        },
        above: held.iter().find(|one| Some(&one.id) == upper.as_ref()).cloned(),
        below: held.iter().filter(|one| one.parent_id.as_ref() == Some(&task.id)).cloned().collect(),
        open: versions.iter().find(|version| version.state.is_open()).cloned(),
        thread: thread(&visitor, &threads, &End::new(Kind::CoreTask, &task.id), &asked).await?,
        may_edit,
        may_link: visitor.actor.may(Right::LinkThread, &task.scope()),
        places: all.iter().filter(is_place).cloned().collect(),
        version,
        asked,
        task,
    })
}

/// Returns the thread of a thing as it is, or as it was on a day; none when the thing was not on the thread.
async fn thread(visitor: &Visitor, threads: &Threads, end: &End, asked: &Asked) -> Result<Option<Thread>, Failure> {
    let asker = Asker::of(visitor);
    let thread = match asked.day() {
        Some(day) => threads.of_at(&asker, end, day.last_moment).await,
        None => threads.of(asker.db, asker.actor, asker.locale, end.kind, &end.id).await,
    };
    match thread {
        Ok(thread) => Ok(Some(thread)),
        Err(platform::Fault::NotFound) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

/// What a part said in a version.
struct Was {
    number: i64,
    state: State,
    period: String,
    heading: String,
    body: String,
}

#[derive(Template)]
#[template(path = "core_task/part.html")]
struct ShowPart {
    page: Page,
    task: CoreTask,
    part: Part,
    under: Vec<String>,
    /// Whether the wording in force still has it.
    is_in_force: bool,
    history: Vec<Was>,
    thread: Option<Thread>,
    asked: Asked,
    url: String,
}

async fn show_part(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path((slug, id)): Path<(String, String)>,
    Query(as_of): Query<AsOf>,
) -> Result<Response, Failure> {
    let asked = as_of.read(&visitor);
    let task = open(&visitor, &slug).await?;
    let said = said_of_part(&visitor, &task, &id, &asked).await?;
    let page = Page::new(&visitor, &said.title)
        .under(&visitor.locale.t("core-task-list-title"), "/kompas")
        .under(&task.title, &task.url());
    let url = format!("{}/del/{id}", task.url());
    let Some((part, under)) = said.shown else { return not_then(page, asked, url) };
    let kind = part.kind.on_thread().ok_or(Failure::NotFound)?;
    render(&ShowPart {
        page,
        thread: thread(&visitor, &threads, &End::new(kind, &id), &asked).await?,
        task,
        part,
        under,
        is_in_force: said.is_in_force,
        history: said.history,
        asked,
        url,
    })
}

/// What versions say of a part.
struct SaidOfPart {
    title: String,
    /// The part with what belongs to it: what is in force, or was on the day; before that, the latest that said it. None
    /// when nothing said it on the day.
    shown: Option<(Part, Vec<String>)>,
    is_in_force: bool,
    /// Newest first.
    history: Vec<Was>,
}

async fn said_of_part(visitor: &Visitor, task: &CoreTask, id: &str, asked: &Asked) -> Result<SaidOfPart, Failure> {
    let mut reader = visitor.app.db.reader();
    let versions =
        wording::actions::versions(&mut reader, &visitor.actor, &Thing::core_task(&task.id), &task.scope()).await?;
    let in_force = wording::in_force(&versions, asked.day()).map(|version| version.number);
    let (mut latest, mut history, mut is_in_force) = (None, Vec::new(), false);
    let mut title = None;
    for version in &versions {
        let words = wording::actions::words(&mut reader, &visitor.actor, version).await?;
        let Some(part) = words.part(id).filter(|part| part.kind.on_thread().is_some()) else { continue };
        let is_now = in_force == Some(version.number);
        title = Some(titled(part)).filter(|_| !is_in_force || is_now).or(title);
        // Of a day, what had been adopted by then.
        let then = asked.day().map_or_else(|| Some(version.clone()), |day| wording::then(version, &[], day));
        let is_told = |then: &Version| asked.day().is_none() || !then.holds_from.is_empty();
        let Some(then) = then.filter(is_told) else { continue };
        history.push(Was {
            number: then.number,
            state: then.state,
            period: wording::period(visitor, &then),
            heading: part.heading.clone(),
            body: part.body.clone(),
        });
        is_in_force |= is_now;
        // What is in force is what the page is about; before that, the latest that said it.
        if is_now || (!is_in_force && asked.day().is_none()) {
            latest = Some((part.clone(), words.under(id).map(|one| one.body.clone()).collect::<Vec<_>>()));
        }
    }
    history.reverse();
    Ok(SaidOfPart { title: title.ok_or(Failure::NotFound)?, shown: latest, is_in_force, history })
}

fn titled(part: &Part) -> String {
    if part.heading.is_empty() { part.body.clone() } else { format!("{}: {}", part.heading, part.body) }
}
