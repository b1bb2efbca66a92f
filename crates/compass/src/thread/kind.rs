//! What kinds of things stand on the thread.

use serde::Serialize;

/// What kind of thing stands on the thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The lasting effect that the municipality exists to create; the topmost is north.
    CoreTask,
    /// One version of what a core task says.
    Wording,
    /// The next large advance for a core task.
    Focus,
    /// An acknowledged difficulty.
    Challenge,
    /// A situation in which the municipality decides over people's lives.
    AuthorityTask,
    /// What employees provide.
    Service,
    /// What must be in place for the purpose to be met.
    Precondition,
    /// What an actor can do.
    Contribution,
    /// A rule of conduct for how the task is met.
    Principle,
    /// What the council wants to happen for those whom a core area is for.
    Goal,
    /// What shows whether a goal is reached.
    Indicator,
    /// Anything done in the organisation that must trace to the core task.
    Action,
    /// A test of an action against the core task.
    PriorityTest,
    /// A workplace's own account of how the core task shows there.
    Voice,
    /// A facilitated day on one core task.
    Camp,
    /// What an analysis says: a message, a precondition, a contribution.
    Finding,
    /// A summary of what statements say together.
    Theme,
    /// A group of statements.
    Category,
    /// One thought, as written.
    Statement,
}

impl Kind {
    /// All kinds, from north and down.
    pub const ALL: [Self; 19] = [
        Self::CoreTask,
        Self::Wording,
        Self::Focus,
        Self::Challenge,
        Self::AuthorityTask,
        Self::Service,
        Self::Precondition,
        Self::Contribution,
        Self::Principle,
        Self::Goal,
        Self::Indicator,
        Self::Action,
        Self::PriorityTest,
        Self::Voice,
        Self::Camp,
        Self::Finding,
        Self::Theme,
        Self::Category,
        Self::Statement,
    ];

    /// Returns the stable name: `core-task`, `camp`, …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::CoreTask => "core-task",
            Self::Wording => "wording",
            Self::Focus => "focus",
            Self::Challenge => "challenge",
            Self::AuthorityTask => "authority-task",
            Self::Service => "service",
            Self::Precondition => "precondition",
            Self::Contribution => "contribution",
            Self::Principle => "principle",
            Self::Goal => "goal",
            Self::Indicator => "indicator",
            Self::Action => "action",
            Self::PriorityTest => "priority-test",
            Self::Voice => "voice",
            Self::Camp => "camp",
            Self::Finding => "finding",
            Self::Theme => "theme",
            Self::Category => "category",
            Self::Statement => "statement",
        }
    }

    /// Returns the kind with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Returns the place among what lies below a thing: what people do first, a thing's own parts and words last.
    #[must_use]
    pub(super) fn place_below(self) -> usize {
        let first =
            [Self::CoreTask, Self::Goal, Self::Indicator, Self::Camp, Self::Action, Self::PriorityTest, Self::Voice];
        let last = if self == Self::Wording { usize::MAX } else { first.len() };
        first.iter().position(|one| *one == self).unwrap_or(last)
    }

    /// Tells whether things of this kind stand on a camp's board or are the camp itself: the camp tells of them, and
    /// they are not in the table of nodes.
    #[must_use]
    pub const fn is_of_a_camp(self) -> bool {
        matches!(self, Self::Camp | Self::Finding | Self::Theme | Self::Category | Self::Statement)
    }
}

#[cfg(test)]
mod tests {
    use super::Kind;

    #[test]
    fn every_kind_is_found_by_its_name() {
        for kind in Kind::ALL {
            assert_eq!(Kind::from_name(kind.name()), Some(kind));
        }
    }
}
