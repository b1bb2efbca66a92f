//! The report as a Word file (ISO/IEC 29500, transitional), so that others can work on with the text.
//!
//! The parts of the package that never change lie beside this file as XML; the rest is written here.

mod body;
mod contents;
mod drawing;
mod parts;
mod tables;
mod xml;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::prepare::prepare;
use crate::{Document, Fonts, ReportError};

/// Returns the document as a Word file.
///
/// It has real heading styles, numbered lists, tables whose header row repeats, a title page, page numbers, links,
/// alternative texts, a language and a title. The list of contents is a field filled with the headings as links;
/// page numbers come into it when the reader chooses "Update field" in Word, which is never asked for on opening.
/// Drawings become pictures (PNG, 220 dots per inch) beside their alternative text, since older Word cannot show SVG;
/// `fonts` are those that set the words in them. The text itself is in Calibri, which every Word has.
///
/// # Errors
/// What [`crate::check`] finds, a drawing that is not SVG, or [`ReportError::Package`].
pub fn docx(document: &Document, fonts: &Fonts) -> Result<Vec<u8>, ReportError> {
    let document = prepare(document)?;
    let content = body::write(&document, fonts)?;
    let mut package = Package::new();
    for (name, text) in parts::fixed(&document) {
        package.add(name, text.as_bytes())?;
    }
    package.add("word/document.xml", content.document.as_bytes())?;
    package.add("word/numbering.xml", parts::numbering(content.numbered_lists).as_bytes())?;
    package.add("word/_rels/document.xml.rels", parts::relations(&content).as_bytes())?;
    for (index, picture) in content.pictures.iter().enumerate() {
        package.add(&format!("word/media/figure-{}.png", index + 1), picture)?;
    }
    for (index, photo) in content.photos.iter().enumerate() {
        package.add(&format!("word/media/photo-{}.jpg", index + 1), photo)?;
    }
    package.finish()
}

/// A zip file whose entries all carry the same date, so that the same content gives the same bytes.
struct Package {
    zip: ZipWriter<Cursor<Vec<u8>>>,
    options: SimpleFileOptions,
}

impl Package {
    fn new() -> Self {
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        Self { zip: ZipWriter::new(Cursor::new(Vec::new())), options }
    }

    fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), ReportError> {
        self.zip.start_file(name, self.options).map_err(|fault| failed(&fault))?;
        self.zip.write_all(bytes).map_err(|fault| failed(&fault))
    }

    fn finish(self) -> Result<Vec<u8>, ReportError> {
        Ok(self.zip.finish().map_err(|fault| failed(&fault))?.into_inner())
    }
}

fn failed(fault: &dyn std::error::Error) -> ReportError {
    ReportError::Package { reason: fault.to_string() }
}
