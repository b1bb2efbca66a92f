//! Every SQL text of the program is understood by both engines, and both have the same tables.

use std::path::{Path, PathBuf};

use app::wiring;
use platform::store::{Db, Table};
use regex::Regex;
use testkit::TestDatabase;

/// The databases to try: SQLite always, PostgreSQL when `PEJL_TEST_POSTGRES` names a server.
async fn databases() -> Vec<(TestDatabase, Db)> {
    let mut databases = vec![TestDatabase::sqlite()];
    databases.extend(TestDatabase::postgres().await);
    let mut opened = Vec::new();
    for database in databases {
        let db = database.open().await;
        opened.push((database, db));
    }
    opened
}

fn sources() -> Vec<PathBuf> {
    let here = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").unwrap());
    let crates = here.parent().unwrap();
    let mut sources = Vec::new();
    for one in std::fs::read_dir(crates).unwrap() {
        collect(&one.unwrap().path().join("src"), &mut sources);
    }
    sources
}

fn collect(folder: &Path, sources: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, sources);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            sources.push(path);
        }
    }
}

/// The texts in `sql("…")`, with continued lines put together as the compiler does.
fn texts(source: &str) -> Vec<String> {
    let literal = Regex::new(r#"\bsql\(\s*"((?:[^"\\]|\\[\s\S])*)""#).unwrap();
    let continued = Regex::new(r"\\\n\s*").unwrap();
    literal.captures_iter(source).map(|found| continued.replace_all(&found[1], "").replace("\\\"", "\"")).collect()
}

#[test]
fn a_text_over_several_lines_is_put_together() {
    assert_eq!(
        texts("x(sql(\n  \"select a \\\n     from b\",\n))  sql(\"delete from c\")"),
        ["select a from b", "delete from c"]
    );
}

#[tokio::test]
async fn every_sql_text_is_understood_by_both_engines() {
    let databases = databases().await;
    let mut tried = 0;
    let mut faults = Vec::new();
    for path in sources() {
        for text in texts(&std::fs::read_to_string(&path).unwrap()) {
            tried += 1;
            let text: &'static str = text.leak();
            for (_, db) in &databases {
                if let Err(error) = db.prepare(text).await {
                    faults.push(format!("{:?}: {}\n{text}\n{error}", db.engine(), path.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    assert!(tried > 60, "only {tried} SQL texts were found");
}

#[test]
fn sql_is_written_in_stores_only() {
    // Beside the store itself: tests, the health page's "are you there", and this crate's doors to the catalogue.
    let doors = ["platform/src/store/", "app/src/serve.rs", "testbed/src/", "testkit/src/"];
    let mut elsewhere = Vec::new();
    for path in sources() {
        let shown = path.display().to_string();
        let source = std::fs::read_to_string(&path).unwrap();
        let program = source.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
        let is_store = shown.ends_with("store.rs")
            || shown.contains("/store/")
            || shown.ends_with("tests.rs")
            || doors.iter().any(|door| shown.contains(door));
        if !is_store && !texts(program).is_empty() {
            elsewhere.push(shown);
        }
    }
    assert!(elsewhere.is_empty(), "SQL outside store.rs: {elsewhere:#?}");
}

#[tokio::test]
async fn both_engines_have_the_same_tables_of_text_and_whole_numbers() {
    let databases = databases().await;
    let sqlite = tables(&databases[0].1).await;
    assert!(sqlite.len() > 10);
    for (_, db) in databases.iter().skip(1) {
        assert_eq!(tables(db).await, sqlite);
    }
}

/// The tables by name: each engine has its own idea of the alphabet.
async fn tables(db: &Db) -> Vec<Table> {
    let mut tables = db.tables().await.unwrap();
    tables.sort_by(|one, other| one.name.cmp(&other.name));
    tables
}

#[tokio::test]
async fn bringing_the_tables_up_to_date_twice_changes_nothing() {
    for (_, db) in databases().await {
        assert_eq!(db.migrate(wiring::migrations()).await.unwrap(), 0, "{:?}", db.engine());
    }
}
