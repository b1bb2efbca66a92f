//! Whatever is written, the web page and the Word file say all of it once and in order.

use proptest::collection::vec;
use proptest::prelude::*;
use report::{
    Align, Block, Column, Document, Figure, FirstColumn, Fonts, Heading, Inline, List, Ordering, Photo, Quote, Table,
    docx, html, html_body, pdf,
};

use crate::reading::{squeezed, texts_of, words_of_page, words_of_word_file};
use crate::sample;

/// Any text at all, and often text that means something to HTML, XML or typst.
fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,12}",
        ".{0,12}",
        "[a-zæøåA-ZÆØÅ0-9 ]{0,20}",
        Just("</w:t></main><script>&amp; #panic() $x$ *a* _b_ \\ @k ]".to_owned()),
        Just("a\u{0}b\u{8}\u{fffe}\tc\r\n\u{2028}👩‍👧".to_owned()),
    ]
}

fn line() -> impl Strategy<Value = Vec<Inline>> {
    let piece = (0_u8..7, words()).prop_map(|(kind, text)| match kind {
        0 => Inline::Strong(text),
        1 => Inline::Emphasis(text),
        2 => Inline::Code(text),
        3 => Inline::Link { text, url: "https://example.org/a b?\"<ø>".to_owned() },
        6 => Inline::Reference { text, target_id: "row".to_owned() },
        4 => Inline::Reference { text, target_id: "first".to_owned() },
        _ => Inline::Text(text),
    });
    vec(piece, 0..4)
}

fn table() -> impl Strategy<Value = Table> {
    (1_usize..4, any::<bool>(), words()).prop_flat_map(|(width, named, caption)| {
        let columns = vec((words(), any::<bool>(), 0_u16..9), width).prop_map(|columns| {
            let column = |(title, number, width_share)| Column {
                title,
                align: if number { Align::End } else { Align::Start },
                width_share,
            };
            columns.into_iter().map(column).collect::<Vec<_>>()
        });
        let rows = vec(vec(line(), width), 0..4);
        (columns, rows, proptest::option::of(vec(line(), width))).prop_map(move |(columns, rows, total)| Table {
            caption: caption.clone(),
            columns,
            first_column: if named { FirstColumn::RowHeader } else { FirstColumn::Plain },
            rows,
            total,
        })
    })
}

fn block() -> impl Strategy<Value = Block> {
    prop_oneof![
        line().prop_map(Block::Paragraph),
        line().prop_map(Block::Note),
        (any::<bool>(), vec(line(), 0..4)).prop_map(|(numbered, items)| {
            Block::List(List { ordering: if numbered { Ordering::Numbered } else { Ordering::Bulleted }, items })
        }),
        table().prop_map(Block::Table),
        words().prop_map(|caption| {
            let svg = "<svg viewBox='0 0 9 9'><text>drawn</text></svg>".to_owned();
            Block::Figure(Figure { svg, alt: "alternative".to_owned(), caption })
        }),
        (vec(line(), 0..4), line()).prop_map(|(paragraphs, source)| Block::Quote(Quote { paragraphs, source })),
        Just(Block::Photo(Photo { jpeg: sample::photo(3, 2), alt: "alternative".to_owned() })),
        Just(Block::PageBreak),
    ]
}

/// A document whose first heading and a target after it are always there to be referred to.
fn document() -> impl Strategy<Value = Document> {
    (words(), vec((proptest::option::of((1_u8..5, words())), block()), 0..6)).prop_map(|(title, parts)| {
        let mut document = sample::empty();
        document.title.push_str(&title);
        document.blocks.push(sample::heading(1, "Første", "first"));
        let target = Inline::Target { text: "KO-1".to_owned(), id: "row".to_owned() };
        document.blocks.push(Block::Note(vec![target]));
        let mut level = 1;
        for (index, (heading, block)) in parts.into_iter().enumerate() {
            if let Some((wanted, text)) = heading {
                level = wanted.min(level + 1);
                let id = format!("h{index}");
                document.blocks.push(Block::Heading(Heading { level, text: format!("§{text}"), id }));
            }
            document.blocks.push(block);
        }
        document
    })
}

/// What the content should read as: control and non-characters gone, spaces squeezed out, full stop before captions.
fn expected(document: &Document) -> String {
    let texts = texts_of(document, "Tabel", "Figur");
    let mut kept = String::new();
    let mut after_number = false;
    for text in &texts {
        let is_number =
            text.strip_prefix("Tabel ").or(text.strip_prefix("Figur ")).is_some_and(|rest| rest.parse::<u32>().is_ok());
        if after_number && !squeezed([clean(text).as_str()]).is_empty() {
            kept.push('.');
        }
        kept.push_str(&clean(text));
        after_number = is_number;
    }
    squeezed([kept.as_str()])
}

fn clean(text: &str) -> String {
    let forbidden = |character: &char| {
        let code = u32::from(*character);
        character.is_control()
            || *character == '\u{feff}'
            || code & 0xfffe == 0xfffe
            || (0xfdd0..=0xfdef).contains(&code)
    };
    text.chars().filter(|character| character.is_whitespace() || !forbidden(character)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_text_is_in_the_web_page_once_and_in_order(document in document()) {
        prop_assert_eq!(words_of_page(&html(&document).unwrap()), expected(&document));
        prop_assert_eq!(words_of_page(&html_body(&document).unwrap()), expected(&document));
    }

    #[test]
    fn every_text_is_in_the_word_file_once_and_in_order(mut document in document()) {
        // Painting a drawing is slow and says nothing about words.
        document.blocks.retain(|block| !matches!(block, Block::Figure(_)));
        let file = docx(&document, &Fonts::bundled()).unwrap();
        prop_assert_eq!(words_of_word_file(&file), expected(&document));
    }

    #[test]
    fn every_document_can_be_put_on_paper(document in document()) {
        let file = pdf(&document, &Fonts::bundled());
        prop_assert!(file.is_ok(), "{:?}", file.err());
    }
}
