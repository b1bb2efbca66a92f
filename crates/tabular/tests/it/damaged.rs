//! No bytes may bring the reader down: it answers with tables or with an error.

use proptest::prelude::*;
use tabular::{Cell, Column, Date, Kind, ReadError, Sheet, Workbook, read, write_xlsx};

fn workbook() -> Vec<u8> {
    let columns = vec![Column::new("id", Kind::Number), Column::new("tekst", Kind::Text)];
    let rows = (0..5).map(|id| vec![Cell::Whole(id), Cell::Text(format!("Udsagn {id}"))]).collect();
    let sheets = vec![Sheet { name: "Ark".to_owned(), columns, rows }];
    let created = Date::new(2026, 1, 1).unwrap();
    write_xlsx(&Workbook { title: "t".to_owned(), creator: None, created, sheets }).unwrap()
}

/// Unpacks the workbook, lets the closure change one part, and packs it again.
fn with_changed_part(name: &str, change: impl Fn(&str) -> String) -> Vec<u8> {
    use std::io::{Cursor, Read, Write};
    let mut archive = zip::ZipArchive::new(Cursor::new(workbook())).unwrap();
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let part_name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        let text = if part_name == name { change(&text) } else { text };
        writer.start_file(part_name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn half_a_workbook_is_damaged() {
    let file = workbook();
    let error = read("a.xlsx", &file[..file.len() / 2]).unwrap_err();
    assert!(matches!(error, ReadError::Corrupt { .. }), "{error}");
}

#[test]
fn one_text_repeated_in_every_cell_meets_the_limit_for_text() {
    let long = "x".repeat(30_000);
    let file = with_changed_part("xl/worksheets/sheet1.xml", |_| {
        let cell = format!("<c t=\"inlineStr\"><is><t>{long}</t></is></c>");
        format!("<worksheet><sheetData>{}</sheetData></worksheet>", format!("<row>{cell}</row>").repeat(3_000))
    });
    assert!(matches!(read("a.xlsx", &file), Err(ReadError::TooMuchText { .. })));
}

#[test]
fn a_single_cell_far_to_the_right_does_not_make_a_giant_row() {
    let file = with_changed_part("xl/worksheets/sheet1.xml", |sheet| sheet.replace("r=\"B3\"", "r=\"XFD3\""));
    assert!(matches!(read("a.xlsx", &file), Err(ReadError::TooManyColumns { line: 3, .. })));
}

#[test]
fn an_error_shown_in_a_cell_is_a_fault_of_its_row() {
    let file = with_changed_part("xl/worksheets/sheet1.xml", |sheet| {
        sheet
            .replace("<v>0</v></c><c r=\"B2\"", "<f>1/0</f><v>#DIV/0!</v></c><c r=\"B2\"")
            .replace("r=\"A2\"", "r=\"A2\" t=\"e\"")
    });
    let table = read("a.xlsx", &file).unwrap().remove(0);
    assert_eq!(table.rows[0].faults, [tabular::RowFault::FormulaError { column: 0 }]);
    let columns = table.columns::<tabular::Expected>(&["id"], &[]).unwrap();
    let fault = columns.rows::<tabular::Expected>().next().unwrap().finish().unwrap_err().remove(0);
    assert_eq!(
        fault.to_string(),
        "a.xlsx: Ark, line 2, column \"id\": found \"#DIV/0!\", expected a value instead of a formula's error"
    );
}

#[test]
fn a_sheet_that_says_it_ends_before_it_begins_is_corrupt_and_stops_nothing() {
    let file = with_changed_part("xl/worksheets/sheet1.xml", |_| {
        "<worksheet><dimension ref=\"B9:A1\"/><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>".to_owned()
    });
    assert!(matches!(read("a.xlsx", &file), Err(ReadError::Corrupt { .. })));
}

#[test]
fn a_workbook_without_content_is_empty() {
    let file =
        with_changed_part("xl/worksheets/sheet1.xml", |_| "<worksheet><sheetData></sheetData></worksheet>".to_owned());
    assert!(matches!(read("a.xlsx", &file), Err(ReadError::Empty { .. })));
}

proptest! {
    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(read("a.csv", &bytes).is_ok_and(|tables| !tables.is_empty()) || read("a.csv", &bytes).is_err());
    }

    #[test]
    fn any_text_is_answered(text in "[\"';,\t\r\na=æ\u{1} ]{0,60}") {
        if let Ok(tables) = read("a.csv", text.as_bytes()) {
            for row in tables.iter().flat_map(|table| &table.rows) {
                prop_assert!(row.line > tables[0].header_line);
                prop_assert!(row.cells.len() >= tables[0].header.len());
            }
        }
    }

    #[test]
    fn a_workbook_with_changed_bytes_is_answered(changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8)) {
        let mut file = workbook();
        for (place, byte) in changes {
            let at = place.index(file.len());
            file[at] = byte;
        }
        if let Ok(tables) = read("a.xlsx", &file) {
            prop_assert!(!tables.is_empty());
        }
    }

    #[test]
    fn a_sheet_with_changed_signs_is_answered(
        part in prop::sample::select(vec![
            "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml", "_rels/.rels",
        ]),
        changes in prop::collection::vec((any::<prop::sample::Index>(), "[<>/\"=a-z0-9A ]{0,3}"), 1..6),
    ) {
        let file = with_changed_part(part, |text| {
            let mut text: Vec<String> = text.chars().map(String::from).collect();
            for (place, new) in &changes {
                let at = place.index(text.len());
                text[at].clone_from(new);
            }
            text.concat()
        });
        if let Ok(tables) = read("a.xlsx", &file) {
            prop_assert!(!tables.is_empty());
        }
    }
}
