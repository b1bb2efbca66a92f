//! Signing in and out, and one's own password. What may be done is decided in `platform::identity`; here are
//! the pages.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use platform::Fault;
use platform::access::{Actor, Right};
use platform::identity::{self, Password, SESSION_SECONDS, SignIn};
use serde::Deserialize;

use crate::app::{App, Profile};
use crate::failure::Failure;
use crate::form::{FormErrors, Posted};
use crate::page::{Page, redirect, redirect_with, render_form};
use crate::protect::ClientAddress;
use crate::public::inside;
use crate::routes::Routes;
use crate::visitor::{SESSION_COOKIE, Visitor, set_cookie};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/log-ind", Right::ReadPublic, show_sign_in)
        .post("/log-ind", Right::ReadPublic, sign_in)
        .post("/log-ind/demo/{login}", Right::ReadPublic, demo_sign_in)
        .post("/log-ud", Right::OwnAccount, sign_out)
        .get("/konto/adgangskode", Right::OwnAccount, show_password)
        .post("/konto/adgangskode", Right::OwnAccount, change_password)
}

#[derive(Template)]
#[template(path = "account/sign_in.html")]
struct SignInPage {
    page: Page,
    errors: FormErrors,
    login: String,
    onwards: String,
    /// Login, name and roles of the demo's people; empty outside the demo.
    demo: Vec<(String, String, String)>,
}

#[derive(Deserialize)]
struct Onwards {
    #[serde(default)]
    videre: String,
}

async fn show_sign_in(visitor: Visitor, Query(query): Query<Onwards>) -> Result<Response, Failure> {
    if visitor.actor.is_signed_in() {
        return Ok(redirect(inside(&query.videre)));
    }
    sign_in_page(&visitor, FormErrors::default(), String::new(), query.videre).await
}

async fn sign_in_page(
    visitor: &Visitor,
    errors: FormErrors,
    login: String,
    onwards: String,
) -> Result<Response, Failure> {
    let page = SignInPage {
        page: Page::new(visitor, &visitor.locale.t("sign-in-title")),
        errors,
        login,
        onwards,
        demo: demo_people(visitor).await?,
    };
    render_form(&page, &page.errors)
}

async fn demo_people(visitor: &Visitor) -> Result<Vec<(String, String, String)>, Failure> {
    if visitor.app.profile != Profile::Demo {
        return Ok(Vec::new());
    }
    let people = identity::people(&visitor.app.db, &Actor::operator(&visitor.municipality.id)).await?;
    let roles = |person: &identity::Person| {
        let names: Vec<String> =
            person.assignments.iter().map(|one| visitor.locale.t(&format!("role-{}", one.role.name()))).collect();
        names.join(", ")
    };
    Ok(people
        .iter()
        .filter(|person| person.is_open)
        .map(|person| (person.login.clone(), person.name.clone(), roles(person)))
        .collect())
}

#[derive(Deserialize)]
struct SignInForm {
    login: String,
    password: String,
    #[serde(default)]
    videre: String,
}

async fn sign_in(
    State(app): State<App>,
    visitor: Visitor,
    ClientAddress(from): ClientAddress,
    Posted(form): Posted<SignInForm>,
) -> Result<Response, Failure> {
    match identity::sign_in(&app.db, &form.login, Password::new(form.password), &from, app.now()).await? {
        SignIn::Opened { secret, .. } => Ok(opened(&app, &secret, inside(&form.videre))),
        SignIn::Wrong => {
            let errors = FormErrors::one("login", visitor.locale.t("sign-in-wrong"));
            sign_in_page(&visitor, errors, form.login, form.videre).await
        }
        SignIn::Wait(seconds) => {
            let errors = FormErrors::one("login", visitor.locale.count("sign-in-wait", (seconds + 59) / 60));
            sign_in_page(&visitor, errors, form.login, form.videre).await
        }
    }
}

fn opened(app: &App, secret: &str, onwards: &str) -> Response {
    let cookie = set_cookie(app, SESSION_COOKIE, secret, Some(SESSION_SECONDS));
    ([(header::SET_COOKIE, cookie)], redirect(onwards)).into_response()
}

#[derive(Deserialize)]
struct Nothing {}

/// Signs in as one of the demo's people, with one click. Outside the demo there is no such page.
async fn demo_sign_in(
    State(app): State<App>,
    visitor: Visitor,
    Path(login): Path<String>,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    if app.profile != Profile::Demo {
        return Err(Failure::NotFound);
    }
    let people = identity::people(&app.db, &Actor::operator(&visitor.municipality.id)).await?;
    let person = people.iter().find(|person| person.login == login && person.is_open).ok_or(Failure::NotFound)?;
    let secret = identity::start_session(&app.db, &visitor.municipality.id, &person.id, app.now()).await?;
    Ok(opened(&app, &secret, "/camps"))
}

async fn sign_out(
    State(app): State<App>,
    visitor: Visitor,
    Posted(Nothing {}): Posted<Nothing>,
) -> Result<Response, Failure> {
    identity::sign_out(&app.db, &visitor.actor, &visitor.session_secret, app.now()).await?;
    let cookie = set_cookie(&app, SESSION_COOKIE, "", Some(0));
    Ok(([(header::SET_COOKIE, cookie)], redirect_with("/", "signed-out")).into_response())
}

#[derive(Template)]
#[template(path = "account/password.html")]
struct PasswordPage {
    page: Page,
    errors: FormErrors,
    must_change: bool,
}

async fn show_password(visitor: Visitor) -> Result<Response, Failure> {
    password_page(&visitor, FormErrors::default())
}

fn password_page(visitor: &Visitor, errors: FormErrors) -> Result<Response, Failure> {
    let page = Page::new(visitor, &visitor.locale.t("password-title"));
    let form = PasswordPage { page, errors, must_change: visitor.must_change_password };
    render_form(&form, &form.errors)
}

#[derive(Deserialize)]
struct PasswordForm {
    old: String,
    new: String,
    repeated: String,
}

async fn change_password(
    State(app): State<App>,
    visitor: Visitor,
    Posted(form): Posted<PasswordForm>,
) -> Result<Response, Failure> {
    let (old, new) = (Password::new(form.old), Password::new(form.new));
    if !new.is_same_as(&Password::new(form.repeated)) {
        return password_page(
            &visitor,
            FormErrors::one("repeated", visitor.locale.t("identity-password-not-repeated")),
        );
    }
    match identity::change_password(&app.db, &visitor.actor, &visitor.session_secret, old, new, app.now()).await {
        Ok(()) => Ok(redirect_with("/", "password-changed")),
        Err(Fault::Refused(key)) => {
            let field = if key == "identity-old-password-wrong" { "old" } else { "new" };
            password_page(&visitor, FormErrors::one(field, visitor.locale.t(key)))
        }
        Err(other) => Err(other.into()),
    }
}
