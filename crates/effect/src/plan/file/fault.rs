//! What is wrong with a file, where, and what to do.

use ui::i18n::Locale;

/// What should have stood there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// A file that is not larger than plans are.
    Smaller,
    /// Text in UTF-8.
    Utf8,
    /// JSON.
    Json,
    /// An object in braces.
    Object,
    /// A list in brackets.
    List,
    /// A list with at least one row.
    Rows,
    /// A text that says something.
    Text,
    /// A text, or null.
    TextOrNull,
    /// A text that is no longer than a title.
    ShortText,
    /// A budget year as a whole number.
    Year,
    /// `true` or `false`.
    Flag,
    /// A whole number.
    Number,
    /// The code of an administration that the file lists.
    Administration,
    /// Something that is not there already.
    Once,
    /// Something at all.
    Something,
}

impl Wanted {
    const fn key(self) -> &'static str {
        match self {
            Self::Smaller => "plan-fault-smaller",
            Self::Utf8 => "plan-fault-utf8",
            Self::Json => "plan-fault-json",
            Self::Object => "plan-fault-object",
            Self::List => "plan-fault-list",
            Self::Rows => "plan-fault-rows",
            Self::Text => "plan-fault-text",
            Self::TextOrNull => "plan-fault-text-or-null",
            Self::ShortText => "plan-fault-short-text",
            Self::Year => "plan-fault-year",
            Self::Flag => "plan-fault-flag",
            Self::Number => "plan-fault-number",
            Self::Administration => "plan-fault-administration",
            Self::Once => "plan-fault-once",
            Self::Something => "plan-fault-missing",
        }
    }
}

/// A fault of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line, from 1; 0 for the whole file.
    pub line: usize,
    /// Where in the file, by names and numbers of rows from 1: `core_areas.table, række 4, budget_year`.
    pub place: String,
    /// What should have stood there.
    pub wanted: Wanted,
    /// What stands there; empty when nothing does.
    pub found: String,
}

impl Fault {
    /// Returns the fault in words, with its place.
    #[must_use]
    pub fn text(&self, locale: &Locale) -> String {
        let what = locale.t1(self.wanted.key(), "found", &self.found);
        match (self.line, self.place.as_str()) {
            (0, _) => what,
            (line, "") => locale.t2("plan-fault-line", "line", line, "what", what),
            (line, place) => locale.with("plan-fault-place", &[("line", &line), ("place", &place), ("what", &what)]),
        }
    }
}
