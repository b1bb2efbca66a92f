//! All people with an account, and adding one.

use askama::Template;
use axum::response::Response;
use platform::Fault;
use platform::access::{Right, Role};
use platform::identity::{self, NewPerson, Password, PasswordUse, Person, generated_password};
use serde::Deserialize;

use super::{Choice, person, role_choices, role_name, roles_explained};
use crate::failure::Failure;
use crate::form::{FormErrors, Posted};
use crate::format::sort_by_words;
use crate::i18n::Locale;
use crate::page::{Page, render, render_form};
use crate::routes::Routes;
use crate::visitor::Visitor;

/// Where the list is.
pub(super) const HOME: &str = "/indstillinger/brugere";
const NEW: &str = "/indstillinger/brugere/ny";

pub(super) fn routes() -> Routes {
    Routes::new().get(HOME, Right::ManageUsers, list).get(NEW, Right::ManageUsers, show_new).post(
        NEW,
        Right::ManageUsers,
        add,
    )
}

#[derive(Template)]
#[template(path = "settings/people.html")]
struct PeoplePage {
    page: Page,
    people: Vec<Row>,
}

struct Row {
    url: String,
    name: String,
    login: String,
    roles: Vec<String>,
    is_open: bool,
}

async fn list(visitor: Visitor) -> Result<Response, Failure> {
    let mut people = identity::people(&visitor.app.db, &visitor.actor).await?;
    sort_by_words(visitor.locale.language, &mut people, |one| &one.name);
    let people = people.into_iter().map(|one| row(&visitor.locale, one)).collect();
    render(&PeoplePage { page: super::page(&visitor, &visitor.locale.t("people-title")), people })
}

fn row(locale: &Locale, person: Person) -> Row {
    let in_unit = |one: &identity::Assignment| {
        locale.t2("people-role-in-unit", "role", role_name(locale, one.role), "unit", &one.unit_name)
    };
    Row {
        url: person::address(&person.id),
        roles: person.assignments.iter().map(in_unit).collect(),
        name: person.name,
        login: person.login,
        is_open: person.is_open,
    }
}

#[derive(Template)]
#[template(path = "settings/new_person.html")]
struct NewPersonPage {
    page: Page,
    errors: FormErrors,
    /// The name as typed; plain `name` is a parameter of the template's macro.
    full_name: String,
    login: String,
    roles: Vec<Choice>,
    roles_explained: Vec<(String, String)>,
}

#[derive(Deserialize)]
struct NewPersonForm {
    name: String,
    login: String,
    role: String,
}

async fn show_new(visitor: Visitor) -> Result<Response, Failure> {
    let least = Role::Employee.name().to_owned();
    new_page(&visitor, FormErrors::default(), NewPersonForm { name: String::new(), login: String::new(), role: least })
}

fn new_page(visitor: &Visitor, errors: FormErrors, typed: NewPersonForm) -> Result<Response, Failure> {
    let page = NewPersonPage {
        page: page(visitor, &visitor.locale.t("people-new-title")),
        full_name: typed.name,
        login: typed.login,
        roles: role_choices(&visitor.locale, &typed.role),
        roles_explained: roles_explained(&visitor.locale),
        errors,
    };
    render_form(&page, &page.errors)
}

/// Begins a page that lies under the list of people.
pub(super) fn page(visitor: &Visitor, title: &str) -> Page {
    super::page(visitor, title).under(&visitor.locale.t("people-title"), HOME)
}

async fn add(visitor: Visitor, Posted(typed): Posted<NewPersonForm>) -> Result<Response, Failure> {
    let role = match checked(&typed, &visitor.locale) {
        Ok(role) => role,
        Err(errors) => return new_page(&visitor, errors, typed),
    };
    let password = generated_password();
    let new = NewPerson {
        login: typed.login.clone(),
        name: typed.name.clone(),
        password: Password::new(password.clone()),
        password_use: PasswordUse::ChangeFirst,
        role,
    };
    match identity::add_person(&visitor.app.db, &visitor.actor, new, visitor.app.now()).await {
        Ok(id) => person::show_password(&visitor, &id, "people-added-title", password).await,
        Err(Fault::Refused(key)) => {
            let field = if key == "identity-name-missing" { "name" } else { "login" };
            new_page(&visitor, FormErrors::one(field, visitor.locale.t(key)), typed)
        }
        Err(other) => Err(other.into()),
    }
}

/// Returns the role that was chosen, or what is missing. The login's letters are checked by the action.
fn checked(typed: &NewPersonForm, locale: &Locale) -> Result<Role, FormErrors> {
    let mut errors = FormErrors::default();
    if typed.name.trim().is_empty() {
        errors.add("name", locale.t("identity-name-missing"));
    }
    if typed.login.trim().is_empty() {
        errors.add("login", locale.t("identity-login-unreadable"));
    }
    match Role::from_name(&typed.role) {
        Some(role) if errors.is_empty() => Ok(role),
        Some(_) => Err(errors),
        None => {
            errors.add("role", locale.t("people-role-unknown"));
            Err(errors)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::i18n::{Language, Texts};

    fn danish() -> Locale {
        Locale::new(Language::Danish, Arc::new(Texts::load(&crate::texts()).unwrap()))
    }

    fn typed(name: &str, login: &str, role: &str) -> NewPersonForm {
        NewPersonForm { name: name.into(), login: login.into(), role: role.into() }
    }

    #[test]
    fn an_empty_form_says_all_that_is_missing_at_once() {
        let errors = checked(&typed(" ", "", "konge"), &danish()).unwrap_err();
        let fields: Vec<&str> = errors.0.iter().map(|error| error.field).collect();
        assert_eq!(fields, ["name", "login", "role"]);
        assert_eq!(errors.of("name"), Some("Skriv personens navn."));
    }

    #[test]
    fn a_filled_form_gives_the_chosen_role() {
        assert_eq!(checked(&typed("Asta Holm", "asta", "analyst"), &danish()), Ok(Role::Analyst));
    }

    #[test]
    fn a_persons_roles_are_written_with_their_units() {
        let assignment = identity::Assignment { role: Role::Analyst, unit_id: "u".into(), unit_name: "Skole".into() };
        let person = Person {
            id: "p1".into(),
            login: "asta".into(),
            name: "Asta".into(),
            is_open: true,
            assignments: vec![assignment],
        };
        let row = row(&danish(), person);
        assert_eq!(row.roles, ["analytiker i Skole"]);
        assert_eq!(row.url, "/indstillinger/brugere/p1");
    }
}
