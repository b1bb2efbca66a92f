//! What a person is told about a table with mistakes.

use tabular::{Date, Expected, Fault, read};

#[derive(Debug, PartialEq)]
enum Reason {
    Table(Expected),
    KnownGroup,
}

impl From<Expected> for Reason {
    fn from(expected: Expected) -> Self {
        Self::Table(expected)
    }
}

const FILE: &str = "\
ID;Gruppe;Tekst;Stemmer;Valgt;Dato;Farve
1;1.1; Mere natur ;3;ja;12.03.2017;grøn
2;9.9;;tre;måske;31.02.2017;rød
3;1.2;\"to
linjer\";;;;
4;1.2
";

#[test]
fn a_sound_row_gives_typed_values() {
    let table = read("u.csv", FILE.as_bytes()).unwrap().remove(0);
    let columns = table.columns::<Reason>(&["id", "tekst"], &["gruppe", "stemmer", "valgt", "dato", "side"]).unwrap();
    assert_eq!(columns.unknown(), ["Farve"]);
    assert!(columns.has("GRUPPE") && !columns.has("side"));
    let mut row = columns.rows::<Reason>().next().unwrap();
    assert_eq!(row.required("tekst"), Some("Mere natur"));
    assert_eq!(row.raw("tekst"), Some(" Mere natur "));
    assert_eq!(row.optional("side"), None);
    assert_eq!((row.whole_number("stemmer"), row.flag("valgt")), (Some(3), true));
    assert_eq!(row.date("dato"), Date::new(2017, 3, 12));
    assert_eq!((row.line(), row.finish()), (2, Ok(())));
}

#[test]
fn every_fault_of_a_row_is_told_with_file_line_column_and_value() {
    let table = read("u.csv", FILE.as_bytes()).unwrap().remove(0);
    let columns = table.columns::<Reason>(&["id", "tekst"], &["gruppe", "stemmer", "valgt", "dato"]).unwrap();
    let mut row = columns.rows::<Reason>().nth(1).unwrap();
    assert_eq!(row.required("tekst"), None);
    assert_eq!((row.whole_number("stemmer"), row.flag("valgt"), row.date("dato")), (None, false, None));
    row.refuse("gruppe", Reason::KnownGroup);
    let fault = |column: &str, value: &str, expected| Fault {
        file: "u.csv".to_owned(),
        line: 3,
        column: column.to_owned(),
        value: value.to_owned(),
        expected,
    };
    assert_eq!(
        row.finish(),
        Err(vec![
            fault("Tekst", "", Reason::Table(Expected::Text)),
            fault("Stemmer", "tre", Reason::Table(Expected::WholeNumber)),
            fault("Valgt", "måske", Reason::Table(Expected::Flag)),
            fault("Dato", "31.02.2017", Reason::Table(Expected::Date)),
            fault("Gruppe", "9.9", Reason::KnownGroup),
        ])
    );
}

#[test]
fn blank_values_are_no_faults_but_missing_cells_are() {
    let table = read("u.csv", FILE.as_bytes()).unwrap().remove(0);
    let columns = table.columns::<Expected>(&["tekst"], &["stemmer", "valgt", "dato"]).unwrap();
    let mut rows = columns.rows::<Expected>().skip(2);
    let mut blank = rows.next().unwrap();
    assert_eq!((blank.whole_number("stemmer"), blank.flag("valgt"), blank.date("dato")), (None, false, None));
    assert_eq!((blank.line(), blank.finish()), (4, Ok(())));
    let short = rows.next().unwrap().finish().unwrap_err();
    assert_eq!(short.len(), 1);
    assert_eq!(short[0].to_string(), "u.csv, line 6: found \"2\", expected 7 cells, one per column of the header");
}

#[test]
fn a_missing_column_is_told_once_with_the_header_as_it_is() {
    let table = read("u.csv", b"\nNummer;tekst;TEKST\n1;a;b\n").unwrap().remove(0);
    let faults = table.columns::<Expected>(&["id", "tekst", "gruppe"], &[]).unwrap_err();
    let told: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        [
            "u.csv, line 2, column \"id\": found \"Nummer, tekst, TEKST\", expected a column named \"id\"",
            "u.csv, line 2, column \"tekst\": found \"TEKST\", expected a name that only one column has",
            "u.csv, line 2, column \"gruppe\": found \"Nummer, tekst, TEKST\", expected a column named \"gruppe\"",
        ]
    );
}

#[test]
fn the_reason_of_a_fault_can_be_translated() {
    let table = read("u.csv", b"id;tekst\n;\"aldrig\nlukket").unwrap().remove(0);
    let columns = table.columns::<Expected>(&["id", "tekst"], &[]).unwrap();
    let fault = columns.rows::<Expected>().next().unwrap().finish().unwrap_err().remove(0);
    let fault = fault.map(|expected| if expected == Expected::ClosingQuote { "et lukket anførselstegn" } else { "" });
    assert_eq!(fault.to_string(), "u.csv, line 2: found \"aldrig\nlukket\", expected et lukket anførselstegn");
}
