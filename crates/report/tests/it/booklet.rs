//! Booklets: A5, photographs, and people's own words.

use report::{Block, Document, Fonts, Paper, Photo, ReportError, check, docx, html, pdf_on};

use crate::reading::{part, read_with};
use crate::sample;

fn read(document: &Document, program: &str, options: &[&str]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("booklet.pdf");
    std::fs::write(&path, pdf_on(Paper::A5, document, &Fonts::bundled()).unwrap()).unwrap();
    read_with(program, options, &path)
}

#[test]
fn a_booklet_is_a5_with_a_cover_contents_and_numbered_pages() {
    let Some(facts) = read(&sample::booklet(), "pdfinfo", &[]).filter(|facts| !facts.is_empty()) else {
        return;
    };
    assert!(facts.contains("419.5") && facts.contains("595.2"), "148 × 210 mm: {facts}");
    let words = read(&sample::booklet(), "pdftotext", &["-layout"]).unwrap();
    let pages: Vec<&str> = words.split_terminator('\u{c}').collect();
    assert!(pages[0].contains("Mestring og udfoldelse") && pages[0].contains("Ærøvig Kommune"), "{}", pages[0]);
    assert!(!pages[0].contains("Side 1"));
    assert!(pages[1].contains("Indhold") && pages[1].contains("Biblioteket"), "{}", pages[1]);
    assert!(pages[1].contains(&format!("Side 2 af {}", pages.len())));
}

#[test]
fn a_screen_reader_meets_photographs_and_quotes() {
    let Some(tags) = read(&sample::booklet(), "pdfinfo", &["-enc", "UTF-8", "-struct"]) else {
        return;
    };
    assert_eq!(tags.matches("BlockQuote").count(), 4, "{tags}");
    // What it shows is there too: the typesetter refuses a picture without, and the tool does not print it.
    assert_eq!(tags.matches("Figure").count(), 2, "{tags}");
}

#[test]
fn who_said_it_never_stands_alone_at_the_top_of_a_page() {
    for paragraphs in 1..26 {
        let mut document = sample::booklet();
        document.blocks.retain(|block| matches!(block, Block::Quote(_)));
        document.blocks.truncate(1);
        if let Some(Block::Quote(quote)) = document.blocks.first_mut() {
            quote.paragraphs = vec![sample::text("En linje, der er sagt."); paragraphs];
            quote.source = sample::text("– Skolepedel");
        }
        let Some(words) = read(&document, "pdftotext", &["-layout"]) else { return };
        let page = words.split('\u{c}').find(|page| page.contains("Skolepedel")).unwrap();
        assert!(page.contains("der er sagt"), "{paragraphs} paragraphs: {page}");
    }
}

#[test]
fn a_photograph_is_in_the_web_page_and_the_word_file_as_it_is() {
    let page = html(&sample::booklet()).unwrap();
    assert_eq!(page.matches("src=\"data:image/jpeg;base64,").count(), 2);
    let file = docx(&sample::booklet(), &Fonts::bundled()).unwrap();
    assert!(part(&file, "[Content_Types].xml").contains("Extension=\"jpg\""));
    assert!(part(&file, "word/_rels/document.xml.rels").contains("media/photo-2.jpg"));
    let without = docx(&sample::report(), &Fonts::bundled()).unwrap();
    assert!(!part(&without, "[Content_Types].xml").contains("jpg"));
}

#[test]
fn a_photograph_that_cannot_be_seen_by_all_is_refused() {
    let with = |jpeg: Vec<u8>, alt: &str| Document {
        blocks: vec![Block::Photo(Photo { jpeg, alt: alt.to_owned() })],
        ..sample::empty()
    };
    assert_eq!(check(&with(sample::photo(2, 2), " ")), Err(ReportError::NoPhotoAlternative { number: 1 }));
    let broken = html(&with(b"GIF89a".to_vec(), "En hund")).unwrap_err();
    assert!(broken.to_string().contains("not a JPEG"), "{broken}");
}
