//! Importing camps from files: core tasks, camps, statements, front pages and analyses, each a table.
//!
//! `sources` finds out which file is which table, `check` compares every row with what it should be and with what
//! is stored, and only when nothing is wrong (or the faulty rows are to be skipped) does `write` add what is new,
//! in one transaction. Words that are stored are never overwritten, and importing the same files twice adds
//! nothing. `wording` says in Danish or English what happened; the web page and the command line both use it.

pub mod actions;
mod check;
mod guide;
mod known;
mod pages;
mod rows;
mod sources;
mod store;
#[cfg(test)]
mod tests;
mod wording;
mod write;

pub(crate) use pages::routes;
pub use wording::fault_line;

use tabular::{Expected, ReadError};

/// The longest words, story or purpose that is accepted, in characters: about two pages.
pub const MAX_WORDS: usize = 4_000;
/// The longest headline or title that is accepted, in characters.
pub const MAX_TITLE: usize = 300;
/// The longest identifier, group or page number that is accepted, in characters.
pub const MAX_SHORT: usize = 100;

/// A file to import from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceFile {
    /// Its name, without folders. It decides what an ordinary CSV file is, and stands in every fault.
    pub name: String,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// What to do when rows are faulty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OnFaults {
    /// Write nothing.
    Stop,
    /// Leave the faulty rows out, and say which.
    SkipRows,
}

/// One thing wrong, with file, line, column, value and what should have stood there. Line 0 means the whole file.
pub type Fault = tabular::Fault<Wanted>;

/// What should have stood in a cell (or in its place: a readable file).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// What any table must have: see [`Expected`].
    Table(Expected),
    /// A file that can be read.
    ReadableFile(ReadError),
    /// Something that no other row has; it stands here too.
    Once {
        /// The table where it was first.
        file: String,
        /// The line where it was first.
        line: usize,
    },
    /// An identifier of letters, digits, `-`, `_` and `.`, as addresses can carry.
    Code,
    /// A camp's identifier: lower-case ASCII letters, digits and hyphens, and not a word that addresses use.
    CampId,
    /// A camp in the files or already imported.
    KnownCamp,
    /// A camp whose own row can be imported.
    SoundCamp,
    /// A core task in the files or already imported.
    KnownCoreTask,
    /// A core task whose own row can be imported.
    SoundCoreTask,
    /// One of the exercises that statements come from. Front pages have a table of their own.
    Exercise,
    /// 0 or more.
    NotNegative,
    /// 1 or more.
    FromOne,
    /// `1` or nothing.
    SelectedMark,
    /// One of [`crate::actor::ACTORS`].
    Actor,
    /// Nothing: only contributions carry an actor.
    NoActor,
    /// Text of at most so many characters.
    AtMost(usize),
    /// Text without CPR numbers, telephone numbers and e-mail addresses, where nothing can be masked.
    NoPersonalData,
    /// The municipality that the files are imported into, by name.
    OwnMunicipality(String),
    /// `kerneopgave`, or nothing.
    CoreTaskKind,
    /// A title with letters, of which an address can be made that no other core task has.
    OwnAddress,
    /// One of the kinds of which an analysis consists.
    FindingKind,
    /// One of the columns of contributions, or nothing.
    FindingColumn,
    /// At most so many messages in one camp.
    AtMostMessages(usize),
    /// No second wording of the purpose for one camp.
    OnePurpose,
    /// What the statement with this identifier has already: words are never overwritten.
    AsStored,
    /// What the camp with this identifier has already.
    CampAsStored,
}

impl From<Expected> for Wanted {
    fn from(expected: Expected) -> Self {
        Self::Table(expected)
    }
}

/// Something the person should know that is not a fault.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The file (or sheet) is none of the tables, and was not read.
    NotRead {
        /// Its name.
        file: String,
    },
    /// The table has a header and no rows.
    NoRows {
        /// Its name.
        file: String,
    },
    /// The table has columns that are not read.
    UnknownColumns {
        /// Its name.
        file: String,
        /// The columns, as written.
        columns: Vec<String>,
    },
    /// A core task is written in two ways that are taken to be the same.
    WrittenOtherwise {
        /// The table.
        file: String,
        /// The line.
        line: usize,
        /// As written there.
        written: String,
        /// As the core task is written.
        title: String,
    },
    /// A core task was here already with another purpose, which was kept.
    PurposeKept {
        /// The table.
        file: String,
        /// The line.
        line: usize,
        /// Its title.
        title: String,
    },
}

/// A camp that the files are about, to be linked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampLink {
    /// Title.
    pub title: String,
    /// Address.
    pub url: String,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many core tasks were added.
    pub core_tasks_added: usize,
    /// How many camps were added.
    pub camps_added: usize,
    /// How many statements were added, front pages not counted.
    pub statements_added: usize,
    /// How many front pages were added.
    pub frontpages_added: usize,
    /// How many statements and front pages of the files were there before, erased ones included.
    pub already_there: usize,
    /// How many findings of analyses were added.
    pub findings_added: usize,
    /// How many findings of the files were brought in before.
    pub findings_there: usize,
    /// How many contributions are among the added findings, and how many of these are a captured statement's words.
    pub contributions: (usize, usize),
    /// The identifiers of the added statements in which personal data was masked.
    pub masked: Vec<String>,
    /// The camps that the files name, new or not.
    pub camps: Vec<CampLink>,
    /// What is wrong with the rows that were left out.
    pub skipped: Vec<Fault>,
    /// What else the person should know.
    pub notes: Vec<Note>,
}

impl Outcome {
    /// Tells whether the import added anything.
    #[must_use]
    pub const fn added_something(&self) -> bool {
        self.core_tasks_added + self.camps_added + self.statements_added + self.frontpages_added + self.findings_added
            > 0
    }
}

/// Why nothing was imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportFault {
    /// Rows or files are faulty. Nothing was written.
    #[error("der er {} fejl i filerne; intet er indlæst", faults.len())]
    Faulty {
        /// All that is wrong.
        faults: Vec<Fault>,
        /// What else the person should know.
        notes: Vec<Note>,
    },
    /// None of the files is one of the tables.
    #[error("ingen af filerne er en tabel med kerneopgaver, camps, udsagn, avisforsider eller analyser")]
    NoTables {
        /// Which files there were.
        notes: Vec<Note>,
    },
    /// The actor lacks the right, the municipality is not there, or the database failed.
    #[error(transparent)]
    Other(#[from] platform::Fault),
}

impl From<platform::access::Denied> for ImportFault {
    fn from(denied: platform::access::Denied) -> Self {
        Self::Other(denied.into())
    }
}

impl From<platform::store::StoreError> for ImportFault {
    fn from(error: platform::store::StoreError) -> Self {
        Self::Other(error.into())
    }
}
