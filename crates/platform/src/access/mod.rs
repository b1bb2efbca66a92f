//! Who may do what: rights are asked for by name in the action that needs them, never by role.
//!
//! A role is a bundle of rights; an assignment gives a role within a scope, an organisational unit and
//! everything under it. A missing or unknown scope gives nothing: doors are closed unless opened.

mod roles;

pub use roles::Role;

/// Something a person may be allowed to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Right {
    /// See what is open to everyone: front page, published camps, accessibility, privacy.
    ReadPublic,
    /// Use one's own account: sign out, change password.
    OwnAccount,
    /// See core tasks, camps, statements, categories, themes and reports.
    ReadCamps,
    /// Bring camps and statements in from files.
    ImportCamps,
    /// Publish a camp or take it back.
    PublishCamp,
    /// Sort statements: categories, placements, merging, splitting, setting aside, masking, themes, samples.
    Consolidate,
    /// See the words behind a mask.
    SeeMasked,
    /// Erase a person's statement on request.
    EraseStatement,
    /// See the inner parts of the compass: drafts, actions, priority tests, what has no north.
    ReadCompass,
    /// Write core tasks: models, wordings, adoption, import.
    EditCompass,
    /// Say that one thing on the thread supports or rests on another, and end such a link.
    LinkThread,
    /// Register an action and test it against the core task.
    ProposeAction,
    /// Give the verdict of a priority test.
    DecidePriority,
    /// Tell how the core task shows at one's own workplace.
    WriteVoice,
    /// Choose, edit and publish voices.
    EditVoices,
    /// See goals, indicators and values that are not open to everyone.
    ReadEffect,
    /// Propose an effect goal, and change one that is proposed.
    ProposeGoal,
    /// Rank, adopt, end and drop effect goals on behalf of a committee.
    DecideGoal,
    /// Define indicators, measured units, targets and where values come from.
    ManageIndicators,
    /// Report the value of an indicator, for somebody to approve.
    ReportValues,
    /// Approve values, bring them in from files, and correct them.
    ApproveValues,
    /// Create people, give and take roles.
    ManageUsers,
    /// Set the municipality's name, colours and contact.
    ManageSettings,
    /// Read the audit log.
    ReadAudit,
}

impl Right {
    /// Returns the right's stable name, as the audit log and the route inventory write it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::ReadPublic => "read-public",
            Self::OwnAccount => "own-account",
            Self::ReadCamps => "read-camps",
            Self::ImportCamps => "import-camps",
            Self::PublishCamp => "publish-camp",
            Self::Consolidate => "consolidate",
            Self::SeeMasked => "see-masked",
            Self::EraseStatement => "erase-statement",
            Self::ReadCompass => "read-compass",
            Self::EditCompass => "edit-compass",
            Self::LinkThread => "link-thread",
            Self::ProposeAction => "propose-action",
            Self::DecidePriority => "decide-priority",
            Self::WriteVoice => "write-voice",
            Self::EditVoices => "edit-voices",
            Self::ReadEffect => "read-effect",
            Self::ProposeGoal => "propose-goal",
            Self::DecideGoal => "decide-goal",
            Self::ManageIndicators => "manage-indicators",
            Self::ReportValues => "report-values",
            Self::ApproveValues => "approve-values",
            Self::ManageUsers => "manage-users",
            Self::ManageSettings => "manage-settings",
            Self::ReadAudit => "read-audit",
        }
    }
}

/// Where an object lives: its municipality, and the path of its organisational unit (such as `/a/b/`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scope {
    /// Identifier of the municipality.
    pub municipality: String,
    /// Path of the unit; empty when the object has no known unit, which nobody may touch.
    pub unit_path: String,
}

/// A role that someone has, within a unit and everything under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The role.
    pub role: Role,
    /// Path of the unit that it holds in.
    pub unit_path: String,
}

/// Who acts: a person who is signed in, anyone (`public`), or the operator at the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// Identifier of the municipality on whose behalf they act.
    pub municipality: String,
    /// Identifier of the person; `None` for the public and the operator.
    pub user: Option<String>,
    /// The name shown to others; empty for the public.
    pub name: String,
    /// What they may do, and where.
    pub grants: Vec<Grant>,
    kind: Kind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Public,
    Person,
    Operator,
    Server,
}

/// A refusal: the right that was missing. The edges log it and answer without telling what exists.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("retten '{}' mangler", right.name())]
pub struct Denied {
    /// The right that was asked for.
    pub right: Right,
}

impl Actor {
    /// Returns anyone who visits without signing in.
    #[must_use]
    pub fn public(municipality: &str) -> Self {
        Self {
            municipality: municipality.to_owned(),
            user: None,
            name: String::new(),
            grants: Vec::new(),
            kind: Kind::Public,
        }
    }

    /// Returns a person who is signed in, with what they have been granted.
    #[must_use]
    pub fn person(municipality: &str, user: &str, name: &str, grants: Vec<Grant>) -> Self {
        Self {
            municipality: municipality.to_owned(),
            user: Some(user.to_owned()),
            name: name.to_owned(),
            grants,
            kind: Kind::Person,
        }
    }

    /// Returns the operator: whoever can run the program on the machine that holds the database, and so
    /// already has everything. The audit log says `kommandolinje`.
    #[must_use]
    pub fn operator(municipality: &str) -> Self {
        Self {
            municipality: municipality.to_owned(),
            user: None,
            name: "kommandolinje".to_owned(),
            grants: Vec::new(),
            kind: Kind::Operator,
        }
    }

    /// Returns the server itself, for what it does when its time has come and nobody asks. The audit log says `server`.
    #[must_use]
    pub fn server(municipality: &str) -> Self {
        Self {
            municipality: municipality.to_owned(),
            user: None,
            name: "server".to_owned(),
            grants: Vec::new(),
            kind: Kind::Server,
        }
    }

    /// Tells whether the actor is a person who is signed in.
    #[must_use]
    pub fn is_signed_in(&self) -> bool {
        self.kind == Kind::Person
    }

    /// Returns how the audit log names the actor: the person's identifier, `kommandolinje`, `server` or `offentlig`.
    #[must_use]
    pub fn audit_name(&self) -> String {
        match (&self.user, self.kind) {
            (Some(user), _) => user.clone(),
            (None, Kind::Operator) => "kommandolinje".to_owned(),
            (None, Kind::Server) => "server".to_owned(),
            (None, _) => "offentlig".to_owned(),
        }
    }

    /// Tells whether the actor has `right` for an object in `scope`.
    #[must_use]
    pub fn may(&self, right: Right, scope: &Scope) -> bool {
        if self.municipality != scope.municipality || !is_path(&scope.unit_path) {
            return false;
        }
        match self.kind {
            Kind::Operator | Kind::Server => true,
            Kind::Public => right == Right::ReadPublic,
            Kind::Person => {
                right == Right::ReadPublic
                    || self.grants.iter().any(|grant| {
                        grant.role.gives(right)
                            && is_path(&grant.unit_path)
                            && scope.unit_path.starts_with(&grant.unit_path)
                    })
            }
        }
    }

    /// Tells whether the actor has `right` anywhere: enough to show a menu, never enough to act.
    #[must_use]
    pub fn may_somewhere(&self, right: Right) -> bool {
        match self.kind {
            Kind::Operator | Kind::Server => true,
            Kind::Public => right == Right::ReadPublic,
            Kind::Person => {
                matches!(right, Right::ReadPublic | Right::OwnAccount)
                    || self.grants.iter().any(|grant| grant.role.gives(right) && is_path(&grant.unit_path))
            }
        }
    }

    /// Asks for `right` in `scope`.
    ///
    /// # Errors
    /// [`Denied`] when the actor does not have it.
    pub fn require(&self, right: Right, scope: &Scope) -> Result<(), Denied> {
        if self.may(right, scope) { Ok(()) } else { Err(Denied { right }) }
    }

    /// Asks for `right` somewhere: for what belongs to no unit, such as one's own account.
    ///
    /// # Errors
    /// [`Denied`] when the actor does not have it.
    pub fn require_somewhere(&self, right: Right) -> Result<(), Denied> {
        if self.may_somewhere(right) { Ok(()) } else { Err(Denied { right }) }
    }
}

/// A path is `/`-bounded at both ends, so that `/a/b/` does not open `/a/bc/`.
fn is_path(path: &str) -> bool {
    path.len() > 2 && path.starts_with('/') && path.ends_with('/')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(path: &str) -> Scope {
        Scope { municipality: "fjordby".into(), unit_path: path.into() }
    }

    fn analyst_in(path: &str) -> Actor {
        Actor::person("fjordby", "u1", "Asta", vec![Grant { role: Role::Analyst, unit_path: path.into() }])
    }

    #[test]
    fn a_role_holds_in_its_unit_and_everything_under_it() {
        let analyst = analyst_in("/kommunen/skole/");
        assert!(analyst.may(Right::Consolidate, &scope("/kommunen/skole/")));
        assert!(analyst.may(Right::Consolidate, &scope("/kommunen/skole/nord/")));
        assert!(!analyst.may(Right::Consolidate, &scope("/kommunen/")));
        assert!(!analyst.may(Right::Consolidate, &scope("/kommunen/skolebus/")));
    }

    #[test]
    fn an_unknown_scope_opens_nothing() {
        for unknown in ["", "/", "//", "kommunen"] {
            assert!(!analyst_in("/kommunen/").may(Right::Consolidate, &scope(unknown)), "object in {unknown:?}");
            assert!(!analyst_in(unknown).may(Right::Consolidate, &scope("/kommunen/")), "grant in {unknown:?}");
        }
        assert!(!Actor::operator("fjordby").may(Right::Consolidate, &scope("")));
    }

    #[test]
    fn another_municipality_is_another_world() {
        let elsewhere = Scope { municipality: "havnby".into(), unit_path: "/kommunen/".into() };
        assert!(!analyst_in("/kommunen/").may(Right::ReadCamps, &elsewhere));
        assert!(!Actor::operator("fjordby").may(Right::ReadCamps, &elsewhere));
        assert!(!Actor::public("fjordby").may(Right::ReadPublic, &elsewhere));
    }

    #[test]
    fn the_public_sees_only_what_is_open() {
        assert!(Actor::public("fjordby").may(Right::ReadPublic, &scope("/kommunen/")));
        assert!(!Actor::public("fjordby").may(Right::ReadCamps, &scope("/kommunen/")));
    }
}
