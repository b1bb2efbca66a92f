//! The page of a camp's analysis: figure, messages, purpose, preconditions, contributions, sources; and a finding's
//! own page. What is common to the pages that change an analysis stands here too.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Query};
use axum::response::Response;
use compass::thread::{Kind as ThreadKind, Thread, Threads};
use platform::access::Right;
use platform::store::Reads;
use serde::Deserialize;
use ui::{Access, Failure, FormErrors, Page, Routes, Visitor, redirect_with, render, render_form};

use super::actions::{self, AnalysisFault, Home};
use super::ground::{Ground, Numbering, Source};
use super::{
    Analysis, Command, Figure, Finding, HistoryLine, Kind, MOST_MESSAGES, Piece, Refusal, Who, changes, figure,
    finding_url, lines, store, take_over,
};
use crate::gathering::{self, Camp};

pub(super) fn routes() -> Routes {
    let readers = Access::NeedsUnlessPublished(Right::ReadCamps);
    Routes::new().get("/camps/{camp}/analyse", readers, show).get(
        "/camps/{camp}/analyse/del/{finding}",
        readers,
        show_finding,
    )
}

/// A camp's analysis with all that its pages need.
pub(super) struct Open {
    pub(super) camp: Camp,
    pub(super) home: Home,
    pub(super) analysis: Analysis,
    pub(super) ground: Ground,
    pub(super) may_edit: bool,
}

impl Open {
    /// Finds it for someone who wants to read.
    pub(super) async fn read(visitor: &Visitor, camp: &str) -> Result<Self, Failure> {
        let mut reader = visitor.app.db.reader();
        let camp = gathering::actions::find(&mut reader, &visitor.actor, camp).await?;
        let analysis = actions::of_camp(&mut reader, &visitor.actor, &camp).await?;
        let ground = Ground::of(&mut reader, std::slice::from_ref(&camp)).await?;
        let home = Home::of(&camp);
        Ok(Self { may_edit: visitor.actor.may(Right::Consolidate, &home.scope), camp, home, analysis, ground })
    }

    /// Finds it for someone who wants to work on it.
    pub(super) async fn edit(visitor: &Visitor, camp: &str) -> Result<Self, Failure> {
        let open = Self::read(visitor, camp).await?;
        visitor.actor.require(Right::Consolidate, &open.home.scope)?;
        Ok(open)
    }

    pub(super) fn url(&self) -> String {
        super::url(&self.camp)
    }

    /// Begins the analysis's own page.
    fn front(&self, visitor: &Visitor) -> Page {
        Page::new(visitor, &visitor.locale.t1("analysis-title", "camp", &self.camp.title))
            .under(&visitor.locale.t("camps-title"), "/camps")
            .under(&self.camp.title, &self.camp.url())
    }

    /// Begins a page under it.
    pub(super) fn page(&self, visitor: &Visitor, title: &str) -> Page {
        Page { title: title.to_owned(), ..self.front(visitor) }.under(&visitor.locale.t("analysis-crumb"), &self.url())
    }

    /// Carries out a command: the number of its step, or why not.
    pub(super) async fn carry_out(
        &self,
        visitor: &Visitor,
        command: &Command,
    ) -> Result<Result<i64, Refusal>, Failure> {
        refused(actions::carry_out(&visitor.app.db, &visitor.actor, &self.home, command, visitor.app.now()).await)
    }

    /// Sends the visitor on with a message and, when `step` is a new one, the offer to undo it.
    pub(super) fn done(&self, address: &str, step: i64, done: &str) -> Response {
        done_at(address, step, self.analysis.latest_step, done)
    }
}

/// Sends the visitor on with a message and, when `step` is later than `latest`, the offer to undo it.
pub(crate) fn done_at(address: &str, step: i64, latest: i64, done: &str) -> Response {
    if step <= latest {
        return redirect_with(address, done);
    }
    let (before, fragment) =
        address.split_once('#').map_or((address, String::new()), |(before, after)| (before, format!("#{after}")));
    redirect_with(&format!("{before}?trin={step}{fragment}"), done)
}

/// Keeps a refusal apart from what is no fault of the visitor's wishes.
pub(crate) fn refused<T>(outcome: Result<T, AnalysisFault>) -> Result<Result<T, Refusal>, Failure> {
    match outcome {
        Ok(value) => Ok(Ok(value)),
        Err(AnalysisFault::Refused(refusal)) => Ok(Err(refusal)),
        Err(AnalysisFault::Denied(denied)) => Err(denied.into()),
        Err(AnalysisFault::Store(error)) => Err(error.into()),
    }
}

/// What an address may say about what was just done.
#[derive(Deserialize)]
pub(crate) struct Done {
    /// The number of the step.
    pub(crate) trin: Option<String>,
}

/// Returns the step that a page offers to undo: one of the visitor's own that still stands.
pub(crate) async fn undoable(
    reads: &mut impl Reads,
    visitor: &Visitor,
    home: &Home,
    done: &Done,
) -> Result<Option<i64>, Failure> {
    let Some(number) = done.trin.as_deref().and_then(|trin| trin.parse::<i64>().ok()) else { return Ok(None) };
    if !visitor.actor.may(Right::Consolidate, &home.scope) {
        return Ok(None);
    }
    let steps = actions::steps(reads, &visitor.actor, home).await?;
    let is_offered = |step: &&super::Step| {
        let is_change = !matches!(step.kind.as_str(), "undo" | "import");
        step.number == number && is_change && step.by_id == visitor.actor.audit_name() && step.undone_by.is_none()
    };
    Ok(steps.iter().find(is_offered).map(|step| step.number))
}

/// A finding as the page shows it.
pub(crate) struct Line {
    pub(crate) id: String,
    pub(crate) url: String,
    /// What it is called in the names of its buttons.
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) words: String,
    /// The numbers of its sources.
    pub(crate) cites: Vec<usize>,
    pub(crate) is_first: bool,
    pub(crate) is_last: bool,
}

struct Column {
    title: String,
    lines: Vec<Line>,
}

#[derive(Template)]
#[template(path = "analysis/show.html")]
struct Show {
    page: Page,
    errors: FormErrors,
    undoable: Option<i64>,
    url: String,
    camp: Camp,
    may_edit: bool,
    is_empty: bool,
    drawing: Drawing,
    messages: Vec<Line>,
    /// The themes that can become messages: identifier, title.
    proposals: Vec<(String, String)>,
    has_room: bool,
    purpose: String,
    analysed: Vec<Line>,
    considerations: Vec<Line>,
    proposed: Vec<Line>,
    pieces: Vec<Piece>,
    preconditions: Vec<Line>,
    columns: Vec<Column>,
    unsorted: Vec<Line>,
    /// How many preconditions and contributions can be taken over.
    preconditions_to_take: usize,
    contributions_to_take: usize,
    sources: Vec<Source>,
    thread: Thread,
}

/// A drawing that goes into a page as it stands: the only way to make one is from [`figure`], which escapes every text.
struct Drawing(String);

impl std::fmt::Display for Drawing {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Drawing {}

async fn show(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(camp): Path<String>,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let open = Open::read(&visitor, &camp).await?;
    let undoable = undoable(&mut visitor.app.db.reader(), &visitor, &open.home, &done).await?;
    show_analysis(&visitor, &threads, &open, undoable, FormErrors::default()).await
}

/// Answers with the analysis's page, also when one of the small forms on it could not be acted on.
pub(super) async fn show_analysis(
    visitor: &Visitor,
    threads: &Threads,
    open: &Open,
    undoable: Option<i64>,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let locale = &visitor.locale;
    let (analysis, ground) = (&open.analysis, &open.ground);
    let mut reader = visitor.app.db.reader();
    let task = compass::core_task::actions::find(&mut reader, &visitor.actor, &open.camp.core_task_id).await?;
    let mut numbering = Numbering::new(ground);
    let mut of = |kind: Kind| lines_of(open, analysis.of_kind(kind), &mut numbering, visitor);
    let [messages, analysed, considerations, proposed, preconditions] =
        [Kind::Message, Kind::Purpose, Kind::Consideration, Kind::Proposal, Kind::Precondition].map(&mut of);
    let columns = Who::COLUMNS
        .map(|who| Column {
            title: column_title(who, visitor),
            lines: lines_of(open, analysis.in_column(who), &mut numbering, visitor),
        })
        .into();
    let unsorted = lines_of(open, analysis.in_column(Who::Nobody), &mut numbering, visitor);
    let drawn: Vec<(String, String)> = messages.iter().map(|one| (one.title.clone(), one.words.clone())).collect();
    let count = |kind| take_over::offers(kind, analysis, ground).len();
    let show = Show {
        page: Page {
            address: if errors.is_empty() { visitor.address.clone() } else { open.url() },
            ..open.front(visitor)
        },
        undoable,
        url: open.url(),
        may_edit: open.may_edit,
        is_empty: analysis.findings.is_empty(),
        drawing: Drawing(drawing(&drawn, &open.camp, visitor)),
        proposals: message_proposals(open, visitor),
        has_room: messages.len() < MOST_MESSAGES,
        messages,
        pieces: proposed.first().map(|one| changes(&task.purpose, &one.words)).unwrap_or_default(),
        analysed: analysed.into_iter().filter(|one| one.words != task.purpose).collect(),
        purpose: task.purpose,
        considerations,
        proposed,
        preconditions,
        columns,
        unsorted,
        preconditions_to_take: count(Kind::Precondition),
        contributions_to_take: count(Kind::Contribution),
        sources: numbering.sources(locale),
        thread: threads.of(&visitor.app.db, &visitor.actor, locale, ThreadKind::Camp, &open.camp.id).await?,
        camp: open.camp.clone(),
        errors,
    };
    render_form(&show, &show.errors)
}

/// The heading of a column; the municipality's is its name.
pub(super) fn column_title(who: Who, visitor: &Visitor) -> String {
    if who == Who::Municipality { visitor.municipality.name.clone() } else { visitor.locale.t(&who.title_key()) }
}

fn lines_of(
    open: &Open,
    findings: Vec<(&String, &Finding)>,
    numbering: &mut Numbering<'_>,
    visitor: &Visitor,
) -> Vec<Line> {
    let last = findings.len().saturating_sub(1);
    let line = |(at, (id, finding)): (usize, (&String, &Finding))| Line {
        id: id.clone(),
        url: finding_url(&open.camp.url(), id),
        name: open.ground.name(finding, &visitor.locale),
        title: finding.title.clone(),
        words: open.ground.words(finding, &visitor.locale),
        cites: numbering.cite(finding),
        is_first: at == 0,
        is_last: at == last,
    };
    findings.into_iter().enumerate().map(line).collect()
}

fn message_proposals(open: &Open, visitor: &Visitor) -> Vec<(String, String)> {
    if !open.may_edit {
        return Vec::new();
    }
    let offers = take_over::offers(Kind::Message, &open.analysis, &open.ground);
    let offer = |draft: super::Draft| {
        let id = draft.themes.first()?.clone();
        let exercise = visitor.locale.t(&open.ground.themes.get(&id)?.exercise.title_key());
        Some((id, visitor.locale.t2("analysis-proposal", "title", &draft.title, "exercise", exercise)))
    };
    offers.into_iter().filter_map(offer).collect()
}

/// The figure, once there is something to draw around the core task.
fn drawing(messages: &[(String, String)], camp: &Camp, visitor: &Visitor) -> String {
    if messages.is_empty() {
        return String::new();
    }
    let (title, description) = figure_words(messages, &camp.core_task, &visitor.locale);
    figure(&Figure { title: &title, description: &description, middle: &camp.core_task, messages, colour: "#454545" })
}

/// Returns what the figure is called and all that it says, for those who hear it.
#[must_use]
pub(crate) fn figure_words(
    messages: &[(String, String)],
    core_task: &str,
    locale: &ui::i18n::Locale,
) -> (String, String) {
    let count = i64::try_from(messages.len()).unwrap_or(i64::MAX);
    let title = locale.t1("analysis-figure-title", "task", core_task);
    let mut description = locale.count("analysis-figure-lead", count);
    for ((title, text), number) in messages.iter().zip(1..) {
        description.push_str(&format!(" {number}. {title}"));
        description.push_str(if text.is_empty() { "." } else { ": " });
        description.push_str(text);
    }
    (title, description)
}

#[derive(Template)]
#[template(path = "analysis/finding.html")]
struct ShowFinding {
    page: Page,
    undoable: Option<i64>,
    url: String,
    finding_url: String,
    kind: String,
    words: String,
    may_edit: bool,
    who: String,
    source_page: String,
    sources: Vec<Source>,
    thread: Thread,
    history: Vec<HistoryLine>,
}

async fn show_finding(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path((camp, id)): Path<(String, String)>,
    Query(done): Query<Done>,
) -> Result<Response, Failure> {
    let open = Open::read(&visitor, &camp).await?;
    let finding = open.analysis.get(&id).ok_or(Failure::NotFound)?;
    let mut reader = visitor.app.db.reader();
    let undoable = undoable(&mut reader, &visitor, &open.home, &done).await?;
    let steps = if open.may_edit { store::steps(&mut reader, &open.home.key).await? } else { Vec::new() };
    let mut numbering = Numbering::new(&open.ground);
    numbering.cite(finding);
    let kind = visitor.locale.t(&finding.kind.title_key());
    let title =
        visitor.locale.t2("finding-page-title", "kind", &kind, "name", open.ground.name(finding, &visitor.locale));
    render(&ShowFinding {
        page: open.page(&visitor, &title),
        undoable,
        url: open.url(),
        finding_url: finding_url(&open.camp.url(), &id),
        words: open.ground.words(finding, &visitor.locale),
        may_edit: open.may_edit,
        who: if finding.kind == Kind::Contribution { column_title(finding.who, &visitor) } else { String::new() },
        source_page: finding.source_page.clone(),
        sources: numbering.sources(&visitor.locale),
        thread: threads.of(&visitor.app.db, &visitor.actor, &visitor.locale, ThreadKind::Finding, &id).await?,
        history: lines(&steps, Some(&id), &open.ground, &visitor.locale),
        kind,
    })
}
