//! Where an action stands, and who may move it on.

use platform::access::Right;
use platform::store::StoreError;

use super::ActionKind;

/// Where an action stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ActionState {
    /// Someone wants it.
    Proposed,
    /// It has been decided to do it.
    Chosen,
    /// It is being done.
    Running,
    /// It is done, or has stopped.
    Ended,
    /// It has been decided not to do it.
    Declined,
}

impl ActionState {
    /// All states, in the order in which an action meets them.
    pub const ALL: [Self; 5] = [Self::Proposed, Self::Chosen, Self::Running, Self::Ended, Self::Declined];

    /// Returns the stable name: `proposed`, `chosen`, …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Chosen => "chosen",
            Self::Running => "running",
            Self::Ended => "ended",
            Self::Declined => "declined",
        }
    }

    /// Returns the state with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Tells whether everyone may read of an action that stands here.
    #[must_use]
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Chosen | Self::Running | Self::Ended)
    }

    /// Tells whether an action that stands here has to reach north.
    #[must_use]
    pub const fn is_on_thread(self) -> bool {
        matches!(self, Self::Proposed | Self::Chosen | Self::Running)
    }

    /// Returns the right that it takes to move an action of a kind from here to `to`; none when that is not possible.
    ///
    /// Choosing and declining are decisions, and so is starting what has not been chosen, except for what runs from
    /// day to day. The rest is for whoever works with it. Only what everyone may read can be ended, so that ending
    /// publishes nothing; what is only proposed is declined.
    #[must_use]
    pub fn right_to(self, to: Self, kind: ActionKind) -> Option<Right> {
        use ActionState::{Chosen, Declined, Ended, Proposed, Running};
        match (self, to) {
            (Running, Proposed) | (Proposed | Declined, Ended) => None,
            (from, to) if from == to => None,
            (_, Chosen | Declined) | (Chosen, Proposed) => Some(Right::DecidePriority),
            (Proposed, Running) if kind.runs_by_itself() => Some(Right::ProposeAction),
            (Proposed | Declined, Running) => Some(Right::DecidePriority),
            (_, _) => Some(Right::ProposeAction),
        }
    }
}

impl TryFrom<String> for ActionState {
    type Error = StoreError;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::from_name(&name).ok_or_else(|| StoreError::Unreadable(format!("compass_action: {name}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_found_by_its_name() {
        for state in ActionState::ALL {
            assert_eq!(ActionState::from_name(state.name()), Some(state));
        }
    }

    #[test]
    fn choosing_and_declining_is_for_those_who_decide_on_priorities() {
        for kind in ActionKind::ALL {
            for from in ActionState::ALL {
                for to in [ActionState::Chosen, ActionState::Declined] {
                    let right = from.right_to(to, kind);
                    assert!(from == to || right == Some(Right::DecidePriority), "{from:?} → {to:?}: {right:?}");
                }
                assert_eq!(from.right_to(from, kind), None, "{from:?}");
            }
        }
    }

    #[test]
    fn a_project_starts_when_it_is_chosen_and_a_service_runs_already() {
        use ActionState::{Chosen, Proposed, Running};
        assert_eq!(Proposed.right_to(Running, ActionKind::Service), Some(Right::ProposeAction));
        assert_eq!(Proposed.right_to(Running, ActionKind::Project), Some(Right::DecidePriority));
        assert_eq!(Chosen.right_to(Running, ActionKind::Project), Some(Right::ProposeAction));
    }

    #[test]
    fn ending_an_action_never_publishes_what_was_not_public() {
        for kind in ActionKind::ALL {
            for from in ActionState::ALL.into_iter().filter(|from| !from.is_public()) {
                assert_eq!(from.right_to(ActionState::Ended, kind), None, "{from:?}");
            }
        }
    }

    #[test]
    fn what_was_declined_can_be_proposed_again() {
        assert_eq!(ActionState::Declined.right_to(ActionState::Proposed, ActionKind::Idea), Some(Right::ProposeAction));
    }
}
