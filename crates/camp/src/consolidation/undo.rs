//! Undoing a step: its changes turned round, as long as everything it touched still stands as it left it.

use super::rules::Refusal;
use super::{Board, Change, Edit, Sample, Step};

/// Decides what undoing `step` changes.
///
/// # Errors
/// [`Refusal::CannotUndo`] when it is undone already, an erasure, or the masking at an import (which is taken
/// back statement by statement, with a look at each); [`Refusal::UndoBlocked`] when a later step
/// has changed something it touched, which would then be lost.
pub(super) fn undo(board: &Board, step: &Step) -> Result<Vec<Change>, Refusal> {
    if step.undone_by.is_some() || !can_be_undone(&step.kind) {
        return Err(Refusal::CannotUndo);
    }
    let changes: Vec<Change> = step.changes.iter().rev().map(turned_round).collect();
    let still_stands = step.changes.iter().all(|change| stands(board, change));
    if still_stands && board.with(&changes).holds_together() { Ok(changes) } else { Err(Refusal::UndoBlocked) }
}

/// Tells whether steps of this kind can be undone at all.
pub(super) fn can_be_undone(kind: &str) -> bool {
    !matches!(kind, "erase" | "import")
}

fn stands(board: &Board, change: &Change) -> bool {
    fn same<T: PartialEq>(now: Option<&T>, edit: &Edit<T>) -> bool {
        now == edit.after.as_ref()
    }
    match change {
        Change::Card(edit) => same(board.cards.get(&edit.id).map(|(card, _)| card), edit),
        Change::Category(edit) => same(board.categories.get(&edit.id), edit),
        Change::Mask(edit) => same(board.masks.get(&edit.id), edit),
        Change::Theme(edit) => same(board.themes.get(&edit.id), edit),
        Change::Judgement(edit) => same(board.judgements.get(&edit.id), edit),
        Change::Sample(edit) => same(board.samples.contains(&edit.id).then(Sample::default).as_ref(), edit),
    }
}

fn turned_round(change: &Change) -> Change {
    match change {
        Change::Card(edit) => Change::Card(edit.turned_round()),
        Change::Category(edit) => Change::Category(edit.turned_round()),
        Change::Mask(edit) => Change::Mask(edit.turned_round()),
        Change::Theme(edit) => Change::Theme(edit.turned_round()),
        Change::Judgement(edit) => Change::Judgement(edit.turned_round()),
        Change::Sample(edit) => Change::Sample(edit.turned_round()),
    }
}
