//! The groups of a tree, and choosing the units of one.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use serde::Deserialize;
use ui::{Failure, FormErrors, Page, Posted, Routes, Visitor, redirect_with, render, render_form};

use super::{ComparisonFault, ComparisonGroup, Origin, actions};
use crate::measured_unit::outline::{self, Line};
use crate::measured_unit::pages::{may_manage, page, today};
use crate::measured_unit::{self, MeasuredTree, Units};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/effekt/enheder/{tree}/grupper", Right::ReadEffect, list)
        .get("/effekt/enheder/{tree}/grupper/valg", Right::ManageIndicators, show_form)
        .post("/effekt/enheder/{tree}/grupper/valg", Right::ManageIndicators, save)
        .post("/effekt/enheder/{tree}/grupper/{group}/slet", Right::ManageIndicators, remove)
}

async fn tree_of(visitor: &Visitor, tree: &str) -> Result<(MeasuredTree, Units, Vec<ComparisonGroup>), Failure> {
    let mut reader = visitor.app.db.reader();
    let tree = measured_unit::actions::find_tree(&mut reader, &visitor.actor, tree).await?;
    let units = measured_unit::store::units(&mut reader, &visitor.actor.municipality, &tree.id).await?;
    let groups = actions::groups(&mut reader, &visitor.actor, &tree).await?;
    Ok((tree, units, groups))
}

#[derive(Template)]
#[template(path = "comparison/list.html")]
struct List {
    page: Page,
    tree: MeasuredTree,
    /// Each with the names and addresses of its units.
    groups: Vec<(ComparisonGroup, Vec<(String, String)>)>,
    may_manage: bool,
}

async fn list(visitor: Visitor, Path(tree): Path<String>) -> Result<Response, Failure> {
    let (tree, units, groups) = tree_of(&visitor, &tree).await?;
    let named = |group: &ComparisonGroup| {
        let mut named: Vec<(String, String)> = group
            .members
            .iter()
            .filter_map(|unit| units.find(unit))
            .map(|unit| (unit.name.clone(), tree.url_of(unit)))
            .collect();
        named.sort();
        named
    };
    let groups = groups.into_iter().map(|group| (group.clone(), named(&group))).collect();
    let page = page(&visitor, &visitor.locale.t("comparison-title")).under(&tree.name, &tree.url());
    render(&List { page, may_manage: may_manage(&visitor).await?, groups, tree })
}

/// The fields of the form.
#[derive(Clone, Debug, Default, Deserialize)]
struct GroupForm {
    /// The group; empty for a new one.
    #[serde(default)]
    gruppe: String,
    #[serde(default)]
    navn: String,
    /// Identifiers of the units.
    #[serde(default)]
    enhed: Vec<String>,
}

#[derive(Template)]
#[template(path = "comparison/write.html")]
struct Form {
    page: Page,
    errors: FormErrors,
    tree: MeasuredTree,
    typed: GroupForm,
    /// Each with whether it is ticked.
    lines: Vec<(Line, bool)>,
}

fn form(
    visitor: &Visitor,
    tree: MeasuredTree,
    units: &Units,
    typed: GroupForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let key = if typed.gruppe.is_empty() { "comparison-new-title" } else { "comparison-edit-title" };
    let home = format!("{}/grupper", tree.url());
    let page = page(visitor, &visitor.locale.t(key)).under(&tree.name, &tree.url());
    let page = Page { address: format!("{home}/valg"), ..page.under(&visitor.locale.t("comparison-title"), &home) };
    let lines = outline::lines(units, None, today(visitor), usize::MAX);
    let is_ticked = |line: &Line| typed.enhed.contains(&line.id);
    let lines = lines.into_iter().map(|line| (line.clone(), is_ticked(&line))).collect();
    let form = Form { page, errors, tree, typed, lines };
    render_form(&form, &form.errors)
}

async fn show_form(
    visitor: Visitor,
    Path(tree): Path<String>,
    Query(asked): Query<GroupForm>,
) -> Result<Response, Failure> {
    let (tree, units, groups) = tree_of(&visitor, &tree).await?;
    measured_unit::actions::require_manager(&mut visitor.app.db.reader(), &visitor.actor).await?;
    let typed = match groups.into_iter().find(|group| group.id == asked.gruppe) {
        Some(group) if group.origin == Origin::Own => {
            GroupForm { gruppe: group.id, navn: group.name, enhed: group.members }
        }
        _ => GroupForm::default(),
    };
    form(&visitor, tree, &units, typed, FormErrors::default())
}

async fn save(
    visitor: Visitor,
    Path(tree): Path<String>,
    Posted(typed): Posted<GroupForm>,
) -> Result<Response, Failure> {
    let (tree, units, _) = tree_of(&visitor, &tree).await?;
    let (app, id) = (&visitor.app, Some(typed.gruppe.as_str()).filter(|group| !group.is_empty()));
    let what = (typed.navn.as_str(), typed.enhed.as_slice());
    match actions::save(&app.db, &visitor.actor, &tree, id, what, app.now()).await {
        Ok(_) => Ok(redirect_with(&format!("{}/grupper", tree.url()), "comparison-saved")),
        Err(ComparisonFault::Refused(refusals)) => {
            let mut errors = FormErrors::default();
            for refusal in refusals {
                errors.add(refusal.field(), visitor.locale.t(refusal.key()));
            }
            form(&visitor, tree, &units, typed, errors)
        }
        Err(other) => Err(other.into()),
    }
}

async fn remove(
    visitor: Visitor,
    Path((tree, group)): Path<(String, String)>,
    Posted(_): Posted<GroupForm>,
) -> Result<Response, Failure> {
    let (tree, ..) = tree_of(&visitor, &tree).await?;
    let app = &visitor.app;
    actions::remove(&app.db, &visitor.actor, &tree, &group, app.now()).await?;
    Ok(redirect_with(&format!("{}/grupper", tree.url()), "comparison-removed"))
}
