//! Others' moves are told within a second, to those who may look and about the board they look at.

use std::time::Duration;

use camp::exercise::Exercise;
use platform::access::Role;
use testkit::{CampBuilder, TestApp};

const SECOND: Duration = Duration::from_secs(1);
const MOMENT: Duration = Duration::from_millis(100);

#[tokio::test]
async fn a_move_is_told_to_everyone_at_the_board_within_a_second() {
    let test = TestApp::new().await;
    let camp = CampBuilder::new("Trivsel").says_much(Exercise::Indicator, 2).build(&test, &test.fjordby).await;
    let board = format!("{}/indikatorer/tavle", camp.url());
    let mut facilitator = test.sign_in_as(Role::Facilitator).await;
    let mut heard = facilitator.events(&format!("{board}/haendelser")).await;
    let mut elsewhere = facilitator.events(&format!("{}/bidrag/tavle/haendelser", camp.url())).await;
    assert_eq!(heard.next(MOMENT).await, None, "nothing has happened yet");

    let mut analyst = test.sign_in_as(Role::Analyst).await;
    analyst.post_form(&board, &[("til", "ny"), ("navn", "Fællesskab")]).await.leads_to(&board);
    assert_eq!(heard.next(SECOND).await.as_deref(), Some("1"));
    analyst.post_form(&board, &[("til", "ny"), ("navn", "Byens rum")]).await.leads_to(&board);
    assert_eq!(heard.next(SECOND).await.as_deref(), Some("2"));
    assert_eq!(elsewhere.next(MOMENT).await, None, "another board was told");
}

#[tokio::test]
async fn a_refused_move_is_told_to_nobody() {
    let test = TestApp::new().await;
    let camp = CampBuilder::new("Trivsel").says_much(Exercise::Indicator, 2).build(&test, &test.fjordby).await;
    let board = format!("{}/indikatorer/tavle", camp.url());
    let mut analyst = test.sign_in_as(Role::Analyst).await;
    let mut heard = analyst.events(&format!("{board}/haendelser")).await;
    analyst.post_form(&board, &[("til", "ny"), ("navn", "")]).await.answers(422);
    assert_eq!(heard.next(MOMENT).await, None);
}
