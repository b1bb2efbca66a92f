//! The report on paper: PDF/UA-1 and PDF/A-2a, typeset by typst from a fixed template and the document as data.
//!
//! The document reaches the template as a JSON file and is placed as text, so nothing in it is ever read as markup.

mod data;
mod fonts;
mod world;

use typst::World;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

pub use fonts::Fonts;

use crate::picture::{ROOM, Size};
use crate::prepare::prepare;
use crate::{Document, ReportError};
use world::Sheet;

/// How many later reports a piece of layout is remembered for, so that writing the same report again is quick.
const REMEMBERED_REPORTS: usize = 3;

/// The paper that a document is set for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Paper {
    /// 210 × 297 mm: reports.
    #[default]
    A4,
    /// 148 × 210 mm: booklets.
    A5,
}

impl Paper {
    /// Returns the paper's name as typst writes it.
    const fn name(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::A5 => "a5",
        }
    }

    /// Returns the room for a drawing, in millimetres: the text's width, and what leaves room for a caption. The
    /// template's margins say the same.
    const fn room(self) -> Size {
        match self {
            Self::A4 => ROOM,
            Self::A5 => Size { width: 114.0, height: 125.0 },
        }
    }
}

/// Returns the document as a PDF that meets PDF/UA-1 (accessible) and PDF/A-2a (can be archived).
///
/// A4 with a title page, contents with page numbers, bookmarks, running header and "Side 3 af 20". Characters that
/// no font has, such as emoji, are shown as a small square. Soft breaks are put into words too long for a line.
///
/// # Errors
/// What [`crate::check`] finds, a drawing that is not SVG, or [`ReportError::Typesetting`] when the typesetter
/// refuses (a script that cannot be made accessible, for example).
pub fn pdf(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, ReportError> {
    pdf_on(Paper::A4, document, fonts)
}

/// Returns the document as [`pdf`] does, on the paper asked for.
///
/// # Errors
/// As [`pdf`].
pub fn pdf_on(paper: Paper, document: &Document, fonts: &Fonts) -> Result<Vec<u8>, ReportError> {
    let document = prepare(document)?;
    let sheet = Sheet::new(&document, fonts, paper)?;
    let bytes = typeset(&sheet);
    typst::comemo::evict(REMEMBERED_REPORTS);
    bytes
}

fn typeset(sheet: &dyn World) -> Result<Vec<u8>, ReportError> {
    let pages: PagedDocument = typst::compile(sheet).output.map_err(|faults| refused(&faults))?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a])
        .map_err(|fault| ReportError::Typesetting { reason: fault.message().to_string() })?;
    let options = PdfOptions { creator: Smart::Custom(Some("Pejl".to_owned())), standards, ..PdfOptions::default() };
    typst_pdf::pdf(&pages, &options).map_err(|faults| refused(&faults))
}

fn refused(faults: &[SourceDiagnostic]) -> ReportError {
    let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    ReportError::Typesetting { reason: messages.join("; ") }
}
