//! The second coder: another person sorts a random sample of a board blind, and the agreement is measured.
//!
//! A [`Round`] freezes what the first coder had when it was opened: the sample, its categories, where each thought
//! stood, and where the machine would have put it having learnt only from thoughts outside the sample. The second
//! coder sees statements and categories, nothing else, until the round is finished; so does everybody else. Then
//! [`figures`] tells how far the two and the machine agree, and each disagreement gets a decision. What stays true: a
//! round's figures never change once it is finished, whatever happens on the board; no answer can be changed then; and
//! a round that is abandoned stays in the list with its reason.

pub mod actions;
mod coding_pages;
mod figures;
mod machine;
mod opening;
mod pages;
mod result_pages;
mod round_pages;
mod sample;
pub(crate) mod store;
pub(crate) mod wording;

pub use figures::{CategoryFigures, Figures, Pair, figures};
pub(crate) use pages::routes;

use serde::{Deserialize, Serialize};

use crate::exercise::Exercise;

/// How far a round has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Nobody has begun to sort.
    Open,
    /// The second coder is sorting.
    Coding,
    /// Sorted; the figures are there.
    Finished,
    /// Given up, for a reason.
    Abandoned,
}

impl State {
    /// Returns its stable name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Coding => "coding",
            Self::Finished => "finished",
            Self::Abandoned => "abandoned",
        }
    }
}

/// What the sample was drawn from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawnFrom {
    /// All placed thoughts.
    All,
    /// Those that whoever opened the round had placed, and nobody else: then a colleague who sorted the rest of the
    /// board can be the second coder.
    Own,
}

impl DrawnFrom {
    /// Returns its stable name in forms and the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Own => "own",
        }
    }

    /// Returns the one with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::All, Self::Own].into_iter().find(|from| from.name() == name)
    }
}

/// Who did something, and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Identifier of the person.
    pub by_id: String,
    /// Their name.
    pub by_name: String,
    /// When, in milliseconds UTC.
    pub at: i64,
}

/// A person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Placer {
    /// Identifier.
    pub id: String,
    /// Name.
    pub name: String,
}

/// A category as it was when a round was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenCategory {
    /// Its identifier on the board.
    pub id: String,
    /// Name.
    pub name: String,
    /// What belongs in it; may be empty.
    pub description: String,
}

/// How the machine's answers came about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MachineNote {
    /// How many placed thoughts outside the sample it had learnt from; with none it has only the categories' words.
    pub learnt_from: i64,
    /// What tells the language model it read with from any other; `None`: it read without one.
    pub model: Option<String>,
}

/// Why a round was given up, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Abandonment {
    /// By whom and when.
    pub deed: Deed,
    /// Why.
    pub reason: String,
}

/// A round of second coding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Opaque identifier.
    pub id: String,
    /// The exercise whose board it is about.
    pub exercise: Exercise,
    /// Its number on the board, from 1.
    pub number: i64,
    /// Decides the draws behind sample and intervals.
    pub seed: u64,
    /// What the sample was drawn from.
    pub drawn_from: DrawnFrom,
    /// How many thoughts could be drawn.
    pub drawn_among: i64,
    /// The latest step of the board when it was opened.
    pub board_step: i64,
    /// The categories as they were then, in their order.
    pub categories: Vec<FrozenCategory>,
    /// Everyone who had placed something in the sample.
    pub placed_by: Vec<Placer>,
    /// How the machine's answers came about.
    pub machine: MachineNote,
    /// Who opened it.
    pub opened: Deed,
    /// The second coder, and when they began.
    pub coder: Option<Deed>,
    /// When it was finished, in milliseconds UTC.
    pub finished_at: Option<i64>,
    /// Why it was given up, if it was.
    pub abandoned: Option<Abandonment>,
}

impl Round {
    /// Returns how far it has come.
    #[must_use]
    pub const fn state(&self) -> State {
        match (&self.abandoned, self.finished_at, &self.coder) {
            (Some(_), ..) => State::Abandoned,
            (None, Some(_), _) => State::Finished,
            (None, None, Some(_)) => State::Coding,
            (None, None, None) => State::Open,
        }
    }

    /// Tells why a person cannot be its second coder, as the key of the text that says so: whoever opened it or placed
    /// something in the sample knows where it stands.
    ///
    /// # Errors
    /// The key of the text.
    pub fn may_be_coded_by(&self, person: &str) -> Result<(), &'static str> {
        if self.opened.by_id == person {
            Err("coding-refused-opener")
        } else if self.placed_by.iter().any(|placer| placer.id == person) {
            Err("coding-refused-placer")
        } else {
            Ok(())
        }
    }

    /// Returns the name that a category had; empty when it was none of the round's.
    #[must_use]
    pub fn category_name(&self, id: &str) -> &str {
        self.categories.iter().find(|category| category.id == id).map_or("", |category| category.name.as_str())
    }
}

/// What the second coder answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It belongs in the category with this identifier.
    Category(String),
    /// It cannot be decided.
    Undecidable,
}

/// What was decided about a disagreement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// The first coder's category stands.
    Keep,
    /// The second coder's is taken: the board is changed.
    Take,
    /// To be talked over.
    Later,
}

impl Choice {
    /// Returns its stable name in forms and the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Keep => "keep",
            Self::Take => "take",
            Self::Later => "later",
        }
    }

    /// Returns the one with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Keep, Self::Take, Self::Later].into_iter().find(|choice| choice.name() == name)
    }
}

/// A decision about a disagreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What was decided.
    pub choice: Choice,
    /// A note, mostly on what to talk over; may be empty.
    pub note: String,
    /// By whom and when.
    pub deed: Deed,
    /// The step of the board that carried it out, when one was needed.
    pub step: Option<i64>,
}

/// A thought of the sample.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampledThought {
    /// Its place in the sample, from 1.
    pub position: i64,
    /// Identifier of its card.
    pub card: String,
    /// Identifier of its statement.
    pub statement: String,
    /// The category it stood in.
    pub first: String,
    /// The category that the machine put it in.
    pub machine: String,
    /// What the second coder answered, if they have.
    pub answer: Option<Answer>,
    /// What was decided, if the two disagreed and someone has decided.
    pub decision: Option<Decision>,
}

impl SampledThought {
    /// Returns the second coder's category; `None` when there is no answer or it cannot be decided.
    #[must_use]
    pub fn second(&self) -> Option<&str> {
        match &self.answer {
            Some(Answer::Category(category)) => Some(category),
            Some(Answer::Undecidable) | None => None,
        }
    }

    /// Tells whether the second coder saw it otherwise than the first, or could not decide.
    #[must_use]
    pub fn is_disagreed(&self) -> bool {
        self.answer.is_some() && self.second() != Some(self.first.as_str())
    }
}
