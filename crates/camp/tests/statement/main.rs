//! Statements as people meet them: the thread, the pages and their forms, on a database of their own.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::sync::Arc;

use axum::Extension;
use axum::middleware::from_fn_with_state;
use camp::consolidation::actions::carry_out;
use camp::consolidation::{Command, Seen};
use camp::exercise::Exercise;
use camp::gathering::{self, Camp};
use camp::statement;
use compass::thread::{Kind, Stored, Threads};
use platform::access::{Actor, Role};
use platform::identity::{self, NewPerson, Password, PasswordUse};
use platform::store::{Db, Tx, Value, new_id};
use platform::tenancy;
use platform::time::Timestamp;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use ui::i18n::{Language, Locale, Texts};
use ui::{App, Profile};

const NOW: Timestamp = Timestamp::from_millis(1_795_000_000_000);
const SECRET_WORDS: &str = "Grete på nummer syv savner sin hest";
const PAGE: &str = "/camps/trivsel/udsagn/tl-ind-001";
const PAGE_OF_GRETE: &str = "/camps/trivsel/udsagn/tl-ind-004";

mod vectors;
mod world;
use world::*;

#[tokio::test]
async fn the_thread_of_a_placed_statement_leads_by_its_category_and_theme_to_the_core_task() {
    let world = world().await;
    let category = world.category("Skolen tæt på", &["k1", "k2"]).await;
    let theme = Command::AddTheme {
        title: "Nærhed".into(),
        words: "Skolen skal være tæt på".into(),
        statements: vec!["s3".into()],
        categories: vec![category.clone()],
    };
    world.act(theme).await;

    let thread = world.thread(&world.operator, Kind::Statement, "tl-ind-001").await.unwrap();
    let up: Vec<(usize, Kind)> = thread.up.iter().map(|level| (level.depth, level.node.kind)).collect();
    assert_eq!(up, [(1, Kind::Category), (2, Kind::Theme), (3, Kind::Camp), (4, Kind::CoreTask)]);
    assert!(thread.reaches_north && thread.down.is_empty());
    assert_eq!(thread.up[0].node.url, format!("/camps/trivsel/indikatorer?kategori={category}"));
    assert_eq!(thread.up[1].node.url, format!("/camps/trivsel/indikatorer/opsamling/tema/{}", thread.up[1].node.id));
    assert_eq!(thread.up[3].node.title, "Trivsel og læring");

    let kinds = |thread: &compass::thread::Thread| thread.up.iter().map(|level| level.node.kind).collect::<Vec<_>>();
    let direct = world.thread(&world.operator, Kind::Statement, "tl-ind-003").await.unwrap();
    assert_eq!(kinds(&direct), [Kind::Theme, Kind::Camp, Kind::CoreTask], "a theme rests on it directly");
    let loose = world.thread(&world.operator, Kind::Statement, "tl-ind-004").await.unwrap();
    assert_eq!(kinds(&loose), [Kind::Camp, Kind::CoreTask], "nothing nearer rests on it");

    let north = world.thread(&world.operator, Kind::CoreTask, &thread.up[3].node.id).await.unwrap();
    let down: Vec<(usize, Kind, &str)> =
        north.down.iter().map(|level| (level.depth, level.node.kind, level.node.title.as_str())).collect();
    assert_eq!(
        down,
        [
            (1, Kind::Camp, "Camp om trivsel"),
            (2, Kind::Theme, "Nærhed"),
            (3, Kind::Category, "Skolen tæt på"),
            (3, Kind::Statement, "Flere cykelstier"),
            (1, Kind::Wording, "Ordlyd 1: Trivsel og læring"),
        ]
    );
    let below: Vec<String> = world
        .thread(&world.operator, Kind::Category, &category)
        .await
        .unwrap()
        .down
        .into_iter()
        .map(|level| level.node.id)
        .collect();
    assert_eq!(below, ["tl-ind-001", "tl-ind-002"]);
}

#[tokio::test]
async fn nobody_follows_a_thread_into_a_camp_they_may_not_read() {
    let world = world().await;
    let category = world.category("Skolen tæt på", &["k1"]).await;
    let public = Actor::public(&world.operator.municipality);
    for (kind, id) in [(Kind::Statement, "tl-ind-001"), (Kind::Category, category.as_str()), (Kind::Camp, "c1")] {
        let found = world.thread(&public, kind, id).await;
        assert!(matches!(found, Err(platform::Fault::NotFound)), "{kind:?}");
    }
    assert_eq!(world.get("", PAGE).await.0, 303, "who is not signed in is asked to sign in");
    world.publish().await;
    assert_eq!(world.get("", PAGE).await.0, 200);
    assert!(world.thread(&public, Kind::Statement, "tl-ind-001").await.unwrap().reaches_north);
}

#[tokio::test]
async fn the_page_of_an_exercise_finds_marks_and_accounts_for_every_statement() {
    let world = world().await;
    world.publish().await;
    let category = world.category("Skolen tæt på", &["k1", "k2"]).await;
    world.act(Command::SetAside { cards: vec![seen("k3")], reason: "Uden for emnet".into() }).await;

    let (status, page) = world.get("", "/camps/trivsel/indikatorer").await;
    assert_eq!(status, 200);
    for link in [
        ">5 indsamlet</a>",
        "?sted=placeret\">2 placeret</a>",
        "?sted=lagt-til-side\">1 lagt til side</a>",
        "?sted=ikke-placeret\">2 ikke placeret</a>",
        "?sted=slettet\">0 slettet</a>",
    ] {
        assert!(page.contains(link), "{link} in {page}");
    }
    assert!(
        page.contains("Lagt til side: Uden for emnet")
            && page.contains(&format!("?kategori={category}\">Skolen tæt på</a>"))
    );
    assert!(
        !page.contains("<script>alert") && !page.contains("/tavle"),
        "words are escaped, and the public sorts nothing"
    );

    let (_, page) = world.get("", "/camps/trivsel/indikatorer?ord=skole&stemmer=1&sorter=-stemmer").await;
    assert!(
        page.contains("Tættere på <mark>skolerne</mark>")
            && page.contains("En god <mark>folkeskole</mark>")
            && !page.contains("cykelstier"),
        "{page}"
    );
    assert!(page.find("tl-ind-002").unwrap() < page.find("tl-ind-001").unwrap(), "most votes first");
    assert!(
        page.contains("aria-sort=\"descending\"") && page.contains("?ord=skole&#38;stemmer=1&#38;sorter=stemmer\""),
        "{page}"
    );

    let (_, page) = world.get("", "/camps/trivsel/indikatorer?ord=badeland").await;
    assert!(page.contains("Ingen udsagn passer.") && page.contains("Nulstil"), "{page}");
    assert!(world.get("", "/camps/trivsel/den-gode-ide").await.1.contains("Der er ikke indsamlet noget i den endnu."));
    assert_eq!(world.get("", "/camps/trivsel/noget-andet").await.0, 404);
    assert_eq!(world.get("", "/camps/trivsel/udsagn/tl-ind-999").await.0, 404);
}

#[tokio::test]
async fn a_statement_is_placed_set_aside_split_and_undone_from_its_page() {
    let world = world().await;
    let category = world.category("Skolen tæt på", &["k2"]).await;
    let cookie = world.person(Role::Facilitator).await;

    let (status, answer) =
        world.post(&cookie, PAGE, "placer", &format!("card=k1&changed_in=0&category={category}")).await;
    assert!(status == 303 && answer.contains("besked=statement-placed"), "{answer}");
    let (_, page) = world.get(&cookie, PAGE).await;
    assert!(
        page.contains("Asta Holm: <strong>Placeret</strong>") && page.contains("Fra Ikke placeret til Skolen tæt på."),
        "{page}"
    );

    let (status, page) = world.post(&cookie, PAGE, "placer", "card=k1&changed_in=0&category=").await;
    assert!(status == 422 && page.contains("<a href=\"#category\">"), "the card has changed since step 0: {page}");
    let (status, page) = world.post(&cookie, PAGE, "laeg-til-side", "card=k1&changed_in=2&reason=+").await;
    assert!(
        status == 422
            && page.contains("<a href=\"#reason\">")
            && page.contains("id=\"reason\"")
            && page.contains("id=\"reason-error\""),
        "{page}"
    );
    assert_eq!(
        world.post(&cookie, PAGE, "placer", "card=k2&changed_in=1&category=").await.0,
        404,
        "another statement's card"
    );

    assert_eq!(
        world.post(&cookie, PAGE, "del", "card=k1&changed_in=2&first=T%C3%A6ttere+p%C3%A5&second=Skolerne").await.0,
        303
    );
    let (_, page) = world.get(&cookie, PAGE).await;
    assert!(
        page.contains("<h3>Tanke 2</h3>") && page.contains("id=\"reason-2\"") && page.contains("Tættere på skolerne"),
        "{page}"
    );
    let second = page
        .split("name=\"card\" value=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .find(|card| *card != "k1")
        .unwrap()
        .to_owned();
    let (_, page) =
        world.post(&cookie, PAGE, "del", &format!("card={second}&changed_in=3&first=Skolerne&second=")).await;
    assert!(
        page.contains("id=\"first-1\"") && page.contains("id=\"first\"") && page.contains("id=\"first-error\""),
        "the fault is at the second thought: {page}"
    );

    assert_eq!(world.post(&cookie, PAGE, "fortryd", "step=3").await.0, 303);
    assert_eq!(world.post(&cookie, PAGE, "fortryd", "step=1").await.0, 422, "step 1 is none of this statement's");
    let (_, page) = world.get(&cookie, PAGE).await;
    assert!(page.contains("Fortrød: Delt i to tanker") && !page.contains("<h3>Tanke 2</h3>"), "{page}");

    world.act(Command::RemoveCategory { category }).await;
    world.publish().await;
    let (_, page) = world.get("", PAGE).await;
    assert!(
        page.contains("<strong>Placeret</strong>") && !page.contains("Asta Holm") && !page.contains("/placer"),
        "what was done, not by whom: {page}"
    );
    assert!(
        page.contains("Fra Skolen tæt på til Ikke placeret."),
        "a category that is gone keeps its name in the history: {page}"
    );
}

#[tokio::test]
async fn merged_statements_tell_their_votes_as_a_sum_and_link_to_each_other() {
    let world = world().await;
    world.act(Command::MergeCards { cards: vec![seen("k1"), seen("k2")] }).await;
    let cookie = world.person(Role::Analyst).await;
    let (_, page) = world.get(&cookie, PAGE).await;
    assert!(
        page.contains("Stemmer i alt: 5 = 2 + 3")
            && page.contains("/udsagn/tl-ind-002\">tl-ind-002: En god folkeskole</a>"),
        "{page}"
    );
    assert!(page.contains("tl-ind-002 blev lagt ind under dette.") && !page.contains("name=\"first\""), "{page}");
    let (_, other) = world.get(&cookie, "/camps/trivsel/udsagn/tl-ind-002").await;
    assert!(other.contains("Lagt sammen med tl-ind-001."), "{other}");
}

#[tokio::test]
async fn the_words_behind_a_mask_are_shown_to_few_and_the_log_says_to_whom() {
    let world = world().await;
    let (facilitator, employee) = (world.person(Role::Facilitator).await, world.person(Role::Employee).await);
    assert_eq!(world.post(&facilitator, PAGE_OF_GRETE, "skjul", "fragment=Bente").await.0, 422);
    assert_eq!(world.post(&facilitator, PAGE_OF_GRETE, "skjul", "fragment=Grete").await.0, 303);

    for path in [PAGE_OF_GRETE, "/camps/trivsel/indikatorer"] {
        let (status, page) = world.get(&employee, path).await;
        assert!(status == 200 && page.contains("[skjult] på nummer syv") && !page.contains("Grete"), "{path}: {page}");
    }
    assert!(
        world.get(&employee, "/camps/trivsel/indikatorer?ord=Grete").await.1.contains("Ingen udsagn passer."),
        "what is hidden is not found"
    );
    assert_eq!(world.post(&employee, PAGE_OF_GRETE, "vis-ordene", "").await.0, 403);
    let (status, page) = world.post(&facilitator, PAGE_OF_GRETE, "vis-ordene", "").await;
    assert!(status == 200 && page.contains(SECRET_WORDS) && page.contains("[skjult] på nummer syv"), "{page}");
    assert!(!world.get(&facilitator, PAGE_OF_GRETE).await.1.contains("Grete"), "shown once");
    let logged = platform::audit::latest(&world.app.db, &world.operator, None, 50).await.unwrap();
    let looks: Vec<_> =
        logged.iter().filter(|entry| entry.action == "camp.statement.see-masked" && entry.outcome == "done").collect();
    assert!(looks.len() == 1 && looks[0].object_id == "s4" && !looks[0].detail.contains("Grete"));

    assert_eq!(world.post(&facilitator, PAGE_OF_GRETE, "vis-som-skrevet", "").await.0, 303);
    assert!(world.get(&employee, PAGE_OF_GRETE).await.1.contains(SECRET_WORDS));
}

#[tokio::test]
async fn erasing_takes_the_words_from_everywhere_while_the_counts_still_add_up() {
    let world = world().await;
    let category = world.category("Det nære", &["k4", "k1"]).await;
    world
        .act(Command::SplitCard {
            card: seen("k4"),
            first: "Grete på nummer syv".into(),
            second: "savner sin hest".into(),
        })
        .await;
    world
        .act(Command::Mask { statement: "s4".into(), fragments: vec!["Grete".into()], placeholder: "[skjult]".into() })
        .await;
    world.act(Command::SetSample { statements: vec!["s4".into()] }).await;
    let cookie = world.person(Role::Administrator).await;
    let (_, ask) = world.get(&cookie, &format!("{PAGE_OF_GRETE}/slet")).await;
    assert!(ask.contains("Det kan ikke fortrydes.") && ask.contains("[skjult] på nummer syv"), "{ask}");
    assert_eq!(world.post(&cookie, PAGE_OF_GRETE, "slet", "").await.0, 303);

    let mut everything = Vec::new();
    platform::backup::write(&world.app.db, &mut everything, NOW).await.unwrap();
    let everything = String::from_utf8(everything).unwrap();
    assert!(everything.contains("tl-ind-004") && everything.contains("cykelstier"));
    for words in ["Grete", "nummer syv", "savner", "sin hest"] {
        let left: Vec<&str> = everything.lines().filter(|line| line.contains(words)).collect();
        assert!(left.is_empty(), "{left:?}");
    }
    for path in [PAGE_OF_GRETE, "/camps/trivsel/indikatorer", "/camps/trivsel/indikatorer?ord=hest"] {
        let (status, page) = world.get(&cookie, path).await;
        assert!(status == 200 && !page.contains("nummer syv") && !page.contains("savner"), "{path}: {page}");
    }
    let (_, page) = world.get(&cookie, PAGE_OF_GRETE).await;
    assert!(
        page.contains("[slettet]")
            && page.contains("<strong>Ordene slettet</strong>")
            && page.contains("Fra Det nære til Slettet."),
        "{page}"
    );
    assert_eq!(world.get(&cookie, &format!("{PAGE_OF_GRETE}/slet")).await.0, 303, "there is nothing left to erase");

    let mut reader = world.app.db.reader();
    let statements =
        statement::actions::of_exercise(&mut reader, &world.operator, &world.camp, Exercise::Indicator).await.unwrap();
    let counts = statement::tally(Exercise::Indicator, &statements);
    assert_eq!((counts.captured, counts.placed, counts.not_placed, counts.erased), (5, 1, 3, 1));
    assert_eq!(
        counts,
        gathering::actions::counts(&mut reader, &world.camp).await.unwrap()[0],
        "the page counts as the camp does"
    );
    let thread = world.thread(&world.operator, Kind::Category, &category).await.unwrap();
    assert_eq!(thread.down.len(), 1, "an erased statement stands in no category");
}
