//! Bringing a plan in on screen: choose a file, see what it would make, then bring it in.

use askama::Template;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Upload, Visitor, redirect_with, render_form};

use super::file::{self, Fault, PlanFile};
use super::pages::page_of;
use super::rules::Changes;
use super::{HOME, PlanFault, Remarks, actions, import};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/effekt/plan/indlaes", Right::ProposeGoal, ask)
        .post("/effekt/plan/indlaes", Right::ProposeGoal, look)
        .post("/effekt/plan/indlaes/gem", Right::ProposeGoal, take_in)
}

#[derive(Template)]
#[template(path = "plan/import.html")]
struct Import {
    page: Page,
    errors: FormErrors,
    faults: Vec<String>,
    /// What the file would change, with its whole text, which goes along until it is brought in.
    preview: Option<(Changes, String)>,
    may_make_areas: bool,
}

/// What the page has to say of a file.
#[derive(Default)]
struct Outcome {
    errors: FormErrors,
    faults: Vec<String>,
    preview: Option<(Changes, String)>,
}

async fn page(visitor: &Visitor, outcome: Outcome) -> Result<Response, Failure> {
    let (mut reader, actor) = (visitor.app.db.reader(), &visitor.actor);
    actor.require(Right::ProposeGoal, &actions::scope(&mut reader, actor).await?)?;
    let page = page_of(visitor, &visitor.locale.t("plan-import-title")).under(&visitor.locale.t("plan-title"), HOME);
    let Outcome { errors, faults, preview } = outcome;
    let may_make_areas = import::may_make_areas(&mut reader, actor).await?;
    let import = Import {
        page: Page { address: "/effekt/plan/indlaes".to_owned(), ..page },
        errors,
        faults,
        preview,
        may_make_areas,
    };
    render_form(&import, &import.errors)
}

async fn ask(visitor: Visitor) -> Result<Response, Failure> {
    page(&visitor, Outcome::default()).await
}

async fn refuse(visitor: &Visitor, text: String) -> Result<Response, Failure> {
    page(visitor, Outcome { errors: FormErrors::one("fil", text), ..Outcome::default() }).await
}

async fn refuse_all(visitor: &Visitor, faults: &[Fault]) -> Result<Response, Failure> {
    let errors = FormErrors::one("fil", visitor.locale.t("plan-import-faults"));
    let faults = faults.iter().map(|fault| fault.text(&visitor.locale)).collect();
    page(visitor, Outcome { errors, faults, preview: None }).await
}

async fn look(visitor: Visitor, upload: Upload) -> Result<Response, Failure> {
    let Some(file) = upload.files.into_iter().next() else {
        return refuse(&visitor, visitor.locale.t("plan-import-no-file")).await;
    };
    let plan = match file::read(&file.bytes) {
        Ok(plan) => plan,
        Err(faults) => return refuse_all(&visitor, &faults).await,
    };
    let changes = import::preview(&mut visitor.app.db.reader(), &visitor.actor, &plan).await?;
    page(&visitor, Outcome { preview: Some((changes, plan.content)), ..Outcome::default() }).await
}

/// The text of the file that was looked at.
#[derive(Clone, Debug, Default, Deserialize)]
struct Looked {
    #[serde(default)]
    indhold: String,
}

async fn take_in(visitor: Visitor, Posted(looked): Posted<Looked>) -> Result<Response, Failure> {
    match file::read(looked.indhold.as_bytes()) {
        Ok(plan) => bring_in(&visitor, &plan).await,
        Err(faults) => refuse_all(&visitor, &faults).await,
    }
}

async fn bring_in(visitor: &Visitor, plan: &PlanFile) -> Result<Response, Failure> {
    let app = &visitor.app;
    match import::import(&app.db, &visitor.actor, plan, app.now()).await {
        Ok(changes) if changes.is_nothing() => Ok(redirect_with(HOME, "plan-nothing-new")),
        Ok(_) => Ok(redirect_with(HOME, "plan-imported")),
        Err(PlanFault::Area(title, key)) => refuse(visitor, format!("{title}: {}", visitor.locale.t(key))).await,
        Err(PlanFault::Refused(key)) => refuse(visitor, visitor.locale.t(key)).await,
        Err(other) => Err(other.into()),
    }
}
