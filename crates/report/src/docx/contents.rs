//! The list of contents: a field that Word can update, filled beforehand with the headings as links.

use super::body::{Body, contents_bookmark, numbered_headings};
use crate::{Document, Heading};

/// How Word itself writes the field: levels 1 to 3, as links, from the headings' outline levels.
const INSTRUCTION: &str = " TOC \\o \"1-3\" \\h \\z \\u ";
const DEEPEST: u8 = 3;

/// Writes the contents on a page of their own; nothing when the document has no headings.
pub(super) fn write(document: &Document, body: &mut Body<'_>) {
    let entries: Vec<(usize, &Heading)> =
        numbered_headings(document).filter(|(_, heading)| heading.level <= DEEPEST).collect();
    if entries.is_empty() {
        return;
    }
    body.xml.open("w:sdt", &[]);
    body.xml.open("w:sdtPr", &[]);
    body.xml.open("w:docPartObj", &[]);
    body.xml.value("w:docPartGallery", "Table of Contents");
    body.xml.empty("w:docPartUnique", &[]);
    body.xml.close();
    body.xml.close();
    body.xml.open("w:sdtContent", &[]);
    body.begin_page();
    body.begin_paragraph("TOCHeading");
    body.run("", &document.contents_title);
    body.xml.close();
    for (index, (number, heading)) in entries.into_iter().enumerate() {
        body.begin_paragraph(&format!("TOC{}", heading.level));
        if index == 0 {
            field_mark(body, "begin");
            body.xml.open("w:r", &[]);
            body.xml.text("w:instrText", INSTRUCTION);
            body.xml.close();
            field_mark(body, "separate");
        }
        body.xml.open("w:hyperlink", &[("w:anchor", &contents_bookmark(number)), ("w:history", "1")]);
        body.run("", &heading.text);
        body.xml.close();
        body.xml.close();
    }
    body.begin_paragraph("TOCEnd");
    field_mark(body, "end");
    body.xml.close();
    body.xml.close();
    body.xml.close();
}

fn field_mark(body: &mut Body<'_>, kind: &str) {
    body.xml.open("w:r", &[]);
    body.xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
    body.xml.close();
}
