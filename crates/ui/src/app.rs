//! What every request needs from the running program.

use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use platform::store::{Db, StoreError};
use platform::tenancy::{self, Municipality};
use platform::time::{Clock, Timestamp};

use crate::i18n::Texts;
use crate::jobs::Jobs;
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
    /// Work that goes on beside the requests.
    pub jobs: Jobs,
    /// How it was started.
    pub profile: Profile,
    /// Whether people reach it over https.
    pub behind_tls: bool,
    clock: Clock,
    /// The municipalities as they were a moment ago: every request needs them, and they hardly ever change.
    municipalities: Mutex<Option<(Timestamp, Arc<Vec<Municipality>>)>>,
}

/// How long, in milliseconds, another app server's change of a municipality's look may go unseen here.
const MUNICIPALITIES_KEPT: i64 = 1000;

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
        Self(Arc::new(Running {
            db,
            texts,
            hub: Hub::new(),
            jobs: Jobs::default(),
            profile,
            behind_tls,
            clock,
            municipalities: Mutex::new(None),
        }))
    }

    /// Returns the installation's municipalities.
    ///
    /// # Errors
    /// [`StoreError`] when they cannot be read.
    pub(crate) async fn municipalities(&self) -> Result<Arc<Vec<Municipality>>, StoreError> {
        let now = self.now();
        let kept = self.0.municipalities.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some((_, municipalities)) =
            kept.filter(|(at, _)| (0..MUNICIPALITIES_KEPT).contains(&(now.millis() - at.millis())))
        {
            return Ok(municipalities);
        }
        let municipalities = Arc::new(tenancy::all(&self.db).await?);
        if !municipalities.is_empty() {
            *self.0.municipalities.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, municipalities.clone()));
        }
        Ok(municipalities)
    }

    /// Makes the next request see a change of a municipality's look.
    pub(crate) fn forget_municipalities(&self) {
        *self.0.municipalities.lock().unwrap_or_else(PoisonError::into_inner) = None;
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
