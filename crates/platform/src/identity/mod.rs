//! People and their sessions: signing in with name and password, throttled; signing out; changing password.
//!
//! Passwords are kept as Argon2id hashes (RFC 9106; OWASP's parameters: 19 MiB, 2 passes). A session's cookie
//! is a random secret of which the database knows only the SHA-256. Other ways to sign in (a municipality's
//! own identity provider) come to stand beside `actions::sign_in`.

mod actions;
mod password;
mod store;
mod throttle;

pub use actions::{
    NewPerson, PasswordUse, SignIn, add_person, assign, change_password, close_person, people, reset_password,
    session_actor, sign_in, sign_out, start_session, withdraw,
};
pub use password::{MIN_PASSWORD_LENGTH, Password, generated_password};
pub use throttle::wait_after;

use crate::access::{Grant, Role};

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Opaque identifier.
    pub id: String,
    /// What they sign in with.
    pub login: String,
    /// The name that others see.
    pub name: String,
    /// Whether the account is open.
    pub is_open: bool,
    /// Their roles, each with the name and path of its unit.
    pub assignments: Vec<Assignment>,
}

/// A role that a person has in a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The role.
    pub role: Role,
    /// Identifier of the unit.
    pub unit_id: String,
    /// Name of the unit.
    pub unit_name: String,
}

/// A session that a cookie has opened.
#[derive(Clone, Debug)]
pub struct Session {
    /// Identifier of the person.
    pub person: String,
    /// Their name.
    pub name: String,
    /// Their municipality.
    pub municipality: String,
    /// What they may do.
    pub grants: Vec<Grant>,
    /// Whether they must choose a password before anything else.
    pub must_change_password: bool,
}

/// How long a session lasts, in seconds: one working day.
pub const SESSION_SECONDS: i64 = 12 * 60 * 60;
