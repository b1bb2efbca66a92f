//! CSV files in the shapes that spreadsheets and people give them.

use tabular::{Row, RowFault, Table, read};

fn only_table(bytes: &[u8]) -> Table {
    let mut tables = read("udsagn.csv", bytes).unwrap();
    assert_eq!(tables.len(), 1);
    tables.remove(0)
}

fn cells(table: &Table) -> Vec<Vec<&str>> {
    table.rows.iter().map(|row| row.cells.iter().map(String::as_str).collect()).collect()
}

#[test]
fn the_separator_is_found_behind_quoted_separators_and_line_breaks() {
    for separator in [",", ";", "\t"] {
        let lines = [
            ["id", "\"tekst, evt.\nmed; flere\tlinjer\"", "stemmer"],
            ["1", "\"Børn, unge; og\tvoksne\"", "3"],
            ["2", "\"Han sagde \"\"nej\"\"\"", ""],
        ];
        let text = lines.map(|line| line.join(separator)).join("\r\n");
        let table = only_table(text.as_bytes());
        assert_eq!(table.header, ["id", "tekst, evt.\nmed; flere\tlinjer", "stemmer"], "{separator:?}");
        assert_eq!(
            cells(&table),
            [["1", "Børn, unge; og\tvoksne", "3"], ["2", "Han sagde \"nej\"", ""]],
            "{separator:?}"
        );
    }
}

#[test]
fn the_rows_decide_when_the_header_could_be_read_in_two_ways() {
    let table = only_table(b"id;tekst, kort;svar, langt, frit\n1;a;b\n2;c, d;e\n");
    assert_eq!(table.header, ["id", "tekst, kort", "svar, langt, frit"]);
    assert_eq!(cells(&table), [["1", "a", "b"], ["2", "c, d", "e"]]);
}

#[test]
fn a_single_column_may_contain_every_separator() {
    let table = only_table("Udsagn, ét pr. linje\nMere natur\nFlere stier\n".as_bytes());
    assert_eq!(table.header, ["Udsagn, ét pr. linje"]);
    assert_eq!(table.rows.len(), 2);

    let table = only_table("tekst\nskoler, børn; unge\n\"flere\nlinjer\"\n".as_bytes());
    assert_eq!(cells(&table), [["skoler, børn; unge"], ["flere\nlinjer"]]);
    assert!(table.rows.iter().all(|row| row.faults.is_empty()));
}

#[test]
fn the_separator_line_of_excel_is_obeyed_and_counted() {
    for first in ["sep=;", "\"sep=;\""] {
        let table = only_table(format!("{first}\r\na,b;c\r\n1,5;2\r\n").as_bytes());
        assert_eq!((table.header_line, table.header.as_slice()), (2, ["a,b".to_owned(), "c".to_owned()].as_slice()));
        assert_eq!(table.rows, [Row { line: 3, cells: vec!["1,5".into(), "2".into()], faults: vec![] }]);
    }
}

#[test]
fn a_row_knows_the_line_it_begins_on_whatever_ends_the_lines() {
    for end in ["\n", "\r\n", "\r"] {
        let lines = ["", "id;tekst", "1;\"to", "linjer\"", "", ";", "2;en", "  ", "3;slut"];
        let table = only_table(lines.join(end).as_bytes());
        assert_eq!(table.header_line, 2, "{end:?}");
        assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 7, 9], "{end:?}");
    }
}

#[test]
fn line_breaks_inside_cells_become_those_of_everybody_else() {
    let table = only_table(b"id;tekst\r\n1;\"to\r\nlinjer\"\r\n");
    assert_eq!(cells(&table), [["1", "to\nlinjer"]]);
}

#[test]
fn white_space_around_values_is_kept_but_not_around_names() {
    let table = only_table(b"\xef\xbb\xbf id ; tekst\xc2\xa0;;\r\n1;  a ;;\r\n");
    assert_eq!(table.header, ["id", "tekst"]);
    assert_eq!(cells(&table), [["1", "  a "]]);
    assert!(table.rows.iter().all(|row| row.faults.is_empty()));
}

#[test]
fn rows_of_the_wrong_length_are_kept_and_say_so() {
    let table = only_table(b"id;tekst;votes\n1;a\n2;b;3;for meget\n3;c;4;;\n");
    let faults: Vec<_> = table.rows.iter().map(|row| row.faults.as_slice()).collect();
    assert_eq!(
        faults,
        [
            [RowFault::TooFewCells { found: 2 }].as_slice(),
            [RowFault::TooManyCells { found: 4 }].as_slice(),
            [].as_slice(),
        ]
    );
    assert_eq!(cells(&table), [vec!["1", "a", ""], vec!["2", "b", "3", "for meget"], vec!["3", "c", "4"]]);
}

#[test]
fn an_open_quotation_mark_is_told_where_it_opens_and_spares_the_rows_above() {
    let table = only_table(b"id;tekst\n1;god\n2;\"aldrig lukket\n3;c\n4;d");
    assert_eq!(table.rows.len(), 2);
    assert!(table.rows[0].faults.is_empty());
    assert_eq!((table.rows[1].line, table.rows[1].faults.as_slice()), (3, [RowFault::UnclosedQuote].as_slice()));
    assert_eq!(table.rows[1].cells, ["2", "aldrig lukket\n3;c\n4;d"]);
}

#[test]
fn a_quotation_mark_inside_a_word_is_only_a_character() {
    let table = only_table(b"id;tekst\n1;en 12\" pizza\n2;\"alt\"\"\"\n");
    assert_eq!(cells(&table), [["1", "en 12\" pizza"], ["2", "alt\""]]);
    assert!(table.rows.iter().all(|row| row.faults.is_empty()));
}
