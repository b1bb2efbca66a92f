//! The whole thread of a thing: as lists to read, as a drawing, as JSON, as it was on a day, and with its history.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use platform::Fault;
use platform::access::Right;
use platform::time::Timestamp;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Routes, Visitor, render_form};

use super::ahead::Read;
use super::drawing::drawing;
use super::links::store::latest_at;
use super::links::{Link, follows_from_compass};
use super::{After, Asker, End, FULL, Kind, Node, Thread, Threads, stored};
use crate::as_of::{AsOf, Asked, not_then};
use crate::figures::{Drawing, look_of};

/// So many links are told of in the history.
const MOST_TOLD: usize = 50;
/// Where the compass is.
const HOME: &str = "/kompas";

pub(super) fn routes() -> Routes {
    Routes::new().get("/traad/{kind}/{id}", Right::ReadPublic, show)
}

/// A link in the history of a thing.
struct Told {
    link: Link,
    from: Node,
    to: Node,
    made: String,
    ended: String,
    may_end: bool,
}

#[derive(Template)]
#[template(path = "thread/thread.html")]
struct ThreadPage {
    page: Page,
    errors: FormErrors,
    thread: Thread,
    /// None where there is nothing to draw but the thing itself.
    drawing: Option<Drawing>,
    asked: Asked,
    url: String,
    json_url: String,
    /// The first page, from a later one.
    start_url: Option<String>,
    has_dates: bool,
    history: Vec<Told>,
    has_more_history: bool,
}

/// What an address says of the page.
#[derive(Deserialize)]
struct Wish {
    #[serde(flatten)]
    as_of: AsOf,
    /// What earlier pages have shown.
    #[serde(default)]
    efter: String,
}

async fn show(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path((kind, id)): Path<(String, String)>,
    Query(wish): Query<Wish>,
) -> Result<Response, Failure> {
    let kind = Kind::from_name(&kind).ok_or(Failure::NotFound)?;
    let asked = wish.as_of.read(&visitor);
    // What stands on a camp's board has no dates on the thread.
    let moment = asked.day().filter(|_| !kind.is_of_a_camp()).map(|day| day.last_moment);
    let (id, is_json) = id.strip_suffix(".json").map_or((id.as_str(), false), |id| (id, true));
    let (asker, end) = (Asker::of(&visitor), End::new(kind, id));
    let after = After::read(&wish.efter);
    let mut thread = match threads.walk(&asker, &end, moment, FULL.from(after)).await {
        Err(Fault::NotFound) if moment.is_some() && !is_json => {
            return before_it_was(&visitor, &threads, &end, asked).await;
        }
        other => other?,
    };
    let day = asked.day().map_or_else(String::new, |day| format!("&paa={}", day.stored));
    thread.next = thread.next.map(|next| format!("{next}{day}"));
    if is_json {
        thread.next = thread.next.map(|next| next.replacen('?', ".json?", 1));
        return Ok(Json(&thread).into_response());
    }
    thread_page(&visitor, &threads, thread, (asked, after)).await
}

/// Answers for a day on which the thing was not there yet.
async fn before_it_was(visitor: &Visitor, threads: &Threads, end: &End, asked: Asked) -> Result<Response, Failure> {
    let node = threads.find(&Asker::of(visitor), end).await?.ok_or(Failure::NotFound)?;
    let title = visitor.locale.t1("thread-page-title", "what", &node.title);
    not_then(within_compass(Page::new(visitor, &title), Some(&node)), asked, node.thread_url())
}

async fn thread_page(
    visitor: &Visitor,
    threads: &Threads,
    thread: Thread,
    (asked, after): (Asked, After),
) -> Result<Response, Failure> {
    let moment = asked.day().map(|day| day.last_moment);
    let (history, has_more_history) = history(visitor, threads, &thread.node.end(), moment).await?;
    let url = thread.node.thread_url();
    let mut errors = FormErrors::default();
    if asked.is_no_day() {
        errors.add("paa", visitor.locale.t("as-of-no-day"));
    }
    let date = asked.day().map_or_else(String::new, |day| format!("?paa={}", day.stored));
    let title = visitor.locale.t1("thread-page-title", "what", &thread.node.title);
    let page = ThreadPage {
        page: within_compass(Page::new(visitor, &title), Some(&thread.node)),
        json_url: format!("{url}.json{date}"),
        start_url: (after != After::default()).then(|| format!("{url}{date}")),
        has_dates: !thread.node.kind.is_of_a_camp(),
        drawing: drawing(&thread, &visitor.locale, &look_of(&visitor.municipality.look)),
        url,
        thread,
        asked,
        history,
        has_more_history,
        errors,
    };
    render_form(&page, &page.errors)
}

/// Puts a page of the thread where people look for it: in the menu under the compass, and under the thing that it is
/// about, which for a core task lies among the core tasks.
pub(super) fn within_compass(mut page: Page, about: Option<&Node>) -> Page {
    for (_, url, is_here) in &mut page.menu {
        *is_here = *url == HOME;
    }
    if about.is_none_or(|node| node.kind == Kind::CoreTask) {
        let core_tasks = page.t("core-task-list-title");
        page = page.under(&core_tasks, HOME);
    }
    match about {
        Some(node) => page.under(&node.title, &node.url),
        None => page,
    }
}

/// Returns the latest links of a thing as they were at a moment, those that were ended too, and whether there are more. Who said what stays among
/// those who read the compass from inside.
async fn history(
    visitor: &Visitor,
    threads: &Threads,
    end: &End,
    moment: Option<i64>,
) -> Result<(Vec<Told>, bool), Failure> {
    if !visitor.may(Right::ReadCompass) {
        return Ok((Vec::new(), false));
    }
    let most = i64::try_from(MOST_TOLD + 1).unwrap_or(i64::MAX);
    let (mut reader, until) = (visitor.app.db.reader(), moment.unwrap_or(i64::MAX));
    let mut links = latest_at(&mut reader, &visitor.actor.municipality, end, until, most).await?;
    let has_more = links.len() > MOST_TOLD;
    links.truncate(MOST_TOLD);
    let asker = Asker::of(visitor);
    let when = |at: i64| visitor.locale.moment(&Timestamp::from_millis(at).in_denmark());
    let ends: HashSet<&End> = links.iter().flat_map(|link| [&link.from, &link.to]).collect();
    let mut read = Read::default();
    read.fetch_things(&asker, ends.iter().copied()).await?;
    let mut nodes: HashMap<End, Option<Node>> = HashMap::new();
    for end in ends {
        let node = match read.row(end) {
            Some(row) => stored::node_of(row).filter(|_| stored::may_see(&visitor.actor, row)),
            None => threads.find(&asker, end).await?,
        };
        nodes.insert(end.clone(), node);
    }
    let found = |end: &End| nodes.get(end).cloned().flatten();
    let mut told = Vec::new();
    for mut link in links {
        // What was ended since was alive then.
        link.ended_at = link.ended_at.filter(|ended| *ended <= until);
        let (Some(from), Some(to)) = (found(&link.from), found(&link.to)) else { continue };
        let follows = follows_from_compass(&link.from, link.relation, &link.to, &link.reason);
        told.push(Told {
            made: when(link.made_at),
            ended: link.ended_at.map_or_else(String::new, when),
            may_end: moment.is_none() && link.ended_at.is_none() && !follows && visitor.may(Right::LinkThread),
            link,
            from,
            to,
        });
    }
    Ok((told, has_more))
}
