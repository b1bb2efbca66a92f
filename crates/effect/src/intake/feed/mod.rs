//! Services that values are fetched from: what is asked, how often, and what came of it.

pub mod actions;
pub mod fetch;
mod guard;
pub(super) mod pages;
pub mod schedule;
mod store;
mod variables;

use serde::{Deserialize, Serialize};

use super::{kolada, statbank};

pub use fetch::{FetchFault, Services};

/// A service that an indicator's values are fetched from.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Feed {
    /// Opaque identifier.
    pub id: String,
    /// The municipality.
    pub municipality_id: String,
    /// The indicator.
    pub indicator_id: String,
    /// `statbank`, `kolada` or `json-stat`.
    pub kind: String,
    /// What is asked, as JSON.
    pub settings: String,
    /// `never`, `day`, `week` or `month`.
    pub schedule: String,
    /// When it was asked last, in milliseconds UTC.
    pub last_asked_at: Option<i64>,
    /// `written`, `waiting`, `same` or `failed`; empty when it has not been asked.
    pub last_outcome: String,
    /// Why it failed: the key of a text and what fills it, with a tab between.
    pub last_message: String,
    /// Who set it up.
    pub by_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
}

/// What a service is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Ask {
    /// Statistics Denmark.
    Statbank(statbank::Question),
    /// Kolada.
    Kolada(kolada::Question),
    /// An address that answers with JSON-stat.
    JsonStat {
        /// The address.
        url: String,
    },
}

impl Ask {
    /// The stable name of the service.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Statbank(_) => "statbank",
            Self::Kolada(_) => "kolada",
            Self::JsonStat { .. } => "json-stat",
        }
    }

    /// What is asked, in one line.
    #[must_use]
    pub fn line(&self) -> String {
        match self {
            Self::Statbank(question) => format!("{} ({})", question.table, question.lines().replace('\n', "; ")),
            Self::Kolada(question) => question.kpi.clone(),
            Self::JsonStat { url } => url.clone(),
        }
    }
}

impl Feed {
    /// What it asks; none when this version of the program does not understand it.
    #[must_use]
    pub fn ask(&self) -> Option<Ask> {
        serde_json::from_str(&self.settings).ok()
    }
}

/// How often services are asked by themselves, and how many seconds that is.
pub const SCHEDULES: [(&str, Option<i64>); 4] =
    [("never", None), ("day", Some(86_400)), ("week", Some(7 * 86_400)), ("month", Some(30 * 86_400))];
