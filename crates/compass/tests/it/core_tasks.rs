//! The pages of core tasks, and their places in the tree.

use compass::action::ActionKind;
use compass::core_task::CoreTask;
use compass::core_task::actions::{self as tasks, TaskFault};
use platform::access::Role;
use platform::store::{Reads, sql};
use testbed::clock;

use crate::TestApp;
use crate::actions::{proposed, reaches_north, trivsel};
use crate::wordings::{adopt, draft, reword};

/// Makes an overall core task and three under it, all in force, and returns the three.
async fn three(test: &TestApp) -> [CoreTask; 3] {
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let mut made = Vec::new();
    for title in ["Et godt liv", "Læring", "Natur", "Omsorg"] {
        let task = draft(test, title, "Alle trives.").await;
        adopt(test, &mut editor, &task.url(), 1, "Byrådet").await.answers(303);
        made.push(task.slug);
    }
    let all = tasks::all(&mut test.app.db.reader(), &test.fjordby.actor(Role::CompassEditor)).await.unwrap();
    ["laering", "natur", "omsorg"].map(|slug| all.iter().find(|task| task.slug == slug).unwrap().clone())
}

async fn titles(test: &TestApp) -> Vec<String> {
    let all = tasks::all(&mut test.app.db.reader(), &test.fjordby.actor(Role::Employee)).await.unwrap();
    all.into_iter().filter(|task| task.parent_id.is_some()).map(|task| task.title).collect()
}

#[tokio::test]
async fn the_public_reads_how_to_begin_where_there_is_no_core_task_yet() {
    let test = TestApp::new().await;
    let list = test.visitor().get("/kompas").await;
    list.answers(200).says("Her er ingen kerneopgaver endnu. De kommer med, når en camp bliver læst ind, eller når en redaktør skriver dem.");
}

#[tokio::test]
async fn a_task_that_two_people_move_from_the_same_screen_stands_in_one_place() {
    let test = TestApp::new().await;
    let (db, editor, now) = (&test.app.db, test.fjordby.actor(Role::CompassEditor), test.app.now());
    let [learning, nature, care] = three(&test).await;
    tasks::move_under(db, &editor, &care, Some(&learning), now).await.unwrap();
    // Seen before the first move.
    tasks::move_under(db, &editor, &care, Some(&nature), now).await.unwrap();
    let up =
        sql("select to_id from trace_link where from_kind = 'core-task' and from_id = $1 and to_kind = 'core-task' \
                  and ended_at is null");
    let uppers: Vec<(String,)> = db.reader().all(up.bind(&care.id)).await.unwrap();
    assert_eq!(uppers, [(nature.id.clone(),)]);
    let moved = tasks::find(&mut db.reader(), &editor, &care.id).await.unwrap();
    assert_eq!(moved.parent_id, Some(nature.id));
}

#[tokio::test]
async fn tasks_that_two_people_shift_from_the_same_screen_stay_apart() {
    let test = TestApp::new().await;
    let (db, editor, now) = (&test.app.db, test.fjordby.actor(Role::CompassEditor), test.app.now());
    let [learning, ..] = three(&test).await;
    tasks::shift(db, &editor, &learning, 1, now).await.unwrap();
    assert_eq!(titles(&test).await, ["Natur", "Læring", "Omsorg"]);
    // Seen before the first shift.
    tasks::shift(db, &editor, &learning, 1, now).await.unwrap();
    assert_eq!(titles(&test).await, ["Natur", "Omsorg", "Læring"]);
    tasks::shift(db, &editor, &learning, 1, now).await.unwrap();
    assert_eq!(titles(&test).await, ["Natur", "Omsorg", "Læring"]);
    let all = tasks::all(&mut db.reader(), &editor).await.unwrap();
    let mut positions: Vec<i64> = all.iter().map(|task| task.position).collect();
    positions.dedup();
    assert_eq!(positions.len(), 4);
}

#[tokio::test]
async fn no_task_is_moved_under_a_draft_or_a_closed_one() {
    let test = TestApp::new().await;
    let (db, editor, now) = (&test.app.db, test.fjordby.actor(Role::CompassEditor), test.app.now());
    let [learning, nature, care] = three(&test).await;
    let (one, other) = (draft(&test, "Kultur", "Alle synger.").await, draft(&test, "Idræt", "Alle løber.").await);
    // Seen while it was still open.
    tasks::close(db, &editor, &nature, "Lagt sammen", now).await.unwrap();
    for (task, parent) in [(&one, &other), (&other, &one), (&care, &one), (&care, &nature)] {
        let moved = tasks::move_under(db, &editor, task, Some(parent), now).await;
        assert!(matches!(moved, Err(TaskFault::Refused("core-task-refused-parent"))), "{moved:?}");
    }
    for moved in [
        tasks::move_under(db, &editor, &nature, Some(&learning), now).await,
        tasks::shift(db, &editor, &nature, 1, now).await,
    ] {
        assert!(matches!(moved, Err(TaskFault::Refused("core-task-refused-closed"))), "{moved:?}");
    }
    tasks::move_under(db, &editor, &one, Some(&care), now).await.unwrap();
}

#[tokio::test]
async fn a_task_that_was_closed_by_mistake_holds_again_with_its_words_and_its_links() {
    let test = TestApp::new().await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let task = trivsel(&test).await;
    let action = proposed(&test, "Skovdag", ActionKind::Idea, Some(&task)).await;
    reword(&mut editor, &task.url(), "Alle børn trives.").await;
    let asks = editor.get(&format!("{}/luk", task.url())).await;
    let draft = format!("{}/ordlyd/2", task.url());
    assert!(asks.says("Den bliver opgivet").find("main a").iter().any(|link| link.attribute("href") == draft));
    editor.post_form(&format!("{}/luk", task.url()), &[("grund", "Lagt sammen")]).await.answers(303);
    assert!(!reaches_north(&test, &action.end()).await);
    editor.get(&task.url()).await.says("Genåbn kerneopgaven");
    test.sign_in_as(Role::Employee).await.post_form(&format!("{}/genaabn", task.url()), &[]).await.answers(403);
    clock::pass(60);
    let done = editor.post_form(&format!("{}/genaabn", task.url()), &[]).await;
    editor.follow(&done).await.says("Kerneopgaven gælder igen.").does_not_say("Lukket").does_not_say("Genåbn");
    assert!(reaches_north(&test, &action.end()).await);
    let public = test.visitor().get(&task.url()).await;
    public.says("Flere voksne i børnehaverne").does_not_say("Alle børn trives.");
    test.visitor().get("/kompas").await.says("Trivsel og læring");
    let again = editor.post_form(&format!("{}/genaabn", task.url()), &[]).await;
    again.answers(422).says("Kerneopgaven er ikke lukket");
}

#[tokio::test]
async fn a_task_is_not_opened_again_where_its_place_is_gone() {
    let test = TestApp::new().await;
    let (db, editor, now) = (&test.app.db, test.fjordby.actor(Role::CompassEditor), test.app.now());
    let [learning, nature, _] = three(&test).await;
    tasks::move_under(db, &editor, &nature, Some(&learning), now).await.unwrap();
    for task in [&nature, &learning] {
        tasks::close(db, &editor, task, "Lagt sammen", now).await.unwrap();
    }
    let below = tasks::reopen(db, &editor, &nature, now).await;
    assert!(matches!(below, Err(TaskFault::Refused("core-task-refused-above-closed"))), "{below:?}");
    tasks::reopen(db, &editor, &learning, now).await.unwrap();
    tasks::reopen(db, &editor, &nature, now).await.unwrap();
    let found = tasks::find(&mut db.reader(), &editor, &nature.id).await.unwrap();
    assert_eq!(found.parent_id, Some(learning.id));
}
