//! Work beside the requests: it goes on when nobody waits, tells when it has ended, and can be stopped.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use testkit::TestApp;
use tokio::sync::Notify;
use ui::{Handle, Task, Work};

const MOMENT: Duration = Duration::from_millis(20);

fn task(version: &str, parts: usize) -> Task {
    Task { name: "grupper:x".into(), version: version.into(), parts, topic: "work:x".into() }
}

#[tokio::test]
async fn work_goes_on_when_its_page_is_closed_and_is_there_when_it_is_opened_again() {
    let test = TestApp::new().await;
    let mut listener = test.app.hub.listen();
    let (go, begun) = (Arc::new(Notify::new()), Arc::new(AtomicUsize::new(0)));
    let work = |go: Arc<Notify>, begun: Arc<AtomicUsize>| {
        move |handle: Handle| async move {
            begun.fetch_add(1, Ordering::Relaxed);
            assert!(handle.progress(1, 4).is_continue());
            go.notified().await;
            Some(42)
        }
    };
    let first = test.app.work(&task("1", 1), MOMENT, work(go.clone(), begun.clone())).await;
    assert!(matches!(first, Work::Under { done: 1, of: 4 }), "{first:?}");
    go.notify_one();
    let told = tokio::time::timeout(Duration::from_secs(5), listener.recv()).await.unwrap().unwrap();
    assert_eq!(told.topic, "work:x");
    let again = test.app.work(&task("1", 1), MOMENT, work(go, begun.clone())).await;
    assert!(matches!(again, Work::Done(result) if *result == 42));
    assert_eq!(begun.load(Ordering::Relaxed), 1, "nobody begins it again");
}

#[tokio::test]
async fn stopped_work_ends_at_its_next_look_up() {
    let test = TestApp::new().await;
    let (looked, stopped) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (look, stop) = (looked.clone(), stopped.clone());
    let work = move |handle: Handle| async move {
        while handle.progress(1, 2).is_continue() {
            look.notify_one();
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        stop.notify_one();
        None::<u32>
    };
    assert!(matches!(test.app.work(&task("1", 1), MOMENT, work).await, Work::Under { .. }));
    looked.notified().await;
    test.app.jobs.stop("grupper:x");
    tokio::time::timeout(Duration::from_secs(5), stopped.notified()).await.unwrap();
    assert!(matches!(test.app.jobs.find::<u32>("grupper:x", "1"), Some(Work::Stopped)));
}

#[tokio::test]
async fn large_work_takes_turns() {
    let test = TestApp::new().await;
    let go = Arc::new(Notify::new());
    let waits = go.clone();
    let (one, other) = (task("1", 1_000_000), Task { name: "grupper:y".into(), ..task("1", 1_000_000) });
    let wait = move |_| async move {
        waits.notified().await;
        Some(1_u32)
    };
    assert!(matches!(test.app.work(&one, MOMENT, wait).await, Work::Under { .. }));
    let second = test.app.work(&other, MOMENT, |_| async { Some(2_u32) }).await;
    assert!(matches!(second, Work::Under { of: 0, .. }), "it waits for its turn: {second:?}");
    go.notify_one();
    let second = test.app.work(&other, Duration::from_secs(5), |_| async { Some(2_u32) }).await;
    assert!(matches!(second, Work::Done(result) if *result == 2));
}
