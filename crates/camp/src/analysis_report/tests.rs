//! The document and the tables of invented reports: whatever is in them, they can be written, and numbers lead on.

use std::collections::BTreeSet;
use std::sync::Arc;

use proptest::prelude::*;
use report::{Block, Document, Inline};
use ui::i18n::{Language, Locale, Texts};

use super::*;
use crate::camp_report::PrintDay;

fn locale(language: Language) -> Locale {
    let texts = Texts::load(&[ui::texts(), compass::texts(), crate::texts()].concat()).unwrap();
    Locale::new(language, Arc::new(texts))
}

fn point(title: &str, text: &str, sources: &[usize]) -> Point {
    Point { title: title.into(), text: text.into(), sources: sources.to_vec(), page: String::new() }
}

fn camp(messages: Vec<Point>, contributions: Vec<Vec<Point>>) -> CampAnalysis {
    let columns = Who::COLUMNS.into_iter().chain([Who::Nobody]);
    CampAnalysis {
        camp: "skole".into(),
        title: "Skole".into(),
        core_task: "Et godt børneliv".into(),
        date: "2026-05-07".into(),
        captured: 10,
        behind: 3,
        messages,
        purpose: "Hvert barn trives.".into(),
        analysed_purpose: Vec::new(),
        considerations: Vec::new(),
        proposed_purpose: vec![point("", "Hvert barn og ung trives.", &[1])],
        preconditions: Vec::new(),
        contributions: columns
            .zip(contributions.into_iter().chain(std::iter::repeat_with(Vec::new)))
            .map(|(who, points)| ColumnReport { who, points })
            .collect(),
    }
}

fn report(camps: Vec<CampAnalysis>, sources: usize) -> AnalysisReport {
    let cells = camps.iter().map(|_| vec![sources]).collect();
    AnalysisReport {
        format: FORMAT,
        municipality: "Granby Kommune".into(),
        accent: None,
        printed: PrintDay::of(platform::time::Timestamp::from_millis(1_795_269_600_000)).unwrap(),
        behind_crossings: camps.iter().map(|_| 1).collect(),
        crossings: vec![CrossingReport { title: "Samarbejde".into(), text: String::new(), cells }],
        camps,
        sources: (1..=sources)
            .map(|number| SourceReport {
                number,
                kind: "statement",
                label: format!("sk-{number}"),
                camp: "Skole".into(),
                text: format!("Ord {number}"),
                statements: Vec::new(),
            })
            .collect(),
    }
}

fn pieces(document: &Document) -> Vec<&Inline> {
    let mut pieces = Vec::new();
    for block in &document.blocks {
        match block {
            Block::Paragraph(line) | Block::Note(line) => pieces.extend(line),
            Block::List(list) => pieces.extend(list.items.iter().flatten()),
            Block::Table(table) => pieces.extend(table.rows.iter().chain(&table.total).flatten().flatten()),
            Block::Quote(quote) => pieces.extend(quote.paragraphs.iter().flatten().chain(&quote.source)),
            Block::Heading(_) | Block::Figure(_) | Block::Photo(_) | Block::PageBreak => {}
        }
    }
    pieces
}

#[test]
fn changes_of_the_purpose_are_marked_in_words_and_not_by_type_alone() {
    let report = report(vec![camp(vec![point("Venner", "", &[1])], Vec::new())], 1);
    let document = document(&report, &locale(Language::Danish));
    assert!(pieces(&document).contains(&&Inline::Strong("[nyt: og ung]".into())));
    let text: String = document
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Paragraph(line) if line.contains(&Inline::Strong("[nyt: og ung]".into())) => {
                Some(line.iter().map(Inline::words).collect::<String>())
            }
            _ => None,
        })
        .collect();
    assert_eq!(text, "Hvert barn [nyt: og ung] trives.");
}

fn any_point() -> impl Strategy<Value = Point> {
    ("[A-Za-zæøå <&]{0,12}", "[a-zæøå ,.\"]{0,40}", prop::collection::vec(1..9_usize, 0..4))
        .prop_map(|(title, text, sources)| point(&title, &text, &sources))
}

proptest! {
    #[test]
    fn any_report_can_be_written_and_every_number_in_it_leads_to_its_source(
        messages in prop::collection::vec(any_point(), 0..7),
        contributions in prop::collection::vec(prop::collection::vec(any_point(), 0..5), 0..6),
    ) {
        let report = report(vec![camp(messages, contributions), camp(Vec::new(), Vec::new())], 9);
        for language in Language::ALL {
            let document = document(&report, &locale(language));
            prop_assert_eq!(report::check(&document), Ok(()));
            let html = report::html(&document);
            prop_assert!(html.is_ok(), "{:?}", html.err());
            let targets: BTreeSet<&str> = pieces(&document)
                .into_iter()
                .filter_map(|piece| match piece {
                    Inline::Target { text, id } if format!("k{text}") == *id => Some(text.as_str()),
                    _ => None,
                })
                .collect();
            for piece in pieces(&document) {
                if let Inline::Reference { text, target_id } = piece {
                    let wanted = format!("k{text}");
                    prop_assert!(targets.contains(text.as_str()));
                    prop_assert_eq!(&wanted, target_id);
                }
            }
            let cited: usize = report.camps.iter().flat_map(CampAnalysis::points).map(|one| one.sources.len()).sum();
            let in_cells: usize = report.crossings.iter().flat_map(|one| &one.cells).map(Vec::len).sum();
            let led = pieces(&document).into_iter().filter(|piece| matches!(piece, Inline::Reference { .. })).count();
            prop_assert_eq!(led, cited + in_cells);
            let points = report.camps.iter().map(|camp| camp.points().count()).sum::<usize>();
            prop_assert_eq!(points_sheet(&report, &locale(language)).rows.len(), points + report.crossings.len());
        }
    }
}
