//! What keeps other sites out: headers on everything, forms only from our own pages, files that a browser may keep.

use platform::access::Role;
use testkit::{CampBuilder, TestApp, TestFile};

#[tokio::test]
async fn a_form_from_another_site_is_refused_even_with_the_token() {
    let test = TestApp::new().await;
    let camp = CampBuilder::new("Trivsel").build(&test, &test.fjordby).await;
    let mut facilitator = test.sign_in_as(Role::Facilitator).await;
    let url = format!("{}/offentliggoer", camp.url());
    let token = facilitator.get("/camps").await.find("input[name=token]")[0].attribute("value").to_owned();
    let foreign: [&[(&str, &str)]; 3] =
        [&[("sec-fetch-site", "cross-site")], &[("sec-fetch-site", "same-site")], &[("origin", "https://ond.example")]];
    for headers in foreign {
        facilitator.post_raw(&url, &[("token", &token)], headers).await.answers(400).says("blev ikke sendt herfra");
    }
    facilitator
        .post_raw(&url, &[("token", &token)], &[("origin", "https://fjordby.example")])
        .await
        .leads_to(&camp.url());
}

#[tokio::test]
async fn a_token_belongs_to_one_visitor() {
    let test = TestApp::new().await;
    let camp = CampBuilder::new("Trivsel").build(&test, &test.fjordby).await;
    let theirs = test.sign_in_as(Role::Analyst).await.get("/camps").await.find("input[name=token]")[0]
        .attribute("value")
        .to_owned();
    let mut facilitator = test.sign_in_as(Role::Facilitator).await;
    facilitator.post_raw(&format!("{}/offentliggoer", camp.url()), &[("token", &theirs)], &[]).await.answers(400);
}

#[tokio::test]
async fn embedded_files_may_be_kept_for_good_and_pages_never() {
    let test = TestApp::new().await;
    let mut visitor = test.visitor();
    let page = visitor.get("/om").await;
    assert_eq!(page.header("cache-control"), "no-store");
    for file in page.find("link[rel=stylesheet], script[src]") {
        let address = [file.attribute("href"), file.attribute("src")].concat();
        let served = visitor.get(&address).await;
        let is_kept = served.answers(200).header("cache-control").contains("immutable");
        assert!(is_kept || address == "/udseende.css", "{address}: {}", served.header("cache-control"));
    }
    visitor.get("/statisk/x/../../Cargo.toml").await.answers(404);
    visitor.get("/statisk/x/findes/ikke.css").await.answers(404);
}

#[tokio::test]
async fn a_logo_that_is_not_a_picture_is_refused_and_a_picture_is_shown() {
    const PNG: &[u8] = include_bytes!("dot.png");
    let test = TestApp::new().await;
    let mut administrator = test.sign_in_as(Role::Administrator).await;
    let file = |name, bytes| TestFile { field: "logo", name, bytes };
    let script = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    administrator.post_multipart("/indstillinger/udseende/logo", &[], &[file("logo.svg", script)]).await.answers(422);
    administrator.post_multipart("/indstillinger/udseende/logo", &[], &[file("logo.png", script)]).await.answers(422);
    administrator.get("/logo").await.answers(404);
    administrator
        .post_multipart("/indstillinger/udseende/logo", &[], &[file("logo.png", PNG)])
        .await
        .leads_to("/indstillinger/udseende");
    let logo = administrator.get("/logo").await;
    assert_eq!((logo.header("content-type"), logo.bytes.as_slice()), ("image/png", PNG));
}

#[tokio::test]
async fn words_that_look_like_a_page_are_shown_as_words() {
    let test = TestApp::new().await;
    let words = "<script>alert('x')</script><b>\"fed\" & farlig</b>";
    let camp = CampBuilder::new("<i>Trivsel</i>")
        .says(camp::exercise::Exercise::Idea, words)
        .build(&test, &test.fjordby)
        .await;
    let mut analyst = test.sign_in_as(Role::Analyst).await;
    let board = analyst.get(&format!("{}/den-gode-ide/tavle", camp.url())).await;
    board.says(words);
    assert!(board.find("main b, main script, main i").is_empty());
}

#[tokio::test]
async fn the_health_of_the_program_can_be_asked_for() {
    let test = TestApp::new().await;
    let health = test.visitor().get("/health").await;
    assert!(health.answers(200).text().contains("\"status\":\"ok\""));
}
