//! Writing the booklet in its forms, at the program's press.

use platform::Fault;
use report::{Document, ReportError};

use super::Format;
use crate::press::{self, FONTS, Jam, Turn};

/// Writes a document in a form.
///
/// # Errors
/// [`Fault::Refused`] when it cannot be written, which the program's log explains.
pub(super) async fn written(document: Document, format: Format) -> Result<Vec<u8>, Fault> {
    let turn = match format {
        Format::Pdf | Format::Docx => Some(press::turn().await.map_err(|jam| refused(&jam))?),
        Format::Html => None,
    };
    apart(turn, move || match format {
        Format::Pdf => report::pdf(&document, &FONTS),
        Format::Docx => report::docx(&document, &FONTS),
        Format::Html => report::html(&document).map(String::into_bytes),
    })
    .await
}

/// Writes a document as HTML for a page of the site.
///
/// # Errors
/// As [`written`].
pub(super) async fn body(document: Document) -> Result<String, Fault> {
    apart(None, move || report::html_body(&document)).await
}

async fn apart<T: Send + 'static>(
    turn: Option<Turn>,
    write: impl FnOnce() -> Result<T, ReportError> + Send + 'static,
) -> Result<T, Fault> {
    let written = press::apart(turn, write).await.map_err(|jam| refused(&jam))?;
    written.map_err(|error| refused(&Jam::from(&error)))
}

fn refused(cause: &Jam) -> Fault {
    tracing::error!(%cause, "The booklet could not be written");
    Fault::Refused("booklet-not-written")
}
