//! What an action must say: read once, at the door.

use super::{Action, ActionKind, ActionState};

/// The longest title, in letters: one line of a list.
const MOST_TITLE: usize = 200;
/// The longest description, in letters: a page.
const MOST_DESCRIPTION: usize = 4_000;
/// The longest name of who is responsible, and the longest reason, in letters.
const MOST_WORDS: usize = 600;

/// What an action says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// What it is called.
    pub title: String,
    /// What it is about.
    pub description: String,
    /// What kind of action.
    pub kind: ActionKind,
    /// Whose responsibility it is, in words.
    pub responsible: String,
    /// The unit that is to own it; none: the widest one where the actor may propose actions.
    pub unit: Option<String>,
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has no title.
    NoTitle,
    /// The title is longer than a line of a list.
    LongTitle,
    /// The description is longer than a page.
    LongDescription,
    /// What says who is responsible is too long.
    LongResponsible,
    /// It says what it supports, but not how.
    NoSupportReason,
    /// What it is said to support is not on the thread.
    UnknownSupport,
    /// It says how it helps, but not what.
    NothingSupported,
    /// It cannot come into that state from where it stands.
    NoSuchMove,
    /// What has to be chosen first cannot become what runs from day to day, or the reverse, once it has moved on.
    KindSettled,
    /// A change of state has no reason.
    NoReason,
    /// A reason is too long.
    LongReason,
}

impl Refusal {
    /// Returns the key of the text that says what to do.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NoTitle => "action-refused-no-title",
            Self::LongTitle => "action-refused-long-title",
            Self::LongDescription => "action-refused-long-description",
            Self::LongResponsible => "action-refused-long-responsible",
            Self::NoSupportReason => "action-refused-no-support-reason",
            Self::UnknownSupport => "action-refused-unknown-support",
            Self::NothingSupported => "action-refused-nothing-supported",
            Self::NoSuchMove => "action-refused-move",
            Self::KindSettled => "action-refused-kind-settled",
            Self::NoReason => "action-refused-no-reason",
            Self::LongReason => "action-refused-long-reason",
        }
    }

    /// Returns the field of the form that it is about.
    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::NoTitle | Self::LongTitle => "titel",
            Self::LongDescription => "beskrivelse",
            Self::LongResponsible => "ansvarlig",
            Self::NoSupportReason => "hvordan",
            Self::UnknownSupport | Self::NothingSupported => "stoetter",
            Self::NoSuchMove => "tilstand",
            Self::KindSettled => "slags",
            Self::NoReason | Self::LongReason => "grund",
        }
    }
}

/// Returns a draft without spaces around its words.
pub(super) fn trimmed(draft: &Draft) -> Draft {
    Draft {
        title: draft.title.split_whitespace().collect::<Vec<_>>().join(" "),
        description: draft.description.trim().replace("\r\n", "\n"),
        responsible: draft.responsible.trim().to_owned(),
        ..draft.clone()
    }
}

/// Returns everything that a trimmed draft breaks; nothing when it can be kept.
pub(super) fn faults(draft: &Draft) -> Vec<Refusal> {
    let is_long = |text: &str, most: usize| text.chars().count() > most;
    let rules = [
        (draft.title.is_empty(), Refusal::NoTitle),
        (is_long(&draft.title, MOST_TITLE), Refusal::LongTitle),
        (is_long(&draft.description, MOST_DESCRIPTION), Refusal::LongDescription),
        (is_long(&draft.responsible, MOST_WORDS), Refusal::LongResponsible),
    ];
    rules.into_iter().filter(|(is_broken, _)| *is_broken).map(|(_, refusal)| refusal).collect()
}

/// Tells whether a draft would make an action that has moved on a kind that moves by other rules: then a project could
/// start as a service and be called a project afterwards, and pass by the priority test.
pub(super) fn is_kind_settled(action: &Action, draft: &Draft) -> bool {
    action.state != ActionState::Proposed && draft.kind.runs_by_itself() != action.kind.runs_by_itself()
}

/// Returns what a trimmed reason breaks: for a change of state, for a link.
pub(crate) fn reason_fault(reason: &str) -> Option<Refusal> {
    match reason.chars().count() {
        0 => Some(Refusal::NoReason),
        letters if letters > MOST_WORDS => Some(Refusal::LongReason),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(title: &str, description: &str) -> Draft {
        Draft {
            title: title.into(),
            description: description.into(),
            kind: ActionKind::Idea,
            responsible: String::new(),
            unit: None,
        }
    }

    #[test]
    fn all_faults_of_a_draft_are_told_at_once() {
        let long = draft("  ", &"å".repeat(MOST_DESCRIPTION + 1));
        assert_eq!(faults(&trimmed(&long)), [Refusal::NoTitle, Refusal::LongDescription]);
        assert!(faults(&trimmed(&draft(&"å".repeat(MOST_TITLE), &"å".repeat(MOST_DESCRIPTION)))).is_empty());
    }

    #[test]
    fn a_title_is_one_line() {
        assert_eq!(trimmed(&draft(" Natur \n og  leg ", "")).title, "Natur og leg");
    }

    #[test]
    fn a_change_of_state_needs_a_reason() {
        assert_eq!(reason_fault(""), Some(Refusal::NoReason));
        assert_eq!(reason_fault("Fordi"), None);
        assert_eq!(reason_fault(&"x".repeat(MOST_WORDS + 1)), Some(Refusal::LongReason));
    }
}
