//! Asking services over the network: with a limit to time and size, and never further than the host that was named. Which
//! that may be is for `guard` to say. Blocking: call it where a thread may wait.

use std::time::{Duration, Instant};

use serde_json::Value;
use ui::i18n::Locale;

use super::Ask;
use super::guard::{self, Word, uri};
use crate::intake::actions::File;
use crate::intake::{MAX_FILE, json_stat, kolada, statbank};

/// How long a connection may take.
const CONNECTING: Duration = Duration::from_secs(10);
/// How long an answer may take: the largest tables of StatBank are minutes on the way.
const ANSWERING: Duration = Duration::from_secs(300);
/// How long all answers to one question may take together.
const ALTOGETHER: Duration = Duration::from_secs(600);
/// How long a person waits to see what a table is made of.
const DESCRIBING: Duration = Duration::from_secs(20);
/// How long there is between two questions to Kolada: five a second is polite, and three feeds are asked beside each other.
const BETWEEN: Duration = Duration::from_millis(600);
/// How many pages of Kolada are read.
const MOST_PAGES: usize = 200;
/// How often a redirection within the host is followed.
const MOST_REDIRECTS: usize = 3;

/// Where the services are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Services {
    /// Statistics Denmark's StatBank.
    pub statbank: String,
    /// Kolada.
    pub kolada: String,
    /// Hosts, with or without a port, that may be asked when somebody types an address there, wherever they are and also
    /// without https: others must be outside. Named by the operator.
    pub hosts: Vec<String>,
}

impl Default for Services {
    fn default() -> Self {
        Self { statbank: statbank::PUBLIC.to_owned(), kolada: kolada::PUBLIC.to_owned(), hosts: Vec::new() }
    }
}

/// Why nothing was fetched.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FetchFault {
    /// The address is none.
    #[error("not an address: {0}")]
    Address(String),
    /// The address is not https, or leads inside.
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
    /// The address answers with something else than JSON.
    #[error("not JSON from {0}")]
    NotJson(String),
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
            Self::NotJson(host) => ("feed-fault-not-json", host.clone()),
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
    let until = Instant::now() + ALTOGETHER;
    match ask {
        Ask::Statbank(question) => {
            let base = services.statbank.trim_end_matches('/');
            let info = info(services, question, until)?;
            if let Some(unknown) = question.unknown(&info).into_iter().next() {
                return Err(FetchFault::Variable(unknown));
            }
            let question = question.clone().completed(&info);
            let bytes = ask_once(&format!("{base}/data"), Some(&question.body()), (Word::Operator, until))?;
            Ok(File { name: format!("{} (StatBank)", question.table), bytes: statbank::with_zeros(bytes) })
        }
        Ask::Kolada(question) => fetch_pages(services, question, until),
        Ask::JsonStat { url } => {
            let bytes = ask_once(url, None, (Word::Anybody(&services.hosts), until))?;
            // Whatever else it is, it is not for those who look at values to see.
            if !json_stat::is_json(&bytes) {
                return Err(FetchFault::NotJson(host_of(url)?));
            }
            let name = url.split(['?', '#']).next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
            Ok(File { name: format!("{name} (JSON-stat)"), bytes })
        }
    }
}

/// Asks StatBank what the table of a question is made of.
///
/// # Errors
/// See [`FetchFault`].
pub fn table_info(services: &Services, question: &statbank::Question) -> Result<statbank::TableInfo, FetchFault> {
    info(services, question, Instant::now() + DESCRIBING)
}

fn info(services: &Services, question: &statbank::Question, until: Instant) -> Result<statbank::TableInfo, FetchFault> {
    let url = format!("{}/tableinfo", services.statbank.trim_end_matches('/'));
    let bytes = ask_once(&url, Some(&question.info_body()), (Word::Operator, until))?;
    serde_json::from_slice(&bytes).map_err(|error| FetchFault::Senseless(error.to_string()))
}

fn fetch_pages(services: &Services, question: &kolada::Question, until: Instant) -> Result<File, FetchFault> {
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
        let bytes = ask_once(&url, None, (Word::Operator, until))?;
        read += bytes.len();
        if pages > MOST_PAGES || read > MAX_FILE || table.rows.len() > tabular::MAX_ROWS {
            return Err(FetchFault::TooLarge);
        }
        next = kolada::add_page(&mut table, question, &bytes).map_err(FetchFault::Senseless)?;
    }
    Ok(File { name: format!("{} (Kolada)", question.kpi), bytes: kolada::csv(&table).into_bytes() })
}

/// The host and the port of an address.
fn host_of(url: &str) -> Result<String, FetchFault> {
    Ok(uri(url)?.authority().map(|authority| authority.as_str().to_lowercase()).unwrap_or_default())
}

/// Checks that an address that somebody typed may be asked.
///
/// # Errors
/// [`FetchFault::Address`], [`FetchFault::Unsafe`].
pub fn check(url: &str, services: &Services) -> Result<(), FetchFault> {
    Word::Anybody(&services.hosts).check(url)
}

/// Asks once: with a body it is sent, without one the address is read.
fn ask_once(url: &str, body: Option<&Value>, (word, until): (Word<'_>, Instant)) -> Result<Vec<u8>, FetchFault> {
    let mut url = url.to_owned();
    let (host, scheme) = (host_of(&url)?, uri(&url)?.scheme_str().map(str::to_owned));
    for _ in 0..=MOST_REDIRECTS {
        word.check(&url)?;
        let failed = |error: ureq::Error| match error {
            error if guard::is_refused(&error) => FetchFault::Unsafe(url.clone()),
            error => FetchFault::Unreachable(host.clone(), error.to_string()),
        };
        let agent = agent(&url, word, until)?;
        let answer = match body {
            Some(body) => agent.post(&url).header("content-type", "application/json").send(body.to_string()),
            None => agent.get(&url).header("accept", "application/json").call(),
        };
        let mut answer = answer.map_err(failed)?;
        let status = answer.status();
        if status.is_redirection() {
            let to = answer.headers().get("location").and_then(|to| to.to_str().ok()).unwrap_or_default();
            let to = if to.starts_with('/') {
                format!("{}://{host}{to}", scheme.as_deref().unwrap_or("https"))
            } else {
                to.to_owned()
            };
            // Neither to another host, nor from what is encrypted to what is not.
            if host_of(&to)? != host || uri(&to)?.scheme_str() != scheme.as_deref() {
                return Err(FetchFault::Elsewhere(to));
            }
            url = to;
            continue;
        }
        let limit = u64::try_from(MAX_FILE).unwrap_or(u64::MAX);
        let bytes = answer.body_mut().with_config().limit(limit).read_to_vec().map_err(|error| match error {
            ureq::Error::BodyExceedsLimit(_) => FetchFault::TooLarge,
            other => failed(other),
        })?;
        if !status.is_success() {
            let said = statbank::message(&bytes).unwrap_or_default();
            return Err(FetchFault::Refused(status.as_u16(), said.chars().take(300).collect()));
        }
        return Ok(bytes);
    }
    Err(FetchFault::Elsewhere(url))
}

fn agent(url: &str, word: Word<'_>, until: Instant) -> Result<ureq::Agent, FetchFault> {
    let left = until.saturating_duration_since(Instant::now()).min(ANSWERING);
    if left.is_zero() {
        return Err(FetchFault::Unreachable(host_of(url)?, "the time is up".to_owned()));
    }
    let config = ureq::Agent::config_builder()
        .timeout_connect(Some(CONNECTING))
        .timeout_global(Some(left))
        .max_redirects(0)
        .http_status_as_error(false)
        .user_agent(concat!("pejl/", env!("CARGO_PKG_VERSION")));
    let config = if word.may_use_proxy(url) { config } else { config.proxy(None) };
    word.agent(url, config.build())
}
