//! Workbooks and CSV files as a spreadsheet will see them.

use std::io::{Cursor, Read};
use tabular::{Cell, Column, CsvFlavour, Date, Kind, Sheet, Workbook, WriteError, read, write_csv, write_xlsx};

fn day() -> Date {
    Date::new(2017, 3, 12).unwrap()
}

fn sheet() -> Sheet {
    Sheet {
        name: "Udsagn: Trivsel/læring".to_owned(),
        columns: vec![
            Column::new("Tekst", Kind::Text),
            Column::new("Stemmer", Kind::Number),
            Column::new("Andel", Kind::Number),
            Column::new("Dato", Kind::Date),
            Column::new("Valgt", Kind::Flag).wide(9),
        ],
        rows: vec![
            vec![
                Cell::Text("=HYPERLINK(\"x\")".to_owned()),
                Cell::Whole(3),
                Cell::Decimal(0.25),
                Cell::Date(day()),
                Cell::Flag(true),
            ],
            vec![Cell::Text("Børn,\nunge; voksne".to_owned()), Cell::Whole(-5), Cell::Empty],
            vec![
                Cell::Text("-5".to_owned()),
                Cell::Whole(i64::MAX),
                Cell::Decimal(2.0),
                Cell::Empty,
                Cell::Flag(false),
            ],
        ],
    }
}

fn workbook() -> Workbook {
    Workbook {
        title: "Borgercamp".to_owned(),
        creator: Some("Lejre Kommune".to_owned()),
        created: day(),
        sheets: vec![sheet(), sheet()],
    }
}

fn part(file: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn danish_excel_gets_semicolons_decimal_commas_a_mark_and_no_formulas() {
    let csv = String::from_utf8(write_csv(&sheet(), CsvFlavour::DanishExcel).unwrap()).unwrap();
    assert_eq!(
        csv,
        "\u{feff}Tekst;Stemmer;Andel;Dato;Valgt\r\n\
         \"'=HYPERLINK(\"\"x\"\")\";3;\"0,25\";2017-03-12;1\r\n\
         \"Børn,\nunge; voksne\";-5;;;\r\n\
         '-5;9223372036854775807;2;;0\r\n"
    );
}

#[test]
fn programs_get_commas_and_decimal_points() {
    let csv = String::from_utf8(write_csv(&sheet(), CsvFlavour::Plain).unwrap()).unwrap();
    assert!(
        csv.starts_with("Tekst,Stemmer,Andel,Dato,Valgt\n\"'=HYPERLINK(\"\"x\"\")\",3,0.25,2017-03-12,1\n"),
        "{csv}"
    );
}

#[test]
fn a_workbook_comes_back_with_its_values() {
    let tables = read("camp.xlsx", &write_xlsx(&workbook()).unwrap()).unwrap();
    let names: Vec<&str> = tables.iter().map(|table| table.name.as_str()).collect();
    assert_eq!(names, ["camp.xlsx: Udsagn- Trivsel-læring", "camp.xlsx: Udsagn- Trivsel-læring (2)"]);
    assert_eq!(tables[0].header, ["Tekst", "Stemmer", "Andel", "Dato", "Valgt"]);
    let rows: Vec<(usize, Vec<String>)> = tables[0].rows.iter().map(|row| (row.line, row.cells.clone())).collect();
    let row = |line: usize, cells: [&str; 5]| (line, cells.map(str::to_owned).to_vec());
    assert_eq!(
        rows,
        [
            row(2, ["=HYPERLINK(\"x\")", "3", "0.25", "2017-03-12", "1"]),
            row(3, ["Børn,\nunge; voksne", "-5", "", "", ""]),
            row(4, ["-5", "9223372036854775807", "2", "", "0"]),
        ]
    );
    assert!(tables[0].rows.iter().all(|row| row.faults.is_empty()));
}

#[test]
fn a_workbook_has_a_frozen_header_filters_properties_and_no_formulas() {
    let file = write_xlsx(&workbook()).unwrap();
    let sheet = part(&file, "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains("<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"),
        "{sheet}"
    );
    assert!(sheet.contains("<autoFilter ref=\"A1:E4\"/>"), "{sheet}");
    assert!(!sheet.contains("<f>"), "{sheet}");
    assert!(sheet.contains("t=\"b\""), "{sheet}");
    let styles = part(&file, "xl/styles.xml");
    assert!(
        styles.contains("<b/>") && styles.contains("wrapText=\"1\"") && styles.contains("numFmtId=\"14\""),
        "{styles}"
    );
    let core = part(&file, "docProps/core.xml");
    assert!(
        core.contains("<dc:title>Borgercamp</dc:title>") && core.contains("<dc:creator>Lejre Kommune</dc:creator>")
    );
    assert!(core.contains("2017-03-12T00:00:00Z"), "{core}");
}

#[test]
fn the_same_workbook_gives_the_same_bytes() {
    assert_eq!(write_xlsx(&workbook()), write_xlsx(&workbook()));
}

#[test]
fn what_a_spreadsheet_cannot_hold_is_refused_with_its_place() {
    let with = |row: Vec<Cell>| Sheet { rows: vec![row], ..sheet() };
    let cases = [
        (with(vec![Cell::Text("a".repeat(32_768))]), "row 1, column \"Tekst\" has more than 32767 characters"),
        (with(vec![Cell::Empty, Cell::Decimal(f64::NAN)]), "row 1, column \"Stemmer\" is not a number"),
        (with(vec![Cell::Empty; 6]), "has 5 columns, but row 1 has 6 cells"),
        (Sheet { columns: vec![], ..sheet() }, "has 0 columns and 3 rows"),
    ];
    for (sheet, wanted) in cases {
        let csv = write_csv(&sheet, CsvFlavour::Plain).unwrap_err();
        assert!(csv.to_string().contains(wanted), "{csv}");
        let xlsx = write_xlsx(&Workbook { sheets: vec![sheet], ..workbook() }).unwrap_err();
        assert_eq!(xlsx, csv);
    }
    let none = write_xlsx(&Workbook { sheets: vec![], ..workbook() });
    assert!(matches!(none, Err(WriteError::NoSheets { .. })));
}
