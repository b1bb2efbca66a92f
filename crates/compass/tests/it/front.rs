//! The front page: what it says to everyone, and what more to those who are signed in.

use compass::core_task::TaskKind;
use compass::thread::Kind;
use compass::thread::links::Audience;
use compass::wording::PartKind;
use platform::access::Role;

use crate::TestApp;
use crate::search::{draft, in_force, new_model, node};

#[tokio::test]
async fn an_empty_compass_says_what_will_come_and_how_to_begin() {
    let test = TestApp::new().await;
    let page = test.visitor().get("/").await;
    page.answers(200).says("Kernen i Fjordby Kommune").says("Her kommer kommunens kerneopgaver til at stå.");
    page.says("Log ind, hvis du arbejder med kerneopgaven").does_not_say("Det venter på dig");
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    editor.get("/").await.says("Skriv den første kerneopgave").says("Der er ikke noget, der venter på dig.");
}

#[tokio::test]
async fn everyone_reads_what_the_core_task_is_what_is_in_focus_and_what_is_new() {
    let test = TestApp::new().await;
    let model = new_model(&test, &test.fjordby).await;
    let north = [(PartKind::Title, "Et godt liv ved fjorden"), (PartKind::Purpose, "Alle lever det liv, de vil")];
    let overall = in_force(&test, &test.fjordby, &model, TaskKind::Overall, &north).await;
    let parts = [(PartKind::Title, "Trivsel"), (PartKind::Purpose, "Alle trives"), (PartKind::Focus, "Flere lærlinge")];
    in_force(&test, &test.fjordby, &model, TaskKind::Welfare, &parts).await;
    in_force(&test, &test.fjordby, &model, TaskKind::Workplace, &[(PartKind::Title, "Malthe skal trives")]).await;
    node(&test, &test.fjordby, Kind::Voice, "Vi begynder dagen med en sang", Audience::Public).await;
    node(&test, &test.fjordby, Kind::Action, "Sangbøger til alle", Audience::Staff).await;
    let page = test.visitor().get("/").await;
    page.says("Kommunens overordnede kerneopgave").says("Alle lever det liv, de vil");
    assert_eq!(page.one(".pejl-north a").attribute("href"), overall.url());
    page.says("I fokus lige nu").says("Flere lærlinge").says("På arbejdspladserne").says("Malthe skal trives");
    page.says("Ny stemme").says("Vi begynder dagen med en sang").does_not_say("Sangbøger");
    let mut employee = test.sign_in_as(Role::Employee).await;
    employee.get("/").await.says("Din arbejdsplads' del").says("Ny handling Sangbøger til alle");
    employee.get("/").await.says("5 ting i dine enheder har ikke noget nord");
    test.visitor_of(&test.havnby).get("/").await.does_not_say("fjorden").does_not_say("sang");
}

#[tokio::test]
async fn a_draft_waits_for_the_editor_and_for_nobody_else() {
    let test = TestApp::new().await;
    let model = new_model(&test, &test.fjordby).await;
    draft(&test, &test.fjordby, &model, TaskKind::Welfare, &[(PartKind::Title, "Trivsel")]).await;
    let mut editor = test.sign_in_as(Role::CompassEditor).await;
    let page = editor.get("/").await;
    assert_eq!(page.one(".pejl-waiting a").text, "Udkastet til Trivsel er ikke færdigt");
    let mut employee = test.sign_in_as(Role::Employee).await;
    employee.get("/").await.does_not_say("Udkastet").says("Der er ikke noget, der venter på dig.");
}
