//! Reads a file as a plan, or tells everything that is wrong with it.

use std::collections::BTreeSet;

use compass::core_task::title_key;
use jsonc_parser::ast::{Object, Value};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use serde::de::IgnoredAny;

use super::json::{Reader, below, value};
use super::{Fault, PlanFile, Row, Wanted, Year};
use crate::plan::rules::is_budget_year;

/// The largest file that is read, in bytes. Odense's takes 20 thousand.
pub const MAX_BYTES: usize = 256 * 1024;
/// The longest title of a core area and name of an administration, in characters.
const MOST_LETTERS: usize = 200;

/// Reads a plan.
///
/// # Errors
/// Every fault of the file, in its order.
pub fn read(bytes: &[u8]) -> Result<PlanFile, Vec<Fault>> {
    let whole = |wanted| vec![Fault { line: 0, place: String::new(), wanted, found: String::new() }];
    if bytes.len() > MAX_BYTES {
        return Err(whole(Wanted::Smaller));
    }
    let text = std::str::from_utf8(bytes).map_err(|_| whole(Wanted::Utf8))?;
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    if let Err(error) = serde_json::from_str::<IgnoredAny>(&text) {
        let found = text.lines().nth(error.line().saturating_sub(1)).unwrap_or_default().trim().chars().take(60);
        let fault =
            Fault { line: error.line().max(1), place: String::new(), wanted: Wanted::Json, found: found.collect() };
        return Err(vec![fault]);
    }
    let parsed = parse_to_ast(&text, &CollectOptions::default(), &ParseOptions::default());
    let Some(root) = parsed.ok().and_then(|parsed| parsed.value) else { return Err(whole(Wanted::Json)) };
    let mut reader = Reader::new(&text);
    let file = plan(&mut reader, &root);
    let mut faults = reader.faults;
    match file {
        Some(file) if faults.is_empty() => Ok(PlanFile { content: text, ..file }),
        _ => {
            faults.sort_by_key(|fault| fault.line);
            Err(faults)
        }
    }
}

const AREAS: &str = "core_areas";
const TABLE: &str = "core_areas.table";

fn plan<'t>(reader: &mut Reader<'t>, root: &Value<'t>) -> Option<PlanFile> {
    let root = reader.object(root, "")?;
    let municipality = match value(root, "municipality") {
        Some(Value::StringLit(name)) => name.value.trim().to_owned(),
        _ => String::new(),
    };
    let areas = reader.needed(root, AREAS, "")?;
    let areas = reader.object(areas, AREAS)?;
    let stated_total = match value(areas, "total") {
        None | Some(Value::NullKeyword(_)) => None,
        Some(total) => reader.number(total, "core_areas.total", Wanted::Number),
    };
    let administrations = administrations(reader, areas);
    let mut years = years(reader, areas);
    let rows = rows(reader, areas, &administrations)?;
    for year in rows.iter().filter_map(|row| row.year) {
        if !years.iter().any(|known| known.budget_year == year) {
            years.push(Year { budget_year: year, remarks: String::new() });
        }
    }
    years.sort_by_key(|year| year.budget_year);
    Some(PlanFile { municipality, years, rows, stated_total, content: String::new() })
}

/// Code and name of each administration that the file lists.
fn administrations<'t>(reader: &mut Reader<'t>, areas: &Object<'t>) -> Vec<(String, String)> {
    let place = "core_areas.administrations";
    let Some(listed) = value(areas, "administrations") else { return Vec::new() };
    let Some(listed) = reader.list(listed, place) else { return Vec::new() };
    let mut known: Vec<(String, String)> = Vec::new();
    for (number, one) in (1_usize..).zip(&listed.elements) {
        let place = format!("{place}, række {number}");
        let Some(object) = reader.object(one, &place) else { continue };
        let Some(code) = reader.needed(object, "code", &place) else { continue };
        let code_place = below(&place, "code");
        let Some(text) = reader.text(code, &code_place, MOST_LETTERS) else { continue };
        if known.iter().any(|(known, _)| *known == text) {
            reader.fault(code, &code_place, Wanted::Once);
            continue;
        }
        let name = match value(object, "normalised_name") {
            None | Some(Value::NullKeyword(_)) => Some(text.clone()),
            Some(name) => reader.text(name, &below(&place, "normalised_name"), MOST_LETTERS),
        };
        known.extend(name.map(|name| (text, name)));
    }
    known
}

/// The budget years that the file lists.
fn years<'t>(reader: &mut Reader<'t>, areas: &Object<'t>) -> Vec<Year> {
    let place = "core_areas.budget_years";
    let Some(listed) = value(areas, "budget_years") else { return Vec::new() };
    let Some(listed) = reader.list(listed, place) else { return Vec::new() };
    let mut known: Vec<Year> = Vec::new();
    for (number, one) in (1_usize..).zip(&listed.elements) {
        let place = format!("{place}, række {number}");
        let Some(object) = reader.object(one, &place) else { continue };
        let Some(found) = reader.needed(object, "budget_year", &place) else { continue };
        let year_place = below(&place, "budget_year");
        let Some(year) = budget_year(reader, found, &year_place) else { continue };
        if known.iter().any(|known| known.budget_year == year) {
            reader.fault(found, &year_place, Wanted::Once);
            continue;
        }
        known.push(Year { budget_year: year, remarks: compact(reader.source(object)) });
    }
    known
}

fn budget_year<'t>(reader: &mut Reader<'t>, found: &Value<'t>, place: &str) -> Option<i64> {
    let year = reader.number(found, place, Wanted::Year)?;
    if !is_budget_year(year) {
        reader.fault(found, place, Wanted::Year);
        return None;
    }
    Some(year)
}

/// The rows of the table, each read on its own, so that one fault does not hide those of another.
fn rows<'t>(reader: &mut Reader<'t>, areas: &Object<'t>, administrations: &[(String, String)]) -> Option<Vec<Row>> {
    let table = reader.needed(areas, "table", AREAS)?;
    let listed = reader.list(table, TABLE)?;
    if listed.elements.is_empty() {
        reader.fault(table, TABLE, Wanted::Rows);
    }
    let mut seen: BTreeSet<(String, String, Option<i64>)> = BTreeSet::new();
    let mut rows = Vec::new();
    for (number, one) in (1_usize..).zip(&listed.elements) {
        let place = format!("{TABLE}, række {number}");
        let Some(object) = reader.object(one, &place) else { continue };
        let Some(row) = row(reader, object, &place, administrations) else { continue };
        if !seen.insert((title_key(&row.area), row.responsible.clone(), row.year)) {
            reader.fault(one, &place, Wanted::Once);
            continue;
        }
        rows.push(row);
    }
    Some(rows)
}

fn row<'t>(
    reader: &mut Reader<'t>,
    object: &Object<'t>,
    place: &str,
    administrations: &[(String, String)],
) -> Option<Row> {
    let area = reader.needed(object, "area", place);
    let area = area.and_then(|area| reader.text(area, &below(place, "area"), MOST_LETTERS));
    let year = match reader.needed(object, "budget_year", place) {
        None => None,
        Some(Value::NullKeyword(_)) => Some(None),
        Some(year) => budget_year(reader, year, &below(place, "budget_year")).map(Some),
    };
    let responsible = responsible(reader, object, place, administrations);
    if let Some(uncertain) = value(object, "uncertain")
        && !matches!(uncertain, Value::BooleanLit(_))
    {
        reader.fault(uncertain, &below(place, "uncertain"), Wanted::Flag);
    }
    Some(Row { area: area?, responsible: responsible?, year: year?, remarks: compact(reader.source(object)) })
}

/// The name of a row's administration; empty for one across administrations.
fn responsible<'t>(
    reader: &mut Reader<'t>,
    object: &Object<'t>,
    place: &str,
    administrations: &[(String, String)],
) -> Option<String> {
    let place = below(place, "administration");
    let found = match value(object, "administration") {
        None | Some(Value::NullKeyword(_)) => return Some(String::new()),
        Some(found) => found,
    };
    if !matches!(found, Value::StringLit(_)) {
        reader.fault(found, &place, Wanted::TextOrNull);
        return None;
    }
    let code = reader.text(found, &place, MOST_LETTERS)?;
    match administrations.iter().find(|(known, _)| *known == code) {
        Some((_, name)) => Some(name.clone()),
        None if administrations.is_empty() => Some(code),
        None => {
            reader.fault(found, &place, Wanted::Administration);
            None
        }
    }
}

/// Writes JSON on one line, so that other spacing is no other remark.
fn compact(source: &str) -> String {
    serde_json::from_str::<serde_json::Value>(source).map_or_else(|_| source.to_owned(), |value| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = r#"{
  "municipality": "Fjordby Kommune",
  "core_areas": {
    "total": 2,
    "administrations": [{"code": "BY", "normalised_name": "Byforvaltningen"}],
    "budget_years": [{"budget_year": 2031, "handled_text": "i 2030"}],
    "table": [
      {"administration": "BY", "budget_year": 2031, "area": "Stier", "uncertain": true, "note": "måske"},
      {"administration": null, "budget_year": 2032, "area": "På tværs: Havnen"},
      {"administration": "BY", "budget_year": null, "area": "Broer"}
    ]
  }
}"#;

    fn faults(text: &str) -> Vec<(usize, String, Wanted)> {
        let faults = read(text.as_bytes()).unwrap_err();
        faults.into_iter().map(|fault| (fault.line, fault.place, fault.wanted)).collect()
    }

    #[test]
    fn a_file_is_read_with_its_years_administrations_and_remarks() {
        let file = read(GOOD.as_bytes()).unwrap();
        let rows: Vec<_> =
            file.rows.iter().map(|row| (row.area.as_str(), row.responsible.as_str(), row.year)).collect();
        assert_eq!(
            rows,
            [
                ("Stier", "Byforvaltningen", Some(2031)),
                ("På tværs: Havnen", "", Some(2032)),
                ("Broer", "Byforvaltningen", None)
            ]
        );
        assert_eq!(file.years.iter().map(|year| year.budget_year).collect::<Vec<_>>(), [2031, 2032]);
        assert!(file.rows.first().unwrap().remarks.contains("måske"));
        assert!(file.years.first().unwrap().remarks.contains("i 2030"));
        assert_eq!((file.municipality.as_str(), file.content.as_str()), ("Fjordby Kommune", GOOD));
    }

    #[test]
    fn every_fault_is_told_with_its_line_and_place() {
        let bad = GOOD.replace("2031, \"area\": \"Stier\"", "\"2031\", \"area\": \" \"").replace(
            "\"administration\": \"BY\", \"budget_year\": null",
            "\"administration\": \"TEK\", \"budget_year\": 31",
        );
        let row = |number: usize, key: &str| format!("core_areas.table, række {number}.{key}");
        assert_eq!(
            faults(&bad),
            [
                (8, row(1, "area"), Wanted::Text),
                (8, row(1, "budget_year"), Wanted::Year),
                (10, row(3, "budget_year"), Wanted::Year),
                (10, row(3, "administration"), Wanted::Administration),
            ]
        );
    }

    #[test]
    fn a_core_area_stands_once_in_a_year() {
        let twice =
            GOOD.replace("\"budget_year\": null, \"area\": \"Broer\"", "\"budget_year\": 2031, \"area\": \"Stier\"");
        assert_eq!(faults(&twice), [(10, "core_areas.table, række 3".to_owned(), Wanted::Once)]);
    }

    #[test]
    fn what_is_no_plan_is_refused_where_it_goes_wrong() {
        assert_eq!(faults("{\n\"core_areas\": {,}\n}"), [(2, String::new(), Wanted::Json)]);
        assert_eq!(faults("{}"), [(1, "core_areas".to_owned(), Wanted::Something)]);
        assert_eq!(faults("{\"core_areas\": {\"table\": []}}"), [(1, TABLE.to_owned(), Wanted::Rows)]);
        assert_eq!(read(b"\xff\xfe").unwrap_err().first().unwrap().wanted, Wanted::Utf8);
        assert_eq!(read(&vec![b' '; MAX_BYTES + 1]).unwrap_err().first().unwrap().wanted, Wanted::Smaller);
    }
}
