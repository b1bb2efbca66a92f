//! Every page in both languages, for every exercise, with a camp that has something of everything in it. The
//! client checks each one: see `testkit::checks`.

use app::wiring;
use camp::exercise::Exercise;
use platform::access::Role;
use testkit::{Client, TestApp};

use crate::places::Places;

/// What the inventory leads to: each page of every kind, each exercise's pages for all seven.
fn addresses(places: &Places) -> Vec<String> {
    let mut addresses = Vec::new();
    for route in wiring::routes().list().iter().filter(|route| route.method == "GET" && route.path != "/skift-sprog") {
        let address = places.fill(route.path);
        let names_a_thing_of_one_exercise =
            ["{category}", "{theme}", "{card}", "{round}"].iter().any(|part| route.path.contains(part));
        if route.path.contains("{exercise}") && !names_a_thing_of_one_exercise {
            addresses.extend(
                Exercise::ALL.iter().map(|exercise| address.replace(Exercise::Indicator.slug(), exercise.slug())),
            );
        } else {
            addresses.push(address);
        }
    }
    addresses
}

/// The roles that together have every right.
async fn readers(test: &TestApp) -> [Client; 2] {
    [test.sign_in_as(Role::Facilitator).await, test.sign_in_as(Role::Administrator).await]
}

async fn walk(language: &str) {
    let test = TestApp::new().await;
    let places = Places::of(&test, &test.fjordby, "Et travlt døgn").await;
    let mut readers = readers(&test).await;
    for reader in &mut readers {
        reader.set_cookie("pejl_lang", language);
    }
    let mut pages = 0;
    for address in addresses(&places) {
        for reader in &mut readers {
            let page = reader.get(&address).await;
            if page.is_document() {
                pages += 1;
                assert_eq!(page.one("html").attribute("lang"), language, "{address}");
            }
        }
    }
    assert!(pages > 40, "only {pages} pages were seen");
}

#[tokio::test]
async fn every_page_is_as_pages_should_be_in_danish() {
    walk("da").await;
}

#[tokio::test]
async fn every_page_is_as_pages_should_be_in_english() {
    walk("en").await;
}

#[tokio::test]
async fn every_page_is_as_pages_should_be_while_there_is_nothing_in_it() {
    let test = TestApp::new().await;
    let camp = testkit::CampBuilder::new("En tom camp").build(&test, &test.fjordby).await;
    let mut facilitator = test.sign_in_as(Role::Facilitator).await;
    for route in wiring::routes().list().iter().filter(|route| {
        route.method == "GET" && !route.path.replace("{camp}", "").replace("{exercise}", "").contains('{')
    }) {
        let address = route.path.replace("{camp}", &camp.slug).replace("{exercise}", Exercise::Idea.slug());
        assert_ne!(facilitator.get(&address).await.status, 500, "{address}");
    }
}

#[tokio::test]
async fn every_link_on_every_page_leads_somewhere() {
    let test = TestApp::new().await;
    let places = Places::of(&test, &test.fjordby, "Et travlt døgn").await;
    let mut reader = test.sign_in_as(Role::Facilitator).await;
    let mut seen = std::collections::BTreeSet::new();
    // A downloaded report stands alone: it has its styles in itself and no links to here.
    for address in addresses(&places).into_iter().filter(|address| !address.contains("rapport/hent/")) {
        let page = reader.get(&address).await;
        for link in page.find("a[href^='/'], link[href^='/'], img[src^='/'], script[src^='/']") {
            let target = [link.attribute("href"), link.attribute("src")].concat();
            seen.insert((target.split('#').next().unwrap().to_owned(), address.clone()));
        }
    }
    let mut tried = std::collections::BTreeSet::new();
    for (target, from) in seen {
        if !target.contains("rapport/hent/") && tried.insert(target.clone()) {
            let status = reader.get(&target).await.status.as_u16();
            assert!([200, 303].contains(&status), "the link '{target}' on {from} answers {status}");
        }
    }
    assert!(tried.len() > 60, "only {} links were tried", tried.len());
}
