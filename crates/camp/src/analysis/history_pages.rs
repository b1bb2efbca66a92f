//! What has happened in an analysis: every step with who, when and what, and the analysis as it was after any of them.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use platform::time::Timestamp;
use ui::i18n::Locale;
use ui::{Failure, Page, Routes, Visitor, render};

use super::actions;
use super::ground::Ground;
use super::pages::{Open, column_title};
use super::rules::turned_round;
use super::{Analysis, Finding, Kind, Step, Who};
use crate::consolidation::Edit;

pub(super) fn routes() -> Routes {
    Routes::new().get("/camps/{camp}/analyse/historik", Right::Consolidate, show).get(
        "/camps/{camp}/analyse/historik/{step}",
        Right::Consolidate,
        show_version,
    )
}

/// A step, in words.
pub(crate) struct HistoryLine {
    pub(crate) number: i64,
    pub(crate) when: String,
    pub(crate) by: String,
    pub(crate) what: String,
    /// What it was about: kinds and names, the first few.
    pub(crate) about: String,
    pub(crate) is_undone: bool,
    pub(crate) can_undo: bool,
    /// As it was before, when one finding's history is told and the step changed what it says.
    pub(crate) before: Option<(String, String)>,
}

/// Returns the history of an analysis, or of one finding in it, in the order of `steps`.
pub(crate) fn lines(steps: &[Step], finding: Option<&str>, ground: &Ground, locale: &Locale) -> Vec<HistoryLine> {
    let is_about = |step: &&Step| finding.is_none_or(|id| step.edits.iter().any(|edit| edit.id == id));
    let line = |step: &Step| {
        let own = finding.and_then(|id| step.edits.iter().find(|edit| edit.id == id));
        HistoryLine {
            number: step.number,
            when: locale.moment(&Timestamp::from_millis(step.at).in_denmark()),
            by: step.by_name.clone(),
            what: locale.t(&format!("finding-step-{}", step.kind)),
            about: if finding.is_some() { String::new() } else { about(step, ground, locale) },
            is_undone: step.undone_by.is_some(),
            can_undo: step.undone_by.is_none() && step.kind != "import",
            before: own.and_then(|edit| former(edit, ground, locale)),
        }
    };
    steps.iter().filter(is_about).map(line).collect()
}

fn former(edit: &Edit<Finding>, ground: &Ground, locale: &Locale) -> Option<(String, String)> {
    let before = edit.before.as_ref()?;
    let is_same = edit.after.as_ref().is_some_and(|after| after.says_the_same(before));
    (!is_same).then(|| (before.title.clone(), ground.words(before, locale)))
}

/// Names what a step touched: at most three, then how many more.
fn about(step: &Step, ground: &Ground, locale: &Locale) -> String {
    let name = |edit: &Edit<Finding>| {
        let finding = edit.after.as_ref().or(edit.before.as_ref())?;
        let kind = locale.t(&finding.kind.title_key());
        Some(locale.t2("finding-page-title", "kind", kind, "name", ground.name(finding, locale)))
    };
    let mut names: Vec<String> = step.edits.iter().filter_map(name).collect();
    let more = names.len().saturating_sub(3);
    names.truncate(3);
    let first = names.join(" · ");
    if more > 0 { format!("{first} + {more}") } else { first }
}

/// Returns an analysis as it was after step `number`, from how it is now and all its steps, newest first.
pub(crate) fn version(now: &Analysis, steps: &[Step], number: i64) -> Analysis {
    let later = steps.iter().filter(|step| step.number > number);
    let back: Vec<Edit<Finding>> = later.flat_map(|step| step.edits.iter().rev().map(turned_round)).collect();
    now.with(&back)
}

/// A former version's findings of one kind.
pub(crate) struct Version {
    pub(crate) heading: String,
    /// Title and words.
    pub(crate) findings: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "analysis/history.html")]
pub(crate) struct History {
    pub(crate) page: Page,
    pub(crate) lines: Vec<HistoryLine>,
    pub(crate) url: String,
}

async fn show(visitor: Visitor, Path(camp): Path<String>) -> Result<Response, Failure> {
    let open = Open::edit(&visitor, &camp).await?;
    let steps = actions::steps(&mut visitor.app.db.reader(), &visitor.actor, &open.home).await?;
    render(&History {
        page: open.page(&visitor, &visitor.locale.t("analysis-history")),
        lines: lines(&steps, None, &open.ground, &visitor.locale),
        url: open.url(),
    })
}

#[derive(Template)]
#[template(path = "analysis/version.html")]
pub(crate) struct ShowVersion {
    pub(crate) page: Page,
    pub(crate) url: String,
    pub(crate) when: String,
    pub(crate) parts: Vec<Version>,
}

async fn show_version(visitor: Visitor, Path((camp, number)): Path<(String, String)>) -> Result<Response, Failure> {
    let number: i64 = number.parse().map_err(|_| Failure::NotFound)?;
    let open = Open::edit(&visitor, &camp).await?;
    let steps = actions::steps(&mut visitor.app.db.reader(), &visitor.actor, &open.home).await?;
    let step = steps.iter().find(|step| step.number == number).ok_or(Failure::NotFound)?;
    let then = version(&open.analysis, &steps, number);
    let locale = &visitor.locale;
    let mut parts = Vec::new();
    for kind in Kind::OF_CAMP.into_iter().filter(|kind| *kind != Kind::Contribution) {
        parts.push(part(locale.t(&kind.title_key()), then.of_kind(kind), &open.ground, locale));
    }
    for who in Who::COLUMNS.into_iter().chain([Who::Nobody]) {
        let heading = format!("{}: {}", locale.t(&Kind::Contribution.title_key()), column_title(who, &visitor));
        parts.push(part(heading, then.in_column(who), &open.ground, locale));
    }
    parts.retain(|part| !part.findings.is_empty());
    let when = locale.moment(&Timestamp::from_millis(step.at).in_denmark());
    render(&ShowVersion {
        page: open
            .page(&visitor, &locale.t1("analysis-version", "number", number))
            .under(&locale.t("analysis-history"), &format!("{}/historik", open.url())),
        url: open.url(),
        when: locale.t2("analysis-version-when", "when", when, "by", &step.by_name),
        parts,
    })
}

/// Puts a former version's findings under a heading.
pub(crate) fn part(heading: String, findings: Vec<(&String, &Finding)>, ground: &Ground, locale: &Locale) -> Version {
    let said = |(_, finding): (&String, &Finding)| (finding.title.clone(), ground.words(finding, locale));
    Version { heading, findings: findings.into_iter().map(said).collect() }
}
