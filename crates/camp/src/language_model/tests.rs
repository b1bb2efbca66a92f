//! What is kept of a model's work, with a model that counts how often it is asked.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use platform::access::Actor;
use platform::store::{Db, Tx, new_id};
use platform::tenancy;
use platform::time::{Timestamp, now};
use text::{Encoder, unwatched};

use super::actions::read;
use super::{ModelTrouble, encoder, forget, status, store, vectors};

/// The number of letters, and how many texts were read.
#[derive(Default)]
struct Counting(AtomicUsize);

impl Encoder for Counting {
    fn fingerprint(&self) -> &str {
        "counting"
    }

    fn encode(&self, words: &str) -> Vec<f32> {
        self.0.fetch_add(1, Ordering::SeqCst);
        vec![words.chars().count() as f32, 1.0]
    }
}

struct World {
    db: Db,
    actor: Actor,
    other: Actor,
    now: Timestamp,
    folder: std::path::PathBuf,
}

impl World {
    async fn begin() -> Self {
        let folder = std::env::temp_dir().join(format!("pejl-model-{}", new_id()));
        std::fs::create_dir(&folder).unwrap();
        let db = platform::store::open(&format!("sqlite://{}", folder.join("test.db").display())).await.unwrap();
        db.migrate([platform::migrations(), compass::migrations(), crate::migrations()].concat()).await.unwrap();
        let now = now();
        let [actor, other] = [
            tenancy::create(&db, "Fjordby Kommune", now).await.unwrap(),
            tenancy::create(&db, "Havnby Kommune", now).await.unwrap(),
        ]
        .map(|municipality| Actor::operator(&municipality.id));
        Self { db, actor, other, now, folder }
    }

    async fn kept(&self) -> i64 {
        store::count(&mut self.db.reader(), &self.actor.municipality, "counting").await.unwrap()
    }
}

impl Drop for World {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.folder).unwrap();
    }
}

fn words(count: usize) -> Vec<String> {
    (0..count).map(|nth| "a".repeat(nth + 1)).collect()
}

#[tokio::test]
async fn each_text_is_read_once_and_by_each_municipality_for_itself() {
    let world = World::begin().await;
    let counting = Arc::new(Counting::default());
    let model: Arc<dyn Encoder> = counting.clone();
    let mut said = words(40);
    said.extend(words(40));
    for _ in 0..2 {
        let vectors = read(&world.db, &world.actor, &model, &said, world.now, &unwatched).await.unwrap();
        assert_eq!(vectors.len(), 40);
        assert_eq!(vectors["aaa"], [3.0, 1.0]);
        assert_eq!((counting.0.load(Ordering::SeqCst), world.kept().await), (40, 40));
    }
    read(&world.db, &world.other, &model, &said, world.now, &unwatched).await.unwrap();
    assert_eq!(counting.0.load(Ordering::SeqCst), 80);
}

#[tokio::test]
async fn work_that_is_stopped_is_kept_and_not_done_again() {
    let world = World::begin().await;
    let counting = Arc::new(Counting::default());
    let model: Arc<dyn Encoder> = counting.clone();
    let said = words(100);
    let stop = |progress: text::Progress| {
        assert_eq!(progress.of, 100);
        if progress.done >= 32 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let stopped = read(&world.db, &world.actor, &model, &said, world.now, &stop).await;
    assert!(matches!(stopped, Err(ModelTrouble::Cancelled)));
    assert_eq!(world.kept().await, 32);
    read(&world.db, &world.actor, &model, &said, world.now, &unwatched).await.unwrap();
    assert_eq!(counting.0.load(Ordering::SeqCst), 100, "none was read twice");
}

#[tokio::test]
async fn a_damaged_vector_is_computed_again_and_a_forgotten_one_too() {
    let world = World::begin().await;
    let counting = Arc::new(Counting::default());
    let model: Arc<dyn Encoder> = counting.clone();
    let said = words(3);
    read(&world.db, &world.actor, &model, &said, world.now, &unwatched).await.unwrap();
    let mut tx = Tx::begin(&world.db, &world.actor, "camp.language-model.forget", world.now).await.unwrap();
    forget(&mut tx, &world.actor.municipality).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(world.kept().await, 0);
    read(&world.db, &world.actor, &model, &said, world.now, &unwatched).await.unwrap();
    assert_eq!((counting.0.load(Ordering::SeqCst), world.kept().await), (6, 3));
}

#[tokio::test]
async fn without_a_model_there_are_no_vectors_and_no_fault() {
    let world = World::begin().await;
    assert!(encoder(&world.db).await.unwrap().is_none());
    assert!(vectors(&world.db, &world.actor, &words(3), world.now, &unwatched).await.unwrap().is_none());
    let status = status(&world.db, &world.actor).await.unwrap();
    assert!(status.file.is_none() && status.vectors == 0);
}
