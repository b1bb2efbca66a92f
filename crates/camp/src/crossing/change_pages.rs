//! Writing a crossing and changing it, moving, joining and removing it, saying which statements belong to it, undo.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render_form};

use super::pages::{Open, show_matrix, show_one};
use super::{HOME, url};
use crate::analysis::actions as analyses;
use crate::analysis::{Command, FindingForm, Kind, Picker, Refusal, direction, done_at, error_in, refused};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/camps/paa-tvaers/nyt", Right::Consolidate, show_new)
        .post("/camps/paa-tvaers/nyt", Right::Consolidate, add)
        .get("/camps/paa-tvaers/tema/{crossing}/rediger", Right::Consolidate, show_edit)
        .post("/camps/paa-tvaers/tema/{crossing}/rediger", Right::Consolidate, edit)
        .post("/camps/paa-tvaers/tema/{crossing}/flyt", Right::Consolidate, shift)
        .post("/camps/paa-tvaers/tema/{crossing}/saml", Right::Consolidate, join)
        .post("/camps/paa-tvaers/tema/{crossing}/fjern", Right::Consolidate, remove)
        .post("/camps/paa-tvaers/tema/{crossing}/udsagn", Right::Consolidate, judge)
        .post("/camps/paa-tvaers/fortryd", Right::Consolidate, undo)
}

#[derive(Template)]
#[template(path = "crossing/write.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    action: String,
    back_url: String,
    typed: FindingForm,
    picker: Picker,
    is_search: bool,
}

/// Answers with the form of a new crossing, or of the one with this identifier, filled in as `typed`.
fn form(
    visitor: &Visitor,
    open: &Open,
    id: Option<&str>,
    typed: &FindingForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let (title, action, back_url) = match id {
        Some(id) => ("crossing-edit", format!("{}/rediger", url(id)), url(id)),
        None => ("crossing-new", format!("{HOME}/nyt"), HOME.to_owned()),
    };
    let form = Form {
        page: Page { address: action.clone(), ..Open::page(visitor, &visitor.locale.t(title)) },
        action,
        back_url,
        picker: Picker::of(&open.ground, typed, &visitor.locale),
        is_search: typed.searches(),
        typed: typed.clone(),
        errors,
    };
    render_form(&form, &form.errors)
}

async fn show_new(visitor: Visitor) -> Result<Response, Failure> {
    let open = Open::edit(&visitor).await?;
    form(&visitor, &open, None, &FindingForm::default(), FormErrors::default())
}

/// Adds a crossing: one that a person wrote, or a proposal that they accepted, perhaps under another name.
async fn add(visitor: Visitor, Posted(typed): Posted<FindingForm>) -> Result<Response, Failure> {
    let open = Open::edit(&visitor).await?;
    if typed.searches() {
        return form(&visitor, &open, None, &typed, FormErrors::default());
    }
    match open.carry_out(&visitor, &Command::Add { draft: typed.draft(Kind::Crossing) }).await? {
        Ok(step) => {
            let address = if typed.handling == "godkend" { format!("{HOME}/forslag") } else { HOME.to_owned() };
            Ok(done_at(&address, step, open.across.latest_step, "crossing-added"))
        }
        Err(refusal) => form(&visitor, &open, None, &typed, error_in(&refusal, &open.ground, &visitor)),
    }
}

async fn show_edit(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Failure> {
    let open = Open::edit(&visitor).await?;
    let (finding, set) = open.across.findings.get(&id).ok_or(Failure::NotFound)?;
    form(&visitor, &open, Some(&id), &FindingForm::of(finding, *set), FormErrors::default())
}

async fn edit(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(mut typed): Posted<FindingForm>,
) -> Result<Response, Failure> {
    let open = Open::edit(&visitor).await?;
    open.across.get(&id).ok_or(Failure::NotFound)?;
    if typed.searches() {
        return form(&visitor, &open, Some(&id), &typed, FormErrors::default());
    }
    let command = Command::Edit { finding: id.clone(), draft: typed.draft(Kind::Crossing), seen: typed.set };
    match open.carry_out(&visitor, &command).await? {
        Ok(step) => Ok(done_at(&url(&id), step, open.across.latest_step, "crossing-saved")),
        Err(refusal) => {
            // Someone else has been here: show what they wrote; saving once more is then a choice.
            let now = Open::edit(&visitor).await?;
            typed.set = now.across.findings.get(&id).map_or(typed.set, |(_, changed_in)| *changed_in);
            form(&visitor, &now, Some(&id), &typed, error_in(&refusal, &now.ground, &visitor))
        }
    }
}

fn error(refusal: &Refusal, visitor: &Visitor) -> FormErrors {
    FormErrors::one("analyse", visitor.locale.t(refusal.key()))
}

/// Carries out a command from one of the small forms on the matrix, and goes back there.
async fn act(visitor: &Visitor, id: &str, command: &Command, fragment: &str, done: &str) -> Result<Response, Failure> {
    let open = Open::edit(visitor).await?;
    open.across.get(id).ok_or(Failure::NotFound)?;
    match open.carry_out(visitor, command).await? {
        Ok(step) => Ok(done_at(&format!("{HOME}{fragment}"), step, open.across.latest_step, done)),
        Err(refusal) => show_matrix(visitor, &open, None, error(&refusal, visitor)),
    }
}

#[derive(Deserialize)]
struct ShiftForm {
    /// `tidligere` or `senere`.
    retning: String,
}

async fn shift(
    visitor: Visitor,
    Path(finding): Path<String>,
    Posted(form): Posted<ShiftForm>,
) -> Result<Response, Failure> {
    let direction = direction(&form.retning)?;
    let (fragment, command) = (format!("#tema-{finding}"), Command::Move { finding: finding.clone(), direction });
    act(&visitor, &finding, &command, &fragment, "crossing-moved").await
}

#[derive(Deserialize)]
struct JoinForm {
    /// Identifier of the crossing to put this one into.
    ind_i: String,
}

async fn join(visitor: Visitor, Path(from): Path<String>, Posted(form): Posted<JoinForm>) -> Result<Response, Failure> {
    act(&visitor, &from, &Command::Join { from: from.clone(), into: form.ind_i }, "", "crossing-joined").await
}

#[derive(Deserialize)]
struct Nothing {}

async fn remove(
    visitor: Visitor,
    Path(finding): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    act(&visitor, &finding, &Command::Remove { finding: finding.clone() }, "", "crossing-removed").await
}

#[derive(Deserialize)]
struct JudgeForm {
    /// `med`: the ticked ones belong; `alle`: all suggestions of the camp belong; `ud`: the ticked ones do not.
    handling: String,
    #[serde(default)]
    udsagn: Vec<String>,
    #[serde(default)]
    alle: Vec<String>,
    /// The camp to go back to.
    #[serde(default)]
    camp: String,
}

async fn judge(visitor: Visitor, Path(id): Path<String>, Posted(form): Posted<JudgeForm>) -> Result<Response, Failure> {
    let open = Open::edit(&visitor).await?;
    open.across.get(&id).ok_or(Failure::NotFound)?;
    let (belong, do_not) = match form.handling.as_str() {
        "med" => (form.udsagn, Vec::new()),
        "alle" => (form.alle, Vec::new()),
        "ud" => (Vec::new(), form.udsagn),
        _ => return Err(Failure::BadForm),
    };
    let fragment = open.camps.iter().find(|camp| camp.slug == form.camp).map(|camp| format!("#camp-{}", camp.slug));
    let address = format!("{}{}", url(&id), fragment.unwrap_or_default());
    if belong.is_empty() && do_not.is_empty() {
        let errors = FormErrors::one("analyse", visitor.locale.t("crossing-none-ticked"));
        return show_one(&visitor, &open, &id, None, errors).await;
    }
    match open.carry_out(&visitor, &Command::Judge { finding: id.clone(), belong, do_not }).await? {
        Ok(step) => Ok(done_at(&address, step, open.across.latest_step, "crossing-judged")),
        Err(refusal) => show_one(&visitor, &open, &id, None, error(&refusal, &visitor)).await,
    }
}

#[derive(Deserialize)]
struct UndoForm {
    trin: i64,
    /// `historik`: go back to the history.
    #[serde(default)]
    tilbage: String,
}

async fn undo(visitor: Visitor, Posted(form): Posted<UndoForm>) -> Result<Response, Failure> {
    let open = Open::edit(&visitor).await?;
    let app = &visitor.app;
    match refused(analyses::undo(&app.db, &visitor.actor, &open.home, form.trin, app.now()).await)? {
        Ok(_) if form.tilbage == "historik" => Ok(redirect_with(&format!("{HOME}/historik"), "finding-undone")),
        Ok(_) => Ok(redirect_with(HOME, "finding-undone")),
        Err(refusal) => show_matrix(&visitor, &open, None, error(&refusal, &visitor)),
    }
}
