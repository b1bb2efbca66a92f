//! The analysis of a camp: what its statements and themes come to, as findings that each say what they rest on.
//!
//! A [`Finding`] is a message, something about the purpose, a precondition or a contribution; over all camps it is
//! a crossing (see `crossing`). `rules` turns a [`Command`] into [`Edit`]s without touching anything, `actions` is
//! the one way in, `store` applies the edits and keeps them as a numbered [`Step`]. `ground` knows what findings
//! rest on and gives each source its number. A finding without words of its own shows those of its statements, so
//! that a participant's words are never copied, and masking and erasing hold here too.

pub mod actions;
mod figure;
mod form_pages;
pub mod ground;
mod ground_store;
mod history_pages;
pub(crate) mod intake;
mod pages;
mod picker;
mod rules;
pub(crate) mod store;
pub mod take_over;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

pub use figure::{Figure, figure};
pub use rules::{Command, Draft, Refusal};
use serde::{Deserialize, Serialize};
pub use text::{Piece, changes};

use crate::consolidation::Edit;
use crate::gathering::Camp;

pub(crate) use form_pages::{direction, error_in};
pub(crate) use history_pages::{History, HistoryLine, ShowVersion, lines, part, version};
pub(crate) use pages::{Done, done_at, figure_words, refused, undoable};
pub(crate) use picker::{FindingForm, Picker};

/// The most messages of a camp: more than six cannot be remembered, or drawn.
pub const MOST_MESSAGES: usize = 6;

/// Returns the routes of analyses.
pub(crate) fn routes() -> ui::Routes {
    ui::Routes::new().merge(pages::routes()).merge(form_pages::routes()).merge(history_pages::routes())
}

/// What kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// What goes through everything that was said.
    Message,
    /// The wording of the purpose that the analysis was made on, when it was brought in from a file.
    Purpose,
    /// What the messages mean for the purpose.
    Consideration,
    /// A proposed wording of the purpose.
    Proposal,
    /// What must be in place.
    Precondition,
    /// What someone can do.
    Contribution,
    /// What goes through several camps.
    Crossing,
}

impl Kind {
    /// Those of a camp's analysis, in the order in which it is read.
    pub const OF_CAMP: [Self; 6] =
        [Self::Message, Self::Purpose, Self::Consideration, Self::Proposal, Self::Precondition, Self::Contribution];

    /// Returns the stable name in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Purpose => "purpose",
            Self::Consideration => "consideration",
            Self::Proposal => "proposal",
            Self::Precondition => "precondition",
            Self::Contribution => "contribution",
            Self::Crossing => "crossing",
        }
    }

    /// Returns the kind with this stable name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::OF_CAMP.into_iter().chain([Self::Crossing]).find(|kind| kind.name() == name)
    }

    /// Returns the name in addresses, in Danish.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Message => "budskab",
            Self::Purpose => "formaal",
            Self::Consideration => "overvejelse",
            Self::Proposal => "forslag",
            Self::Precondition => "forudsaetning",
            Self::Contribution => "bidrag",
            Self::Crossing => "tema",
        }
    }

    /// Returns the kind of a camp's analysis with this name in addresses.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::OF_CAMP.into_iter().find(|kind| kind.slug() == slug)
    }

    /// Returns the key of its name on screen.
    #[must_use]
    pub fn title_key(self) -> String {
        format!("finding-{}", self.name())
    }
}

/// Who can make a contribution: the columns of the analysis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Who {
    /// The municipality.
    Municipality,
    /// Citizens and businesses.
    Citizens,
    /// Citizen and municipality together.
    Together,
    /// The political level.
    Political,
    /// Not said.
    #[default]
    Nobody,
}

impl Who {
    /// The four columns.
    pub const COLUMNS: [Self; 4] = [Self::Municipality, Self::Citizens, Self::Together, Self::Political];

    /// Returns the stable name in the database and in forms; empty for nobody.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Municipality => "municipality",
            Self::Citizens => "citizens",
            Self::Together => "together",
            Self::Political => "political",
            Self::Nobody => "",
        }
    }

    /// Returns the column with this stable name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::COLUMNS.into_iter().chain([Self::Nobody]).find(|who| who.name() == name)
    }

    /// Returns the column of one of [`crate::actor::ACTORS`].
    #[must_use]
    pub fn of_actor(actor: &str) -> Self {
        match actor {
            "kommune" | "ansatte" | "skoler" => Self::Municipality,
            "borgere" | "erhvervsliv" | "lokalsamfund" => Self::Citizens,
            "politikere" => Self::Political,
            _ => Self::Nobody,
        }
    }

    /// Returns the column that a printed heading means, such as "Borger/kommune"; nothing when it means none.
    /// `municipality` is the municipality's own name.
    #[must_use]
    pub fn of_heading(heading: &str, municipality: &str) -> Option<Self> {
        let heading = heading.trim().to_lowercase();
        let has = |word: &str| heading.contains(word);
        if heading.is_empty() {
            Some(Self::Nobody)
        } else if has("politi") {
            Some(Self::Political)
        } else if has("borger") && has("kommune") {
            Some(Self::Together)
        } else if has("borger") || has("virksomhed") || has("erhverv") || has("lokalsamfund") {
            Some(Self::Citizens)
        } else if heading == municipality.to_lowercase() || has("kommune") || has("ansatte") || has("skole") {
            Some(Self::Municipality)
        } else {
            (heading == "andre").then_some(Self::Nobody)
        }
    }

    /// Returns the key of its heading on screen.
    #[must_use]
    pub fn title_key(self) -> String {
        format!("finding-who-{}", if self == Self::Nobody { "nobody" } else { self.name() })
    }
}

/// Something that an analysis says, and what it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What kind.
    pub kind: Kind,
    /// Its place among those of its kind, from 1.
    pub number: i64,
    /// Who can do it (contributions only).
    #[serde(default)]
    pub who: Who,
    /// Title; may be empty.
    pub title: String,
    /// What it says; empty: the words of its statements.
    pub words: String,
    /// Identifiers of the statements it rests on.
    pub statements: Vec<String>,
    /// Identifiers of the camps' themes it rests on.
    pub themes: Vec<String>,
    /// Identifiers of the categories it rests on.
    pub categories: Vec<String>,
    /// Identifiers of statements that a person said do not belong to it (crossings only).
    #[serde(default)]
    pub declined: Vec<String>,
    /// The page in the document it was digitised from; may be empty.
    #[serde(default)]
    pub source_page: String,
    /// A fingerprint of the row it was imported from; empty when it was written here.
    #[serde(default)]
    pub origin: String,
}

impl Finding {
    /// Tells whether another says and rests on the same, wherever it stands in the order.
    #[must_use]
    pub fn says_the_same(&self, other: &Self) -> bool {
        Self { number: 0, ..self.clone() } == Self { number: 0, ..other.clone() }
    }

    /// Tells whether it rests on anything.
    #[must_use]
    pub const fn rests_on_something(&self) -> bool {
        !(self.statements.is_empty() && self.themes.is_empty() && self.categories.is_empty())
    }
}

/// Everything that an analysis says, as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Analysis {
    /// The number of the latest step.
    pub latest_step: i64,
    /// The findings by identifier, each with the step that last changed what it says.
    pub findings: BTreeMap<String, (Finding, i64)>,
}

impl Analysis {
    /// Returns the findings of a kind in their order; contributions by column.
    #[must_use]
    pub fn of_kind(&self, kind: Kind) -> Vec<(&String, &Finding)> {
        let mut found: Vec<(&String, &Finding)> =
            self.findings.iter().map(|(id, (finding, _))| (id, finding)).filter(|(_, one)| one.kind == kind).collect();
        found.sort_by_key(|(id, finding)| (finding.who, finding.number, (*id).clone()));
        found
    }

    /// Returns the contributions of a column in their order.
    #[must_use]
    pub fn in_column(&self, who: Who) -> Vec<(&String, &Finding)> {
        self.of_kind(Kind::Contribution).into_iter().filter(|(_, finding)| finding.who == who).collect()
    }

    /// Returns the finding with this identifier.
    #[must_use]
    pub fn get(&self, id: &str) -> Option<&Finding> {
        self.findings.get(id).map(|(finding, _)| finding)
    }

    /// Returns the analysis as it is after `edits`.
    #[must_use]
    pub fn with(&self, edits: &[Edit<Finding>]) -> Self {
        let mut analysis = self.clone();
        for edit in edits {
            match &edit.after {
                Some(after) => {
                    let changed_in = self.findings.get(&edit.id).map_or(0, |(_, step)| *step);
                    analysis.findings.insert(edit.id.clone(), (after.clone(), changed_in));
                }
                None => drop(analysis.findings.remove(&edit.id)),
            }
        }
        analysis
    }
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its number, from 1.
    pub number: i64,
    /// What was done: the command's name, or `undo`, `import`.
    pub kind: String,
    /// Identifier of who did it.
    pub by_id: String,
    /// Their name.
    pub by_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
    /// What it changed.
    pub edits: Vec<Edit<Finding>>,
    /// The step that it undid, if any.
    pub undoes: Option<i64>,
    /// The step that undid it, if any.
    pub undone_by: Option<i64>,
}

/// Which analysis: a camp's, or the one over all camps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// The municipality.
    pub municipality: String,
    /// Identifier of the camp, or [`ACROSS`].
    pub place: String,
}

/// The place of what is common to all camps.
pub const ACROSS: &str = "across";

impl Key {
    /// Returns the key of a camp's analysis.
    #[must_use]
    pub fn of(camp: &Camp) -> Self {
        Self { municipality: camp.municipality_id.clone(), place: camp.id.clone() }
    }

    /// Returns the key of what is common to all camps of a municipality.
    #[must_use]
    pub fn across(municipality: &str) -> Self {
        Self { municipality: municipality.to_owned(), place: ACROSS.to_owned() }
    }
}

/// Returns the address of a camp's analysis.
#[must_use]
pub fn url(camp: &Camp) -> String {
    format!("{}/analyse", camp.url())
}

/// Returns the address of a finding of the camp with this address.
#[must_use]
pub fn finding_url(camp_url: &str, finding: &str) -> String {
    format!("{camp_url}/analyse/del/{finding}")
}
