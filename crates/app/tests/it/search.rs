//! The search over everything: what was said at camps, for those who may read it and in the words they may see.

use camp::exercise::Exercise;
use platform::access::Role;
use testkit::{CampBuilder, TestApp, busy_camp};

#[tokio::test]
async fn statements_camps_and_core_tasks_are_found_by_forms_of_their_words() {
    let test = TestApp::new().await;
    let camp = CampBuilder::new("Trivsel og læring")
        .published()
        .says(Exercise::Indicator, "Flere cykelstier til folkeskolerne")
        .build(&test, &test.fjordby)
        .await;
    let mut visitor = test.visitor();
    let page = visitor.get("/soeg?ord=skole+cykel").await;
    page.answers(200).says("Udsagn (1)").says("Trivsel og læring · Indikatorer på succes");
    let marks: Vec<String> = page.find("main mark").into_iter().map(|mark| mark.text).collect();
    assert_eq!(marks, ["cykelstier", "folkeskolerne"]);
    assert!(page.one(".pejl-hit-title a").attribute("href").starts_with(&format!("{}/udsagn/", camp.url())));
    visitor.get("/soeg?ord=trivsel").await.says("Camps (1)");
    test.visitor_of(&test.havnby).get("/soeg?ord=skole").await.says("Vi fandt ikke noget med skole.");
}

#[tokio::test]
async fn what_is_not_published_is_found_only_by_those_who_may_read_it() {
    let test = TestApp::new().await;
    CampBuilder::new("En lukket camp").says(Exercise::Idea, "En svømmehal på havnen").build(&test, &test.fjordby).await;
    test.visitor().get("/soeg?ord=svømmehal").await.says("Vi fandt ikke noget med svømmehal.");
    let mut employee = test.sign_in_as(Role::Employee).await;
    employee.get("/soeg?ord=svømmehal").await.says("Udsagn (1)");
}

#[tokio::test]
async fn the_front_page_tells_of_the_camps_what_is_new_and_what_waits() {
    let test = TestApp::new().await;
    let camp = busy_camp(&test, &test.fjordby, "Et travlt døgn").await;
    let mut analyst = test.sign_in_as(Role::Analyst).await;
    let page = analyst.get("/").await;
    page.says("Ny camp").says("Et travlt døgn");
    assert!(
        page.find(".pejl-waiting a").iter().any(|link| link.attribute("href") == camp.url()),
        "{}",
        page.main_text()
    );
    test.visitor().get("/").await.does_not_say("udsagn er ikke placeret");
}
