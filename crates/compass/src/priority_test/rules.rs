//! What a priority test must say before it can be saved, and before it can be decided.

use super::Verdict;

/// The longest answer, in letters: four of them, the reason and the headings fill one A4 page.
const MOST_ANSWER: usize = 600;
/// The longest reason of a verdict, in letters.
const MOST_REASON: usize = 1_000;

/// The answer to the first question: which core task does it help?
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Named {
    /// Not answered yet.
    #[default]
    Unanswered,
    /// None of them.
    NoTask,
    /// The core task with this identifier.
    Task(String),
}

/// The answers to the five questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Which core task does it help?
    pub core_task: Named,
    /// What change, for whom?
    pub change_for_whom: String,
    /// By which path does it lead there?
    pub path: String,
    /// What is given up for it?
    pub given_up: String,
    /// How will we see it?
    pub seen_by: String,
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TestRefusal {
    /// The first question has no answer.
    NoTask,
    /// The core task that is named is not in force.
    UnknownTask,
    /// A yes to what helps no core task.
    YesWithoutTask,
    /// A yes while a question has no answer.
    Unanswered(Question),
    /// An answer is too long.
    LongAnswer(Question),
    /// A verdict has no reason.
    NoReason,
    /// The reason is too long.
    LongReason,
    /// It has been decided.
    Decided,
}

/// A question that is answered in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// What change, for whom?
    ChangeForWhom,
    /// By which path?
    Path,
    /// What is given up?
    GivenUp,
    /// How will we see it?
    SeenBy,
}

impl Question {
    /// The questions in their order, after the one about the core task.
    pub const ALL: [Self; 4] = [Self::ChangeForWhom, Self::Path, Self::GivenUp, Self::SeenBy];

    /// Returns the name of its field in forms.
    #[must_use]
    pub const fn field(self) -> &'static str {
        match self {
            Self::ChangeForWhom => "forandring",
            Self::Path => "vej",
            Self::GivenUp => "fravalg",
            Self::SeenBy => "tegn",
        }
    }

    /// Returns the end of the keys of its texts.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ChangeForWhom => "change",
            Self::Path => "path",
            Self::GivenUp => "given-up",
            Self::SeenBy => "seen-by",
        }
    }
}

impl Answers {
    /// Returns the answer to a question in words.
    #[must_use]
    pub fn to(&self, question: Question) -> &str {
        match question {
            Question::ChangeForWhom => &self.change_for_whom,
            Question::Path => &self.path,
            Question::GivenUp => &self.given_up,
            Question::SeenBy => &self.seen_by,
        }
    }

    /// Returns the answers without spaces around their words.
    pub(super) fn trimmed(&self) -> Self {
        let trim = |text: &str| text.trim().replace("\r\n", "\n");
        Self {
            core_task: self.core_task.clone(),
            change_for_whom: trim(&self.change_for_whom),
            path: trim(&self.path),
            given_up: trim(&self.given_up),
            seen_by: trim(&self.seen_by),
        }
    }
}

impl TestRefusal {
    /// Returns the key of the text that says what to do.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::NoTask => "priority-test-refused-no-task",
            Self::UnknownTask => "priority-test-refused-unknown-task",
            Self::YesWithoutTask => "priority-test-refused-yes-without-task",
            Self::Unanswered(_) => "priority-test-refused-unanswered",
            Self::LongAnswer(_) => "priority-test-refused-long-answer",
            Self::NoReason => "priority-test-refused-no-reason",
            Self::LongReason => "priority-test-refused-long-reason",
            Self::Decided => "priority-test-refused-decided",
        }
    }

    /// Returns the field that it is about, on the form of the answers.
    pub(super) const fn field(self) -> &'static str {
        match self {
            Self::NoTask | Self::UnknownTask | Self::YesWithoutTask | Self::Decided => "kerneopgave",
            Self::Unanswered(question) | Self::LongAnswer(question) => question.field(),
            Self::NoReason | Self::LongReason => "grund",
        }
    }
}

/// Returns everything that stands in the way of saving trimmed answers. A draft may be unfinished.
pub(super) fn save_faults(answers: &Answers) -> Vec<TestRefusal> {
    let is_long = |question: &Question| answers.to(*question).chars().count() > MOST_ANSWER;
    Question::ALL.into_iter().filter(is_long).map(TestRefusal::LongAnswer).collect()
}

/// Returns everything that stands in the way of a verdict on answers, with a trimmed reason.
///
/// A yes needs a core task and all answers. A no and a not yet may come as soon as the first question is answered: what
/// helps no core task needs no more questions.
pub(super) fn decide_faults(answers: &Answers, verdict: Verdict, reason: &str) -> Vec<TestRefusal> {
    let mut faults = Vec::new();
    match (&answers.core_task, verdict) {
        (Named::Unanswered, _) => faults.push(TestRefusal::NoTask),
        (Named::NoTask, Verdict::Yes) => faults.push(TestRefusal::YesWithoutTask),
        _ => {}
    }
    if verdict == Verdict::Yes {
        let is_open = |question: &Question| answers.to(*question).is_empty();
        faults.extend(Question::ALL.into_iter().filter(is_open).map(TestRefusal::Unanswered));
    }
    match reason.chars().count() {
        0 => faults.push(TestRefusal::NoReason),
        letters if letters > MOST_REASON => faults.push(TestRefusal::LongReason),
        _ => {}
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn answers(core_task: Named, words: &str) -> Answers {
        Answers {
            core_task,
            change_for_whom: words.into(),
            path: words.into(),
            given_up: words.into(),
            seen_by: words.into(),
        }
    }

    #[test]
    fn what_helps_no_core_task_is_never_answered_with_yes() {
        let none = answers(Named::NoTask, "Ord");
        assert_eq!(decide_faults(&none, Verdict::Yes, "Fordi"), [TestRefusal::YesWithoutTask]);
        assert!(decide_faults(&none, Verdict::No, "Fordi").is_empty());
    }

    #[test]
    fn a_yes_needs_all_five_answers_and_a_no_needs_the_first() {
        let first_only = answers(Named::Task("t".into()), "");
        assert_eq!(decide_faults(&first_only, Verdict::Yes, "Fordi").len(), 4);
        assert!(decide_faults(&first_only, Verdict::No, "Fordi").is_empty());
        assert_eq!(decide_faults(&Answers::default(), Verdict::NotYet, "Fordi"), [TestRefusal::NoTask]);
    }

    proptest! {
        #[test]
        fn no_verdict_comes_without_a_reason(words in ".{0,20}", verdict in 0_usize..3) {
            let all = answers(Named::Task("t".into()), &words);
            let faults = decide_faults(&all, Verdict::ALL[verdict], "");
            prop_assert!(faults.contains(&TestRefusal::NoReason));
        }

        #[test]
        fn a_draft_is_saved_however_unfinished_but_never_longer_than_a_page(letters in 0_usize..1200) {
            let saved = save_faults(&answers(Named::Unanswered, &"æ".repeat(letters))).is_empty();
            prop_assert_eq!(saved, letters <= MOST_ANSWER);
        }
    }
}
