//! Danish unless one asks for English, and then English everywhere.

use platform::access::Role;
use testkit::{CampBuilder, TestApp};

#[tokio::test]
async fn a_visitor_changes_language_and_stays_where_they_were() {
    let test = TestApp::new().await;
    let mut visitor = test.visitor();
    let danish = visitor.get("/om?x=1").await;
    assert_eq!((danish.one("html").attribute("lang"), danish.one("h1").text.as_str()), ("da", "Om Pejl"));
    let link = danish.one(".pejl-languages a[hreflang=en]").attribute("href").to_owned();
    let back = visitor.get(&link).await;
    assert_eq!(back.location(), "/om?x=1");
    let english = visitor.follow(&back).await;
    assert_eq!((english.one("html").attribute("lang"), english.one("h1").text.as_str()), ("en", "About Pejl"));
    assert_eq!(visitor.get("/findes-ikke").await.one("html").attribute("lang"), "en");
}

#[tokio::test]
async fn numbers_and_dates_are_written_as_the_language_writes_them() {
    let test = TestApp::new().await;
    let camp = CampBuilder::new("Trivsel").build(&test, &test.fjordby).await;
    let mut analyst = test.sign_in_as(Role::Analyst).await;
    analyst.get(&camp.url()).await.says("torsdag den 7. maj 2026");
    analyst.set_cookie("pejl_lang", "en");
    let english = analyst.get(&camp.url()).await;
    english.says("May").does_not_say("torsdag");
}

#[tokio::test]
async fn an_unknown_language_is_danish() {
    let test = TestApp::new().await;
    let mut visitor = test.visitor();
    visitor.set_cookie("pejl_lang", "tlh");
    assert_eq!(visitor.get("/om").await.one("html").attribute("lang"), "da");
    visitor.get("/skift-sprog?til=tlh&tilbage=https://ond.example").await.leads_to("/");
    assert_eq!(visitor.cookie("pejl_lang"), Some("da"));
}
