//! Faults of content are found before anything is written, and the message says where and what to do.

use report::{Align, Block, Column, Document, Figure, FirstColumn, Heading, Inline, Table, check};

use crate::sample;

fn fault(change: impl FnOnce(&mut Document)) -> String {
    let mut document = sample::report();
    assert_eq!(check(&document), Ok(()));
    change(&mut document);
    check(&document).unwrap_err().to_string()
}

#[test]
fn a_document_without_a_title_is_refused() {
    assert!(fault(|document| document.title = "  ".to_owned()).starts_with("The document has no title."));
}

#[test]
fn headings_must_begin_at_level_one_and_stay_between_one_and_four() {
    let first = fault(|document| document.blocks.insert(0, sample::heading(2, "Mål", "m")));
    assert_eq!(first, "The heading \"Mål\" has level 2, but may be at most 1 here: levels must not be skipped.");
    for level in [0, 5, 255] {
        let said = fault(|document| document.blocks.push(sample::heading(level, "Mål", "m")));
        assert_eq!(said, format!("The heading \"Mål\" has level {level}. Use a level from 1 to 4."));
    }
}

#[test]
fn a_heading_needs_words_and_an_id_of_its_own() {
    let empty = Heading { level: 1, text: " ".to_owned(), id: "tom".to_owned() };
    assert!(
        fault(|document| document.blocks.push(Block::Heading(empty)))
            .starts_with("The heading with id \"tom\" has no text.")
    );
    assert!(
        fault(|document| document.blocks.push(sample::heading(1, "Igen", "k1")))
            .contains("which something else has already")
    );
    let target = |id: &str| Block::Paragraph(vec![Inline::Target { text: "ab-1".to_owned(), id: id.to_owned() }]);
    assert!(fault(|document| document.blocks.push(target("k1"))).contains("which something else has already"));
    assert!(fault(|document| document.blocks.push(target("a b"))).contains("cannot be used"));
    for id in ["", "1a", "a b", "mål", "a\"b", "#a"] {
        assert!(
            fault(|document| document.blocks.push(sample::heading(1, "Mål", id))).contains("cannot be used"),
            "{id}"
        );
    }
}

#[test]
fn a_reference_to_nothing_and_an_address_that_is_no_address_are_named() {
    let lost = Inline::Reference { text: "se bilag".to_owned(), target_id: "bilag".to_owned() };
    assert_eq!(
        fault(|document| document.blocks.push(Block::Note(vec![lost]))),
        "The reference \"se bilag\" points at \"bilag\", but nothing has that id."
    );
    let unsafe_link = Inline::Link { text: "her".to_owned(), url: "javascript:alert(1)".to_owned() };
    assert!(
        fault(|document| document.blocks.push(Block::Paragraph(vec![unsafe_link]))).contains("\"javascript:alert(1)\"")
    );
}

#[test]
fn a_ragged_table_is_named_with_the_row() {
    let table = |columns: usize, total: usize| Table {
        caption: "Forbrug".to_owned(),
        columns: vec![Column { title: "A".to_owned(), align: Align::Start, width_share: 1 }; columns],
        first_column: FirstColumn::Plain,
        rows: vec![vec![sample::text("a"); columns]],
        total: Some(vec![sample::text("t"); total]),
    };
    assert_eq!(
        fault(|document| document.blocks.push(Block::Table(table(2, 3)))),
        "Row 2 of table 2, \"Forbrug\", has 3 cells, but the table has 2 columns."
    );
    assert!(fault(|document| document.blocks.push(Block::Table(table(0, 0)))).contains("has no columns"));
}

#[test]
fn a_figure_must_say_what_it_shows() {
    let figure = Figure { svg: sample::BARS.to_owned(), alt: String::new(), caption: "Andel".to_owned() };
    assert_eq!(
        fault(|document| document.blocks.push(Block::Figure(figure))),
        "Figure 2, \"Andel\", has no alternative text. Say in words what it shows."
    );
}
