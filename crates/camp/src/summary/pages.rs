//! The summary's own page, and what all pages about it share: finding the exercise, acting on its board, and
//! the offer to undo what was just done.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use platform::store::Reads;
use serde::Deserialize;
use ui::{Access, Failure, FormErrors, Page, Posted, Quantity, Routes, Visitor, redirect_with, render_form};

use super::{
    CategoryTable, SampleLine, StatementLine, ThemeView, category_table, counts, reasons, sample, sample_pages,
    theme_pages, themes, thoughts_at,
};
use crate::consolidation::actions::{self, BoardFault};
use crate::consolidation::{Board, Command, Place, Refusal, step_store};
use crate::exercise::Exercise;
use crate::gathering::{self, Camp, Counts};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/camps/{camp}/{exercise}/opsamling", Access::NeedsUnlessPublished(Right::ReadCamps), show)
        .post("/camps/{camp}/{exercise}/opsamling/fortryd", Right::Consolidate, undo)
        .merge(theme_pages::routes())
        .merge(sample_pages::routes())
}

/// The address's camp and exercise.
pub(super) type At = (String, String);

/// What the pages are about: the board of one exercise, and whether the visitor may work on it.
pub(super) struct Summary {
    pub(super) camp: Camp,
    pub(super) exercise: Exercise,
    pub(super) board: Board,
    pub(super) may_edit: bool,
}

impl Summary {
    /// Finds it for someone who wants to read.
    pub(super) async fn open(visitor: &Visitor, (camp, exercise): &At) -> Result<Self, Failure> {
        let exercise = Exercise::from_slug(exercise).ok_or(Failure::NotFound)?;
        let mut reader = visitor.app.db.reader();
        let camp = gathering::actions::find(&mut reader, &visitor.actor, camp).await?;
        let board = actions::board(&mut reader, &visitor.actor, &camp, exercise).await?;
        Ok(Self { may_edit: visitor.actor.may(Right::Consolidate, &camp.scope()), camp, exercise, board })
    }

    /// Finds it for someone who wants to work on it.
    pub(super) async fn open_to_edit(visitor: &Visitor, at: &At) -> Result<Self, Failure> {
        let summary = Self::open(visitor, at).await?;
        visitor.actor.require(Right::Consolidate, &summary.camp.scope())?;
        Ok(summary)
    }

    pub(super) fn exercise_url(&self) -> String {
        format!("{}/{}", self.camp.url(), self.exercise.slug())
    }

    pub(super) fn url(&self) -> String {
        format!("{}/opsamling", self.exercise_url())
    }

    pub(super) fn theme_url(&self, theme: &str) -> String {
        format!("{}/tema/{theme}", self.url())
    }

    /// Begins a page right under the exercise.
    fn front(&self, visitor: &Visitor) -> Page {
        let exercise = visitor.locale.t(&self.exercise.title_key());
        let page = Page::new(visitor, &visitor.locale.t1("summary-title", "exercise", &exercise));
        page.under(&visitor.locale.t("camps-title"), "/camps")
            .under(&self.camp.title, &self.camp.url())
            .under(&exercise, &self.exercise_url())
    }

    /// Begins a page under the summary.
    pub(super) fn page(&self, visitor: &Visitor, title: &str) -> Page {
        Page { title: title.to_owned(), ..self.front(visitor) }.under(&visitor.locale.t("summary-crumb"), &self.url())
    }

    /// Carries out a command on the board: the number of its step, or why not.
    pub(super) async fn carry_out(
        &self,
        visitor: &Visitor,
        command: &Command,
    ) -> Result<Result<i64, Refusal>, Failure> {
        let app = &visitor.app;
        refused(
            actions::carry_out(&app.db, &app.hub, &visitor.actor, &self.camp, self.exercise, command, app.now()).await,
        )
    }

    /// Sends the visitor on to `address` with the message `done-{done}` and, when `step` is a new one, the offer
    /// to undo it.
    pub(super) fn done(&self, address: &str, step: i64, done: &str) -> Response {
        if step <= self.board.latest_step {
            // There was nothing to change.
            return redirect_with(address, done);
        }
        let (before, fragment) =
            address.split_once('#').map_or((address, String::new()), |(before, after)| (before, format!("#{after}")));
        redirect_with(&format!("{before}?trin={step}{fragment}"), done)
    }

    /// Returns the step that the page offers to undo: one of the visitor's own, on the summary, that still stands.
    pub(super) async fn undoable(&self, visitor: &Visitor, done: &Done) -> Result<Option<i64>, Failure> {
        let Some(number) = done.trin.as_deref().and_then(|trin| trin.parse().ok()).filter(|_| self.may_edit) else {
            return Ok(None);
        };
        let step =
            step_store::find_step(&mut visitor.app.db.reader(), &actions::key(&self.camp, self.exercise), number)
                .await?;
        let is_offered = |step: &crate::consolidation::Step| {
            let is_ours =
                matches!(step.kind.as_str(), "add-theme" | "edit-theme" | "move-theme" | "remove-theme" | "set-sample");
            is_ours && step.by_id == visitor.actor.audit_name() && step.undone_by.is_none()
        };
        Ok(step.filter(is_offered).map(|step| step.number))
    }
}

/// What an address may say about what was just done.
#[derive(Deserialize)]
pub(super) struct Done {
    /// The number of the step.
    trin: Option<String>,
}

/// Keeps a refusal apart from what is no fault of the visitor's wishes.
pub(super) fn refused<T>(outcome: Result<T, BoardFault>) -> Result<Result<T, Refusal>, Failure> {
    match outcome {
        Ok(value) => Ok(Ok(value)),
        Err(BoardFault::Refused(refusal)) => Ok(Err(refusal)),
        Err(BoardFault::Denied(denied)) => Err(denied.into()),
        Err(BoardFault::Store(error)) => Err(error.into()),
    }
}

/// Returns a refusal as a fault of a form's field.
pub(super) fn error_in(field: &'static str, refusal: &Refusal, visitor: &Visitor) -> FormErrors {
    let (key, what) = refusal.text();
    FormErrors::one(field, visitor.locale.t1(key, "what", what))
}

/// A row of the category table, and the thoughts that its number counts.
struct Row {
    id: String,
    name: String,
    description: String,
    thoughts: usize,
    lines: Vec<StatementLine>,
}

/// Thoughts outside the categories, under a heading.
struct Outside {
    name: String,
    lines: Vec<StatementLine>,
}

#[derive(Template)]
#[template(path = "summary/show.html")]
struct Show {
    page: Page,
    errors: FormErrors,
    undoable: Option<i64>,
    url: String,
    camp_url: String,
    board_url: String,
    may_edit: bool,
    table: CategoryTable,
    counts: Counts,
    adds_up: String,
    thoughts_add_up: String,
    rows: Vec<Row>,
    outside: Vec<Outside>,
    themes: Vec<ThemeView>,
    sample: Vec<SampleLine>,
    size: String,
}

async fn show(visitor: Visitor, Path(at): Path<At>, Query(done): Query<Done>) -> Result<Response, Failure> {
    let summary = Summary::open(&visitor, &at).await?;
    let undoable = summary.undoable(&visitor, &done).await?;
    show_summary(&visitor, &summary, undoable, FormErrors::default(), sample_pages::USUAL_SIZE.to_string())
}

/// Answers with the summary's page, also when one of the small forms on it could not be acted on.
pub(super) fn show_summary(
    visitor: &Visitor,
    summary: &Summary,
    undoable: Option<i64>,
    errors: FormErrors,
    size: String,
) -> Result<Response, Failure> {
    let board = &summary.board;
    let table = category_table(board);
    let lines_in = |id: &str| thoughts_at(board, &Place::Category(id.to_owned()));
    let row = |line: &super::CategoryLine| Row {
        id: line.id.clone(),
        name: line.name.clone(),
        description: line.description.clone(),
        thoughts: line.thoughts,
        lines: lines_in(&line.id),
    };
    let counts = counts(board, summary.exercise);
    let address = if errors.is_empty() { visitor.address.clone() } else { summary.url() };
    let show = Show {
        page: Page { address, ..summary.front(visitor) },
        undoable,
        url: summary.url(),
        camp_url: summary.camp.url(),
        board_url: format!("{}/tavle", summary.exercise_url()),
        may_edit: summary.may_edit,
        adds_up: adds_up(visitor, &counts),
        thoughts_add_up: thoughts_add_up(visitor, &counts, &table),
        counts,
        rows: table.lines.iter().map(row).collect(),
        outside: outside(visitor, board),
        themes: themes(board),
        sample: sample(board),
        table,
        size,
        errors,
    };
    render_form(&show, &show.errors)
}

/// Says that all statements are accounted for.
fn adds_up(visitor: &Visitor, counts: &Counts) -> String {
    let [captured, placed, set_aside, not_placed, erased] =
        [counts.captured, counts.placed, counts.set_aside, counts.not_placed, counts.erased]
            .map(|count| visitor.locale.number(count));
    visitor.locale.with(
        "summary-adds-up",
        &[
            ("captured", &captured),
            ("placed", &placed),
            ("set_aside", &set_aside),
            ("not_placed", &not_placed),
            ("erased", &erased),
        ],
    )
}

/// Says how statements that were split make more thoughts than statements, and where all the thoughts are.
fn thoughts_add_up(visitor: &Visitor, counts: &Counts, table: &CategoryTable) -> String {
    let of = |count: usize| visitor.locale.number(count.quantity());
    let [thoughts, extra, in_categories, set_aside, not_placed, erased] =
        [table.all_thoughts(), table.extra, table.thoughts, table.set_aside, table.not_placed, table.erased].map(of);
    let statements = visitor.locale.number(counts.captured);
    let sums: [(&str, &dyn std::fmt::Display); 7] = [
        ("thoughts", &thoughts),
        ("statements", &statements),
        ("extra", &extra),
        ("in_categories", &in_categories),
        ("set_aside", &set_aside),
        ("not_placed", &not_placed),
        ("erased", &erased),
    ];
    visitor.locale.with("summary-thoughts-add-up", &sums)
}

/// The thoughts that are in no category, by where they stand; places where none stand are left out.
fn outside(visitor: &Visitor, board: &Board) -> Vec<Outside> {
    let mut outside =
        vec![Outside { name: visitor.locale.t("place-not-placed"), lines: thoughts_at(board, &Place::NotPlaced) }];
    for reason in reasons(board) {
        let name = visitor.locale.t1("summary-set-aside-because", "reason", &reason);
        outside.push(Outside { name, lines: thoughts_at(board, &Place::SetAside(reason)) });
    }
    outside.push(Outside { name: visitor.locale.t("place-erased"), lines: thoughts_at(board, &Place::Erased) });
    outside.retain(|place| !place.lines.is_empty());
    outside
}

#[derive(Deserialize)]
struct UndoForm {
    /// The step that the page offered to undo; none: the visitor's own latest.
    trin: Option<i64>,
}

async fn undo(visitor: Visitor, Path(at): Path<At>, Posted(form): Posted<UndoForm>) -> Result<Response, Failure> {
    let summary = Summary::open_to_edit(&visitor, &at).await?;
    let app = &visitor.app;
    let outcome =
        actions::undo(&app.db, &app.hub, &visitor.actor, &summary.camp, summary.exercise, form.trin, app.now()).await;
    match refused(outcome)? {
        Ok(_) => Ok(redirect_with(&summary.url(), "summary-undone")),
        Err(refusal) => show_summary(
            &visitor,
            &summary,
            None,
            error_in("temaer", &refusal, &visitor),
            sample_pages::USUAL_SIZE.to_string(),
        ),
    }
}

/// Reads the steps of a board, newest first: all of them, since a theme may be as old as the board.
pub(super) async fn steps(
    reads: &mut impl Reads,
    summary: &Summary,
) -> Result<Vec<crate::consolidation::Step>, Failure> {
    Ok(step_store::newest_steps(reads, &actions::key(&summary.camp, summary.exercise), i64::MAX).await?)
}
