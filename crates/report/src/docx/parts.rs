//! The parts of a Word file beside the text itself: styles, numbering, header, footer, properties and relations.

use super::body::Content;
use super::xml::Xml;
use crate::{Document, photo};

/// The namespaces of the parts that hold text.
pub(super) const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
];
/// The number that all bulleted lists share; numbered lists have the numbers after it.
pub(super) const BULLETS: usize = 1;

const RELATION: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DEFAULT_ACCENT: &str = "1D4F73";
const INK: &str = "1B2A36";

/// Returns the parts that depend on nothing but the title page's words: each with its name in the package.
pub(super) fn fixed(document: &Document) -> [(&'static str, String); 8] {
    let words = document.language.words();
    let accent = document
        .accent
        .map_or_else(|| DEFAULT_ACCENT.to_owned(), |colour| colour.to_string().trim_start_matches('#').to_uppercase());
    let readable = document.accent.is_none_or(crate::Colour::is_readable_on_white);
    let heading_ink = if readable { accent.clone() } else { INK.to_owned() };
    let styles = include_str!("styles.xml")
        .replace("{locale}", words.locale)
        .replace("{accent}", &accent)
        .replace("{heading-ink}", &heading_ink);
    let settings = include_str!("settings.xml").replace("{locale}", words.locale);
    [
        ("[Content_Types].xml", content_types(document)),
        ("_rels/.rels", package_relations()),
        ("docProps/core.xml", properties(document)),
        ("docProps/app.xml", include_str!("app.xml").to_owned()),
        ("word/styles.xml", styles),
        ("word/settings.xml", settings),
        ("word/header.xml", header(document)),
        ("word/footer.xml", footer(document)),
    ]
}

/// Returns what kinds of files are in the package: JPEG only where there are photographs.
fn content_types(document: &Document) -> String {
    const PNG: &str = "<Default Extension=\"png\" ContentType=\"image/png\"/>\n";
    const JPEG: &str = "<Default Extension=\"jpg\" ContentType=\"image/jpeg\"/>\n";
    let types = include_str!("content-types.xml");
    let has_photos = photo::numbered(document).next().is_some();
    if has_photos { types.replace(PNG, &format!("{PNG}{JPEG}")) } else { types.to_owned() }
}

fn properties(document: &Document) -> String {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    property(&mut xml, "dc:title", &[], &document.title);
    property(&mut xml, "dc:creator", &[], &document.organisation);
    property(&mut xml, "dc:language", &[], document.language.words().locale);
    let day = format!("{}T00:00:00Z", document.date);
    property(&mut xml, "dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &day);
    property(&mut xml, "dcterms:modified", &[("xsi:type", "dcterms:W3CDTF")], &day);
    xml.finish()
}

fn property(xml: &mut Xml, name: &'static str, attributes: &[(&str, &str)], value: &str) {
    xml.open(name, attributes);
    xml.characters(value);
    xml.close();
}

fn header(document: &Document) -> String {
    let mut xml = Xml::new();
    xml.open("w:hdr", &NAMESPACES);
    paragraph(&mut xml, "Header");
    run(&mut xml, &document.title);
    xml.finish()
}

/// Writes the organisation to the left and "Side 3 af 20" to the right; Word fills the numbers in.
fn footer(document: &Document) -> String {
    let words = document.language.words();
    let mut xml = Xml::new();
    xml.open("w:ftr", &NAMESPACES);
    paragraph(&mut xml, "Footer");
    run(&mut xml, &document.organisation);
    xml.open("w:r", &[]);
    xml.empty("w:tab", &[]);
    xml.close();
    run(&mut xml, &format!("{} ", words.page));
    field(&mut xml, " PAGE ");
    run(&mut xml, &format!(" {} ", words.of));
    field(&mut xml, " NUMPAGES ");
    xml.finish()
}

fn paragraph(xml: &mut Xml, style: &str) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.value("w:pStyle", style);
    xml.close();
}

fn run(xml: &mut Xml, text: &str) {
    xml.open("w:r", &[]);
    xml.text("w:t", text);
    xml.close();
}

fn field(xml: &mut Xml, instruction: &str) {
    xml.open("w:fldSimple", &[("w:instr", instruction)]);
    run(xml, "1");
    xml.close();
}

/// Returns `word/numbering.xml`: bullets, and a count of its own for each numbered list.
pub(super) fn numbering(numbered_lists: usize) -> String {
    let mut xml = Xml::new();
    xml.open("w:numbering", &NAMESPACES);
    for (id, format, text) in [("0", "bullet", "•"), ("1", "decimal", "%1.")] {
        xml.open("w:abstractNum", &[("w:abstractNumId", id)]);
        xml.value("w:multiLevelType", "singleLevel");
        xml.open("w:lvl", &[("w:ilvl", "0")]);
        xml.value("w:start", "1");
        xml.value("w:numFmt", format);
        xml.value("w:lvlText", text);
        xml.value("w:lvlJc", "left");
        xml.open("w:pPr", &[]);
        xml.empty("w:ind", &[("w:left", "425"), ("w:hanging", "340")]);
        xml.close();
        xml.close();
        xml.close();
    }
    for list in 0..=numbered_lists {
        let id = (BULLETS + list).to_string();
        xml.open("w:num", &[("w:numId", &id)]);
        xml.value("w:abstractNumId", if list == 0 { "0" } else { "1" });
        if list > 0 {
            xml.open("w:lvlOverride", &[("w:ilvl", "0")]);
            xml.value("w:startOverride", "1");
            xml.close();
        }
        xml.close();
    }
    xml.finish()
}

/// Returns the name of the relation to the address at an index.
pub(super) fn address_relation(index: usize) -> String {
    format!("rIdAddress{}", index + 1)
}

/// Returns the name of the relation to a picture by its number from 1.
pub(super) fn picture_relation(number: usize) -> String {
    format!("rIdFigure{number}")
}

/// Returns the name of the relation to a photograph by its number from 1.
pub(super) fn photo_relation(number: usize) -> String {
    format!("rIdPhoto{number}")
}

/// Returns `word/_rels/document.xml.rels`: what the text points at, inside the package and outside.
pub(super) fn relations(content: &Content) -> String {
    let mut xml = relations_root();
    for (id, kind, target) in [
        ("rIdStyles", "styles", "styles.xml"),
        ("rIdNumbering", "numbering", "numbering.xml"),
        ("rIdSettings", "settings", "settings.xml"),
        ("rIdHeader", "header", "header.xml"),
        ("rIdFooter", "footer", "footer.xml"),
    ] {
        relation(&mut xml, id, &format!("{RELATION}/{kind}"), target);
    }
    for number in 1..=content.pictures.len() {
        let target = format!("media/figure-{number}.png");
        relation(&mut xml, &picture_relation(number), &format!("{RELATION}/image"), &target);
    }
    for number in 1..=content.photos.len() {
        let target = format!("media/photo-{number}.jpg");
        relation(&mut xml, &photo_relation(number), &format!("{RELATION}/image"), &target);
    }
    for (index, address) in content.addresses.iter().enumerate() {
        let id = address_relation(index);
        let kind = format!("{RELATION}/hyperlink");
        let attributes = [("Id", id.as_str()), ("Type", &kind), ("Target", address), ("TargetMode", "External")];
        xml.empty("Relationship", &attributes);
    }
    xml.finish()
}

fn package_relations() -> String {
    let mut xml = relations_root();
    relation(&mut xml, "rId1", &format!("{RELATION}/officeDocument"), "word/document.xml");
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relation(&mut xml, "rId2", core, "docProps/core.xml");
    relation(&mut xml, "rId3", &format!("{RELATION}/extended-properties"), "docProps/app.xml");
    xml.finish()
}

fn relations_root() -> Xml {
    let mut xml = Xml::new();
    xml.open("Relationships", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships")]);
    xml
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}
