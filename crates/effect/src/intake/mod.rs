//! Getting values in: from files that people paste or send (CSV, Excel, JSON-stat), and from services that are asked
//! (Statistics Denmark, Kolada, any address with JSON-stat).
//!
//! Whatever the file looks like, it becomes a table (`source`), its columns are given a meaning (`mapping`), its values
//! one shape (`rows`), and each of them a fate (`fate`): new, changed, the same, or faulty with what to do. All of that is
//! shown before anything is written, and all is written or nothing. Totals that a file publishes are compared with what
//! its own values add up to (`quality`). The same file twice changes nothing.

pub mod actions;
mod cells;
pub mod fate;
#[cfg(test)]
mod fate_tests;
pub mod fault;
pub mod feed;
pub mod guess;
pub mod import;
pub mod json_stat;
mod known;
pub mod kolada;
mod list;
mod list_pages;
pub mod look;
pub mod mapping;
pub mod names;
pub mod number;
pub mod quality;
pub mod rows;
pub mod source;
pub mod statbank;
pub(crate) mod store;
#[cfg(test)]
mod tests;

mod pages;
mod preview_pages;
mod preview_work;
pub mod undo;
mod undo_pages;
mod view;

use platform::Fault;
use platform::access::Denied;
use platform::store::StoreError;
use ui::i18n::Locale;

pub use feed::{Feed, Services};

/// Returns the routes of getting values in.
pub(crate) fn routes() -> ui::Routes {
    pages::routes().merge(preview_pages::routes()).merge(feed::pages::routes())
}

/// The largest file that is taken in, in bytes.
pub const MAX_FILE: usize = tabular::MAX_BYTES;

/// A file, or an answer from a service, that is or was read into an indicator.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Intake {
    /// Opaque identifier.
    pub id: String,
    /// The indicator.
    pub indicator_id: String,
    /// What the file is called.
    pub file_name: String,
    /// The hash of its bytes.
    pub sha256: String,
    /// `waiting` while it is being looked at, then `written` or `dropped`; `undone` when it is taken back.
    pub state: String,
    /// How its columns are read, as JSON.
    pub mapping: String,
    /// How many values were added.
    pub added: i64,
    /// How many were changed.
    pub changed: i64,
    /// How many were the same.
    pub same: i64,
    /// The comparison of totals, as JSON.
    pub quality: String,
    /// The feed that it was fetched by.
    pub feed_id: Option<String>,
    /// Why values were changed.
    pub reason: String,
    /// Who brought it.
    pub by_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// Who wrote or dropped it.
    pub done_by_name: String,
    /// When, in milliseconds UTC; none while it waits.
    pub done_at: Option<i64>,
    /// Who took it back.
    pub undone_by_name: String,
    /// When, in milliseconds UTC.
    pub undone_at: Option<i64>,
    /// Why.
    pub undone_reason: String,
}

impl Intake {
    /// Tells whether it is being looked at.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        self.state == "waiting"
    }

    /// Tells whether it was written, and is not taken back.
    #[must_use]
    pub fn is_written(&self) -> bool {
        self.state == "written"
    }
}

/// Why a file was not taken in.
#[derive(Debug, thiserror::Error)]
pub enum IntakeFault {
    /// The actor may not do this here.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such intake, or it does not wait any more.
    #[error("findes ikke")]
    NotFound,
    /// The file is no table.
    #[error("filen kan ikke læses")]
    Source(source::SourceFault),
    /// The mapping does not say enough.
    #[error("kolonnerne er ikke valgt")]
    Mapping(Vec<mapping::MappingFault>),
    /// There is no column with this heading.
    #[error("filen har ingen kolonne, der hedder '{0}'")]
    NoHeading(String),
    /// There is no sheet of this name; those that there are.
    #[error("filen har intet ark, der hedder '{0}'")]
    NoSheet(String, Vec<String>),
    /// Values are faulty: all of them.
    #[error("der er {} fejl i filen; intet er indlæst", .0.len())]
    Faulty(Vec<fault::Fault>),
    /// Values would change, and no reason is given.
    #[error("ændringer kræver en grund")]
    NoReason,
    /// Values have been written since the person looked.
    #[error("tallene er ændret i mellemtiden")]
    Changed,
    /// The values themselves are refused; the key of the text that says why.
    #[error("{0}")]
    Refused(String),
    /// The work was stopped.
    #[error("arbejdet blev stoppet")]
    Stopped,
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl IntakeFault {
    /// Says what is wrong and what to do.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> String {
        match self {
            Self::Denied(_) => locale.t("intake-refused-denied"),
            Self::NotFound => locale.t("intake-refused-gone"),
            Self::Source(fault) => fault.text(locale),
            Self::Mapping(_) | Self::Faulty(_) => locale.t("intake-refused-faulty"),
            Self::NoHeading(heading) => locale.t1("intake-refused-heading", "heading", heading),
            Self::NoSheet(sheet, known) => locale.t2("intake-refused-sheet", "sheet", sheet, "known", known.join(", ")),
            Self::NoReason => locale.t("intake-refused-no-reason"),
            Self::Changed => locale.t("intake-refused-changed"),
            Self::Refused(key) => locale.t(key),
            Self::Stopped | Self::Store(_) => locale.t("intake-refused-stopped"),
        }
    }
}

impl From<Fault> for IntakeFault {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Denied(denied) => Self::Denied(denied),
            Fault::NotFound => Self::NotFound,
            Fault::Refused(key) => Self::Refused(key.to_owned()),
            Fault::Store(error) => Self::Store(error),
        }
    }
}

impl From<IntakeFault> for ui::Failure {
    fn from(fault: IntakeFault) -> Self {
        match fault {
            IntakeFault::Denied(denied) => denied.into(),
            IntakeFault::NotFound => Self::NotFound,
            IntakeFault::Store(error) => error.into(),
            IntakeFault::Refused(key) => Self::Refused(key),
            IntakeFault::Source(_)
            | IntakeFault::Mapping(_)
            | IntakeFault::NoHeading(_)
            | IntakeFault::NoSheet(..)
            | IntakeFault::Faulty(_) => Self::Refused("intake-refused-faulty".to_owned()),
            IntakeFault::NoReason => Self::Refused("intake-refused-no-reason".to_owned()),
            IntakeFault::Changed => Self::Refused("intake-refused-changed".to_owned()),
            IntakeFault::Stopped => Self::Refused("intake-refused-stopped".to_owned()),
        }
    }
}
