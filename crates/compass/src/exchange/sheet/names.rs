//! What things are called in a workbook: the kinds of rows and of tasks, and the tasks themselves.

use super::super::KINDS_BELOW;
use crate::core_task::TaskKind;

/// What tasks are called to which rows belong without standing in the sheet of tasks.
pub(in crate::exchange) const CORE_TASK: &str = "Kerneopgaven";
pub(in crate::exchange) const ORGANISATIONAL_TASK: &str = "Den organisatoriske opgave";

/// Between a task's name and that of a task below it.
const BELOW: &str = " › ";

/// What a row of a task's content is: its word, the key of its list, and which columns beside title and text it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::exchange) struct RowKind {
    pub(in crate::exchange) word: &'static str,
    pub(in crate::exchange) key: &'static str,
    pub(in crate::exchange) more: &'static [&'static str],
}

const fn kind(word: &'static str, key: &'static str) -> RowKind {
    RowKind { word, key, more: &[] }
}

pub(in crate::exchange) const AUTHORITY_TASK: RowKind = kind("Myndighedsopgave", "authority_tasks");
/// A dilemma that belongs to the authority task above it.
pub(in crate::exchange) const AUTHORITY_DILEMMA: RowKind = kind("Dilemma i myndighedsopgaven", "dilemmas");
pub(in crate::exchange) const SERVICE: RowKind = kind("Ydelse", "services");
pub(in crate::exchange) const CORE_SERVICE: RowKind = kind("Kerneydelse", "services");
pub(in crate::exchange) const FOCUS: RowKind = kind("Fokus", "focus");
pub(in crate::exchange) const CHALLENGE: RowKind = kind("Udfordring", "challenges");
pub(in crate::exchange) const DILEMMA: RowKind = kind("Dilemma", "dilemmas");
pub(in crate::exchange) const PRECONDITION: RowKind = kind("Forudsætning", "preconditions");
pub(in crate::exchange) const CONTRIBUTION: RowKind =
    RowKind { word: "Bidrag", key: "contributions", more: &["actor"] };
pub(in crate::exchange) const PRINCIPLE: RowKind = kind("Princip", "principles");
/// Only the organisational task has points.
pub(in crate::exchange) const POINT: RowKind = kind("Punkt", "points");

/// The kinds in the sheet of content.
pub(in crate::exchange) const CONTENT: [RowKind; 11] = [
    FOCUS,
    CHALLENGE,
    AUTHORITY_TASK,
    AUTHORITY_DILEMMA,
    DILEMMA,
    SERVICE,
    CORE_SERVICE,
    PRECONDITION,
    CONTRIBUTION,
    PRINCIPLE,
    POINT,
];

pub(in crate::exchange) const ESTABLISHED: RowKind = kind("Byrådet har fastlagt", "council_has_established");
pub(in crate::exchange) const CHARACTERISTIC: RowKind = kind("Kendetegn", "characteristics");
pub(in crate::exchange) const IMPLICATION: RowKind = kind("Følge af myndighedsopgaven", "implications");

/// The kinds in the sheet of points.
pub(in crate::exchange) const POINTS: [RowKind; 3] = [ESTABLISHED, CHARACTERISTIC, IMPLICATION];

/// Returns the kind with this word, whatever its case.
pub(in crate::exchange) fn row_kind(kinds: &[RowKind], word: &str) -> Option<RowKind> {
    kinds.iter().copied().find(|kind| kind.word.to_lowercase() == word.trim().to_lowercase())
}

/// Returns the word for a kind of task.
pub(in crate::exchange) const fn task_kind(kind: TaskKind) -> &'static str {
    match kind {
        TaskKind::Overall => CORE_TASK,
        TaskKind::Welfare => "Velfærdsopgave",
        TaskKind::Organisational => "Organisatorisk opgave",
        TaskKind::Workplace => "Arbejdspladsens opgave",
        TaskKind::CoreArea => "Kerneområde",
    }
}

/// Returns the kind of task with this word, whatever its case.
pub(in crate::exchange) fn task_kind_of(word: &str) -> Option<TaskKind> {
    KINDS_BELOW.into_iter().find(|kind| task_kind(*kind).to_lowercase() == word.trim().to_lowercase())
}

/// Returns what a task is called to which rows belong: its title, after that of the task it lies below. No two
/// tasks are called the same.
pub(in crate::exchange) fn task(parent: Option<&str>, title: &str) -> String {
    let own = title.replace('›', "››");
    match parent {
        Some(parent) => format!("{parent}{BELOW}{own}"),
        None if own == CORE_TASK || own == ORGANISATIONAL_TASK => format!("› {own}"),
        None => own,
    }
}
