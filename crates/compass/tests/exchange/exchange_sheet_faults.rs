//! What is wrong with a workbook is told with sheet, row and column.

use tabular::{Cell, Column, Kind, Sheet, Workbook};

use crate::exchange_sheets::day;
use crate::refused_book;

fn sheet(name: &str, rows: &[&[&str]]) -> Sheet {
    let cells = |row: &&[&str]| row.iter().map(|cell| Cell::Text((*cell).to_owned())).collect();
    Sheet {
        name: name.to_owned(),
        columns: rows[0].iter().map(|title| Column::new(*title, Kind::Text)).collect(),
        rows: rows[1..].iter().map(cells).collect(),
    }
}

fn book(sheets: Vec<Sheet>) -> Vec<u8> {
    tabular::write_xlsx(&Workbook { title: "t".to_owned(), creator: None, created: day(), sheets }).unwrap()
}

fn compass() -> Sheet {
    sheet("Kompas", &[&["Kommune"], &["Fjordby"]])
}

#[test]
fn faults_in_rows_have_sheet_row_and_column() {
    let told = refused_book(&book(vec![
        compass(),
        sheet(
            "Opgaver",
            &[
                &["Hører under", "Nummer", "Slags", "Titel"],
                &["", "1", "", "Trivsel"],
                &["", "en", "Ting", "Læring"],
                &["Trivsl", "", "", "Malthe"],
                &["", "1", "", ""],
            ],
        ),
        sheet(
            "Opgavernes indhold",
            &[
                &["Opgave", "Slags", "Tekst", "Aktør", "Til eksport"],
                &["trivsel", "fokus", "Leg", "", ""],
                &["Trivsel", "Fokuss", "Leg", "", ""],
                &["", "Fokus", "Leg", "", ""],
                &["Trivsel", "Fokus", "", "borgere", "{"],
                &["Trivsel", "Dilemma i myndighedsopgaven", "Hvem?", "", ""],
                &["Trivsel", "Punkt", "p", "", ""],
            ],
        ),
        sheet("Uddybninger", &[&["Begreb", "Tekst"], &["Trivsel", "x"]]),
        sheet("Kompassets punkter", &[&["Slags", "Tekst"], &["Følge af myndighedsopgaven", "x"]]),
    ]));
    let wanted = [
        ("arket »Opgaver«, række 3, kolonnen »Slags«", "Velfærdsopgave, Organisatorisk opgave"),
        ("arket »Opgaver«, række 4, kolonnen »Hører under«", "Mener du »Trivsel«?"),
        ("arket »Opgavernes indhold«, række 3, kolonnen »Slags«", "Her står »Fokuss«."),
        ("arket »Opgavernes indhold«, række 4, kolonnen »Opgave«", "Her står ikke noget."),
        ("arket »Opgavernes indhold«, række 5, kolonnen »Aktør«", "Lad feltet være tomt"),
        ("arket »Opgavernes indhold«, række 5, kolonnen »Til eksport«", "Feltet er skrevet af Pejl"),
        ("arket »Opgavernes indhold«, række 6:", "Sæt rækken under den myndighedsopgave"),
        ("arket »Opgavernes indhold«, række 7, kolonnen »Slags«", "Her står »Punkt«."),
        ("arket »Myndighedsopgaven«", "Skriv en tekst."),
        ("arket »Uddybninger«, række 2, kolonnen »Begreb«", "arket med definitioner"),
        ("arket »Opgaver«, række 3, kolonnen »Nummer«", "Skriv et helt tal fra 1 og op"),
        ("arket »Opgaver«, række 5, kolonnen »Titel«", "Her står ikke noget."),
        ("arket »Opgavernes indhold«, række 5, kolonnen »Tekst«", "Her står ikke noget."),
        ("arket »Opgaver«, række 5, kolonnen »Nummer«", "Det samme står på arket »Opgaver«, række 2"),
    ];
    let is_told =
        |(place, advice): &(&str, &str)| told.iter().any(|line| line.contains(place) && line.contains(advice));
    let missed: Vec<_> = wanted.iter().filter(|wanted| !is_told(wanted)).collect();
    assert!(missed.is_empty(), "missed {missed:#?} in {told:#?}");
    assert_eq!(told.len(), wanted.len(), "{told:#?}");
}

#[test]
fn sheets_and_columns_that_nobody_knows_are_told_with_the_nearest() {
    let told = refused_book(&book(vec![
        sheet("Kompas", &[&["Kommune", "Tittel"], &["Fjordby", "x"]]),
        sheet("Opgave", &[&["Titel"], &["Trivsel"]]),
        sheet("Stemmer", &[&["Arbejdsplads"], &["Havnen"]]),
        sheet("Opgavernes indhold", &[&["Opgave", "Slags", "Tekst"], &["Trivsel", "Fokus", "x"]]),
    ]));
    assert_eq!(told.len(), 3, "{told:#?}");
    assert!(told[0].contains("arket »Opgave«: Mener du »Opgaver«?"), "{}", told[0]);
    assert!(told[1].contains("kolonnen »Tittel«: Her står »Tittel«. Mener du »Titel«?"), "{}", told[1]);
    assert!(told[2].contains("arket »Stemmer«, række 1: Tilføj kolonnen »Fortælling«."), "{}", told[2]);
}

#[test]
fn one_row_means_one_row_and_an_example_is_not_ones_own() {
    let told = refused_book(&book(vec![
        sheet("Kompas", &[&["Kommune"], &["Fjordby"], &["Fjordby igen"]]),
        sheet("Stemmer", &[&["Arbejdsplads", "Fortælling", "Bemærkning"], &["Havnen", "Hej", "EKSEMPEL – slet"]]),
    ]));
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(told[0].contains("arket »Kompas«, række 3: Arket kan kun have én række."), "{}", told[0]);
    assert!(told[1].contains("Fjern ordet EKSEMPEL"), "{}", told[1]);
}

#[test]
fn what_is_no_workbook_is_refused_as_a_whole() {
    assert_eq!(
        refused_book(b"id;tekst\n1;a"),
        ["a.xlsx: Filen er beskadiget. Åbn den i et regneark, og gem den igen."]
    );
    assert_eq!(refused_book(b""), ["a.xlsx: Filen er tom."]);
    let other = book(vec![sheet("Ark1", &[&["Kommune"], &["Fjordby"]])]);
    let told = refused_book(&other);
    assert!(told.iter().any(|line| line.contains("Tilføj arket »Kompas«")), "{told:#?}");
}
