//! Every route: what it is called, what right it asks for, and that nobody gets past it. The list in `routes.txt`
//! is the inventory; write it anew with `UPDATE=1`, and think before an address disappears from it.

use std::path::{Path, PathBuf};

use app::wiring;
use platform::access::{Actor, Right, Role};
use testkit::{Client, Page, TestApp, Town};
use ui::{Access, RouteInfo};

use crate::places::Places;

fn list() -> PathBuf {
    Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("tests/it/routes.txt")
}

fn inventory() -> String {
    let mut lines: Vec<String> = wiring::routes()
        .list()
        .iter()
        .map(|route| format!("{:<5}{:<64} {}\n", route.method, route.path, route.access.describe()))
        .collect();
    lines.sort_by_key(|line| line.get(5..).map(str::to_owned));
    lines.concat()
}

#[test]
fn the_inventory_of_routes_is_the_committed_one() {
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(list(), inventory()).unwrap();
    }
    let committed = std::fs::read_to_string(list()).unwrap_or_default();
    let (new, old): (Vec<String>, Vec<String>) = (missing(&inventory(), &committed), missing(&committed, &inventory()));
    assert!(
        new.is_empty() && old.is_empty(),
        "routes.txt is not as the program is; if that is meant, run with UPDATE=1.\nnew: {new:#?}\ngone: {old:#?}"
    );
}

fn missing(these: &str, from: &str) -> Vec<String> {
    these.lines().filter(|line| !from.lines().any(|other| other == *line)).map(str::to_owned).collect()
}

const fn right(route: &RouteInfo) -> Right {
    match route.access {
        Access::Needs(right) | Access::NeedsUnlessPublished(right) => right,
    }
}

const fn is_open_when_published(route: &RouteInfo) -> bool {
    matches!(route.access, Access::NeedsUnlessPublished(_))
}

fn may(role: Option<Role>, right: Right) -> bool {
    match role {
        Some(role) => role.gives(right),
        None => Actor::public("x").may_somewhere(right),
    }
}

async fn everyone(test: &TestApp, town: &Town) -> Vec<(Option<Role>, Client)> {
    let mut everyone = vec![(None, test.visitor_of(town))];
    for role in Role::ALL {
        everyone.push((Some(role), test.sign_in_in(town, role).await));
    }
    everyone
}

/// Refused: 403; a visitor who has not signed in and only looks is shown where to sign in.
#[track_caller]
fn assert_refused(page: &Page, role: Option<Role>, method: &str) {
    if role.is_none() && method == "GET" {
        page.leads_to("/log-ind?videre=");
    } else {
        page.answers(403);
    }
}

#[tokio::test]
async fn every_page_opens_for_those_with_its_right_and_for_nobody_else() {
    let test = TestApp::new().await;
    let places = Places::of(&test, &test.fjordby, "Et travlt døgn").await;
    for (role, mut client) in everyone(&test, &test.fjordby).await {
        for route in wiring::routes().list().iter().filter(|route| route.method == "GET") {
            let page = client.get(&places.fill(route.path)).await;
            // The voice is published: everyone may read it.
            let is_published = route.path.starts_with("/kompas/stemmer") && is_open_when_published(route);
            if is_published || may(role, right(route)) {
                assert!([200, 303, 404].contains(&page.status.as_u16()), "{} as {role:?}: {}", route.path, page.status);
                assert!(
                    page.status != 404 || MAY_BE_MISSING.contains(&route.path),
                    "{} as {role:?} is not there",
                    route.path
                );
            } else {
                assert_refused(&page, role, "GET");
            }
        }
    }
}

/// Pages that are only there when someone has put something in, for who wrote it, or for a thing that the address names.
const MAY_BE_MISSING: &[&str] =
    &["/logo", "/kompas/stemmer/{voice}/billede", "/kompas/stemmer/{voice}/ret", "/traad/knyt"];

#[tokio::test]
async fn a_form_without_our_token_changes_nothing_for_anyone() {
    let test = TestApp::new().await;
    let places = Places::of(&test, &test.fjordby, "Et travlt døgn").await;
    let before = entries(&test).await;
    let mut refusals = 0;
    for (role, mut client) in everyone(&test, &test.fjordby).await {
        for route in wiring::routes().list().iter().filter(|route| route.method == "POST") {
            let url = places.fill(route.path);
            let answers = [
                client.post_raw(&url, &ALL_FIELDS, &[]).await,
                client.post_multipart_raw(&url, &ALL_FIELDS, &[]).await,
            ];
            for page in answers {
                if may(role, right(route)) {
                    assert_eq!(page.status, 400, "{} as {role:?} takes a form without a token", route.path);
                } else {
                    assert_refused(&page, role, "POST");
                    refusals += 1;
                }
            }
        }
    }
    // The refusals are in the audit log, and a session was opened for each role: nothing else happened.
    assert_eq!(entries(&test).await - before, refusals + i64::try_from(Role::ALL.len()).unwrap());
}

async fn entries(test: &TestApp) -> i64 {
    let newest = platform::audit::latest(&test.app.db, &test.fjordby.operator(), None, 1).await.unwrap();
    newest[0].seq
}

#[tokio::test]
async fn whoever_lacks_the_right_is_refused_even_with_a_good_form() {
    let test = TestApp::new().await;
    let places = Places::of(&test, &test.fjordby, "Et travlt døgn").await;
    for (role, mut client) in everyone(&test, &test.fjordby).await {
        for route in wiring::routes().list().iter().filter(|route| route.method == "POST" && !may(role, right(route))) {
            assert_refused(&client.post_form(&places.fill(route.path), &ALL_FIELDS).await, role, "POST");
        }
    }
}

#[tokio::test]
async fn nothing_of_another_municipality_is_there() {
    let test = TestApp::new().await;
    let own = Places::of(&test, &test.fjordby, "Et travlt døgn").await;
    let theirs = Places::of(&test, &test.havnby, "En fremmed dag").await;
    let before = platform::audit::latest(&test.app.db, &test.havnby.operator(), None, 1).await.unwrap()[0].seq;
    for (role, mut client) in everyone(&test, &test.fjordby).await {
        for route in wiring::routes().list().iter().filter(|route| own.fill(route.path) != theirs.fill(route.path)) {
            let url = theirs.fill(route.path);
            let mut page =
                if route.method == "GET" { client.get(&url).await } else { client.post_form(&url, &ALL_FIELDS).await };
            if page.status == 400 {
                // A form with a file wants to be sent as one.
                page = client.post_multipart(&url, &ALL_FIELDS, &[]).await;
            }
            let passes_gate = may(role, right(route)) || matches!(route.access, Access::NeedsUnlessPublished(_));
            if passes_gate {
                assert_eq!(page.status, 404, "{} {url} as {role:?}: {}", route.method, page.main_text());
            } else {
                assert_refused(&page, role, route.method);
            }
        }
    }
    let after = platform::audit::latest(&test.app.db, &test.havnby.operator(), None, 1).await.unwrap()[0].seq;
    assert_eq!(before, after, "something was done in Havnby from Fjordby");
}

#[tokio::test]
async fn a_published_camp_can_be_read_by_everyone_and_an_internal_one_cannot() {
    let test = TestApp::new().await;
    let places = Places::of(&test, &test.fjordby, "Et travlt døgn").await;
    let mut visitor = test.visitor();
    let open: Vec<String> = wiring::routes()
        .list()
        .iter()
        .filter(|route| is_open_when_published(route))
        .filter(|route| route.path.starts_with("/camps"))
        .map(|route| places.fill(route.path))
        .collect();
    assert!(!open.is_empty());
    for url in &open {
        visitor.get(url).await.leads_to("/log-ind?videre=");
    }
    let mut facilitator = test.sign_in_as(Role::Facilitator).await;
    facilitator.post_form(&format!("{}/offentliggoer", places.camp.url()), &[]).await.leads_to(&places.camp.url());
    for url in &open {
        visitor.get(url).await.answers(200);
    }
    facilitator.post_form(&format!("{}/traek-tilbage", places.camp.url()), &[]).await.leads_to(&places.camp.url());
    visitor.get(&places.camp.url()).await.leads_to("/log-ind?videre=");
}

#[tokio::test]
async fn a_refused_attempt_is_in_the_audit_log_with_who_and_what() {
    let test = TestApp::new().await;
    test.sign_in_as(Role::Employee).await.get("/indstillinger/brugere").await.answers(403);
    let newest = platform::audit::latest(&test.app.db, &test.fjordby.operator(), None, 1).await.unwrap().remove(0);
    assert_eq!((newest.actor.as_str(), newest.outcome.as_str()), (test.fjordby.person(Role::Employee), "refused"));
    assert_eq!(newest.object_id, "GET /indstillinger/brugere");
    assert!(newest.detail.contains("manage-users"), "{}", newest.detail);
    let mut administrator = test.sign_in_as(Role::Administrator).await;
    administrator.get("/indstillinger/log").await.says("Emil Medarbejder");
}

#[tokio::test]
async fn what_is_not_a_page_is_answered_in_words() {
    let test = TestApp::new().await;
    let mut visitor = test.visitor();
    visitor.get("/findes-ikke").await.answers(404).says("Vi kan ikke finde det, du leder efter.");
    visitor.get("/camps/findes-ikke").await.answers(404);
    visitor.post_form("/om", &[]).await.answers(404);
    test.sign_in_as(Role::Employee)
        .await
        .get("/indstillinger")
        .await
        .answers(403)
        .says("Din bruger har ikke den ret, som skal til her.");
}

/// Every field that any form of ours has, so that a form for the wrong municipality is not refused only because
/// a field is missing.
pub(crate) const ALL_FIELDS: [(&str, &str); 40] = [
    ("til", "tilbage"),
    ("kort", "x"),
    ("kategori", "x"),
    ("begrundelse", "x"),
    ("handling", "tidligere"),
    ("navn", "x"),
    ("beskrivelse", "x"),
    ("ind_i", "x"),
    ("set", "1"),
    ("foerste", "x"),
    ("anden", "y"),
    ("trin", "1"),
    ("titel", "x"),
    ("tekst", "x"),
    ("retning", "tidligere"),
    ("slags", "bidrag"),
    ("antal", "5"),
    ("udsagn", "x"),
    ("ord", "x"),
    ("erstatning", "x"),
    ("role", "employee"),
    ("unit", "x"),
    ("login", "x"),
    ("password", "x"),
    ("name", "x"),
    ("videre", "/"),
    ("card", "x"),
    ("changed_in", "1"),
    ("category", "x"),
    ("reason", "x"),
    ("first", "x"),
    ("second", "y"),
    ("fragment", "x"),
    ("step", "1"),
    ("graense", "80"),
    ("aftryk", "x"),
    ("hvad", "forslag"),
    ("snit", "0"),
    ("gruppe", "0"),
    ("forslag", "x@1:y"),
];
