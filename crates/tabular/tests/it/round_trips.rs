//! What is written is what is read, whatever the words, in every form and encoding.

use proptest::prelude::*;
use tabular::{Cell, Column, CsvFlavour, Date, Kind, Sheet, Workbook, read, write_csv, write_xlsx};

/// Text with everything that has a meaning in a CSV file, and letters and signs of every kind.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-zæøåé ;,\t\"'\n=+@-]{0,12}",
        "\\PC{0,12}",
        "[\"',;=\r\n_x0-9D]{0,10}",
        Just("Lærke, \"Bo\"; og\r\nIda".to_owned()),
    ]
}

fn rows(width: usize) -> impl Strategy<Value = Vec<Vec<String>>> {
    prop::collection::vec(prop::collection::vec(cell(), width), 0..6)
}

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    (1usize..5).prop_flat_map(rows)
}

fn sheet_of(rows: &[Vec<String>]) -> Sheet {
    let width = rows.first().map_or(1, Vec::len);
    Sheet {
        name: "Ark".to_owned(),
        columns: (0..width).map(|number| Column::new(format!("k{number}"), Kind::Text)).collect(),
        rows: rows.iter().map(|row| row.iter().cloned().map(Cell::Text).collect()).collect(),
    }
}

/// What can be asked back: no wholly blank rows, no line breaks of Windows.
fn kept(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let rows = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    rows.map(|row| row.iter().map(|cell| cell.replace("\r\n", "\n")).collect()).collect()
}

fn read_back(file: &str, bytes: &[u8]) -> Vec<Vec<String>> {
    let tables = read(file, bytes).unwrap();
    assert!(tables[0].rows.iter().all(|row| row.faults.is_empty()), "{:?}", tables[0]);
    tables[0].rows.iter().map(|row| row.cells.clone()).collect()
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(unit).collect()
}

proptest! {
    #[test]
    fn csv_comes_back_in_both_flavours_and_every_unicode_encoding(rows in table()) {
        let wanted = kept(&rows);
        for flavour in [CsvFlavour::DanishExcel, CsvFlavour::Plain] {
            let csv = write_csv(&sheet_of(&rows), flavour).unwrap();
            prop_assert_eq!(&read_back("a.csv", &csv), &wanted);
            let text = String::from_utf8(csv).unwrap();
            let text = text.trim_start_matches('\u{feff}');
            prop_assert_eq!(&read_back("a.csv", &utf16(text, u16::to_le_bytes)), &wanted);
            prop_assert_eq!(&read_back("a.csv", &utf16(text, u16::to_be_bytes)), &wanted);
        }
    }

    #[test]
    fn csv_in_windows_letters_comes_back(text in "[a-zæøåÆØÅé€–”;,\"\n]{0,30}") {
        let csv = format!("id;tekst\r\n1;\"{} ødegård\"\r\n", text.replace('"', "\"\""));
        let (bytes, _, lossy) = encoding_rs::WINDOWS_1252.encode(&csv);
        prop_assert!(!lossy);
        prop_assert_eq!(read_back("a.csv", &bytes), vec![vec!["1".to_owned(), format!("{text} ødegård")]]);
    }

    #[test]
    fn texts_come_back_from_a_workbook(rows in table()) {
        let workbook = Workbook {
            title: "t".to_owned(),
            creator: None,
            created: Date::new(2026, 1, 1).unwrap(),
            sheets: vec![sheet_of(&rows)],
        };
        let blank_is_nothing = |cell: String| if cell.trim().is_empty() { String::new() } else { cell };
        let wanted: Vec<Vec<String>> =
            kept(&rows).into_iter().map(|row| row.into_iter().map(blank_is_nothing).collect()).collect();
        prop_assert_eq!(read_back("a.xlsx", &write_xlsx(&workbook).unwrap()), wanted);
    }

    #[test]
    fn numbers_dates_and_flags_come_back_from_a_workbook(
        whole in any::<i64>(), decimal in -1e9..1e9f64, flag in any::<bool>(),
        year in 1901u16..=9999, month in 1u8..=12, day in 1u8..=28,
    ) {
        let date = Date::new(year, month, day).unwrap();
        let decimal = (decimal * 1e4).round() / 1e4;
        let columns = ["a", "b", "c", "d"].map(|title| Column::new(title, Kind::Number)).to_vec();
        let rows = vec![vec![Cell::Whole(whole), Cell::Decimal(decimal), Cell::Flag(flag), Cell::Date(date)]];
        let sheets = vec![Sheet { name: "x".to_owned(), columns, rows }];
        let workbook = Workbook { title: String::new(), creator: None, created: date, sheets };
        let wanted = vec![whole.to_string(), (decimal + 0.0).to_string(), u8::from(flag).to_string(), date.to_string()];
        prop_assert_eq!(read_back("a.xlsx", &write_xlsx(&workbook).unwrap()), vec![wanted]);
    }
}
