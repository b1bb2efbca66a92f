//! The camp report: what people said, how it was sorted, what it sums up to, and proof that nothing was lost.
//!
//! A [`CampReport`] is gathered once from the boards of all exercises and is plain data: every form of the report
//! (a document on paper, in Word or on the web, a workbook, a table, a file for programs) is built from the same
//! one by a pure function, so all six say the same numbers. Words are always as everyone may see them: what is
//! masked stays masked, and what is erased is gone, whoever asks.

pub mod actions;
mod agreement;
mod document;
mod gathered;
mod json;
mod pages;
mod store;
#[cfg(test)]
mod tests;
mod workbook;

pub use agreement::{
    AgreementJson, AgreementReport, CategoryAgreementJson, MeasureJson, PairJson, RoundJson, RoundReport,
};
pub use document::document;
pub use json::{CampJson, json};
pub(crate) use pages::{ReportHtml, STYLES, routes};
use platform::time::Timestamp;
pub use workbook::{statements_sheet, workbook};

use crate::exercise::Exercise;
use crate::gathering::Counts;

/// Everything a report says about a camp.
#[derive(Clone, Debug)]
pub struct CampReport {
    /// The municipality's name.
    pub municipality: String,
    /// The municipality's colour, if it has chosen one.
    pub accent: Option<report::Colour>,
    /// The camp's readable identifier.
    pub slug: String,
    /// The camp's title.
    pub title: String,
    /// Title of the core task that the camp was about.
    pub core_task: String,
    /// The day of the camp, as yyyy-mm-dd.
    pub held_on: String,
    /// How many took part, where it is known.
    pub participants: Option<i64>,
    /// The day the report was made.
    pub printed: PrintDay,
    /// All seven exercises in the programme's order, also those in which nothing was captured.
    pub exercises: Vec<ExerciseReport>,
    /// What is known of second coders: only exercises with a round.
    pub agreement: Vec<AgreementReport>,
}

impl CampReport {
    /// Returns the exercises in which anything was captured.
    pub fn held(&self) -> impl Iterator<Item = &ExerciseReport> {
        self.exercises.iter().filter(|exercise| exercise.counts.captured > 0)
    }

    /// Returns the sum of a number over those exercises.
    pub fn sum(&self, number: impl Fn(&ExerciseReport) -> i64) -> i64 {
        self.held().map(number).sum()
    }
}

/// The day a report was made, as documents and as workbooks write it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PrintDay {
    pub(crate) document: report::Date,
    pub(crate) workbook: tabular::Date,
}

impl PrintDay {
    /// Returns the day in Denmark; nothing when the clock is before 1900 or after 9999, which no spreadsheet can hold.
    #[must_use]
    pub fn of(now: Timestamp) -> Option<Self> {
        let day = now.in_denmark().date().to_string();
        Some(Self { document: report::Date::parse(&day).ok()?, workbook: tabular::Date::parse(&day)? })
    }

    /// Returns the day as yyyy-mm-dd.
    #[must_use]
    pub fn iso(&self) -> String {
        self.document.to_string()
    }
}

/// One exercise of the camp.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExerciseReport {
    /// The exercise.
    pub exercise: Exercise,
    /// How its statements are accounted for.
    pub counts: Counts,
    /// How its thoughts are accounted for: more than its statements where some were split.
    pub thoughts: Thoughts,
    /// How many steps people have taken on its board; an import is not one.
    pub edits: i64,
    /// The categories in their order.
    pub categories: Vec<CategoryReport>,
    /// The themes of the summary in their order.
    pub themes: Vec<ThemeReport>,
    /// The statements shown as examples.
    pub sample: SampleReport,
    /// All its statements, by group and then in the order of capture.
    pub statements: Vec<StatementReport>,
}

impl ExerciseReport {
    /// Returns the statement with this identifier.
    #[must_use]
    pub fn statement(&self, code: &str) -> Option<&StatementReport> {
        self.statements.iter().find(|statement| statement.code == code)
    }

    /// Returns how many statements have words that are masked.
    #[must_use]
    pub fn masked(&self) -> i64 {
        number(self.statements.iter().filter(|statement| statement.is_masked).count())
    }

    /// Returns how many thoughts there are beyond one per statement.
    #[must_use]
    pub fn extra_thoughts(&self) -> i64 {
        self.thoughts.total() - self.counts.captured
    }
}

/// How many thoughts stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Thoughts {
    /// In a category.
    pub in_categories: i64,
    /// Set aside.
    pub set_aside: i64,
    /// Not dealt with yet.
    pub not_placed: i64,
    /// Erased.
    pub erased: i64,
}

impl Thoughts {
    /// Returns how many there are in all.
    #[must_use]
    pub const fn total(self) -> i64 {
        self.in_categories + self.set_aside + self.not_placed + self.erased
    }
}

/// A category and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CategoryReport {
    /// Name.
    pub name: String,
    /// What belongs in it; may be empty.
    pub description: String,
    /// How many thoughts stand in it.
    pub count: i64,
    /// The statements with a thought in it, by identifier, in the order of capture.
    pub statements: Vec<String>,
}

/// A theme of the summary and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThemeReport {
    /// Its number.
    pub number: i64,
    /// Title; may be empty.
    pub title: String,
    /// What it says.
    pub words: String,
    /// The statements it rests on, by identifier.
    pub statements: Vec<String>,
    /// The categories it rests on, by name.
    pub categories: Vec<String>,
}

/// The statements shown as examples, and whose choice they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SampleReport {
    /// A person chose them.
    Chosen(Vec<String>),
    /// Nobody has chosen any: the program proposes these.
    Proposed(Vec<String>),
}

impl SampleReport {
    /// Returns the identifiers.
    #[must_use]
    pub fn codes(&self) -> &[String] {
        match self {
            Self::Chosen(codes) | Self::Proposed(codes) => codes,
        }
    }
}

/// A statement as everyone may see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatementReport {
    /// The identifier that people use.
    pub code: String,
    /// Table or group; may be empty.
    pub group: String,
    /// Who can do it (contributions only); may be empty.
    pub actor: String,
    /// The precondition that a contribution was made for; may be empty.
    pub chosen_precondition: String,
    /// The headline (front pages only); may be empty.
    pub headline: String,
    /// The words; `None` when they are erased.
    pub words: Option<String>,
    /// Whether something in the words or the headline is masked.
    pub is_masked: bool,
    /// Votes, where there are any.
    pub votes: Option<i64>,
    /// Whether the table chose it.
    pub is_selected: bool,
    /// The page of the document it was digitised from; may be empty.
    pub page: String,
    /// Where it stands, as the camp's counts have it.
    pub place: StatementPlace,
    /// Its thoughts: one, or several when it was split.
    pub thoughts: Vec<ThoughtReport>,
}

impl StatementReport {
    /// Returns the names of the categories that its thoughts stand in, each once.
    #[must_use]
    pub fn categories(&self) -> Vec<&str> {
        distinct(self.thoughts.iter().filter_map(|thought| match &thought.place {
            ThoughtPlace::Category(name) => Some(name.as_str()),
            _ => None,
        }))
    }

    /// Returns the reasons for setting it, or a thought of it, aside, each once.
    #[must_use]
    pub fn reasons(&self) -> Vec<&str> {
        distinct(self.thoughts.iter().filter_map(|thought| match &thought.place {
            ThoughtPlace::SetAside(reason) => Some(reason.as_str()),
            _ => None,
        }))
    }

    /// Returns the statements that it, or a thought of it, is merged under, each once.
    #[must_use]
    pub fn merged_under(&self) -> Vec<&str> {
        distinct(self.thoughts.iter().filter_map(|thought| thought.merged_under.as_deref()))
    }
}

fn distinct<'s>(texts: impl Iterator<Item = &'s str>) -> Vec<&'s str> {
    let mut distinct = Vec::new();
    for text in texts {
        if !distinct.contains(&text) {
            distinct.push(text);
        }
    }
    distinct
}

/// Where a statement stands. One of several thoughts decides as in [`Counts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementPlace {
    /// Every thought is dealt with and at least one is in a category.
    Placed,
    /// Every thought is set aside.
    SetAside,
    /// Some thought is not dealt with yet.
    NotPlaced,
    /// Erased on a person's request.
    Erased,
}

/// A statement's thought: all of it, or a part of one that was split.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThoughtReport {
    /// 1, or which thought of a split statement.
    pub part: i64,
    /// The thought's own words, when the statement is split.
    pub words: Option<String>,
    /// Where it stands.
    pub place: ThoughtPlace,
    /// The identifier of the statement that it is merged under.
    pub merged_under: Option<String>,
}

/// Where a thought stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ThoughtPlace {
    /// In the category with this name.
    Category(String),
    /// Set aside, for this reason.
    SetAside(String),
    /// Not dealt with yet.
    NotPlaced,
    /// Erased.
    Erased,
}

/// A form that the report can be had in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For reading, printing and keeping.
    Pdf,
    /// For writing on in Word.
    Docx,
    /// One page for any browser.
    Html,
    /// For counting and filtering in Excel.
    Xlsx,
    /// One table of all statements.
    Csv,
    /// Everything, for programs.
    Json,
}

impl Format {
    /// All of them, in the order in which the page offers them.
    pub const ALL: [Self; 6] = [Self::Pdf, Self::Docx, Self::Html, Self::Xlsx, Self::Csv, Self::Json];

    /// Returns the ending of its files, which is also its name in addresses.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Xlsx => "xlsx",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// Returns the form whose files end so.
    #[must_use]
    pub fn from_ending(ending: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.ending() == ending)
    }

    /// Returns the key of its name on screen.
    #[must_use]
    pub fn title_key(self) -> String {
        format!("report-format-{}", self.ending())
    }

    /// Returns the key of the sentence that says what it is good for.
    #[must_use]
    pub fn purpose_key(self) -> String {
        format!("report-for-{}", self.ending())
    }

    /// Returns the media type of its files.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Html => "text/html; charset=utf-8",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
        }
    }
}

/// A written report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its name, such as `opsamling-trivsel-og-laering-2026-11-21.pdf`.
    pub name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its content.
    pub bytes: Vec<u8>,
}

/// Returns a length as the reports count: whole numbers of 64 bits.
fn number(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}
