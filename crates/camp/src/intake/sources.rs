//! Which file is which table: an ordinary CSV file by its name, everything else by its header.

use tabular::{ReadError, Table};

use super::{Fault, Note, SourceFile, Wanted};

/// What a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    CoreTasks,
    Camps,
    Statements,
    Frontpages,
    Analysis,
}

impl Kind {
    /// All kinds, each after those that it refers to.
    pub(super) const ALL: [Self; 5] =
        [Self::CoreTasks, Self::Camps, Self::Statements, Self::Frontpages, Self::Analysis];

    /// The name that a file or a sheet has without its ending.
    pub(super) const fn stem(self) -> &'static str {
        match self {
            Self::CoreTasks => "core_tasks",
            Self::Camps => "camps",
            Self::Statements => "statements",
            Self::Frontpages => "frontpages",
            Self::Analysis => "analysis",
        }
    }

    /// The columns that must be there.
    pub(super) const fn required(self) -> &'static [&'static str] {
        match self {
            Self::CoreTasks => &["municipality", "title"],
            Self::Camps => &["camp_id", "core_task", "date"],
            Self::Statements => &["id", "camp_id", "session", "text"],
            Self::Frontpages => &["id", "camp_id", "headline", "story"],
            Self::Analysis => &["camp_id", "kind", "title", "text"],
        }
    }

    /// The columns that may be there.
    pub(super) const fn optional(self) -> &'static [&'static str] {
        match self {
            Self::CoreTasks => &["kind", "number", "purpose"],
            Self::Camps => &["participants"],
            Self::Statements => &["group", "actor", "chosen_precondition", "votes", "selected", "page"],
            Self::Frontpages => &["group", "page"],
            Self::Analysis => &["actor", "page"],
        }
    }

    fn from_stem(stem: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.stem() == stem)
    }

    fn from_header(table: &Table) -> Option<Self> {
        let has = |column: &&str| table.header.iter().any(|name| name.to_lowercase() == **column);
        Self::ALL.into_iter().find(|kind| kind.required().iter().all(has))
    }
}

/// The tables of all files, and what was found on the way.
#[derive(Debug, Default)]
pub(super) struct Sources {
    pub(super) tables: Vec<(Kind, Table)>,
    pub(super) faults: Vec<Fault>,
    pub(super) notes: Vec<Note>,
}

impl Sources {
    /// Reads all files; each is let go of when it has been read.
    pub(super) fn read(files: Vec<SourceFile>) -> Self {
        let mut sources = Self::default();
        for file in files {
            sources.add(&file);
        }
        sources
    }

    /// Reads one file.
    pub(super) fn add(&mut self, file: &SourceFile) {
        let stem = stem(&file.name);
        if !may_be_table(&file.name, &stem) {
            self.notes.push(Note::NotRead { file: file.name.clone() });
            return;
        }
        match tabular::read(&file.name, &file.bytes) {
            Ok(tables) => tables.into_iter().for_each(|table| self.add_table(&file.name, &stem, table)),
            Err(error) => self.faults.push(unreadable(&file.name, error)),
        }
    }

    fn add_table(&mut self, file: &str, stem: &str, table: Table) {
        // A sheet of a workbook is called "file: sheet", a CSV file by its name alone.
        let sheet = table
            .name
            .strip_prefix(file)
            .and_then(|rest| rest.strip_prefix(": "))
            .map(|sheet| sheet.trim().to_lowercase());
        let name = sheet.as_deref().unwrap_or(stem);
        let kind = if is_derived(name) { None } else { Kind::from_stem(name).or_else(|| Kind::from_header(&table)) };
        match kind {
            None => self.notes.push(Note::NotRead { file: table.name }),
            Some(kind) => {
                if table.rows.is_empty() {
                    self.notes.push(Note::NoRows { file: table.name.clone() });
                }
                self.tables.push((kind, table));
            }
        }
    }
}

fn unreadable(file: &str, error: ReadError) -> Fault {
    let line = match &error {
        ReadError::MixedEncoding { line, .. }
        | ReadError::UnclosedHeader { line, .. }
        | ReadError::TooManyColumns { line, .. }
        | ReadError::CellTooLong { line, .. } => *line,
        _ => 0,
    };
    Fault {
        file: file.to_owned(),
        line,
        column: String::new(),
        value: String::new(),
        expected: Wanted::ReadableFile(error),
    }
}

fn stem(name: &str) -> String {
    let name = name.to_lowercase();
    name.rsplit_once('.').map_or(name.clone(), |(stem, _)| stem.trim().to_owned())
}

/// Tells whether a file could be one of the tables, so that it is a fault when it cannot be read. Files that begin
/// with `.` or `~$` are the system's and the spreadsheet's own.
fn may_be_table(name: &str, stem: &str) -> bool {
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, ending)| ending.to_lowercase());
    let is_own = name.starts_with('.') || name.starts_with("~$");
    let is_table = match ending.as_str() {
        "csv" | "xlsx" | "xlsm" | "xls" => true,
        "txt" | "tsv" => Kind::from_stem(stem).is_some(),
        _ => false,
    };
    is_table && !is_own && !is_derived(stem)
}

/// Tells whether a name is that of somebody's later work on the statements, which has the same columns in part.
fn is_derived(name: &str) -> bool {
    let is_other = |beginning: &&str| name.starts_with(*beginning) && Kind::from_stem(name).is_none();
    ["consolidated_", "analysis", "gold_"].iter().any(is_other)
}
