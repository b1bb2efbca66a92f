//! The front page, the list of core tasks, and a core task's own page.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use ui::{Failure, Page, Routes, Visitor, render};

use super::{CoreTask, actions};
use crate::thread::{Kind, Thread, Threads};

pub(crate) fn routes() -> Routes {
    Routes::new().get("/", Right::ReadPublic, front).get("/kompas", Right::ReadPublic, list).get(
        "/kompas/{task}",
        Right::ReadPublic,
        show,
    )
}

#[derive(Template)]
#[template(path = "core_task/front.html")]
struct Front {
    page: Page,
    tasks: Vec<CoreTask>,
    is_signed_in: bool,
    may_import: bool,
}

async fn front(visitor: Visitor) -> Result<Response, Failure> {
    let tasks = actions::all(&mut visitor.app.db.reader(), &visitor.actor).await?;
    let title = visitor.locale.t1("front-title", "municipality", &visitor.municipality.name);
    render(&Front {
        page: Page::new(&visitor, &title),
        tasks,
        is_signed_in: visitor.actor.is_signed_in(),
        may_import: visitor.may(Right::ImportCamps),
    })
}

#[derive(Template)]
#[template(path = "core_task/list.html")]
struct List {
    page: Page,
    tasks: Vec<CoreTask>,
}

async fn list(visitor: Visitor) -> Result<Response, Failure> {
    let tasks = actions::all(&mut visitor.app.db.reader(), &visitor.actor).await?;
    render(&List { page: Page::new(&visitor, &visitor.locale.t("core-task-list-title")), tasks })
}

#[derive(Template)]
#[template(path = "core_task/show.html")]
struct Show {
    page: Page,
    task: CoreTask,
    thread: Thread,
}

async fn show(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(slug): Path<String>,
) -> Result<Response, Failure> {
    let task = actions::find(&mut visitor.app.db.reader(), &visitor.actor, &slug).await?;
    let thread = threads.of(&visitor.app.db, &visitor.actor, &visitor.locale, Kind::CoreTask, &task.id).await?;
    let page = Page::new(&visitor, &task.title).under(&visitor.locale.t("core-task-list-title"), "/kompas");
    render(&Show { page, task, thread })
}
