//! `word/document.xml`: the title page, the contents and the blocks as paragraphs with styles.

use std::collections::BTreeMap;

use super::xml::Xml;
use super::{contents, drawing, parts, tables};
use crate::prepare::lines_of;
use crate::words::{Words, caption_tail};
use crate::{Block, Document, Fonts, Heading, Inline, List, Ordering, ReportError, address};

/// What the body of the document needs from the rest of the package.
pub(super) struct Content {
    /// The text of `word/document.xml`.
    pub(super) document: String,
    /// The pictures as PNG, in order.
    pub(super) pictures: Vec<Vec<u8>>,
    /// The photographs as JPEG, in order.
    pub(super) photos: Vec<Vec<u8>>,
    /// The addresses linked to, in the order of their relations.
    pub(super) addresses: Vec<String>,
    /// How many numbered lists there are, each counting from 1.
    pub(super) numbered_lists: usize,
}

/// The document as far as it has been written.
pub(super) struct Body<'a> {
    pub(super) xml: Xml,
    pub(super) words: Words,
    fonts: &'a Fonts,
    /// Made at the first drawing.
    painter: Option<drawing::Painter>,
    /// The number of each heading and each target by its id, for bookmarks.
    targets: BTreeMap<&'a str, usize>,
    pictures: Vec<Vec<u8>>,
    photos: Vec<Vec<u8>>,
    addresses: Vec<String>,
    numbered_lists: usize,
    /// Whether the next paragraph begins a page.
    begins_page: bool,
}

/// Writes the whole body of a document that has been prepared.
pub(super) fn write(document: &Document, fonts: &Fonts) -> Result<Content, ReportError> {
    let mut body = Body {
        xml: Xml::new(),
        words: document.language.words(),
        fonts,
        painter: None,
        targets: (1..).zip(ids(document)).map(|(number, id)| (id, number)).collect(),
        pictures: Vec::new(),
        photos: Vec::new(),
        addresses: Vec::new(),
        numbered_lists: 0,
        begins_page: false,
    };
    body.xml.open("w:document", &parts::NAMESPACES);
    body.xml.open("w:body", &[]);
    body.title_page(document);
    contents::write(document, &mut body);
    body.begins_page = true;
    body.blocks(document)?;
    body.section();
    Ok(Content {
        document: body.xml.finish(),
        pictures: body.pictures,
        photos: body.photos,
        addresses: body.addresses,
        numbered_lists: body.numbered_lists,
    })
}

/// Returns the document's headings with their numbers from 1.
pub(super) fn numbered_headings(document: &Document) -> impl Iterator<Item = (usize, &Heading)> {
    let headings = document.blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) => Some(heading),
        _ => None,
    });
    (1..).zip(headings)
}

/// Returns the ids that references can point at: the headings first, as they are numbered, then the targets.
fn ids(document: &Document) -> impl Iterator<Item = &str> {
    let targets = document.blocks.iter().flat_map(lines_of).flatten().filter_map(|piece| match piece {
        Inline::Target { id, .. } => Some(id.as_str()),
        _ => None,
    });
    numbered_headings(document).map(|(_, heading)| heading.id.as_str()).chain(targets)
}

impl Body<'_> {
    fn title_page(&mut self, document: &Document) {
        for (style, text) in [
            ("Organisation", &document.organisation),
            ("Title", &document.title),
            ("Subtitle", &document.subtitle),
            ("Date", &document.date_text),
        ] {
            if !text.trim().is_empty() {
                self.begin_paragraph(style);
                self.run("", text);
                self.xml.close();
            }
        }
    }

    fn blocks(&mut self, document: &Document) -> Result<(), ReportError> {
        let mut heading_number = 0;
        let mut tables = 0;
        for block in &document.blocks {
            match block {
                Block::Heading(heading) => {
                    heading_number += 1;
                    self.heading(heading, heading_number);
                }
                Block::Paragraph(line) => self.line("BodyText", line),
                Block::Note(line) => self.line("Note", line),
                Block::List(list) => self.list(list),
                Block::Table(table) => {
                    tables += 1;
                    tables::write(table, tables, self);
                }
                Block::Figure(figure) => {
                    let number = self.pictures.len() + 1;
                    let painter = self.painter.get_or_insert_with(|| drawing::Painter::new(self.fonts));
                    self.pictures.push(painter.png(figure, number)?);
                    drawing::write(&drawing::Placed::figure(figure, number)?, self);
                    self.caption("Caption", self.words.figure, number, &figure.caption);
                }
                Block::Photo(photo) => {
                    let number = self.photos.len() + 1;
                    self.photos.push(photo.jpeg.clone());
                    drawing::write(&drawing::Placed::photo(photo, number)?, self);
                }
                Block::Quote(quote) => {
                    quote.paragraphs.iter().chain([&quote.source]).for_each(|line| self.line("Note", line));
                }
                Block::PageBreak => self.begins_page = true,
            }
        }
        Ok(())
    }

    /// Begins a paragraph in a style, on a new page when one is due; `xml.close()` ends it.
    pub(super) fn begin_paragraph(&mut self, style: &str) {
        self.begin_paragraph_with(style, |_| {});
    }

    fn begin_paragraph_with(&mut self, style: &str, properties: impl FnOnce(&mut Xml)) {
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.value("w:pStyle", style);
        if std::mem::take(&mut self.begins_page) {
            self.xml.empty("w:pageBreakBefore", &[]);
        }
        properties(&mut self.xml);
        self.xml.close();
    }

    /// Asks that the next paragraph begins a page.
    pub(super) fn begin_page(&mut self) {
        self.begins_page = true;
    }

    /// Writes text in a character style; in none when the style's name is empty.
    pub(super) fn run(&mut self, style: &str, text: &str) {
        self.xml.open("w:r", &[]);
        if !style.is_empty() {
            self.xml.open("w:rPr", &[]);
            self.xml.value("w:rStyle", style);
            self.xml.close();
        }
        self.xml.text("w:t", text);
        self.xml.close();
    }

    fn heading(&mut self, heading: &Heading, number: usize) {
        self.begin_paragraph(&format!("Heading{}", heading.level));
        // Word replaces the bookmarks of the contents when it updates them, so references have their own.
        self.bookmarked(2 * number, &contents_bookmark(number), |body| {
            body.bookmarked(2 * number + 1, &reference_bookmark(number), |body| body.run("", &heading.text));
        });
        self.xml.close();
    }

    fn line(&mut self, style: &str, line: &[Inline]) {
        self.begin_paragraph(style);
        self.pieces(line);
        self.xml.close();
    }

    fn list(&mut self, list: &List) {
        let number = match list.ordering {
            Ordering::Bulleted => parts::BULLETS,
            Ordering::Numbered => {
                self.numbered_lists += 1;
                parts::BULLETS + self.numbered_lists
            }
        };
        for item in &list.items {
            self.begin_paragraph_with("ListParagraph", |xml| {
                xml.open("w:numPr", &[]);
                xml.value("w:ilvl", "0");
                xml.value("w:numId", &number.to_string());
                xml.close();
            });
            self.pieces(item);
            self.xml.close();
        }
    }

    /// Writes running text into the paragraph that is open.
    pub(super) fn pieces(&mut self, line: &[Inline]) {
        for piece in line {
            match piece {
                Inline::Text(text) => self.run("", text),
                Inline::Strong(text) => self.run("Strong", text),
                Inline::Emphasis(text) => self.run("Emphasis", text),
                Inline::Code(text) => self.run("Identifier", text),
                Inline::Target { text, id } => {
                    let number = self.number_of(id);
                    self.bookmarked(2 * number + 1, &reference_bookmark(number), |body| body.run("Identifier", text));
                }
                Inline::Link { text, url } => {
                    let relation = self.relation_of(&address::encoded(url));
                    self.link(("r:id", &relation), text);
                }
                Inline::Reference { text, target_id } => {
                    let number = self.number_of(target_id);
                    self.link(("w:anchor", &reference_bookmark(number)), text);
                }
            }
        }
    }

    fn number_of(&self, id: &str) -> usize {
        self.targets.get(id).copied().unwrap_or_default()
    }

    fn bookmarked(&mut self, id: usize, name: &str, write: impl FnOnce(&mut Self)) {
        let id = id.to_string();
        self.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", name)]);
        write(self);
        self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
    }

    fn link(&mut self, target: (&str, &str), text: &str) {
        self.xml.open("w:hyperlink", &[target, ("w:history", "1")]);
        self.run("Hyperlink", text);
        self.xml.close();
    }

    /// Returns the relation that leads to an address, the same one each time.
    fn relation_of(&mut self, address: &str) -> String {
        let known = self.addresses.iter().position(|seen| seen == address);
        let index = known.unwrap_or_else(|| {
            self.addresses.push(address.to_owned());
            self.addresses.len() - 1
        });
        parts::address_relation(index)
    }

    /// Writes "Tabel 1. What it shows" as a paragraph.
    pub(super) fn caption(&mut self, style: &str, word: &str, number: usize, caption: &str) {
        self.begin_paragraph(style);
        self.run("Strong", &format!("{word} {number}"));
        self.run("", &caption_tail(caption));
        self.xml.close();
    }

    /// Writes the paper, the margins and what stands at the head and foot of each page but the first.
    fn section(&mut self) {
        self.xml.open("w:sectPr", &[]);
        self.xml.empty("w:headerReference", &[("w:type", "default"), ("r:id", "rIdHeader")]);
        self.xml.empty("w:footerReference", &[("w:type", "default"), ("r:id", "rIdFooter")]);
        self.xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
        self.xml.empty(
            "w:pgMar",
            &[
                ("w:top", "1701"),
                ("w:right", "1417"),
                ("w:bottom", "1531"),
                ("w:left", "1417"),
                ("w:header", "794"),
                ("w:footer", "794"),
                ("w:gutter", "0"),
            ],
        );
        self.xml.empty("w:titlePg", &[]);
        self.xml.close();
    }
}

/// Returns the name of the bookmark that the contents point at.
pub(super) fn contents_bookmark(number: usize) -> String {
    format!("_Toc{number:08}")
}

fn reference_bookmark(number: usize) -> String {
    format!("_Ref{number:08}")
}
