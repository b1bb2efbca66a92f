//! What the machine proposes on a board, for a person to decide: a category for each statement that waits, groups where
//! there are no categories, statements that say the same.
//!
//! A suggestion is nothing until somebody accepts it, and accepting is a step on the board like any other
//! (`consolidation::Command`), with the same rules, history and undo. The engine is the crate `text`; `material` is
//! what it gets, `desk` where its work is done and kept, `meaning` the seam to a local language model. The pages work
//! as pages of their own; the board's script shows the same in a panel.

pub mod command;

mod bulk;
mod bulk_pages;
mod choice;
mod desk;
mod duplicate_pages;
mod duplicate_sets;
mod group_pages;
mod groups;
mod material;
pub(crate) mod meaning;
mod pace;
mod why_page;
mod work;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use platform::access::Right;
use platform::store::StoreError;
use ui::{Routes, Visitor, Work};

pub(crate) use choice::Choice;
pub(crate) use desk::{Kind, Suggested};
pub use material::Material;
pub(crate) use work::WorkView;

use crate::consolidation::{Board, BoardKey, Place, step_store};

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/camps/{camp}/{exercise}/tavle/hvorfor/{card}", Right::Consolidate, why_page::show)
        .get("/camps/{camp}/{exercise}/tavle/forslag", Right::Consolidate, bulk_pages::show)
        .post("/camps/{camp}/{exercise}/tavle/forslag", Right::Consolidate, bulk_pages::accept)
        .get("/camps/{camp}/{exercise}/tavle/grupper", Right::Consolidate, group_pages::show)
        .post("/camps/{camp}/{exercise}/tavle/grupper", Right::Consolidate, group_pages::create)
        .get("/camps/{camp}/{exercise}/tavle/dubletter", Right::Consolidate, duplicate_pages::show)
        .post("/camps/{camp}/{exercise}/tavle/dubletter", Right::Consolidate, duplicate_pages::decide)
        .get("/camps/{camp}/{exercise}/tavle/arbejde", Right::Consolidate, work::show)
        .post("/camps/{camp}/{exercise}/tavle/arbejde", Right::Consolidate, work::change)
}

/// What a board shows of suggestions.
#[derive(Clone, Debug, Default)]
pub(crate) struct Advice {
    /// The newest suggestions there are; they may be of an earlier step while new ones are worked out.
    pub(crate) suggested: Option<Arc<Suggested>>,
    /// Work under way, or stopped.
    pub(crate) work: Option<WorkView>,
    /// About how many minutes the rest will take the one who looks; `None`: no telling.
    pub(crate) minutes: Option<i64>,
}

impl Advice {
    /// Gathers what a board shows.
    pub(crate) async fn of(visitor: &Visitor, key: &BoardKey, board: &Arc<Board>) -> Result<Self, StoreError> {
        let waiting = board.cards.values().filter(|(card, _)| card.place == Place::NotPlaced).count();
        if waiting == 0 {
            return Ok(Self::default());
        }
        let by = visitor.actor.audit_name();
        let steps = step_store::recent_of(&mut visitor.app.db.reader(), key, &by).await?;
        let minutes = pace::minutes_left(&pace::strokes(&steps), waiting);
        if board.categories.is_empty() {
            return Ok(Self { minutes, ..Self::default() });
        }
        let (suggested, work) = newest(visitor, key, board).await;
        Ok(Self { suggested, work, minutes })
    }
}

async fn newest(visitor: &Visitor, key: &BoardKey, board: &Arc<Board>) -> (Option<Arc<Suggested>>, Option<WorkView>) {
    match desk::suggestions(visitor, key, board).await {
        Work::Done(suggested) => (Some(suggested), None),
        unfinished => (desk::latest(&visitor.app, key), WorkView::of(Kind::Suggestions, &unfinished)),
    }
}
