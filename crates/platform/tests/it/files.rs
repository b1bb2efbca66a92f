//! Large files in the database: whole or not at all, in every municipality's log, and carried along by a backup.

use platform::access::Actor;
use platform::audit;
use platform::backup;
use platform::files::{self, FileFault, NewFile};
use testkit::{TestApp, TestDatabase, clock};

const NAME: &str = "language-model";

/// More than three parts, and not a round number.
fn content(seed: u32) -> Vec<u8> {
    (0..1_000_001_u32).map(|at| (at.wrapping_mul(2_654_435_761).wrapping_add(seed) >> 24) as u8).collect()
}

async fn put(test: &TestApp, content: &[u8]) -> files::StoredFile {
    let operator = Actor::operator(&test.fjordby.municipality.id);
    let file = NewFile { name: NAME, origin: "made here", content };
    files::put(&test.app.db, &operator, file, clock::now()).await.unwrap()
}

#[tokio::test]
async fn a_file_is_read_as_it_was_stored_and_replaced_as_a_whole() {
    let test = TestApp::new().await;
    let mut reader = test.app.db.reader();
    assert_eq!(files::get(&mut reader, NAME).await.unwrap(), None);
    for content in [content(1), content(2)[..300_000].to_vec(), Vec::new()] {
        let stored = put(&test, &content).await;
        assert_eq!(files::get(&mut reader, NAME).await.unwrap(), Some(content.clone()));
        assert_eq!(files::status(&mut reader, NAME).await.unwrap(), Some(stored.clone()));
        assert_eq!(stored.bytes, i64::try_from(content.len()).unwrap());
    }
    let operator = Actor::operator(&test.fjordby.municipality.id);
    assert!(files::remove(&test.app.db, &operator, NAME, clock::now()).await.unwrap().is_some());
    assert!(files::remove(&test.app.db, &operator, NAME, clock::now()).await.unwrap().is_none());
    assert_eq!(files::get(&mut reader, NAME).await.unwrap(), None);
}

#[tokio::test]
async fn every_municipality_has_it_in_its_log() {
    let test = TestApp::new().await;
    put(&test, &content(1)).await;
    for town in [&test.fjordby, &test.havnby] {
        let operator = Actor::operator(&town.municipality.id);
        let log = audit::latest(&test.app.db, &operator, None, 100).await.unwrap();
        assert_eq!(log.iter().filter(|entry| entry.action == "files.put").count(), 1);
        assert!(matches!(audit::verify(&test.app.db, &town.municipality.id).await.unwrap(), audit::Verdict::Whole(_)));
    }
}

#[tokio::test]
async fn only_those_who_manage_settings_may_change_it() {
    let test = TestApp::new().await;
    let file = NewFile { name: NAME, origin: "", content: b"x" };
    let stranger = Actor::public(&test.fjordby.municipality.id);
    assert!(matches!(files::put(&test.app.db, &stranger, file, clock::now()).await, Err(FileFault::Denied(_))));
    assert!(matches!(files::remove(&test.app.db, &stranger, NAME, clock::now()).await, Err(FileFault::Denied(_))));
    assert!(files::status(&mut test.app.db.reader(), NAME).await.unwrap().is_none());
}

#[tokio::test]
async fn a_changed_or_missing_part_is_found_out() {
    for damage in [
        "update file_part set content = 'AAAA' where part = 1",
        "update file_part set content = '!' where part = 1",
        "delete from file_part where part = 2",
    ] {
        let test = TestApp::new().await;
        put(&test, &content(1)).await;
        test.database.tamper(damage).await;
        let read = files::get(&mut test.app.db.reader(), NAME).await;
        assert!(matches!(read, Err(FileFault::Damaged(_))), "{damage}");
    }
}

#[tokio::test]
async fn a_backup_carries_the_file_along() {
    let test = TestApp::new().await;
    let stored = put(&test, &content(3)).await;
    let mut saved = Vec::new();
    backup::write(&test.app.db, &mut saved, clock::now()).await.unwrap();
    let database = TestDatabase::empty().await;
    let db = database.open().await;
    backup::restore(&db, saved.as_slice(), clock::now()).await.unwrap();
    assert_eq!(files::status(&mut db.reader(), NAME).await.unwrap(), Some(stored));
    assert_eq!(files::get(&mut db.reader(), NAME).await.unwrap(), Some(content(3)));
    db.close().await;
}
