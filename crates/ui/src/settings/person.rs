//! One person's account: give and take roles, a new temporary password, close and open again.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use platform::Fault;
use platform::access::{Right, Role};
use platform::identity::{self, Assignment, Password, Person, generated_password};
use platform::tenancy;
use serde::Deserialize;

use super::{Choice, Nothing, people, role_choices, role_name, roles_explained};
use crate::failure::Failure;
use crate::form::{FormErrors, Posted};
use crate::i18n::Locale;
use crate::page::{Page, redirect, redirect_with, render, render_form};
use crate::routes::Routes;
use crate::visitor::Visitor;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/indstillinger/brugere/{id}", Right::ManageUsers, show)
        .post("/indstillinger/brugere/{id}/giv-rolle", Right::ManageUsers, give_role)
        .post("/indstillinger/brugere/{id}/fjern-rolle", Right::ManageUsers, take_role)
        .post("/indstillinger/brugere/{id}/ny-adgangskode", Right::ManageUsers, new_password)
        .get("/indstillinger/brugere/{id}/luk", Right::ManageUsers, show_close)
        .post("/indstillinger/brugere/{id}/luk", Right::ManageUsers, close)
}

/// Returns the address of a person's page.
pub(super) fn address(id: &str) -> String {
    format!("{}/{id}", people::HOME)
}

async fn find(visitor: &Visitor, id: &str) -> Result<Person, Failure> {
    let people = identity::people(&visitor.app.db, &visitor.actor).await?;
    people.into_iter().find(|person| person.id == id).ok_or(Failure::NotFound)
}

/// Begins a page whose address is the person's, also when it answers a form: only that can be asked for again.
fn page(visitor: &Visitor, id: &str, title: &str) -> Page {
    Page { address: address(id), ..people::page(visitor, title) }
}

#[derive(Template)]
#[template(path = "settings/person.html")]
struct PersonPage {
    page: Page,
    errors: FormErrors,
    url: String,
    login: String,
    is_open: bool,
    is_self: bool,
    held: Vec<Held>,
    roles: Vec<Choice>,
    units: Vec<Choice>,
    roles_explained: Vec<(String, String)>,
}

/// A role that the person has.
struct Held {
    role: &'static str,
    role_text: String,
    unit: String,
    unit_name: String,
}

async fn show(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Failure> {
    person_page(&visitor, &id, FormErrors::default()).await
}

async fn person_page(visitor: &Visitor, id: &str, errors: FormErrors) -> Result<Response, Failure> {
    let person = find(visitor, id).await?;
    let units = tenancy::units(&mut visitor.app.db.reader(), &visitor.municipality.id).await?;
    let locale = &visitor.locale;
    let page = PersonPage {
        page: page(visitor, id, &person.name),
        url: address(id),
        login: person.login,
        is_open: person.is_open,
        is_self: visitor.actor.user.as_deref() == Some(id),
        held: person.assignments.into_iter().map(|one| held(locale, one)).collect(),
        roles: role_choices(locale, Role::Employee.name()),
        units: units.into_iter().map(|unit| Choice { value: unit.id, text: unit.name, is_chosen: false }).collect(),
        roles_explained: roles_explained(locale),
        errors,
    };
    render_form(&page, &page.errors)
}

fn held(locale: &Locale, one: Assignment) -> Held {
    Held { role: one.role.name(), role_text: role_name(locale, one.role), unit: one.unit_id, unit_name: one.unit_name }
}

#[derive(Deserialize)]
struct RoleForm {
    role: String,
    unit: String,
}

async fn give_role(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(form): Posted<RoleForm>,
) -> Result<Response, Failure> {
    let Some(role) = Role::from_name(&form.role) else {
        return person_page(&visitor, &id, FormErrors::one("role", visitor.locale.t("people-role-unknown"))).await;
    };
    identity::assign(&visitor.app.db, &visitor.actor, &id, role, &form.unit, visitor.app.now()).await?;
    Ok(redirect_with(&address(&id), "role-given"))
}

async fn take_role(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(form): Posted<RoleForm>,
) -> Result<Response, Failure> {
    let role = Role::from_name(&form.role).ok_or(Failure::BadForm)?;
    match identity::withdraw(&visitor.app.db, &visitor.actor, &id, role, &form.unit, visitor.app.now()).await {
        Ok(()) => Ok(redirect_with(&address(&id), "role-taken")),
        Err(Fault::Refused(key)) => person_page(&visitor, &id, FormErrors::one("roles", visitor.locale.t(key))).await,
        Err(other) => Err(other.into()),
    }
}

#[derive(Template)]
#[template(path = "settings/password.html")]
struct PasswordPage {
    page: Page,
    url: String,
    name: String,
    login: String,
    password: String,
}

/// Shows a temporary password: on the answer to the form that made it, and nowhere ever again.
pub(super) async fn show_password(
    visitor: &Visitor,
    id: &str,
    title: &str,
    password: String,
) -> Result<Response, Failure> {
    let person = find(visitor, id).await?;
    let page = page(visitor, id, &visitor.locale.t(title)).under(&person.name, &address(id));
    render(&PasswordPage { page, url: address(id), name: person.name, login: person.login, password })
}

/// Gives a new temporary password, which also opens a closed account.
async fn new_password(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    let title = if find(&visitor, &id).await?.is_open { "people-password-made-title" } else { "people-opened-title" };
    let password = generated_password();
    identity::reset_password(&visitor.app.db, &visitor.actor, &id, Password::new(password.clone()), visitor.app.now())
        .await?;
    show_password(&visitor, &id, title, password).await
}

#[derive(Template)]
#[template(path = "settings/close.html")]
struct ClosePage {
    page: Page,
    errors: FormErrors,
    url: String,
    is_self: bool,
}

async fn show_close(visitor: Visitor, Path(id): Path<String>) -> Result<Response, Failure> {
    if !find(&visitor, &id).await?.is_open {
        return Ok(redirect(&address(&id)));
    }
    close_page(&visitor, &id, FormErrors::default()).await
}

async fn close_page(visitor: &Visitor, id: &str, errors: FormErrors) -> Result<Response, Failure> {
    let person = find(visitor, id).await?;
    let page = people::page(visitor, &visitor.locale.t1("people-close-title", "name", &person.name))
        .under(&person.name, &address(id));
    let is_self = visitor.actor.user.as_deref() == Some(id);
    let page = ClosePage { page, url: address(id), is_self, errors };
    render_form(&page, &page.errors)
}

async fn close(
    visitor: Visitor,
    Path(id): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    match identity::close_person(&visitor.app.db, &visitor.actor, &id, visitor.app.now()).await {
        Ok(()) => Ok(redirect_with(&address(&id), "person-closed")),
        Err(Fault::Refused(key)) => close_page(&visitor, &id, FormErrors::one("close", visitor.locale.t(key))).await,
        Err(other) => Err(other.into()),
    }
}
