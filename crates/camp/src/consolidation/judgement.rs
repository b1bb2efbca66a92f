//! A person's no to something that was suggested, kept so that it is not suggested again. It is no statement about the
//! world and counts nowhere; a no that refers to a category or card that has gone has no effect, and has it again when
//! an undo brings that back.

use serde::{Deserialize, Serialize};

/// A no.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// The card does not belong in the category.
    NotIn {
        /// Identifier of the card.
        card: String,
        /// Identifier of the category.
        category: String,
    },
    /// Two cards do not say the same.
    NotSame {
        /// Identifier of the card whose identifier comes first.
        one: String,
        /// Identifier of the other.
        other: String,
    },
}

impl Judgement {
    /// Returns the no to two cards being the same, whichever is named first.
    #[must_use]
    pub fn not_same(one: &str, other: &str) -> Self {
        let (one, other) = if one <= other { (one, other) } else { (other, one) };
        Self::NotSame { one: one.to_owned(), other: other.to_owned() }
    }

    /// Returns what it is known by: what it says, so that the same no is never kept twice.
    #[must_use]
    pub fn id(&self) -> String {
        match self {
            Self::NotIn { card, category } => format!("not-in:{card}:{category}"),
            Self::NotSame { one, other } => format!("not-same:{one}:{other}"),
        }
    }

    /// Returns the two that it is about.
    #[must_use]
    pub fn about(&self) -> [&str; 2] {
        match self {
            Self::NotIn { card, category } => [card, category],
            Self::NotSame { one, other } => [one, other],
        }
    }
}
