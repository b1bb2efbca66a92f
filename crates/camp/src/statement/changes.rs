//! What is done on a statement's page. Each form goes through the board's one way of changing, and comes back to
//! the page: with a message, or with the refusal at the field it is about.

use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use compass::thread::Threads;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Posted, Routes, Visitor, redirect_with};

use super::actions;
use super::statement_page::{Answer, At, page};
use super::thoughts::Entered;
use crate::consolidation::actions::{BoardFault, carry_out};
use crate::consolidation::{Command, Seen};

/// What stands in place of hidden words. It becomes part of the stored words, which are Danish, so it is not a
/// text of the visitor's language.
const PLACEHOLDER: &str = "[skjult]";

pub(super) fn routes() -> Routes {
    Routes::new()
        .post("/camps/{camp}/udsagn/{code}/placer", Right::Consolidate, place)
        .post("/camps/{camp}/udsagn/{code}/laeg-til-side", Right::Consolidate, set_aside)
        .post("/camps/{camp}/udsagn/{code}/del", Right::Consolidate, split)
        .post("/camps/{camp}/udsagn/{code}/skjul", Right::Consolidate, mask)
        .post("/camps/{camp}/udsagn/{code}/vis-som-skrevet", Right::SeeMasked, unmask)
        .post("/camps/{camp}/udsagn/{code}/vis-ordene", Right::SeeMasked, see_masked)
        .post("/camps/{camp}/udsagn/{code}/fortryd", Right::Consolidate, undo)
}

type CampAndCode = Path<(String, String)>;

/// A change that someone tried, and where to say how it went.
struct Attempt {
    at: At,
    /// The field that a refusal is about.
    field: &'static str,
    entered: Entered,
    /// The message when it succeeds.
    done: &'static str,
}

impl Attempt {
    async fn carry_out(self, visitor: &Visitor, threads: &Threads, command: Command) -> Result<Response, Failure> {
        let result = carry_out(
            &visitor.app.db,
            &visitor.app.hub,
            &visitor.actor,
            &self.at.camp,
            self.at.statement.exercise,
            &command,
            visitor.app.now(),
        )
        .await;
        self.answer(visitor, threads, result).await
    }

    async fn answer(
        self,
        visitor: &Visitor,
        threads: &Threads,
        result: Result<i64, BoardFault>,
    ) -> Result<Response, Failure> {
        match result {
            Ok(_) => Ok(redirect_with(&self.at.url(), self.done)),
            Err(BoardFault::Denied(denied)) => Err(denied.into()),
            Err(BoardFault::Store(error)) => Err(error.into()),
            Err(BoardFault::Refused(refusal)) => {
                let (key, what) = refusal.text();
                let errors = FormErrors::one(self.field, visitor.locale.t1(key, "what", what));
                // What it was refused for may have happened since the page was read.
                let at = At::find(visitor, &self.at.camp.slug, &self.at.statement.code).await?;
                page(visitor, threads, at, Answer { errors, entered: self.entered, written: None }).await
            }
        }
    }
}

/// The card that a form is about, which must be one of the statement's own.
fn seen(at: &At, card: &str, changed_in: i64) -> Result<Seen, Failure> {
    let is_own = at.statement.thoughts.iter().any(|thought| thought.card == card);
    if is_own { Ok(Seen { card: card.to_owned(), changed_in: Some(changed_in) }) } else { Err(Failure::NotFound) }
}

#[derive(Deserialize)]
struct PlaceForm {
    card: String,
    changed_in: i64,
    /// Empty: not placed.
    category: String,
}

async fn place(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path((camp, code)): CampAndCode,
    Posted(form): Posted<PlaceForm>,
) -> Result<Response, Failure> {
    let at = At::find(&visitor, &camp, &code).await?;
    let cards = vec![seen(&at, &form.card, form.changed_in)?];
    let entered = Entered { card: form.card, category: Some(form.category.clone()), ..Entered::default() };
    let (command, done) = if form.category.is_empty() {
        (Command::Unplace { cards }, "statement-unplaced")
    } else {
        (Command::Place { cards, category: form.category }, "statement-placed")
    };
    Attempt { at, field: "category", entered, done }.carry_out(&visitor, &threads, command).await
}

#[derive(Deserialize)]
struct SetAsideForm {
    card: String,
    changed_in: i64,
    reason: String,
}

async fn set_aside(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path((camp, code)): CampAndCode,
    Posted(form): Posted<SetAsideForm>,
) -> Result<Response, Failure> {
    let at = At::find(&visitor, &camp, &code).await?;
    let cards = vec![seen(&at, &form.card, form.changed_in)?];
    let entered = Entered { card: form.card, reason: form.reason.clone(), ..Entered::default() };
    let attempt = Attempt { at, field: "reason", entered, done: "statement-set-aside" };
    attempt.carry_out(&visitor, &threads, Command::SetAside { cards, reason: form.reason }).await
}

#[derive(Deserialize)]
struct SplitForm {
    card: String,
    changed_in: i64,
    first: String,
    second: String,
}

async fn split(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path((camp, code)): CampAndCode,
    Posted(form): Posted<SplitForm>,
) -> Result<Response, Failure> {
    let at = At::find(&visitor, &camp, &code).await?;
    let card = seen(&at, &form.card, form.changed_in)?;
    let entered =
        Entered { card: form.card, thoughts: Some([form.first.clone(), form.second.clone()]), ..Entered::default() };
    let attempt = Attempt { at, field: "first", entered, done: "statement-split" };
    attempt.carry_out(&visitor, &threads, Command::SplitCard { card, first: form.first, second: form.second }).await
}

#[derive(Deserialize)]
struct MaskForm {
    fragment: String,
}

async fn mask(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path((camp, code)): CampAndCode,
    Posted(form): Posted<MaskForm>,
) -> Result<Response, Failure> {
    let at = At::find(&visitor, &camp, &code).await?;
    let command = Command::Mask {
        statement: at.statement.id.clone(),
        fragments: vec![form.fragment.clone()],
        placeholder: PLACEHOLDER.to_owned(),
    };
    let entered = Entered { fragment: form.fragment, ..Entered::default() };
    Attempt { at, field: "fragment", entered, done: "statement-masked" }.carry_out(&visitor, &threads, command).await
}

#[derive(Deserialize)]
struct Nothing {}

async fn unmask(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path((camp, code)): CampAndCode,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    let at = At::find(&visitor, &camp, &code).await?;
    let result =
        actions::unmask(&visitor.app.db, &visitor.app.hub, &visitor.actor, &at.camp, &at.statement, visitor.app.now())
            .await;
    let attempt = Attempt { at, field: "personal", entered: Entered::default(), done: "statement-unmasked" };
    attempt.answer(&visitor, &threads, result).await
}

async fn see_masked(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path((camp, code)): CampAndCode,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    let at = At::find(&visitor, &camp, &code).await?;
    let written =
        actions::see_masked(&visitor.app.db, &visitor.actor, &at.camp, &at.statement, visitor.app.now()).await?;
    page(&visitor, &threads, at, Answer { written: Some(written), ..Answer::default() }).await
}

#[derive(Deserialize)]
struct UndoForm {
    step: i64,
}

async fn undo(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path((camp, code)): CampAndCode,
    Posted(form): Posted<UndoForm>,
) -> Result<Response, Failure> {
    let at = At::find(&visitor, &camp, &code).await?;
    let result = actions::undo(
        &visitor.app.db,
        &visitor.app.hub,
        &visitor.actor,
        &at.camp,
        &at.statement,
        form.step,
        visitor.app.now(),
    )
    .await;
    let attempt = Attempt { at, field: "history", entered: Entered::default(), done: "statement-undone" };
    attempt.answer(&visitor, &threads, result).await
}
