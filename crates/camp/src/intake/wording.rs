//! What an import says to people: one sentence per fault and note, and the lines of an outcome.

use tabular::{Expected, ReadError};
use ui::i18n::Locale;

use super::{Fault, ImportFault, Note, Outcome, Wanted};
use crate::actor::ACTORS;
use crate::exercise::Exercise;

/// How much of a cell is shown in a fault, in characters.
const SHOWN: usize = 80;

/// Writes a fault as one line: where it is, what stands there, what to do.
#[must_use]
pub fn fault_line(fault: &Fault, locale: &Locale) -> String {
    let place = match (fault.line, fault.column.as_str()) {
        (0, _) => fault.file.clone(),
        (line, "") => locale.with("import-place-line", &[("file", &fault.file), ("line", &line)]),
        (line, column) => {
            locale.with("import-place-column", &[("file", &fault.file), ("line", &line), ("column", &column)])
        }
    };
    let wanted = fault.expected.text(locale);
    if matches!(fault.expected, Wanted::ReadableFile(_)) {
        return format!("{place}: {wanted}");
    }
    let found = match shown(&fault.value) {
        value if value.is_empty() => locale.t("import-found-nothing"),
        value => locale.t1("import-found", "value", value),
    };
    format!("{place}: {found} {wanted}")
}

/// Returns the beginning of a cell, on one line.
pub(super) fn shown(value: &str) -> String {
    let line = value.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default().trim_end()),
        None => line,
    }
}

impl Wanted {
    /// Says what should stand there, as something to do.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> String {
        match self {
            Self::Table(expected) => table_text(expected, locale),
            Self::ReadableFile(error) => file_text(error, locale),
            Self::Once { file, line } => locale.t2("import-wanted-once", "file", file, "line", line),
            Self::Code => locale.t("import-wanted-code"),
            Self::CampId => locale.t("import-wanted-camp-id"),
            Self::KnownCamp => locale.t("import-wanted-known-camp"),
            Self::SoundCamp => locale.t("import-wanted-sound-camp"),
            Self::KnownCoreTask => locale.t("import-wanted-known-core-task"),
            Self::SoundCoreTask => locale.t("import-wanted-sound-core-task"),
            Self::Exercise => locale.t1("import-wanted-exercise", "names", exercises()),
            Self::NotNegative => locale.t("import-wanted-not-negative"),
            Self::FromOne => locale.t("import-wanted-from-one"),
            Self::SelectedMark => locale.t("import-wanted-selected"),
            Self::Actor => locale.t1("import-wanted-actor", "names", ACTORS.join(", ")),
            Self::NoActor => locale.t("import-wanted-no-actor"),
            Self::AtMost(max) => locale.count("import-wanted-at-most", i64::try_from(*max).unwrap_or(i64::MAX)),
            Self::NoPersonalData => locale.t("import-wanted-no-personal-data"),
            Self::OwnMunicipality(name) => locale.t1("import-wanted-own-municipality", "name", name),
            Self::CoreTaskKind => locale.t("import-wanted-core-task-kind"),
            Self::OwnAddress => locale.t("import-wanted-own-address"),
            Self::FindingKind => locale.t("import-wanted-finding-kind"),
            Self::FindingColumn => locale.t("import-wanted-finding-column"),
            Self::AtMostMessages(most) => locale.t1("import-wanted-at-most-messages", "most", most),
            Self::OnePurpose => locale.t("import-wanted-one-purpose"),
            Self::AsStored => locale.t("import-wanted-as-stored"),
            Self::CampAsStored => locale.t("import-wanted-camp-as-stored"),
        }
    }
}

fn table_text(expected: &Expected, locale: &Locale) -> String {
    match expected {
        Expected::Column(name) => locale.t1("import-wanted-column", "name", name),
        Expected::UniqueColumn => locale.t("import-wanted-unique-column"),
        Expected::Cells(count) => locale.count("import-wanted-cells", i64::try_from(*count).unwrap_or(i64::MAX)),
        Expected::ClosingQuote => locale.t("import-wanted-closing-quote"),
        Expected::Value => locale.t("import-wanted-value"),
        Expected::Text => locale.t("import-wanted-text"),
        Expected::WholeNumber => locale.t("import-wanted-whole-number"),
        Expected::Flag => locale.t("import-wanted-selected"),
        Expected::Date => locale.t("import-wanted-date"),
    }
}

fn file_text(error: &ReadError, locale: &Locale) -> String {
    locale.t(match error {
        ReadError::Empty { .. } => "import-file-empty",
        ReadError::NotATable { .. } => "import-file-not-a-table",
        ReadError::OldExcel { .. } => "import-file-old-excel",
        ReadError::Encrypted { .. } => "import-file-encrypted",
        ReadError::MixedEncoding { .. } => "import-file-mixed-encoding",
        ReadError::UnclosedHeader { .. } => "import-file-unclosed-header",
        ReadError::Corrupt { .. } => "import-file-corrupt",
        ReadError::TooManyColumns { .. } => "import-file-too-many-columns",
        ReadError::CellTooLong { .. } => "import-file-cell-too-long",
        _ => "import-file-too-large",
    })
}

/// Returns the names of the exercises that statements come from.
pub(super) fn exercises() -> String {
    let names: Vec<&str> =
        Exercise::ALL.into_iter().filter(|exercise| *exercise != Exercise::Frontpage).map(Exercise::name).collect();
    names.join(", ")
}

impl Note {
    /// Says it as a sentence.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> String {
        match self {
            Self::NotRead { file } => locale.t1("import-note-not-read", "file", file),
            Self::NoRows { file } => locale.t1("import-note-no-rows", "file", file),
            Self::UnknownColumns { file, columns } => {
                locale.t2("import-note-unknown-columns", "file", file, "columns", columns.join(", "))
            }
            Self::WrittenOtherwise { file, line, written, title } => locale.with(
                "import-note-written-otherwise",
                &[("file", file), ("line", line), ("written", written), ("title", title)],
            ),
            Self::PurposeKept { file, line, title } => {
                locale.with("import-note-purpose-kept", &[("file", file), ("line", line), ("title", title)])
            }
        }
    }
}

impl Outcome {
    /// Says what was added, what was there already and how much was masked.
    #[must_use]
    pub fn summary(&self, locale: &Locale) -> Vec<String> {
        let of =
            |key: &str, count: usize| (count > 0).then(|| locale.count(key, i64::try_from(count).unwrap_or(i64::MAX)));
        let nothing = (!self.added_something()).then(|| locale.t("import-nothing-new"));
        let masked = match self.masked.len() {
            0 if self.statements_added + self.frontpages_added > 0 => Some(locale.t("import-masked-none")),
            count => of("import-masked", count).map(|text| format!("{text} {}", self.masked.join(", "))),
        };
        let lines = [
            nothing,
            of("import-added-core-tasks", self.core_tasks_added),
            of("import-added-camps", self.camps_added),
            of("import-added-statements", self.statements_added),
            of("import-added-frontpages", self.frontpages_added),
            of("import-added-findings", self.findings_added),
            (self.contributions.0 > 0).then(|| {
                let (all, matched) = self.contributions;
                locale.t2("import-findings-matched", "matched", matched, "all", all)
            }),
            of("import-already-there", self.already_there),
            of("import-findings-there", self.findings_there),
            masked,
        ];
        lines.into_iter().flatten().collect()
    }

    /// Says everything, line by line: the summary, the rows that were left out, the notes.
    #[must_use]
    pub fn lines(&self, locale: &Locale) -> Vec<String> {
        let mut lines = self.summary(locale);
        if !self.skipped.is_empty() {
            lines.push(locale.count("import-skipped", i64::try_from(self.skipped.len()).unwrap_or(i64::MAX)));
            lines.extend(self.skipped.iter().map(|fault| fault_line(fault, locale)));
        }
        lines.extend(self.notes.iter().map(|note| note.text(locale)));
        lines
    }
}

impl ImportFault {
    /// Says everything, line by line: that nothing was written, every fault, the notes.
    #[must_use]
    pub fn lines(&self, locale: &Locale) -> Vec<String> {
        let (first, faults, notes): (String, &[Fault], &[Note]) = match self {
            Self::Faulty { faults, notes } => {
                (locale.count("import-stopped", i64::try_from(faults.len()).unwrap_or(i64::MAX)), faults, notes)
            }
            Self::NoTables { notes } => (locale.t("import-no-tables"), &[], notes),
            Self::Other(fault) => (fault.to_string(), &[], &[]),
        };
        let faults = faults.iter().map(|fault| fault_line(fault, locale));
        std::iter::once(first).chain(faults).chain(notes.iter().map(|note| note.text(locale))).collect()
    }
}
