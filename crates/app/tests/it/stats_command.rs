//! `pejl stats`: the forms that other programs rely on, and what is said when a file does not fit.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::{Value, json};

struct Files {
    folder: tempfile::TempDir,
}

impl Files {
    fn new(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (name, content) in files {
            std::fs::write(folder.path().join(name), content).unwrap();
        }
        Self { folder }
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let program = PathBuf::from(env!("CARGO_BIN_EXE_pejl"));
        Command::new(program).arg("stats").args(arguments).current_dir(self.folder.path()).output().unwrap()
    }

    #[track_caller]
    fn json(&self, arguments: &[&str]) -> Value {
        let output = self.run(&[arguments, &["--json"]].concat());
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    #[track_caller]
    fn said(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    #[track_caller]
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(!output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        String::from_utf8(output.stderr).unwrap()
    }
}

/// Months from January 2023 with values that swing around 50 and then rise.
fn months() -> String {
    let values = (0..20).map(|at| if at < 13 { 49 + at % 3 } else { 52 + at * 3 });
    let lines = values.enumerate().map(|(at, value)| format!("{}-{:02}-01;{value},5\n", 2023 + at / 12, at % 12 + 1));
    format!("date;value\n{}", lines.collect::<String>())
}

#[test]
fn a_series_gets_its_chart_in_the_documented_form() {
    let files = Files::new(&[("m.csv", &months())]);
    let arguments =
        ["xmr", "m.csv", "--direction", "up", "--target", "-3.5", "--rebase", "2024-01-01", "--fix-after", "12"];
    let answer = files.json(&arguments);
    assert_eq!(answer["segments"].as_array().unwrap().len(), 2);
    assert_eq!(answer["segments"][1]["from"], "2024-01-01");
    assert_eq!(answer["segments"][0]["mean"], 50.5);
    assert_eq!(answer["segments"][0]["n"], 12);
    let point = json!({"date": "2024-02-01", "value": 91.5, "segment": 1, "special_cause": "trend_up"});
    assert_eq!(answer["points"][13], point);
    assert_eq!(answer["points"][19]["special_cause"], "above_limit");
    assert_eq!(answer["variation"], "special_cause_improvement");
    assert_eq!(answer["assurance"], Value::Null, "the last segment has 8 points");
    let whole = files.json(&["xmr", "m.csv", "--direction", "down", "--target", "500", "--no-screening"]);
    assert_eq!(whole["assurance"], "consistent_pass");
    assert_eq!(whole["variation"], "special_cause_concern");
    let told = files.said(&["xmr", "m.csv", "--direction", "up", "--target", "500"]);
    assert!(told.contains("Fra 2023-01-01: 20 målinger") && told.contains("109,5"), "{told}");
    assert!(told.contains("Kan målet nås? Målet bliver ikke nået."), "{told}");
}

#[test]
fn everything_is_said_in_the_language_that_is_asked_for() {
    let files = Files::new(&[("m.csv", &months()), ("bad.csv", "date,value\n2024-01-01,x\n"), ("t.csv", TREE)]);
    let told = files.said(&["xmr", "m.csv", "--direction", "up", "--target", "500", "--lang", "en"]);
    for wanted in
        ["From 2023-01-01: 20 measurements, mean", "109.5", "above the upper limit", "The target will not be met."]
    {
        assert!(told.contains(wanted), "{wanted}\n{told}");
    }
    assert!(!told.contains("måling") && !told.contains("grænse"), "{told}");
    let bad = files.refused(&["xmr", "bad.csv", "--lang", "en"]);
    assert!(bad.contains("Write a number") && bad.contains("bad.csv has one fault. Mend it"), "{bad}");
    let csv = "unit,period,value\nSyd,2024,0.1\n";
    let files = Files::new(&[("v.csv", csv), ("t.csv", TREE)]);
    let told = files.said(&["rollup", "v.csv", "--tree", "t.csv", "--lang", "en"]);
    assert!(told.contains("0.1  1 value"), "{told}");
}

#[test]
fn several_series_are_answered_by_name_and_each_is_sorted_by_date() {
    let csv = "series,date,value\nB,2024-02-01,2\nA,2024-01-01,1e+01\nB,2024-01-01,1\nA,2024-02-01,7.25\n";
    let answer = Files::new(&[("m.csv", csv)]).json(&["xmr", "m.csv", "--direction", "neutral"]);
    let names: Vec<&String> = answer.as_object().unwrap().keys().collect();
    assert_eq!(names, ["A", "B"]);
    assert_eq!(answer["B"]["points"][0]["date"], "2024-01-01");
    assert_eq!(answer["A"]["segments"][0]["mean"], 8.625);
}

#[test]
fn every_fault_of_a_series_is_told_with_its_place() {
    let csv = "Date,Value\n2024-01-01,1\n2024-13-01,2\n2024-02-01,abc\n2024-01-01,3\n,4\n2024-03-01,\n";
    let told = Files::new(&[("m.csv", csv)]).refused(&["xmr", "m.csv", "--direction", "up"]);
    for wanted in [
        "m.csv, linje 3, kolonnen \"Date\": Her står »2024-13-01«. Skriv en dato",
        "m.csv, linje 4, kolonnen \"Value\": Her står »abc«. Skriv et tal",
        "m.csv, linje 5, kolonnen \"Date\": Her står »2024-01-01«. Brug noget andet, eller fjern rækken: Det står allerede i linje 2.",
        "m.csv, linje 6, kolonnen \"Date\": Her står ikke noget.",
        "m.csv, linje 7, kolonnen \"Value\": Her står ikke noget.",
        "m.csv har 5 fejl",
    ] {
        assert!(told.contains(wanted), "{wanted}\n{told}");
    }
    let files = Files::new(&[("m.csv", "date,tal\n2024-01-01,1\n"), ("one.csv", "date,value\n2024-01-01,1\n")]);
    assert!(files.refused(&["xmr", "m.csv"]).contains("Tilføj en kolonne med navnet \"value\"."));
    assert!(files.refused(&["xmr", "one.csv", "--fix-after", "1"]).contains("--fix-after skal være mindst 2"));
    assert!(files.refused(&["xmr", "missing.csv"]).contains("missing.csv kan ikke læses"));
}

const TREE: &str = "unit,parent\nKommune,\nSkoler,Kommune\nNord,Skoler\nSyd,Skoler\nBibliotek,Kommune\n";

#[test]
fn values_add_up_exactly_for_every_unit_that_has_some_below_it() {
    let csv = "unit,period,value\nSyd,2024,0.1\nNord,2024,0.2\nNord,2024,-1.05\nSyd,2023,3\nBibliotek,2024,0.3\n";
    let files = Files::new(&[("v.csv", csv), ("t.csv", TREE)]);
    let answer = files.json(&["rollup", "v.csv", "--tree", "t.csv"]);
    let line = |unit: &str, period: &str, sum: &str, count: u32| json!({"unit": unit, "period": period, "sum": sum, "count": count});
    assert_eq!(
        answer,
        json!([
            line("Kommune", "2023", "3", 1),
            line("Kommune", "2024", "-0.45", 4),
            line("Skoler", "2023", "3", 1),
            line("Skoler", "2024", "-0.75", 3),
            line("Nord", "2024", "-0.85", 2),
            line("Syd", "2023", "3", 1),
            line("Syd", "2024", "0.1", 1),
            line("Bibliotek", "2024", "0.3", 1),
        ])
    );
    let told = files.said(&["rollup", "v.csv", "--tree", "t.csv"]);
    assert!(told.contains("−0,45") && told.contains("4 værdier"), "{told}");
}

#[test]
fn a_tree_without_a_row_for_its_top_is_the_same_tree() {
    let csv = "unit,period,value\nSyd,2024,0.1\nBibliotek,2024,0.3\n";
    let files = Files::new(&[("v.csv", csv), ("t.csv", &TREE.replace("Kommune,\n", ""))]);
    let answer = files.json(&["rollup", "v.csv", "--tree", "t.csv"]);
    assert_eq!(answer[0], json!({"unit": "Kommune", "period": "2024", "sum": "0.4", "count": 2}));
}

#[test]
fn every_fault_of_values_and_tree_is_told_with_its_place() {
    let csv = "unit,period,value\nVest,2024,1\nSkoler,2024,1\nNord,,1\nNord,2024,1.2.3\n";
    let files = Files::new(&[
        ("v.csv", csv),
        ("t.csv", TREE),
        ("circle.csv", "unit,parent\nA,B\nB,C\nC,A\n"),
        ("twice.csv", "unit,parent\nA,\nB,A\nB,C\nC,C\n"),
    ]);
    let told = files.refused(&["rollup", "v.csv", "--tree", "t.csv"]);
    for wanted in [
        "v.csv, linje 2, kolonnen \"unit\": Her står »Vest«. Skriv en enhed, der står i træet.",
        "v.csv, linje 3, kolonnen \"unit\": Her står »Skoler«. Skriv en enhed, der ikke har andre under sig",
        "v.csv, linje 4, kolonnen \"period\": Her står ikke noget.",
        "v.csv, linje 5, kolonnen \"value\": Her står »1.2.3«. Skriv et tal",
    ] {
        assert!(told.contains(wanted), "{wanted}\n{told}");
    }
    let circle = files.refused(&["rollup", "v.csv", "--tree", "circle.csv"]);
    assert!(circle.contains("circle.csv, linje ") && circle.contains("ender som sin egen overordnede"), "{circle}");
    let twice = files.refused(&["rollup", "v.csv", "--tree", "twice.csv"]);
    assert!(twice.contains("twice.csv, linje 4, kolonnen \"unit\": Her står »B«."), "{twice}");
    assert!(twice.contains("twice.csv, linje 5, kolonnen \"parent\": Her står »C«."), "{twice}");
}
