//! Writing a document off the threads that answer requests.

use std::sync::LazyLock;

use platform::Fault;
use report::{Document, Fonts, ReportError};
use tokio::sync::Semaphore;

use super::Format;

/// Typesetting keeps a processor busy for seconds, and the booklet is open to everyone: one at a time, so that the other
/// pages stay quick.
static TYPESETTERS: Semaphore = Semaphore::const_new(1);

/// Read once: IBM Plex Sans, or the typefaces that always come along when this build has no front-end files.
static FONTS: LazyLock<Fonts> =
    LazyLock::new(|| Fonts::new(assets::print_fonts()).unwrap_or_else(|_| Fonts::bundled()));

/// Writes a document in a form; PDF files one at a time.
///
/// # Errors
/// [`Fault::Refused`] when it cannot be written, which the program's log explains.
pub(super) async fn written(document: Document, format: Format) -> Result<Vec<u8>, Fault> {
    let turn = match format {
        Format::Pdf => Some(TYPESETTERS.acquire().await.map_err(|error| refused(&error.to_string()))?),
        Format::Docx | Format::Html => None,
    };
    apart(move || {
        let bytes = match format {
            Format::Pdf => report::pdf(&document, &FONTS),
            Format::Docx => report::docx(&document, &FONTS),
            Format::Html => report::html(&document).map(String::into_bytes),
        };
        // Not before: a reader who gives up waiting must not let the next one begin while this goes on.
        drop(turn);
        bytes
    })
    .await
}

/// Writes a document as HTML for a page of the site.
///
/// # Errors
/// As [`written`].
pub(super) async fn body(document: Document) -> Result<String, Fault> {
    apart(move || report::html_body(&document)).await
}

async fn apart<T: Send + 'static>(write: impl FnOnce() -> Result<T, ReportError> + Send + 'static) -> Result<T, Fault> {
    let written = tokio::task::spawn_blocking(write).await.map_err(|error| refused(&error.to_string()))?;
    written.map_err(|error| refused(&cause(&error)))
}

/// The cause for the program's log.
fn cause(error: &ReportError) -> String {
    match error {
        ReportError::Typesetting { reason } | ReportError::Package { reason } => reason.clone(),
        _ => "the document is refused by its check".to_owned(),
    }
}

fn refused(cause: &str) -> Fault {
    tracing::error!(cause, "The booklet could not be written");
    Fault::Refused("booklet-not-written")
}
