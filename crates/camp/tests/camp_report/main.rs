//! The camp report from the database to its six files and its pages: over the invented camp of the demo, and over
//! the real ones when they are at hand beside the project.
//!
//! Set `KEEP_REPORTS` to a folder to look at what is written.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use camp::camp_report::{Format, actions};
use camp::consolidation::actions::carry_out;
use camp::consolidation::{Command, Seen};
use camp::exercise::Exercise;
use camp::gathering::{self, Camp};
use platform::Fault;
use platform::access::{Actor, Grant, Role, Scope};
use platform::store::{Db, Tx, Value, new_id};
use platform::time::Timestamp;
use serde_json::Value as Json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use ui::i18n::{Language, Locale, Texts};
use ui::{App, Profile};

mod world;
use world::*;

#[tokio::test]
async fn the_invented_camps_report_says_the_same_in_every_form() {
    let (world, camp) = World::consolidated().await;
    let json = check_all_forms(&world, &camp).await;
    let indicator = &list(&json, "exercises")[0];
    let find = |id: &str| list(indicator, "statements").iter().find(|statement| statement["id"] == id).unwrap();
    assert_eq!(list(&json, "exercises").iter().map(|exercise| number(exercise, "edits")).sum::<i64>(), world.edits);
    assert_eq!(number(&indicator["thoughts"], "total"), number(indicator, "captured") + 1);
    assert_eq!(list(find("sl-ind-004"), "parts")[1]["text"], "Den anden halvdel");
    assert_eq!(find("sl-ind-005")["merged_under"][0], "sl-ind-001");
    assert!(find("sl-ind-002")["text"].as_str().unwrap().ends_with("[skjult]"));
    assert_eq!(find("sl-ind-021")["place"], "set_aside");
    assert_eq!(indicator["sample_origin"], "chosen");
    assert_eq!(number(list(&json, "exercises").last().unwrap(), "erased"), 1);
    assert!(!json.to_string().contains(&noticeboard()["text"]));
}

#[tokio::test]
async fn the_invented_camps_report_can_be_printed() {
    let (world, camp) = World::consolidated().await;
    assert!(world.report(&camp.slug, Format::Pdf).await.starts_with(b"%PDF-"));
}

#[tokio::test]
async fn only_those_who_may_read_the_camp_get_its_report_until_it_is_published() {
    let (world, camp) = World::consolidated().await;
    let ask =
        async |actor: &Actor, camp: &str| actions::report(&world.db, actor, camp, Format::Csv, &danish(), now()).await;
    let analyst_in = |unit_path: String| {
        Actor::person(&world.municipality, "u1", "Asta", vec![Grant { role: Role::Analyst, unit_path }])
    };
    let Scope { unit_path, .. } = camp.scope();
    let public = Actor::public(&world.municipality);
    for stranger in [&public, &analyst_in("/et-andet-sted/".to_owned())] {
        let refused = ask(stranger, &camp.slug).await;
        assert!(matches!(refused, Err(Fault::Denied(_))), "{refused:?}");
    }
    assert!(matches!(ask(&world.actor, "en-anden").await, Err(Fault::NotFound)));
    assert!(ask(&analyst_in(unit_path), &camp.slug).await.is_ok());
    gathering::actions::publish(&world.db, &world.actor, &camp.slug, now()).await.unwrap();
    assert!(ask(&public, &camp.slug).await.is_ok());
}

#[tokio::test]
async fn the_real_camps_reports_hold_every_statement_in_every_form() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/lejre-2017");
    if !folder.is_dir() {
        println!("skipped: the real camps' files are not beside the project");
        return;
    }
    let mut world = World::new().await;
    let mut captured = 0;
    for row in rows(&folder, "camps.csv") {
        let camp = world.capture(&folder, &row["camp_id"]).await;
        if camp.slug == "trivsel-og-laering" {
            world.place(&camp, &folder, "gold_trivsel-og-laering.csv").await;
        }
        let json = check_all_forms(&world, &camp).await;
        captured += list(&json, "exercises").iter().map(|exercise| list(exercise, "statements").len()).sum::<usize>();
    }
    assert_eq!(captured, rows(&folder, "statements.csv").len() + rows(&folder, "frontpages.csv").len());
}

/// Serves the crate's pages to one request by someone who is not signed in, and returns the whole answer as text.
async fn answer(world: &World, path: &str) -> String {
    let app = world.app.clone();
    let identify = axum::middleware::from_fn_with_state(app.clone(), ui::identify);
    let failures = axum::middleware::from_fn_with_state(app.clone(), ui::render_failures);
    let router = camp::routes().into_router().layer(failures).layer(identify).with_state(app);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let mut stream = tokio::net::TcpStream::connect(listener.local_addr().unwrap()).await.unwrap();
    let server = tokio::spawn(async move { axum::serve(listener, router).await });
    stream
        .write_all(format!("GET {path} HTTP/1.1\r\nHost: fjordby\r\nConnection: close\r\n\r\n").as_bytes())
        .await
        .unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.unwrap();
    server.abort();
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test]
async fn the_pages_offer_show_and_hand_out_the_report_of_a_published_camp() {
    let (world, camp) = World::consolidated().await;
    let address = format!("{}/rapport", camp.url());
    assert!(answer(&world, &address).await.starts_with("HTTP/1.1 303"));
    gathering::actions::publish(&world.db, &world.actor, &camp.slug, now()).await.unwrap();
    let page = answer(&world, &address).await;
    assert!(
        page.contains("<h1>Rapport</h1>") && page.contains("udsagn er ikke placeret endnu; rapporten siger det."),
        "{page}"
    );
    for format in Format::ALL {
        assert!(page.contains(&format!("href=\"{address}/hent/{}\"", format.ending())), "{format:?}");
    }
    let page = answer(&world, &format!("{address}/vis")).await;
    assert_eq!(page.matches("<h1>").count(), 1);
    assert!(
        page.contains("<h2 id=\"opgoerelse\">Sådan er opsamlingen lavet</h2>") && !page.contains("<style"),
        "{page}"
    );
    let file = answer(&world, &format!("{address}/hent/csv")).await;
    let name = "content-disposition: attachment; filename=\"opsamling-et-trygt-og-aktivt-seniorliv-2026-11-21.csv\"";
    assert!(file.contains(name), "{file}");
    assert!(answer(&world, &format!("{address}/hent/exe")).await.starts_with("HTTP/1.1 404"));
    assert!(answer(&world, "/camps/rapport.css").await.contains(".report-table"));
}

#[tokio::test]
async fn the_real_camps_reports_can_be_printed_for_everyone_to_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/lejre-2017");
    if !folder.is_dir() {
        println!("skipped: the real camps' files are not beside the project");
        return;
    }
    let world = World::new().await;
    for row in rows(&folder, "camps.csv") {
        let camp = world.capture(&folder, &row["camp_id"]).await;
        let pdf = world.report(&camp.slug, Format::Pdf).await;
        assert!(pdf.starts_with(b"%PDF-1.7"), "{}", camp.slug);
        // The file's own claim, in its metadata, that it follows PDF/UA-1; typst refuses to write what does not.
        let claims = |claim: &str| pdf.windows(claim.len()).any(|bytes| bytes == claim.as_bytes());
        assert!(claims("<pdfuaid:part>1</pdfuaid:part>"), "{}", camp.slug);
    }
}
