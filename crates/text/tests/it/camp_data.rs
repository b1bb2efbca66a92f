//! The statements of a real camp, when they are at hand beside the project.

use std::path::PathBuf;
use text::{Kind, Query, Statement, find_personal_data};

/// The text files of the camps, as they are.
fn camp_texts() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/lejre-2017");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: the camp's files are not beside the project");
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let csv = paths.filter(|path| path.extension().is_some_and(|ending| ending == "csv"));
    csv.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(&path).unwrap()))
        .collect()
}

/// The lines of the statements without what the file adds to each text.
fn statements() -> Vec<String> {
    let files = camp_texts();
    let file = files.iter().find(|(name, _)| name == "statements.csv");
    file.map(|(_, text)| text.lines().map(str::to_owned).collect()).unwrap_or_default()
}

#[test]
fn no_personal_data_is_seen_in_texts_that_have_none() {
    for (name, text) in camp_texts() {
        // Line by line: in the table the cells of different lines are no neighbours.
        for line in text.lines() {
            let findings = find_personal_data(line);
            let shown: Vec<(Kind, &str)> =
                findings.iter().map(|finding| (finding.kind, &line[finding.range.clone()])).collect();
            assert!(shown.is_empty(), "{name}: {shown:?} in {line}");
        }
        println!("{name}: no findings in {} lines", text.lines().count());
    }
}

#[test]
fn searches_of_a_real_camp_find_what_they_should() {
    let statements = statements();
    let count = |query: &str| {
        let query = Query::parse(query);
        statements.iter().filter(|line| query.find(line).is_some()).count()
    };
    if statements.is_empty() {
        return;
    }
    for query in ["skole", "barn", "natur", "ældre", "\"bæredygtig vækst\"", "unge -skole"] {
        println!("{query}: {}", count(query));
        assert!(count(query) > 0, "{query}");
    }
    assert_eq!(count("barn"), count("børnene"));
    assert!(count("skole") >= statements.iter().filter(|line| line.to_lowercase().contains("skole")).count());
    assert_eq!(count("unge"), count("unge skole") + count("unge -\"skole\" -skole"));
}

#[test]
fn a_real_statement_is_most_like_itself() {
    let ready: Vec<Statement> = statements().iter().map(|line| Statement::new(line)).collect();
    for one in ready.iter().take(100) {
        assert!((one.similarity(one) - 1.0).abs() < f64::EPSILON);
        assert!(ready.iter().all(|other| one.similarity(other) <= 1.0));
    }
}
