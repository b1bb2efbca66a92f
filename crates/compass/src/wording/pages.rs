//! Reading versions: all of them with their history, one of them, two side by side.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use platform::time::Timestamp;
use serde::Deserialize;
use text::Piece;
use ui::{Failure, Page, Routes, Visitor, render};

use super::compare::is_reordered;
use super::owner::{Owner, Place};
use super::view::{Section, sections};
use super::{Often, PartKind, State, Version, Words, actions, compare, edit_pages};
use crate::as_of::{AsOf, Asked};
use crate::thread::{Asker, End, Kind, Relation, Thread, Threads, links};

pub(crate) fn routes() -> Routes {
    let read = Right::ReadPublic;
    Routes::new()
        .get("/kompas/{task}/ordlyd", read, list)
        .get("/kompas/{task}/ordlyd/sammenlign", read, side_by_side)
        .get("/kompas/{task}/ordlyd/{number}", read, show)
        .get("/kompas/model/{model}/ordlyd", read, list)
        .get("/kompas/model/{model}/ordlyd/sammenlign", read, side_by_side)
        .get("/kompas/model/{model}/ordlyd/{number}", read, show)
        .merge(edit_pages::routes())
}

/// A version as lists show it.
pub(super) struct Line {
    pub(super) number: i64,
    pub(super) url: String,
    pub(super) state: State,
    /// From when to when it held, or when it was last changed.
    pub(super) period: String,
    pub(super) decision: String,
    pub(super) reason: String,
    /// Who wrote it, for those who read the compass from inside; empty for others.
    pub(super) by: String,
}

fn line(visitor: &Visitor, owner: &Owner, version: &Version) -> Line {
    Line {
        number: version.number,
        url: owner.version_url(version.number),
        state: version.state,
        period: period(visitor, version),
        decision: version.decision.clone(),
        reason: version.reason.clone(),
        by: if sees_names(visitor, owner) { version.by_name.clone() } else { String::new() },
    }
}

/// Who wrote what is for those who read the compass from inside.
fn sees_names(visitor: &Visitor, owner: &Owner) -> bool {
    visitor.actor.may(Right::ReadCompass, &owner.scope)
}

/// Says from when to when a version held.
pub(crate) fn period(visitor: &Visitor, version: &Version) -> String {
    let locale = &visitor.locale;
    // What was there before there were versions holds since before anyone counts.
    if !version.holds_from.is_empty() && version.holds_from.as_str() <= "1970-01-01" {
        return locale.t("wording-period-always");
    }
    let (from, until) = (locale.date_text(&version.holds_from), locale.date_text(&version.holds_until));
    match version.state {
        State::Adopted => locale.t1("wording-period-from", "from", from),
        State::Replaced => locale.t2("wording-period", "from", from, "until", until),
        State::Draft | State::Consultation | State::Withdrawn => {
            let at = locale.moment(&Timestamp::from_millis(version.changed_at).in_denmark());
            locale.t1("wording-period-changed", "at", at)
        }
    }
}

struct StepLine {
    when: String,
    by: String,
    what: String,
    note: String,
}

#[derive(Template)]
#[template(path = "wording/list.html")]
struct List {
    page: Page,
    lines: Vec<Line>,
    steps: Vec<StepLine>,
    url: String,
    may_begin: bool,
    can_compare: bool,
    shows_names: bool,
    asked: Asked,
}

async fn list(visitor: Visitor, Path(place): Path<Place>, Query(as_of): Query<AsOf>) -> Result<Response, Failure> {
    let owner = Owner::find(&visitor, &place).await?;
    let asked = as_of.read(&visitor);
    let mut versions = owner.versions(&visitor).await?;
    let mut reader = visitor.app.db.reader();
    let mut steps = actions::steps(&mut reader, &visitor.actor, &owner.thing, &owner.scope).await?;
    if let Some(day) = asked.day() {
        versions = actions::versions_on(&mut reader, &visitor.actor, (&owner.thing, &owner.scope), day).await?;
        steps.retain(|step| step.at <= day.last_moment);
    }
    let step_line = |step: super::Step| StepLine {
        when: visitor.locale.moment(&Timestamp::from_millis(step.at).in_denmark()),
        by: step.by_name,
        what: visitor.locale.t1(&format!("wording-step-{}", step.kind), "number", step.version),
        note: step.note,
    };
    let may_edit = visitor.actor.may(Right::EditCompass, &owner.scope);
    let title = visitor.locale.t1("wording-list-title", "title", &owner.title);
    render(&List {
        page: owner.page(&visitor, &title),
        lines: versions.iter().rev().map(|version| line(&visitor, &owner, version)).collect(),
        steps: steps.into_iter().map(step_line).collect(),
        url: format!("{}/ordlyd", owner.url),
        may_begin: may_edit
            && asked == Asked::Now
            && !owner.is_closed
            && !versions.iter().any(|version| version.state.is_open()),
        can_compare: versions.len() > 1,
        shows_names: sees_names(&visitor, &owner),
        asked,
    })
}

/// A thing that a wording rests on, and why.
pub(crate) struct Ground {
    pub(crate) kind: Kind,
    pub(crate) title: String,
    pub(crate) url: String,
    pub(crate) reason: String,
    pub(crate) has_ended: bool,
}

/// Returns what a version rests on and what decided it, as far as the visitor may see it: which camp, theme and
/// statements led to it. Links that ended with the version are still told.
pub(crate) async fn grounds(visitor: &Visitor, threads: &Threads, version: &str) -> Result<Vec<Ground>, Failure> {
    let own = End::new(Kind::Wording, version);
    let asker = Asker { db: &visitor.app.db, actor: &visitor.actor, locale: &visitor.locale };
    let mut found = Vec::new();
    for link in links::store::links_at(&mut visitor.app.db.reader(), &visitor.actor.municipality, &own).await? {
        let is_ground = link.from == own && matches!(link.relation, Relation::DerivesFrom | Relation::DecidedBy);
        if !is_ground {
            continue;
        }
        if let Some(node) = threads.find(&asker, &link.to).await? {
            let has_ended = link.ended_at.is_some();
            found.push(Ground { kind: node.kind, title: node.title, url: node.url, reason: link.reason, has_ended });
        }
    }
    Ok(found)
}

#[derive(Template)]
#[template(path = "wording/show.html")]
struct Show {
    page: Page,
    version: Version,
    period: String,
    title: String,
    purpose: String,
    sections: Vec<Section>,
    grounds: Vec<Ground>,
    thread: Option<Thread>,
    url: String,
    back_url: String,
    /// The version to compare with: the one before.
    before: Option<i64>,
    may_edit: bool,
    may_link: bool,
}

async fn show(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(place): Path<Place>,
) -> Result<Response, Failure> {
    let owner = Owner::find(&visitor, &place).await?;
    let version = owner.version(&visitor, &place).await?;
    let words = actions::words(&mut visitor.app.db.reader(), &visitor.actor, &version).await?;
    let before = owner
        .versions(&visitor)
        .await?
        .into_iter()
        .rfind(|one| one.number < version.number && matches!(one.state, State::Adopted | State::Replaced));
    let thread = match threads.of(&visitor.app.db, &visitor.actor, &visitor.locale, Kind::Wording, &version.id).await {
        Ok(thread) => Some(thread),
        Err(platform::Fault::NotFound) => None,
        Err(other) => return Err(other.into()),
    };
    let heading = visitor.locale.t2("wording-title", "number", version.number, "title", &owner.title);
    let list_url = format!("{}/ordlyd", owner.url);
    render(&Show {
        page: owner.page(&visitor, &heading).under(&visitor.locale.t("wording-crumb"), &list_url),
        period: period(&visitor, &version),
        title: words.text(PartKind::Title).to_owned(),
        purpose: words.text(PartKind::Purpose).to_owned(),
        sections: sections(&words, ""),
        grounds: grounds(&visitor, &threads, &version.id).await?,
        thread,
        url: owner.version_url(version.number),
        back_url: list_url,
        before: before.map(|one| one.number),
        may_edit: version.state.is_open() && !owner.is_closed && visitor.actor.may(Right::EditCompass, &owner.scope),
        may_link: !owner.is_model() && visitor.actor.may(Right::LinkThread, &owner.scope),
        version,
    })
}

#[derive(Deserialize)]
struct Two {
    #[serde(default)]
    fra: String,
    #[serde(default)]
    til: String,
}

/// What a version says of one part, beside what another says.
struct Pair {
    heading: Vec<Piece>,
    body: Vec<Piece>,
    is_change: bool,
}

/// All parts of one kind.
struct Group {
    kind: PartKind,
    pairs: Vec<Pair>,
    is_change: bool,
    /// Whether those that both versions have stand in another order.
    is_moved: bool,
}

#[derive(Template)]
#[template(path = "wording/compare.html")]
struct SideBySide {
    page: Page,
    old: Line,
    new: Line,
    /// Number, name, whether it is the old one, whether it is the new one.
    choices: Vec<(i64, String, bool, bool)>,
    groups: Vec<Group>,
    changed: usize,
    is_moved: bool,
    url: String,
}

async fn side_by_side(visitor: Visitor, Path(place): Path<Place>, Query(two): Query<Two>) -> Result<Response, Failure> {
    let owner = Owner::find(&visitor, &place).await?;
    let versions = owner.versions(&visitor).await?;
    let (old, new) = chosen(&versions, &two).ok_or(Failure::NotFound)?;
    let mut reader = visitor.app.db.reader();
    let before = actions::words(&mut reader, &visitor.actor, old).await?;
    let after = actions::words(&mut reader, &visitor.actor, new).await?;
    // Words are compared away from the threads that serve everybody.
    let groups = tokio::task::spawn_blocking(move || grouped(&before, &after))
        .await
        .map_err(|error| Failure::Broken(error.to_string()))?;
    let name = |version: &Version| {
        let state = visitor.locale.t(&format!("wording-state-{}", version.state.name()));
        visitor.locale.t2("wording-choice", "number", version.number, "state", state)
    };
    let choices = versions
        .iter()
        .map(|one| (one.number, name(one), one.number == old.number, one.number == new.number))
        .collect();
    let title = visitor.locale.t1("wording-compare-title", "title", &owner.title);
    let list_url = format!("{}/ordlyd", owner.url);
    render(&SideBySide {
        page: owner.page(&visitor, &title).under(&visitor.locale.t("wording-crumb"), &list_url),
        old: line(&visitor, &owner, old),
        new: line(&visitor, &owner, new),
        choices,
        changed: groups.iter().flat_map(|group| &group.pairs).filter(|pair| pair.is_change).count(),
        is_moved: groups.iter().any(|group| group.is_moved),
        groups,
        url: format!("{list_url}/sammenlign"),
    })
}

/// Returns the two versions that were asked for; without a wish the last two.
fn chosen<'v>(versions: &'v [Version], two: &Two) -> Option<(&'v Version, &'v Version)> {
    let numbered = |text: &str| versions.iter().find(|version| version.number.to_string() == text.trim());
    let new = if two.til.is_empty() { versions.last() } else { numbered(&two.til) }?;
    let before = || versions.iter().rfind(|version| version.number < new.number).or_else(|| versions.first());
    let old = if two.fra.is_empty() { before() } else { numbered(&two.fra) }?;
    Some((old, new))
}

fn grouped(old: &Words, new: &Words) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for difference in compare(old, new) {
        let (kind, is_change) = (difference.kind, difference.is_change());
        let pair = Pair { heading: difference.heading, body: difference.body, is_change };
        match groups.last_mut() {
            Some(group) if group.kind == kind => {
                group.is_change |= is_change;
                group.pairs.push(pair);
            }
            _ => groups.push(Group { kind, pairs: vec![pair], is_change, is_moved: is_reordered(old, new, kind) }),
        }
    }
    groups
}
