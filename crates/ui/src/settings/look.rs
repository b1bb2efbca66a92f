//! How the municipality looks: name, colours, contact and logo.

use askama::Template;
use axum::response::Response;
use base64::Engine;
use platform::access::Right;
use platform::tenancy::{self, Colour, Logo, Look, LookFault, Municipality};
use serde::Deserialize;

use super::{Nothing, picture};
use crate::failure::Failure;
use crate::form::{FormErrors, Posted, Upload};
use crate::i18n::Locale;
use crate::page::{Page, redirect_with, render_form};
use crate::routes::Routes;
use crate::visitor::Visitor;

/// Where the page is.
pub(super) const HOME: &str = "/indstillinger/udseende";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(HOME, Right::ManageSettings, show)
        .post(HOME, Right::ManageSettings, save)
        .post("/indstillinger/udseende/logo", Right::ManageSettings, save_logo)
        .post("/indstillinger/udseende/fjern-logo", Right::ManageSettings, remove_logo)
}

#[derive(Template)]
#[template(path = "settings/look.html")]
struct LookPage {
    page: Page,
    errors: FormErrors,
    typed: LookForm,
}

/// The form as typed: shown again as it stands when something is wrong.
#[derive(Clone, Debug, Deserialize)]
struct LookForm {
    name: String,
    accent: String,
    header_background: String,
    link: String,
    contact_email: String,
    contact_phone: String,
}

impl LookForm {
    fn of(municipality: &Municipality) -> Self {
        let text = |colour: Option<Colour>| colour.map_or_else(String::new, |colour| colour.to_string());
        let look = &municipality.look;
        Self {
            name: municipality.name.clone(),
            accent: text(look.accent),
            header_background: text(look.header_background),
            link: text(look.link),
            contact_email: look.contact_email.clone(),
            contact_phone: look.contact_phone.clone(),
        }
    }

    /// Returns the municipality's name and look, or every field's fault.
    fn checked(&self, locale: &Locale) -> Result<(String, Look), FormErrors> {
        let mut errors = FormErrors::default();
        if !self.name.contains(char::is_alphabetic) {
            errors.add("name", locale.t("tenancy-name-unreadable"));
        }
        let mut look = Look {
            contact_email: self.contact_email.trim().to_owned(),
            contact_phone: self.contact_phone.trim().to_owned(),
            ..Look::default()
        };
        for (field, typed, place) in [
            ("accent", &self.accent, &mut look.accent),
            ("header_background", &self.header_background, &mut look.header_background),
            ("link", &self.link, &mut look.link),
        ] {
            match colour(typed) {
                Ok(colour) => *place = colour,
                Err(fault) => errors.add(field, locale.t(key_of(fault))),
            }
        }
        if !look.contact_email.is_empty() && !is_email(&look.contact_email) {
            errors.add("contact_email", locale.t("settings-email-unreadable"));
        }
        if !look.contact_phone.is_empty() && !is_phone(&look.contact_phone) {
            errors.add("contact_phone", locale.t("settings-phone-unreadable"));
        }
        if errors.is_empty() { Ok((self.name.trim().to_owned(), look)) } else { Err(errors) }
    }
}

/// An empty field means the design system's own colour.
fn colour(typed: &str) -> Result<Option<Colour>, LookFault> {
    if typed.trim().is_empty() { Ok(None) } else { Colour::parse(typed).map(Some) }
}

const fn key_of(fault: LookFault) -> &'static str {
    match fault {
        LookFault::NotAColour => "settings-colour-unreadable",
        LookFault::TooLight => "settings-colour-too-light",
    }
}

/// Something on both sides of one `@`, no spaces: enough to catch a slip. Only a letter shows whether it arrives.
fn is_email(text: &str) -> bool {
    let parts = text.split_once('@');
    parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'))
        && !text.contains(char::is_whitespace)
}

/// Digits with spaces, and perhaps a country code; short numbers such as 1881 count too.
fn is_phone(text: &str) -> bool {
    let digits = text.strip_prefix('+').unwrap_or(text);
    digits.chars().all(|one| one.is_ascii_digit() || one == ' ')
        && digits.chars().filter(char::is_ascii_digit).count() >= 3
}

async fn show(visitor: Visitor) -> Result<Response, Failure> {
    look_page(&visitor, FormErrors::default(), LookForm::of(&visitor.municipality))
}

fn look_page(visitor: &Visitor, errors: FormErrors, typed: LookForm) -> Result<Response, Failure> {
    // The address of the page itself, also on the answer to the logo's form: only that can be asked for again.
    let page = Page { address: HOME.to_owned(), ..super::page(visitor, &visitor.locale.t("settings-look-title")) };
    let page = LookPage { page, errors, typed };
    render_form(&page, &page.errors)
}

async fn save(visitor: Visitor, Posted(typed): Posted<LookForm>) -> Result<Response, Failure> {
    match typed.checked(&visitor.locale) {
        Ok((name, look)) => {
            tenancy::set_look(&visitor.app.db, &visitor.actor, &name, &look, visitor.app.now()).await?;
            visitor.app.forget_municipalities();
            Ok(redirect_with(HOME, "look-saved"))
        }
        Err(errors) => look_page(&visitor, errors, typed),
    }
}

async fn save_logo(visitor: Visitor, upload: Upload) -> Result<Response, Failure> {
    let picture = match upload.files.first() {
        Some(file) => picture::media_type(&file.bytes)
            .map(|media_type| (media_type, &file.bytes))
            .map_err(picture::PictureFault::key),
        None => Err("settings-logo-missing"),
    };
    match picture {
        Ok((media_type, bytes)) => {
            let logo = Logo {
                media_type: media_type.to_owned(),
                base64: base64::engine::general_purpose::STANDARD.encode(bytes),
            };
            tenancy::set_logo(&visitor.app.db, &visitor.actor, Some(&logo), visitor.app.now()).await?;
            visitor.app.forget_municipalities();
            Ok(redirect_with(HOME, "logo-saved"))
        }
        Err(key) => {
            look_page(&visitor, FormErrors::one("logo", visitor.locale.t(key)), LookForm::of(&visitor.municipality))
        }
    }
}

async fn remove_logo(visitor: Visitor, Posted(Nothing {}): Posted<Nothing>) -> Result<Response, Failure> {
    tenancy::set_logo(&visitor.app.db, &visitor.actor, None, visitor.app.now()).await?;
    visitor.app.forget_municipalities();
    Ok(redirect_with(HOME, "logo-removed"))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::i18n::{Language, Texts};

    fn danish() -> Locale {
        Locale::new(Language::Danish, Arc::new(Texts::load(&crate::texts()).unwrap()))
    }

    fn filled() -> LookForm {
        LookForm {
            name: " Fjordby Kommune ".into(),
            accent: "#004d99".into(),
            header_background: String::new(),
            link: String::new(),
            contact_email: "post@fjordby.example".into(),
            contact_phone: "+45 12 34 56 78".into(),
        }
    }

    #[test]
    fn a_filled_form_becomes_a_look_and_empty_colours_mean_none() {
        let (name, look) = filled().checked(&danish()).unwrap();
        assert_eq!(name, "Fjordby Kommune");
        assert_eq!(look.accent, Colour::parse("#004d99").ok());
        assert_eq!((look.header_background, look.link), (None, None));
    }

    #[test]
    fn every_fault_stands_at_its_own_field() {
        let form = LookForm {
            name: " – ".into(),
            accent: "blå".into(),
            header_background: "#ffff00".into(),
            contact_email: "post.fjordby.example".into(),
            contact_phone: "ring bare".into(),
            ..filled()
        };
        let errors = form.checked(&danish()).unwrap_err();
        let fields: Vec<&str> = errors.0.iter().map(|error| error.field).collect();
        assert_eq!(fields, ["name", "accent", "header_background", "contact_email", "contact_phone"]);
        assert!(errors.of("accent").unwrap().contains("#004d99"), "{errors:?}");
        assert!(errors.of("header_background").unwrap().contains("lys"), "{errors:?}");
    }

    #[test]
    fn a_slip_in_an_address_or_a_number_is_caught() {
        for wrong in ["@fjordby.example", "post@", "post@fjordby", "po st@fjordby.example", "a@b@c.dk"] {
            assert!(!is_email(wrong), "{wrong}");
        }
        for wrong in ["12", "1234567x", "+", "12+34"] {
            assert!(!is_phone(wrong), "{wrong}");
        }
        assert!(is_phone("1881") && is_phone("12 34 56 78"));
    }
}
