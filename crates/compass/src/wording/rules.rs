//! What a wording may say, and which step may follow which. Pure.

use jiff::civil::Date;

use super::{Often, PartKind, State, Version, Words};

/// The longest title, in characters: it stands in menus and figures.
pub(crate) const MAX_TITLE: usize = 300;
/// The longest part, in characters.
pub(crate) const MAX_BODY: usize = 20_000;
/// The most parts.
pub(crate) const MAX_PARTS: usize = 500;

/// Why a step with a wording is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WordingRefusal {
    /// It has no title.
    NoTitle,
    /// The title is longer than 300 characters.
    LongTitle,
    /// A part is longer than 20,000 characters: what kind of part.
    LongPart(PartKind),
    /// It has more than 500 parts.
    ManyParts,
    /// A part that stands once is there twice.
    Twice(PartKind),
    /// A heading is there, but not the words; or the other way round.
    HalfPart(PartKind),
    /// Somebody else saved it in the meantime.
    Changed,
    /// There is a version that is being worked on already.
    OpenAlready,
    /// The step cannot follow on where the version stands.
    NotNow(State),
    /// A reason is missing.
    NoReason,
    /// Which decision adopted it is missing.
    NoDecision,
    /// The day is not a day.
    NoDay,
    /// The day lies ahead.
    DayAhead,
    /// The day lies before the first day of the version that it replaces.
    DayBefore(String),
    /// It says the same as the version that is in force.
    Same,
}

impl WordingRefusal {
    /// Returns the key of the text that says why and what to do.
    #[must_use]
    pub const fn text(&self) -> &'static str {
        match self {
            Self::NoTitle => "wording-refused-no-title",
            Self::LongTitle => "wording-refused-long-title",
            Self::LongPart(_) => "wording-refused-long-part",
            Self::ManyParts => "wording-refused-many-parts",
            Self::Twice(_) => "wording-refused-twice",
            Self::HalfPart(_) => "wording-refused-half-part",
            Self::Changed => "wording-refused-changed",
            Self::OpenAlready => "wording-refused-open",
            Self::NotNow(_) => "wording-refused-not-now",
            Self::NoReason => "wording-refused-no-reason",
            Self::NoDecision => "wording-refused-no-decision",
            Self::NoDay => "wording-refused-no-day",
            Self::DayAhead => "wording-refused-day-ahead",
            Self::DayBefore(_) => "wording-refused-day-before",
            Self::Same => "wording-refused-same",
        }
    }
}

/// Which words are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Of {
    CoreTask,
    Model,
}

/// Checks what a wording says.
pub(crate) fn check(words: &Words, of: Of) -> Result<(), WordingRefusal> {
    let title = words.text(PartKind::Title);
    if of == Of::CoreTask && title.trim().is_empty() {
        return Err(WordingRefusal::NoTitle);
    }
    if title.chars().count() > MAX_TITLE {
        return Err(WordingRefusal::LongTitle);
    }
    if words.0.len() > MAX_PARTS {
        return Err(WordingRefusal::ManyParts);
    }
    for part in &words.0 {
        if part.body.chars().count() > MAX_BODY || part.heading.chars().count() > MAX_BODY {
            return Err(WordingRefusal::LongPart(part.kind));
        }
        if part.body.trim().is_empty() {
            return Err(WordingRefusal::HalfPart(part.kind));
        }
        if part.kind.often() == Often::Once && words.of(part.kind).count() > 1 {
            return Err(WordingRefusal::Twice(part.kind));
        }
    }
    Ok(())
}

/// A step that a person takes with a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Ask others what they think.
    Consult,
    /// Go on writing.
    Recall,
    /// Give it up.
    Withdraw,
    /// Put it in force.
    Adopt,
}

impl Move {
    /// Returns where the version stands after the step.
    ///
    /// # Errors
    /// [`WordingRefusal::NotNow`] when the step cannot follow.
    pub(crate) const fn from(self, state: State) -> Result<State, WordingRefusal> {
        match (self, state) {
            (Self::Consult, State::Draft) => Ok(State::Consultation),
            (Self::Recall, State::Consultation) => Ok(State::Draft),
            (Self::Withdraw, State::Draft | State::Consultation) => Ok(State::Withdrawn),
            (Self::Adopt, State::Draft | State::Consultation) => Ok(State::Adopted),
            (_, state) => Err(WordingRefusal::NotNow(state)),
        }
    }
}

/// A decision that adopts a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Who decided where, such as "Byrådet, punkt 7".
    pub reference: String,
    /// The day from which it holds, yyyy-mm-dd.
    pub day: String,
}

/// Checks a decision against the version in force.
pub(crate) fn check_decision(
    decision: &Decision,
    in_force: Option<&Version>,
    today: Date,
) -> Result<(), WordingRefusal> {
    if decision.reference.trim().is_empty() {
        return Err(WordingRefusal::NoDecision);
    }
    let day: Date = decision.day.parse().map_err(|_| WordingRefusal::NoDay)?;
    if day > today {
        return Err(WordingRefusal::DayAhead);
    }
    match in_force {
        Some(before) if decision.day < before.holds_from => Err(WordingRefusal::DayBefore(before.holds_from.clone())),
        _ => Ok(()),
    }
}

/// Returns the version that was in force on a day: the latest of those that were adopted by then.
#[must_use]
pub(crate) fn on_day<'v>(versions: &'v [Version], day: &str) -> Option<&'v Version> {
    let held = |version: &&Version| {
        matches!(version.state, State::Adopted | State::Replaced)
            && !version.holds_from.is_empty()
            && version.holds_from.as_str() <= day
    };
    versions.iter().filter(held).max_by_key(|version| version.number)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn version(number: i64, state: State, from: &str, until: &str) -> Version {
        Version {
            id: format!("v{number}"),
            number,
            state,
            revision: 1,
            reason: String::new(),
            decision: String::new(),
            holds_from: from.to_owned(),
            holds_until: until.to_owned(),
            by_name: String::new(),
            created_at: 0,
            changed_at: 0,
        }
    }

    fn decision(reference: &str, day: &str) -> Decision {
        Decision { reference: reference.to_owned(), day: day.to_owned() }
    }

    #[test]
    fn on_a_day_the_version_in_force_is_the_latest_adopted_by_then() {
        let versions = [
            version(1, State::Replaced, "2018-01-01", "2020-05-01"),
            version(2, State::Withdrawn, "", ""),
            version(3, State::Adopted, "2020-05-01", ""),
            version(4, State::Draft, "", ""),
        ];
        let number = |day| on_day(&versions, day).map(|version| version.number);
        assert_eq!(number("2017-12-31"), None);
        assert_eq!(number("2020-04-30"), Some(1));
        assert_eq!(number("2020-05-01"), Some(3));
        assert_eq!(number("2030-01-01"), Some(3));
    }

    #[test]
    fn a_decision_names_who_decided_and_a_day_that_has_been() {
        let today = date(2026, 11, 26);
        let before = version(1, State::Adopted, "2024-03-01", "");
        let check = |reference, day| check_decision(&decision(reference, day), Some(&before), today);
        assert_eq!(check("Byrådet, punkt 7", "2026-11-26"), Ok(()));
        assert_eq!(check("Byrådet, punkt 7", "2024-03-01"), Ok(()));
        assert_eq!(check(" ", "2026-11-26"), Err(WordingRefusal::NoDecision));
        assert_eq!(check("Byrådet", "i går"), Err(WordingRefusal::NoDay));
        assert_eq!(check("Byrådet", "2026-11-27"), Err(WordingRefusal::DayAhead));
        assert_eq!(check("Byrådet", "2024-02-29"), Err(WordingRefusal::DayBefore("2024-03-01".into())));
    }

    #[test]
    fn what_is_in_force_or_given_up_is_not_worked_on() {
        for step in [Move::Consult, Move::Recall, Move::Withdraw, Move::Adopt] {
            for state in [State::Adopted, State::Replaced, State::Withdrawn] {
                assert_eq!(step.from(state), Err(WordingRefusal::NotNow(state)), "{step:?}");
            }
        }
        assert_eq!(Move::Consult.from(State::Consultation), Err(WordingRefusal::NotNow(State::Consultation)));
    }

    #[test]
    fn a_wording_has_a_title_and_says_what_stands_once_only_once() {
        let mut words = Words::default();
        assert_eq!(check(&words, Of::CoreTask), Err(WordingRefusal::NoTitle));
        assert_eq!(check(&words, Of::Model), Ok(()));
        words.add(PartKind::Title, "", "Tryg barndom", None);
        words.add(PartKind::Purpose, "", "Alle børn er trygge.", None);
        assert_eq!(check(&words, Of::CoreTask), Ok(()));
        words.add(PartKind::Purpose, "", "Og glade.", None);
        assert_eq!(check(&words, Of::CoreTask), Err(WordingRefusal::Twice(PartKind::Purpose)));
        words.0.pop();
        words.add(PartKind::Contribution, "borgere", "", None);
        assert_eq!(check(&words, Of::CoreTask), Err(WordingRefusal::HalfPart(PartKind::Contribution)));
    }
}
