//! What a command changes, decided on the board as it stands: pure, no clock, no database.

mod cards;
mod categories;
mod draft;
mod judging;
mod summary;
#[cfg(test)]
mod tests;

use serde::Serialize;

use super::{Board, Change};
use draft::Draft;

pub use summary::propose_sample;

/// A card as the person who acts has seen it: whoever acts on an older one is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Identifier of the card.
    pub card: String,
    /// The step that had last changed it when they looked; `None`: whatever it is now.
    pub changed_in: Option<i64>,
}

/// Which way to move something in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the beginning.
    Earlier,
    /// Towards the end.
    Later,
}

/// What a person wants done on a board.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are what the variant's own line says")]
pub enum Command {
    /// Put cards into a category.
    Place { cards: Vec<Seen>, category: String },
    /// Put cards where it was suggested that each belongs.
    Accept { placements: Vec<(Seen, String)> },
    /// Say no to a suggested category, so that it is not suggested for the card again.
    Reject { card: Seen, category: String },
    /// Say that cards do not say the same, so that nobody is asked again.
    KeepApart { cards: Vec<Seen> },
    /// Take cards back to those not placed.
    Unplace { cards: Vec<Seen> },
    /// Set cards aside, for a reason.
    SetAside { cards: Vec<Seen>, reason: String },
    /// Make cards one: the first leads, the others stand under it with their votes.
    MergeCards { cards: Vec<Seen> },
    /// Take a merged card out again; taking out the leader takes all apart.
    DetachCard { card: Seen },
    /// Make two thoughts of one card.
    SplitCard { card: Seen, first: String, second: String },
    /// Hide parts of a statement's words, such as a name.
    Mask { statement: String, fragments: Vec<String>, placeholder: String },
    /// Show a statement as it was written.
    Unmask { statement: String },
    /// Erase a statement's words on a person's request. Cannot be undone.
    Erase { statement: String },
    /// Make a category, and put cards into it.
    AddCategory { name: String, description: String, cards: Vec<Seen> },
    /// Give a category another name and description.
    DescribeCategory { category: String, name: String, description: String },
    /// Move a category in the order.
    MoveCategory { category: String, direction: Direction },
    /// Put all of one category into another, and remove it.
    MergeCategories { from: String, into: String },
    /// Remove a category; its cards are then not placed.
    RemoveCategory { category: String },
    /// Write a theme.
    AddTheme { title: String, words: String, statements: Vec<String>, categories: Vec<String> },
    /// Write a theme anew.
    EditTheme { theme: String, title: String, words: String, statements: Vec<String>, categories: Vec<String> },
    /// Move a theme in the order.
    MoveTheme { theme: String, direction: Direction },
    /// Remove a theme.
    RemoveTheme { theme: String },
    /// Choose which statements are shown as examples.
    SetSample { statements: Vec<String> },
}

impl Command {
    /// Returns the command's stable name, as steps and the audit log write it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Place { .. } => "place",
            Self::Accept { .. } => "accept",
            Self::Reject { .. } => "reject",
            Self::KeepApart { .. } => "keep-apart",
            Self::Unplace { .. } => "unplace",
            Self::SetAside { .. } => "set-aside",
            Self::MergeCards { .. } => "merge",
            Self::DetachCard { .. } => "detach",
            Self::SplitCard { .. } => "split",
            Self::Mask { .. } => "mask",
            Self::Unmask { .. } => "unmask",
            Self::Erase { .. } => "erase",
            Self::AddCategory { .. } => "add-category",
            Self::DescribeCategory { .. } => "describe-category",
            Self::MoveCategory { .. } => "move-category",
            Self::MergeCategories { .. } => "merge-categories",
            Self::RemoveCategory { .. } => "remove-category",
            Self::AddTheme { .. } => "add-theme",
            Self::EditTheme { .. } => "edit-theme",
            Self::MoveTheme { .. } => "move-theme",
            Self::RemoveTheme { .. } => "remove-theme",
            Self::SetSample { .. } => "set-sample",
        }
    }
}

/// What a command comes to: changes, or none when everything is so already.
pub type Decision = Result<Vec<Change>, Refusal>;

/// Why a command is not carried out; each has a text `refusal-…` that says what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error, Serialize)]
pub enum Refusal {
    /// Someone has changed the card since it was seen.
    #[error("{0} er ændret, siden du så det")]
    Changed(String),
    /// There is no such card, category, theme or statement on this board (any more).
    #[error("findes ikke på tavlen")]
    Unknown,
    /// The statement was erased.
    #[error("{0} er slettet")]
    Erased(String),
    /// A name is missing.
    #[error("navnet mangler")]
    NameMissing,
    /// Another category has that name.
    #[error("navnet er taget: {0}")]
    NameTaken(String),
    /// A reason is missing.
    #[error("begrundelsen mangler")]
    ReasonMissing,
    /// No card was chosen.
    #[error("der er ikke valgt noget")]
    NothingChosen,
    /// Merging wants at least two cards.
    #[error("der skal mindst to til at lægge sammen")]
    TooFew,
    /// Each of the two thoughts needs words.
    #[error("en tanke mangler ord")]
    ThoughtEmpty,
    /// The card is merged with others: take it out first.
    #[error("{0} er lagt sammen med andre")]
    IsMerged(String),
    /// The words to be hidden are not in the statement.
    #[error("ordene findes ikke i udsagnet")]
    NotInWords,
    /// The statement was split while masked: undo the split first.
    #[error("udsagnet er delt, mens det var skjult")]
    MaskedInParts,
    /// A category cannot be merged with itself.
    #[error("kategorien kan ikke lægges sammen med sig selv")]
    SameCategory,
    /// A theme needs words.
    #[error("temaet mangler tekst")]
    ThemeEmpty,
    /// Something has happened since to what the step touched; the number of the later step, where known.
    #[error("der er sket noget siden")]
    UndoBlocked,
    /// The step is undone already, or is of a kind that cannot be undone.
    #[error("trinnet kan ikke fortrydes")]
    CannotUndo,
    /// There is no step of one's own left to undo.
    #[error("der er ikke noget at fortryde")]
    NothingToUndo,
}

impl Refusal {
    /// Returns the key of its text, and the value of the text's hole `what`, if it has one.
    #[must_use]
    pub fn text(&self) -> (&'static str, &str) {
        match self {
            Self::Changed(what) => ("refusal-changed", what),
            Self::Unknown => ("refusal-unknown", ""),
            Self::Erased(what) => ("refusal-erased", what),
            Self::NameMissing => ("refusal-name-missing", ""),
            Self::NameTaken(what) => ("refusal-name-taken", what),
            Self::ReasonMissing => ("refusal-reason-missing", ""),
            Self::NothingChosen => ("refusal-nothing-chosen", ""),
            Self::TooFew => ("refusal-too-few", ""),
            Self::ThoughtEmpty => ("refusal-thought-empty", ""),
            Self::IsMerged(what) => ("refusal-is-merged", what),
            Self::NotInWords => ("refusal-not-in-words", ""),
            Self::MaskedInParts => ("refusal-masked-in-parts", ""),
            Self::SameCategory => ("refusal-same-category", ""),
            Self::ThemeEmpty => ("refusal-theme-empty", ""),
            Self::UndoBlocked => ("refusal-undo-blocked", ""),
            Self::CannotUndo => ("refusal-cannot-undo", ""),
            Self::NothingToUndo => ("refusal-nothing-to-undo", ""),
        }
    }
}

/// Decides what `command` changes on `board`. New cards, categories and themes get identifiers from `new_id`.
///
/// # Errors
/// [`Refusal`] says why nothing is changed.
pub(super) fn decide(board: &Board, command: &Command, new_id: &mut dyn FnMut() -> String) -> Decision {
    let mut draft = Draft::of(board);
    match command {
        Command::Place { cards, category } => cards::place(&mut draft, cards, category)?,
        Command::Accept { placements } => cards::accept(&mut draft, placements)?,
        Command::Reject { card, category } => judging::reject(&mut draft, card, category)?,
        Command::KeepApart { cards } => judging::keep_apart(&mut draft, cards)?,
        Command::Unplace { cards } => cards::unplace(&mut draft, cards)?,
        Command::SetAside { cards, reason } => cards::set_aside(&mut draft, cards, reason)?,
        Command::MergeCards { cards } => cards::merge(&mut draft, cards)?,
        Command::DetachCard { card } => cards::detach(&mut draft, card)?,
        Command::SplitCard { card, first, second } => cards::split(&mut draft, card, [first, second], &new_id())?,
        Command::Mask { statement, fragments, placeholder } => {
            cards::mask(&mut draft, statement, fragments, placeholder)?
        }
        Command::Unmask { statement } => cards::unmask(&mut draft, statement)?,
        Command::Erase { statement } => cards::erase(&mut draft, statement)?,
        Command::AddCategory { name, description, cards } => {
            categories::add(&mut draft, name, description, cards, &new_id())?
        }
        Command::DescribeCategory { category, name, description } => {
            categories::describe(&mut draft, category, name, description)?
        }
        Command::MoveCategory { category, direction } => categories::shift(&mut draft, category, *direction)?,
        Command::MergeCategories { from, into } => categories::merge(&mut draft, from, into)?,
        Command::RemoveCategory { category } => categories::remove(&mut draft, category)?,
        Command::AddTheme { title, words, statements, categories } => {
            summary::add(&mut draft, [title, words], statements, categories, &new_id())?
        }
        Command::EditTheme { theme, title, words, statements, categories } => {
            summary::edit(&mut draft, theme, [title, words], statements, categories)?
        }
        Command::MoveTheme { theme, direction } => summary::shift(&mut draft, theme, *direction)?,
        Command::RemoveTheme { theme } => summary::remove(&mut draft, theme)?,
        Command::SetSample { statements } => summary::set_sample(&mut draft, statements)?,
    }
    Ok(draft.finish())
}
