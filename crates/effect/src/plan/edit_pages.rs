//! Changing the plan by hand: ticking core areas in budget years, adding a year and taking one out.

use askama::Template;
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render_form};

use super::pages::page_of;
use super::{Area, HOME, Plan, PlanFault, Year, actions, rules, store};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/effekt/plan/rediger", Right::ProposeGoal, show)
        .post("/effekt/plan/rediger", Right::ProposeGoal, save)
        .post("/effekt/plan/aar", Right::ProposeGoal, add_year)
        .post("/effekt/plan/aar/fjern", Right::ProposeGoal, remove_year)
}

const EDIT: &str = "/effekt/plan/rediger";

/// The fields of the form.
#[derive(Clone, Debug, Default, Deserialize)]
struct PlanForm {
    /// Core areas in years, as [`rules::written`] has them.
    #[serde(default)]
    valgt: Vec<String>,
    /// What the person saw.
    #[serde(default)]
    set: String,
}

#[derive(Clone, Debug, Default, Deserialize)]
struct YearForm {
    #[serde(default)]
    aar: String,
}

#[derive(Template)]
#[template(path = "plan/edit.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    plan: Plan,
    /// The years in which no core area stands.
    empty_years: Vec<i64>,
    seen: String,
    typed_year: String,
    /// What is ticked, as [`rules::written`] has it.
    chosen: Vec<String>,
}

impl Form {
    fn value(&self, area: &Area, year: &Year) -> String {
        format!("{}.{}", area.task.id, year.budget_year)
    }

    fn is_chosen(&self, area: &Area, year: &Year) -> bool {
        self.chosen.contains(&self.value(area, year))
    }
}

/// What stood in the forms; nothing when they are as the plan is.
#[derive(Default)]
struct Typed {
    /// The ticks, in a plan that others have changed since.
    plan: Option<PlanForm>,
    year: String,
}

async fn form(visitor: &Visitor, typed: Typed, errors: FormErrors) -> Result<Response, Failure> {
    let (mut reader, actor) = (visitor.app.db.reader(), &visitor.actor);
    actor.require(Right::ProposeGoal, &actions::scope(&mut reader, actor).await?)?;
    let plan = actions::read(&mut reader, actor).await?;
    let page = page_of(visitor, &visitor.locale.t("plan-edit-title")).under(&visitor.locale.t("plan-title"), HOME);
    // Core tasks that are not in force stand in no list, and in their years all the same.
    let entries = store::entries(&mut reader, &actor.municipality).await?;
    let is_empty = |year: &&Year| !entries.iter().any(|entry| entry.budget_year == year.budget_year);
    let stands = || plan.areas().flat_map(|area| &area.entries).map(rules::written).collect();
    let merged = |typed: PlanForm| rules::merged(&plan, &typed.valgt, &typed.set);
    let form = Form {
        page: Page { address: EDIT.to_owned(), ..page },
        empty_years: plan.years.iter().filter(is_empty).map(|year| year.budget_year).collect(),
        seen: rules::seen(&plan),
        chosen: typed.plan.map_or_else(stands, merged),
        typed_year: typed.year,
        plan,
        errors,
    };
    render_form(&form, &form.errors)
}

async fn show(visitor: Visitor) -> Result<Response, Failure> {
    form(&visitor, Typed::default(), FormErrors::default()).await
}

async fn save(visitor: Visitor, Posted(typed): Posted<PlanForm>) -> Result<Response, Failure> {
    let app = &visitor.app;
    match actions::save(&app.db, &visitor.actor, &typed.valgt, &typed.set, app.now()).await {
        Ok(_) => Ok(redirect_with(HOME, "plan-saved")),
        Err(PlanFault::Changed) => {
            let typed = Typed { plan: Some(typed), ..Typed::default() };
            form(&visitor, typed, FormErrors::one("plan", visitor.locale.t("plan-changed"))).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn add_year(visitor: Visitor, Posted(typed): Posted<YearForm>) -> Result<Response, Failure> {
    let app = &visitor.app;
    match actions::add_year(&app.db, &visitor.actor, &typed.aar, app.now()).await {
        Ok(_) => Ok(redirect_with(EDIT, "plan-year-added")),
        Err(PlanFault::Refused(key)) => {
            let errors = FormErrors::one("aar", visitor.locale.t(key));
            form(&visitor, Typed { year: typed.aar, ..Typed::default() }, errors).await
        }
        Err(other) => Err(other.into()),
    }
}

async fn remove_year(visitor: Visitor, Posted(typed): Posted<YearForm>) -> Result<Response, Failure> {
    let app = &visitor.app;
    match actions::remove_year(&app.db, &visitor.actor, &typed.aar, app.now()).await {
        Ok(_) => Ok(redirect_with(EDIT, "plan-year-removed")),
        Err(PlanFault::Refused(key)) => {
            form(&visitor, Typed::default(), FormErrors::one("plan", visitor.locale.t(key))).await
        }
        Err(other) => Err(other.into()),
    }
}
