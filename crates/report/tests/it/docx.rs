//! The Word file: valid, accessible, and the same every time.

use std::io::{Cursor, Read as _};

use quick_xml::Reader;
use quick_xml::events::Event;
use report::{Block, Fonts, Inline, docx};
use zip::ZipArchive;

use crate::reading::part;
use crate::sample;

#[test]
fn every_part_is_well_formed_and_listed_and_every_relation_leads_somewhere() {
    let mut document = sample::report();
    document.blocks.push(Block::Paragraph(sample::text("a\u{0}b\u{1}\u{b}\u{fffe}<&\">'")));
    let file = docx(&document, &Fonts::bundled()).unwrap();
    let mut package = ZipArchive::new(Cursor::new(file.as_slice())).unwrap();
    let names: Vec<String> = package.file_names().map(|name| name.unwrap().into_owned()).collect();
    let types = part(&file, "[Content_Types].xml");
    for name in names.iter().filter(|name| !name.ends_with(".png")) {
        let mut text = String::new();
        package.by_name(name).unwrap().read_to_string(&mut text).unwrap();
        let mut reader = Reader::from_str(&text);
        while reader.read_event().unwrap() != Event::Eof {}
        assert!(!text.contains('{'), "{name} has an unfilled gap");
        assert!(
            name.contains("rels") || name.starts_with('[') || types.contains(&format!("PartName=\"/{name}\"")),
            "{name}"
        );
    }
    let relations = part(&file, "word/_rels/document.xml.rels");
    for target in relations.split("Target=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert!(target.starts_with("https://") || names.contains(&format!("word/{target}")), "{target}");
    }
    let body = part(&file, "word/document.xml");
    for id in body.split("r:id=\"").chain(body.split("r:embed=\"")).skip(1).filter_map(|rest| rest.split('"').next()) {
        assert!(!id.starts_with("rId") || relations.contains(&format!("Id=\"{id}\"")), "{id}");
    }
}

#[test]
fn word_is_told_the_language_the_title_and_the_author() {
    let file = docx(&sample::report(), &Fonts::bundled()).unwrap();
    let core = part(&file, "docProps/core.xml");
    for said in [
        "<dc:title>Styring efter kerneopgaven</dc:title>",
        "<dc:creator>Ærøvig Kommune</dc:creator>",
        "<dc:language>da-DK</dc:language>",
        "2026-11-21T00:00:00Z",
    ] {
        assert!(core.contains(said), "{said}");
    }
    assert!(part(&file, "word/styles.xml").contains("<w:lang w:val=\"da-DK\""));
    assert!(!part(&file, "word/settings.xml").contains("updateFields"), "Word would ask on opening");
}

#[test]
fn headings_have_styles_and_the_contents_are_filled_and_lead_to_them() {
    let file = docx(&sample::report(), &Fonts::bundled()).unwrap();
    let body = part(&file, "word/document.xml");
    for (style, count) in [("Heading1", 1), ("Heading2", 2), ("Heading3", 2), ("TOC1", 1), ("TOC2", 2), ("TOC3", 2)] {
        assert_eq!(body.matches(&format!("<w:pStyle w:val=\"{style}\"/>")).count(), count, "{style}");
    }
    assert!(body.contains(" TOC \\o &quot;1-3&quot; \\h \\z \\u ") || body.contains(" TOC \\o \"1-3\" \\h \\z \\u "));
    for kind in ["begin", "separate", "end"] {
        assert_eq!(body.matches(&format!("w:fldCharType=\"{kind}\"")).count(), 1, "{kind}");
    }
    for anchor in body.split("w:anchor=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
        assert_eq!(body.matches(&format!("w:name=\"{anchor}\"")).count(), 1, "{anchor}");
    }
}

#[test]
fn the_header_row_repeats_and_pictures_have_alternative_texts() {
    let file = docx(&sample::report(), &Fonts::bundled()).unwrap();
    let body = part(&file, "word/document.xml");
    assert_eq!(body.matches("<w:tblHeader/>").count(), 1);
    assert!(body.contains("<w:tblCaption w:val=\"Status og forbrug fordelt på områder\"/>"));
    assert!(body.contains("w:firstColumn=\"1\"") && body.contains("w:lastRow=\"1\""));
    assert!(body.contains("descr=\"Søjler: 82 % i dagtilbud"));
    let footer = part(&file, "word/footer.xml");
    assert!(footer.contains("\" PAGE \"") && footer.contains("\" NUMPAGES \""));
    assert!(footer.contains(">Side </w:t>") && footer.contains("> af </w:t>"));
}

#[test]
fn each_numbered_list_counts_from_one() {
    let file = docx(&sample::long_report(2), &Fonts::bundled()).unwrap();
    let numbering = part(&file, "word/numbering.xml");
    assert_eq!(numbering.matches("<w:startOverride w:val=\"1\"/>").count(), 2);
    let body = part(&file, "word/document.xml");
    for (number, items) in [("1", 6), ("2", 3), ("3", 3)] {
        assert_eq!(body.matches(&format!("<w:numId w:val=\"{number}\"/>")).count(), items, "{number}");
    }
}

#[test]
fn the_same_address_is_one_relation_and_is_encoded() {
    let mut document = sample::empty();
    let link = || Inline::Link { text: "her".to_owned(), url: "https://example.org/a b".to_owned() };
    document.blocks = vec![Block::Paragraph(vec![link(), link()])];
    let relations = part(&docx(&document, &Fonts::bundled()).unwrap(), "word/_rels/document.xml.rels");
    assert_eq!(relations.matches("https://example.org/a%20b").count(), 1);
}

#[test]
fn the_same_document_gives_the_same_word_file() {
    let write = || docx(&sample::report(), &Fonts::bundled()).unwrap();
    assert!(write() == write());
}
