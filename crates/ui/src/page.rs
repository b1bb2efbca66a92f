//! The layout around every page, and the small steps between handler and answer.

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{Html, IntoResponse, Response};
use platform::access::Right;

use crate::app::Profile;
use crate::failure::Failure;
use crate::form::FormErrors;
use crate::i18n::{Language, Locale};
use crate::visitor::Visitor;

/// A step of the path to a page.
#[derive(Clone, Debug)]
pub struct Crumb {
    /// What it is called.
    pub text: String,
    /// Where it is.
    pub url: String,
}

/// A message at the top of the page about what was just done.
#[derive(Clone, Debug)]
pub struct Notice {
    /// `success`, `info`, `warning` or `error`: the design system's alert.
    pub kind: &'static str,
    /// What it says.
    pub text: String,
}

/// What the layout needs, and what templates use for their texts.
#[derive(Clone, Debug)]
pub struct Page {
    /// The page's heading, and the beginning of its title.
    pub title: String,
    /// Language, numbers, dates.
    pub locale: Locale,
    /// The municipality's name.
    pub municipality: String,
    /// Whether the municipality has a logo.
    pub has_logo: bool,
    /// The name of who is signed in; empty for the public.
    pub user: String,
    /// The token of every form.
    pub form_token: String,
    /// Path and query of this page.
    pub address: String,
    /// Where the page came from and on which day: what paper says of it.
    pub printed: String,
    /// The main menu: text, address, whether it is where we are.
    pub menu: Vec<(String, &'static str, bool)>,
    /// The path to this page, without itself.
    pub crumbs: Vec<Crumb>,
    /// What was just done.
    pub notice: Option<Notice>,
    /// Whether the page uses the screen's full width.
    pub is_wide: bool,
    /// Whether this is the demo.
    pub is_demo: bool,
    /// Where to write for help; empty when not set.
    pub contact_email: String,
    /// Where to call for help; empty when not set.
    pub contact_phone: String,
    /// A script of our own that this page needs, if any.
    pub script: Option<&'static str>,
}

impl Page {
    /// Begins a page with this heading.
    #[must_use]
    pub fn new(visitor: &Visitor, title: &str) -> Self {
        let path = visitor.address.split('?').next().unwrap_or("/");
        let here = |url: &str| if url == "/" { path == "/" } else { path.starts_with(url) };
        let mut places: Vec<(&str, &'static str)> = vec![
            ("menu-front", "/"),
            ("menu-compass", "/kompas"),
            ("menu-effect", "/effekt"),
            ("menu-camps", "/camps"),
        ];
        if visitor.may(Right::ManageUsers) {
            places.push(("menu-settings", "/indstillinger"));
        }
        Self {
            title: title.to_owned(),
            locale: visitor.locale.clone(),
            municipality: visitor.municipality.name.clone(),
            has_logo: visitor.municipality.has_logo,
            user: if visitor.actor.is_signed_in() { visitor.actor.name.clone() } else { String::new() },
            form_token: visitor.form_token.clone(),
            address: visitor.address.clone(),
            printed: printed(visitor),
            menu: places.into_iter().map(|(key, url)| (visitor.locale.t(key), url, here(url))).collect(),
            crumbs: Vec::new(),
            notice: notice_of(visitor),
            is_wide: false,
            is_demo: visitor.app.profile == Profile::Demo,
            contact_email: visitor.municipality.look.contact_email.clone(),
            contact_phone: visitor.municipality.look.contact_phone.clone(),
            script: None,
        }
    }

    /// Adds a step of the path to this page.
    #[must_use]
    pub fn under(mut self, text: &str, url: &str) -> Self {
        self.crumbs.push(Crumb { text: text.to_owned(), url: url.to_owned() });
        self
    }

    /// Makes the page use the screen's full width, for boards and large tables.
    #[must_use]
    pub fn wide(mut self) -> Self {
        self.is_wide = true;
        self
    }

    /// Loads a script of our own.
    #[must_use]
    pub fn with_script(mut self, name: &'static str) -> Self {
        self.script = Some(name);
        self
    }

    /// Returns the text of `key`.
    #[must_use]
    pub fn t(&self, key: impl AsRef<str>) -> String {
        self.locale.t(key.as_ref())
    }

    /// Returns the text of `key` with one hole filled.
    #[must_use]
    pub fn t1(&self, key: &str, name: &str, value: impl std::fmt::Display) -> String {
        self.locale.t1(key, name, value)
    }

    /// Returns the text of `key` for a count.
    #[must_use]
    pub fn count(&self, key: &str, count: impl Quantity) -> String {
        self.locale.count(key, count.quantity())
    }

    /// Writes a whole number.
    #[must_use]
    pub fn number(&self, number: impl Quantity) -> String {
        self.locale.number(number.quantity())
    }

    /// The page's language tag.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        self.locale.language.tag()
    }

    /// The languages: tag, own name, whether it is the one in use.
    #[must_use]
    pub fn languages(&self) -> Vec<(&'static str, &'static str, bool)> {
        Language::ALL.into_iter().map(|one| (one.tag(), one.own_name(), one == self.locale.language)).collect()
    }

    /// The address of an embedded file, with its content's hash.
    #[must_use]
    pub fn file(&self, name: &str) -> String {
        crate::files::address(name)
    }

    /// Why the front-end files are missing from this build, if they are.
    #[must_use]
    pub fn missing_files(&self) -> Option<&'static str> {
        assets::MISSING
    }
}

/// A number of things, as templates have it: by value or by reference.
pub trait Quantity {
    /// Returns the number.
    fn quantity(&self) -> i64;
}
impl Quantity for i64 {
    fn quantity(&self) -> i64 {
        *self
    }
}
impl Quantity for usize {
    fn quantity(&self) -> i64 {
        i64::try_from(*self).unwrap_or(i64::MAX)
    }
}
impl<T: Quantity> Quantity for &T {
    fn quantity(&self) -> i64 {
        (**self).quantity()
    }
}

/// Says where a printed page came from and when, without what was just done there.
fn printed(visitor: &Visitor) -> String {
    let (path, query) = visitor.address.split_once('?').unwrap_or((&visitor.address, ""));
    let kept: Vec<&str> = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("besked=")).collect();
    let mark = if kept.is_empty() { "" } else { "?" };
    let day = visitor.locale.date(visitor.app.now().in_denmark().date());
    let address = format!("{}{path}{mark}{}", visitor.host, kept.join("&"));
    visitor.locale.t2("layout-printed", "address", address, "day", day)
}

/// What `?besked=KEY` says: only keys that begin with `done-`, so that an address cannot put words on the page.
fn notice_of(visitor: &Visitor) -> Option<Notice> {
    let query = visitor.address.split_once('?')?.1;
    let value = query.split('&').find_map(|pair| pair.strip_prefix("besked="))?;
    let key = format!("done-{value}");
    let is_known = visitor.app.texts.has(visitor.locale.language, &key);
    is_known.then(|| Notice { kind: "success", text: visitor.locale.t(&key) })
}

/// Renders a template as an HTML answer.
///
/// # Errors
/// [`Failure::Broken`] when the template fails.
pub fn render(template: &impl Template) -> Result<Response, Failure> {
    Ok(Html(template.render()?).into_response())
}

/// Renders a page with a form: 422 (Unprocessable Content) when something in the form is wrong.
///
/// # Errors
/// [`Failure::Broken`] when the template fails.
pub fn render_form(template: &impl Template, errors: &FormErrors) -> Result<Response, Failure> {
    let mut response = render(template)?;
    if !errors.is_empty() {
        *response.status_mut() = StatusCode::UNPROCESSABLE_ENTITY;
    }
    Ok(response)
}

/// Sends the visitor on to `address` after an action (303 See Other).
#[must_use]
pub fn redirect(address: &str) -> Response {
    let Ok(location) = HeaderValue::from_str(address) else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}

/// Sends the visitor on to `address` with the message `done-{done}` at the top.
#[must_use]
pub fn redirect_with(address: &str, done: &str) -> Response {
    let (before, fragment) =
        address.split_once('#').map_or((address, String::new()), |(before, after)| (before, format!("#{after}")));
    let joint = if before.contains('?') { '&' } else { '?' };
    redirect(&format!("{before}{joint}besked={done}{fragment}"))
}

/// Percent-encodes a text for a query's value.
pub(crate) fn encode(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
