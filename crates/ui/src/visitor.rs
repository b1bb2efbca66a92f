//! Who is asking: established once per request from the session cookie, the host and the language cookie.

use std::convert::Infallible;

use axum::extract::{FromRequestParts, Request, State};
use axum::http::header::{COOKIE, HOST};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use platform::access::{Actor, Right};
use platform::tenancy::Municipality;
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::i18n::{Language, Locale};

/// The cookie that holds the session's secret.
pub const SESSION_COOKIE: &str = "pejl_session";
/// The cookie that form tokens of visitors without a session are made from.
pub(crate) const FORM_COOKIE: &str = "pejl_form";
/// The cookie that remembers the language.
pub(crate) const LANGUAGE_COOKIE: &str = "pejl_lang";

/// Who is asking, for which municipality, in which language.
#[derive(Clone, Debug)]
pub struct Visitor {
    /// The running program.
    pub app: App,
    /// Who, and what they may do.
    pub actor: Actor,
    /// The municipality whose pages these are.
    pub municipality: Municipality,
    /// Language, numbers, dates.
    pub locale: Locale,
    /// The token that every form must carry.
    pub form_token: String,
    /// Path and query of the request.
    pub address: String,
    /// What the browser calls this server: on paper, a page says where it came from.
    pub(crate) host: String,
    pub(crate) session_secret: String,
    pub(crate) must_change_password: bool,
}

impl Visitor {
    /// Tells whether the visitor may do this somewhere: for showing a menu or a button.
    #[must_use]
    pub fn may(&self, right: Right) -> bool {
        self.actor.may_somewhere(right)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        match parts.extensions.get::<Self>() {
            Some(visitor) => Ok(visitor.clone()),
            // `identify` stands before every route; a router without it is a mistake of the wiring.
            #[expect(clippy::panic, reason = "a route that is not behind `identify` must not answer at all")]
            None => panic!("a route is not behind `identify`"),
        }
    }
}

pub(crate) fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let pairs =
        headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok()).flat_map(|value| value.split(';'));
    pairs
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value.to_owned())
}

pub(crate) fn set_cookie(app: &App, name: &str, value: &str, max_age: Option<i64>) -> String {
    let age = max_age.map_or_else(String::new, |seconds| format!("; Max-Age={seconds}"));
    let secure = if app.behind_tls { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{age}{secure}")
}

/// A form's token: derived from a cookie that only this browser and the server know, so that it needs no
/// table, and a page of another site cannot know it (OWASP, "synchronizer token" bound to the session).
pub(crate) fn form_token(secret: &str) -> String {
    platform::audit::hex(&Sha256::digest(format!("pejl-form:{secret}").as_bytes()))
}

/// Establishes who is asking and passes on; answers 503 with what to do while there is no municipality.
pub async fn identify(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let headers = request.headers();
    let secret = cookie(headers, SESSION_COOKIE).unwrap_or_default();
    let session = match platform::identity::session_actor(&mut app.db.reader(), &secret, app.now()).await {
        Ok(session) => session,
        Err(error) => return unavailable(&error),
    };
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or("").to_owned();
    let municipality =
        match municipality(&app, session.as_ref().map(|session| session.municipality.as_str()), &host).await {
            Ok(Some(municipality)) => municipality,
            Ok(None) => return (StatusCode::SERVICE_UNAVAILABLE, app.texts_when_empty()).into_response(),
            Err(error) => return unavailable(&error),
        };
    let language = cookie(headers, LANGUAGE_COOKIE).and_then(|tag| Language::from_tag(&tag)).unwrap_or_default();
    let (form_secret, new_form_cookie) = match (&session, cookie(headers, FORM_COOKIE)) {
        (Some(_), _) => (secret.clone(), None),
        (None, Some(value)) if value.len() == 40 => (value, None),
        (None, _) => {
            let value = platform::store::new_secret(40);
            (value.clone(), Some(set_cookie(&app, FORM_COOKIE, &value, None)))
        }
    };
    let actor = match &session {
        Some(session) => Actor::person(&session.municipality, &session.person, &session.name, session.grants.clone()),
        None => Actor::public(&municipality.id),
    };
    let visitor = Visitor {
        locale: Locale::new(language, app.texts.clone()),
        actor,
        municipality,
        form_token: form_token(&form_secret),
        address: request.uri().path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
        host,
        session_secret: secret,
        must_change_password: session.is_some_and(|session| session.must_change_password),
        app,
    };
    request.extensions_mut().insert(visitor);
    let mut response = next.run(request).await;
    if let Some(cookie) = new_form_cookie.and_then(|cookie| cookie.parse().ok()) {
        response.headers_mut().append(axum::http::header::SET_COOKIE, cookie);
    }
    response
}

/// The signed-in person's municipality; otherwise the one whose slug is the host's first label; otherwise the
/// only one there is.
async fn municipality(
    app: &App,
    session: Option<&str>,
    host: &str,
) -> Result<Option<Municipality>, platform::store::StoreError> {
    let all = app.municipalities().await?;
    if let Some(id) = session {
        return Ok(all.iter().find(|one| one.id == id).cloned());
    }
    let label = host.split(['.', ':']).next().unwrap_or("");
    Ok(match (all.iter().find(|one| one.slug == label), all.as_slice()) {
        (Some(named), _) => Some(named.clone()),
        (None, [only]) => Some(only.clone()),
        (None, _) => None,
    })
}

fn unavailable(error: &platform::store::StoreError) -> Response {
    tracing::error!(%error, "The database does not answer");
    (StatusCode::SERVICE_UNAVAILABLE, "Databasen svarer ikke lige nu. Prøv igen om lidt.\nThe database does not answer right now. Try again in a moment.\n").into_response()
}

impl App {
    fn texts_when_empty(&self) -> &'static str {
        "Her er ingen kommune endnu, eller adressen svarer ikke til en. Opret den første med:\n\
         No municipality here yet, or the address names none. Create the first with:\n\n\
         pejl camp import MAPPE\n"
    }
}
