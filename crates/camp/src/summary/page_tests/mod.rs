//! The pages as a visitor meets them: asked for over HTTP, with a database behind.

use std::sync::Arc;

use axum::Extension;
use axum::middleware::from_fn_with_state;
use compass::thread::{Below, Kind, Node, Source, Stored, Threads};
use futures::future::BoxFuture;
use platform::access::{Actor, Role};
use platform::identity::{self, NewPerson, Password, PasswordUse};
use platform::store::{Db, StoreError, Tx, Value, new_id, open};
use platform::tenancy;
use platform::time::{Timestamp, now};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use ui::i18n::{Locale, Texts};
use ui::{App, Profile};

use crate::consolidation::{Command, Seen, actions};
use crate::exercise::Exercise;
use crate::gathering;

const HOME: &str = "/camps/skolecamp/indikatorer/opsamling";

mod world;
use world::*;

#[tokio::test]
async fn an_employee_reads_the_summary_with_all_statements_accounted_for_and_is_offered_nothing_to_change() {
    let world = World::begin().await;
    let employee = world.sign_in("ida", Role::Employee).await;
    let page = world.get(&employee, HOME).await;
    assert_eq!(page.status, 200);
    page.has("<h1>Opsamling: Indikatorer på succes</h1>")
        .has("Voksne tager ansvar")
        .has("6 udsagn = 2 placeret + 1 lagt til side + 3 ikke placeret + 0 slettet.");
    page.has("Lagt til side: Handler om parkering")
        .has("/camps/skolecamp/udsagn/sc-ind-002")
        .has("Udsagn &#60;0&#62; fra bordet");
    page.has("Her kommer temaerne")
        .has("Her kommer et udsnit")
        .lacks("Nyt tema")
        .lacks("Foreslå")
        .lacks("post-its med flere tanker");
    assert_eq!(world.get(&employee, &format!("{HOME}/tema/nyt")).await.status, 403);
    assert_eq!(world.get(&employee, "/camps/skolecamp/findes-ikke/opsamling").await.status, 404);
}

#[tokio::test]
async fn a_stranger_is_sent_to_sign_in_until_the_camp_is_published_and_then_sees_no_names() {
    let world = World::begin().await;
    assert!(world.get("", HOME).await.location.starts_with("/log-ind?videre="));
    let operator = Actor::operator(&world.municipality);
    gathering::actions::publish(&world.app.db, &operator, "skolecamp", now()).await.unwrap();
    let analyst = world.sign_in("anna", Role::Analyst).await;
    world.post(&analyst, &format!("{HOME}/tema/nyt"), "titel=&tekst=B%C3%B8rn+vil+gerne").await;
    world.get("", HOME).await.has("Børn vil gerne").lacks("Ret<");
    let theme = world.get("", HOME).await.quoted_after("<section class=\"pejl-theme\" id=\"tema-");
    world.get("", &format!("{HOME}/tema/{theme}")).await.has("Skrevet.").lacks("anna Holm");
    world.get(&analyst, &format!("{HOME}/tema/{theme}")).await.has("Skrevet.").has("anna Holm");
}

#[tokio::test]
async fn an_analyst_writes_a_theme_sees_what_it_rests_on_changes_it_and_undoes_that() {
    let world = World::begin().await;
    let analyst = world.sign_in("anna", Role::Analyst).await;
    let form = world.get(&analyst, &format!("{HOME}/tema/nyt")).await;
    form.has("Ingen udsagn er valgt.").has("Ikke placeret (3)");
    let category = form.quoted_after("name=\"kategori\" value=\"");
    let added = world
        .post(
            &analyst,
            &format!("{HOME}/tema/nyt"),
            &format!("titel=Voksne&tekst=Voksne+tager+teten&kategori={category}&udsagn=s3&udsagn=s4"),
        )
        .await;
    assert_eq!(added.status, 303, "{}", added.body);
    let page = world.get(&analyst, &added.location).await;
    page.has("Temaet er gemt.")
        .has("Fortryd")
        .has("Tema 1: Voksne")
        .has("Voksne tager teten")
        .has("(2 tanker)")
        .has("sc-ind-003");
    let theme = page.quoted_after("<section class=\"pejl-theme\" id=\"tema-");
    let url = format!("{HOME}/tema/{theme}");
    world
        .get(&analyst, &url)
        .await
        .has("<h1>Tema 1: Voksne</h1>")
        .has("pejl-thread")
        .has("Trivsel")
        .has("Udsagn &#60;3&#62; fra bordet");
    let form = world.get(&analyst, &format!("{url}/rediger")).await;
    form.has("Valgt nu (2)").has("2 udsagn er valgt").has(">\nVoksne tager teten</textarea>");
    let set = form.quoted_after("name=\"set\" value=\"");
    let saved =
        world.post(&analyst, &format!("{url}/rediger"), &format!("set={set}&titel=&tekst=Noget+andet&udsagn=s3")).await;
    assert!(saved.location.starts_with(&url), "{}", saved.location);
    let page = world.get(&analyst, &saved.location).await;
    page.has("<h1>Tema 1</h1>")
        .has("Temaet er rettet.")
        .has("Rettet.")
        .has("Hvilede på én kategori. 2 udsagn var valgt.");
    let step = page.quoted_after("name=\"trin\" value=\"");
    let undone = world.post(&analyst, &format!("{HOME}/fortryd"), &format!("trin={step}")).await;
    world.get(&analyst, &undone.location).await.has("Det er fortrudt.").has("Tema 1: Voksne").lacks("name=\"trin\"");
    world.get(&analyst, &saved.location).await.has("Et trin er fortrudt.").lacks("name=\"trin\"");
}

#[tokio::test]
async fn a_theme_without_words_is_refused_and_what_was_typed_and_ticked_is_kept() {
    let world = World::begin().await;
    let analyst = world.sign_in("anna", Role::Analyst).await;
    let before = world.steps().await;
    let refused = world.post(&analyst, &format!("{HOME}/tema/nyt"), "titel=En+titel&tekst=++&udsagn=s4").await;
    assert_eq!(refused.status, 422);
    refused.has("<a href=\"#tekst\">").has("value=\"En titel\"").has("value=\"s4\" checked").has("Valgt nu (1)");
    let unknown = world.post(&analyst, &format!("{HOME}/tema/nyt"), "titel=&tekst=Ord&kategori=findes-ikke").await;
    assert_eq!(unknown.status, 422);
    unknown.has("<a href=\"#valg\">").has(">\nOrd</textarea>");
    assert_eq!(world.steps().await, before);
}

#[tokio::test]
async fn who_saves_a_theme_that_someone_else_has_changed_meanwhile_is_told_and_chooses() {
    let world = World::begin().await;
    let (anna, bo) = (world.sign_in("anna", Role::Analyst).await, world.sign_in("bo", Role::Analyst).await);
    world.post(&anna, &format!("{HOME}/tema/nyt"), "titel=&tekst=Fra+Anna").await;
    let url = format!(
        "{HOME}/tema/{}",
        world.get(&anna, HOME).await.quoted_after("<section class=\"pejl-theme\" id=\"tema-")
    );
    let set = world.get(&anna, &format!("{url}/rediger")).await.quoted_after("name=\"set\" value=\"");
    assert_eq!(world.post(&bo, &format!("{url}/rediger"), &format!("set={set}&titel=&tekst=Fra+Bo")).await.status, 303);
    let told = world.post(&anna, &format!("{url}/rediger"), &format!("set={set}&titel=&tekst=Anna+igen")).await;
    assert_eq!(told.status, 422);
    told.has("En anden har rettet temaet").has("Fra Bo").has(">\nAnna igen</textarea>");
    world.get(&anna, &url).await.has("Fra Bo");
    let set = told.quoted_after("name=\"set\" value=\"");
    assert_eq!(
        world.post(&anna, &format!("{url}/rediger"), &format!("set={set}&titel=&tekst=Anna+igen")).await.status,
        303
    );
}

#[tokio::test]
async fn themes_are_moved_and_removed_from_the_summary_and_removing_can_be_undone_there() {
    let world = World::begin().await;
    let analyst = world.sign_in("anna", Role::Analyst).await;
    for words in ["Det+ene", "Det+andet"] {
        world.post(&analyst, &format!("{HOME}/tema/nyt"), &format!("titel={words}&tekst={words}")).await;
    }
    let first = world.get(&analyst, HOME).await.quoted_after("<section class=\"pejl-theme\" id=\"tema-");
    let moved = world.post(&analyst, &format!("{HOME}/tema/{first}/flyt"), "retning=senere").await;
    assert!(moved.location.ends_with(&format!("besked=theme-moved#tema-{first}")), "{}", moved.location);
    world.get(&analyst, HOME).await.has("Tema 2: Det ene").has("Tema 1: Det andet");
    let unmoved = world.post(&analyst, &format!("{HOME}/tema/{first}/flyt"), "retning=senere").await;
    assert!(
        !unmoved.location.contains("trin="),
        "nothing was changed, so there is nothing to undo: {}",
        unmoved.location
    );
    let removed = world.post(&analyst, &format!("{HOME}/tema/{first}/fjern"), "").await;
    let page = world.get(&analyst, &removed.location).await;
    page.has("Temaet er fjernet.").has("Tema 1: Det andet").lacks("Det ene");
    assert_eq!(world.post(&analyst, &format!("{HOME}/tema/{first}/fjern"), "").await.status, 422);
    let step = page.quoted_after("name=\"trin\" value=\"");
    world.post(&analyst, &format!("{HOME}/fortryd"), &format!("trin={step}")).await;
    world.get(&analyst, HOME).await.has("Tema 2: Det ene");
    let again = world.post(&analyst, &format!("{HOME}/fortryd"), &format!("trin={step}")).await;
    assert_eq!(again.status, 422);
    again.has("<a href=\"#temaer\">");
}

#[tokio::test]
async fn only_ones_own_latest_doing_is_offered_for_undoing() {
    let world = World::begin().await;
    let (anna, bo) = (world.sign_in("anna", Role::Analyst).await, world.sign_in("bo", Role::Analyst).await);
    let added = world.post(&anna, &format!("{HOME}/tema/nyt"), "titel=&tekst=Fra+Anna").await;
    world.get(&anna, &added.location).await.has("name=\"trin\"");
    world.get(&bo, &added.location).await.lacks("name=\"trin\"");
    world.get(&anna, &format!("{HOME}?trin=1")).await.lacks("name=\"trin\"");
    world.get(&anna, &format!("{HOME}?trin=x")).await.lacks("name=\"trin\"");
}

#[tokio::test]
async fn a_sample_is_proposed_and_then_chosen_by_hand() {
    let world = World::begin().await;
    let analyst = world.sign_in("anna", Role::Analyst).await;
    let proposed = world.post(&analyst, &format!("{HOME}/udsnit/foreslaa"), "antal=4").await;
    let page = world.get(&analyst, &proposed.location).await;
    page.has("Udsnittet er valgt efter forslaget.").has("gruppe H1-B1").has("Foreslå et nyt udsnit i stedet");
    assert_eq!(page.body.matches("<blockquote").count(), 4);
    for wrong in ["0", "41", "mange", ""] {
        let refused = world.post(&analyst, &format!("{HOME}/udsnit/foreslaa"), &format!("antal={wrong}")).await;
        assert_eq!(refused.status, 422, "{wrong}");
        refused.has("Skriv et helt tal fra 1 til 40.").has(&format!("value=\"{wrong}\""));
    }
    world.get(&analyst, &format!("{HOME}/udsnit")).await.has("Valgt nu (4)").has("Lagt til side (1)");
    let saved = world.post(&analyst, &format!("{HOME}/udsnit"), "udsagn=s5").await;
    let page = world.get(&analyst, &saved.location).await;
    page.has("Udsnittet er gemt.");
    assert_eq!(page.body.matches("<blockquote").count(), 1);
    world.act(&Command::Erase { statement: "s4".into() }).await;
    let refused = world.post(&analyst, &format!("{HOME}/udsnit"), "udsagn=s4&udsagn=s5").await;
    assert_eq!(refused.status, 422);
    refused.has("<a href=\"#valg\">").has("[slettet]");
}

#[tokio::test]
async fn a_split_post_it_makes_the_page_say_how_thoughts_and_statements_add_up() {
    let world = World::begin().await;
    let employee = world.sign_in("ida", Role::Employee).await;
    world.act(&Command::SplitCard { card: card(0), first: "Udsagn".into(), second: "fra bordet".into() }).await;
    let page = world.get(&employee, HOME).await;
    page.has("7 tanker = 6 udsagn + 1.")
        .has("7 tanker = 3 i kategorier + 1 lagt til side + 3 ikke placeret + 0 slettet.")
        .has("6 udsagn = 2 placeret");
    let same = gathering::actions::counts(
        &mut world.app.db.reader(),
        &gathering::actions::find(&mut world.app.db.reader(), &Actor::operator(&world.municipality), "skolecamp")
            .await
            .unwrap(),
    )
    .await
    .unwrap();
    assert_eq!(
        (same[0].captured, same[0].placed, same[0].set_aside, same[0].not_placed),
        (6, 2, 1, 3),
        "the camp's own counts say the same"
    );
}
