//! The administrator's pages under `/indstillinger`: people, look and audit log. What may be done is decided in
//! `platform`; here are the pages.

mod audit;
mod look;
mod people;
mod person;
mod picture;

use askama::Template;
use axum::response::Response;
use platform::access::{Right, Role};
use serde::Deserialize;

use crate::failure::Failure;
use crate::i18n::Locale;
use crate::page::{Page, render};
use crate::routes::Routes;
use crate::visitor::Visitor;

/// Where these pages begin.
const HOME: &str = "/indstillinger";

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get(HOME, Right::ManageUsers, overview)
        .merge(people::routes())
        .merge(person::routes())
        .merge(look::routes())
        .merge(audit::routes())
}

#[derive(Template)]
#[template(path = "settings/overview.html")]
struct Overview {
    page: Page,
    /// Address, name and purpose of each page that the visitor may see.
    places: Vec<(&'static str, String, String)>,
}

async fn overview(visitor: Visitor) -> Result<Response, Failure> {
    let all = [
        (people::HOME, "people", Right::ManageUsers),
        (look::HOME, "settings-look", Right::ManageSettings),
        (audit::HOME, "audit", Right::ReadAudit),
    ];
    let t = |prefix: &str, part: &str| visitor.locale.t(&format!("{prefix}-{part}"));
    let seen = all.into_iter().filter(|(_, _, right)| visitor.may(*right));
    let places = seen.map(|(url, prefix, _)| (url, t(prefix, "title"), t(prefix, "purpose"))).collect();
    render(&Overview { page: Page::new(&visitor, &visitor.locale.t("settings-title")), places })
}

/// Begins a page that lies directly under the overview.
fn page(visitor: &Visitor, title: &str) -> Page {
    Page::new(visitor, title).under(&visitor.locale.t("settings-title"), HOME)
}

/// A form with no fields of its own: the button is all there is to it.
#[derive(Deserialize)]
struct Nothing {}

/// One of the possible answers in a list.
struct Choice {
    value: String,
    text: String,
    is_chosen: bool,
}

fn role_name(locale: &Locale, role: Role) -> String {
    locale.t(&format!("role-{}", role.name()))
}

fn role_choices(locale: &Locale, chosen: &str) -> Vec<Choice> {
    let choice = |role: Role| Choice {
        value: role.name().to_owned(),
        text: role_name(locale, role),
        is_chosen: role.name() == chosen,
    };
    Role::ALL.into_iter().map(choice).collect()
}

/// The roles with what each one may do.
fn roles_explained(locale: &Locale) -> Vec<(String, String)> {
    Role::ALL
        .into_iter()
        .map(|role| (role_name(locale, role), locale.t(&format!("people-about-{}", role.name()))))
        .collect()
}
