//! The exercises of a camp's programme, in the order in which they are held.

use serde::{Deserialize, Serialize};

/// An exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Exercise {
    /// How would we see that we succeed?
    Indicator,
    /// Two goods that pull apart.
    Tradeoff,
    /// Headline and story of an imagined future newspaper.
    Frontpage,
    /// What must be in place.
    Precondition,
    /// What an actor can do.
    Contribution,
    /// The good idea.
    Idea,
    /// Anything else participants want said.
    Noticeboard,
}

impl Exercise {
    /// All exercises, in the programme's order.
    pub const ALL: [Self; 7] = [
        Self::Indicator,
        Self::Tradeoff,
        Self::Frontpage,
        Self::Precondition,
        Self::Contribution,
        Self::Idea,
        Self::Noticeboard,
    ];

    /// Returns the stable name in files, commands and the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Indicator => "indicator",
            Self::Tradeoff => "tradeoff",
            Self::Frontpage => "frontpage",
            Self::Precondition => "precondition",
            Self::Contribution => "contribution",
            Self::Idea => "idea",
            Self::Noticeboard => "noticeboard",
        }
    }

    /// Returns the name in addresses, in Danish.
    #[must_use]
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Indicator => "indikatorer",
            Self::Tradeoff => "afvejninger",
            Self::Frontpage => "avisforsider",
            Self::Precondition => "forudsaetninger",
            Self::Contribution => "bidrag",
            Self::Idea => "den-gode-ide",
            Self::Noticeboard => "opslagstavle",
        }
    }

    /// Returns the exercise with this stable name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|exercise| exercise.name() == name)
    }

    /// Returns the exercise with this name in addresses.
    #[must_use]
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|exercise| exercise.slug() == slug)
    }

    /// Returns the key of the exercise's title.
    #[must_use]
    pub fn title_key(self) -> String {
        format!("exercise-{}", self.name())
    }
}
