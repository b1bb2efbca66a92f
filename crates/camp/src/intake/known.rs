//! What is stored before an import: what its rows are compared with.

use std::collections::BTreeMap;

use compass::core_task::CoreTask;
use platform::tenancy::{self, Municipality};

use super::rows::StatementRow;
use super::sources::Kind;
use crate::analysis::intake::Imported;
use crate::gathering::Camp;

/// Everything stored that the rows of an import can meet.
#[derive(Debug)]
pub(super) struct Known {
    pub(super) municipality: Municipality,
    pub(super) core_tasks: Vec<CoreTask>,
    /// By the camp's readable identifier.
    pub(super) camps: BTreeMap<String, Camp>,
    /// By the statement's code.
    pub(super) statements: BTreeMap<String, StoredStatement>,
    /// What the camps' analyses hold, by the camp's opaque identifier.
    pub(super) analyses: BTreeMap<String, Imported>,
}

/// A statement as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(super) struct StoredStatement {
    pub(super) code: String,
    pub(super) camp_slug: String,
    pub(super) exercise: String,
    pub(super) group_code: String,
    pub(super) actor: String,
    pub(super) chosen_precondition: String,
    pub(super) headline: String,
    pub(super) words: String,
    pub(super) votes: Option<i64>,
    pub(super) selected: i64,
    pub(super) erased_at: Option<i64>,
}

impl Known {
    /// Tells whether a name means this municipality, with or without the word "Kommune".
    pub(super) fn is_own(&self, name: &str) -> bool {
        let plain = |name: &str| tenancy::slug(name.trim().trim_end_matches("Kommune").trim_end_matches("kommune"));
        plain(name) == self.municipality.slug || plain(name) == plain(&self.municipality.name)
    }

    /// Returns what the analysis of the camp with this readable identifier holds.
    pub(super) fn analysis(&self, camp: &str) -> Imported {
        self.camps.get(camp).and_then(|camp| self.analyses.get(&camp.id)).cloned().unwrap_or_default()
    }

    /// Tells whether the statement with this code was erased: then it is there, whatever a file says.
    pub(super) fn is_erased(&self, code: &str) -> bool {
        self.statements.get(code).is_some_and(|stored| stored.erased_at.is_some())
    }
}

impl StoredStatement {
    /// Returns the columns of `kind` in which the row says something else than what is stored.
    pub(super) fn differs(&self, row: &StatementRow, kind: Kind) -> Vec<&'static str> {
        let (words, session) = if kind == Kind::Frontpages { ("story", "id") } else { ("text", "session") };
        let pairs = [
            ("camp_id", self.camp_slug == row.camp),
            (session, self.exercise == row.exercise.name()),
            (words, self.words == row.words),
            ("headline", self.headline == row.headline),
            ("group", self.group_code == row.group),
            ("actor", self.actor == row.actor),
            ("chosen_precondition", self.chosen_precondition == row.chosen_precondition),
            ("votes", self.votes == row.votes),
            ("selected", (self.selected == 1) == row.is_selected),
        ];
        pairs.into_iter().filter(|(_, same)| !same).map(|(column, _)| column).collect()
    }
}
