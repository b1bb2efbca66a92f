//! What a wording may say, and which step may follow which. Pure.

use jiff::civil::Date;

use super::{Often, Part, PartKind, State, Version, Words};

/// The longest title, in characters: it stands in menus and figures.
pub(crate) const MAX_TITLE: usize = 300;
/// The longest part, in characters.
pub(crate) const MAX_BODY: usize = 20_000;
/// The longest reason and the longest reference of a decision, in characters: they stand in lists.
pub(crate) const MAX_REASON: usize = 600;
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
    /// A reason is longer than 600 characters.
    LongReason,
    /// Which decision adopted it is missing.
    NoDecision,
    /// What is said of the decision is longer than 600 characters.
    LongDecision,
    /// The day is not a day.
    NoDay,
    /// The day lies ahead.
    DayAhead,
    /// The day lies before the first day of the version that it replaces.
    DayBefore(String),
    /// It says the same as the version that is in force.
    Same,
    /// The core task is closed.
    Closed,
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
            Self::LongReason => "wording-refused-long-reason",
            Self::NoDecision => "wording-refused-no-decision",
            Self::LongDecision => "wording-refused-long-decision",
            Self::NoDay => "wording-refused-no-day",
            Self::DayAhead => "wording-refused-day-ahead",
            Self::DayBefore(_) => "wording-refused-day-before",
            Self::Same => "wording-refused-same",
            Self::Closed => "wording-refused-closed",
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

/// Checks what a core task says.
pub(crate) fn check_task(words: &Words) -> Result<(), WordingRefusal> {
    check(words, Of::CoreTask)
}

/// Checks why a version is written, or a step with it is taken. It may be empty.
pub(crate) fn check_reason(reason: &str) -> Result<(), WordingRefusal> {
    if is_long(reason) { Err(WordingRefusal::LongReason) } else { Ok(()) }
}

fn is_long(words: &str) -> bool {
    words.trim().chars().count() > MAX_REASON
}

/// Tells whether two wordings say the same in the same order, whichever identifiers their parts have.
pub(crate) fn say_the_same(one: &Words, other: &Words) -> bool {
    let plain = |part: &Part| (part.kind, part.heading.clone(), part.body.clone());
    let said = |words: &Words, kind: PartKind| -> Vec<_> {
        words.of(kind).map(|part| (plain(part), words.under(&part.id).map(plain).collect::<Vec<_>>())).collect()
    };
    PartKind::ALL.into_iter().all(|kind| said(one, kind) == said(other, kind))
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

/// Checks a decision against the version in force, and returns the day from which the new one holds.
pub(crate) fn check_decision(
    decision: &Decision,
    in_force: Option<&Version>,
    today: Date,
) -> Result<Date, WordingRefusal> {
    if decision.reference.trim().is_empty() {
        return Err(WordingRefusal::NoDecision);
    }
    if is_long(&decision.reference) {
        return Err(WordingRefusal::LongDecision);
    }
    let day: Date = decision.day.trim().parse().map_err(|_| WordingRefusal::NoDay)?;
    // Days are stored and compared as text, which has an order from the first year on.
    if day.year() < 1 {
        return Err(WordingRefusal::NoDay);
    }
    if day > today {
        return Err(WordingRefusal::DayAhead);
    }
    match in_force {
        Some(before) if day.to_string() < before.holds_from => {
            Err(WordingRefusal::DayBefore(before.holds_from.clone()))
        }
        _ => Ok(day),
    }
}

/// Returns the version that was in force on a day: from the first day on which it held until the day before the first
/// one on which it no longer did. Numbers do not tell: a version may be adopted after one that was begun later.
#[must_use]
pub(crate) fn on_day<'v>(versions: &'v [Version], day: &str) -> Option<&'v Version> {
    let held = |version: &&Version| {
        matches!(version.state, State::Adopted | State::Replaced)
            && !version.holds_from.is_empty()
            && version.holds_from.as_str() <= day
            && (version.holds_until.is_empty() || day < version.holds_until.as_str())
    };
    versions.iter().find(held)
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
    fn on_a_day_the_version_in_force_is_the_one_whose_period_it_lies_in() {
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
    fn a_draft_that_is_adopted_after_a_version_begun_later_is_the_one_in_force() {
        let versions = [
            version(1, State::Replaced, "2018-01-01", "2020-05-01"),
            version(2, State::Adopted, "2021-01-01", ""),
            version(3, State::Replaced, "2020-05-01", "2021-01-01"),
        ];
        let number = |day| on_day(&versions, day).map(|version| version.number);
        assert_eq!(["2020-04-30", "2020-05-01", "2020-12-31"].map(number), [Some(1), Some(3), Some(3)]);
        assert_eq!(["2021-01-01", "2030-01-01"].map(number), [Some(2), Some(2)]);
    }

    #[test]
    fn of_versions_adopted_on_one_day_the_last_held_on_that_day() {
        let versions =
            [version(1, State::Replaced, "2020-05-01", "2020-05-01"), version(2, State::Adopted, "2020-05-01", "")];
        assert_eq!(on_day(&versions, "2020-05-01").map(|version| version.number), Some(2));
    }

    #[test]
    fn a_day_is_kept_in_one_form_however_it_was_written() {
        let before = version(1, State::Adopted, "2024-03-01", "");
        let check = |day| check_decision(&decision("Byrådet", day), Some(&before), date(2026, 11, 26));
        for written in ["2025-03-01", " 2025-03-01 ", "20250301", "2025-03-01T10:00"] {
            assert_eq!(check(written).unwrap().to_string(), "2025-03-01", "{written}");
        }
        // As text, "20240229" comes after "2024-03-01".
        assert_eq!(check("20240229"), Err(WordingRefusal::DayBefore("2024-03-01".into())));
        assert_eq!(check("-000500-01-01"), Err(WordingRefusal::NoDay));
    }

    #[test]
    fn what_is_shown_in_lists_has_a_longest_length() {
        let (fits, long) = ("æ".repeat(MAX_REASON), "æ".repeat(MAX_REASON + 1));
        assert_eq!(check_reason(&fits), Ok(()));
        assert_eq!(check_reason(&long), Err(WordingRefusal::LongReason));
        let check = |reference: &str| check_decision(&decision(reference, "2026-01-01"), None, date(2026, 11, 26));
        assert_eq!(check(&fits), Ok(date(2026, 1, 1)));
        assert_eq!(check(&long), Err(WordingRefusal::LongDecision));
    }

    #[test]
    fn the_same_words_in_another_order_or_under_another_part_do_not_say_the_same() {
        let mut one = Words::default();
        one.add(PartKind::Title, "", "Tryg alderdom", None);
        let first = one.add(PartKind::AuthorityTask, "", "Tildeling af bolig", None);
        one.add(PartKind::AuthorityTask, "", "Tildeling af hjælp", None);
        one.add(PartKind::Dilemma, "", "Hurtigt eller grundigt", first.as_deref());
        let mut renamed = one.clone();
        renamed.0[0].id = "ny".into();
        assert!(say_the_same(&one, &renamed));
        let mut swapped = one.clone();
        swapped.0.swap(1, 2);
        assert!(!say_the_same(&one, &swapped));
        let mut moved = one.clone();
        moved.0[3].under = Some(one.0[2].id.clone());
        assert!(!say_the_same(&one, &moved));
        // Which kind is stored first is not seen.
        let mut apart = one.clone();
        apart.0.rotate_left(1);
        assert!(say_the_same(&one, &apart));
    }

    #[test]
    fn a_decision_names_who_decided_and_a_day_that_has_been() {
        let today = date(2026, 11, 26);
        let before = version(1, State::Adopted, "2024-03-01", "");
        let check = |reference, day| check_decision(&decision(reference, day), Some(&before), today);
        assert_eq!(check("Byrådet, punkt 7", "2026-11-26"), Ok(today));
        assert_eq!(check("Byrådet, punkt 7", "2024-03-01"), Ok(date(2024, 3, 1)));
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
