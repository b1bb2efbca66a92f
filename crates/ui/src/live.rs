//! Live events: who changes something tells the hub, and everyone who looks at it hears within a second.
//!
//! On SQLite there is one server and the hub is enough; on PostgreSQL [`Hub::relay`] carries events between
//! app servers by LISTEN/NOTIFY. An event says only what changed and to which step, never any words: who
//! hears it reads the rest with their own rights.

use platform::store::Db;
use tokio::sync::broadcast;

/// Something changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What, such as `board:ID:indicator`.
    pub topic: String,
    /// The number of the latest step there.
    pub step: i64,
}

/// Carries changes to all who listen.
#[derive(Clone, Debug)]
pub struct Hub {
    sender: broadcast::Sender<Change>,
}

impl Default for Hub {
    fn default() -> Self {
        Self::new()
    }
}

impl Hub {
    /// Makes a hub that nobody listens to yet.
    #[must_use]
    pub fn new() -> Self {
        Self { sender: broadcast::channel(1024).0 }
    }

    /// Tells everyone on this server, and other app servers on the same database, that something changed.
    pub async fn tell(&self, db: &Db, topic: &str, step: i64) {
        self.tell_here(Change { topic: topic.to_owned(), step });
        if let Err(error) = db.notify(&format!("{step} {topic}")).await {
            tracing::warn!(%error, "Other app servers were not told of a change");
        }
    }

    fn tell_here(&self, change: Change) {
        // Nobody listening is no fault.
        drop(self.sender.send(change));
    }

    /// Returns what will be told from now on.
    #[must_use]
    pub fn listen(&self) -> broadcast::Receiver<Change> {
        self.sender.subscribe()
    }

    /// Passes on what other app servers tell, for as long as the program runs; returns at once on SQLite.
    pub async fn relay(self, db: Db) {
        loop {
            match db.listen().await {
                Ok(None) => return,
                Ok(Some(mut listener)) => {
                    while let Ok(heard) = listener.recv().await {
                        if let Some((step, topic)) = heard.payload().split_once(' ') {
                            self.tell_here(Change { topic: topic.to_owned(), step: step.parse().unwrap_or(0) });
                        }
                    }
                }
                Err(error) => tracing::warn!(%error, "The line to other app servers is down; trying again"),
            }
            tokio::time::sleep(std::time::Duration::from_secs(1)).await;
        }
    }
}
