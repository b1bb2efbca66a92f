//! The form that adds a unit to a tree.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use platform::access::Right;
use ui::{Failure, FormErrors, Page, Routes, Visitor, render_form};

use super::form_pages::UnitForm;
use super::pages::{codes, page};
use super::{MeasuredTree, Units, actions, store};

pub(super) fn routes() -> Routes {
    Routes::new().get("/effekt/enheder/{tree}/ny", Right::ManageIndicators, show_new)
}

#[derive(Template)]
#[template(path = "measured_unit/add.html")]
struct Add {
    page: Page,
    errors: FormErrors,
    tree: MeasuredTree,
    codes: Vec<(String, String)>,
    typed: UnitForm,
}

async fn show_new(
    visitor: Visitor,
    Path(tree): Path<String>,
    Query(typed): Query<UnitForm>,
) -> Result<Response, Failure> {
    let mut reader = visitor.app.db.reader();
    actions::require_manager(&mut reader, &visitor.actor).await?;
    let tree = actions::find_tree(&mut reader, &visitor.actor, &tree).await?;
    let units = store::units(&mut reader, &visitor.actor.municipality, &tree.id).await?;
    show(&visitor, tree, &units, typed, FormErrors::default()).await
}

/// Answers with the form, and with what was typed into it.
pub(super) async fn show(
    visitor: &Visitor,
    tree: MeasuredTree,
    units: &Units,
    typed: UnitForm,
    errors: FormErrors,
) -> Result<Response, Failure> {
    let page = page(visitor, &visitor.locale.t("unit-add-title")).under(&tree.name, &tree.url());
    let page = Page { address: format!("{}/ny", tree.url()), ..page };
    let add = Add { page, codes: codes(units), errors, tree, typed };
    render_form(&add, &add.errors)
}
