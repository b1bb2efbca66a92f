//! Erasing a statement's words on a person's request: a page that says what goes and what stays, since this is
//! the one thing that cannot be undone (GDPR, article 17).

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect, redirect_with, render_form};

use super::Standing;
use super::statement_page::At;
use crate::consolidation::Command;
use crate::consolidation::actions::{BoardFault, carry_out};

pub(super) fn routes() -> Routes {
    Routes::new().get("/camps/{camp}/udsagn/{code}/slet", Right::EraseStatement, show).post(
        "/camps/{camp}/udsagn/{code}/slet",
        Right::EraseStatement,
        erase,
    )
}

#[derive(Template)]
#[template(path = "statement/erase.html")]
struct ErasePage {
    page: Page,
    errors: FormErrors,
    url: String,
    headline: String,
    words: String,
}

async fn show(visitor: Visitor, Path((camp, code)): Path<(String, String)>) -> Result<Response, Failure> {
    let at = At::find(&visitor, &camp, &code).await?;
    visitor.actor.require(Right::EraseStatement, &at.camp.scope())?;
    if at.statement.standing() == Standing::Erased {
        return Ok(redirect(&at.url()));
    }
    erase_page(&visitor, at, FormErrors::default())
}

fn erase_page(visitor: &Visitor, at: At, errors: FormErrors) -> Result<Response, Failure> {
    let title = visitor.locale.t1("statement-erase-title", "code", &at.statement.code);
    let page = at.page(visitor, &title).under(&at.statement.code, &at.url());
    let page = ErasePage { page, errors, url: at.url(), headline: at.statement.headline, words: at.statement.words };
    render_form(&page, &page.errors)
}

#[derive(Deserialize)]
struct Nothing {}

async fn erase(
    visitor: Visitor,
    Path((camp, code)): Path<(String, String)>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    let at = At::find(&visitor, &camp, &code).await?;
    let command = Command::Erase { statement: at.statement.id.clone() };
    let result = carry_out(
        &visitor.app.db,
        &visitor.app.hub,
        &visitor.actor,
        &at.camp,
        at.statement.exercise,
        &command,
        visitor.app.now(),
    )
    .await;
    match result {
        Ok(_) => Ok(redirect_with(&at.url(), "statement-erased")),
        Err(BoardFault::Denied(denied)) => Err(denied.into()),
        Err(BoardFault::Store(error)) => Err(error.into()),
        Err(BoardFault::Refused(refusal)) => {
            let (key, what) = refusal.text();
            erase_page(&visitor, at, FormErrors::one("erase", visitor.locale.t1(key, "what", what)))
        }
    }
}
