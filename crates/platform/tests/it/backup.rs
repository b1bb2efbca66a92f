//! A backup brings everything back, in the same engine or the other, or nothing at all.

use platform::audit::{self, Verdict};
use platform::backup::{self, BackupError};
use platform::store::{Db, Value};
use testkit::{TestApp, TestDatabase, busy_camp, clock};

/// A municipality with a busy camp, and its backup.
async fn backed_up() -> (TestApp, String) {
    let test = TestApp::new().await;
    busy_camp(&test, &test.fjordby, "Et travlt døgn").await;
    let mut file = Vec::new();
    let rows = backup::write(&test.app.db, &mut file, clock::now()).await.unwrap();
    let text = String::from_utf8(file).unwrap();
    assert_eq!(text.lines().count(), rows + 2, "a line per row, a head and an end");
    (test, text)
}

async fn fresh(database: &TestDatabase) -> Db {
    database.open().await
}

async fn restore(db: &Db, text: &str) -> Result<usize, BackupError> {
    backup::restore(db, text.as_bytes(), clock::now()).await
}

/// Everything in a database but what belongs to the moment, in an order that does not depend on the engine.
async fn content(db: &Db) -> Vec<(String, Vec<Vec<Value>>)> {
    let (mut content, mut snapshot) = (Vec::new(), db.snapshot().await.unwrap());
    for table in db.tables().await.unwrap() {
        if !["session", "sign_in_failure", "vector_cache"].contains(&table.name.as_str()) {
            let mut rows = snapshot.rows(&table).await.unwrap();
            rows.sort_by_key(|row| format!("{row:?}"));
            content.push((table.name, rows));
        }
    }
    content.sort_by(|(one, _), (other, _)| one.cmp(other));
    content
}

async fn comes_back_in(database: TestDatabase) {
    let (test, text) = backed_up().await;
    let db = fresh(&database).await;
    restore(&db, &text).await.unwrap();
    assert_eq!(content(&db).await, content(&test.app.db).await);
    for town in [&test.fjordby, &test.havnby] {
        assert!(matches!(audit::verify(&db, &town.municipality.id).await.unwrap(), Verdict::Whole(_)));
    }
    db.close().await;
}

#[tokio::test]
async fn a_backup_comes_back_whole_in_a_new_database() {
    comes_back_in(TestDatabase::empty().await).await;
}

#[tokio::test]
async fn a_backup_moves_between_the_engines() {
    comes_back_in(TestDatabase::sqlite()).await;
    if let Some(postgres) = TestDatabase::postgres().await {
        comes_back_in(postgres).await;
    }
}

#[tokio::test]
async fn sessions_are_not_in_a_backup() {
    let test = TestApp::new().await;
    drop(test.sign_in_as(platform::access::Role::Analyst).await);
    let mut file = Vec::new();
    backup::write(&test.app.db, &mut file, clock::now()).await.unwrap();
    assert!(!String::from_utf8(file).unwrap().contains("\"session\""));
}

#[tokio::test]
async fn a_database_with_anything_in_it_is_not_restored_into() {
    let (test, text) = backed_up().await;
    let before = content(&test.app.db).await;
    assert!(matches!(restore(&test.app.db, &text).await, Err(BackupError::NotEmpty(_))));
    assert_eq!(content(&test.app.db).await, before);
}

/// Tries a spoilt backup and asserts that it is refused at a line that says why, and that nothing of it was kept.
async fn is_refused(text: &str, why: &str) {
    let database = TestDatabase::sqlite();
    let db = fresh(&database).await;
    match restore(&db, text).await {
        Err(BackupError::NotABackup { line, reason }) => assert!(reason.contains(why), "line {line}: {reason}"),
        other => panic!("{why}: {other:?}"),
    }
    assert!(content(&db).await.iter().all(|(_, rows)| rows.is_empty()), "{why}: something was kept");
}

#[tokio::test]
async fn a_file_that_was_cut_short_is_refused() {
    let (_test, text) = backed_up().await;
    let lines: Vec<&str> = text.lines().collect();
    let without_end = lines[..lines.len() - 1].join("\n");
    is_refused(&without_end, "ikke hel").await;
    let without_a_row = [&lines[..5], &lines[6..]].concat().join("\n");
    is_refused(&without_a_row, "kontrolsum").await;
    is_refused(&text[..text.len() / 2], "").await;
    is_refused("", "ikke en sikkerhedskopi").await;
}

#[tokio::test]
async fn a_file_that_was_changed_is_refused() {
    let (_test, text) = backed_up().await;
    let changed = text.replacen("Naboer kender hinanden", "Naboer hader hinanden", 1);
    assert_ne!(changed, text);
    is_refused(&changed, "kontrolsum").await;
    is_refused(&text.replacen("Fjordby Kommune", "Fjernby Kommune", 1), "kontrolsum").await;
}

#[tokio::test]
async fn a_file_from_another_version_or_program_is_refused() {
    let (_test, text) = backed_up().await;
    is_refused(&text.replacen("\"pejl_backup\":1", "\"pejl_backup\":2", 1), "anden version").await;
    is_refused(&text.replacen("\"migrations\":", "\"migrations\":9", 1), "anden version").await;
    is_refused("id,navn\n1,Bo\n", "ikke en sikkerhedskopi").await;
}
