//! The matrix of crossings and camps, a crossing's own page with the statements behind each number, and the history.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use platform::time::Timestamp;
use ui::{Access, Failure, FormErrors, Page, Routes, Visitor, render, render_form};

use super::matrix::{Matrix, Row, columns, matrix};
use super::{HOME, actions, engine, url};
use crate::analysis::actions::{self as analyses, Home};
use crate::analysis::ground::Ground;
use crate::analysis::{self, Analysis, Command, Done, History, Kind, Refusal, ShowVersion, refused};
use crate::gathering::{self, Camp};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/camps/paa-tvaers", Right::ReadPublic, show)
        .get("/camps/paa-tvaers/tema/{crossing}", Access::NeedsUnlessPublished(Right::ReadCamps), show_crossing)
        .get("/camps/paa-tvaers/historik", Right::Consolidate, history)
        .get("/camps/paa-tvaers/historik/{step}", Right::Consolidate, show_version)
}

/// Everything that is common to all camps the visitor may read.
pub(super) struct Open {
    pub(super) home: Home,
    pub(super) camps: Vec<Camp>,
    pub(super) ground: Ground,
    pub(super) across: Analysis,
    pub(super) may_edit: bool,
    /// Whether the visitor may know of crossings of which nothing shows.
    is_staff: bool,
}

impl Open {
    pub(super) async fn read(visitor: &Visitor) -> Result<Self, Failure> {
        let mut reader = visitor.app.db.reader();
        let home = Home::across(&mut reader, &visitor.actor).await?;
        let camps = columns(gathering::actions::all(&mut reader, &visitor.actor).await?);
        let ground = Ground::of(&mut reader, &camps).await?;
        let across = actions::all(&mut reader, &visitor.actor).await?;
        Ok(Self {
            may_edit: visitor.actor.may(Right::Consolidate, &home.scope),
            is_staff: visitor.actor.may(Right::ReadCamps, &home.scope),
            home,
            camps,
            ground,
            across,
        })
    }

    pub(super) async fn edit(visitor: &Visitor) -> Result<Self, Failure> {
        let open = Self::read(visitor).await?;
        visitor.actor.require(Right::Consolidate, &open.home.scope)?;
        Ok(open)
    }

    /// Counts what the visitor may see.
    pub(super) fn matrix(&self) -> Matrix {
        let mut matrix = matrix(&self.across, &self.camps, &self.ground);
        matrix.rows.retain(|row| self.is_staff || row.total() > 0);
        matrix
    }

    fn front(visitor: &Visitor) -> Page {
        Page::new(visitor, &visitor.locale.t("crossing-title")).under(&visitor.locale.t("camps-title"), "/camps")
    }

    /// Begins a page under the matrix.
    pub(super) fn page(visitor: &Visitor, title: &str) -> Page {
        Page { title: title.to_owned(), ..Self::front(visitor) }.under(&visitor.locale.t("crossing-title"), HOME)
    }

    /// Carries out a command: the number of its step, or why not.
    pub(super) async fn carry_out(
        &self,
        visitor: &Visitor,
        command: &Command,
    ) -> Result<Result<i64, Refusal>, Failure> {
        let app = &visitor.app;
        refused(analyses::carry_out(&app.db, &visitor.actor, &self.home, command, app.now()).await)
    }
}

struct Line {
    id: String,
    url: String,
    title: String,
    words: String,
    /// For each camp: its title, its readable identifier, how many statements.
    cells: Vec<(String, String, usize)>,
    total: usize,
    is_first: bool,
    is_last: bool,
}

#[derive(Template)]
#[template(path = "crossing/show.html")]
struct Show {
    page: Page,
    errors: FormErrors,
    undoable: Option<i64>,
    may_edit: bool,
    camps: Vec<Camp>,
    lines: Vec<Line>,
    behind: Vec<usize>,
    total: usize,
}

async fn show(visitor: Visitor, Query(done): Query<Done>) -> Result<Response, Failure> {
    let open = Open::read(&visitor).await?;
    let undoable = analysis::undoable(&mut visitor.app.db.reader(), &visitor, &open.home, &done).await?;
    show_matrix(&visitor, &open, undoable, FormErrors::default())
}

/// Answers with the matrix, also when one of the small forms on it could not be acted on.
pub(super) fn show_matrix(
    visitor: &Visitor,
    open: &Open,
    undoable: Option<i64>,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let matrix = open.matrix();
    let last = matrix.rows.len().saturating_sub(1);
    let line = |(at, row): (usize, &Row)| Line {
        id: row.id.clone(),
        url: url(&row.id),
        title: row.finding.title.clone(),
        words: row.finding.words.clone(),
        cells: open
            .camps
            .iter()
            .zip(&row.cells)
            .map(|(camp, cell)| (camp.title.clone(), camp.slug.clone(), cell.len()))
            .collect(),
        total: row.total(),
        is_first: at == 0,
        is_last: at == last,
    };
    let address = if errors.is_empty() { visitor.address.clone() } else { HOME.to_owned() };
    let show = Show {
        page: Page { address, ..Open::front(visitor).wide() },
        undoable,
        may_edit: open.may_edit,
        camps: open.camps.clone(),
        lines: matrix.rows.iter().enumerate().map(line).collect(),
        total: matrix.total(),
        behind: matrix.behind,
        errors,
    };
    render_form(&show, &show.errors)
}

struct Said {
    id: String,
    code: String,
    url: String,
    words: String,
    exercise: String,
    /// Whether the crossing names it, so that it can be taken out here; otherwise a theme or category brings it.
    is_named: bool,
}

struct OfCamp {
    slug: String,
    title: String,
    said: Vec<Said>,
    suggested: Vec<Said>,
}

#[derive(Template)]
#[template(path = "crossing/crossing.html")]
struct ShowCrossing {
    page: Page,
    errors: FormErrors,
    undoable: Option<i64>,
    url: String,
    words: String,
    may_edit: bool,
    total: usize,
    /// Themes and categories it rests on: what they are, where.
    rests_on: Vec<(String, String)>,
    camps: Vec<OfCamp>,
    /// The others that it can be put into: identifier, title.
    others: Vec<(String, String)>,
}

async fn show_crossing(
    visitor: Visitor,
    Path(id): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let open = Open::read(&visitor).await?;
    let undoable = analysis::undoable(&mut visitor.app.db.reader(), &visitor, &open.home, &done).await?;
    show_one(&visitor, &open, &id, undoable, FormErrors::default()).await
}

/// Answers with a crossing's page, also when one of the forms on it could not be acted on.
pub(super) async fn show_one(
    visitor: &Visitor,
    open: &Open,
    id: &str,
    undoable: Option<i64>,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let finding = open.across.get(id).ok_or(Failure::NotFound)?;
    let Some(row) = open.matrix().rows.into_iter().find(|row| row.id == id) else {
        // Nothing of it shows to those who may not read the camps behind it.
        visitor.actor.require(Right::ReadCamps, &open.home.scope)?;
        return Err(Failure::NotFound);
    };
    let suggested =
        if open.may_edit { engine::suggestions(finding, &open.camps, &open.ground).await } else { Vec::new() };
    let said = |id: &str| said(open, visitor, finding, id);
    let by_code = |code: &String| open.ground.statements.iter().find(|(_, one)| one.code == *code);
    let camps = open.camps.iter().zip(&row.cells).enumerate().map(|(at, (camp, cell))| OfCamp {
        slug: camp.slug.clone(),
        title: camp.title.clone(),
        said: cell.iter().filter_map(|id| said(id)).collect(),
        suggested: suggested.get(at).into_iter().flatten().filter_map(by_code).filter_map(|(id, _)| said(id)).collect(),
    });
    let others = open.across.of_kind(Kind::Crossing).into_iter().filter(|(other, _)| *other != id);
    let address = if errors.is_empty() { visitor.address.clone() } else { url(id) };
    let show = ShowCrossing {
        page: Page { address, ..Open::page(visitor, &finding.title) },
        undoable,
        url: url(id),
        words: finding.words.clone(),
        may_edit: open.may_edit,
        total: row.total(),
        rests_on: rests_on(open, visitor, finding),
        camps: camps.collect(),
        others: others.map(|(id, one)| (id.clone(), one.title.clone())).collect(),
        errors,
    };
    render_form(&show, &show.errors)
}

fn said(open: &Open, visitor: &Visitor, finding: &analysis::Finding, id: &str) -> Option<Said> {
    let statement = open.ground.statements.get(id)?;
    let camp = open.ground.camps.get(&statement.camp)?;
    Some(Said {
        id: id.to_owned(),
        code: statement.code.clone(),
        url: crate::statement::url(&camp.url, &statement.code),
        words: statement.said(&visitor.locale),
        exercise: visitor.locale.t(&statement.exercise.title_key()),
        is_named: finding.statements.iter().any(|named| named == id),
    })
}

/// The themes and categories behind a crossing, each with its address.
fn rests_on(open: &Open, visitor: &Visitor, finding: &analysis::Finding) -> Vec<(String, String)> {
    let mut numbering = analysis::ground::Numbering::new(&open.ground);
    numbering.cite_all(finding.themes.iter().chain(&finding.categories).map(String::as_str));
    let source = |one: analysis::ground::Source| {
        let words = if one.words.is_empty() { String::new() } else { format!(" – {}", one.words) };
        (format!("{}: {}{words}", one.camp, one.label), one.url)
    };
    let sources = numbering.sources(&visitor.locale).into_iter().filter(|one| one.kind != "gone");
    sources.map(source).collect()
}

async fn history(visitor: Visitor) -> Result<Response, Failure> {
    let open = Open::edit(&visitor).await?;
    let steps = analyses::steps(&mut visitor.app.db.reader(), &visitor.actor, &open.home).await?;
    render(&History {
        page: Open::page(&visitor, &visitor.locale.t("analysis-history")),
        lines: analysis::lines(&steps, None, &open.ground, &visitor.locale),
        url: HOME.to_owned(),
    })
}

async fn show_version(visitor: Visitor, Path(number): Path<String>) -> Result<Response, Failure> {
    let number: i64 = number.parse().map_err(|_| Failure::NotFound)?;
    let open = Open::edit(&visitor).await?;
    let steps = analyses::steps(&mut visitor.app.db.reader(), &visitor.actor, &open.home).await?;
    let step = steps.iter().find(|step| step.number == number).ok_or(Failure::NotFound)?;
    let then = analysis::version(&open.across, &steps, number);
    let locale = &visitor.locale;
    let mut parts =
        vec![analysis::part(locale.t("crossing-title"), then.of_kind(Kind::Crossing), &open.ground, locale)];
    parts.retain(|part| !part.findings.is_empty());
    let when = locale.moment(&Timestamp::from_millis(step.at).in_denmark());
    render(&ShowVersion {
        page: Open::page(&visitor, &locale.t1("analysis-version", "number", number))
            .under(&locale.t("analysis-history"), &format!("{HOME}/historik")),
        url: HOME.to_owned(),
        when: locale.t2("analysis-version-when", "when", when, "by", &step.by_name),
        parts,
    })
}
