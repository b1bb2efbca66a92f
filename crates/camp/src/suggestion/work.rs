//! Work that takes a while: how far it has come, stopping it, and beginning again.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::HeaderMap;
use axum::response::Response;
use serde::Deserialize;
use ui::{Failure, Page, Posted, Visitor, Work, redirect, render};

use super::desk::Kind;
use crate::consolidation::BoardKey;
use crate::consolidation::actions;
use crate::consolidation::pages::{self, Place, find, is_script};

/// Work as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct WorkView {
    /// What is worked out: the name in forms.
    pub(crate) kind: &'static str,
    /// Whether somebody stopped it.
    pub(crate) is_stopped: bool,
    /// How far it has come, in percent; `None` while that is not known.
    pub(crate) percent: Option<usize>,
}

impl WorkView {
    /// Shows how work stands; `None` when it is done.
    pub(crate) fn of<T>(kind: Kind, work: &Work<T>) -> Option<Self> {
        match work {
            Work::Done(_) => None,
            Work::Stopped => Some(Self { kind: kind.slug(), is_stopped: true, percent: None }),
            Work::Under { done, of } => Some(Self::under(kind, *done, *of)),
        }
    }

    fn under(kind: Kind, done: usize, of: usize) -> Self {
        Self { kind: kind.slug(), is_stopped: false, percent: (of > 0).then(|| (done * 100 / of).min(100)) }
    }
}

/// The jobs behind what a form calls by this name.
fn jobs(slug: &str) -> Result<&'static [Kind], Failure> {
    match slug {
        "forslag" => Ok(&[Kind::Reading, Kind::Suggestions]),
        "grupper" => Ok(&[Kind::Groups]),
        "dubletter" => Ok(&[Kind::Duplicates]),
        _ => Err(Failure::NotFound),
    }
}

#[derive(Template)]
#[template(path = "suggestion/work_page.html", blocks = ["panel"])]
struct WorkPage {
    page: Page,
    url: String,
    back: String,
    work: Option<WorkView>,
}

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    hvad: String,
}

/// Shows how far work has come, without reading the board: the script asks every second.
pub(super) async fn show(
    visitor: Visitor,
    headers: HeaderMap,
    Path(place): Path<Place>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &place).await?;
    let key = actions::key(&camp, exercise);
    let url = pages::url(&camp, exercise);
    let kinds = jobs(if asked.hvad.is_empty() { "forslag" } else { &asked.hvad })?;
    let page = Page::new(&visitor, &visitor.locale.t("work-title")).under(&camp.title, &camp.url());
    let shown = WorkPage { page, back: url.clone(), url, work: under_way(&visitor, &key, kinds) };
    if is_script(&headers) { render(&shown.as_panel()) } else { render(&shown) }
}

fn under_way(visitor: &Visitor, key: &BoardKey, kinds: &[Kind]) -> Option<WorkView> {
    let last = *kinds.last()?;
    let found = kinds.iter().find_map(|kind| visitor.app.jobs.under_way(&kind.job(key)));
    found.map(|(done, of)| WorkView::under(last, done, of))
}

#[derive(Deserialize)]
pub(super) struct WorkForm {
    hvad: String,
    /// `stop` or `begynd`.
    handling: String,
    /// Where to go afterwards; none: the board.
    #[serde(default)]
    tilbage: String,
}

/// Stops work, or lets it begin again, which it does when the page that wants it is opened.
pub(super) async fn change(
    visitor: Visitor,
    Path(place): Path<Place>,
    Posted(form): Posted<WorkForm>,
) -> Result<Response, Failure> {
    let (camp, exercise) = find(&visitor, &place).await?;
    let key = actions::key(&camp, exercise);
    for kind in jobs(&form.hvad)? {
        match form.handling.as_str() {
            "stop" => visitor.app.jobs.stop(&kind.job(&key)),
            "begynd" => visitor.app.jobs.forget_stopped(&kind.job(&key)),
            _ => return Err(Failure::BadForm),
        }
    }
    let board_url = pages::url(&camp, exercise);
    Ok(redirect(if form.tilbage.starts_with(&camp.url()) { &form.tilbage } else { &board_url }))
}
