//! The report "Analyse af camps": what all camps come to, one after the other and together, with every number leading
//! to the statement it rests on.
//!
//! An [`AnalysisReport`] is gathered once and is plain data; every form of the report is built from the same one by a
//! pure function, so all six say the same. Sources are numbered through the whole report. Words are as everyone may
//! see them: what is masked stays masked, and what is erased keeps its number.

pub mod actions;
mod document;
mod gathered;
mod pages;
#[cfg(test)]
mod tests;
mod workbook;

use serde::Serialize;

pub use document::document;
pub(crate) use pages::routes;
pub use workbook::{points_sheet, workbook};

use crate::analysis::Who;
use crate::camp_report::PrintDay;

/// The name and number of the format for programs. A field may be added, none renamed or taken away without a new
/// number.
pub const FORMAT: &str = "pejl-analysis-report-1";

/// Everything that the report says.
#[derive(Clone, Debug, Serialize)]
pub struct AnalysisReport {
    /// [`FORMAT`].
    pub format: &'static str,
    /// The municipality's name.
    pub municipality: String,
    /// The municipality's colour, if it has chosen one.
    #[serde(skip)]
    pub accent: Option<report::Colour>,
    /// The day the report was made.
    #[serde(serialize_with = "iso")]
    pub printed: PrintDay,
    /// The camps, as they were held.
    pub camps: Vec<CampAnalysis>,
    /// What goes through several camps.
    pub crossings: Vec<CrossingReport>,
    /// For each camp, how many of its statements are behind at least one crossing.
    pub behind_crossings: Vec<usize>,
    /// Everything with a number, by number.
    pub sources: Vec<SourceReport>,
}

fn iso<S: serde::Serializer>(day: &PrintDay, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&day.iso())
}

/// A camp and its analysis.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CampAnalysis {
    /// The camp's readable identifier.
    pub camp: String,
    /// Its title.
    pub title: String,
    /// Title of its core task.
    pub core_task: String,
    /// The day, yyyy-mm-dd.
    pub date: String,
    /// How many statements were captured.
    pub captured: usize,
    /// How many of them are behind what the analysis says: `captured` is this and the rest, which is behind nothing.
    pub behind: usize,
    /// The messages in their order.
    pub messages: Vec<Point>,
    /// The wording of the purpose as it is now.
    pub purpose: String,
    /// The wording that the analysis was made on, where it came from a file.
    pub analysed_purpose: Vec<Point>,
    /// What the messages mean for the purpose.
    pub considerations: Vec<Point>,
    /// The proposed wording, if there is one.
    pub proposed_purpose: Vec<Point>,
    /// What must be in place.
    pub preconditions: Vec<Point>,
    /// The contributions of each column, in the order of [`Who::COLUMNS`], and then those without an actor.
    pub contributions: Vec<ColumnReport>,
}

impl CampAnalysis {
    /// Tells whether anything has been written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.points().next().is_none()
    }

    /// Returns everything the analysis says, in reading order.
    pub fn points(&self) -> impl Iterator<Item = &Point> {
        let before =
            [&self.messages, &self.analysed_purpose, &self.considerations, &self.proposed_purpose, &self.preconditions];
        before.into_iter().flatten().chain(self.contributions.iter().flat_map(|column| &column.points))
    }
}

/// The contributions of a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ColumnReport {
    /// Who can make them.
    pub who: Who,
    /// The contributions in their order.
    pub points: Vec<Point>,
}

/// Something that an analysis says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Point {
    /// Title; may be empty.
    pub title: String,
    /// What it says; may be empty when the title says it all.
    pub text: String,
    /// The numbers of its sources.
    pub sources: Vec<usize>,
    /// The page in the document it was digitised from; may be empty.
    pub page: String,
}

/// A thought that goes through several camps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CrossingReport {
    /// Its name.
    pub title: String,
    /// What it says.
    pub text: String,
    /// For each camp, the numbers of the statements behind it: a cell's count is their number.
    pub cells: Vec<Vec<usize>>,
}

/// Something with a number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct SourceReport {
    /// Its number.
    pub number: usize,
    /// `statement`, `theme`, `category` or `gone`.
    pub kind: &'static str,
    /// A statement's identifier, or which theme or category.
    pub label: String,
    /// The title of its camp.
    pub camp: String,
    /// What it says, as everyone may see it.
    pub text: String,
    /// Identifiers of the statements behind a theme or a category; empty for a statement.
    pub statements: Vec<String>,
}
