//! Whoever changes, removes or puts in a line of the audit log past the program is found out.

use platform::access::{Denied, Right, Role};
use platform::audit::{self, Verdict};
use testkit::{TestApp, clock};

/// A log with a handful of lines in each of two municipalities.
async fn log() -> TestApp {
    let test = TestApp::new().await;
    for role in [Role::Administrator, Role::Facilitator, Role::Analyst, Role::Employee] {
        drop(test.sign_in_as(role).await);
        drop(test.sign_in_in(&test.havnby, role).await);
    }
    test
}

async fn verdict(test: &TestApp) -> Verdict {
    audit::verify(&test.app.db, &test.fjordby.municipality.id).await.unwrap()
}

/// Runs SQL past the program, in Fjordby's part of the log.
async fn tamper(test: &TestApp, text: &str) {
    test.database
        .tamper(&text.replace("FJORDBY", &format!("municipality_id = '{}'", test.fjordby.municipality.id)))
        .await;
}

#[tokio::test]
async fn an_untouched_log_is_whole() {
    let test = log().await;
    assert_eq!(verdict(&test).await, Verdict::Whole(6), "created, peopled, and signed in to four times");
}

#[tokio::test]
async fn a_changed_line_breaks_the_log_where_it_stands() {
    for column in ["actor", "action", "object_kind", "object_id", "detail", "outcome", "hash"] {
        let test = log().await;
        tamper(&test, &format!("update audit_entry set {column} = 'x' where FJORDBY and seq = 3")).await;
        assert_eq!(verdict(&test).await, Verdict::Broken { seq: 3 }, "{column}");
    }
    let test = log().await;
    tamper(&test, "update audit_entry set at = at + 1 where FJORDBY and seq = 5").await;
    assert_eq!(verdict(&test).await, Verdict::Broken { seq: 5 });
}

#[tokio::test]
async fn a_removed_line_breaks_the_log_wherever_it_stood() {
    for (seq, broken_at) in [(1, 1), (4, 4), (6, 6)] {
        let test = log().await;
        tamper(&test, &format!("delete from audit_entry where FJORDBY and seq = {seq}")).await;
        assert_eq!(verdict(&test).await, Verdict::Broken { seq: broken_at }, "line {seq}");
    }
    let test = log().await;
    tamper(&test, "delete from audit_entry where FJORDBY").await;
    assert_eq!(verdict(&test).await, Verdict::Broken { seq: 1 }, "all lines");
}

#[tokio::test]
async fn lines_cannot_be_closed_up_after_one_that_was_removed() {
    let test = log().await;
    tamper(&test, "delete from audit_entry where FJORDBY and seq = 3").await;
    for seq in 4..=6 {
        tamper(&test, &format!("update audit_entry set seq = {} where FJORDBY and seq = {seq}", seq - 1)).await;
    }
    tamper(&test, "update audit_head set seq = seq - 1 where FJORDBY").await;
    assert_eq!(verdict(&test).await, Verdict::Broken { seq: 3 });
}

#[tokio::test]
async fn a_line_that_was_put_in_breaks_the_log() {
    let test = log().await;
    let copied = "municipality_id, seq + 1, at, actor, action, object_kind, object_id, detail, outcome, hash";
    tamper(&test, &format!("insert into audit_entry select {copied} from audit_entry where FJORDBY and seq = 6")).await;
    assert_eq!(verdict(&test).await, Verdict::Broken { seq: 7 });
}

#[tokio::test]
async fn the_last_lines_cannot_be_cut_off_together_with_the_heads_number() {
    let test = log().await;
    tamper(&test, "delete from audit_entry where FJORDBY and seq = 6").await;
    tamper(&test, "update audit_head set seq = 5 where FJORDBY").await;
    assert_eq!(
        verdict(&test).await,
        Verdict::Broken { seq: 6 },
        "the head still has the hash of the line that is gone"
    );
}

#[tokio::test]
async fn one_municipalitys_log_is_not_broken_by_anothers() {
    let test = log().await;
    tamper(&test, "update audit_entry set actor = 'x' where FJORDBY and seq = 2").await;
    assert_eq!(audit::verify(&test.app.db, &test.havnby.municipality.id).await.unwrap(), Verdict::Whole(6));
}

#[tokio::test]
async fn a_broken_log_can_still_be_written_to_and_stays_broken() {
    let test = log().await;
    tamper(&test, "update audit_entry set actor = 'x' where FJORDBY and seq = 2").await;
    drop(test.sign_in_as(Role::Analyst).await);
    assert_eq!(verdict(&test).await, Verdict::Broken { seq: 2 });
}

#[tokio::test]
async fn the_log_is_read_newest_first_and_only_with_the_right() {
    let test = log().await;
    let employee = test.fjordby.actor(Role::Employee);
    assert!(audit::latest(&test.app.db, &employee, None, 10).await.is_err());
    let administrator = test.fjordby.actor(Role::Administrator);
    audit::record_refusal(
        &test.app.db,
        &employee,
        &Denied { right: Right::ReadAudit },
        "GET /indstillinger/log",
        clock::now(),
    )
    .await
    .unwrap();
    let newest = audit::latest(&test.app.db, &administrator, None, 2).await.unwrap();
    assert_eq!(newest.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [7, 6]);
    assert_eq!((newest[0].outcome.as_str(), newest[0].detail.as_str()), ("refused", "{\"right\":\"read-audit\"}"));
    let older = audit::latest(&test.app.db, &administrator, Some(6), 10).await.unwrap();
    assert_eq!(older.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [5, 4, 3, 2, 1]);
    assert_eq!(verdict(&test).await, Verdict::Whole(7));
}
