//! What a goal must say, and what a decision on it must: read once, at the door.

use jiff::civil::Date;

use super::{Goal, GoalState};
use crate::typed::{broken, is_long, one_line};

/// The longest title, in letters: one line of a list.
const MOST_TITLE: usize = 200;
/// The longest need and target group, in letters: a page.
const MOST_TEXT: usize = 4_000;
/// The longest of the shorter texts (responsible, reason, who decided, reference), in letters.
const MOST_WORDS: usize = 600;

/// What a goal says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Draft {
    /// What is to happen for the end users.
    pub title: String,
    /// The end users' need that it answers.
    pub need: String,
    /// Whom it is for.
    pub target_group: String,
    /// Whose responsibility it is, in words.
    pub responsible: String,
    /// The first day of its period as `yyyy-mm-dd`; empty when not said.
    pub from_day: String,
    /// The last day of its period; empty when not said.
    pub to_day: String,
    /// Identifier of the core task that it is set for.
    pub core_task: String,
    /// The unit that proposes it; none: the widest one where the actor may propose goals. Only of a new goal.
    pub unit: Option<String>,
}

impl Draft {
    /// Returns what a goal says now.
    #[must_use]
    pub fn of(goal: &Goal) -> Self {
        Self {
            title: goal.title.clone(),
            need: goal.need.clone(),
            target_group: goal.target_group.clone(),
            responsible: goal.responsible.clone(),
            from_day: goal.from_day.clone(),
            to_day: goal.to_day.clone(),
            core_task: goal.core_task_id.clone(),
            unit: None,
        }
    }
}

/// A decision of those who decide on goals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// Who decided: the committee's or the council's name.
    pub by: String,
    /// On which day, as `yyyy-mm-dd`.
    pub day: String,
    /// Where it can be read: the meeting and the item, or an address.
    pub reference: String,
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It has no title.
    NoTitle,
    /// The title is longer than a line of a list.
    LongTitle,
    /// It does not say which need it answers.
    NoNeed,
    /// What says the need is too long.
    LongNeed,
    /// What says whom it is for is too long.
    LongTargetGroup,
    /// What says who is responsible is too long.
    LongResponsible,
    /// The first day is no day.
    FromDay,
    /// The last day is no day.
    ToDay,
    /// The last day comes before the first.
    ToBeforeFrom,
    /// It is set for nothing that is in force.
    NoCoreTask,
    /// The core task stays once the committee has looked at the goal.
    CoreTaskSettled,
    /// What is over is not changed.
    Over,
    /// It cannot come into that state from where it stands.
    NoSuchMove,
    /// No state is chosen.
    NoState,
    /// A step has no reason.
    NoReason,
    /// A reason is too long.
    LongReason,
    /// The reason for one goal's place is too long.
    LongOwnReason,
    /// Nobody is said to have decided.
    NoDecider,
    /// The name of who decided is too long.
    LongDecider,
    /// The day of the decision is no day.
    DecisionDay,
    /// The decision is said to be taken on a day that has not been.
    FutureDay,
    /// It is not said where the decision can be read.
    NoReference,
    /// Where it can be read is said with too many words.
    LongReference,
    /// A place in the order is not a whole number from 1.
    Place,
    /// Two goals have the same place.
    SamePlace,
    /// No goal has a place.
    NoPlaces,
}

impl Refusal {
    /// Returns the key of the text that says what to do.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NoTitle => "goal-refused-no-title",
            Self::LongTitle => "goal-refused-long-title",
            Self::NoNeed => "goal-refused-no-need",
            Self::LongNeed => "goal-refused-long-need",
            Self::LongTargetGroup => "goal-refused-long-target-group",
            Self::LongResponsible => "goal-refused-long-responsible",
            Self::FromDay => "goal-refused-from-day",
            Self::ToDay => "goal-refused-to-day",
            Self::ToBeforeFrom => "goal-refused-to-before-from",
            Self::NoCoreTask => "goal-refused-no-core-task",
            Self::CoreTaskSettled => "goal-refused-core-task-settled",
            Self::Over => "goal-refused-over",
            Self::NoSuchMove => "goal-refused-move",
            Self::NoState => "goal-refused-no-state",
            Self::NoReason => "goal-refused-no-reason",
            Self::LongReason => "goal-refused-long-reason",
            Self::LongOwnReason => "goal-refused-long-own-reason",
            Self::NoDecider => "goal-refused-no-decider",
            Self::LongDecider => "goal-refused-long-decider",
            Self::DecisionDay => "goal-refused-decision-day",
            Self::FutureDay => "goal-refused-future-day",
            Self::NoReference => "goal-refused-no-reference",
            Self::LongReference => "goal-refused-long-reference",
            Self::Place => "goal-refused-place",
            Self::SamePlace => "goal-refused-same-place",
            Self::NoPlaces => "goal-refused-no-places",
        }
    }

    /// Returns the field of the form that it is about.
    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::NoTitle | Self::LongTitle | Self::Over => "titel",
            Self::NoNeed | Self::LongNeed => "behov",
            Self::LongTargetGroup => "maalgruppe",
            Self::LongResponsible => "ansvarlig",
            Self::FromDay => "fra",
            Self::ToDay | Self::ToBeforeFrom => "til",
            Self::NoCoreTask | Self::CoreTaskSettled => "kerneopgave",
            Self::NoSuchMove | Self::NoState => "tilstand",
            Self::NoReason | Self::LongReason => "grund",
            Self::NoDecider | Self::LongDecider => "hvem",
            Self::DecisionDay | Self::FutureDay => "dag",
            Self::NoReference | Self::LongReference => "henvisning",
            Self::Place | Self::SamePlace | Self::NoPlaces | Self::LongOwnReason => "raekkefoelge",
        }
    }
}

fn text(text: &str) -> String {
    text.trim().replace("\r\n", "\n")
}

/// Returns a draft without spaces around its words.
pub(super) fn trimmed(draft: &Draft) -> Draft {
    Draft {
        title: one_line(&draft.title),
        need: text(&draft.need),
        target_group: text(&draft.target_group),
        responsible: one_line(&draft.responsible),
        from_day: draft.from_day.trim().to_owned(),
        to_day: draft.to_day.trim().to_owned(),
        core_task: draft.core_task.trim().to_owned(),
        unit: draft.unit.clone(),
    }
}

/// Reads a day that may be left out; an error for what is no day.
fn optional_day(text: &str) -> Result<Option<Date>, ()> {
    if text.is_empty() { Ok(None) } else { text.parse().map(Some).map_err(drop) }
}

/// Returns everything that a trimmed draft breaks; nothing when it can be kept.
pub(super) fn faults(draft: &Draft) -> Vec<Refusal> {
    let (from, to) = (optional_day(&draft.from_day), optional_day(&draft.to_day));
    let is_backwards = matches!((from, to), (Ok(Some(from)), Ok(Some(to))) if to < from);
    broken([
        (draft.title.is_empty(), Refusal::NoTitle),
        (is_long(&draft.title, MOST_TITLE), Refusal::LongTitle),
        (draft.need.is_empty(), Refusal::NoNeed),
        (is_long(&draft.need, MOST_TEXT), Refusal::LongNeed),
        (is_long(&draft.target_group, MOST_TEXT), Refusal::LongTargetGroup),
        (is_long(&draft.responsible, MOST_WORDS), Refusal::LongResponsible),
        (from.is_err(), Refusal::FromDay),
        (to.is_err(), Refusal::ToDay),
        (is_backwards, Refusal::ToBeforeFrom),
    ])
}

/// What a trimmed draft may not change of a goal, where it stands now.
pub(super) fn edit_fault(goal: &Goal, draft: &Draft) -> Option<Refusal> {
    if !goal.state.is_open() {
        return Some(Refusal::Over);
    }
    let is_settled = goal.state != GoalState::Proposed && draft.core_task != goal.core_task_id;
    is_settled.then_some(Refusal::CoreTaskSettled)
}

/// Returns a decision without spaces around its words.
pub(super) fn trimmed_decision(decision: &Decision) -> Decision {
    Decision {
        by: one_line(&decision.by),
        day: decision.day.trim().to_owned(),
        reference: one_line(&decision.reference),
    }
}

/// Whether it must be said where a decision can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reference {
    /// It must.
    Needed,
    /// It may be left out.
    Optional,
}

/// Returns everything that a trimmed decision breaks on the day `today`.
pub(super) fn decision_faults(decision: &Decision, reference: Reference, today: Date) -> Vec<Refusal> {
    let day = decision.day.parse::<Date>();
    broken([
        (decision.by.is_empty(), Refusal::NoDecider),
        (is_long(&decision.by, MOST_WORDS), Refusal::LongDecider),
        (day.is_err(), Refusal::DecisionDay),
        (day.is_ok_and(|day| day > today), Refusal::FutureDay),
        (reference == Reference::Needed && decision.reference.is_empty(), Refusal::NoReference),
        (is_long(&decision.reference, MOST_WORDS), Refusal::LongReference),
    ])
}

/// Whether a step needs a reason.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Why {
    /// It does.
    Needed,
    /// It may be left out.
    Optional,
}

/// Returns what a trimmed reason breaks.
pub(super) fn reason_fault(reason: &str, why: Why) -> Option<Refusal> {
    match reason.chars().count() {
        0 if why == Why::Needed => Some(Refusal::NoReason),
        letters if letters > MOST_WORDS => Some(Refusal::LongReason),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft { title: "Flere går på efterskole".into(), need: "Unge vil væk hjemmefra".into(), ..Draft::default() }
    }

    #[test]
    fn all_faults_of_a_draft_are_told_at_once() {
        let bad = Draft { title: "  ".into(), need: "å".repeat(MOST_TEXT + 1), from_day: "i går".into(), ..draft() };
        assert_eq!(faults(&trimmed(&bad)), [Refusal::NoTitle, Refusal::LongNeed, Refusal::FromDay]);
        assert!(faults(&trimmed(&draft())).is_empty());
    }

    #[test]
    fn a_period_does_not_end_before_it_begins_and_may_be_a_single_day() {
        let period = |from: &str, to: &str| Draft { from_day: from.into(), to_day: to.into(), ..draft() };
        assert_eq!(faults(&period("2026-05-02", "2026-05-01")), [Refusal::ToBeforeFrom]);
        assert!(faults(&period("2026-05-01", "2026-05-01")).is_empty());
        assert!(faults(&period("", "2026-05-01")).is_empty());
    }

    #[test]
    fn a_decision_says_who_when_and_where_and_was_not_taken_tomorrow() {
        let today = "2026-11-21".parse().unwrap();
        let decision = |day: &str| Decision { by: "Byrådet".into(), day: day.into(), reference: "Punkt 7".into() };
        assert!(decision_faults(&decision("2026-11-21"), Reference::Needed, today).is_empty());
        assert_eq!(decision_faults(&decision("2026-11-22"), Reference::Needed, today), [Refusal::FutureDay]);
        assert_eq!(decision_faults(&decision(""), Reference::Needed, today), [Refusal::DecisionDay]);
        let empty = Decision { day: "2026-01-01".into(), ..Decision::default() };
        assert_eq!(decision_faults(&empty, Reference::Needed, today), [Refusal::NoDecider, Refusal::NoReference]);
        assert_eq!(decision_faults(&empty, Reference::Optional, today), [Refusal::NoDecider]);
    }

    #[test]
    fn a_reason_is_needed_where_it_is_and_never_longer_than_a_few_lines() {
        assert_eq!(reason_fault("", Why::Needed), Some(Refusal::NoReason));
        assert_eq!(reason_fault("", Why::Optional), None);
        assert_eq!(reason_fault(&"x".repeat(MOST_WORDS + 1), Why::Optional), Some(Refusal::LongReason));
    }
}
