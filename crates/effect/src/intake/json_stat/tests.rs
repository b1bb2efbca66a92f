//! Datasets in and out, in the forms that statistical offices give them.

use proptest::prelude::*;

use super::*;

/// The shape of the standard's own example, cut down.
const SMALL: &str = r#"{"version":"2.0","class":"dataset","label":"Fravær","id":["area","year"],"size":[2,2],
    "role":{"time":["year"],"geo":["area"]},
    "dimension":{"area":{"label":"Område","category":{"index":{"DK":1,"101":0},"label":{"101":"København","DK":"Hele landet"}}},
    "year":{"label":"År","category":{"index":["2023","2024"]}}},
    "value":{"0":5.10,"3":12345678901.123456},"status":{"1":"..","3":"p"}}"#;

#[test]
fn a_sparse_dataset_is_a_table_of_what_it_says_with_every_digit() {
    let table = Dataset::read(SMALL.as_bytes()).unwrap().table("x.json");
    assert_eq!(table.header, ["area", "Område (tekst)", "year", "År (tekst)", "value", "status", "note"]);
    let rows: Vec<String> = table.rows.iter().map(|row| row.cells.join("|")).collect();
    assert_eq!(
        rows,
        [
            "101|København|2023|2023|5.10||",
            "101|København|2024|2024||..|",
            "DK|Hele landet|2024|2024|12345678901.123456|p|"
        ]
    );
    assert_eq!(table.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [1, 2, 4]);
}

#[test]
fn flags_that_are_no_status_are_notes_and_a_status_for_all_says_nothing_of_empty_places() {
    let rows = |status: &str| {
        let text = SMALL.replace(r#"{"1":"..","3":"p"}"#, status);
        let table = Dataset::read(text.as_bytes()).unwrap().table("x.json");
        table.rows.iter().map(|row| row.cells[4..].join("|")).collect::<Vec<_>>()
    };
    assert_eq!(rows("\"p\""), ["5.10|p|", "12345678901.123456|p|"]);
    assert_eq!(rows(r#"{"0":"b","1":":","2":"u","3":"bp"}"#), ["5.10||b", "|:|", "12345678901.123456|p|bp"]);
}

#[test]
fn what_does_not_fit_together_is_refused() {
    let broken = |from: &str, to: &str| Dataset::read(SMALL.replace(from, to).as_bytes());
    assert!(matches!(broken("[2,2]", "[2,3]"), Err(JsonStatFault::Broken(_))));
    assert!(matches!(broken("[2,2]", "[2,4000000000]"), Err(JsonStatFault::TooLarge)));
    assert!(matches!(broken("\"dataset\"", "\"collection\""), Err(JsonStatFault::NotADataset)));
    assert!(matches!(broken("\"3\":12345678901.123456", "\"9\":1"), Err(JsonStatFault::Broken(_))));
    assert!(matches!(Dataset::read(b"{"), Err(JsonStatFault::Form(_))));
}

fn dataset() -> impl Strategy<Value = Dataset> {
    let code = "[A-Za-z0-9æøå ]{1,6}";
    let dimension = prop::collection::btree_map(code, "[^\u{0}-\u{1f}]{0,8}", 1..4);
    prop::collection::btree_map("[a-z]{1,5}", dimension, 1..4).prop_flat_map(|dimensions| {
        let count = dimensions.values().map(BTreeMap::len).product::<usize>();
        let value = prop::option::of(
            (any::<i32>(), 0_u8..6)
                .prop_map(|(units, scale)| stats::decimal::Decimal::new(units.into(), scale).to_string()),
        );
        let values = prop::collection::vec(value, count);
        let statuses = prop::collection::btree_map(0..count, "[a-z.:]{1,3}", 0..3);
        (values, statuses).prop_map(move |(values, statuses)| Dataset {
            label: "Æ \"ø\"".to_owned(),
            source: String::new(),
            updated: "2026-01-01".to_owned(),
            dimensions: dimensions
                .iter()
                .zip(["time", "geo", ""])
                .map(|((id, categories), role)| Dimension {
                    id: id.clone(),
                    label: id.to_uppercase(),
                    role: role.to_owned(),
                    categories: categories.clone().into_iter().collect(),
                })
                .collect(),
            values,
            statuses,
        })
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back_as_it_was(dataset in dataset()) {
        prop_assert_eq!(Dataset::read(dataset.write().as_bytes()), Ok(dataset));
    }
}
