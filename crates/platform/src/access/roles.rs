//! The roles and the rights that each one bundles: the only place where the two meet.

use super::Right;

/// A bundle of rights with a name that people know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// People, roles, look, data and audit; brings camps in, publishes and erases, but does not sort.
    Administrator,
    /// Brings camps in, publishes them, erases on request; reads everything.
    Facilitator,
    /// Sorts statements and writes what they say.
    Analyst,
    /// Writes core tasks, adopts wordings, decides on priorities, chooses voices.
    CompassEditor,
    /// Proposes effect goals, defines indicators, brings values in and approves them.
    EffectOwner,
    /// Ranks and adopts effect goals.
    CommitteeMember,
    /// Reads; says how the core task shows at work, and what their actions support; reports values.
    Employee,
}

impl Role {
    /// All roles, in the order in which they are shown.
    pub const ALL: [Self; 7] = [
        Self::Administrator,
        Self::Facilitator,
        Self::Analyst,
        Self::CompassEditor,
        Self::EffectOwner,
        Self::CommitteeMember,
        Self::Employee,
    ];

    /// Returns the role's stable name, as the database and the command line write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Facilitator => "facilitator",
            Self::Analyst => "analyst",
            Self::CompassEditor => "compass-editor",
            Self::EffectOwner => "effect-owner",
            Self::CommitteeMember => "committee-member",
            Self::Employee => "employee",
        }
    }

    /// Returns the role with this name; an unknown name is no role, and gives nothing.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.name() == name)
    }

    /// Tells whether the role gives `right`.
    #[must_use]
    pub const fn gives(self, right: Right) -> bool {
        use Right::{
            ApproveValues, Consolidate, DecideGoal, DecidePriority, EditCompass, EditVoices, EraseStatement,
            ImportCamps, ManageIndicators, ManageSettings, ManageUsers, ProposeGoal, PublishCamp, ReadAudit, SeeMasked,
        };
        match self {
            Self::Administrator => {
                gives_a_reader(right)
                    || matches!(
                        right,
                        ImportCamps | PublishCamp | EraseStatement | ManageUsers | ManageSettings | ReadAudit
                    )
            }
            Self::Facilitator => {
                gives_a_colleague(right)
                    || matches!(right, ImportCamps | PublishCamp | Consolidate | SeeMasked | EraseStatement)
            }
            Self::Analyst => gives_a_colleague(right) || matches!(right, ImportCamps | Consolidate | SeeMasked),
            Self::CompassEditor => {
                gives_a_colleague(right) || matches!(right, EditCompass | DecidePriority | EditVoices)
            }
            Self::EffectOwner => {
                gives_a_colleague(right) || matches!(right, ProposeGoal | ManageIndicators | ApproveValues)
            }
            Self::CommitteeMember => gives_a_colleague(right) || matches!(right, DecideGoal),
            Self::Employee => gives_a_colleague(right),
        }
    }
}

/// What everyone with a role may do.
const fn gives_a_reader(right: Right) -> bool {
    matches!(right, Right::ReadPublic | Right::OwnAccount | Right::ReadCamps | Right::ReadCompass | Right::ReadEffect)
}

/// What everyone may do who works with the core task: reading, and saying what their own work supports.
const fn gives_a_colleague(right: Right) -> bool {
    gives_a_reader(right)
        || matches!(right, Right::LinkThread | Right::ProposeAction | Right::WriteVoice | Right::ReportValues)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_an_administrator_manages_people_and_reads_the_audit_log() {
        for role in Role::ALL {
            let expected = role == Role::Administrator;
            assert_eq!(role.gives(Right::ManageUsers), expected, "{role:?}");
            assert_eq!(role.gives(Right::ReadAudit), expected, "{role:?}");
        }
    }

    #[test]
    fn an_employee_neither_sorts_nor_writes_the_core_task() {
        for right in [
            Right::ImportCamps,
            Right::Consolidate,
            Right::PublishCamp,
            Right::EraseStatement,
            Right::SeeMasked,
            Right::EditCompass,
            Right::DecidePriority,
            Right::EditVoices,
            Right::DecideGoal,
            Right::ManageIndicators,
            Right::ApproveValues,
        ] {
            assert!(!Role::Employee.gives(right), "{right:?}");
        }
    }

    #[test]
    fn only_a_compass_editor_writes_core_tasks() {
        for role in Role::ALL {
            assert_eq!(role.gives(Right::EditCompass), role == Role::CompassEditor, "{role:?}");
        }
    }
}
