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
    /// Reads.
    Employee,
}

impl Role {
    /// All roles, in the order in which they are shown.
    pub const ALL: [Self; 4] = [Self::Administrator, Self::Facilitator, Self::Analyst, Self::Employee];

    /// Returns the role's stable name, as the database and the command line write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Administrator => "administrator",
            Self::Facilitator => "facilitator",
            Self::Analyst => "analyst",
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
            Consolidate, EraseStatement, ImportCamps, ManageSettings, ManageUsers, OwnAccount, PublishCamp, ReadAudit,
            ReadCamps, ReadPublic, SeeMasked,
        };
        match self {
            Self::Administrator => {
                matches!(
                    right,
                    ReadPublic
                        | OwnAccount
                        | ReadCamps
                        | ImportCamps
                        | PublishCamp
                        | EraseStatement
                        | ManageUsers
                        | ManageSettings
                        | ReadAudit
                )
            }
            Self::Facilitator => {
                matches!(
                    right,
                    ReadPublic
                        | OwnAccount
                        | ReadCamps
                        | ImportCamps
                        | PublishCamp
                        | Consolidate
                        | SeeMasked
                        | EraseStatement
                )
            }
            Self::Analyst => {
                matches!(right, ReadPublic | OwnAccount | ReadCamps | ImportCamps | Consolidate | SeeMasked)
            }
            Self::Employee => matches!(right, ReadPublic | OwnAccount | ReadCamps),
        }
    }
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
    fn an_employee_changes_nothing_but_their_own_account() {
        for right in
            [Right::ImportCamps, Right::Consolidate, Right::PublishCamp, Right::EraseStatement, Right::SeeMasked]
        {
            assert!(!Role::Employee.gives(right), "{right:?}");
        }
    }
}
