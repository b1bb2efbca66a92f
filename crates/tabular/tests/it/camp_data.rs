//! The files of a real camp, when they are at hand beside the project: the same rows in every form.

use std::path::PathBuf;
use tabular::{Cell, Column, CsvFlavour, Date, Kind, Sheet, Table, Workbook, read, write_csv, write_xlsx};

fn camp_files() -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/lejre-2017");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: the camp's files are not beside the project");
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let csv = paths.filter(|path| path.extension().is_some_and(|ending| ending == "csv"));
    csv.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(&path).unwrap())).collect()
}

fn sheet_of(table: &Table) -> Sheet {
    Sheet {
        name: table.name.clone(),
        columns: table.header.iter().map(|title| Column::new(title, Kind::Text)).collect(),
        rows: table.rows.iter().map(|row| row.cells.iter().cloned().map(Cell::Text).collect()).collect(),
    }
}

fn rows(table: &Table) -> Vec<&[String]> {
    table.rows.iter().map(|row| row.cells.as_slice()).collect()
}

/// What a program without this crate's care would save: everything quoted, semicolons, Windows letters.
fn windows_csv(table: &Table) -> Vec<u8> {
    let lines = std::iter::once(&table.header).chain(table.rows.iter().map(|row| &row.cells));
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\"").replace('\n', "\r\n"));
    let text: String = lines.map(|cells| cells.iter().map(quoted).collect::<Vec<_>>().join(";") + "\r\n").collect();
    encoding_rs::WINDOWS_1252.encode(&text).0.into_owned()
}

#[test]
fn the_files_of_a_real_camp_are_read_without_a_fault() {
    for (name, bytes) in camp_files() {
        let table = read(&name, &bytes).unwrap().remove(0);
        let faulty: Vec<_> = table.rows.iter().filter(|row| !row.faults.is_empty()).collect();
        assert!(faulty.is_empty(), "{name}: {faulty:?}");
        println!("{name}: {} columns, {} rows", table.header.len(), table.rows.len());
        let last = table.rows.last().unwrap();
        let breaks = String::from_utf8_lossy(&bytes).trim_end().matches('\n').count();
        let inside: usize = last.cells.iter().map(|cell| cell.matches('\n').count()).sum();
        assert_eq!(last.line, breaks + 1 - inside, "{name}: the last row's line");
    }
}

#[test]
fn the_files_of_a_real_camp_come_back_from_every_form() {
    for (name, bytes) in camp_files() {
        let table = read(&name, &bytes).unwrap().remove(0);
        let created = Date::new(2017, 3, 12).unwrap();
        let sheets = vec![sheet_of(&table)];
        let xlsx = write_xlsx(&Workbook { title: name.clone(), creator: None, created, sheets }).unwrap();
        let forms = [
            ("a.csv", write_csv(&sheet_of(&table), CsvFlavour::DanishExcel).unwrap()),
            ("a.csv", write_csv(&sheet_of(&table), CsvFlavour::Plain).unwrap()),
            ("a.xlsx", xlsx),
        ];
        for (form, bytes) in forms {
            let again = read(form, &bytes).unwrap().remove(0);
            assert_eq!(again.header, table.header, "{name}");
            assert_eq!(rows(&again), rows(&table), "{name} as {form}");
        }
        let windows = windows_csv(&table);
        let again = read("a.csv", &windows).unwrap().remove(0);
        let lossy =
            |text: &String| encoding_rs::WINDOWS_1252.decode(&encoding_rs::WINDOWS_1252.encode(text).0).0.into_owned();
        let wanted: Vec<Vec<String>> = table.rows.iter().map(|row| row.cells.iter().map(lossy).collect()).collect();
        assert_eq!(rows(&again), wanted, "{name} in Windows letters");
    }
}
