//! The press of the whole program: documents are set and drawn off the threads that answer requests, one at a time,
//! whichever context they come from.

use std::sync::LazyLock;

use report::{Fonts, ReportError};
use tokio::sync::{Semaphore, SemaphorePermit};

/// Setting and drawing keep a processor busy for seconds, and what is published is open to everyone: one at a time, so
/// that the other pages stay quick.
static TURNS: Semaphore = Semaphore::const_new(1);

/// Read once: IBM Plex Sans, or the typefaces that always come along when this build has no front-end files.
pub static FONTS: LazyLock<Fonts> =
    LazyLock::new(|| Fonts::new(assets::print_fonts()).unwrap_or_else(|_| Fonts::bundled()));

/// Someone's turn at the press. The next one comes when it is dropped.
pub type Turn = SemaphorePermit<'static>;

/// Why a document did not come off the press: the cause for the program's log, without any words of the document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Jam(String);

impl From<&ReportError> for Jam {
    fn from(error: &ReportError) -> Self {
        Self(match error {
            ReportError::Typesetting { reason } | ReportError::Package { reason } => reason.clone(),
            _ => "the document is refused by its check".to_owned(),
        })
    }
}

/// Waits for a turn. What takes much memory, such as pictures, is gathered after it, so that those who wait hold nothing.
///
/// # Errors
/// [`Jam`] when the press is closed, which it never is.
pub async fn turn() -> Result<Turn, Jam> {
    TURNS.acquire().await.map_err(|error| Jam(error.to_string()))
}

/// Does work off the threads that answer requests. Setting PDF and drawing for DOCX take a turn with them, and keep it
/// until the work is done, also when the reader has given up waiting; what is quickly written needs none.
///
/// # Errors
/// [`Jam`] when the work broke off.
pub async fn apart<T: Send + 'static>(turn: Option<Turn>, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Jam> {
    let work = move || {
        let done = work();
        drop(turn);
        done
    };
    tokio::task::spawn_blocking(work).await.map_err(|error| Jam(error.to_string()))
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn a_reader_who_gives_up_does_not_let_the_next_one_begin_while_their_document_is_being_set() {
        let (go, wait) = std::sync::mpsc::channel::<()>();
        let first = tokio::spawn(async move { apart(Some(turn().await.unwrap()), move || wait.recv()).await });
        tokio::time::sleep(Duration::from_millis(20)).await;
        first.abort();
        assert!(tokio::time::timeout(Duration::from_millis(50), turn()).await.is_err(), "two at the press");
        go.send(()).unwrap();
        drop(turn().await.unwrap());
    }
}
