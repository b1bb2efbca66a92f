//! The priority test asks of an action whether it makes the organisation succeed better with its core task. If not, it
//! is not to be prioritised (Nyborg's description of its core task, "Kerneopgaven i centrum").
//!
//! Five short questions, saved as a draft by whoever proposes; then a verdict that a person writes: yes, no or not yet,
//! with a reason. A verdict is never changed; a correction is a new test, and all tests of an action are kept. A test
//! that has a verdict and names a core task stands on the thread: the action is decided by it.

pub mod actions;
mod decide_pages;
mod form_pages;
mod pages;
mod rules;
pub(crate) mod store;

pub use rules::{Answers, Named, TestRefusal};

pub(crate) use actions::decided_on_thread;

use platform::Fault;
use platform::access::{Denied, Scope};
use platform::store::StoreError;

use crate::action::ActionFault;
use crate::thread::{End, Kind};

/// Returns the routes of priority tests.
pub(crate) fn routes() -> ui::Routes {
    pages::routes().merge(form_pages::routes()).merge(decide_pages::routes())
}

/// Where priority tests are.
pub(crate) const HOME: &str = "/kompas/prioritering";

/// What a person decided on an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It makes the organisation succeed better with its core task, and is to be done.
    Yes,
    /// It is not to be prioritised.
    No,
    /// It may be good, but not now, or too little is known.
    NotYet,
}

impl Verdict {
    /// All verdicts.
    pub const ALL: [Self; 3] = [Self::Yes, Self::No, Self::NotYet];

    /// Returns the stable name: `yes`, `no`, `not-yet`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotYet => "not-yet",
        }
    }

    /// Returns the verdict with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == name)
    }
}

/// Where a test stands: a draft, or decided for ever.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TestState {
    /// Being written.
    Draft,
    /// With a verdict.
    Decided(Verdict),
}

impl TestState {
    /// All states, in the order in which they are shown.
    pub const ALL: [Self; 4] =
        [Self::Draft, Self::Decided(Verdict::Yes), Self::Decided(Verdict::NotYet), Self::Decided(Verdict::No)];

    /// Returns the stable name: `draft`, `yes`, `no`, `not-yet`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Decided(verdict) => verdict.name(),
        }
    }

    /// Returns the state with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }

    /// How it is stored: the verdict, or nothing.
    const fn stored(self) -> &'static str {
        match self {
            Self::Draft => "",
            Self::Decided(verdict) => verdict.name(),
        }
    }
}

impl TryFrom<String> for TestState {
    type Error = StoreError;

    fn try_from(stored: String) -> Result<Self, Self::Error> {
        let found = Self::ALL.into_iter().find(|state| state.stored() == stored);
        found.ok_or_else(|| StoreError::Unreadable(format!("priority_test: {stored}")))
    }
}

/// A priority test.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Test {
    /// Opaque identifier.
    pub id: String,
    /// The municipality.
    pub municipality_id: String,
    /// The action that is tested.
    pub action_id: String,
    /// Its title.
    pub action_title: String,
    /// The unit that owns the action, and the test with it.
    pub unit_id: String,
    /// Path of that unit.
    pub unit_path: String,
    /// Its number among the action's tests, from 1.
    pub number: i64,
    /// Which core task it would help; none while that is not answered, and when the answer is none.
    pub core_task_id: Option<String>,
    /// 1 when the answer is that it helps none.
    pub names_none: i64,
    /// Title of that core task; empty when there is none.
    pub core_task_title: String,
    /// Readable identifier of that core task; empty when there is none.
    pub core_task_slug: String,
    /// What change, for whom.
    pub change_for_whom: String,
    /// By which path.
    pub path: String,
    /// What is given up for it.
    pub given_up: String,
    /// How it will be seen.
    pub seen_by: String,
    /// How often the draft has been saved, from 1.
    pub revision: i64,
    /// Draft or decided.
    #[sqlx(try_from = "String", rename = "verdict")]
    pub state: TestState,
    /// Why the verdict is as it is; empty for a draft.
    pub reason: String,
    /// Who began it.
    pub by_name: String,
    /// When it was begun, in milliseconds UTC.
    pub created_at: i64,
    /// When it was last saved or decided, in milliseconds UTC.
    pub changed_at: i64,
    /// Who last saved the draft.
    pub changed_by_name: String,
    /// Who gave the verdict; empty for a draft.
    pub decided_by_name: String,
    /// When, in milliseconds UTC.
    pub decided_at: Option<i64>,
}

impl Test {
    /// Returns where it lives, for rights: with its action.
    #[must_use]
    pub fn scope(&self) -> Scope {
        Scope { municipality: self.municipality_id.clone(), unit_path: self.unit_path.clone() }
    }

    /// Returns its address.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{HOME}/{}", self.id)
    }

    /// Returns its name on the thread.
    #[must_use]
    pub fn end(&self) -> End {
        End::new(Kind::PriorityTest, &self.id)
    }

    /// Returns the verdict; none while it is a draft.
    #[must_use]
    pub const fn verdict(&self) -> Option<Verdict> {
        match self.state {
            TestState::Draft => None,
            TestState::Decided(verdict) => Some(verdict),
        }
    }

    /// Tells whether it stands on the thread.
    #[must_use]
    pub const fn is_on_thread(&self) -> bool {
        self.core_task_id.is_some() && self.verdict().is_some()
    }

    /// Returns it as it was at a moment, in milliseconds UTC; none when it had not been begun. Of a draft that has been
    /// saved since, the answers are not known and left out.
    #[must_use]
    pub fn as_it_was(self, moment: i64) -> Option<Self> {
        if self.created_at > moment {
            return None;
        }
        if self.decided_at.is_some_and(|at| at <= moment) || self.changed_at <= moment {
            return Some(self);
        }
        Some(Self {
            core_task_id: None,
            names_none: 0,
            core_task_title: String::new(),
            core_task_slug: String::new(),
            change_for_whom: String::new(),
            path: String::new(),
            given_up: String::new(),
            seen_by: String::new(),
            state: TestState::Draft,
            reason: String::new(),
            changed_at: self.created_at,
            changed_by_name: self.by_name.clone(),
            decided_by_name: String::new(),
            decided_at: None,
            ..self
        })
    }

    /// Returns the answers as they stand.
    #[must_use]
    pub fn answers(&self) -> Answers {
        let core_task = match (&self.core_task_id, self.names_none) {
            (Some(task), _) => Named::Task(task.clone()),
            (None, 1) => Named::NoTask,
            (None, _) => Named::Unanswered,
        };
        Answers {
            core_task,
            change_for_whom: self.change_for_whom.clone(),
            path: self.path.clone(),
            given_up: self.given_up.clone(),
            seen_by: self.seen_by.clone(),
        }
    }
}

/// Why something was not done with a priority test.
#[derive(Debug, thiserror::Error)]
pub enum TestFault {
    /// The actor may not do this here.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// There is no such test or action, or none that the actor may know of.
    #[error("findes ikke")]
    NotFound,
    /// What was written breaks rules: all of them.
    #[error("{}", .0.iter().map(|refusal| refusal.key()).collect::<Vec<_>>().join(", "))]
    Refused(Vec<TestRefusal>),
    /// Someone else has saved or decided it in the meantime; the test as it is now.
    #[error("en anden har ændret testen")]
    Changed(Box<Test>),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl TestFault {
    /// Puts it into the words of the platform.
    #[must_use]
    pub fn into_fault(self) -> Fault {
        match self {
            Self::Denied(denied) => Fault::Denied(denied),
            Self::NotFound => Fault::NotFound,
            Self::Refused(refusals) => {
                Fault::Refused(refusals.first().map_or("priority-test-refused-decided", TestRefusal::key))
            }
            Self::Changed(_) => Fault::Refused("priority-test-changed"),
            Self::Store(error) => Fault::Store(error),
        }
    }
}

impl From<ActionFault> for TestFault {
    fn from(fault: ActionFault) -> Self {
        match fault {
            ActionFault::Denied(denied) => Self::Denied(denied),
            ActionFault::NotFound => Self::NotFound,
            // A test changes its action in two ways: its state, which its verdict gives the right to, and what it
            // supports. Only the second can be refused.
            ActionFault::Refused(_) | ActionFault::Changed(_) => Self::Refused(vec![TestRefusal::UnknownTask]),
            ActionFault::Store(error) => Self::Store(error),
        }
    }
}
