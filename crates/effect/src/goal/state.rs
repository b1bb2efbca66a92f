//! Where a goal stands, and who may move it on.

use platform::access::Right;
use platform::store::StoreError;

/// Where a goal stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GoalState {
    /// An administration wants it.
    Proposed,
    /// The committee has given it a place in its order.
    Prioritised,
    /// It has been decided.
    Adopted,
    /// It was decided, and holds no longer.
    Ended,
    /// It was never decided, and nobody wants it any more.
    Dropped,
}

impl GoalState {
    /// All states, in the order in which a goal meets them.
    pub const ALL: [Self; 5] = [Self::Proposed, Self::Prioritised, Self::Adopted, Self::Ended, Self::Dropped];

    /// Returns the stable name: `proposed`, `adopted`, …
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Prioritised => "prioritised",
            Self::Adopted => "adopted",
            Self::Ended => "ended",
            Self::Dropped => "dropped",
        }
    }

    /// Returns the state with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// Tells whether everyone may read of a goal that stands here.
    #[must_use]
    pub const fn is_public(self) -> bool {
        matches!(self, Self::Adopted | Self::Ended)
    }

    /// Tells whether a goal that stands here is on the thread, and in the committee's order.
    #[must_use]
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Proposed | Self::Prioritised | Self::Adopted)
    }

    /// Returns the rights of which one is enough to move a goal from here to `to` with nothing but a reason; none when
    /// that takes a decision, or is not possible. Whoever proposed may take back what the committee has not looked at,
    /// and the committee may decline it.
    #[must_use]
    pub const fn rights_to(self, to: Self) -> &'static [Right] {
        match (self, to) {
            (Self::Proposed, Self::Dropped) | (Self::Dropped, Self::Proposed) => {
                &[Right::ProposeGoal, Right::DecideGoal]
            }
            (Self::Prioritised, Self::Dropped) => &[Right::DecideGoal],
            _ => &[],
        }
    }

    /// Tells whether a decision can move a goal from here to `to`: what has a place in the order is adopted, what was
    /// adopted is ended, and what was ended is adopted anew.
    #[must_use]
    pub const fn can_be_decided(self, to: Self) -> bool {
        matches!((self, to), (Self::Prioritised | Self::Ended, Self::Adopted) | (Self::Adopted, Self::Ended))
    }
}

impl TryFrom<String> for GoalState {
    type Error = StoreError;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        Self::from_name(&name).ok_or_else(|| StoreError::Unreadable(format!("effect_goal: {name}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_is_found_by_its_name() {
        for state in GoalState::ALL {
            assert_eq!(GoalState::from_name(state.name()), Some(state));
        }
    }

    #[test]
    fn only_what_the_committee_has_ranked_or_once_adopted_is_adopted() {
        let from = GoalState::ALL.into_iter().filter(|from| from.can_be_decided(GoalState::Adopted));
        assert_eq!(from.collect::<Vec<_>>(), [GoalState::Prioritised, GoalState::Ended]);
    }

    #[test]
    fn nothing_becomes_public_or_stops_being_public_without_a_decision() {
        for from in GoalState::ALL {
            for to in GoalState::ALL.into_iter().filter(|to| to.is_public() != from.is_public()) {
                assert!(from.rights_to(to).is_empty(), "{from:?} → {to:?}");
            }
        }
    }

    #[test]
    fn what_was_dropped_can_be_proposed_again_and_what_the_committee_has_ranked_only_it_drops() {
        assert!(GoalState::Dropped.rights_to(GoalState::Proposed).contains(&Right::ProposeGoal));
        assert_eq!(GoalState::Prioritised.rights_to(GoalState::Dropped), [Right::DecideGoal]);
    }
}
