//! The PDF: that it passes the typesetter's own checks of PDF/UA-1 and PDF/A-2a, and what a reader finds in it.

use report::{Block, Document, Fonts, Inline, Language, ReportError, pdf};

use crate::reading::{read_with, squeezed, texts_of};
use crate::sample;

/// Returns what a program says about the document as a PDF; none when the program is not installed.
fn read(document: &Document, program: &str, options: &[&str]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.pdf");
    std::fs::write(&path, pdf(document, &Fonts::bundled()).unwrap()).unwrap();
    read_with(program, options, &path)
}

/// Returns the words as they can be compared: without spaces, hyphens from breaking lines, or marks that allow a break.
fn comparable<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    squeezed(texts).replace(['\u{ad}', '\u{200b}', '-', '\u{2010}', '\u{2060}'], "")
}

#[test]
fn the_file_is_tagged_and_carries_its_title_author_and_date() {
    let bytes = pdf(&sample::report(), &Fonts::bundled()).unwrap();
    let has = |needle: &str| bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
    assert!(bytes.starts_with(b"%PDF-1.7"));
    for sign in [
        "/Marked true",
        "<pdfuaid:part>1</pdfuaid:part>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>A</pdfaid:conformance>",
        "/Lang(da)",
    ] {
        assert!(has(sign) || has(&sign.replace("/Lang(da)", "/Lang (da)")), "{sign}");
    }
    let Some(facts) = read(&sample::report(), "pdfinfo", &[]).filter(|facts| !facts.is_empty()) else {
        return;
    };
    for fact in ["Tagged:          yes", "Styring efter kerneopgaven", "Ærøvig Kommune", "2026", "(A4)"] {
        assert!(facts.contains(fact), "{fact}\n{facts}");
    }
}

#[test]
fn a_screen_reader_finds_headings_lists_captions_and_the_headers_of_each_cell() {
    let Some(tags) = read(&sample::report(), "pdfinfo", &["-enc", "UTF-8", "-struct"]) else {
        return;
    };
    for (tag, count) in [
        ("H1 \"Indhold\"", 1), // (the tool spells titles with other letters its own way)
        ("H2 \"Det samlede billede\"", 1),
        ("H3 \"Vurdering\"", 1),
        ("LBody", 6),
        ("Table (block)", 1),
        ("Caption", 2),
        ("/Scope /Column", 4),
        ("/Scope /Row", 19),
        ("Figure", 1),
    ] {
        assert_eq!(tags.matches(tag).count(), count, "{tag}\n{tags}");
    }
}

#[test]
fn every_word_is_on_paper_in_order() {
    let mut document = sample::report();
    // A table on more than one page repeats its header between the rows, so the order is told without tables.
    document.blocks.retain(|block| !matches!(block, Block::Table(_)));
    document.blocks.push(Block::Note(vec![sample::target()]));
    let Some(words) = read(&document, "pdftotext", &[]) else {
        return;
    };
    let words = comparable([words.as_str()]);
    let mut from = words.rfind(&comparable(["Kerneopgaven er den forandring"])).unwrap();
    for text in texts_of(&document, "Tabel", "Figur").iter().skip(1) {
        let wanted = comparable([text.as_str()]);
        let found = words.get(from..).unwrap().find(&wanted);
        assert!(found.is_some(), "missing, or in another order: {text}");
        from += found.unwrap();
    }
}

#[test]
fn the_pages_are_numbered_and_the_header_row_of_a_table_repeats() {
    let Some(words) = read(&sample::report(), "pdftotext", &["-layout"]) else {
        return;
    };
    let pages: Vec<&str> = words.split_terminator('\u{c}').collect();
    assert!(pages.len() >= 4, "{}", pages.len());
    assert!(!pages.first().unwrap().contains("Side 1"), "the title page has no number");
    for (index, page) in pages.iter().enumerate().skip(1) {
        assert!(page.contains(&format!("Side {} af {}", index + 1, pages.len())), "{page}");
        assert!(page.trim_start().starts_with("Styring efter kerneopgaven"), "{page}");
    }
    assert!(pages.iter().filter(|page| page.contains("Forbrug i")).count() >= 2);
}

#[test]
fn an_english_report_says_page_and_table() {
    let document = Document { language: Language::English, ..sample::report() };
    let Some(words) = read(&document, "pdftotext", &[]) else {
        return;
    };
    for said in ["Page 2 of", "Table 1", "Figure 1"] {
        assert!(words.contains(said), "{said}");
    }
}

#[test]
fn text_that_looks_like_markup_is_only_text() {
    let nasty = [
        "#panic(\"no\") #{1+1} $x^2$ *bold* _it_ `raw` <x> @ref = Heading // comment /* c */",
        "\\ \\u{41} \\#set page(width: 1cm) ]]]] }}}} ~ -- --- ... 'q' \"r\" https://example.org",
        "#import \"@preview/x:1.0.0\" #read(\"/etc/passwd\") #include \"report.json\"",
    ];
    let mut document = sample::empty();
    document.title = "#panic() *T* <t> $".to_owned();
    document.organisation = "#eval(\"1\") & Søn".to_owned();
    document.contents_title = "= $1$".to_owned();
    document.blocks = vec![sample::heading(1, "#heading[x] $y$ <z>", "h")];
    for words in nasty {
        document.blocks.push(Block::Paragraph(vec![
            Inline::Text(words.to_owned()),
            Inline::Strong(words.to_owned()),
            Inline::Emphasis(words.to_owned()),
            Inline::Link { text: words.to_owned(), url: "https://example.org/#panic()$<x>".to_owned() },
            Inline::Reference { text: words.to_owned(), target_id: "h".to_owned() },
        ]));
    }
    let Some(said) = read(&document, "pdftotext", &[]) else {
        return;
    };
    let said = comparable([said.as_str()]);
    for words in nasty {
        assert_eq!(said.matches(&comparable([words])).count(), 5, "{words}\n{said}");
    }
    assert!(said.contains(&comparable(["#eval(\"1\") & Søn"])));
}

#[test]
fn strange_signs_and_endless_words_do_not_stop_the_report() {
    let mut document = sample::empty();
    for words in [
        "👩‍👧‍👦 🇩🇰 ✓ → ≥ € § ½ \u{e000} \u{1f600}\u{fe0f}",
        "مرحبا שלום 你好 ภาษาไทย हिन्दी 한국어",
        "e\u{301}a\u{30a}o\u{308}q\u{332}\u{332}\u{200d}\u{ad}",
        "\u{0}\u{1}\u{85}\u{2028}\u{feff}\u{fffd}\u{fffe}",
    ] {
        document.blocks.push(Block::Paragraph(sample::text(words)));
        document.blocks.push(Block::Note(vec![Inline::Code(words.to_owned()), Inline::Strong(words.to_owned())]));
    }
    document.blocks.push(Block::Paragraph(sample::text(&"x".repeat(3000))));
    document.blocks.push(Block::Paragraph(vec![Inline::Code(format!("https://example.org/{}", "a1-".repeat(300)))]));
    document.blocks.push(Block::Paragraph(Vec::new()));
    assert!(pdf(&document, &Fonts::bundled()).unwrap().starts_with(b"%PDF"));
}

#[test]
fn a_heading_is_never_alone_at_the_foot_of_a_page() {
    for lines in 0..24 {
        let mut document = sample::empty();
        document.blocks = vec![sample::heading(1, "Begyndelse", "a")];
        document.blocks.extend((0..lines + 14).map(|line| Block::Paragraph(sample::text(&format!("Linje {line}")))));
        document.blocks.push(sample::heading(2, "Overskrift", "b"));
        document.blocks.extend((0..3).map(|_| Block::Paragraph(sample::text("Efter overskriften"))));
        let Some(words) = read(&document, "pdftotext", &["-layout"]) else {
            return;
        };
        let page = words.split('\u{c}').skip(2).find(|page| page.contains("Overskrift")).unwrap();
        assert!(page.contains("Efter overskriften"), "with {lines} lines:\n{page}");
    }
}

#[test]
fn the_same_document_gives_the_same_pdf() {
    let first = pdf(&sample::report(), &Fonts::bundled()).unwrap();
    assert!(first == pdf(&sample::report(), &Fonts::bundled()).unwrap());
}

#[test]
fn a_file_that_is_not_a_font_is_named_by_its_place() {
    let font = typst_assets::fonts().next().unwrap();
    assert!(Fonts::new([font]).is_ok());
    assert_eq!(Fonts::new([font, b"wOF2 is not read"]).unwrap_err(), ReportError::Font { number: 2 });
}
