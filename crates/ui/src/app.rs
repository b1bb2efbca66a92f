//! What every request needs from the running program.

use std::ops::Deref;
use std::sync::Arc;

use platform::store::Db;
use platform::time::{Clock, Timestamp};

use crate::i18n::Texts;
use crate::live::Hub;

/// The running program, cheap to clone.
#[derive(Clone, Debug)]
pub struct App(Arc<Running>);

/// The parts of the running program.
#[derive(Debug)]
pub struct Running {
    /// The database.
    pub db: Db,
    /// The texts of all contexts in all languages.
    pub texts: Arc<Texts>,
    /// Who is told when something changes.
    pub hub: Hub,
    /// How it was started.
    pub profile: Profile,
    /// Whether people reach it over https.
    pub behind_tls: bool,
    clock: Clock,
}

/// How the program was started.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Profile {
    /// For real use.
    Production,
    /// `pejl demo`: the invented municipality, and logins with one click that exist nowhere else.
    Demo,
}

impl App {
    /// Puts the running program together.
    #[must_use]
    pub fn new(db: Db, texts: Arc<Texts>, profile: Profile, behind_tls: bool, clock: Clock) -> Self {
        Self(Arc::new(Running { db, texts, hub: Hub::new(), profile, behind_tls, clock }))
    }

    /// Returns the time.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        (self.0.clock)()
    }
}

impl Deref for App {
    type Target = Running;

    fn deref(&self) -> &Running {
        &self.0
    }
}
