//! Writing a finding and changing it, moving and removing it, taking over from the summary, and undo.

use askama::Template;
use axum::Extension;
use axum::extract::Path;
use axum::response::Response;
use compass::thread::Threads;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render_form};

use super::ground::Ground;
use super::pages::{Open, column_title, refused, show_analysis};
use super::{Command, Draft, FindingForm, Kind, MOST_MESSAGES, Picker, Refusal, Who, actions, finding_url, take_over};
use crate::consolidation::Direction;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/camps/{camp}/analyse/nyt/{kind}", Right::Consolidate, show_new)
        .post("/camps/{camp}/analyse/nyt/{kind}", Right::Consolidate, add)
        .get("/camps/{camp}/analyse/del/{finding}/rediger", Right::Consolidate, show_edit)
        .post("/camps/{camp}/analyse/del/{finding}/rediger", Right::Consolidate, edit)
        .post("/camps/{camp}/analyse/del/{finding}/flyt", Right::Consolidate, shift)
        .post("/camps/{camp}/analyse/del/{finding}/fjern", Right::Consolidate, remove)
        .post("/camps/{camp}/analyse/hent", Right::Consolidate, take)
        .post("/camps/{camp}/analyse/fortryd", Right::Consolidate, undo)
}

#[derive(Template)]
#[template(path = "analysis/write.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    action: String,
    back_url: String,
    kind: Kind,
    typed: FindingForm,
    /// Stable name, heading, whether it is chosen.
    columns: Vec<(&'static str, String, bool)>,
    picker: Picker,
    is_search: bool,
}

/// Answers with the form of a new finding, or of the one with this identifier, filled in as `typed`.
fn form(
    visitor: &Visitor,
    open: &Open,
    kind: Kind,
    id: Option<&str>,
    typed: &FindingForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let locale = &visitor.locale;
    let name = locale.t(&kind.title_key()).to_lowercase();
    let (title, action, back_url) = match id {
        Some(id) => {
            let url = finding_url(&open.camp.url(), id);
            (locale.t1("finding-edit", "kind", name), format!("{url}/rediger"), url)
        }
        None => (locale.t1("finding-new", "kind", name), format!("{}/nyt/{}", open.url(), kind.slug()), open.url()),
    };
    let chosen = Who::from_name(&typed.hvem).unwrap_or_default();
    let column = |who: Who| (who.name(), column_title(who, visitor), who == chosen);
    let form = Form {
        page: Page { address: action.clone(), ..open.page(visitor, &title) },
        action,
        back_url,
        kind,
        columns: Who::COLUMNS.into_iter().chain([Who::Nobody]).map(column).collect(),
        picker: Picker::of(&open.ground, typed, locale),
        is_search: typed.searches(),
        typed: typed.clone(),
        errors,
    };
    render_form(&form, &form.errors)
}

/// Returns a refusal as a fault of the form's field that it is about.
pub(crate) fn error_in(refusal: &Refusal, ground: &Ground, visitor: &Visitor) -> FormErrors {
    let field = match refusal {
        Refusal::NoTitle => "titel",
        Refusal::NoWords | Refusal::Changed(_) => "tekst",
        _ => "valg",
    };
    let text = match refusal {
        Refusal::Changed(now) => {
            let said = [now.title.clone(), ground.words(now, &visitor.locale)];
            let said = said.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(": ");
            visitor.locale.t1(refusal.key(), "words", said)
        }
        _ => visitor.locale.t(refusal.key()),
    };
    FormErrors::one(field, text)
}

fn kind_named(slug: &str) -> Result<Kind, Failure> {
    Kind::from_slug(slug).filter(|kind| *kind != Kind::Purpose).ok_or(Failure::NotFound)
}

async fn show_new(visitor: Visitor, Path((camp, kind)): Path<(String, String)>) -> Result<Response, Failure> {
    let kind = kind_named(&kind)?;
    let open = Open::edit(&visitor, &camp).await?;
    let mut typed = FindingForm::default();
    if kind == Kind::Proposal {
        // Changing the wording there is is less to write than a new one.
        let mut reader = visitor.app.db.reader();
        let task = compass::core_task::actions::find(&mut reader, &visitor.actor, &open.camp.core_task_id).await?;
        typed.tekst = task.purpose;
    }
    form(&visitor, &open, kind, None, &typed, FormErrors::default())
}

async fn add(
    visitor: Visitor,
    Path((camp, kind)): Path<(String, String)>,
    Posted(typed): Posted<FindingForm>,
) -> Result<Response, Failure> {
    let kind = kind_named(&kind)?;
    let open = Open::edit(&visitor, &camp).await?;
    if typed.searches() {
        return form(&visitor, &open, kind, None, &typed, FormErrors::default());
    }
    match open.carry_out(&visitor, &Command::Add { draft: typed.draft(kind) }).await? {
        Ok(step) => Ok(open.done(&open.url(), step, "finding-added")),
        Err(refusal) => form(&visitor, &open, kind, None, &typed, error_in(&refusal, &open.ground, &visitor)),
    }
}

async fn show_edit(visitor: Visitor, Path((camp, id)): Path<(String, String)>) -> Result<Response, Failure> {
    let open = Open::edit(&visitor, &camp).await?;
    let (finding, set) = open.analysis.findings.get(&id).ok_or(Failure::NotFound)?;
    form(&visitor, &open, finding.kind, Some(&id), &FindingForm::of(finding, *set), FormErrors::default())
}

async fn edit(
    visitor: Visitor,
    Path((camp, id)): Path<(String, String)>,
    Posted(mut typed): Posted<FindingForm>,
) -> Result<Response, Failure> {
    let open = Open::edit(&visitor, &camp).await?;
    let kind = open.analysis.get(&id).ok_or(Failure::NotFound)?.kind;
    if typed.searches() {
        return form(&visitor, &open, kind, Some(&id), &typed, FormErrors::default());
    }
    let command = Command::Edit { finding: id.clone(), draft: typed.draft(kind), seen: typed.set };
    match open.carry_out(&visitor, &command).await? {
        Ok(step) => Ok(open.done(&finding_url(&open.camp.url(), &id), step, "finding-saved")),
        Err(refusal) => {
            // Someone else has been here: show what they wrote; saving once more is then a choice.
            let now = Open::edit(&visitor, &camp).await?;
            typed.set = now.analysis.findings.get(&id).map_or(typed.set, |(_, changed_in)| *changed_in);
            form(&visitor, &now, kind, Some(&id), &typed, error_in(&refusal, &now.ground, &visitor))
        }
    }
}

/// Carries out a command from one of the small forms on the analysis's page, and goes back there.
async fn act(
    visitor: &Visitor,
    threads: &Threads,
    camp: &str,
    command: &Command,
    fragment: &str,
    done: &str,
) -> Result<Response, Failure> {
    let open = Open::edit(visitor, camp).await?;
    match open.carry_out(visitor, command).await? {
        Ok(step) => Ok(open.done(&format!("{}{fragment}", open.url()), step, done)),
        Err(refusal) => {
            let errors = FormErrors::one("analyse", visitor.locale.t(refusal.key()));
            show_analysis(visitor, threads, &open, None, errors).await
        }
    }
}

#[derive(Deserialize)]
struct ShiftForm {
    /// `tidligere` or `senere`.
    retning: String,
}

async fn shift(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path((camp, finding)): Path<(String, String)>,
    Posted(form): Posted<ShiftForm>,
) -> Result<Response, Failure> {
    let direction = direction(&form.retning)?;
    let fragment = format!("#del-{finding}");
    act(&visitor, &threads, &camp, &Command::Move { finding, direction }, &fragment, "finding-moved").await
}

/// Reads which way to move something.
pub(crate) fn direction(name: &str) -> Result<Direction, Failure> {
    match name {
        "tidligere" => Ok(Direction::Earlier),
        "senere" => Ok(Direction::Later),
        _ => Err(Failure::BadForm),
    }
}

#[derive(Deserialize)]
struct Nothing {}

async fn remove(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path((camp, finding)): Path<(String, String)>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    act(&visitor, &threads, &camp, &Command::Remove { finding }, "", "finding-removed").await
}

#[derive(Deserialize)]
struct TakeForm {
    /// Which kind, by its name in addresses.
    slags: String,
    /// The theme to make a message of; none: everything that is offered.
    #[serde(default)]
    tema: String,
}

/// Takes over from the summary what is offered: all of it, or the one theme that is named.
async fn take(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(camp): Path<String>,
    Posted(form): Posted<TakeForm>,
) -> Result<Response, Failure> {
    let kind = kind_named(&form.slags)?;
    let open = Open::edit(&visitor, &camp).await?;
    let is_wanted = |draft: &Draft| form.tema.is_empty() || draft.themes.contains(&form.tema);
    let drafts: Vec<Draft> = take_over::offers(kind, &open.analysis, &open.ground)
        .into_iter()
        .filter(is_wanted)
        .take(take_over::room(kind, &open.analysis).max(usize::from(!form.tema.is_empty())).min(MOST_TAKEN))
        .collect();
    if drafts.is_empty() {
        return Ok(redirect_with(&open.url(), "finding-nothing-to-take"));
    }
    act(&visitor, &threads, &camp, &Command::TakeOver { drafts }, &format!("#{}", kind.slug()), "finding-taken").await
}

/// The most findings that are taken over in one step; more than any camp's sample has.
const MOST_TAKEN: usize = 100 * MOST_MESSAGES;

#[derive(Deserialize)]
struct UndoForm {
    trin: i64,
    /// `historik`: go back to the history.
    #[serde(default)]
    tilbage: String,
}

async fn undo(
    visitor: Visitor,
    Extension(threads): Extension<Threads>,
    Path(camp): Path<String>,
    Posted(form): Posted<UndoForm>,
) -> Result<Response, Failure> {
    let open = Open::edit(&visitor, &camp).await?;
    let app = &visitor.app;
    match refused(actions::undo(&app.db, &visitor.actor, &open.home, form.trin, app.now()).await)? {
        Ok(_) if form.tilbage == "historik" => Ok(redirect_with(&format!("{}/historik", open.url()), "finding-undone")),
        Ok(_) => Ok(redirect_with(&open.url(), "finding-undone")),
        Err(refusal) => {
            let errors = FormErrors::one("analyse", visitor.locale.t(refusal.key()));
            show_analysis(&visitor, &threads, &open, None, errors).await
        }
    }
}
