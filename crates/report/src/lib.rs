//! Documents: one content model, written as PDF/UA, DOCX and HTML. Pure: values in, bytes out.
//!
//! A caller builds a [`Document`] and asks for one of the three formats. All three say the same words in the same
//! order, so a director who reads the paper version and a citizen who hears the web page meet the same report:
//!
//! - [`pdf`]: PDF/UA-1 and PDF/A-2a at once, typeset in process; [`pdf_on`] chooses the paper.
//! - [`docx`]: a Word file with real styles, so that the text can be worked on further.
//! - [`html`]: one self-contained accessible page; [`html_body`] gives the same content for a page of the site.
//!
//! Every writer first runs [`check`], so a fault in the content is named before anything is typeset. Nothing here
//! reads a file, a clock or a database, and the same document and fonts always give the same bytes.

mod address;
mod check;
mod document;
mod docx;
mod error;
mod html;
mod pdf;
mod photo;
mod picture;
mod plain;
mod prepare;
mod words;

pub use check::check;
pub use document::{
    Align, Block, Colour, Column, Date, Document, Figure, FirstColumn, Heading, Inline, Language, List, Ordering,
    Photo, Quote, Table, TableRow,
};
pub use docx::docx;
pub use error::ReportError;
pub use html::{STYLESHEET, html, html_body};
pub use pdf::{Fonts, Paper, pdf, pdf_on};
