//! Asking services over the network: with a limit to time and size, over https only, and never further than the host that
//! was named. Blocking: call it where a thread may wait.

use std::net::IpAddr;
use std::time::Duration;

use serde_json::Value;
use ui::i18n::Locale;
use ureq::http::Uri;

use super::Ask;
use crate::intake::actions::File;
use crate::intake::{MAX_FILE, kolada, statbank};

/// How long a connection may take.
const CONNECTING: Duration = Duration::from_secs(10);
/// How long an answer may take: the largest tables of StatBank are minutes on the way.
const ANSWERING: Duration = Duration::from_secs(300);
/// How long there is between two questions to Kolada: five a second is polite.
const BETWEEN: Duration = Duration::from_millis(200);
/// How many pages of Kolada are read.
const MOST_PAGES: usize = 200;
/// How often a redirection within the host is followed.
const MOST_REDIRECTS: usize = 3;

/// Whether addresses on the server's own machine may be asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Local {
    /// No: nobody gets to services of the machine through an address that they type.
    #[default]
    Refused,
    /// Yes, also without https.
    Allowed,
}

/// Where the services are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Services {
    /// Statistics Denmark's StatBank.
    pub statbank: String,
    /// Kolada.
    pub kolada: String,
    /// Whether addresses that people type may be on this machine.
    pub local: Local,
}

impl Default for Services {
    fn default() -> Self {
        Self { statbank: statbank::PUBLIC.to_owned(), kolada: kolada::PUBLIC.to_owned(), local: Local::Refused }
    }
}

/// Why nothing was fetched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchFault {
    /// The address is none.
    #[error("not an address: {0}")]
    Address(String),
    /// The address is neither https nor on this machine (where that is allowed).
    #[error("not a safe address: {0}")]
    Unsafe(String),
    /// Nobody answers.
    #[error("no answer from {0}: {1}")]
    Unreachable(String, String),
    /// The service answers with a refusal.
    #[error("{0} answered {1}")]
    Refused(u16, String),
    /// The service leads to another host.
    #[error("redirected to {0}")]
    Elsewhere(String),
    /// The answer is larger than a file may be.
    #[error("the answer is too large")]
    TooLarge,
    /// The answer is not what the service should give.
    #[error("an answer that makes no sense: {0}")]
    Senseless(String),
    /// The table has no variable of this name.
    #[error("no such variable: {0}")]
    Variable(String),
}

impl FetchFault {
    /// The key of the text that says what to do, and what fills its hole.
    #[must_use]
    pub fn message(&self) -> (&'static str, String) {
        match self {
            Self::Address(url) => ("feed-fault-address", url.clone()),
            Self::Unsafe(url) => ("feed-fault-unsafe", url.clone()),
            Self::Unreachable(host, _) => ("feed-fault-unreachable", host.clone()),
            Self::Refused(status, said) => {
                ("feed-fault-refused", if said.is_empty() { status.to_string() } else { format!("{said} ({status})") })
            }
            Self::Elsewhere(host) => ("feed-fault-elsewhere", host.clone()),
            Self::TooLarge => ("feed-fault-too-large", String::new()),
            Self::Senseless(what) => ("feed-fault-senseless", what.clone()),
            Self::Variable(name) => ("feed-fault-variable", name.clone()),
        }
    }

    /// Says what is wrong and what to do.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> String {
        let (key, what) = self.message();
        locale.t1(key, "what", what)
    }
}

/// Fetches what is asked for, as a file.
///
/// # Errors
/// See [`FetchFault`].
pub fn fetch(services: &Services, ask: &Ask) -> Result<File, FetchFault> {
    match ask {
        Ask::Statbank(question) => {
            let base = services.statbank.trim_end_matches('/');
            let info = info(services, question)?;
            if let Some(unknown) = question.unknown(&info).into_iter().next() {
                return Err(FetchFault::Variable(unknown));
            }
            let question = question.clone().completed(&info);
            let bytes = ask_once(&format!("{base}/data"), Some(&question.body()), Local::Allowed)?;
            Ok(File { name: format!("{} (StatBank)", question.table), bytes })
        }
        Ask::Kolada(question) => fetch_pages(services, question),
        Ask::JsonStat { url } => {
            let bytes = ask_once(url, None, services.local)?;
            let name = url.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
            Ok(File { name: format!("{name} (JSON-stat)"), bytes })
        }
    }
}

/// Asks StatBank what a table is made of.
///
/// # Errors
/// See [`FetchFault`].
pub fn info(services: &Services, question: &statbank::Question) -> Result<statbank::TableInfo, FetchFault> {
    let url = format!("{}/tableinfo", services.statbank.trim_end_matches('/'));
    let bytes = ask_once(&url, Some(&question.info_body()), Local::Allowed)?;
    serde_json::from_slice(&bytes).map_err(|error| FetchFault::Senseless(error.to_string()))
}

fn fetch_pages(services: &Services, question: &kolada::Question) -> Result<File, FetchFault> {
    let mut table = kolada::table(&question.kpi);
    let first = question.url(&services.kolada);
    let host = host_of(&first)?;
    let (mut next, mut pages, mut read) = (Some(first), 0, 0);
    while let Some(url) = next {
        if pages > 0 {
            std::thread::sleep(BETWEEN);
        }
        pages += 1;
        if host_of(&url)? != host {
            return Err(FetchFault::Elsewhere(url));
        }
        let bytes = ask_once(&url, None, Local::Allowed)?;
        read += bytes.len();
        if pages > MOST_PAGES || read > MAX_FILE || table.rows.len() > tabular::MAX_ROWS {
            return Err(FetchFault::TooLarge);
        }
        next = kolada::add_page(&mut table, &bytes).map_err(FetchFault::Senseless)?;
    }
    Ok(File { name: format!("{} (Kolada)", question.kpi), bytes: kolada::csv(&table).into_bytes() })
}

fn uri(url: &str) -> Result<Uri, FetchFault> {
    let uri: Uri = url.parse().map_err(|_| FetchFault::Address(url.to_owned()))?;
    if uri.host().is_some() && uri.scheme().is_some() { Ok(uri) } else { Err(FetchFault::Address(url.to_owned())) }
}

fn host_of(url: &str) -> Result<String, FetchFault> {
    Ok(uri(url)?.authority().map(|authority| authority.as_str().to_lowercase()).unwrap_or_default())
}

fn is_local(uri: &Uri) -> bool {
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Checks that an address may be asked: https, or on this machine where that is allowed, and without a password in it.
///
/// # Errors
/// [`FetchFault::Address`], [`FetchFault::Unsafe`].
pub fn check(url: &str, local: Local) -> Result<(), FetchFault> {
    let uri = uri(url)?;
    let has_user = uri.authority().is_some_and(|authority| authority.as_str().contains('@'));
    let is_safe = match (uri.scheme_str(), is_local(&uri)) {
        (Some("http" | "https"), true) => local == Local::Allowed,
        (Some("https"), false) => true,
        _ => false,
    };
    if is_safe && !has_user { Ok(()) } else { Err(FetchFault::Unsafe(url.to_owned())) }
}

/// Asks once: with a body it is sent, without one the address is read.
fn ask_once(url: &str, body: Option<&Value>, local: Local) -> Result<Vec<u8>, FetchFault> {
    let mut url = url.to_owned();
    let host = host_of(&url)?;
    for _ in 0..=MOST_REDIRECTS {
        check(&url, local)?;
        let unreachable = |error: ureq::Error| FetchFault::Unreachable(host.clone(), error.to_string());
        let agent = agent(&url)?;
        let answer = match body {
            Some(body) => agent.post(&url).header("content-type", "application/json").send(body.to_string()),
            None => agent.get(&url).header("accept", "application/json").call(),
        };
        let mut answer = answer.map_err(unreachable)?;
        let status = answer.status();
        if status.is_redirection() {
            let to = answer.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or_default();
            url = if to.starts_with('/') {
                format!("{}://{host}{to}", uri(&url)?.scheme_str().unwrap_or("https"))
            } else {
                to.to_owned()
            };
            if host_of(&url)? != host {
                return Err(FetchFault::Elsewhere(url));
            }
            continue;
        }
        let limit = u64::try_from(MAX_FILE).unwrap_or(u64::MAX);
        let bytes = answer.body_mut().with_config().limit(limit).read_to_vec().map_err(|error| match error {
            ureq::Error::BodyExceedsLimit(_) => FetchFault::TooLarge,
            other => unreachable(other),
        })?;
        if !status.is_success() {
            let said = statbank::message(&bytes).unwrap_or_default();
            return Err(FetchFault::Refused(status.as_u16(), said.chars().take(300).collect()));
        }
        return Ok(bytes);
    }
    Err(FetchFault::Elsewhere(url))
}

fn agent(url: &str) -> Result<ureq::Agent, FetchFault> {
    let config = ureq::Agent::config_builder()
        .timeout_connect(Some(CONNECTING))
        .timeout_global(Some(ANSWERING))
        .max_redirects(0)
        .http_status_as_error(false)
        .user_agent(concat!("pejl/", env!("CARGO_PKG_VERSION")));
    // Proxies are for other machines.
    let config = if is_local(&uri(url)?) { config.proxy(None) } else { config };
    Ok(config.build().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_https_is_asked_and_this_machine_only_where_that_is_allowed() {
        for url in ["https://api.statbank.dk/v1/data", "https://data.example:8443/x.json?y=1"] {
            assert_eq!(check(url, Local::Refused), Ok(()), "{url}");
        }
        for url in ["http://127.0.0.1:9000/x", "http://localhost/x", "https://[::1]/x"] {
            assert!(matches!(check(url, Local::Refused), Err(FetchFault::Unsafe(_))), "{url}");
            assert_eq!(check(url, Local::Allowed), Ok(()), "{url}");
        }
        for url in ["http://data.example/x", "ftp://127.0.0.1/x", "https://me:secret@data.example/x"] {
            assert!(matches!(check(url, Local::Allowed), Err(FetchFault::Unsafe(_))), "{url}");
        }
        for url in ["", "x", "/etc/passwd"] {
            assert!(matches!(check(url, Local::Allowed), Err(FetchFault::Address(_))), "{url}");
        }
    }
}
