//! What a link on the thread says.

/// What a link says of the two things that it joins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Relation {
    /// The first helps the second to succeed: upwards, towards north. Never in a circle.
    Supports,
    /// The first rests on the second: towards evidence.
    DerivesFrom,
    /// The first holds because the second decided so.
    DecidedBy,
    /// The first shows how the second goes.
    Measures,
    /// The first carries the second out.
    Implements,
}

impl Relation {
    /// All relations.
    pub const ALL: [Self; 5] = [Self::Supports, Self::DerivesFrom, Self::DecidedBy, Self::Measures, Self::Implements];

    /// Returns the stable name: `supports`, `derives_from`, …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Supports => "supports",
            Self::DerivesFrom => "derives_from",
            Self::DecidedBy => "decided_by",
            Self::Measures => "measures",
            Self::Implements => "implements",
        }
    }

    /// Returns the relation with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.name() == name)
    }

    /// Tells whether the link's second end is above its first. Otherwise the second is what the first rests on.
    #[must_use]
    pub const fn goes_up(self) -> bool {
        matches!(self, Self::Supports | Self::Measures | Self::Implements)
    }
}
