//! A workbook holds everything that a JSON file does, and gives it back.

use compass::exchange::{Form, read_json, read_xlsx, template, write_json, write_xlsx};
use proptest::prelude::*;
use tabular::Date;

use crate::filling::filling;
use crate::{all_real, form, lines};

pub(crate) fn day() -> Date {
    Date::new(2026, 11, 21).unwrap()
}

fn through_workbook(form: &Form) -> Form {
    let book = write_xlsx(form, day()).unwrap();
    read_xlsx("a.xlsx", &book).unwrap_or_else(|faults| panic!("{:#?}", lines(&faults)))
}

#[test]
fn the_real_files_come_back_byte_for_byte_from_a_workbook() {
    for (name, bytes) in all_real() {
        let form = read_json(name, &bytes).unwrap();
        let back = through_workbook(&form);
        assert_eq!(back, form, "{name}");
        assert_eq!(String::from_utf8(write_json(&back)).unwrap(), String::from_utf8(bytes).unwrap());
    }
}

#[test]
fn a_task_below_a_task_and_a_dilemma_below_an_authority_task_find_home() {
    let text = r#"{"municipality": "Fjordby",
     "core_task": {"wording": "w", "children": [{"title": "Malthe", "kind": "workplace", "focus": ["leg"]}]},
     "welfare_tasks": [
      {"title": "Kerneopgaven", "authority_tasks": ["a", {"text": "b", "dilemmas": ["d", "e"]}],
       "dilemmas": ["f"], "services": ["g", {"text": "h", "is_core": true}],
       "contributions": [{"actor": "borgere", "text": "i"}], "frame": [{"title": "lov"}],
       "children": [{"title": "Kerneopgaven", "principles": ["p"]}]},
      {"title": "Malthe"}]}"#;
    let form = form(text);
    assert_eq!(through_workbook(&form), form);
}

#[test]
fn the_template_opens_with_an_explanation_and_its_examples_are_not_read() {
    let book = template(day()).unwrap();
    let tables = tabular::read("a.xlsx", &book).unwrap();
    assert_eq!(tables.len(), 12);
    assert_eq!(tables[0].name, "a.xlsx: Vejledning");
    assert!(tables.iter().skip(1).all(|table| table.rows.len() == 1), "one example in each sheet");
    let told = crate::refused_book(&book);
    assert_eq!(
        told,
        ["a.xlsx, arket »Kompas«, kolonnen »Kommune«: Her står ikke noget. Skriv en tekst. Den må ikke være tom."]
    );
}

#[test]
fn the_guide_explains_every_column_of_every_sheet() {
    let tables = tabular::read("a.xlsx", &template(day()).unwrap()).unwrap();
    let guide: Vec<String> = tables[0]
        .rows
        .iter()
        .map(|row| format!("a.xlsx: {}/{}", row.cells[0], row.cells[1].trim_end_matches(" *")))
        .collect();
    for table in tables.iter().skip(1) {
        for title in &table.header {
            assert!(guide.contains(&format!("{}/{title}", table.name)), "{}/{title}", table.name);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]
    #[test]
    fn whatever_is_written_to_a_workbook_is_read_back(json in filling()) {
        let form = form(&json.compact());
        let back = through_workbook(&form);
        prop_assert_eq!(&back, &form);
        prop_assert_eq!(write_json(&back), (json.indented() + "\n").into_bytes());
    }
}
